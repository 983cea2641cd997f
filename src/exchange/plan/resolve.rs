//! An entry of the glossary and what a file says of it, made one.

use crate::exchange::said::Said;
use crate::exchange::table::columns;
use crate::glossary::keys::{self, Value, term_type};
use crate::glossary::{Concept, Term, TermType};

/// What becomes of a value on which file and glossary disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// The glossary keeps its own.
    Keep,
    /// The file's takes its place; what the file leaves empty stays.
    Replace,
    /// Both names are kept: the glossary's stays the name, the file's becomes a variant. Everything
    /// else that can hold one value only stays as it is.
    Both,
}

/// The entry after an import. What only the file has is added in any case.
pub fn resolve(old: &Concept, said: &Said, how: Resolution) -> Concept {
    let mut new = old.clone();
    for arabic in [true, false] {
        terms(&mut new, said, arabic, how);
    }
    values(&mut new, said, how);
    new.sort_terms();
    new
}

fn terms(new: &mut Concept, said: &Said, arabic: bool, how: Resolution) {
    let (own, theirs) =
        if arabic { (&mut new.ar, &said.concept.ar) } else { (&mut new.en, &said.concept.en) };
    let says = |kind: TermType| columns::of_terms(arabic, kind).is_some_and(|column| said.keys.has(column));
    // The name, and the acronym that is printed, are one each.
    let singles: &[(TermType, TermType)] = if arabic {
        &[(TermType::Name, TermType::Variant)]
    } else {
        &[(TermType::Name, TermType::Variant), (TermType::Acronym, TermType::AcronymVariant)]
    };
    for &(kind, variant) in singles {
        let their = theirs.iter().find(|term| term.kind == kind).map(|term| term.text.as_str());
        single(own, their, kind, variant, how);
    }
    let is_single = |kind: TermType| singles.iter().any(|(single, _)| *single == kind);
    if how == Resolution::Replace {
        own.retain(|term| is_single(term.kind) || !says(term.kind) || theirs.contains(term));
    }
    for term in theirs.iter().filter(|term| !is_single(term.kind)) {
        // A term may be two things, as a country's name that is its adjective; that the file lists it
        // as something else than the glossary does is no addition.
        let is_known = |own: &Term| own.text == term.text && !(says(term.kind) && theirs.contains(own));
        if !own.contains(term) && !own.iter().any(is_known) {
            own.push(term.clone());
        }
    }
}

/// A term of which there is one.
fn single(own: &mut Vec<Term>, their: Option<&str>, kind: TermType, variant: TermType, how: Resolution) {
    let Some(their) = their else { return };
    match own.iter().position(|term| term.kind == kind) {
        None => {
            own.retain(|term| term.text != their);
            own.push(Term { text: their.to_owned(), kind });
        }
        Some(at) if own[at].text != their => match how {
            Resolution::Keep => {}
            Resolution::Replace => {
                own[at].text = their.to_owned();
                own.retain(|term| term.kind == kind || term.text != their);
            }
            Resolution::Both => {
                if !own.iter().any(|term| term.text == their) {
                    own.push(Term { text: their.to_owned(), kind: variant });
                }
            }
        },
        Some(_) => {}
    }
}

/// Everything that is no term.
fn values(new: &mut Concept, said: &Said, how: Resolution) {
    let theirs = &said.concept;
    let pairs = [
        ("class", &mut new.class, &theirs.class),
        ("country", &mut new.country, &theirs.country),
        ("parent", &mut new.parent, &theirs.parent),
        ("definition", &mut new.definition, &theirs.definition),
        ("note", &mut new.note, &theirs.note),
        ("source", &mut new.source, &theirs.source),
        ("since", &mut new.since, &theirs.since),
        ("until", &mut new.until, &theirs.until),
        ("replaced-by", &mut new.replaced_by, &theirs.replaced_by),
    ];
    for (column, own, their) in pairs {
        if said.keys.has(column) && (own.is_none() || how == Resolution::Replace) {
            own.clone_from(their);
        }
    }
    if said.keys.has("editions") && (new.editions.is_empty() || how == Resolution::Replace) {
        new.editions.clone_from(&theirs.editions);
    }
    if how == Resolution::Replace {
        if said.keys.has("kind") {
            new.kind = theirs.kind;
        }
        if said.keys.has("status") {
            new.status = theirs.status;
        }
        if said.keys.has("common") {
            new.common = theirs.common;
        }
    }
    new.common |= theirs.common;
}

/// One column in which two entries differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The column.
    pub column: &'static str,
    /// What one holds; empty where it holds nothing.
    pub before: String,
    /// What the other holds.
    pub after: String,
}

/// The columns in which two entries differ.
pub fn changes(before: &Concept, after: &Concept) -> Vec<Change> {
    columns::all()
        .map(|column| Change { column, before: shown(before, column), after: shown(after, column) })
        .filter(|change| change.before != change.after)
        .collect()
}

/// What stands in a column of an entry, to be read by a person.
pub fn shown(concept: &Concept, column: &str) -> String {
    if column == "kind" {
        return concept.kind.name().to_owned();
    }
    match keys::value(concept, column) {
        None => String::new(),
        Some(Value::Text(text)) => text,
        Some(Value::List(list)) => list.join(" | "),
        Some(Value::Flag) => "true".to_owned(),
    }
}

/// Copies the columns in which `after` differs from `before` into an entry as it is written, which may
/// say less than `before` because a lower layer or CLDR adds to it.
pub fn carry(written: &Concept, before: &Concept, after: &Concept) -> Concept {
    let mut out = Concept { kind: after.kind, ..written.clone() };
    for column in changes(before, after).iter().map(|change| change.column) {
        if let Some((arabic, kind)) = term_type(column) {
            let (own, theirs) = if arabic { (&mut out.ar, &after.ar) } else { (&mut out.en, &after.en) };
            let is_meant = |term: &Term| {
                let own = if arabic && term.kind == TermType::AcronymVariant {
                    TermType::Acronym
                } else {
                    term.kind
                };
                own == kind
            };
            let below = if arabic { &before.ar } else { &before.en };
            // CLDR's own name of a country that the house calls otherwise is there without being written.
            let is_cldr = |term: &Term| before.at.line == 0 && below.iter().any(|t| t.text == term.text);
            own.retain(|term| !is_meant(term));
            own.extend(theirs.iter().filter(|term| is_meant(term) && !is_cldr(term)).cloned());
            continue;
        }
        match column {
            "class" => out.class.clone_from(&after.class),
            "country" => out.country.clone_from(&after.country),
            "parent" => out.parent.clone_from(&after.parent),
            "definition" => out.definition.clone_from(&after.definition),
            "note" => out.note.clone_from(&after.note),
            "source" => out.source.clone_from(&after.source),
            "since" => out.since.clone_from(&after.since),
            "until" => out.until.clone_from(&after.until),
            "replaced-by" => out.replaced_by.clone_from(&after.replaced_by),
            "editions" => out.editions.clone_from(&after.editions),
            "status" => out.status = after.status,
            _ => out.common = after.common,
        }
    }
    out.sort_terms();
    out
}
