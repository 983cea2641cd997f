//! The command line of mujaz: arguments in, diagnostics and products out.
//!
//! [`args`] holds all of clap, [`config`] reads `mujaz.toml`, [`commands`] has one file for each
//! command, [`report`] does all printing. The library never prints and never exits.

mod args;
mod cache;
mod commands;
mod config;
mod report;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use clap_complete::CompleteEnv;

use args::{Cli, Command};
use commands::{Outcome, build, check, completions, explain, glossary, init, man, schema};
use report::Report;

fn main() -> ExitCode {
    // Where a shell asks what can follow, this answers and ends the process.
    CompleteEnv::with_factory(Cli::command).var(completions::VARIABLE).complete();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(said) => return ExitCode::from(u8::try_from(report::usage(&said)).unwrap_or(2)),
    };
    let mut report = Report::new(&cli.global);
    let result = match cli.command {
        Command::Build(args) => build::run(&cli.global, &args, &mut report),
        Command::Check(args) => check::run(&cli.global, &args, &mut report),
        Command::Explain(args) => explain::run(&cli.global, &args, &mut report),
        Command::Glossary(args) => glossary::run(&cli.global, &args, &mut report),
        Command::Init(args) => init::run(&args, &mut report),
        Command::Schema(args) => schema::run(&args, &mut report),
        Command::Completions(args) => completions::run(&args, &mut report),
        Command::Man => man::run(&mut report),
    };
    let result = match report.unwritten() {
        Some(failure) if result.is_ok() => Err(failure),
        _ => result,
    };
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Incomplete) => ExitCode::from(2),
        Ok(Outcome::Aborted) => ExitCode::from(129),
        Err(failure) => {
            report.failure(&failure);
            ExitCode::from(2)
        }
    }
}
