//! Decisions kept in the project's glossary: accepted names as entries, refused ones in a list that
//! people can read.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use mujaz::diagnostic::{Diagnostic, Place};
use mujaz::glossary::refused::{self, Refused};
use mujaz::glossary::store::Store;
use mujaz::glossary::{Concept, Glossary};

use crate::commands::Failure;

use super::session::Keep;

/// The names that the project has refused.
///
/// # Errors
/// When there is a list, but it cannot be read.
pub(super) fn refused(folder: &Path) -> Result<Refused, Diagnostic> {
    let path = folder.join(refused::FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Refused::read(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Refused::default()),
        Err(error) => {
            let message = format!("cannot read the refused names: {error}");
            Err(Diagnostic::error("unreadable-file", message).at(Place::file(path.display().to_string())))
        }
    }
}

/// The project's glossary folder.
pub(super) struct Keeper {
    folder: PathBuf,
    /// Ids in any layer.
    taken: HashSet<String>,
}

impl Keeper {
    /// For a project whose layers are in `glossary`.
    pub(super) fn open(folder: &Path, glossary: &Glossary) -> Self {
        let taken = glossary.concepts.iter().map(|concept| concept.id.clone()).collect();
        Self { folder: folder.to_owned(), taken }
    }

    /// Writes several entries at once: all or none.
    pub(super) fn accept_all(&mut self, concepts: Vec<Concept>) -> Result<(), Failure> {
        let mut store = Store::open(&self.folder)?;
        for concept in &concepts {
            store.insert(concept)?;
        }
        store.commit()?;
        self.taken.extend(concepts.into_iter().map(|concept| concept.id));
        Ok(())
    }
}

impl Keep for Keeper {
    fn is_taken(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    fn accept(&mut self, concept: Concept) -> Result<(), Failure> {
        self.accept_all(vec![concept])
    }

    fn refuse(&mut self, name: &str) -> Result<(), Failure> {
        // The store's lock: two sessions at once lose no refusal.
        let _store = Store::open(&self.folder)?;
        let mut refused = refused(&self.folder)?;
        if refused.add(name) {
            write_whole(&self.folder.join(refused::FILE), &refused.text())?;
        }
        Ok(())
    }
}

/// Writes a file whole or not at all.
fn write_whole(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let temporary = path.with_extension("txt.new");
    let written = std::fs::write(&temporary, text).and_then(|()| std::fs::rename(&temporary, path));
    written.map_err(|error| {
        Diagnostic::error("unwritable-file", format!("cannot write the refused names: {error}"))
            .at(Place::file(path.display().to_string()))
            .help("nothing was changed; see whether there is room and whether you may write there")
    })
}
