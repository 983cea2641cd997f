//! `mujaz glossary approve`: somebody read the English of these concepts in the named source.

use mujaz::diagnostic::Diagnostic;
use mujaz::glossary::Status;

use crate::args::GlossaryApprove;
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done};
use super::edit::say_names;

/// Approves all of the concepts or none.
pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryApprove) -> Result<Outcome, Failure> {
    let mut open = desk.open()?;
    let mut problems = Vec::new();
    let mut notes = Vec::new();
    let mut last = None;
    let mut ids = Vec::new();
    for text in &args.ids {
        let found = open.id(text).and_then(|id| Ok(open.store.entry(&id)?));
        let mut concept = match found {
            Ok(concept) => concept,
            Err(Failure::Diagnosed(found)) => {
                problems.extend(found);
                continue;
            }
            Err(other) => return Err(other),
        };
        let id = &concept.id.clone();
        ids.push(id.clone());
        if let Some(other) = concept.replaced_by.as_ref().filter(|_| concept.status == Status::Deprecated) {
            problems.push(
                Diagnostic::error("glossary-status", format!("`{id}` is deprecated, replaced by `{other}`"))
                    .help(format!(
                        "to use it again: `mujaz glossary edit {id} --unset replaced-by --unset until --set status=proposed`"
                    )),
            );
            continue;
        }
        let before = concept.clone();
        if let Some(source) = &args.source {
            if let Some(old) = concept.source.as_ref().filter(|old| *old != source) {
                notes.push(format!("{id}: the source was {old}"));
            }
            concept.source = Some(source.clone());
            say_names(&before, &mut concept, open.known(id)?);
        }
        if concept.source.is_none() {
            problems.push(
                Diagnostic::error("glossary-no-source", format!("`{id}` names no source of its English"))
                    .help("name the page where you read it: --source https://…"),
            );
            continue;
        }
        concept.status = Status::Approved;
        match open.store.update(id, &concept) {
            Ok(()) => last = Some(concept),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let concept = last.as_ref().filter(|_| args.ids.len() == 1);
    let done = Done { action: "approved", ids, concept, notes, json: args.output.json };
    desk.finish(open.store, &done)
}
