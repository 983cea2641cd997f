//! The concepts of all layers without the matcher: what looking up, adding and counting need. Entries
//! are read in parallel, and those that a run before has read are not read again, so that a hundred
//! thousand take a fraction of a second.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::cache::{Cache, Key};
use super::concept::{Concept, Kind};
use super::layers::{Layers, Merged};
use super::readings::{self, Hash, Readings};
use super::relations::Others;
use super::store::File;
use super::{edit, read};
use crate::diagnostic::{Diagnostic, Severity};

/// Concepts, sorted by id.
#[derive(Debug, Clone)]
pub struct Catalogue {
    merged: Merged,
    left_out: usize,
}

impl Catalogue {
    /// Reads layers, the base first, over the countries of CLDR; a later layer overrides a concept of
    /// the same id, and within a layer the first entry of an id counts. Entries that are not sound are
    /// left out and reported.
    pub fn of(layers: &[Vec<File>]) -> (Self, Vec<Diagnostic>) {
        Self::merged(read_layers(layers, &Readings::default()))
    }

    /// As [`Self::of`], with the same diagnostics; entries that a run before has read come from the
    /// cache. `home` is the project that they are kept for. What is wrong with the cache is a notice.
    pub fn open(layers: &[Vec<File>], cache: &Cache, home: &Path) -> (Self, Vec<Diagnostic>) {
        if !cache.is_on() {
            return Self::of(layers);
        }
        let key = Key::of_entries(home);
        let (kept, mut notices) = match cache.load(&key, Readings::read) {
            Ok(kept) => (kept.unwrap_or_default(), None),
            Err(notice) => (Readings::default(), Some(notice)),
        };
        let read = read_layers(layers, &kept);
        if is_outdated(&read, &kept)
            && let Some(readings) = sound(&read)
        {
            notices = notices.or(cache.save(&key, &readings.sections()).err());
        }
        let (catalogue, mut problems) = Self::merged(read);
        problems.extend(notices);
        (catalogue, problems)
    }

    fn merged(layers: Vec<Vec<Entry>>) -> (Self, Vec<Diagnostic>) {
        let left_out: usize = layers.iter().flatten().map(Entry::left_out).sum();
        let mut merging = Layers::new();
        for layer in layers {
            merging.lay(layer.into_iter().map(|entry| (entry.concepts, entry.problems)));
        }
        let (merged, problems) = merging.merged();
        let doubles = problems.iter().filter(|problem| problem.code == "glossary-duplicate-id").count();
        (Self { merged, left_out: left_out + doubles }, problems)
    }

    /// What only all entries together show: countries that do not exist, references that lead nowhere,
    /// names that two layers give to two concepts. With what [`Self::of`] finds it is what
    /// [`super::Glossary::from_layers`] reports.
    pub fn problems(&self) -> Vec<Diagnostic> {
        self.merged.problems()
    }

    /// All concepts, sorted by id.
    pub fn concepts(&self) -> &[Concept] {
        &self.merged.concepts
    }

    /// How many entries were left out, because they are not sound or their id is taken.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The concept of an id.
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.merged.concepts.get(self.merged.position(id)?)
    }

    /// The ids to which one leads, itself first, by parents or by successors: to the end of the line, or until
    /// it comes back to itself, which is for `lint`.
    pub fn line<'a>(&'a self, id: &'a str, next: impl Fn(&Concept) -> Option<&str>) -> Vec<&'a str> {
        let mut line = vec![id];
        while let Some(id) = self.get(line[line.len() - 1]).and_then(&next)
            && !line.contains(&id)
        {
            line.push(id);
        }
        line
    }

    /// The concepts that name `id` as parent or successor, with the key in which they do.
    pub fn references(&self, id: &str) -> Vec<(&Concept, &'static str)> {
        let mut out = Vec::new();
        for concept in self.concepts() {
            for (key, target) in [("parent", &concept.parent), ("replaced-by", &concept.replaced_by)] {
                if target.as_deref() == Some(id) {
                    out.push((concept, key));
                }
            }
        }
        out
    }
}

impl Others for Catalogue {
    fn get(&self, id: &str) -> Option<&Concept> {
        Self::get(self, id)
    }

    fn has_country(&self, code: &str) -> bool {
        self.concepts().iter().any(|c| c.kind == Kind::Country && c.country.as_deref() == Some(code))
    }
}

/// A stretch of a file: an entry, or a whole file that cannot be taken apart.
struct Entry {
    concepts: Vec<Concept>,
    problems: Vec<Diagnostic>,
    /// The hash of its text and its first line, where it is an entry.
    origin: Option<(Hash, usize)>,
    is_new: bool,
}

/// One change in so many entries is read anew on each run; more are worth writing everything that is
/// kept once more, which takes about as long.
const TOLERATED: usize = 50;

/// Whether much was read that is not kept, or much is kept that is gone.
fn is_outdated(layers: &[Vec<Entry>], kept: &Readings) -> bool {
    let sound = || layers.iter().flatten().filter(|entry| entry.concept().is_some());
    let new = sound().filter(|entry| entry.is_new).count();
    new * TOLERATED > kept.len() || kept.len() > 2 * sound().count()
}

/// What is worth keeping.
fn sound(layers: &[Vec<Entry>]) -> Option<Readings> {
    let entries: Vec<_> = layers.iter().flatten().filter_map(Entry::concept).collect();
    Readings::of(&entries)
}

impl Entry {
    /// How many entries of the stretch were left out: in a file that was read as a whole, one for each line
    /// with an error.
    fn left_out(&self) -> usize {
        let errors = self.problems.iter().filter(|problem| problem.severity == Severity::Error);
        let lines: BTreeSet<usize> =
            errors.filter_map(|p| p.place.as_ref()).map(|place| place.line).collect();
        if self.origin.is_some() { lines.len().min(1) } else { lines.len() }
    }

    /// The hash and the concept of a sound entry, with the line within its text.
    fn concept(&self) -> Option<(Hash, &Concept, usize)> {
        let (hash, first) = self.origin?;
        let [concept] = &self.concepts[..] else { return None };
        self.problems.is_empty().then(|| (hash, concept, concept.at.line + 1 - first))
    }
}

fn read_layers(layers: &[Vec<File>], kept: &Readings) -> Vec<Vec<Entry>> {
    let layer = |files: &Vec<File>| {
        let read: Vec<Vec<Entry>> = files.par_iter().map(|file| read_file(file, kept)).collect();
        read.into_iter().flatten().collect()
    };
    layers.iter().map(layer).collect()
}

/// The entries of a file, read one by one; a file that holds more than entries is read as a whole.
fn read_file(file: &File, kept: &Readings) -> Vec<Entry> {
    let Some(entries) = edit::entries(&file.text) else {
        let (concepts, problems) = read::read(&file.path, &file.text);
        return vec![Entry { concepts, problems, origin: None, is_new: true }];
    };
    let one = |(line, text): &(usize, &str)| {
        let hash = readings::hash(text);
        let known = kept.get(&hash, &file.path, *line);
        let is_new = known.is_none();
        let (concepts, problems) = match known {
            Some(concept) => (vec![concept], Vec::new()),
            None => read::numbered(&file.path, text, *line),
        };
        Entry { concepts, problems, origin: Some((hash, *line)), is_new }
    };
    entries.par_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Glossary, store};

    #[test]
    fn it_holds_what_the_glossary_holds() {
        let house = File {
            path: "house".into(),
            text: "# x\n[[country]]\nid = \"om\"\nen = \"Sultanate\"\n\n[[organisation]]\nid = \"itu\"\nar = \"ا\"\n"
                .into(),
        };
        let layers = [store::shipped(), vec![house]];
        let (catalogue, problems) = Catalogue::of(&layers);
        let (glossary, theirs) = Glossary::from_layers(&layers);
        assert!(glossary.concepts.iter().eq(catalogue.concepts().iter()));
        assert_eq!([problems.clone(), catalogue.problems()].concat(), theirs);
        assert_eq!(problems.iter().filter_map(|p| p.place.as_ref().map(|p| p.line)).collect::<Vec<_>>(), [6]);
        assert_eq!(catalogue.left_out(), 1);
        assert_eq!(catalogue.get("om").map(Concept::name_en), Some("Sultanate"));
        assert_eq!(catalogue.get("no-such"), None);
        let inline = File {
            path: "inline".into(),
            text: "place = [{ id = \"ur\", ar = \"أور\", en = \"Ur\" }]\n[[event]]\nid = \"uz\"\nar = \"عوص\"\nen = \"Uz\"\n".into(),
        };
        assert_eq!(Catalogue::of(&[vec![inline]]).0.get("ur").map(Concept::name_en), Some("Ur"));
        assert!(catalogue.references("las").iter().any(|(c, key)| c.id == "aaaid" && *key == "parent"));
    }

    fn house(count: usize) -> String {
        let entry = |n| format!("[[place]]\nid = \"p{n}\"\nar = \"مدينة {n}\"\nen = \"City {n}\"\n\n");
        (0..count).map(entry).collect()
    }

    /// Opens over a cache; what comes out is always what reading gives.
    fn opened(text: &str, folder: &Path, home: &str) -> Vec<Diagnostic> {
        let layers = [vec![File { path: "house".into(), text: text.into() }]];
        let (plain, expected) = Catalogue::of(&layers);
        let (catalogue, mut problems) = Catalogue::open(&layers, &Cache::at(folder), Path::new(home));
        assert_eq!(catalogue.concepts(), plain.concepts());
        let notices = problems.split_off(expected.len());
        assert_eq!(problems, expected);
        notices
    }

    fn written(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
        let paths = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        paths.map(|path| (path.clone(), std::fs::read(path).expect("a file"))).collect()
    }

    #[test]
    fn what_was_read_before_is_the_same_wherever_it_stands() {
        let folder = tempfile::tempdir().expect("a folder");
        let bad = "[[place]]\nid = \"Bad Id\"\nar = \"باريس\"\nen = \"Paris\"\n\n";
        let text = format!("{bad}# lead\n{}", house(200));
        assert_eq!(opened(&text, folder.path(), "a"), []);
        let first = written(folder.path());
        assert_eq!(first.len(), 1);
        // A line more, an entry more, one changed, one twice.
        for text in [
            text.clone(),
            format!("# file\n\n{text}"),
            format!("[[place]]\nid = \"new\"\nar = \"جنيف\"\nen = \"Geneva\"\n\n{text}"),
            text.replace("City 7\"", "Town 7\""),
            format!("{text}{}", house(1)),
        ] {
            assert_eq!(opened(&text, folder.path(), "a"), []);
            assert!(first == written(folder.path()), "a few new entries are not worth writing all");
        }
        assert_eq!(opened(&house(300), folder.path(), "a"), []);
        let grown = written(folder.path());
        assert!(grown.len() == 1 && grown != first, "many are");
        assert_eq!(opened(&house(10), folder.path(), "a"), []);
        assert!(written(folder.path())[0].1.len() < first[0].1.len(), "what is gone is not kept for ever");
        assert_eq!(opened(&house(10), folder.path(), "b"), []);
        assert_eq!(written(folder.path()).len(), 2, "projects do not drive each other out");
    }

    #[test]
    fn what_is_kept_is_what_is_used_and_damage_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = house(3);
        assert_eq!(opened(&text, folder.path(), "a"), []);
        let (path, bytes) = written(folder.path()).remove(0);
        let key = Key::of_entries(Path::new("a"));
        let kept = Cache::at(folder.path()).load(&key, Readings::read).expect("whole").expect("there");
        let entry = edit::entries(&text).expect("entries")[1];
        let concept = kept.get(&readings::hash(entry.1), "f", 21).expect("kept");
        assert_eq!((concept.id.as_str(), concept.at.path.as_str(), concept.at.line), ("p1", "f", 21));
        assert!(kept.get(&readings::hash("other"), "f", 1).is_none());
        let mut damaged = bytes;
        let last = damaged.len() - 1;
        damaged[last] ^= 1;
        std::fs::write(path, damaged).expect("written");
        let notices = opened(&text, folder.path(), "a");
        assert_eq!(notices.iter().map(|d| d.code).collect::<Vec<_>>(), ["glossary-cache"]);
        assert_eq!(opened(&text, folder.path(), "a"), []);
    }
}
