//! Which country a release speaks for. It decides between bodies of the same name: هيئة تنظيم
//! الاتصالات is a regulator in the Emirates, Oman, Bahrain and Lebanon.

use std::collections::{HashMap, HashSet};

use super::MapOptions;
use crate::arabic::Tokens;
use crate::glossary::{Glossary, Kind, Match, Needs, TermType};
use crate::locate::Located;

/// What a mention of a country's name weighs; the first sentence counts threefold.
const NAME: u32 = 3;
/// What a nationality adjective weighs.
const ADJECTIVE: u32 = 1;
/// What a body that exists in one country only weighs.
const BODY: u32 = 3;
/// What the news agency weighs.
const AGENCY: u32 = 6;

/// The country, ISO 3166-1 alpha-2: from the front matter, else the one most often meant, else the
/// one the publisher is known to speak for, else the house's.
pub fn country(
    located: &Located<'_>,
    glossary: &Glossary,
    matches: &[Vec<Match<'_>>],
    options: &MapOptions,
) -> Option<String> {
    if let Some(country) = &located.release.front.country {
        return Some(country.clone());
    }
    let mut weights: HashMap<&str, u32> = HashMap::new();
    if let Some(code) = located.release.agency.as_deref().and_then(|a| agency(glossary, a)) {
        *weights.entry(code).or_default() += AGENCY;
    }
    for (paragraph, list) in matches.iter().enumerate() {
        // After a title line, the first running paragraph is the lead as well.
        let first_sentence = located.sentences[paragraph].first().map_or(0, |r| r.end);
        let lead = paragraph == 0
            || (paragraph == 1 && located.release.paragraphs.first().is_some_and(|p| p.heading));
        for found in list {
            let full: Vec<_> = found.entries.iter().filter(|e| e.needs == Needs::Nothing).collect();
            // A short word inside a longer name says nothing: the Gulf states' name holds العربية.
            let inside = list.iter().any(|m| {
                m.words > found.words
                    && m.tokens.start <= found.tokens.start
                    && found.tokens.end <= m.tokens.end
            });
            let mut codes = full.iter().filter_map(|e| glossary.concepts[e.concept].country.as_deref());
            let Some(code) = codes.next() else { continue };
            if codes.any(|other| other != code)
                || full.iter().any(|e| glossary.concepts[e.concept].country.is_none())
            {
                continue;
            }
            let concept = &glossary.concepts[full[0].concept];
            let weight = match (concept.kind, full[0].term) {
                (Kind::Country, TermType::Adjective) => ADJECTIVE,
                (Kind::Country, _) if !concept.common => NAME,
                (Kind::Organisation, _) if !inside => BODY,
                // The city of a dateline, القاهرة - , is where the publisher is.
                (Kind::Place, _) if found.tokens.start == 0 && lead => BODY,
                _ => 0,
            };
            let times = if lead && found.tokens.start < first_sentence { 3 } else { 1 };
            *weights.entry(code).or_default() += weight * times;
        }
        // A short form such as السلطنة counts where only one concept has it.
        for found in list.iter().filter(|m| m.entries.len() == 1 && m.entries[0].term == TermType::Short) {
            let concept = &glossary.concepts[found.entries[0].concept];
            if let (Kind::Country, Some(code)) = (concept.kind, concept.country.as_deref()) {
                *weights.entry(code).or_default() += NAME;
            }
        }
    }
    let mut ranked: Vec<(&str, u32)> = weights.into_iter().filter(|&(_, w)| w > 0).collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let house = super::assumed::publisher(located, glossary, &options.publishers)
        .and_then(|p| p.country.clone())
        .or_else(|| options.country.clone());
    match ranked.as_slice() {
        [] => house,
        [(_, a), (_, b), ..] if a == b => house,
        [(first, _), ..] => Some((*first).to_owned()),
    }
}

/// The countries that a release names, themselves or by a nationality or a place.
pub(crate) fn named(glossary: &Glossary, matches: &[Vec<Match<'_>>]) -> HashSet<String> {
    let entries = matches.iter().flatten().flat_map(|m| m.entries.iter());
    entries
        .filter(|e| e.needs == Needs::Nothing)
        .map(|e| &glossary.concepts[e.concept])
        .filter(|c| matches!(c.kind, Kind::Country | Kind::Place))
        .filter_map(|c| c.country.clone())
        .collect()
}

/// The country of a news agency named in a dateline, short names such as العمانية included.
fn agency<'g>(glossary: &'g Glossary, name: &str) -> Option<&'g str> {
    let tokens = Tokens::of(name);
    let found = glossary.index.matches(&tokens.list);
    found
        .iter()
        .flat_map(|m| m.entries.iter())
        .map(|e| &glossary.concepts[e.concept])
        .find(|c| c.class.as_deref() == Some("news agency"))
        .and_then(|c| c.country.as_deref())
}
