//! Which files a command is about.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Place, Warned};

/// The name by which standard input goes.
pub const STDIN: &str = "-";

/// The files meant by the paths a user gave, in the order given and sorted within a folder.
///
/// A file named by itself is taken whatever its name. Folders are searched with their subfolders
/// for `.txt` and `.md`; hidden entries and files called `README` are passed over there. Each file
/// comes once. What cannot be found or read is a diagnostic, and the rest is still returned.
pub fn discover(paths: &[PathBuf]) -> Warned<Vec<PathBuf>> {
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    let mut diagnostics = Vec::new();
    for path in paths {
        let found = if path == Path::new(STDIN) { vec![path.clone()] } else { one(path, &mut diagnostics) };
        for file in found {
            // The same file by two spellings (`a.txt`, `./a.txt`) is still one file.
            let identity = std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
            if seen.insert(identity) {
                files.push(file);
            }
        }
    }
    Warned::new(files, diagnostics)
}

fn one(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => folder(path, diagnostics),
        Ok(_) => vec![path.to_owned()],
        Err(error) => {
            diagnostics.push(unreadable(path, &error.to_string()));
            Vec::new()
        }
    }
}

fn folder(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_release(entry.path()) => {
                // `./a.txt` would be `a.txt` by another name.
                let path = entry.into_path();
                files.push(path.strip_prefix(".").map(Path::to_owned).unwrap_or(path));
            }
            Ok(_) => {}
            Err(error) => diagnostics.push(unreadable(error.path().unwrap_or(path), &error.to_string())),
        }
    }
    if files.is_empty() {
        diagnostics.push(
            Diagnostic::warning("no-releases", "this folder holds no .txt or .md file")
                .at(Place::file(path.display().to_string())),
        );
    }
    files
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_release(path: &Path) -> bool {
    let readme = path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    !readme && path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt") || e.eq_ignore_ascii_case("md"))
}

/// The error for a path that cannot be read.
pub(super) fn unreadable(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::error("unreadable-file", format!("cannot be read: {why}"))
        .at(Place::file(path.display().to_string()))
}
