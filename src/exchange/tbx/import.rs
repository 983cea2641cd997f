//! Entries to concepts, and what of an entry a concept has no place for.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::problems::Problems;
use super::termbase::{Entry, Fact, LanguageSection, TermSection};
use super::terms::{exact, guessed, unfit};
use super::{TITLE, fields};
use crate::diagnostic::Diagnostic;
use crate::exchange::xml::Source;
use crate::glossary::concept::Position;
use crate::glossary::read::is_date;
use crate::glossary::{Concept, Kind, Status, Term, TermType, keys};

/// The data categories that say what a term is.
const OF_TERMS: &[&str] = &["administrativeStatus", "partOfSpeech", "termType", "abbreviatedFormFor"];

/// An import that grows entry by entry.
pub(super) struct Import<'a> {
    source: &'a Source<'a>,
    problems: Problems<'a>,
    drafts: Vec<Draft>,
    /// Whether we wrote the file: ids and types are then exact.
    ours: bool,
    /// The kind of entries that name none.
    kind: Kind,
}

/// A concept whose id and links are still those of the file.
struct Draft {
    concept: Concept,
    file_id: Option<String>,
    links: Vec<Link>,
}

struct Link {
    field: &'static str,
    target: String,
    at: Range<usize>,
}

impl<'a> Import<'a> {
    /// An import of a file; `kind` is that of entries that name none.
    pub(super) fn new(source: &'a Source<'a>, kind: Kind) -> Self {
        Self { source, problems: Problems::new(source), drafts: Vec::new(), ours: false, kind }
    }

    /// Takes an entry of a file with a title.
    pub(super) fn take(&mut self, title: Option<&str>, entry: &Entry) {
        self.ours = title == Some(TITLE);
        let draft = self.entry(entry);
        self.drafts.extend(draft);
    }

    /// The concepts, in the order of the file, and what was dropped.
    pub(super) fn finish(mut self) -> (Vec<Concept>, Vec<Diagnostic>) {
        let drafts = std::mem::take(&mut self.drafts);
        let concepts = self.linked(drafts);
        (concepts, self.problems.finish())
    }

    fn entry(&mut self, entry: &Entry) -> Option<Draft> {
        let first = entry.languages.iter().flat_map(|l| &l.terms).next();
        let label = entry.id.as_deref().or(first.map(|t| t.term.as_str())).unwrap_or("(no id)");
        let at = Position { path: self.source.path.to_owned(), line: self.source.line(entry.at.start) };
        let mut draft =
            Draft { concept: Concept::new("", self.kind, at), file_id: entry.id.clone(), links: Vec::new() };
        let subject = entry.facts.iter().find(|f| f.category == "subjectField");
        if let Some((kind, class)) = subject.and_then(|f| fields::kind(&f.value)) {
            draft.concept.kind = kind;
            draft.concept.class = class.map(str::to_owned);
        }
        draft.concept.ar = self.terms(entry, label, true);
        draft.concept.en = self.terms(entry, label, false);
        if !self.ours {
            draft.concept.sort_terms();
        }
        if !self.has_names(&draft.concept, entry, label) {
            return None;
        }
        self.other_languages(entry);
        for fact in &entry.facts {
            self.of_concept(&mut draft, fact);
        }
        for section in &entry.languages {
            self.of_language(&mut draft, section);
        }
        self.status(&mut draft.concept, entry, label);
        Some(draft)
    }

    /// The terms of one language, over all its sections.
    fn terms(&mut self, entry: &Entry, label: &str, arabic: bool) -> Vec<Term> {
        let wanted = if arabic { "ar" } else { "en" };
        let sections = entry.languages.iter().filter(|l| l.primary() == wanted);
        let all: Vec<&TermSection> = sections.flat_map(|l| &l.terms).collect();
        let types = if self.ours { exact(&all) } else { guessed(&all) };
        let mut terms = Vec::new();
        let mut fit = Vec::new();
        for (section, kind) in all.into_iter().zip(types) {
            if let Some(why) = unfit(&section.term, arabic, kind) {
                let problem = Diagnostic::warning("tbx-term", format!("{why} was left out"))
                    .help("correct it in the file, or add the term by hand");
                let shown = if section.term.is_empty() { label } else { &section.term };
                self.problems.add_for(problem, &section.at, Some(shown));
            } else {
                fit.push(section);
                terms.push(Term { text: section.term.clone(), kind });
            }
        }
        if self.ours {
            return terms;
        }
        // The term chosen as the name may have been unfit.
        for (term, kind) in terms.iter_mut().zip(guessed(&fit)) {
            term.kind = kind;
        }
        let mut seen = HashSet::new();
        terms.retain(|term| seen.insert(term.text.clone()));
        terms
    }

    /// Whether an entry has the names that a concept needs; if not, says so.
    fn has_names(&mut self, concept: &Concept, entry: &Entry, label: &str) -> bool {
        let named = |terms: &[Term]| terms.iter().any(|t| t.kind == TermType::Name);
        let missing = match (named(&concept.ar), named(&concept.en)) {
            (true, true) => return true,
            // A country takes the names it does not give itself from CLDR.
            _ if concept.kind == Kind::Country && !(concept.ar.is_empty() && concept.en.is_empty()) => {
                return true;
            }
            (false, true) => "Arabic",
            (true, false) => "English",
            (false, false) => "Arabic or English",
        };
        let message = format!("an entry without a usable name in {missing} was left out");
        let problem =
            Diagnostic::warning("tbx-entry", message).help("every concept has a name in both languages");
        self.problems.add_for(problem, &entry.at, Some(label));
        false
    }

    fn other_languages(&mut self, entry: &Entry) {
        for section in &entry.languages {
            let primary = section.primary();
            if primary != "ar" && primary != "en" {
                for term in &section.terms {
                    let message = format!("a term in `{}` was left out", section.language);
                    let problem = Diagnostic::notice("tbx-language", message);
                    self.problems.add(problem.help("the glossary holds Arabic and English"), &term.at);
                }
            } else if section.language.len() > 2 {
                let message = format!("terms in `{}` are kept as `{primary}`", section.language);
                let problem = Diagnostic::notice("tbx-language", message);
                self.problems.add(problem.help("the glossary does not tell regions apart"), &section.at);
            }
        }
    }

    fn of_concept(&mut self, draft: &mut Draft, fact: &Fact) {
        let concept = &mut draft.concept;
        let taken = match fact.category.as_str() {
            "subjectField" => fields::kind(&fact.value).is_some(),
            "definition" => fill(&mut concept.definition, &fact.value),
            "source" => fill_source(&mut concept.source, &fact.value),
            "note" => note(concept, &fact.value),
            "crossReference" => match (fact.value.as_str(), &fact.target) {
                ("parent", Some(target)) => link(draft, "parent", target, fact),
                ("replaced-by", Some(target)) => link(draft, "replaced-by", target, fact),
                _ => false,
            },
            _ => false,
        };
        self.rest(fact, taken, "concept");
    }

    fn of_language(&mut self, draft: &mut Draft, section: &LanguageSection) {
        let concept = &mut draft.concept;
        let english = match section.primary().as_str() {
            "en" => true,
            "ar" => false,
            // What is said in a language that is left out goes with it.
            _ => return,
        };
        for fact in &section.facts {
            let taken = match fact.category.as_str() {
                "definition" => fill(&mut concept.definition, &fact.value),
                "source" if english => fill_source(&mut concept.source, &fact.value),
                _ => false,
            };
            self.rest(fact, taken, "language");
        }
        for term in &section.terms {
            let is_name = english && term.term == concept.name_en();
            for fact in &term.facts {
                let taken = OF_TERMS.contains(&fact.category.as_str())
                    || (fact.category == "source"
                        && is_name
                        && fill_source(&mut concept.source, &fact.value));
                self.rest(fact, taken, "term");
            }
        }
    }

    /// Tells what is left of a fact.
    fn rest(&mut self, fact: &Fact, taken: bool, level: &str) {
        if !taken {
            let message = format!("`{}` of a {level} was left out", fact.category);
            let problem = Diagnostic::notice("tbx-field", message);
            self.problems.add(problem.help("the glossary has no place for it, or has one already"), &fact.at);
            return;
        }
        for detail in &fact.details {
            let message = format!("`{}` of a `{}` was left out", detail.category, fact.category);
            let problem = Diagnostic::notice("tbx-field", message);
            self.problems.add(problem.help("the glossary has no place for it"), &detail.at);
        }
    }

    /// `approved` means that somebody read the English in the named source.
    fn status(&mut self, concept: &mut Concept, entry: &Entry, label: &str) {
        if concept.status == Status::Approved && concept.source.is_none() {
            concept.status = Status::Proposed;
            let message = "an entry approved without a source is only proposed".to_owned();
            let problem = Diagnostic::warning("tbx-entry", message).help("name the source, then approve it");
            self.problems.add_for(problem, &entry.at, Some(label));
        }
    }

    /// Gives every concept its id, and links the concepts by them.
    fn linked(&mut self, drafts: Vec<Draft>) -> Vec<Concept> {
        let mut taken: HashSet<String> = HashSet::new();
        // The number to try next for a name that several entries have.
        let mut next: HashMap<String, usize> = HashMap::new();
        let mut by_file: HashMap<String, String> = HashMap::new();
        let mut ids = Vec::with_capacity(drafts.len());
        for draft in &drafts {
            let wanted = self.wanted_id(draft);
            let mut id = wanted.clone();
            while !taken.insert(id.clone()) {
                let number = next.entry(wanted.clone()).or_insert(1);
                *number += 1;
                id = format!("{wanted}-{number}");
            }
            if let Some(file_id) = &draft.file_id {
                by_file.insert(file_id.clone(), id.clone());
            }
            ids.push(id);
        }
        let mut concepts = Vec::with_capacity(drafts.len());
        for (mut draft, id) in drafts.into_iter().zip(ids) {
            draft.concept.id = id;
            for link in &draft.links {
                let target = by_file.get(&link.target).cloned();
                if target.is_none() {
                    let message = format!("`{}` of a concept names an entry that is not read", link.field);
                    let problem = Diagnostic::warning("tbx-field", message).help("set it by hand");
                    self.problems.add_for(problem, &link.at, Some(&link.target));
                }
                match link.field {
                    "parent" => draft.concept.parent = target,
                    _ => draft.concept.replaced_by = target,
                }
            }
            concepts.push(draft.concept);
        }
        concepts
    }

    /// The id in the file where we wrote it; else one of the English name, since other programs number
    /// their entries, and two files would then seem to speak of the same concepts.
    fn wanted_id(&self, draft: &Draft) -> String {
        if self.ours
            && let Some(id) = draft.file_id.as_deref().and_then(fields::concept_id)
        {
            return id.to_owned();
        }
        let name = fields::id_of_name(draft.concept.name_en());
        let by_file = || fields::id_of_name(draft.file_id.as_deref().unwrap_or_default());
        [name, by_file(), "entry".to_owned()].into_iter().find(|id| !id.is_empty()).unwrap_or_default()
    }
}

/// Sets a field that is still empty.
fn fill(field: &mut Option<String>, value: &str) -> bool {
    if field.is_some() {
        return false;
    }
    *field = Some(value.to_owned());
    true
}

/// Sets the source where the value is an address, as the glossary asks.
fn fill_source(field: &mut Option<String>, value: &str) -> bool {
    let address = value.contains("://") || value.starts_with("github:") || value == "CLDR";
    address && fill(field, value)
}

fn link(draft: &mut Draft, field: &'static str, target: &str, fact: &Fact) -> bool {
    draft.links.push(Link { field, target: target.to_owned(), at: fact.at.clone() });
    true
}

/// A note, or the field that it holds.
fn note(concept: &mut Concept, text: &str) -> bool {
    let field = fields::split(text).and_then(|(key, value)| set(concept, key, value));
    if field.is_some() {
        return true;
    }
    match &mut concept.note {
        Some(before) => {
            before.push('\n');
            before.push_str(text);
        }
        empty => *empty = Some(text.to_owned()),
    }
    true
}

/// Sets a field; `None` where the value does not fit, and the text is then a note like any other.
fn set(concept: &mut Concept, key: &str, value: &str) -> Option<()> {
    let text = || value.to_owned();
    match key {
        "status" => concept.status = fields::status(value)?,
        "country" => {
            let fit = value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase());
            concept.country = Some(fit.then(text)?);
        }
        "since" => concept.since = Some(is_date(value).then(text)?),
        "until" => concept.until = Some(is_date(value).then(text)?),
        "editions" => {
            let texts: Vec<String> = value.split(',').map(|text| text.trim().to_owned()).collect();
            keys::set(concept, key, texts).ok()?;
        }
        "parent" => concept.parent = Some(fields::concept_id(value)?.to_owned()),
        "replaced-by" => concept.replaced_by = Some(fields::concept_id(value)?.to_owned()),
        "common" => concept.common = value.parse().ok()?,
        _ => {
            fill(&mut concept.note, value).then_some(())?;
        }
    }
    Some(())
}
