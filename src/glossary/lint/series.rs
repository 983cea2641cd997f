//! Editions and meetings that have an entry beside that of their series.

use rustc_hash::FxHashMap;

use super::terms::{is_full, one_is_deprecated, overlap};
use super::{Book, Check, Finding, Spot};
use crate::diagnostic::Severity::Notice;
use crate::glossary::concept::Concept;
use crate::glossary::series::{recurs, without_numbers};

const SERIES: Check = Check::new(
    "glossary-series",
    Notice,
    "an entry that is another one but for a number, or but for the kind: an edition, or a body that meets",
);

pub(super) const CHECKS: &[Check] = &[SERIES];

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    let mut named: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (i, _, key) in names(book) {
        let owners = named.entry(key).or_default();
        if owners.last() != Some(&i) {
            owners.push(i);
        }
    }
    let mut told = None;
    for (i, n, key) in names(book) {
        let is_kind = |other: &usize| book.concepts[*other].kind != book.concepts[i].kind;
        let others = named.get(key).into_iter().flatten().filter(|other| is_kind(other));
        let others = others.filter(|&&other| book.order(i, other).0 == i).map(|&other| (other, false));
        let bare = without_numbers(key);
        let series = bare.as_deref().and_then(|bare| named.get(bare)).into_iter().flatten();
        let all: Vec<_> = others.chain(series.map(|&other| (other, true))).collect();
        // One finding for an entry, and none for one that says what it belongs to.
        if told == Some(i) || all.iter().any(|&(other, _)| is_related(book, i, other)) {
            continue;
        }
        if let Some(&(other, is_numbered)) = all.iter().find(|&&(other, _)| can_be_one(book, i, other)) {
            told = Some(i);
            found.push(finding(book, (i, n), other, is_numbered));
        }
    }
}

/// The full Arabic names of what may recur, with the number of the term.
fn names<'b>(book: &'b Book<'_>) -> impl Iterator<Item = (usize, usize, &'b str)> {
    let recurring = book.concepts.iter().enumerate().filter(|(_, concept)| recurs(concept.kind));
    recurring.flat_map(move |(i, concept)| {
        let terms = concept.ar.iter().zip(&book.terms[i].ar).enumerate();
        terms.filter(|(_, (term, _))| is_full(term)).map(move |(n, (_, key))| (i, n, key.as_str()))
    })
}

/// Whether one entry names the other.
fn is_related(book: &Book<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&book.concepts[a], &book.concepts[b]);
    let names =
        |p: &Concept, id: &String| p.parent.as_ref() == Some(id) || p.replaced_by.as_ref() == Some(id);
    names(x, &y.id) || names(y, &x.id)
}

/// Whether nothing in two entries tells them apart.
fn can_be_one(book: &Book<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&book.concepts[a], &book.concepts[b]);
    let is_other_country = matches!((&x.country, &y.country), (Some(x), Some(y)) if x != y);
    a != b && !is_other_country && overlap(x, y) && !one_is_deprecated(x, y)
}

fn finding(book: &Book<'_>, (i, n): (usize, usize), other: usize, is_numbered: bool) -> Finding {
    let (own, theirs) = (&book.concepts[i], &book.concepts[other]);
    let (id, other) = (&own.id, &theirs.id);
    let (what, help) = if is_numbered {
        (
            "but for a number",
            format!(
                "the series is enough: leave the edition out, and say its year in `editions` of `{other}`; or make \
                 `{other}` its `parent`"
            ),
        )
    } else {
        ("but for the kind", format!("one entry is enough; or make `{other}` its `parent`"))
    };
    let message = format!("`{id}` is `{other}` {what}: {}", own.ar[n].text);
    Finding::new(&SERIES, i, Spot::Arabic(n), message, help)
}
