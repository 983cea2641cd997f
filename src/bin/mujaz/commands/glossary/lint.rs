//! `mujaz glossary lint`: every problem of every entry.

use mujaz::glossary::Glossary;

use crate::args::FailOn;
use crate::commands::{Failure, Outcome};
use crate::report::Report;

pub(super) fn run(glossary: &Glossary, report: &mut Report) -> Result<Outcome, Failure> {
    report.summary();
    report.note(&format!("{} concepts", glossary.concepts.len()));
    let failed = FailOn::Error.is_reached_by(report.worst());
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}
