//! Which concept of the glossary a concept of a file is.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::arabic::fold;
use crate::diagnostic::Diagnostic;
use crate::exchange::said::Said;
use crate::glossary::{Concept, Kind, Status, Term, TermType};

/// Concepts by id and by name.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    ids: HashMap<String, usize>,
    arabic: HashMap<String, Vec<usize>>,
    english: HashMap<String, Vec<usize>>,
    acronyms: HashMap<String, Vec<usize>>,
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
            let is_acronym = |term: &Term| matches!(term.kind, TermType::Acronym | TermType::AcronymVariant);
            for term in terms.iter().filter(|term| is_full_name(term) || is_acronym(term)) {
                let names = if is_acronym(term) { &mut self.acronyms } else { &mut *names };
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

    /// The id that a `parent` or `replaced-by` means where it is none itself: in small letters, or of the
    /// concept that is called so.
    pub(super) fn id_of(&self, text: &str, concepts: &[Concept], country: Option<&str>) -> Option<String> {
        let small = text.to_ascii_lowercase();
        if self.holds(text) || self.holds(&small) {
            return Some(small).filter(|small| small != text && !self.holds(text));
        }
        self.called(text, concepts, country).map(|at| concepts[at].id.clone())
    }

    /// What a row says, with ids in place of the names of other concepts that are there; `ids` are those of
    /// the file.
    pub(super) fn by_id<'s>(
        &self,
        said: &'s Said,
        concepts: &[Concept],
        ids: &HashSet<&str>,
    ) -> Cow<'s, Said> {
        let mut out = Cow::Borrowed(said);
        let concept = &said.concept;
        let id = |target: &Option<String>| {
            let target = target.as_deref().filter(|target| !ids.contains(target))?;
            self.id_of(target, concepts, concept.country.as_deref())
        };
        let (parent, successor) = (id(&concept.parent), id(&concept.replaced_by));
        if parent.is_some() {
            out.to_mut().concept.parent = parent;
        }
        if successor.is_some() {
            out.to_mut().concept.replaced_by = successor;
        }
        out
    }

    /// The only concept that has a name or an acronym; of several the only one of a country.
    pub(super) fn called(&self, text: &str, concepts: &[Concept], country: Option<&str>) -> Option<usize> {
        let key = key(text);
        let found =
            [&self.arabic, &self.english, &self.acronyms].into_iter().find_map(|names| names.get(&key))?;
        let is_near = |at: &&usize| country.is_some() && concepts[**at].country.as_deref() == country;
        match (found.as_slice(), found.iter().filter(is_near).copied().collect::<Vec<_>>().as_slice()) {
            ([at], _) | (_, [at]) => Some(*at),
            _ => None,
        }
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

/// The countries of a glossary by whatever it calls them.
pub(super) struct Countries<'c>(HashMap<String, &'c str>);

impl<'c> Countries<'c> {
    pub(super) fn of(concepts: &'c [Concept]) -> Self {
        let mut codes = HashMap::new();
        for concept in concepts.iter().filter(|concept| concept.kind == Kind::Country) {
            let Some(code) = concept.country.as_deref() else { continue };
            let is_acronym = |term: &&Term| matches!(term.kind, TermType::Acronym | TermType::AcronymVariant);
            let names =
                concept.ar.iter().chain(&concept.en).filter(|term| is_full_name(term) || is_acronym(term));
            codes.extend(names.map(|term| (key(&term.text), code)));
            codes.insert(key(code), code);
        }
        Self(codes)
    }

    /// What a row says, with the code of the country that it names in the glossary's words.
    pub(super) fn named<'s>(&self, said: &'s Said) -> Result<Cow<'s, Said>, Diagnostic> {
        let Some((name, problem)) = &said.other_country else { return Ok(Cow::Borrowed(said)) };
        let code = self.0.get(&key(name)).ok_or_else(|| problem.clone())?;
        let mut out = said.clone();
        out.concept.country = Some((*code).to_owned());
        out.other_country = None;
        Ok(Cow::Owned(out))
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
