//! The real releases that lie beside a checkout of the maintainers, held against what a careful reader
//! found in them. Skipped with a printed line where they or Python are absent; the rules themselves
//! are tested in every module and in `names.rs`.

use std::path::Path;
use std::process::Command;

use mujaz::ingest;
use mujaz::pipeline::{Engine, EngineOptions, Format, ProductOptions};

/// Measure, and the least it must reach: its precision, recall and F1.
const GOALS: &[(&str, f64, f64, f64)] = &[
    ("organisations, detected", 0.0, 0.97, 0.0),
    ("organisations, English", 0.97, 0.93, 0.0),
    ("dates", 0.0, 0.0, 0.97),
    ("mode", 0.0, 1.0, 1.0),
    ("meeting name, English", 0.0, 1.0, 1.0),
    ("place, English", 0.0, 1.0, 1.0),
    ("countries", 0.0, 0.0, 0.97),
    ("figures", 0.0, 0.0, 0.85),
    ("ordinals", 0.0, 0.0, 0.85),
];

#[test]
fn the_real_releases_reach_their_goals() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let (seeds, score) = (shared.join("seeds"), shared.join("tools/score.py"));
    if !seeds.is_dir() || !score.is_file() {
        println!("skipped: the real releases are not beside this checkout");
        return;
    }
    let engine = Engine::new(&EngineOptions { shipped_glossary: true, ..EngineOptions::default() })
        .expect("an engine")
        .value;
    let folder = tempfile::tempdir().expect("a folder");
    let mut briefs = 0;
    for file in ingest::discover(&[seeds.clone()]).value {
        let release = ingest::read(&file).expect("a release").value;
        for brief in engine.briefs(&release) {
            let made =
                engine.product(&brief, Format::Json, &ProductOptions::default()).expect("JSON").remove(0);
            let name = format!("{}-{}.json", brief.meeting.id, briefs);
            std::fs::write(folder.path().join(name), made.bytes).expect("written");
            briefs += 1;
        }
    }
    assert_eq!(briefs, 6, "one of the five releases reports two meetings");
    let Ok(output) = Command::new("python3").arg(score).arg(folder.path()).arg(seeds.join("gold")).output()
    else {
        println!("skipped: python3 is not installed");
        return;
    };
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    for (name, precision, recall, f1) in GOALS {
        let line = report
            .lines()
            .find(|l| l.starts_with(&format!("{name:<26}")[..]))
            .unwrap_or_else(|| panic!("{report}"));
        let numbers: Vec<f64> = line[26..].split_whitespace().filter_map(|w| w.parse().ok()).collect();
        let reached = numbers[0] >= *precision && numbers[1] >= *recall && numbers[2] >= *f1;
        assert!(reached, "{line}\nwanted P {precision} R {recall} F1 {f1}");
    }
}
