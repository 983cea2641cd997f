//! What a person should look at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Passage;
use crate::diagnostic::Severity;
use crate::diagnostic::findings::Wording;

/// What a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable code.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// English, one sentence.
    pub message: String,
    /// The same in Arabic.
    #[serde(default)]
    pub message_ar: String,
    /// The words; `null` where it is about the whole.
    pub at: Option<Passage>,
    /// What to do about it.
    pub help: Option<String>,
    /// The same in Arabic.
    #[serde(default)]
    pub help_ar: Option<String>,
}

impl Finding {
    /// A finding in the words of `diagnostic::findings`; `gaps` are what its message is about.
    pub(crate) fn of(code: &str, gaps: &[(&str, &str)], at: Option<&Passage>) -> Self {
        let wording = Wording::of(code, gaps);
        Self {
            code: code.to_owned(),
            severity: wording.severity,
            message: wording.en,
            message_ar: wording.ar,
            at: at.cloned(),
            help: Some(wording.help_en),
            help_ar: Some(wording.help_ar),
        }
    }
}
