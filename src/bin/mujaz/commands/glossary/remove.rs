//! `mujaz glossary remove`: a concept goes, unless something uses it.

use mujaz::diagnostic::Diagnostic;
use mujaz::glossary::{Concept, TermType};

use crate::args::{GlossaryRemove, Target};
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done, Open};

/// How many places of use a refusal shows.
const SHOWN: usize = 10;

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryRemove) -> Result<Outcome, Failure> {
    let mut open = desk.open()?;
    let concept = open.known(&args.target.id)?.clone();
    let args = &GlossaryRemove { target: Target { id: concept.id.clone() }, ..args.clone() };
    open.store.remove(&args.target.id)?;
    if let Ok(below) = open.store.entry(&args.target.id) {
        return undo(desk, args, open, &below);
    }
    let references: Vec<(String, &'static str)> = open
        .catalogue
        .references(&args.target.id)
        .into_iter()
        .map(|(other, key)| (other.id.clone(), key))
        .collect();
    // The releases are read last, because that takes longest.
    let usage = desk.usage(&[])?;
    let uses = usage.uses(&args.target.id);

    let is_used = !references.is_empty() || !uses.is_empty();
    if is_used && !args.force {
        let mut problems: Vec<Diagnostic> = references
            .iter()
            .take(SHOWN)
            .map(|(other, key)| {
                let message = format!("`{}` is in use: it is `{key}` of `{other}`", args.target.id);
                Diagnostic::error("glossary-in-use", message)
            })
            .collect();
        problems.extend(uses.iter().take(SHOWN).map(|used| used.problem(&args.target.id)));
        let more = uses.len().saturating_sub(SHOWN) + references.len().saturating_sub(SHOWN);
        let help = format!(
            "nothing was removed; deprecate it: mujaz glossary deprecate {} --replaced-by ID; or --force",
            args.target.id
        );
        if let Some(last) = problems.last_mut() {
            last.help = Some(if more > 0 { format!("{more} more places; {help}") } else { help });
        }
        return Err(problems.into());
    }
    let mut notes = Vec::new();
    for (id, key) in &references {
        let mut other = open.store.entry(id)?;
        match *key {
            "parent" => other.parent = None,
            _ => other.replaced_by = None,
        }
        open.store.update(id, &other)?;
        notes.push(format!("`{id}` has no `{key}` any more"));
    }
    for used in uses {
        let what = if used.paragraph == 0 { "still names it" } else { "used it" };
        notes.push(format!("{what}: {}", used.line()));
    }
    let done = Done::one("removed", &concept, notes, args.output);
    desk.finish(open.store, &done)
}

/// Takes the house's own form of an entry of a lower layer away. The concept stays, so that whoever names
/// it goes on naming it.
fn undo(desk: &mut Desk<'_>, args: &GlossaryRemove, open: Open, below: &Concept) -> Result<Outcome, Failure> {
    // An entry of a country may leave its name to CLDR.
    let name = below.english(TermType::Name).map(|name| format!(" ({name})")).unwrap_or_default();
    let note = format!("the shipped entry `{}`{name} counts again; what names it still does", args.target.id);
    desk.finish(open.store, &Done::one("removed", below, vec![note], args.output))
}
