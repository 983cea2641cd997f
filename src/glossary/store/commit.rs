//! Several files written at once: all of them or none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::diagnostic::{Diagnostic, Place};

/// A file to write.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) path: PathBuf,
    /// What it held when it was read; `None` for a new file.
    pub(super) before: Option<String>,
    pub(super) after: String,
}

/// Writes all files. Each new text is written beside its file first, and only when all are on the disk
/// do they take their names; when one cannot, those before it get their old text back.
///
/// # Errors
/// A file was changed by somebody else since it was read, or cannot be written; then all are as before.
pub(super) fn commit(changes: &[Change]) -> Result<(), Diagnostic> {
    for change in changes {
        let now = match fs::read(&change.path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(&change.path, &error)),
        };
        if now.as_deref() != change.before.as_deref().map(str::as_bytes) {
            let message = "the file was changed by another program in the meantime";
            return Err(Diagnostic::error("glossary-changed", message)
                .at(Place::file(change.path.display().to_string()))
                .help("save it there, then try again; nothing was changed"));
        }
    }
    let written = changes
        .iter()
        .map(|change| beside(&change.path, &change.after).map_err(|error| failed(&change.path, &error)))
        .collect::<Result<Vec<_>, _>>()?;
    for (i, (change, file)) in changes.iter().zip(written).enumerate() {
        if let Err(error) = file.persist(target(&change.path)) {
            for done in &changes[..i] {
                undo(done);
            }
            return Err(failed(&change.path, &error.error));
        }
    }
    Ok(())
}

/// A symbolic link stays one: the file it leads to is written.
fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn beside(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let target = target(path);
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mujaz-").suffix(".tmp");
    let old = fs::metadata(&target).map(|meta| meta.permissions()).ok();
    #[cfg(unix)]
    if old.is_none() {
        // A new file is readable as the user's other new files are.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Some(old) = old {
        file.as_file().set_permissions(old)?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Gives a file its old text back; a failure here has no further remedy.
fn undo(change: &Change) {
    let _ = match &change.before {
        Some(before) => {
            beside(&change.path, before).and_then(|f| Ok(f.persist(target(&change.path)).map(drop)?))
        }
        None => fs::remove_file(&change.path),
    };
}

fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("glossary-write", format!("the glossary file cannot be written: {error}"))
        .at(Place::file(path.display().to_string()))
        .help("check the rights and the free space of the folder; nothing was changed")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: PathBuf, before: Option<&str>, after: &str) -> Change {
        Change { path, before: before.map(str::to_owned), after: after.to_owned() }
    }

    #[test]
    fn all_files_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let (a, b) = (folder.path().join("a.toml"), folder.path().join("sub/b.toml"));
        fs::write(&a, "old").expect("written");
        commit(&[change(a.clone(), Some("old"), "new"), change(b.clone(), None, "b")]).expect("committed");
        assert_eq!(
            (fs::read_to_string(&a).ok(), fs::read_to_string(&b).ok()),
            (Some("new".into()), Some("b".into()))
        );

        // A folder stands where the second file should be.
        let blocked = folder.path().join("c.toml");
        fs::create_dir(&blocked).expect("made");
        fs::write(blocked.join("x"), "").expect("written");
        let changes = [change(a.clone(), Some("new"), "newer"), change(blocked, None, "c")];
        assert_eq!(commit(&changes).expect_err("refused").code, "glossary-write");
        assert_eq!(fs::read_to_string(&a).expect("there"), "new");
    }

    #[test]
    fn a_failed_rename_gives_the_others_their_text_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let a = folder.path().join("a.toml");
        fs::write(&a, "after").expect("written");
        undo(&change(a.clone(), Some("before"), "after"));
        assert_eq!(fs::read_to_string(&a).expect("there"), "before");
        undo(&change(a.clone(), None, "after"));
        assert!(!a.exists());
    }

    #[test]
    fn a_change_by_somebody_else_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let a = folder.path().join("a.toml");
        fs::write(&a, "theirs").expect("written");
        let refused = commit(&[change(a.clone(), Some("old"), "new")]).expect_err("refused");
        assert_eq!(refused.code, "glossary-changed");
        assert_eq!(fs::read_to_string(&a).expect("there"), "theirs");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left lying about");
    }
}
