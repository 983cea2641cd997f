//! Which files a command is about.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Diagnostic, Place, Warned};

/// The name by which standard input goes.
pub const STDIN: &str = "-";

/// The code of the notice about files that are in no format that is read.
pub const PASSED_OVER: &str = "passed-over";

/// The files meant by the paths a user gave, in the order given and sorted within a folder.
///
/// A file named by itself is taken whatever its name. Folders are searched with their subfolders
/// for `.txt` and `.md`; hidden entries and files called `README` are passed over there without a word,
/// all others with one notice for the whole search. Each file comes once. What cannot be found or read
/// is a diagnostic, and the rest is still returned.
pub fn discover(paths: &[PathBuf]) -> Warned<Vec<PathBuf>> {
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    let mut passed = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for path in paths {
        let found = if path == Path::new(STDIN) {
            vec![path.clone()]
        } else {
            one(path, &mut passed, &mut diagnostics)
        };
        for file in found {
            // The same file by two spellings (`a.txt`, `./a.txt`) is still one file.
            let identity = std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
            if seen.insert(identity) {
                files.push(file);
            }
        }
    }
    diagnostics.extend(passed_over(&passed));
    Warned::new(files, diagnostics)
}

fn one(path: &Path, passed: &mut BTreeSet<PathBuf>, diagnostics: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => folder(path, passed, diagnostics),
        Ok(_) => vec![path.to_owned()],
        Err(error) => {
            diagnostics.push(unreadable(path, &error.to_string()));
            Vec::new()
        }
    }
}

fn folder(path: &Path, passed: &mut BTreeSet<PathBuf>, diagnostics: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && !is_readme(entry.path()) => {
                // `./a.txt` would be `a.txt` by another name.
                let path = entry.path().strip_prefix(".").unwrap_or(entry.path()).to_owned();
                if is_release(&path) {
                    files.push(path);
                } else {
                    passed.insert(path);
                }
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

fn is_readme(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

fn is_release(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt") || e.eq_ignore_ascii_case("md"))
}

/// How many files a notice names.
const NAMED: usize = 8;

/// What is said of files in folders that are in no format that is read: a Word document among the
/// releases is most likely one that somebody is waiting for.
fn passed_over(paths: &BTreeSet<PathBuf>) -> Option<Diagnostic> {
    if paths.is_empty() {
        return None;
    }
    let mut names: Vec<String> = paths.iter().take(NAMED).map(|path| path.display().to_string()).collect();
    if paths.len() > NAMED {
        names.push(format!("{} more", paths.len() - NAMED));
    }
    let count = if paths.len() == 1 { "1 file".to_owned() } else { format!("{} files", paths.len()) };
    let message = format!("{count} passed over, because only .txt and .md are read: {}", names.join(", "));
    let help = "save a release as plain text in UTF-8 (.txt), or keep other files in another folder";
    Some(Diagnostic::notice(PASSED_OVER, message).help(help))
}

/// The error for a path that cannot be read.
pub(super) fn unreadable(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::error("unreadable-file", format!("cannot be read: {why}"))
        .at(Place::file(path.display().to_string()))
}
