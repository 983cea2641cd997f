//! `mujaz explain`: what each name became, by which rule, and what else it could be.

use std::fmt::Write;

use anyhow::Context;
use mujaz::ingest;
use mujaz::pipeline::Explanation;

use crate::args::{Explain, Global};
use crate::config::Config;
use crate::report::Report;

use super::{Failure, Outcome, engine};

pub(crate) fn run(global: &Global, args: &Explain, report: &mut Report) -> Result<Outcome, Failure> {
    let config = Config::load(global.config.as_deref())?;
    report.override_severities(&config.severities);
    let engine = engine(&config, &args.glossary, report)?;
    let release = ingest::read(&args.file)?;
    report.messages(release.diagnostics);
    let explanations = engine.explain(&release.value);
    if args.json {
        let mut json =
            serde_json::to_vec_pretty(&explanations).context("the explanations cannot be written")?;
        json.push(b'\n');
        report.result(&json);
    } else {
        report.result(text(&explanations).as_bytes());
    }
    Ok(Outcome::Clean)
}

/// One block for each name, in the order of the text.
fn text(explanations: &[Explanation]) -> String {
    let mut out = String::new();
    for Explanation { at, en, id, rule, candidates, via: _ } in explanations {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", at.text);
        let english = en.as_deref().unwrap_or("unresolved");
        let id = id.as_deref().map(|id| format!(" [{id}]")).unwrap_or_default();
        let _ = writeln!(out, "  {english}{id}");
        let _ = writeln!(out, "  by {rule}, paragraph {}", at.paragraph + 1);
        for candidate in candidates {
            let english = candidate.en.as_deref().unwrap_or("no English");
            let _ = writeln!(out, "  or {english} [{}]", candidate.id);
        }
    }
    out
}
