//! One file for each command.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod explain;
pub(crate) mod glossary;
pub(crate) mod init;
pub(crate) mod man;
mod run;
pub(crate) mod schema;
mod workers;

use std::ffi::OsString;
use std::path::PathBuf;

use mujaz::diagnostic::{Diagnostic, Severity};
use mujaz::pipeline::{Engine, EngineOptions};

use crate::config::Config;
use crate::report::Report;

/// How a command that was carried out ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing that matters was found.
    Clean,
    /// Something at or above `--fail-on` was found.
    Findings,
    /// Some of it could not be done: a release gave no briefing. What `--fail-on` says is about findings
    /// on briefings that are there, and changes nothing here.
    Incomplete,
    /// It could not be carried out, and the program that asked for it must not go on: git takes only
    /// a status above 128 for that.
    Aborted,
}

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) enum Failure {
    Diagnosed(Vec<Diagnostic>),
    Other(anyhow::Error),
}

impl From<Vec<Diagnostic>> for Failure {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self::Diagnosed(diagnostics)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Diagnosed(vec![diagnostic])
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

/// The engine of a project; house glossaries from the command line lie over the project's own.
fn engine(config: &Config, glossaries: &[PathBuf], report: &mut Report) -> Result<Engine, Failure> {
    let engine = Engine::new(&EngineOptions {
        source_date_epoch: source_date_epoch(std::env::var_os("SOURCE_DATE_EPOCH"))?,
        ..options(config, glossaries)
    })?;
    // Without a glossary that it was told to use, a run would put worse briefings in the place of good ones.
    let is_unread = |d: &Diagnostic| d.code == "glossary-read" && d.severity == Severity::Error;
    if engine.diagnostics.iter().any(is_unread) {
        return Err(engine.diagnostics.into_iter().filter(is_unread).collect::<Vec<_>>().into());
    }
    report.messages(engine.diagnostics);
    Ok(engine.value)
}

/// What a project's engine is made from.
fn options(config: &Config, glossaries: &[PathBuf]) -> EngineOptions {
    EngineOptions {
        glossary_folders: config.glossary.iter().chain(glossaries).cloned().collect(),
        shipped_glossary: config.shipped_glossary,
        glossary_cache: config.cache.cache(),
        templates: config.templates.clone(),
        fonts: config.fonts.clone(),
        country: config.country.clone(),
        style: config.style,
        publishers: config.publishers.clone(),
        source_date_epoch: None,
    }
}

/// What `SOURCE_DATE_EPOCH` says, in seconds since 1970; reproducible-builds.org has it that a value
/// which is no such number is an error.
fn source_date_epoch(variable: Option<OsString>) -> Result<Option<i64>, Diagnostic> {
    let Some(value) = variable.filter(|value| !value.is_empty()) else { return Ok(None) };
    let seconds = value.to_str().and_then(|value| value.trim().parse().ok());
    let is_date = |seconds: &i64| chrono::DateTime::from_timestamp(*seconds, 0).is_some();
    seconds.filter(is_date).map(Some).ok_or_else(|| {
        let message = format!("SOURCE_DATE_EPOCH is `{}`, which is no date", value.to_string_lossy());
        Diagnostic::error("invalid-value", message)
            .help("set it to seconds since 1970, as `date +%s` prints them, or unset it")
    })
}
