//! Step 1, files to [`Release`]: decoding, front matter, paragraphs, clean-up.
//!
//! In order:
//! 1. [`discover`] finds the files;
//! 2. `decode` turns bytes into text: UTF-8, UTF-16 with its mark, Windows-1256;
//! 3. `front_matter` reads the TOML between `+++` lines;
//! 4. `clean` takes out tags, entities, invisible characters; for Markdown, `markdown` takes out the
//!    marks first;
//! 5. `residue` takes out what agencies and web pages put round a release, and keeps the agency;
//! 6. `paragraphs` joins lines.
//!
//! Nothing goes unreported, and every paragraph keeps its way back to the file.

mod clean;
pub mod decode;
mod discover;
pub mod fields;
mod front_matter;
mod markdown;
mod notes;
mod paragraphs;
mod residue;
mod tracked;

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::arabic::is_arabic_letter;
use crate::diagnostic::{Diagnostic, Place, Warned};
use crate::document::Release;

use notes::Notes;
use tracked::Tracked;

pub use discover::{PASSED_OVER, STDIN, discover};
pub use front_matter::{StatedName, stated_names};

/// The largest file that is read, in bytes. A press release has a few kilobytes; what is larger is a
/// mistake.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// Reads one release; `-` is standard input.
///
/// # Errors
/// Why no release can be made of this file, with what else was noticed in it.
pub fn read(path: &Path) -> Result<Warned<Release>, Vec<Diagnostic>> {
    read_bytes(&path.display().to_string(), &bytes(path)?)
}

/// The bytes of a release, one more than [`MAX_BYTES`] at most; `-` is standard input.
///
/// # Errors
/// Why the file cannot be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut bytes = Vec::new();
    let result = if path == Path::new(STDIN) {
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
    };
    match result {
        Ok(_) => Ok(bytes),
        Err(error) => Err(vec![discover::unreadable(path, &error.to_string())]),
    }
}

/// Reads a release from bytes; a name that ends in `.md` makes it Markdown.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Warned<Release>, Vec<Diagnostic>> {
    check_size(name, bytes)?;
    let decoded = decode::decode(name, bytes)?;
    let source: Arc<str> = decoded.value.into();
    let mut diagnostics = decoded.diagnostics;
    let mut notes = Notes::new(name, &source);

    let (front, body) = match front_matter::split(name, &source, &mut notes) {
        Ok(split) => split,
        Err(errors) => return Err([diagnostics, notes.finish(), errors].concat()),
    };
    let mut lines = if is_markdown(name) {
        markdown::blocks(&source, body, &mut notes)
    } else {
        plain(&source, body, &mut notes)
    };
    let agency = residue::remove(&mut lines, &mut notes);
    if !is_markdown(name) {
        paragraphs::mark_title(&mut lines);
    }
    let paragraphs: Vec<_> =
        paragraphs::join(&lines).into_iter().map(|(text, heading)| text.into_paragraph(heading)).collect();
    diagnostics.extend(notes.finish());

    if !paragraphs.iter().any(|paragraph| paragraph.text.chars().any(is_arabic_letter)) {
        let error = if source[body..].trim().is_empty() {
            empty(name)
        } else {
            Diagnostic::error("no-arabic", "there is no Arabic text in this file")
                .at(Place::file(name))
                .help("mujaz reads releases in Arabic; was this file meant for another folder?")
        };
        diagnostics.push(error);
        return Err(diagnostics);
    }
    let release = Release {
        path: name.to_owned(),
        sha256: sha256(bytes),
        source: Arc::clone(&source),
        front,
        paragraphs,
        agency,
    };
    Ok(Warned::new(release, diagnostics))
}

fn check_size(name: &str, bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
    if bytes.len() as u64 > MAX_BYTES {
        let message = format!("the file is larger than {} megabytes", MAX_BYTES / 1024 / 1024);
        let error = Diagnostic::error("too-large", message).at(Place::file(name));
        return Err(vec![error.help("one file holds one release; split it, or check that it is text")]);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(vec![empty(name)]);
    }
    Ok(())
}

fn empty(name: &str) -> Diagnostic {
    Diagnostic::error("empty-file", "the file holds no text").at(Place::file(name))
}

/// The cleaned lines of a plain text.
fn plain(source: &str, body: usize, notes: &mut Notes<'_>) -> Vec<paragraphs::Line> {
    let text = Tracked::from_source(source, body..source.len());
    let text = clean::tags(&text, notes);
    // Entities come before invisible characters, because `&#x202E;` decodes to one.
    let text = clean::entities(&text, notes);
    paragraphs::lines(&clean::invisible(&text, notes))
}

fn is_markdown(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case("md"))
}

/// The SHA-256 of some bytes, lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
