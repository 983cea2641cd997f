//! The JSON Schema of a brief is generated from the types and kept in `docs/`; every brief of the
//! sample releases is held against it.

use std::path::Path;

use mujaz::ingest;
use mujaz::model::Brief;
use mujaz::pipeline::{Engine, EngineOptions, Format, ProductOptions};

const SCHEMA: &str = "docs/brief.schema.json";

fn generated() -> String {
    let schema = schemars::schema_for!(Brief);
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA);
    if std::env::var_os("MUJAZ_BLESS").is_some() {
        std::fs::write(&path, generated()).expect("the schema is written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == generated(),
        "{SCHEMA} is stale: run MUJAZ_BLESS=1 cargo test --test schema and review the diff"
    );
}

#[test]
fn every_brief_of_the_samples_fits_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(&generated()).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let engine = Engine::new(&EngineOptions { shipped_glossary: true, ..EngineOptions::default() })
        .expect("an engine");
    assert_eq!(engine.diagnostics, [], "the shipped glossary loads without a complaint");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings");
    let files = ingest::discover(&[folder]);
    assert!(files.value.len() >= 6, "{:?}", files.value);
    let mut briefs = 0;
    for file in files.value {
        let release = ingest::read(&file).expect("a sample release").value;
        for brief in engine.value.briefs(&release) {
            let made = engine.value.product(&brief, Format::Json, &ProductOptions::default()).expect("JSON");
            let value: serde_json::Value = serde_json::from_slice(&made[0].bytes).expect("JSON");
            let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", brief.meeting.id);
            // Every passage slices to its text.
            check_passages(&value, &value);
            briefs += 1;
        }
    }
    assert!(briefs >= 7, "one release reports two meetings: {briefs}");
}

/// Walks a brief and checks each passage against its paragraph.
fn check_passages(value: &serde_json::Value, brief: &serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            if let (Some(p), Some(s), Some(e), Some(t)) =
                (map.get("paragraph"), map.get("start"), map.get("end"), map.get("text"))
            {
                let number =
                    |v: &serde_json::Value| usize::try_from(v.as_u64().expect("a number")).expect("small");
                let text = brief["paragraphs"][number(p)]["ar"].as_str().expect("a paragraph");
                let cut: String = text.chars().skip(number(s)).take(number(e) - number(s)).collect();
                assert_eq!(Some(cut.as_str()), t.as_str());
            }
            map.values().for_each(|v| check_passages(v, brief));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|v| check_passages(v, brief)),
        _ => {}
    }
}
