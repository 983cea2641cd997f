//! The concepts of all layers without the matcher: what looking up, adding and counting need. Entries
//! are read in parallel, so that a hundred thousand take a fraction of a second.

use std::collections::HashMap;

use rayon::prelude::*;

use super::concept::{Concept, Kind};
use super::store::File;
use super::{countries, edit, read};
use crate::diagnostic::Diagnostic;

/// Concepts, sorted by id.
#[derive(Debug, Clone)]
pub struct Catalogue {
    concepts: Vec<Concept>,
}

impl Catalogue {
    /// Reads layers, the base first, over the countries of CLDR; a later layer overrides a concept of
    /// the same id, and within a layer the first entry of an id counts. Entries that are not sound are
    /// left out and reported.
    pub fn of(layers: &[Vec<File>]) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut merged: HashMap<String, Concept> =
            countries::from_cldr().into_iter().map(|c| (c.id.clone(), c)).collect();
        for layer in layers {
            let mut here: HashMap<String, Concept> = HashMap::new();
            for file in layer {
                let entries = edit::entries(&file.text);
                let read: Vec<_> =
                    entries.par_iter().map(|(line, text)| read::numbered(&file.path, text, *line)).collect();
                for (concepts, found) in read {
                    problems.extend(found);
                    for concept in concepts {
                        here.entry(concept.id.clone()).or_insert(concept);
                    }
                }
            }
            for (id, concept) in here {
                let concept = match merged.remove(&id) {
                    Some(old) if old.kind == Kind::Country && concept.kind == Kind::Country => {
                        countries::overlay(old, concept)
                    }
                    _ => concept,
                };
                merged.insert(id, concept);
            }
        }
        let mut concepts: Vec<Concept> = merged.into_values().collect();
        concepts.par_sort_unstable_by(|a, b| a.id.cmp(&b.id));
        (Self { concepts }, problems)
    }

    /// All concepts, sorted by id.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The concept of an id.
    pub fn get(&self, id: &str) -> Option<&Concept> {
        let at = self.concepts.binary_search_by(|concept| concept.id.as_str().cmp(id)).ok()?;
        self.concepts.get(at)
    }

    /// The concepts that name `id` as parent or successor, with the key in which they do.
    pub fn references(&self, id: &str) -> Vec<(&Concept, &'static str)> {
        let mut out = Vec::new();
        for concept in &self.concepts {
            for (key, target) in [("parent", &concept.parent), ("replaced-by", &concept.replaced_by)] {
                if target.as_deref() == Some(id) {
                    out.push((concept, key));
                }
            }
        }
        out
    }
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
        assert_eq!(problems, theirs);
        assert_eq!(problems.iter().filter_map(|p| p.place.as_ref().map(|p| p.line)).collect::<Vec<_>>(), [6]);
        assert_eq!(catalogue.get("om").map(Concept::name_en), Some("Sultanate"));
        assert_eq!(catalogue.get("no-such"), None);
        assert!(catalogue.references("las").iter().any(|(c, key)| c.id == "aaaid" && *key == "parent"));
    }
}
