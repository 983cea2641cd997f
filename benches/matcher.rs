//! Raw Arabic to matches: how fast, how long an index takes to build and a glossary to open, and how
//! much memory.
//!
//! `cargo speed` runs them (`.cargo/config.toml`): the crate optimised as in a release, and the
//! dependencies as `cargo test` has them, so that nothing is built twice.

#[expect(dead_code, reason = "its termbase is for the bench of the commands that keep a glossary")]
mod corpus;

use std::path::Path;
use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher, black_box};
use mujaz::arabic::Tokens;
use mujaz::glossary::{Cache, Concept, Finder, Glossary, Index, store};

/// Counts what is allocated; the column `max alloc` is the peak.
#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// Terms in a glossary.
const TERMS: [usize; 3] = [10_000, 100_000, 1_000_000];

/// Bytes of text: a year of a press agency.
const TEXT: usize = 20_000_000;

/// Types of words before proclitics; the text has more than twice as many.
static VOCABULARY: LazyLock<Vec<String>> = LazyLock::new(|| corpus::vocabulary(60_000));

fn main() {
    divan::main();
}

/// A glossary with its index and a text that holds its names.
fn prepare(terms: usize) -> (Index, Vec<String>) {
    let concepts = corpus::glossary(terms, &VOCABULARY);
    let text = corpus::paragraphs(TEXT, &VOCABULARY, &concepts);
    (build(&concepts), text)
}

fn build(concepts: &[Concept]) -> Index {
    Index::build(concepts, |_| None)
}

fn bytes(text: &[String]) -> BytesCount {
    BytesCount::new(text.iter().map(String::len).sum::<usize>())
}

/// Raw text to matches with a finder that has seen nothing yet.
#[divan::bench(args = TERMS, sample_count = 7, sample_size = 1)]
fn raw_text(bencher: Bencher<'_, '_>, terms: usize) {
    let (index, text) = prepare(terms);
    bencher.counter(bytes(&text)).bench_local(|| {
        let mut finder = Finder::new(&index);
        let mut found = 0;
        for paragraph in &text {
            finder.matches(paragraph, |m, _| found += black_box(m).words);
        }
        found
    });
}

/// The same with a finder that has read the text before: an archive that goes on.
#[divan::bench(args = TERMS, sample_count = 7, sample_size = 1)]
fn raw_text_again(bencher: Bencher<'_, '_>, terms: usize) {
    let (index, text) = prepare(terms);
    let mut finder = Finder::new(&index);
    bencher.counter(bytes(&text)).bench_local(|| {
        let mut found = 0;
        for paragraph in &text {
            finder.matches(paragraph, |m, _| found += black_box(m).words);
        }
        found
    });
}

/// As a release is mapped: tokens first, which other steps need too.
#[divan::bench(args = TERMS, sample_count = 3, sample_size = 1)]
fn by_tokens(bencher: Bencher<'_, '_>, terms: usize) {
    let (index, text) = prepare(terms);
    bencher.counter(bytes(&text)).bench_local(|| {
        let mut found = 0;
        for paragraph in &text {
            found += black_box(index.matches(&Tokens::of(paragraph).list)).len();
        }
        found
    });
}

/// Building an index.
#[divan::bench(args = TERMS, sample_count = 3, sample_size = 1)]
fn building(bencher: Bencher<'_, '_>, terms: usize) {
    let concepts = corpus::glossary(terms, &VOCABULARY);
    bencher.counter(ItemsCount::new(terms)).bench_local(|| build(black_box(&concepts)));
}

/// A folder with a glossary of so many terms, half of them Arabic, in a file for each kind.
fn folder(terms: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let concepts = corpus::glossary(terms / 2, &VOCABULARY);
    for (kind, part) in ["event", "organisation"].iter().zip(concepts.chunks(terms.div_ceil(4))) {
        let entries: Vec<String> = part.iter().map(|concept| corpus::entry(kind, concept)).collect();
        std::fs::write(folder.path().join(format!("{kind}.toml")), entries.join("\n")).expect("written");
    }
    folder
}

/// Reads the files and opens the glossary.
fn open(folder: &Path, cache: &Cache) -> Glossary {
    let (files, problems) = store::folder(folder);
    let (glossary, found) = Glossary::open(&[files], cache);
    assert!(problems.is_empty() && found.is_empty(), "{problems:?} {found:?}");
    glossary
}

/// Opening a glossary that has not been read before: its files are parsed and checked, the index is
/// built, and both are written to the cache.
#[divan::bench(args = TERMS, sample_count = 1, sample_size = 1)]
fn opening_first(bencher: Bencher<'_, '_>, terms: usize) {
    let files = folder(terms);
    let cache = tempfile::tempdir().expect("a folder");
    bencher
        .counter(ItemsCount::new(terms))
        .bench_local(|| open(files.path(), &Cache::at(cache.path())).concepts.len());
}

/// Opening it again.
#[divan::bench(args = TERMS, sample_count = 7, sample_size = 1)]
fn opening_again(bencher: Bencher<'_, '_>, terms: usize) {
    let files = folder(terms);
    let cache = tempfile::tempdir().expect("a folder");
    open(files.path(), &Cache::at(cache.path()));
    bencher
        .counter(ItemsCount::new(terms))
        .bench_local(|| open(files.path(), &Cache::at(cache.path())).concepts.len());
}
