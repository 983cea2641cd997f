//! What we write, held against the RELAX NG schema and the Schematron rules of TBX-Basic. Needs the
//! schemas beside the checkout, and Python with lxml and saxonche; where these two are missing they
//! are fetched from PyPI into `target/tmp` once. Skipped with a printed line where that fails.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use mujaz::glossary::concept::Position;
use mujaz::glossary::{Concept, Kind, Term, TermType};

/// A Python that has both modules; looked for once, because two tests that fetch them into one folder at
/// the same time would both fail.
fn python() -> Option<PathBuf> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    PYTHON.get_or_init(found_or_fetched).clone()
}

fn found_or_fetched() -> Option<PathBuf> {
    let has_both = |python: &Path| {
        let asked = Command::new(python).args(["-c", "import lxml, saxonche"]).output();
        asked.is_ok_and(|output| output.status.success())
    };
    let system = PathBuf::from("python3");
    if has_both(&system) {
        return Some(system);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tbx-python");
    let own = folder.join("bin/python");
    if !has_both(&own) {
        let made = Command::new(&system).args(["-m", "venv"]).arg(&folder).output().ok()?;
        let pip =
            ["-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "20", "lxml", "saxonche"];
        if !made.status.success() || !Command::new(&own).args(pip).output().ok()?.status.success() {
            return None;
        }
    }
    has_both(&own).then_some(own)
}

/// Runs the validator over files; `None`, with a printed line, where it cannot be run.
fn validate(files: &[PathBuf]) -> Option<Output> {
    let schemas = super::foreign::folder()?;
    let Some(python) = python() else {
        println!("skipped: Python with lxml and saxonche is not at hand");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange_tbx/validate.py");
    Some(Command::new(python).arg(script).arg(schemas).args(files).output().expect("Python runs"))
}

#[test]
fn what_is_written_is_valid_tbx_basic() {
    let folder = tempfile::tempdir().expect("a folder");
    let every_field = Concept {
        class: Some("class: of <its> own".into()),
        ar: terms("اسم", &TermType::ALL),
        en: terms("name", &TermType::ALL),
        country: Some("EG".into()),
        parent: Some("other".into()),
        replaced_by: Some("3d".into()),
        definition: Some("two\nlines & more".into()),
        note: Some("status: none".into()),
        source: Some("github:a/b".into()),
        since: Some("2020".into()),
        until: Some("2021-02".into()),
        common: true,
        ..Concept::new("3d", Kind::Organisation, Position { path: String::new(), line: 0 })
    };
    let mut files = Vec::new();
    for (name, concepts) in [("shipped.tbx", super::shipped()), ("fields.tbx", vec![every_field])] {
        let path = folder.path().join(name);
        std::fs::write(&path, super::written(&concepts).bytes).expect("written");
        files.push(path);
    }
    let Some(output) = validate(&files) else { return };
    let report =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{report}");
    assert_eq!(report.matches(": valid").count(), files.len(), "{report}");
}

#[test]
fn the_validator_accepts_the_valid_and_refuses_the_bad() {
    let Some(folder) = super::foreign::folder() else { return };
    for (name, valid) in [("basic-dca-valid.tbx", true), ("ltac-basic_bad.tbx", false)] {
        let Some(output) = validate(&[folder.join(name)]) else { return };
        let report = String::from_utf8_lossy(&output.stdout);
        assert_eq!((output.status.success(), report.contains(": valid")), (valid, valid), "{name}: {report}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

fn terms(text: &str, kinds: &[TermType]) -> Vec<Term> {
    kinds.iter().enumerate().map(|(i, &kind)| Term { text: format!("{text} {i}"), kind }).collect()
}
