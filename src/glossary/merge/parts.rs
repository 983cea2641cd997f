//! A glossary file taken apart into pieces of text: what stands before the first entry, the entries,
//! and of each its keys with the comments above and beside them. Put together again, the pieces are
//! the file.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Side, Unmergeable};

/// A file in pieces.
pub(super) struct File {
    /// Everything before the first entry and the comment that belongs to it.
    pub(super) prologue: String,
    pub(super) entries: Vec<Entry>,
}

/// One entry.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// By which the three sides know it: the id that it has in the base.
    pub(super) identity: String,
    /// Its id; empty where it has none.
    pub(super) id: String,
    /// The header line with the comment above it, then the keys, in order.
    pub(super) parts: Vec<Part>,
    /// Blank lines and comments between its last key and the next entry.
    pub(super) tail: String,
}

/// One key, or the header line, with the comments that belong to it; ends with a line feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The key; [`HEADER`] for the header line.
    pub(super) key: String,
    pub(super) value: Value,
    /// Comments, key and equals sign.
    pub(super) before: String,
    /// The value as it is written.
    pub(super) written: String,
    /// A comment behind the value, and the line feed.
    pub(super) after: String,
}

/// The name under which the header line goes: its value is the kind.
pub(super) const HEADER: &str = "kind";

/// What a value means, whatever way it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    List(Vec<String>),
    /// Anything else, as it is written.
    Other(String),
}

impl File {
    pub(super) fn by_identity(&self) -> HashMap<&str, &Entry> {
        self.entries.iter().map(|entry| (entry.identity.as_str(), entry)).collect()
    }

    /// Whether the other file has an entry that this one has not.
    pub(super) fn lacks_one_of(&self, other: &Self) -> bool {
        let own = self.by_identity();
        other.entries.iter().any(|entry| !own.contains_key(entry.identity.as_str()))
    }
}

impl Entry {
    /// The entry as it is written, without what stands behind it.
    pub(super) fn text(&self) -> String {
        self.parts.iter().map(Part::text).collect()
    }

    pub(super) fn part(&self, key: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.key == key)
    }
}

impl Part {
    pub(super) fn text(&self) -> String {
        [self.before.as_str(), &self.written, &self.after].concat()
    }
}

/// Where the pieces of an entry stand in the text.
struct Found {
    header: usize,
    kind: String,
    keys: Vec<(String, Range<usize>, Value)>,
}

impl Found {
    /// The end of the line on which its last value ends.
    fn end(&self, text: &str) -> usize {
        line_end(text, self.keys.last().map_or(self.header, |(_, value, _)| value.end))
    }
}

/// Takes a file with line feeds alone apart.
pub(super) fn split(text: &str, side: Side) -> Result<File, Unmergeable> {
    let found = find(text).map_err(|(at, message)| Unmergeable {
        side,
        line: text[..at.min(text.len())].matches('\n').count() + 1,
        message,
    })?;
    let mut starts: Vec<usize> = Vec::new();
    let mut bound = 0;
    for entry in &found {
        starts.push(comment_start(text, entry.header, bound));
        bound = entry.end(text);
    }
    let prologue = text[..starts.first().copied().unwrap_or(text.len())].to_owned();
    let mut entries: Vec<Entry> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (i, entry) in found.iter().enumerate() {
        let stop = starts.get(i + 1).copied().unwrap_or(text.len());
        let parts = parts(text, starts[i], entry);
        let id = match entry.keys.iter().find(|(key, ..)| key == "id") {
            Some((_, _, Value::Text(id))) => id.clone(),
            _ => String::new(),
        };
        // Entries without an id, and a second one with the same id, are known by their place.
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        let identity = if *count == 1 && !id.is_empty() { id.clone() } else { format!("{id}#{count}") };
        let tail = text[entry.end(text).min(stop)..stop].to_owned();
        entries.push(Entry { identity, id, parts, tail });
    }
    Ok(File { prologue, entries })
}

fn find(text: &str) -> Result<Vec<Found>, (usize, String)> {
    let table = DeTable::parse(text)
        .map_err(|error| (error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let mut out = Vec::new();
    for (name, value) in table.get_ref() {
        let kind = name.get_ref().to_string();
        let DeValue::Array(entries) = value.get_ref() else {
            return Err((name.span().start, format!("`{kind}` is not a list of [[{kind}]] tables")));
        };
        for entry in entries {
            let header = entry.span().start;
            let DeValue::Table(fields) = entry.get_ref() else {
                return Err((header, format!("`{kind}` holds something that is no table")));
            };
            if !text[header..].starts_with("[[") {
                return Err((header, format!("an entry is not written as a [[{kind}]] table")));
            }
            let mut keys: Vec<(String, Range<usize>, Value)> = fields
                .iter()
                .map(|(key, value)| (key.get_ref().to_string(), value.span(), meaning(text, value)))
                .collect();
            keys.sort_by_key(|(_, span, _)| span.start);
            if let Some((key, span, _)) = keys.iter().find(|(_, span, _)| span.start < header) {
                return Err((span.start, format!("`{key}` stands outside its entry")));
            }
            out.push(Found { header, kind: kind.clone(), keys });
        }
    }
    out.sort_by_key(|entry| entry.header);
    Ok(out)
}

fn meaning(text: &str, value: &toml::Spanned<DeValue<'_>>) -> Value {
    let string = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    };
    match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Array(items) => items
            .iter()
            .map(string)
            .collect::<Option<Vec<_>>>()
            .map_or_else(|| Value::Other(text[value.span()].to_owned()), Value::List),
        _ => Value::Other(text[value.span()].to_owned()),
    }
}

/// The header line and the keys of an entry that begins at `start`.
fn parts(text: &str, start: usize, entry: &Found) -> Vec<Part> {
    let header_end = text[entry.header..].find("]]").map_or(entry.header, |i| entry.header + i + 2);
    let mut at = line_end(text, header_end);
    let mut out = vec![Part {
        key: HEADER.to_owned(),
        value: Value::Text(entry.kind.clone()),
        before: text[start..entry.header].to_owned(),
        written: text[entry.header..header_end].to_owned(),
        after: closed(&text[header_end..at]),
    }];
    for (key, span, value) in &entry.keys {
        let end = line_end(text, span.end);
        out.push(Part {
            key: key.clone(),
            value: value.clone(),
            before: text[at..span.start].to_owned(),
            written: text[span.clone()].to_owned(),
            after: closed(&text[span.end..end]),
        });
        at = end;
    }
    out
}

/// The same with the line feed that the last line of a file may lack.
fn closed(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// One past the line feed of the line on which `at` is.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

/// Where the comment lines right above the header begin, not before `bound`.
fn comment_start(text: &str, header: usize, bound: usize) -> usize {
    let mut start = text[..header].rfind('\n').map_or(0, |i| i + 1);
    while start > bound {
        let above = text[..start - 1].rfind('\n').map_or(0, |i| i + 1);
        if above < bound || !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}
