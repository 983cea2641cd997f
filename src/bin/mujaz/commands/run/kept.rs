//! What a run found in each release, kept for the next one: where neither the release nor anything else
//! that decides it has changed, its findings are told again without reading it again. Kept with them are
//! the recipes by which a PDF came out, so that `check` need not make it again to know.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use mujaz::diagnostic::{Diagnostic, Place};
use mujaz::glossary::Cache;
use mujaz::ingest;
use serde::{Deserialize, Serialize};

use crate::report::{Message, Row};

/// What the cache calls it.
const NAME: &str = "releases";

/// Releases that are kept beside those of the run.
const OTHERS: usize = 20_000;

/// What was found in one release.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Found {
    /// Path as the user gave it.
    pub(super) path: String,
    /// SHA-256 of the release.
    pub(super) sha256: String,
    /// What is odd about the release itself.
    pub(super) messages: Vec<Message>,
    pub(super) briefs: Vec<FoundBrief>,
}

/// What was found in one brief of a release.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct FoundBrief {
    /// The meeting's own id.
    pub(super) id: String,
    /// A hash of the brief.
    pub(super) hash: String,
    /// Its findings.
    pub(super) messages: Vec<Message>,
    /// Its line of the table, without what the products decide.
    pub(super) row: Row,
}

/// Recipes that are kept beside those of the run.
const OTHER_RECIPES: usize = 100_000;

/// What is known of releases from an earlier run, and what this one adds.
pub(in crate::commands) struct Kept {
    cache: Cache,
    home: PathBuf,
    /// A hash of everything beside a release that decides what is found in it.
    basis: String,
    known: HashMap<String, Record>,
    /// The pages of PDFs by their recipe.
    pages: HashMap<String, usize>,
    run: Mutex<Run>,
}

/// What the cache holds: releases by key and path, and the pages of PDFs by recipe.
type Stored<'a> = (Vec<(&'a str, &'a str, &'a [u8])>, Vec<(&'a str, usize)>);

/// A [`Found`] as it is kept, packed, because an archive has many.
#[derive(Debug)]
struct Record {
    path: String,
    packed: Vec<u8>,
}

/// The releases of this run.
#[derive(Default)]
struct Run {
    /// Those that were known.
    used: HashSet<String>,
    new: Vec<(String, Record)>,
    /// Recipes that were asked for, and those by which a PDF came out.
    asked: HashSet<String>,
    pages: HashMap<String, usize>,
}

impl Kept {
    /// What earlier runs that wrote to the folder `home` found. What is wrong with it is a notice.
    pub(in crate::commands) fn open(cache: Cache, home: &Path, basis: String) -> (Self, Option<Diagnostic>) {
        let home = std::path::absolute(home).unwrap_or_else(|_| home.to_owned());
        let (bytes, notice) = match cache.kept(NAME, &home) {
            Ok(bytes) => (bytes.unwrap_or_default(), None),
            Err(notice) => (Vec::new(), Some(notice)),
        };
        // What does not come apart is only found again.
        let (releases, pages): Stored<'_> = postcard::from_bytes(&bytes).unwrap_or_default();
        let record = |path: &str, packed: &[u8]| Record { path: path.to_owned(), packed: packed.to_vec() };
        let kept = Self {
            known: releases
                .iter()
                .map(|(key, path, packed)| ((*key).to_owned(), record(path, packed)))
                .collect(),
            pages: pages.iter().map(|(recipe, pages)| ((*recipe).to_owned(), *pages)).collect(),
            cache,
            home,
            basis,
            run: Mutex::default(),
        };
        (kept, notice)
    }

    /// By what a release is known.
    pub(super) fn key(&self, path: &str, bytes: &[u8]) -> String {
        let parts = [self.basis.as_bytes(), path.as_bytes(), b"\0", bytes];
        ingest::sha256(&parts.concat())
    }

    /// What was found in the release with this key, which holds these bytes.
    pub(super) fn get(&self, key: &str, bytes: &[u8]) -> Option<Found> {
        let mut found: Found = postcard::from_bytes(&self.known.get(key)?.packed).ok()?;
        let text = ingest::decode::decode(&found.path, bytes).ok()?.value;
        let lines: Vec<&str> = text.split('\n').collect();
        for place in places(&mut found) {
            line(place, &lines).clone_into(&mut place.text);
        }
        self.run().used.insert(key.to_owned());
        Some(found)
    }

    /// Takes note of what was found in a release that holds these bytes.
    pub(super) fn add(&self, key: String, bytes: &[u8], found: &Found) {
        if self.cache.is_on()
            && let Some(packed) = packed(found.clone(), bytes)
        {
            self.run().new.push((key, Record { path: found.path.clone(), packed }));
        }
    }

    /// The pages of the PDF that came out by this recipe.
    pub(super) fn pages(&self, recipe: &str) -> Option<usize> {
        let pages = self.pages.get(recipe)?;
        self.run().asked.insert(recipe.to_owned());
        Some(*pages)
    }

    /// Takes note that a PDF came out by this recipe.
    pub(super) fn add_pages(&self, recipe: &str, pages: usize) {
        self.run().pages.insert(recipe.to_owned(), pages);
    }

    fn run(&self) -> std::sync::MutexGuard<'_, Run> {
        // A panic in one worker ends the whole run; until then the list is still good.
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what this run found, with what earlier ones found in other releases.
    pub(in crate::commands) fn finish(self) -> Option<Diagnostic> {
        let run = self.run.into_inner().unwrap_or_else(PoisonError::into_inner);
        if run.new.is_empty() && run.pages.iter().all(|(recipe, pages)| self.pages.get(recipe) == Some(pages))
        {
            return None;
        }
        let stored: Stored<'_> = (releases(&self.known, &run), recipes(&self.pages, &run));
        let bytes = postcard::to_extend(&stored, Vec::new()).ok()?;
        self.cache.keep(NAME, &self.home, &bytes).err()
    }
}

/// The releases of a run, and others that were known before and that it did not replace.
fn releases<'a>(known: &'a HashMap<String, Record>, run: &'a Run) -> Vec<(&'a str, &'a str, &'a [u8])> {
    let replaced: HashSet<&str> = run.new.iter().map(|(_, record)| record.path.as_str()).collect();
    let (mine, others): (Vec<_>, Vec<_>) = known.iter().partition(|(key, _)| run.used.contains(key.as_str()));
    let others = others.into_iter().filter(|(_, record)| !replaced.contains(record.path.as_str()));
    let new = run.new.iter().map(|(key, record)| (key, record));
    let all = new.chain(mine).chain(others.take(OTHERS));
    all.map(|(key, record)| (key.as_str(), record.path.as_str(), record.packed.as_slice())).collect()
}

/// The recipes of a run, and others that were known before.
fn recipes<'a>(known: &'a HashMap<String, usize>, run: &'a Run) -> Vec<(&'a str, usize)> {
    let (mine, others): (Vec<_>, Vec<_>) = known
        .iter()
        .filter(|(recipe, _)| !run.pages.contains_key(*recipe))
        .partition(|(recipe, _)| run.asked.contains(*recipe));
    let all = run.pages.iter().chain(mine).chain(others.into_iter().take(OTHER_RECIPES));
    all.map(|(recipe, pages)| (recipe.as_str(), *pages)).collect()
}

/// Packs what was found. The lines that places show are left out, because they stand in the release;
/// `None` where a place shows something else.
fn packed(mut found: Found, bytes: &[u8]) -> Option<Vec<u8>> {
    let text = ingest::decode::decode(&found.path, bytes).ok()?.value;
    let lines: Vec<&str> = text.split('\n').collect();
    for place in places(&mut found) {
        if line(place, &lines) != place.text {
            return None;
        }
        place.text.clear();
    }
    postcard::to_extend(&found, Vec::new()).ok()
}

/// The places of all messages.
fn places(found: &mut Found) -> impl Iterator<Item = &mut Place> {
    let briefs = found.briefs.iter_mut().flat_map(|brief| &mut brief.messages);
    found.messages.iter_mut().chain(briefs).filter_map(|message| message.place.as_mut())
}

/// The line of a release that a place shows.
fn line<'l>(place: &Place, lines: &[&'l str]) -> &'l str {
    let line = place.line.checked_sub(1).and_then(|number| lines.get(number));
    line.map_or("", |line| line.trim_end_matches('\r'))
}

#[cfg(test)]
mod tests {
    use mujaz::diagnostic::Severity;

    use super::*;

    const TEXT: &str = "شاركت مصر\r\nفي باريس\n";

    fn found() -> Found {
        let start = TEXT.find("باريس").expect("present");
        let place = Place::in_source("a.txt", TEXT, start, TEXT.len());
        let message = |place| Message {
            code: "odd".into(),
            severity: Severity::Warning,
            message: "باريس".into(),
            place,
            help: None,
        };
        let messages = vec![message(Some(place)), message(Some(Place::file("a.txt"))), message(None)];
        let row = Row { release: "a.txt".into(), pages: 3, ..Row::default() };
        let brief = FoundBrief { id: "x".into(), hash: "h".into(), messages: messages.clone(), row };
        Found { path: "a.txt".into(), sha256: "s".into(), messages, briefs: vec![brief] }
    }

    fn open(folder: &Path, basis: &str) -> Kept {
        let (kept, notice) = Kept::open(Cache::at(folder), Path::new("output"), basis.into());
        assert_eq!(notice, None);
        kept
    }

    /// What is known of the text at this path.
    fn get(kept: &Kept, path: &str, text: &str) -> Option<Found> {
        kept.get(&kept.key(path, text.as_bytes()), text.as_bytes())
    }

    #[test]
    fn what_was_found_comes_back_for_the_same_release_and_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = open(folder.path(), "basis");
        kept.add(kept.key("a.txt", TEXT.as_bytes()), TEXT.as_bytes(), &found());
        assert_eq!(kept.finish(), None);
        let kept = open(folder.path(), "basis");
        let back = get(&kept, "a.txt", TEXT).expect("known");
        assert_eq!((&back.messages, &back.briefs[0].messages), (&found().messages, &found().messages));
        assert_eq!((back.briefs[0].row.pages, back.briefs[0].hash.as_str()), (3, "h"));
        assert!(get(&kept, "b.txt", TEXT).is_none());
        assert!(get(&kept, "a.txt", "شاركت مصر").is_none());
        assert!(get(&open(folder.path(), "another"), "a.txt", TEXT).is_none());
    }

    #[test]
    fn a_release_that_changed_takes_the_place_of_what_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        for text in [TEXT, "في باريس"] {
            let kept = open(folder.path(), "basis");
            let found = Found { messages: Vec::new(), briefs: Vec::new(), ..found() };
            kept.add(kept.key("a.txt", text.as_bytes()), text.as_bytes(), &found);
            kept.add(kept.key(text, text.as_bytes()), text.as_bytes(), &Found { path: text.into(), ..found });
            assert_eq!(kept.finish(), None);
        }
        let kept = open(folder.path(), "basis");
        assert!(get(&kept, "a.txt", TEXT).is_none() && get(&kept, "a.txt", "في باريس").is_some());
        assert!(get(&kept, TEXT, TEXT).is_some(), "other releases stay");
    }

    #[test]
    fn recipes_that_gave_a_pdf_are_known_and_no_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = open(folder.path(), "basis");
        assert_eq!(kept.pages("one"), None);
        kept.add_pages("one", 3);
        assert_eq!(kept.finish(), None);
        let kept = open(folder.path(), "basis");
        kept.add_pages("two", 4);
        assert_eq!(kept.finish(), None);
        let kept = open(folder.path(), "basis");
        assert_eq!((kept.pages("one"), kept.pages("two"), kept.pages("three")), (Some(3), Some(4), None));
    }

    #[test]
    fn a_line_that_the_release_does_not_hold_is_not_kept() {
        let mut odd = found();
        odd.messages[0].place =
            Some(Place { text: "another".into(), ..Place::in_source("a.txt", TEXT, 0, 2) });
        assert!(packed(odd, TEXT.as_bytes()).is_none());
        assert!(packed(found(), TEXT.as_bytes()).is_some());
    }
}
