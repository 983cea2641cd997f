//! `mujaz glossary import`: concepts from a file of other programs, shown as a diff before they are
//! written.

use std::collections::HashSet;
use std::io::{IsTerminal, Read};
use std::path::Path;

use anyhow::Context;
use dialoguer::{Confirm, Select};
use mujaz::diagnostic::{Diagnostic, Place, Severity};
use mujaz::exchange::format::{self, Format};
use mujaz::exchange::plan::{self, Conflict, Plan, Resolution, Step, changes, resolve, shown};
use mujaz::exchange::said::Defaults;
use mujaz::exchange::table::Told;
use mujaz::exchange::too_large;
use mujaz::glossary::Concept;
use mujaz::glossary::store::Store;
use serde_json::{Value, json};

use crate::args::{ConflictArg, GlossaryImport};
use crate::commands::{Failure, Outcome};
use crate::report::Report;

use super::desk::{Desk, Open, refuse};

/// Reads the file, shows what would change, and writes it unless this is only to be shown.
pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryImport) -> Result<Outcome, Failure> {
    let on_conflict = policy(args)?;
    let told = told(args)?;
    if told.failed() {
        return Err(Failure::Diagnosed(told.problems));
    }
    let mut left_out = rows_left_out(&told.problems);
    desk.report.messages(told.problems);
    let without_kind = if args.kind.is_none() { told.without_kind } else { 0 };
    let open = desk.open()?;
    let mut asker = Asker { on_conflict, failed: None, report: desk.report };
    let mut plan = plan::plan(open.catalogue.concepts(), &told.said, |conflict| asker.decide(conflict));
    if let Some(error) = asker.failed {
        return Err(Failure::Other(error));
    }
    left_out.extend(rows_left_out(&plan.problems));
    let (store, refused) = apply(open, &mut plan);
    let left_out = left_out.len() + refused.len();
    let has_problems =
        left_out > 0 || plan.problems.iter().any(|problem| problem.severity > Severity::Notice);
    desk.report.messages(std::mem::take(&mut plan.problems));
    desk.report.messages(refused.into_iter().flatten());
    if without_kind > 0 && plan.steps.iter().any(|step| step.before.is_none()) {
        let kind = Defaults::default().kind.name();
        let rows = if without_kind == 1 { "1 row names" } else { &format!("{without_kind} rows name") };
        desk.report
            .note(&format!("{rows} no kind; what is new of them comes in as {kind}, or as --kind says"));
    }
    let text = if args.json { String::new() } else { diff(&plan) };
    if args.dry_run {
        desk.result(args.json, &value(&plan, &[]), &text)?;
        desk.report.note(&format!("{}{}", summary(&plan, "would be "), aside(left_out)));
        return Ok(outcome(has_problems));
    }
    desk.result(false, &Value::Null, &text)?;
    let is_asked = !plan.steps.is_empty() && on_conflict == ConflictArg::Ask;
    if is_asked && !confirmed(plan.steps.len())? {
        desk.report.note("nothing was changed");
        return Ok(outcome(has_problems));
    }
    let files: Vec<String> = store.commit()?.iter().map(|path| path.display().to_string()).collect();
    if args.json {
        desk.result(true, &value(&plan, &files), "")?;
    }
    let into = if files.is_empty() { String::new() } else { format!(" in {}", files.join(", ")) };
    desk.report.note(&format!("{}{into}{}", summary(&plan, ""), aside(left_out)));
    Ok(outcome(has_problems))
}

/// The rows that errors leave out.
fn rows_left_out(problems: &[Diagnostic]) -> HashSet<(String, usize)> {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let row = |place: &Place| match place.path.rsplit_once('!') {
        // In a workbook the place ends in the cell or the row: `list.xlsx, Sheet1!B7`, `Sheet1!7:7`.
        Some((sheet, cell)) if place.line == 0 => {
            let digits = cell.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty());
            (sheet.to_owned(), digits.and_then(|digits| digits.parse().ok()).unwrap_or(0))
        }
        _ => (place.path.clone(), place.line),
    };
    errors.filter_map(|problem| problem.place.as_ref()).map(row).collect()
}

/// What else a person should know of an import.
fn aside(left_out: usize) -> String {
    if left_out > 0 { format!("; {left_out} left out for an error") } else { String::new() }
}

fn outcome(has_problems: bool) -> Outcome {
    if has_problems { Outcome::Findings } else { Outcome::Clean }
}

/// Whether somebody is there to be asked.
fn is_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

fn policy(args: &GlossaryImport) -> Result<ConflictArg, Failure> {
    let can_ask = is_terminal() && args.file != Path::new("-") && !args.dry_run && !args.json;
    match args.on_conflict {
        Some(ConflictArg::Ask) if !can_ask => {
            let help = "say --on-conflict keep, replace or both";
            Err(refuse("import-ask", "there is no terminal on which to ask", help))
        }
        Some(how) => Ok(how),
        None => Ok(if can_ask { ConflictArg::Ask } else { ConflictArg::Keep }),
    }
}

/// What the file tells.
fn told(args: &GlossaryImport) -> Result<Told, Failure> {
    let name = args.file.display().to_string();
    let unreadable = || format!("{name} cannot be read");
    let mut bytes = Vec::new();
    let most = mujaz::exchange::MAX_BYTES as u64;
    let read = |mut from: Box<dyn Read>, bytes: &mut Vec<u8>| from.by_ref().take(most + 1).read_to_end(bytes);
    if args.file == Path::new("-") {
        read(Box::new(std::io::stdin()), &mut bytes).with_context(unreadable)?;
    } else {
        let file = std::fs::File::open(&args.file).with_context(unreadable)?;
        let size = file.metadata().with_context(unreadable)?.len();
        if let Some(problem) = too_large(&name, size) {
            return Err(problem.into());
        }
        read(Box::new(file), &mut bytes).with_context(unreadable)?;
    }
    if let Some(problem) = too_large(&name, bytes.len() as u64) {
        return Err(problem.into());
    }
    let defaults = Defaults { kind: args.kind.unwrap_or(Defaults::default().kind), status: args.status };
    Ok(format::read(args.format.map(Format::from), &name, &bytes, defaults))
}

/// Decides conflicts, by rule or by asking.
struct Asker<'r> {
    on_conflict: ConflictArg,
    failed: Option<anyhow::Error>,
    report: &'r Report,
}

impl Asker<'_> {
    fn decide(&mut self, conflict: &Conflict<'_>) -> Resolution {
        match self.on_conflict {
            ConflictArg::Replace => Resolution::Replace,
            ConflictArg::Both => Resolution::Both,
            ConflictArg::Ask if self.failed.is_none() => self.ask(conflict),
            _ => Resolution::Keep,
        }
    }

    fn ask(&mut self, conflict: &Conflict<'_>) -> Resolution {
        let wanted = resolve(conflict.old, conflict.said, Resolution::Replace);
        let mut prompt = format!("{} ({})", conflict.old.id, conflict.old.name_en());
        for change in changes(conflict.old, &wanted) {
            let line = format!("    {}: {} → {}", change.column, change.before, change.after);
            prompt.push_str(&format!("\n{}", self.report.line(&line.replace('\n', " "))));
        }
        let choices = [
            ("keep what the glossary has", ConflictArg::Ask, Resolution::Keep),
            ("replace it by what the file says", ConflictArg::Ask, Resolution::Replace),
            ("both: the file's name becomes a variant", ConflictArg::Ask, Resolution::Both),
            ("keep, here and in all that follow", ConflictArg::Keep, Resolution::Keep),
            ("replace, here and in all that follow", ConflictArg::Replace, Resolution::Replace),
        ];
        let labels = choices.map(|(label, ..)| label);
        match Select::new().with_prompt(prompt).items(labels).default(0).interact() {
            Ok(at) => {
                let (_, then, now) = choices[at];
                self.on_conflict = then;
                now
            }
            Err(error) => {
                self.failed = Some(anyhow::Error::new(error).context("the question was not answered"));
                Resolution::Keep
            }
        }
    }
}

fn confirmed(count: usize) -> Result<bool, Failure> {
    let prompt = format!("Write these {count} entries?");
    Ok(Confirm::new()
        .with_prompt(prompt)
        .default(true)
        .interact()
        .context("the question was not answered")?)
}

/// Puts into the store what it takes of the plan, and leaves only that in the plan. Gives the store, which is
/// not written yet, and what was refused.
fn apply(open: Open, plan: &mut Plan) -> (Store, Vec<Vec<Diagnostic>>) {
    let mut store = open.store;
    let mut refused = Vec::new();
    plan.steps.retain(|Step { before, after }| {
        let done = match before {
            // A new entry stands nowhere yet but in its row.
            None => store.insert(after).map_err(|problems| {
                problems.into_iter().map(|problem| problem.at(after.at.place())).collect()
            }),
            Some(before) => store
                .entry(&before.id)
                .and_then(|own| store.update(&before.id, &plan::carry(&own, before, after))),
        };
        let is_taken = done.is_ok();
        refused.extend(done.err());
        is_taken
    });
    (store, refused)
}

/// What changes, concept by concept.
fn diff(plan: &Plan) -> String {
    let mut out = String::new();
    for step in &plan.steps {
        match &step.before {
            None => {
                let Concept { id, kind, status, .. } = &step.after;
                out.push_str(&format!("+ {id} [{}, {}]\n", kind.name(), status.name()));
                for column in ["ar", "en"] {
                    out.push_str(&format!("    {column}: {}\n", shown(&step.after, column)));
                }
            }
            Some(before) => {
                out.push_str(&format!("~ {} ({})\n", before.id, before.name_en()));
                for change in changes(before, &step.after) {
                    let nothing = |text: &str| {
                        if text.is_empty() { "(nothing)".to_owned() } else { text.replace('\n', " ") }
                    };
                    let (before, after) = (nothing(&change.before), nothing(&change.after));
                    out.push_str(&format!("    {}: {before} → {after}\n", change.column));
                }
            }
        }
    }
    out
}

fn value(plan: &Plan, files: &[String]) -> Value {
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for step in &plan.steps {
        let after = &step.after;
        match &step.before {
            None => new.push(json!({
                "id": after.id,
                "kind": after.kind.name(),
                "status": after.status.name(),
                "ar": after.name_ar(),
                "en": after.name_en(),
            })),
            Some(before) => {
                let changes: Vec<Value> = changes(before, after)
                    .iter()
                    .map(|c| json!({ "key": c.column, "before": c.before, "after": c.after }))
                    .collect();
                changed.push(json!({ "id": before.id, "changes": changes }));
            }
        }
    }
    json!({ "new": new, "changed": changed, "unchanged": plan.unchanged, "files": files })
}

/// How many entries are new, changed, and there already.
fn summary(plan: &Plan, would: &str) -> String {
    let new = plan.steps.iter().filter(|step| step.before.is_none()).count();
    let changed = plan.steps.len() - new;
    if plan.steps.is_empty() {
        return format!("nothing to change: {} concepts of the file are there already", plan.unchanged);
    }
    format!("{would}added {new}, changed {changed}; already there {}", plan.unchanged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_with_two_errors_is_left_out_once() {
        let error = |place: Place| Diagnostic::error("table-value", "x").at(place);
        let workbook = ["a.xlsx, S!B9", "a.xlsx, S!9:9", "a.xlsx, S!AA10"].map(|at| error(Place::file(at)));
        assert_eq!(rows_left_out(&workbook).len(), 2);
        let text = "ar,en\nx,y\n";
        let table = [(6, 7), (8, 9)].map(|(start, end)| error(Place::in_source("a.csv", text, start, end)));
        assert_eq!(rows_left_out(&table).len(), 1);
        assert_eq!(rows_left_out(&[Diagnostic::warning("table-pair", "x").at(Place::file("a"))]).len(), 0);
    }
}
