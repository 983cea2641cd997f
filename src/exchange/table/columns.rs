//! The columns of a table of concepts: one for each key of an entry, and one for the kind.

use crate::arabic::fold;
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

/// Headings that people give to columns, folded, with the column each means.
const ALIASES: &[(&str, &str)] = &[
    ("identifier", "id"),
    ("المعرف", "id"),
    ("type", "kind"),
    ("category", "kind"),
    ("النوع", "kind"),
    ("subclass", "class"),
    ("الصنف", "class"),
    ("arabic", "ar"),
    ("arabic-name", "ar"),
    ("arabic-term", "ar"),
    ("name-ar", "ar"),
    ("عربي", "ar"),
    ("العربيه", "ar"),
    ("بالعربيه", "ar"),
    ("الاسم-بالعربيه", "ar"),
    ("المصطلح-العربي", "ar"),
    ("arabic-variant", "ar-variant"),
    ("arabic-variants", "ar-variant"),
    ("ar-variants", "ar-variant"),
    ("english", "en"),
    ("english-name", "en"),
    ("english-term", "en"),
    ("name-en", "en"),
    ("انجليزي", "en"),
    ("الانجليزيه", "en"),
    ("بالانجليزيه", "en"),
    ("الاسم-بالانجليزيه", "en"),
    ("المصطلح-الانجليزي", "en"),
    ("english-variant", "en-variant"),
    ("english-variants", "en-variant"),
    ("en-variants", "en-variant"),
    ("abbreviation", "acronym"),
    ("acronyms", "acronym"),
    ("الاختصار", "acronym"),
    ("country-code", "country"),
    ("البلد", "country"),
    ("الدوله", "country"),
    ("description", "definition"),
    ("التعريف", "definition"),
    ("notes", "note"),
    ("comment", "note"),
    ("comments", "note"),
    ("remarks", "note"),
    ("ملاحظات", "note"),
    ("ملاحظه", "note"),
    ("الحاله", "status"),
    ("reference", "source"),
    ("url", "source"),
    ("المصدر", "source"),
    ("valid-from", "since"),
    ("valid-until", "until"),
    ("parent-id", "parent"),
];

/// The column that a heading means, whatever its case, spaces or Arabic spelling.
pub fn of_heading(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    all()
        .find(|column| *column == plain)
        .or_else(|| ALIASES.iter().find(|(alias, _)| *alias == plain).map(|(_, column)| *column))
}

/// The column whose name is nearest to a heading that means none; `None` where none is near.
pub fn nearest(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    let near = |column: &str| strsim::jaro_winkler(column, &plain);
    all().max_by(|a, b| near(a).total_cmp(&near(b))).filter(|column| near(column) > 0.85)
}

/// A heading in lower case, folded, its words joined by hyphens.
pub(super) fn plain(heading: &str) -> String {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '_' | '-' | '/' | ':' | '(' | ')' | '.');
    fold(heading).split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_any_case_and_in_arabic() {
        for (heading, column) in [
            ("AR", "ar"),
            ("Arabic name", "ar"),
            ("العربية", "ar"),
            ("الإنجليزية", "en"),
            ("replaced_by", "replaced-by"),
            (" Notes: ", "note"),
            ("Kind", "kind"),
        ] {
            assert_eq!(of_heading(heading), Some(column), "{heading}");
        }
        assert_eq!(of_heading("French"), None);
        assert_eq!(nearest("ar-varient"), Some("ar-variant"));
        assert_eq!(nearest("French"), None);
    }

    #[test]
    fn every_alias_is_plain_and_means_a_column() {
        for (alias, column) in ALIASES {
            assert_eq!(&plain(alias), alias);
            assert!(all().any(|own| own == *column), "{column}");
            assert!(!all().any(|own| own == *alias), "{alias} is a column by itself");
        }
    }
}
