//! Everything the README tells a reader to type is typed here, in a project with the sample releases.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A line to type: the folder in which, where the line says so, and the words behind `mujaz`.
fn commands(readme: &str) -> Vec<(String, Vec<String>)> {
    let mut out = Vec::new();
    for line in shell_lines(readme) {
        let (folder, line) = match line.strip_prefix("cd ").and_then(|rest| rest.split_once(" && ")) {
            Some((folder, rest)) => (folder, rest),
            None => (".", line),
        };
        let Some(rest) = line.strip_prefix("mujaz ") else { continue };
        let code = rest.split(" #").next().unwrap_or(rest);
        // Quotation marks keep words together, as in a shell.
        let mut words = Vec::new();
        for (i, part) in code.split('"').enumerate() {
            if i % 2 == 1 {
                words.push(part.to_owned());
            } else {
                words.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        out.push((folder.to_owned(), words));
    }
    out
}

/// The lines of the blocks marked `sh`.
fn shell_lines(readme: &str) -> Vec<&str> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside {
            lines.push(line);
        }
    }
    lines
}

#[test]
fn every_command_of_the_readme_works() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("a README");
    let project = tempfile::tempdir().expect("a folder");
    let meetings = project.path().join("meetings");
    fs::create_dir(&meetings).expect("made");
    for entry in fs::read_dir(root.join("meetings")).expect("samples") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, meetings.join(path.file_name().expect("a name"))).expect("copied");
    }
    fs::create_dir(project.path().join("notes")).expect("made");
    fs::copy(meetings.join("oecd-spde.txt"), project.path().join("notes/release.txt")).expect("copied");
    let all = commands(&readme);
    assert!(all.len() >= 10, "{all:?}");
    for (folder, words) in all {
        let output = Command::new(env!("CARGO_BIN_EXE_mujaz"))
            .args(&words)
            .current_dir(project.path().join(folder))
            .output()
            .expect("it runs");
        // `check` may have findings on the samples; nothing may be refused.
        let most = i32::from(words[0] == "check");
        let status = output.status.code().expect("it ends by itself");
        assert!(
            status <= most,
            "mujaz {}: {status}\n{}",
            words.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert!(project.path().join("my-desk/output/index.json").is_file(), "init made a project that builds");
    assert!(project.path().join("output/index.json").is_file(), "build made an index");
}

/// The line that makes the program known to a shell does so, where the first command put it.
#[cfg(unix)]
#[test]
fn the_program_is_found_as_the_readme_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("a README");
    let lines = shell_lines(&readme);
    let line = lines.iter().find(|line| line.starts_with("export PATH=")).expect("a line about the path");
    if Path::new(env!("CARGO_BIN_EXE_mujaz")).parent() != Some(&root.join("target/debug")) {
        // Compiled into a folder of its own, it is not where the first command puts it.
        return;
    }
    let script = format!("{line}\ncommand -v mujaz && mujaz --version");
    let output = Command::new("sh").args(["-c", &script]).current_dir(root).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    let expected = format!("{}\nmujaz {}\n", env!("CARGO_BIN_EXE_mujaz"), env!("CARGO_PKG_VERSION"));
    assert_eq!(said, expected, "{}", String::from_utf8_lossy(&output.stderr));
}

/// The keys of front matter that a desk officer reads about are those that are read.
#[test]
fn the_front_matter_of_the_page_is_known() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/briefing.md")).expect("a page");
    let (_, table) = page.split_once("## Front matter").expect("a part about it");
    let cells = table.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next());
    let keys: Vec<&str> =
        cells.flat_map(|cell| cell.split(", ")).map(|key| key.trim_matches(['`', '[', ']'])).collect();
    let is_known = |key: &str| {
        let text = format!("+++\n{key} = 5\n+++\nشاركت مصر في الاجتماع.\n");
        let found = match mujaz::ingest::read_bytes("a.txt", text.as_bytes()) {
            Ok(release) => release.diagnostics,
            Err(errors) => errors,
        };
        !found.iter().any(|diagnostic| diagnostic.code == "unknown-key")
    };
    assert!(!is_known("pubished"));
    assert_eq!(keys.iter().filter(|key| !is_known(key)).collect::<Vec<_>>(), [] as [&&str; 0]);
    assert_eq!(keys.len(), 10, "{keys:?}");
}

/// The anchor that a heading gets on a page: lower case, hyphens for spaces, without marks.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn what_the_pages_link_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("a folder");
    let docs = docs.map(|entry| entry.expect("an entry").path());
    let pages = docs.chain([root.join("README.md"), root.join("CHANGELOG.md")]);
    let mut links = 0;
    for page in pages.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let text = fs::read_to_string(&page).expect("a page");
        for part in text.split("](").skip(1) {
            let target = part.split(')').next().unwrap_or_default();
            if target.contains("://") {
                continue;
            }
            links += 1;
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let to = if file.is_empty() { page.clone() } else { page.parent().expect("a folder").join(file) };
            assert!(to.exists(), "{} links {target}, which is not there", page.display());
            if !heading.is_empty() {
                let text = fs::read_to_string(&to).expect("a page");
                let known = text.lines().any(|line| line.starts_with('#') && anchor(line) == heading);
                assert!(known, "{} links {target}, and there is no such heading", page.display());
            }
        }
    }
    assert!(links >= 15, "{links}");
}
