//! What the briefings of the sample releases say, as snapshots: reviewing a change of wording is
//! reviewing a diff. `INSTA_UPDATE=always cargo test --test summaries` accepts it.

use std::fmt::Write;
use std::path::Path;

use mujaz::ingest;
use mujaz::model::Brief;
use mujaz::pipeline::{Engine, EngineOptions};

fn text(brief: &Brief) -> String {
    let mut out = String::new();
    let meeting = &brief.meeting;
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}\n{}\n{}", meeting.id, brief.headline.en, brief.headline.ar);
    let _ = writeln!(out, "meeting: {} | {}", meeting.name.en, meeting.name.ar);
    for date in &meeting.dates {
        let _ = writeln!(out, "date: {} ({:?}) | {}", date.en, date.year, date.at.text);
    }
    if let Some(place) = &meeting.place {
        let _ = writeln!(out, "place: {} | {}", place.en, place.ar);
    }
    let _ = writeln!(out, "mode: {:?}; tense: {:?}", meeting.mode, meeting.tense);
    for role in &meeting.roles {
        let _ = writeln!(out, "{:?}: {}", role.role, role.entity);
    }
    for sentence in &brief.summary {
        let marks: Vec<String> = sentence.evidence.iter().map(|e| (e.paragraph + 1).to_string()).collect();
        let _ = writeln!(out, "- {} [{}]", sentence.en, marks.join(" "));
    }
    for finding in &brief.findings {
        let _ = writeln!(out, "{}: {}: {}", finding.severity, finding.code, finding.message);
    }
    out
}

#[test]
fn the_briefings_of_the_samples() {
    let engine = Engine::new(&EngineOptions { shipped_glossary: true, ..EngineOptions::default() })
        .expect("an engine")
        .value;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings");
    let mut all = 0;
    for file in ingest::discover(&[folder]).value {
        let release = ingest::read(&file).expect("a sample").value;
        for brief in engine.briefs(&release) {
            insta::assert_snapshot!(brief.meeting.id.clone(), text(&brief));
            all += 1;
        }
    }
    assert_eq!(all, 7);
}
