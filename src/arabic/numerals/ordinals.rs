//! Ordinals in words.

use super::cardinals::{Cardinal, hundreds, tens};
use crate::arabic::clitics::readings;
use crate::arabic::letters::fold;

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
    // First only before a ten: الحادي عشر, الواحد والعشرون.
    ("حادي", 1),
    ("واحد", 1),
];

/// The value of an ordinal unit word without article (folded); ة is optional.
fn unit(word: &str) -> Option<u32> {
    match word {
        "اول" | "اولي" => return Some(1),
        "حاديه" => return Some(1),
        _ => {}
    }
    let stem = word.strip_suffix('ه').unwrap_or(word);
    ORDINALS.iter().find(|&&(s, _)| s == stem || s == word).map(|&(_, v)| v)
}

/// Tens or hundreds as an ordinal (folded, without article).
fn round(word: &str) -> Option<u32> {
    tens(word).or_else(|| hundreds(word)).and_then(|v| u32::try_from(v).ok())
}

/// The definite ordinal that the folded words begin with, with proclitics on its first word, its
/// value and how many words it takes: الثاني والعشرين, بالخامس عشر, المائة, الحادية والثلاثون,
/// المائة والخامسة والعشرون, الخامسة بعد المائة.
///
/// Indefinite forms (أول, ثانيا) are adverbs and superlatives more often than ordinals and are left
/// alone.
pub fn ordinal(words: &[&str]) -> Option<(u32, usize)> {
    // Every definite word has one of these; most words have neither.
    let first = words.first().filter(|w| w.contains("ال") || w.contains("لل"))?;
    let bare = readings(first).into_iter().find_map(|r| {
        let stem = r.stem.strip_prefix("ال")?;
        (unit(stem).is_some() || round(stem).is_some()).then(|| stem.to_owned())
    })?;
    if let Some(value) = round(&bare) {
        let more = if value >= 100 { behind_hundreds(&words[1..]) } else { None };
        return Some(more.map_or((value, 1), |(below, taken)| (value + below, taken + 1)));
    }
    let (value, taken) = below_hundred(&bare, &words[1..])?;
    // الدورة الخامسة بعد المائة
    match words.get(taken..taken + 2) {
        Some(&["بعد", hundred]) => match hundred.strip_prefix("ال").and_then(hundreds) {
            Some(above) => Some((value + u32::try_from(above).ok()?, taken + 2)),
            None => Some((value, taken)),
        },
        _ => Some((value, taken)),
    }
}

/// A unit word with what follows it.
fn below_hundred(bare: &str, rest: &[&str]) -> Option<(u32, usize)> {
    let unit = unit(bare)?;
    match rest.first() {
        // الخامس عشر, الخامسة عشرة
        Some(&("عشر" | "عشره")) if unit < 10 => return Some((unit + 10, 2)),
        Some(next) => {
            if let Some(tens) = next.strip_prefix("وال").and_then(tens).and_then(|v| u32::try_from(v).ok())
            {
                return Some((tens + unit, 2));
            }
        }
        None => {}
    }
    // الحادي and الواحد alone are no ordinals.
    (!bare.starts_with("حادي") && !bare.starts_with("واحد")).then_some((unit, 1))
}

/// What is joined to a hundred: an ordinal (والخامسة والعشرون) or a cardinal (وخمسة وعشرون).
fn behind_hundreds(words: &[&str]) -> Option<(u32, usize)> {
    let first = words.first()?.strip_prefix('و')?;
    if let Some(stem) = first.strip_prefix("ال") {
        return match tens(stem) {
            Some(value) => Some((u32::try_from(value).ok()?, 1)),
            None => below_hundred(stem, &words[1..]),
        };
    }
    let with: Vec<&str> = std::iter::once(first).chain(words[1..].iter().copied()).collect();
    let read = Cardinal::read(&with, false);
    let value = u32::try_from(read.value()).ok().filter(|v| (1..100).contains(v))?;
    Some((value, read.taken))
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
            ("الواحد والعشرون", 21),
            ("للثامن والعشرين", 28),
            ("الحادي والثلاثون", 31),
            ("المائة", 100),
            ("المائتان", 200),
            ("المئة والخامسة والعشرون", 125),
            ("المائة وخمسة وعشرون", 125),
            ("الخامسة بعد المائة", 105),
            ("التاسعة والتسعين", 99),
        ] {
            assert_eq!(ordinal_of(text), Some(value), "{text}");
        }
        for text in ["أول", "ثانيا", "الحادي", "الواحد", "والمنظمة"] {
            assert_eq!(ordinal_of(text), None, "{text}");
        }
    }
}
