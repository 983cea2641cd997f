//! The canonical form of a glossary file, `mujaz glossary fmt`: entries sorted by kind and id with one
//! blank line between them, each as [`canonical`] writes it; line ends stay what they are.
//!
//! Comments stay where they are. One that touches a header, a key, an item of a list or the end of an entry
//! belongs to that and goes where it goes. One with blank lines around it is the title of a section: it
//! stays, and the entries below it are sorted among themselves.

use std::collections::BTreeMap;

use toml_edit::{Array, ArrayOfTables, Decor, DocumentMut, Item, Table, Value};

use super::canonical;
use super::concept::{Concept, Kind, Position};
use super::edit::list::Comments;
use super::keys::{self, KEYS};
use super::read::read;
use crate::diagnostic::{Diagnostic, Place};

/// The canonical form of a file's text.
///
/// # Errors
/// What the reader has against the file: a file with an error is not formatted, because what cannot
/// be read cannot be kept.
pub fn format(path: &str, text: &str) -> Result<String, Vec<Diagnostic>> {
    let crlf = text.contains("\r\n");
    let plain = text.replace("\r\n", "\n");
    let (concepts, mut problems) = read(path, text);
    // With an entry left out, nothing is sure about the comments around it either.
    problems.retain(|p| p.severity == crate::diagnostic::Severity::Error);
    if !problems.is_empty() {
        return Err(problems);
    }
    let refused = |why: String| {
        let help = "every entry is a [[kind]] line and then key = value lines; run `mujaz glossary lint`";
        vec![Diagnostic::error("glossary-syntax", why).at(Place::file(path)).help(help)]
    };
    let document: DocumentMut = plain.parse().map_err(|e| refused(format!("the file is no TOML: {e}")))?;
    let tables =
        tables(&document).map_err(|kind| refused(format!("`{kind}` is not a list of [[{kind}]] entries")))?;
    if tables.len() != concepts.len() {
        return Err(refused("some entries are not [[kind]] tables".to_owned()));
    }
    let made = put_together(&document, &tables, &concepts);
    // The file is the only copy of somebody's work, so what was made is read before it is believed.
    let (again, _) = read(path, &made);
    if sorted(again) != sorted(concepts) {
        return Err(refused("the file cannot be formatted without changing what it says".to_owned()));
    }
    Ok(if crlf { made.replace('\n', "\r\n") } else { made })
}

/// The concepts in canonical order, wherever they stand.
fn sorted(mut concepts: Vec<Concept>) -> Vec<Concept> {
    for concept in &mut concepts {
        concept.at = Position { path: String::new(), line: 0 };
    }
    concepts.sort_by(|a, b| order(a).cmp(&order(b)));
    concepts
}

fn order(concept: &Concept) -> (Kind, &str) {
    (concept.kind, &concept.id)
}

/// The entries' tables in the order of the file; the name of a kind that is written otherwise.
fn tables(document: &DocumentMut) -> Result<Vec<&Table>, String> {
    let mut tables: Vec<&Table> = Vec::new();
    for (kind, item) in document.iter() {
        let list = item.as_array_of_tables().ok_or_else(|| kind.to_owned())?;
        tables.extend(ArrayOfTables::iter(list));
    }
    tables.sort_by_key(|table| table.position());
    Ok(tables)
}

/// A title, which may be empty, and the entries below it.
#[derive(Default)]
struct Section<'c> {
    title: String,
    entries: Vec<(&'c Concept, String)>,
}

fn put_together(document: &DocumentMut, tables: &[&Table], concepts: &[Concept]) -> String {
    let mut sections = vec![Section::default()];
    for (n, (table, concept)) in tables.iter().zip(concepts).enumerate() {
        let around = Around::of(prefix(table.decor()), n > 0, true);
        leave(&mut sections, around.tail, around.title);
        if let Some(section) = sections.last_mut() {
            section.entries.push((concept, around.own + &entry(table, concept)));
        }
    }
    let end = Around::of(document.trailing().as_str().unwrap_or_default(), !tables.is_empty(), false);
    leave(&mut sections, end.tail, end.title);
    let mut parts = Vec::new();
    for mut section in sections {
        section.entries.sort_by(|a, b| order(a.0).cmp(&order(b.0)));
        parts.push(section.title);
        parts.extend(section.entries.into_iter().map(|(_, text)| text));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// Puts the comments that touch the last entry to it, and begins a section where there is a title.
fn leave(sections: &mut Vec<Section<'_>>, tail: String, title: String) {
    if let Some((_, last)) = sections.last_mut().and_then(|section| section.entries.last_mut()) {
        last.push_str(&tail);
    }
    if !title.is_empty() {
        sections.push(Section { title, entries: Vec::new() });
    }
}

/// The comments between two entries.
#[derive(Debug, Default)]
struct Around {
    /// Those that touch the entry before.
    tail: String,
    /// Those with blank lines around them.
    title: String,
    /// Those that touch the header of the next entry.
    own: String,
}

impl Around {
    fn of(between: &str, has_entry_before: bool, has_entry_behind: bool) -> Self {
        let lines: Vec<&str> = between.lines().collect();
        let mut blocks: Vec<String> =
            lines.split(|line| line.trim().is_empty()).map(|block| comments(&block.join("\n"))).collect();
        let mut out = Self::default();
        if has_entry_behind {
            out.own = blocks.pop().unwrap_or_default();
        }
        if has_entry_before && !blocks.is_empty() {
            out.tail = blocks.remove(0);
        }
        blocks.retain(|block| !block.is_empty());
        out.title = blocks.join("\n");
        out
    }
}

/// The canonical text of an entry with the comments of its table.
fn entry(table: &Table, concept: &Concept) -> String {
    let mut notes = notes(table, concept);
    let mut head = String::new();
    let mut keys = String::new();
    for line in canonical::entry(concept).lines() {
        let Some((key, _)) = line.split_once(" = ") else {
            head = line.to_owned();
            continue;
        };
        let note = notes.remove(key).unwrap_or_default();
        let written = note.list.as_deref().unwrap_or(line);
        keys.extend([&note.above, written, &note.beside, "\n"]);
    }
    head.push_str(&spaced(table.decor()));
    head.push('\n');
    // A key that says nothing (`common = false`) is gone; what was said about it stands at the top,
    // because below it would belong to the next entry.
    for note in notes.into_values() {
        head.push_str(&note.above);
        head.push_str(&comments(&note.beside));
    }
    head + &keys
}

/// What stands behind a value or a header on its line, with a space before it.
fn spaced(decor: &Decor) -> String {
    let beside = decor.suffix().and_then(|raw| raw.as_str()).unwrap_or_default().trim();
    if beside.is_empty() { String::new() } else { format!(" {beside}") }
}

/// The comments of a key.
#[derive(Default)]
struct Note {
    /// Lines before it, each with its end.
    above: String,
    /// What stands behind its value, with a space before it.
    beside: String,
    /// The key with its value over several lines, where that is a list with comments inside.
    list: Option<String>,
}

fn notes(table: &Table, concept: &Concept) -> BTreeMap<&'static str, Note> {
    let mut out = BTreeMap::new();
    for key in KEYS {
        let Some((name, Item::Value(value))) = table.get_key_value(key) else { continue };
        let mut note =
            Note { above: comments(prefix(name.leaf_decor())), beside: spaced(value.decor()), list: None };
        if let Value::Array(array) = value {
            let gaps = gaps(array);
            let inside = Comments::of(gaps.iter().map(String::as_str));
            note.list = lines(key, array, &inside, concept);
            // What is no list any more has its comments above it.
            if note.list.is_none() {
                note.above.extend(gaps.iter().map(|gap| comments(gap)));
            }
        }
        out.insert(*key, note);
    }
    out
}

/// What stands before the first item of a list, between two of them, and behind the last.
fn gaps(array: &Array) -> Vec<String> {
    let mut out = vec![String::new()];
    for item in array {
        if let Some(before) = out.last_mut() {
            before.push_str(prefix(item.decor()));
        }
        out.push(suffix(item.decor()).to_owned());
    }
    if let Some(last) = out.last_mut() {
        last.push_str(array.trailing().as_str().unwrap_or_default());
    }
    out
}

/// A list with comments inside, an item a line; `None` for one without, or whose items are written otherwise.
fn lines(key: &str, array: &Array, inside: &Comments<'_>, concept: &Concept) -> Option<String> {
    const INDENT: &str = "  ";
    let Some(keys::Value::List(items)) = keys::value(concept, key) else { return None };
    let is_same = array.iter().map(|item| item.as_str()).eq(items.iter().map(|item| Some(item.as_str())));
    if inside.is_empty() || !is_same {
        return None;
    }
    let mut out = format!("{key} = [\n");
    let above = |out: &mut String, item: usize| {
        out.extend(inside.above[item].iter().map(|comment| format!("{INDENT}{comment}\n")));
    };
    for (n, item) in items.iter().enumerate() {
        above(&mut out, n);
        out.push_str(&inside.line(n, INDENT, &canonical::quoted(item)));
        out.push('\n');
    }
    above(&mut out, items.len());
    Some(out + "]")
}

fn prefix(decor: &Decor) -> &str {
    decor.prefix().and_then(|raw| raw.as_str()).unwrap_or_default()
}

fn suffix(decor: &Decor) -> &str {
    decor.suffix().and_then(|raw| raw.as_str()).unwrap_or_default()
}

/// The comment lines of a text between two values, each with its end.
fn comments(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with('#'));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests;
