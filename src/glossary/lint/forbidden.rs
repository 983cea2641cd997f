//! Forbidden terms in what is printed.

use rustc_hash::FxHashMap;

use super::{Book, Check, Finding, Spot};
use crate::diagnostic::Severity::Warning;
use crate::glossary::concept::{Term, TermType};

const FORBIDDEN: Check = Check::new(
    "glossary-forbidden",
    Warning,
    "a name that holds a term which an entry forbids, its own or another one",
);

pub(super) const CHECKS: &[Check] = &[FORBIDDEN];

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    language(book, true, found);
    language(book, false, found);
}

fn language(book: &Book<'_>, arabic: bool, found: &mut Vec<Finding>) {
    let terms = |i: usize| {
        let (concept, keys) = (&book.concepts[i], &book.terms[i]);
        if arabic { (&concept.ar, &keys.ar) } else { (&concept.en, &keys.en) }
    };
    // By their first word, so that each word of a name is looked up once.
    let mut forbidden: FxHashMap<&str, Vec<(&str, usize)>> = FxHashMap::default();
    for i in 0..book.concepts.len() {
        let (list, keys) = terms(i);
        for (n, _) in list.iter().enumerate().filter(|(_, t)| t.kind == TermType::Forbidden) {
            if let Some(first) = keys[n].split(' ').next() {
                forbidden.entry(first).or_default().push((&keys[n], i));
            }
        }
    }
    if forbidden.is_empty() {
        return;
    }
    for i in 0..book.concepts.len() {
        let (list, keys) = terms(i);
        for (n, term) in list.iter().enumerate().filter(|(_, t)| is_printed(t)) {
            let hit = starts(&keys[n]).find_map(|at| {
                let rest = &keys[n][at..];
                let first = rest.split(' ').next()?;
                let list = forbidden.get(first)?;
                list.iter().find(|(key, by)| forbids(book, *by, i, &keys[n], rest, key))
            });
            if let Some(&(key, by)) = hit {
                let (id, by, text) = (&book.concepts[i].id, &book.concepts[by].id, &term.text);
                let message = format!("`{id}`: a name that holds «{key}», which `{by}` forbids: {text}");
                let spot = if arabic { Spot::Arabic(n) } else { Spot::English(n) };
                found.push(Finding::new(&FORBIDDEN, i, spot, message, "write the term that is to be used"));
            }
        }
    }
}

/// Whether `by` forbids the words at the beginning of `rest` to the name `whole` of concept `i`: a
/// term that is wrong for one body may be the right name of another, but not a part of its name.
fn forbids(book: &Book<'_>, by: usize, i: usize, whole: &str, rest: &str, key: &str) -> bool {
    // MasterCard is forbidden to Mastercard: a spelling, which this comparison does not see.
    let own = [&book.terms[by].ar, &book.terms[by].en]
        .into_iter()
        .any(|keys| keys.first().is_some_and(|k| k == key));
    let holds = !own && rest.strip_prefix(key).is_some_and(|tail| tail.is_empty() || tail.starts_with(' '));
    let names = |i: usize| (book.concepts[i].country.as_deref(), book.concepts[i].kind);
    holds && (by == i || whole != key && names(by) == names(i))
}

/// Names that briefings print.
fn is_printed(term: &Term) -> bool {
    matches!(term.kind, TermType::Name | TermType::Formal | TermType::Short | TermType::Acronym)
}

/// The byte at which each word begins.
fn starts(key: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(key.match_indices(' ').map(|(at, _)| at + 1))
}
