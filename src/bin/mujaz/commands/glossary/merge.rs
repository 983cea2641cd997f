//! `mujaz glossary merge`: two entries turn out to be one concept.

use std::collections::HashSet;

use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::search::key;
use mujaz::glossary::{Concept, Status, Term, TermType, keys};

use crate::args::GlossaryMerge;
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done, refuse};
use super::edit::propose_unread;
use super::releases;

/// Keys of which a concept has one value; where two entries differ in one, a person decides.
const SINGLE: &[&str] =
    &["class", "country", "parent", "definition", "note", "source", "since", "until", "editions"];

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryMerge) -> Result<Outcome, Failure> {
    let mut open = desk.open()?;
    let args = &GlossaryMerge { into: open.id(&args.into)?, from: open.id(&args.from)?, ..args.clone() };
    if args.into == args.from {
        return Err(refuse("glossary-merge", "a concept cannot be merged with itself", "name two ids"));
    }
    let mut whole = open.known(&args.from)?.clone();
    let mut into = open.store.entry(&args.into)?;
    let mut notes = Vec::new();
    if !args.force {
        refuse_unlike(&into, &whole)?;
    }
    if into.status == Status::Deprecated && whole.status != Status::Deprecated {
        let message = format!("`{}` is deprecated, so that `{}` would be lost in it", args.into, args.from);
        return Err(refuse("glossary-merge", message, "merge the other way round"));
    }
    let names = open.known(&args.into)?.clone();
    for concept in [&mut into, &mut whole] {
        drop_circles(&open.catalogue, args, concept, &mut notes);
    }
    take_terms(&mut into.ar, &names.ar, &whole.ar);
    take_terms(&mut into.en, &names.en, &whole.en);
    into.sort_terms();
    take_fields(&mut into, &whole, &mut notes)?;
    if whole.status != Status::Approved {
        notes.extend(propose_unread(&open.store.entry(&args.into)?, &mut into));
    }
    open.store.update(&args.into, &into)?;
    // What stands in a lower layer would come back alive if only the house's own form of it went.
    let keep = args.keep || open.store.is_below(&args.from);
    point_to(&mut open, args, &mut notes)?;
    if keep {
        let mut from = open.store.entry(&args.from)?;
        from.status = Status::Deprecated;
        from.replaced_by = Some(args.into.clone());
        if from.parent.as_deref() == Some(&args.from) {
            from.parent = None;
        }
        open.store.update(&args.from, &from)?;
        notes.push(format!("`{}` is kept as deprecated, replaced by `{}`", args.from, args.into));
    } else {
        open.store.remove(&args.from)?;
        notes.extend(releases::follow(desk, &mut open.store, (&args.from, &args.into), args.releases)?);
    }
    let ids = vec![args.into.clone(), args.from.clone()];
    let done = Done { action: "merged", ids, concept: Some(&into), notes, json: args.output.json };
    desk.finish(open.store, &done)
}

/// Takes out of one of the two what would lead back to both once they are one.
///
/// All references to the second go to the first afterwards, so that every new circle runs through the first.
fn drop_circles(catalogue: &Catalogue, args: &GlossaryMerge, concept: &mut Concept, notes: &mut Vec<String>) {
    let id = concept.id.clone();
    for (key, field) in [("parent", &mut concept.parent), ("replaced-by", &mut concept.replaced_by)] {
        let Some(target) = field.take_if(|target| leads_back(catalogue, args, key, target)) else { continue };
        notes.push(format!(
            "{key}: `{target}` of `{id}` is not taken, because it would lead back to `{}`",
            args.into
        ));
    }
}

/// Whether a chain of references comes to one of the two.
fn leads_back(catalogue: &Catalogue, args: &GlossaryMerge, key: &str, target: &str) -> bool {
    let line = catalogue.line(target, |concept| match key {
        "parent" => concept.parent.as_deref(),
        _ => concept.replaced_by.as_deref(),
    });
    line.iter().any(|id| *id == args.into || *id == args.from)
}

/// Two kinds or two countries are two concepts, until somebody says that one of the entries is wrong.
fn refuse_unlike(into: &Concept, from: &Concept) -> Result<(), Failure> {
    let kinds = (Some(into.kind.name()), Some(from.kind.name()));
    let countries = (into.country.as_deref(), from.country.as_deref());
    for (what, key, values) in [("kind", "kind", kinds), ("the country", "country", countries)] {
        let (Some(a), Some(b)) = values else { continue };
        if a != b {
            let message = format!("`{}` is of {what} {a}, `{}` of {what} {b}", into.id, from.id);
            let help = format!(
                "correct the one that is wrong: `mujaz glossary edit {} --set {key}={a}`; or --force, with which {a} \
                 stands",
                from.id
            );
            return Err(refuse("glossary-merge", message, help));
        }
    }
    Ok(())
}

/// The terms of the second that the first lacks: its name as a variant, its acronym as one that is
/// recognised.
fn take_terms(into: &mut Vec<Term>, known: &[Term], from: &[Term]) {
    let mut there: HashSet<Vec<String>> = known.iter().map(|term| key(&term.text)).collect();
    for term in from {
        if !there.insert(key(&term.text)) {
            continue;
        }
        let has = |kind| known.iter().chain(into.iter()).any(|term| term.kind == kind);
        let kind = match term.kind {
            TermType::Name | TermType::Formal if has(term.kind) => TermType::Variant,
            TermType::Acronym if has(TermType::Acronym) => TermType::AcronymVariant,
            TermType::Adjective if has(TermType::Adjective) => continue,
            kind => kind,
        };
        into.push(Term { text: term.text.clone(), kind });
    }
}

/// Fields that only the second has; where both differ the first's stands and the other is listed.
///
/// When a name of the past was in use says nothing of a living one, and a source is where one English
/// name was read, no other: neither is taken over then.
fn take_fields(into: &mut Concept, from: &Concept, notes: &mut Vec<String>) -> Result<(), Failure> {
    let of_the_past = from.status == Status::Deprecated || from.until.is_some();
    let other_english = into.name_en() != from.name_en();
    for name in SINGLE {
        let (ours, theirs) = (keys::texts(into, name), keys::texts(from, name));
        let is_its_own = match *name {
            "since" | "until" => of_the_past,
            "source" => other_english,
            _ => false,
        };
        if ours.is_empty() && is_its_own {
            if !theirs.is_empty() {
                notes.push(format!(
                    "{name}: {} is of `{}` and is not taken over",
                    theirs.join(", "),
                    from.id
                ));
            }
        } else if ours.is_empty() {
            keys::set(into, name, theirs).map_err(|m| refuse("glossary-key", m, ""))?;
        } else if !theirs.is_empty() && ours != theirs {
            notes.push(format!("{name}: {} stands, not {}", ours.join(", "), theirs.join(", ")));
        }
    }
    if into.status != from.status {
        notes.push(format!("status: {} stands, not {}", into.status.name(), from.status.name()));
    }
    Ok(())
}

/// Makes entries that name the second name the first.
fn point_to(
    open: &mut super::desk::Open,
    args: &GlossaryMerge,
    notes: &mut Vec<String>,
) -> Result<(), Failure> {
    let references: Vec<(String, &'static str)> =
        open.catalogue.references(&args.from).into_iter().map(|(c, key)| (c.id.clone(), key)).collect();
    for (id, key) in references.into_iter().filter(|(id, _)| *id != args.into && *id != args.from) {
        let mut other = open.store.entry(&id)?;
        let field = if key == "parent" { &mut other.parent } else { &mut other.replaced_by };
        *field = Some(args.into.clone());
        open.store.update(&id, &other)?;
        notes.push(format!("`{id}` names `{}` as `{key}`", args.into));
    }
    Ok(())
}
