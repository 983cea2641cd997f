//! `mujaz check`: everything but writing.

use mujaz::pipeline::Format;

use crate::args::{Check, FailOn, Global};
use crate::config::Config;
use crate::report::{Report, counted};

use super::run::kept::Kept;
use super::run::{self, Run};
use super::{Failure, Outcome, engine, workers};

pub(crate) fn run(global: &Global, args: &Check, report: &mut Report) -> Result<Outcome, Failure> {
    let config = Config::load(global.config.as_deref())?;
    report.override_severities(&config.severities);
    let fail_on = args.input.fail_on.or(config.fail_on).unwrap_or(FailOn::Unresolved);
    report.show_reasons_of(fail_on);
    let inputs = run::input::inputs(&args.input.paths, &config, report)?;
    let engine = engine(&config, &args.input.glossary, report)?;

    let options = run::input::product_options(&args.input, &config)?;
    // The PDF is made too, because only its export finds a missing glyph.
    let workers = workers::count(args.input.jobs);
    let (kept, notice) = Kept::open(config.cache.cache(), &config.output, engine.identity());
    report.messages(notice);
    let job = Run {
        engine: &engine,
        formats: vec![Format::Pdf],
        options,
        output: None,
        force: false,
        workers,
        kept,
    };
    let ran = job.all(&inputs.paths, report)?;
    report.messages(job.kept.finish());
    report.rows(&ran.rows);
    report.summary();
    let (briefings, unchanged) = (counted(ran.rows.len(), "briefing"), ran.unchanged);
    report.note(&format!("{briefings} checked, {unchanged} unchanged{}", ran.without_briefing()));
    Ok(ran.outcome(&inputs, fail_on, report))
}
