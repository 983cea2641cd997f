//! `index.json`: what was built from what. Sorted, without times, the same bytes for the same run.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Place, Warned};

/// The name of the index in the output folder.
pub const INDEX: &str = "index.json";

const SCHEMA: &str = "mujaz.index/1";

/// The index of an output folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Always `mujaz.index/1`.
    pub schema: String,
    /// One for each meeting of each source, sorted by source and meeting.
    pub entries: Vec<Entry>,
}

/// One briefing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The release.
    pub source: SourceRecord,
    /// The meeting's id, with the suffix that keeps it apart from others.
    pub meeting: String,
    /// Hash of what decided the bytes; see [`super::Output::made`].
    pub recipe: String,
    /// Pages of the longest product.
    pub pages: usize,
    /// Its files, sorted by name.
    pub products: Vec<ProductRecord>,
}

/// A release in the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// Path relative to the output folder, with `/`; `-` for standard input.
    pub path: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// A file in the output folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ProductRecord {
    /// Its name.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Index {
    pub(super) fn new(mut entries: Vec<Entry>) -> Self {
        for entry in &mut entries {
            entry.products.sort();
        }
        entries.sort_by(|a, b| (&a.source.path, &a.meeting).cmp(&(&b.source.path, &b.meeting)));
        Self { schema: SCHEMA.to_owned(), entries }
    }

    /// Reads the index of a folder; a missing one is empty, a damaged one is empty with a warning.
    pub fn load(folder: &Path) -> Warned<Self> {
        let path = folder.join(INDEX);
        let damaged = |why: String| {
            let warning = Diagnostic::warning("index-damaged", format!("cannot be used: {why}"))
                .at(Place::file(path.display().to_string()))
                .help("it is written anew; products of earlier runs stay until you delete them");
            Warned::new(Self::new(Vec::new()), vec![warning])
        };
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Warned::new(Self::new(Vec::new()), Vec::new());
            }
            Err(error) => return damaged(error.to_string()),
        };
        match serde_json::from_slice::<Self>(&bytes) {
            // Sorted again, because anybody can edit the file.
            Ok(index) if index.schema == SCHEMA => Warned::new(Self::new(index.entries), Vec::new()),
            Ok(index) => damaged(format!("its schema is `{}`", index.schema.escape_default())),
            Err(error) => damaged(error.to_string()),
        }
    }

    pub(super) fn to_json(&self) -> String {
        // Strings and numbers always serialise.
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

/// Whether a name is a plain file name that this program could have written. The index is a file
/// that anybody can edit, and what it lists may be deleted.
pub(super) fn is_safe_file(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    !name.starts_with(['.', '-'])
        && !name.contains("..")
        && !name.is_empty()
        && name != INDEX
        && name.len() <= 200
        && name.bytes().all(is_plain)
}

/// The path of a source relative to a folder, with `/`.
pub(super) fn relative(folder: &Path, path: &str) -> String {
    let (Ok(folder), Some(source)) = (folder.canonicalize(), resolved(Path::new(path))) else {
        return path.to_owned();
    };
    if path == "-" {
        return path.to_owned();
    }
    let ours: Vec<Component<'_>> = folder.components().collect();
    let theirs: Vec<Component<'_>> = source.components().collect();
    let shared = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), ours.len() - shared);
    let down = theirs[shared..].iter().map(|c| c.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The absolute path of a file. A file that is gone is found through its folder, so that its name is
/// the same as when it was there.
fn resolved(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| {
        let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(parent.canonicalize().ok()?.join(path.file_name()?))
    })
}
