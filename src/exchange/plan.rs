//! What an import would do: which concepts of a file are new, which are known already, which change,
//! and where the file and the glossary disagree. Nothing is written here.
//!
//! A concept of a file is the one of the same id; else the one with both names; else, where the file
//! gives no id, the only one with either name. Countries or kinds that both sides state and that differ
//! make two concepts. What only the file has is added to the entry; where both say something, and the
//! two differ, a [`Resolution`] decides.

mod lookup;
mod resolve;

use std::collections::BTreeMap;

use super::said::Said;
use crate::diagnostic::Diagnostic;
use crate::glossary::{Concept, Kind, Status, Term, TermType, ids};
use lookup::{Found, Lookup};
pub use resolve::{Change, Resolution, carry, changes, resolve, shown};

/// A concept on which file and glossary disagree.
#[derive(Debug)]
pub struct Conflict<'a> {
    /// What the file says.
    pub said: &'a Said,
    /// What the glossary says.
    pub old: &'a Concept,
}

/// What happens to one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The entry as it is now; `None` where it is new.
    pub before: Option<Concept>,
    /// As it will be.
    pub after: Concept,
}

/// What an import does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// New and changed entries, in the order of the file.
    pub steps: Vec<Step>,
    /// How many concepts of the file the glossary holds already as they are.
    pub unchanged: usize,
    /// Conflicts that were left as they are, and concepts that could not be placed.
    pub problems: Vec<Diagnostic>,
}

/// Plans an import of `said` into `existing`; `decide` says what becomes of each conflict.
pub fn plan(
    existing: &[Concept],
    said: &[Said],
    mut decide: impl FnMut(&Conflict<'_>) -> Resolution,
) -> Plan {
    let mut concepts = existing.to_vec();
    let mut lookup = Lookup::of(existing);
    let mut touched: BTreeMap<usize, usize> = BTreeMap::new();
    let mut plan = Plan::default();
    for (order, said) in said.iter().enumerate() {
        let at = match lookup.find(&concepts, said) {
            Found::One(at) => at,
            Found::None => {
                match new_concept(said, &lookup) {
                    Ok(mut concept) => {
                        plan.problems.extend(without_source(&mut concept, Status::Proposed, said));
                        lookup.add(concepts.len(), &concept);
                        touched.insert(concepts.len(), order);
                        concepts.push(concept);
                    }
                    Err(problem) => plan.problems.push(problem),
                }
                continue;
            }
            Found::Several(among) => {
                plan.problems.push(ambiguous(said, &among, &concepts));
                continue;
            }
        };
        let old = &concepts[at];
        let kept = resolve(old, said, Resolution::Keep);
        let mut after = kept.clone();
        let wanted = resolve(old, said, Resolution::Replace);
        if differ(&kept, &wanted) {
            let how = decide(&Conflict { said, old });
            after = resolve(old, said, how);
            if how == Resolution::Keep {
                plan.problems.push(kept_back(said, &kept, &wanted));
            }
        }
        plan.problems.extend(without_source(&mut after, old.status, said));
        if !differ(old, &after) {
            plan.unchanged += 1;
        } else {
            lookup.add(at, &after);
            touched.entry(at).or_insert(order);
            concepts[at] = after;
        }
    }
    let mut order: Vec<(usize, usize)> = touched.into_iter().map(|(at, order)| (order, at)).collect();
    order.sort_unstable();
    plan.steps.extend(order.into_iter().filter_map(|(_, at)| {
        let after = concepts[at].clone();
        let before = existing.get(at).cloned();
        let is_changed = before.as_ref().is_none_or(|before| differ(before, &after));
        is_changed.then_some(Step { before, after })
    }));
    plan
}

/// Whether two entries would be written differently; in which order the types of terms stand counts for
/// nothing.
fn differ(a: &Concept, b: &Concept) -> bool {
    !changes(a, b).is_empty()
}

/// Sets a concept back that would be approved without a source, and says so.
fn without_source(concept: &mut Concept, status: Status, said: &Said) -> Option<Diagnostic> {
    if concept.status != Status::Approved || concept.source.is_some() || status == Status::Approved {
        return None;
    }
    concept.status = status;
    let message = format!("`{}` is approved without a source, and stays {}", concept.id, status.name());
    let help = "name the page where the English was read in a column `source`";
    Some(Diagnostic::warning("import-no-source", message).at(said.place.clone()).help(help))
}

/// The concept of a row that is not there yet, with an id of its own.
fn new_concept(said: &Said, lookup: &Lookup) -> Result<Concept, Diagnostic> {
    let mut concept = said.concept.clone();
    concept.sort_terms();
    let is_named = |terms: &[Term]| terms.iter().any(|term| term.kind == TermType::Name);
    if concept.kind != Kind::Country && !(is_named(&concept.ar) && is_named(&concept.en)) {
        let message = format!("`{}` is no concept of the glossary, and has no name here", concept.id);
        let help = "correct the id, or give the new concept its names in columns `ar` and `en`";
        return Err(Diagnostic::error("import-no-name", message).at(said.place.clone()).help(help));
    }
    if concept.id.is_empty() {
        concept.id = ids::propose(&concept, |id| lookup.holds(id)).ok_or_else(|| {
            let message = format!("no id can be made from the English of {}", concept.name_ar());
            Diagnostic::error("import-no-id", message)
                .at(said.place.clone())
                .help("give it one in a column `id`, in small Latin letters, digits and hyphens")
        })?;
    }
    Ok(concept)
}

fn ambiguous(said: &Said, among: &[usize], concepts: &[Concept]) -> Diagnostic {
    let ids: Vec<&str> = among.iter().map(|&at| concepts[at].id.as_str()).collect();
    let message =
        format!("{} ({}) could be {}", said.concept.name_ar(), said.concept.name_en(), ids.join(" or "));
    Diagnostic::warning("import-ambiguous", message)
        .at(said.place.clone())
        .help("say which one in a column `id`, or give the `country`; the row is left out")
}

/// Says what the file wanted and did not get.
fn kept_back(said: &Said, kept: &Concept, wanted: &Concept) -> Diagnostic {
    let changes = resolve::changes(kept, wanted);
    let or_nothing = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    let shown: Vec<String> = changes
        .iter()
        .map(|change| {
            let (own, their) = (or_nothing(&change.before), or_nothing(&change.after));
            format!("`{}` is {own}, and {their} in the file", change.column)
        })
        .collect();
    Diagnostic::warning("import-conflict", format!("`{}` is kept: {}", kept.id, shown.join("; ")))
        .at(said.place.clone())
        .help("--on-conflict replace takes what the file says, both adds its names as variants")
}

#[cfg(test)]
mod tests;
