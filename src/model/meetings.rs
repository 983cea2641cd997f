//! Which meetings a release is about, and what each is called in both languages.
//!
//! A meeting is a noun phrase headed by a meeting noun (اجتماع, مؤتمر …), a named event, or a forum
//! in which somebody takes part. Its English is put together from what is known: ordinal, adjectives,
//! head, body, topic, year. What is not known of it stays Arabic, in quotation marks.

mod choice;
mod field;
mod scan;
mod stated;

use std::ops::Range;

pub(crate) use choice::is_one;
use choice::{fullest, same, standing, told_on_its_own};
use scan::Scan;
pub(crate) use stated::state;

use super::editions;
pub(crate) use crate::arabic::holding::is_event_verb;
use crate::document::Span;
use crate::english::Style;
use crate::glossary::{Glossary, Kind};
use crate::map::Mapped;

/// A noun phrase that names a meeting.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    pub(crate) span: Span,
    pub(crate) tokens: Range<usize>,
    pub(crate) ordinal: Option<u32>,
    /// Entity whose meeting it is.
    pub(crate) body: Option<usize>,
    /// Entity that is the meeting: a named event or a forum.
    pub(crate) event: Option<usize>,
    /// The body is in no glossary, so that another name may be its name too.
    pub(crate) unknown_body: bool,
    /// It is said to be the next of its series: المؤتمر القادم.
    pub(crate) coming: bool,
    /// Concept of a named event whose name holds an ordinal here, so that it is no mention.
    pub(crate) concept: Option<usize>,
    pub(crate) year: Option<i32>,
    /// The year that the glossary gives to the edition.
    pub(crate) edition: Option<i32>,
    /// English name with the body's full name and acronym.
    pub(crate) en: String,
    /// The same with the body's acronym alone, where it has one.
    pub(crate) short: String,
    /// Everything of the phrase could be said in English.
    pub(crate) whole: bool,
    /// English head noun: Meeting, Conference.
    pub(crate) head: String,
    /// How strongly the phrase asks to be the release's meeting.
    pub(crate) weight: i32,
    /// Token of the verb of taking part that governs the phrase.
    verb: Option<usize>,
}

/// The meetings of a release.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// Those it reports, the main one first; empty where there is none.
    pub(crate) meetings: Vec<Phrase>,
    /// Every phrase that names a meeting, also those that are only mentioned, in text order.
    pub(crate) all: Vec<Phrase>,
}

/// Finds the meetings of a release.
pub(crate) fn meetings(mapped: &Mapped<'_>, glossary: &Glossary, style: Style) -> Found {
    let mut all: Vec<Phrase> = Vec::new();
    for paragraph in 0..mapped.located.tokens.len() {
        let mut at = 0;
        while at < mapped.located.tokens[paragraph].list.len() {
            let scan = Scan { mapped, glossary, style, paragraph };
            match scan.phrase(at) {
                Some(phrase) => {
                    at = phrase.tokens.end.max(at + 1);
                    let edition = editions::year(mapped, glossary, &phrase);
                    let weight = phrase.weight + standing(mapped, &phrase);
                    all.push(Phrase { edition, weight, ..phrase });
                }
                None => at += 1,
            }
        }
    }
    let Some(best) =
        all.iter().enumerate().max_by_key(|(i, p)| (p.weight, std::cmp::Reverse(*i))).map(|(i, _)| i)
    else {
        return Found::default();
    };
    if all[best].weight <= 0 {
        return Found { meetings: Vec::new(), all };
    }
    let main = fullest(mapped, &all, best);
    let mut out = vec![main.clone()];
    for phrase in &all {
        let taken = |p: &Phrase| same(p, phrase);
        // Another meeting is told on its own: with its own verb, its body and its ordinal, or as an event
        // of its own, near the first.
        let near = phrase.span.paragraph <= main.span.paragraph + 1;
        let event = phrase.event.is_some_and(|e| mapped.entities[e].kind == Kind::Event);
        let own =
            near && phrase.weight >= 6 && (event || (phrase.ordinal.is_some() && phrase.body.is_some()));
        // The verb stands behind the meeting named before: كما شاركت في … .
        let governed = phrase.verb.is_some_and(|verb| {
            !all.iter().any(|p| {
                p.span.paragraph == phrase.span.paragraph
                    && p.tokens.start < phrase.tokens.start
                    && p.tokens.end > verb
            })
        });
        let listed = phrase.tokens.start.checked_sub(1).is_some_and(|b| {
            let before = &mapped.located.tokens[phrase.span.paragraph].list[b].folded;
            matches!(
                before.as_str(),
                "وثانيهما"
                    | "ثانيهما"
                    | "وثانيها"
                    | "والثاني"
                    | "والثانيه"
                    | "والاخر"
                    | "وثالثها"
                    | "والثالث"
            )
        });
        let clause = event && near && told_on_its_own(mapped, phrase) && told_on_its_own(mapped, &main);
        if (own && (governed || listed) || clause) && !out.iter().any(taken) {
            out.push(phrase.clone());
        }
    }
    Found { meetings: out, all }
}
