//! What an import may not write: entries are held against each other as a whole, the new and changed
//! ones among those that are there already, because a row may name another row of the same file.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::exchange::said::Said;
use crate::glossary::concept::Position;
use crate::glossary::relations::{self, Others};
use crate::glossary::{Concept, Kind};

/// The entries as they would be.
struct Whole<'a> {
    concepts: &'a [Concept],
    ids: HashMap<&'a str, usize>,
    countries: HashSet<&'a str>,
}

impl<'a> Whole<'a> {
    fn of(concepts: &'a [Concept]) -> Self {
        let codes = concepts.iter().filter(|c| c.kind == Kind::Country).filter_map(|c| c.country.as_deref());
        Self {
            concepts,
            ids: concepts.iter().enumerate().map(|(at, concept)| (concept.id.as_str(), at)).collect(),
            countries: codes.collect(),
        }
    }
}

impl Others for Whole<'_> {
    fn get(&self, id: &str) -> Option<&Concept> {
        self.ids.get(id).map(|&at| &self.concepts[at])
    }

    fn has_country(&self, code: &str) -> bool {
        self.countries.contains(code)
    }
}

/// Takes back what would break a rule, until nothing does: a row that names one that is left out is left
/// out too. `touched` gives for each new or changed concept the rows that speak of it; the problems stand
/// at those rows.
pub(super) fn take_back(
    concepts: &mut [Concept],
    existing: &[Concept],
    touched: &mut BTreeMap<usize, Vec<usize>>,
    said: &[Said],
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    loop {
        let whole = Whole::of(concepts);
        let wrong = |at: &usize| {
            let problems = relations::problems(&concepts[*at], &whole);
            (!problems.is_empty()).then_some((*at, problems))
        };
        let found: Vec<(usize, Vec<Diagnostic>)> = touched.keys().filter_map(wrong).collect();
        if found.is_empty() {
            return out;
        }
        for (at, problems) in found {
            let rows = touched.remove(&at).unwrap_or_default();
            // The last row that said anything of it is the one that broke the rule, or could mend it.
            let place = rows.last().map(|&row| said[row].place.clone());
            out.extend(problems.into_iter().map(|mut problem| {
                problem.place.clone_from(&place);
                problem.message.push_str("; the row is left out");
                problem
            }));
            concepts[at] = match existing.get(at) {
                Some(old) => old.clone(),
                None => Concept::new("", Kind::Concept, Position::default()),
            };
        }
    }
}
