//! What a stretch of the release holds, for a reader of English: speakers, names, dates, figures
//! and sessions, in the order in which they stand there.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::names::{Called, NameIndex, brief_name};
use crate::model::Brief;
use crate::model::brief::Passage;

/// A card.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Holding<'a> {
    speakers: Vec<Speaker<'a>>,
    names: Vec<Called>,
    dates: Vec<&'a str>,
    figures: Vec<Cow<'a, str>>,
    sessions: Vec<Session<'a>>,
}

/// Who speaks, with the verbs of saying.
#[derive(Debug, Serialize)]
struct Speaker<'a> {
    name: Called,
    verbs: Vec<&'a str>,
}

/// A session inside a card.
#[derive(Debug, Serialize)]
struct Session<'a> {
    number: Option<u32>,
    en: Option<&'a str>,
}

impl<'a> Holding<'a> {
    /// What a whole paragraph holds.
    pub(super) fn of_paragraph(brief: &'a Brief, index: &NameIndex<'a>, paragraph: usize) -> Self {
        let mut holding = Self::of_range(brief, paragraph, 0..usize::MAX);
        for statement in brief.statements.iter().filter(|statement| statement.at.paragraph == paragraph) {
            let Some(name) = index.speaker(statement) else { continue };
            let verb = statement.verb.en.as_str();
            match holding.speakers.iter_mut().find(|speaker| speaker.name == name) {
                Some(speaker) => push_new(&mut speaker.verbs, verb),
                None => holding.speakers.push(Speaker { name, verbs: vec![verb] }),
            }
        }
        for session in brief.sessions.iter().filter(|session| session.at.paragraph == paragraph) {
            if session.number.is_some() || session.title.en.is_some() {
                holding.sessions.push(Session { number: session.number, en: session.title.en.as_deref() });
            }
        }
        // Who speaks is named once.
        holding.names.retain(|name| !holding.speakers.iter().any(|speaker| speaker.name == *name));
        holding
    }

    /// What a passage holds, apart from the names in `except`.
    pub(super) fn of_passage(brief: &'a Brief, at: &Passage, except: &[Called]) -> Self {
        let mut holding = Self::of_range(brief, at.paragraph, at.start..at.end);
        holding.names.retain(|name| !except.contains(name));
        holding
    }

    /// Leaves the dates out, for a row that shows them itself.
    pub(super) fn without_dates(&mut self) {
        self.dates.clear();
    }

    /// Names, dates and figures in a range of scalar values of a paragraph.
    fn of_range(brief: &'a Brief, paragraph: usize, range: Range<usize>) -> Self {
        let inside = |at: &Passage| at.paragraph == paragraph && range.contains(&at.start);
        let mut named: Vec<(usize, Called)> = Vec::new();
        for entity in &brief.entities {
            let first = entity.mentions.iter().map(|mention| &mention.at).filter(|at| inside(at));
            if let Some(start) = first.map(|at| at.start).min() {
                named.push((start, brief_name(entity, false)));
            }
        }
        named.sort_by_key(|(start, _)| *start);
        let mut names = Vec::new();
        for (_, name) in named {
            push_new(&mut names, name);
        }
        let mut dates = Vec::new();
        for date in brief.dates.iter().filter(|date| inside(&date.at)) {
            push_new(&mut dates, date.en.as_str());
        }
        let mut figures = Vec::new();
        for figure in brief.figures.iter().filter(|figure| inside(&figure.at)) {
            push_new(&mut figures, figure.told());
        }
        Self { names, dates, figures, ..Self::default() }
    }
}

/// Adds what is not there yet; the lists are short.
fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
