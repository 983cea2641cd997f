//! `mujaz glossary`: what is in the glossary, and whether it is sound.

mod add;
mod approve;
pub(crate) mod complete;
mod deprecate;
mod desk;
mod diff;
mod edit;
mod editor;
mod entry;
mod export;
mod find;
mod fmt;
mod git;
mod import;
mod lint;
mod merge;
mod merge_driver;
mod named;
mod patch;
mod questions;
mod releases;
mod remove;
mod rename_id;
mod show;
mod stats;
mod suggest;
mod usage;

use std::path::{Path, PathBuf};

use mujaz::diagnostic::Diagnostic;
use mujaz::glossary::{Glossary, store};

use crate::args::{Global, Glossary as Args, GlossaryAction};
use crate::config::Config;
use crate::report::Report;

use self::desk::Desk;
use super::{Failure, Outcome};

pub(crate) fn run(global: &Global, args: &Args, report: &mut Report) -> Result<Outcome, Failure> {
    // A merge must not depend on a configuration that may itself be in the middle of being merged.
    if let GlossaryAction::MergeDriver(merge) = &args.action {
        return Ok(merge_driver::run(merge, report));
    }
    let config = Config::load(global.config.as_deref())?;
    report.override_severities(&config.severities);
    if let GlossaryAction::Diff(diff) = &args.action {
        return diff::run(&config, &args.glossary, diff, report);
    }
    let mut desk = Desk { config: &config, extra: &args.glossary, report };
    match &args.action {
        GlossaryAction::Find(find) => find::run(&mut desk, find),
        GlossaryAction::Show(show) => show::run(&mut desk, show),
        GlossaryAction::Add(add) => add::run(&mut desk, add),
        GlossaryAction::Edit(edit) => edit::run(&mut desk, edit),
        GlossaryAction::Approve(approve) => approve::run(&mut desk, approve),
        GlossaryAction::Deprecate(deprecate) => deprecate::run(&mut desk, deprecate),
        GlossaryAction::Remove(remove) => remove::run(&mut desk, remove),
        GlossaryAction::Merge(merge) => merge::run(&mut desk, merge),
        GlossaryAction::RenameId(rename) => rename_id::run(&mut desk, rename),
        GlossaryAction::Stats(stats) => stats::run(&mut desk, stats),
        GlossaryAction::Lint(lint) => lint::run(&config, &args.glossary, lint, report),
        GlossaryAction::Fmt(fmt) => fmt::run(&config, &args.glossary, fmt, report),
        GlossaryAction::Export(export) => export::run(&mut desk, export),
        GlossaryAction::Import(import) => import::run(&mut desk, import),
        GlossaryAction::Suggest(suggest) => suggest::run(&mut desk, suggest),
        GlossaryAction::Diff(_) | GlossaryAction::MergeDriver(_) => Ok(Outcome::Clean),
    }
}

/// The project's own glossary.
fn project(config: &Config) -> Result<&Path, Diagnostic> {
    config.glossary.as_deref().ok_or_else(|| {
        Diagnostic::error("glossary-folder", "this project has no glossary folder")
            .help("make the folder `glossary`, or name one in mujaz.toml under [glossary] folder")
    })
}

/// All layers, with what is wrong in them reported.
fn load(config: &Config, extra: &[PathBuf], report: &mut Report) -> Glossary {
    let mut layers = Vec::new();
    if config.shipped_glossary {
        layers.push(store::shipped());
    }
    for folder in config.glossary.iter().chain(extra) {
        let (files, problems) = store::folder(folder);
        report.messages(problems);
        layers.push(files);
    }
    let (glossary, problems) = Glossary::open(&layers, &config.cache.cache());
    report.messages(problems);
    glossary
}
