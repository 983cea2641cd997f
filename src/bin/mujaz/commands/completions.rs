//! `mujaz completions`: tab completion for a shell.

use clap::CommandFactory;

use crate::args::{Cli, Completions};
use crate::report::Report;

use super::{Failure, Outcome};

pub(crate) fn run(args: &Completions, report: &mut Report) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "mujaz", &mut script);
    report.result(&script);
    Ok(Outcome::Clean)
}
