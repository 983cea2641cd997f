//! The word sequences of all forms on their way into the trie.

use rayon::prelude::*;

/// Where a word stands among others: the numbers of words spread evenly over all numbers but 0, so that
/// a place in a long list of them can be told from the number wanted. No two words have the same.
#[inline]
pub(super) fn order(word: u32) -> u32 {
    // An odd factor takes no two numbers to one; this is 2^32 divided by the golden ratio.
    word.wrapping_add(1).wrapping_mul(0x9E37_79B1)
}

/// Sequences of word numbers, one after the other.
#[derive(Debug, Default)]
pub(super) struct Paths {
    words: Vec<u32>,
    /// Where each one ends.
    ends: Vec<u32>,
}

impl Paths {
    /// Adds a path.
    pub(super) fn push(&mut self, words: impl Iterator<Item = u32>) {
        self.words.extend(words);
        self.ends.push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
    }

    /// Adds the paths of another list, whose words have these numbers here.
    pub(super) fn append(&mut self, other: &Self, numbers: &[u32]) {
        let before = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.extend(other.words.iter().map(|&word| numbers[word as usize]));
        self.ends.extend(other.ends.iter().map(|end| end + before));
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// The words of a path.
    #[inline]
    pub(super) fn get(&self, path: u32) -> &[u32] {
        let path = path as usize;
        let start = path.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..self.ends[path] as usize]
    }

    /// The paths sorted by the [`order`] of their words, the same words in the order in which they came,
    /// and the number that each path had. They are copied, because what follows reads them one after the other, and
    /// reading them where they are would wait for memory at each.
    pub(super) fn sorted(self) -> (Self, Vec<u32>) {
        // The first four words of a path in one number, which is nearly always enough.
        let mut keys: Vec<(u128, u32)> = (0..self.len())
            .into_par_iter()
            .map(|path| {
                let words = self.get(path);
                let word = |place: usize| words.get(place).map_or(0, |&word| u128::from(order(word)));
                ((0..KEY).fold(0, |key, place| key << 32 | word(place)), path)
            })
            .collect();
        keys.par_sort_unstable();
        for same in keys.chunk_by_mut(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            same.sort_unstable_by(|&(_, a), &(_, b)| {
                let rest = |path| self.get(path).iter().skip(KEY).map(|&word| order(word));
                rest(a).cmp(rest(b)).then(a.cmp(&b))
            });
        }
        let mut sorted =
            Self { words: Vec::with_capacity(self.words.len()), ends: Vec::with_capacity(self.ends.len()) };
        for &(_, path) in &keys {
            sorted.push(self.get(path).iter().copied());
        }
        (sorted, keys.into_iter().map(|(_, path)| path).collect())
    }
}

/// Words in a key of [`Paths::sorted`].
const KEY: usize = 4;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_words_and_stable(
            list in prop::collection::vec(prop::collection::vec(0..3_u32, 1..7), 0..60),
        ) {
            let mut paths = Paths::default();
            for path in &list {
                paths.push(path.iter().copied());
            }
            let (sorted, numbers) = paths.sorted();
            let mut expected: Vec<u32> = (0..u32::try_from(list.len()).expect("few")).collect();
            expected.sort_by_key(|&path| list[path as usize].iter().map(|&word| order(word)).collect::<Vec<_>>());
            prop_assert_eq!(&numbers, &expected);
            for (place, path) in (0..).zip(expected) {
                prop_assert_eq!(sorted.get(place), &list[path as usize]);
            }
        }
    }
}
