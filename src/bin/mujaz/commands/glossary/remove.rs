//! `mujaz glossary remove`: a concept goes, unless something uses it.

use mujaz::diagnostic::Diagnostic;

use crate::args::GlossaryRemove;
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done};

/// How many places of use a refusal shows.
const SHOWN: usize = 10;

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryRemove) -> Result<Outcome, Failure> {
    let mut open = desk.open()?;
    let concept = open.known(&args.id)?.clone();
    let references: Vec<(String, &'static str)> =
        open.catalogue.references(&args.id).into_iter().map(|(other, key)| (other.id.clone(), key)).collect();
    // The releases are read last, because that takes longest.
    open.store.remove(&args.id)?;
    let usage = desk.usage(&[])?;
    let uses = usage.uses(&args.id);

    let is_used = !references.is_empty() || !uses.is_empty();
    if is_used && !args.force {
        let mut problems: Vec<Diagnostic> = references
            .iter()
            .map(|(other, key)| {
                let message = format!("`{}` is in use: it is `{key}` of `{other}`", args.id);
                Diagnostic::error("glossary-in-use", message)
            })
            .collect();
        problems.extend(uses.iter().take(SHOWN).map(|used| used.problem(&args.id)));
        let more = uses.len().saturating_sub(SHOWN);
        let help = format!(
            "nothing was removed; deprecate it: mujaz glossary deprecate {} --replaced-by ID; or --force",
            args.id
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
    if open.store.entry(&args.id).is_ok() {
        notes.push(format!("the shipped glossary's own `{}` counts again", args.id));
    }
    let done = Done {
        action: "removed",
        ids: vec![args.id.clone()],
        concept: Some(&concept),
        notes,
        json: args.json,
    };
    desk.finish(open.store, &done)
}
