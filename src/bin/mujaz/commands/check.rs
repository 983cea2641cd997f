//! `mujaz check`: everything but writing.

use mujaz::pipeline::Format;

use crate::args::{Check, FailOn, Global};
use crate::config::Config;
use crate::report::Report;

use super::run::kept::Kept;
use super::run::{self, Run};
use super::{Failure, Outcome, engine, workers};

pub(crate) fn run(global: &Global, args: &Check, report: &mut Report) -> Result<Outcome, Failure> {
    let config = Config::load(global.config.as_deref())?;
    report.override_severities(&config.severities);
    let fail_on = args.input.fail_on.or(config.fail_on).unwrap_or(FailOn::Unresolved);
    report.show_reasons_of(fail_on);
    let paths = run::inputs(&args.input.paths, &config, report)?;
    let engine = engine(&config, &args.input.glossary, report)?;

    let options = run::product_options(&args.input, &config)?;
    // The PDF is made too, because only its export finds a missing glyph.
    let workers = workers::count(args.input.jobs);
    let job = Run {
        engine: &engine,
        formats: vec![Format::Pdf],
        options,
        output: None,
        force: false,
        workers,
        kept: Kept::nothing(),
    };
    let ran = job.all(&paths, report)?;
    report.rows(&ran.rows);
    report.summary();

    Ok(if fail_on.is_reached_by(report.worst()) { Outcome::Findings } else { Outcome::Clean })
}
