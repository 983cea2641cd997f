//! The terms of a concept against each other.

use std::collections::HashMap;

use super::terms::is_full;
use super::{Book, Check, Finding, Fix, Spot};
use crate::arabic::clitics::{readings, without_article};
use crate::arabic::{Tokens, fold, is_arabic_letter, normalise};
use crate::diagnostic::Severity::{Notice, Warning};
use crate::glossary::concept::{Concept, TermType};

const REDUNDANT: Check = Check::new(
    "glossary-redundant",
    Warning,
    "a variant that the matcher already reads as another term of the same entry",
)
.fixable();
const YEH: Check =
    Check::new("glossary-yeh", Warning, "one word written with ى in one term and with ي in another");
const SHORT: Check = Check::new(
    "glossary-short",
    Notice,
    "a short form that shares no word with any name of the concept or its parent",
);

pub(super) const CHECKS: &[Check] = &[REDUNDANT, YEH, SHORT];

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    for (i, concept) in book.concepts.iter().enumerate() {
        redundant(book, i, true, found);
        redundant(book, i, false, found);
        yeh(concept, i, found);
        if concept.ar.iter().any(|t| t.kind == TermType::Short) {
            short(book, i, found);
        }
    }
}

/// Terms that add nothing to one before them. Spellings of an English name that differ in a hyphen are
/// worth keeping for whoever looks the name up, and one word counts in its own capitals.
fn redundant(book: &Book<'_>, i: usize, arabic: bool, found: &mut Vec<Finding>) {
    let concept = &book.concepts[i];
    let (terms, keys) =
        if arabic { (&concept.ar, &book.terms[i].ar) } else { (&concept.en, &book.terms[i].en) };
    for (n, term) in terms.iter().enumerate() {
        let removable = matches!(term.kind, TermType::Variant | TermType::Short | TermType::AcronymVariant)
            || arabic && matches!(term.kind, TermType::Acronym | TermType::Adjective);
        if !removable {
            continue;
        }
        let same = |m: &usize| {
            let other = &terms[*m];
            let adds_nothing = match term.kind {
                TermType::Variant | TermType::Short => is_full(other) || other.kind == term.kind,
                kind => {
                    other.kind == kind || kind == TermType::AcronymVariant && other.kind == TermType::Acronym
                }
            };
            let same_text = match (arabic, keys[n].contains(' ')) {
                (true, _) => keys[*m] == keys[n],
                (false, true) => keys[*m] == keys[n] && fold(&other.text) == fold(&term.text),
                (false, false) => other.text == term.text,
            };
            adds_nothing && same_text
        };
        let Some(m) = (0..n).find(same) else { continue };
        let (id, text, other) = (&concept.id, &term.text, &terms[m].text);
        let message = if text == other {
            format!("`{id}`: a term that the entry has already: {text}")
        } else {
            format!("`{id}`: the matcher does not tell {text} from {other}")
        };
        // Which of two spellings is right is for a person to say.
        let spelling = arabic && differs_in_letters(text, other);
        let help = if spelling {
            "ى and ي, ة and ه, and the forms of alef are one letter to the matcher: keep the right spelling as the name"
        } else {
            "leave it out"
        };
        let spot = if arabic { Spot::Arabic(n) } else { Spot::English(n) };
        let finding = Finding::new(&REDUNDANT, i, spot, message, help);
        found.push(if spelling { finding } else { finding.fixed_by(Fix::Remove) });
    }
}

/// Whether two terms of the same folded words differ in a letter, and not only in punctuation.
fn differs_in_letters(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| is_arabic_letter(*c)).collect::<String>();
    letters(&normalise(a)) != letters(&normalise(b))
}

/// A word whose last letter is ى in one term and ي in another one: one of them is a slip. Whole terms
/// that differ in nothing else are redundant and reported as such.
fn yeh(concept: &Concept, i: usize, found: &mut Vec<Finding>) {
    let ends = |text: &str| text.split_whitespace().any(|w| w.ends_with('ى'));
    if concept.ar.len() < 2 || !concept.ar.iter().any(|t| ends(&t.text)) {
        return;
    }
    let mut spelt: HashMap<&str, (char, usize)> = HashMap::new();
    for (n, term) in concept.ar.iter().enumerate() {
        for word in term.text.split_whitespace() {
            let Some(last) = word.chars().next_back().filter(|c| matches!(c, 'ى' | 'ي')) else { continue };
            let stem = &word[..word.len() - last.len_utf8()];
            let &mut (first, m) = spelt.entry(stem).or_insert((last, n));
            let whole = super::terms::key(&term.text) == super::terms::key(&concept.ar[m].text);
            if first != last && !whole {
                let (id, other) = (&concept.id, &concept.ar[m].text);
                let message = format!("`{id}`: {word} here, {stem}{first} in {other}");
                let help = "one of them is a slip of the pen: ى is read a, ي is read i";
                found.push(Finding::new(&YEH, i, Spot::Arabic(n), message, help));
            }
        }
    }
}

/// Short forms that have no word of a name: they may still be right, but nothing in the entry says
/// why.
fn short(book: &Book<'_>, i: usize, found: &mut Vec<Finding>) {
    let concept = &book.concepts[i];
    let parent = concept.parent.as_deref().and_then(|id| book.get(id));
    let mut stems = Vec::new();
    for concept in [Some(i), parent].into_iter().flatten().map(|i| &book.concepts[i]) {
        for term in concept.ar.iter().filter(|t| is_full(t) || t.kind == TermType::Adjective) {
            stems.extend(words(&term.text));
        }
    }
    for (n, term) in concept.ar.iter().enumerate().filter(|(_, t)| t.kind == TermType::Short) {
        if !words(&term.text).iter().any(|word| stems.contains(word)) {
            let message = format!("`{}`: a short form without a word of the name: {}", concept.id, term.text);
            let help = "check that it means this concept and no other; a full name belongs into `ar-variant`";
            found.push(Finding::new(&SHORT, i, Spot::Arabic(n), message, help));
        }
    }
}

/// The folded words of a term with every reading of their proclitics, without articles.
fn words(text: &str) -> Vec<String> {
    let tokens = Tokens::of(text);
    let folded = tokens.list.iter().filter(|t| t.is_word()).map(|t| &t.folded);
    folded
        .flat_map(|word| readings(word))
        .map(|r| without_article(&r.stem).unwrap_or(&r.stem).to_owned())
        .filter(|stem| stem.chars().count() > 2)
        .collect()
}
