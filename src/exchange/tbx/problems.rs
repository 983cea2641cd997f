//! Problems of a file of thousands of entries: what is wrong in the same way at many places is told
//! once, with the first place, the number, and some of the entries.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::exchange::xml::Source;

/// So many different problems are told; a file with more is no file of terms.
const MOST: usize = 200;
/// So many entries are named with a problem that several have.
const EXAMPLES: usize = 5;

/// Problems as they are met.
pub(super) struct Problems<'a> {
    source: &'a Source<'a>,
    groups: Vec<Group>,
    known: HashMap<(&'static str, String), usize>,
    untold: usize,
    errors: bool,
}

struct Group {
    first: Diagnostic,
    count: usize,
    examples: Vec<String>,
}

impl<'a> Problems<'a> {
    /// No problems yet.
    pub(super) fn new(source: &'a Source<'a>) -> Self {
        Self { source, groups: Vec::new(), known: HashMap::new(), untold: 0, errors: false }
    }

    /// A problem at a place.
    pub(super) fn add(&mut self, problem: Diagnostic, at: &Range<usize>) {
        self.add_for(problem, at, None);
    }

    /// A problem at a place, of an entry that is worth naming.
    pub(super) fn add_for(&mut self, problem: Diagnostic, at: &Range<usize>, entry: Option<&str>) {
        self.errors |= problem.severity == Severity::Error;
        let key = (problem.code, problem.message.clone());
        let group = match self.known.get(&key) {
            Some(&index) => index,
            None if self.groups.len() >= MOST => {
                self.untold += 1;
                return;
            }
            None => {
                let first = problem.at(self.source.place(at));
                self.groups.push(Group { first, count: 0, examples: Vec::new() });
                self.known.insert(key, self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        let group = &mut self.groups[group];
        group.count += 1;
        if let Some(entry) = entry
            && group.examples.len() < EXAMPLES
            && !group.examples.iter().any(|e| e == entry)
        {
            group.examples.push(entry.to_owned());
        }
    }

    /// Whether one of them is an error.
    pub(super) fn has_errors(&self) -> bool {
        self.errors
    }

    /// All of them, in the order of the file.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut out: Vec<Diagnostic> = self.groups.into_iter().map(Group::told).collect();
        in_order(&mut out);
        if self.untold > 0 {
            let message = format!("{} further problems are not shown", self.untold);
            out.push(Diagnostic::warning("tbx-more", message).help("mend those above first"));
        }
        out
    }
}

/// Puts problems into the order of the file; those without a place come last.
pub(super) fn in_order(problems: &mut [Diagnostic]) {
    problems.sort_by_key(|p| p.place.as_ref().map_or((usize::MAX, 0), |place| (place.line, place.column)));
}

impl Group {
    fn told(mut self) -> Diagnostic {
        let mut more = Vec::new();
        if self.count > 1 {
            more.push(format!("{} times, here first", self.count));
        }
        if !self.examples.is_empty() {
            let dots = if self.count > self.examples.len() { ", …" } else { "" };
            more.push(format!("{}{dots}", self.examples.join(", ")));
        }
        if !more.is_empty() {
            self.first.message = format!("{} ({})", self.first.message, more.join(": "));
        }
        self.first
    }
}
