//! The JSON Schemas are generated from the types and kept in `docs/`; every brief of the sample
//! releases, the glossary's files and the configuration of a new project are held against theirs.

use std::path::Path;
use std::process::Command;

use mujaz::ingest;
use mujaz::pipeline::{Engine, EngineOptions, Format, ProductOptions};

/// What `mujaz schema` knows, and where each is kept.
const SCHEMAS: [(&str, &str); 3] = [
    ("brief", "docs/brief.schema.json"),
    ("glossary", "docs/glossary.schema.json"),
    ("config", "docs/mujaz.schema.json"),
];

fn mujaz(folder: &Path, args: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_mujaz")).args(args).current_dir(folder).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn generated(name: &str) -> String {
    mujaz(root(), &["schema", name])
}

fn validator(name: &str) -> jsonschema::Validator {
    let schema: serde_json::Value = serde_json::from_str(&generated(name)).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// What a schema has against a TOML text.
fn errors(validator: &jsonschema::Validator, toml: &str) -> Vec<String> {
    let table: toml::Table = toml.parse().expect("TOML");
    let value = serde_json::to_value(table).expect("JSON");
    validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_types() {
    for (name, file) in SCHEMAS {
        let path = root().join(file);
        if std::env::var_os("MUJAZ_BLESS").is_some() {
            std::fs::write(&path, generated(name)).expect("the schema is written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == generated(name),
            "{file} is stale: run MUJAZ_BLESS=1 cargo test --test schema and review the diff"
        );
    }
}

#[test]
fn the_glossary_and_a_new_project_fit_their_schemas() {
    let (glossary, config) = (validator("glossary"), validator("config"));
    for file in mujaz::glossary::store::shipped() {
        assert_eq!(errors(&glossary, &file.text), Vec::<String>::new(), "{}", file.path);
    }
    let folder = tempfile::tempdir().expect("a folder");
    mujaz(folder.path(), &["init", "desk"]);
    let desk = folder.path().join("desk");
    let read = |name: &str| std::fs::read_to_string(desk.join(name)).expect(name);
    assert_eq!(errors(&glossary, &read("glossary/organisation.toml")), Vec::<String>::new());
    let toml = read("mujaz.toml");
    assert_eq!(errors(&config, &toml), Vec::<String>::new());
    // The keys that are only explained are right, too.
    let keys = |line: &&str| line.starts_with("# ") && (line.contains(" = ") || line.starts_with("# ["));
    let lines = toml.lines().filter(|l| !l.starts_with('#') || keys(l));
    let all: String = lines.map(|l| format!("{}\n", l.trim_start_matches("# "))).collect();
    assert!(all.contains("\nfail-on = "), "{all}");
    assert_eq!(errors(&config, &all), Vec::<String>::new());
    std::fs::write(desk.join("mujaz.toml"), &all).expect("written");
    mujaz(&desk, &["glossary", "stats"]);
    // The editor finds the schemas in the project itself.
    assert_eq!(read("schemas/glossary.schema.json"), generated("glossary"));
    assert_eq!(read("schemas/mujaz.schema.json"), generated("config"));
    for (taplo, base) in [(desk.join(".taplo.toml"), desk.as_path()), (root().join(".taplo.toml"), root())] {
        let taplo: toml::Table =
            std::fs::read_to_string(taplo).expect("a .taplo.toml").parse().expect("TOML");
        for rule in taplo["rule"].as_array().expect("rules") {
            assert!(base.join(rule["schema"]["path"].as_str().expect("a path")).is_file(), "{rule}");
        }
    }
}

/// What the schema refuses, the reader refuses at the same place.
#[test]
fn the_schema_of_the_glossary_refuses_what_the_reader_refuses() {
    let schema = validator("glossary");
    let good = "[[place]]\nid = \"paris\"\nar = \"باريس\"\nen = \"Paris\"\n";
    assert_eq!(errors(&schema, good), Vec::<String>::new());
    let bad = [
        good.replace("[[place]]", "[[plaice]]"),
        good.replace("id = \"paris\"", "id = \"Paris City\""),
        good.replace("id = \"paris\"\n", ""),
        good.replace("ar = \"باريس\"\n", ""),
        good.replace("en = \"Paris\"", "en = \" \""),
        format!("{good}staus = \"approved\"\n"),
        format!("{good}status = \"fine\"\n"),
        format!("{good}status = \"approved\"\n"),
        format!("{good}source = \"a book\"\n"),
        format!("{good}country = \"fr\"\n"),
        format!("{good}since = \"2020-13\"\n"),
        format!("{good}common = \"yes\"\n"),
        format!("{good}ar-variant = [1]\n"),
    ];
    for text in bad {
        assert!(!errors(&schema, &text).is_empty(), "the schema takes\n{text}");
        let (concepts, problems) = mujaz::glossary::read::read("g.toml", &text);
        assert!(concepts.is_empty() && !problems.is_empty(), "the reader takes\n{text}");
    }
}

#[test]
fn the_schema_of_the_configuration_refuses_what_the_reader_refuses() {
    let schema = validator("config");
    for text in [
        "[outptu]\n",
        "[output]\nfromats = []\n",
        "[output]\nlayout = \"englsh\"\n",
        "[output]\nformats = [\"pfd\"]\n",
        "[glossary]\nshipped = \"yes\"\n",
        "[check]\nfail-on = \"always\"\n",
        "[severity]\nresidue = \"bad\"\n",
        "[house]\ncountry = \"EGY\"\n",
    ] {
        assert!(!errors(&schema, text).is_empty(), "the schema takes\n{text}");
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("mujaz.toml"), text).expect("written");
        let output = Command::new(env!("CARGO_BIN_EXE_mujaz"))
            .args(["glossary", "stats"])
            .current_dir(folder.path())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2), "the reader takes\n{text}");
    }
}

#[test]
fn every_brief_of_the_samples_fits_the_schema() {
    let validator = validator("brief");
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
