//! How English terms are written, so that a sentence can be made of them.

use super::{Book, Check, Finding, Fix, Spot};
use crate::diagnostic::Severity::Warning;
use crate::glossary::concept::{Concept, Kind, Term, TermType};

const APOSTROPHE: Check =
    Check::new("glossary-apostrophe", Warning, "an apostrophe that is not the plain one").fixable();
const THE: Check = Check::new("glossary-the", Warning, "an English name that begins with *the*");
const ACRONYM: Check =
    Check::new("glossary-acronym-in-name", Warning, "an acronym in brackets inside the English name");
const PUNCTUATION: Check = Check::new(
    "glossary-punctuation",
    Warning,
    "punctuation at the end of a term, or a bracket without its pair",
);

pub(super) const CHECKS: &[Check] = &[APOSTROPHE, THE, ACRONYM, PUNCTUATION];

/// Characters that are written for an apostrophe.
const APOSTROPHES: [char; 5] = ['’', '‘', 'ʼ', '`', '´'];

/// Brackets and quotation marks that go in pairs.
const PAIRS: [[char; 2]; 4] = [['(', ')'], ['[', ']'], ['«', '»'], ['“', '”']];

/// Whether one of [`PAIRS`] can begin with this byte, as no letter of either language does.
fn can_begin_a_pair(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'[' | b']' | 0xC2 | 0xE2)
}

/// The text with plain apostrophes.
pub(super) fn plain_apostrophes(text: &str) -> String {
    text.replace(APOSTROPHES, "'")
}

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    for (i, concept) in book.concepts.iter().enumerate() {
        for (n, term) in concept.ar.iter().enumerate() {
            punctuation(concept, i, Spot::Arabic(n), term, found);
        }
        for (n, term) in concept.en.iter().enumerate() {
            punctuation(concept, i, Spot::English(n), term, found);
            english(concept, i, n, term, found);
        }
    }
}

fn english(concept: &Concept, i: usize, n: usize, term: &Term, found: &mut Vec<Finding>) {
    let (id, text, spot) = (&concept.id, &term.text, Spot::English(n));
    if text.contains(APOSTROPHES) {
        let message = format!("`{id}`: an apostrophe that is not the plain one: {text}");
        let finding = Finding::new(&APOSTROPHE, i, spot, message, "write '");
        found.push(finding.fixed_by(Fix::Clean));
    }
    let printed = matches!(term.kind, TermType::Name | TermType::Formal | TermType::Short);
    // Cities and countries may have the article in their names: The Hague, The Gambia.
    let place = matches!(concept.kind, Kind::Place | Kind::Country);
    if printed && !place && text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the ")) {
        let message = format!("`{id}`: the English begins with the article: {text}");
        found.push(Finding::new(
            &THE,
            i,
            spot,
            message,
            "leave *the* out; sentences add it where it belongs",
        ));
    }
    let own = |inner: &&str| concept.en.iter().any(|t| is_acronym(t.kind) && t.text == *inner);
    // A place may have its state behind it: Washington (DC).
    let is_meant = |inner: &&str| own(inner) || !place && looks_like_acronym(inner);
    if printed && let Some(acronym) = bracketed(text).find(is_meant) {
        let message = format!("`{id}`: the acronym {acronym} stands inside the name: {text}");
        let help = match concept.acronym() {
            Some(_) => "take it out; `acronym` is printed behind the name anyway",
            None => "put it into `acronym`, which is printed behind the name",
        };
        found.push(Finding::new(&ACRONYM, i, spot, message, help));
    }
}

fn is_acronym(kind: TermType) -> bool {
    matches!(kind, TermType::Acronym | TermType::AcronymVariant)
}

/// The texts in round brackets.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inner, _)| inner.trim())
}

/// Whether a text is one word with two capitals or a capital and a digit, and hardly any small letter: OECD,
/// G20, UNESCWA, WSIS+10, PhD is none.
fn looks_like_acronym(text: &str) -> bool {
    let count = |is_meant: fn(char) -> bool| text.chars().filter(|c| is_meant(*c)).count();
    let capitals = count(|c| c.is_ascii_uppercase());
    let small = count(|c| c.is_ascii_lowercase());
    let digits = count(|c| c.is_ascii_digit());
    !text.contains(char::is_whitespace) && capitals > 0 && capitals + digits >= 2 && small * 2 < capitals
}

fn punctuation(concept: &Concept, i: usize, spot: Spot, term: &Term, found: &mut Vec<Finding>) {
    let id = &concept.id;
    let text = term.text.trim_end();
    let open = |pair: [char; 2]| text.matches(pair[0]).count() != text.matches(pair[1]).count();
    if text.bytes().any(can_begin_a_pair) && PAIRS.into_iter().any(open) {
        let message = format!("`{id}`: a bracket or quotation mark without its pair: {text}");
        found.push(Finding::new(&PUNCTUATION, i, spot, message, "add the other one, or take it out"));
    }
    let ends = text.ends_with([',', ';', ':', '،', '؛', '-', '/', '…'])
        || text.ends_with('.') && !is_abbreviated(text);
    if ends {
        let message = format!("`{id}`: the term ends with punctuation: {text}");
        found.push(Finding::new(&PUNCTUATION, i, spot, message, "a term is no sentence; take it out"));
    }
}

/// Whether the full stop at the end belongs to the last word: Inc., Messrs., S.A., H.E.
fn is_abbreviated(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let letters = last.trim_end_matches('.');
    letters.contains('.') || letters.chars().count() <= 6
}
