//! What git knows about the glossary.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

use mujaz::diagnostic::Diagnostic;
use mujaz::glossary::store::File;

/// The glossary files of a folder as they were in a revision, sorted by name.
///
/// # Errors
/// Without git, outside a repository, or when there is no such revision.
pub(super) fn files(revision: &str, folder: &Path) -> Result<Vec<File>, Diagnostic> {
    if !git(folder, &["rev-parse", "--git-dir"])?.status.success() {
        let message = format!("`{}` is in no git repository", folder.display());
        return Err(Diagnostic::error("git-repository", message)
            .help(format!("`{revision}` is no file or folder either; name one to compare with")));
    }
    let tree = format!("{revision}^{{tree}}");
    // A revision never begins with a hyphen, and git must not take one for an option.
    if revision.starts_with('-')
        || !git(folder, &["rev-parse", "--verify", "--quiet", &tree])?.status.success()
    {
        return Err(Diagnostic::error("git-revision", format!("git knows no revision `{revision}`"))
            .help("name a commit, branch or tag, or a file or folder that is there"));
    }
    let listed = git(folder, &["ls-tree", "-r", "-z", "--name-only", revision])?;
    let mut files = Vec::new();
    for name in checked(listed)?.split(|byte| *byte == 0) {
        let name = String::from_utf8_lossy(name);
        if !name.ends_with(".toml") {
            continue;
        }
        let bytes = checked(git(folder, &["cat-file", "blob", &format!("{revision}:./{name}")])?)?;
        let path = format!("{revision}:{}", folder.join(name.as_ref()).display());
        let text = String::from_utf8(bytes).map_err(|_| {
            Diagnostic::error("glossary-read", format!("{path} is not UTF-8"))
                .help("glossary files are UTF-8 text")
        })?;
        files.push(File { path, text });
    }
    Ok(files)
}

/// Merges three files line by line into the second one, as git does without a driver; the number of
/// conflicts, or `None` where git could not.
pub(super) fn merge_lines(base: &Path, ours: &Path, theirs: &Path, marker_size: u8) -> Option<u32> {
    let marker_size = format!("--marker-size={marker_size}");
    let mut command = Command::new("git");
    command.args(["merge-file", "--quiet", &marker_size, "-L", "ours", "-L", "base", "-L", "theirs", "--"]);
    let code = command.args([ours, base, theirs]).output().ok()?.status.code()?;
    u32::try_from(code).ok().filter(|code| *code < 128)
}

fn git(folder: &Path, args: &[&str]) -> Result<Output, Diagnostic> {
    let run = Command::new("git").arg("-C").arg(folder).args(args).output();
    run.map_err(|error| {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "git is not installed".to_owned(),
            _ => format!("git cannot be started: {error}"),
        };
        Diagnostic::error("git-missing", message)
            .help("install git, or name a file or folder to compare with")
    })
}

fn checked(output: Output) -> Result<Vec<u8>, Diagnostic> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    let first = reason.lines().next().unwrap_or("it gave no reason");
    Err(Diagnostic::error("git-failed", format!("git failed: {first}")).help("see what `git status` says"))
}
