//! What an entry says about other entries and about time.

use super::{Book, Check, Finding, Spot};
use crate::diagnostic::Severity::{Error, Warning};
use crate::glossary::concept::{Concept, Status};
use crate::glossary::relations::is_after;

const CYCLE: Check =
    Check::new("glossary-cycle", Error, "`parent` or `replaced-by` leads back to the entry itself");
const DEPRECATED: Check = Check::new(
    "glossary-deprecated",
    Warning,
    "a deprecated entry without `replaced-by`, or one that is replaced by a deprecated entry",
);
const INVERTED: Check = Check::new("glossary-validity", Error, "`since` after `until`");
const OVERLAP: Check = Check::new(
    "glossary-overlap",
    Warning,
    "an entry that is still in force when the one that replaced it has begun",
);

pub(super) const CHECKS: &[Check] = &[CYCLE, DEPRECATED, INVERTED, OVERLAP];

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    let parent = |c: &Concept| c.parent.clone();
    let replaced = |c: &Concept| c.replaced_by.clone();
    cycles(book, "parent", &parent, found);
    cycles(book, "replaced-by", &replaced, found);
    for (i, concept) in book.concepts.iter().enumerate() {
        let next = concept.replaced_by.as_deref().and_then(|id| book.get(id)).map(|n| &book.concepts[n]);
        deprecated(concept, i, next, found);
        dates(concept, i, next, found);
    }
}

/// Every chain of references that comes back to its beginning, once, at its first entry.
fn cycles(
    book: &Book<'_>,
    key: &'static str,
    target: &dyn Fn(&Concept) -> Option<String>,
    found: &mut Vec<Finding>,
) {
    // The walk that saw an entry first; a chain that meets an older walk ends there.
    let mut seen_by = vec![usize::MAX; book.concepts.len()];
    for start in 0..book.concepts.len() {
        let mut chain = Vec::new();
        let mut at = Some(start);
        while let Some(i) = at.filter(|&i| seen_by[i] == usize::MAX) {
            seen_by[i] = start;
            chain.push(i);
            at = target(&book.concepts[i]).and_then(|id| book.get(&id));
        }
        let Some(from) = at.and_then(|i| chain.iter().position(|&c| c == i)) else { continue };
        let ids: Vec<String> =
            chain[from..].iter().chain(at.as_ref()).map(|&i| format!("`{}`", book.concepts[i].id)).collect();
        let message = format!("`{key}` goes round in a circle: {}", ids.join(" → "));
        found.push(Finding::new(
            &CYCLE,
            chain[from],
            Spot::Key(key),
            message,
            "take one of the references out",
        ));
    }
}

fn deprecated(concept: &Concept, i: usize, next: Option<&Concept>, found: &mut Vec<Finding>) {
    let id = &concept.id;
    if concept.status == Status::Deprecated && concept.replaced_by.is_none() {
        let message =
            format!("`{id}` is deprecated, and nothing says what is to be used: {}", concept.name_ar());
        found.push(Finding::new(
            &DEPRECATED,
            i,
            Spot::Key("status"),
            message,
            "add `replaced-by` with the id of the entry to be used",
        ));
    }
    if let Some(next) = next.filter(|next| next.status == Status::Deprecated && next.replaced_by.is_none()) {
        let message = format!("`{id}` is replaced by `{}`, which is deprecated itself", next.id);
        found.push(Finding::new(
            &DEPRECATED,
            i,
            Spot::Key("replaced-by"),
            message,
            "name the entry that is in use",
        ));
    }
}

fn dates(concept: &Concept, i: usize, next: Option<&Concept>, found: &mut Vec<Finding>) {
    let id = &concept.id;
    if let (Some(since), Some(until)) = (&concept.since, &concept.until)
        && is_after(since, until)
    {
        let message = format!("`{id}` begins on {since} and ends on {until}, which is before that");
        found.push(Finding::new(
            &INVERTED,
            i,
            Spot::Key("until"),
            message,
            "exchange or correct the two dates",
        ));
    }
    if let (Some(until), Some(next)) = (&concept.until, next)
        && let Some(since) = &next.since
        && is_after(until, since)
    {
        let message =
            format!("`{id}` holds until {until}, but `{}`, which replaced it, since {since}", next.id);
        found.push(Finding::new(
            &OVERLAP,
            i,
            Spot::Key("until"),
            message,
            "let the one end where the other begins",
        ));
    }
}
