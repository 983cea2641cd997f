//! `mujaz glossary suggest`: names of releases that the glossary lacks, and what to do about them.

mod keep;
mod session;
mod terminal;
mod text;

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::Context;
use mujaz::glossary::Glossary;
use mujaz::suggest::entry::{self, Draft};
use mujaz::suggest::{self, Source, Suggestion};
use mujaz::{ingest, pipeline};

use crate::args::GlossarySuggest;
use crate::commands::{Failure, Outcome, options, run as releases, workers};
use crate::config::Config;
use crate::report::{Message, Report};

use super::desk::Desk;

use keep::Keeper;
use session::Keep;

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossarySuggest) -> Result<Outcome, Failure> {
    let folder = desk.folder().to_owned();
    let glossary = super::load(desk.config, desk.extra, desk.report);
    let mut keeper = Keeper::open(&folder, &glossary);
    if !args.refuse.is_empty() {
        return refuse(&mut keeper, &args.refuse, desk.report);
    }
    let report = &mut *desk.report;
    let mut suggestions = gather(desk.config, &glossary, &args.paths, report)?;
    if !args.all {
        let refused = keep::refused(&folder)?;
        suggestions.retain(|suggestion| !refused.holds(&suggestion.ar));
    }
    if args.write.is_some() {
        return write(&suggestions, &mut keeper, report);
    }
    if args.json {
        let mut json = serde_json::to_vec_pretty(&suggestions).context("the list cannot be written")?;
        json.push(b'\n');
        report.result(&json);
        return Ok(Outcome::Clean);
    }
    let asks = !args.list && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if asks && !suggestions.is_empty() {
        let done = session::run(&suggestions, &mut terminal::Terminal::new(report), &mut keeper)?;
        report.note(&done.to_string());
        return Ok(Outcome::Clean);
    }
    report.result(text::list(&suggestions, report).as_bytes());
    report.note(&counted(suggestions.len(), "name", "names"));
    Ok(Outcome::Clean)
}

/// What all releases suggest.
fn gather(
    config: &Config,
    glossary: &Glossary,
    paths: &[PathBuf],
    report: &mut Report,
) -> Result<Vec<Suggestion>, Failure> {
    let inputs = releases::input::inputs(paths, config, report)?.paths;
    let options = options(config, &[]);
    let read = workers::map(workers::count(None), inputs, |path| {
        let release = ingest::read(&path)?;
        let briefs = pipeline::briefs(&release.value, glossary, &options);
        Ok::<_, Vec<mujaz::diagnostic::Diagnostic>>(Source { path: path.display().to_string(), briefs })
    })
    .context("the worker threads cannot be started")?;
    let mut sources = Vec::new();
    for result in read {
        match result {
            Ok(source) => sources.push(source),
            Err(problems) => report.messages(problems.into_iter().map(Message::from)),
        }
    }
    Ok(suggest::suggest(&sources, glossary))
}

/// Writes an entry for each suggestion that has English.
fn write(suggestions: &[Suggestion], keeper: &mut Keeper, report: &mut Report) -> Result<Outcome, Failure> {
    let mut entries = Vec::new();
    let mut lines = Vec::new();
    for suggestion in suggestions {
        let Some(draft) = Draft::of(suggestion) else {
            lines.push(format!("skipped, no English: {}", suggestion.ar));
            continue;
        };
        let is_taken = |id: &str| {
            keeper.is_taken(id) || entries.iter().any(|concept: &mujaz::glossary::Concept| concept.id == id)
        };
        let concept = entry::entry(suggestion, &draft, &is_taken);
        match entry::problems(&concept).first() {
            Some(problem) => lines.push(format!("skipped, {}: {}", problem.message, suggestion.ar)),
            None => {
                lines.push(format!("proposed {} ({}): {}", concept.id, concept.name_en(), suggestion.ar));
                entries.push(concept);
            }
        }
    }
    let count = entries.len();
    keeper.accept_all(entries)?;
    let text: String = lines.iter().map(|line| format!("{}\n", report.line(line))).collect();
    report.result(text.as_bytes());
    let skipped = suggestions.len() - count;
    report.note(&format!("{} written, {skipped} skipped", counted(count, "entry", "entries")));
    Ok(Outcome::Clean)
}

fn refuse(keeper: &mut Keeper, names: &[String], report: &mut Report) -> Result<Outcome, Failure> {
    for name in names {
        keeper.refuse(name)?;
    }
    report.note(&format!("{} refused", counted(names.len(), "name", "names")));
    Ok(Outcome::Clean)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
