//! The words of a glossary, numbered. Open addressing over one string: eight bytes a slot and no
//! allocation a word, because a million terms have hundreds of thousands of words.

/// A number that no word has.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// An empty slot has [`UNKNOWN`] in the place of the word.
#[derive(Debug, Clone, Copy)]
struct Slot {
    tag: u32,
    word: u32,
}

const EMPTY: Slot = Slot { tag: 0, word: UNKNOWN };

/// Folded words and their numbers.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    slots: Vec<Slot>,
    /// All words, one after the other.
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

impl Vocabulary {
    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All words, by number.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.word(u32::try_from(number).unwrap_or(UNKNOWN)))
    }

    /// The number of the word `prefix` + `rest` with this hash, or [`UNKNOWN`].
    #[inline]
    pub(super) fn find(&self, hash: u64, prefix: &str, rest: &str) -> u32 {
        let Some(mask) = self.slots.len().checked_sub(1) else { return UNKNOWN };
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.word == UNKNOWN {
                return UNKNOWN;
            }
            if slot.tag == tag(hash) && self.word(slot.word).strip_prefix(prefix) == Some(rest) {
                return slot.word;
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
        self.text.push_str(word);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(UNKNOWN));
        self.place(Slot { tag: tag(hash), word: number }, hash);
        number
    }

    fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[number] as usize]
    }

    fn place(&mut self, slot: Slot, hash: u64) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].word != UNKNOWN {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    fn grow(&mut self) {
        self.slots = vec![EMPTY; (self.slots.len() * 2).max(64)];
        for number in 0..self.len() {
            let word = u32::try_from(number).unwrap_or(UNKNOWN);
            let hash = crate::arabic::lexicon::hash(self.word(word));
            self.place(Slot { tag: tag(hash), word }, hash);
        }
    }
}

/// The half of a hash that does not choose the slot.
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}
