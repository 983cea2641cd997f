//! Compiled glossaries and what else is kept between runs, so that a glossary of a million terms opens at
//! once.
//!
//! A file is named by everything that decides what is in it (`Key`). So it is never changed, only
//! written, whole, under its final name; runs that write the same file at the same time write the
//! same bytes. Its header and its checksum are looked at before anything of it is used. A file that
//! is missing, stale or damaged costs the time to build the index again; nothing that goes wrong here
//! ever fails a run.

mod key;
mod prune;
mod sections;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub(super) use self::key::Key;
pub(super) use self::sections::{Reader, Sections, damaged};
use crate::diagnostic::{Diagnostic, Place};

/// Where compiled glossaries are kept; nowhere by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// No cache: every run reads and checks the whole glossary.
    pub fn none() -> Self {
        Self::default()
    }

    /// A folder, which is made where it is missing.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()) }
    }

    /// Hands the compiled glossary with this key to `read`; `None` where there is none.
    ///
    /// # Errors
    /// A notice that there is one and it cannot be used.
    pub(super) fn load<T>(
        &self,
        key: &Key,
        read: impl FnOnce(&mut Reader<'_>) -> io::Result<T>,
    ) -> Result<Option<T>, Diagnostic> {
        let Some(path) = self.path(key) else { return Ok(None) };
        match self::load(&path, key, read) {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Diagnostic::notice(
                "glossary-cache",
                format!("what an earlier run kept cannot be used and is made again: {error}"),
            )
            .at(Place::file(path.display().to_string()))),
        }
    }

    /// Keeps a compiled glossary.
    ///
    /// # Errors
    /// A notice that it cannot be written.
    pub(super) fn save(&self, key: &Key, sections: &Sections<'_>) -> Result<(), Diagnostic> {
        let (Some(folder), Some(path)) = (&self.folder, self.path(key)) else { return Ok(()) };
        save(folder, &path, key, sections).map_err(|error| {
            Diagnostic::notice("glossary-cache", format!("nothing can be kept for the next run: {error}"))
                .at(Place::file(folder.display().to_string()))
                .help("set MUJAZ_CACHE_DIR, or [glossary] cache in mujaz.toml, to a folder that can be written to, or to false")
        })
    }

    /// The bytes that another part of the program keeps for a project, under a name of its own; `None`
    /// where there are none.
    ///
    /// # Errors
    /// A notice that there are some and they cannot be used.
    pub fn kept(&self, what: &str, home: &Path) -> Result<Option<Vec<u8>>, Diagnostic> {
        self.load(&Key::of_project(what, home), only)
    }

    /// Keeps bytes for [`Self::kept`].
    ///
    /// # Errors
    /// A notice that they cannot be written.
    pub fn keep(&self, what: &str, home: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
        let mut sections = Sections::default();
        sections.table(bytes);
        self.save(&Key::of_project(what, home), &sections)
    }

    /// Whether there is a folder.
    pub fn is_on(&self) -> bool {
        self.folder.is_some()
    }

    fn path(&self, key: &Key) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(prune::name(key)))
    }
}

/// The one section of a file that has no other.
fn only(reader: &mut Reader<'_>) -> io::Result<Vec<u8>> {
    reader.table()
}

fn load<T>(path: &Path, key: &Key, read: impl FnOnce(&mut Reader<'_>) -> io::Result<T>) -> io::Result<T> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut reader = Reader::open(&mut file, length, key)?;
    let value = read(&mut reader)?;
    reader.finish()?;
    // What has been used lately is kept longest. Where the time cannot be set, it only ages faster.
    let _ = file.set_modified(SystemTime::now());
    Ok(value)
}

fn save(folder: &Path, path: &Path, key: &Key, sections: &Sections<'_>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(prune::TEMPORARY).tempfile_in(folder)?;
    sections.write(key, file.as_file_mut())?;
    file.persist(path).map_err(|error| error.error)?;
    prune::prune(folder, path);
    Ok(())
}

#[cfg(test)]
mod tests;
