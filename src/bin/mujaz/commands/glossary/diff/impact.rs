//! Each release taken to its briefs with the old and with the new glossary.

use std::path::{Path, PathBuf};

use anyhow::Context;
use mujaz::glossary::Glossary;
use mujaz::glossary::store::{self, File};
use mujaz::impact::{self, Altered};
use mujaz::ingest;
use mujaz::pipeline::{self, EngineOptions};

use crate::commands::{Failure, options, run, workers};
use crate::config::Config;
use crate::report::Report;

use super::Side;

/// What a change does to briefings.
pub(super) struct Impact {
    /// How many releases were looked at.
    pub(super) releases: usize,
    /// Those whose briefings it alters.
    pub(super) altered: Vec<AlteredRelease>,
}

/// One release with its altered briefings.
pub(super) struct AlteredRelease {
    pub(super) path: String,
    pub(super) briefings: Vec<Altered>,
}

impl Impact {
    /// `3 briefings of 2 releases are altered; 12 releases were looked at`.
    pub(super) fn summary(&self) -> String {
        let briefings = self.altered.iter().map(|release| release.briefings.len()).sum();
        format!(
            "{} of {} altered, of {} looked at",
            counted(briefings, "briefing"),
            counted(self.altered.len(), "release"),
            self.releases
        )
    }
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Compares the briefs of every release.
///
/// # Errors
/// When no release can be found, or threads cannot be started.
pub(super) fn run(
    old: &Side,
    new: &Side,
    config: &Config,
    extra: &[PathBuf],
    paths: &[PathBuf],
    report: &mut Report,
) -> Result<Impact, Failure> {
    let inputs = run::input::inputs(paths, config, report)?.paths;
    let mut further = Vec::new();
    for folder in extra {
        let (files, problems) = store::folder(folder);
        report.messages(problems);
        further.push(files);
    }
    // Bad entries have been reported when the sides were compared.
    let glossary = |side: &Side| Glossary::from_layers(&layers(&side.files, config, &further)).0;
    let (before, after) = rayon::join(|| glossary(old), || glossary(new));
    let options = options(config, extra);
    let compare = |path: &PathBuf| one(path, &before, &after, &options);
    let done = workers::map(workers::count(None), inputs.iter().collect(), compare)
        .context("the worker threads cannot be started")?;
    let mut altered = Vec::new();
    for (path, (briefings, problems)) in inputs.iter().zip(done) {
        report.messages(problems);
        if !briefings.is_empty() {
            altered.push(AlteredRelease { path: path.display().to_string(), briefings });
        }
    }
    Ok(Impact { releases: inputs.len(), altered })
}

fn layers(house: &[File], config: &Config, further: &[Vec<File>]) -> Vec<Vec<File>> {
    let mut layers = Vec::new();
    if config.shipped_glossary {
        layers.push(store::shipped());
    }
    layers.push(house.to_vec());
    layers.extend_from_slice(further);
    layers
}

/// One release; one that cannot be read is reported and has no briefings on either side.
fn one(
    path: &Path,
    old: &Glossary,
    new: &Glossary,
    options: &EngineOptions,
) -> (Vec<Altered>, Vec<mujaz::diagnostic::Diagnostic>) {
    match ingest::read(path) {
        Ok(release) => {
            let briefs = |glossary| pipeline::briefs(&release.value, glossary, options);
            // What ingest notices is the same with either glossary, and is for `check` to say.
            (impact::compare(&briefs(old), &briefs(new)), Vec::new())
        }
        Err(problems) => (Vec::new(), problems),
    }
}
