//! What went wrong or deserves a look, where, and what to do about it.
//!
//! One type serves bad input, bad glossary entries, bad templates and findings on a brief. A
//! diagnostic carries its own source line, so that printing it never reads a file again and no
//! caller has to remember which file an offset belonged to.

pub mod findings;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much a diagnostic matters; ordered, so that `--fail-on` is a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something was cleaned or inferred; nothing needs doing.
    Notice,
    /// A name has no approved English yet: for the terminologist.
    Unresolved,
    /// The text or the brief looks wrong: for the desk officer.
    Warning,
    /// No briefing can be made.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Notice => "notice",
            Self::Unresolved => "unresolved",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place in a text file, with the line it is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Path as the user gave it; `-` for standard input.
    pub path: String,
    /// Line number from 1; 0 where only the file is known.
    pub line: usize,
    /// Column from 1, in Unicode scalar values.
    pub column: usize,
    /// How many scalar values of the line are meant, at least 1.
    pub width: usize,
    /// The whole line, without its end.
    pub text: String,
}

impl Place {
    /// A place that is a whole file.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: 0, column: 0, width: 0, text: String::new() }
    }

    /// The place of the byte range `start..end` of `source`; a range over several lines is cut to
    /// its first line, and offsets outside `source` are moved to its end.
    pub fn in_source(path: impl Into<String>, source: &str, start: usize, end: usize) -> Self {
        let start = floor_char(source, start.min(source.len()));
        let line_start = source[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |i| start + i);
        let end = floor_char(source, end.min(line_end)).max(start);
        Self {
            path: path.into(),
            line: source[..line_start].matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            width: source[start..end].chars().count().max(1),
            text: source[line_start..line_end].trim_end_matches('\r').to_owned(),
        }
    }
}

/// The nearest character boundary at or before `at`.
fn floor_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One message with its place, its stable code and its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable kebab-case code, for configuration and for looking up.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence without a full stop: what is wrong, naming the Arabic at fault.
    pub message: String,
    /// Where; `None` for the whole run.
    pub place: Option<Place>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without a place.
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self { code, severity, message: message.into(), place: None, help: None }
    }

    /// An error: no briefing can be made.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// Something the desk officer should look at.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// Something that was cleaned or inferred.
    pub fn notice(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Notice, message)
    }

    /// The same diagnostic at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same diagnostic with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    /// `file:line:column: severity[code]: message`, one line, for logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{}:", place.path)?;
            if place.line > 0 {
                write!(f, "{}:{}:", place.line, place.column)?;
            }
            f.write_str(" ")?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)
    }
}

/// A value with what was noticed while making it.
#[derive(Debug, Clone, PartialEq)]
pub struct Warned<T> {
    /// The value.
    pub value: T,
    /// Notices and warnings; never errors, which make no value.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// A value and what was noticed.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_counts_scalar_values_not_bytes() {
        let source = "سطر أول\nفي باريس، فرنسا\n";
        let start = source.find("باريس").expect("present");
        let place = Place::in_source("a.txt", source, start, start + "باريس".len());
        assert_eq!((place.line, place.column, place.width), (2, 4, 5));
        assert_eq!(place.text, "في باريس، فرنسا");
    }

    #[test]
    fn place_never_panics_inside_a_character() {
        let place = Place::in_source("a", "ب", 1, 99);
        assert_eq!((place.line, place.column, place.width), (1, 1, 1));
    }

    #[test]
    fn severities_are_ordered_for_fail_on() {
        assert!(Severity::Notice < Severity::Unresolved);
        assert!(Severity::Unresolved < Severity::Warning);
        assert!(Severity::Warning < Severity::Error);
    }
}
