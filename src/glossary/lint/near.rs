//! Entries that are nearly the same in both languages, and so perhaps one concept twice.
//!
//! Two names are brought together when they have the same English words in any order, or when they
//! are the same but for one word, which must begin with the same letter or stand in one of them only.
//! So each name is looked up under a few keys instead of being held against all others.

use std::hash::{BuildHasher, Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHasher};

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
    let words: Vec<Vec<&str>> =
        book.terms.par_iter().map(|terms| terms.en.first().map_or_else(Vec::new, |en| words(en))).collect();
    let mut keyed: Vec<(u64, usize)> = (0..words.len())
        .into_par_iter()
        .flat_map_iter(|i| keys(&book.concepts[i], &words[i]).into_iter().map(move |key| (key, i)))
        .collect();
    keyed.par_sort_unstable();
    // A key that very many share says little; each is held against its next few.
    let next = |k: usize| {
        let (key, a) = keyed[k];
        let same = keyed[k + 1..].iter().take(8).take_while(move |b| b.0 == key);
        same.map(move |b| (a.min(b.1), a.max(b.1))).filter(|(a, b)| a != b)
    };
    let mut pairs: Vec<(usize, usize)> = (0..keyed.len())
        .into_par_iter()
        .flat_map_iter(next)
        .filter(|&(a, b)| can_be_near(book, a, b) && can_be_alike(&words[a], &words[b]))
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    let is_near = |&&(a, b): &&(usize, usize)| {
        alike_english(&words[a], &words[b]) && alike_arabic(&book.terms[a].ar[0], &book.terms[b].ar[0])
    };
    for &(a, b) in pairs.par_iter().filter(is_near).collect::<Vec<_>>() {
        let (i, other) = book.order(a, b);
        found.push(finding(book, i, other));
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

/// The words of an English name that make a difference, sorted.
fn words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split(' ').filter(|w| !SMALL.contains(w)).collect();
    words.sort_unstable();
    words
}

/// The keys under which a concept is looked up by the words of its English name.
fn keys(concept: &Concept, words: &[&str]) -> Vec<u64> {
    if words.is_empty() {
        return Vec::new();
    }
    let hashes: Vec<u64> = words.iter().map(|word| FxBuildHasher.hash_one(word)).collect();
    let own = FxBuildHasher.hash_one((concept.kind, &concept.country));
    let key = |left_out: usize, letter: Option<char>| {
        let mut hasher = FxHasher::default();
        (own, letter).hash(&mut hasher);
        hashes
            .iter()
            .enumerate()
            .filter(|(k, _)| *k != left_out)
            .for_each(|(_, hash)| hash.hash(&mut hasher));
        hasher.finish()
    };
    let mut out = vec![key(words.len(), None)];
    // Of a name of two words, one word less says too little.
    if words.len() > 2 {
        for (left_out, word) in words.iter().enumerate() {
            out.push(key(left_out, word.chars().next()));
            out.push(key(left_out, None));
        }
    }
    out
}

/// Whether two entries may be one concept as far as everything but their names goes.
fn can_be_near(book: &Book<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&book.concepts[a], &book.concepts[b]);
    let (ar, other) = (book.terms[a].ar.first(), book.terms[b].ar.first());
    let (Some(ar), Some(other)) = (ar, other) else { return false };
    let related =
        |p: &Concept, q: &Concept| p.replaced_by.as_ref() == Some(&q.id) || p.parent.as_ref() == Some(&q.id);
    x.kind == y.kind
        && x.class == y.class
        && x.country == y.country
        // The same Arabic is reported as a duplicate or as ambiguous.
        && ar != other
        && overlap(x, y)
        && !one_is_deprecated(x, y)
        && !related(x, y)
        && !related(y, x)
}

/// The words of one name that another one does not have.
fn only<'w>(own: &'w [&'w str], other: &'w [&str]) -> impl Iterator<Item = &'w str> {
    own.iter().copied().filter(|word| !other.contains(word))
}

/// Whether [`alike_english`] is worth asking: one word differs at most, and no number tells them apart.
fn can_be_alike(a: &[&str], b: &[&str]) -> bool {
    let is_one = |own, other| {
        let mut words = only(own, other);
        !words.next().is_some_and(|word| word.contains(char::is_numeric)) && words.next().is_none()
    };
    is_one(a, b) && is_one(b, a)
}

/// Word by word: the same words but for small ones, or one word that is another form of its partner.
fn alike_english(a: &[&str], b: &[&str]) -> bool {
    let (own, other) = (only(a, b).collect::<Vec<_>>(), only(b, a).collect::<Vec<_>>());
    match (&own[..], &other[..]) {
        ([], []) => true,
        ([x], [y]) => strsim::normalized_levenshtein(x, y) >= 0.7,
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
