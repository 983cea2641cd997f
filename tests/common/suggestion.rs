//! A suggestion without sentences, for tests of what becomes of it.

use mujaz::glossary::Kind;
use mujaz::model::brief::Origin;
use mujaz::suggest::Suggestion;

/// A body named once; English is composed.
pub(crate) fn suggestion(ar: &str, en: Option<&str>) -> Suggestion {
    Suggestion {
        ar: ar.into(),
        spellings: Vec::new(),
        kind: Kind::Organisation,
        en: en.map(str::to_owned),
        origin: if en.is_some() { Origin::Composed } else { Origin::Unresolved },
        releases: 1,
        mentions: 1,
        contexts: Vec::new(),
        like: Vec::new(),
    }
}
