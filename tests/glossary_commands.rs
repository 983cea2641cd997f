//! A terminologist's commands as they are typed: what they change on disk, what they say, how they end.

#[cfg(target_os = "linux")]
#[path = "terminal/questions.rs"]
mod questions;
#[cfg(target_os = "linux")]
#[path = "terminal/mod.rs"]
mod terminal;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const TEXT: &str = "+++\n[names]\n\"الوحدة\" = \"house-unit\"\n+++\nعقدت وحدة الاختبار الإلكترونية اجتماعها في باريس.\n\nوقالت الوحدة إن وحدة الاختبار الإلكترونية ترحب بالمشاركين.\n";

const ORGANISATIONS: &str = "# Bodies of the house.\n\n[[organisation]]\nid = \"house-branch\"\nar = \"فرع وحدة الاختبار\"\nen = \"Test Branch\"\nparent = \"house-unit\"\nstatus = \"proposed\"\n\n# Ask Mona before any change.\n[[organisation]]\nid = \"house-unit\"\nar = \"وحدة الاختبار الإلكترونية\" # as on the door\nen = \"Test Unit\"   # sic\nacronym = \"TU\"\nstatus = \"proposed\"\n";

fn project() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for folder in ["glossary", "meetings"] {
        fs::create_dir(root.path().join(folder)).expect("made");
    }
    fs::write(root.path().join("glossary/organisation.toml"), ORGANISATIONS).expect("written");
    fs::write(root.path().join("meetings/a.txt"), TEXT).expect("written");
    root
}

fn command(root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    command.arg("glossary").args(words).current_dir(root);
    command.env_remove("VISUAL").env_remove("EDITOR").env_remove("NO_COLOR").env_remove("CI");
    command
}

fn run(root: &Path, words: &[&str]) -> Output {
    command(root, words).output().expect("it runs")
}

/// Standard output of a command that ends with `status`.
fn said(root: &Path, status: i32, words: &[&str]) -> String {
    let output = run(root, words);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{words:?}: {stderr}");
    String::from_utf8(output.stdout).expect("text")
}

/// Standard error of a command that is refused.
fn refused(root: &Path, words: &[&str]) -> String {
    let output = run(root, words);
    assert_eq!(output.status.code(), Some(2), "{words:?}: {}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).expect("text")
}

fn json(root: &Path, words: &[&str]) -> Value {
    let text = said(root, 0, &[words, &["--json"]].concat());
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn file(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join("glossary").join(name)).expect("a file")
}

fn ids(found: &Value) -> Vec<&str> {
    found.as_array().expect("a list").iter().filter_map(|c| c["id"].as_str()).collect()
}

#[test]
fn find_folds_strips_forgives_and_ranks() {
    let root = project();
    let root = root.path();
    assert_eq!(ids(&json(root, &["find", "ولوحدة الإختبار الالكترونية"])), ["house-unit"]);
    let near = json(root, &["find", "tset unit"]);
    assert_eq!((ids(&near)[0], &near[0]["fit"]), ("house-unit", &Value::from("near")));
    assert_eq!(ids(&json(root, &["find", "house-unit"])), ["house-unit"]);
    // Whole words: no Form in Information.
    let form = json(root, &["find", "united nations"]);
    assert_eq!(ids(&form)[0], "un");
    said(root, 1, &["find", "no such words at all"]);
}

#[test]
fn find_and_show_say_where_a_concept_is_used() {
    let root = project();
    let root = root.path();
    let found = said(root, 0, &["find", "--used", "test unit"]);
    assert!(found.contains("used in meetings/a.txt:5: paragraph 1: وحدة الاختبار الإلكترونية"), "{found}");
    let shown = json(root, &["show", "house-unit", "--used"]);
    assert_eq!(shown["referenced-by"][0]["id"], "house-branch");
    assert_eq!(shown["entry"]["acronym"], "TU");
    assert_eq!(shown["used"].as_array().map(Vec::len), Some(4), "{shown}");
    let text = said(root, 0, &["show", "house-branch"]);
    assert!(text.contains("parent house-unit is Test Unit"), "{text}");
    assert!(refused(root, &["show", "house-unt"]).contains("did you mean `house-unit` (Test Unit)?"));
}

#[test]
fn add_proposes_an_id_and_refuses_doubles() {
    let root = project();
    let root = root.path();
    let words = [
        "add",
        "--kind",
        "organisation",
        "--ar",
        "هيئة القياس",
        "--en",
        "Measuring Authority",
        "--country",
        "eg",
    ];
    let added = json(root, &words);
    assert_eq!(added["id"], "eg-measuring-authority");
    let text = file(root, "organisation.toml");
    assert!(text.starts_with("# Bodies of the house.\n\n[[organisation]]\nid = \"eg-measuring-authority\"\nar = \"هيئة القياس\"\nen = \"Measuring Authority\"\ncountry = \"EG\"\nstatus = \"proposed\"\n\n[[organisation]]\nid = \"house-branch\""), "{text}");
    let said = refused(root, &["add", "--kind", "organisation", "--ar", "هيئه القياس", "--en", "Other"]);
    assert!(said.contains("glossary-duplicate") && said.contains("eg-measuring-authority"), "{said}");
    assert!(said.contains("glossary/organisation.toml:3"), "{said}");
    let said = refused(root, &["add", "--kind", "organisation", "--ar", "شيء آخر", "--en", "test unit"]);
    assert!(said.contains("`house-unit`"), "{said}");
    // The same name in another country is another body.
    let abroad = [&words[..7], &["--country", "OM"]].concat();
    assert_eq!(json(root, &abroad)["id"], "om-measuring-authority");
    let said = refused(root, &["add", "--ar", "اسم"]);
    assert!(said.contains("--kind, --en"), "{said}");
    let said =
        refused(root, &["add", "--kind", "place", "--ar", "Rome", "--en", "Rome X", "--parent", "nobody"]);
    assert!(said.contains("nobody"), "{said}");
    assert!(!root.join("glossary/place.toml").exists());
}

#[test]
fn countries_and_concepts_are_called_by_their_names() {
    let root = project();
    let root = root.path();
    for country in ["EG", "eg", "مصر", "Egypt", "Arab Republic of Egypt"] {
        let all = json(root, &["find", "وزارة الاتصالات وتكنولوجيا المعلومات", "--country", country]);
        assert_eq!(ids(&all), ["eg-mcit"], "{country}");
    }
    // Four countries have a body called so; the entry's own decides.
    let body = [
        "--kind",
        "هيئة",
        "--status",
        "مقترح",
        "--ar",
        "معهد القياس الرقمي",
        "--en",
        "Digital Measuring Institute",
    ];
    said(
        root,
        0,
        &[&["add"][..], &body, &["--country", "مصر", "--parent", "MCIT", "--since", "٢٠٢٠-٠٨"]].concat(),
    );
    let entry = &json(root, &["show", "معهد القياس الرقمي"])["entry"];
    assert_eq!(
        (&entry["country"], &entry["parent"], &entry["since"]),
        (&"EG".into(), &"eg-mcit".into(), &"2020-08".into())
    );
    said(
        root,
        0,
        &[
            "edit",
            "Test Unit",
            "--set",
            "country=عُمان",
            "--set",
            "status=مقترح",
            "--set",
            "parent=منظمة الصحة العالمية",
        ],
    );
    let entry = &json(root, &["show", "TU"])["entry"];
    assert_eq!((&entry["country"], &entry["parent"]), (&"OM".into(), &"who".into()));
    said(
        root,
        0,
        &["deprecate", "Test Branch", "--replaced-by", "وحدة الاختبار الالكترونية", "--until", "٢٠٢١"],
    );
    let entry = &json(root, &["show", "house-branch"])["entry"];
    assert_eq!((&entry["replaced-by"], &entry["until"]), (&"house-unit".into(), &"2021".into()));
    // Several are listed.
    let several = said(root, 1, &["show", "TRA", "--json"]);
    let several: Value = serde_json::from_str(&several).expect("JSON");
    assert!(ids(&several).contains(&"om-tra"), "{several}");
}

#[test]
fn a_new_kind_gets_its_file_and_a_project_its_folder() {
    let root = tempfile::tempdir().expect("a folder");
    let words = ["add", "--kind", "place", "--ar", "قرية الاختبار", "--en", "Test Village"];
    said(root.path(), 0, &words);
    let text = file(root.path(), "place.toml");
    assert_eq!(
        text,
        "[[place]]\nid = \"test-village\"\nar = \"قرية الاختبار\"\nen = \"Test Village\"\nstatus = \"proposed\"\n"
    );
}

#[test]
fn edit_changes_fields_and_nothing_else() {
    let root = project();
    let root = root.path();
    said(
        root,
        0,
        &[
            "edit",
            "house-unit",
            "--set",
            "en=Testing Unit",
            "--add",
            "ar-variant=وحدة الاختبارات",
            "--unset",
            "acronym",
        ],
    );
    let wanted = ORGANISATIONS
        .replace("\"Test Unit\"   # sic", "\"Testing Unit\"   # sic")
        .replace("# as on the door\n", "# as on the door\nar-variant = [\"وحدة الاختبارات\"]\n")
        .replace("acronym = \"TU\"\n", "");
    assert_eq!(file(root, "organisation.toml"), wanted);
    for (words, part) in [
        (["--set", "staus=approved"], "did you mean `status`?"),
        (["--set", "status=approved"], "without a `source`"),
        (["--set", "country=Egipt"], "did you mean `EG` (Egypt)?"),
        (["--set", "parent=NTRAX"], "did you mean `eg-ntra` (National Telecom Regulatory Authority)?"),
        (
            ["--set", "parent=TRA"],
            "TRA could be `ae-tra` (Telecommunications Regulatory Authority), `bh-tra`",
        ),
        (["--set", "id=other"], "rename-id"),
        (["--set", "parent=nobody"], "nobody"),
        (["--remove", "ar-variant=لا شيء"], "does not hold"),
    ] {
        let said = refused(root, &[&["edit", "house-unit"], &words[..]].concat());
        assert!(said.contains(part), "{words:?}: {said}");
    }
    assert_eq!(file(root, "organisation.toml"), wanted, "a refused edit changes nothing");
    said(root, 0, &["edit", "house-unit", "--set", "kind=initiative"]);
    assert!(
        file(root, "initiative.toml")
            .starts_with("# Ask Mona before any change.\n[[initiative]]\nid = \"house-unit\"\n")
    );
    assert!(!file(root, "organisation.toml").contains("id = \"house-unit\""));
}

#[test]
fn a_shipped_entry_is_copied_into_the_house_before_it_is_edited() {
    let root = project();
    let root = root.path();
    said(root, 0, &["edit", "oecd", "--set", "note=ours"]);
    let text = file(root, "organisation.toml");
    assert!(text.contains("id = \"oecd\"") && text.contains("note = \"ours\""), "{text}");
    assert_eq!(json(root, &["show", "oecd"])["entry"]["acronym"], "OECD");
    assert!(refused(root, &["remove", "itu"]).contains("shipped"));
}

#[cfg(unix)]
#[test]
fn an_editor_sees_one_entry_and_is_checked_on_return() {
    let root = project();
    let root = root.path();
    let edit = |script: &str| {
        let mut command = command(root, &["edit", "house-unit"]);
        command.env("EDITOR", format!("sh -c '{script}' sh")).output().expect("it runs")
    };
    let output = edit("sed -i \"s/Test Unit/Testing Unit/; s/as on the door/as signed/\" \"$1\"");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let wanted = ORGANISATIONS.replace("Test Unit", "Testing Unit").replace("as on the door", "as signed");
    assert_eq!(file(root, "organisation.toml"), wanted);
    said(root, 0, &["approve", "house-unit", "--source", "https://example.org/unit"]);
    let output = edit("sed -i \"s/Testing Unit/Trial Unit/\" \"$1\"");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("only proposed now"), "{shown}");
    assert!(file(root, "organisation.toml").contains("en = \"Trial Unit\""));
    assert!(!file(root, "organisation.toml").contains("approved"));
    fs::write(root.join("glossary/organisation.toml"), &wanted).expect("written");
    for script in ["sed -i \"s/^status.*/status = \\\"aproved\\\"/\" \"$1\"", "echo x > \"$1\"", "exit 3"] {
        let output = edit(script);
        assert_eq!(output.status.code(), Some(2), "{script}");
        assert_eq!(file(root, "organisation.toml"), wanted, "{script}");
    }
    let output = edit("true");
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing was changed"));
    assert!(refused(root, &["edit", "house-unit"]).contains("VISUAL or EDITOR"));
}

#[test]
fn approve_needs_a_source_and_takes_all_or_none() {
    let root = project();
    let root = root.path();
    assert!(refused(root, &["approve", "house-unit"]).contains("--source"));
    refused(root, &["approve", "house-unit", "no-such", "--source", "https://example.org/"]);
    assert_eq!(file(root, "organisation.toml"), ORGANISATIONS);
    said(root, 0, &["approve", "house-unit", "house-branch", "--source", "https://example.org/"]);
    let wanted = ORGANISATIONS
        .replace("status = \"proposed\"\n", "status = \"approved\"\nsource = \"https://example.org/\"\n");
    assert_eq!(file(root, "organisation.toml"), wanted);
}

#[test]
fn deprecate_names_a_successor_and_no_circle() {
    let root = project();
    let root = root.path();
    said(root, 0, &["deprecate", "house-branch", "--replaced-by", "house-unit", "--until", "2020-05"]);
    let text = file(root, "organisation.toml");
    assert!(
        text.contains("status = \"deprecated\"\nuntil = \"2020-05\"\nreplaced-by = \"house-unit\"\n"),
        "{text}"
    );
    let said = refused(root, &["deprecate", "house-unit", "--replaced-by", "house-branch"]);
    assert!(said.contains("glossary-cycle"), "{said}");
    refused(root, &["deprecate", "house-unit", "--replaced-by", "nobody"]);
}

#[test]
fn remove_refuses_what_is_used_and_force_leaves_nothing_dangling() {
    let root = project();
    let root = root.path();
    let said_no = refused(root, &["remove", "house-unit"]);
    for part in ["`parent` of `house-branch`", "meetings/a.txt", "the editor names it"] {
        assert!(said_no.contains(part), "{part}: {said_no}");
    }
    assert_eq!(file(root, "organisation.toml"), ORGANISATIONS);
    let removed = said(root, 0, &["remove", "house-unit", "--force"]);
    assert!(removed.contains("`house-branch` has no `parent` any more"), "{removed}");
    assert!(removed.contains("still names it: meetings/a.txt:3"), "{removed}");
    assert!(!file(root, "organisation.toml").contains("house-unit"));
    said(root, 0, &["remove", "house-branch"]);
    assert_eq!(file(root, "organisation.toml"), "# Bodies of the house.\n\n");
}

#[test]
fn merge_moves_terms_and_references_and_lists_conflicts() {
    let root = project();
    let root = root.path();
    said(
        root,
        0,
        &[
            "add",
            "--kind",
            "organisation",
            "--id",
            "house-lab",
            "--ar",
            "مختبر البيت",
            "--en",
            "House Lab",
            "--acronym",
            "HL",
            "--class",
            "unit",
            "--country",
            "EG",
        ],
    );
    said(root, 0, &["edit", "house-unit", "--set", "country=OM"]);
    let said_no = refused(root, &["merge", "house-lab", "house-unit"]);
    assert!(
        said_no.contains("`house-lab` is of the country EG, `house-unit` of the country OM"),
        "{said_no}"
    );
    let said_no = refused(root, &["merge", "house-lab", "oecd-observer-of-nothing"]);
    assert!(said_no.contains("there is no concept"), "{said_no}");
    let said_no = refused(root, &["merge", "house-lab", "paris"]);
    assert!(said_no.contains("of kind organisation, `paris` of kind place"), "{said_no}");
    let said_no = refused(root, &["merge", "house-lab", "house-unit", "--force"]);
    assert!(said_no.contains("meetings/a.txt:3:") && said_no.contains("--releases"), "{said_no}");
    let merged = json(root, &["merge", "house-lab", "house-unit", "--releases", "--force"]);
    let notes = merged["notes"].to_string();
    for part in [
        "country: EG stands, not OM",
        "`house-branch` names `house-lab`",
        "now names `house-lab`: meetings/a.txt:3",
    ] {
        assert!(notes.contains(part), "{part}: {notes}");
    }
    let lab = json(root, &["show", "house-lab"]);
    let entry = &lab["entry"];
    assert_eq!(entry["ar-variant"][0], "وحدة الاختبار الإلكترونية");
    assert_eq!((&entry["en-variant"][0], &entry["acronym-variant"][0]), (&"Test Unit".into(), &"TU".into()));
    assert_eq!((&entry["acronym"], &entry["class"]), (&"HL".into(), &"unit".into()));
    refused(root, &["show", "house-unit"]);
    // A body that existed once stays, deprecated.
    said(root, 0, &["merge", "house-lab", "house-branch", "--keep"]);
    let branch = json(root, &["show", "house-branch"]);
    assert_eq!(
        (&branch["status"], &branch["entry"]["replaced-by"]),
        (&"deprecated".into(), &"house-lab".into())
    );
}

#[test]
fn a_merge_makes_no_circle() {
    let room = "\n[[organisation]]\nid = \"house-room\"\nar = \"قاعة فرع وحدة الاختبار\"\nen = \"Test Room\"\nparent = \"house-branch\"\nstatus = \"proposed\"\n";
    let merged = |ids: [&str; 2]| {
        let root = project();
        let root = root.path();
        fs::write(root.join("glossary/organisation.toml"), format!("{ORGANISATIONS}{room}"))
            .expect("written");
        let notes = json(root, &["merge", ids[0], ids[1], "--releases"])["notes"].to_string();
        said(root, 0, &["lint"]);
        let parent = |id: &str| json(root, &["show", id])["entry"]["parent"].as_str().map(str::to_owned);
        let left = ["house-unit", "house-branch", "house-room"].into_iter().filter(|id| *id != ids[1]);
        (left.map(parent).collect::<Vec<_>>(), notes)
    };
    let none = |ids| (merged(ids).0, [None, Some(ids[0].to_owned())]);
    // The child into its parent and the parent into its child; the other one of the three keeps its place.
    for ids in [["house-unit", "house-branch"], ["house-branch", "house-unit"]] {
        let (left, expected) = none(ids);
        assert_eq!(left, expected, "{ids:?}");
    }
    // A grandchild: what stands between the two is below what they become.
    let (left, notes) = merged(["house-unit", "house-room"]);
    assert_eq!(left, [None, Some("house-unit".to_owned())]);
    assert!(notes.contains("parent: `house-branch` of `house-room` is not taken"), "{notes}");
    let (left, notes) = merged(["house-room", "house-unit"]);
    assert_eq!(left, [Some("house-room".to_owned()), None]);
    assert!(notes.contains("parent: `house-branch` of `house-room` is not taken"), "{notes}");
}

#[test]
fn a_shipped_entry_does_not_come_back_from_a_merge() {
    let root = project();
    let root = root.path();
    said(root, 0, &["edit", "las", "--set", "note=Ask Mona."]);
    let done = said(root, 0, &["merge", "house-unit", "las", "--releases"]);
    assert!(done.contains("`las` is kept as deprecated, replaced by `house-unit`"), "{done}");
    let las = json(root, &["show", "las"]);
    assert_eq!(
        (&las["status"], &las["entry"]["replaced-by"], &las["entry"]["note"]),
        (&"deprecated".into(), &"house-unit".into(), &"Ask Mona.".into())
    );
}

#[test]
fn what_cannot_be_read_is_missed_by_exports_and_named_by_imports() {
    let root = project();
    let root = root.path();
    let export = ["export", "--house-only", "-o", "out.csv"];
    said(root, 0, &export);
    let list = root.join("in.csv");
    fs::write(&list, "id,kind,ar,en\nhouse-unit,organisation,وحدة الاختبار,Unit\nhouse-lab,organisation,مختبر البيت,House Lab\n").expect("written");
    let broken = ORGANISATIONS.replace("en = \"Test Unit\"", "en = \"Test Unit");
    fs::write(root.join("glossary/organisation.toml"), &broken).expect("written");
    let stderr = |words: &[&str]| {
        let output = run(root, words);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        String::from_utf8(output.stderr).expect("text")
    };
    assert!(stderr(&export).contains("1 concepts in out.csv; 1 entry left out for an error"));
    let told = stderr(&["export", "--house-only", "--format", "csv"]);
    assert!(told.contains("1 entry left out for an error"), "{told}");
    for dry in [&["--dry-run"][..], &[]] {
        let told = stderr(&[&["import", "in.csv"], dry].concat());
        let cause =
            "the entry `house-unit` is there already and cannot be read at glossary/organisation.toml:";
        assert!(told.contains(cause) && !told.contains("already taken"), "{told}");
        assert!(told.contains("added 1, changed 0; already there 0"), "{told}");
        assert!(told.contains("; 1 left out for an error"), "{told}");
    }
    let unit = &broken[broken.find("# Ask Mona").expect("the unit")..];
    assert!(file(root, "organisation.toml").ends_with(unit), "the broken entry stays as it is");
    // A circle is there, but nothing that an import would take.
    let circle = ORGANISATIONS.replace("acronym = \"TU\"", "parent = \"house-branch\"");
    fs::write(root.join("glossary/organisation.toml"), circle).expect("written");
    let told = stderr(&export);
    assert!(told.contains("glossary-cycle") && told.contains("2 concepts in out.csv\n"), "{told}");
}

#[test]
fn an_import_takes_the_names_that_the_glossary_gives_countries() {
    let root = project();
    let root = root.path();
    let names = [
        ("جمهورية مصر العربية", "EG"),
        ("المملكة المغربية", "MA"),
        ("Arab Republic of Egypt", "EG"),
        ("دولة قطر", "QA"),
        ("Sultanate of Oman", "OM"),
    ];
    let row = |(n, (name, _)): (usize, &(&str, &str))| {
        format!("trial-{n},هيئة تجربة {n},Trial Authority {n},{name}\n")
    };
    let rows: String = names.iter().enumerate().map(row).collect();
    fs::write(
        root.join("in.csv"),
        format!("id,Arabic,English,Country\n{rows}trial-x,هيئة س,X Authority,بلاد الواق\n"),
    )
    .expect("written");
    let output = run(root, &["import", "in.csv"]);
    let told = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(
        told.contains("`بلاد الواق` is no country; the row is left out") && told.contains("in.csv:7:"),
        "{told}"
    );
    assert!(told.contains("added 5,") && told.contains("; 1 left out for an error"), "{told}");
    for (n, (name, code)) in names.iter().enumerate() {
        assert_eq!(json(root, &["show", &format!("trial-{n}")])["entry"]["country"], *code, "{name}");
    }
}

#[test]
fn a_house_form_of_a_shipped_entry_is_undone_whoever_names_it() {
    let root = project();
    let root = root.path();
    let shipped = json(root, &["show", "las"]);
    assert!(shipped["referenced-by"].as_array().is_some_and(|all| all.len() > 20), "{shipped}");
    for force in [&[][..], &["--force"]] {
        said(root, 0, &["edit", "las", "--set", "note=Ask Mona."]);
        let done = said(root, 0, &[&["remove", "las"], force].concat());
        assert!(done.contains("the shipped entry `las` (League of Arab States) counts again"), "{done}");
        assert_eq!(json(root, &["show", "las"]), shipped);
        assert_eq!(file(root, "organisation.toml"), ORGANISATIONS);
    }
    assert!(refused(root, &["remove", "las"]).contains("stands in the shipped glossary"));
    // What changes nothing makes no copy.
    for words in [&["approve", "IGF"][..], &["edit", "igf", "--set", "acronym=IGF"]] {
        assert!(said(root, 0, words).contains("igf: nothing to change"), "{words:?}");
    }
    assert_eq!(file(root, "organisation.toml"), ORGANISATIONS);
}

#[test]
fn a_country_keeps_its_code_and_its_names() {
    let root = project();
    let root = root.path();
    let url = "https://www.un.org/en/about-us/member-states";
    said(root, 0, &["approve", "eg", "--source", url]);
    let text = file(root, "country.toml");
    assert!(text.contains("ar = \"مصر\"\n") && text.contains("en = \"Egypt\"\n"), "{text}");
    let egypt = json(root, &["show", "eg"]);
    assert_eq!((&egypt["source"], &egypt["status"]), (&url.into(), &"approved".into()));
    assert!(refused(root, &["rename-id", "eg", "egy"]).contains("is the code of a country"));
    assert_eq!(file(root, "country.toml"), text);
    // Without another source the names stay CLDR's; another English is nobody's yet.
    said(root, 0, &["edit", "fr", "--set", "note=x"]);
    assert_eq!(json(root, &["show", "fr"])["source"], "CLDR");
    said(root, 0, &["edit", "fr", "--set", "en=French Republic"]);
    assert_eq!(json(root, &["show", "fr"])["status"], "proposed");
    let bad = "[[country]]\nid = \"egy\"\ncountry = \"EG\"\n";
    fs::write(root.join("glossary/more.toml"), bad).expect("written");
    let found = run(root, &["lint"]);
    let found = String::from_utf8_lossy(&found.stderr);
    assert!(found.contains("`egy` has no `ar`") && found.contains("such as eg"), "{found}");
}

#[test]
fn rename_id_follows_the_references() {
    let root = project();
    let root = root.path();
    let said_no = refused(root, &["rename-id", "house-unit", "a-unit"]);
    assert!(said_no.contains("meetings/a.txt:3:") && said_no.contains("--releases"), "{said_no}");
    assert_eq!(file(root, "organisation.toml"), ORGANISATIONS);
    let renamed = said(root, 0, &["rename-id", "house-unit", "a-unit", "--releases"]);
    assert!(
        renamed.contains("`house-branch` names the new id")
            && renamed.contains("now names `a-unit`: meetings/a.txt:3"),
        "{renamed}"
    );
    let release = fs::read_to_string(root.join("meetings/a.txt")).expect("a release");
    assert_eq!(release, TEXT.replace("\"house-unit\"", "\"a-unit\""));
    let text = file(root, "organisation.toml");
    assert!(
        text.starts_with(
            "# Bodies of the house.\n\n# Ask Mona before any change.\n[[organisation]]\nid = \"a-unit\"\n"
        ),
        "{text}"
    );
    assert!(text.contains("parent = \"a-unit\""));
    assert!(refused(root, &["rename-id", "a-unit", "house-branch"]).contains("already taken"));
    assert!(refused(root, &["rename-id", "oecd", "oecd-2"]).contains("shipped"));
}

#[test]
fn an_id_that_two_entries_have_is_never_edited_at_random() {
    let root = project();
    let root = root.path();
    let again = "[[organisation]]\nid = \"house-unit\"\nar = \"وحدة أخرى\"\nen = \"Other Unit\"\nstatus = \"proposed\"\n";
    fs::write(root.join("glossary/more.toml"), again).expect("written");
    for words in [
        &["edit", "house-unit", "--set", "note=x"][..],
        &["approve", "house-unit", "--source", "https://example.org/"],
        &["deprecate", "house-unit", "--replaced-by", "house-branch"],
        &["remove", "house-unit", "--force"],
        &["rename-id", "house-unit", "a-unit", "--releases"],
        &["merge", "house-branch", "house-unit", "--releases"],
    ] {
        let said_no = refused(root, words);
        for part in ["2 entries have the id `house-unit`", "more.toml:1", "organisation.toml:11:"] {
            assert!(said_no.contains(part), "{words:?}: {part}: {said_no}");
        }
    }
    assert_eq!(file(root, "organisation.toml"), ORGANISATIONS);
    assert_eq!(file(root, "more.toml"), again);
    // The others can still be edited.
    said(root, 0, &["edit", "house-branch", "--set", "note=x"]);
}

#[test]
fn messages_have_the_lines_of_the_file_and_ids_may_be_typed_in_capitals() {
    let root = project();
    let root = root.path();
    let said_no = refused(root, &["edit", "HOUSE-UNIT", "--set", "since=soon"]);
    assert!(said_no.contains("organisation.toml:17:"), "{said_no}");
    let same = said(root, 0, &["edit", "house-branch", "--set", "parent=HOUSE-UNIT"]);
    assert!(same.contains("nothing to change"), "{same}");
    said(root, 0, &["edit", "House-Unit", "--set", "country=EG"]);
    assert!(said(root, 0, &["find", "HOUSE-UNIT"]).starts_with("house-unit [organisation, proposed, EG]"));
    let stats = json(root, &["stats"]);
    assert!(stats["countries"]["EG"].as_u64().is_some_and(|count| count > 1), "{}", stats["countries"]);
    assert!(said(root, 0, &["stats"]).contains("by country: "));
}

#[test]
fn stats_count_cover_and_say_what_is_unused() {
    let root = project();
    let root = root.path();
    let text = said(root, 0, &["stats"]);
    assert!(text.contains("organisation") && text.contains("in 1 release have English"), "{text}");
    let value = json(root, &["stats"]);
    assert_eq!(value["coverage"]["releases"], 1);
    let list = |key: &str| {
        value[key].as_array().expect("a list").iter().filter_map(Value::as_str).collect::<Vec<_>>()
    };
    assert!(list("proposed-without-source").contains(&"house-unit"));
    assert!(list("unused").contains(&"house-branch") && !list("unused").contains(&"house-unit"));
}

#[test]
fn two_processes_at_once_lose_nothing() {
    let root = project();
    let root = root.path();
    let children: Vec<_> = (0..8)
        .map(|n| {
            let (ar, en) = (
                format!("بلدة {}", ["أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن"][n]),
                format!("Town {n}"),
            );
            let mut command = command(root, &["add", "--kind", "place", "--ar", &ar, "--en", &en]);
            command
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::piped())
                .spawn()
                .expect("it starts")
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let text = file(root, "place.toml");
    assert_eq!(text.matches("[[place]]").count(), 8, "{text}");
}

#[test]
fn line_ends_of_a_file_stay() {
    let root = project();
    let root = root.path();
    let windows = ORGANISATIONS.replace('\n', "\r\n");
    fs::write(root.join("glossary/organisation.toml"), &windows).expect("written");
    said(root, 0, &["edit", "house-unit", "--set", "en=Testing Unit"]);
    assert_eq!(file(root, "organisation.toml"), windows.replace("Test Unit", "Testing Unit"));
}

#[test]
fn a_shell_completes_ids_and_every_command_shows_examples() {
    let root = project();
    let complete = Command::new(env!("CARGO_BIN_EXE_mujaz"))
        .args(["--", "mujaz", "glossary", "show", "house-"])
        .env("COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", "3")
        .env("_CLAP_IFS", "\n")
        .current_dir(root.path())
        .output()
        .expect("it runs");
    let text = String::from_utf8(complete.stdout).expect("text");
    assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["house-branch", "house-unit"]);
    for action in
        ["find", "show", "add", "edit", "approve", "deprecate", "remove", "merge", "rename-id", "stats"]
    {
        let help = said(root.path(), 0, &[action, "--help"]);
        assert!(help.contains("Example") && help.contains("--json"), "{action}: {help}");
    }
}
