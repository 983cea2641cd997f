//! Names: how an entity is called on the page, and which await review.

use std::collections::HashMap;

use serde::Serialize;

use crate::english::Style;
use crate::english::style::capital;
use crate::model::Brief;
use crate::model::brief::{Entity, EntityKind, Standing, Statement, Titled};

/// A row of the table of names.
#[derive(Debug, Serialize)]
pub(crate) struct Name<'a> {
    en: Option<&'a str>,
    ar: &'a str,
    short: Option<&'a str>,
    /// The finer sort where there is one.
    class: Option<String>,
    kind: EntityKind,
    standing: Standing,
    country: Option<&'a str>,
    role: Option<&'a crate::model::brief::Titled>,
    /// What it is called today, where the name was replaced.
    now: Option<&'a crate::model::brief::Successor>,
    /// Host of the address where the English is official.
    source: Option<&'a str>,
    /// How often it is mentioned.
    mentions: usize,
    /// Ids it could also be.
    candidates: &'a [String],
}

/// The table of names, in the brief's order.
pub(super) fn table(brief: &Brief, style: Style) -> Vec<Name<'_>> {
    brief.entities.iter().map(|entity| row(entity, style)).collect()
}

/// One row.
fn row(entity: &Entity, style: Style) -> Name<'_> {
    let Entity { kind, ar, en, short, class, country, role, source, candidates, successor, mentions, .. } =
        entity;
    Name {
        en: en.as_deref(),
        ar,
        short: short.as_deref(),
        class: class.as_deref().map(|class| style.spell(class)),
        kind: *kind,
        standing: entity.standing(),
        country: country.as_deref(),
        // An office without a person is its own name; saying it twice tells nothing.
        role: role.as_ref().filter(|_| *kind == EntityKind::Person),
        now: successor.as_ref(),
        source: source.as_deref().map(host),
        mentions: mentions.len(),
        candidates,
    }
}

/// The host of an address, without `www.`; what is no address stays as it is.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// A name inside a row or a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Called {
    /// English with the short form, or Arabic where there is no English.
    pub(super) en: String,
    /// Arabic.
    pub(super) ar: String,
    pub(super) standing: Standing,
}

/// Entities by their key.
pub(crate) struct NameIndex<'a>(HashMap<&'a str, &'a Entity>);

impl<'a> NameIndex<'a> {
    pub(super) fn new(brief: &'a Brief) -> Self {
        let mut index = HashMap::new();
        for entity in &brief.entities {
            index.entry(entity.key()).or_insert(entity);
        }
        Self(index)
    }

    /// A name in full, with acronym and office: `Dr. A. B., Minister of C.`
    pub(super) fn in_full(&self, key: &str) -> Called {
        let Some(entity) = self.0.get(key) else { return unknown(key) };
        let mut called = brief_name(entity, true);
        if let Some(role) = &entity.role {
            if let (Some(office), true) = (&role.en, entity.en.is_some()) {
                called.en = format!("{}, {office}", called.en);
            }
            called.ar = format!("{}، {}", called.ar, role.ar);
        }
        called
    }

    /// Who makes a statement: a name, or a group that has none.
    pub(super) fn speaker(&self, statement: &Statement) -> Option<Called> {
        let group = |group: &Titled| Called {
            // It stands at the head of its row.
            en: group.en.as_deref().map_or_else(|| group.ar.clone(), capital),
            ar: group.ar.clone(),
            standing: Standing::Plain,
        };
        match &statement.speaker {
            Some(key) => Some(self.in_short(key)),
            None => statement.group.as_ref().map(group),
        }
    }

    /// The shortest name that is understood: the acronym where there is one.
    pub(super) fn in_short(&self, key: &str) -> Called {
        self.0.get(key).map_or_else(|| unknown(key), |entity| brief_name(entity, false))
    }
}

/// What an entity is called.
pub(super) fn brief_name(entity: &Entity, full: bool) -> Called {
    let en = match (&entity.en, &entity.short) {
        (Some(en), Some(short)) if full => format!("{en} ({short})"),
        (Some(_), Some(short)) => short.clone(),
        (Some(en), None) => en.clone(),
        (None, _) => entity.ar.clone(),
    };
    Called { en, ar: entity.ar.clone(), standing: entity.standing() }
}

/// A key that no entity has is shown rather than lost.
fn unknown(key: &str) -> Called {
    Called { en: key.to_owned(), ar: key.to_owned(), standing: Standing::Unresolved }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_shown_by_its_host() {
        assert_eq!(host("https://www.itu.int/en/Pages/default.aspx"), "itu.int");
        assert_eq!(host("UNTERM"), "UNTERM");
    }
}
