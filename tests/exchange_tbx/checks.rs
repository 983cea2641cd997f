//! What holds for any bytes: the body of the fuzz target, which the tests run on damaged files too.

use mujaz::exchange::{Exported, tbx};
use mujaz::glossary::Concept;
use mujaz::glossary::concept::Position;

/// Concepts without what a file of terms does not carry: where an entry stands, and CLDR.
pub(crate) fn carried(concepts: &[Concept]) -> Vec<Concept> {
    let place = || Position { path: String::new(), line: 0 };
    concepts.iter().map(|c| Concept { at: place(), cldr: false, ..c.clone() }).collect()
}

/// The concepts as a TBX file.
pub(crate) fn written(concepts: &[Concept]) -> Exported {
    tbx::write(&concepts.iter().collect::<Vec<_>>())
}

/// Fails where the reader breaks a promise on these bytes.
pub(crate) fn hold(bytes: &[u8]) {
    let read = tbx::read("any.tbx", bytes);
    if let Err(problems) = tbx::parse("any.tbx", bytes) {
        assert!(!problems.is_empty(), "a file is refused for a reason");
        assert!(read.failed(), "nothing of a malformed file is kept");
    }
    for problem in &read.problems {
        assert!(problem.place.is_some() || problem.code == "tbx-more", "no place: {problem}");
    }
    if read.concepts.is_empty() {
        return;
    }
    let written = written(&read.concepts);
    let again = tbx::read("again.tbx", &written.bytes);
    assert_eq!(carried(&again.concepts), carried(&read.concepts), "what is read can be written and read");
    assert_eq!(again.problems, [], "our own files are read without a word");
}
