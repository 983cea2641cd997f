//! The place as the editor states it in the front matter.

use super::brief::{Finding, PlaceName};
use super::place::with_country;
use crate::arabic::fold;
use crate::glossary::{Concept, Glossary, Kind};

/// A place that the editor states, in English where the glossary has it, and what is to be said of one that
/// it does not have. `الدوحة، قطر` is the city with its country.
pub(super) fn place(glossary: &Glossary, stated: &str) -> (PlaceName, Option<Finding>) {
    let stated = stated.trim();
    let city = stated.split(['،', ',']).next().unwrap_or(stated).trim();
    let found = known(glossary, stated).or_else(|| known(glossary, city));
    if let Some(concept) = found {
        let code = concept.country.clone();
        let en = match concept.kind {
            Kind::Place => with_country(glossary, concept.name_en(), code.as_deref()),
            _ => concept.name_en().to_owned(),
        };
        return (PlaceName { ar: concept.name_ar().to_owned(), en, country: code }, None);
    }
    let arabic = stated.chars().any(crate::arabic::is_arabic_letter);
    let en = if arabic { format!("\u{201C}{stated}\u{201D}") } else { stated.to_owned() };
    let finding = Finding::of("front-matter-place", &[("ar", stated)], None);
    (PlaceName { ar: stated.to_owned(), en, country: None }, Some(finding))
}

/// The place or country of a name in either language.
fn known<'g>(glossary: &'g Glossary, name: &str) -> Option<&'g Concept> {
    let folded = fold(name);
    let has = |c: &&Concept| {
        c.ar.iter().any(|t| fold(&t.text) == folded) || c.en.iter().any(|t| t.text.eq_ignore_ascii_case(name))
    };
    let of = |kind: Kind| glossary.concepts.iter().find(|c| c.kind == kind && has(c));
    of(Kind::Place).or_else(|| of(Kind::Country))
}
