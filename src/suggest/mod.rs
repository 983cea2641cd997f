//! Candidates for the glossary: names of releases that it does not know, gathered over all releases,
//! with what the program can make of them.
//!
//! Unresolved names, names composed of known parts and romanised persons are suggested; offices that
//! could be composed need no entry, and ambiguous names have one already.

pub mod entry;
mod sentence;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::arabic::clitics::readings;
use crate::arabic::fold;
use crate::english::romanise::{self, Region};
use crate::glossary::similar::Similar;
use crate::glossary::{Glossary, Kind};
use crate::model::brief::{Brief, Entity, Origin};

/// One release with what the program made of it.
#[derive(Debug)]
pub struct Source {
    /// Path as given.
    pub path: String,
    /// Its briefs, made with the glossary for which candidates are sought.
    pub briefs: Vec<Brief>,
}

/// One place where a candidate stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Context {
    /// The release.
    pub release: String,
    /// Number of the paragraph, from 1.
    pub paragraph: usize,
    /// First scalar value of the name in its paragraph, from 0.
    pub start: usize,
    /// The name as it is written there, proclitics included.
    pub written: String,
    /// The sentence around it.
    pub sentence: String,
}

/// A concept that a candidate may be a variant of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// Its id.
    pub id: String,
    /// Its English name.
    pub en: String,
    /// Its Arabic term that is nearest.
    pub ar: String,
    /// From 0 to 1.
    pub score: f64,
    /// What the score comes from, for a person.
    pub why: String,
}

/// A name to be taken up, or refused.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suggestion {
    /// Arabic in normal form, without proclitics: the most frequent spelling.
    pub ar: String,
    /// Other spellings of it.
    pub spellings: Vec<String>,
    /// What it seems to be.
    pub kind: Kind,
    /// English that was composed or romanised; `None` where a person has to find it.
    pub en: Option<String>,
    /// How the English came about.
    pub origin: Origin,
    /// In how many releases it stands.
    pub releases: usize,
    /// How often it stands there.
    pub mentions: usize,
    /// Where, in the order of the releases.
    pub contexts: Vec<Context>,
    /// Concepts it may be a variant of, the likest first.
    pub like: Vec<Variant>,
}

/// How many concepts are named as near.
const LIKE: usize = 3;

/// Everything that could be taken up: names of many releases first, then of many mentions.
pub fn suggest(sources: &[Source], glossary: &Glossary) -> Vec<Suggestion> {
    let mut found: BTreeMap<String, Group> = BTreeMap::new();
    for source in sources {
        // A release of several meetings tells of the same names in each of its briefs.
        let mut seen: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
        for brief in &source.briefs {
            for entity in brief.entities.iter().filter(|entity| is_candidate(entity)) {
                let group = found.entry(fold(&entity.ar)).or_default();
                for mention in &entity.mentions {
                    let at = &mention.at;
                    if seen.insert((at.paragraph, at.start, at.end)) {
                        group.add(entity, sentence::context(&source.path, brief, at));
                    }
                }
            }
        }
    }
    let similar = Similar::new(&glossary.concepts);
    let mut out: Vec<Suggestion> =
        joined(found).into_values().filter_map(|group| group.suggestion(&similar)).collect();
    out.sort_by(|a, b| (b.releases, b.mentions).cmp(&(a.releases, a.mentions)).then_with(|| a.ar.cmp(&b.ar)));
    out
}

/// Whether the glossary lacks the name: an office that could be composed is no name, and a name with
/// candidates has entries, but too many.
fn is_candidate(entity: &Entity) -> bool {
    let is_new = entity.id.is_none() && entity.candidates.is_empty();
    match entity.origin {
        Origin::Composed => is_new && entity.kind != Kind::Role,
        Origin::Unresolved | Origin::Transliterated => is_new,
        Origin::Glossary | Origin::Cldr => false,
    }
}

/// The mentions of one folded name.
#[derive(Default)]
struct Group {
    /// How often each spelling was met.
    spellings: BTreeMap<String, usize>,
    kinds: Vec<Kind>,
    english: Vec<(Origin, String)>,
    contexts: Vec<Context>,
}

impl Group {
    fn add(&mut self, entity: &Entity, context: Context) {
        *self.spellings.entry(entity.ar.clone()).or_default() += 1;
        self.kinds.push(entity.kind);
        if let Some(en) = english(entity) {
            self.english.push((entity.origin, en));
        }
        self.contexts.push(context);
    }

    fn merge(&mut self, other: Self) {
        for (spelling, count) in other.spellings {
            *self.spellings.entry(spelling).or_default() += count;
        }
        self.kinds.extend(other.kinds);
        self.english.extend(other.english);
        self.contexts.extend(other.contexts);
    }

    fn suggestion(self, similar: &Similar<'_>) -> Option<Suggestion> {
        let mut spellings: Vec<(String, usize)> = self.spellings.into_iter().collect();
        spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut spellings = spellings.into_iter().map(|(spelling, _)| spelling);
        let ar = spellings.next()?;
        let kind = most_frequent(&self.kinds)?;
        let (origin, en) = match most_frequent(&self.english) {
            Some((origin, en)) => (origin, Some(en)),
            None => (Origin::Unresolved, None),
        };
        let mut contexts = self.contexts;
        contexts.sort();
        let releases: BTreeSet<&str> = contexts.iter().map(|c| c.release.as_str()).collect();
        let near = similar.nearest(&ar, kind, LIKE).into_iter();
        Some(Suggestion {
            spellings: spellings.collect(),
            kind,
            en,
            origin,
            releases: releases.len(),
            mentions: contexts.len(),
            like: near
                .map(|like| Variant {
                    id: like.concept.id.clone(),
                    en: like.concept.name_en().to_owned(),
                    ar: like.term.to_owned(),
                    score: (like.score * 100.0).round() / 100.0,
                    why: like.why.to_string(),
                })
                .collect(),
            contexts,
            ar,
        })
    }
}

/// The English for an entry: a person's honorifics belong to the text and not to the name, which is
/// spelt in the manner of the one region or other.
fn english(entity: &Entity) -> Option<String> {
    let en = entity.en.as_ref()?;
    if entity.kind != Kind::Person || entity.origin != Origin::Transliterated {
        return Some(en.clone());
    }
    let words: Vec<&str> = entity.ar.split_whitespace().collect();
    let names = Region::ALL.into_iter().map(|region| romanise::name(&words, region));
    names.filter(|name| en.ends_with(name.as_str())).max_by_key(String::len).or_else(|| Some(en.clone()))
}

/// The value met most often; of several, the first one met.
fn most_frequent<T: PartialEq + Clone>(values: &[T]) -> Option<T> {
    let mut counts: Vec<(&T, usize)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    // The last of several greatest is the first one met when the order is turned round.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value.clone())
}

/// Groups whose names differ by a proclitic of the first word, or by its article, are one: whether
/// لهيئة is هيئة with a preposition is known once هيئة itself has been met.
fn joined(mut groups: BTreeMap<String, Group>) -> BTreeMap<String, Group> {
    let names: BTreeSet<String> = groups.keys().cloned().collect();
    let mut to: HashMap<String, String> = HashMap::new();
    for name in &names {
        if let Some(plain) = plain_name(name, &names) {
            to.insert(name.clone(), plain);
        }
    }
    for (name, mut plain) in to.clone() {
        // وللهيئة leads to للهيئة, and that to الهيئة; each step is shorter, so this ends.
        while let Some(next) = to.get(&plain) {
            plain.clone_from(next);
        }
        if let Some(group) = groups.remove(&name) {
            groups.entry(plain).or_default().merge(group);
        }
    }
    groups
}

/// The same name without a proclitic, where it was met so.
fn plain_name(name: &str, names: &BTreeSet<String>) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    readings(first)
        .into_iter()
        .filter(|reading| reading.stem != first && reading.stem.len() < first.len())
        .map(|reading| format!("{} {rest}", reading.stem))
        .find(|plain| names.contains(plain))
}

#[cfg(test)]
mod tests;
