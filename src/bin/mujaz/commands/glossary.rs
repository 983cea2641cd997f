//! `mujaz glossary`: what is in the glossary, and whether it is sound.

use std::fmt::Write;

use anyhow::Context;
use mujaz::arabic::fold;
use mujaz::glossary::{Concept, Glossary, Kind, Status, store};

use crate::args::{FailOn, Global, Glossary as Args, GlossaryAction};
use crate::config::Config;
use crate::report::{Report, columns};

use super::{Failure, Outcome};

pub(crate) fn run(global: &Global, args: &Args, report: &mut Report) -> Result<Outcome, Failure> {
    let config = Config::load(global.config.as_deref())?;
    report.override_severities(&config.severities);
    let glossary = load(&config, args, report);
    match &args.action {
        GlossaryAction::Find { words, json } => find(&glossary, &words.join(" "), *json, report),
        GlossaryAction::Lint => {
            report.summary();
            report.note(&format!("{} concepts", glossary.concepts.len()));
            let failed = FailOn::Error.is_reached_by(report.worst());
            Ok(if failed { Outcome::Findings } else { Outcome::Clean })
        }
        GlossaryAction::Stats => {
            report.result(format!("{}\n", stats(&glossary)).as_bytes());
            Ok(Outcome::Clean)
        }
    }
}

/// All layers, with what is wrong in them reported.
fn load(config: &Config, args: &Args, report: &mut Report) -> Glossary {
    let mut layers = Vec::new();
    if config.shipped_glossary {
        layers.push(store::shipped());
    }
    for folder in config.glossary.iter().chain(&args.glossary) {
        let (files, problems) = store::folder(folder);
        report.messages(problems);
        layers.push(files);
    }
    let (glossary, problems) = Glossary::from_layers(&layers);
    report.messages(problems);
    glossary
}

/// Prints the concepts that hold the words; finding none is a finding, as with `grep`.
fn find(glossary: &Glossary, words: &str, json: bool, report: &mut Report) -> Result<Outcome, Failure> {
    let wanted = fold(words);
    let holds = |concept: &&Concept| {
        concept.id == words
            || concept.ar.iter().chain(&concept.en).any(|term| fold(&term.text).contains(&wanted))
    };
    let found: Vec<&Concept> = glossary.concepts.iter().filter(holds).collect();
    if json {
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
    let status = status(concept.status);
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
        "status": status(concept.status),
        "ar": terms(&concept.ar),
        "en": terms(&concept.en),
        "country": concept.country,
        "parent": concept.parent,
        "source": concept.source,
    })
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Proposed => "proposed",
        Status::Approved => "approved",
        Status::Deprecated => "deprecated",
    }
}

/// A row for each kind, a column for each status.
fn stats(glossary: &Glossary) -> String {
    let statuses = [Status::Approved, Status::Proposed, Status::Deprecated];
    let count = |kind: Option<Kind>, status: Option<Status>| {
        let is_meant =
            |c: &&Concept| kind.is_none_or(|k| c.kind == k) && status.is_none_or(|s| c.status == s);
        glossary.concepts.iter().filter(is_meant).count().to_string()
    };
    let row = |name: &str, kind: Option<Kind>| {
        let counts = statuses.iter().map(|&status| count(kind, Some(status)));
        [name.to_owned()].into_iter().chain(counts).chain([count(kind, None)]).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> = Kind::ALL.iter().map(|&kind| row(kind.name(), Some(kind))).collect();
    rows.push(row("all", None));
    columns(&["kind", "approved", "proposed", "deprecated", "all"], rows, 1)
}
