//! A brief as a page wants it: this is the value `page` of a template.
//!
//! It holds texts, numbers and keys (`organiser`, `proposed`), never words of its own in either
//! language: those are in the design library, where a designer can change them. Places in the
//! release are given as the paragraph's number on the page, from 1.

mod document;
mod evidence;
mod glance;
mod holding;
mod items;
mod names;
mod release;
mod timeline;

use serde::Serialize;

use self::names::NameIndex;
use super::RenderOptions;
use crate::model::Brief;
use crate::model::brief::{NameCounts, Passage};

/// Everything a template prints.
#[derive(Debug, Serialize)]
pub(super) struct View<'a> {
    /// Metadata.
    pub(super) document: document::Document,
    /// Part 1.
    headline: Pair<'a>,
    meeting: Pair<'a>,
    /// How many names there are, and how many await review.
    stamp: NameCounts,
    /// Part 2.
    glance: Vec<glance::Row>,
    timeline: Option<timeline::Timeline<'a>>,
    /// Part 3.
    summary: Vec<items::Sentence<'a>>,
    /// The Arabic sentences the summary rests on, each once, in the order of the release.
    evidence: Vec<evidence::Quoted<'a>>,
    /// Part 4.
    agenda: Vec<items::Item<'a>>,
    sessions: Vec<items::Session<'a>>,
    statements: Vec<items::Statement<'a>>,
    outcomes: Vec<items::Outcome<'a>>,
    agreements: Vec<items::Agreement<'a>>,
    figures: Vec<items::Figure<'a>>,
    next_steps: Vec<items::Step<'a>>,
    /// Part 5.
    names: Vec<names::Name<'a>>,
    /// Parts 6 and 7.
    release: Vec<release::Paragraph<'a>>,
    /// Part 8.
    review: Vec<items::Finding<'a>>,
}

/// The same thing in both languages.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Pair<'a> {
    en: &'a str,
    ar: &'a str,
}

impl<'a> From<&'a crate::model::brief::Bilingual> for Pair<'a> {
    fn from(both: &'a crate::model::brief::Bilingual) -> Self {
        Self { en: &both.en, ar: &both.ar }
    }
}

impl<'a> View<'a> {
    /// Arranges a brief.
    pub(super) fn new(brief: &'a Brief, options: &RenderOptions) -> Self {
        let index = NameIndex::new(brief);
        Self {
            document: document::Document::new(brief, options),
            headline: (&brief.headline).into(),
            meeting: (&brief.meeting.name).into(),
            stamp: brief.name_counts(),
            glance: glance::rows(brief, &index),
            timeline: timeline::Timeline::new(&brief.meeting.dates),
            summary: items::summary(brief),
            evidence: evidence::quoted(brief),
            agenda: items::agenda(brief),
            sessions: items::sessions(brief),
            statements: items::statements(brief, &index),
            outcomes: items::outcomes(brief, &index),
            agreements: items::agreements(brief, &index),
            figures: items::figures(brief),
            next_steps: items::next_steps(brief),
            names: names::table(brief, options.style),
            release: release::paragraphs(brief, &index),
            review: items::review(brief),
        }
    }
}

/// The number under which a passage's paragraph stands on the page.
fn mark(at: &Passage) -> usize {
    at.paragraph + 1
}
