//! `mujaz glossary merge-driver`: what git calls to merge a glossary file.
//!
//! The protocol of git (gitattributes, "Defining a custom merge driver"): the result goes over our
//! file; status 0 is a clean merge, 1 to 128 a conflict, above 128 a failure that stops the merge.

use std::path::Path;

use mujaz::diagnostic::{Diagnostic, Place};
use mujaz::glossary::merge::{self, Merged, Side, Unmergeable};

use crate::args::GlossaryMergeDriver;
use crate::commands::Outcome;
use crate::report::Report;

use super::git;

pub(super) fn run(args: &GlossaryMergeDriver, report: &mut Report) -> Outcome {
    let path = args.path.clone().unwrap_or_else(|| args.ours.display().to_string());
    let merged = match texts(args) {
        Ok([base, ours, theirs]) => merge::merge(&base, &ours, &theirs, args.marker_size.into()),
        Err(problem) => {
            report.messages([problem]);
            return Outcome::Aborted;
        }
    };
    match merged {
        Ok(merged) => write(&args.ours, &path, &merged, report),
        Err(unmergeable) => by_lines(args, &path, &unmergeable, report),
    }
}

/// The three files as text.
fn texts(args: &GlossaryMergeDriver) -> Result<[String; 3], Diagnostic> {
    let read = |path: &Path| {
        std::fs::read_to_string(path).map_err(|error| {
            Diagnostic::error("unreadable-file", format!("cannot read a side of the merge: {error}"))
                .at(Place::file(path.display().to_string()))
                .help("glossary files are UTF-8 text")
        })
    };
    Ok([read(&args.base)?, read(&args.ours)?, read(&args.theirs)?])
}

/// Writes the merged text where git will look for it, and reports what is left to decide.
fn write(ours: &Path, path: &str, merged: &Merged, report: &mut Report) -> Outcome {
    if let Err(error) = std::fs::write(ours, &merged.text) {
        let message = format!("cannot write the merged file: {error}");
        report.messages([Diagnostic::error("unwritable-file", message)
            .at(Place::file(ours.display().to_string()))
            .help("nothing was merged; make room and merge again")]);
        return Outcome::Aborted;
    }
    for conflict in &merged.conflicts {
        let place = Place { line: conflict.line, column: 1, ..Place::file(path) };
        report.messages([Diagnostic::error(
            "merge-conflict",
            format!("`{}`: {}", conflict.id, conflict.why),
        )
        .at(place)
        .help("keep one of the two between the markers, then `git add` the file")]);
    }
    if merged.conflicts.is_empty() { Outcome::Clean } else { Outcome::Findings }
}

/// What git does without a driver, for a file that cannot be taken apart into entries.
fn by_lines(args: &GlossaryMergeDriver, path: &str, reason: &Unmergeable, report: &mut Report) -> Outcome {
    let side = match reason.side {
        Side::Base => "the common ancestor",
        Side::Ours => "our side",
        Side::Theirs => "their side",
    };
    let place = Place { line: reason.line, column: 1, ..Place::file(path) };
    let message = format!("merged by lines, because {side} cannot be read: {reason}");
    report.messages([Diagnostic::warning("merge-by-lines", message)
        .at(place)
        .help("look at the result with `mujaz glossary lint`")]);
    match git::merge_lines(&args.base, &args.ours, &args.theirs, args.marker_size) {
        Some(0) => Outcome::Clean,
        Some(_) => Outcome::Findings,
        None => {
            let message = "the file could not be merged by lines either";
            report.messages([Diagnostic::error("merge-failed", message).at(Place::file(path))]);
            Outcome::Aborted
        }
    }
}
