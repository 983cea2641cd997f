//! What a run is about: the releases, and how their products are made.

use std::path::PathBuf;

use mujaz::diagnostic::{Diagnostic, Severity};
use mujaz::ingest;
use mujaz::pipeline::ProductOptions;
use mujaz::typeset::PdfOptions;

use crate::args::Input;
use crate::commands::Failure;
use crate::config::Config;
use crate::report::Report;

/// The files a command is about.
pub(in crate::commands) struct Inputs {
    pub(in crate::commands) paths: Vec<PathBuf>,
    /// Whether everything that was named could be looked at.
    pub(in crate::commands) is_whole: bool,
}

/// Finds the files that are named, or those of the project.
///
/// # Errors
/// When there is none: what was named cannot be found, or holds no release.
pub(in crate::commands) fn inputs(
    given: &[PathBuf],
    config: &Config,
    report: &mut Report,
) -> Result<Inputs, Failure> {
    let found = ingest::discover(if given.is_empty() { &config.inputs } else { given });
    let (passed, problems): (Vec<Diagnostic>, Vec<Diagnostic>) =
        found.diagnostics.into_iter().partition(|d| d.code == ingest::PASSED_OVER);
    for notice in passed {
        report.tell(notice);
    }
    if found.value.is_empty() {
        // A nightly run that finds nothing to do has been pointed at the wrong place.
        let help = "name a file or folder, or start a project with `mujaz init`";
        let error = |d: Diagnostic| Diagnostic { severity: Severity::Error, ..d }.help(help);
        return Err(problems.into_iter().map(error).collect::<Vec<Diagnostic>>().into());
    }
    let is_whole = !problems.iter().any(|d| d.severity == Severity::Error);
    report.messages(problems);
    Ok(Inputs { paths: found.value, is_whole })
}

/// Product options, the command line over the configuration.
///
/// # Errors
/// When the PDF standards are none or contradict each other.
pub(in crate::commands) fn product_options(
    input: &Input,
    config: &Config,
) -> Result<ProductOptions, Failure> {
    let standards = if input.pdf_standards.is_empty() { &config.pdf_standards } else { &input.pdf_standards };
    PdfOptions { standards: standards.clone(), identifier: None }.check()?;
    Ok(ProductOptions {
        layout: input.layout.unwrap_or(config.layout).into(),
        pdf_standards: standards.clone(),
        publisher: config.publisher.clone(),
    })
}
