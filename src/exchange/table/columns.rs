//! The columns of a table of concepts: one for each key of an entry, and one for the kind.

use crate::glossary::TermType;
use crate::glossary::keys::{KEYS, term_type};

/// The columns in their order: `id`, `kind`, then the other keys in canonical order.
pub fn all() -> impl Iterator<Item = &'static str> + Clone {
    ["id", "kind"].into_iter().chain(KEYS.iter().copied().skip(1))
}

/// Whether a cell of this column may hold several terms.
pub fn is_list(column: &str) -> bool {
    column == "editions" || term_type(column).is_some()
}

/// Whether a column holds Arabic.
pub fn is_arabic(column: &str) -> bool {
    term_type(column).is_some_and(|(arabic, _)| arabic)
}

/// The column for terms of a language and type.
pub fn of_terms(arabic: bool, kind: TermType) -> Option<&'static str> {
    // An acronym in Arabic letters has no second column.
    let kind = if arabic && kind == TermType::AcronymVariant { TermType::Acronym } else { kind };
    all().find(|column| term_type(column) == Some((arabic, kind)))
}
