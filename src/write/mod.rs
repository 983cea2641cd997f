//! Step 8, products to `output/`: every file whole or not at all, and an index of what was built
//! from what.
//!
//! A run goes [`Output::open`], [`assign_ids`], [`Output::write`] for each product (from any thread),
//! [`Output::finish`]. Only files that the index lists are ever deleted, and only while they are as
//! this program wrote them.

mod atomic;
mod ids;
mod index;
mod lock;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place, Warned};

pub use ids::{Wanted, assign_ids, is_safe_id};
pub use index::{Entry, INDEX, Index, ProductRecord, SourceRecord};

/// How the index names standard input.
const STDIN: &str = "-";

/// Writes one file of its own, whole or not at all; one that already holds these bytes is left alone.
///
/// # Errors
/// When it cannot be written.
pub fn file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    atomic::write(&folder.unwrap_or(Path::new(".")).join(path.file_name().unwrap_or_default()), bytes)
}

/// The output folder during one run.
#[derive(Debug)]
pub struct Output {
    /// Until the run has ended no other one reads the index.
    _lock: lock::Lock,
    folder: PathBuf,
    previous: Index,
}

/// What [`Output::finish`] did beside writing the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finished {
    /// Products of earlier runs that were deleted, sorted.
    pub removed: Vec<String>,
}

impl Output {
    /// Opens the folder, making it where it is missing, and reads its index; waits for another run there.
    ///
    /// # Errors
    /// When the folder cannot be made or written to, or another run does not end.
    pub fn open(folder: &Path) -> Result<Warned<Self>, Vec<Diagnostic>> {
        if folder.is_file() {
            let error = Diagnostic::error("cannot-write", "this is a file; briefings go to a folder")
                .at(Place::file(folder.display().to_string()))
                .help("name a folder with -o, or as `output.folder` in mujaz.toml");
            return Err(vec![error]);
        }
        std::fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
        // Found out before a long run instead of after it.
        atomic::probe(folder).map_err(|error| cannot_write(folder, &error))?;
        let lock = lock::Lock::take(folder).map_err(|error| vec![error])?;
        let previous = Index::load(folder);
        let output = Self { _lock: lock, folder: folder.to_owned(), previous: previous.value };
        Ok(Warned::new(output, previous.diagnostics))
    }

    /// How the index names a source: relative to the output folder, with `/`, so that a run from
    /// another working folder means the same file.
    pub fn source_name(&self, path: &str) -> String {
        index::relative(&self.folder, path)
    }

    /// What the index says of a meeting that was made by the same recipe: a hash of whatever decides
    /// the bytes of its products, which are the brief, the program and the options.
    pub fn made(&self, path: &str, meeting: &str, recipe: &str) -> Option<&Entry> {
        let name = self.source_name(path);
        let at = self
            .previous
            .entries
            .binary_search_by(|e| (e.source.path.as_str(), e.meeting.as_str()).cmp(&(&name, meeting)));
        let entry = self.previous.entries.get(at.ok()?)?;
        (entry.recipe == recipe).then_some(entry)
    }

    /// Whether a product of an earlier run is still there, as it was written.
    pub fn is_there(&self, product: &ProductRecord) -> bool {
        let path = self.folder.join(&product.file);
        std::fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() == product.bytes)
            && std::fs::read(path).is_ok_and(|bytes| sha256(&bytes) == product.sha256)
    }

    /// Meeting ids that belong to sources outside this run and must not be taken.
    pub fn taken(&self, run: &BTreeSet<String>) -> BTreeSet<String> {
        let run: BTreeSet<String> = run.iter().map(|path| self.source_name(path)).collect();
        let kept = self.previous.entries.iter().filter(|e| !run.contains(&e.source.path));
        kept.filter(|e| self.source_exists(&e.source.path)).map(|e| e.meeting.clone()).collect()
    }

    /// Writes one product: after this call the file is there whole, or as it was before.
    ///
    /// # Errors
    /// When the name is unsafe or the file cannot be written.
    pub fn write(&self, file: &str, bytes: &[u8]) -> Result<ProductRecord, Vec<Diagnostic>> {
        if !index::is_safe_file(file) {
            let message = format!("`{}` is not a safe file name", file.escape_default());
            return Err(vec![Diagnostic::error("unsafe-name", message).at(self.place())]);
        }
        let path = self.folder.join(file);
        atomic::write(&path, bytes).map_err(|error| cannot_write(&path, &error))?;
        Ok(ProductRecord { file: file.to_owned(), sha256: sha256(bytes), bytes: bytes.len() as u64 })
    }

    /// Writes the index and removes products that no source gives any longer.
    ///
    /// `built` names the sources that were built to the end in this run (paths as the user gave
    /// them), `entries` what they gave, `failed` those that were not. What an earlier run made of a
    /// source that failed stays, under the hash of what it was made from, and is said to be old.
    ///
    /// # Errors
    /// When the index cannot be written; then nothing is removed.
    pub fn finish(
        self,
        built: &BTreeSet<String>,
        failed: &BTreeSet<String>,
        entries: Vec<Entry>,
    ) -> Result<Warned<Finished>, Vec<Diagnostic>> {
        let built: BTreeSet<String> = built.iter().map(|path| self.source_name(path)).collect();
        let failed: BTreeSet<String> = failed.iter().map(|path| self.source_name(path)).collect();
        let is_kept = |e: &Entry| {
            // Standard input is another release each time; only the same meeting takes its place.
            let replaced = if e.source.path == STDIN {
                entries.iter().any(|new| new.meeting == e.meeting)
            } else {
                built.contains(&e.source.path)
            };
            !replaced && self.source_exists(&e.source.path)
        };
        let (kept, stale): (Vec<Entry>, Vec<Entry>) =
            self.previous.entries.iter().cloned().partition(is_kept);

        let fresh = entries.into_iter().map(|mut entry| {
            entry.source.path = self.source_name(&entry.source.path);
            entry
        });
        let index = Index::new(kept.into_iter().chain(fresh).collect());
        let path = self.folder.join(INDEX);
        atomic::write(&path, index.to_json().as_bytes()).map_err(|error| cannot_write(&path, &error))?;
        atomic::sync_folder(&self.folder);

        let wanted: BTreeSet<&str> =
            index.entries.iter().flat_map(|e| &e.products).map(|p| p.file.as_str()).collect();
        let mut finished = Warned::new(Finished::default(), Vec::new());
        let old = index.entries.iter().filter(|e| failed.contains(&e.source.path));
        finished.diagnostics.extend(old.map(|entry| self.outdated(entry)));
        for entry in &stale {
            let is_same = |e: &&Entry| e.source.path == entry.source.path && e.meeting == entry.meeting;
            let now = index.entries.iter().find(is_same);
            for product in entry.products.iter().filter(|p| !wanted.contains(p.file.as_str())) {
                self.remove(product, &unwanted(product, entry, now), &mut finished);
            }
        }
        finished.value.removed.sort();
        Ok(finished)
    }

    /// What is said of a briefing whose release could not be built in this run.
    fn outdated(&self, entry: &Entry) -> Diagnostic {
        let files: Vec<&str> = entry.products.iter().map(|product| product.file.as_str()).collect();
        let message = format!("of an earlier run: {} could not be built this time", entry.source.path);
        Diagnostic::warning("old-briefing", message)
            .at(Place::file(
                self.folder.join(files.first().copied().unwrap_or_default()).display().to_string(),
            ))
            .help(format!("do not publish {} before the release builds", files.join(", ")))
    }

    fn remove(&self, product: &ProductRecord, why: &Diagnostic, finished: &mut Warned<Finished>) {
        let path = self.folder.join(&product.file);
        let place = Place::file(path.display().to_string());
        if !index::is_safe_file(&product.file) {
            return;
        }
        let Ok(bytes) = std::fs::read(&path) else { return };
        if sha256(&bytes) != product.sha256 {
            let message = "a product of an earlier run was changed by hand and is left alone";
            finished.diagnostics.push(
                Diagnostic::warning("stale-product", message)
                    .at(place)
                    .help("delete it yourself when it is no longer needed"),
            );
            return;
        }
        match std::fs::remove_file(&path) {
            Ok(()) => {
                finished.diagnostics.push(why.clone().at(place));
                finished.value.removed.push(product.file.clone());
            }
            Err(error) => finished
                .diagnostics
                .push(Diagnostic::warning("stale-product", format!("cannot be removed: {error}")).at(place)),
        }
    }

    /// Standard input is no file that could go away.
    fn source_exists(&self, name: &str) -> bool {
        name == STDIN || self.folder.join(name).exists()
    }

    fn place(&self) -> Place {
        Place::file(self.folder.display().to_string())
    }
}

/// What is said of a product that the run did not make again; `now` is what it made of the same meeting.
fn unwanted(product: &ProductRecord, entry: &Entry, now: Option<&Entry>) -> Diagnostic {
    let path = &entry.source.path;
    let ending = |product: &ProductRecord| Path::new(&product.file).extension().map(ToOwned::to_owned);
    match now {
        None => Diagnostic::notice("stale-product", format!("removed: {path} no longer gives this meeting")),
        // Others of its sort are there, or it only belonged to one of them, as the design of Typst source.
        Some(now)
            if !product.file.starts_with(&entry.meeting)
                || now.products.iter().any(|made| ending(made) == ending(product)) =>
        {
            Diagnostic::notice("stale-product", format!("removed: {path} no longer gives this file"))
        }
        // Whoever counts on this file must hear that there is none now.
        Some(_) => {
            let message = format!("removed: it no longer fits {path}, and this run did not make it anew");
            Diagnostic::warning("outdated-product", message)
                .help("name its format too, with --format or as `output.formats` in mujaz.toml")
        }
    }
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Vec<Diagnostic> {
    let message = format!("cannot be written: {error}");
    vec![Diagnostic::error("cannot-write", message).at(Place::file(path.display().to_string()))]
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
