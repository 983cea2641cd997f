//! What spellings are to an index, in a table of fixed size: a spelling can stand in a few
//! neighbouring slots, which a lookup reads with one or two cache lines. One that finds no room takes
//! the place of the oldest and is worked out again when it comes back.

use super::walk::{PASSED, Start};
use crate::arabic::clitics::Cut;

/// What a spelling is to the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// The step it is: the number of its folded word.
    pub(super) step: u32,
    /// Its starts.
    pub(super) starts: Starts,
}

/// Added to a step in a slot. Only marks have the step that becomes 0, so that no spelling is all zeros.
const SHIFT: u32 = PASSED.wrapping_neg();

impl Known {
    fn packed(self) -> u64 {
        u64::from(self.step.wrapping_add(SHIFT)) << 32 | u64::from(self.starts.0)
    }

    #[inline]
    fn unpacked(packed: u64) -> Self {
        Self { step: ((packed >> 32) as u32).wrapping_sub(SHIFT), starts: Starts(packed as u32) }
    }
}

/// The starts of a spelling, in one number, because most spellings have none or only themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Starts(u32);

/// [`Starts`] in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unpacked {
    /// Only the word itself, with its node and whether it is a form alone.
    Whole(u32, bool),
    /// So many starts of the store, none as a rule.
    Stored(std::ops::Range<usize>),
}

/// Bits of the sort and the number of starts.
const BITS: u32 = 3;
/// In these bits: only the word itself.
const WHOLE: u32 = (1 << BITS) - 1;

impl Starts {
    /// No form begins so.
    pub(super) const NONE: Self = Self(0);
    /// Two words without a space between them; the step is the number of letters of the first.
    pub(super) const SEAM: Self = Self(u32::MAX);

    /// Packs starts, which go to the store where there is no room for them.
    pub(super) fn pack(starts: impl Iterator<Item = Start>, store: &mut Vec<Start>) -> Self {
        let first = store.len();
        store.extend(starts);
        let count = store.len() - first;
        let packed = match store[first..] {
            [only] if only.cut == Cut::WHOLE && only.node < 1 << (30 - BITS) => {
                store.truncate(first);
                return Self(only.node << (BITS + 1) | u32::from(only.alone) << BITS | WHOLE);
            }
            _ => first << BITS | count,
        };
        if count == 0 { Self::NONE } else { Self(u32::try_from(packed).unwrap_or(0)) }
    }

    /// In full.
    #[inline]
    pub(super) fn unpack(self) -> Unpacked {
        if self.0 & WHOLE == WHOLE {
            return Unpacked::Whole(self.0 >> (BITS + 1), self.0 >> BITS & 1 == 1);
        }
        let first = (self.0 >> BITS) as usize;
        Unpacked::Stored(first..first + (self.0 & WHOLE) as usize)
    }
}

/// Keys of `KEY` numbers; a key stands in one of `WAYS` slots.
#[derive(Debug)]
pub(super) struct Table<const KEY: usize, const WAYS: usize> {
    /// For each slot the key and the [`Known`] in one number; no key is all zeros, as an empty slot
    /// is. Plain numbers, because zeroed memory costs nothing until it is written.
    slots: Vec<u64>,
    /// Slots but one group, as a mask.
    groups: usize,
}

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

impl<const KEY: usize, const WAYS: usize> Table<KEY, WAYS> {
    /// An empty table; `slots` is a power of two.
    pub(super) fn new(slots: usize) -> Self {
        let slots = slots.next_power_of_two();
        Self { slots: vec![0; slots * (KEY + 1)], groups: slots / WAYS - 1 }
    }

    /// The numbers of the slots in which a key can stand.
    #[inline]
    fn group(&self, key: [u64; KEY]) -> std::ops::Range<usize> {
        let mixed = key.iter().fold(0_u64, |sum, part| (sum.rotate_left(23) ^ part).wrapping_mul(MIX));
        let group = (mixed >> 32) as usize & self.groups;
        let size = WAYS * (KEY + 1);
        group * size..(group + 1) * size
    }

    /// What is known of a key.
    #[inline]
    pub(super) fn get(&self, key: [u64; KEY]) -> Option<Known> {
        let slots = &self.slots[self.group(key)];
        // All ways are looked at, without a branch for each: in which one a key stands is a throw of
        // dice, and a branch that is guessed wrong costs more than the other slots, which are there.
        let mut known = 0;
        for slot in slots.chunks_exact(KEY + 1) {
            let differs = slot.iter().zip(&key).fold(0, |all, (a, b)| all | (a ^ b));
            known = if differs == 0 { slot[KEY] } else { known };
        }
        (known != 0).then_some(Known::unpacked(known))
    }

    /// Puts a key first in its group; the last one goes.
    pub(super) fn put(&mut self, key: [u64; KEY], known: Known) {
        let group = self.group(key);
        let slots = &mut self.slots[group];
        slots.copy_within(..(WAYS - 1) * (KEY + 1), KEY + 1);
        slots[..KEY].copy_from_slice(&key);
        slots[KEY] = known.packed();
    }

    /// Empties the table.
    pub(super) fn forget(&mut self) {
        self.slots.fill(0);
    }
}
