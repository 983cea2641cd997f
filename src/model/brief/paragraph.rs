//! The text of the release.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One paragraph of the release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BriefParagraph {
    /// The text after decoding and removal of residue.
    pub ar: String,
    /// Its translation, where there is one.
    pub en: Option<Translation>,
    /// Whether it is history (جدير بالذكر, يذكر أن).
    pub background: bool,
}

/// A translation of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Translation {
    /// English.
    pub text: String,
    /// Who or what made it.
    pub origin: TranslationOrigin,
}

/// Who or what made a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TranslationOrigin {
    /// The translation memory.
    Memory,
    /// A person, for this release.
    Human,
    /// A machine.
    Machine,
}
