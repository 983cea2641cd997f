//! Composed names: English for a name that is in no glossary but is built from known parts.
//!
//! The head noun gives the English head (لجنة, Committee), its adjectives stand before it in reverse
//! order (المجموعة الاستشارية الفنية, Technical Consultative Group), its complement behind it
//! (وزارة الصحة, Ministry of Health). A city alone stands before the head (مؤتمر القاهرة, Cairo Conference),
//! and so does a nationality at the end (استراتيجية المياه المصرية, Egyptian Strategy for Water). Every word of the name must be accounted for; otherwise nothing
//! is composed. What is composed is always listed for review.

use std::ops::Range;

use super::Draft;
use super::people::title_case;
use crate::arabic::Token;
use crate::arabic::clitics::{readings, without_article};
use crate::english::PHRASES;
use crate::english::lists::the;
use crate::glossary::{Concept, Kind, TermType};

/// The English of the name at `tokens` of a paragraph, if all of it is known.
pub(crate) fn compose(draft: &Draft<'_, '_>, paragraph: usize, tokens: &Range<usize>) -> Option<String> {
    let mut list = &draft.located.tokens[paragraph].list[..tokens.end];
    let term = term_at_head(draft, paragraph, tokens);
    let phrase = || {
        let (head, link) = readings(&list[tokens.start].folded)
            .into_iter()
            .find_map(|r| PHRASES.head(without_article(&r.stem).unwrap_or(&r.stem)))?;
        Some((head.to_owned(), link, tokens.start + 1))
    };
    let (head, link, mut at) = term.or_else(phrase)?;
    // المجلس الاقتصادي والاجتماعي: adjectives joined by و are one.
    let mut adjectives: Vec<Vec<String>> = Vec::new();
    while at < tokens.end {
        let words: Vec<&str> = list[at..].iter().take(2).map(|t| t.folded.as_str()).collect();
        let (en, taken) = match PHRASES.adjective(&words) {
            Some((en, taken)) => (en.to_owned(), taken),
            None => match nationality(draft, paragraph, at) {
                Some(en) => (en, 1),
                None => break,
            },
        };
        match adjectives.last_mut().filter(|_| words[0].starts_with("وال")) {
            Some(joined) => joined.push(en),
            None => adjectives.push(vec![en]),
        }
        at += taken;
    }
    if let Some(last) = tokens.end.checked_sub(1).filter(|&last| last > at)
        && let Some(nation) = nationality(draft, paragraph, last)
    {
        adjectives.push(vec![nation]);
        list = &list[..last];
    }
    if let Some(city) = city(draft, paragraph, at..list.len()) {
        adjectives.push(vec![city]);
        at = list.len();
    }
    let complement = if at < list.len() { Some(complement(draft, paragraph, at, list)?) } else { None };
    if adjectives.is_empty() && complement.is_none() {
        return None;
    }
    let mut name: Vec<String> =
        adjectives.iter().rev().map(|joined| crate::english::lists::and(joined)).collect();
    name.push(head);
    let name = name.join(" ");
    // A body's committee is the committee *of* that body, whatever stands before a field.
    let link = match &complement {
        Some(text) if text.starts_with("the ") => "of",
        _ => link,
    };
    Some(match complement {
        Some(complement) => format!("{name} {link} {complement}"),
        None => name,
    })
}

/// A head of two words that the glossary has as a term, with its link to the complement and one past its
/// last token: مجلس إدارة, Board of Directors of.
fn term_at_head(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    tokens: &Range<usize>,
) -> Option<(String, &'static str, usize)> {
    let hit = draft.hit_at(paragraph, tokens.start)?;
    let concept = &draft.glossary.concepts[hit.concept?];
    let end = hit.mention.tokens.end;
    let head = concept.kind == Kind::Concept && end < tokens.end && hit.mention.tokens.len() > 1;
    // A working group is one on its subject.
    let link = if concept.name_en().ends_with("group") { "on" } else { "of" };
    head.then(|| (title_case(concept.name_en()), link, end))
}

/// `Presidency` of a group of states: الرئاسة الهندية لمجموعة العشرين, Indian G20 Presidency. The
/// English and one past its last token.
pub(crate) fn presidency(draft: &Draft<'_, '_>, paragraph: usize, at: usize) -> Option<(String, usize)> {
    let list = &draft.located.tokens[paragraph].list;
    let is = readings(&list[at].folded).iter().any(|r| r.stem == "الرئاسه");
    if !is {
        return None;
    }
    let nation = nationality(draft, paragraph, at + 1)?;
    let group = draft.hit_at(paragraph, at + 2)?;
    let concept = &draft.glossary.concepts[group.concept?];
    if concept.kind != Kind::Organisation || !list.get(at + 2)?.folded.starts_with('ل') {
        return None;
    }
    let name = concept.acronym().unwrap_or_else(|| concept.name_en());
    Some((format!("{nation} {name} Presidency"), group.mention.tokens.end))
}

/// The English adjective of the nationality at a token.
pub(crate) fn nationality(draft: &Draft<'_, '_>, paragraph: usize, at: usize) -> Option<String> {
    let hit = draft.hit_at(paragraph, at)?;
    if hit.mention.tokens.len() != 1 || !hit.mention.explain.starts_with("nationality") {
        return None;
    }
    let concept = &draft.glossary.concepts[hit.concept?];
    concept.english(TermType::Adjective).map(str::to_owned)
}

/// The English of a city or venue that is all there is at `tokens`.
fn city(draft: &Draft<'_, '_>, paragraph: usize, tokens: Range<usize>) -> Option<String> {
    let hit = draft.hit_at(paragraph, tokens.start).filter(|h| h.mention.tokens == tokens)?;
    let concept = &draft.glossary.concepts[hit.concept?];
    (concept.kind == Kind::Place).then(|| concept.name_en().to_owned())
}

/// Everything from `at` to the end of `list` as terms and names joined by و.
fn complement(draft: &Draft<'_, '_>, paragraph: usize, mut at: usize, list: &[Token]) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    while at < list.len() {
        if matches!(list[at].folded.as_str(), "المعنيه" | "المعني" | "الخاصه" | "الخاص")
        {
            at += 1;
            continue;
        }
        // سفارة المملكة في إيطاليا, لدى منظمة التجارة العالمية.
        let place = match list[at].folded.as_str() {
            "في" => " in ",
            "لدي" => " to ",
            _ => "",
        };
        at += usize::from(!place.is_empty());
        let hit = draft.hit_at(paragraph, at).filter(|h| h.mention.tokens.end <= list.len())?;
        if !place.is_empty() {
            let there = english(&draft.glossary.concepts[hit.concept?]);
            parts.last_mut()?.push_str(&format!("{place}{there}"));
            at = hit.mention.tokens.end;
            continue;
        }
        parts.push(english(&draft.glossary.concepts[hit.concept?]));
        at = hit.mention.tokens.end;
    }
    (!parts.is_empty()).then(|| crate::english::lists::and(&parts))
}

fn english(concept: &Concept) -> String {
    match concept.kind {
        Kind::Concept => title_case(concept.name_en()),
        _ => the(concept.name_en()),
    }
}
