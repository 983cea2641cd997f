//! One writer at a time: the lock of a glossary folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Place};

/// The file that is locked. It stays when the lock is given up: to remove it would let two writers
/// lock two files of the same name.
const NAME: &str = ".mujaz.lock";

/// How long to sleep between two attempts.
const PAUSE: Duration = Duration::from_millis(20);

/// The lock; it ends with the value, and with the process however that ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder, waiting at most `patience` for whoever holds it.
    ///
    /// # Errors
    /// The lock file cannot be made, or another process holds the lock for too long.
    pub(super) fn take(folder: &Path, patience: Duration) -> Result<Self, Diagnostic> {
        let path = folder.join(NAME);
        let failed = |error: &dyn std::fmt::Display| {
            Diagnostic::error("glossary-lock", format!("the glossary folder cannot be locked: {error}"))
                .at(Place::file(path.display().to_string()))
                .help("check that the folder can be written to")
        };
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path).map_err(|error| failed(&error))?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(held(&path, &mut file)),
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
            }
        }
        // Who holds it is for the message of somebody who waits; the lock does not depend on it.
        let _ = file.set_len(0).and_then(|()| file.write_all(holder().as_bytes()));
        Ok(Self { _file: file })
    }
}

/// This process, for a person.
fn holder() -> String {
    format!("process {}", std::process::id())
}

fn held(path: &Path, file: &mut File) -> Diagnostic {
    let mut who = String::new();
    // Where a lock also forbids reading, the message does without the name.
    let read = file.rewind().and_then(|()| Read::by_ref(file).take(100).read_to_string(&mut who));
    let who = match read {
        Ok(_) if !who.trim().is_empty() => who.trim().to_owned(),
        _ => "another process".to_owned(),
    };
    Diagnostic::error("glossary-locked", format!("{who} is editing this glossary"))
        .at(Place::file(path.display().to_string()))
        .help("wait until it has ended, then try again; nothing was changed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_told_who_holds_the_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Lock::take(folder.path(), Duration::ZERO).expect("free");
        let refused = Lock::take(folder.path(), Duration::ZERO).expect_err("held");
        assert_eq!(refused.code, "glossary-locked");
        let me = std::process::id().to_string();
        assert!(
            refused.message.contains(&me) || refused.message.starts_with("another"),
            "{}",
            refused.message
        );
        drop(first);
        assert!(Lock::take(folder.path(), Duration::ZERO).is_ok());
    }
}
