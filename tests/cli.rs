//! The command line as a user sees it: status, standard output, standard error.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const TEXT: &str = "شاركت مصر في الاجتماع الثاني للجنة سياسات الاقتصاد الرقمي، في باريس.\n";

fn mujaz(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().expect("it runs")
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    command.args(args).current_dir(folder).env_remove("NO_COLOR").env_remove("CI");
    command.env("MUJAZ_CACHE_DIR", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"));
    command
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn project(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    root
}

fn json_files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".json") && name != "index.json")
        .collect();
    names.sort();
    names
}

#[test]
fn the_default_is_everything_in_meetings() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes()), ("meetings/sub/b.md", TEXT.as_bytes())]);
    let output = mujaz(root.path(), &["build", "--format", "json"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(json_files(&root.path().join("output")).len(), 2);
    let index = fs::read_to_string(root.path().join("output/index.json")).expect("an index");
    assert!(index.contains("../meetings/a.txt") && index.contains("../meetings/sub/b.md"), "{index}");
    let table = stdout(&output);
    assert!(table.contains("release") && table.contains("meetings/a.txt"), "{table}");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes()), ("meetings/b.txt", TEXT.as_bytes())]);
    let bytes = || {
        let output = mujaz(root.path(), &["build", "--format", "json"]);
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        let folder = root.path().join("output");
        let products = json_files(&folder).into_iter().map(|name| fs::read(folder.join(name)).expect("read"));
        let index = fs::read(folder.join("index.json")).expect("read");
        products.chain([index]).collect::<Vec<_>>()
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn what_is_unchanged_is_not_made_again() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes()), ("meetings/b.txt", TEXT.as_bytes())]);
    let build = ["build", "--format", "json"];
    let last = |output: &Output| stderr(output).lines().last().expect("a line").to_owned();
    assert_eq!(last(&mujaz(root.path(), &build)), "2 briefings made, 0 unchanged, in output");
    assert_eq!(last(&mujaz(root.path(), &build)), "0 briefings made, 2 unchanged, in output");
    fs::write(root.path().join("meetings/b.txt"), format!("{TEXT}وفي روما.\n")).expect("written");
    assert_eq!(last(&mujaz(root.path(), &build)), "1 briefing made, 1 unchanged, in output");
    let forced = mujaz(root.path(), &[&build[..], &["--force"]].concat());
    assert_eq!(last(&forced), "2 briefings made, 0 unchanged, in output");
}

#[test]
fn check_tells_again_what_has_not_changed() {
    let root = project(&[("meetings/a.txt", ODD.as_bytes()), ("meetings/b.md", TEXT.as_bytes())]);
    let run = |args: &[&str], epoch: &str| {
        let mut command = command(root.path(), args);
        let output = command.env("MUJAZ_CACHE_DIR", "kept").env("SOURCE_DATE_EPOCH", epoch).output();
        let output = output.expect("it runs");
        let said = stderr(&output);
        let (told, last) = said.trim_end().rsplit_once('\n').expect("lines");
        ((status(&output), told.to_owned(), stdout(&output)), last.to_owned())
    };
    let (first, last) = run(&["check", "-v"], "0");
    assert_eq!(last, "2 briefings checked, 0 unchanged");
    assert_eq!(first.0, 1);
    let (second, last) = run(&["check", "-v"], "0");
    assert_eq!((first.clone(), "2 briefings checked, 2 unchanged"), (second, last.as_str()));
    // Only one of them has a date of its own.
    assert_eq!(run(&["check", "-v"], "86400").1, "2 briefings checked, 1 unchanged");
    // What another layout holds, nobody has looked at yet; a build looks for both.
    assert_eq!(run(&["check", "--layout", "arabic"], "0").1, "2 briefings checked, 0 unchanged");
    run(&["build", "--layout", "english", "-o", "output"], "0");
    assert_eq!(run(&["check", "--layout", "english"], "0").1, "2 briefings checked, 2 unchanged");
    fs::write(root.path().join("meetings/b.md"), ODD).expect("written");
    let (third, last) = run(&["check", "-v"], "0");
    assert_eq!(last, "2 briefings checked, 1 unchanged");
    assert!(third != first && third.1.contains("meetings/b.md:4"), "{}", third.1);
}

/// What is made again after a change is what the change concerns, and nothing else.
#[test]
fn a_change_makes_again_what_it_concerns() {
    let dated = ODD.replace("الحوسبة الكمية", "الفضاء الخارجي");
    let root = project(&[
        ("meetings/dated.txt", dated.as_bytes()),
        ("meetings/undated.txt", TEXT.as_bytes()),
        ("glossary/place.toml", b""),
        ("mujaz.toml", b""),
        ("own/notes.txt", b""),
        ("own/copy.ttf", include_bytes!("../assets/fonts/Amiri-Regular.ttf")),
    ]);
    let run = |epoch: &str| {
        let mut command = command(root.path(), &["build", "--format", "json,typ"]);
        let output = command.env("MUJAZ_CACHE_DIR", "kept").env("SOURCE_DATE_EPOCH", epoch).output();
        stderr(&output.expect("it runs")).lines().last().expect("a line").to_owned()
    };
    let said = |made: usize| {
        let briefings = if made == 1 { "1 briefing" } else { &format!("{made} briefings") };
        format!("{briefings} made, {} unchanged, in output", 2 - made)
    };
    assert_eq!(run("0"), said(2));
    assert_eq!(run("0"), said(0));
    assert_eq!(run("86400"), said(1), "only the release without a date takes it from there");
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/design/words.typ");
    let words = fs::read_to_string(own).expect("words").replace("Meeting briefing", "Note");
    let entry =
        "[[place]]\nid = \"house-place\"\nar = \"قرية الأمل\"\nen = \"Hope Village\"\ncountry = \"EG\"\n";
    let steps: &[(&str, &str, usize)] = &[
        ("mujaz.toml", "[check]\nfail-on = \"never\"\n", 0),
        ("mujaz.toml", "# a comment\n[severity]\nresidue = \"warning\"\n", 0),
        ("mujaz.toml", "[templates]\nfolder = \"own\"\n", 0),
        ("own/design/words.typ", &words, 2),
        ("mujaz.toml", "[templates]\nfolder = \"own\"\n[fonts]\nfiles = [\"own/copy.ttf\"]\n", 2),
        ("mujaz.toml", "[templates]\nfolder = \"own\"\n[house]\npublisher = \"The Desk\"\n", 2),
        // Each page names the glossary that it was made with.
        ("glossary/place.toml", entry, 2),
        ("meetings/undated.txt", &format!("+++\ncountry = \"EG\"\n+++\n{TEXT}"), 1),
        ("meetings/dated.txt", &dated.replace("2020-11-05", "2020-11-06"), 1),
    ];
    for (path, text, made) in steps {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        assert_eq!(run("86400"), said(*made), "{}: {text}", path.display());
        assert_eq!(run("86400"), said(0), "{}: {text}", path.display());
    }
    let mut command = command(root.path(), &["build"]);
    let output = command.env("SOURCE_DATE_EPOCH", "yesterday").output().expect("it runs");
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("SOURCE_DATE_EPOCH is `yesterday`"), "{}", stderr(&output));
}

/// A release with findings of several severities.
const ODD: &str = "+++\npublished = 2020-11-05\n+++\nشاركت مصر في الاجتماع الثاني للجنة سياسات الاقتصاد الرقمي يوم الأحد 3 نوفمبر 2020، في باريس.\n\nوقال مدير هيئة الحوسبة الكمية العربية إن اللجنة ناقشت ١٢ مبادرة.\n";

/// Each file of a folder with its bytes and the time at which it was written.
fn written(folder: &Path) -> Vec<(String, Vec<u8>, std::time::SystemTime)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut files: Vec<_> = entries
        .map(|entry| {
            let time = entry.metadata().and_then(|file| file.modified()).expect("a time");
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("read"), time)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn what_has_not_changed_is_told_again_and_nothing_is_written() {
    let root = project(&[("meetings/a.txt", ODD.as_bytes()), ("meetings/b.md", TEXT.as_bytes())]);
    for build in [
        &["build", "-v", "-o", "verbose", "--format", "json,typ"][..],
        &["build", "--fail-on", "unresolved", "-o", "strict", "--format", "json,typ"],
        &["build", "--layout", "english", "-o", "english", "--format", "json,typ"],
    ] {
        let folder = build.iter().skip_while(|word| **word != "-o").nth(1).expect("a folder");
        let output = root.path().join(folder);
        let run = || {
            let output = mujaz(root.path(), build);
            let messages: Vec<String> = stderr(&output)
                .lines()
                .filter(|line| !line.contains(" unchanged, in "))
                .map(str::to_owned)
                .collect();
            (status(&output), messages, stdout(&output), stderr(&output))
        };
        let first = run();
        assert!(first.1.iter().any(|line| line.contains("[")), "{}", first.3);
        let before = written(&output);
        let second = run();
        assert_eq!((first.0, first.1, first.2), (second.0, second.1, second.2));
        assert!(second.3.contains("\n0 briefings made, 2 unchanged, in "), "{}", second.3);
        assert_eq!(written(&output), before);
    }
}

#[test]
fn after_any_change_the_output_is_that_of_a_first_run() {
    let root = project(&[
        ("meetings/a.txt", ODD.as_bytes()),
        ("meetings/b.md", TEXT.as_bytes()),
        ("glossary/place.toml", b""),
        ("mujaz.toml", b""),
        ("own/notes.txt", b""),
    ]);
    let entry = "[[organisation]]\nid = \"house-quantum\"\nar = \"هيئة الحوسبة الكمية العربية\"\nen = \"Arab Quantum Computing Authority\"\n";
    let renamed = entry.replace("Authority", "Agency");
    let release = ODD.replace("باريس", "روما");
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/english.typ.j2");
    let template = format!("// of the house\n{}", fs::read_to_string(shipped).expect("a template"));
    let changes: &[(&str, &str, &[&str])] = &[
        ("glossary/place.toml", entry, &[]),
        ("glossary/place.toml", &renamed, &[]),
        ("mujaz.toml", "[english]\nspelling = \"american\"\n", &[]),
        ("mujaz.toml", "[english]\ndate-order = \"month-day\"\n", &[]),
        ("mujaz.toml", "[house]\ncountry = \"EG\"\n", &[]),
        ("mujaz.toml", "[house]\npublisher = \"House\"\n", &[]),
        ("mujaz.toml", "[glossary]\nshipped = false\n", &[]),
        ("mujaz.toml", "[templates]\nfolder = \"own\"\n", &[]),
        ("own/english.typ.j2", &template, &["--layout", "english"]),
        ("meetings/a.txt", &release, &[]),
        ("meetings/c.txt", TEXT, &[]),
        ("meetings/c.txt", TEXT, &["--pdf-standard", "a-2b"]),
    ];
    let run = |folder: &str, cache: &str, more: &[&str]| {
        let mut command = command(root.path(), &["build", "-v", "--format", "json,typ", "-o", folder]);
        command.args(more).env("MUJAZ_CACHE_DIR", cache).env("SOURCE_DATE_EPOCH", "1600000000");
        let output = command.output().expect("it runs");
        // A first run has nothing to remove and so counts fewer notices.
        let is_about_release = |line: &&str| {
            !line.contains(folder) && !line.contains("[stale-product]") && !line.starts_with("1 warning, ")
        };
        let told = stderr(&output);
        let told: Vec<String> = told
            .lines()
            .filter(is_about_release)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
        let files = written(&root.path().join(folder)).into_iter().map(|(name, bytes, _)| (name, bytes));
        (status(&output), told, files.collect::<Vec<_>>())
    };
    run("output", "kept", &[]);
    for (number, (path, text, more)) in changes.iter().enumerate() {
        fs::write(root.path().join(path), text).expect("written");
        let changed = run("output", "kept", more);
        let first = run(&format!("first-{number}"), "", more);
        assert_eq!((changed.0, &changed.1), (first.0, &first.1), "{path}: {text}");
        assert!(changed.2 == first.2, "{path}: {text}");
    }
    let products = json_files(&root.path().join("output"));
    let first = root.path().join("output").join(&products[0]);
    let whole = fs::read(&first).expect("read");
    let mut altered = whole.clone();
    altered[10] ^= 1;
    fs::write(&first, altered).expect("written");
    fs::remove_file(root.path().join("output").join(&products[1])).expect("removed");
    let (_, _, files) = run("output", "kept", &["--pdf-standard", "a-2b"]);
    assert!(
        files.contains(&(products[0].clone(), whole)) && files.iter().any(|(name, _)| *name == products[1])
    );
}

#[test]
fn other_formats_of_an_unchanged_briefing_stay() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes())]);
    let files = || {
        let names = fs::read_dir(root.path().join("output")).expect("a folder");
        let ending = |name: String| name.rsplit_once('.').map(|(_, ending)| ending.to_owned());
        let names = names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        names.filter(|name| name != "index.json").filter_map(ending).collect::<BTreeSet<_>>()
    };
    let both = BTreeSet::from(["json".to_owned(), "typ".to_owned()]);
    mujaz(root.path(), &["build", "--format", "typ"]);
    mujaz(root.path(), &["build", "--format", "json"]);
    assert_eq!(files(), both);
    // What another release would give is not kept beside it.
    fs::write(root.path().join("meetings/a.txt"), format!("{TEXT}وفي روما.\n")).expect("written");
    let output = mujaz(root.path(), &["build", "--format", "json"]);
    assert_eq!(files(), BTreeSet::from(["json".to_owned()]));
    let said = stderr(&output);
    assert!(
        said.contains("warning[outdated-product]: removed: it no longer fits ../meetings/a.txt"),
        "{said}"
    );
    assert!(said.ends_with("; 4 files of earlier runs removed\n"), "{said}");
    assert_eq!(status(&output), 0);
    // Where both are asked for, neither is missed.
    let (both, args) = (both, ["build", "--format", "json,typ", "--fail-on", "warning"]);
    assert_eq!(status(&mujaz(root.path(), &args)), 0);
    fs::write(root.path().join("meetings/a.txt"), format!("{TEXT}وفي القاهرة.\n")).expect("written");
    assert_eq!((status(&mujaz(root.path(), &args)), files()), (0, both));
}

/// The Typst source compiles by itself: whatever it imports stands beside it.
#[test]
fn typst_source_comes_with_its_design() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes()), ("meetings/b.txt", TEXT.as_bytes())]);
    for layout in ["side-by-side", "english", "arabic"] {
        let output = mujaz(root.path(), &["build", "--format", "typ", "--layout", layout]);
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        let folder = root.path().join("output");
        let mut imports = 0;
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("text");
            for line in text.lines().filter_map(|line| line.strip_prefix("#import \"")) {
                let (file, _) = line.split_once('"').expect("a path");
                assert!(folder.join(file).is_file(), "{layout}: {} imports {file}", path.display());
                // A module goes by a name that its new file name would not give.
                assert!(line.contains(": ") || line.contains("\" as "), "{layout}: {line}");
                imports += 1;
            }
            assert!(!text.contains("#attach-brief("), "{}", path.display());
        }
        assert!(imports >= 3, "{layout}: {imports}");
    }
    // A release that goes does not take along what the other needs.
    fs::remove_file(root.path().join("meetings/a.txt")).expect("removed");
    mujaz(root.path(), &["build", "--format", "typ", "--layout", "arabic"]);
    assert!(root.path().join("output/design-base.typ").is_file());
}

#[test]
fn a_briefing_of_a_release_that_fails_is_said_to_be_old() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes())]);
    mujaz(root.path(), &["build", "--format", "json"]);
    fs::write(root.path().join("meetings/a.txt"), b"").expect("written");
    let output = mujaz(root.path(), &["build", "--format", "json", "--fail-on", "never"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("warning[old-briefing]"), "{}", stderr(&output));
    assert_eq!(json_files(&root.path().join("output")).len(), 1);
}

#[test]
fn runs_at_the_same_time_lose_nothing_of_one_another() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes()), ("meetings/b.txt", TEXT.as_bytes())]);
    std::thread::scope(|scope| {
        for file in ["meetings/a.txt", "meetings/b.txt"] {
            let root = root.path();
            scope.spawn(move || assert_eq!(status(&mujaz(root, &["build", file, "--format", "json"])), 0));
        }
    });
    let index = fs::read_to_string(root.path().join("output/index.json")).expect("an index");
    assert!(index.contains("../meetings/a.txt") && index.contains("../meetings/b.txt"), "{index}");
    assert_eq!(json_files(&root.path().join("output")).len(), 2);
}

#[test]
fn a_glossary_that_cannot_be_read_stops_the_run() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes())]);
    mujaz(root.path(), &["build", "--format", "json"]);
    fs::write(root.path().join("mujaz.toml"), "[glossary]\nfolder = \"glosary\"\n").expect("written");
    let before = fs::read(root.path().join("output/index.json")).expect("an index");
    let output = mujaz(root.path(), &["build", "--format", "json", "--fail-on", "never"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("error[glossary-read]"), "{}", stderr(&output));
    assert_eq!(fs::read(root.path().join("output/index.json")).expect("an index"), before);
}

#[test]
fn nothing_to_read_and_nowhere_to_write_are_failures() {
    let root = project(&[("empty/notes.pdf", b"x"), ("a.txt", TEXT.as_bytes())]);
    let output = mujaz(root.path(), &["build", "empty"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("error[no-releases]"), "{}", stderr(&output));
    let output = mujaz(root.path(), &["build", "a.txt", "-o", "a.txt"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("this is a file"), "{}", stderr(&output));
}

#[test]
fn a_release_that_goes_takes_its_briefing_along() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes()), ("meetings/b.txt", TEXT.as_bytes())]);
    let build = ["build", "--format", "json"];
    mujaz(root.path(), &build);
    fs::remove_file(root.path().join("meetings/a.txt")).expect("removed");
    mujaz(root.path(), &build);
    assert_eq!(json_files(&root.path().join("output")).len(), 1);
}

#[test]
fn a_run_over_one_release_keeps_the_others() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes()), ("meetings/b.txt", TEXT.as_bytes())]);
    mujaz(root.path(), &["build", "--format", "json"]);
    // From another folder, by another spelling of the paths.
    let sub = root.path().join("meetings");
    let output = mujaz(&sub, &["build", "b.txt", "-o", "../output", "--format", "json"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(json_files(&root.path().join("output")).len(), 2);
}

#[test]
fn one_bad_release_never_loses_the_others() {
    let root = project(&[
        ("meetings/a.txt", b""),
        ("meetings/b.txt", TEXT.as_bytes()),
        ("meetings/c.txt", b"%PDF-1.7"),
    ]);
    let output = mujaz(root.path(), &["build", "--format", "json"]);
    assert_eq!(status(&output), 2);
    assert_eq!(json_files(&root.path().join("output")).len(), 1);
    let messages = stderr(&output);
    let empty = messages.find("error[empty-file]: the file holds no text").expect("reported");
    let binary = messages.find("error[binary-file]").expect("reported");
    assert!(empty < binary, "in input order: {messages}");
    assert!(messages.contains("--> meetings/a.txt"), "{messages}");
    assert!(messages.ends_with("; 2 releases gave no briefing\n"), "{messages}");
}

#[test]
fn a_release_without_a_briefing_is_a_failure_whatever_is_asked_for() {
    let damaged = [&TEXT.as_bytes()[..40], b"\xC3"].concat();
    let cut = format!("{TEXT}{TEXT}").into_bytes();
    let root = project(&[
        ("good.txt", TEXT.as_bytes()),
        ("binary.txt", b"%PDF-1.7"),
        ("western.txt", b"caf\xE9 d\xE9j\xE0 vu \xE0 No\xEBl"),
        ("damaged.txt", &[&cut[..cut.len() - 3], &damaged[40..]].concat()),
        ("latin.txt", b"nothing in Arabic"),
    ]);
    for bad in ["binary.txt", "western.txt", "damaged.txt", "latin.txt", "missing.txt"] {
        for command in ["build", "check"] {
            for level in ["never", "error", "notice"] {
                let output = mujaz(root.path(), &[command, "good.txt", bad, "--fail-on", level]);
                assert_eq!(status(&output), 2, "{command} {bad} --fail-on {level}: {}", stderr(&output));
            }
        }
    }
    let good = mujaz(root.path(), &["build", "good.txt", "--format", "json", "--fail-on", "never"]);
    assert_eq!(status(&good), 0, "{}", stderr(&good));
}

#[test]
fn files_in_other_formats_are_named() {
    let root = project(&[
        ("meetings/a.txt", TEXT.as_bytes()),
        ("meetings/README.html", b""),
        ("meetings/.hidden.docx", b""),
        ("meetings/b.docx", b""),
        ("meetings/sub/c.pdf", b""),
    ]);
    for args in [&["build", "--format", "json"][..], &["check", "--fail-on", "never"]] {
        let output = mujaz(root.path(), args);
        let said = "notice[passed-over]: 2 files passed over, because only .txt and .md are read: meetings/b.docx, meetings/sub/c.pdf\n";
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
        assert_eq!(status(&output), 0);
    }
    assert!(!stderr(&mujaz(root.path(), &["build", "--format", "json", "-q"])).contains("passed-over"));
    let strict = mujaz(root.path(), &["build", "--format", "json", "--fail-on", "notice"]);
    assert_eq!(status(&strict), 1);
}

#[test]
fn a_page_counts_names_as_the_terminal_does_and_calls_them_by_name() {
    let text = "شاركت هيئة تنظيم الاتصالات في الاجتماع الثاني للجنة سياسات الاقتصاد الرقمي، في باريس.\nوحضره سالم القحطاني رئيس هيئة الحوسبة الكمية العربية.\n";
    let root = project(&[("meetings/a.txt", text.as_bytes())]);
    let output = mujaz(root.path(), &["build", "--format", "json,typ", "--show", "unresolved"]);
    let name = json_files(&root.path().join("output")).remove(0);
    let json = fs::read_to_string(root.path().join("output").join(&name)).expect("JSON");
    let page = fs::read_to_string(root.path().join("output").join(name.replace(".json", ".typ")));
    let page = page.expect("a page");
    let brief: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let names = brief["entities"].as_array().expect("names");
    let ambiguous = names.iter().find(|name| name["candidates"].as_array().is_some_and(|c| c.len() > 1));
    let ambiguous = ambiguous.expect("a name of several bodies");
    let ids: Vec<&str> =
        ambiguous["candidates"].as_array().into_iter().flatten().filter_map(|id| id.as_str()).collect();

    let (_, after) = page.split_once("awaiting: ").expect("a stamp");
    let awaiting: usize = after[..after.find([',', ')']).expect("an end")].parse().expect("a number");
    assert!(awaiting > 0 && awaiting < names.len(), "{awaiting} of {}", names.len());
    let told = format!("  {awaiting} of {}  ", names.len());
    assert!(stdout(&output).contains(&told), "{}", stdout(&output));

    let review = &page[page.find("#review(").expect("a review")..];
    for id in &ids {
        assert!(!review.contains(id), "{id}: {review}");
        assert!(stderr(&output).contains(id), "{id}: {}", stderr(&output));
    }
    for name in ambiguous["candidate_names"].as_array().expect("names of candidates") {
        for language in ["en", "ar"] {
            let name = name[language].as_str().expect("a name");
            assert!(review.contains(name) && !ids.contains(&name), "{name}: {review}");
        }
    }
}

/// A device on which every write fails, where the system has one.
#[cfg(target_os = "linux")]
#[test]
fn a_result_that_is_lost_is_a_failure_and_a_closed_pipe_is_none() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes())]);
    for args in [
        &["build", "--format", "json"][..],
        &["check", "--fail-on", "never"],
        &["explain", "meetings/a.txt"],
        &["explain", "meetings/a.txt", "--json"],
        &["glossary", "find", "مصر"],
        &["glossary", "find", "مصر", "--json"],
        &["glossary", "export", "--format", "csv"],
        &["glossary", "stats"],
        &["schema", "brief"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").expect("the device");
        let output = command(root.path(), args).stdout(full).output().expect("it runs");
        assert_eq!(status(&output), 2, "{args:?}: {}", stderr(&output));
        let said = "error: the result cannot be written to standard output: ";
        assert!(stderr(&output).contains(said), "{args:?}: {}", stderr(&output));

        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command(root.path(), args).stdout(writer).output().expect("it runs");
        assert_eq!(status(&output), 0, "{args:?}: {}", stderr(&output));
        assert!(!stderr(&output).contains("error"), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn fail_on_decides_the_status() {
    let text = format!("{TEXT}//انتهى//\n");
    let configured = |more: &str| format!("[severity]\nresidue = \"error\"\n{more}");
    let root = project(&[("meetings/a.txt", text.as_bytes()), ("mujaz.toml", configured("").as_bytes())]);
    let with = |args: &[&str]| status(&mujaz(root.path(), args));
    assert_eq!(with(&["build", "--format", "json"]), 1);
    assert_eq!(with(&["build", "--format", "json", "--fail-on", "never"]), 0);
    fs::write(root.path().join("mujaz.toml"), configured("[check]\nfail-on = \"never\"\n")).expect("written");
    assert_eq!(with(&["build", "--format", "json"]), 0);
    assert_eq!(with(&["build", "--format", "json", "--fail-on", "error"]), 1, "the command line wins");
}

#[test]
fn severities_can_be_overridden() {
    let text = format!("{TEXT}//انتهى//\n");
    let root =
        project(&[("meetings/a.txt", text.as_bytes()), ("mujaz.toml", b"[severity]\nresidue = \"error\"\n")]);
    let output = mujaz(root.path(), &["build", "--format", "json"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("error[residue]"), "{}", stderr(&output));
}

#[test]
fn wrong_usage_and_failures_are_two() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes()), ("file", b"")]);
    let with = |args: &[&str]| status(&mujaz(root.path(), args));
    assert_eq!(with(&["biuld"]), 2);
    assert_eq!(with(&["build", "--fail-on", "sometimes"]), 2);
    assert_eq!(with(&["build", "--format", "json", "-o", "file/output"]), 2);
    assert_eq!(with(&["build", "--config", "missing.toml"]), 2);
    assert_eq!(with(&["explain", "missing.txt"]), 2);
    assert_eq!(with(&["build", "missing.txt"]), 2);
    assert_eq!(with(&["build", "--pdf-standard", "a-3a,nonsense"]), 2);
}

#[test]
fn a_mistake_in_the_configuration_is_shown_at_its_place() {
    let root = project(&[("mujaz.toml", b"[output]\nfromats = [\"pdf\"]\n"), ("sub/a.txt", b"")]);
    let output = mujaz(&root.path().join("sub"), &["check"]);
    assert_eq!(status(&output), 2);
    assert_eq!(
        stderr(&output),
        "error[unknown-key]: `output.fromats` is not a known key\n --> ../mujaz.toml:2:1\n  |\n2 | fromats = [\"pdf\"]\n  | ^^^^^^^\n  = help: did you mean `formats`?\n\n"
    );
}

#[test]
fn a_project_is_found_from_its_subfolders() {
    let root = project(&[
        ("mujaz.toml", b"[output]\nformats = [\"json\"]\n"),
        ("meetings/a.txt", TEXT.as_bytes()),
        ("deep/down/x", b""),
    ]);
    let output = mujaz(&root.path().join("deep/down"), &["build"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(json_files(&root.path().join("output")).len(), 1);
}

#[test]
fn standard_input_is_a_release() {
    let root = project(&[]);
    let mut child = command(root.path(), &["build", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    child.stdin.take().expect("piped").write_all(TEXT.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(json_files(&root.path().join("output")).len(), 1);
}

#[test]
fn notices_are_counted_and_shown_with_v() {
    let text = format!("{TEXT}//انتهى//\n");
    let root = project(&[("meetings/a.txt", text.as_bytes())]);
    let build = ["build", "--format", "json"];
    let quiet = stderr(&mujaz(root.path(), &build));
    assert!(!quiet.contains("[residue]") && quiet.contains("notice"), "{quiet}");
    let loud = stderr(&mujaz(root.path(), &[&build[..], &["-v"]].concat()));
    assert!(loud.contains("notice[residue]: removed end mark of an agency: //انتهى//"), "{loud}");
    assert!(loud.contains("2 | \u{200F}//انتهى//\u{200F}\n  | \u{200F}^^^^^^^^^\u{200F}\n"), "{loud}");
}

#[test]
fn what_makes_a_run_fail_is_shown() {
    let text = format!("{TEXT}//انتهى//\n");
    let root = project(&[("meetings/a.txt", text.as_bytes())]);
    let output = mujaz(root.path(), &["build", "--format", "json", "--fail-on", "notice"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("notice[residue]"), "{}", stderr(&output));
}

#[test]
fn colours_only_when_asked_for() {
    let root = project(&[("meetings/a.txt", b"")]);
    let build = ["build", "--format", "json"];
    assert!(!stderr(&mujaz(root.path(), &build)).contains('\u{1B}'));
    let always = mujaz(root.path(), &[&build[..], &["--color", "always"]].concat());
    assert!(stderr(&always).contains("\u{1B}[1;31merror[empty-file]\u{1B}[0m"));
}

#[test]
fn check_writes_nothing() {
    let root = project(&[("meetings/a.txt", TEXT.as_bytes())]);
    mujaz(root.path(), &["check"]);
    assert!(!root.path().join("output").exists());
}

#[test]
fn explain_prints_json() {
    let root = project(&[("a.txt", TEXT.as_bytes())]);
    let output = mujaz(root.path(), &["explain", "a.txt", "--json"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(json["names"].as_array().is_some_and(|names| !names.is_empty()));
    assert_eq!(json["untaken"], serde_json::json!([]));
}

#[test]
fn the_glossary_can_be_searched_and_checked() {
    let entry = "[[organisation]]\nid = \"house-unit\"\nar = \"وحدة الاختبار الإلكترونية\"\nen = \"Test Unit\"\nstatus = \"proposed\"\n";
    let root = project(&[("glossary/organisation.toml", entry.as_bytes())]);
    let found = mujaz(root.path(), &["glossary", "find", "وحده", "الاختبار"]);
    assert_eq!(status(&found), 0, "{}", stderr(&found));
    assert_eq!(
        stdout(&found),
        "house-unit [organisation, proposed]\n  Test Unit\n  وحدة الاختبار الإلكترونية\n  at glossary/organisation.toml:1\n"
    );
    let json = mujaz(root.path(), &["glossary", "find", "test unit", "--json"]);
    let list: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(list[0]["id"], "house-unit");
    assert_eq!(status(&mujaz(root.path(), &["glossary", "find", "no such words"])), 1);
    assert!(stdout(&mujaz(root.path(), &["glossary", "stats"])).contains("organisation"));

    fs::write(root.path().join("glossary/organisation.toml"), entry.replace("status", "statsu"))
        .expect("written");
    let lint = mujaz(root.path(), &["glossary", "lint"]);
    assert_eq!(status(&lint), 1);
    assert!(stderr(&lint).contains("glossary/organisation.toml:5:1"), "{}", stderr(&lint));
}

#[test]
fn a_new_project_builds_at_once_and_is_never_put_over_another() {
    let root = project(&[("full/file", b"")]);
    let output = command(root.path(), &["init", "new"]).env("PATH", "").output().expect("it runs");
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let off_path = format!("`mujaz` is not on your PATH; it is {}\n", env!("CARGO_BIN_EXE_mujaz"));
    assert!(stderr(&output).ends_with(&off_path), "{}", stderr(&output));
    for file in ["mujaz.toml", "glossary/organisation.toml", "output/.gitkeep", ".gitignore"] {
        assert!(root.path().join("new").join(file).exists(), "{file}");
    }
    let lint = mujaz(&root.path().join("new"), &["glossary", "lint"]);
    assert_eq!(status(&lint), 0, "{}", stderr(&lint));
    let output = mujaz(&root.path().join("new"), &["build", "--format", "json"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert!(!json_files(&root.path().join("new/output")).is_empty());

    let again = mujaz(root.path(), &["init", "full"]);
    assert_eq!(status(&again), 2);
    assert!(stderr(&again).contains("full is not empty"), "{}", stderr(&again));
}

#[test]
fn help_completions_and_the_manual_are_there() {
    let root = project(&[]);
    let help = stdout(&mujaz(root.path(), &["--help"]));
    assert!(help.contains("Examples:") && help.contains("Exit status"), "{help}");
    assert!(stdout(&mujaz(root.path(), &["build", "--help"])).contains("mujaz build meetings/2020"));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = mujaz(root.path(), &["completions", shell]);
        assert_eq!(status(&output), 0);
        assert!(stdout(&output).contains("mujaz"));
    }
    let manual = stdout(&mujaz(root.path(), &["man"]));
    assert!(manual.contains(".TH mujaz 1") && manual.contains("mujaz\\-build"), "{manual}");
}
