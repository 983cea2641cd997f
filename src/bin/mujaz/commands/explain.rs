//! `mujaz explain`: what each name became, by which rule, and what else it could be.

use std::fmt::Write;

use anyhow::Context;
use mujaz::explain::{Candidate, Explained, Explanation};
use mujaz::ingest;

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
    let mut explained = engine.explain(&release.value);
    if !args.all {
        explained.untaken.clear();
    }
    if args.json {
        let mut json = serde_json::to_vec_pretty(&explained).context("the explanations cannot be written")?;
        json.push(b'\n');
        report.result(&json);
    } else {
        report.result(text(&explained, args.all).as_bytes());
    }
    Ok(Outcome::Clean)
}

/// One block for each name, in the order of the text; without `all` a long list of candidates that
/// lost in the same way is cut.
fn text(explained: &Explained, all: bool) -> String {
    let mut out = String::new();
    for Explanation { at, en, id, rule, candidates, via: _ } in &explained.names {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", at.text);
        let english = en.as_deref().unwrap_or("unresolved");
        let id = id.as_deref().map(|id| format!(" [{id}]")).unwrap_or_default();
        let _ = writeln!(out, "  {english}{id}");
        let _ = writeln!(out, "  by {rule}, paragraph {}", at.paragraph + 1);
        for group in candidates.chunk_by(|a, b| a.at == b.at && a.lost == b.lost) {
            let shown = if all || group.len() <= SHOWN { group.len() } else { SHOWN };
            for candidate in &group[..shown] {
                let words =
                    if candidate.at == *at { String::new() } else { format!(", «{}»", candidate.at.text) };
                let _ = writeln!(out, "  {}{words}: {}", not(candidate), candidate.lost);
            }
            if shown < group.len() {
                let _ = writeln!(out, "  and {} more for the same reason (--all)", group.len() - shown);
            }
        }
    }
    if !explained.untaken.is_empty() {
        let _ = writeln!(out, "\nTaken for no name:");
    }
    for candidate in &explained.untaken {
        let Candidate { at, lost, .. } = candidate;
        let _ = writeln!(out, "{}\n  {}: {lost}, paragraph {}", at.text, not(candidate), at.paragraph + 1);
    }
    out
}

/// Candidates shown of those that lost in the same way.
const SHOWN: usize = 3;

fn not(candidate: &Candidate) -> String {
    format!("not {} [{}]", candidate.en.as_deref().unwrap_or("no English"), candidate.id)
}
