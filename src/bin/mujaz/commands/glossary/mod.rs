//! `mujaz glossary`: what is in the glossary, and whether it is sound.

mod diff;
mod find;
mod git;
mod lint;
mod merge_driver;
mod stats;
mod suggest;

use std::path::Path;

use mujaz::diagnostic::Diagnostic;
use mujaz::glossary::{Glossary, store};

use crate::args::{Global, Glossary as Args, GlossaryAction};
use crate::config::Config;
use crate::report::Report;

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
    let glossary = load(&config, args, report);
    match &args.action {
        GlossaryAction::Find(find) => find::run(&glossary, find, report),
        GlossaryAction::Lint => lint::run(&glossary, report),
        GlossaryAction::Stats => stats::run(&glossary, report),
        GlossaryAction::Suggest(suggest) => suggest::run(&config, &glossary, suggest, report),
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
fn load(config: &Config, args: &Args, report: &mut Report) -> Glossary {
    let mut layers = Vec::new();
    if config.shipped_glossary {
        layers.push(store::shipped());
    }
    for folder in config.glossary.iter().chain(&args.glossary) {
        let (files, problems) = store::folder(folder);
        report.messages(problems);
        layers.push(files);
    }
    let (glossary, problems) = Glossary::from_layers(&layers);
    report.messages(problems);
    glossary
}
