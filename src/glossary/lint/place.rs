//! Where findings stand: the entry is read again, for its spans, only where something was found.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rayon::prelude::*;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Finding, Spot};
use crate::diagnostic::{Diagnostic, Place};
use crate::glossary::concept::{Concept, Kind};
use crate::glossary::keys::term_type;
use crate::glossary::store::File;

/// A finding with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What was found.
    pub finding: Finding,
    /// The key or term it is about.
    pub place: Place,
}

impl Placed {
    /// The finding as it is reported.
    pub fn diagnostic(&self) -> Diagnostic {
        let Finding { check, message, help, .. } = &self.finding;
        Diagnostic::new(check.code, check.severity, message.as_str())
            .at(self.place.clone())
            .help(help.as_str())
    }
}

/// Findings with their places. One about a name that a country has from CLDR is left out, because there
/// is nothing to change in the entry.
pub fn placed<'f>(
    found: Vec<Finding>,
    concepts: &[Concept],
    files: impl IntoIterator<Item = &'f File>,
) -> Vec<Placed> {
    let paths: HashSet<&str> = found.iter().map(|f| concepts[f.concept].at.path.as_str()).collect();
    let meant: Vec<&File> = files.into_iter().filter(|file| paths.contains(file.path.as_str())).collect();
    let sources: HashMap<&str, Source<'_>> =
        meant.par_iter().map(|file| (file.path.as_str(), Source::of(&file.text))).collect();
    let placed = |finding: Finding| {
        let concept = &concepts[finding.concept];
        let place = place(concept, finding.spot, sources.get(concept.at.path.as_str())?)?;
        Some(Placed { finding, place })
    };
    found.into_par_iter().filter_map(placed).collect()
}

/// A file with the beginnings of its lines.
struct Source<'a> {
    text: &'a str,
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            lines: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect(),
        }
    }

    /// The text of the entry that begins on a line: up to the next header.
    fn entry(&self, line: usize) -> &'a str {
        let rest = self.lines.get(line.wrapping_sub(1)).map_or("", |&start| &self.text[start..]);
        let end = rest.match_indices("\n[[").next().map_or(rest.len(), |(at, _)| at + 1);
        &rest[..end]
    }
}

/// The place of a finding; `None` for a term that the entry does not hold.
fn place(concept: &Concept, spot: Spot, source: &Source<'_>) -> Option<Place> {
    let entry = source.entry(concept.at.line);
    let (table, _) = DeTable::parse_recoverable(entry);
    let spans = spans(table.get_ref());
    let key = |name: &str| spans.iter().find(|s| s.key == name).map(|s| s.span.clone());
    let span = match spot {
        Spot::Key(name) => key(name).or_else(|| key("id")),
        Spot::Arabic(n) => term(&spans, concept.ar.get(n), true),
        Spot::English(n) => term(&spans, concept.en.get(n), false),
    };
    let span = match span {
        Some(span) => span,
        None if concept.kind == Kind::Country => return None,
        None => 0..0,
    };
    let mut place = Place::in_source(concept.at.path.as_str(), entry, span.start, span.end);
    place.line += concept.at.line - 1;
    Some(place)
}

/// One text of an entry.
struct Written {
    key: String,
    text: String,
    span: Range<usize>,
}

/// Every text of the only entry in a table of kinds.
fn spans(table: &DeTable<'_>) -> Vec<Written> {
    let mut out = Vec::new();
    for (_, value) in table {
        let DeValue::Array(entries) = value.get_ref() else { continue };
        for entry in entries {
            let DeValue::Table(fields) = entry.get_ref() else { continue };
            for (key, value) in fields {
                texts(key.get_ref(), value, &mut out);
            }
        }
    }
    out
}

fn texts(key: &str, value: &Spanned<DeValue<'_>>, out: &mut Vec<Written>) {
    match value.get_ref() {
        DeValue::String(text) => {
            out.push(Written { key: key.to_owned(), text: text.to_string(), span: value.span() });
        }
        DeValue::Array(items) => items.iter().for_each(|item| texts(key, item, out)),
        _ => {}
    }
}

/// The last place where a term stands under a key of its own type, because of two equal ones the later
/// is the one too many.
fn term(spans: &[Written], term: Option<&crate::glossary::Term>, arabic: bool) -> Option<Range<usize>> {
    let term = term?;
    let holds = |s: &&Written| s.text == term.text && term_type(&s.key) == Some((arabic, term.kind));
    spans.iter().rfind(holds).map(|s| s.span.clone())
}
