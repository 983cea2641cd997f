//! What was found on a glossary, kept until anything of it changes. Some checks hold each entry against
//! all others, so that one change asks for all of them again.

use std::io;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::glossary::cache::{Cache, Key, Reader, Sections};
use crate::glossary::problems;
use crate::glossary::store::File;

/// What `lint` reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linted {
    /// Problems of reading, then findings, at their places.
    pub problems: Vec<Diagnostic>,
    /// Which of the problems are repaired by [`super::changes`], by their position.
    pub fixable: Vec<usize>,
    /// How many concepts there are.
    pub concepts: usize,
}

impl Linted {
    /// The same with other problems before its own.
    #[must_use]
    pub fn after(mut self, earlier: &[Diagnostic]) -> Self {
        self.problems.splice(..0, earlier.iter().cloned());
        self.fixable.iter_mut().for_each(|at| *at += earlier.len());
        self
    }
}

/// What `find` finds on these layers, or what it found on the same layers in an earlier run. `question`
/// holds whatever else decides that; `home` is the project that it is kept for. What is wrong with the
/// cache is a notice.
pub fn kept(
    layers: &[Vec<File>],
    question: &str,
    cache: &Cache,
    home: &Path,
    find: impl FnOnce() -> Linted,
) -> Linted {
    if !cache.is_on() {
        return find();
    }
    let asked = Key::of(layers).asked(question);
    let key = Key::of_findings(home);
    let (known, mut notice) = match cache.load(&key, |reader| read(reader, &asked)) {
        Ok(known) => (known.flatten(), None),
        Err(notice) => (None, Some(notice)),
    };
    if let Some(known) = known {
        return known;
    }
    let mut found = find();
    if let Some(packed) = problems::packed(&found.problems) {
        let count = [found.concepts as u64];
        let fixable: Vec<u64> = found.fixable.iter().map(|&at| at as u64).collect();
        let mut sections = Sections::default();
        sections.table(&asked);
        sections.table(&count);
        sections.table(&fixable);
        sections.table(&packed);
        notice = notice.or(cache.save(&key, &sections).err());
    }
    found.problems.extend(notice);
    found
}

/// What is kept; `None` where it answers another question.
fn read(reader: &mut Reader<'_>, asked: &[u8; 32]) -> io::Result<Option<Linted>> {
    let answered: Vec<u8> = reader.table()?;
    let count: Vec<u64> = reader.table()?;
    let fixable: Vec<u64> = reader.table()?;
    let packed: Vec<u8> = reader.table()?;
    if answered != asked {
        return Ok(None);
    }
    let concepts = count.first().and_then(|&count| usize::try_from(count).ok()).unwrap_or_default();
    let fixable = fixable.into_iter().filter_map(|at| usize::try_from(at).ok()).collect();
    Ok(Some(Linted { problems: problems::unpacked(&packed)?, fixable, concepts }))
}
