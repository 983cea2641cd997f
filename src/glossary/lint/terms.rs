//! The terms of all concepts in the form in which they are compared.

use rayon::prelude::*;

use crate::arabic::fold;
use crate::arabic::letters::is_alphanumeric;
use crate::glossary::concept::{Concept, Status, Term, TermType};

/// The terms of one concept as they are compared, in the order of the concept.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) ar: Vec<String>,
    pub(super) en: Vec<String>,
}

/// The terms of all concepts.
pub(super) fn of(concepts: &[Concept]) -> Vec<Terms> {
    let keys = |terms: &[Term]| terms.iter().map(|t| key(&t.text)).collect();
    concepts.par_iter().map(|c| Terms { ar: keys(&c.ar), en: keys(&c.en) }).collect()
}

/// A term as the matcher sees it: folded words with one space between them, without punctuation.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        if is_alphanumeric(c) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a term is a full name, which counts wherever it stands.
pub(super) fn is_full(term: &Term) -> bool {
    matches!(term.kind, TermType::Name | TermType::Variant | TermType::Formal)
}

/// Whether two names were in force at the same time, as far as their entries say. Where one ended
/// and the other has no beginning, the other is taken to have followed.
pub(super) fn overlap(a: &Concept, b: &Concept) -> bool {
    let follows = |first: &Concept, second: &Concept| match (&first.until, &second.since) {
        (Some(until), Some(since)) => {
            let n = until.len().min(since.len());
            until[..n] <= since[..n]
        }
        (Some(_), None) => second.until.is_none() || second.until > first.until,
        (None, Some(_)) => false,
        (None, None) => false,
    };
    !follows(a, b) && !follows(b, a)
}

/// Whether one of two concepts is deprecated and the other is not: then the other one is meant.
pub(super) fn one_is_deprecated(a: &Concept, b: &Concept) -> bool {
    (a.status == Status::Deprecated) != (b.status == Status::Deprecated)
}
