//! The shipped glossary: it loads without a complaint, it is as large as it says, its files are in
//! canonical order, and every name of the sample releases that matters is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use mujaz::glossary::{Glossary, Kind, Status, store};

/// ISO 3166-1 codes of the members of the League of Arab States.
const ARAB_STATES: [&str; 22] = [
    "AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA",
    "SD", "SO", "SY", "TN", "YE",
];

fn shipped() -> Glossary {
    let (glossary, problems) = Glossary::from_layers(&[store::shipped()]);
    assert_eq!(problems, [], "the shipped glossary has problems");
    glossary
}

#[test]
fn it_is_as_large_as_a_digital_policy_desk_needs() {
    let glossary = shipped();
    let count = |kind: Kind| glossary.concepts.iter().filter(|c| c.kind == kind).count();
    assert!(count(Kind::Concept) >= 150, "{} policy terms", count(Kind::Concept));
    assert!(count(Kind::Place) >= 120, "{} places", count(Kind::Place));
    assert!(count(Kind::Country) >= 240, "{} countries", count(Kind::Country));
    let own = glossary.concepts.iter().filter(|c| !c.cldr).count();
    assert!(own >= 500, "{own} concepts of its own");
}

#[test]
fn every_arab_state_has_its_ministry_and_its_regulator() {
    let glossary = shipped();
    let mut missing = Vec::new();
    for code in ARAB_STATES {
        for class in ["ministry", "regulator"] {
            let there = glossary.concepts.iter().any(|c| {
                c.country.as_deref() == Some(code)
                    && c.class.as_deref().is_some_and(|own| own.contains(class))
            });
            // In Yemen the ministry itself regulates; there is no body to name.
            if !there && !(code == "YE" && class == "regulator") {
                missing.push(format!("{code} {class}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn approved_names_a_source_and_nothing_is_doubled() {
    let glossary = shipped();
    let mut names: BTreeMap<(String, Option<&str>, Kind), &str> = BTreeMap::new();
    let mut doubled = Vec::new();
    for concept in &glossary.concepts {
        if concept.status == Status::Approved {
            assert!(concept.source.is_some(), "{} is approved without a source", concept.id);
        }
        let key = (mujaz::arabic::fold(concept.name_ar()), concept.country.as_deref(), concept.kind);
        if let Some(other) = names.insert(key, &concept.id) {
            let (a, b) = (glossary.get(other).expect("known"), concept);
            // One name for two bodies is fine where one came after the other.
            if a.until.is_none() && b.until.is_none() && a.since.is_none() && b.since.is_none() {
                doubled.push(format!("{other} and {} are both {}", concept.id, concept.name_ar()));
            }
        }
    }
    assert!(doubled.is_empty(), "{doubled:#?}");
}

#[test]
fn the_files_are_sorted_by_id() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary");
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("a glossary") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a file");
        let ids: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix("id = ")).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        assert_eq!(ids, sorted, "{}", path.display());
        files += 1;
    }
    assert_eq!(files, Kind::ALL.len(), "one file for each kind");
}

#[test]
fn countries_come_from_cldr_and_entries_only_add() {
    let glossary = shipped();
    let egypt = glossary.get("eg").expect("Egypt");
    assert!(egypt.cldr);
    assert_eq!((egypt.name_ar(), egypt.name_en()), ("مصر", "Egypt"));
    assert!(egypt.ar.iter().any(|t| t.text == "جمهورية مصر العربية"));
    let oman = glossary.get("om").expect("Oman");
    assert!(oman.ar.iter().any(|t| t.text == "السلطنة"));
}
