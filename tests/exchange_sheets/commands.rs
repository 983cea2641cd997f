//! `mujaz glossary import` and `export` as a user sees them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const LIST: &str = "ar,en,acronym,country,note\nالجهاز القومي لتنظيم الاتصالات,National Telecom Regulatory Authority,NTRA,EG,\nالبنك الدولي,World Bank,,,=1+1\n";

/// A project with nothing in its glossary, and one file.
fn project(file: &str, bytes: &[u8]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    fs::write(root.path().join("mujaz.toml"), "[glossary]\nshipped = false\n").expect("written");
    fs::write(root.path().join(file), bytes).expect("written");
    root
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_mujaz"))
        .arg("glossary")
        .args(args)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (status.code().expect("it ends by itself"), text(stdout), text(stderr))
}

/// The glossary's files with their text.
fn glossary(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder.join("glossary")) else { return Vec::new() };
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("text")))
        .map(|(path, text)| (path.rsplit('/').next().unwrap_or_default().to_owned(), text))
        .collect();
    files.sort();
    files
}

#[test]
fn a_dry_run_shows_everything_and_writes_nothing() {
    let root = project("list.csv", LIST.as_bytes());
    let (status, shown, said) = run(root.path(), &["import", "list.csv", "--dry-run"]);
    assert_eq!(status, 0, "{said}");
    assert!(shown.contains("+ eg-ntra [organisation, proposed]"), "{shown}");
    assert!(shown.contains("+ world-bank [organisation, proposed]"), "{shown}");
    assert!(said.contains("would be added 2, changed 0"), "{said}");
    assert_eq!(glossary(root.path()), []);
}

#[test]
fn an_import_is_written_once() {
    let root = project("list.csv", LIST.as_bytes());
    let (status, _, said) = run(root.path(), &["import", "list.csv"]);
    assert_eq!(status, 0, "{said}");
    let files = glossary(root.path());
    let [(name, text)] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(name, "organisation.toml");
    assert!(text.contains("id = \"eg-ntra\"") && text.contains("note = \"=1+1\""), "{text}");
    let (status, shown, said) = run(root.path(), &["import", "list.csv", "--on-conflict", "replace"]);
    assert_eq!((status, shown.as_str()), (0, ""), "{said}");
    assert!(said.contains("nothing to change: 2 concepts of the file are there already"), "{said}");
    assert_eq!(glossary(root.path()), files);
}

#[test]
fn each_full_form_goes_there_and_back_without_loss() {
    let root = project("list.csv", LIST.as_bytes());
    assert_eq!(run(root.path(), &["import", "list.csv"]).0, 0);
    let files = glossary(root.path());
    for name in ["terms.xlsx", "terms.csv", "terms.tsv", "terms.tbx"] {
        let (status, _, said) = run(root.path(), &["export", "-o", name]);
        assert_eq!(status, 0, "{said}");
        assert!(said.contains(&format!("2 concepts in {name}")), "{said}");
        let other = project(name, &fs::read(root.path().join(name)).expect("exported"));
        let (status, _, said) = run(other.path(), &["import", name]);
        assert_eq!(status, 0, "{name}: {said}");
        assert_eq!(glossary(other.path()), files, "{name}");
    }
}

#[test]
fn a_conflict_is_kept_and_reported_unless_the_user_decides() {
    let root = project("list.csv", LIST.as_bytes());
    assert_eq!(run(root.path(), &["import", "list.csv"]).0, 0);
    let before = glossary(root.path());
    fs::write(root.path().join("new.csv"), "ar,en\nالبنك الدولي,The World Bank Group\n").expect("written");
    let (status, shown, said) = run(root.path(), &["import", "new.csv"]);
    assert_eq!((status, shown.as_str()), (1, ""), "{said}");
    assert!(
        said.contains("warning[import-conflict]: `world-bank` is kept") && said.contains("new.csv:2:1"),
        "{said}"
    );
    assert_eq!(glossary(root.path()), before);
    let (status, shown, said) = run(root.path(), &["import", "new.csv", "--on-conflict", "both", "--json"]);
    assert_eq!(status, 0, "{said}");
    let value: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(value["changed"][0]["id"], "world-bank");
    assert_eq!(value["changed"][0]["changes"][0]["key"], "en-variant");
    let (status, shown, said) = run(root.path(), &["import", "new.csv", "--on-conflict", "replace"]);
    assert_eq!(status, 0, "{said}");
    assert!(
        shown.contains("~ world-bank (World Bank)\n    en: World Bank → The World Bank Group"),
        "{shown}"
    );
    let (status, _, said) = run(root.path(), &["import", "new.csv", "--on-conflict", "ask"]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("no terminal"), "{said}");
}

#[test]
fn comments_and_order_of_the_files_are_kept() {
    let root = project("list.csv", "id,en,note\nb,Other Bank,x\n".as_bytes());
    let folder = root.path().join("glossary");
    fs::create_dir(&folder).expect("made");
    let entry = |id: &str| {
        format!(
            "[[organisation]]\nid = \"{id}\" # mine\nar = \"بنك رقم {id}\"\nen = \"Bank {id}\"\nstatus = \"proposed\"\n"
        )
    };
    fs::write(folder.join("organisation.toml"), format!("# Banks\n\n{}\n{}", entry("b"), entry("a")))
        .expect("written");
    let (status, _, said) = run(root.path(), &["import", "list.csv", "--on-conflict", "replace"]);
    assert_eq!(status, 0, "{said}");
    let expected = format!(
        "# Banks\n\n{}\n{}",
        entry("b").replace("Bank b", "Other Bank").replace("status", "note = \"x\"\nstatus"),
        entry("a")
    );
    assert_eq!(glossary(root.path())[0].1, expected);
}

#[test]
fn a_summary_says_how_many_rows_were_left_out() {
    let list = "No,ar,en,country,status\n1,باريس,Paris,Frankistan,maybe\n2,لندن,,,\n3,بيروت,Beirut,لبنان,\n";
    let root = project("list.csv", list.as_bytes());
    let (status, _, said) = run(root.path(), &["import", "list.csv"]);
    assert_eq!(status, 1);
    assert!(said.contains("added 1, changed 0"), "{said}");
    assert!(said.contains("; 2 left out for an error"), "{said}");
    assert!(!said.contains("table-column-unknown"), "a column of numbers is no loss: {said}");
}

#[test]
fn the_kind_that_is_assumed_is_told() {
    let root = project("list.csv", "ar,en\nباريس,Paris\nلندن,London\n".as_bytes());
    let told = "2 rows name no kind; what is new of them comes in as organisation";
    let (_, _, said) = run(root.path(), &["import", "list.csv", "--dry-run"]);
    assert!(said.contains(told), "{said}");
    let (_, _, said) = run(root.path(), &["import", "list.csv", "--kind", "place"]);
    assert!(!said.contains("name no kind"), "{said}");
    assert_eq!(glossary(root.path())[0].0, "place.toml");
    let (_, _, said) = run(root.path(), &["import", "list.csv"]);
    assert!(!said.contains("name no kind"), "nothing is new: {said}");
}

#[test]
fn what_is_malformed_or_too_large_changes_nothing() {
    let root = project("bad.csv", "ar,en\nمصر,Egypt\nعمان,\"Oman\n".as_bytes());
    let (status, _, said) = run(root.path(), &["import", "bad.csv"]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("error[table-quote]") && said.contains("bad.csv:3:6"), "{said}");
    let huge = fs::File::create(root.path().join("huge.csv")).expect("made");
    huge.set_len(300_000_000).expect("sparse");
    let (status, _, said) = run(root.path(), &["import", "huge.csv"]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("the file has 300 MB; at most 256 MB are read"), "{said}");
    assert_eq!(run(root.path(), &["import", "absent.csv"]).0, 2);
    assert_eq!(glossary(root.path()), []);
}

#[test]
fn an_export_says_its_format_and_what_it_loses() {
    let root = project("list.csv", LIST.as_bytes());
    assert_eq!(run(root.path(), &["import", "list.csv"]).0, 0);
    let (status, _, said) = run(root.path(), &["export"]);
    assert_eq!(status, 2);
    assert!(said.contains("in which format?"), "{said}");
    let (status, shown, said) = run(root.path(), &["export", "--format", "deepl"]);
    assert_eq!(status, 0, "{said}");
    assert!(shown.contains("البنك الدولي,World Bank,AR,EN"), "{shown}");
    assert!(said.contains("warning[exchange-lost]: a DeepL glossary has no place for `id` of 2"), "{said}");
    fs::write(root.path().join("old.csv"), "ar,en,status\nالبنك الأول,First Bank,deprecated\n")
        .expect("written");
    assert_eq!(run(root.path(), &["import", "old.csv"]).0, 0);
    let (_, _, said) = run(root.path(), &["export", "-o", "terms.txt", "--format", "omegat"]);
    assert!(said.contains("2 concepts in terms.txt; 1 left out, deprecated"), "{said}");
    let (_, _, said) = run(root.path(), &["export", "-o", "terms.csv"]);
    assert!(said.contains("3 concepts in terms.csv\n"), "{said}");
    let (_, shown, _) = run(root.path(), &["export", "--format", "csv", "--kind", "place"]);
    assert_eq!(shown.lines().count(), 1, "{shown}");
}
