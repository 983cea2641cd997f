//! Checks of a large glossary: what `mujaz glossary lint` costs without its process.
//!
//! `cargo speed-lint` runs them, built as `cargo speed` builds the matcher's.

#[expect(dead_code, reason = "the text of the corpus is for the matcher's bench")]
mod corpus;

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use mujaz::glossary::concept::{Concept, Term, TermType};
use mujaz::glossary::store::File;
use mujaz::glossary::{Glossary, canonical, lint};

/// Concepts in a glossary.
const CONCEPTS: usize = 100_000;

/// A glossary with names in both languages, variants, acronyms and countries, sorted by id. One entry in
/// a hundred has something to find.
static GLOSSARY: LazyLock<Vec<Concept>> = LazyLock::new(|| {
    let vocabulary = corpus::vocabulary(60_000);
    let mut dice = corpus::Dice::new(4);
    let mut concepts = corpus::glossary(CONCEPTS, &vocabulary);
    for concept in &mut concepts {
        dress(concept, &mut dice);
    }
    concepts.sort_by(|a, b| a.id.cmp(&b.id));
    concepts
});

/// The same as the text of one file.
static FILE: LazyLock<File> = LazyLock::new(|| {
    let entries: Vec<String> = GLOSSARY.iter().map(canonical::entry).collect();
    File { path: "glossary/organisation.toml".into(), text: entries.join("\n") }
});

fn main() {
    divan::main();
}

fn dress(concept: &mut Concept, dice: &mut corpus::Dice) {
    const COUNTRIES: [&str; 8] = ["EG", "SA", "AE", "OM", "KW", "QA", "MA", "JO"];
    let name = concept.name_ar().to_owned();
    let country = dice.percent(60).then(|| COUNTRIES[dice.below(COUNTRIES.len())]);
    if let Some(country) = country {
        concept.id = format!("{}-{}", country.to_ascii_lowercase(), concept.id);
        concept.country = Some(country.to_owned());
    }
    let mut variant = name.replacen(' ', " العام ", 1);
    if dice.percent(1) {
        variant = name.replacen('ي', "ى", 1) + "ـ";
    }
    concept.ar.push(Term { text: variant, kind: TermType::Variant });
    let english = latin(&name);
    let acronym: String = english.split(' ').filter_map(|w| w.chars().next()).collect();
    for (text, kind) in [
        (english.clone(), TermType::Name),
        (format!("{english} Authority"), TermType::Variant),
        (format!("{}{}", acronym.to_uppercase(), concept.id.len()), TermType::Acronym),
    ] {
        concept.en.push(Term { text, kind });
    }
}

/// Words of Latin letters, the same for the same Arabic ones.
fn latin(arabic: &str) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
    let letter = |c: char| if c == ' ' { ' ' } else { char::from(LETTERS[c as usize % LETTERS.len()]) };
    arabic.chars().map(letter).collect()
}

/// The checks alone.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn concepts(bencher: Bencher<'_, '_>) {
    let glossary = &*GLOSSARY;
    bencher.counter(ItemsCount::new(CONCEPTS)).bench_local(|| black_box(lint::lint(glossary)).len());
}

/// From the text of the files to findings at their places: reading, merging, indexing, checking.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn files(bencher: Bencher<'_, '_>) {
    let layers = vec![vec![FILE.clone()]];
    bencher.counter(ItemsCount::new(CONCEPTS)).bench_local(|| {
        let (glossary, problems) = Glossary::from_layers(&layers);
        let found = lint::lint(&glossary.concepts);
        black_box(lint::placed(found, &glossary.concepts, &layers[0]).len() + problems.len())
    });
}
