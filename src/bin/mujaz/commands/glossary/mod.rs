//! `mujaz glossary`: what is in the glossary, and whether it is sound.

mod find;
mod fmt;
mod lint;
mod patch;
mod stats;

use mujaz::glossary::{Glossary, store};

use crate::args::{Global, Glossary as Args, GlossaryAction};
use crate::config::Config;
use crate::report::Report;

use super::{Failure, Outcome};

pub(crate) fn run(global: &Global, args: &Args, report: &mut Report) -> Result<Outcome, Failure> {
    let config = Config::load(global.config.as_deref())?;
    report.override_severities(&config.severities);
    match &args.action {
        GlossaryAction::Find(find) => find::run(&load(&config, args, report), find, report),
        GlossaryAction::Lint(lint) => lint::run(&config, &args.glossary, lint, report),
        GlossaryAction::Fmt(fmt) => fmt::run(&config, &args.glossary, fmt, report),
        GlossaryAction::Stats => stats::run(&load(&config, args, report), report),
    }
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
