//! SKOS: the file is Turtle, holds every label, and keeps SKOS's own rules about labels.

use std::collections::{BTreeMap, BTreeSet};

use mujaz::exchange::{Exported, skos};
use mujaz::glossary::{Concept, TermType};
use oxrdf::{Term, Triple};
use oxttl::TurtleParser;
use proptest::prelude::*;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const BASE: &str = "https://example.org/glossary/";

fn written(concepts: &[Concept], base: &str) -> Exported {
    skos::write(&concepts.iter().collect::<Vec<_>>(), base)
}

fn triples(concepts: &[Concept]) -> Vec<Triple> {
    let file = written(concepts, BASE);
    TurtleParser::new().for_slice(&file.bytes).collect::<Result<_, _>>().expect("Turtle")
}

/// Subject and object of each statement of a property, objects as `text@language` or an address.
fn said(triples: &[Triple], property: &str) -> BTreeSet<(String, String)> {
    let object = |term: &Term| match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(text) => format!("{}@{}", text.value(), text.language().unwrap_or_default()),
        other => panic!("{other}"),
    };
    let wanted = |t: &&Triple| t.predicate.as_str().ends_with(property);
    let subject = |t: &Triple| t.subject.to_string().trim_matches(['<', '>']).to_owned();
    triples.iter().filter(wanted).map(|t| (subject(t), object(&t.object))).collect()
}

fn holds_every_label(concepts: &[Concept]) {
    let triples = triples(concepts);
    let mut labels: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for property in ["prefLabel", "altLabel", "hiddenLabel"] {
        for label in said(&triples, &format!("core#{property}")) {
            labels.entry(label).or_default().push(property);
        }
    }
    assert!(labels.values().all(|p| p.len() == 1), "a text is one sort of label only: {labels:?}");
    for concept in concepts {
        let subject = format!("{BASE}{}", concept.id);
        for (terms, language) in [(&concept.ar, "ar"), (&concept.en, "en")] {
            for term in terms {
                let label = (subject.clone(), format!("{}@{language}", term.text));
                let property = labels.get(&label).unwrap_or_else(|| panic!("{label:?} is not there"))[0];
                let shown = terms.iter().any(|t| t.text == term.text && t.kind != TermType::Forbidden);
                assert_eq!(property == "hiddenLabel", !shown, "{label:?}");
            }
            let preferred = terms.iter().filter(|t| {
                labels.get(&(subject.clone(), format!("{}@{language}", t.text))) == Some(&vec!["prefLabel"])
            });
            let preferred: BTreeSet<&str> = preferred.map(|t| t.text.as_str()).collect();
            assert!(preferred.len() <= 1, "one preferred label for each language: {preferred:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_glossary_keeps_its_labels(concepts in super::glossary()) {
        holds_every_label(&concepts);
    }
}

#[test]
fn the_shipped_glossary_is_a_scheme_with_its_links() {
    let concepts = super::shipped();
    holds_every_label(&concepts);
    let triples = triples(&concepts);
    let broader = said(&triples, "core#broader");
    let parents = concepts
        .iter()
        .filter_map(|c| Some((format!("{BASE}{}", c.id), format!("{BASE}{}", c.parent.as_ref()?))));
    assert_eq!(broader, parents.collect());
    let replaced = concepts
        .iter()
        .filter_map(|c| Some((format!("{BASE}{}", c.id), format!("{BASE}{}", c.replaced_by.as_ref()?))));
    assert_eq!(said(&triples, "isReplacedBy"), replaced.collect());
    let sources = concepts.iter().filter(|c| c.source.is_some()).count();
    assert_eq!(said(&triples, "dc/terms/source").len(), sources);
    assert_eq!(said(&triples, "core#inScheme").len(), concepts.len());
    assert!(said(&triples, "core#inScheme").iter().all(|(_, s)| s == BASE.trim_end_matches('/')));
    assert!(triples.iter().any(|t| t.object.to_string() == format!("<{SKOS}ConceptScheme>")));
}

#[test]
fn a_base_that_is_no_address_is_refused() {
    let file = written(&super::shipped(), "not an address");
    assert!(file.bytes.is_empty());
    assert_eq!(file.problems[0].code, "skos-base");
    assert!(written(&super::shipped(), skos::DEFAULT_BASE).bytes.starts_with(b"@prefix"));
}
