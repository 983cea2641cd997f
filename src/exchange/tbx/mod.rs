//! TBX, TermBase eXchange (ISO 30042): read in version 3 (TBX-Core, TBX-Min and TBX-Basic, with data
//! categories as attributes or as tags) and in version 2 (`martif`), written as TBX-Basic with data
//! categories as attributes.
//!
//! [`parse`] turns a file into a [`Termbase`], which holds every term of every language; [`read`] makes
//! a concept of each entry as it comes and says what of it a concept has no place for. `docs/glossary.md` has the table of what becomes what.

mod category;
mod check;
mod fields;
mod import;
mod model;
mod parse;
mod problems;
mod termbase;
mod terms;
mod write;

pub use parse::parse;
pub use termbase::{Entry, Fact, LanguageSection, TermSection, Termbase};
pub use write::write;

use self::import::Import;
use super::xml::{Source, decode};
use super::{Imported, too_large};
use crate::diagnostic::Diagnostic;
use crate::glossary::Kind;

/// The namespace of TBX version 3.
const NAMESPACE: &str = "urn:iso:std:iso:30042:ed-2";

/// The title in the header of the files we write: their ids and types are taken as they are.
const TITLE: &str = "mujaz glossary";

/// The concepts of a TBX file. A malformed file gives its errors and no concept; entries without
/// Arabic or English, terms of other languages and facts without a place are reported, with line and
/// column, and left out.
pub fn read(path: &str, bytes: &[u8]) -> Imported {
    read_as(path, bytes, Kind::Concept)
}

/// As [`read`], with the kind of entries for which the file names none.
pub fn read_as(path: &str, bytes: &[u8], kind: Kind) -> Imported {
    let failed = |problems| Imported { concepts: Vec::new(), problems };
    let text = match checked(path, bytes) {
        Ok(text) => text,
        Err(problem) => return failed(vec![problem]),
    };
    let source = Source::new(path, &text);
    let mut import = Import::new(&source, kind);
    match parse::each(&source, &mut |head, entry| import.take(head.title.as_deref(), &entry)) {
        Ok(head) => {
            let (concepts, dropped) = import.finish();
            let mut problems = head.diagnostics;
            problems.extend(dropped);
            problems::in_order(&mut problems);
            Imported { concepts, problems }
        }
        Err(problems) => failed(problems),
    }
}

/// The text of a file that is not too large.
fn checked<'a>(path: &str, bytes: &'a [u8]) -> Result<std::borrow::Cow<'a, str>, Diagnostic> {
    match too_large(path, bytes.len() as u64) {
        Some(problem) => Err(problem),
        None => decode(path, bytes),
    }
}
