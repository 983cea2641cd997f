//! What was said and done: sessions, agenda, statements, outcomes, agreements, elections, next steps.
//!
//! Each is a passage of the text with what could be read off it; nothing is put into words that the
//! text does not have.

mod acts;
mod agreements;
mod bilateral;
mod earlier;
mod elections;
mod honorifics;
mod later;
mod object;
mod postponed;
mod sessions;
mod steps;
mod subject;

use std::ops::Range;

pub(crate) use acts::{RawOutcome, RawStatement, outcomes, statements};
pub(crate) use agreements::{RawAgreement, agreements};
pub(crate) use bilateral::talks;
pub(crate) use earlier::names_last;
pub(crate) use elections::{RawElection, elections};
pub(crate) use postponed::{Postponed, postponed};
pub(crate) use sessions::{RawSession, agenda, sessions};
pub(crate) use steps::{RawStep, next_meeting, next_steps};
pub(crate) use subject::Who;

use crate::arabic::{Kind as TokenKind, Token};
use crate::english::Style;
use crate::glossary::Kind;
use crate::map::{Entity, Mapped, Mention, RawFigure};
use crate::model::brief::Figure;
use crate::model::figures;

/// A sentence in which agreements or talks are looked for.
struct Scan<'a, 'r> {
    reading: &'a Reading<'a, 'r>,
    mapped: &'a Mapped<'r>,
    paragraph: usize,
    tokens: &'a [Token],
    sentence: &'a Range<usize>,
}

/// What the finders read: the mapped release, its figures in English, the style of the house.
pub(crate) struct Reading<'a, 'r> {
    pub(crate) mapped: &'a Mapped<'r>,
    pub(crate) figures: Vec<(&'a RawFigure, Figure)>,
    pub(crate) style: Style,
}

impl<'a, 'r> Reading<'a, 'r> {
    pub(crate) fn new(mapped: &'a Mapped<'r>, style: Style) -> Self {
        Self { mapped, figures: figures::figures(mapped, style), style }
    }
}

/// A folded word without its conjunction and its preposition before an article.
fn bare(folded: &str) -> &str {
    let word = folded.strip_prefix('و').filter(|w| w.chars().count() > 3).unwrap_or(folded);
    word.strip_prefix("بال").or_else(|| word.strip_prefix("لل")).map_or(word, |w| w)
}

/// The sentences that tell of the meeting: no titles, no history. Each with its paragraph and the
/// paragraph's tokens.
fn told<'m>(mapped: &'m Mapped<'_>) -> impl Iterator<Item = (usize, &'m [Token], &'m Range<usize>)> {
    let located = &mapped.located;
    located.sentences.iter().enumerate().flat_map(move |(paragraph, sentences)| {
        let running = !located.release.paragraphs[paragraph].heading;
        sentences
            .iter()
            .filter(move |s| {
                running
                    && !s.is_empty()
                    && !located.is_background(located.span(paragraph, s.start..s.start + 1))
            })
            .map(move |s| (paragraph, &located.tokens[paragraph].list[..], s))
    })
}

/// Clauses of a sentence: split at semicolons.
fn clauses(tokens: &[Token], sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = sentence.start;
    for (i, token) in tokens.iter().enumerate().take(sentence.end).skip(sentence.start) {
        if token.kind == TokenKind::Semicolon {
            if i > from {
                out.push(from..i);
            }
            from = i + 1;
        }
    }
    if from < sentence.end {
        out.push(from..sentence.end);
    }
    out
}

/// Whether a mention stands behind an attached ب or ل, so that it is no subject.
pub(crate) fn attached_preposition(mention: &Mention) -> bool {
    mention
        .explain
        .split("proclitic ")
        .nth(1)
        .is_some_and(|c| c.starts_with(['ب', 'ل']) || c.contains("+ب") || c.contains("+ل"))
}

/// Whether an entity can act: a state, a body, a person, an office.
fn party(entity: &Entity) -> bool {
    matches!(entity.kind, Kind::Organisation | Kind::Country | Kind::Person | Kind::Role)
}

/// One past the tokens of a mention and of the office behind a person's name.
fn past(mapped: &Mapped<'_>, paragraph: usize, entity: usize, mention: &Mention) -> usize {
    let tokens = &mapped.located.tokens[paragraph].list;
    let entity = &mapped.entities[entity];
    let end = mention.tokens.end;
    let Some((office, _)) = entity.role.as_ref().filter(|_| entity.kind == Kind::Person) else { return end };
    let comma = usize::from(tokens.get(end).is_some_and(|t| t.kind == TokenKind::Comma));
    let words: Vec<String> = office.split_whitespace().map(crate::arabic::fold).collect();
    let same = words.first().is_some_and(|first| tokens.get(end + comma).is_some_and(|t| t.folded == *first));
    if !same {
        return end;
    }
    let after = (end + comma + words.len()).min(tokens.len());
    after + usize::from(comma == 1 && tokens.get(after).is_some_and(|t| t.kind == TokenKind::Comma))
}
