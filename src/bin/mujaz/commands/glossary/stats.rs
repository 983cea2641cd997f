//! `mujaz glossary stats`: how many concepts of each kind and status there are.

use mujaz::glossary::{Concept, Glossary, Kind, Status};

use crate::commands::{Failure, Outcome};
use crate::report::{Report, columns};

pub(super) fn run(glossary: &Glossary, report: &mut Report) -> Result<Outcome, Failure> {
    report.result(format!("{}\n", table(glossary)).as_bytes());
    Ok(Outcome::Clean)
}

/// A row for each kind, a column for each status.
fn table(glossary: &Glossary) -> String {
    let statuses = Status::ALL;
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
