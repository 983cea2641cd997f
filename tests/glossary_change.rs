//! `glossary diff`, its impact, the merge driver under a real git, and `glossary suggest`, as a user
//! sees them.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROADS: &str = "[[organisation]]\nid = \"roads\"\nar = \"هيئة رصف الطرق\"\nen = \"Roads Authority\"\nstatus = \"proposed\"\n";
const WATER: &str = "[[organisation]]\nid = \"water\"\nar = \"هيئة سقاية الحقول\"\nen = \"Water Authority\"\nstatus = \"proposed\"\n";
const RELEASE: &str = "شاركت هيئة رصف الطرق في الاجتماع الثاني للجنة سياسات الاقتصاد الرقمي، في باريس.\n";

/// A project in a folder of its own.
struct Project(tempfile::TempDir);

impl Project {
    fn new(files: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().expect("a folder"));
        project.write("mujaz.toml", "");
        for (name, text) in files {
            project.write(name, text);
        }
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("read")
    }

    fn mujaz(&self, args: &[&str]) -> Output {
        run(self.0.path(), env!("CARGO_BIN_EXE_mujaz"), args)
    }

    /// What a command prints, which ends with status 0.
    fn shown(&self, args: &[&str]) -> String {
        let output = self.mujaz(args);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    fn json(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.shown(args)).expect("JSON")
    }

    fn git(&self, args: &[&str]) -> Output {
        run(self.0.path(), "git", args)
    }

    /// A repository with everything committed; `false`, with a word about it, where git is absent.
    fn commit_all(&self) -> bool {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("skipped: git is not installed");
            return false;
        }
        for args in [
            &["init", "-q", "-b", "main"][..],
            &["config", "user.name", "Terminologist"],
            &["config", "user.email", "terms@example.org"],
            &["config", "core.autocrlf", "false"],
            &["config", "commit.gpgsign", "false"],
        ] {
            assert!(self.git(args).status.success());
        }
        self.commit("Begin");
        true
    }

    fn commit(&self, message: &str) {
        assert!(self.git(&["add", "-A"]).status.success());
        let output = self.git(&["commit", "-qm", message]);
        assert!(output.status.success(), "{}", text(&output.stderr));
    }

    /// The two lines that the documentation gives, with this program.
    fn use_merge_driver(&self) {
        let driver =
            format!("'{}' glossary merge-driver --marker-size %L %O %A %B %P", env!("CARGO_BIN_EXE_mujaz"));
        assert!(self.git(&["config", "merge.mujaz.driver", &driver]).status.success());
        self.write(".gitattributes", "glossary/**/*.toml merge=mujaz\n");
        self.commit("Merge by entry");
    }
}

fn run(folder: &Path, program: &str, args: &[&str]) -> Output {
    let mut command = Command::new(program);
    // A repository around the tests, or a user's settings, must not be seen.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "NO_COLOR", "CI"] {
        command.env_remove(name);
    }
    command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
    command.args(args).current_dir(folder).output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// Pairs of sort and id of a comparison in JSON.
fn sorts(diff: &serde_json::Value) -> Vec<(&str, &str)> {
    diff["changes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|change| (change["sort"].as_str().expect("a sort"), change["id"].as_str().expect("an id")))
        .collect()
}

#[test]
fn a_diff_against_a_revision_is_by_concept() {
    let project = Project::new(&[("glossary/organisation.toml", &format!("{ROADS}\n{WATER}"))]);
    if !project.commit_all() {
        return;
    }
    assert_eq!(sorts(&project.json(&["glossary", "diff", "--json"])), []);
    // Another order, another file, a comment: nothing has changed.
    project.write("glossary/organisation.toml", &format!("# first\n{WATER}"));
    project.write("glossary/more/roads.toml", ROADS);
    assert_eq!(sorts(&project.json(&["glossary", "diff", "--json"])), []);
    assert_eq!(project.mujaz(&["glossary", "diff", "--exit-code"]).status.code(), Some(0));

    let renamed = WATER.replace("\"water\"", "\"eg-water\"");
    let changed = ROADS.replace("Roads Authority", "Road Authority").replace("proposed", "approved");
    project.write(
        "glossary/organisation.toml",
        &format!("{renamed}\n{changed}source = \"https://example.org\"\n"),
    );
    fs::remove_file(project.path("glossary/more/roads.toml")).expect("removed");
    let diff = project.json(&["glossary", "diff", "HEAD", "--json"]);
    assert_eq!(sorts(&diff), [("renamed", "eg-water"), ("changed", "roads")]);
    assert_eq!(diff["changes"][0]["old_id"], "water");
    assert_eq!(diff["changes"][1]["fields"][0]["old"][0], "Roads Authority");
    assert_eq!(diff["changes"][1]["fields"][1]["aspect"], "status");

    let shown = project.shown(&["glossary", "diff"]);
    assert!(shown.starts_with("HEAD → glossary: 1 renamed, 1 changed\n"), "{shown}");
    assert!(
        shown.contains(
            "> eg-water [organisation, proposed], was water\n  Water Authority\n  هيئة سقاية الحقول\n"
        ),
        "{shown}"
    );
    assert!(shown.contains("    en\n      - Roads Authority\n      + Road Authority\n    status\n      - proposed\n      + approved\n"), "{shown}");
    let markdown = project.shown(&["glossary", "diff", "--format", "markdown"]);
    assert!(
        markdown.contains("| changed | `roads` (organisation) | en | Roads Authority | Road Authority |\n"),
        "{markdown}"
    );
    assert!(
        markdown.contains("| renamed | `eg-water` (organisation) | id | `water` | `eg-water` |\n"),
        "{markdown}"
    );
    assert_eq!(project.mujaz(&["glossary", "diff", "--exit-code"]).status.code(), Some(1));
    // From a subfolder too.
    fs::create_dir_all(project.path("meetings")).expect("made");
    let below = run(&project.path("meetings"), env!("CARGO_BIN_EXE_mujaz"), &["glossary", "diff", "--json"]);
    let below: serde_json::Value = serde_json::from_slice(&below.stdout).expect("JSON");
    assert_eq!(sorts(&below), sorts(&diff));
}

#[test]
fn a_diff_of_files_and_folders_needs_no_git() {
    let project = Project::new(&[
        ("glossary/organisation.toml", &format!("{ROADS}\n{WATER}")),
        ("glossary/place.toml", "[[place]]\nid = \"hill\"\nar = \"تلة الزهور\"\nen = \"Hill\"\n"),
        ("old/organisation.toml", ROADS),
        ("other.toml", ROADS),
    ]);
    // A file stands for the one of its name, a folder for the whole.
    let of = |args: &[&str]| project.json(&[&["glossary", "diff", "--json"], args].concat());
    assert_eq!(sorts(&of(&["old/organisation.toml"])), [("added", "water")]);
    assert_eq!(sorts(&of(&["old"])), [("added", "hill"), ("added", "water")]);
    assert_eq!(sorts(&of(&["other.toml", "old"])), []);
    assert_eq!(sorts(&of(&["glossary", "old"])), [("removed", "hill"), ("removed", "water")]);
}

#[test]
fn an_entry_over_a_shipped_one_shows_what_differs_from_it() {
    let entry = "[[organisation]]\nid = \"oecd\"\nar = \"منظمة التعاون الاقتصادي والتنمية\"\nen = \"OECD Organisation\"\n";
    let project = Project::new(&[("glossary/organisation.toml", entry), ("empty/x.toml", "")]);
    let diff = project.json(&["glossary", "diff", "empty", "--json"]);
    assert_eq!(sorts(&diff), [("added", "oecd")]);
    assert_eq!(diff["changes"][0]["over_shipped"], true);
    let fields = diff["changes"][0]["fields"].as_array().expect("a list");
    assert!(fields.iter().any(|f| f["key"] == "en" && f["new"][0] == "OECD Organisation"), "{fields:?}");
}

#[test]
fn what_cannot_be_compared_is_said_with_the_way_out() {
    let project = Project::new(&[("glossary/organisation.toml", ROADS)]);
    let message = |args: &[&str]| {
        let output = project.mujaz(args);
        assert_eq!(output.status.code(), Some(2));
        text(&output.stderr)
    };
    let outside = message(&["glossary", "diff"]);
    assert!(outside.contains("error[git-repository]: `glossary` is in no git repository"), "{outside}");
    assert!(outside.contains("help: `HEAD` is no file or folder either"), "{outside}");
    if !project.commit_all() {
        return;
    }
    let unknown = message(&["glossary", "diff", "nowhere"]);
    assert!(unknown.contains("error[git-revision]: git knows no revision `nowhere`"), "{unknown}");
    let bare = Project::new(&[]);
    let none = bare.mujaz(&["glossary", "diff"]);
    assert!(text(&none.stderr).contains("error[glossary-folder]"), "{}", text(&none.stderr));
}

#[test]
fn a_bad_entry_costs_only_itself() {
    let project = Project::new(&[
        ("glossary/organisation.toml", &format!("{ROADS}\n[[organisation]]\nid = \"bad\"\n\n{WATER}")),
        ("old/organisation.toml", ROADS),
    ]);
    let output = project.mujaz(&["glossary", "diff", "old", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let diff: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(sorts(&diff), [("added", "water")]);
    assert!(text(&output.stderr).contains("glossary-missing"), "{}", text(&output.stderr));
}

#[test]
fn the_impact_is_told_for_each_release_and_meeting() {
    let project = Project::new(&[
        ("glossary/organisation.toml", ROADS),
        ("old/organisation.toml", &ROADS.replace("Roads Authority", "Board of Roads")),
        ("meetings/a.txt", RELEASE),
        ("meetings/b.txt", "شاركت مصر في الاجتماع الثاني للجنة سياسات الاقتصاد الرقمي، في باريس.\n"),
    ]);
    let diff = project.json(&["glossary", "diff", "old", "--json", "--impact"]);
    let impact = &diff["impact"];
    assert_eq!(impact["releases"], 2);
    let altered = impact["altered"].as_array().expect("a list");
    assert_eq!(altered.len(), 1, "{altered:#?}");
    assert_eq!(altered[0]["release"], "meetings/a.txt");
    let name = &altered[0]["briefings"][0]["names"][0];
    assert_eq!((&name["what"], &name["at"]["text"]), (&"english".into(), &"هيئة رصف الطرق".into()));
    assert_eq!(
        (&name["old"]["en"], &name["new"]["en"]),
        (&"Board of Roads".into(), &"Roads Authority".into())
    );

    let shown = project.shown(&["glossary", "diff", "old", "--impact", "meetings"]);
    assert!(shown.contains("1 briefing of 1 release altered, of 2 looked at\n\nmeetings/a.txt\n"), "{shown}");
    assert!(shown.contains("      other English, paragraph 1\n      - Board of Roads [roads, proposed]\n      + Roads Authority [roads, proposed]\n"), "{shown}");
    assert!(shown.contains("    also altered: headline"), "{shown}");
    let markdown =
        project.shown(&["glossary", "diff", "old", "--format", "markdown", "--impact", "meetings/b.txt"]);
    assert!(
        markdown.contains("### Briefings: 0 briefings of 0 releases altered, of 1 looked at\n"),
        "{markdown}"
    );
    // Nothing has been written anywhere.
    assert!(!project.path("output").exists());
}

#[test]
fn the_impact_and_what_is_suggested_are_those_of_a_build() {
    let project = Project::new(&[
        (
            "mujaz.toml",
            "[english]\nspelling = \"american\"\n\n[[publisher]]\nname = \"وكالة الطرق\"\n\
             names = { \"الهيئة\" = \"roads\" }\n",
        ),
        ("glossary/organisation.toml", ROADS),
        ("old/organisation.toml", &ROADS.replace("Roads Authority", "Board of Roads")),
        (
            "meetings/a.txt",
            "+++\npublisher = \"وكالة الطرق\"\n+++\n\n\
             شاركت الهيئة في اجتماع منظمة الاقتصاد الرقمي في باريس.\n",
        ),
    ]);
    let diff = project.json(&["glossary", "diff", "old", "--json", "--impact"]);
    let name = &diff["impact"]["altered"][0]["briefings"][0]["names"][0];
    assert_eq!(name["new"]["en"], "Roads Authority", "{diff:#}");
    let list = suggested(&project, &[]);
    let english = list[0]["en"].as_str().expect("composed");
    assert!(english.contains("Organization"), "{english}");
}

/// A repository in which two branches change the glossary, and what git makes of their merge.
fn merge(base: &str, ours: &str, theirs: &str) -> Option<(Project, Output)> {
    let file = "glossary/organisation.toml";
    let project = Project::new(&[(file, base)]);
    if !project.commit_all() {
        return None;
    }
    project.use_merge_driver();
    assert!(project.git(&["checkout", "-qb", "theirs"]).status.success());
    project.write(file, theirs);
    project.commit("Theirs");
    assert!(project.git(&["checkout", "-q", "main"]).status.success());
    project.write(file, ours);
    project.commit("Ours");
    let output = project.git(&["merge", "-q", "theirs", "-m", "Both"]);
    Some((project, output))
}

#[test]
fn git_merges_entries_that_lines_would_not() {
    for line_end in ["\n", "\r\n"] {
        let with = |text: String| text.replace('\n', line_end);
        let base = format!("# Bodies.\n\n{ROADS}\n{WATER}");
        let new =
            |id: &str| format!("\n[[organisation]]\nid = \"{id}\"\nar = \"هيئة {id}\"\nen = \"{id}\"\n");
        // Both change neighbouring lines of one entry, and both add an entry at the end.
        let ours = base.replace("en = \"Roads Authority\"", "en = \"Road Authority\" # shorter") + &new("x");
        let theirs = base.replace(
            "ar = \"هيئة رصف الطرق\"\n",
            "ar = \"هيئة رصف الطرق\"\nar-variant = [\"رصف الطرق الوطنية\"]\n",
        ) + &new("y");
        let Some((project, output)) = merge(&with(base.clone()), &with(ours.clone()), &with(theirs)) else {
            return;
        };
        assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
        let expected = ours.replace(
            "ar = \"هيئة رصف الطرق\"\n",
            "ar = \"هيئة رصف الطرق\"\nar-variant = [\"رصف الطرق الوطنية\"]\n",
        ) + &new("y");
        assert_eq!(project.read("glossary/organisation.toml"), with(expected));
        assert_eq!(text(&project.git(&["status", "--porcelain"]).stdout), "");
    }
}

#[test]
fn a_real_conflict_is_left_to_a_person() {
    let base = format!("{ROADS}\n{WATER}");
    let ours = base.replace("Roads Authority", "Road Authority");
    let theirs = base.replace("Roads Authority", "Roads Board").replace("Water Authority", "Water Board");
    let Some((project, output)) = merge(&base, &ours, &theirs) else { return };
    assert!(!output.status.success());
    let merged = project.read("glossary/organisation.toml");
    let side = |en: &str| ROADS.replace("Roads Authority", en);
    let marked = format!(
        "<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n\n{}",
        side("Road Authority"),
        side("Roads Board"),
        WATER.replace("Water Authority", "Water Board")
    );
    assert_eq!(merged, marked);
    assert!(text(&project.git(&["status", "--porcelain"]).stdout).contains("UU glossary/organisation.toml"));
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(
        said.contains("error[merge-conflict]: `roads`: `en` changed differently on both sides"),
        "{said}"
    );
    assert!(said.contains("glossary/organisation.toml:1"), "{said}");
}

#[test]
fn a_file_that_is_no_toml_is_merged_by_lines() {
    let base = format!("{ROADS}\n{WATER}\n[[place\n");
    let ours = base.replace("Roads Authority", "Road Authority");
    let theirs = base.replace("Water Authority", "Water Board");
    let Some((project, output)) = merge(&base, &ours, &theirs) else { return };
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("warning[merge-by-lines]"), "{said}");
    assert_eq!(project.read("glossary/organisation.toml"), ours.replace("Water Authority", "Water Board"));
}

#[test]
fn a_driver_that_cannot_read_stops_the_merge() {
    let project = Project::new(&[("a", ""), ("b", "")]);
    let output = project.mujaz(&["glossary", "merge-driver", "a", "gone", "b", "glossary/place.toml"]);
    assert_eq!(output.status.code(), Some(129), "git takes less for a conflict");
    // A broken configuration, perhaps itself in the middle of a merge, is nothing to a driver.
    project.write("mujaz.toml", "<<<<<<<");
    let output = project.mujaz(&["glossary", "merge-driver", "a", "a", "b"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

const UNKNOWN: &str = "شاركت هيئة رعاية الأسماك في الاجتماع الثاني للجنة سياسات الاقتصاد الرقمي، في باريس. \
    وأضاف المدير لهيئة رعاية الأسماك أن اللجنة الوطنية للأمن السيبراني تابعت ذلك.\n";

fn suggested(project: &Project, args: &[&str]) -> Vec<serde_json::Value> {
    let list = project.json(&[&["glossary", "suggest", "--json"], args].concat());
    list.as_array().expect("a list").clone()
}

fn names(list: &[serde_json::Value]) -> Vec<&str> {
    list.iter().map(|suggestion| suggestion["ar"].as_str().expect("a name")).collect()
}

#[test]
fn names_that_the_glossary_lacks_are_suggested_with_their_sentences() {
    let project = Project::new(&[
        ("meetings/a.txt", UNKNOWN),
        ("meetings/b.txt", "قالت هيئة رعاية الاسماك كلمة في باريس.\n"),
        ("glossary/organisation.toml", ROADS),
    ]);
    let list = suggested(&project, &[]);
    let fish = &list[0];
    assert_eq!(
        (&fish["ar"], &fish["releases"], &fish["mentions"]),
        (&"هيئة رعاية الأسماك".into(), &2.into(), &3.into())
    );
    assert_eq!(fish["spellings"][0], "هيئة رعاية الاسماك");
    assert_eq!(fish["contexts"][1]["written"], "لهيئة رعاية الأسماك");
    assert_eq!(
        (&fish["contexts"][2]["release"], &fish["contexts"][2]["paragraph"]),
        (&"meetings/b.txt".into(), &1.into())
    );
    let shown = project.shown(&["glossary", "suggest", "meetings/b.txt"]);
    assert!(
        shown.contains("هيئة رعاية الاسماك\n  organisation: no English\n  1 mention in 1 release\n"),
        "{shown}"
    );
    assert!(
        shown.contains("  meetings/b.txt, paragraph 1\n    قالت هيئة رعاية الاسماك كلمة في باريس.\n"),
        "{shown}"
    );
}

#[test]
fn what_is_refused_is_not_suggested_again() {
    let project = Project::new(&[("meetings/a.txt", UNKNOWN), ("glossary/organisation.toml", ROADS)]);
    let before = suggested(&project, &[]);
    assert!(names(&before).contains(&"هيئة رعاية الأسماك"), "{before:?}");
    // In whatever spelling; the list is for people, and no file of the glossary.
    project.shown(&["glossary", "suggest", "--refuse", "هيئه رعاية الاسماك"]);
    assert_eq!(suggested(&project, &[]).len(), before.len() - 1);
    assert_eq!(suggested(&project, &["--all"]).len(), before.len());
    let list = project.read("glossary/refused.txt");
    assert!(list.ends_with("\nهيئه رعاية الاسماك\n") && list.starts_with("# "), "{list}");
    let lint = project.mujaz(&["glossary", "stats"]);
    assert_eq!(text(&lint.stderr), "", "the glossary does not read the list");
}

#[test]
fn names_with_english_are_written_as_proposed_entries() {
    let project = Project::new(&[("meetings/a.txt", UNKNOWN), ("glossary/organisation.toml", ROADS)]);
    let before = suggested(&project, &[]);
    let with_english: Vec<&serde_json::Value> = before.iter().filter(|s| s["en"].is_string()).collect();
    assert!(!with_english.is_empty() && with_english.len() < before.len(), "{before:#?}");
    let said = project.shown(&["glossary", "suggest", "--write", "proposed"]);
    assert!(said.contains("skipped, no English: هيئة رعاية الأسماك\n"), "{said}");
    let file = project.read("glossary/organisation.toml");
    for suggestion in &with_english {
        let (ar, en) = (&suggestion["ar"], &suggestion["en"]);
        assert!(file.contains(&format!("ar = {ar}\nen = {en}\n")), "{file}");
    }
    assert!(file.contains(ROADS), "what was there stays: {file}");
    assert_eq!(file.matches("status = \"proposed\"").count(), 1 + with_english.len());
    // They are in the glossary now.
    let after = suggested(&project, &[]);
    assert_eq!(after.len(), before.len() - with_english.len(), "{after:#?}");
    assert!(
        project
            .shown(&["glossary", "suggest", "--write", "proposed"])
            .lines()
            .all(|l| l.starts_with("skipped"))
    );
}

/// A terminal made by Python's `pty`: what is typed when which prompt is seen, one after the other.
const TERMINAL: &str = r#"
import os, pty, select, sys, time
steps = [tuple(arg.split("=", 1)) for arg in sys.argv[2:]]
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm"
    os.execv(sys.argv[1], [sys.argv[1], "glossary", "suggest"])
seen, deadline = b"", time.time() + 60
while time.time() < deadline:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        seen += data
    if steps and steps[0][0].encode() in seen:
        keys = steps.pop(0)[1]
        seen = b""
        os.write(terminal, keys.encode().decode("unicode_escape").encode("latin-1"))
if steps:
    sys.stderr.write("not seen: %r; on the screen: %s" % (steps[0][0], seen.decode("utf-8", "replace")))
    os.kill(child, 9)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"#;

#[test]
fn a_person_at_a_terminal_decides_about_each() {
    if Command::new("python3").args(["-c", "import pty"]).status().map_or(true, |status| !status.success()) {
        eprintln!("skipped: there is no python3 with pty");
        return;
    }
    let project = Project::new(&[
        ("meetings/a.txt", UNKNOWN),
        ("meetings/b.txt", "قالت هيئة رعاية الأسماك كلمة في باريس.\n"),
        ("glossary/organisation.toml", ROADS),
    ]);
    let before = suggested(&project, &[]);
    assert_eq!(before[0]["ar"], "هيئة رعاية الأسماك", "{before:#?}");
    // The first has no English, so the first choice is to edit; then the English, the Arabic as it is,
    // the kind as it is, and Escape at the next one.
    let steps =
        ["edit=\\r", "English name=Fish Care Authority\\r", "Arabic name=\\r", "Kind=\\r", "Take it=\\x1b"];
    let output = run(
        project.0.path(),
        "python3",
        &[&["-c", TERMINAL, env!("CARGO_BIN_EXE_mujaz")], &steps[..]].concat(),
    );
    assert_eq!(output.status.code(), Some(0), "{}{}", text(&output.stdout), text(&output.stderr));
    let file = project.read("glossary/organisation.toml");
    assert!(
        file.contains(
            "id = \"fish-care-authority\"\nar = \"هيئة رعاية الأسماك\"\nen = \"Fish Care Authority\"\n"
        ),
        "{file}"
    );
    assert_eq!(suggested(&project, &[]).len(), before.len() - 1);
}
