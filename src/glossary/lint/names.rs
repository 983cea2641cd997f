//! Names that two concepts share, and whether the mapper can tell them apart: it asks for the kind,
//! the country and the validity, in this order.

use std::hash::BuildHasher;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::terms::{is_full, one_is_deprecated, overlap};
use super::{Book, Check, Finding, Spot};
use crate::diagnostic::Severity::{Notice, Warning};
use crate::glossary::concept::{Concept, TermType};

const DUPLICATE: Check = Check::new(
    "glossary-duplicate",
    Warning,
    "two entries of one kind and country with the same name in both languages",
);
const AMBIGUOUS: Check = Check::new(
    "glossary-ambiguous",
    Warning,
    "one Arabic name for two concepts of one kind, with no country or dates to tell them apart",
);
const SHADOWED: Check = Check::new(
    "glossary-shadowed",
    Notice,
    "a variant that is the name of another concept, which the mapper prefers",
);
const ACRONYM: Check = Check::new(
    "glossary-acronym",
    Notice,
    "one acronym for two concepts of one kind and country, which both print it",
);
const ACRONYM_VARIANT: Check = Check::new(
    "glossary-acronym-variant",
    Warning,
    "an acronym that one concept prints and another of its kind and country is recognised by",
);

pub(super) const CHECKS: &[Check] = &[DUPLICATE, AMBIGUOUS, SHADOWED, ACRONYM, ACRONYM_VARIANT];

/// Where a name stands: the concept and the number of the term.
type Standing = (usize, usize);

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    let mut pairs = FxHashSet::default();
    for group in shared(book, |c, n| is_full(&c.ar[n]), true) {
        arabic(book, &group, &mut pairs, found);
    }
    let is_acronym = |kind| matches!(kind, TermType::Acronym | TermType::AcronymVariant);
    for group in shared(book, |c, n| is_acronym(c.ar[n].kind), true) {
        acronyms(book, &group, true, found);
    }
    for group in shared(book, |c, n| is_acronym(c.en[n].kind), false) {
        acronyms(book, &group, false, found);
    }
}

/// The terms that stand in more than one concept of the same kind and country, in groups. Acronyms in
/// Latin letters count in their own capitals, everything else in its folded form.
fn shared(
    book: &Book<'_>,
    is_meant: impl Fn(&Concept, usize) -> bool + Sync,
    arabic: bool,
) -> Vec<Vec<Standing>> {
    let name = |(i, n): Standing| {
        let concept = &book.concepts[i];
        let text = if arabic { &book.terms[i].ar[n] } else { &concept.en[n].text };
        (text, concept.kind, concept.country.as_deref())
    };
    let standings = |i: usize| {
        let concept = &book.concepts[i];
        let count = if arabic { concept.ar.len() } else { concept.en.len() };
        (0..count).filter(|n| is_meant(concept, *n)).map(move |n| (i, n))
    };
    // Nearly all names stand alone, so that comparing their hashes is enough.
    let hashed = |at: Standing| (FxBuildHasher.hash_one(name(at)), at);
    let all = (0..book.concepts.len()).into_par_iter();
    let mut named: Vec<(u64, Standing)> = all.flat_map_iter(|i| standings(i).map(hashed)).collect();
    named.par_sort_unstable();
    let mut groups = Vec::new();
    for alike in named.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        let mut alike: Vec<Standing> = alike.iter().map(|(_, at)| *at).collect();
        alike.sort_by(|a, b| name(*a).cmp(&name(*b)));
        for same in alike.chunk_by(|a, b| name(*a) == name(*b)) {
            let mut same = same.to_vec();
            same.dedup_by_key(|at| at.0);
            groups.extend((same.len() > 1).then_some(same));
        }
    }
    groups.sort_unstable();
    groups
}

/// The pairs of a group that were in force at the same time. In a group of more than a few each is
/// held against the next only, so that a name that stands a thousand times gives no million pairs.
fn rivals(book: &Book<'_>, group: &[Standing]) -> Vec<(Standing, Standing)> {
    const FEW: usize = 16;
    let mut pairs = Vec::new();
    for (k, &a) in group.iter().enumerate() {
        let rest = if group.len() > FEW { &group[k + 1..(k + 2).min(group.len())] } else { &group[k + 1..] };
        for &b in rest {
            let (x, y) = (&book.concepts[a.0], &book.concepts[b.0]);
            let follows = |p: &Concept, q: &Concept| p.replaced_by.as_ref() == Some(&q.id);
            if overlap(x, y) && !one_is_deprecated(x, y) && !follows(x, y) && !follows(y, x) {
                pairs.push((a, b));
            }
        }
    }
    pairs
}

fn arabic(
    book: &Book<'_>,
    group: &[Standing],
    seen: &mut FxHashSet<(usize, usize)>,
    found: &mut Vec<Finding>,
) {
    for (a, b) in rivals(book, group) {
        // One finding for two entries, however many names they share.
        if !seen.insert((a.0, b.0)) {
            continue;
        }
        let (i, other) = book.order(a.0, b.0);
        let ((_, n), (_, m)) = if i == a.0 { (a, b) } else { (b, a) };
        let (own, theirs) = (&book.concepts[i], &book.concepts[other]);
        let (id, other_id, text) = (&own.id, &theirs.id, &own.ar[n].text);
        let same_english =
            book.terms[i].en.first().is_some_and(|en| book.terms[other].en.first() == Some(en));
        let names = (own.ar[n].kind == TermType::Name, theirs.ar[m].kind == TermType::Name);
        let finding = if same_english && names == (true, true) {
            let message = format!("`{id}` and `{other_id}` are the same in both languages: {text}");
            Finding::new(
                &DUPLICATE,
                i,
                Spot::Arabic(n),
                message,
                "merge the two entries, or give each its country or dates",
            )
        } else if names.0 == names.1 {
            let message =
                format!("`{id}` and `{other_id}` have one name, and nothing tells them apart: {text}");
            let help =
                "give each its country, or since and until; or write the parent's name into the Arabic name";
            Finding::new(&AMBIGUOUS, i, Spot::Arabic(n), message, help)
        } else {
            // The entry whose variant it is can do without.
            let (i, n, id, other_id) = if names.0 { (other, m, other_id, id) } else { (i, n, id, other_id) };
            let message = format!("`{id}`: a variant that is the name of `{other_id}`: {text}");
            Finding::new(
                &SHADOWED,
                i,
                Spot::Arabic(n),
                message,
                "the mapper takes it for that concept; leave the variant out",
            )
        };
        found.push(finding);
    }
}

fn acronyms(book: &Book<'_>, group: &[Standing], arabic: bool, found: &mut Vec<Finding>) {
    let term = |(i, n): Standing| if arabic { &book.concepts[i].ar[n] } else { &book.concepts[i].en[n] };
    for (a, b) in rivals(book, group) {
        // The one that only is recognised by it can do without; else the entry that came later.
        let is_printed = |at| term(at).kind == TermType::Acronym;
        let later = book.order(a.0, b.0).0 == a.0;
        let is_first = if is_printed(a) == is_printed(b) { later } else { !is_printed(a) };
        let (at, other) = if is_first { (a, b) } else { (b, a) };
        let (id, other_id, text) = (&book.concepts[at.0].id, &book.concepts[other.0].id, &term(at).text);
        let (check, help) = if is_printed(at) {
            (&ACRONYM, "where it stands alone, briefings list both; the full name before it decides")
        } else {
            (&ACRONYM_VARIANT, "leave it to the one that prints it; this one is recognised by its name")
        };
        let message = format!("`{id}` and `{other_id}` have one acronym: {text}");
        let spot = if arabic { Spot::Arabic(at.1) } else { Spot::English(at.1) };
        found.push(Finding::new(check, at.0, spot, message, help));
    }
}
