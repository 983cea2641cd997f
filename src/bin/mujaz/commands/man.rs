//! `mujaz man`: the manual page, in roff.

use anyhow::Context;
use clap::CommandFactory;

use crate::args::Cli;
use crate::report::Report;

use super::{Failure, Outcome};

pub(crate) fn run(report: &mut Report) -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    let mut command = Cli::command();
    // Building gives the commands their full names, `mujaz-build`.
    command.build();
    // Each command has its page after the main one, so that one file says everything.
    let mut pages = vec![clap_mangen::Man::new(command.clone())];
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        pages.push(clap_mangen::Man::new(sub.clone()));
    }
    for man in pages {
        man.render(&mut page).context("the manual page cannot be written")?;
    }
    report.result(&page);
    Ok(Outcome::Clean)
}
