//! The brief: schema `mujaz.brief/1`.
//!
//! This is the one value that everything after the mapper looks at: `--format json` writes it, the
//! PDF carries it as an attachment, templates print it, and a person can check it against the
//! release, because each statement has its span. Changes are additive.

mod content;
mod date;
mod entity;
mod finding;
mod meeting;
mod paragraph;
mod standing;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::content::{
    AgendaItem, Agreement, Ballot, Election, Figure, Grade, Negated, NextStep, Ordinal, Outcome, Sentence,
    Session, Statement,
};
pub use self::date::{Date, DatePart, DateUse, Edge, YearOrigin};
pub use self::entity::{Entity, Mention, Successor};
pub use self::finding::Finding;
pub use self::meeting::{Meeting, Mode, PlaceName, Role, RoleOf, Tense};
pub use self::paragraph::{BriefParagraph, Translation, TranslationOrigin};
pub use self::standing::{NameCounts, Standing};
pub use crate::glossary::{Kind as EntityKind, Status};
pub use crate::map::{Origin, Via};

/// The schema's name and version, the first field of every brief.
pub const SCHEMA: &str = "mujaz.brief/1";

/// One meeting, as one release reports it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Brief {
    /// Always `mujaz.brief/1`.
    pub schema: String,
    /// Program and version, and the hash of the glossary it used.
    pub generator: Generator,
    /// The release.
    pub source: Source,
    /// One line that says what happened.
    pub headline: Bilingual,
    /// The meeting itself.
    pub meeting: Meeting,
    /// Every date of the release, in text order.
    pub dates: Vec<Date>,
    /// Every name, in order of first mention.
    pub entities: Vec<Entity>,
    /// Figures with their unit.
    pub figures: Vec<Figure>,
    /// Ordinals, and the numbers of numbered events.
    pub ordinals: Vec<Ordinal>,
    /// Sessions of the meeting.
    pub sessions: Vec<Session>,
    /// What was or will be dealt with.
    pub agenda: Vec<AgendaItem>,
    /// Who announced, stressed, called for what.
    pub statements: Vec<Statement>,
    /// What came out, graded.
    pub outcomes: Vec<Outcome>,
    /// Agreements and memoranda.
    pub agreements: Vec<Agreement>,
    /// Elections and candidacies.
    #[serde(default)]
    pub elections: Vec<Election>,
    /// What follows.
    pub next_steps: Vec<NextStep>,
    /// English sentences made from the facts, with the Arabic they rest on.
    pub summary: Vec<Sentence>,
    /// The release in full.
    pub paragraphs: Vec<BriefParagraph>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
}

/// What made the brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Generator {
    /// `mujaz` and its version.
    pub name: String,
    /// First 16 hexadecimal digits of the SHA-256 of the glossary in use, all layers.
    pub glossary: String,
}

/// The release a brief was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Path as given.
    pub path: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Title, verbatim.
    pub title: Option<String>,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// Publisher or news agency, verbatim.
    pub publisher: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// The same thing in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Arabic, verbatim from the release where it comes from it.
    pub ar: String,
}

/// Arabic from the text with English where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Titled {
    /// Arabic, verbatim.
    pub ar: String,
    /// English, `null` where the glossary has none.
    pub en: Option<String>,
}

/// A passage of the release. Offsets count Unicode scalar values of `paragraphs[paragraph].ar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Span")]
pub struct Passage {
    /// Index of the paragraph, from 0.
    pub paragraph: usize,
    /// First scalar value.
    pub start: usize,
    /// One past the last scalar value.
    pub end: usize,
    /// The passage, verbatim.
    pub text: String,
}

impl Passage {
    /// Its bytes in the text of its paragraph; `None` where the text is shorter, as in a brief that
    /// was edited.
    pub fn bytes(&self, paragraph: &str) -> Option<std::ops::Range<usize>> {
        let byte = |n: usize| paragraph.char_indices().map(|(i, _)| i).chain([paragraph.len()]).nth(n);
        let (start, end) = (byte(self.start)?, byte(self.end)?);
        (start <= end).then_some(start..end)
    }
}
