//! `mujaz build`: releases in, briefings out.

use mujaz::diagnostic::Diagnostic;
use mujaz::pipeline::Format;
use mujaz::write::Output;

use crate::args::{Build, FailOn, Global};
use crate::config::Config;
use crate::report::{Report, counted};

use super::run::kept::Kept;
use super::run::{self, Run};
use super::{Failure, Outcome, engine, workers};

pub(crate) fn run(global: &Global, args: &Build, report: &mut Report) -> Result<Outcome, Failure> {
    let config = Config::load(global.config.as_deref())?;
    report.override_severities(&config.severities);
    let fail_on = args.input.fail_on.or(config.fail_on).unwrap_or(FailOn::Error);
    report.show_reasons_of(fail_on);
    let inputs = run::input::inputs(&args.input.paths, &config, report)?;
    let engine = engine(&config, &args.input.glossary, report)?;
    let folder = args.output.as_deref().unwrap_or(&config.output);
    let output = Output::open(folder)?;
    report.messages(output.diagnostics);
    let output = output.value;

    let formats = formats(args, &config)?;
    let options = run::input::product_options(&args.input, &config)?;
    let workers = workers::count(args.input.jobs);
    let (kept, notice) = Kept::open(config.cache.cache(), folder, engine.identity());
    report.messages(notice);
    let job =
        Run { engine: &engine, formats, options, output: Some(&output), force: args.force, workers, kept };
    let mut ran = job.all(&inputs.paths, report)?;
    report.messages(job.kept.finish());
    let made = ran.entries.len() - ran.unchanged;
    let finished = output.finish(&ran.built, &ran.failed, std::mem::take(&mut ran.entries))?;
    report.messages(finished.diagnostics);
    report.rows(&ran.rows);
    report.summary();
    let removed = match finished.value.removed.len() {
        0 => String::new(),
        count => format!("; {} of earlier runs removed", counted(count, "file")),
    };
    let (briefings, failed) = (counted(made, "briefing"), ran.without_briefing());
    let done = format!("{briefings} made, {} unchanged, in {}", ran.unchanged, folder.display());
    report.note(&format!("{done}{removed}{failed}"));
    Ok(ran.outcome(&inputs, fail_on, report))
}

/// What to make, as the command line says, else the configuration; each format once.
fn formats(args: &Build, config: &Config) -> Result<Vec<Format>, Failure> {
    let chosen = if args.formats.is_empty() { &config.formats } else { &args.formats };
    let mut formats: Vec<Format> = chosen.iter().map(|format| (*format).into()).collect();
    formats.sort();
    formats.dedup();
    if formats.is_empty() {
        return Err(Diagnostic::error("no-format", "output.formats names no format").into());
    }
    Ok(formats)
}
