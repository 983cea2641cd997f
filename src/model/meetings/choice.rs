//! Which of the phrases that name meetings are those that the release reports.

use super::{Phrase, is_event_verb};
use crate::english::PHRASES;
use crate::map::Mapped;

/// What the words around a phrase add to its weight: a clause of its own says that it was held, or the
/// sentence that it is only planned, below the lead.
pub(super) fn standing(mapped: &Mapped<'_>, phrase: &Phrase) -> i32 {
    let tokens = &mapped.located.tokens[phrase.span.paragraph].list;
    let sentence = mapped.located.sentences[phrase.span.paragraph]
        .iter()
        .find(|r| r.contains(&phrase.tokens.start))
        .map_or(0, |r| r.start);
    let planned = tokens[sentence..phrase.tokens.start]
        .iter()
        .any(|t| matches!(t.folded.as_str(), "المقرر" | "المنتظر" | "المتوقع" | "المزمع"));
    let held = if phrase.weight > 0 && told_on_its_own(mapped, phrase) { 3 } else { 0 };
    let later = if planned && phrase.span.paragraph > 0 { 4 } else { 0 };
    held - later
}

/// Whether a clause of its own says when or where a named event is held: والمؤتمر العالمي الذي سيقام في ….
pub(super) fn told_on_its_own(mapped: &Mapped<'_>, phrase: &Phrase) -> bool {
    let tokens = &mapped.located.tokens[phrase.span.paragraph].list;
    let behind = |k: usize| tokens.get(phrase.tokens.end + k).map_or("", |t| t.folded.as_str());
    matches!(behind(0), "الذي" | "التي" | "والذي" | "والتي")
        && (is_event_verb(behind(1)) || PHRASES.part(behind(1)) == Some("host"))
}

/// Whether two phrases can mean one meeting: no stated detail differs.
pub(super) fn same(a: &Phrase, b: &Phrase) -> bool {
    let agree = |x: Option<usize>, y: Option<usize>| x.is_none() || y.is_none() || x == y;
    let ordinals = a.ordinal.is_none() || b.ordinal.is_none() || a.ordinal == b.ordinal;
    // الاجتماع الرابع والستين of a body in the title and of the same in other words below it.
    let counted = a.ordinal.is_some() && a.ordinal == b.ordinal && a.head == b.head;
    if counted && (a.unknown_body || b.unknown_body) {
        return true;
    }
    let link = (a.event.is_some() && a.event == b.body) || (b.event.is_some() && b.event == a.body);
    ordinals && (link || (agree(a.event, b.event) && agree(a.body, b.body)))
}

/// Whether a phrase is surely one meeting with another: of one body or event, or of one ordinal, or at
/// least of one noun. مؤتمر المندوبين المفوضين beside a preparatory meeting is another one.
pub(crate) fn is_one(a: &Phrase, b: &Phrase) -> bool {
    // مؤتمر المندوبين المفوضين is not the session of a council, although neither contradicts the other.
    let shared = a.concept.or(b.concept).is_some()
        || [a.event, a.body].iter().flatten().any(|owner| [b.event, b.body].contains(&Some(*owner)));
    let counted = a.ordinal.is_some() && a.ordinal == b.ordinal;
    // The next conference is not the thirty-second, which is going on.
    if a.coming != b.coming && (a.ordinal.is_some() || b.ordinal.is_some()) {
        return false;
    }
    a.span == b.span || (same(a, b) && (shared || counted || (a.head == b.head && a.ordinal == b.ordinal)))
}

/// The phrase of the same meeting that says most about it, not far after the chosen one.
pub(super) fn fullest(mapped: &Mapped<'_>, all: &[Phrase], best: usize) -> Phrase {
    let chosen = &all[best];
    // Between a title and the lead a dateline may stand as a paragraph of its own.
    let reach = if mapped.located.release.paragraphs[chosen.span.paragraph].heading { 2 } else { 1 };
    let said = |p: &Phrase| {
        i32::from(p.ordinal.is_some()) * 2
            + i32::from(p.body.is_some()) * 2
            + i32::from(p.event.is_some()) * 3
            + i32::from(p.whole)
            + i32::from(p.weight > 0)
            + i32::try_from(p.tokens.len().min(12)).unwrap_or(0) / 4
    };
    let found = all
        .iter()
        .filter(|p| {
            p.weight > 2
                && p.head == chosen.head
                && same(p, chosen)
                && p.span.paragraph <= chosen.span.paragraph + reach
        })
        // A title names it in short, and what the sentence below it says of it is more.
        .max_by_key(|p| {
            let heading = mapped.located.release.paragraphs[p.span.paragraph].heading;
            (said(p), !heading, std::cmp::Reverse(p.span))
        })
        .unwrap_or(chosen)
        .clone();
    named_elsewhere(all, found)
}

/// A phrase whose body is in no glossary, with the English of the same meeting where a title or another sentence
/// names its body in words that are known.
fn named_elsewhere(all: &[Phrase], phrase: Phrase) -> Phrase {
    let known = |p: &&Phrase| {
        !p.unknown_body
            && p.body.is_some()
            && p.ordinal.is_some()
            && p.ordinal == phrase.ordinal
            && p.head == phrase.head
    };
    match all.iter().filter(|_| phrase.unknown_body).find(known) {
        Some(other) => Phrase {
            body: other.body,
            unknown_body: false,
            en: other.en.clone(),
            short: other.short.clone(),
            whole: other.whole,
            ..phrase
        },
        None => phrase,
    }
}
