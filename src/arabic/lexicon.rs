//! Words: the forms of a written word that matching needs, worked out once for each spelling.
//!
//! A release repeats its words, and a thousand releases repeat them more. So the normal form, the
//! folded form and the readings of a spelling are kept, and a token is a place in the text that
//! points at its word. The store is one per thread, because it then needs no lock; it holds only
//! what can be worked out again from the spelling, and forgets what has not been seen for long, so
//! that memory stays flat over any number of releases.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hasher;
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHasher};

use super::clitics::{Cut, cuts};
use super::letters::{fold_normal_into, normalise_into};
use super::spelling::Short;
use super::tokens::{Kind, pack};
use super::words::glued;

/// Spellings kept in each of two generations.
const GENERATION: usize = 1 << 17;

/// A word in the forms that matching needs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Normal form.
    pub text: String,
    /// Folded form.
    pub folded: String,
    /// [`key`] of the folded form.
    pub(crate) key: u64,
    /// What else the word can be when proclitics are taken off, with the key of each folded stem.
    pub(crate) stems: Vec<(&'static Cut, u64)>,
    /// Letters before the second word, where it is two words without the space between them.
    pub(crate) seam: Option<usize>,
}

impl Word {
    /// The word with this spelling in Arabic letters.
    pub fn of(spelling: &str) -> Arc<Self> {
        let packed = match pack(spelling, 0) {
            (end, packed, _) if end == spelling.len() => packed,
            _ => 0,
        };
        word(spelling, 0, spelling.len(), Kind::Arabic, packed)
    }

    /// Works the forms of a spelling out.
    pub(crate) fn new(spelling: &str, kind: Kind) -> Self {
        let mut word = Self::default();
        word.become_spelling(spelling, kind);
        word.text.shrink_to_fit();
        word.folded.shrink_to_fit();
        word.stems.shrink_to_fit();
        word
    }

    /// The same in the memory of another word.
    pub(crate) fn become_spelling(&mut self, spelling: &str, kind: Kind) {
        let Self { text, folded, stems, .. } = self;
        text.clear();
        normalise_into(text, spelling);
        if kind == Kind::Number {
            *text = text.replace('٫', ".").replace(['٬', '،'], ",");
            // Typed from right to left, the fraction comes first: 63ر84 is 84.63.
            if let Some((fraction, whole)) = text.split_once('ر') {
                *text = format!("{whole}.{fraction}");
            }
        }
        folded.clear();
        fold_normal_into(folded, text);
        stems.clear();
        if kind == Kind::Arabic {
            for cut in cuts(folded).skip(1) {
                let rest = &folded[cut.skip..];
                let key = if cut.prefix.is_empty() { key(rest) } else { key(&[cut.prefix, rest].concat()) };
                stems.push((cut, key));
            }
        }
        self.key = key(&self.folded);
        self.seam = None;
        // The shortest glued words have eight letters.
        if kind == Kind::Arabic && self.folded.len() >= 2 * 8 {
            let second = glued(&self.text, &self.folded);
            self.seam = second.map(|at| self.folded[..at].chars().count());
        }
    }
}

/// The number by which an index finds a folded word: of up to eight letters of the Arabic block the
/// word itself, a byte a letter, so that nearly no word has to be read to be known; else its hash.
pub(crate) fn key(folded: &str) -> u64 {
    packed(folded.as_bytes()).unwrap_or_else(|| {
        let mut hasher = FxHasher::default();
        hasher.write(folded.as_bytes());
        HASHED | hasher.finish() >> 8
    })
}

/// Whether a [`key`] is the word itself, so that no other word has it.
#[inline]
pub(crate) fn holds_word(key: u64) -> bool {
    key >> 56 != HASHED >> 56
}

/// In the place of a first letter.
const HASHED: u64 = 1 << 56;

/// The word itself in a number, if it is one of up to eight letters of the Arabic block. Letters begin
/// at U+0620, so that no byte is 0, which would be lost before others, or that of [`HASHED`].
#[inline]
fn packed(folded: &[u8]) -> Option<u64> {
    let (letters, []) = folded.as_chunks::<2>() else { return None };
    if letters.len() > 8 {
        return None;
    }
    letters.iter().try_fold(0, |word, &letter| match letter {
        [lead @ 0xD8..=0xDB, trail] => {
            let low = lead << 6 | trail & 0x3F;
            (low >= 0x20).then_some(word << 8 | u64::from(low))
        }
        _ => None,
    })
}

/// What is written, in the form in which it is quickest to look up.
#[derive(Clone, Copy)]
enum Spelling<'t> {
    /// Up to eight characters of the Arabic block, which is nearly every word.
    Packed(u64),
    /// Longer words, numbers, other scripts.
    Short(Short),
    /// The longest of them.
    Long(&'t str),
}

/// Words by spelling.
#[derive(Default)]
struct Generation {
    packed: HashMap<u64, Arc<Word>, FxBuildHasher>,
    short: HashMap<Short, Arc<Word>, FxBuildHasher>,
    long: HashMap<Box<str>, Arc<Word>, FxBuildHasher>,
}

impl Generation {
    #[inline]
    fn get(&self, spelling: &Spelling<'_>) -> Option<&Arc<Word>> {
        match spelling {
            Spelling::Packed(key) => self.packed.get(key),
            Spelling::Short(key) => self.short.get(key),
            Spelling::Long(text) => self.long.get(*text),
        }
    }

    fn put(&mut self, spelling: Spelling<'_>, word: Arc<Word>) {
        match spelling {
            Spelling::Packed(key) => self.packed.insert(key, word),
            Spelling::Short(key) => self.short.insert(key, word),
            Spelling::Long(text) => self.long.insert(text.into(), word),
        };
    }

    fn len(&self) -> usize {
        self.packed.len() + self.short.len() + self.long.len()
    }
}

/// What has been seen lately, and what was seen before that.
#[derive(Default)]
struct Lexicon {
    young: Generation,
    old: Generation,
}

impl Lexicon {
    #[cold]
    fn add(&mut self, spelling: Spelling<'_>, written: &str, kind: Kind) -> Arc<Word> {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        let known = self.old.get(&spelling).map(Arc::clone);
        let word = known.unwrap_or_else(|| Arc::new(Word::new(written, kind)));
        self.young.put(spelling, Arc::clone(&word));
        word
    }
}

thread_local! {
    static LEXICON: RefCell<Lexicon> = RefCell::default();
}

/// The word that is written in `text` from byte `start` to `end`; `packed` is what the scanner has of it.
pub(super) fn word(text: &str, start: usize, end: usize, kind: Kind, packed: u64) -> Arc<Word> {
    let written = &text[start..end];
    let spelling = match packed {
        0 => Short::of(text, start, end).map_or(Spelling::Long(written), Spelling::Short),
        packed => Spelling::Packed(packed),
    };
    LEXICON.with_borrow_mut(|lexicon| match lexicon.young.get(&spelling) {
        Some(word) => Arc::clone(word),
        None => lexicon.add(spelling, written, kind),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;

    #[test]
    fn one_word_for_a_spelling_wherever_it_stands() {
        let text = "منظمة التعاون الاقتصادي والتنمية في منظمة";
        let end = "منظمة".len();
        let tokens = Tokens::of(text).list;
        let (first, last) = (&tokens[0].word, &tokens[tokens.len() - 1].word);
        assert_eq!(tokens[0].end, end);
        assert!(Arc::ptr_eq(first, last) && Arc::ptr_eq(first, &Word::of("منظمة")));
        assert_eq!((first.text.as_str(), first.folded.as_str()), ("منظمة", "منظمه"));
        let long = "والمستخدموووووووووووون";
        assert!(Arc::ptr_eq(&Word::of(long), &Word::of(long)));
    }

    #[test]
    fn the_key_of_a_short_word_is_the_word() {
        let short = ["مصر", "مص", "صر", "ا", "المنتدي", "استقلال", ""];
        for (n, word) in short.iter().enumerate() {
            assert!(holds_word(key(word)), "{word}");
            assert!(short[..n].iter().all(|other| key(other) != key(word)), "{word}");
        }
        // Nine letters, another script, digits, a sign before U+0620 that would be lost.
        for word in ["الاتصالات", "itu", "2025", "\u{0600}مصر", "ﻣﺼﺮ"] {
            assert!(!holds_word(key(word)), "{word}");
        }
    }

    #[test]
    fn a_spelling_is_forgotten_in_the_end() {
        let word = Word::of("قديم");
        for n in 0..2 * GENERATION + 2 {
            Word::of(&n.to_string());
        }
        assert_eq!(Arc::strong_count(&word), 1);
        let kept = LEXICON.with_borrow(|l| l.young.len() + l.old.len());
        assert!(kept <= 2 * GENERATION);
    }
}
