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
use super::letters::{push_folded, push_normal};
use super::spelling::Short;
use super::tokens::Kind;
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
    /// Hash of the folded form.
    pub(crate) hash: u64,
    /// What else the word can be when proclitics are taken off, with the hash of each folded stem.
    pub(crate) stems: Vec<(&'static Cut, u64)>,
    /// Letters before the second word, where it is two words without the space between them.
    pub(crate) seam: Option<usize>,
}

impl Word {
    /// The word with this spelling in Arabic letters.
    pub fn of(spelling: &str) -> Arc<Self> {
        word(spelling, 0, spelling.len(), Kind::Arabic)
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
        for c in spelling.chars() {
            push_normal(text, c);
        }
        if kind == Kind::Number {
            *text = text.replace('٫', ".").replace(['٬', '،'], ",");
        }
        folded.clear();
        for c in text.chars() {
            push_folded(folded, c);
        }
        stems.clear();
        if kind == Kind::Arabic {
            for cut in cuts(folded).skip(1) {
                let rest = &folded[cut.skip..];
                let hash =
                    if cut.prefix.is_empty() { hash(rest) } else { hash(&[cut.prefix, rest].concat()) };
                stems.push((cut, hash));
            }
        }
        self.hash = hash(&self.folded);
        self.seam = None;
        // The shortest glued words have eight letters.
        if kind == Kind::Arabic && self.folded.len() >= 2 * 8 {
            let second = glued(&self.text, &self.folded);
            self.seam = second.map(|at| self.folded[..at].chars().count());
        }
    }
}

/// The hash by which an index finds a folded word.
pub(crate) fn hash(folded: &str) -> u64 {
    hash_bytes(folded.as_bytes())
}

/// [`hash`] of a word given as its bytes.
pub(crate) fn hash_bytes(folded: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(folded);
    hasher.finish()
}

/// Words by spelling.
#[derive(Default)]
struct Generation {
    short: HashMap<Short, Arc<Word>, FxBuildHasher>,
    long: HashMap<Box<str>, Arc<Word>, FxBuildHasher>,
}

/// What has been seen lately, and what was seen before that.
#[derive(Default)]
struct Lexicon {
    young: Generation,
    old: Generation,
}

impl Lexicon {
    #[cold]
    fn add(&mut self, short: Option<Short>, spelling: &str, kind: Kind) -> Arc<Word> {
        if self.young.short.len() + self.young.long.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        let known = match short {
            Some(key) => self.old.short.remove(&key),
            None => self.old.long.remove(spelling),
        };
        let word = known.unwrap_or_else(|| Arc::new(Word::new(spelling, kind)));
        match short {
            Some(key) => self.young.short.insert(key, Arc::clone(&word)),
            None => self.young.long.insert(spelling.into(), Arc::clone(&word)),
        };
        word
    }
}

thread_local! {
    static LEXICON: RefCell<Lexicon> = RefCell::default();
}

/// The word that is written in `text` from byte `start` to `end`.
pub(super) fn word(text: &str, start: usize, end: usize, kind: Kind) -> Arc<Word> {
    let spelling = &text[start..end];
    let short = Short::of(text, start, end);
    LEXICON.with_borrow_mut(|lexicon| {
        let known = match &short {
            Some(key) => lexicon.young.short.get(key),
            None => lexicon.young.long.get(spelling),
        };
        match known {
            Some(word) => Arc::clone(word),
            None => lexicon.add(short, spelling, kind),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_for_a_spelling_wherever_it_stands() {
        let text = "منظمة التعاون الاقتصادي والتنمية في منظمة";
        let end = "منظمة".len();
        let first = word(text, 0, end, Kind::Arabic);
        let last = word(text, text.len() - end, text.len(), Kind::Arabic);
        assert!(Arc::ptr_eq(&first, &last));
        assert_eq!((first.text.as_str(), first.folded.as_str()), ("منظمة", "منظمه"));
        let long = "والمستخدموووووووووووون";
        assert!(Arc::ptr_eq(&Word::of(long), &Word::of(long)));
    }

    #[test]
    fn a_spelling_is_forgotten_in_the_end() {
        let word = Word::of("قديم");
        for n in 0..2 * GENERATION + 2 {
            Word::of(&n.to_string());
        }
        assert_eq!(Arc::strong_count(&word), 1);
        let kept = LEXICON.with_borrow(|l| l.young.short.len() + l.old.short.len());
        assert!(kept <= 2 * GENERATION);
    }
}
