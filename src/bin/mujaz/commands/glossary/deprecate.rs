//! `mujaz glossary deprecate`: another concept took the place of this one.

use mujaz::glossary::{Status, keys};

use crate::args::GlossaryDeprecate;
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done, Open, refuse};

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryDeprecate) -> Result<Outcome, Failure> {
    let mut open = desk.open()?;
    let mut args = args.clone();
    args.target.id = open.id(&args.target.id)?;
    let successor = open.known(&args.replaced_by)?;
    args.replaced_by.clone_from(&successor.id);
    let args = &args;
    let mut notes = Vec::new();
    if successor.status == Status::Deprecated {
        notes.push(format!("`{}` is deprecated itself", successor.id));
    }
    refuse_cycle(&open, args)?;
    let mut concept = open.store.entry(&args.target.id)?;
    concept.status = Status::Deprecated;
    concept.replaced_by = Some(args.replaced_by.clone());
    if let Some(day) = &args.until {
        keys::set(&mut concept, "until", vec![day.clone()]).map_err(|m| refuse("glossary-key", m, ""))?;
    }
    open.store.update(&args.target.id, &concept)?;
    let done = Done::one("deprecated", &concept, notes, args.output);
    desk.finish(open.store, &done)
}

/// Who follows the successors must never come back.
fn refuse_cycle(open: &Open, args: &GlossaryDeprecate) -> Result<(), Failure> {
    let line = open.catalogue.line(&args.replaced_by, |concept| concept.replaced_by.as_deref());
    match line.iter().position(|id| *id == args.target.id) {
        None => Ok(()),
        Some(at) => Err(refuse(
            "glossary-cycle",
            format!(
                "`{}` would be its own successor: {}",
                args.target.id,
                line[..=at].join(" is replaced by ")
            ),
            "name the concept that is in use today",
        )),
    }
}
