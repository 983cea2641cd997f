//! `mujaz glossary fmt`: glossary files in canonical form.

use std::path::{Path, PathBuf};

use mujaz::diagnostic::{Diagnostic, Place, Severity};
use mujaz::glossary::format::format;
use mujaz::glossary::store;

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
        let message = "there is no glossary to format";
        return Err(Diagnostic::error("glossary-read", message)
            .help("name files or folders, or set [glossary] folder in mujaz.toml")
            .into());
    }
    let mut files = Vec::new();
    for path in &paths {
        let (found, problems) = store::folder(path);
        report.messages(problems);
        files.extend(found);
    }
    let looking = args.check || args.diff;
    let mut changed = 0;
    for file in &files {
        match format(&file.path, &file.text) {
            Ok(text) => {
                let patch = Patch { path: Path::new(&file.path), before: &file.text, after: &text };
                if patch.is_empty() {
                    continue;
                }
                changed += 1;
                if looking {
                    show(&patch, args.diff, report);
                } else {
                    patch.write()?;
                    report.note(&format!("formatted {}", file.path));
                }
            }
            Err(problems) => report.messages(problems),
        }
    }
    report.summary();
    report.note(&match (looking, changed) {
        (_, 0) => format!("{} files are in canonical form", files.len()),
        (true, _) => format!("{changed} of {} files are not in canonical form", files.len()),
        (false, _) => format!("{changed} of {} files were formatted", files.len()),
    });
    let failed = report.worst() >= Some(Severity::Error) || looking && changed > 0;
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

fn show(patch: &Patch<'_>, whole: bool, report: &mut Report) {
    if whole {
        report.result(patch.diff().as_bytes());
        return;
    }
    let first = patch.first_line();
    let place = Place { line: first, column: 1, ..Place::file(patch.path.display().to_string()) };
    let message = "the file is not in canonical form from this line on";
    report.messages([Diagnostic::warning("glossary-format", message)
        .at(place)
        .help("run `mujaz glossary fmt`; --diff shows what changes")]);
}
