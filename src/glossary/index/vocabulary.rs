//! The words of a glossary, numbered. Open addressing over one text: eight bytes a slot and no
//! allocation a word, because a million terms have hundreds of thousands of words.

use crate::arabic::lexicon::{hash, hash_bytes};
use crate::glossary::arena::Arena;

/// A number that no word has.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// In an empty slot [`UNKNOWN`] is in the place of the word.
const EMPTY: [u32; 2] = [0, UNKNOWN];

/// Folded words and their numbers.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Vocabulary {
    /// The tag of a word and its number. How many slots there are is a power of two.
    pub(super) slots: Vec<[u32; 2]>,
    /// The words, by number.
    pub(super) words: Arena,
}

impl Vocabulary {
    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// All words, by number.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter_map(|word| std::str::from_utf8(word).ok())
    }

    /// The number of the word `prefix` + `rest` with this hash, or [`UNKNOWN`].
    #[inline]
    pub(super) fn find(&self, hash: u64, prefix: &str, rest: &str) -> u32 {
        let Some(mask) = self.slots.len().checked_sub(1) else { return UNKNOWN };
        let mut at = hash as usize & mask;
        loop {
            let [its_tag, number] = self.slots[at];
            if number == UNKNOWN {
                return UNKNOWN;
            }
            if its_tag == tag(hash)
                && let Some(word) = self.words.get(number as usize)
                && word.strip_prefix(prefix.as_bytes()) == Some(rest.as_bytes())
            {
                return number;
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a word, which it is given if it has none.
    pub(super) fn number(&mut self, hash: u64, word: &str) -> u32 {
        let known = self.find(hash, "", word);
        if known != UNKNOWN {
            return known;
        }
        if self.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let number = u32::try_from(self.len()).unwrap_or(UNKNOWN);
        self.words.push(word.as_bytes());
        place(&mut self.slots, [tag(hash), number], hash);
        number
    }

    /// Numbers the words of another vocabulary here; the answer has the new number of each.
    pub(super) fn take(&mut self, other: &Self) -> Vec<u32> {
        other.words().map(|word| self.number(hash(word), word)).collect()
    }

    fn grow(&mut self) {
        let mut slots = vec![EMPTY; (self.slots.len() * 2).max(64)];
        for (number, word) in self.words.iter().enumerate() {
            let hash = hash_bytes(word);
            place(&mut slots, [tag(hash), u32::try_from(number).unwrap_or(UNKNOWN)], hash);
        }
        self.slots = slots;
    }
}

fn place(slots: &mut [[u32; 2]], slot: [u32; 2], hash: u64) {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while slots[at][1] != UNKNOWN {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

/// The half of a hash that does not choose the slot.
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}
