//! `mujaz glossary rename-id`: another id, wherever the glossary names it.

use mujaz::glossary::countries;

use crate::args::GlossaryRenameId;
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done, refuse};
use super::releases;

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryRenameId) -> Result<Outcome, Failure> {
    let mut open = desk.open()?;
    let args = &GlossaryRenameId { old: open.id(&args.old)?, ..args.clone() };
    if let Some(other) = open.catalogue.get(&args.new) {
        return Err(refuse(
            "glossary-duplicate-id",
            format!("the id `{}` is already taken by {}", args.new, other.name_en()),
            format!("choose another id, or merge: mujaz glossary merge {} {}", args.new, args.old),
        ));
    }
    let mut concept = open.store.entry(&args.old)?;
    if !open.store.holds(&args.old) {
        return Err(refuse(
            "glossary-shipped",
            format!("`{}` stands in the shipped glossary, whose ids are fixed", args.old),
            "add a concept of your own and deprecate this one with --replaced-by",
        ));
    }
    if countries::is_code(&args.old) {
        return Err(refuse(
            "glossary-shipped",
            format!("`{}` is the code of a country, by which CLDR names it; such an id is fixed", args.old),
            format!("change its names: `mujaz glossary edit {} --set en=…`", args.old),
        ));
    }
    concept.id.clone_from(&args.new);
    open.store.update(&args.old, &concept)?;
    let references: Vec<String> =
        open.catalogue.references(&args.old).into_iter().map(|(c, _)| c.id.clone()).collect();
    let mut notes = Vec::new();
    for id in references {
        let id = if id == args.old { &args.new } else { &id };
        let mut other = open.store.entry(id)?;
        for field in [&mut other.parent, &mut other.replaced_by] {
            if field.as_deref() == Some(&args.old) {
                *field = Some(args.new.clone());
            }
        }
        open.store.update(id, &other)?;
        notes.push(format!("`{id}` names the new id"));
    }
    notes.dedup();
    if open.store.entry(&args.old).is_ok() {
        notes.push(format!("the shipped glossary's own `{}` counts again", args.old));
    }
    notes.extend(releases::follow(desk, &mut open.store, (&args.old, &args.new), args.releases)?);
    let ids = vec![args.old.clone(), args.new.clone()];
    let done = Done { action: "renamed", ids, concept: Some(&concept), notes, json: args.output.json };
    desk.finish(open.store, &done)
}
