//! The names of compiled glossaries, and which of them stay: the few used last. Nothing is removed
//! that does not bear such a name.

use std::fs::{self, DirEntry};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::Key;

/// How many files are kept: of a few projects the entries that were read, what was found on them, and a
/// few states of the compiled glossary.
pub(super) const KEPT: usize = 12;

/// Bytes of the key that are in a name, which is enough to keep names apart; the whole key is in the
/// header.
const NAMED: usize = 16;

/// How the names begin.
const PREFIX: &str = "glossary-";

/// How the names end.
const SUFFIX: &str = ".compiled";

/// How the names of files begin that are being written.
pub(super) const TEMPORARY: &str = ".glossary-";

/// After this time nobody is writing a file any more.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// The name of the file for a key.
pub(super) fn name(key: &Key) -> String {
    let digits: String = key.whole.iter().take(NAMED).map(|byte| format!("{byte:02x}")).collect();
    format!("{PREFIX}{digits}{SUFFIX}")
}

/// Whether a file bears a name that [`name`] gives.
fn is_compiled(name: &str) -> bool {
    name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX)).is_some_and(|digits| {
        digits.len() == 2 * NAMED && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// Removes what has not been used for longest, but never `written`. What cannot be removed stays.
pub(super) fn prune(folder: &Path, written: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut others: Vec<(SystemTime, DirEntry)> = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let Ok(used) = entry.metadata().and_then(|metadata| metadata.modified()) else { continue };
        if is_compiled(name) && entry.path() != written {
            others.push((used, entry));
        } else if name.starts_with(TEMPORARY) && used.elapsed().is_ok_and(|age| age > ABANDONED) {
            let _ = fs::remove_file(entry.path());
        }
    }
    others.sort_by_key(|(used, _)| std::cmp::Reverse(*used));
    for (_, entry) in others.into_iter().skip(KEPT - 1) {
        let _ = fs::remove_file(entry.path());
    }
}
