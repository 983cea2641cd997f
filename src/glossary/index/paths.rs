//! The word sequences of all forms on their way into the trie.

use rayon::prelude::*;

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

    /// The words of a path.
    #[inline]
    pub(super) fn get(&self, path: u32) -> &[u32] {
        let path = path as usize;
        let start = path.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..self.ends[path] as usize]
    }

    /// The paths sorted by their words, the same words in the order in which they came.
    pub(super) fn order(&self) -> Vec<u32> {
        // The first two words of a path in one number, which is nearly always enough.
        let mut keys: Vec<(u64, u32)> = (0..u32::try_from(self.ends.len()).unwrap_or(u32::MAX))
            .map(|path| {
                let words = self.get(path);
                let first = words.first().map_or(0, |&word| u64::from(word) + 1);
                let second = words.get(1).map_or(0, |&word| u64::from(word) + 1);
                (first << 32 | second, path)
            })
            .collect();
        keys.par_sort_unstable();
        for same in keys.chunk_by_mut(|a, b| a.0 == b.0) {
            same.sort_unstable_by(|&(_, a), &(_, b)| {
                let rest = |path| self.get(path).get(2..).unwrap_or_default();
                rest(a).cmp(rest(b)).then(a.cmp(&b))
            });
        }
        keys.into_iter().map(|(_, path)| path).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_words_and_stable(
            list in prop::collection::vec(prop::collection::vec(0..5_u32, 1..5), 0..60),
        ) {
            let mut paths = Paths::default();
            for path in &list {
                paths.push(path.iter().copied());
            }
            let mut expected: Vec<u32> = (0..u32::try_from(list.len()).expect("few")).collect();
            expected.sort_by_key(|&path| &list[path as usize]);
            prop_assert_eq!(paths.order(), expected);
        }
    }
}
