//! The commonest slips of the pen and of the keyboard in one word, undone: a letter doubled, left
//! out, put in, two letters swapped, a key beside the right one, a letter that sounds or looks alike,
//! the wrong seat of a hamza.
//!
//! The classes are those of Damerau (1964, "A technique for computer detection and correction of
//! spelling errors", CACM 7:3), who found one such slip in four of five misspelt words; the keys are those of the Arabic PC keyboard
//! (KBDA1).

use std::collections::HashMap;

/// What went wrong in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// A letter is written twice: الاتتصالات.
    Doubled,
    /// A letter is left out: الاتصلات.
    LeftOut,
    /// Two neighbours are swapped: وزراة.
    Swapped,
    /// A key beside the right one, a letter alike, or the wrong seat of a hamza: الفكربة, لؤلئ.
    Mistaken,
}

impl Slip {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Doubled => "a letter written twice",
            Self::LeftOut => "a letter left out",
            Self::Swapped => "two letters swapped",
            Self::Mistaken => "a letter mistaken for another",
        }
    }
}

/// The keyboard, row by row.
const ROWS: [&str; 3] = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤريهوزظ"];

/// Letters that sound or look alike.
const ALIKE: [&str; 10] = ["ضظ", "ذزد", "سصث", "تط", "جحخ", "فق", "عغ", "بتثني", "ءؤئ", "رز"];

fn beside(a: char, b: char) -> bool {
    let neighbours = ROWS.iter().any(|row| {
        let at = |c: char| row.chars().position(|k| k == c);
        matches!((at(a), at(b)), (Some(a), Some(b)) if a.abs_diff(b) == 1)
    });
    neighbours || ALIKE.iter().any(|set| set.contains(a) && set.contains(b))
}

/// What went wrong where `meant` became `written`, both folded; `None` where they are the same, or
/// differ in more than one common slip or in the first letter.
pub fn slip(written: &str, meant: &str) -> Option<Slip> {
    let written: Vec<char> = written.chars().collect();
    let meant: Vec<char> = meant.chars().collect();
    let at = written.iter().zip(&meant).take_while(|(a, b)| a == b).count();
    let (a, b) = (&written[at..], &meant[at..]);
    match written.len() as isize - meant.len() as isize {
        0 if at > 0 && a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..] => Some(Slip::Swapped),
        0 if at > 0 && !a.is_empty() && a[1..] == b[1..] && beside(a[0], b[0]) => Some(Slip::Mistaken),
        // The letter before is the one that is written twice, because equal letters count as the same.
        1 if at > 0 && a[1..] == *b && a[0] == written[at - 1] => Some(Slip::Doubled),
        -1 if at > 0 && *a == b[1..] => Some(Slip::LeftOut),
        _ => None,
    }
}

/// Words in folded form, to look for those that a misspelt word can mean.
#[derive(Debug, Default)]
pub struct Speller {
    /// By first letter and number of letters; each with the set of its letters, one bit each. A slip in
    /// the first letter is rare, and looking for it would find other words.
    by_first: HashMap<char, ByLength>,
}

/// Words by their number of letters, each with the set of its letters.
type ByLength = Vec<Vec<(u32, Box<str>)>>;

impl Speller {
    /// A speller that knows these words.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut by_first: HashMap<char, ByLength> = HashMap::new();
        for word in words {
            let Some(first) = word.chars().next() else { continue };
            let length = word.chars().count();
            let by_length = by_first.entry(first).or_default();
            if by_length.len() <= length {
                by_length.resize_with(length + 1, Vec::new);
            }
            by_length[length].push((letters(word), word.into()));
        }
        Self { by_first }
    }

    /// The known words of which a folded word can be a slip.
    pub fn corrections<'s>(&'s self, folded: &str) -> Vec<(&'s str, Slip)> {
        let own = letters(folded);
        let length = folded.chars().count();
        let same = folded.chars().next().and_then(|first| self.by_first.get(&first));
        let near = same.and_then(|words| words.get(length.saturating_sub(1)..)).unwrap_or_default();
        // One slip takes one letter out of the set and puts one in at most.
        near.iter()
            .take(3)
            .flatten()
            .filter(|(set, _)| (set ^ own).count_ones() <= 2)
            .filter_map(|(_, word)| slip(folded, word).map(|slip| (&**word, slip)))
            .collect()
    }
}

/// The set of a word's letters; letters whose code points are 32 apart share a bit.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold;

    fn correct(word: &str, known: &[&str]) -> Vec<(String, Slip)> {
        let known: Vec<String> = known.iter().map(|w| fold(w)).collect();
        let speller = Speller::new(known.iter().map(String::as_str));
        speller.corrections(&fold(word)).into_iter().map(|(w, s)| (w.to_owned(), s)).collect()
    }

    #[test]
    fn each_slip_is_undone() {
        for (written, meant, slip) in [
            ("الاتتصالات", "الاتصالات", Slip::Doubled),
            ("الاتصلات", "الاتصالات", Slip::LeftOut),
            ("وزراة", "وزارة", Slip::Swapped),
            ("الفكربة", "الفكرية", Slip::Mistaken),
            ("لؤلئ", "لؤلؤ", Slip::Mistaken),
            ("التتظيم", "التنظيم", Slip::Mistaken),
        ] {
            assert_eq!(correct(written, &[meant]), [(fold(meant), slip)], "{written}");
        }
    }

    #[test]
    fn another_word_is_no_slip() {
        assert_eq!(correct("الصحافة", &["الصحة"]), []);
        assert_eq!(correct("المياه", &["المال"]), []);
        assert_eq!(correct("وزارة", &["وزارة"]), []);
        assert_eq!(correct("قطار", &["مطار"]), []);
        assert_eq!(slip("", "و"), None);
    }
}
