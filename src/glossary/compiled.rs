//! What of a glossary is kept between runs: the merged concepts, the index over them, and what was
//! found wrong, so that a message does not go silent because the glossary was not read again.

use std::io;

use serde::{Deserialize, Serialize};

use super::arena::Arena;
use super::cache::{Reader, Sections, damaged};
use super::concepts::{Concepts, Packed};
use super::index::Index;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// The codes of what reading a glossary finds. A code is a word of the program, not of a file.
const CODES: &[&str] = &[
    "glossary-country",
    "glossary-dangling",
    "glossary-date",
    "glossary-duplicate-id",
    "glossary-edition",
    "glossary-empty-term",
    "glossary-function-word",
    "glossary-id",
    "glossary-layer-conflict",
    "glossary-missing",
    "glossary-no-source",
    "glossary-override",
    "glossary-script",
    "glossary-source",
    "glossary-status",
    "glossary-syntax",
    "glossary-type",
    "glossary-unknown-key",
];

/// A diagnostic as it is kept.
#[derive(Serialize, Deserialize)]
struct Problem {
    code: String,
    severity: u8,
    message: String,
    place: Option<(String, usize, usize, usize, String)>,
    help: Option<String>,
}

/// All severities, by their number in a file.
const SEVERITIES: [Severity; 4] =
    [Severity::Notice, Severity::Unresolved, Severity::Warning, Severity::Error];

impl Problem {
    fn of(problem: &Diagnostic) -> Self {
        Self {
            code: problem.code.to_owned(),
            severity: problem.severity as u8,
            message: problem.message.clone(),
            place: problem
                .place
                .as_ref()
                .map(|p| (p.path.clone(), p.line, p.column, p.width, p.text.clone())),
            help: problem.help.clone(),
        }
    }

    /// The diagnostic; `None` where it has a code that is not known.
    fn diagnostic(self) -> Option<Diagnostic> {
        Some(Diagnostic {
            code: CODES.iter().find(|code| **code == self.code)?,
            severity: *SEVERITIES.get(usize::from(self.severity))?,
            message: self.message,
            place: self.place.map(|(path, line, column, width, text)| Place {
                path,
                line,
                column,
                width,
                text,
            }),
            help: self.help,
        })
    }
}

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
        if problems.iter().any(|problem| !CODES.contains(&problem.code)) {
            return None;
        }
        let problems: Vec<Problem> = problems.iter().map(Problem::of).collect();
        let packed = Packed::of(concepts)?;
        Some(Self {
            files: postcard::to_extend(&packed.files, Vec::new()).ok()?,
            problems: postcard::to_extend(&problems, Vec::new()).ok()?,
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
    let problems: Vec<Problem> = postcard::from_bytes(&reader.table::<u8>()?).map_err(io::Error::other)?;
    let problems: Option<Vec<Diagnostic>> = problems.into_iter().map(Problem::diagnostic).collect();
    let files: Vec<String> = postcard::from_bytes(&reader.table::<u8>()?).map_err(io::Error::other)?;
    let ids = Arena::of(reader.table()?, reader.table()?).ok_or_else(unfit)?;
    let records = Arena::of(reader.table()?, reader.table()?).ok_or_else(unfit)?;
    let concepts = Concepts::packed(ids, records, files).ok_or_else(unfit)?;
    let index = Index::read(reader)?.ok_or_else(unfit)?;
    Ok((concepts, index, problems.ok_or_else(unfit)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_glossary_is_known() {
        for source in [include_str!("layers.rs"), include_str!("mod.rs"), include_str!("read.rs")] {
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            for part in source.split("\"glossary-").skip(1) {
                let code = format!("glossary-{}", part.split('"').next().unwrap_or_default());
                assert!(CODES.contains(&code.as_str()), "{code} is missing in CODES");
            }
        }
    }

    #[test]
    fn a_problem_comes_back_as_it_was() {
        for severity in SEVERITIES {
            let whole = Diagnostic::new("glossary-script", severity, "ليس عربياً")
                .at(Place::in_source("g.toml", "a\nar = \"x\"\n", 2, 4))
                .help("advice");
            assert_eq!(Problem::of(&whole).diagnostic(), Some(whole));
        }
        let bare = Diagnostic::error("glossary-id", "x");
        assert_eq!(Problem::of(&bare).diagnostic(), Some(bare));
        assert_eq!(Problem::of(&Diagnostic::error("another", "x")).diagnostic(), None);
    }
}
