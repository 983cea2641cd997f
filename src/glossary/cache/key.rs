//! What a compiled glossary is named by.

use std::path::Path;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::sections::FORMAT;
use crate::glossary::countries::from_cldr;
use crate::glossary::store::File;

/// The sources of the rules by which an index is made. Only their hashes are in the program.
#[derive(RustEmbed)]
#[folder = "src/glossary/"]
#[metadata_only = true]
struct GlossaryRules;

/// The sources of the rules for Arabic text, which decide what a form is.
#[derive(RustEmbed)]
#[folder = "src/arabic/"]
#[metadata_only = true]
struct ArabicRules;

/// A hash of everything that decides what a compiled glossary holds: the files of all layers with
/// their paths, which messages name; the names of CLDR; the format; and the program with its rules,
/// so that a program with other rules never meets an index of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::glossary) struct Key {
    /// SHA-256 of the texts of all files, one after the other.
    pub(in crate::glossary) content: [u8; 32],
    /// SHA-256 of everything.
    pub(in crate::glossary) whole: [u8; 32],
}

impl Key {
    /// The key of these layers.
    pub(in crate::glossary) fn of(layers: &[Vec<File>]) -> Self {
        let content = content(layers);
        let mut whole = rules();
        for country in from_cldr() {
            for text in [&country.id, country.name_ar(), country.name_en()] {
                part(&mut whole, text);
            }
        }
        for (number, layer) in layers.iter().enumerate() {
            for file in layer {
                whole.update(number.to_le_bytes());
                part(&mut whole, &file.path);
                whole.update(file.text.len().to_le_bytes());
            }
        }
        whole.update(content);
        Self { content, whole: whole.finalize().into() }
    }

    /// The key of the entries of a project that were read before, whatever its files hold now. `home`
    /// keeps projects apart.
    pub(in crate::glossary) fn of_entries(home: &Path) -> Self {
        Self::of_project("entries", home)
    }

    /// The key of what was found on the glossary of a project, whatever its files hold now.
    pub(in crate::glossary) fn of_findings(home: &Path) -> Self {
        Self::of_project("findings", home)
    }

    /// The key of whatever else a part of the program keeps for a project, under a name of its own.
    pub(super) fn of_project(what: &str, home: &Path) -> Self {
        let mut whole = rules();
        part(&mut whole, what);
        whole.update(home.as_os_str().as_encoded_bytes());
        Self { content: [0; 32], whole: whole.finalize().into() }
    }

    /// The key of what was found by asking `question` about the glossary of this key.
    pub(in crate::glossary) fn asked(&self, question: &str) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.whole);
        hasher.update(question.as_bytes());
        hasher.finalize().into()
    }
}

/// A hash of the format and of the program with its rules.
fn rules() -> Sha256 {
    let mut whole = Sha256::new();
    whole.update(FORMAT.to_le_bytes());
    part(&mut whole, env!("CARGO_PKG_VERSION"));
    for (name, rules) in GlossaryRules::iter()
        .map(|name| (GlossaryRules::get(&name), name))
        .chain(ArabicRules::iter().map(|name| (ArabicRules::get(&name), name)))
        .map(|(file, name)| (name, file))
    {
        part(&mut whole, &name);
        whole.update(rules.map_or([0; 32], |file| file.metadata.sha256_hash()));
    }
    whole
}

/// SHA-256 of the texts of all files, one after the other.
fn content(layers: &[Vec<File>]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for file in layers.iter().flatten() {
        hasher.update(file.text.as_bytes());
    }
    hasher.finalize().into()
}

/// Adds a text with its length, so that no two lists of texts are the same bytes.
fn part(hasher: &mut Sha256, text: &str) {
    hasher.update(text.len().to_le_bytes());
    hasher.update(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.into(), text: text.into() }
    }

    #[test]
    fn every_part_counts() {
        let layers = [
            vec![],
            vec![vec![]],
            vec![vec![file("a", "xy")]],
            vec![vec![file("b", "xy")]],
            vec![vec![file("a", "x"), file("b", "y")]],
            vec![vec![file("a", "xy"), file("b", "")]],
            vec![vec![file("a", "x")], vec![file("b", "y")]],
            vec![vec![file("a", "xz")]],
        ];
        let keys: std::collections::HashSet<[u8; 32]> = layers.iter().map(|l| Key::of(l).whole).collect();
        // A layer without a file decides nothing.
        assert_eq!(keys.len(), layers.len() - 1);
        assert_eq!(Key::of(&layers[2]), Key::of(&layers[2].clone()));
    }

    #[test]
    fn the_rules_are_there() {
        for name in ["forms.rs", "index/build.rs", "read.rs"] {
            assert!(GlossaryRules::get(name).is_some_and(|f| f.metadata.sha256_hash() != [0; 32]), "{name}");
        }
        assert!(ArabicRules::get("letters.rs").is_some());
    }
}
