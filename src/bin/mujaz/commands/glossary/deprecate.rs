//! `mujaz glossary deprecate`: another concept took the place of this one.

use mujaz::glossary::Status;

use crate::args::GlossaryDeprecate;
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done, Open, refuse};

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryDeprecate) -> Result<Outcome, Failure> {
    let mut open = desk.open()?;
    open.known(&args.id)?;
    let successor = open.known(&args.replaced_by)?;
    let mut notes = Vec::new();
    if successor.status == Status::Deprecated {
        notes.push(format!("`{}` is deprecated itself", successor.id));
    }
    refuse_cycle(&open, args)?;
    let mut concept = open.store.entry(&args.id)?;
    concept.status = Status::Deprecated;
    concept.replaced_by = Some(args.replaced_by.clone());
    if args.until.is_some() {
        concept.until.clone_from(&args.until);
    }
    open.store.update(&args.id, &concept)?;
    let done = Done {
        action: "deprecated",
        ids: vec![args.id.clone()],
        concept: Some(&concept),
        notes,
        json: args.json,
    };
    desk.finish(open.store, &done)
}

/// Who follows the successors must never come back.
fn refuse_cycle(open: &Open, args: &GlossaryDeprecate) -> Result<(), Failure> {
    let mut chain = vec![args.replaced_by.as_str()];
    loop {
        let last = chain[chain.len() - 1];
        if last == args.id {
            return Err(refuse(
                "glossary-cycle",
                format!("`{}` would be its own successor: {}", args.id, chain.join(" is replaced by ")),
                "name the concept that is in use today",
            ));
        }
        match open.catalogue.get(last).and_then(|concept| concept.replaced_by.as_deref()) {
            // A circle that is there already is for `lint`.
            Some(next) if !chain.contains(&next) => chain.push(next),
            _ => return Ok(()),
        }
    }
}
