//! The day of `docs/terminologist.md`, typed as it is written there: its files made, its commands run in
//! one shell after another, and every line of output that it shows looked for.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A fenced block: what stands behind the fence, and its lines.
struct Block {
    info: String,
    line: usize,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut inside = false;
    for (number, line) in (1..).zip(page.lines()) {
        match line.strip_prefix("```") {
            Some(_) if inside => inside = false,
            Some(info) => {
                inside = true;
                out.push(Block { info: info.to_owned(), line: number, text: String::new() });
            }
            None if inside => {
                if let Some(block) = out.last_mut() {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
            None => {}
        }
    }
    out
}

/// A line without what a terminal needs around Arabic.
fn plain(line: &str) -> String {
    line.chars()
        .filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}'))
        .collect::<String>()
        .trim_end()
        .to_owned()
}

#[test]
fn the_day_goes_as_it_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/terminologist.md")).expect("the page");
    let home = tempfile::tempdir().expect("a folder");
    let program = PathBuf::from(env!("CARGO_BIN_EXE_mujaz"));
    let path = format!(
        "{}:{}",
        program.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    // Each block goes on in the folder where the one before it ended.
    let mut folder = home.path().to_owned();
    let mut printed = String::new();
    let (mut commands, mut shown) = (0, 0);
    for block in blocks(&page) {
        let Block { info, line, text } = block;
        if let Some(file) = info.strip_prefix("file ") {
            let target = home.path().join(file);
            fs::create_dir_all(target.parent().expect("a parent")).expect("made");
            fs::write(target, text).expect("written");
        } else if info == "sh" {
            // Findings, status 1, are what a day is made of; anything else must not happen.
            let findings = "mujaz() { command mujaz \"$@\" || test $? = 1; }";
            let script =
                format!("set -e\n{findings}\n{text}\npwd > \"{}\"\n", home.path().join(".here").display());
            let output = Command::new("sh")
                .args(["-c", &script])
                .current_dir(&folder)
                .env("PATH", &path)
                .env("HOME", home.path())
                .env("XDG_CACHE_HOME", home.path().join(".cache"))
                .env_remove("NO_COLOR")
                .output()
                .expect("a shell");
            printed = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
            assert!(output.status.success(), "line {line}: {}\n{text}\n{printed}", output.status);
            let here = fs::read_to_string(home.path().join(".here")).expect("where it ended");
            folder = PathBuf::from(here.trim_end());
            commands += text.lines().filter(|l| l.starts_with("mujaz ")).count();
        } else if info == "output" {
            for wanted in text.lines().map(plain).filter(|wanted| !wanted.is_empty()) {
                let is_there = printed.lines().any(|line| plain(line).contains(wanted.trim_start()));
                assert!(is_there, "line {line}: not printed: {wanted}\n{printed}");
                shown += 1;
            }
        }
    }
    assert!(commands >= 12 && shown >= 12, "{commands} commands, {shown} lines shown");
}
