//! Fractions in words: half, two thirds, three quarters.

/// Names of the parts from two to ten, for one and for several.
const PARTS: [(&str, &str); 9] = [
    ("half", "halves"),
    ("third", "thirds"),
    ("quarter", "quarters"),
    ("fifth", "fifths"),
    ("sixth", "sixths"),
    ("seventh", "sevenths"),
    ("eighth", "eighths"),
    ("ninth", "ninths"),
    ("tenth", "tenths"),
];

const COUNTS: [&str; 10] = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// A fraction below one in words, `half` or `three quarters`; `None` where no part up to a tenth
/// gives it.
pub fn share(value: f64) -> Option<String> {
    for (parts, (one, many)) in (2_u8..).zip(PARTS) {
        let count = value * f64::from(parts);
        let whole = (1..parts).find(|&n| (count - f64::from(n)).abs() < 1e-6);
        match whole {
            Some(1) if parts == 2 => return Some("half".into()),
            Some(1) => return Some(format!("one {one}")),
            Some(n) => return Some(format!("{} {many}", COUNTS.get(usize::from(n))?)),
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_by_name() {
        let all: Vec<Option<String>> = [0.5, 2.0 / 3.0, 0.75, 0.2, 0.37].map(share).into();
        assert_eq!(
            all,
            [
                Some("half".into()),
                Some("two thirds".into()),
                Some("three quarters".into()),
                Some("one fifth".into()),
                None
            ]
        );
    }
}
