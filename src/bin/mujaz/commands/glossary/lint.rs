//! `mujaz glossary lint`: every problem of every entry, and the repair of those that need no decision.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Context;
use mujaz::diagnostic::Diagnostic;
use mujaz::glossary::lint::{self, Change, Measure, Placed, is_fixable};
use mujaz::glossary::store::{self, File, Store};
use mujaz::glossary::{Concept, Glossary};
use mujaz::ingest;

use crate::args::GlossaryLint;
use crate::commands::{Failure, Outcome};
use crate::config::Config;
use crate::report::Report;

use super::patch::Patch;

pub(super) fn run(
    config: &Config,
    glossaries: &[PathBuf],
    args: &GlossaryLint,
    report: &mut Report,
) -> Result<Outcome, Failure> {
    let layers = Layers::read(config, glossaries, args.shipped);
    let measure = measure(config);
    let mut look = layers.look(config, &measure);
    if args.fix {
        layers.repair(&look.changes, args.dry_run, report)?;
        if !args.dry_run {
            look = Layers::read(config, glossaries, args.shipped).look(config, &measure);
        }
    }
    report.show_reasons_of(args.fail_on);
    if args.json {
        report.count(look.problems.iter().cloned());
        let mut text = serde_json::to_vec_pretty(&json(&look.problems, config))
            .context("the findings cannot be written")?;
        text.push(b'\n');
        report.result(&text);
    } else {
        report.messages(look.problems);
        report.summary();
        report.note(&format!("{} concepts", look.concepts));
    }
    Ok(if args.fail_on.is_reached_by(report.worst()) { Outcome::Findings } else { Outcome::Clean })
}

/// The layers of a project.
struct Layers {
    shipped: Vec<File>,
    /// Each folder with its files.
    house: Vec<(PathBuf, Vec<File>)>,
    problems: Vec<Diagnostic>,
    /// Whether findings on the shipped entries are reported beside those on the house's own.
    both: bool,
}

/// What was found in the layers.
struct Look {
    problems: Vec<Diagnostic>,
    changes: Vec<Change>,
    concepts: usize,
}

impl Layers {
    fn read(config: &Config, glossaries: &[PathBuf], both: bool) -> Self {
        let mut layers = Self { shipped: Vec::new(), house: Vec::new(), problems: Vec::new(), both };
        if config.shipped_glossary {
            layers.shipped = store::shipped();
        }
        for folder in config.glossary.iter().chain(glossaries) {
            let (files, problems) = store::folder(folder);
            layers.problems.extend(problems);
            layers.house.push((folder.clone(), files));
        }
        layers
    }

    fn look(&self, config: &Config, measure: &Measure) -> Look {
        let shipped = Some(self.shipped.clone()).filter(|files| !files.is_empty());
        let layers: Vec<Vec<File>> =
            shipped.into_iter().chain(self.house.iter().map(|(_, files)| files.clone())).collect();
        let (glossary, problems) = Glossary::open(&layers, &config.cache.cache());
        let concepts: &[Concept] = &glossary.concepts;
        let mut found = lint::lint(concepts);
        found.extend(measure.findings(concepts));
        // The house is asked about its own entries; whoever has none looks after the shipped ones.
        let is_house = |path: &str| self.house.iter().flat_map(|(_, files)| files).any(|f| f.path == path);
        if !self.both && self.house.iter().any(|(_, files)| !files.is_empty()) {
            found.retain(|f| is_house(&concepts[f.concept].at.path));
        }
        lint::sort(&mut found);
        let files: Vec<File> = layers.into_iter().flatten().collect();
        let mut placed = lint::placed(found, concepts, &files);
        let mut all = self.problems.clone();
        all.extend(problems);
        all.extend(placed.iter().map(Placed::diagnostic));
        placed.retain(|p| is_house(&p.place.path));
        let changes = lint::changes(placed.iter().map(|p| &p.finding), concepts);
        Look { problems: all, changes, concepts: concepts.len() }
    }
}

impl Layers {
    /// Makes the changes in the house's folders, or shows them as a diff.
    fn repair(&self, changes: &[Change], dry: bool, report: &mut Report) -> Result<(), Failure> {
        let ids: BTreeSet<&str> = changes.iter().map(|change| change.id.as_str()).collect();
        for (folder, files) in &self.house {
            if files.is_empty() {
                continue;
            }
            let mut store = Store::open(folder)?;
            for id in ids
                .iter()
                .filter(|id| store.holds(id) && store.single(id).is_ok())
                .copied()
                .collect::<Vec<_>>()
            {
                let concept = store.entry(id)?;
                let repaired = lint::apply(&concept, changes);
                if repaired != concept {
                    store.update(id, &repaired)?;
                }
            }
            if dry {
                show(files, &store.files(), report);
            } else {
                store.commit()?;
            }
        }
        for change in changes {
            report.note(&said(change, dry));
        }
        Ok(())
    }
}

/// The files that would change, as diffs.
fn show(before: &[File], after: &[File], report: &mut Report) {
    for after in after {
        let Some(before) = before.iter().find(|file| file.path == after.path) else { continue };
        let patch = Patch { path: &after.path, before: &before.text, after: &after.text };
        if !patch.is_empty() {
            report.result(patch.diff().as_bytes());
        }
    }
}

/// The words of the project's releases. A release that cannot be read is the business of `check`.
fn measure(config: &Config) -> Measure {
    let mut measure = Measure::default();
    for file in ingest::discover(&config.inputs).value {
        if let Ok(release) = ingest::read(&file) {
            release.value.paragraphs.iter().for_each(|paragraph| measure.add(&paragraph.text));
        }
    }
    measure
}

/// A change in words.
fn said(change: &Change, dry: bool) -> String {
    let Change { id, from, to, .. } = change;
    match (to, dry) {
        (Some(to), false) => format!("`{id}`: wrote {to}"),
        (Some(to), true) => format!("`{id}`: would write {to}"),
        (None, false) => format!("`{id}`: took out {from}"),
        (None, true) => format!("`{id}`: would take out {from}"),
    }
}

fn json(problems: &[Diagnostic], config: &Config) -> Vec<serde_json::Value> {
    let one = |d: &Diagnostic| {
        let place = d.place.as_ref();
        serde_json::json!({
            "code": d.code,
            "severity": config.severities.get(d.code).copied().unwrap_or(d.severity),
            "message": d.message,
            "file": place.map(|p| p.path.as_str()),
            "line": place.map(|p| p.line).filter(|line| *line > 0),
            "column": place.map(|p| p.column).filter(|column| *column > 0),
            "help": d.help,
            "fixable": is_fixable(d.code),
        })
    };
    problems.iter().map(one).collect()
}
