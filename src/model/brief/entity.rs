//! Names, and where they stand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Bilingual, EntityKind, Origin, Passage, Status, Titled, Via};

/// One name of the release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Concept id; `null` where the glossary does not know it.
    pub id: Option<String>,
    /// Its sort.
    pub kind: EntityKind,
    /// Arabic name: the glossary's, else as in the text.
    pub ar: String,
    /// English name without acronym; `null` where unresolved.
    pub en: Option<String>,
    /// Acronym or short name.
    pub short: Option<String>,
    /// Finer sort in English: `ministry`, `regulator`.
    pub class: Option<String>,
    /// How the English came about.
    pub origin: Origin,
    /// Status in the glossary.
    pub status: Option<Status>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// A person's office.
    pub role: Option<Titled>,
    /// Address of the source of the English.
    pub source: Option<String>,
    /// Ids this could also be.
    pub candidates: Vec<String>,
    /// What these are called, with the country of national bodies; in the same order.
    #[serde(default)]
    pub candidate_names: Vec<Bilingual>,
    /// The concept that has taken its place since; `null` where the name still holds.
    pub successor: Option<Successor>,
    /// Where it stands.
    pub mentions: Vec<Mention>,
}

/// What a body that was renamed or replaced is called now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Successor {
    /// Concept id.
    pub id: String,
    /// Arabic name.
    pub ar: String,
    /// English name without acronym.
    pub en: String,
}

impl Entity {
    /// The key by which roles and statements name this entity.
    pub fn key(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.ar)
    }
}

/// One place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// The passage.
    #[serde(flatten)]
    pub at: Passage,
    /// By which kind of term.
    pub via: Via,
    /// The rule path, for a person.
    pub explain: String,
    /// The release does not say it: it is what its publisher is known to mean by these words.
    #[serde(default)]
    pub assumed: bool,
}
