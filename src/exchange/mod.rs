//! The glossary in the formats of other programs: one file or folder for each format.
//!
//! Formats work on text or bytes that somebody else has read, and give bytes that somebody else
//! writes: no format touches a file. A reader keeps what it understands and says, with line and
//! column, what it dropped and why; where a file is malformed it gives errors and no concept at
//! all. A writer says which fields of how many concepts its format cannot carry.

pub mod csv;
pub mod deepl;
pub mod format;
mod lost;
pub mod omegat;
pub mod plan;
pub mod said;
pub mod skos;
pub mod table;
pub mod tbx;
pub mod weblate;
pub mod xlsx;
mod xml;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::glossary::Concept;

/// The largest file that is read or written, in bytes: 256 MB, some 130,000 concepts in TBX and more in
/// every other format.
pub const MAX_BYTES: usize = 256_000_000;

/// What a reader found in a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// The concepts, in the order of the file; empty where a problem is an error of the whole file.
    pub concepts: Vec<Concept>,
    /// What is wrong, and what was dropped and why.
    pub problems: Vec<Diagnostic>,
}

/// What a writer made of the concepts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Exported {
    /// The file, whole.
    pub bytes: Vec<u8>,
    /// What the format cannot carry.
    pub problems: Vec<Diagnostic>,
}

impl Imported {
    /// Whether the file was refused as a whole.
    pub fn failed(&self) -> bool {
        self.concepts.is_empty() && self.problems.iter().any(|p| p.severity == Severity::Error)
    }
}

/// The error for an input of more than [`MAX_BYTES`]; `None` where the size, in bytes, is allowed.
/// To be asked before a file is read, so that a huge one never comes into memory.
pub fn too_large(path: &str, size: u64) -> Option<Diagnostic> {
    let limit = MAX_BYTES as u64;
    (size > limit).then(|| {
        let message =
            format!("the file has {} MB; at most {} MB are read", size / 1_000_000, limit / 1_000_000);
        Diagnostic::error("exchange-too-large", message)
            .at(Place::file(path))
            .help("split it into several files, and import one after the other")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_is_refused_only_above_the_limit() {
        assert_eq!(too_large("a.tbx", MAX_BYTES as u64), None);
        let error = too_large("a.tbx", 300_000_000).expect("refused");
        assert_eq!(error.message, "the file has 300 MB; at most 256 MB are read");
    }
}
