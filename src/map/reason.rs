//! Why a concept that some words could name was not taken: what `mujaz explain` tells beside the
//! rule that won.

use std::fmt;

use crate::document::Span;

/// A concept that lost, where, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The words that could name it.
    pub span: Span,
    /// Index of the concept in the glossary.
    pub concept: usize,
    /// Why it lost.
    pub reason: Reason,
}

/// Why a concept was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A longer name holds these words.
    Longer,
    /// An accepted name of more words, or an earlier one, shares words with it.
    Crosses,
    /// Inside a longer name only bodies, persons and countries count.
    Inside,
    /// The words are a common word.
    CommonWord,
    /// A short acronym that is also a word.
    Unmarked,
    /// The adjective does not agree.
    Disagrees,
    /// A short or derived form without a full mention.
    NoMention,
    /// The words go on with a complement of their own.
    GoesOn,
    /// The acronym in brackets behind the words is not its own.
    OtherAcronym,
    /// A body that the release has named comes before it.
    NamedBefore,
    /// The text behind the name states another country.
    CountryStated,
    /// The release speaks for another country.
    CountryOfRelease,
    /// The name did not hold on the day of publication.
    NotInForce,
    /// No body of its family is named in the release, as is one of the winner's.
    NoCompany,
    /// The name was replaced, and the release has no date.
    Replaced,
    /// An international body of the same name comes before a national one.
    International,
    /// A deprecated entry.
    Deprecated,
    /// It has the words as a variant only.
    OnlyVariant,
    /// A concept of another kind comes first.
    Kind,
    /// The front matter states another concept.
    Editor,
    /// Nothing tells it from the others.
    Ambiguous,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Longer => "a longer name holds these words",
            Self::Crosses => "it shares words with a name that comes first",
            Self::Inside => "inside a longer name only bodies, persons and countries count",
            Self::CommonWord => "it is also a common word, and no word such as دولة stands before it",
            Self::Unmarked => "a short acronym that is also a word, without brackets, slashes or وكالة",
            Self::Disagrees => "the adjective does not agree with the noun before it",
            Self::NoMention => "a short form counts only after a full mention",
            Self::GoesOn => "the words go on, so that this is the name of another body",
            Self::OtherAcronym => "the acronym in brackets behind the words is that of another body",
            Self::NamedBefore => "a body that the release has named comes first",
            Self::CountryStated => "the words behind the name state another country",
            Self::CountryOfRelease => "the release speaks for another country",
            Self::NotInForce => "the name did not hold on the day of publication",
            Self::NoCompany => "the release names no body of the same family",
            Self::Replaced => "the name was replaced, and the release has no date",
            Self::International => "an international body of the same name comes first",
            Self::Deprecated => "the entry is deprecated",
            Self::OnlyVariant => "these words are only a variant of its name",
            Self::Kind => "a concept of another kind comes first",
            Self::Editor => "the front matter states another concept",
            Self::Ambiguous => "nothing in the release tells it from the others",
        })
    }
}
