//! Ids by the convention: readable, stable, and those of national bodies with their country.

use super::{Book, Check, Finding, Spot};
use crate::diagnostic::Severity::Warning;
use crate::glossary::concept::Kind;

const COUNTRY: Check =
    Check::new("glossary-id-country", Warning, "the id of a national body does not begin with its country");
const FORM: Check = Check::new(
    "glossary-id-form",
    Warning,
    "an id that begins or ends with a hyphen, doubles one, or is too long",
);

pub(super) const CHECKS: &[Check] = &[COUNTRY, FORM];

/// Longer ids are hard to read in a message and to type.
const LONGEST: usize = 64;

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    for (i, concept) in book.concepts.iter().enumerate() {
        let id = &concept.id;
        if concept.kind == Kind::Organisation
            && let Some(country) = &concept.country
            && !id.split_once('-').is_some_and(|(prefix, _)| prefix.eq_ignore_ascii_case(country))
        {
            let prefix = country.to_ascii_lowercase();
            let message = format!("`{id}`: a body of {country} whose id does not begin with {prefix}-");
            let help = format!("call it {prefix}-{id}; or leave `country` out if it is no national body");
            found.push(Finding::new(&COUNTRY, i, Spot::Key("id"), message, help));
        }
        if id.starts_with('-') || id.ends_with('-') || id.contains("--") || id.len() > LONGEST {
            let message =
                format!("`{id}`: the id is not words with one hyphen between them, up to {LONGEST} letters");
            found.push(Finding::new(&FORM, i, Spot::Key("id"), message, "give it a short readable one"));
        }
    }
}
