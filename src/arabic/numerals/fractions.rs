//! Fractions in words.

use super::cardinals::Cardinal;

/// Denominators: the folded singular, the plural, and the value.
const DENOMINATORS: &[(&str, &str, f64)] = &[
    ("نصف", "انصاف", 2.0),
    ("ثلث", "اثلاث", 3.0),
    ("ربع", "ارباع", 4.0),
    ("خمس", "اخماس", 5.0),
    ("سدس", "اسداس", 6.0),
    ("سبع", "اسباع", 7.0),
    ("ثمن", "اثمان", 8.0),
    ("تسع", "اتساع", 9.0),
    ("عشر", "اعشار", 10.0),
];

/// The denominator that a plural names: أرباع.
pub(super) fn plural(word: &str) -> Option<f64> {
    DENOMINATORS.iter().find(|&&(_, many, _)| many == word).map(|&(_, _, value)| value)
}

/// The denominator that a singular names: خمس, which is also five.
pub(super) fn singular(word: &str) -> Option<f64> {
    DENOMINATORS.iter().find(|&&(one, _, _)| one == word).map(|&(_, _, value)| value)
}

/// Whether a word is a fraction of its own, in the singular or the dual.
pub(super) fn begins(word: &str) -> bool {
    singular(word).is_some()
        || ["ان", "ين", "ا", "ي"].iter().any(|e| word.strip_suffix(e).and_then(singular).is_some())
}

/// Whether a word can be what a fraction is of: definite, and no plural in ات, which five may count
/// (خمس السنوات).
fn is_whole(word: &str) -> bool {
    word.starts_with("ال") && !word.ends_with("ات")
}

/// The fraction that the folded words begin with, its value and how many words it takes: نصف,
/// ثلثي, ثلاثة أرباع.
///
/// Without vowels خمس is five as well as a fifth, so from the fifth on a singular is a fraction
/// only before a definite noun (خمس السكان, but خمس دول), and ثمن, which is mostly "price", is none.
pub fn fraction(words: &[&str]) -> Option<(f64, usize)> {
    let first = words.first()?;
    match singular(first) {
        Some(parts) if parts <= 4.0 => return Some((1.0 / parts, 1)),
        Some(parts) if parts != 8.0 && words.get(1).is_some_and(|w| is_whole(w)) => {
            return Some((1.0 / parts, 1));
        }
        _ => {}
    }
    let dual = ["ان", "ين", "ا", "ي"].iter().find_map(|ending| {
        let parts = singular(first.strip_suffix(ending)?)?;
        // خمسين is fifty, and ربعي an adjective.
        (parts == 3.0 || (parts == 4.0 && ending.len() > 2)).then_some(2.0 / parts)
    });
    if let Some(value) = dual {
        return Some((value, 1));
    }
    let count = Cardinal::read(words, false);
    let parts = plural(words.get(count.taken)?)?;
    #[expect(clippy::cast_precision_loss, reason = "numerators are small")]
    (count.taken > 0 && count.last_unit.is_none()).then(|| (count.value() as f64 / parts, count.taken + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold;

    fn of(text: &str) -> Option<(f64, usize)> {
        let folded = fold(text);
        fraction(&folded.split_whitespace().collect::<Vec<_>>())
    }

    #[test]
    fn fractions_in_words() {
        assert_eq!(of("نصف مليون"), Some((0.5, 1)));
        assert_eq!(of("ثلثي الدول"), Some((2.0 / 3.0, 1)));
        assert_eq!(of("ثلاثة أرباع السكان"), Some((0.75, 2)));
        assert_eq!(of("خمس السكان"), Some((0.2, 1)));
        assert_eq!(of("خمس دول"), None);
        assert_eq!(of("ثمن الوزن"), None);
        assert_eq!(of("خمسين دولة"), None);
    }
}
