//! The concepts of all layers without the matcher: what looking up, adding and counting need. Entries
//! are read in parallel, so that a hundred thousand take a fraction of a second.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

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
        let mut concepts = countries::from_cldr();
        // Where the concept of an id is, and which layer it is from; 0 is CLDR.
        let mut place: FxHashMap<String, (usize, usize)> =
            concepts.iter().enumerate().map(|(at, concept)| (concept.id.clone(), (at, 0))).collect();
        for (number, layer) in (1..).zip(layers) {
            for (read, found) in layer.iter().flat_map(read_file) {
                problems.extend(found);
                for concept in read {
                    match place.get_mut(&concept.id) {
                        Some((_, from)) if *from == number => {}
                        Some((at, from)) => {
                            *from = number;
                            let new = over(&concepts[*at], concept);
                            concepts[*at] = new;
                        }
                        None => {
                            place.insert(concept.id.clone(), (concepts.len(), number));
                            concepts.push(concept);
                        }
                    }
                }
            }
        }
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

/// An entry over the concept of the same id in a lower layer: a country keeps what only CLDR says.
fn over(old: &Concept, entry: Concept) -> Concept {
    if old.kind == Kind::Country && entry.kind == Kind::Country {
        return countries::overlay(old.clone(), entry);
    }
    entry
}

/// The entries of a file, read one by one; a file that holds more than entries is read as a whole.
fn read_file(file: &File) -> Vec<(Vec<Concept>, Vec<Diagnostic>)> {
    if edit::has_preamble(&file.text) {
        return vec![read::read(&file.path, &file.text)];
    }
    let entries = edit::entries(&file.text);
    entries.par_iter().map(|(line, text)| read::numbered(&file.path, text, *line)).collect()
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
        let inline = File {
            path: "inline".into(),
            text: "place = [{ id = \"ur\", ar = \"أور\", en = \"Ur\" }]\n[[event]]\nid = \"uz\"\nar = \"عوص\"\nen = \"Uz\"\n".into(),
        };
        assert_eq!(Catalogue::of(&[vec![inline]]).0.get("ur").map(Concept::name_en), Some("Ur"));
        assert!(catalogue.references("las").iter().any(|(c, key)| c.id == "aaaid" && *key == "parent"));
    }
}
