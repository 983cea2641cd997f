//! Whether the English of a name may be used as it is. What counts names, on a page and on a terminal,
//! asks here.

use serde::{Deserialize, Serialize};

use super::{Brief, Entity, EntityKind, Origin, Status};

/// Whether the English of a name may be used as it is; shown in words beside the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Read in a named source, or country data.
    Approved,
    /// A policy term or an office in plain words, which needs no source.
    Plain,
    /// In the glossary, not yet checked.
    Proposed,
    /// In the glossary, no longer to be used.
    Deprecated,
    /// Built from known parts.
    Composed,
    /// Romanised.
    Transliterated,
    /// No English.
    Unresolved,
}

impl Standing {
    /// Whether somebody has to look at the name before a briefing is circulated.
    pub fn awaits_review(self) -> bool {
        !matches!(self, Self::Approved | Self::Plain)
    }
}

impl Entity {
    /// The standing of its English.
    pub fn standing(&self) -> Standing {
        if self.en.is_none() {
            return Standing::Unresolved;
        }
        match (self.origin, self.status) {
            (Origin::Glossary, Some(Status::Proposed)) if self.kind == EntityKind::Concept => Standing::Plain,
            (Origin::Composed, _) if self.kind == EntityKind::Role => Standing::Plain,
            (Origin::Unresolved, _) => Standing::Unresolved,
            (Origin::Composed, _) => Standing::Composed,
            (Origin::Transliterated, _) => Standing::Transliterated,
            (_, Some(Status::Proposed)) => Standing::Proposed,
            (_, Some(Status::Deprecated)) => Standing::Deprecated,
            (Origin::Cldr, None) | (_, Some(Status::Approved)) => Standing::Approved,
            (Origin::Glossary, None) => Standing::Proposed,
        }
    }
}

/// How many names a brief has, and how sure they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameCounts {
    /// All names.
    pub names: usize,
    /// Those with English that is known, by the glossary or country data, or composed of known parts.
    pub mapped: usize,
    /// Those that somebody has to look at before the briefing is circulated.
    pub awaiting: usize,
}

impl Brief {
    /// Counts the names.
    pub fn name_counts(&self) -> NameCounts {
        let standings = || self.entities.iter().map(Entity::standing);
        let is_known =
            |standing: &Standing| !matches!(standing, Standing::Unresolved | Standing::Transliterated);
        NameCounts {
            names: self.entities.len(),
            mapped: standings().filter(is_known).count(),
            awaiting: standings().filter(|standing| standing.awaits_review()).count(),
        }
    }
}
