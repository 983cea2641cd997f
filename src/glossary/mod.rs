//! The glossary: concepts with their Arabic and English terms, read from TOML in layers, and the
//! index that finds them in a text.

mod arena;
pub mod cache;
pub mod canonical;
pub mod catalogue;
mod compiled;
pub mod concept;
pub mod concepts;
pub mod countries;
pub mod diff;
pub mod edit;
pub mod edition;
pub mod format;
pub mod forms;
pub mod ids;
pub mod index;
pub mod keys;
mod layers;
pub mod lint;
pub mod merge;
mod problems;
pub mod read;
mod readings;
pub mod refused;
pub mod relations;
pub mod schema;
pub mod search;
pub mod series;
pub mod similar;
pub mod store;

use std::sync::OnceLock;

use rayon::prelude::*;

pub use cache::Cache;
pub use concept::{Concept, Kind, Status, Term, TermType};
pub use concepts::Concepts;
pub use forms::{Needs, Rule};
pub use index::{Entry, Finder, Index, Match};

use self::cache::Key;
use self::compiled::Compiled;
use self::layers::Layers;
use crate::arabic::slips::Speller;
use crate::diagnostic::Diagnostic;

/// All layers merged, with the index over them.
#[derive(Debug)]
pub struct Glossary {
    /// Concepts, sorted by id.
    pub concepts: Concepts,
    /// The matcher.
    pub index: Index,
    key: Key,
    /// Made when the first misspelt word asks for it.
    speller: OnceLock<Speller>,
}

impl Glossary {
    /// The glossary that [`Self::from_layers`] reads, with the same diagnostics; where the cache holds
    /// it compiled, the files are only compared. What is wrong with the cache is a notice.
    pub fn open(layers: &[Vec<store::File>], cache: &Cache) -> (Self, Vec<Diagnostic>) {
        if !cache.is_on() {
            return Self::from_layers(layers);
        }
        let key = Key::of(layers);
        let missed = match cache.load(&key, compiled::read) {
            Ok(Some((concepts, index, problems))) => {
                return (Self::new(concepts, index, key), problems);
            }
            Ok(None) => None,
            Err(notice) => Some(notice),
        };
        let (glossary, mut problems) = Self::from_layers(layers);
        let compiled = Compiled::of(&glossary.concepts, &glossary.index, &problems);
        problems.extend(missed);
        if let Some(compiled) = compiled {
            problems.extend(cache.save(&key, &compiled.sections(&glossary.index)).err());
        }
        (glossary, problems)
    }

    /// Reads layers, the base first: a later layer overrides a concept of the same id. Bad entries
    /// are left out and reported, the others are kept.
    pub fn from_layers(layers: &[Vec<store::File>]) -> (Self, Vec<Diagnostic>) {
        let mut merging = Layers::new();
        for layer in layers {
            let read = |file: &store::File| read::read(&file.path, &file.text);
            merging.lay(layer.par_iter().map(read).collect::<Vec<_>>());
        }
        let (merged, mut problems) = merging.merged();
        problems.extend(merged.problems());
        let concepts = Concepts::from(merged.concepts);
        let index = Index::build(&concepts, |c| c.parent.as_ref().and_then(|p| concepts.position(p)));
        (Self::new(concepts, index, Key::of(layers)), problems)
    }

    fn new(concepts: Concepts, index: Index, key: Key) -> Self {
        Self { concepts, index, key, speller: OnceLock::new() }
    }

    /// The concept of an id.
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.position(id).and_then(|number| self.concepts.get(number))
    }

    /// The index of an id in [`Self::concepts`].
    pub fn position(&self, id: &str) -> Option<usize> {
        self.concepts.position(id)
    }

    /// The concept that has taken the place of another, the last one of the line; `None` where it was
    /// not replaced, or where the entries run in a circle.
    pub fn successor(&self, position: usize) -> Option<&Concept> {
        let next = |at: usize| self.concepts[at].replaced_by.as_deref().and_then(|id| self.position(id));
        let mut seen = vec![position];
        let mut last = next(position)?;
        loop {
            if seen.contains(&last) {
                return None;
            }
            seen.push(last);
            match next(last) {
                Some(further) => last = further,
                None => return Some(&self.concepts[last]),
            }
        }
    }

    /// What knows how the words of all names are spelt.
    pub fn speller(&self) -> &Speller {
        self.speller.get_or_init(|| Speller::new(self.index.words()))
    }

    /// First 16 hexadecimal digits of the SHA-256 of all glossary files in use.
    pub fn hash(&self) -> String {
        self.key.content.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// A hash of everything that decides what the glossary holds and how names are found with it: two
    /// glossaries with the same one are the same.
    pub fn identity(&self) -> [u8; 32] {
        self.key.whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> store::File {
        store::File { path: path.into(), text: text.into() }
    }

    #[test]
    fn a_house_layer_overrides_by_id_and_countries_come_from_cldr() {
        let base = file(
            "base",
            "[[place]]\nid = \"paris\"\nar = \"باريس\"\nen = \"Paris\"\n[[country]]\nid = \"om\"\nar-short = [\"السلطنة\"]\n",
        );
        let house = file("house", "[[place]]\nid = \"paris\"\nar = \"باريس\"\nen = \"Paris (house)\"\n");
        let (glossary, problems) = Glossary::from_layers(&[vec![base], vec![house]]);
        let codes: Vec<_> = problems.iter().map(|d| (d.code, d.severity)).collect();
        assert_eq!(codes, [("glossary-override", crate::diagnostic::Severity::Notice)]);
        assert_eq!(glossary.get("paris").map(Concept::name_en), Some("Paris (house)"));
        let oman = glossary.get("om").expect("from CLDR");
        assert_eq!(oman.name_en(), "Oman");
        assert!(oman.ar.iter().any(|t| t.text == "السلطنة"));
    }

    #[test]
    fn duplicates_and_dangling_references_are_reported() {
        let a = file(
            "a",
            "[[place]]\nid = \"x\"\nar = \"باريس\"\nen = \"Paris\"\nparent = \"nowhere\"\n[[place]]\nid = \"x\"\nar = \"لندن\"\nen = \"London\"\n",
        );
        let (_, problems) = Glossary::from_layers(&[vec![a]]);
        let codes: Vec<_> = problems.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["glossary-duplicate-id", "glossary-dangling"]);
        let b = file(
            "b",
            "[[place]]\nid = \"x\"\nar = \"باريس\"\nen = \"Paris\"\ncountry = \"XX\"\nsource = \"a book\"\n",
        );
        let (_, problems) = Glossary::from_layers(&[vec![b]]);
        assert_eq!(problems.iter().map(|d| d.code).collect::<Vec<_>>(), ["glossary-source"]);
        let c = file("c", "[[place]]\nid = \"x\"\nar = \"باريس\"\nen = \"Paris\"\ncountry = \"XX\"\n");
        let (_, problems) = Glossary::from_layers(&[vec![c]]);
        assert_eq!(problems.iter().map(|d| d.code).collect::<Vec<_>>(), ["glossary-country"]);
    }
}
