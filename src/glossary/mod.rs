//! The glossary: concepts with their Arabic and English terms, read from TOML in layers, and the
//! index that finds them in a text.

pub mod canonical;
pub mod catalogue;
pub mod concept;
pub mod countries;
pub mod edit;
pub mod format;
pub mod forms;
pub mod ids;
pub mod index;
pub mod keys;
pub mod lint;
pub mod read;
pub mod schema;
pub mod search;
pub mod store;

use std::collections::HashMap;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

pub use concept::{Concept, Kind, Status, Term, TermType};
pub use forms::{Needs, Rule};
pub use index::{Entry, Finder, Index, Match};

use crate::arabic::slips::Speller;
use crate::diagnostic::Diagnostic;

/// All layers merged, with the index over them.
#[derive(Debug)]
pub struct Glossary {
    /// Concepts, sorted by id.
    pub concepts: Vec<Concept>,
    /// The matcher.
    pub index: Index,
    by_id: HashMap<String, usize>,
    hash: String,
    /// Made when the first misspelt word asks for it.
    speller: OnceLock<Speller>,
}

impl Glossary {
    /// Reads layers, the base first: a later layer overrides a concept of the same id. Bad entries
    /// are left out and reported, the others are kept.
    pub fn from_layers(layers: &[Vec<store::File>]) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut merged: HashMap<String, Concept> =
            countries::from_cldr().into_iter().map(|c| (c.id.clone(), c)).collect();
        let mut hasher = Sha256::new();
        for layer in layers {
            let mut here: HashMap<String, (String, usize)> = HashMap::new();
            for file in layer {
                hasher.update(file.text.as_bytes());
                let (concepts, found) = read::read(&file.path, &file.text);
                problems.extend(found);
                for concept in concepts {
                    if let Some((path, line)) = here.get(&concept.id) {
                        problems.push(
                            Diagnostic::error(
                                "glossary-duplicate-id",
                                format!("the id `{}` is already taken at {path}:{line}", concept.id),
                            )
                            .at(concept.at.place())
                            .help("ids are unique; rename one, or merge the two entries"),
                        );
                        continue;
                    }
                    here.insert(concept.id.clone(), (concept.at.path.clone(), concept.at.line));
                    let merged_concept = match merged.remove(&concept.id) {
                        Some(old) if old.kind == Kind::Country && concept.kind == Kind::Country => {
                            countries::overlay(old, concept)
                        }
                        _ => concept,
                    };
                    merged.insert(merged_concept.id.clone(), merged_concept);
                }
            }
        }
        let mut concepts: Vec<Concept> = merged.into_values().collect();
        concepts.sort_by(|a, b| a.id.cmp(&b.id));
        let by_id: HashMap<String, usize> =
            concepts.iter().enumerate().map(|(i, c)| (c.id.clone(), i)).collect();
        let codes: std::collections::HashSet<&str> = concepts
            .iter()
            .filter(|c| c.kind == Kind::Country)
            .filter_map(|c| c.country.as_deref())
            .collect();
        for concept in &concepts {
            if let Some(code) = concept.country.as_deref().filter(|c| !codes.contains(c)) {
                problems.push(
                    Diagnostic::error(
                        "glossary-country",
                        format!("`{}`: there is no country {code}", concept.id),
                    )
                    .at(concept.at.place())
                    .help("use a code of ISO 3166-1, such as EG"),
                );
            }
            for (key, target) in [("parent", &concept.parent), ("replaced-by", &concept.replaced_by)] {
                if let Some(target) = target
                    && !by_id.contains_key(target)
                {
                    problems.push(
                        Diagnostic::error(
                            "glossary-dangling",
                            format!("`{}`: `{key}` names `{target}`, which is no concept", concept.id),
                        )
                        .at(concept.at.place())
                        .help("add that concept, or correct the id"),
                    );
                }
            }
        }
        let index = Index::build(&concepts, |c| c.parent.as_ref().and_then(|p| by_id.get(p)).copied());
        let hash = hasher.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
        (Self { concepts, index, by_id, hash, speller: OnceLock::new() }, problems)
    }

    /// The concept of an id.
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.by_id.get(id).map(|&i| &self.concepts[i])
    }

    /// The index of an id in [`Self::concepts`].
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// What knows how the words of all names are spelt.
    pub fn speller(&self) -> &Speller {
        self.speller.get_or_init(|| Speller::new(self.index.words()))
    }

    /// First 16 hexadecimal digits of the SHA-256 of all glossary files in use.
    pub fn hash(&self) -> &str {
        &self.hash
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
        assert!(problems.is_empty(), "{problems:?}");
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
