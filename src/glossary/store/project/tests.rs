//! The store on disk: nothing lost, nothing half-written, everything where it belongs.

use std::thread;

use super::*;
use crate::glossary::concept::{Term, TermType};

fn place(id: &str, en: &str) -> Concept {
    let mut concept = Concept::new(id, Kind::Place, Position { path: "new".into(), line: 1 });
    concept.ar.push(Term { text: "مدينة".to_owned(), kind: TermType::Name });
    concept.en.push(Term { text: en.to_owned(), kind: TermType::Name });
    concept
}

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("made");
    fs::write(path, text).expect("written");
}

const PARIS: &str = "[[place]]\nid = \"paris\" # home\nar = \"باريس\"\nen = \"Paris\"\n";

#[test]
fn two_writers_at_once_lose_nothing() {
    let root = tempfile::tempdir().expect("a folder");
    let path = root.path();
    thread::scope(|scope| {
        for writer in ["a", "b", "c"] {
            scope.spawn(move || {
                for n in 0..8 {
                    let mut store = Store::open_within(path, Duration::from_secs(120)).expect("opened");
                    store.insert(&place(&format!("{writer}{n}"), "City")).expect("inserted");
                    store.commit().expect("committed");
                }
            });
        }
    });
    let store = Store::open(path).expect("opened");
    assert_eq!(store.concepts().len(), 24);
}

#[test]
fn nothing_is_written_without_a_commit_and_unchanged_files_are_not_touched() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "place.toml", PARIS);
    let mut store = Store::open(root.path()).expect("opened");
    store.insert(&place("rome", "Rome")).expect("inserted");
    drop(store);
    assert_eq!(fs::read_to_string(root.path().join("place.toml")).expect("there"), PARIS);
    let mut store = Store::open(root.path()).expect("opened");
    let paris = store.entry("paris").expect("there");
    store.update("paris", &paris).expect("the same");
    assert_eq!(store.commit().expect("committed"), Vec::<PathBuf>::new());
}

#[test]
fn a_new_entry_goes_to_the_file_of_its_kind_or_its_shard() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "mine/cities.toml", PARIS);
    write(root.path(), "event/a.toml", "");
    write(root.path(), "event/e.toml", "");
    let mut store = Store::open(root.path()).expect("opened");
    store.insert(&place("rome", "Rome")).expect("inserted");
    for id in ["expo", "zulu", "agm"] {
        store.insert(&Concept { kind: Kind::Event, ..place(id, "Event") }).expect("inserted");
    }
    store.insert(&Concept { kind: Kind::Document, ..place("law", "Law") }).expect("inserted");
    let mut names: Vec<String> = store
        .commit()
        .expect("committed")
        .iter()
        .map(|p| p.strip_prefix(root.path()).expect("inside").to_string_lossy().replace('\\', "/"))
        .collect();
    names.sort();
    assert_eq!(names, ["document.toml", "event/a.toml", "event/e.toml", "event/z.toml", "mine/cities.toml"]);
}

#[test]
fn a_shipped_entry_is_copied_before_it_is_edited() {
    let root = tempfile::tempdir().expect("a folder");
    let base = File { path: "base".into(), text: format!("# Base\n\n# of Paris\n{PARIS}") };
    // At the head of a file a comment right above an entry that a blank line parts from it is its own.
    let mut store = Store::open(root.path()).expect("opened").over(vec![base]);
    assert!(!store.holds("paris"));
    let mut paris = store.entry("paris").expect("in the base");
    paris.country = Some("FR".to_owned());
    store.update("paris", &paris).expect("edited");
    store.commit().expect("committed");
    let text = fs::read_to_string(root.path().join("place.toml")).expect("there");
    assert_eq!(text, format!("# of Paris\n{PARIS}country = \"FR\"\n"));
}

#[test]
fn a_country_of_cldr_is_edited_without_fixing_its_names() {
    let root = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(root.path()).expect("opened");
    let mut france = store.entry("fr").expect("in CLDR");
    france.note = Some("Metropolitan".to_owned());
    store.update("fr", &france).expect("edited");
    store.commit().expect("committed");
    let text = fs::read_to_string(root.path().join("country.toml")).expect("there");
    assert!(text.contains("id = \"fr\"") && text.contains("note") && !text.contains("ar ="), "{text}");
}

#[test]
fn another_kind_is_another_file() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "place.toml", PARIS);
    let mut store = Store::open(root.path()).expect("opened");
    let mut paris = store.entry("paris").expect("there");
    paris.kind = Kind::Event;
    store.update("paris", &paris).expect("edited");
    store.commit().expect("committed");
    let text = fs::read_to_string(root.path().join("event.toml")).expect("there");
    assert_eq!(text, PARIS.replace("[[place]]", "[[event]]"));
    assert_eq!(fs::read_to_string(root.path().join("place.toml")).expect("there"), "");
}

#[test]
fn what_is_not_there_is_said_with_what_is_near() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "place.toml", PARIS);
    let mut store = Store::open(root.path()).expect("opened");
    let refused = store.remove("pariss").expect_err("no such id");
    assert_eq!(refused[0].code, "glossary-no-concept");
    assert!(refused[0].help.as_deref().is_some_and(|h| h.contains("`paris`")), "{refused:?}");
    assert_eq!(store.remove("fr").expect_err("of CLDR")[0].code, "glossary-shipped");
    assert_eq!(store.insert(&place("paris", "P")).expect_err("taken")[0].code, "glossary-duplicate-id");
}
