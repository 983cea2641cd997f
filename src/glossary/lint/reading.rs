//! What the reader and the formatter report themselves, for the table of codes.

use super::Check;
use crate::diagnostic::Severity::{Error, Notice, Warning};

/// The codes of `read.rs` and of the merging of layers.
pub(super) const CHECKS: &[Check] = &[
    Check::new("glossary-read", Error, "a file or folder that cannot be read"),
    Check::new("glossary-syntax", Error, "no TOML, or no list of entries"),
    Check::new("glossary-unknown-key", Error, "a key or kind that does not exist"),
    Check::new("glossary-type", Error, "a value that is no text, or no `true` or `false`"),
    Check::new("glossary-missing", Error, "no `id`, no `ar` or no `en`"),
    Check::new("glossary-id", Error, "an id outside a to z, 0 to 9 and hyphens"),
    Check::new("glossary-duplicate-id", Error, "an id that two entries of a layer have"),
    Check::new("glossary-status", Error, "a status that does not exist"),
    Check::new("glossary-no-source", Error, "`approved` without a `source`"),
    Check::new("glossary-source", Error, "a source that is no address"),
    Check::new("glossary-country", Error, "a country outside ISO 3166-1"),
    Check::new("glossary-date", Error, "a date that is none"),
    Check::new("glossary-edition", Error, "an edition without its year, or one ordinal twice"),
    Check::new("glossary-dangling", Error, "a `parent` or `replaced-by` that names no concept"),
    Check::new("glossary-empty-term", Error, "a term without a letter"),
    Check::new("glossary-script", Error, "an Arabic term without Arabic, an English one with it"),
    Check::new("glossary-function-word", Error, "a function word as a name"),
    Check::new("glossary-override", Notice, "an entry that says something else than the one it overrides"),
    Check::new(
        "glossary-layer-conflict",
        Warning,
        "a name that a layer below has under another id, with nothing to tell the two apart",
    ),
    Check::new("glossary-format", Warning, "a file that is not in canonical form (`fmt --check` only)"),
];
