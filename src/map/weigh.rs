//! Which of several concepts the same words name.
//!
//! Each criterion gives points, those that the text itself states the most: the country behind the
//! name, the country the release speaks for, the day on which the name held, other bodies of the same
//! family in the release. Equal points leave the name ambiguous.

use super::{Draft, Reason};
use crate::glossary::{Concept, Entry, Kind, Match, Status, TermType};

/// Points of one concept, criterion by criterion in the order of [`REASONS`].
type Points = [i32; 9];

/// Why a concept lost, for each criterion.
const REASONS: [Reason; 9] = [
    Reason::CountryStated,
    Reason::CountryOfRelease,
    Reason::NotInForce,
    Reason::NoCompany,
    Reason::Replaced,
    Reason::International,
    Reason::Deprecated,
    Reason::OnlyVariant,
    Reason::Kind,
];

/// The best of several concepts with the same words, more than one where they cannot be told
/// apart; why the others lost goes to `lost`.
pub(super) fn choose<'e>(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &Match<'_>,
    entries: Vec<&'e Entry>,
    lost: &mut Vec<(usize, Reason)>,
) -> Vec<&'e Entry> {
    if entries.len() < 2 {
        return entries;
    }
    let stated = country_behind(draft, paragraph, found);
    let points: Vec<Points> = entries.iter().map(|e| weigh(draft, stated.as_deref(), e)).collect();
    let sum = |p: &Points| p.iter().sum::<i32>();
    let Some(best) = points.iter().max_by_key(|p| sum(p)).copied() else { return entries };
    let mut top = Vec::new();
    for (entry, own) in entries.into_iter().zip(&points) {
        if sum(own) == sum(&best) {
            top.push(entry);
            continue;
        }
        // The criterion with the widest gap is the reason.
        let gap = |i: &usize| best[*i] - own[*i];
        let widest = (0..REASONS.len()).rev().max_by_key(gap).unwrap_or(0);
        lost.push((entry.concept, REASONS[widest]));
    }
    top
}

/// The points of a concept. Kinds only decide between what is otherwise equal, so that all others
/// count sixteenfold.
fn weigh(draft: &Draft<'_, '_>, stated: Option<&str>, entry: &Entry) -> Points {
    let concept = &draft.glossary.concepts[entry.concept];
    let country = concept.country.as_deref();
    let points = |holds: bool, points: i32| if holds { 16 * points } else { 0 };
    [
        points(stated.is_some() && country == stated, 20),
        points(country.is_some() && country == draft.country.as_deref(), 8),
        draft.day.as_deref().map_or(0, |day| if concept.valid_on(day) { 16 * 3 } else { 16 * -6 }),
        points(in_company(draft, entry.concept), 4),
        // Without a date, a name in force is likelier than one that was replaced.
        points(draft.day.is_none() && concept.until.is_none(), 1),
        // An international body outweighs a national one of another country.
        points(country.is_none(), 2),
        points(concept.status == Status::Deprecated, -2),
        points(entry.term == TermType::Name, 1),
        -kind_rank(concept),
    ]
}

/// Whether the release names, beyond doubt and in full, the concept's parent, a body under it, or a
/// sister under the same parent: المجلس التنفيذي is that of the organisation the release is about.
fn in_company(draft: &Draft<'_, '_>, index: usize) -> bool {
    let concept = &draft.glossary.concepts[index];
    draft.certain.iter().filter(|&&other| other != index).any(|&other| {
        let other = &draft.glossary.concepts[other];
        concept.parent.as_deref() == Some(other.id.as_str())
            || other.parent.as_deref() == Some(concept.id.as_str())
            || (concept.parent.is_some() && concept.parent == other.parent)
    })
}

/// The country that a nationality adjective or في and a country's name behind a match states:
/// مجلس الوزراء الكويتي, وزارة الصحة بدولة الإمارات.
pub(super) fn country_behind(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> Option<String> {
    let tokens = &draft.located.tokens[paragraph].list;
    let mut at = found.tokens.end;
    while tokens.get(at).is_some_and(|t| {
        matches!(t.folded.as_str(), "في" | "بدوله" | "دوله" | "بجمهوريه" | "بمملكه" | "بسلطنه")
    }) {
        at += 1;
    }
    if at >= tokens.len() {
        return None;
    }
    let mut list = Vec::new();
    draft.glossary.index.matches_at(tokens, at, &mut list);
    list.iter().max_by_key(|m| m.words).and_then(|m| {
        m.entries
            .iter()
            .map(|e| (e, &draft.glossary.concepts[e.concept]))
            .find(|(e, c)| {
                c.kind == Kind::Country
                    && (e.term == TermType::Adjective || at > found.tokens.end || m.clitics == "ب")
            })
            .and_then(|(_, c)| c.country.clone())
    })
}

/// Where the same words name things of different kinds, a body comes before a term.
fn kind_rank(concept: &Concept) -> i32 {
    match concept.kind {
        Kind::Organisation => 0,
        Kind::Country => 1,
        Kind::Person => 2,
        Kind::Event => 3,
        Kind::Initiative => 4,
        Kind::Document => 5,
        Kind::Place => 6,
        Kind::Role => 7,
        Kind::Concept => 8,
    }
}
