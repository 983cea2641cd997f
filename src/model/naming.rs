//! Names in running English: full name with acronym at first mention, acronym afterwards.

use std::collections::HashSet;

use crate::english::lists::{possessive, the};
use crate::glossary::{Glossary, Kind};
use crate::map::{Entity, Mapped};

/// Remembers which names have been introduced.
pub(crate) struct Namer<'a, 'r> {
    mapped: &'a Mapped<'r>,
    glossary: &'a Glossary,
    seen: HashSet<usize>,
}

impl<'a, 'r> Namer<'a, 'r> {
    pub(crate) fn new(mapped: &'a Mapped<'r>, glossary: &'a Glossary) -> Self {
        Self { mapped, glossary, seen: HashSet::new() }
    }

    /// Marks a name as introduced by other means, such as the meeting's name.
    pub(crate) fn introduced(&mut self, entity: usize) {
        self.seen.insert(entity);
    }

    /// The name with its article, as it stands in a sentence.
    pub(crate) fn name(&mut self, index: usize) -> String {
        let entity = &self.mapped.entities[index];
        let first = self.seen.insert(index);
        match entity.kind {
            Kind::Person | Kind::Role => plain(entity),
            _ if let Some(whose) = self.whose(index) => whose,
            _ => match (&entity.en, &entity.short) {
                (Some(en), Some(short)) if first && en != short => the(&format!("{en} ({short})")),
                (Some(_), Some(short)) => acronym(short),
                (Some(en), None) => the(en),
                (None, _) => plain(entity),
            },
        }
    }

    /// Of two bodies of one name the one that is not of the release's own country is told apart by its
    /// country: Qatar’s Ministry of Labour. `None` for any other name.
    fn whose(&self, index: usize) -> Option<String> {
        let entity = &self.mapped.entities[index];
        let (en, country) = (entity.en.as_deref()?, entity.country.as_deref()?);
        let other = |e: &Entity| e.en.as_deref() == Some(en) && e.country.as_deref() != Some(country);
        let shared = entity.kind == Kind::Organisation && self.mapped.entities.iter().any(other);
        let own = self.mapped.country.as_deref() == Some(country);
        let state = self.glossary.get(&country.to_ascii_lowercase()).filter(|_| shared && !own)?;
        Some(format!("{} {en}", possessive(&the(state.name_en()))))
    }

    /// A person with the office at first mention.
    pub(crate) fn person(&mut self, index: usize) -> String {
        let entity = &self.mapped.entities[index];
        let first = self.seen.insert(index);
        let name = plain(entity);
        match &entity.role {
            Some((_, Some(office))) if first && entity.kind == Kind::Person => format!("{name}, {office},"),
            _ if entity.kind == Kind::Role => the_office(&name),
            _ => name,
        }
    }

    /// A party of any kind at the head of a sentence or in a list; `list` leaves out the comma that
    /// closes an office.
    pub(crate) fn party(&mut self, index: usize, list: bool) -> String {
        let kind = self.mapped.entities[index].kind;
        if matches!(kind, Kind::Person | Kind::Role) {
            let text = self.person(index);
            if list {
                match text.strip_suffix(',').and_then(|t| t.split_once(", ")) {
                    Some((name, office)) => format!("{name} ({office})"),
                    None => text,
                }
            } else {
                text
            }
        } else {
            self.name(index)
        }
    }
}

/// The English, or the Arabic in quotation marks where there is none.
fn plain(entity: &Entity) -> String {
    entity.en.clone().unwrap_or_else(|| format!("\u{201C}{}\u{201D}", entity.ar))
}

/// `the NTRA` reads wrong for most bodies of this genre; groups of states take the article.
fn acronym(short: &str) -> String {
    if matches!(
        short,
        "UN" | "EU"
            | "G20"
            | "G7"
            | "G77"
            | "OECD"
            | "ITU"
            | "GCC"
            | "IGF"
            | "AU"
            | "WTO"
            | "IMF"
            | "DCO"
            | "OIC"
            | "UAE"
    ) {
        format!("the {short}")
    } else {
        short.to_owned()
    }
}

fn the_office(name: &str) -> String {
    if name.starts_with('\u{201C}') || name.contains(" the ") && name.starts_with("HRH") {
        name.to_owned()
    } else {
        format!("the {name}")
    }
}
