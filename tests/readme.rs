//! Everything the README tells a reader to type is typed here, in a project with the sample releases.

use std::fs;
use std::path::Path;
use std::process::Command;

fn commands(readme: &str) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
            continue;
        }
        let Some(rest) = line.strip_prefix("mujaz ").filter(|_| inside) else { continue };
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
        out.push(words);
    }
    out
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
    for words in all {
        let output = Command::new(env!("CARGO_BIN_EXE_mujaz"))
            .args(&words)
            .current_dir(project.path())
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
    assert!(project.path().join("my-desk/mujaz.toml").is_file(), "init made a project");
    assert!(project.path().join("output/index.json").is_file(), "build made an index");
}

#[test]
fn what_the_readme_links_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("a README");
    let mut links = 0;
    for part in readme.split("](").skip(1) {
        let target = part.split(')').next().unwrap_or_default();
        if !target.contains("://") {
            links += 1;
            assert!(root.join(target).exists(), "README links {target}, which is not there");
        }
    }
    assert!(links >= 5);
}
