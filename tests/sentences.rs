//! The English of short releases, as a snapshot: each paragraph of the fixture is a case, its first
//! line says what it is for. Reviewing a change of wording is reviewing a diff;
//! `INSTA_UPDATE=always cargo test --test sentences` accepts it.

#![expect(clippy::print_stdout, reason = "a skipped test says so in a printed line")]

use std::fmt::Write;
use std::path::Path;

use mujaz::english::Style;
use mujaz::english::style::{DateOrder, Money, Spelling};
use mujaz::ingest;
use mujaz::pipeline::{Engine, EngineOptions};

const CASES: &str = include_str!("fixtures/sentences.txt");

fn engine(style: Style) -> Engine {
    Engine::new(&EngineOptions { shipped_glossary: true, style, ..EngineOptions::default() })
        .expect("an engine")
        .value
}

/// Purpose and Arabic of each case.
fn cases() -> Vec<(&'static str, &'static str)> {
    let parts = CASES.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('\n').expect("a purpose above the text")).collect()
}

/// Headline and summary of every briefing of a text.
fn told(engine: &Engine, text: &str) -> Vec<(String, Vec<String>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("case.txt");
    std::fs::write(&file, format!("{text}\n")).expect("written");
    let release = ingest::read(&file).expect("a release").value;
    let briefs = engine.briefs(&release);
    briefs
        .iter()
        .map(|brief| {
            let sentences = brief.summary.iter().map(|s| s.en.clone()).collect();
            (brief.headline.en.clone(), sentences)
        })
        .collect()
}

#[test]
fn the_sentences_of_short_releases() {
    let engine = engine(Style::default());
    let cases = cases();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let mut out = String::new();
    for (purpose, text) in cases {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{purpose}\n{text}");
        for (headline, sentences) in told(&engine, text) {
            let _ = writeln!(out, "= {headline}");
            for sentence in sentences {
                let _ = writeln!(out, "- {sentence}");
            }
        }
        out.push('\n');
    }
    insta::assert_snapshot!("sentences", out);
}

#[test]
fn american_english_leaves_names_alone() {
    let style = Style { spelling: Spelling::American, date_order: DateOrder::MonthDay, money: Money::Symbol };
    let engine = engine(style);
    let text = "شاركت مصر في الاجتماع الثاني لمنظمة التعاون الاقتصادي والتنمية الذي تنظمه قطر في باريس من 2 \
                إلى 6 نوفمبر 2021. وبلغت قيمة المشروع 1.6 مليار دولار.";
    let (_, sentences) = told(&engine, text).remove(0);
    assert_eq!(
        sentences,
        [
            "Egypt took part in the 2nd Meeting of the Organisation for Economic Co-operation and Development (OECD), organized by Qatar, held in Paris, France, on November 2–6, 2021.",
            "Figures given: $1.6 billion.",
        ]
    );
}

#[test]
fn a_headline_has_at_most_120_characters() {
    let engine = engine(Style::default());
    let body = "المجلس التنفيذي للمنظمة العربية لتكنولوجيات الاتصال والمعلومات والتنمية المستدامة في المناطق الريفية والبعيدة والحدودية";
    let long = "اللجنة العليا المشرفة على تنظيم المؤتمرات والمعارض والندوات العلمية والثقافية والاقتصادية والسياحية في المنطقة";
    for text in [
        format!("شارك {long} في الاجتماع السنوي الوزاري الثاني عشر {body}."),
        format!("شاركت مصر والأردن وتونس في الاجتماع الثاني ل{body} بجنيف."),
        format!("استضافت {long} الاجتماع الثاني للاتحاد الدولي للاتصالات."),
        CASES.replace(['#', '\n'], " "),
    ] {
        for (headline, _) in told(&engine, &text) {
            let length = headline.chars().count();
            assert!(length <= 120 && length > 10, "{length}: {headline}");
        }
    }
}

/// The English of the real releases beside a checkout of the maintainers, without their Arabic.
#[test]
fn the_sentences_of_the_real_releases() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !seeds.is_dir() {
        println!("skipped: the real releases are not beside this checkout");
        return;
    }
    let engine = engine(Style::default());
    let mut out = String::new();
    for (number, file) in ingest::discover(&[seeds]).value.iter().enumerate() {
        let release = ingest::read(file).expect("a release").value;
        for brief in engine.briefs(&release) {
            let _ = writeln!(out, "release {number}, {}\n= {}", brief.meeting.id, brief.headline.en);
            for sentence in &brief.summary {
                let marks: std::collections::BTreeSet<usize> =
                    sentence.evidence.iter().map(|e| e.paragraph + 1).collect();
                let _ = writeln!(out, "- {} {marks:?}", sentence.en);
            }
            assert!(brief.headline.en.chars().count() <= 120);
        }
    }
    insta::assert_snapshot!("real releases", out);
}
