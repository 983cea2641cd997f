//! `mujaz completions`: tab completion for a shell.

use anyhow::{Context, anyhow};
use clap_complete::env::Shells;

use crate::args::Completions;
use crate::report::Report;

use super::{Failure, Outcome};

/// The environment variable through which a shell asks for completions; the scripts set it.
pub(crate) const VARIABLE: &str = "COMPLETE";

/// Prints the script that asks this program what can follow, ids of the glossary included.
pub(crate) fn run(args: &Completions, report: &mut Report) -> Result<Outcome, Failure> {
    let name = args.shell.to_string();
    let shells = Shells::builtins();
    let shell = shells.completer(&name).ok_or_else(|| anyhow!("there are no completions for {name}"))?;
    let mut script = Vec::new();
    shell
        .write_registration(VARIABLE, "mujaz", "mujaz", "mujaz", &mut script)
        .context("the completions cannot be written")?;
    report.result(&script);
    Ok(Outcome::Clean)
}
