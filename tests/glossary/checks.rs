//! What holds for any text that is taken for a glossary file: the body of the fuzz target, which the
//! tests run on random texts too.

use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::store::File;
use mujaz::glossary::{Concept, canonical, read};

/// Fails where the reader breaks a promise on this text.
pub(crate) fn hold(text: &str) {
    let (concepts, problems) = read::read("g.toml", text);
    for problem in &problems {
        assert!(problem.place.as_ref().is_some_and(|place| place.line > 0), "no place: {problem}");
    }
    for concept in &concepts {
        let written = canonical::entry(concept);
        let (again, problems) = read::read("again.toml", &written);
        assert_eq!(problems, [], "what is read can be written and read: {written}");
        let back: Vec<Concept> = again.iter().map(|back| alike(back, concept)).collect();
        assert_eq!(back, [alike(concept, concept)]);
    }
    // Entry by entry the same is read as from the whole file.
    let file = File { path: "g.toml".into(), text: text.into() };
    let (catalogue, _) = Catalogue::of(&[vec![file]]);
    for concept in catalogue.concepts().iter().filter(|concept| concept.at.path == "g.toml") {
        assert!(concepts.iter().any(|read| read.id == concept.id), "{}", concept.id);
    }
}

/// A concept with its terms in canonical order and the place of another.
fn alike(concept: &Concept, other: &Concept) -> Concept {
    let mut out = Concept { at: other.at.clone(), ..concept.clone() };
    out.sort_terms();
    out
}
