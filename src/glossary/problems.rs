//! Diagnostics of a glossary as they are kept between runs, so that a message does not go silent because
//! nothing was read again.

use std::io;

use serde::{Deserialize, Serialize};

use super::cache::damaged;
use super::lint::checks;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// A diagnostic as it is kept. Its code is a word of the program, which only its name is kept of.
#[derive(Serialize, Deserialize)]
struct Problem {
    code: String,
    severity: Severity,
    message: String,
    place: Option<Place>,
    help: Option<String>,
}

impl Problem {
    fn of(problem: &Diagnostic) -> Self {
        let Diagnostic { code, severity, message, place, help } = problem.clone();
        Self { code: code.to_owned(), severity, message, place, help }
    }

    fn diagnostic(self) -> Option<Diagnostic> {
        let Self { code, severity, message, place, help } = self;
        Some(Diagnostic { code: known(&code)?, severity, message, place, help })
    }
}

fn known(code: &str) -> Option<&'static str> {
    checks().map(|check| check.code).find(|known| *known == code)
}

/// Diagnostics as bytes; `None` where one has a code that is not known here, and so must not be kept.
pub(super) fn packed(problems: &[Diagnostic]) -> Option<Vec<u8>> {
    if problems.iter().any(|problem| known(problem.code).is_none()) {
        return None;
    }
    let problems: Vec<Problem> = problems.iter().map(Problem::of).collect();
    postcard::to_extend(&problems, Vec::new()).ok()
}

/// What [`packed`] made bytes of.
///
/// # Errors
/// When the bytes are not such.
pub(super) fn unpacked(bytes: &[u8]) -> io::Result<Vec<Diagnostic>> {
    let problems: Vec<Problem> = postcard::from_bytes(bytes).map_err(io::Error::other)?;
    let problems: Option<Vec<Diagnostic>> = problems.into_iter().map(Problem::diagnostic).collect();
    problems.ok_or_else(|| damaged("it has messages that are not known"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_glossary_is_known() {
        for source in [include_str!("layers.rs"), include_str!("relations.rs"), include_str!("read.rs")] {
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            for part in source.split("\"glossary-").skip(1) {
                let code = format!("glossary-{}", part.split('"').next().unwrap_or_default());
                assert!(known(&code).is_some(), "{code} is in no table of checks");
            }
        }
    }

    #[test]
    fn problems_come_back_as_they_were() {
        let all = [Severity::Notice, Severity::Unresolved, Severity::Warning, Severity::Error];
        let whole = |severity| {
            Diagnostic::new("glossary-script", severity, "ليس عربياً")
                .at(Place::in_source("g.toml", "a\nar = \"x\"\n", 2, 4))
                .help("advice")
        };
        let mut problems: Vec<Diagnostic> = all.into_iter().map(whole).collect();
        problems.push(Diagnostic::error("glossary-id", "x"));
        let bytes = packed(&problems).expect("known");
        assert_eq!(unpacked(&bytes).expect("whole"), problems);
        assert!(unpacked(&bytes[..bytes.len() - 1]).is_err());
        assert_eq!(packed(&[Diagnostic::error("another", "x")]), None);
    }
}
