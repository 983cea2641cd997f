//! `mujaz glossary find`: the concepts that some words name.

use std::fmt::Write;

use mujaz::glossary::search::{self, Fit, Hit};
use serde_json::json;

use crate::args::GlossaryFind;
use crate::commands::{Failure, Outcome};

use super::desk::Desk;
use super::usage::{Usage, Use};
use super::{entry, named};

/// Prints the concepts, the best first; finding none is a finding, as with `grep`.
pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryFind) -> Result<Outcome, Failure> {
    let words = args.words.join(" ");
    let catalogue = desk.catalogue();
    let mut hits = search::find(catalogue.concepts(), &words);
    if let Some(country) = &args.country {
        let code = named::country(&catalogue, country)?;
        hits.retain(|hit| hit.concept.country.as_deref() == Some(&code));
    }
    let shown = &hits[..hits.len().min(args.limit)];
    let usage = if args.used && !shown.is_empty() { Some(desk.usage(&[])?) } else { None };

    let value = shown.iter().map(|hit| value(hit, usage.as_ref())).collect();
    let text: String = shown.iter().map(|hit| text(hit, usage.as_ref())).collect();
    desk.result(args.output.json, &serde_json::Value::Array(value), &text)?;
    if shown.iter().any(|hit| matches!(hit.fit, Fit::Near(_))) {
        desk.report.note(&format!("nothing holds these words: {words}; these are like them"));
    }
    if hits.is_empty() {
        desk.report.note(&format!("nothing holds these words or is like them: {words}"));
    }
    if hits.len() > shown.len() {
        desk.report.note(&format!("{} more; -n shows them", hits.len() - shown.len()));
    }
    Ok(if hits.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

fn text(hit: &Hit<'_>, usage: Option<&Usage>) -> String {
    let mut text = entry::short(hit.concept);
    if let Some(usage) = usage {
        text.push_str(&used(usage.uses(&hit.concept.id)));
    }
    text
}

/// The places of use, a line each.
pub(super) fn used(uses: &[Use]) -> String {
    let mut text = String::new();
    if uses.is_empty() {
        text.push_str("  not used in the releases\n");
    }
    for used in uses {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  used in {}", used.line());
    }
    text
}

fn value(hit: &Hit<'_>, usage: Option<&Usage>) -> serde_json::Value {
    let mut value = entry::value(hit.concept);
    let fit = match hit.fit {
        Fit::Id => "id",
        Fit::Whole => "whole",
        Fit::Beginning => "beginning",
        Fit::Within => "within",
        Fit::Near(_) => "near",
    };
    value["fit"] = json!(fit);
    value["term"] = json!(hit.term.map(|term| &term.text));
    if let Some(usage) = usage {
        value["used"] = usage.uses(&hit.concept.id).iter().map(Use::value).collect();
    }
    value
}
