//! `mujaz glossary fmt`: glossary files in canonical form.

use std::path::{Path, PathBuf};

use mujaz::diagnostic::{Diagnostic, Place, Severity};
use mujaz::glossary::format::format;
use mujaz::glossary::store::{self, Store};

use crate::args::GlossaryFmt;
use crate::commands::{Failure, Outcome};
use crate::config::Config;
use crate::report::Report;

use super::patch::Patch;

pub(super) fn run(
    config: &Config,
    glossaries: &[PathBuf],
    args: &GlossaryFmt,
    report: &mut Report,
) -> Result<Outcome, Failure> {
    let house = || config.glossary.iter().chain(glossaries).cloned().collect();
    let paths: Vec<PathBuf> = if args.paths.is_empty() { house() } else { args.paths.clone() };
    if paths.is_empty() {
        report.note("this project has no glossary of its own");
        return Ok(Outcome::Clean);
    }
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        let name = missing.display();
        return Err(Diagnostic::error("glossary-read", format!("there is no file or folder {name}"))
            .at(Place::file(name.to_string()))
            .into());
    }
    let looking = args.check || args.diff;
    let mut tally = Tally::default();
    for path in &paths {
        if looking {
            look(path, args.diff, &mut tally, report);
        } else {
            write(path, &mut tally, report)?;
        }
    }
    report.summary();
    let Tally { files, changed, refused } = tally;
    let said = match (looking, changed) {
        (_, 0) => format!("{} of {files} files are in canonical form", files - refused),
        (true, _) => format!("{changed} of {files} files are not in canonical form"),
        (false, _) => format!("{changed} of {files} files were formatted"),
    };
    let left = if refused > 0 { format!("; {refused} left as they are for an error") } else { String::new() };
    report.note(&format!("{said}{left}"));
    let failed = report.worst() >= Some(Severity::Error) || looking && changed > 0;
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// How many files were read, how many were not in canonical form, and how many cannot be formatted.
#[derive(Default)]
struct Tally {
    files: usize,
    changed: usize,
    refused: usize,
}

fn look(path: &Path, whole: bool, tally: &mut Tally, report: &mut Report) {
    let (files, problems) = store::folder(path);
    report.messages(problems);
    for file in &files {
        tally.files += 1;
        match format(&file.path, &file.text) {
            Ok(text) => {
                let patch = Patch { path: &file.path, before: &file.text, after: &text };
                if !patch.is_empty() {
                    tally.changed += 1;
                    show(&patch, whole, report);
                }
            }
            Err(problems) => {
                tally.refused += 1;
                report.messages(problems);
            }
        }
    }
}

/// Formats a folder, or one file of a folder, while nobody else edits it.
fn write(path: &Path, tally: &mut Tally, report: &mut Report) -> Result<(), Failure> {
    let (folder, only) = if path.is_dir() { (path, None) } else { (folder_of(path), Some(path)) };
    let mut store = Store::open(folder)?;
    report.messages(store.problems().iter().cloned());
    for file in store.files() {
        if only.is_some_and(|only| Path::new(&file.path) != only) {
            continue;
        }
        tally.files += 1;
        match format(&file.path, &file.text) {
            Ok(text) if text != file.text => {
                tally.changed += 1;
                store.rewrite(Path::new(&file.path), &text);
            }
            Ok(_) => {}
            Err(problems) => {
                tally.refused += 1;
                report.messages(problems);
            }
        }
    }
    for path in store.commit()? {
        report.note(&format!("formatted {}", path.display()));
    }
    Ok(())
}

/// The folder of a file; the working folder for a bare name.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn show(patch: &Patch<'_>, whole: bool, report: &mut Report) {
    if whole {
        report.result(patch.diff().as_bytes());
        return;
    }
    let first = patch.first_line();
    let place = Place { line: first, column: 1, ..Place::file(patch.path) };
    let message = "the file is not in canonical form from this line on";
    report.messages([Diagnostic::warning("glossary-format", message)
        .at(place)
        .help("run `mujaz glossary fmt`; --diff shows what changes")]);
}
