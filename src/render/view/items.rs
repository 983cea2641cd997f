//! The rows of parts 3, 4 and 8: each with the number of the paragraph it rests on.

use std::borrow::Cow;

use serde::Serialize;

use super::holding::Holding;
use super::mark;
use super::names::{Called, NameIndex};
use crate::diagnostic::Severity;
use crate::model::Brief;
use crate::model::brief::{Ballot, Bilingual, Date, Grade};

/// A sentence of the summary.
#[derive(Debug, Serialize)]
pub(crate) struct Sentence<'a> {
    en: &'a str,
    marks: Vec<usize>,
}

/// Something in Arabic with English where there is one.
#[derive(Debug, Serialize)]
pub(crate) struct Item<'a> {
    en: Option<&'a str>,
    ar: &'a str,
    mark: usize,
}

/// A figure, and the paragraphs that tell it.
#[derive(Debug, Serialize)]
pub(crate) struct Figure<'a> {
    en: Cow<'a, str>,
    ar: &'a str,
    marks: Vec<usize>,
}

/// A session.
#[derive(Debug, Serialize)]
pub(crate) struct Session<'a> {
    number: Option<u32>,
    en: Option<&'a str>,
    ar: &'a str,
    dates: Vec<Words<'a>>,
    mark: usize,
}

/// A date in English, and in the release's words.
#[derive(Debug, Serialize)]
struct Words<'a> {
    en: &'a str,
    ar: &'a str,
}

/// A position taken.
#[derive(Debug, Serialize)]
pub(crate) struct Statement<'a> {
    speaker: Option<Called>,
    verb: &'a Bilingual,
    /// What was said, as far as English knows it.
    about: Option<&'a str>,
    ar: Cow<'a, str>,
    holds: Holding<'a>,
    mark: usize,
}

/// What came out.
#[derive(Debug, Serialize)]
pub(crate) struct Outcome<'a> {
    /// A key of the design library's words: a grade, `elected`, `candidate`.
    grade: &'static str,
    /// What came out, as far as English knows it.
    en: Option<Cow<'a, str>>,
    ar: Cow<'a, str>,
    holds: Holding<'a>,
    mark: usize,
}

/// An agreement.
#[derive(Debug, Serialize)]
pub(crate) struct Agreement<'a> {
    parties: Vec<Called>,
    en: Option<&'a str>,
    ar: &'a str,
    amount: Option<&'a str>,
    term: Option<&'a str>,
    mark: usize,
}

/// A next step.
#[derive(Debug, Serialize)]
pub(crate) struct Step<'a> {
    en: Option<&'a str>,
    ar: &'a str,
    dates: Vec<Words<'a>>,
    holds: Holding<'a>,
    mark: usize,
}

/// What a person should look at.
#[derive(Debug, Serialize)]
pub(crate) struct Finding<'a> {
    severity: Severity,
    code: &'a str,
    message: &'a str,
    /// The message in Arabic; empty in a brief of an earlier version.
    message_ar: &'a str,
    help: Option<&'a str>,
    help_ar: Option<&'a str>,
    ar: Option<&'a str>,
    mark: Option<usize>,
}

pub(super) fn summary(brief: &Brief) -> Vec<Sentence<'_>> {
    let sentence = |sentence: &'_ crate::model::brief::Sentence| marks(&sentence.evidence);
    brief.summary.iter().map(|own| Sentence { en: &own.en, marks: sentence(own) }).collect()
}

/// Paragraph numbers, rising, each once.
fn marks(evidence: &[crate::model::brief::Passage]) -> Vec<usize> {
    let mut marks: Vec<usize> = evidence.iter().map(mark).collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

pub(super) fn agenda(brief: &Brief) -> Vec<Item<'_>> {
    brief
        .agenda
        .iter()
        .map(|item| Item { en: item.en.as_deref(), ar: &item.ar, mark: mark(&item.at) })
        .collect()
}

/// Figures in the order of the release. One that several paragraphs tell in the same English is one
/// card, in the Arabic words of the first.
pub(super) fn figures(brief: &Brief) -> Vec<Figure<'_>> {
    let mut cards: Vec<Figure<'_>> = Vec::new();
    for figure in &brief.figures {
        let mark = mark(&figure.at);
        let told = figure.told();
        match cards.iter_mut().find(|card| card.en == told) {
            Some(card) if card.marks.contains(&mark) => {}
            Some(card) => card.marks.push(mark),
            None => cards.push(Figure { en: told, ar: &figure.at.text, marks: vec![mark] }),
        }
    }
    cards
}

pub(super) fn sessions(brief: &Brief) -> Vec<Session<'_>> {
    let mut rows = Vec::new();
    for session in &brief.sessions {
        rows.push(Session {
            number: session.number,
            en: session.title.en.as_deref(),
            ar: &session.title.ar,
            dates: words(&session.dates),
            mark: mark(&session.at),
        });
    }
    rows
}

/// Dates in both languages.
fn words(dates: &[Date]) -> Vec<Words<'_>> {
    dates.iter().map(|date| Words { en: &date.en, ar: &date.at.text }).collect()
}

pub(super) fn statements<'a>(brief: &'a Brief, index: &NameIndex<'a>) -> Vec<Statement<'a>> {
    let mut rows = Vec::new();
    for statement in &brief.statements {
        let speaker = index.speaker(statement);
        rows.push(Statement {
            holds: Holding::of_passage(brief, &statement.at, speaker.as_slice()),
            speaker,
            verb: &statement.verb,
            about: statement.about.as_deref(),
            ar: opening(&statement.at.text),
            mark: mark(&statement.at),
        });
    }
    rows
}

/// Outcomes by how binding they are, within a grade in the order of the release; elections last.
pub(super) fn outcomes<'a>(brief: &'a Brief, index: &NameIndex<'a>) -> Vec<Outcome<'a>> {
    let mut rows = Vec::new();
    let mut sorted: Vec<&crate::model::brief::Outcome> = brief.outcomes.iter().collect();
    sorted.sort_by_key(|outcome| rank(outcome.grade));
    for outcome in sorted {
        rows.push(Outcome {
            grade: if outcome.coming { "coming" } else { key(outcome.grade) },
            en: outcome.en.as_deref().map(Cow::Borrowed),
            ar: opening(&outcome.ar),
            holds: Holding::of_passage(brief, &outcome.at, &[]),
            mark: mark(&outcome.at),
        });
    }
    for election in &brief.elections {
        let mut names: Vec<String> = election.who.iter().map(|key| index.in_short(key).en).collect();
        names.extend(election.counted.clone());
        let office = match (&election.post, &election.body) {
            (Some(post), Some(body)) => Some(format!("{post}, {}", index.in_short(body).en)),
            (post, _) => post.clone(),
        };
        let said = [Some(names.join(", ")).filter(|names| !names.is_empty()), office];
        let said: Vec<String> = said.into_iter().flatten().collect();
        rows.push(Outcome {
            grade: match election.ballot {
                Ballot::Elected => "elected",
                Ballot::Candidate => "candidate",
            },
            en: (!said.is_empty()).then(|| Cow::Owned(said.join(": "))),
            ar: opening(&election.ar),
            holds: Holding::of_passage(brief, &election.at, &[]),
            mark: mark(&election.at),
        });
    }
    rows
}

/// The word of a grade.
fn key(grade: Grade) -> &'static str {
    match grade {
        Grade::Decided => "decided",
        Grade::Adopted => "adopted",
        Grade::Agreed => "agreed",
        Grade::Signed => "signed",
        Grade::Recommended => "recommended",
        Grade::Discussed => "discussed",
        Grade::Reviewed => "reviewed",
        Grade::Rejected => "rejected",
    }
}

/// Longest opening of a passage in these lists, in characters; the whole stands in the release.
const OPENING: usize = 110;

/// The opening words of a long passage, with an ellipsis.
fn opening(text: &str) -> Cow<'_, str> {
    if text.chars().count() <= OPENING + 20 {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(OPENING).map_or(text.len(), |(i, _)| i);
    let cut = text[..end].rfind(' ').unwrap_or(end);
    Cow::Owned(format!("{}\u{A0}…", text[..cut].trim_end_matches(['،', ',', ' '])))
}

/// The order of grades on the page, the most binding first.
fn rank(grade: Grade) -> u8 {
    match grade {
        Grade::Decided => 0,
        Grade::Adopted => 1,
        Grade::Signed => 2,
        Grade::Agreed => 3,
        Grade::Rejected => 4,
        Grade::Recommended => 5,
        Grade::Discussed => 6,
        Grade::Reviewed => 7,
    }
}

pub(super) fn agreements<'a>(brief: &'a Brief, index: &NameIndex<'a>) -> Vec<Agreement<'a>> {
    let mut rows = Vec::new();
    for agreement in &brief.agreements {
        rows.push(Agreement {
            parties: agreement.parties.iter().map(|key| index.in_full(key)).collect(),
            en: agreement.subject.en.as_deref(),
            ar: &agreement.subject.ar,
            amount: agreement.amount.as_deref(),
            term: agreement.term.as_deref(),
            mark: mark(&agreement.at),
        });
    }
    rows
}

pub(super) fn next_steps(brief: &Brief) -> Vec<Step<'_>> {
    let mut rows = Vec::new();
    for step in &brief.next_steps {
        let mut holds = Holding::of_passage(brief, &step.at, &[]);
        // The step's own dates stand before its card.
        holds.without_dates();
        rows.push(Step {
            en: step.en.as_deref(),
            ar: &step.ar,
            dates: words(&step.dates),
            holds,
            mark: mark(&step.at),
        });
    }
    rows
}

/// What needs a person, the gravest first.
pub(super) fn review(brief: &Brief) -> Vec<Finding<'_>> {
    let mut rows = Vec::new();
    for finding in &brief.findings {
        // Policy terms in plain words need no source.
        if finding.code == "proposed-english" && finding.severity == Severity::Notice {
            continue;
        }
        rows.push(Finding {
            severity: finding.severity,
            code: &finding.code,
            message: &finding.message,
            message_ar: &finding.message_ar,
            help: finding.help.as_deref(),
            help_ar: finding.help_ar.as_deref(),
            ar: finding.at.as_ref().map(|at| at.text.as_str()),
            mark: finding.at.as_ref().map(mark),
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.severity));
    rows
}
