//! What a person calls a concept: its id, or a name or acronym of it in either language where no other
//! concept is called so; and a country by its code or any of its names.

use mujaz::exchange::table::values;
use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::search::{self, Fit, Hit};
use mujaz::glossary::{Concept, Kind, Status, TermType, countries, ids};

use crate::commands::Failure;

use super::desk::refuse;

/// The concepts that somebody may mean; never none.
pub(super) enum Meant<'c> {
    One(&'c Concept),
    Several(Vec<&'c Concept>),
}

/// The concepts that are called so.
///
/// # Errors
/// There is none; the message names one that is near.
pub(super) fn meant<'c>(catalogue: &'c Catalogue, text: &str) -> Result<Meant<'c>, Failure> {
    if let Some(concept) = catalogue.get(&text.to_ascii_lowercase()) {
        return Ok(Meant::One(concept));
    }
    let hits = search::find(catalogue.concepts(), text);
    let called: Vec<&Concept> = hits.iter().filter(|hit| is_called(hit)).map(|hit| hit.concept).collect();
    let in_use: Vec<&Concept> = called.iter().copied().filter(|c| c.status != Status::Deprecated).collect();
    match (&called[..], &in_use[..]) {
        ([one], _) | (_, [one]) => Ok(Meant::One(one)),
        ([], _) => Err(unknown(catalogue, text, &hits)),
        _ => Ok(Meant::Several(called)),
    }
}

/// The only concept that is called so.
///
/// # Errors
/// There is none, or there are several; the message names them.
pub(super) fn one<'c>(catalogue: &'c Catalogue, text: &str) -> Result<&'c Concept, Failure> {
    match meant(catalogue, text)? {
        Meant::One(concept) => Ok(concept),
        Meant::Several(all) => {
            let named = |c: &&Concept| format!("`{}` ({})", c.id, c.name_en());
            let all = all.iter().map(named).collect::<Vec<_>>().join(", ");
            Err(refuse(
                "glossary-no-concept",
                format!("{text} could be {all}"),
                "give the id of the one you mean",
            ))
        }
    }
}

/// The code of a country, from its code or any name that CLDR or the glossary gives it. Two letters that
/// are no code of CLDR may be one of the house.
///
/// # Errors
/// There is no such country; the message names one that is near.
pub(super) fn country(catalogue: &Catalogue, text: &str) -> Result<String, Failure> {
    let near = match countries::named(text) {
        Ok(code) => return Ok(code.to_owned()),
        Err(near) => near,
    };
    let is_country = |hit: &&Hit<'_>| hit.concept.kind == Kind::Country && is_called(hit);
    let hits = search::find(catalogue.concepts(), text);
    if let Some(code) = hits.iter().find(is_country).and_then(|hit| hit.concept.country.clone()) {
        return Ok(code);
    }
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Ok(text.to_ascii_uppercase());
    }
    Err(refuse("glossary-country", format!("there is no country {text}"), near))
}

/// The value of a key as `entry` has it: a country by its code, another concept by its id, a kind and a status
/// by their names. Of several
/// concepts that are called so, the one of the entry's own country is meant.
///
/// # Errors
/// There is no such country or concept.
pub(super) fn value(
    catalogue: &Catalogue,
    entry: &Concept,
    key: &str,
    value: &str,
) -> Result<String, Failure> {
    match key {
        "country" => return country(catalogue, value),
        "parent" | "replaced-by" => {}
        "kind" => return Ok(values::kind(value).map_or(value, |kind| kind.name()).to_owned()),
        "status" => return Ok(values::status(value).map_or(value, |status| status.name()).to_owned()),
        _ => return Ok(value.to_owned()),
    }
    if let Meant::Several(all) = meant(catalogue, value)?
        && entry.country.is_some()
        && let [one] = all.iter().filter(|c| c.country == entry.country).collect::<Vec<_>>()[..]
    {
        return Ok(one.id.clone());
    }
    one(catalogue, value).map(|concept| concept.id.clone())
}

/// Whether the words are a whole name or acronym of the concept.
fn is_called(hit: &Hit<'_>) -> bool {
    let is_name = |kind| {
        use TermType::{Acronym, AcronymVariant, Formal, Name, Variant};
        matches!(kind, Name | Variant | Formal | Acronym | AcronymVariant)
    };
    hit.fit == Fit::Whole && hit.term.is_some_and(|term| is_name(term.kind))
}

fn unknown(catalogue: &Catalogue, text: &str, hits: &[Hit<'_>]) -> Failure {
    let by_id = ids::nearest(text, catalogue.concepts().iter().map(|concept| concept.id.as_str()));
    let near = by_id.and_then(|id| catalogue.get(id)).or(hits.first().map(|hit| hit.concept));
    let help = match near {
        Some(near) => {
            format!("did you mean `{}` ({})? `mujaz glossary find` searches by name", near.id, near.name_en())
        }
        None => "`mujaz glossary find` searches by name, Arabic or English".to_owned(),
    };
    refuse("glossary-no-concept", format!("there is no concept `{text}`"), help)
}
