//! `mujaz glossary diff`: what changed, by concept, and what that does to briefings.

mod impact;
mod json;
mod markdown;
mod side;
mod text;

use std::collections::BTreeMap;
use std::path::PathBuf;

use mujaz::glossary::diff::{self, Change, Sort};
use mujaz::glossary::{Concept, Kind, read, store};

use crate::args::{DiffFormat, GlossaryDiff};
use crate::commands::{Failure, Outcome};
use crate::config::Config;
use crate::report::Report;

use impact::Impact;
use side::Side;

/// Everything that there is to show.
struct Comparison<'a> {
    /// What was compared: `HEAD`, `glossary`.
    old: &'a str,
    new: &'a str,
    changes: Vec<Change<'a>>,
    impact: Option<Impact>,
}

impl Comparison<'_> {
    /// How many changes there are of a sort.
    fn count(&self, sort: Sort) -> usize {
        self.changes.iter().filter(|change| change.sort == sort).count()
    }

    /// `2 added, 1 changed`; `nothing changed`.
    fn summary(&self) -> String {
        let sorts = [
            (Sort::Added, "added"),
            (Sort::Removed, "removed"),
            (Sort::Renamed, "renamed"),
            (Sort::Changed, "changed"),
        ];
        let parts: Vec<String> = sorts
            .into_iter()
            .filter(|(sort, _)| self.count(*sort) > 0)
            .map(|(sort, word)| format!("{} {word}", self.count(sort)))
            .collect();
        if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(", ") }
    }
}

pub(super) fn run(
    config: &Config,
    extra: &[PathBuf],
    args: &GlossaryDiff,
    report: &mut Report,
) -> Result<Outcome, Failure> {
    let (old, new) = side::both(args.old.as_deref(), args.new.as_deref(), config, report)?;
    let (before, after) = (concepts(&old, report), concepts(&new, report));
    let shipped = if config.shipped_glossary { shipped() } else { BTreeMap::new() };
    let mut changes = diff::diff(&before, &after);
    for change in &mut changes {
        compare_with_shipped(change, &shipped);
    }
    let impact = match &args.impact {
        Some(paths) => Some(impact::run(&old, &new, config, extra, paths, report)?),
        None => None,
    };
    let shown = Comparison { old: &old.name, new: &new.name, changes, impact };
    let text = match if args.json { DiffFormat::Json } else { args.format } {
        DiffFormat::Text => text::text(&shown, report),
        DiffFormat::Markdown => markdown::markdown(&shown),
        DiffFormat::Json => json::json(&shown)?,
    };
    report.result(text.as_bytes());
    let differs = !shown.changes.is_empty();
    Ok(if args.exit_code && differs { Outcome::Findings } else { Outcome::Clean })
}

/// The concepts of a side as they are written in its files; what is wrong in them is reported.
fn concepts(side: &Side, report: &mut Report) -> Vec<Concept> {
    let mut out = Vec::new();
    for file in &side.files {
        let (concepts, problems) = read::read(&file.path, &file.text);
        report.messages(problems);
        out.extend(concepts);
    }
    out
}

/// The shipped concepts by id.
fn shipped() -> BTreeMap<String, Concept> {
    let files = store::shipped();
    let concepts = files.iter().flat_map(|file| read::read(&file.path, &file.text).0);
    concepts.map(|concept| (concept.id.clone(), concept)).collect()
}

/// An entry that is new in the project may lie over a shipped one, and one that is gone may give way to
/// it: then what differs from the shipped one is what changed. Entries of countries only add to others.
fn compare_with_shipped(change: &mut Change<'_>, shipped: &BTreeMap<String, Concept>) {
    let Some(base) = shipped.get(change.id()).filter(|base| base.kind != Kind::Country) else { return };
    match (change.sort, change.old, change.new) {
        (Sort::Added, _, Some(new)) => change.fields = diff::fields(base, new),
        (Sort::Removed, Some(old), _) => change.fields = diff::fields(old, base),
        _ => {}
    }
}
