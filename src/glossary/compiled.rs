//! What of a glossary is kept between runs: the merged concepts, the index over them, and what was
//! found wrong, so that a message does not go silent because the glossary was not read again.

use std::io;

use super::arena::Arena;
use super::cache::{Reader, Sections, damaged};
use super::concepts::{Concepts, Packed};
use super::index::Index;
use super::problems;
use crate::diagnostic::Diagnostic;

/// A compiled glossary on its way to its file.
pub(super) struct Compiled {
    packed: Packed,
    files: Vec<u8>,
    problems: Vec<u8>,
    entries: Vec<[u32; 3]>,
}

impl Compiled {
    /// Compiles; `None` for a glossary that cannot be kept, because it is too large or has a problem
    /// of a kind that is not known here.
    pub(super) fn of(concepts: &Concepts, index: &Index, problems: &[Diagnostic]) -> Option<Self> {
        let problems = problems::packed(problems)?;
        let packed = Packed::of(concepts)?;
        Some(Self {
            files: postcard::to_extend(&packed.files, Vec::new()).ok()?,
            problems,
            packed,
            entries: index.packed_entries()?,
        })
    }

    /// The sections of the file, in the order in which [`read`] takes them.
    pub(super) fn sections<'a>(&'a self, index: &'a Index) -> Sections<'a> {
        let mut out = Sections::default();
        out.table(&self.problems);
        out.table(&self.files);
        for arena in [&self.packed.ids, &self.packed.records] {
            out.table(&arena.bytes);
            out.table(&arena.ends);
        }
        out.table(&self.entries);
        index.write(&mut out);
        out
    }
}

/// Reads what [`Compiled::sections`] wrote.
///
/// # Errors
/// When the file ends early or holds what does not belong together. Whether it is damaged otherwise
/// is known only when its checksum has been looked at.
pub(super) fn read(reader: &mut Reader<'_>) -> io::Result<(Concepts, Index, Vec<Diagnostic>)> {
    let unfit = || damaged("its tables do not belong together");
    let problems = problems::unpacked(&reader.table::<u8>()?)?;
    let files: Vec<String> = postcard::from_bytes(&reader.table::<u8>()?).map_err(io::Error::other)?;
    let ids = Arena::of(reader.table()?, reader.table()?).ok_or_else(unfit)?;
    let records = Arena::of(reader.table()?, reader.table()?).ok_or_else(unfit)?;
    let concepts = Concepts::packed(ids, records, files).ok_or_else(unfit)?;
    let index = Index::read(reader)?.ok_or_else(unfit)?;
    Ok((concepts, index, problems))
}
