//! Step 8: files whole or not at all, and an index that never deletes what it does not list.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mujaz::diagnostic::{Severity, Warned};
use mujaz::write::{Entry, Finished, INDEX, Output, SourceRecord, Wanted, assign_ids, is_safe_id};

fn wanted(pairs: &[(&str, &str)]) -> Vec<Wanted> {
    pairs.iter().map(|&(source, id)| Wanted { source: source.into(), id: id.into() }).collect()
}

fn open(folder: &Path) -> Output {
    Output::open(folder).expect("a folder").value
}

/// Builds the given meetings of the given sources, each with one JSON file, as one run.
fn run(root: &Path, built: &[(&str, &[&str])]) -> Warned<Finished> {
    let output = open(&root.join("output"));
    let mut entries = Vec::new();
    let mut sources = BTreeSet::new();
    for (source, ids) in built {
        let path = root.join(source).display().to_string();
        for id in *ids {
            let bytes = format!("{source} {id}");
            let product = output.write(&format!("{id}.json"), bytes.as_bytes()).expect("written");
            let record = SourceRecord { path: path.clone(), sha256: "0".repeat(64) };
            let recipe = "r".to_owned();
            entries.push(Entry {
                source: record,
                meeting: (*id).into(),
                recipe,
                pages: 2,
                products: vec![product],
            });
        }
        sources.insert(path);
    }
    output.finish(&sources, &BTreeSet::new(), entries).expect("finished")
}

fn project(files: &[&str]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for file in files {
        fs::write(root.path().join(file), "نص").expect("written");
    }
    root
}

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_index_is_the_same_bytes_on_every_run() {
    let root = project(&["a.txt", "b.txt"]);
    run(root.path(), &[("b.txt", &["m2"]), ("a.txt", &["m1"])]);
    let first = fs::read_to_string(root.path().join("output").join(INDEX)).expect("an index");
    run(root.path(), &[("a.txt", &["m1"]), ("b.txt", &["m2"])]);
    let second = fs::read_to_string(root.path().join("output").join(INDEX)).expect("an index");
    assert_eq!(first, second);
    assert!(first.contains("\"path\": \"../a.txt\""), "{first}");
    assert!(first.find("m1") < first.find("m2"));
    assert_eq!(listing(&root.path().join("output")), ["index.json", "m1.json", "m2.json"]);
}

#[test]
fn other_sources_are_kept_and_stale_products_go() {
    let root = project(&["a.txt", "b.txt", "c.txt"]);
    run(root.path(), &[("a.txt", &["m1", "m2"]), ("b.txt", &["m3"]), ("c.txt", &["m4"])]);
    fs::write(root.path().join("output/mine.json"), "x").expect("written");
    fs::remove_file(root.path().join("c.txt")).expect("removed");
    // `a.txt` now gives another second meeting; `b.txt` is not part of this run; `c.txt` is gone.
    let finished = run(root.path(), &[("a.txt", &["m1", "m9"])]);
    assert_eq!(finished.value.removed, ["m2.json", "m4.json"]);
    assert!(finished.diagnostics.iter().all(|d| d.code == "stale-product" && d.severity == Severity::Notice));
    assert_eq!(
        listing(&root.path().join("output")),
        ["index.json", "m1.json", "m3.json", "m9.json", "mine.json"]
    );
}

#[test]
fn a_briefing_of_a_release_that_fails_stays_and_is_said_to_be_old() {
    let root = project(&["a.txt", "b.txt"]);
    run(root.path(), &[("a.txt", &["m1"]), ("b.txt", &["m2"])]);
    let failed = BTreeSet::from([root.path().join("a.txt").display().to_string()]);
    let output = open(&root.path().join("output"));
    let finished = output.finish(&BTreeSet::new(), &failed, Vec::new()).expect("finished");
    assert_eq!(listing(&root.path().join("output")), ["index.json", "m1.json", "m2.json"]);
    let codes: Vec<&str> = finished.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["old-briefing"]);
    assert!(finished.diagnostics[0].message.contains("a.txt"));
}

#[test]
fn standard_input_is_another_release_each_time() {
    let root = project(&[]);
    for id in ["m1", "m2", "m2"] {
        let output = open(&root.path().join("output"));
        let product = output.write(&format!("{id}.json"), id.as_bytes()).expect("written");
        let source = SourceRecord { path: "-".into(), sha256: String::new() };
        let entry =
            Entry { source, meeting: id.into(), recipe: "r".into(), pages: 1, products: vec![product] };
        output.finish(&BTreeSet::from(["-".to_owned()]), &BTreeSet::new(), vec![entry]).expect("finished");
    }
    assert_eq!(listing(&root.path().join("output")), ["index.json", "m1.json", "m2.json"]);
}

#[test]
fn a_product_changed_by_hand_is_left_alone() {
    let root = project(&["a.txt"]);
    run(root.path(), &[("a.txt", &["m1"])]);
    fs::write(root.path().join("output/m1.json"), "my notes").expect("written");
    let finished = run(root.path(), &[("a.txt", &["m2"])]);
    assert!(finished.value.removed.is_empty());
    assert_eq!(finished.diagnostics[0].severity, Severity::Warning);
    assert!(root.path().join("output/m1.json").exists());
}

#[test]
fn a_forged_index_deletes_nothing_outside_the_folder() {
    let root = project(&["a.txt", "victim.txt"]);
    let output = root.path().join("output");
    fs::create_dir(&output).expect("made");
    let hash = mujaz::ingest::sha256("نص".as_bytes());
    let forged = format!(
        r#"{{"schema":"mujaz.index/1","entries":[{{"source":{{"path":"../gone.txt","sha256":""}},"meeting":"m","recipe":"","pages":0,"products":[{{"file":"../victim.txt","sha256":"{hash}","bytes":4}}]}}]}}"#
    );
    fs::write(output.join(INDEX), forged).expect("written");
    run(root.path(), &[("a.txt", &["m1"])]);
    assert!(root.path().join("victim.txt").exists());
}

#[test]
fn a_damaged_index_is_a_warning() {
    let root = project(&["a.txt"]);
    let output = root.path().join("output");
    fs::create_dir(&output).expect("made");
    fs::write(output.join(INDEX), "{").expect("written");
    let opened = Output::open(&output).expect("a folder");
    assert_eq!(opened.diagnostics[0].code, "index-damaged");
}

#[test]
fn a_meeting_is_unchanged_until_something_changes() {
    let root = project(&["a.txt", "b.txt"]);
    run(root.path(), &[("a.txt", &["m1", "m2"]), ("b.txt", &["m3"])]);
    let path = root.path().join("a.txt").display().to_string();
    let output = open(&root.path().join("output"));
    assert_eq!(output.made(&path, "m2", "r").map(|entry| entry.pages), Some(2));
    assert_eq!(output.made(&path, "m3", "r"), None);
    assert_eq!(output.made(&path, "m1", "other"), None);
    let product = &output.made(&path, "m1", "r").expect("made").products[0];
    assert!(output.is_there(product));
    fs::remove_file(root.path().join("output/m1.json")).expect("removed");
    assert!(!output.is_there(product));
    let names = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(output.taken(&BTreeSet::new()), names(&["m1", "m2", "m3"]));
    assert_eq!(output.taken(&BTreeSet::from([path])), names(&["m3"]));
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let root = project(&["file"]);
    let errors = Output::open(&root.path().join("file/output")).expect_err("no folder");
    assert_eq!(errors[0].code, "cannot-write");

    let output = open(&root.path().join("output"));
    for name in ["../x.pdf", "a/b.pdf", "", ".x", "X.pdf", "index.json", "م.pdf", "a..b"] {
        assert_eq!(output.write(name, b"x").expect_err(name)[0].code, "unsafe-name");
    }
    // The target is a folder, so the rename fails; the temporary file must be gone.
    fs::create_dir_all(root.path().join("output/m.pdf/full")).expect("made");
    assert_eq!(output.write("m.pdf", b"x").expect_err("a folder")[0].code, "cannot-write");
    assert_eq!(listing(&root.path().join("output")), ["m.pdf"]);
}

#[cfg(unix)]
#[test]
fn products_are_as_readable_as_other_files() {
    use std::os::unix::fs::PermissionsExt;
    let root = project(&["a.txt"]);
    run(root.path(), &[("a.txt", &["m1"])]);
    let mode = |name: &str| fs::metadata(root.path().join(name)).expect("there").permissions().mode();
    assert_eq!(mode("output/m1.json"), mode("a.txt"));
}

#[test]
fn meetings_of_the_same_name_are_kept_apart_by_path() {
    let asked = wanted(&[("b.txt", "igf"), ("a.txt", "igf"), ("c.txt", "igf-2"), ("a.txt", "igf")]);
    let given = assign_ids(&asked, &BTreeSet::new());
    let ids: Vec<&str> = given.value.iter().map(|id| id.as_deref().expect("an id")).collect();
    // `igf-2` is what `c.txt` is called by itself, so the suffixes go on.
    assert_eq!(ids, ["igf-4", "igf", "igf-2", "igf-3"]);
    let messages: Vec<&str> = given.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "this release gives two meetings the id `igf`: the second is `igf-3`",
            "`a.txt` has a briefing `igf` already: this one is `igf-4`",
        ]
    );
    let taken = assign_ids(&wanted(&[("b.txt", "igf")]), &BTreeSet::from(["igf".to_owned()]));
    assert_eq!(taken.value, [Some("igf-2".to_owned())]);
}

#[test]
fn only_names_that_are_safe_everywhere_are_ids() {
    for id in ["2020-11-02-igf-15", "a", "20"] {
        assert!(is_safe_id(id), "{id}");
    }
    for id in
        ["", "-a", "a-", "a--b", "A", "a/b", "a.b", "..", "منتدى", "con", "com1", "index", &"a".repeat(121)]
    {
        assert!(!is_safe_id(id), "{id}");
    }
    let given = assign_ids(&wanted(&[("a.txt", "../x")]), &BTreeSet::new());
    assert_eq!(given.value, [None]);
    assert_eq!(given.diagnostics[0].code, "unsafe-id");
}
