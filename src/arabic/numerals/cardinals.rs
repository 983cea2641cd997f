//! Cardinals in words.

use crate::arabic::letters::fold;

/// Cardinals 3 to 10 by folded stem without the feminine ه, with their value. The tens 30 to 90
/// have the same stems with ون or ين; عشر with these endings is 20.
pub(super) const UNITS: &[(&str, u64)] = &[
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

/// A scale word: the singular in its cases, the plural, and the dual in its cases and in construct.
struct Scale {
    one: &'static [&'static str],
    many: &'static [&'static str],
    two: &'static [&'static str],
    value: u64,
}

/// The accusative singular (خمسون ألفا, بلغ مليونا ونصف المليون) and the dual in construct (ألفا
/// مشارك) are written alike; it is the dual right before a noun, where no number stands before it.
const SCALES: &[Scale] = &[
    Scale {
        one: &["الف", "الفا"],
        many: &["الاف", "الوف"],
        two: &["الفان", "الفين", "الفي", "الفا"],
        value: 1_000,
    },
    Scale {
        one: &["مليون", "مليونا"],
        many: &["ملايين"],
        two: &["مليونان", "مليونين", "مليوني", "مليونا"],
        value: 1_000_000,
    },
    Scale {
        one: &["مليار", "مليارا", "بليون", "بليونا"],
        many: &["مليارات", "بلايين"],
        two: &["ملياران", "مليارين", "ملياري", "مليارا", "بليونين", "بليوني"],
        value: 1_000_000_000,
    },
    Scale {
        one: &["تريليون", "ترليون", "تريليونا"],
        many: &["تريليونات", "ترليونات"],
        two: &["تريليونان", "تريليونين", "تريليوني"],
        value: 1_000_000_000_000,
    },
];

/// Forms of two hundred.
const TWO_HUNDRED: &[&str] =
    &["مائتان", "مائتين", "مئتان", "مئتين", "مائتا", "مائتي", "مئتا", "مئتي", "ميتين"];

/// The value of a scale word (ألف, مليون, مليار …), which multiplies a number before it.
pub fn scale(folded: &str) -> Option<u64> {
    SCALES.iter().find(|s| s.one.contains(&folded) || s.many.contains(&folded)).map(|s| s.value)
}

/// The value of a scale word that stands alone (مليون دولار, ألفي مشارك); a plural alone (آلاف
/// المشاركين) is no number.
fn scale_alone(folded: &str, before_noun: bool) -> Option<u64> {
    let one = SCALES.iter().find(|s| s.one.contains(&folded)).map(|s| s.value);
    let two = SCALES.iter().find(|s| s.two.contains(&folded)).map(|s| s.value * 2);
    if before_noun { two.or(one) } else { one.or(two) }
}

/// A simple cardinal below 100 in one word (folded, without article or proclitic).
pub(super) fn simple(word: &str) -> Option<u64> {
    match word {
        "صفر" => return Some(0),
        "واحد" | "واحده" | "احد" | "احدي" => return Some(1),
        "اثنان" | "اثنين" | "اثنتان" | "اثنتين" | "اثنا" | "اثني" | "اثنتا" | "اثنتي" =>
        {
            return Some(2);
        }
        "ثمانيه" => return Some(8),
        _ => {}
    }
    if let Some(value) = tens(word) {
        return Some(value);
    }
    let stem = word.strip_suffix('ه').unwrap_or(word);
    UNITS.iter().find(|&&(s, _)| s == stem).map(|&(_, v)| v)
}

/// The tens from 20 in the nominative (ون) and the oblique (ين).
pub(super) fn tens(word: &str) -> Option<u64> {
    let stem = word.strip_suffix("ون").or_else(|| word.strip_suffix("ين"))?;
    match stem {
        "عشر" => Some(20),
        "ثماني" => None,
        _ => UNITS.iter().find(|&&(s, _)| s == stem).map(|&(_, v)| v * 10),
    }
}

/// Hundreds in one word: مائة, مئتان, ثلاثمائة, خمسمئة.
pub(super) fn hundreds(word: &str) -> Option<u64> {
    if TWO_HUNDRED.contains(&word) {
        return Some(200);
    }
    let stem = ["مائه", "مئه", "ميه"].iter().find_map(|hundred| word.strip_suffix(hundred))?;
    if stem.is_empty() {
        return Some(100);
    }
    UNITS.iter().find(|&&(s, _)| s == stem).map(|&(_, v)| v * 100)
}

/// A cardinal as it is being read.
#[derive(Debug, Default)]
pub(super) struct Cardinal {
    /// What is finished: thousands and above.
    total: u64,
    /// What is below the next scale word.
    group: u64,
    /// The scale word before, which the next must stay below.
    above: Option<u64>,
    /// Words taken.
    pub(super) taken: usize,
    /// The last word, where it is a unit from 1 to 10 joined by و: it may be the numerator of a
    /// fraction (مائة وثلاثة أرباع).
    pub(super) last_unit: Option<u64>,
    /// The value of the scale word that the number ends with.
    pub(super) last_scale: Option<u64>,
}

impl Cardinal {
    /// The longest cardinal at the start of the words; with `definite` each word may have the
    /// article.
    pub(super) fn read(words: &[&str], definite: bool) -> Self {
        let mut out = Self::default();
        while let Some(&word) = words.get(out.taken) {
            let first = out.taken == 0;
            let rest = if first { None } else { word.strip_prefix('و') };
            // واحد begins with its own و.
            let (bare, joined) = match rest {
                Some(rest) if out.known(rest, definite) => (rest, true),
                _ => (word, false),
            };
            let bare = match bare.strip_prefix("ال") {
                Some(noun) if definite && !out.known(bare, false) => noun,
                _ => bare,
            };
            let before_noun = words.get(out.taken + 1).is_some_and(|next| !next.starts_with('و'));
            if !out.add(bare, joined, before_noun) {
                break;
            }
            out.taken += 1;
        }
        out
    }

    fn known(&self, word: &str, definite: bool) -> bool {
        let known = |w: &str| {
            simple(w).is_some()
                || hundreds(w).is_some()
                || scale(w).is_some()
                || scale_alone(w, true).is_some()
        };
        known(word) || (definite && word.strip_prefix("ال").is_some_and(known))
    }

    pub(super) fn value(&self) -> u64 {
        self.total + self.group
    }

    fn add(&mut self, word: &str, joined: bool, before_noun: bool) -> bool {
        let first = self.taken == 0;
        let (last_unit, last_scale) = (self.last_unit.take(), self.last_scale.take());
        let added = if let Some(value) = hundreds(word) {
            self.add_hundreds(value, joined)
        } else if let Some(value) = simple(word) {
            self.add_simple(value, joined)
        } else {
            self.add_scale(word, joined, before_noun)
        };
        if !added {
            // The word belongs to what follows; the number ends with the one before it.
            (self.last_unit, self.last_scale) = (last_unit, last_scale);
        }
        added && (first || self.value() > 0)
    }

    fn add_simple(&mut self, value: u64, joined: bool) -> bool {
        let below = self.group % 100;
        if self.taken > 0 && !joined {
            // خمسة عشر: the ten follows its unit without و; عشرة after a finished number is not part of it.
            let teens = value == 10 && (1..10).contains(&below);
            if teens {
                self.group += 10;
            }
            return teens;
        }
        // After a unit only tens are joined (خمسة وعشرون), after tens and teens nothing.
        let fits = below == 0 || (below < 10 && value >= 20);
        if fits {
            self.group += value;
            self.last_unit = (self.taken > 0 && value <= 10).then_some(value);
        }
        fits && (value > 0 || self.taken == 0)
    }

    fn add_hundreds(&mut self, value: u64, joined: bool) -> bool {
        // ثلاث مائة in two words.
        if value == 100 && !joined && (3..10).contains(&self.group) {
            self.group *= 100;
            return true;
        }
        let fits = self.group == 0 && (self.taken == 0 || joined);
        if fits {
            self.group = value;
        }
        fits
    }

    fn add_scale(&mut self, word: &str, joined: bool, before_noun: bool) -> bool {
        let multiplies = self.group > 0 && !joined;
        let value = if multiplies { scale(word) } else { scale_alone(word, before_noun) };
        let Some(value) = value else { return false };
        let starts = self.group == 0 && (self.taken == 0 || joined);
        let unit = if multiplies {
            value
        } else {
            SCALES.iter().map(|s| s.value).find(|&s| s * 2 >= value).unwrap_or(value)
        };
        if (!multiplies && !starts) || self.above.is_some_and(|above| unit >= above) {
            return false;
        }
        self.total += if multiplies { self.group.saturating_mul(value) } else { value };
        self.group = 0;
        self.above = Some(unit);
        self.last_scale = Some(unit);
        true
    }
}

/// The cardinal that the folded words begin with, its value and how many words it takes:
/// أربعة, خمسة عشر, واحد وعشرون, مائة وثلاثة وتسعون, ثلاثة آلاف, مليار.
///
/// عشر alone after a noun is ten; a word with the article is not a cardinal here.
pub fn cardinal(words: &[&str]) -> Option<(u64, usize)> {
    let read = Cardinal::read(words, false);
    (read.taken > 0).then(|| (read.value(), read.taken))
}

/// The same as [`cardinal`] on raw words, for tests and callers without tokens.
pub fn cardinal_of(text: &str) -> Option<u64> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    cardinal(&words).filter(|&(_, n)| n == words.len()).map(|(v, _)| v)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cardinals_in_words() {
        for (text, value) in [
            ("صفر", 0),
            ("ثلاث", 3),
            ("أربعة", 4),
            ("خمس", 5),
            ("ثماني", 8),
            ("عشرة", 10),
            ("خمسة عشر", 15),
            ("أحد عشر", 11),
            ("اثنتي عشرة", 12),
            ("عشرون", 20),
            ("ثمانين", 80),
            ("واحد وعشرين", 21),
            ("مائة", 100),
            ("مائة وثلاثة وتسعين", 193),
            ("مائة وواحد وستون", 161),
            ("مائة وخمسون", 150),
            ("ثلاثمائة", 300),
            ("ثلاث مائة وواحد وثلاثون", 331),
            ("خمسمئة وعشرين", 520),
            ("ثلاثة آلاف", 3000),
            ("ألفان وخمسمائة", 2500),
            ("ألفين وثمانية عشر", 2018),
            ("مائة وخمسة وعشرون ألفا", 125_000),
            ("مليون", 1_000_000),
            ("مليوني", 2_000_000),
            ("مليونا", 1_000_000),
            ("خمسة ملايين", 5_000_000),
            ("خمسون مليونا", 50_000_000),
            ("ثلاثة ملايين ومائتين وخمسين ألفا", 3_250_000),
            ("مليار وثلاثمائة مليون", 1_300_000_000),
            ("واحد وعشرون تريليون وثلاث مائة", 21_000_000_000_300),
        ] {
            assert_eq!(cardinal_of(text), Some(value), "{text}");
        }
        assert_eq!(cardinal(&["اربعه", "مسارات"]), Some((4, 1)));
        assert_eq!(cardinal(&["الفا", "مشارك"]), Some((2000, 1)));
        assert_eq!(cardinal(&["ثلاثمائه", "ومائتين"]), Some((300, 1)));
        for text in ["مسارات", "آلاف", "ملايين", "ألف ومليون"] {
            assert_eq!(cardinal_of(text), None, "{text}");
        }
    }
}
