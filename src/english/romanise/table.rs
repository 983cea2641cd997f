//! The usual spellings of `names.toml`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Region;
use crate::arabic::{fold, normalise};

/// One name in Latin letters: everywhere the same, or with the regions that differ.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Spelling {
    Everywhere(String),
    Regional(Regional),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Regional {
    en: String,
    gulf: Option<String>,
    levant: Option<String>,
    egypt: Option<String>,
    maghreb: Option<String>,
}

impl Spelling {
    /// The spelling of a region.
    pub(super) fn of(&self, region: Region) -> &str {
        let Self::Regional(spellings) = self else {
            let Self::Everywhere(en) = self else { return "" };
            return en;
        };
        let special = match region {
            Region::Gulf => &spellings.gulf,
            Region::Levant => &spellings.levant,
            Region::Egypt => &spellings.egypt,
            Region::Morocco | Region::Tunisia => &spellings.maghreb,
            Region::Other => &None,
        };
        special.as_ref().unwrap_or(&spellings.en)
    }
}

#[cfg(test)]
impl Spelling {
    /// What is wrong with it: no capital, letters that no name has, a region that needs no line.
    pub(super) fn faults(&self) -> impl Iterator<Item = String> {
        let (en, others) = match self {
            Self::Everywhere(en) => (en, Vec::new()),
            Self::Regional(r) => {
                (&r.en, [&r.gulf, &r.levant, &r.egypt, &r.maghreb].into_iter().flatten().collect())
            }
        };
        let is_name = |name: &str| {
            name.split(' ').all(|word| word.starts_with(char::is_uppercase))
                && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''))
        };
        let bad = std::iter::once(en).chain(others.iter().copied()).filter(|name| !is_name(name));
        let bad: Vec<String> = bad.map(|name| format!("“{name}” is no spelling of a name")).collect();
        let twice: Vec<String> =
            others.iter().filter(|name| **name == en).map(|name| format!("“{name}” twice")).collect();
        bad.into_iter().chain(twice)
    }
}

/// `names.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) everyday: Vec<String>,
    pub(super) servant_of: BTreeMap<String, Spelling>,
    pub(super) of_the_faith: BTreeMap<String, Spelling>,
    pub(super) given: BTreeMap<String, Spelling>,
    pub(super) family: BTreeMap<String, Spelling>,
}

/// The file's text: part of the program.
pub(super) const TEXT: &str = include_str!("../names.toml");

/// The tables by folded name.
pub(super) struct Names {
    /// Names that are everyday words too.
    pub(super) everyday: HashSet<String>,
    /// What stands behind عبد, without its article.
    pub(super) servant_of: HashMap<String, Spelling>,
    /// What stands before الدين.
    pub(super) of_the_faith: HashMap<String, Spelling>,
    /// Given names.
    pub(super) given: HashMap<String, Spelling>,
    /// Family names, without their article.
    pub(super) family: HashMap<String, Spelling>,
}

pub(super) static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let file: File = toml::from_str(TEXT).unwrap_or_else(|error| {
        // The file is part of the program, and a test reads it.
        panic!("names.toml: {error}")
    });
    // As written, and folded where nobody else is written so: يسرى, يسري.
    let folded = |table: BTreeMap<String, Spelling>| -> HashMap<String, Spelling> {
        let mut out: HashMap<String, Spelling> =
            table.iter().map(|(ar, spelling)| (fold(ar), spelling.clone())).collect();
        out.extend(table.into_iter().map(|(ar, spelling)| (normalise(&ar), spelling)));
        out
    };
    Names {
        everyday: file.everyday.iter().map(|word| fold(word)).collect(),
        servant_of: folded(file.servant_of),
        of_the_faith: folded(file.of_the_faith),
        given: folded(file.given),
        family: folded(file.family),
    }
});

impl Names {
    /// The spelling of a word in normal form, given name or family name: as it is written, else folded.
    pub(super) fn spelling(&self, word: &str, region: Region) -> Option<&str> {
        let folded = fold(word);
        let either = |key: &str| self.given.get(key).or_else(|| self.family.get(key));
        either(word).or_else(|| either(&folded)).map(|s| s.of(region))
    }
}
