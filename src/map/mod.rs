//! Step 3, `Located -> Mapped`: every name paired with its English through the glossary.
//!
//! The passes, each in its own file:
//! 1. [`context`]: which country the release speaks for;
//! 2. [`select`]: full names, the longest first, nested ones kept as nested;
//! 3. `editor`: names that the front matter states;
//! 4. `fuzzy`: names with a word written twice or with a typing slip;
//! 5. [`short_forms`]: المنظمة, دول المجلس, once their full name has been seen;
//! 6. `assumed`: what the publisher is known to mean by words that nothing before explains;
//! 7. [`people`]: persons with honorific and office, offices without a person;
//! 8. [`unresolved`]: what looks like a name and is in no glossary, with the English that
//!    [`composed`] can make of known parts.

mod assumed;
pub mod composed;
pub mod context;
mod described;
pub(crate) mod editor;
mod fuzzy;
mod homographs;
pub mod people;
mod reason;
pub mod select;
pub mod short_forms;
pub mod unresolved;
mod weigh;

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Span;
use crate::english::Style;
use crate::glossary::{Glossary, Kind, Rule, Status, TermType};
pub use crate::locate::Located;
pub use crate::locate::figures::Counted;
pub use crate::locate::{Part, PartialDate, RawDate, RawFigure, Relative};
pub use reason::{Reason, Rejected};

/// How an English name came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A glossary entry.
    Glossary,
    /// CLDR country data.
    Cldr,
    /// Built from known parts.
    Composed,
    /// Romanised; to be reviewed.
    Transliterated,
    /// No English.
    Unresolved,
}

/// By which kind of term a mention was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Via {
    /// The concept's own name.
    Name,
    /// Another full name.
    Variant,
    /// A short form after a full mention.
    ShortForm,
    /// An acronym.
    Acronym,
    /// A truncated full name, or one built from known parts.
    Derived,
    /// With a slip of the pen.
    Fuzzy,
}

/// One place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The written words, proclitics of the first one included.
    pub span: Span,
    /// The same as token indices of the paragraph.
    pub tokens: Range<usize>,
    /// By which kind of term.
    pub via: Via,
    /// The rule path, for a person.
    pub explain: String,
    /// It stands inside a longer name.
    pub nested: bool,
    /// The release does not say it: it is what its publisher is known to mean by these words.
    pub assumed: bool,
}

/// One name of the release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Index of the concept in the glossary; `None` where the glossary does not know it.
    pub concept: Option<usize>,
    /// Its sort.
    pub kind: Kind,
    /// Arabic name: the glossary's, else as in the text.
    pub ar: String,
    /// English name without acronym.
    pub en: Option<String>,
    /// Acronym or short name.
    pub short: Option<String>,
    /// Finer sort in English.
    pub class: Option<String>,
    /// How the English came about.
    pub origin: Origin,
    /// Status in the glossary.
    pub status: Option<Status>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// A person's office: Arabic as in the text, English where it could be made.
    pub role: Option<(String, Option<String>)>,
    /// Source of the English.
    pub source: Option<String>,
    /// Concepts this could also be, by id.
    pub candidates: Vec<String>,
    /// Where it stands, in text order.
    pub mentions: Vec<Mention>,
}

/// A release with its names.
#[derive(Debug)]
pub struct Mapped<'r> {
    /// What was located.
    pub located: Located<'r>,
    /// Names in order of first mention.
    pub entities: Vec<Entity>,
    /// The country the release speaks for, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Hash of the glossary in use.
    pub glossary: String,
    /// What is wrong with the front matter's names.
    pub problems: Vec<String>,
    /// Concepts that words of the release could name and do not, in text order.
    pub rejected: Vec<Rejected>,
}

impl Mapped<'_> {
    /// The entity with a mention that begins at token `at` of a paragraph; the longest such mention.
    pub fn entity_at(&self, paragraph: usize, at: usize) -> Option<(usize, &Mention)> {
        self.mentions()
            .filter(|(_, m)| m.span.paragraph == paragraph && m.tokens.start == at)
            .max_by_key(|(_, m)| m.tokens.len())
    }

    /// All mentions with the index of their entity.
    pub fn mentions(&self) -> impl Iterator<Item = (usize, &Mention)> {
        self.entities.iter().enumerate().flat_map(|(i, e)| e.mentions.iter().map(move |m| (i, m)))
    }
}

impl Mapped<'_> {
    /// Names that were put together from known parts, in the spelling of a house. Names of the glossary
    /// stay as they are.
    pub fn spell(&mut self, style: Style) {
        for entity in self.entities.iter_mut().filter(|e| e.origin == Origin::Composed) {
            entity.en = entity.en.take().map(|en| style.spell(&en));
        }
    }
}

/// Options of the mapper.
#[derive(Debug, Clone, Default)]
pub struct MapOptions {
    /// The country of the house, where neither front matter nor text says one.
    pub country: Option<String>,
    /// What single publishers are known to mean.
    pub publishers: Vec<Publisher>,
}

/// What a publisher is known to mean where its releases do not say it: الدولة, of a news agency of the
/// Emirates, is the Emirates. Such a reading is always marked as an assumption.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publisher {
    /// The publisher's name, as releases give it or as the glossary has it.
    pub name: String,
    /// The country it speaks for, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Words, and the id of the concept that they mean.
    pub names: BTreeMap<String, String>,
}

/// Pairs the names of a release with English.
pub fn map<'r>(located: Located<'r>, glossary: &Glossary, options: &MapOptions) -> Mapped<'r> {
    let matches: Vec<_> = located.tokens.iter().map(|t| glossary.index.matches(&t.list)).collect();
    let country = context::country(&located, glossary, &matches, options);
    let mut draft = Draft {
        located,
        glossary,
        country,
        day: None,
        hits: Vec::new(),
        people: Vec::new(),
        unknown: Vec::new(),
        problems: Vec::new(),
        certain: HashSet::new(),
        countries: context::named(glossary, &matches),
        rejected: Vec::new(),
    };
    draft.day = draft.located.release.front.published.clone();
    select::run(&mut draft, &matches);
    editor::run(&mut draft);
    fuzzy::run(&mut draft);
    short_forms::run(&mut draft);
    assumed::run(&mut draft, &options.publishers);
    people::run(&mut draft);
    unresolved::run(&mut draft);
    draft.finish()
}

/// A mention decided on, before mentions are gathered into entities.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    /// The chosen concept; `None` where the candidates could not be told apart.
    pub(crate) concept: Option<usize>,
    pub(crate) candidates: Vec<usize>,
    pub(crate) mention: Mention,
}

/// What the passes work on.
pub(crate) struct Draft<'r, 'g> {
    pub(crate) located: Located<'r>,
    pub(crate) glossary: &'g Glossary,
    pub(crate) country: Option<String>,
    /// Publication date, for names that changed.
    pub(crate) day: Option<String>,
    pub(crate) hits: Vec<Hit>,
    pub(crate) people: Vec<Entity>,
    pub(crate) unknown: Vec<Entity>,
    pub(crate) problems: Vec<String>,
    /// Concepts named in full and beyond doubt.
    pub(crate) certain: HashSet<usize>,
    /// Countries that the release names, themselves or by a nationality or a place; ISO 3166-1 alpha-2.
    pub(crate) countries: HashSet<String>,
    pub(crate) rejected: Vec<Rejected>,
}

impl<'r> Draft<'r, '_> {
    /// The hit that begins at a token, the longest one.
    pub(crate) fn hit_at(&self, paragraph: usize, token: usize) -> Option<&Hit> {
        self.hits
            .iter()
            .filter(|h| h.mention.span.paragraph == paragraph && h.mention.tokens.start == token)
            .max_by_key(|h| h.mention.tokens.len())
    }

    /// Whether a token lies in a mention.
    pub(crate) fn covered(&self, paragraph: usize, token: usize) -> bool {
        self.hits.iter().any(|h| h.mention.span.paragraph == paragraph && h.mention.tokens.contains(&token))
    }

    /// Notes why concepts are not meant by some words, each with the first reason.
    pub(crate) fn reject(&mut self, span: Span, lost: &[(usize, Reason)]) {
        self.rejected.extend(lost.iter().map(|&(concept, reason)| Rejected { span, concept, reason }));
    }

    fn finish(mut self) -> Mapped<'r> {
        // The sort is stable: the first reason stays.
        self.rejected.sort_by_key(|r| (r.span, r.concept));
        self.rejected.dedup_by_key(|r| (r.span, r.concept));
        let mut entities: Vec<Entity> = Vec::new();
        for hit in self.hits {
            let same = |e: &Entity| match hit.concept {
                Some(_) => e.concept == hit.concept,
                None => {
                    e.concept.is_none()
                        && e.candidates.len() == hit.candidates.len()
                        && hit
                            .candidates
                            .iter()
                            .all(|&c| e.candidates.contains(&self.glossary.concepts[c].id))
                }
            };
            match entities.iter_mut().find(|e| same(e)) {
                Some(entity) => entity.mentions.push(hit.mention),
                None => entities.push(entity_of(self.glossary, &hit, &self.located)),
            }
        }
        // A person whom the glossary knows takes the office that the text gives.
        for person in self.people {
            match entities.iter_mut().find(|e| person.concept.is_some() && e.concept == person.concept) {
                Some(entity) => {
                    entity.role = entity.role.take().or(person.role);
                    entity.en = person.en.or(entity.en.take());
                    entity.mentions.extend(person.mentions);
                }
                None => entities.push(person),
            }
        }
        entities.extend(self.unknown);
        for entity in &mut entities {
            entity.mentions.sort_by_key(|m| (m.span, std::cmp::Reverse(m.tokens.len())));
            entity.mentions.dedup_by_key(|m| m.span);
        }
        entities.retain(|e| !e.mentions.is_empty());
        entities.sort_by_key(|e| e.mentions[0].span);
        Mapped {
            located: self.located,
            entities,
            country: self.country,
            glossary: self.glossary.hash(),
            problems: self.problems,
            rejected: self.rejected,
        }
    }
}

/// The entity of a first hit.
fn entity_of(glossary: &Glossary, hit: &Hit, located: &Located<'_>) -> Entity {
    let ids =
        |list: &[usize]| -> Vec<String> { list.iter().map(|&c| glossary.concepts[c].id.clone()).collect() };
    let Some(index) = hit.concept else {
        let first = &glossary.concepts[hit.candidates[0]];
        let ar = crate::arabic::normalise(located.release.text(hit.mention.span));
        return Entity {
            concept: None,
            kind: first.kind,
            ar: if hit.mention.via == Via::ShortForm { short_forms::alone(&ar) } else { ar },
            en: None,
            short: None,
            class: first.class.clone(),
            origin: Origin::Unresolved,
            status: None,
            country: None,
            role: None,
            source: None,
            candidates: ids(&hit.candidates),
            mentions: vec![hit.mention.clone()],
        };
    };
    let concept = &glossary.concepts[index];
    let others: Vec<usize> = hit.candidates.iter().copied().filter(|&c| c != index).collect();
    Entity {
        concept: Some(index),
        kind: concept.kind,
        ar: concept.name_ar().to_owned(),
        en: Some(concept.name_en().to_owned()),
        short: concept.acronym().map(str::to_owned),
        class: concept.class.clone(),
        origin: if concept.cldr { Origin::Cldr } else { Origin::Glossary },
        status: Some(concept.status),
        country: concept.country.clone(),
        role: None,
        source: concept.source.clone(),
        candidates: ids(&others),
        mentions: vec![hit.mention.clone()],
    }
}

/// The kind of term, as a brief shows it.
pub(crate) fn via(term: TermType, rule: Rule) -> Via {
    match (term, rule) {
        (TermType::Short, _) | (_, Rule::Beginning | Rule::ParentShortened) => Via::ShortForm,
        (_, rule) if rule.derives() => Via::Derived,
        (TermType::Acronym, _) => Via::Acronym,
        (TermType::Name, _) => Via::Name,
        _ => Via::Variant,
    }
}

#[cfg(test)]
mod tests;
