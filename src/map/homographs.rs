//! A country and a city that are written alike: عمان is Oman or Amman.

use std::ops::Range;

use super::Draft;
use crate::arabic::letters::is_mark_or_tatweel;
use crate::glossary::{Entry, Kind, Match, Needs, TermType};

/// Which of a country and a city of one spelling is meant, where the text tells: by the vowel marks of one
/// of them (عُمان, عمّان), or by a list of countries in which it stands (الإمارات والبحرين وعمان).
pub(super) fn country_or_city<'e>(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &'e Match<'_>,
) -> Option<&'e Entry> {
    let concepts = &draft.glossary.concepts;
    let of = |kind: Kind| {
        let is = |e: &&Entry| concepts[e.concept].kind == kind && e.term != TermType::Adjective;
        found.entries.iter().find(is).filter(|_| found.words == 1)
    };
    let (country, city) = (of(Kind::Country)?, of(Kind::Place)?);
    let written = draft.located.release.text(draft.located.span(paragraph, found.tokens.clone()));
    let marked = |e: &Entry| {
        let marks = |text: &str| text.chars().any(is_mark_or_tatweel);
        concepts[e.concept].ar.iter().any(|term| marks(&term.text) && written.ends_with(&term.text))
    };
    match (marked(country), marked(city)) {
        (true, false) => Some(country),
        (false, true) => Some(city),
        _ => is_listed(draft, paragraph, found).then_some(country),
    }
}

/// Whether another country stands right before or behind a word, with و between.
fn is_listed(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    let countries = |at: usize| {
        let mut list = Vec::new();
        draft.glossary.index.matches_at(tokens, at, &mut list);
        list.retain(|m| {
            m.entries.iter().any(|e| {
                let country = draft.glossary.concepts[e.concept].kind == Kind::Country;
                country && e.needs == Needs::Nothing && e.term != TermType::Adjective
            })
        });
        list
    };
    let Range { start, end } = found.tokens;
    let before =
        (start.saturating_sub(LONGEST)..start).any(|at| countries(at).iter().any(|m| m.tokens.end == start));
    let behind = end < tokens.len() && countries(end).iter().any(|m| m.clitics.starts_with('و'));
    (found.clitics.starts_with('و') && before) || behind
}

/// Words in the longest names of countries before a word in a list.
const LONGEST: usize = 4;
