//! Changes inside one entry: only the values of keys that differ are written anew.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::list::Comments;
use crate::glossary::canonical;
use crate::glossary::concept::Concept;
use crate::glossary::keys::{self, KEYS, Value};

/// A stretch of text and what takes its place.
type Splice = (Range<usize>, String);

/// The text of an entry changed from `old` to `new`; `None` where it is not written as a table with
/// one key a line.
pub(super) fn changed(text: &str, old: &Concept, new: &Concept, newline: &str) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let (_, value) = table.get_ref().iter().next()?;
    let DeValue::Array(entries) = value.get_ref() else { return None };
    let DeValue::Table(fields) = entries.iter().next()?.get_ref() else { return None };

    let mut splices = Vec::new();
    // New keys stand after the nearest key that comes before them in canonical order.
    let header = table.get_ref().iter().next().map(|(name, _)| name.span().end)?;
    let mut anchor = line_end(text, header);
    for key in KEYS {
        let field = fields.iter().find(|(name, _)| name.get_ref() == key);
        let (was, is) = (keys::value(old, key), keys::value(new, key));
        match (field, is) {
            (Some((_, value)), _) if was == keys::value(new, key) => {
                anchor = line_end(text, value.span().end);
            }
            (Some((_, value)), Some(is)) => {
                splices.push((value.span(), replacement(text, value, &is, newline)));
                anchor = line_end(text, value.span().end);
            }
            (Some((name, value)), None) => splices.push(without(text, name.span().start, value.span().end)),
            (None, Some(is)) if was.as_ref() != Some(&is) => {
                splices.push((anchor..anchor, format!("{newline}{key} = {}", canonical::text(&is))));
            }
            (None, _) => {}
        }
    }
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    Some(spliced(text, &splices))
}

fn spliced(text: &str, splices: &[Splice]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in splices {
        out.push_str(&text[at..range.start]);
        out.push_str(new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The end of the line that holds byte `at`, before its line end.
fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}

/// Takes the lines of a key out; a comment beside its value stays, on a line of its own.
fn without(text: &str, name: usize, value: usize) -> Splice {
    let start = text[..name].rfind('\n').map_or(0, |i| i + 1);
    let rest = &text[value..line_end(text, value)];
    if let Some(comment) = rest.find('#') {
        return (start..value + comment, String::new());
    }
    match text[value..].find('\n') {
        Some(end) => (start..value + end + 1, String::new()),
        // The last line of a file without a line end takes the one before it along.
        None => {
            (line_end(text, text[..start].trim_end_matches(['\r', '\n']).len())..text.len(), String::new())
        }
    }
}

fn replacement(text: &str, old: &Spanned<DeValue<'_>>, new: &Value, newline: &str) -> String {
    if let (DeValue::Array(items), Value::List(list)) = (old.get_ref(), new)
        && text[old.span()].contains('\n')
    {
        let items: Vec<(String, Range<usize>)> = items
            .iter()
            .filter_map(|item| match item.get_ref() {
                DeValue::String(text) => Some((text.to_string(), item.span())),
                _ => None,
            })
            .collect();
        return lines(text, &old.span(), &items, list, newline);
    }
    canonical::text(new)
}

/// A list over several lines: one item a line, each with the comments it had. The comments of an item
/// that goes stay where it stood.
fn lines(
    text: &str,
    whole: &Range<usize>,
    old: &[(String, Range<usize>)],
    new: &[String],
    newline: &str,
) -> String {
    let ends = std::iter::once(whole.start + 1).chain(old.iter().map(|(_, range)| range.end));
    let starts = old.iter().map(|(_, range)| range.start).chain([whole.end - 1]);
    let comments = Comments::of(ends.zip(starts).map(|(from, to)| &text[from..to]));
    let indent = old.first().map_or("  ", |(_, range)| {
        let start = text[..range.start].rfind('\n').map_or(range.start, |i| i + 1);
        if text[start..range.start].trim().is_empty() { &text[start..range.start] } else { "  " }
    });
    // Items that stay, in the new order; a comment of one that goes stands above its successor.
    let mut units: Vec<(usize, Vec<String>)> = Vec::new();
    let mut orphans = Vec::new();
    for (i, (item, range)) in old.iter().enumerate() {
        let mut unit: Vec<String> = std::mem::take(&mut orphans);
        unit.extend(comments.above[i].iter().map(|c| format!("{indent}{c}")));
        match new.iter().position(|n| n == item) {
            Some(place) if !units.iter().any(|(p, _)| *p == place) => {
                unit.push(comments.line(i, indent, &text[range.clone()]));
                units.push((place, unit));
            }
            _ => {
                unit.extend(comments.beside[i].iter().map(|c| format!("{indent}{c}")));
                orphans = unit;
            }
        }
    }
    for (place, item) in new.iter().enumerate() {
        if !units.iter().any(|(p, _)| *p == place) {
            units.push((place, vec![format!("{indent}{},", canonical::quoted(item))]));
        }
    }
    units.sort_by_key(|(place, _)| *place);
    let mut rows: Vec<String> = units.into_iter().flat_map(|(_, unit)| unit).collect();
    rows.extend(orphans);
    rows.extend(comments.above[old.len()].iter().map(|c| format!("{indent}{c}")));
    let close = text[..whole.end - 1].rfind('\n').map_or("", |i| &text[i + 1..whole.end - 1]);
    let close = if close.trim().is_empty() { close } else { "" };
    format!("[{newline}{}{newline}{close}]", rows.join(newline))
}
