//! The terminologist's commands over 100,000 concepts: what `glossary find` and `glossary add` do from
//! the first byte read to the last one written. `cargo bench --profile dev --bench glossary` runs them.

#[expect(dead_code, reason = "its running text is for the benches of the matcher")]
mod corpus;

use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::concept::{Concept, Kind, Position, Status, Term, TermType};
use mujaz::glossary::search;
use mujaz::glossary::store::{self, Store};

/// Concepts in the project's own folder, beside the shipped ones.
const CONCEPTS: usize = 100_000;

static PROJECT: LazyLock<tempfile::TempDir> = LazyLock::new(project);

fn main() {
    divan::main();
}

/// A folder with one file of bodies, each with what an entry usually has.
fn project() -> tempfile::TempDir {
    let words = corpus::vocabulary(60_000);
    let names = corpus::glossary(CONCEPTS, &words);
    let mut text = String::new();
    for (n, concept) in names.iter().enumerate() {
        let concept = Concept {
            id: format!("body-{n:06}"),
            kind: Kind::Organisation,
            class: Some("committee".into()),
            en: vec![
                Term { text: format!("Committee {n} on Matters of Interest"), kind: TermType::Name },
                Term { text: format!("CMI{n}"), kind: TermType::Acronym },
            ],
            source: Some(format!("https://example.org/{n}")),
            status: Status::Approved,
            ..concept.clone()
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", mujaz::glossary::canonical::entry(&concept));
    }
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("organisation.toml"), text).expect("written");
    folder
}

fn read(folder: &Path) -> Catalogue {
    Catalogue::of(&[store::shipped(), store::folder(folder).0]).0
}

/// A name that is there.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn find(bencher: Bencher<'_, '_>) {
    let folder = PROJECT.path();
    bencher.bench(|| {
        let catalogue = read(folder);
        black_box(search::find(catalogue.concepts(), "Committee 50000 on Matters of Interest").len())
    });
}

/// A name with a slip of the pen, which is held against every other.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn find_misspelt(bencher: Bencher<'_, '_>) {
    let folder = PROJECT.path();
    bencher.bench(|| {
        let catalogue = read(folder);
        black_box(search::find(catalogue.concepts(), "للجنه الاقتصااد الرقمية").len())
    });
}

/// A new concept, checked against all others and written.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn add(bencher: Bencher<'_, '_>) {
    let folder = PROJECT.path();
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let at = Position { path: "new".into(), line: 1 };
        let mut concept = Concept::new(format!("body-new-{n}"), Kind::Organisation, at);
        concept.ar.push(Term { text: format!("هيئة جديدة {n}"), kind: TermType::Name });
        concept.en.push(Term { text: format!("New Authority {n}"), kind: TermType::Name });
        let mut store = Store::open(folder).expect("opened");
        let (catalogue, _) = Catalogue::of(&[store::shipped(), store.files()]);
        assert!(search::collisions(catalogue.concepts(), &concept).is_empty());
        store.insert(&concept).expect("inserted");
        store.commit().expect("committed").len()
    });
}
