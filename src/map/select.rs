//! Full names: which of all matches count, and which concept each one names.
//!
//! Declared order: more words win over fewer; at equal length the earlier one wins; a match that
//! crosses an accepted one loses; a match inside an accepted one is kept as nested where it names a
//! body, a person or a country of its own.

use std::collections::HashSet;

use super::{Draft, Hit, Mention, via};
use crate::glossary::{Concept, Entry, Kind, Match, Needs, Rule, TermType};

/// Runs the pass.
pub(crate) fn run(draft: &mut Draft<'_, '_>, matches: &[Vec<Match<'_>>]) {
    let mentioned = fully_mentioned(draft, matches);
    for (paragraph, list) in matches.iter().enumerate() {
        let mut order: Vec<&Match<'_>> = list.iter().collect();
        order.sort_by_key(|m| (std::cmp::Reverse(m.words), m.tokens.start, m.clitics.len()));
        let mut accepted: Vec<Hit> = Vec::new();
        for found in order {
            let crosses = accepted.iter().any(|h| {
                let (a, b) = (&h.mention.tokens, &found.tokens);
                a.start < b.end && b.start < a.end && !(a.start <= b.start && b.end <= a.end)
            });
            if crosses || accepted.iter().any(|h| h.mention.tokens == found.tokens) {
                continue;
            }
            let holder = accepted.iter().find(|h| {
                h.mention.tokens.start <= found.tokens.start && found.tokens.end <= h.mention.tokens.end
            });
            // The beginning of a longer name is that name: وزارة التخطيط in وزارة التخطيط والتنمية.
            if holder.is_some_and(|h| h.mention.tokens.start == found.tokens.start) {
                continue;
            }
            let inside = holder.is_some();
            if let Some(hit) = decide(draft, paragraph, found, &mentioned, inside) {
                accepted.push(hit);
            }
        }
        draft.hits.extend(accepted);
    }
    draft.hits.sort_by_key(|h| h.mention.span);
}

/// Concepts with a full mention in the document, with the first place (paragraph, token) of each.
fn fully_mentioned(draft: &Draft<'_, '_>, matches: &[Vec<Match<'_>>]) -> Vec<(usize, (usize, usize))> {
    let mut out: Vec<(usize, (usize, usize))> = Vec::new();
    for (paragraph, list) in matches.iter().enumerate() {
        for found in list {
            for entry in choose(
                draft,
                paragraph,
                found,
                found.entries.iter().filter(|e| counts(draft, paragraph, found, e)).collect(),
            ) {
                if !out.iter().any(|&(c, _)| c == entry.concept) {
                    out.push((entry.concept, (paragraph, found.tokens.start)));
                }
            }
        }
    }
    out
}

/// Whether an entry is a full name here.
fn counts(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>, entry: &Entry) -> bool {
    let concept = &draft.glossary.concepts[entry.concept];
    entry.needs == Needs::Nothing
        && !(concept.common && found.words == 1 && !introduced(draft, paragraph, found))
        && (entry.term != TermType::Acronym || cued(draft, paragraph, found))
        && (entry.term != TermType::Adjective || agrees(draft, paragraph, found))
}

/// Whether a short acronym in Arabic letters (وات, قنا, بنا), which is also a word, is marked as one:
/// by brackets, slashes or quotation marks, or by وكالة before it.
fn cued(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    use crate::arabic::Kind as Token;
    let tokens = &draft.located.tokens[paragraph].list;
    let own = &tokens[found.tokens.start];
    let short = own.kind == Token::Arabic && own.folded.chars().count() <= 4 && !own.folded.starts_with("ال");
    if !short || found.words > 1 {
        return true;
    }
    let mark = |k: Option<usize>| {
        k.and_then(|k| tokens.get(k)).is_some_and(|t| {
            matches!(t.kind, Token::Open | Token::Close | Token::Slash | Token::Quote | Token::Dash)
                || t.folded == "وكاله"
        })
    };
    mark(found.tokens.start.checked_sub(1)) || mark(Some(found.tokens.end))
}

/// Whether a nationality adjective can describe the noun before it: an indefinite one behind a
/// definite noun (الطالب تركي) does not agree, and المستوى القطري is the national level.
fn agrees(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    let Some(before) = found.tokens.start.checked_sub(1).map(|b| &tokens[b]) else { return true };
    let own = &tokens[found.tokens.start].folded;
    if own.starts_with("القطر")
        && matches!(before.folded.as_str(), "المستوي" | "الصعيد" | "المستويين" | "المكتب" | "المنسق")
    {
        return false;
    }
    let indefinite = !own.starts_with("ال") && found.clitics.is_empty();
    !(indefinite && before.folded.starts_with("ال") && before.kind == crate::arabic::Kind::Arabic)
}

/// Whether a word such as دولة stands before a name that is also a common word.
fn introduced(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    found.tokens.start.checked_sub(1).is_some_and(|b| {
        let before = tokens[b].folded.trim_start_matches(['و', 'ب', 'ل']);
        let place = found.entries.iter().any(|e| draft.glossary.concepts[e.concept].kind == Kind::Place);
        matches!(before, "دوله" | "جمهوريه" | "مملكه" | "مدينه" | "العاصمه" | "عاصمه")
            || (place && tokens[b].folded == "في")
    })
}

/// The best of several concepts with the same words; more than one where they cannot be told apart.
fn choose<'e>(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &Match<'_>,
    entries: Vec<&'e Entry>,
) -> Vec<&'e Entry> {
    if entries.len() < 2 {
        return entries;
    }
    // مجلس الوزراء الكويتي, وزارة الصحة بدولة الإمارات: the words behind the name tell the country.
    let stated = country_behind(draft, paragraph, found);
    let score = |entry: &Entry| -> i32 {
        let concept = &draft.glossary.concepts[entry.concept];
        let mut score = 0;
        if stated.is_some() && concept.country == stated {
            score += 20;
        }
        if concept.country.is_some() && concept.country == draft.country {
            score += 8;
        }
        if let Some(day) = &draft.day {
            score += if concept.valid_on(day) { 3 } else { -6 };
        } else if concept.until.is_none() {
            // Without a date, a name in force is likelier than one that was replaced.
            score += 1;
        }
        if concept.country.is_none() {
            // An international body outweighs a national one of another country.
            score += 2;
        }
        if concept.status == crate::glossary::Status::Deprecated {
            score -= 2;
        }
        if entry.term == TermType::Name {
            score += 1;
        }
        score * 16 - kind_rank(concept)
    };
    let best = entries.iter().map(|e| score(e)).max().unwrap_or_default();
    let top: Vec<&Entry> = entries.into_iter().filter(|e| score(e) == best).collect();
    top
}

/// The country that a nationality adjective or في and a country's name behind a match states.
fn country_behind(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> Option<String> {
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

fn decide(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &Match<'_>,
    mentioned: &[(usize, (usize, usize))],
    inside: bool,
) -> Option<Hit> {
    let full: Vec<&Entry> = found.entries.iter().filter(|e| counts(draft, paragraph, found, e)).collect();
    let here = (paragraph, found.tokens.start);
    let seen = |concept: usize| mentioned.iter().any(|&(c, at)| c == concept && at <= here);
    let concepts = &draft.glossary.concepts;
    let mut top = choose(draft, paragraph, found, full.clone());
    let mut all = full;
    // A body named before by these words comes before a full name that is another country's body or
    // only a term: وزارة الاتصالات in an Egyptian release, فريق العمل after its full name.
    let foreign = |e: &Entry| {
        let concept = &concepts[e.concept];
        concept.kind == Kind::Concept
            || (concept.country.is_some() && draft.country.is_some() && concept.country != draft.country)
    };
    let own = |e: &&Entry| {
        concepts[e.concept].kind == Kind::Organisation
            && ((e.needs != Needs::Nothing && seen(e.concept))
                || (e.needs == Needs::UniqueOrMention && in_force(draft, &concepts[e.concept])))
    };
    if !top.is_empty() && top.iter().all(|e| foreign(e)) && found.entries.iter().any(|e| own(&e)) {
        top.clear();
    }
    if top.is_empty() {
        // Short and derived forms: after a full mention of the concept, or of its parent.
        let parent_seen = |e: &Entry| {
            e.rule == Rule::ParentShortened
                && concepts[e.concept]
                    .parent
                    .as_deref()
                    .and_then(|p| draft.glossary.position(p))
                    .is_some_and(seen)
        };
        all = found
            .entries
            .iter()
            .filter(|e| e.needs != Needs::Nothing && (seen(e.concept) || parent_seen(e)))
            .collect();
        let by_mention: Vec<&Entry> = all.iter().copied().filter(|e| seen(e.concept)).collect();
        top = choose(draft, paragraph, found, if by_mention.is_empty() { all.clone() } else { by_mention });
        if top.is_empty() {
            // وزارة الاتصالات without a full mention: where the release's country has only one.
            all = found
                .entries
                .iter()
                .filter(|e| e.needs == Needs::UniqueOrMention && in_force(draft, &concepts[e.concept]))
                .collect();
            top.clone_from(&all);
        }
        // السلطنة means Oman without a full mention, because no other country has that short form.
        if top.is_empty()
            && let [only] = &*found.entries
            && only.term == TermType::Short
            && concepts[only.concept].kind == Kind::Country
        {
            top = vec![only];
            all = vec![only];
        }
        // A longer name that begins with the same words is another body.
        let longer = draft.located.candidates.iter().any(|c| {
            c.span.paragraph == paragraph
                && c.tokens.start == found.tokens.start
                && c.tokens.end > found.tokens.end
        });
        if longer && top.iter().all(|e| e.needs == Needs::UniqueOrMention || e.rule == Rule::Beginning) {
            return None;
        }
        // A beginning such as اللجنة الفنية that goes on with its own complement is another body.
        if top.iter().all(|e| e.rule == Rule::Beginning) && goes_on(draft, paragraph, found) {
            return None;
        }
    }
    let first = *top.first()?;
    let concept = &concepts[first.concept];
    let body = matches!(concept.kind, Kind::Organisation | Kind::Person | Kind::Country | Kind::Event);
    if inside
        && (top.len() != 1
            || !body
            || first.term == TermType::Adjective
            || first.needs != Needs::Nothing
            || found.words < 2 && concept.kind != Kind::Country)
    {
        return None;
    }
    let mut explain = String::from(match first.term {
        TermType::Name => "name",
        TermType::Variant | TermType::Formal => "variant",
        TermType::Short => "short form",
        TermType::Acronym | TermType::AcronymVariant => "acronym",
        TermType::Adjective => "nationality adjective",
        TermType::Forbidden => "forbidden term",
    });
    explain.push_str(", ");
    explain.push_str(first.rule.name());
    if !found.clitics.is_empty() {
        explain.push_str(&format!("; proclitic {}", found.clitics));
    }
    if found.folded {
        explain.push_str("; folded");
    }
    if top.len() == 1 && all.len() > 1 {
        explain.push_str(match &concept.country {
            Some(code) if Some(code) == draft.country.as_ref() => "; chosen by country",
            _ => "; chosen among several",
        });
    }
    let mut candidates: Vec<usize> = all.iter().map(|e| e.concept).collect();
    let mut unique = HashSet::new();
    candidates.retain(|c| unique.insert(*c));
    Some(Hit {
        concept: (top.len() == 1).then_some(first.concept),
        candidates,
        mention: Mention {
            span: draft.located.span(paragraph, found.tokens.clone()),
            tokens: found.tokens.clone(),
            via: via(first.term, first.rule),
            explain,
            nested: inside,
        },
    })
}

/// Whether a concept is of the release's country and its name held on the day of publication.
fn in_force(draft: &Draft<'_, '_>, concept: &Concept) -> bool {
    concept.country.is_some()
        && concept.country == draft.country
        && draft.day.as_deref().map_or(concept.until.is_none(), |day| concept.valid_on(day))
}

/// Whether the words go on after the match with a complement in ل or a further adjective.
fn goes_on(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    tokens.get(found.tokens.end).is_some_and(|t| {
        t.kind == crate::arabic::Kind::Arabic
            && (t.folded.starts_with("لل") || t.folded.starts_with("ال") || t.folded.starts_with("المعني"))
    })
}
