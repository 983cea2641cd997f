//! `mujaz glossary show`: one concept with all its fields, what it names and what names it.

use std::fmt::Write;

use mujaz::glossary::Concept;
use mujaz::glossary::catalogue::Catalogue;
use serde_json::json;

use crate::args::GlossaryShow;
use crate::commands::{Failure, Outcome};

use super::desk::Desk;
use super::named::{self, Meant};
use super::usage::Use;
use super::{entry, find};

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryShow) -> Result<Outcome, Failure> {
    let catalogue = desk.catalogue();
    let concept = match named::meant(&catalogue, &args.target.id)? {
        Meant::One(concept) => concept,
        Meant::Several(all) => return list(desk, args, &all),
    };
    let references = catalogue.references(&concept.id);
    let mut text = entry::long(concept);
    text.push_str(&names(&catalogue, concept));
    for (other, key) in &references {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {} of {} {}", relation(key), other.id, other.name_en());
    }
    let mut value = entry::value(concept);
    value["referenced-by"] =
        references.iter().map(|(other, key)| json!({ "id": other.id, "key": key })).collect();
    if args.used {
        let usage = desk.usage(&[])?;
        text.push_str(&find::used(usage.uses(&concept.id)));
        value["used"] = usage.uses(&concept.id).iter().map(Use::value).collect();
    }
    desk.result(args.output.json, &value, &text)?;
    Ok(Outcome::Clean)
}

/// Concepts of one name, of which nobody can know which is meant.
fn list(desk: &mut Desk<'_>, args: &GlossaryShow, all: &[&Concept]) -> Result<Outcome, Failure> {
    let text: String = all.iter().map(|concept| entry::short(concept)).collect();
    let value = all.iter().map(|concept| entry::value(concept)).collect();
    desk.result(args.output.json, &serde_json::Value::Array(value), &text)?;
    desk.report.note(&format!("{} concepts are called so; show one by its id", all.len()));
    Ok(Outcome::Findings)
}

/// The names of the concepts that this one refers to.
fn names(catalogue: &Catalogue, concept: &Concept) -> String {
    let mut text = String::new();
    for (key, id) in [("parent", &concept.parent), ("replaced-by", &concept.replaced_by)] {
        let Some(id) = id else { continue };
        let name = catalogue.get(id).map_or("which is no concept", Concept::name_en);
        let _ = writeln!(text, "  {key} {id} is {name}");
    }
    text
}

/// What this concept is to one that names it in a key.
fn relation(key: &str) -> &'static str {
    if key == "parent" { "parent" } else { "successor" }
}
