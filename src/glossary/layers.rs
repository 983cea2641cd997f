//! Layers merged into one glossary, and what a layer changes in those beneath it: nobody should learn
//! from a briefing that two layers disagree.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::relations::{self, Others};
use super::{Concept, Kind, countries};
use crate::arabic::fold;
use crate::diagnostic::Diagnostic;

/// Layers on their way to one list of concepts, over the countries of CLDR.
#[derive(Debug)]
pub(super) struct Layers {
    /// Each with the number of the layer that it comes from; 0 is CLDR.
    concepts: Vec<(Concept, usize)>,
    place: FxHashMap<String, usize>,
    /// Layers so far.
    count: usize,
    problems: Vec<Diagnostic>,
}

/// The concepts of all layers.
#[derive(Debug, Clone, Default)]
pub(super) struct Merged {
    /// Sorted by id.
    pub(super) concepts: Vec<Concept>,
    /// The number of the layer that each comes from, 0 being CLDR.
    pub(super) layers: Vec<usize>,
}

impl Layers {
    /// CLDR alone.
    pub(super) fn new() -> Self {
        let concepts: Vec<_> = countries::from_cldr().into_iter().map(|concept| (concept, 0)).collect();
        let place = concepts.iter().enumerate().map(|(at, (concept, _))| (concept.id.clone(), at)).collect();
        Self { concepts, place, count: 0, problems: Vec::new() }
    }

    /// Lays a layer over those before it: its concepts, stretch by stretch, with what was wrong in
    /// each. A concept takes the place of one of the same id beneath it; within a layer the first one
    /// counts, and the others are reported.
    pub(super) fn lay(&mut self, layer: impl IntoIterator<Item = (Vec<Concept>, Vec<Diagnostic>)>) {
        self.count += 1;
        for (concepts, found) in layer {
            self.problems.extend(found);
            for concept in concepts {
                self.put(concept);
            }
        }
    }

    fn put(&mut self, concept: Concept) {
        let Some(&at) = self.place.get(&concept.id) else {
            self.place.insert(concept.id.clone(), self.concepts.len());
            self.concepts.push((concept, self.count));
            return;
        };
        let (below, layer) = &mut self.concepts[at];
        if *layer == self.count {
            let (path, line) = (&below.at.path, below.at.line);
            let message = format!("the id `{}` is already taken at {path}:{line}", concept.id);
            self.problems.push(
                Diagnostic::error("glossary-duplicate-id", message)
                    .at(concept.at.place())
                    .help("ids are unique; rename one, or merge the two entries"),
            );
            return;
        }
        *layer = self.count;
        self.problems.extend(overridden(below, &concept));
        *below = if below.kind == Kind::Country && concept.kind == Kind::Country {
            // A country keeps what only the layers beneath say.
            countries::overlay(below.clone(), concept)
        } else {
            concept
        };
    }

    /// The merged concepts, and what was wrong with single entries and their ids.
    pub(super) fn merged(mut self) -> (Merged, Vec<Diagnostic>) {
        self.concepts.par_sort_unstable_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        let (concepts, layers) = self.concepts.into_iter().unzip();
        (Merged { concepts, layers }, self.problems)
    }
}

impl Merged {
    /// The number of the concept with this id.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.concepts.binary_search_by(|concept| concept.id.as_str().cmp(id)).ok()
    }

    /// What only all entries together show: countries that do not exist, references that lead nowhere,
    /// names that two layers give to two concepts.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        let countries = self.concepts.iter().filter(|c| c.kind == Kind::Country);
        let countries = countries.filter_map(|c| c.country.as_deref()).collect();
        let others = All { merged: self, countries };
        let mut problems = Vec::new();
        for concept in &self.concepts {
            let unknown = relations::unknown(concept, &others);
            problems.extend(unknown.into_iter().map(|problem| problem.at(concept.at.place())));
        }
        problems.extend(self.doubled());
        problems
    }

    /// Finds entries whose Arabic name another layer has under another id, so that the name would be
    /// ambiguous or the wrong one would win.
    fn doubled(&self) -> Vec<Diagnostic> {
        // Only what lies above another layer can be in conflict with it.
        let top = self.layers.iter().copied().max().unwrap_or(0);
        if top <= 1 {
            return Vec::new();
        }
        let key = |at: usize| {
            let concept = &self.concepts[at];
            (concept.kind, concept.country.as_deref(), fold(concept.name_ar()))
        };
        let mut beneath: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for at in (0..self.concepts.len()).filter(|&at| self.layers[at] < top) {
            beneath.entry(key(at)).or_default().push(at);
        }
        let conflict = |at: usize| {
            let concept = &self.concepts[at];
            let other = beneath.get(&key(at))?.iter().find(|&&other| {
                self.layers[other] < self.layers[at] && validity(&self.concepts[other]) == validity(concept)
            })?;
            Some(conflict(concept, &self.concepts[*other]))
        };
        let above = (0..self.concepts.len()).into_par_iter().filter(|&at| self.layers[at] > 1);
        above.filter_map(conflict).collect()
    }
}

/// The merged concepts, as one of them sees the others.
struct All<'m> {
    merged: &'m Merged,
    countries: FxHashSet<&'m str>,
}

impl Others for All<'_> {
    fn get(&self, id: &str) -> Option<&Concept> {
        self.merged.concepts.get(self.merged.position(id)?)
    }

    fn has_country(&self, code: &str) -> bool {
        self.countries.contains(code)
    }
}

/// A name that is ambiguous because of a layer beneath.
fn conflict(concept: &Concept, other: &Concept) -> Diagnostic {
    let (name, id, path) = (concept.name_ar(), &other.id, &other.at.path);
    let message = format!(
        "\u{201C}{name}\u{201D} is `{}` here and `{id}` in {path}, so that it is ambiguous",
        concept.id
    );
    let help =
        format!("give the entry the id `{id}` to override it, or tell the two apart by country or date");
    Diagnostic::warning("glossary-layer-conflict", message).at(concept.at.place()).help(help)
}

/// Tells that an entry overrides one of the same id that says something else. Countries are left out:
/// their entries are meant to correct CLDR.
fn overridden(below: &Concept, above: &Concept) -> Option<Diagnostic> {
    if below.kind == Kind::Country && above.kind == Kind::Country {
        return None;
    }
    let id = &above.id;
    if below.kind != above.kind {
        let message = format!(
            "`{id}` is of kind {} here and of kind {} in {}",
            above.kind.name(),
            below.kind.name(),
            below.at.path
        );
        let help = "give the entry another id, or make it the same kind";
        return Some(Diagnostic::warning("glossary-override", message).at(above.at.place()).help(help));
    }
    let differ = [
        ("Arabic", below.name_ar(), above.name_ar(), fold(below.name_ar()) != fold(above.name_ar())),
        ("English", below.name_en(), above.name_en(), below.name_en() != above.name_en()),
    ];
    let said: Vec<String> = differ
        .iter()
        .filter(|(.., differs)| *differs)
        .map(|(language, old, new, _)| {
            format!("in {language} \u{201C}{new}\u{201D}, not \u{201C}{old}\u{201D}")
        })
        .collect();
    (!said.is_empty()).then(|| {
        let message = format!("`{id}` overrides {}: {}", below.at.path, said.join("; "));
        Diagnostic::notice("glossary-override", message)
            .at(above.at.place())
            .help("this is what layers are for; nothing is to be done if it is meant")
    })
}

fn validity(concept: &Concept) -> (Option<&str>, Option<&str>) {
    (concept.since.as_deref(), concept.until.as_deref())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;
    use crate::glossary::Glossary;
    use crate::glossary::store::File;

    fn codes(base: &str, house: &str) -> Vec<(&'static str, Severity)> {
        let file = |path: &str, text: &str| vec![File { path: path.into(), text: text.into() }];
        let (_, problems) = Glossary::from_layers(&[file("base", base), file("house", house)]);
        problems.iter().map(|d| (d.code, d.severity)).collect()
    }

    #[test]
    fn what_two_layers_disagree_about_is_told() {
        let body = |id: &str, en: &str| {
            format!("[[organisation]]\nid = \"{id}\"\nar = \"هيئة الطيران\"\nen = \"{en}\"\n")
        };
        assert_eq!(codes(&body("a", "Authority"), &body("a", "Authority")), []);
        let override_notice = [("glossary-override", Severity::Notice)];
        assert_eq!(codes(&body("a", "Authority"), &body("a", "Agency")), override_notice);
        let other_kind = "[[event]]\nid = \"a\"\nar = \"هيئة الطيران\"\nen = \"Authority\"\n";
        assert_eq!(codes(&body("a", "Authority"), other_kind), [("glossary-override", Severity::Warning)]);
        let conflict = [("glossary-layer-conflict", Severity::Warning)];
        assert_eq!(codes(&body("a", "Authority"), &body("b", "Authority")), conflict);
        let abroad = body("b", "Authority") + "country = \"EG\"\n";
        assert_eq!(codes(&body("a", "Authority"), &abroad), []);
    }
}
