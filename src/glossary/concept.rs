//! A concept: the unit of the glossary (ISO 1087). Not a pair of words: several Arabic and English
//! terms may name it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::edition::Edition;
use crate::diagnostic::Place;

/// Sorts of concepts; also the sorts of entities in a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Ministry, regulator, committee, company.
    Organisation,
    /// A person with a name.
    Person,
    /// A country.
    Country,
    /// City or venue.
    Place,
    /// A named meeting or series.
    Event,
    /// Strategy, programme, platform.
    Initiative,
    /// Treaty, law, report.
    Document,
    /// An office or an honorific.
    Role,
    /// A policy term.
    Concept,
}

impl Kind {
    /// All kinds, in the order of their files.
    pub const ALL: [Self; 9] = [
        Self::Organisation,
        Self::Person,
        Self::Country,
        Self::Place,
        Self::Event,
        Self::Initiative,
        Self::Document,
        Self::Role,
        Self::Concept,
    ];

    /// The name of its table and file: `organisation`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Country => "country",
            Self::Place => "place",
            Self::Event => "event",
            Self::Initiative => "initiative",
            Self::Document => "document",
            Self::Role => "role",
            Self::Concept => "concept",
        }
    }
}

/// A concept's administrative status (ISO 30042 `administrativeStatus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not yet checked against a source.
    Proposed,
    /// Somebody read the English in the named source.
    Approved,
    /// No longer to be used.
    Deprecated,
}

impl Status {
    /// All statuses, the best first.
    pub const ALL: [Self; 3] = [Self::Approved, Self::Proposed, Self::Deprecated];

    /// As it is written in an entry: `approved`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Deprecated => "deprecated",
        }
    }
}

/// What a term is to its concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TermType {
    /// The name.
    Name,
    /// Another full name.
    Variant,
    /// The official long name of a country.
    Formal,
    /// Recognised only after a full mention in the same document.
    Short,
    /// An acronym, in either script.
    Acronym,
    /// Another acronym that is recognised, but not printed.
    AcronymVariant,
    /// Never to be printed.
    Forbidden,
    /// A nationality adjective.
    Adjective,
}

impl TermType {
    /// Whether such a term names the concept in full, without an acronym.
    pub fn is_full_name(self) -> bool {
        matches!(self, Self::Name | Self::Variant | Self::Formal)
    }
}

impl TermType {
    /// All types, in the order of their declaration.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Variant,
        Self::Formal,
        Self::Short,
        Self::Acronym,
        Self::AcronymVariant,
        Self::Forbidden,
        Self::Adjective,
    ];

    /// Its place among the terms of a concept: names before acronyms before what only helps to
    /// recognise.
    fn rank(self) -> usize {
        match self {
            Self::Name => 0,
            Self::Formal => 1,
            Self::Variant => 2,
            Self::Acronym => 3,
            Self::AcronymVariant => 4,
            Self::Short => 5,
            Self::Adjective => 6,
            Self::Forbidden => 7,
        }
    }
}

/// One term of a concept in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// As it is written.
    pub text: String,
    /// What it is.
    pub kind: TermType,
}

/// Where the entry stands.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Position {
    /// The file, or `CLDR`.
    pub path: String,
    /// Line from 1; 0 for CLDR data.
    pub line: usize,
}

/// One concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Unique, readable, stable; ASCII kebab-case.
    pub id: String,
    /// Its sort.
    pub kind: Kind,
    /// Finer sort in English: `ministry`, `office`, `honorific`.
    pub class: Option<String>,
    /// Arabic terms, the name first.
    pub ar: Vec<Term>,
    /// English terms, the name first.
    pub en: Vec<Term>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Id of the parent body.
    pub parent: Option<String>,
    /// What it is, in a sentence.
    pub definition: Option<String>,
    /// For the terminologist.
    pub note: Option<String>,
    /// Where the English is official.
    pub source: Option<String>,
    /// Its status.
    pub status: Status,
    /// ISO date from which the name holds.
    pub since: Option<String>,
    /// ISO date until which the name held.
    pub until: Option<String>,
    /// In which year each edition of the series was held, in order.
    pub editions: Vec<Edition>,
    /// Id of the concept that took its place.
    pub replaced_by: Option<String>,
    /// The one-word names are also common words, and match only with a word such as دولة before.
    pub common: bool,
    /// Whether names come from CLDR data.
    pub cldr: bool,
    /// Where the entry stands. A compiled glossary keeps it apart, because thousands of entries stand in
    /// one file.
    #[serde(skip)]
    pub at: Position,
}

impl Position {
    /// The place of the entry, for a message.
    pub fn place(&self) -> Place {
        let mut place = Place::file(self.path.as_str());
        place.line = self.line;
        place.column = usize::from(self.line > 0);
        place
    }
}

impl Concept {
    /// A proposed concept without terms.
    pub fn new(id: impl Into<String>, kind: Kind, at: Position) -> Self {
        Self {
            id: id.into(),
            kind,
            class: None,
            ar: Vec::new(),
            en: Vec::new(),
            country: None,
            parent: None,
            definition: None,
            note: None,
            source: None,
            status: Status::Proposed,
            since: None,
            until: None,
            editions: Vec::new(),
            replaced_by: None,
            common: false,
            cldr: false,
            at,
        }
    }

    /// Puts the terms into the order in which a glossary file gives them back: by type, and as they
    /// stood within a type.
    pub fn sort_terms(&mut self) {
        self.ar.sort_by_key(|term| term.kind.rank());
        self.en.sort_by_key(|term| term.kind.rank());
    }

    /// The Arabic name.
    pub fn name_ar(&self) -> &str {
        self.ar.first().map_or("", |t| &t.text)
    }

    /// The English name, without acronym.
    pub fn name_en(&self) -> &str {
        self.en.first().map_or("", |t| &t.text)
    }

    /// The Latin acronym that is printed.
    pub fn acronym(&self) -> Option<&str> {
        self.en.iter().find(|t| t.kind == TermType::Acronym).map(|t| t.text.as_str())
    }

    /// The English term of a type.
    pub fn english(&self, kind: TermType) -> Option<&str> {
        self.en.iter().find(|t| t.kind == kind).map(|t| t.text.as_str())
    }

    /// The year of the edition with that ordinal, where the entry tells it.
    pub fn year_of(&self, ordinal: u32) -> Option<i32> {
        self.editions.iter().find(|edition| edition.ordinal == ordinal).map(|edition| edition.year)
    }

    /// Whether the entry says that its English was approved although nobody can have read it where it
    /// says: the name or the acronym is another one than `before`, and the source is the same.
    pub fn is_unread_since(&self, before: &Self) -> bool {
        let says = |concept: &Self| {
            [TermType::Name, TermType::Acronym].map(|kind| concept.english(kind).map(str::to_owned))
        };
        before.status == Status::Approved
            && self.status == Status::Approved
            && before.source == self.source
            && says(before) != says(self)
    }

    /// Whether the name held on a day given as an ISO date, cut to what is known.
    pub fn valid_on(&self, day: &str) -> bool {
        let n = |limit: &str| limit.len().min(day.len());
        self.since.as_deref().is_none_or(|since| since[..n(since)] <= day[..n(since)])
            && self.until.as_deref().is_none_or(|until| day[..n(until)] <= until[..n(until)])
    }
}
