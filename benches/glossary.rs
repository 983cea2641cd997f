//! The terminologist's commands over 100,000 concepts, each as a process from its start to its end:
//! `cargo speed-lint`.

#[expect(dead_code, reason = "its running text is for the benches of the matcher")]
mod corpus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use divan::Bencher;
use mujaz::glossary::canonical;
use mujaz::glossary::concept::Concept;

/// Concepts in the project's own folder, beside the shipped ones.
const CONCEPTS: usize = 100_000;

/// Entries of a kind in a file before the kind is split by first letter.
const A_FILE: usize = 30_000;

static CONCEPT: LazyLock<Vec<Concept>> =
    LazyLock::new(|| corpus::termbase(CONCEPTS, &corpus::vocabulary(60_000)));

/// A project with these concepts; what is kept for it lies beside its files.
static PROJECT: LazyLock<PathBuf> = LazyLock::new(|| {
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("termbase");
    if project.exists() {
        fs::remove_dir_all(&project).expect("the project of an earlier run is removed");
    }
    for of_kind in CONCEPT.chunk_by(|a, b| a.kind == b.kind) {
        let kind = project.join("glossary").join(of_kind[0].kind.name());
        if of_kind.len() <= A_FILE {
            write(&kind.with_extension("toml"), of_kind);
            continue;
        }
        for of_letter in of_kind.chunk_by(|a, b| a.id[..1] == b.id[..1]) {
            write(&kind.join(&of_letter[0].id[..1]).with_extension("toml"), of_letter);
        }
    }
    fs::write(project.join("mujaz.toml"), "").expect("written");
    project
});

fn write(path: &Path, concepts: &[Concept]) {
    let entries: Vec<String> = concepts.iter().map(canonical::entry).collect();
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, entries.join("\n")).expect("written");
}

fn main() {
    divan::main();
}

/// Runs `mujaz glossary` in the project; `status` is how it should end.
fn glossary(arguments: &[&str], status: i32) {
    let ended = Command::new(env!("CARGO_BIN_EXE_mujaz"))
        .args(["-q", "glossary"])
        .args(arguments)
        .current_dir(&*PROJECT)
        .env("MUJAZ_CACHE_DIR", cache())
        .stdout(Stdio::null())
        .status()
        .expect("started");
    assert_eq!(ended.code(), Some(status), "{arguments:?}");
}

fn cache() -> PathBuf {
    PROJECT.join("cache")
}

/// As on a machine that has never seen the project.
fn forget() {
    if cache().exists() {
        fs::remove_dir_all(cache()).expect("removed");
    }
}

/// An entry that changes without becoming another name.
fn edit(n: usize) {
    let path = PROJECT.join("glossary").join("document.toml");
    let text = fs::read_to_string(&path).expect("read");
    let source = format!("source = \"https://example.org/{n}\"");
    let at = text.find("source = ").expect("a source");
    let end = at + text[at..].find('\n').expect("the end of the line");
    fs::write(&path, [&text[..at], &source, &text[end..]].concat()).expect("written");
}

/// A name that is there.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn find(bencher: Bencher<'_, '_>) {
    let name = CONCEPT[CONCEPTS / 2].name_ar();
    glossary(&["find", name], 0);
    bencher.bench_local(|| glossary(&["find", name], 0));
}

/// A name with a slip of the pen, which is held against every other.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn find_misspelt(bencher: Bencher<'_, '_>) {
    let mut name: Vec<char> = CONCEPT[CONCEPTS / 2].name_ar().chars().collect();
    let last = name.len() - 1;
    name.swap(last - 2, last - 1);
    let name: String = name.into_iter().collect();
    glossary(&["find", &name], 0);
    bencher.bench_local(|| glossary(&["find", &name], 0));
}

/// Words that no name is like.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn find_nothing(bencher: Bencher<'_, '_>) {
    glossary(&["find", "قطار سريع إلى القمر البعيد"], 1);
    bencher.bench_local(|| glossary(&["find", "قطار سريع إلى القمر البعيد"], 1));
}

/// A new concept, checked against all others and written.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn add(bencher: Bencher<'_, '_>) {
    let mut n = 0;
    let mut one = || {
        n += 1;
        let (ar, en) = (format!("هيئة جديدة {n}"), format!("New Authority {n}"));
        glossary(&["add", "--kind", "organisation", "--ar", &ar, "--en", &en], 0);
    };
    one();
    bencher.bench_local(one);
}

/// The checks, where nothing is kept from an earlier run.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn lint_first(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(forget).bench_local_values(|()| glossary(&["lint"], 1));
}

/// The checks again, with nothing changed.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn lint_again(bencher: Bencher<'_, '_>) {
    glossary(&["lint"], 1);
    bencher.bench_local(|| glossary(&["lint"], 1));
}

/// The checks after an entry was changed.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn lint_after_an_edit(bencher: Bencher<'_, '_>) {
    glossary(&["lint"], 1);
    let mut n = 0;
    let change = || {
        n += 1;
        edit(n);
    };
    bencher.with_inputs(change).bench_local_values(|()| glossary(&["lint"], 1));
}
