//! What TBX-Basic has no data category for and a concept needs: one note for each field, in the form
//! `key: value`. Ids of other entries of the same file are cross-references instead.

use crate::glossary::{Kind, Status};

/// The keys such a note may begin with. `note` is for a note that would otherwise read as a field.
const KEYS: [&str; 9] =
    ["status", "country", "parent", "since", "until", "editions", "replaced-by", "common", "note"];

/// A field as a note.
pub(super) fn written(key: &'static str, value: &str) -> String {
    debug_assert!(KEYS.contains(&key));
    format!("{key}: {value}")
}

/// The terminologist's own note, so that it never reads as a field.
pub(super) fn own_note(text: &str) -> String {
    if split(text).is_some() { written("note", text) } else { text.to_owned() }
}

/// The field that a note holds; `None` for any other note.
pub(super) fn split(text: &str) -> Option<(&'static str, &str)> {
    let (key, value) = text.split_once(": ")?;
    KEYS.into_iter().find(|k| *k == key).map(|k| (k, value))
}

/// Kind and class as a subject field: `organisation: regulator`.
pub(super) fn subject(kind: Kind, class: Option<&str>) -> String {
    match class {
        Some(class) => format!("{}: {class}", kind.name()),
        None => kind.name().to_owned(),
    }
}

/// Kind and class of a subject field; `None` where it is another program's.
pub(super) fn kind(subject: &str) -> Option<(Kind, Option<&str>)> {
    let (name, class) = match subject.split_once(": ") {
        Some((name, class)) => (name, Some(class)),
        None => (subject, None),
    };
    Kind::ALL.into_iter().find(|k| k.name() == name).map(|k| (k, class))
}

/// The status of a name.
pub(super) fn status(name: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|s| s.name() == name)
}

/// A concept's id as an id of XML (`NCName`), which never begins with a digit or a hyphen.
pub(super) fn xml_id(id: &str) -> String {
    if id.starts_with(|c: char| c.is_ascii_lowercase()) { id.to_owned() } else { format!("_{id}") }
}

/// The concept's id of an id we wrote; `None` where it cannot be one.
pub(super) fn concept_id(xml: &str) -> Option<&str> {
    let id = xml.strip_prefix('_').unwrap_or(xml);
    let fit = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (!id.is_empty() && id.bytes().all(fit)).then_some(id)
}

/// An id made of an English name: `international-telecommunication-union`. Empty where the name has
/// no Latin letter or digit.
pub(super) fn id_of_name(name: &str) -> String {
    let mut id = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_looks_like_a_field_stays_a_note() {
        for note in ["seen in 2020", "status: unclear", "note: note: x", "country:EG", ""] {
            let written = own_note(note);
            let back = match split(&written) {
                Some(("note", text)) => text,
                Some((key, _)) => panic!("{note:?} became the field {key}"),
                None => &written,
            };
            assert_eq!(back, note);
        }
    }

    #[test]
    fn ids_and_subjects_come_back() {
        for id in ["itu", "3gpp", "-x"] {
            assert_eq!(concept_id(&xml_id(id)), Some(id));
        }
        assert_eq!(concept_id("eid-VocCod-211.01"), None);
        assert_eq!(
            kind(&subject(Kind::Role, Some("office: high"))),
            Some((Kind::Role, Some("office: high")))
        );
        assert_eq!(kind("Software"), None);
        assert_eq!(id_of_name("  World Bank (Group) – Cairo "), "world-bank-group-cairo");
    }
}
