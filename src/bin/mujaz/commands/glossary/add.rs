//! `mujaz glossary add`: a new concept, unless it is there already.

use mujaz::diagnostic::Diagnostic;
use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::concept::Position;
use mujaz::glossary::relations;
use mujaz::glossary::search::{Collision, collisions};
use mujaz::glossary::series::{Apart, like};
use mujaz::glossary::{Concept, ids, keys};

use crate::args::GlossaryAdd;
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done, refuse};
use super::named;
use super::questions::{self, Answers};

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryAdd) -> Result<Outcome, Failure> {
    let answers = questions::complete(args)?;
    let mut open = desk.open()?;
    let mut concept = concept(args, &answers, &open.catalogue)?;
    concept.id = match &args.id {
        Some(id) => id.clone(),
        None => ids::propose(&concept, |id| open.catalogue.get(id).is_some()).ok_or_else(|| {
            refuse("glossary-id", "no id can be made from this English name", "give one: --id NAME")
        })?,
    };
    let mut problems = doubles(open.catalogue.concepts(), &concept);
    problems.extend(relations::problems(&concept, &open.catalogue));
    if open.catalogue.get(&concept.id).is_some() {
        problems.push(
            Diagnostic::error("glossary-duplicate-id", format!("the id `{}` is already taken", concept.id))
                .help(format!("see it with `mujaz glossary show {}`, or choose another id", concept.id)),
        );
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let notes = series(open.catalogue.concepts(), &concept);
    open.store.insert(&concept)?;
    let done = Done::one("added", &concept, notes, args.output);
    desk.finish(open.store, &done)
}

fn concept(args: &GlossaryAdd, answers: &Answers, catalogue: &Catalogue) -> Result<Concept, Failure> {
    let at = Position { path: "the new entry".to_owned(), line: 1 };
    let mut concept = Concept::new("", answers.kind, at);
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let mut fields = vec![
        ("ar", vec![answers.ar.clone()]),
        ("en", vec![answers.en.clone()]),
        ("acronym", one(&answers.acronym)),
        ("ar-variant", args.ar_variant.clone()),
        ("en-variant", args.en_variant.clone()),
        ("ar-short", args.ar_short.clone()),
        ("country", one(&answers.country)),
        ("parent", one(&args.parent)),
        ("class", one(&args.class)),
        ("status", args.status.iter().map(|status| status.name().to_owned()).collect()),
        ("source", one(&args.source)),
        ("since", one(&args.since)),
        ("until", one(&args.until)),
        ("definition", one(&args.definition)),
        ("note", one(&args.note)),
    ];
    // A country may leave its names to CLDR.
    fields.retain(|(key, values)| !(matches!(*key, "ar" | "en") && values.iter().all(String::is_empty)));
    for (key, values) in fields.into_iter().filter(|(_, values)| !values.is_empty()) {
        let values = values.iter().map(|value| named::value(catalogue, &concept, key, value));
        let values = values.collect::<Result<_, _>>()?;
        set(&mut concept, key, values)?;
    }
    for (key, value) in &args.set {
        let mut values = if keys::is_list(key) { keys::texts(&concept, key) } else { Vec::new() };
        values.push(named::value(catalogue, &concept, key, value)?);
        set(&mut concept, key, values)?;
    }
    Ok(concept)
}

fn set(concept: &mut Concept, key: &str, values: Vec<String>) -> Result<(), Failure> {
    keys::set(concept, key, values)
        .map_err(|message| refuse("glossary-key", message, "docs/glossary.md lists the keys of an entry"))
}

/// The series of which the new concept may only be an edition, and bodies that it may only be a meeting of.
fn series(concepts: &[Concept], new: &Concept) -> Vec<String> {
    let note = |(other, apart): (&Concept, Apart)| {
        let Concept { id, kind, .. } = other;
        let (name, kind) = (other.name_en(), kind.name());
        match apart {
            Apart::Number => format!(
                "but for a number it is `{id}` ({name}); the series is enough: say the year of an edition there, \
                 `mujaz glossary edit {id} --add \"editions=20: 2025\"`, and remove this one"
            ),
            Apart::Kind => format!(
                "`{id}` ({name}) has the same name and is of kind {kind}; if it is the same, remove this one"
            ),
        }
    };
    like(concepts, new).into_iter().map(note).collect()
}

/// What the new concept would double, a message for each concept.
fn doubles(concepts: &[Concept], new: &Concept) -> Vec<Diagnostic> {
    let message = |Collision { with, theirs, ours }: Collision<'_>| {
        let same = if theirs.text == ours.text {
            format!("{} is", ours.text)
        } else {
            format!("{} is, as {},", ours.text, theirs.text)
        };
        let problem = Diagnostic::error(
            "glossary-duplicate",
            format!("{same} already a name of `{}` ({})", with.id, with.name_en()),
        )
        .help(format!(
            "add names to it with `mujaz glossary edit {} --add`; two bodies of one name need --country, or \
             --since and --until",
            with.id
        ));
        if with.at.line > 0 { problem.at(with.at.place()) } else { problem }
    };
    collisions(concepts, new).into_iter().map(message).collect()
}
