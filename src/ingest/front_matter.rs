//! Front matter: TOML between two `+++` lines at the head of a release.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Place};
use crate::document::FrontMatter;

use super::clean;
use super::fields::{self, Fields, Located};
use super::notes::Notes;

const FENCE: &str = "+++";

/// The front matter of a source and the byte at which its body begins.
///
/// # Errors
/// No closing fence, TOML errors, unknown keys, wrong types, impossible values.
pub(super) fn split(
    path: &str,
    source: &str,
    notes: &mut Notes<'_>,
) -> Result<(FrontMatter, usize), Vec<Diagnostic>> {
    match line_ranges(source).next() {
        Some(first) if source[first.clone()].trim_end() == FENCE => {}
        Some(first) if source[first.clone()].trim_end() == "---" && yaml(source) => {
            let place = Place::in_source(path, source, first.start, first.start + 3);
            return Err(vec![
                Diagnostic::error("front-matter", "this looks like YAML front matter")
                    .at(place)
                    .help("write TOML between two +++ lines: published = \"2024-05-01\""),
            ]);
        }
        _ => return Ok((FrontMatter::default(), 0)),
    }
    let Some((start, close)) = inside(source) else {
        let place = Place::in_source(path, source, 0, FENCE.len());
        return Err(vec![
            Diagnostic::error("front-matter", "the front matter that begins here is never closed")
                .at(place)
                .help("put a line with +++ alone after its last key"),
        ]);
    };
    let front = fields::read(path, source, start..close.start, |fields| read(fields, notes))?;
    Ok((front, close.end))
}

/// Where the TOML of a text with front matter begins, and its closing fence.
fn inside(source: &str) -> Option<(usize, Range<usize>)> {
    let mut lines = line_ranges(source);
    lines.next().filter(|first| source[first.clone()].trim_end() == FENCE)?;
    let start = lines.clone().next()?.start;
    lines.find(|line| source[line.clone()].trim_end() == FENCE).map(|close| (start, close))
}

/// A name that the editor of a release states for a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedName {
    /// The words of the text.
    pub surface: String,
    /// The id of the concept.
    pub id: String,
    /// The bytes of the id in the source, without quotation marks.
    pub at: Range<usize>,
}

/// The names that `[names]` in the front matter of a source states, so that an id can be changed there
/// and nothing else; none where the front matter is missing or cannot be read.
pub fn stated_names(source: &str) -> Vec<StatedName> {
    let Some((start, close)) = inside(source) else { return Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(&source[start..close.start]);
    let names = table.get_ref().iter().find(|(key, _)| key.get_ref() == "names").map(|(_, value)| value);
    let Some(DeValue::Table(names)) = names.map(Spanned::get_ref).filter(|_| errors.is_empty()) else {
        return Vec::new();
    };
    let one = |(surface, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        let DeValue::String(id) = value.get_ref() else { return None };
        // An id has no character that TOML escapes, so it stands in its quotation marks as it is.
        let whole = start + value.span().start..start + value.span().end;
        let from = whole.start + source[whole.clone()].find(&**id)?;
        let surface = surface.get_ref().to_string();
        Some(StatedName { surface, id: id.to_string(), at: from..from + id.len() })
    };
    names.iter().filter_map(one).collect()
}

/// Whether the second line is a key of YAML and a closing fence follows.
fn yaml(source: &str) -> bool {
    let mut lines = source.lines().skip(1);
    let key = lines.next().and_then(|l| l.split_once(':')).is_some_and(|(key, _)| {
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    });
    key && lines.take(40).any(|l| l.trim_end() == "---")
}

/// The byte ranges of the lines, each with its line end.
fn line_ranges(source: &str) -> impl Iterator<Item = Range<usize>> + Clone + '_ {
    source.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start..*at)
    })
}

fn read(fields: &mut Fields<'_>, notes: &mut Notes<'_>) -> FrontMatter {
    let title = text(fields, "title", notes);
    let published = published(fields);
    let publisher = text(fields, "publisher", notes);
    let country = fields.country("country");
    let url = url(fields, notes);
    let year = year(fields);
    let place = text(fields, "place", notes);
    let meeting = text(fields, "meeting", notes);
    let mode = fields.one_of("mode", &["in-person", "virtual", "hybrid"]).map(|(mode, _)| mode);
    let mut names = std::collections::BTreeMap::new();
    for ((surface, surface_at), (id, id_at)) in fields.map("names") {
        if surface.trim().is_empty() {
            fields.invalid(
                surface_at,
                "the name to be corrected is empty",
                "write it as it stands in the text",
            );
        } else if !is_concept_id(&id) {
            fields.invalid(
                id_at,
                format!("`{id}` is not a concept id"),
                "an id has lower-case Latin letters, digits and hyphens, such as oecd",
            );
        } else {
            names.insert(surface, id);
        }
    }
    FrontMatter { title, published, publisher, country, url, year, place, meeting, mode, names }
}

/// A line of text: invisible characters go, as they go in the body; an empty one counts as absent.
fn text(fields: &mut Fields<'_>, key: &'static str, notes: &mut Notes<'_>) -> Option<String> {
    let (value, range) = fields.string(key)?;
    tidy(value, range, key, notes)
}

fn tidy(value: String, range: Range<usize>, key: &str, notes: &mut Notes<'_>) -> Option<String> {
    let cleaned = clean::without_invisible(&value);
    if cleaned.reported {
        notes.notice("bidi-control", format!("removed invisible characters from `{key}`"), range);
    }
    let line = cleaned.text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn published(fields: &mut Fields<'_>) -> Option<String> {
    let (value, range): Located<String> = fields.date("published")?;
    match chrono::NaiveDate::parse_from_str(&value, "%Y-%m-%d") {
        Ok(date) => Some(date.format("%Y-%m-%d").to_string()),
        Err(_) => {
            fields.invalid(
                range,
                format!("`{value}` is not a date"),
                "write year, month and day: 2020-11-01",
            );
            None
        }
    }
}

fn url(fields: &mut Fields<'_>, notes: &mut Notes<'_>) -> Option<String> {
    let (value, range) = fields.string("url")?;
    if value.starts_with("https://") || value.starts_with("http://") {
        return tidy(value, range, "url", notes);
    }
    fields.invalid(range, "this is not a web address", "begin it with https://");
    None
}

fn year(fields: &mut Fields<'_>) -> Option<i32> {
    let (value, range) = fields.integer("year")?;
    match i32::try_from(value) {
        Ok(year) if (1900..=2200).contains(&year) => Some(year),
        _ => {
            fields.invalid(range, format!("{value} is not the year of a meeting"), "write four digits: 2020");
            None
        }
    }
}

fn is_concept_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
