//! One concept as it is shown: for people and as JSON.

use std::fmt::Write;

use mujaz::glossary::Concept;
use mujaz::glossary::keys::{self, KEYS, Value};
use serde_json::{Map, json};

/// A concept in a few lines: what it is, its English, its Arabic, source and place.
pub(super) fn short(concept: &Concept) -> String {
    let status = concept.status.name();
    let acronym = concept
        .acronym()
        .filter(|acronym| *acronym != concept.name_en())
        .map(|acronym| format!(" ({acronym})"))
        .unwrap_or_default();
    let country = concept.country.as_ref().map(|code| format!(", {code}")).unwrap_or_default();
    let mut text = format!("{} [{}, {status}{country}]\n", concept.id, concept.kind.name());
    // Writing to a string cannot fail.
    let _ = writeln!(text, "  {}{acronym}", concept.name_en());
    let arabic: Vec<&str> = concept.ar.iter().map(|term| term.text.as_str()).collect();
    let _ = writeln!(text, "  {}", arabic.join("، "));
    if let Some(source) = &concept.source {
        let _ = writeln!(text, "  source: {source}");
    }
    if concept.at.line > 0 {
        let _ = writeln!(text, "  at {}:{}", concept.at.path, concept.at.line);
    }
    text
}

/// A concept with all its fields, a line for each value.
pub(super) fn long(concept: &Concept) -> String {
    let mut text = format!("{} [{}, {}]\n", concept.id, concept.kind.name(), concept.status.name());
    for key in KEYS.iter().filter(|key| !matches!(**key, "id" | "status")) {
        for (i, value) in keys::texts(concept, key).iter().enumerate() {
            let label = if i == 0 { key } else { "" };
            let _ = writeln!(text, "  {label:<16}{value}");
        }
    }
    let at = if concept.at.line > 0 {
        format!("{}:{}", concept.at.path, concept.at.line)
    } else {
        concept.at.path.clone()
    };
    let _ = writeln!(text, "  {:<16}{at}", "at");
    text
}

/// A concept as JSON: what is asked for most on top, the whole entry in `entry`.
pub(super) fn value(concept: &Concept) -> serde_json::Value {
    let terms = |terms: &[mujaz::glossary::Term]| terms.iter().map(|t| t.text.clone()).collect::<Vec<_>>();
    let mut entry = Map::new();
    for key in KEYS {
        let value = match keys::value(concept, key) {
            Some(Value::Text(text)) => json!(text),
            Some(Value::List(list)) => json!(list),
            Some(Value::Flag) => json!(true),
            None => continue,
        };
        entry.insert((*key).to_owned(), value);
    }
    json!({
        "id": concept.id,
        "kind": concept.kind.name(),
        "status": concept.status.name(),
        "ar": terms(&concept.ar),
        "en": terms(&concept.en),
        "country": concept.country,
        "parent": concept.parent,
        "source": concept.source,
        "entry": entry,
        "at": { "path": concept.at.path, "line": concept.at.line },
    })
}
