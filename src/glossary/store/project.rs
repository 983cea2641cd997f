//! The store: a project's glossary folder under its lock, edited in memory and written at once.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use super::commit::{Change, commit};
use super::lock::Lock;
use super::{File, folder};
use crate::diagnostic::{Diagnostic, Place};
use crate::glossary::concept::{Concept, Kind, Position, Status};
use crate::glossary::edit::{EditError, Entries};
use crate::glossary::ids;
use crate::glossary::read::{numbered, read};

/// How long to wait for somebody else's edit to end; the longest edit of a person's command takes a
/// second or two.
const PATIENCE: Duration = Duration::from_secs(10);

/// A folder of glossary files that nobody else edits while the value lives.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    files: Vec<Stored>,
    /// The file of each id.
    place: HashMap<String, usize>,
    /// Ids that several entries have, which no command can know apart.
    doubled: HashSet<String>,
    /// Other files that are written together with those of the folder.
    beside: Vec<Change>,
    base: Vec<File>,
    problems: Vec<Diagnostic>,
    _lock: Lock,
}

#[derive(Debug)]
struct Stored {
    path: PathBuf,
    before: Option<String>,
    entries: Entries,
}

impl Store {
    /// Takes the lock of a folder, waiting some seconds for whoever holds it, and reads its files. A
    /// folder that is not there yet is made.
    ///
    /// # Errors
    /// The folder cannot be made, locked or read.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        Self::open_within(path, PATIENCE)
    }

    /// As [`Self::open`], waiting at most `patience`.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_within(path: &Path, patience: Duration) -> Result<Self, Diagnostic> {
        fs::create_dir_all(path).map_err(|error| {
            Diagnostic::error("glossary-write", format!("the glossary folder cannot be made: {error}"))
                .at(Place::file(path.display().to_string()))
        })?;
        let lock = Lock::take(path, patience)?;
        let (read, problems) = folder(path);
        let mut files = Vec::new();
        let (mut place, mut doubled) = (HashMap::new(), HashSet::new());
        let taken_apart: Vec<(File, Entries)> = read
            .into_par_iter()
            .map(|file| {
                let entries = Entries::of(&file.text);
                (file, entries)
            })
            .collect();
        for (File { path, text }, entries) in taken_apart {
            for id in entries.ids().filter(|id| !id.is_empty()) {
                if place.contains_key(id) {
                    doubled.insert(id.to_owned());
                } else {
                    place.insert(id.to_owned(), files.len());
                }
            }
            files.push(Stored { path: path.into(), before: Some(text), entries });
        }
        Ok(Self {
            folder: path.to_owned(),
            files,
            place,
            doubled,
            beside: Vec::new(),
            base: Vec::new(),
            problems,
            _lock: lock,
        })
    }

    /// The same store over a base layer: an edit of an entry that stands only there copies it into the
    /// folder first.
    #[must_use]
    pub fn over(mut self, base: Vec<File>) -> Self {
        self.base = base;
        self
    }

    /// Files that could not be read; they are left alone.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// The files as they would be written now, for readers of layers.
    pub fn files(&self) -> Vec<File> {
        let text = |stored: &Stored| match &stored.before {
            Some(before) if !stored.entries.is_changed() => before.clone(),
            _ => stored.entries.text(),
        };
        self.files
            .iter()
            .map(|stored| File { path: stored.path.display().to_string(), text: text(stored) })
            .collect()
    }

    /// All sound entries of the folder, in the order of its files.
    pub fn concepts(&self) -> Vec<Concept> {
        self.files().iter().flat_map(|file| read(&file.path, &file.text).0).collect()
    }

    /// Whether an entry with this id stands in the folder itself.
    pub fn holds(&self, id: &str) -> bool {
        self.place.contains_key(id)
    }

    /// Whether a lower layer has an entry with this id, or CLDR a country.
    pub fn is_below(&self, id: &str) -> bool {
        self.text_below(id).is_some() || country(id).is_some()
    }

    /// Whether one entry of the folder has this id, and no other.
    ///
    /// # Errors
    /// Several have it; a command that took one of them would leave the other as it was.
    pub fn single(&self, id: &str) -> Result<(), Vec<Diagnostic>> {
        if !self.doubled.contains(id) {
            return Ok(());
        }
        let lines = |file: &Stored| {
            let path = file.path.display().to_string();
            file.entries.lines(id).into_iter().map(move |line| Position { path: path.clone(), line })
        };
        let all: Vec<Position> = self.files.iter().flat_map(lines).collect();
        let (Some(first), count) = (all.first(), all.len()) else { return Ok(()) };
        let error = |at: &Position| {
            let message =
                format!("{count} entries have the id `{id}`, the first at {}:{}", first.path, first.line);
            Diagnostic::error("glossary-duplicate-id", message)
                .at(at.place())
                .help("give one of them another id in the file, or take it out; nothing was changed")
        };
        Err(all.iter().skip(1).map(error).collect())
    }

    /// An entry as it is written, in the folder or else in the base: without what CLDR or a lower layer
    /// adds. A country known only to CLDR is an entry without names.
    ///
    /// # Errors
    /// No entry or more than one has the id, or the entry is not sound.
    pub fn entry(&self, id: &str) -> Result<Concept, Vec<Diagnostic>> {
        self.single(id)?;
        if let Some((path, text, line)) = self.text_of(id) {
            let (mut concepts, problems) = numbered(&path, &text, line);
            return match concepts.pop() {
                Some(concept) => Ok(concept),
                None if problems.is_empty() => Err(vec![self.missing(id)]),
                None => Err(problems),
            };
        }
        country(id).ok_or_else(|| vec![self.missing(id)])
    }

    /// Puts in a new entry: into the file of its kind, or the shard of its first letter where the kind
    /// is split into `kind/letter.toml`.
    ///
    /// # Errors
    /// The id is taken, or the entry would not be sound.
    pub fn insert(&mut self, concept: &Concept) -> Result<(), Vec<Diagnostic>> {
        if let Some(&file) = self.place.get(&concept.id) {
            let file = self.files[file].path.display().to_string();
            return Err(vec![self.unreadable(&concept.id).unwrap_or_else(|| taken(&concept.id, &file))]);
        }
        let at = self.file_for(concept.kind, &concept.id);
        self.files[at].entries.insert(concept).map_err(|e| self.refused(e, at))?;
        self.place.insert(concept.id.clone(), at);
        Ok(())
    }

    /// Changes the entry `id` to `concept`; only keys that differ are written anew. A new id or kind
    /// moves the entry.
    ///
    /// # Errors
    /// No entry has the id, the new one is taken, or the entry is not sound before or after.
    pub fn update(&mut self, id: &str, concept: &Concept) -> Result<(), Vec<Diagnostic>> {
        self.single(id)?;
        if !self.holds(id) {
            // What stands in the base as it should be need not stand here, too.
            if self.entry(id)? == *concept {
                return Ok(());
            }
            self.adopt(id)?;
        }
        let Some(&at) = self.place.get(id) else { return Err(vec![self.missing(id)]) };
        if concept.id != id && self.holds(&concept.id) {
            return Err(vec![taken(
                &concept.id,
                &self.files[self.place[&concept.id]].path.display().to_string(),
            )]);
        }
        self.files[at].entries.update(id, concept).map_err(|e| self.refused(e, at))?;
        self.place.remove(id);
        self.place.insert(concept.id.clone(), at);
        self.bring_home(at, concept.kind, &concept.id)
    }

    /// The text of an entry as it is written, comments included, for an editor.
    ///
    /// # Errors
    /// No entry has the id.
    pub fn entry_text(&self, id: &str) -> Result<String, Vec<Diagnostic>> {
        self.single(id)?;
        match self.text_of(id) {
            Some((_, text, _)) => Ok(text),
            None => self.entry(id).map(|concept| crate::glossary::canonical::entry(&concept)),
        }
    }

    /// Gives an entry another text, which holds that one entry, its id unchanged.
    ///
    /// # Errors
    /// No entry has the id, or the text does not hold just that entry, or it is not sound; the
    /// problems then have their places in `text`.
    pub fn replace(&mut self, id: &str, text: &str) -> Result<(), Vec<Diagnostic>> {
        self.single(id)?;
        if !self.holds(id) {
            self.adopt(id)?;
        }
        let Some(&at) = self.place.get(id) else { return Err(vec![self.missing(id)]) };
        let kind = self.files[at].entries.replace(id, text).map_err(|error| match error {
            EditError::NoTable(_) => vec![
                Diagnostic::error("glossary-edit", format!("the text does not hold the one entry `{id}`"))
                    .help("keep one [[kind]] table with its id; `mujaz glossary rename-id` changes an id"),
            ],
            error => self.refused(error, at),
        })?;
        self.bring_home(at, kind, id)
    }

    /// Moves an entry to the file where its kind and id belong.
    fn bring_home(&mut self, at: usize, kind: Kind, id: &str) -> Result<(), Vec<Diagnostic>> {
        let home = self.home(at, kind, id);
        if home != at {
            let text = self.files[at].entries.remove(id).map_err(|e| self.refused(e, at))?;
            self.files[home].entries.place(kind, id, text);
            self.place.insert(id.to_owned(), home);
        }
        Ok(())
    }

    /// Takes out an entry of the folder.
    ///
    /// # Errors
    /// No entry of the folder has the id; an entry of the base layer cannot be taken out.
    pub fn remove(&mut self, id: &str) -> Result<(), Vec<Diagnostic>> {
        self.single(id)?;
        let Some(&at) = self.place.get(id) else {
            return Err(vec![if self.text_of(id).is_some() || country(id).is_some() {
                Diagnostic::error(
                    "glossary-shipped",
                    format!("`{id}` stands in the shipped glossary and cannot be removed from it"),
                )
                .help(format!("say what took its place: mujaz glossary deprecate {id} --replaced-by ID"))
            } else {
                self.missing(id)
            }]);
        };
        self.files[at].entries.remove(id).map_err(|e| self.refused(e, at))?;
        self.place.remove(id);
        Ok(())
    }

    /// Puts a text in the place of a whole file of this store, which it says in another form.
    pub fn rewrite(&mut self, path: &Path, text: &str) {
        if let Some(file) = self.files.iter_mut().find(|file| file.path == path) {
            file.entries = Entries::rewritten(text);
        }
    }

    /// Has a file outside the folder, which holds `before` now, written together with those of the folder.
    pub fn write_too(&mut self, path: PathBuf, before: String, after: String) {
        self.beside.push(Change { path, before: Some(before), after });
    }

    /// Writes all files that changed, or none, and gives up the lock. Gives their paths.
    ///
    /// # Errors
    /// A file was changed by another program meanwhile, or cannot be written.
    pub fn commit(self) -> Result<Vec<PathBuf>, Diagnostic> {
        let changes: Vec<Change> = self
            .files
            .into_iter()
            .filter(|file| file.entries.is_changed())
            .map(|file| Change { after: file.entries.text(), path: file.path, before: file.before })
            .chain(self.beside)
            .filter(|change| change.before.as_deref() != Some(&change.after))
            .collect();
        commit(&changes)?;
        Ok(changes.into_iter().map(|change| change.path).collect())
    }

    /// Copies an entry of the base into the folder.
    fn adopt(&mut self, id: &str) -> Result<(), Vec<Diagnostic>> {
        let concept = self.entry(id)?;
        let at = self.file_for(concept.kind, id);
        match self.text_of(id) {
            Some((_, text, _)) => self.files[at].entries.place(concept.kind, id, text),
            None => self.files[at].entries.insert(&concept).map_err(|e| self.refused(e, at))?,
        }
        self.place.insert(id.to_owned(), at);
        Ok(())
    }

    /// Path, text and first line of an entry.
    fn text_of(&self, id: &str) -> Option<(String, String, usize)> {
        if let Some(&at) = self.place.get(id) {
            let file = &self.files[at];
            let (line, text) = file.entries.body(id)?;
            return Some((file.path.display().to_string(), text.to_owned(), line));
        }
        self.text_below(id)
    }

    /// As [`Self::text_of`], in the base.
    fn text_below(&self, id: &str) -> Option<(String, String, usize)> {
        // The id stands in the text as it is, so that most files need not be taken apart.
        self.base.iter().filter(|file| file.text.contains(id)).find_map(|file| {
            let entries = Entries::of(&file.text);
            let (line, text) = entries.body(id)?;
            Some((file.path.clone(), text.to_owned(), line))
        })
    }

    /// The file for an entry of a kind, made where there is none.
    fn file_for(&mut self, kind: Kind, id: &str) -> usize {
        let path = self.path_for(kind, id);
        if let Some(at) = self.files.iter().position(|file| file.path == path) {
            return at;
        }
        self.files.push(Stored { path, before: None, entries: Entries::of("") });
        self.files.len() - 1
    }

    fn path_for(&self, kind: Kind, id: &str) -> PathBuf {
        let shards = self.folder.join(kind.name());
        if self.files.iter().any(|file| file.path.starts_with(&shards)) {
            // The longest name that the id begins with: `e.toml`, or `eg.toml` where Egypt has its own.
            let stem = |file: &&Stored| file.path.file_stem().map(|s| s.to_string_lossy().into_owned());
            let fits = self
                .files
                .iter()
                .filter(|file| file.path.parent() == Some(&shards))
                .filter(|file| stem(file).is_some_and(|stem| id.starts_with(&stem)))
                .max_by_key(|file| stem(file).map_or(0, |stem| stem.len()));
            let letter: String = id.chars().take(1).collect();
            return fits.map_or_else(|| shards.join(letter).with_extension("toml"), |file| file.path.clone());
        }
        let plain = self.folder.join(kind.name()).with_extension("toml");
        if self.files.iter().any(|file| file.path == plain) {
            return plain;
        }
        let most = self
            .files
            .iter()
            .map(|file| (file.entries.others(kind, id), file))
            .filter(|(n, _)| *n > 0)
            .max_by_key(|(n, _)| *n);
        most.map_or(plain, |(_, file)| file.path.clone())
    }

    /// Where an entry that stands in file `at` belongs: there, as long as other entries of its kind
    /// are there and no shard says otherwise.
    fn home(&mut self, at: usize, kind: Kind, id: &str) -> usize {
        let shards = self.folder.join(kind.name());
        let sharded = self.files[at].path.parent() == Some(&shards);
        let others = self.files[at].entries.others(kind, id);
        let named = self.files[at].path.file_stem().is_some_and(|stem| *stem == *kind.name());
        if !sharded && (named || others > 0) { at } else { self.file_for(kind, id) }
    }

    /// Why an id is taken by an entry that nobody sees: it is left out everywhere for an error.
    fn unreadable(&self, id: &str) -> Option<Diagnostic> {
        let problem = self.entry(id).err()?.into_iter().next()?;
        let place =
            problem.place.map(|place| format!(" at {}:{}", place.path, place.line)).unwrap_or_default();
        let message =
            format!("the entry `{id}` is there already and cannot be read{place}: {}", problem.message);
        Some(
            Diagnostic::error(problem.code, message)
                .help("correct that entry first; until then it is left out"),
        )
    }

    fn missing(&self, id: &str) -> Diagnostic {
        let help = match ids::nearest(id, self.place.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`? `mujaz glossary find` searches by name"),
            None => "`mujaz glossary find` searches by name, Arabic or English".to_owned(),
        };
        Diagnostic::error("glossary-no-concept", format!("there is no concept `{id}`")).help(help)
    }

    fn refused(&self, error: EditError, at: usize) -> Vec<Diagnostic> {
        let path = self.files[at].path.display().to_string();
        match error {
            EditError::Unsound(problems) => problems,
            EditError::Taken(id) => vec![taken(&id, &path)],
            error => vec![
                Diagnostic::error("glossary-edit", error.to_string())
                    .at(Place::file(path))
                    .help("write the entry as [[kind]] with one key a line, or correct the file by hand"),
            ],
        }
    }
}

fn taken(id: &str, path: &str) -> Diagnostic {
    Diagnostic::error("glossary-duplicate-id", format!("the id `{id}` is already taken"))
        .at(Place::file(path))
        .help("ids are unique; choose another one")
}

/// A country that CLDR names, as an entry that adds nothing.
fn country(id: &str) -> Option<Concept> {
    let cldr = crate::glossary::countries::from_cldr().into_iter().find(|c| c.id == id)?;
    let at = Position { path: "CLDR".into(), line: 0 };
    Some(Concept {
        country: cldr.country,
        source: cldr.source,
        status: Status::Approved,
        ..Concept::new(id, Kind::Country, at)
    })
}

#[cfg(test)]
mod tests;
