//! The shipped glossary: it loads without a complaint, it is as large as it says, its files are in
//! canonical order, and every name of the sample releases that matters is there.

#[path = "glossary/checks.rs"]
mod checks;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use mujaz::diagnostic::Severity;
use mujaz::glossary::format::format;
use mujaz::glossary::{Glossary, Kind, Status, lint, store};
use proptest::prelude::*;

/// ISO 3166-1 codes of the members of the League of Arab States.
const ARAB_STATES: [&str; 22] = [
    "AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA",
    "SD", "SO", "SY", "TN", "YE",
];

fn shipped() -> Glossary {
    let (glossary, problems) = Glossary::from_layers(&[store::shipped()]);
    assert_eq!(problems, [], "the shipped glossary has problems");
    glossary
}

#[test]
fn it_is_as_large_as_a_digital_policy_desk_needs() {
    let glossary = shipped();
    let count = |kind: Kind| glossary.concepts.iter().filter(|c| c.kind == kind).count();
    assert!(count(Kind::Concept) >= 150, "{} policy terms", count(Kind::Concept));
    assert!(count(Kind::Place) >= 120, "{} places", count(Kind::Place));
    assert!(count(Kind::Country) >= 240, "{} countries", count(Kind::Country));
    let own = glossary.concepts.iter().filter(|c| !c.cldr).count();
    assert!(own >= 500, "{own} concepts of its own");
}

#[test]
fn every_arab_state_has_its_ministry_and_its_regulator() {
    let glossary = shipped();
    let mut missing = Vec::new();
    for code in ARAB_STATES {
        for class in ["ministry", "regulator"] {
            let there = glossary.concepts.iter().any(|c| {
                c.country.as_deref() == Some(code)
                    && c.class.as_deref().is_some_and(|own| own.contains(class))
            });
            // In Yemen the ministry itself regulates; there is no body to name.
            let none = code == "YE" && class == "regulator";
            if !there && !none {
                missing.push(format!("{code} {class}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn approved_names_a_source_and_nothing_is_doubled() {
    let glossary = shipped();
    let mut names: BTreeMap<(String, Option<&str>, Kind), &str> = BTreeMap::new();
    let mut doubled = Vec::new();
    for concept in &glossary.concepts {
        if concept.status == Status::Approved {
            assert!(concept.source.is_some(), "{} is approved without a source", concept.id);
        }
        let key = (mujaz::arabic::fold(concept.name_ar()), concept.country.as_deref(), concept.kind);
        if let Some(other) = names.insert(key, &concept.id) {
            let (a, b) = (glossary.get(other).expect("known"), concept);
            // One name for two bodies is fine where one came after the other.
            if a.until.is_none() && b.until.is_none() && a.since.is_none() && b.since.is_none() {
                doubled.push(format!("{other} and {} are both {}", concept.id, concept.name_ar()));
            }
        }
    }
    assert!(doubled.is_empty(), "{doubled:#?}");
}

#[test]
fn the_files_are_sorted_by_id() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary");
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("a glossary") {
        let path = entry.expect("an entry").path();
        // Whoever edits the glossary leaves the file behind that keeps two writers apart.
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a file");
        let ids: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix("id = ")).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        assert_eq!(ids, sorted, "{}", path.display());
        files += 1;
    }
    assert_eq!(files, Kind::ALL.len(), "one file for each kind");
}

#[test]
fn countries_come_from_cldr_and_entries_only_add() {
    let glossary = shipped();
    let egypt = glossary.get("eg").expect("Egypt");
    assert!(egypt.cldr);
    assert_eq!((egypt.name_ar(), egypt.name_en()), ("مصر", "Egypt"));
    assert!(egypt.ar.iter().any(|t| t.text == "جمهورية مصر العربية"));
    let oman = glossary.get("om").expect("Oman");
    assert!(oman.ar.iter().any(|t| t.text == "السلطنة"));
}

#[test]
fn it_passes_lint_and_fmt() {
    let glossary = shipped();
    let found = lint::lint(&glossary.concepts, &lint::Measure::default());
    let placed = lint::placed(found, &glossary.concepts, &store::shipped());
    let diagnostics = placed.iter().map(lint::Placed::diagnostic);
    let serious: Vec<String> =
        diagnostics.filter(|d| d.severity >= Severity::Warning).map(|d| d.to_string()).collect();
    assert_eq!(serious, Vec::<String>::new());
    let changes = lint::changes(placed.iter().map(|p| &p.finding), &glossary.concepts);
    assert_eq!(changes, [], "nothing is left to repair");
    for file in store::shipped() {
        assert_eq!(format(&file.path, &file.text).as_deref(), Ok(file.text.as_str()), "{}", file.path);
    }
}

/// The table of codes in docs/glossary.md: code, severity, what, repaired or not.
#[test]
fn the_table_of_codes_is_that_of_the_checks() {
    let docs =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/glossary.md")).expect("docs");
    let rows: Vec<&str> = docs.lines().filter(|l| l.starts_with("| `glossary-")).collect();
    let wanted: Vec<String> = lint::checks()
        .map(|c| {
            let fix = if c.fixable { "yes" } else { "" };
            format!("| `{}` | {} | {} | {fix} |", c.code, c.severity, c.what)
        })
        .collect();
    assert!(rows == wanted, "the table should be:\n{}", wanted.join("\n"));
}

/// Every code that the reader can give is in the table.
#[test]
fn no_code_of_the_glossary_is_missing_from_the_checks() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/glossary");
    let known: Vec<&str> = lint::checks().map(|c| c.code).collect();
    let mut codes = 0;
    for name in ["read.rs", "mod.rs", "store/mod.rs"] {
        let text = fs::read_to_string(folder.join(name)).expect("a source file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for part in code.split("\"glossary-").skip(1) {
            let code = format!("glossary-{}", part.split('"').next().unwrap_or_default());
            assert!(known.contains(&code.as_str()), "{name}: {code}");
            codes += 1;
        }
    }
    assert!(codes > 15, "{codes}");
}

/// A project with a glossary of its own and without the shipped one.
fn project(text: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir(root.path().join("glossary")).expect("made");
    fs::write(root.path().join("mujaz.toml"), "[glossary]\nfolder = \"glossary\"\nshipped = false\n")
        .expect("written");
    fs::write(root.path().join("glossary/organisation.toml"), text).expect("written");
    root
}

fn mujaz(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    let output = command.args(args).current_dir(folder).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (output.status.code().expect("it ends by itself"), text(output.stdout), text(output.stderr))
}

fn kept(folder: &Path) -> String {
    fs::read_to_string(folder.join("glossary/organisation.toml")).expect("the file")
}

const UNSOUND: &str = "# Ours.\n\n[[organisation]]\nid = \"b\" # keep me\n\
    ar = \"هيئة  الطـرق القومية\" # and me\nar-variant = [\"هيئة الطرق القومية\", \"هيئة الطرق\"]\n\
    en = \"People’s Roads\"\nstatus = \"proposed\"\n\n[[organisation]]\nid = \"a\"\nen = \"The Ports\"\n\
    ar = \"هيئة الموانئ القومية\"\n";

#[test]
fn lint_reports_repairs_and_obeys_the_configuration() {
    let root = project(UNSOUND);
    let (status, out, err) = mujaz(root.path(), &["glossary", "lint"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("glossary/organisation.toml:5:6") && err.contains("glossary-tatweel"), "{err}");

    // A dry run shows the change and writes nothing.
    let (_, diff, err) = mujaz(root.path(), &["glossary", "lint", "--fix", "--dry-run"]);
    assert!(diff.contains("\n-ar = \"هيئة  الطـرق القومية\" # and me\n"), "{diff}");
    assert!(diff.contains("\n+ar = \"هيئة الطرق القومية\" # and me\n"), "{diff}");
    assert!(err.contains("would take out هيئة الطرق القومية"), "{err}");
    assert_eq!(kept(root.path()), UNSOUND);

    let (status, _, err) = mujaz(root.path(), &["glossary", "lint", "--fix"]);
    assert_eq!(status, 1, "the article is left to a person: {err}");
    let repaired = UNSOUND
        .replace("هيئة  الطـرق القومية", "هيئة الطرق القومية")
        .replace("\"هيئة الطرق القومية\", ", "")
        .replace('’', "'");
    assert_eq!(kept(root.path()), repaired);
    assert!(err.contains("wrote هيئة الطرق القومية") && err.contains("glossary-the"), "{err}");
    assert!(!err.contains("[glossary-tatweel]"), "{err}");

    // The configuration decides how much a code matters, and --fail-on when that is a failure.
    fs::write(
        root.path().join("mujaz.toml"),
        "[glossary]\nfolder = \"glossary\"\nshipped = false\n[severity]\nglossary-the = \"notice\"\n",
    )
    .expect("written");
    let (status, json, _) = mujaz(root.path(), &["glossary", "lint", "--json"]);
    assert_eq!(status, 0);
    let list: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let one = &list.as_array().expect("a list")[0];
    assert_eq!((one["code"].as_str(), one["severity"].as_str()), (Some("glossary-the"), Some("notice")));
    assert_eq!(
        (one["line"].as_u64(), one["column"].as_u64(), one["fixable"].as_bool()),
        (Some(12), Some(6), Some(false))
    );
    let (status, ..) = mujaz(root.path(), &["glossary", "lint", "--fail-on", "notice"]);
    assert_eq!(status, 1);
}

/// A kind that is a slip of the pen costs its own entry and no repair of another; what is said to be
/// fixable is what `--fix` repairs.
#[test]
fn fix_repairs_all_that_is_fixable_beside_an_unknown_kind() {
    let bad = "[[palce]]\nid = \"p\"\nar = \"جنيف  الكبرى\"\nen = \"Geneva\"\n";
    let twice = "[[organisation]]\nid = \"t\"\nar = \"هيئة  المياه القومية\"\nen = \"Water\"\n";
    let last = "[[organisation]]\nid = \"z\"\nar = \"هيئة  البريد القومية\"\nen = \"Post\"\n";
    let root = project(&[UNSOUND, bad, twice, twice, last].join("\n"));
    let fixable = || {
        let (_, json, err) = mujaz(root.path(), &["glossary", "lint", "--json"]);
        let list: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap_or_else(|_| panic!("{err}"));
        let (can, cannot): (Vec<_>, Vec<_>) = list.into_iter().partition(|one| one["fixable"] == true);
        let lines = can.iter().map(|one| one["line"].as_u64().expect("a line")).collect::<Vec<_>>();
        let text = |one: &serde_json::Value| format!("{} {}", one["code"], one["message"]);
        (lines, cannot.iter().map(text).collect::<Vec<_>>())
    };
    let (lines, left) = fixable();
    assert_eq!(lines, [5, 5, 6, 7, 32], "{left:?}");
    let (_, _, err) = mujaz(root.path(), &["glossary", "lint", "--fix"]);
    assert!(err.contains("did you mean `[[place]]`?"), "{err}");
    let after = kept(root.path());
    assert!(after.contains(bad) && after.contains("هيئة البريد القومية"), "{after}");
    assert!(
        after.contains("[[organisation]]\nid = \"b\" # keep me\nar = \"هيئة الطرق القومية\" # and me"),
        "{after}"
    );
    assert_eq!(fixable(), (Vec::new(), left));
}

#[test]
fn fmt_writes_the_canonical_form_and_checks_it() {
    let root = project(UNSOUND);
    let (status, _, err) = mujaz(root.path(), &["glossary", "fmt", "--check"]);
    assert_eq!(status, 1);
    assert!(err.contains("glossary-format") && err.contains("glossary/organisation.toml:4"), "{err}");
    let (status, diff, _) = mujaz(root.path(), &["glossary", "fmt", "--diff"]);
    assert!(status == 1 && diff.contains("\n+status = \"proposed\"\n"), "{diff}");
    assert_eq!(kept(root.path()), UNSOUND);

    let (status, ..) = mujaz(root.path(), &["glossary", "fmt"]);
    assert_eq!(status, 0);
    let canonical = kept(root.path());
    assert!(canonical.starts_with("# Ours.\n\n[[organisation]]\nid = \"a\"\nar = "), "{canonical}");
    assert!(canonical.contains("id = \"b\" # keep me\n"), "{canonical}");
    let (status, ..) = mujaz(root.path(), &["glossary", "fmt", "--check", "glossary/organisation.toml"]);
    assert_eq!(status, 0);

    // A file with an error is left alone, and the others are formatted.
    fs::write(root.path().join("glossary/place.toml"), "[[place]\nid = \"x\"\n").expect("written");
    fs::write(root.path().join("glossary/organisation.toml"), UNSOUND).expect("written");
    let (status, _, err) = mujaz(root.path(), &["glossary", "fmt"]);
    assert_eq!(status, 1);
    assert_eq!(err.matches("glossary-syntax").count(), 1, "{err}");
    assert_eq!(kept(root.path()), canonical);
}

#[test]
fn the_releases_of_the_project_are_measured() {
    let text = "[[organisation]]\nid = \"amal\"\nar = \"أمل\"\nen = \"Amal\"\nstatus = \"proposed\"\n";
    let root = project(text);
    fs::create_dir(root.path().join("meetings")).expect("made");
    let release = "قال الوزير إن الأمل كبير، وإن هذا الأمل يتجدد، وبالأمل نعمل.\n";
    fs::write(root.path().join("meetings/a.txt"), release).expect("written");
    let (status, _, err) = mujaz(root.path(), &["glossary", "lint"]);
    assert_eq!(status, 1);
    assert!(err.contains("glossary-common-in-releases") && err.contains("الامل 3 times"), "{err}");
}

/// Pieces of which glossary files are made, whole and broken.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "\n\\[\\[(place|event|role|country|x)\\]\\]\nid = \"[a-c]{1,2}\"\n",
        "(ar|en|ar-variant|ar-short|acronym|note|since|parent|status|common) = ",
        "\"[ء-ي a-zA-Z0-9.-]{0,6}\"",
        "\\[\"[ء-ي]{1,4}\", '[a-z]{1,4}'\\]",
        Just("ar = \"روما\"\nen = \"Rome\"\n".to_owned()),
        Just("\n".to_owned()),
        Just("\"\"\"".to_owned()),
        "# [a-z]{0,4}\n",
        "[\\[\\]=\",{}']{1,3}",
    ]
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(pieces in prop::collection::vec(piece(), 0..24), text in "\\PC{0,60}") {
        checks::hold(&pieces.concat());
        checks::hold(&text);
    }
}
