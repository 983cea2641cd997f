//! What a terminologist should look at: checks on concepts that were read without an error, and on what
//! can be read of the others (`left_out`).
//!
//! Each family of checks has its file, and each check a stable code. A check sees the concepts in
//! normal form, once for all of them (`terms`), and gives [`Finding`]s; where a finding stands in its file
//! is looked up afterwards, because nearly all entries have none (`place`). What can be repaired
//! without a decision is repaired by `fix`.
//!
//! No check compares every concept with every other one: what can be alike is brought together by
//! sorting, so that a hundred thousand concepts take less than a second.

mod common;
mod english;
mod fix;
mod forbidden;
mod ids;
mod kept;
mod left_out;
mod letters;
mod names;
mod near;
mod own;
mod place;
mod reading;
mod references;
mod series;
mod terms;

use std::collections::HashMap;

use rayon::prelude::*;

use super::concept::Concept;
use crate::diagnostic::Severity;

pub use common::Measure;
pub use fix::{Change, apply, changes, is_repaired};
pub use kept::{Linted, kept};
pub use left_out::left_out;
pub use letters::clean;
pub use place::{Placed, placed};
use terms::Terms;

/// One check.
#[derive(Debug, PartialEq, Eq)]
pub struct Check {
    /// Stable code, by which `[severity]` in mujaz.toml changes how much it matters.
    pub code: &'static str,
    /// How much it matters unless the configuration says otherwise.
    pub severity: Severity,
    /// What it reports, in half a sentence.
    pub what: &'static str,
    /// Whether it can be repaired without a decision.
    pub fixable: bool,
}

impl Check {
    const fn new(code: &'static str, severity: Severity, what: &'static str) -> Self {
        Self { code, severity, what, fixable: false }
    }

    const fn fixable(mut self) -> Self {
        self.fixable = true;
        self
    }
}

/// All checks, family by family, those of the reader first.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    let families = [
        reading::CHECKS,
        names::CHECKS,
        near::CHECKS,
        series::CHECKS,
        own::CHECKS,
        references::CHECKS,
        letters::CHECKS,
        english::CHECKS,
        forbidden::CHECKS,
        common::CHECKS,
        ids::CHECKS,
    ];
    families.into_iter().flatten()
}

/// Where in an entry a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The value of a key.
    Key(&'static str),
    /// An Arabic term, by its index in [`Concept::ar`].
    Arabic(usize),
    /// An English term, by its index in [`Concept::en`].
    English(usize),
}

/// A repair that needs no decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// The term is written again without what does not belong into it.
    Clean,
    /// The term is taken out.
    Remove,
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check that found it.
    pub check: &'static Check,
    /// Index of the concept.
    pub concept: usize,
    /// Where in its entry.
    pub spot: Spot,
    /// What is wrong, naming the words at fault.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// How it is repaired, where that needs no decision.
    pub fix: Option<Fix>,
}

impl Finding {
    fn new(
        check: &'static Check,
        concept: usize,
        spot: Spot,
        message: String,
        help: impl Into<String>,
    ) -> Self {
        Self { check, concept, spot, message, help: help.into(), fix: None }
    }

    fn fixed_by(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

/// A family of checks: adds what it finds.
type Family = fn(&Book<'_>, &mut Vec<Finding>);

/// The families, those that take longest first, because they run side by side.
const FAMILIES: [Family; 10] = [
    near::check,
    names::check,
    series::check,
    letters::check,
    own::check,
    english::check,
    common::check,
    forbidden::check,
    references::check,
    ids::check,
];

/// Every finding on the merged concepts, sorted by concept and place in the entry. `measure` has the
/// words of the project's releases.
pub fn lint(concepts: &[Concept], measure: &Measure) -> Vec<Finding> {
    let book = Book::new(concepts);
    let run = |check: &Family| {
        let mut found = Vec::new();
        check(&book, &mut found);
        found
    };
    let mut found: Vec<Finding> = FAMILIES.par_iter().with_max_len(1).flat_map_iter(run).collect();
    measure.check(&book, &mut found);
    found.sort_by(|a, b| (a.concept, a.spot, a.check.code).cmp(&(b.concept, b.spot, b.check.code)));
    found
}

/// The concepts with what several checks need.
struct Book<'a> {
    concepts: &'a [Concept],
    terms: Vec<Terms>,
    by_id: HashMap<&'a str, usize, rustc_hash::FxBuildHasher>,
}

impl<'a> Book<'a> {
    fn new(concepts: &'a [Concept]) -> Self {
        Self {
            concepts,
            terms: terms::of(concepts),
            by_id: concepts.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect(),
        }
    }

    fn get(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Of two concepts that are at odds, the one whose entry is to be changed, first: the one that
    /// stands in a file, and of two in files the later one.
    fn order(&self, a: usize, b: usize) -> (usize, usize) {
        let rank = |i: usize| (self.concepts[i].at.line > 0, i);
        if rank(a) > rank(b) { (a, b) } else { (b, a) }
    }
}

#[cfg(test)]
mod tests;
