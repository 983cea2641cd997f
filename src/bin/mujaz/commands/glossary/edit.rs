//! `mujaz glossary edit`: fields of a concept, or its whole entry in an editor.

use mujaz::glossary::{Concept, Kind, Status, Term, TermType, keys, relations};

use crate::args::GlossaryEdit;
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done, Open, refuse};
use super::{editor, named};

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryEdit) -> Result<Outcome, Failure> {
    let is_by_field =
        !(args.set.is_empty() && args.add.is_empty() && args.remove.is_empty() && args.unset.is_empty());
    if !is_by_field {
        return editor::run(desk, args);
    }
    let mut open = desk.open()?;
    let args = &meant(args, &open)?;
    let mut concept = open.store.entry(&args.target.id)?;
    let before = concept.clone();
    change(&mut concept, args)?;
    say_names(&before, &mut concept, open.known(&args.target.id)?);
    let notes = propose_unread(&before, &mut concept);
    let problems = relations::problems(&concept, &open.catalogue);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    open.store.update(&args.target.id, &concept)?;
    let done = Done::one("edited", &concept, notes, args.output);
    desk.finish(open.store, &done)
}

/// The same with ids and codes in place of names.
fn meant(args: &GlossaryEdit, open: &Open) -> Result<GlossaryEdit, Failure> {
    let mut args = args.clone();
    args.target.id = open.id(&args.target.id)?;
    let entry = open.known(&args.target.id)?;
    for (key, value) in &mut args.set {
        *value = named::value(&open.catalogue, entry, key, value)?;
    }
    Ok(args)
}

/// Has an entry of a country that names a new source say its names, too, where it left them to CLDR: a
/// source is where the English of the entry was read.
pub(super) fn say_names(before: &Concept, after: &mut Concept, whole: &Concept) {
    let is_named = |terms: &[Term]| terms.iter().any(|term| term.kind == TermType::Name);
    if after.kind != Kind::Country || after.source == before.source || is_named(&after.en) {
        return;
    }
    for (own, all) in [(&mut after.ar, &whole.ar), (&mut after.en, &whole.en)] {
        if !is_named(own) {
            own.extend(all.iter().find(|term| term.kind == TermType::Name).cloned());
        }
    }
    after.sort_terms();
}

/// Makes an entry proposed whose new English nobody can have read in its source, and says so.
pub(super) fn propose_unread(before: &Concept, after: &mut Concept) -> Vec<String> {
    if !after.is_unread_since(before) {
        return Vec::new();
    }
    after.status = Status::Proposed;
    vec!["the English changed, so that the entry is only proposed now; approve it with its source".to_owned()]
}

/// Takes keys away, then sets, adds and removes values.
fn change(concept: &mut Concept, args: &GlossaryEdit) -> Result<(), Failure> {
    for key in &args.unset {
        set(concept, key, Vec::new())?;
    }
    let mut keys_set: Vec<&str> = args.set.iter().map(|(key, _)| key.as_str()).collect();
    keys_set.dedup();
    for key in keys_set {
        let values = args.set.iter().filter(|(k, _)| k == key).map(|(_, value)| value.clone()).collect();
        set(concept, key, values)?;
    }
    for (key, value) in &args.add {
        let mut values = keys::texts(concept, key);
        if !values.contains(value) {
            values.push(value.clone());
        }
        set(concept, key, values)?;
    }
    for (key, value) in &args.remove {
        let mut values = keys::texts(concept, key);
        let before = values.len();
        values.retain(|own| own != value);
        if values.len() == before {
            return Err(refuse(
                "glossary-value",
                format!("`{key}` of `{}` does not hold {value}", args.target.id),
                format!("see what it holds with `mujaz glossary show {}`", args.target.id),
            ));
        }
        set(concept, key, values)?;
    }
    Ok(())
}

fn set(concept: &mut Concept, key: &str, values: Vec<String>) -> Result<(), Failure> {
    match (key, &values[..]) {
        ("id", _) => Err(refuse(
            "glossary-key",
            "an id is not edited like a field, because others name it",
            format!("use `mujaz glossary rename-id {} NEW`", concept.id),
        )),
        ("kind", [name]) => match Kind::ALL.into_iter().find(|kind| kind.name() == name) {
            Some(kind) => {
                concept.kind = kind;
                Ok(())
            }
            None => {
                let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
                let help = format!("the kinds are {}", kinds.join(", "));
                Err(refuse("glossary-kind", format!("`{name}` is no kind of concept"), help))
            }
        },
        _ => keys::set(concept, key, values).map_err(|message| {
            refuse("glossary-key", message, "docs/glossary.md lists the keys of an entry")
        }),
    }
}
