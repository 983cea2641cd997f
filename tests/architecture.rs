//! The rules of the house that a compiler does not know: which room may know which, which crates
//! stay in one room, who touches files and who prints.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Things: what every step may work with.
const THINGS: &[&str] = &["arabic", "diagnostic", "document", "english", "glossary"];

/// Each room with what it may know. A step knows things and the value of the step before it;
/// `render` takes the brief that a `Proofed` is.
const KNOWS: &[(&str, &[&str])] = &[
    ("arabic", &[]),
    ("diagnostic", &[]),
    ("document", &["diagnostic"]),
    ("english", &["arabic"]),
    ("exchange", &["arabic", "diagnostic", "english", "glossary", "ingest"]),
    ("glossary", &["arabic", "diagnostic"]),
    ("ingest", &["arabic", "diagnostic", "document", "glossary"]),
    ("locate", &["arabic", "diagnostic", "document", "english"]),
    ("map", &["arabic", "diagnostic", "document", "english", "glossary", "locate"]),
    ("model", &["arabic", "diagnostic", "document", "english", "glossary", "map"]),
    ("impact", &["arabic", "diagnostic", "document", "english", "glossary", "model"]),
    ("proof", &["arabic", "diagnostic", "document", "english", "glossary", "model"]),
    ("explain.rs", &["document", "glossary", "map", "model"]),
    ("render", &["arabic", "diagnostic", "english", "model", "proof"]),
    ("suggest", &["arabic", "diagnostic", "document", "english", "glossary", "model"]),
    ("typeset", &["diagnostic", "render"]),
    ("write", &["diagnostic", "typeset"]),
];

/// Third-party crates that stay in one room.
const ROOM_OF_CRATE: &[(&str, &[&str])] = &[
    ("minijinja", &["render"]),
    ("typst", &["typeset"]),
    ("typst_layout", &["typeset"]),
    ("typst_pdf", &["typeset"]),
    ("typst_render", &["typeset"]),
    ("typst_assets", &["typeset"]),
    ("comemo", &["typeset"]),
    ("clap", &["bin"]),
    ("anyhow", &["bin"]),
    ("etcetera", &["bin"]),
    ("indicatif", &["bin"]),
    ("comfy_table", &["bin"]),
    ("dialoguer", &["bin"]),
    ("shlex", &["bin"]),
    ("clap_complete", &["bin"]),
    ("toml_writer", &["glossary"]),
    ("tempfile", &["bin", "glossary", "write"]),
    ("crc32fast", &["glossary"]),
    ("postcard", &["bin", "glossary"]),
    ("encoding_rs", &["exchange", "ingest"]),
    ("chardetng", &["ingest"]),
    ("pulldown_cmark", &["ingest"]),
    ("quick_xml", &["exchange"]),
    ("csv", &["exchange"]),
    ("calamine", &["exchange"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("zip", &["exchange"]),
    ("oxrdf", &["exchange"]),
    ("oxttl", &["exchange"]),
    ("icu_calendar", &["arabic"]),
    ("icu_datetime", &["arabic"]),
    ("icu_experimental", &["glossary", "english"]),
];

/// Who may read or write files.
const FILES: &[&str] =
    &["ingest", "glossary/store", "glossary/cache/", "render/templates.rs", "typeset", "write", "bin"];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Path below `src/`, and the code without its test module and comments.
fn code() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut out = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        if name.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines: Vec<&str> = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        out.push((name, lines.join("\n")));
    }
    assert!(out.len() > 30, "only {} source files were found", out.len());
    out
}

fn room(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

/// The words that follow `prefix` in the code: `crate::map::…` gives `map`, also inside
/// `use crate::{map, model::X}`.
fn named(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for part in code.split(prefix).skip(1) {
        if let Some(group) = part.strip_prefix('{') {
            let end = group.find(';').unwrap_or(group.len());
            let mut depth = 0;
            let mut word = String::new();
            for c in group[..end].chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        out.insert(word.trim().split("::").next().unwrap_or_default().to_owned());
                        word.clear();
                        continue;
                    }
                    _ => {}
                }
                word.push(c);
            }
            out.insert(word.trim().split([':', '}']).next().unwrap_or_default().to_owned());
        } else {
            out.insert(part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect());
        }
    }
    out.remove("");
    out
}

#[test]
fn each_room_knows_only_what_it_may() {
    let mut wrong = Vec::new();
    for (name, code) in code() {
        let Some((_, allowed)) = KNOWS.iter().find(|(r, _)| *r == room(&name)) else { continue };
        for other in named(&code, "crate::") {
            let is_room = KNOWS.iter().any(|(r, _)| *r == other) || other == "pipeline";
            if is_room && other != room(&name) && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{name} knows {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_folder_has_its_row_in_the_table() {
    for (name, _) in code() {
        let room = room(&name);
        let known = KNOWS.iter().any(|(r, _)| *r == room) || matches!(room, "bin" | "lib.rs" | "pipeline.rs");
        assert!(known, "src/{name} is in no room of tests/architecture.rs");
    }
    for (name, knows) in KNOWS {
        let steps: Vec<_> = knows.iter().filter(|k| !THINGS.contains(k)).collect();
        assert!(steps.len() <= 2, "{name} knows the steps {steps:?}");
    }
}

#[test]
fn third_party_crates_stay_in_their_room() {
    let mut wrong = Vec::new();
    for (name, code) in code() {
        for (krate, rooms) in ROOM_OF_CRATE {
            let used = code.contains(&format!("use {krate}::")) || code.contains(&format!(" {krate}::"));
            if used && !rooms.contains(&room(&name)) {
                wrong.push(format!("{name} uses {krate}, which belongs into {rooms:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_touched_only_where_files_are_kept() {
    for (name, code) in code() {
        let touches = ["std::fs", "fs::read", "fs::write", "File::open", "File::create", "walkdir::"];
        if touches.iter().any(|t| code.contains(t)) {
            assert!(FILES.iter().any(|f| name.starts_with(f)), "src/{name} touches files");
        }
    }
}

#[test]
fn only_bin_prints_and_no_step_knows_the_pipeline() {
    for (name, code) in code() {
        if room(&name) == "bin" {
            continue;
        }
        for word in
            ["println!", "eprintln!", "print!(", "eprint!(", "io::stdout", "io::stderr", "process::exit"]
        {
            assert!(!code.contains(word), "src/{name} prints or exits: {word}");
        }
        if name != "lib.rs" && name != "pipeline.rs" {
            assert!(!code.contains("pipeline::"), "src/{name} knows the pipeline");
        }
    }
}

#[test]
fn every_finding_has_its_words_and_every_row_its_finding() {
    let table =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostic/findings.toml"))
            .expect("the table of findings");
    let rows: BTreeSet<String> =
        table.lines().filter_map(|l| Some(l.strip_prefix('[')?.strip_suffix(']')?.to_owned())).collect();
    let mut used = BTreeSet::new();
    for (name, code) in code().into_iter().filter(|(n, _)| matches!(room(n), "model" | "proof")) {
        assert!(
            name == "model/brief/finding.rs" || !code.contains("Finding {"),
            "src/{name} words a finding itself"
        );
        let quoted: BTreeSet<&str> = code.split('"').skip(1).step_by(2).collect();
        used.extend(rows.iter().filter(|row| quoted.contains(row.as_str())).cloned());
    }
    assert_eq!(used, rows);
}

#[test]
fn the_check_can_fail() {
    assert_eq!(
        named("use crate::{map::Via, model};\nuse crate::render;", "crate::").into_iter().collect::<Vec<_>>(),
        ["map", "model", "render"]
    );
}

/// `docs/names.md` names a test for each rule: `file`: `test`, `test`.
#[test]
fn each_rule_of_names_has_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("docs/names.md")).expect("the table of rules");
    let mut tests = 0;
    for row in
        table.lines().filter(|l| l.starts_with('|') && !l.starts_with("|---") && !l.starts_with("| rule"))
    {
        let cell = row.trim_end_matches('|').rsplit(" | ").next().unwrap_or_default();
        let named: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        let (file, functions) = named.split_first().unwrap_or_else(|| panic!("no test in {row}"));
        let code = fs::read_to_string(root.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        for function in functions {
            tests += 1;
            assert!(code.contains(&format!("fn {function}(")), "{file} has no {function}");
        }
    }
    assert!(tests >= 20, "only {tests} tests are named");
}
