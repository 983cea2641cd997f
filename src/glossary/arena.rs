//! Many short texts in one long one, so that none of them is an allocation of its own and all of
//! them are written and read as two tables.

/// Byte strings by number.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Arena {
    pub(super) bytes: Vec<u8>,
    /// Where each one ends.
    pub(super) ends: Vec<u32>,
}

impl Arena {
    /// An arena of tables that were read; `None` where they do not belong together.
    pub(super) fn of(bytes: Vec<u8>, ends: Vec<u32>) -> Option<Self> {
        let fits = ends.last().map_or(0, |&end| end as usize) == bytes.len() && ends.is_sorted();
        fits.then_some(Self { bytes, ends })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether every place can be counted: four gigabytes at most.
    pub(super) fn is_whole(&self) -> bool {
        u32::try_from(self.bytes.len()).is_ok()
    }

    /// Adds one at the end.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.end();
    }

    /// Makes one of the bytes that were put behind the last one.
    pub(super) fn end(&mut self) {
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
    }

    /// The one with this number.
    #[inline]
    pub(super) fn get(&self, number: usize) -> Option<&[u8]> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.bytes.get(start as usize..end as usize)
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).filter_map(|number| self.get(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_comes_out() {
        let mut arena = Arena::default();
        for text in ["مصر", "", "قطر"] {
            arena.push(text.as_bytes());
        }
        assert_eq!(arena.iter().collect::<Vec<_>>(), ["مصر".as_bytes(), b"", "قطر".as_bytes()]);
        assert_eq!(arena.get(3), None);
        assert_eq!(Arena::of(arena.bytes.clone(), arena.ends.clone()), Some(arena));
    }

    #[test]
    fn tables_that_do_not_belong_together_are_refused() {
        assert_eq!(Arena::of(b"ab".to_vec(), vec![1]), None);
        assert_eq!(Arena::of(b"ab".to_vec(), vec![2, 1, 2]), None);
        assert_eq!(Arena::of(Vec::new(), Vec::new()), Some(Arena::default()));
    }
}
