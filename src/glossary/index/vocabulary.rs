//! The words of a glossary, numbered. Open addressing over one text: sixteen bytes a slot and no
//! allocation a word, because a million terms have hundreds of thousands of words.

use crate::arabic::lexicon::{holds_word, key};
use crate::glossary::arena::Arena;

/// A number that no word has.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// In an empty slot [`UNKNOWN`] is in the place of the word.
const EMPTY: [u64; 2] = [0, UNKNOWN as u64];

/// Folded words and their numbers.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Vocabulary {
    /// The key of a word and its number. How many slots there are is a power of two.
    pub(super) slots: Vec<[u64; 2]>,
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

    /// The number of the word `prefix` + `rest` with this key, or [`UNKNOWN`].
    #[inline]
    pub(super) fn find(&self, key: u64, prefix: &str, rest: &str) -> u32 {
        let Some(mask) = self.slots.len().checked_sub(1) else { return UNKNOWN };
        let mut at = first_slot(key, mask);
        loop {
            let [its_key, number] = self.slots[at];
            let number = number as u32;
            if number == UNKNOWN {
                return UNKNOWN;
            }
            // Few words need to be read: the key of a short one says all of it.
            if its_key == key && (holds_word(key) || self.is_word(number, prefix, rest)) {
                return number;
            }
            at = (at + 1) & mask;
        }
    }

    fn is_word(&self, number: u32, prefix: &str, rest: &str) -> bool {
        let word = self.words.get(number as usize);
        word.and_then(|word| word.strip_prefix(prefix.as_bytes())) == Some(rest.as_bytes())
    }

    /// The number of a word, which it is given if it has none.
    pub(super) fn number(&mut self, key: u64, word: &str) -> u32 {
        let known = self.find(key, "", word);
        if known != UNKNOWN {
            return known;
        }
        if self.len() * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let number = u32::try_from(self.len()).unwrap_or(UNKNOWN);
        self.words.push(word.as_bytes());
        place(&mut self.slots, [key, u64::from(number)]);
        number
    }

    /// Numbers the words of another vocabulary here; the answer has the new number of each.
    pub(super) fn take(&mut self, other: &Self) -> Vec<u32> {
        other.words().map(|word| self.number(key(word), word)).collect()
    }

    fn grow(&mut self) {
        let larger = vec![EMPTY; (self.slots.len() * 2).max(64)];
        let slots = std::mem::replace(&mut self.slots, larger);
        for slot in slots.into_iter().filter(|slot| *slot != EMPTY) {
            place(&mut self.slots, slot);
        }
    }
}

fn place(slots: &mut [[u64; 2]], slot: [u64; 2]) {
    let mask = slots.len() - 1;
    let mut at = first_slot(slot[0], mask);
    while slots[at] != EMPTY {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

/// The slot in which a key is looked for first.
#[inline]
fn first_slot(key: u64, mask: usize) -> usize {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (key ^ key >> 32).wrapping_mul(MIX);
    (mixed >> 32) as usize & mask
}
