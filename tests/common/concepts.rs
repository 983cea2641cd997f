//! Any concept, for tests that what is written is read back.

use mujaz::glossary::concept::Position;
use mujaz::glossary::edition::Edition;
use mujaz::glossary::{Concept, Kind, Status, Term, TermType};
use proptest::prelude::*;

/// What a concept is made of, as patterns; each form has characters of its own to stumble over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alphabet {
    /// Arabic terms.
    pub(crate) arabic: &'static str,
    /// Types of Arabic terms beside the name.
    pub(crate) arabic_types: &'static [TermType],
    /// English terms.
    pub(crate) english: &'static str,
    /// Class, definition and note.
    pub(crate) text: &'static str,
}

/// Types of terms beside the name; in Arabic letters an acronym that is only recognised is an acronym.
pub(crate) const TYPES: &[TermType] = &[
    TermType::Variant,
    TermType::Formal,
    TermType::Short,
    TermType::Acronym,
    TermType::Adjective,
    TermType::Forbidden,
    TermType::AcronymVariant,
];

/// A name and other terms. A concept has one acronym that is printed.
fn terms(text: &'static str, kinds: &'static [TermType]) -> impl Strategy<Value = Vec<Term>> {
    let one = (text, proptest::sample::select(kinds)).prop_map(|(text, kind)| Term { text, kind });
    (text, proptest::collection::vec(one, 0..6)).prop_map(|(name, mut rest)| {
        let mut acronyms = 0;
        rest.retain(|term| {
            acronyms += usize::from(term.kind == TermType::Acronym);
            term.kind != TermType::Acronym || acronyms == 1
        });
        rest.insert(0, Term { text: name, kind: TermType::Name });
        rest
    })
}

/// Any sound concept, its terms in the order of a glossary file.
pub(crate) fn concepts(alphabet: Alphabet) -> impl Strategy<Value = Concept> {
    let Alphabet { arabic, arabic_types, english, text } = alphabet;
    let fields = (
        "[a-z0-9][a-z0-9-]{0,12}",
        proptest::sample::select(&Kind::ALL[..]),
        terms(arabic, arabic_types),
        terms(english, TYPES),
        proptest::collection::vec(proptest::option::of(text), 3),
        proptest::collection::vec(proptest::option::of("[a-z0-9]{1,2}"), 2),
        proptest::option::of(proptest::sample::select(&["EG", "OM", "FR", "KR"][..])),
        proptest::option::of(("(19|20)[0-9]{2}(-0[1-9])?", "20[0-9]{2}-0[1-9]-1[0-9]")),
        proptest::sample::select(&Status::ALL[..]),
        any::<[bool; 2]>(),
        proptest::collection::btree_map(1u32..40, 1900i32..2100, 0..4),
    );
    fields.prop_map(|(id, kind, ar, en, texts, links, country, days, status, [common, sourced], editions)| {
        let (since, until) = days.unzip();
        let source = "https://example.org/?a=1&b=<2>,c";
        let mut concept = Concept {
            class: texts[0].clone(),
            definition: texts[1].clone(),
            note: texts[2].clone(),
            parent: links[0].clone(),
            replaced_by: links[1].clone(),
            country: country.map(str::to_owned),
            source: (sourced || status == Status::Approved).then(|| source.to_owned()),
            editions: editions.into_iter().map(|(ordinal, year)| Edition { ordinal, year }).collect(),
            ar,
            en,
            since,
            until,
            status,
            common,
            ..Concept::new(id, kind, Position { path: String::new(), line: 0 })
        };
        concept.sort_terms();
        concept
    })
}
