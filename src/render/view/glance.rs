//! The rows of the table "at a glance".

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::names::{Called, NameIndex};
use crate::arabic::calendar;
use crate::model::Brief;
use crate::model::brief::{Date, Edge, Mode, Role, Standing, YearOrigin};

/// A row: its key names its label. No values: the release does not say.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    key: &'static str,
    values: Vec<Value>,
}

/// One value in both languages.
#[derive(Debug, Default, Serialize)]
struct Value {
    /// `None` where there is no English.
    en: Option<String>,
    /// `None` where it is a word of the design library.
    ar: Option<String>,
    /// Of names only.
    standing: Option<Standing>,
    /// A key of the design library's words: `in-person`, `year-inferred`, `in-part`.
    word: Option<&'static str>,
    /// Of a date: a key of the design library's words for the first or the last day.
    edge: Option<&'static str>,
    /// Of a date whose Arabic words do not give all of it: the days in Arabic (أمس), or the year alone where
    /// only that is missing (من ٢ إلى ٦ نوفمبر).
    days: Option<String>,
}

impl Value {
    /// A text in both languages.
    fn text(en: Option<&str>, ar: &str) -> Self {
        Self { en: en.map(str::to_owned), ar: Some(ar.to_owned()), ..Self::default() }
    }

    /// A word of the design library.
    fn word(key: &'static str) -> Self {
        Self { word: Some(key), ..Self::default() }
    }

    /// A name.
    fn name(called: Called) -> Self {
        let Called { en, ar, standing } = called;
        Self { en: Some(en), ar: Some(ar), standing: Some(standing), ..Self::default() }
    }
}

/// Roles in the order of the page. The first is always shown, the others where somebody has them.
const ROLES: [(Role, &str); 9] = [
    (Role::RepresentedBy, "represented-by"),
    (Role::HeadOfDelegation, "head-of-delegation"),
    (Role::Host, "host"),
    (Role::Organiser, "organiser"),
    (Role::Chair, "chair"),
    (Role::Sponsor, "sponsor"),
    (Role::Funder, "funder"),
    (Role::Implementer, "implementer"),
    (Role::Participant, "participant"),
];

/// All rows.
pub(super) fn rows(brief: &Brief, index: &NameIndex<'_>) -> Vec<Row> {
    let meeting = &brief.meeting;
    // A name whose English lacks a part must not look like a whole one.
    let in_part = brief.findings.iter().any(|finding| finding.code == "meeting-name");
    let name =
        Value { word: in_part.then_some("in-part"), ..Value::text(Some(&meeting.name.en), &meeting.name.ar) };
    let mut rows = vec![Row { key: "meeting", values: vec![name] }, dates(brief), place(brief), mode(brief)];
    for (role, key) in ROLES {
        let mut entities: Vec<&str> = Vec::new();
        for part in meeting.roles.iter().filter(|part| part.role == role) {
            if !entities.contains(&part.entity.as_str()) {
                entities.push(&part.entity);
            }
        }
        if !entities.is_empty() || role == Role::RepresentedBy {
            let values = entities.into_iter().map(|key| Value::name(index.in_full(key))).collect();
            rows.push(Row { key, values });
        }
    }
    if let Some(theme) = &meeting.theme {
        rows.push(Row { key: "theme", values: vec![Value::text(theme.en.as_deref(), &theme.ar)] });
    }
    rows
}

/// Dates of the meeting and its phases; the Arabic is the release's own words, with the days behind them
/// where they do not say them.
fn dates(brief: &Brief) -> Row {
    let value = |date: &Date| {
        let inferred = date.year == YearOrigin::Inferred;
        let day = |iso: &str| iso.parse::<NaiveDate>().ok().filter(|_| inferred);
        Value {
            word: inferred.then_some("year-inferred"),
            edge: date.edge.map(|edge| match edge {
                Edge::First => "opening",
                Edge::Last => "closing",
            }),
            days: day(&date.start).zip(day(&date.end)).and_then(|(first, last)| {
                let told = date.at.text.chars().any(char::is_numeric) && date.edge.is_none();
                let year = first.format("%Y").to_string();
                if told && first.year() == last.year() { Some(year) } else { calendar::days(first, last) }
            }),
            ..Value::text(Some(&date.en), &date.at.text)
        }
    };
    Row { key: "dates", values: brief.meeting.dates.iter().map(value).collect() }
}

/// Place; a meeting that is only online has no other.
fn place(brief: &Brief) -> Row {
    let values = match (&brief.meeting.place, brief.meeting.mode) {
        (Some(place), _) => vec![Value::text(Some(&place.en), &place.ar)],
        (None, Mode::Virtual) => vec![Value::word("online")],
        (None, _) => Vec::new(),
    };
    Row { key: "place", values }
}

/// How people meet.
fn mode(brief: &Brief) -> Row {
    let values = match brief.meeting.mode {
        Mode::InPerson => vec![Value::word("in-person")],
        Mode::Virtual => vec![Value::word("virtual")],
        Mode::Hybrid => vec![Value::word("hybrid")],
        Mode::Unknown => Vec::new(),
    };
    Row { key: "mode", values }
}
