//! One run at a time in an output folder: two would each write an index that lacks what the other made.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Place};

/// How long a run waits for another one: longer than a night's work takes.
const PATIENCE: Duration = Duration::from_secs(600);

/// How long to sleep between two attempts.
const PAUSE: Duration = Duration::from_millis(50);

/// The lock; it ends with the value, and with the process however that ends.
#[derive(Debug)]
pub(super) struct Lock {
    _folder: Option<File>,
}

impl Lock {
    /// Takes the lock of a folder. It is the folder itself that is locked, so that no file of the
    /// program's own stands among the briefings; where a system cannot lock folders there is none.
    ///
    /// # Errors
    /// Another run holds it for too long.
    pub(super) fn take(folder: &Path) -> Result<Self, Diagnostic> {
        let Ok(opened) = File::open(folder) else { return Ok(Self { _folder: None }) };
        let start = Instant::now();
        loop {
            match opened.try_lock() {
                Ok(()) => return Ok(Self { _folder: Some(opened) }),
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    let message = "another run has been writing to this folder for ten minutes";
                    return Err(Diagnostic::error("output-locked", message)
                        .at(Place::file(folder.display().to_string()))
                        .help(
                            "wait until it has ended, or name another folder with -o; nothing was written",
                        ));
                }
                Err(TryLockError::Error(_)) => return Ok(Self { _folder: None }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_second_run_waits_for_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Lock::take(folder.path()).expect("free");
        let path = folder.path().to_owned();
        let (send, receive) = mpsc::channel();
        let second = std::thread::spawn(move || {
            let lock = Lock::take(&path).expect("free in the end");
            send.send(()).expect("heard");
            drop(lock);
        });
        assert!(receive.recv_timeout(Duration::from_millis(200)).is_err(), "it does not wait");
        drop(first);
        receive.recv_timeout(Duration::from_secs(20)).expect("it goes on");
        second.join().expect("ended");
    }
}
