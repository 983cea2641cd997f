//! `mujaz glossary find`: the concepts that hold some words.

use std::fmt::Write;

use anyhow::Context;
use mujaz::arabic::fold;
use mujaz::glossary::{Concept, Glossary};

use crate::args::GlossaryFind;
use crate::commands::{Failure, Outcome};
use crate::report::Report;

/// Prints the concepts that hold the words; finding none is a finding, as with `grep`.
pub(super) fn run(glossary: &Glossary, args: &GlossaryFind, report: &mut Report) -> Result<Outcome, Failure> {
    let words = args.words.join(" ");
    let wanted = fold(&words);
    let holds = |concept: &&Concept| {
        concept.id == words
            || concept.ar.iter().chain(&concept.en).any(|term| fold(&term.text).contains(&wanted))
    };
    let found: Vec<&Concept> = glossary.concepts.iter().filter(holds).collect();
    if args.json {
        let list: Vec<serde_json::Value> = found.iter().map(|concept| value(concept)).collect();
        let mut text = serde_json::to_vec_pretty(&list).context("the concepts cannot be written")?;
        text.push(b'\n');
        report.result(&text);
    } else {
        report.result(found.iter().map(|concept| entry(concept)).collect::<String>().as_bytes());
    }
    Ok(if found.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

/// One concept, a block of lines.
fn entry(concept: &Concept) -> String {
    let status = concept.status.name();
    let acronym = concept.acronym().map(|acronym| format!(" ({acronym})")).unwrap_or_default();
    let mut text = format!("{} [{}, {status}]\n", concept.id, concept.kind.name());
    // Writing to a string cannot fail.
    let _ = writeln!(text, "  {}{acronym}", concept.name_en());
    let arabic: Vec<&str> = concept.ar.iter().map(|term| term.text.as_str()).collect();
    let _ = writeln!(text, "  {}", arabic.join("، "));
    if let Some(source) = &concept.source {
        let _ = writeln!(text, "  source: {source}");
    }
    if concept.at.line > 0 {
        let _ = writeln!(text, "  at {}:{}", concept.at.path, concept.at.line);
    }
    text
}

fn value(concept: &Concept) -> serde_json::Value {
    let terms = |terms: &[mujaz::glossary::Term]| terms.iter().map(|t| t.text.clone()).collect::<Vec<_>>();
    serde_json::json!({
        "id": concept.id,
        "kind": concept.kind.name(),
        "status": concept.status.name(),
        "ar": terms(&concept.ar),
        "en": terms(&concept.en),
        "country": concept.country,
        "parent": concept.parent,
        "source": concept.source,
    })
}
