//! The glossary's files: the base layer embedded in the binary, folders laid over it, and the
//! [`Store`] through which a folder is edited.

mod commit;
mod lock;
mod project;

pub use project::Store;

use std::path::Path;

use rust_embed::RustEmbed;

use crate::diagnostic::{Diagnostic, Place};

/// The shipped glossary.
#[derive(RustEmbed)]
#[folder = "glossary/"]
struct Shipped;

/// One file of a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path for messages; `glossary/…` for the shipped layer.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The files of the shipped glossary, sorted by name.
pub fn shipped() -> Vec<File> {
    let mut names: Vec<_> = Shipped::iter().filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    names
        .iter()
        .filter_map(|name| {
            let file = Shipped::get(name)?;
            let text = String::from_utf8_lossy(&file.data).into_owned();
            Some(File { path: format!("glossary/{name} (shipped)"), text })
        })
        .collect()
}

/// The `.toml` files of a folder, sorted by name; a folder that cannot be read is one diagnostic, a
/// file that cannot be read is one each.
pub fn folder(path: &Path) -> (Vec<File>, Vec<Diagnostic>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(
                    Diagnostic::error("glossary-read", format!("cannot read the glossary folder: {error}"))
                        .at(Place::file(path.display().to_string()))
                        .help("check [glossary] folder in mujaz.toml"),
                );
                continue;
            }
        };
        if !entry.file_type().is_file() || entry.path().extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let name = entry.path().display().to_string();
        match std::fs::read_to_string(entry.path()) {
            Ok(text) => files.push(File { path: name, text }),
            Err(error) => problems.push(
                Diagnostic::error("glossary-read", format!("cannot read a glossary file: {error}"))
                    .at(Place::file(name))
                    .help("glossary files are UTF-8 text"),
            ),
        }
    }
    (files, problems)
}
