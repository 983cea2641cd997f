//! What clean-up did, gathered so that a hundred `&nbsp;` are one notice with a count.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place, Severity};

/// Collects what is noticed in one file.
pub(super) struct Notes<'a> {
    path: &'a str,
    source: &'a str,
    found: Vec<(Diagnostic, usize)>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(path: &'a str, source: &'a str) -> Self {
        Self { path, source, found: Vec::new() }
    }

    /// Something cleaned at `range` of the source. The same message again only counts.
    pub(super) fn notice(&mut self, code: &'static str, message: String, range: Range<usize>) {
        self.add(Severity::Notice, code, message, range);
    }

    /// Something at `range` of the source that a person should look at.
    pub(super) fn warning(&mut self, code: &'static str, message: String, range: Range<usize>) {
        self.add(Severity::Warning, code, message, range);
    }

    fn add(&mut self, severity: Severity, code: &'static str, message: String, range: Range<usize>) {
        if let Some((_, count)) = self.found.iter_mut().find(|(d, _)| d.code == code && d.message == message)
        {
            *count += 1;
            return;
        }
        let place = Place::in_source(self.path, self.source, range.start, range.end);
        self.found.push((Diagnostic::new(code, severity, message).at(place), 1));
    }

    /// The diagnostics in the order of their first places.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = self
            .found
            .into_iter()
            .map(|(mut diagnostic, count)| {
                if count > 1 {
                    diagnostic.message.push_str(&format!(" ({count} times, first here)"));
                }
                diagnostic
            })
            .collect();
        all.sort_by_key(|d| d.place.as_ref().map(|p| (p.line, p.column)));
        all
    }
}
