//! The keys of an entry in a glossary file, and what of a concept each holds.

use super::concept::{Concept, Status, TermType};
use super::edition;
use crate::arabic::normalise;

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
    "editions",
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
        "editions" => {
            let list: Vec<String> = concept.editions.iter().map(ToString::to_string).collect();
            return (!list.is_empty()).then_some(Value::List(list));
        }
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

/// Gives a key of a concept new values; none takes the key away. What a value must look like is
/// checked when the entry is read.
///
/// # Errors
/// The key is unknown, takes one value only, or is none that can be set.
pub fn set(concept: &mut Concept, key: &str, values: Vec<String>) -> Result<(), String> {
    if let Some((arabic, kind)) = term_type(key) {
        if SINGLE.contains(&key) && values.len() > 1 {
            return Err(format!("`{key}` takes one value; further names go into `{key}-variant`"));
        }
        let list = if arabic { &mut concept.ar } else { &mut concept.en };
        list.retain(|term| term.kind != kind);
        list.extend(values.into_iter().map(|text| super::concept::Term { text, kind }));
        concept.sort_terms();
        return Ok(());
    }
    // A day or an edition may be typed with the digits of either script.
    let values = if matches!(key, "editions" | "since" | "until") {
        values.iter().map(|value| normalise(value)).collect()
    } else {
        values
    };
    if key == "editions" {
        concept.editions = edition::read(&values)?;
        return Ok(());
    }
    if values.len() > 1 {
        return Err(format!("`{key}` takes one value"));
    }
    let value = values.into_iter().next();
    let field = match key {
        "class" => &mut concept.class,
        "country" => &mut concept.country,
        "parent" => &mut concept.parent,
        "definition" => &mut concept.definition,
        "note" => &mut concept.note,
        "source" => &mut concept.source,
        "since" => &mut concept.since,
        "until" => &mut concept.until,
        "replaced-by" => &mut concept.replaced_by,
        "status" => return set_status(concept, value.as_deref()),
        "common" => {
            concept.common = match value.as_deref() {
                Some("true") => true,
                Some("false") | None => false,
                Some(other) => return Err(format!("`common` is true or false, not `{other}`")),
            };
            return Ok(());
        }
        _ => return Err(unknown(key)),
    };
    *field = value;
    Ok(())
}

/// The values of a key as texts; `None` for an unknown key.
pub fn texts(concept: &Concept, key: &str) -> Vec<String> {
    match value(concept, key) {
        Some(Value::Text(text)) => vec![text],
        Some(Value::List(list)) => list,
        Some(Value::Flag) => vec!["true".to_owned()],
        None => Vec::new(),
    }
}

/// Whether a key holds several values.
pub fn is_list(key: &str) -> bool {
    key == "editions" || term_type(key).is_some() && !SINGLE.contains(&key)
}

fn set_status(concept: &mut Concept, value: Option<&str>) -> Result<(), String> {
    let wanted = value.unwrap_or(Status::Proposed.name());
    let status = Status::ALL.into_iter().find(|status| status.name() == wanted);
    concept.status =
        status.ok_or(format!("`{wanted}` is no status: use proposed, approved or deprecated"))?;
    Ok(())
}

fn unknown(key: &str) -> String {
    let near = KEYS.iter().max_by(|a, b| strsim::jaro(a, key).total_cmp(&strsim::jaro(b, key)));
    format!(
        "`{key}` is no key of an entry{}",
        near.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::concept::{Kind, Position};

    #[test]
    fn days_may_have_arabic_digits() {
        let mut concept = Concept::new("x", Kind::Event, Position::default());
        for (key, value, wanted) in [
            ("since", "٢٠٢٠-٠٨-١٨", "2020-08-18"),
            ("until", "۲۰۲۱", "2021"),
            ("editions", "١٥: ٢٠٢٠", "15: 2020"),
            ("note", "٢٠٢٠", "٢٠٢٠"),
        ] {
            set(&mut concept, key, vec![value.to_owned()]).expect(key);
            assert_eq!(texts(&concept, key), [wanted]);
        }
    }
}
