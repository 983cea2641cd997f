//! The table of names in context, `tests/fixtures/names.txt`: sentences with the names that must be
//! found in them and what each one is, and with words that must not be taken for a name.
//!
//! A line is `sentence => surface = id; surface = -`, where `-` says that no mention touches the
//! surface; `?` that it is listed as unresolved; `@XX` before the sentence sets the country.
//! Adding a line adds a test.

use std::sync::Arc;

use mujaz::document::{FrontMatter, Paragraph, Release};
use mujaz::pipeline::{Engine, EngineOptions};

const TABLE: &str = include_str!("fixtures/names.txt");

fn release(text: &str, country: Option<String>) -> Release {
    let source: Arc<str> = text.into();
    Release {
        path: "names.txt".into(),
        sha256: "0".repeat(64),
        source,
        front: FrontMatter { country, ..FrontMatter::default() },
        paragraphs: vec![Paragraph::verbatim(text, 0)],
        agency: None,
    }
}

#[test]
fn names_in_context() {
    let engine = Engine::new(&EngineOptions { shipped_glossary: true, ..EngineOptions::default() })
        .expect("an engine")
        .value;
    let mut wrong = Vec::new();
    let mut pairs = 0;
    for (number, line) in TABLE.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (sentence, wanted) =
            line.split_once("=>").unwrap_or_else(|| panic!("line {}: no =>", number + 1));
        let (country, sentence) = match sentence.trim().strip_prefix('@') {
            Some(rest) => (Some(rest[..2].to_owned()), rest[2..].trim()),
            None => (None, sentence.trim()),
        };
        let release = release(sentence, country);
        let found = engine.explain(&release).names;
        for pair in wanted.split(';').map(str::trim).filter(|p| !p.is_empty()) {
            pairs += 1;
            let (surface, id) =
                pair.rsplit_once('=').unwrap_or_else(|| panic!("line {}: {pair}", number + 1));
            let (surface, id) = (surface.trim(), id.trim());
            let start = sentence
                .find(surface)
                .unwrap_or_else(|| panic!("line {}: {surface} is not in it", number + 1));
            let start = sentence[..start].chars().count();
            let end = start + surface.chars().count();
            let touching: Vec<_> = found.iter().filter(|e| e.at.start < end && start < e.at.end).collect();
            let ok = match id {
                "-" => touching.is_empty(),
                "?" => touching.iter().any(|e| e.id.is_none()),
                _ => touching
                    .iter()
                    .any(|e| e.id.as_deref() == Some(id) && e.at.start <= start && end <= e.at.end),
            };
            if !ok {
                let got: Vec<_> =
                    touching.iter().map(|e| (e.at.text.as_str(), e.id.as_deref(), e.rule.as_str())).collect();
                wrong.push(format!("line {}: {surface}: wanted {id}, found {got:?}", number + 1));
            }
        }
    }
    assert!(pairs >= 150, "only {pairs} pairs");
    assert!(wrong.is_empty(), "{} of {pairs} pairs are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Releases about fields that the glossary was not made for, each with the organisations it names and
/// with the words in it that look like one and are none.
const FIELDS: [(&str, &str, &str); 8] = [
    (
        include_str!("fixtures/fields/health.txt"),
        include_str!("fixtures/fields/health.names.tsv"),
        include_str!("fixtures/fields/health.common.txt"),
    ),
    (
        include_str!("fixtures/fields/trade.txt"),
        include_str!("fixtures/fields/trade.names.tsv"),
        include_str!("fixtures/fields/trade.common.txt"),
    ),
    (
        include_str!("fixtures/fields/water.txt"),
        include_str!("fixtures/fields/water.names.tsv"),
        include_str!("fixtures/fields/water.common.txt"),
    ),
    (
        include_str!("fixtures/fields/climate.txt"),
        include_str!("fixtures/fields/climate.names.tsv"),
        include_str!("fixtures/fields/climate.common.txt"),
    ),
    (
        include_str!("fixtures/fields/sahel.txt"),
        include_str!("fixtures/fields/sahel.names.tsv"),
        include_str!("fixtures/fields/sahel.common.txt"),
    ),
    (
        include_str!("fixtures/fields/environment.txt"),
        include_str!("fixtures/fields/environment.names.tsv"),
        include_str!("fixtures/fields/environment.common.txt"),
    ),
    (
        include_str!("fixtures/fields/customs.txt"),
        include_str!("fixtures/fields/customs.names.tsv"),
        include_str!("fixtures/fields/customs.common.txt"),
    ),
    (
        include_str!("fixtures/fields/aviation.txt"),
        include_str!("fixtures/fields/aviation.names.tsv"),
        include_str!("fixtures/fields/aviation.common.txt"),
    ),
];

/// Nine of ten organisations are mapped, or listed as unresolved in just these words, and no common
/// word is mapped to a body. A mapped name may end before the country that the text adds to it.
#[test]
fn fields_that_the_glossary_does_not_cover() {
    let engine = Engine::new(&EngineOptions { shipped_glossary: true, ..EngineOptions::default() })
        .expect("an engine")
        .value;
    let (mut right, mut all, mut missed, mut common) = (0, 0, Vec::new(), Vec::new());
    for (text, names, lookalikes) in FIELDS {
        let mut release = release(text, None);
        release.paragraphs = text.split("\n\n").map(|p| Paragraph::verbatim(p.trim(), 0)).collect();
        let found = engine.explain(&release).names;
        for line in names.lines() {
            let (surface, english) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line}"));
            all += 1;
            let is_it = |e: &mujaz::explain::Explanation| {
                let tail = surface.strip_prefix(e.at.text.as_str());
                let country = tail.is_some_and(|t| t.split_whitespace().count() == 1);
                e.at.text == surface || (e.id.is_some() && country)
            };
            if found.iter().any(is_it) {
                right += 1;
            } else {
                missed.push(format!("{surface} ({english})"));
            }
        }
        for phrase in lookalikes.lines().map(str::trim).filter(|l| !l.is_empty()) {
            for (paragraph, text) in release.paragraphs.iter().enumerate() {
                for (at, _) in text.text.match_indices(phrase) {
                    let start = text.text[..at].chars().count();
                    let end = start + phrase.chars().count();
                    let body = |e: &&mujaz::explain::Explanation| {
                        let id = e.id.as_deref().and_then(|id| engine.glossary().get(id));
                        e.at.paragraph == paragraph
                            && e.at.start < end
                            && start < e.at.end
                            && id.is_some_and(|c| c.kind == mujaz::glossary::Kind::Organisation)
                    };
                    common.extend(found.iter().find(body).map(|e| format!("{phrase}: {:?}", e.id)));
                }
            }
        }
    }
    assert!(all >= 100, "only {all} names");
    assert!(right * 10 >= all * 9, "{right} of {all}; missed: {missed:#?}");
    assert!(common.is_empty(), "common words mapped to a body: {common:#?}");
}
