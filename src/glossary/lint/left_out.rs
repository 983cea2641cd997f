//! Entries that are left out for an error, looked at all the same: who corrects one problem should not
//! have to run the checks again to learn of the next.

use super::{Finding, Measure, Placed, lint, placed};
use crate::diagnostic::{Diagnostic, Severity};
use crate::glossary::concept::Concept;
use crate::glossary::read;
use crate::glossary::relations::{self, Others};
use crate::glossary::store::File;

/// What else is wrong with the entries of `files` that `problems` leave out, by themselves and in what they
/// say of the others.
pub fn left_out(
    problems: &[Diagnostic],
    files: &[&File],
    others: &impl Others,
    measure: &Measure,
) -> Vec<Diagnostic> {
    let concepts: Vec<Concept> = files.iter().flat_map(|file| of_file(file, problems)).collect();
    if concepts.is_empty() {
        return Vec::new();
    }
    let is_among = |id: &str| concepts.iter().any(|concept| concept.id == id);
    // The one that it names may be left out too, and is an entry as soon as it is sound.
    let is_told = |concept: &Concept, problem: &Diagnostic| {
        let named = [&concept.parent, &concept.replaced_by].into_iter().flatten();
        problem.code != "glossary-dangling"
            || named.into_iter().any(|id| others.get(id).is_none() && !is_among(id))
    };
    let mut out: Vec<Diagnostic> = Vec::new();
    for concept in &concepts {
        let unknown = relations::unknown(concept, others).into_iter();
        out.extend(unknown.filter(|p| is_told(concept, p)).map(|p| p.at(concept.at.place())));
    }
    let found: Vec<Finding> = lint(&concepts, measure);
    out.extend(placed(found, &concepts, files.iter().copied()).iter().map(Placed::diagnostic));
    // What the reader said already is not said again.
    out.retain(|one| !problems.iter().any(|p| p.code == one.code && p.message == one.message));
    out
}

/// The entries of a file that are left out: for an error of their own, or because another has their id.
fn of_file(file: &File, problems: &[Diagnostic]) -> Vec<Concept> {
    let here = |problem: &&Diagnostic| {
        problem.severity == Severity::Error && problem.place.as_ref().is_some_and(|p| p.path == file.path)
    };
    let errors: Vec<&Diagnostic> = problems.iter().filter(here).collect();
    if errors.is_empty() {
        return Vec::new();
    }
    let is_doubled = |concept: &Concept| {
        let is_it = |p: &&Diagnostic| p.place.as_ref().is_some_and(|place| place.line == concept.at.line);
        errors.iter().filter(|p| p.code == "glossary-duplicate-id").any(is_it)
    };
    let mut out = read::flawed(&file.path, &file.text);
    out.extend(read::read(&file.path, &file.text).0.into_iter().filter(is_doubled));
    out.sort_by_key(|concept| concept.at.line);
    out
}
