//! `mujaz glossary export`: the glossary in a format of other programs.

use std::io::IsTerminal;

use anyhow::Context;
use mujaz::diagnostic::Severity;
use mujaz::exchange::format;
use mujaz::glossary::{Concept, relations};

use crate::args::{ExchangeArg, GlossaryExport};
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, refuse};

/// Writes the concepts that are wanted, and says what the format cannot carry.
pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryExport) -> Result<Outcome, Failure> {
    let format = args.format.or_else(|| args.output.as_deref().and_then(ExchangeArg::of_file)).ok_or_else(|| {
        let help = "say --format xlsx, csv, tsv, tbx, skos, omegat, weblate or deepl, or name a file such as -o terms.xlsx";
        refuse("exchange-format", "in which format?", help)
    })?;
    if args.output.is_none() && format == ExchangeArg::Xlsx && std::io::stdout().is_terminal() {
        let help = "name a file with -o terms.xlsx, or redirect the output";
        return Err(refuse("exchange-binary", "a workbook is not for a terminal", help));
    }
    let catalogue = desk.catalogue();
    let is_wanted = |concept: &&Concept| {
        concept.at.line > 0
            && (args.kind.is_empty() || args.kind.contains(&concept.kind))
            && (args.status.is_empty() || args.status.contains(&concept.status))
            && !(args.house_only && concept.at.path.ends_with("(shipped)"))
    };
    let concepts: Vec<&Concept> = catalogue.concepts().iter().filter(is_wanted).collect();
    let circles = |concept: &&Concept| {
        let found = relations::circles(concept, &catalogue);
        found.into_iter().map(|problem| problem.at(concept.at.place())).collect::<Vec<_>>()
    };
    desk.report.messages(concepts.iter().flat_map(circles));
    let exported = format::write(format.into(), &concepts, &args.base);
    if exported.problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(Failure::Diagnosed(exported.problems));
    }
    desk.report.messages(exported.problems);
    match &args.output {
        None => {
            desk.report.result(&exported.bytes);
            if catalogue.left_out() > 0 {
                desk.report.note(&left_out(catalogue.left_out()));
            }
        }
        Some(path) => {
            let name = path.display().to_string();
            mujaz::write::file(path, &exported.bytes).with_context(|| format!("{name} cannot be written"))?;
            let taken = concepts.iter().filter(|concept| format::takes(format.into(), concept)).count();
            let left = match concepts.len() - taken {
                0 => String::new(),
                left => format!("; {left} left out, deprecated or without a term that the format takes"),
            };
            let wrong = match catalogue.left_out() {
                0 => String::new(),
                count => format!("; {}", left_out(count)),
            };
            desk.report.note(&format!("{taken} concepts in {name}{left}{wrong}"));
        }
    }
    // A list that lacks something, or that no program can take in, is no clean one.
    let has_error = desk.report.worst() == Some(Severity::Error);
    Ok(if has_error || catalogue.left_out() > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// What a person should know of entries that cannot be read.
fn left_out(count: usize) -> String {
    let entries = if count == 1 { "entry" } else { "entries" };
    format!("{count} {entries} left out for an error")
}
