//! A concept as a file of another program tells it: what the file says, and what it leaves open.

use super::table::columns;
use crate::diagnostic::{Diagnostic, Place};
use crate::glossary::{Concept, Kind, Status, keys};

/// What a reader takes where the file is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Defaults {
    /// The kind of a concept for which the file names none.
    pub kind: Kind,
    /// The status of a new concept for which the file names none.
    pub status: Status,
}

impl Default for Defaults {
    /// An organisation, proposed: most names of a release are bodies, and nobody has yet checked the
    /// English.
    fn default() -> Self {
        Self { kind: Kind::Organisation, status: Status::Proposed }
    }
}

/// A set of columns, see [`columns::all`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keys(u32);

impl Keys {
    /// The set with one more column; a name that is no column changes nothing.
    #[must_use]
    pub fn with(self, column: &str) -> Self {
        Self(self.0 | bit(column))
    }

    /// Whether a column is in the set.
    pub fn has(self, column: &str) -> bool {
        self.0 & bit(column) != 0
    }
}

fn bit(column: &str) -> u32 {
    columns::all().position(|own| own == column).map_or(0, |at| 1 << at)
}

/// One concept of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The concept; its `id` is empty where the file gives none, and what the file does not say has
    /// its default.
    pub concept: Concept,
    /// The columns in which the file says something of the concept; an empty cell says nothing. The id
    /// is among them where the file itself names the concept by it.
    pub keys: Keys,
    /// Where in the file it stands.
    pub place: Place,
    /// A country that CLDR calls otherwise, as the file has it, with the error that it is where the glossary
    /// does not call it so either.
    pub other_country: Option<(String, Diagnostic)>,
}

impl Said {
    /// A concept that speaks only for what it holds: the kind and the status count where they are not
    /// those that a reader takes where the file is silent.
    pub fn stated(concept: Concept, defaults: Defaults) -> Self {
        let holds = |column: &str| match column {
            // Most programs number their entries.
            "id" => false,
            "kind" => concept.kind != defaults.kind,
            "status" => concept.status != Status::Proposed,
            _ => keys::value(&concept, column).is_some(),
        };
        let keys = columns::all().filter(|column| holds(column)).fold(Keys::default(), Keys::with);
        Self { keys, place: concept.at.place(), concept, other_country: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_into_it() {
        let keys = Keys::default().with("ar").with("kind").with("nonsense");
        assert!(keys.has("ar") && keys.has("kind") && !keys.has("en") && !keys.has("nonsense"));
        assert!(columns::all().count() <= 32, "the set is a word of 32 bits");
    }
}
