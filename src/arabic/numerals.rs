//! Numbers: digits with their separators, cardinals and ordinals in words.

use super::clitics::readings;
use super::letters::fold;

/// The value of a number token (ASCII digits, `.` and `,` inside).
///
/// Separators: two or more of one kind group thousands (`6.750.270`); a single comma before exactly
/// three digits groups thousands (`3,000`), otherwise it is a decimal comma; a single point is a
/// decimal point.
pub fn number(text: &str) -> Option<f64> {
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let plain = match (points, commas) {
        (0 | 1, 0) => text.to_owned(),
        (_, 0) => text.replace('.', ""),
        (0, 1) => {
            let tail = text.rsplit(',').next().unwrap_or_default();
            if tail.len() == 3 { text.replace(',', "") } else { text.replace(',', ".") }
        }
        (0 | 1, _) => text.replace(',', ""),
        (_, 1) => text.replace('.', "").replace(',', "."),
        _ => return None,
    };
    plain.parse().ok()
}

/// Cardinals 3 to 10 and the tens, by folded stem without the feminine ه, with their value.
const UNITS: &[(&str, u64)] = &[
    ("ثلاث", 3),
    ("اربع", 4),
    ("خمس", 5),
    ("ست", 6),
    ("سبع", 7),
    ("ثماني", 8),
    ("ثمان", 8),
    ("تسع", 9),
    ("عشر", 10),
];

/// Tens in the nominative (ون) and the oblique (ين).
const TENS: &[(&str, u64)] = &[
    ("عشر", 20),
    ("ثلاث", 30),
    ("اربع", 40),
    ("خمس", 50),
    ("ست", 60),
    ("سبع", 70),
    ("ثمان", 80),
    ("تسع", 90),
];

/// Scale words: their folded forms and value.
const SCALES: &[(&[&str], u64)] = &[
    (&["مائه", "مئه", "ميه"], 100),
    (&["مائتان", "مائتين", "مئتان", "مئتين", "مائتا", "مائتي"], 200),
    (&["الف", "الاف", "الفا", "الوف"], 1_000),
    (&["الفان", "الفين", "الفا", "الفي"], 2_000),
    (&["مليون", "ملايين", "مليونا"], 1_000_000),
    (&["مليونان", "مليونين", "مليوني"], 2_000_000),
    (&["مليار", "مليارات", "مليارا", "بليون", "بلايين"], 1_000_000_000),
    (&["ملياران", "مليارين", "ملياري"], 2_000_000_000),
    (&["تريليون", "ترليون", "تريليونات"], 1_000_000_000_000),
];

/// The value of a scale word (ألف, مليون, مليار …), which multiplies a number before it.
pub fn scale(folded: &str) -> Option<u64> {
    match folded {
        "الف" | "الاف" | "الفا" => Some(1_000),
        "مليون" | "ملايين" | "مليونا" => Some(1_000_000),
        "مليار" | "مليارات" | "مليارا" | "بليون" | "بلايين" => {
            Some(1_000_000_000)
        }
        "تريليون" | "ترليون" | "تريليونات" => Some(1_000_000_000_000),
        _ => None,
    }
}

/// A simple cardinal below 100 in one word (folded, without article or proclitic).
fn simple(word: &str) -> Option<u64> {
    match word {
        "واحد" | "واحده" | "احد" | "احدي" => return Some(1),
        "اثنان" | "اثنين" | "اثنتان" | "اثنتين" | "اثنا" | "اثني" | "اثنتا" | "اثنتي" =>
        {
            return Some(2);
        }
        "ثمانيه" => return Some(8),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("ون").or_else(|| word.strip_suffix("ين")) {
        return TENS.iter().find(|&&(s, _)| s == stem).map(|&(_, v)| v);
    }
    let stem = word.strip_suffix('ه').unwrap_or(word);
    UNITS.iter().find(|&&(s, _)| s == stem).map(|&(_, v)| v)
}

/// The hundreds written as one word: ثلاثمائة, خمسمئة.
fn hundreds(word: &str) -> Option<u64> {
    let stem = word
        .strip_suffix("مائه")
        .or_else(|| word.strip_suffix("مئه"))
        .or_else(|| word.strip_suffix("ميه"))?;
    UNITS.iter().find(|&&(s, _)| s == stem).map(|&(_, v)| v * 100)
}

/// The cardinal that the folded words begin with, its value and how many words it takes:
/// أربعة, خمسة عشر, واحد وعشرون, مائة وثلاثة وتسعون, ثلاثة آلاف, مليار.
///
/// عشر alone after a noun is ten; a word with the article is not a cardinal here.
pub fn cardinal(words: &[&str]) -> Option<(u64, usize)> {
    let mut total: u64 = 0;
    let mut group: u64 = 0;
    let mut taken = 0;
    while let Some(&word) = words.get(taken) {
        let bare = if taken == 0 {
            word
        } else if let Some(rest) = word.strip_prefix('و') {
            rest
        } else {
            word
        };
        let joined = taken > 0 && bare.len() < word.len();
        if let Some(value) = simple(bare) {
            // خمسة عشر: the ten follows its unit without و; عشرة after a finished number is not part of it.
            if taken > 0 && !joined {
                if value == 10 && (1..10).contains(&(group % 100)) {
                    group += 10;
                    taken += 1;
                    continue;
                }
                break;
            }
            if group % 100 >= 20 && joined {
                break;
            }
            if value >= 20 && group % 100 >= 10 {
                break;
            }
            group += value;
        } else if let Some(value) = hundreds(bare) {
            if (taken > 0 && !joined) || group >= 100 {
                break;
            }
            group += value;
        } else if let Some(&(_, value)) = SCALES.iter().find(|(forms, _)| forms.contains(&bare)) {
            match value {
                100 if group > 0 && group < 10 && !joined => group *= 100,
                100 | 200 if taken == 0 || joined => group += value,
                1_000..=u64::MAX if !joined && group > 0 => {
                    total += group.saturating_mul(value);
                    group = 0;
                }
                1_000..=u64::MAX if taken == 0 || joined => {
                    total += value + group;
                    group = 0;
                }
                _ => break,
            }
        } else {
            break;
        }
        taken += 1;
    }
    (taken > 0).then_some((total + group, taken))
}

/// Ordinal stems 2 to 10 (masculine, folded) and their value.
const ORDINALS: &[(&str, u32)] = &[
    ("ثاني", 2),
    ("ثان", 2),
    ("ثالث", 3),
    ("رابع", 4),
    ("خامس", 5),
    ("سادس", 6),
    ("سابع", 7),
    ("ثامن", 8),
    ("تاسع", 9),
    ("عاشر", 10),
    ("حادي", 1),
];

/// The value of an ordinal unit word without article (folded); ة is optional.
fn ordinal_unit(word: &str) -> Option<u32> {
    match word {
        "اول" | "اولي" => return Some(1),
        "حاديه" => return Some(1),
        _ => {}
    }
    let stem = word.strip_suffix('ه').unwrap_or(word);
    ORDINALS.iter().find(|&&(s, _)| s == stem || s == word).map(|&(_, v)| v)
}

/// The definite ordinal that the folded words begin with, with proclitics on its first word, its
/// value and how many words it takes: الثاني والعشرين, بالخامس عشر, المائة, الحادية والثلاثون.
///
/// Indefinite forms (أول, ثانيا) are adverbs and superlatives more often than ordinals and are left
/// alone.
pub fn ordinal(words: &[&str]) -> Option<(u32, usize)> {
    let first = words.first()?;
    let bare = readings(first).into_iter().find_map(|r| {
        let stem = r.stem.strip_prefix("ال")?;
        (ordinal_unit(stem).is_some() || tens_or_hundred(stem).is_some()).then(|| stem.to_owned())
    })?;
    if let Some(value) = tens_or_hundred(&bare) {
        return Some((value, 1));
    }
    let unit = ordinal_unit(&bare)?;
    match words.get(1) {
        // الخامس عشر, الخامسة عشرة
        Some(&("عشر" | "عشره")) => Some((unit + 10, 2)),
        Some(next) => match next.strip_prefix("وال").and_then(tens_or_hundred) {
            Some(tens) => Some((tens + unit, 2)),
            // الحادي alone is not an ordinal.
            None => (!bare.starts_with("حادي")).then_some((unit, 1)),
        },
        None => (!bare.starts_with("حادي")).then_some((unit, 1)),
    }
}

/// A ten or a hundred as an ordinal (folded, without article).
fn tens_or_hundred(word: &str) -> Option<u32> {
    if matches!(word, "مائه" | "مئه" | "ميه") {
        return Some(100);
    }
    let stem = word.strip_suffix("ون").or_else(|| word.strip_suffix("ين"))?;
    TENS.iter().find(|&&(s, _)| s == stem).and_then(|&(_, v)| u32::try_from(v).ok())
}

/// The same as [`cardinal`] on raw words, for tests and callers without tokens.
pub fn cardinal_of(text: &str) -> Option<u64> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    cardinal(&words).filter(|&(_, n)| n == words.len()).map(|(v, _)| v)
}

/// The same as [`ordinal`] on raw words.
pub fn ordinal_of(text: &str) -> Option<u32> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    ordinal(&words).filter(|&(_, n)| n == words.len()).map(|(v, _)| v)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_with_separators() {
        for (text, value) in [
            ("1.6", 1.6),
            ("6.750.270", 6_750_270.0),
            ("3,000", 3000.0),
            ("1,234,567.5", 1_234_567.5),
            ("2,5", 2.5),
            ("150", 150.0),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
    }

    #[test]
    fn cardinals_in_words() {
        for (text, value) in [
            ("ثلاث", 3),
            ("أربعة", 4),
            ("خمس", 5),
            ("ثماني", 8),
            ("عشرة", 10),
            ("خمسة عشر", 15),
            ("أحد عشر", 11),
            ("اثنتي عشرة", 12),
            ("عشرون", 20),
            ("واحد وعشرين", 21),
            ("مائة", 100),
            ("مائة وثلاثة وتسعين", 193),
            ("مائة وخمسون", 150),
            ("ثلاثمائة", 300),
            ("خمسمئة وعشرين", 520),
            ("ثلاثة آلاف", 3000),
            ("ألفان وخمسمائة", 2500),
            ("مليون", 1_000_000),
            ("خمسة ملايين", 5_000_000),
        ] {
            assert_eq!(cardinal_of(text), Some(value), "{text}");
        }
        assert_eq!(cardinal(&["اربعه", "مسارات"]), Some((4, 1)));
        assert_eq!(cardinal_of("مسارات"), None);
    }

    #[test]
    fn ordinals_in_both_genders_and_all_cases() {
        for (text, value) in [
            ("الأول", 1),
            ("الأولى", 1),
            ("والثانية", 2),
            ("الثالث", 3),
            ("العاشرة", 10),
            ("الحادي عشر", 11),
            ("الخامس عشر", 15),
            ("الخامسة عشرة", 15),
            ("العشرون", 20),
            ("الثاني والعشرين", 22),
            ("الحادية والعشرون", 21),
            ("للثامن والعشرين", 28),
            ("الحادي والثلاثون", 31),
            ("المائة", 100),
            ("التاسعة والتسعين", 99),
        ] {
            assert_eq!(ordinal_of(text), Some(value), "{text}");
        }
        for text in ["أول", "ثانيا", "الحادي", "والمنظمة"] {
            assert_eq!(ordinal_of(text), None, "{text}");
        }
    }
}
