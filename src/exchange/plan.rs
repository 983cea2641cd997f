//! What an import would do: which concepts of a file are new, which are known already, which change,
//! and where the file and the glossary disagree. Nothing is written here.
//!
//! A concept of a file is the one of the same id; else the one with both names; else, where the file
//! gives no id, the only one with either name. Countries or kinds that both sides state and that differ
//! make two concepts. What only the file has is added to the entry; where both say something, and the
//! two differ, a [`Resolution`] decides.

mod check;
mod lookup;
mod resolve;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::said::Said;
use crate::diagnostic::{Diagnostic, Place};
use crate::glossary::lint::clean;
use crate::glossary::{Concept, Kind, Status, Term, TermType, countries, ids};
use lookup::{Countries, Found, Lookup};
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
pub fn plan(existing: &[Concept], said: &[Said], decide: impl FnMut(&Conflict<'_>) -> Resolution) -> Plan {
    let (said, problems) = with_countries(existing, said);
    let said = &*said;
    let lookup = Lookup::of(existing);
    let ids: HashSet<&str> = said.iter().map(|said| said.concept.id.as_str()).collect();
    let rows: Vec<Cow<'_, Said>> = said.iter().map(|said| lookup.by_id(said, existing, &ids)).collect();
    let mut planner = Planner {
        concepts: existing.to_vec(),
        lookup,
        touched: BTreeMap::new(),
        met: HashMap::new(),
        plan: Plan { problems, ..Plan::default() },
        decide,
    };
    for (order, said) in rows.iter().map(Cow::as_ref).enumerate() {
        match planner.lookup.find(&planner.concepts, said) {
            // Two ids in one file are two concepts, whatever names they share: one that was replaced stands
            // beside the one that took its names.
            Found::One(at) if is_another(&planner.concepts[at], said, &ids) => planner.add(order, said),
            Found::One(at) => {
                planner.plan.problems.extend(by_another_id(&planner.concepts[at], said));
                let before = planner.met.insert(at, said);
                planner.change(at, order, said, before);
            }
            Found::None => {
                planner.plan.problems.extend(near_another(&planner.concepts, &planner.lookup, said, &ids));
                planner.add(order, said);
            }
            Found::Several(among) => {
                planner.plan.problems.push(ambiguous(said, &among, &planner.concepts));
            }
        }
    }
    planner.name_by_id();
    let Planner { mut concepts, mut touched, mut plan, .. } = planner;
    plan.problems.extend(check::take_back(&mut concepts, existing, &mut touched, said));
    let mut order: Vec<(usize, usize)> = touched.into_iter().map(|(at, rows)| (rows[0], at)).collect();
    order.sort_unstable();
    plan.steps.extend(order.into_iter().filter_map(|(_, at)| {
        let after = concepts[at].clone();
        let before = existing.get(at).cloned();
        let is_changed = before.as_ref().is_none_or(|before| differ(before, &after));
        is_changed.then_some(Step { before, after })
    }));
    plan
}

/// The rows with the codes of their countries, and an error for each that names a country which is none.
fn with_countries<'s>(existing: &[Concept], said: &'s [Said]) -> (Cow<'s, [Said]>, Vec<Diagnostic>) {
    if said.iter().all(|said| said.other_country.is_none()) {
        return (Cow::Borrowed(said), Vec::new());
    }
    let countries = Countries::of(existing);
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    for said in said {
        match countries.named(said) {
            Ok(said) => rows.push(said.into_owned()),
            Err(problem) => problems.push(problem),
        }
    }
    (Cow::Owned(rows), problems)
}

/// A plan that grows row by row, so that rows of one file meet each other.
struct Planner<'s, D> {
    concepts: Vec<Concept>,
    lookup: Lookup,
    /// The rows that made or changed each concept.
    touched: BTreeMap<usize, Vec<usize>>,
    /// The last row that spoke of a concept.
    met: HashMap<usize, &'s Said>,
    plan: Plan,
    decide: D,
}

impl<'s, D: FnMut(&Conflict<'_>) -> Resolution> Planner<'s, D> {
    /// A row of a concept that is not there yet.
    fn add(&mut self, order: usize, said: &'s Said) {
        match new_concept(said, &self.lookup) {
            Ok(mut concept) => {
                self.plan.problems.extend(without_source(&mut concept, Status::Proposed, said));
                let at = self.concepts.len();
                self.lookup.add(at, &concept);
                self.met.insert(at, said);
                self.touched.insert(at, vec![order]);
                self.concepts.push(concept);
            }
            Err(problem) => self.plan.problems.push(problem),
        }
    }

    /// Has new and changed concepts name others by their ids, those of later rows too.
    fn name_by_id(&mut self) {
        for &at in self.touched.keys() {
            let concept = &self.concepts[at];
            let mut named = [concept.parent.clone(), concept.replaced_by.clone()];
            for target in named.iter_mut().flatten() {
                if let Some(id) = self.lookup.id_of(target, &self.concepts, concept.country.as_deref()) {
                    *target = id;
                }
            }
            [self.concepts[at].parent, self.concepts[at].replaced_by] = named;
        }
    }

    /// A row of the concept at `at`, of which the row `before` spoke too.
    fn change(&mut self, at: usize, order: usize, said: &Said, before: Option<&Said>) {
        let old = &self.concepts[at];
        let said = &*tidy(said, old);
        let (said, forbidden) = without_forbidden(said, old);
        let said = &*said;
        self.plan.problems.extend(forbidden);
        let after = match over_cldr(old, said).filter(|_| !self.touched.contains_key(&at)) {
            Some(after) => after,
            None => {
                let mut after = resolve(old, said, Resolution::Keep);
                let wanted = resolve(old, said, Resolution::Replace);
                if differ(&after, &wanted) {
                    let how = (self.decide)(&Conflict { said, old });
                    self.plan.problems.extend(disagreement(said, before, (&after, &wanted), how));
                    after = resolve(old, said, how);
                }
                self.plan.problems.extend(without_source(&mut after, old.status, said));
                self.plan.problems.extend(unread(old, &mut after, said));
                self.plan.problems.extend(not_approved(old, &mut after, said));
                after
            }
        };
        if differ(old, &after) {
            self.lookup.add(at, &after);
            self.touched.entry(at).or_default().push(order);
            self.concepts[at] = after;
        } else {
            self.plan.unchanged += 1;
        }
    }
}

/// Whether a concept that a row was found to be by its names has another id in the same file.
fn is_another(found: &Concept, said: &Said, ids: &HashSet<&str>) -> bool {
    let own = said.concept.id.as_str();
    !own.is_empty() && own != found.id && ids.contains(found.id.as_str())
}

/// Whether two entries would be written differently; in which order the types of terms stand counts for
/// nothing.
fn differ(a: &Concept, b: &Concept) -> bool {
    !changes(a, b).is_empty()
}

/// What a file says, with the terms of `known` in place of those that `glossary lint --fix` would make the same:
/// a list that is taken in again does not bring its vowel marks and stray spaces back.
fn tidy<'s>(said: &'s Said, known: &Concept) -> Cow<'s, Said> {
    let mut out = Cow::Borrowed(said);
    for (arabic, own) in [(true, &known.ar), (false, &known.en)] {
        let has = |text: &str| own.iter().any(|term| term.text == text);
        let theirs = if arabic { &said.concept.ar } else { &said.concept.en };
        for (n, term) in theirs.iter().enumerate().filter(|(_, term)| !has(&term.text)) {
            let text = clean(&term.text, arabic);
            if has(&text) {
                let concept = &mut out.to_mut().concept;
                let terms = if arabic { &mut concept.ar } else { &mut concept.en };
                terms[n].text = text;
            }
        }
    }
    out
}

/// What a file says, without terms that the entry forbids, and a warning for these.
fn without_forbidden<'s>(said: &'s Said, known: &Concept) -> (Cow<'s, Said>, Option<Diagnostic>) {
    let is_forbidden = |own: &[Term], term: &Term| {
        let forbids = |own: &Term| own.kind == TermType::Forbidden && own.text == term.text;
        term.kind != TermType::Forbidden && own.iter().any(forbids)
    };
    let mut out = Cow::Borrowed(said);
    let mut texts = Vec::new();
    for (own, theirs) in [(&known.ar, &said.concept.ar), (&known.en, &said.concept.en)] {
        texts.extend(theirs.iter().filter(|term| is_forbidden(own, term)).map(|term| term.text.as_str()));
    }
    if texts.is_empty() {
        return (out, None);
    }
    let concept = &mut out.to_mut().concept;
    concept.ar.retain(|term| !is_forbidden(&known.ar, term));
    concept.en.retain(|term| !is_forbidden(&known.en, term));
    let message = format!("`{}` forbids {}, which is not taken", known.id, texts.join(" and "));
    let help = format!("if it is right after all: mujaz glossary edit {} --remove en-forbidden=…", known.id);
    (out, Some(Diagnostic::warning("import-forbidden", message).at(said.place.clone()).help(help)))
}

/// A country that only CLDR has, with what a file says laid over it as an entry of the house would be;
/// `None` for any other concept, of which somebody has already said something.
fn over_cldr(old: &Concept, said: &Said) -> Option<Concept> {
    let is_country =
        old.kind == Kind::Country && (said.concept.kind == Kind::Country || !said.keys.has("kind"));
    if old.at.line > 0 || !is_country {
        return None;
    }
    let mut entry =
        Concept { id: old.id.clone(), kind: old.kind, at: old.at.clone(), ..said.concept.clone() };
    // A name that CLDR has too is left to CLDR.
    entry.ar.retain(|term| !old.ar.contains(term));
    entry.en.retain(|term| !old.en.contains(term));
    let mut after = countries::overlay(old.clone(), entry);
    after.sort_terms();
    Some(after)
}

/// Makes an entry proposed whose new English nobody can have read in its source, and says so.
fn unread(old: &Concept, after: &mut Concept, said: &Said) -> Option<Diagnostic> {
    if !after.is_unread_since(old) {
        return None;
    }
    after.status = Status::Proposed;
    let id = &after.id;
    let message =
        format!("`{id}` was approved with another English, {}, and comes in as proposed", old.name_en());
    let help = format!("once somebody has read the new one: mujaz glossary approve {id} --source https://…");
    Some(Diagnostic::warning("import-unread", message).at(said.place.clone()).help(help))
}

/// Keeps an entry proposed that a file approves in the source which it had while nobody had read it
/// there: a list that is taken in twice would approve the second time what the first time had made proposed.
fn not_approved(old: &Concept, after: &mut Concept, said: &Said) -> Option<Diagnostic> {
    let is_approved = old.status != Status::Approved && after.status == Status::Approved;
    if !is_approved || after.source != old.source {
        return None;
    }
    after.status = old.status;
    let (id, status) = (&after.id, old.status.name());
    let message =
        format!("`{id}` stays {status}: the file approves it, and names no other source than before");
    let help = format!("once somebody has read the English there: mujaz glossary approve {id}");
    Some(Diagnostic::warning("import-unread", message).at(said.place.clone()).help(help))
}

/// Sets a concept back that would be approved without a source, and says so.
fn without_source(concept: &mut Concept, status: Status, said: &Said) -> Option<Diagnostic> {
    if concept.status != Status::Approved || concept.source.is_some() || concept.cldr {
        return None;
    }
    concept.status = status;
    let message = format!("`{}` is approved without a source, and comes in as {}", concept.id, status.name());
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
        let names = "give the new concept its names in columns `ar` and `en`";
        let help = match ids::nearest(&concept.id, lookup.ids()) {
            Some(near) => format!("did you mean `{near}`? Or {names}"),
            None => format!("correct the id, or {names}"),
        };
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

/// A row whose id nothing has, and which was found by its names.
fn by_another_id(found: &Concept, said: &Said) -> Option<Diagnostic> {
    let id = &said.concept.id;
    (said.keys.has("id") && *id != found.id).then(|| {
        let own = &found.id;
        let message = format!("there is no concept `{id}`; by its names the row is taken for `{own}`");
        let help =
            format!("did you mean `{own}`? An id is changed with `mujaz glossary rename-id {own} {id}`");
        Diagnostic::warning("import-id", message).at(said.place.clone()).help(help)
    })
}

/// A row that is a new concept by its id, where a concept of nearly that id has one of its names. Two ids of
/// one file are two concepts.
fn near_another(
    concepts: &[Concept],
    lookup: &Lookup,
    said: &Said,
    ids: &HashSet<&str>,
) -> Option<Diagnostic> {
    let id = said.concept.id.as_str();
    let others = lookup.with_a_name_of(said).into_iter().map(|at| concepts[at].id.as_str());
    let near = ids::nearest(id, others.filter(|other| said.keys.has("id") && !ids.contains(other)))?;
    let message = format!("`{id}` comes in as a new concept, and `{near}` has one of its names");
    Some(
        Diagnostic::warning("import-id", message)
            .at(said.place.clone())
            .help(format!("did you mean `{near}`? Then `mujaz glossary merge {near} {id}`")),
    )
}

/// Says what the file wanted and did not get; and where two rows of the file disagree, which of them counts.
fn disagreement(
    said: &Said,
    before: Option<&Said>,
    (kept, wanted): (&Concept, &Concept),
    how: Resolution,
) -> Option<Diagnostic> {
    // What the file says nothing of only follows from the rest.
    let mut changes = resolve::changes(kept, wanted);
    changes.retain(|change| said.keys.has(change.column));
    let or_nothing = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    let differing = |own: &str, theirs: &str| {
        let one = |change: &Change| {
            let (before, after) = (or_nothing(&change.before), or_nothing(&change.after));
            format!("`{}` is {before}{own}, and {after} {theirs}", change.column)
        };
        changes.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let id = &kept.id;
    let (message, help) = match (before, how) {
        (_, Resolution::Both) | (None, Resolution::Replace) => return None,
        (None, Resolution::Keep) => (
            format!("`{id}` is kept: {}", differing("", "in the file")),
            "--on-conflict replace takes what the file says, both adds its names as variants",
        ),
        (Some(row), _) => {
            let (there, here) =
                if how == Resolution::Keep { (", which counts", "") } else { ("", ", which counts") };
            let Place { path, line, .. } = &row.place;
            let at = if *line > 0 { format!("{path}:{line}") } else { path.clone() };
            let which = differing(" there", "here");
            (
                format!("`{id}` stands twice in the file, at {at}{there}, and here{here}: {which}"),
                "make one row of the two",
            )
        }
    };
    Some(Diagnostic::warning("import-conflict", message).at(said.place.clone()).help(help))
}

#[cfg(test)]
mod tests;
