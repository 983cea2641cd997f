//! What clean-up did, gathered so that a hundred `&nbsp;` are one notice with a count.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place, Severity};

/// How many different messages one file can have. A release has a handful; a hostile file could have
/// millions, and each costs a look through the file for its line.
const MOST: usize = 100;

/// Collects what is noticed in one file.
pub(super) struct Notes<'a> {
    path: &'a str,
    source: &'a str,
    found: Vec<(Diagnostic, usize)>,
    by_message: HashMap<String, usize>,
    left_out: usize,
}

impl<'a> Notes<'a> {
    pub(super) fn new(path: &'a str, source: &'a str) -> Self {
        Self { path, source, found: Vec::new(), by_message: HashMap::new(), left_out: 0 }
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
        if let Some((_, count)) = self.by_message.get(&message).and_then(|&at| self.found.get_mut(at)) {
            *count += 1;
            return;
        }
        if self.found.len() >= MOST {
            self.left_out += 1;
            return;
        }
        self.by_message.insert(message.clone(), self.found.len());
        let place = Place::in_source(self.path, self.source, range.start, range.end);
        self.found.push((Diagnostic::new(code, severity, message).at(place), 1));
    }

    /// The diagnostics in the order of their first places.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let counted = |(mut diagnostic, count): (Diagnostic, usize)| {
            if count > 1 {
                diagnostic.message.push_str(&format!(" ({count} times, first here)"));
            }
            diagnostic
        };
        let mut all: Vec<Diagnostic> = self.found.into_iter().map(counted).collect();
        all.sort_by_key(|d| d.place.as_ref().map(|p| (p.line, p.column)));
        if self.left_out > 0 {
            let message = format!("cleaned {} more things in this file", self.left_out);
            all.push(Diagnostic::warning("much-cleaned", message).at(Place::file(self.path)));
        }
        all
    }
}
