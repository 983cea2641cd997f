//! `mujaz glossary`: what is in the glossary, and whether it is sound.

mod add;
mod approve;
pub(crate) mod complete;
mod deprecate;
mod desk;
mod edit;
mod editor;
mod entry;
mod find;
mod fmt;
mod lint;
mod merge;
mod patch;
mod questions;
mod remove;
mod rename_id;
mod show;
mod stats;
mod usage;

use std::path::PathBuf;

use mujaz::glossary::{Glossary, store};

use crate::args::{Global, Glossary as Args, GlossaryAction};
use crate::config::Config;
use crate::report::Report;

use self::desk::Desk;
use super::{Failure, Outcome};

pub(crate) fn run(global: &Global, args: &Args, report: &mut Report) -> Result<Outcome, Failure> {
    let config = Config::load(global.config.as_deref())?;
    report.override_severities(&config.severities);
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
    }
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
    let (glossary, problems) = Glossary::from_layers(&layers);
    report.messages(problems);
    glossary
}
