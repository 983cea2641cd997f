//! Which concept of the glossary a concept of a file is.

use std::collections::HashMap;

use crate::arabic::fold;
use crate::exchange::said::Said;
use crate::glossary::{Concept, Kind, Status, Term, TermType};

/// Concepts by id and by name.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    ids: HashMap<String, usize>,
    arabic: HashMap<String, Vec<usize>>,
    english: HashMap<String, Vec<usize>>,
}

/// What a concept of a file was found to be, as positions in the list of concepts.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    None,
    One(usize),
    Several(Vec<usize>),
}

impl Lookup {
    pub(super) fn of(concepts: &[Concept]) -> Self {
        let mut lookup = Self::default();
        for (at, concept) in concepts.iter().enumerate() {
            lookup.add(at, concept);
        }
        lookup
    }

    /// Enters the id and the full names of a concept; what is entered already stays once.
    pub(super) fn add(&mut self, at: usize, concept: &Concept) {
        self.ids.insert(concept.id.clone(), at);
        for (names, terms) in [(&mut self.arabic, &concept.ar), (&mut self.english, &concept.en)] {
            for term in terms.iter().filter(|term| is_full_name(term)) {
                let list = names.entry(key(&term.text)).or_default();
                if !list.contains(&at) {
                    list.push(at);
                }
            }
        }
    }

    pub(super) fn holds(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// The concepts that have the Arabic or the English name of a row.
    pub(super) fn with_a_name_of(&self, said: &Said) -> Vec<usize> {
        let of =
            |names: &HashMap<String, Vec<usize>>, name| names.get(&key(name)).cloned().unwrap_or_default();
        let mut found = of(&self.arabic, said.concept.name_ar());
        found.extend(of(&self.english, said.concept.name_en()));
        found
    }

    pub(super) fn find(&self, concepts: &[Concept], said: &Said) -> Found {
        let concept = &said.concept;
        // There is one concept for each country, under its code.
        let code =
            concept.country.as_ref().filter(|_| concept.kind == Kind::Country && concept.id.is_empty());
        let id = code.map_or_else(|| concept.id.clone(), |code| code.to_ascii_lowercase());
        if let Some(&at) = self.ids.get(&id) {
            return Found::One(at);
        }
        let fits = |at: &&usize| {
            let own = &concepts[**at];
            let is_other_kind = said.keys.has("kind") && own.kind != concept.kind;
            let is_other_country =
                matches!((&own.country, &concept.country), (Some(own), Some(other)) if own != other);
            !is_other_kind && !is_other_country
        };
        let named = |names: &HashMap<String, Vec<usize>>, name: &str| -> Vec<usize> {
            let found = names.get(&key(name)).map(Vec::as_slice).unwrap_or_default();
            found.iter().filter(fits).copied().collect()
        };
        let arabic = named(&self.arabic, concept.name_ar());
        let english = named(&self.english, concept.name_en());
        let both: Vec<usize> = arabic.iter().copied().filter(|at| english.contains(at)).collect();
        if !both.is_empty() {
            return one_of(&both, concepts, concept);
        }
        // A name that is shared is a disagreement on the other one, unless the file says by its id that
        // it means another concept.
        if !concept.id.is_empty() {
            return Found::None;
        }
        let mut either = arabic;
        either.extend(english.iter().filter(|at| !either.contains(at)).copied().collect::<Vec<_>>());
        one_of(&either, concepts, concept)
    }
}

/// The only one; of several the one of the same country, or the only one still in use.
fn one_of(among: &[usize], concepts: &[Concept], wanted: &Concept) -> Found {
    match among {
        [] => return Found::None,
        [at] => return Found::One(*at),
        _ => {}
    }
    let same = |at: &&usize| concepts[**at].country == wanted.country;
    let alive = |at: &&usize| concepts[**at].status != Status::Deprecated;
    let narrow: Vec<usize> = among.iter().filter(same).filter(alive).copied().collect();
    match narrow.as_slice() {
        [at] => Found::One(*at),
        _ => Found::Several(among.to_vec()),
    }
}

fn is_full_name(term: &Term) -> bool {
    matches!(term.kind, TermType::Name | TermType::Formal | TermType::Variant)
}

/// A name as it is compared: folded, with single spaces.
fn key(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}
