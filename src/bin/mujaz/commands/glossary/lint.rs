//! `mujaz glossary lint`: every problem of every entry, and the repair of those that need no decision.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use anyhow::Context;
use mujaz::diagnostic::Diagnostic;
use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::edit;
use mujaz::glossary::lint::{self, Change, Linted, Measure, Placed};
use mujaz::glossary::store::{self, File, Store};
use mujaz::ingest;

use crate::args::GlossaryLint;
use crate::commands::{Failure, Outcome};
use crate::config::Config;
use crate::report::Report;

use super::desk::kept_for;
use super::patch::Patch;

pub(super) fn run(
    config: &Config,
    glossaries: &[PathBuf],
    args: &GlossaryLint,
    report: &mut Report,
) -> Result<Outcome, Failure> {
    let mut layers = Layers::read(config, glossaries, args.shipped);
    let measure = measure(config);
    let home = kept_for(config, glossaries);
    if args.fix {
        let changes = layers.look(config, &home, &measure).changes;
        layers.repair(&changes, args.dry_run, report)?;
        if !args.dry_run {
            layers = Layers::read(config, glossaries, args.shipped);
        }
    }
    let look = layers.kept(config, &home, &measure);
    report.show_reasons_of(args.fail_on);
    if args.json {
        report.count(look.problems.iter().cloned());
        let mut text =
            serde_json::to_vec_pretty(&json(&look, config)).context("the findings cannot be written")?;
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
    /// The files of each layer, the lowest first.
    files: Vec<Vec<File>>,
    /// The house's own folders, whose files are the last layers.
    house: Vec<PathBuf>,
    problems: Vec<Diagnostic>,
    /// Whether findings on the shipped entries are reported beside those on the house's own.
    both: bool,
}

/// What was found in the layers.
struct Look {
    found: Linted,
    changes: Vec<Change>,
}

impl Layers {
    fn read(config: &Config, glossaries: &[PathBuf], both: bool) -> Self {
        let mut layers = Self { files: Vec::new(), house: Vec::new(), problems: Vec::new(), both };
        if config.shipped_glossary {
            layers.files.push(store::shipped());
        }
        for folder in config.glossary.iter().chain(glossaries) {
            let (files, problems) = store::folder(folder);
            layers.problems.extend(problems);
            layers.files.push(files);
            layers.house.push(folder.clone());
        }
        layers
    }

    /// The files of the house, folder by folder.
    fn house_files(&self) -> &[Vec<File>] {
        &self.files[self.files.len() - self.house.len()..]
    }

    /// What is found, or was in an earlier run on the same files.
    fn kept(&self, config: &Config, home: &Path, measure: &Measure) -> Linted {
        let question = format!("{} {}\n{}", self.both, self.house.len(), measure.summary());
        let find = || self.look(config, home, measure).found;
        lint::kept(&self.files, &question, &config.cache.cache(), home, find).after(&self.problems)
    }

    fn look(&self, config: &Config, home: &Path, measure: &Measure) -> Look {
        let (catalogue, mut problems) = Catalogue::open(&self.files, &config.cache.cache(), home);
        let concepts = catalogue.concepts();
        let mut found = lint::lint(concepts, measure);
        // The house is asked about its own entries; whoever has none looks after the shipped ones.
        let house: HashSet<&str> =
            self.house_files().iter().flatten().map(|file| file.path.as_str()).collect();
        if !self.both && !house.is_empty() {
            found.retain(|f| house.contains(concepts[f.concept].at.path.as_str()));
        }
        let mut placed = lint::placed(found, concepts, self.files.iter().flatten());
        problems.extend(catalogue.problems());
        let is_asked = |file: &&File| self.both || house.is_empty() || house.contains(file.path.as_str());
        let files: Vec<&File> = self.files.iter().flatten().filter(is_asked).collect();
        problems.extend(lint::left_out(&problems, &files, &catalogue, measure));
        let folders = self.house_files().iter().filter(|_| placed.iter().any(|p| p.finding.fix.is_some()));
        let editable: Vec<_> = folders.map(|files| edit::editable(texts(files))).collect();
        let is_repaired = |p: &Placed| {
            let id = &concepts[p.finding.concept].id;
            house.contains(p.place.path.as_str())
                && editable.iter().any(|ids| ids.contains(id))
                && lint::is_repaired(&p.finding, concepts)
        };
        let first = problems.len();
        let fixable = (first..).zip(&placed).filter(|(_, p)| is_repaired(p)).map(|(at, _)| at).collect();
        problems.extend(placed.iter().map(Placed::diagnostic));
        placed.retain(is_repaired);
        let changes = lint::changes(placed.iter().map(|p| &p.finding), concepts);
        Look { found: Linted { problems, fixable, concepts: concepts.len() }, changes }
    }
}

impl Layers {
    /// Makes the changes in the house's folders, or shows them as a diff.
    fn repair(&self, changes: &[Change], dry: bool, report: &mut Report) -> Result<(), Failure> {
        let ids: BTreeSet<&str> = changes.iter().map(|change| change.id.as_str()).collect();
        for (folder, files) in self.house.iter().zip(self.house_files()) {
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
                if repaired != concept
                    && let Err(problems) = store.update(id, &repaired)
                {
                    report.messages(problems);
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

fn texts(files: &[File]) -> impl Iterator<Item = &str> {
    files.iter().map(|file| file.text.as_str())
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

fn json(found: &Linted, config: &Config) -> Vec<serde_json::Value> {
    let one = |(at, d): (usize, &Diagnostic)| {
        let place = d.place.as_ref();
        serde_json::json!({
            "code": d.code,
            "severity": config.severities.get(d.code).copied().unwrap_or(d.severity),
            "message": d.message,
            "file": place.map(|p| p.path.as_str()),
            "line": place.map(|p| p.line).filter(|line| *line > 0),
            "column": place.map(|p| p.column).filter(|column| *column > 0),
            "help": d.help,
            "fixable": found.fixable.binary_search(&at).is_ok(),
        })
    };
    found.problems.iter().enumerate().map(one).collect()
}
