//! Numbers in English: ordinals and cardinals.

/// `15th`, `22nd`, `111th`.
pub fn ordinal(n: u32) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

/// Words for one to nine, as running text has them; digits with thousands commas above.
pub fn cardinal(value: f64) -> String {
    const WORDS: [&str; 10] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    if value.fract() == 0.0 && (1.0..=9.0).contains(&value) {
        // The range was checked: the value is a digit.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 9")]
        return WORDS[value as usize].to_owned();
    }
    grouped(value)
}

/// Digits with thousands commas; at most three decimals, none for a whole number.
pub fn grouped(value: f64) -> String {
    let text = if value.fract() == 0.0 { format!("{value:.0}") } else { trim(&format!("{value:.3}")) };
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |d| ("-", d));
    let mut out = String::from(sign);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// `1.6 billion`, `2.7 million`, `3,000`, `four`.
pub fn scaled(value: f64) -> String {
    for (scale, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if value.abs() >= scale {
            let short = value / scale;
            // Keep every digit of the figure: 6,750,270 is not 6.75 million.
            if (short * 1000.0).fract().abs() < 1e-9 {
                return format!("{} {name}", trim(&format!("{short:.3}")));
            }
        }
    }
    cardinal(value)
}

fn trim(text: &str) -> String {
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `first` to `fourth`, for the parts of a year.
pub fn ordinal_word(number: u32) -> Option<&'static str> {
    ["first", "second", "third", "fourth"].get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals() {
        let all: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 63, 111].map(ordinal).into();
        assert_eq!(
            all,
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "63rd", "111th"]
        );
    }

    #[test]
    fn amounts_keep_their_digits() {
        assert_eq!(scaled(6_750_270.0), "6,750,270");
        assert_eq!(scaled(2.7e9), "2.7 billion");
        assert_eq!(scaled(150.0), "150");
        assert_eq!(scaled(4.0), "four");
        assert_eq!(scaled(3000.0), "3,000");
    }
}
