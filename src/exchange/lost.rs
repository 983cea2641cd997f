//! What a format has no place for.

use super::table::columns;
use crate::diagnostic::Diagnostic;
use crate::glossary::{Concept, keys};

/// One warning that names every column with something in it that a format does not carry, and of how
/// many concepts; `None` where nothing is lost. The kind counts as a column.
pub(super) fn lost(
    format: &str,
    concepts: &[&Concept],
    is_carried: impl Fn(&Concept, &str) -> bool,
) -> Option<Diagnostic> {
    let mut parts = Vec::new();
    for column in columns::all() {
        let has = |concept: &&&Concept| {
            (column == "kind" || keys::value(concept, column).is_some()) && !is_carried(concept, column)
        };
        match concepts.iter().filter(has).count() {
            0 => {}
            count => parts.push(format!("`{column}` of {count}")),
        }
    }
    let message = format!("{format} has no place for {}", parts.join(", "));
    (!parts.is_empty()).then(|| {
        Diagnostic::warning("exchange-lost", message)
            .help("use xlsx, csv or tbx where everything is to come back")
    })
}
