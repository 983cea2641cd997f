//! Entries that are nearly the same in both languages, and so perhaps one concept twice.
//!
//! Two names are brought together when they have the same English words in any order, or when they
//! are the same but for one word, which must begin with the same letter or stand in one of them only.
//! So each name is looked up under a few keys instead of being held against all others.

use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

use rayon::prelude::*;

use super::terms::{one_is_deprecated, overlap};
use super::{Book, Check, Finding, Spot};
use crate::arabic::clitics::without_article;
use crate::diagnostic::Severity::Notice;
use crate::glossary::concept::Concept;

const NEAR: Check = Check::new(
    "glossary-near-duplicate",
    Notice,
    "two entries of one kind, class and country that are nearly the same in both languages",
);

pub(super) const CHECKS: &[Check] = &[NEAR];

/// How alike two Arabic names must be, from 0 to 1 (one less the normalised Levenshtein distance).
const ALIKE: f64 = 0.8;

/// English words that make no difference between two names.
const SMALL: &[&str] = &["a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with"];

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    let mut keyed: Vec<(u64, u32)> = (0..book.concepts.len())
        .into_par_iter()
        .flat_map_iter(|i| {
            keys(book, i).into_iter().map(move |key| (key, u32::try_from(i).unwrap_or(u32::MAX)))
        })
        .collect();
    keyed.par_sort_unstable();
    let mut seen = FxHashSet::default();
    for group in keyed.chunk_by(|a, b| a.0 == b.0) {
        for (k, a) in group.iter().enumerate() {
            // A key that very many share says little; each is held against its next few.
            for b in group[k + 1..].iter().take(8) {
                let (a, b) = (a.1 as usize, b.1 as usize);
                if a != b && seen.insert((a.min(b), a.max(b))) && is_near(book, a, b) {
                    let (i, other) = book.order(a, b);
                    found.push(finding(book, i, other));
                }
            }
        }
    }
}

fn finding(book: &Book<'_>, i: usize, other: usize) -> Finding {
    let (own, theirs) = (&book.concepts[i], &book.concepts[other]);
    let message = format!(
        "`{}` and `{}` are nearly the same: {} and {}; {} and {}",
        own.id,
        theirs.id,
        own.name_en(),
        theirs.name_en(),
        own.name_ar(),
        theirs.name_ar()
    );
    Finding::new(
        &NEAR,
        i,
        Spot::Key("id"),
        message,
        "if they are one concept, merge them; else give the dates or countries that tell them apart",
    )
}

/// The keys under which a concept is looked up.
fn keys(book: &Book<'_>, i: usize) -> Vec<u64> {
    let concept = &book.concepts[i];
    let Some(name) = book.terms[i].en.first() else { return Vec::new() };
    let mut words: Vec<&str> = name.split(' ').filter(|w| !SMALL.contains(w)).collect();
    words.sort_unstable();
    let hash = |rest: &mut dyn Iterator<Item = &str>, letter: Option<char>| {
        let mut hasher = FxHasher::default();
        (concept.kind, &concept.country, letter).hash(&mut hasher);
        for word in rest {
            word.hash(&mut hasher);
        }
        hasher.finish()
    };
    let mut out = vec![hash(&mut words.iter().copied(), None)];
    // Of a name of two words, one word less says too little.
    if words.len() > 2 {
        for left_out in 0..words.len() {
            let rest = || words.iter().enumerate().filter(move |(k, _)| *k != left_out).map(|(_, w)| *w);
            out.push(hash(&mut rest(), words[left_out].chars().next()));
            out.push(hash(&mut rest(), None));
        }
    }
    out
}

fn is_near(book: &Book<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&book.concepts[a], &book.concepts[b]);
    let (ar, other) = (book.terms[a].ar.first(), book.terms[b].ar.first());
    let (Some(ar), Some(other)) = (ar, other) else { return false };
    // The same Arabic is reported as a duplicate or as ambiguous.
    let related =
        |p: &Concept, q: &Concept| p.replaced_by.as_ref() == Some(&q.id) || p.parent.as_ref() == Some(&q.id);
    x.kind == y.kind
        && x.country == y.country
        && x.class == y.class
        && ar != other
        && overlap(x, y)
        && !one_is_deprecated(x, y)
        && !related(x, y)
        && !related(y, x)
        && alike_english(&book.terms[a].en[0], &book.terms[b].en[0])
        && alike_arabic(ar, other)
}

/// Word by word: the same words but for small ones, or one word that is another form of its partner.
fn alike_english(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut words: Vec<String> =
            text.split(' ').filter(|w| !SMALL.contains(w)).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (a, b) = (sorted(a), sorted(b));
    let only = |x: &[String], y: &[String]| x.iter().filter(|w| !y.contains(w)).cloned().collect::<Vec<_>>();
    match (only(&a, &b).as_slice(), only(&b, &a).as_slice()) {
        ([], []) => true,
        ([x], [y]) => strsim::normalized_levenshtein(x, y) >= 0.7 && !x.chars().any(char::is_numeric),
        _ => false,
    }
}

/// The same with articles left out, or with few letters changed: a different word is a different
/// body.
fn alike_arabic(a: &str, b: &str) -> bool {
    let bare =
        |text: &str| text.split(' ').map(|w| without_article(w).unwrap_or(w)).collect::<Vec<_>>().join(" ");
    let (a, b) = (bare(a), bare(b));
    a == b || strsim::normalized_levenshtein(&a, &b) >= ALIKE
}
