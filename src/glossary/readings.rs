//! Entries that were read before, by a hash of their text. An entry means the same wherever it stands,
//! so that after an edit only the entries that changed are read as TOML.
//!
//! Only sound entries are kept: what is wrong with the others is found anew on each run.

use std::io;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::arena::Arena;
use super::cache::{Reader, Sections, damaged};
use super::concept::{Concept, Position};

/// The first half of the SHA-256 of an entry's text: two texts never have the same one.
pub(super) type Hash = [u64; 2];

/// The hash of an entry's text.
pub(super) fn hash(text: &str) -> Hash {
    let digest = Sha256::digest(text.as_bytes());
    let half = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| digest[at + i]));
    [half(0), half(8)]
}

/// What entries say.
#[derive(Debug, Default)]
pub(super) struct Readings {
    /// In ascending order.
    hashes: Vec<Hash>,
    /// For each hash the line at which the concept stands in its text, and the concept.
    records: Arena,
}

impl Readings {
    /// Packs sound entries: the hash of each text, and its concept as if the text were a file.
    /// `None` where they are too many.
    pub(super) fn of(entries: &[(Hash, &Concept, usize)]) -> Option<Self> {
        let pack = |(hash, concept, line): &(Hash, &Concept, usize)| {
            let record = postcard::to_extend(&(line, concept), Vec::new()).ok()?;
            Some((*hash, record))
        };
        let mut packed: Vec<(Hash, Vec<u8>)> = entries.par_iter().map(pack).collect::<Option<_>>()?;
        packed.par_sort_unstable_by_key(|(hash, _)| *hash);
        packed.dedup_by_key(|(hash, _)| *hash);
        let mut out = Self::default();
        for (hash, record) in packed {
            out.hashes.push(hash);
            out.records.push(&record);
        }
        out.records.is_whole().then_some(out)
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The concept of a text that begins at `line`, from 1, of a file; `None` where it was not read.
    pub(super) fn get(&self, hash: &Hash, path: &str, line: usize) -> Option<Concept> {
        let number = self.hashes.binary_search(hash).ok()?;
        let (within, concept): (usize, Concept) = postcard::from_bytes(self.records.get(number)?).ok()?;
        let at = Position { path: path.to_owned(), line: (line + within).checked_sub(1)? };
        Some(Concept { at, ..concept })
    }

    /// The sections of the file, in the order in which [`Self::read`] takes them.
    pub(super) fn sections(&self) -> Sections<'_> {
        let mut out = Sections::default();
        out.table(&self.hashes);
        out.table(&self.records.bytes);
        out.table(&self.records.ends);
        out
    }

    /// Reads what [`Self::sections`] wrote.
    ///
    /// # Errors
    /// When the file ends early or holds what does not belong together.
    pub(super) fn read(reader: &mut Reader<'_>) -> io::Result<Self> {
        let hashes: Vec<Hash> = reader.table()?;
        let records = Arena::of(reader.table()?, reader.table()?);
        let fits = |records: &Arena| records.len() == hashes.len() && hashes.is_sorted();
        let records = records.filter(fits).ok_or_else(|| damaged("its tables do not belong together"))?;
        Ok(Self { hashes, records })
    }
}
