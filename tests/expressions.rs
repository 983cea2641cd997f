//! Dates, figures and ordinals: our own table `fixtures/expressions.txt`, and the Arabic cases of
//! Recognizers-Text that `fixtures/recognizers.toml` lists, where that data lies beside the
//! repository.

#![expect(clippy::print_stdout, reason = "a skipped test and the rates say so in printed lines")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use mujaz::arabic::{Tokens, numerals};
use mujaz::document::{FrontMatter, Paragraph, Release};
use mujaz::locate::{dates, ordinals};
use mujaz::model::Brief;
use mujaz::model::brief::YearOrigin;
use mujaz::pipeline::{Engine, EngineOptions};
use serde_json::Value;

const TABLE: &str = include_str!("fixtures/expressions.txt");
const RECOGNIZERS: &str = include_str!("fixtures/recognizers.toml");

/// A line of the table.
struct Line<'t> {
    number: usize,
    sentence: &'t str,
    front: FrontMatter,
    wanted: Vec<String>,
}

fn lines() -> Vec<Line<'static>> {
    let mut out = Vec::new();
    for (index, line) in TABLE.lines().map(str::trim).enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let number = index + 1;
        let (sentence, wanted) = line.split_once("=>").unwrap_or_else(|| panic!("line {number}: no =>"));
        let mut sentence = sentence.trim();
        let mut front = FrontMatter::default();
        if let Some(rest) = sentence.strip_prefix('[') {
            let (day, rest) = rest.split_once(']').unwrap_or_else(|| panic!("line {number}: no ]"));
            front.published = Some(day.into());
            sentence = rest.trim();
        }
        if let Some(rest) = sentence.strip_prefix('@') {
            front.country = Some(rest[..2].into());
            sentence = rest[2..].trim();
        }
        let mut wanted: Vec<String> =
            wanted.split(';').map(|item| item.trim().to_owned()).filter(|item| item != "-").collect();
        wanted.sort();
        out.push(Line { number, sentence, front, wanted });
    }
    out
}

/// What a brief holds, in the words of the table.
fn found(brief: &Brief) -> Vec<String> {
    let mut out = Vec::new();
    for date in &brief.dates {
        let mut item = format!("date {}", date.start);
        if date.end != date.start {
            item += &format!("..{}", date.end);
        }
        if let Some(part) = date.part {
            item += &format!(" {part:?}").to_lowercase();
        }
        if date.year == YearOrigin::Inferred {
            item += " inferred";
        }
        out.push(item);
    }
    for figure in &brief.figures {
        let unit = figure.unit.as_deref().unwrap_or("-");
        let qualifier = figure.qualifier.as_ref().map_or(String::new(), |q| format!(" {q}"));
        out.push(format!("figure {} {unit}{qualifier}", figure.value));
    }
    out.extend(brief.ordinals.iter().map(|o| format!("ordinal {}", o.value)));
    out.sort();
    out
}

#[test]
fn expressions_in_context() {
    let engine = Engine::new(&EngineOptions { shipped_glossary: true, ..EngineOptions::default() })
        .expect("an engine")
        .value;
    let lines = lines();
    let mut wrong = Vec::new();
    for line in &lines {
        let source: Arc<str> = line.sentence.into();
        let release = Release {
            path: "expressions.txt".into(),
            sha256: "0".repeat(64),
            source,
            front: line.front.clone(),
            paragraphs: vec![Paragraph::verbatim(line.sentence, 0)],
            agency: None,
        };
        let briefs = engine.briefs(&release);
        let got = briefs.first().map_or_else(Vec::new, |brief| found(brief));
        if got != line.wanted {
            wrong.push(format!(
                "line {}: {}\n    wanted {:?}\n    found  {got:?}",
                line.number, line.sentence, line.wanted
            ));
        }
    }
    assert!(lines.len() >= 200, "only {} expressions", lines.len());
    assert!(wrong.is_empty(), "{} of {} lines are wrong:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}

/// The list of one file of cases.
#[derive(serde::Deserialize)]
struct Cases {
    cases: usize,
    applies: Vec<usize>,
    out: BTreeMap<String, Vec<usize>>,
}

/// Why cases are out, and the files.
#[derive(serde::Deserialize)]
struct Recognizers {
    reasons: BTreeMap<String, String>,
    #[serde(flatten)]
    files: BTreeMap<String, Cases>,
}

fn recognizers() -> Recognizers {
    toml::from_str(RECOGNIZERS).expect("the list of cases")
}

#[test]
fn every_case_is_listed_once_and_every_reason_is_explained() {
    let list = recognizers();
    assert_eq!(list.files.len(), 4);
    for (file, cases) in &list.files {
        let mut all: Vec<usize> = cases.applies.iter().chain(cases.out.values().flatten()).copied().collect();
        all.sort_unstable();
        assert_eq!(all, (0..cases.cases).collect::<Vec<_>>(), "{file}");
        for reason in cases.out.keys() {
            assert!(list.reasons.contains_key(reason), "{file}: {reason} is not explained");
        }
    }
}

/// The share of the cases that must pass.
const GOAL: f64 = 0.9;

#[test]
fn cases_of_recognizers_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/external/recognizers");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return;
    }
    let (mut passed, mut run) = (0, 0);
    let mut wrong = Vec::new();
    for (file, cases) in &recognizers().files {
        let text = fs::read_to_string(folder.join(format!("{file}.json"))).expect("a file of cases");
        let all: Vec<Value> = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).expect("JSON");
        assert_eq!(all.len(), cases.cases, "{file} is another version");
        let here = cases.applies.iter().filter(|&&index| {
            let (wanted, got) = compare(file, &all[index]);
            if wanted != got {
                wrong.push(format!("{file} {index}: wanted {wanted:?}, found {got:?}"));
            }
            wanted == got
        });
        let right = here.count();
        println!("{file}: {right} of {} pass", cases.applies.len());
        passed += right;
        run += cases.applies.len();
    }
    let rate = f64::from(u32::try_from(passed).expect("few")) / f64::from(u32::try_from(run).expect("few"));
    println!("{passed} of {run} pass ({:.1} %); not: {}", rate * 100.0, wrong.join("; "));
    assert!(rate >= GOAL, "{passed} of {run} pass:\n{}", wrong.join("\n"));
}

/// What a case wants, and what is found in its sentence.
fn compare(file: &str, case: &Value) -> (Vec<String>, Vec<String>) {
    let list = Tokens::of(case["Input"].as_str().expect("a sentence")).list;
    let results = case["Results"].as_array().expect("results");
    let value = |r: &Value| r["Resolution"]["value"].as_str().expect("a value").to_owned();
    let number = |value: f64| format!("{value:.9e}");
    match file {
        "NumberModel" => (
            results.iter().map(|r| number(value(r).parse().expect("a number"))).collect(),
            numerals::all(&list).iter().map(|n| number(n.value)).collect(),
        ),
        "OrdinalModel" => {
            let dates = dates::find(0, &list);
            let found = ordinals::find(0, &list, &dates);
            (results.iter().map(value).collect(), found.iter().map(|o| o.value.to_string()).collect())
        }
        _ => (
            results.iter().map(|r| wanted_date(&r["Value"])).collect(),
            dates::find(0, &list).iter().map(|d| range(&d.start.iso(), &d.end.iso())).collect(),
        ),
    }
}

fn range(start: &str, end: &str) -> String {
    if start == end { start.to_owned() } else { format!("{start}..{end}") }
}

/// A date of a case in our form. Its TIMEX has XXXX for a year that is not stated. Ranges of days end
/// with their last day; ranges of months and decades end where the next begins, and ranges of years
/// name their last year.
fn wanted_date(value: &Value) -> String {
    let timex = value["Timex"].as_str().expect("a TIMEX");
    let ours = |date: &str| date.strip_prefix("XXXX").map_or(date.to_owned(), |rest| format!("-{rest}"));
    let Some(inner) = timex.strip_prefix('(').and_then(|t| t.strip_suffix(')')) else { return ours(timex) };
    let parts: Vec<&str> = inner.split(',').collect();
    if parts[2].ends_with('D') {
        return range(&ours(parts[0]), &ours(parts[1]));
    }
    let past = |key: &str| value["PastResolution"][key].as_str().expect("a day").to_owned();
    let (start, end) = (past("startDate"), past("endDate"));
    let part = |range: std::ops::Range<usize>| end[range].parse::<u32>().expect("digits");
    if parts[2].ends_with('M') {
        return range(&start[..7], &format!("{}-{:02}", &end[..4], part(5..7) - 1));
    }
    let last = if parts[2] == "P10Y" { part(0..4) - 1 } else { part(0..4) };
    range(&start[..4], &format!("{last:04}"))
}
