//! What a TBX file holds, in all its languages: the levels of ISO 30042 (concept entry, language
//! section, term section), the same for all versions and styles.

use std::ops::Range;

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Termbase {
    /// The dialect as the file names it: `TBX-Basic`, `TBX` in version 2.
    pub dialect: String,
    /// The title in the header.
    pub title: Option<String>,
    /// Its concept entries, in order.
    pub entries: Vec<Entry>,
}

/// A concept entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id in the file.
    pub id: Option<String>,
    /// What is said about the concept.
    pub facts: Vec<Fact>,
    /// Its language sections, in order.
    pub languages: Vec<LanguageSection>,
    /// Where it begins, in bytes of the decoded text.
    pub at: Range<usize>,
}

/// A language section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageSection {
    /// Its language tag (BCP 47), as the file has it: `ar`, `en-GB`.
    pub language: String,
    /// What is said about the concept in this language.
    pub facts: Vec<Fact>,
    /// Its terms, in order.
    pub terms: Vec<TermSection>,
    /// Where it begins, in bytes of the decoded text.
    pub at: Range<usize>,
}

/// A term section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermSection {
    /// The term.
    pub term: String,
    /// What is said about the term.
    pub facts: Vec<Fact>,
    /// Where the term stands, in bytes of the decoded text.
    pub at: Range<usize>,
}

/// A data category with its value, or a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The data category: `definition`, `administrativeStatus`; `note` and `date` for these elements.
    pub category: String,
    /// Its value, without the white space of the layout.
    pub value: String,
    /// An id of the file, or an address.
    pub target: Option<String>,
    /// What is said about this fact: the source of a definition, the date of a transaction.
    pub details: Vec<Fact>,
    /// Where it stands, in bytes of the decoded text.
    pub at: Range<usize>,
}

impl Termbase {
    /// All terms of all languages.
    pub fn terms(&self) -> impl Iterator<Item = &TermSection> {
        self.entries.iter().flat_map(|e| &e.languages).flat_map(|l| &l.terms)
    }
}

impl LanguageSection {
    /// The primary subtag of its language, in lower case: `en` for `en-GB`.
    pub fn primary(&self) -> String {
        self.language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
    }
}

impl TermSection {
    /// The value of a data category of the term.
    pub fn fact(&self, category: &str) -> Option<&str> {
        self.facts.iter().find(|f| f.category == category).map(|f| f.value.as_str())
    }
}
