//! The keys of an entry in a glossary file, and what of a concept each holds.

use super::concept::{Concept, TermType};

/// The keys of an entry, in canonical order.
pub const KEYS: &[&str] = &[
    "id",
    "class",
    "ar",
    "ar-variant",
    "ar-formal",
    "ar-short",
    "ar-acronym",
    "ar-adjective",
    "ar-forbidden",
    "en",
    "en-variant",
    "en-formal",
    "en-short",
    "en-adjective",
    "en-forbidden",
    "acronym",
    "acronym-variant",
    "country",
    "parent",
    "definition",
    "note",
    "status",
    "source",
    "since",
    "until",
    "replaced-by",
    "common",
];

/// Keys whose value is one text; the other keys of terms hold lists.
const SINGLE: &[&str] = &["ar", "ar-formal", "en", "en-formal", "en-adjective", "acronym"];

/// The value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Several texts; never empty.
    List(Vec<String>),
    /// `true`.
    Flag,
}

/// Which term list a key fills: whether it is the Arabic one, and with which type of term.
pub fn term_type(key: &str) -> Option<(bool, TermType)> {
    Some(match key {
        "ar" => (true, TermType::Name),
        "ar-variant" => (true, TermType::Variant),
        "ar-formal" => (true, TermType::Formal),
        "ar-short" => (true, TermType::Short),
        "ar-acronym" => (true, TermType::Acronym),
        "ar-adjective" => (true, TermType::Adjective),
        "ar-forbidden" => (true, TermType::Forbidden),
        "en" => (false, TermType::Name),
        "en-variant" => (false, TermType::Variant),
        "en-formal" => (false, TermType::Formal),
        "en-short" => (false, TermType::Short),
        "en-adjective" => (false, TermType::Adjective),
        "en-forbidden" => (false, TermType::Forbidden),
        "acronym" => (false, TermType::Acronym),
        "acronym-variant" => (false, TermType::AcronymVariant),
        _ => return None,
    })
}

/// What a key of a concept holds; `None` where the entry has no such key.
pub fn value(concept: &Concept, key: &str) -> Option<Value> {
    if let Some((arabic, kind)) = term_type(key) {
        return terms(concept, key, arabic, kind);
    }
    let text = match key {
        "id" => Some(&concept.id),
        "class" => concept.class.as_ref(),
        "country" => concept.country.as_ref(),
        "parent" => concept.parent.as_ref(),
        "definition" => concept.definition.as_ref(),
        "note" => concept.note.as_ref(),
        "status" => return Some(Value::Text(concept.status.name().to_owned())),
        "source" => concept.source.as_ref(),
        "since" => concept.since.as_ref(),
        "until" => concept.until.as_ref(),
        "replaced-by" => concept.replaced_by.as_ref(),
        _ => return concept.common.then_some(Value::Flag),
    };
    text.map(|text| Value::Text(text.clone()))
}

fn terms(concept: &Concept, key: &str, arabic: bool, kind: TermType) -> Option<Value> {
    let list = if arabic { &concept.ar } else { &concept.en };
    // An acronym in Arabic letters has no second key; both sorts stand in `ar-acronym`.
    let is_meant =
        |k: TermType| k == kind || arabic && k == TermType::AcronymVariant && kind == TermType::Acronym;
    let texts: Vec<String> = list.iter().filter(|t| is_meant(t.kind)).map(|t| t.text.clone()).collect();
    match texts.len() {
        0 => None,
        1 if SINGLE.contains(&key) => texts.into_iter().next().map(Value::Text),
        _ => Some(Value::List(texts)),
    }
}
