//! The two sides of a comparison: the project's glossary, a revision of it, a file or a folder.

use std::path::Path;

use mujaz::diagnostic::{Diagnostic, Place};
use mujaz::glossary::store::{self, File};

use crate::commands::Failure;
use crate::commands::glossary::{git, project};
use crate::config::Config;
use crate::report::Report;

/// One side.
pub(super) struct Side {
    /// How it is called in a report.
    pub(super) name: String,
    /// Its files.
    pub(super) files: Vec<File>,
}

/// Reads both sides: the old one is HEAD and the new one the project's glossary, where nothing else is
/// said.
pub(super) fn both(
    old: Option<&str>,
    new: Option<&str>,
    config: &Config,
    report: &mut Report,
) -> Result<(Side, Side), Failure> {
    let old = old.unwrap_or("HEAD");
    if let Some(new) = new {
        return Ok((side(old, config, report)?, side(new, config, report)?));
    }
    let folder = project(config)?;
    let new = Side { name: folder.display().to_string(), files: folder_files(folder, report) };
    let mut old_side = side(old, config, report)?;
    let path = Path::new(old);
    if path.is_file() {
        in_place(&mut old_side, path, &new);
    }
    Ok((old_side, new))
}

/// A single file stands for the file of the same name in the project; the others are the same on both
/// sides. Where the project has no such file it stands for itself.
fn in_place(old: &mut Side, path: &Path, new: &Side) {
    let same_name = |file: &&File| Path::new(&file.path).file_name() == path.file_name();
    if new.files.iter().any(|file| same_name(&file)) {
        old.files.extend(new.files.iter().filter(|file| !same_name(file)).cloned());
    }
}

fn side(given: &str, config: &Config, report: &mut Report) -> Result<Side, Failure> {
    let path = Path::new(given);
    let files = if path.is_dir() {
        folder_files(path, report)
    } else if path.is_file() {
        let text = std::fs::read_to_string(path).map_err(|error| {
            Diagnostic::error("glossary-read", format!("cannot read a glossary file: {error}"))
                .at(Place::file(given))
                .help("glossary files are UTF-8 text")
        })?;
        vec![File { path: given.to_owned(), text }]
    } else {
        git::files(given, project(config)?)?
    };
    Ok(Side { name: given.to_owned(), files })
}

fn folder_files(folder: &Path, report: &mut Report) -> Vec<File> {
    let (files, problems) = store::folder(folder);
    report.messages(problems);
    files
}
