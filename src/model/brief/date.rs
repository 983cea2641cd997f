//! Dates, and what is known of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Passage;

/// A date or a range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// ISO 8601 cut to what is known: `2020-11-02`, `2020-11`, `2020`, `--10-30`.
    pub start: String,
    /// Last day, the same form; equal to `start` for a single date.
    pub end: String,
    /// Which part of the month, year or week is meant (مطلع العام المقبل); absent for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<DatePart>,
    /// The day is only the first or the last of the meeting (اختتم أمس); absent where it is the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edge: Option<Edge>,
    /// Where the year comes from.
    pub year: YearOrigin,
    /// What the date is of.
    pub r#use: DateUse,
    /// English: `30–31 October (year not stated)`.
    pub en: String,
    /// The words.
    pub at: Passage,
}

/// Which day of a meeting a date is, where only that one is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// انطلق, افتتح.
    First,
    /// اختتم, في ختام.
    Last,
}

/// A part of a month, a year or a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DatePart {
    /// مطلع, بداية, أوائل.
    Beginning,
    /// منتصف, أواسط.
    Middle,
    /// نهاية, أواخر.
    End,
    /// النصف الأول of a month.
    FirstHalf,
    /// النصف الثاني of a month.
    SecondHalf,
}

impl DatePart {
    /// English, before the period.
    pub(crate) fn english(self) -> &'static str {
        match self {
            Self::Beginning => "beginning of ",
            Self::Middle => "middle of ",
            Self::End => "end of ",
            Self::FirstHalf => "first half of ",
            Self::SecondHalf => "second half of ",
        }
    }
}

/// Where a year comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum YearOrigin {
    /// The text says it.
    Stated,
    /// From the publication date, the event's own title, an edition table, or a weekday.
    Inferred,
    /// Not known, and not guessed.
    Unknown,
}

/// What a date is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateUse {
    /// The meeting, or a phase of it.
    Event,
    /// One session.
    Session,
    /// The year in a title: IGF 2020.
    Edition,
    /// The release.
    Publication,
    /// History.
    Background,
    /// Anything else.
    Other,
}
