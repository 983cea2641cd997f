//! Repairs that need no decision.

use super::letters::clean;
use super::{Finding, Fix, Spot};
use crate::glossary::concept::{Concept, TermType};

/// One term that is written anew or taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Id of the concept.
    pub id: String,
    /// Whether it is an Arabic term.
    pub is_arabic: bool,
    /// Its type.
    pub kind: TermType,
    /// As it stands in the entry.
    pub from: String,
    /// As it should stand; `None` where it is taken out.
    pub to: Option<String>,
}

/// Whether [`changes`] repairs a finding.
pub fn is_repaired(finding: &Finding, concepts: &[Concept]) -> bool {
    change(finding, concepts).is_some()
}

/// The changes that repair what was found, at most one for each term. A term that is taken out is not
/// cleaned first.
pub fn changes<'f>(found: impl IntoIterator<Item = &'f Finding>, concepts: &[Concept]) -> Vec<Change> {
    let mut out: Vec<(usize, Spot, Change)> = Vec::new();
    for finding in found {
        let Some(new) = change(finding, concepts) else { continue };
        match out.iter_mut().find(|(c, spot, _)| *c == finding.concept && *spot == finding.spot) {
            Some((.., change)) => change.to = new.to.filter(|_| change.to.is_some()),
            None => out.push((finding.concept, finding.spot, new)),
        }
    }
    out.into_iter().map(|(.., change)| change).collect()
}

/// What repairs one finding; `None` where a person has to decide, or the term is right already.
fn change(finding: &Finding, concepts: &[Concept]) -> Option<Change> {
    let concept = &concepts[finding.concept];
    let (term, is_arabic) = match finding.spot {
        Spot::Arabic(n) => (concept.ar.get(n)?, true),
        Spot::English(n) => (concept.en.get(n)?, false),
        Spot::Key(_) => return None,
    };
    let to = match finding.fix? {
        Fix::Clean => Some(clean(&term.text, is_arabic)),
        Fix::Remove => None,
    };
    let (id, from) = (concept.id.clone(), term.text.clone());
    (to.as_ref() != Some(&from)).then_some(Change { id, is_arabic, kind: term.kind, from, to })
}

/// The concept with the changes that are meant for it; of two equal terms the later one is changed.
#[must_use]
pub fn apply(concept: &Concept, changes: &[Change]) -> Concept {
    let mut out = concept.clone();
    for change in changes.iter().filter(|c| c.id == concept.id) {
        let list = if change.is_arabic { &mut out.ar } else { &mut out.en };
        let Some(n) = list.iter().rposition(|t| t.kind == change.kind && t.text == change.from) else {
            continue;
        };
        match &change.to {
            Some(text) => list[n].text.clone_from(text),
            None => drop(list.remove(n)),
        }
    }
    out
}
