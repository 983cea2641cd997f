//! OmegaT glossaries: source, target and comment with tabs between, UTF-8, no quotation marks; a line
//! for each Arabic term.

use super::Exported;
use super::lost::lost;
use super::table::pairs::{one_line, remark};
use crate::glossary::{Concept, Status, Term, TermType};

/// Writes the Arabic terms, each with the English name and a comment of id, kind, status and
/// definition. Deprecated concepts, short forms and forbidden terms are not for translators.
pub fn write(concepts: &[&Concept]) -> Exported {
    let mut text = String::from("# mujaz glossary in tab-separated format -*- coding: utf-8 -*-\n");
    for (concept, arabic) in terms(concepts) {
        let (target, comment) = (one_line(concept.name_en()), remark(concept));
        text.push_str(&format!("{}\t{target}\t{comment}\n", one_line(arabic)));
    }
    let carried = ["id", "kind", "status", "ar", "ar-variant", "ar-formal", "ar-acronym", "en", "definition"];
    // The comment has room for one text.
    let is_carried = |concept: &Concept, column: &str| {
        carried.contains(&column) || column == "note" && concept.definition.is_none()
    };
    Exported {
        bytes: text.into_bytes(),
        problems: lost("an OmegaT glossary", concepts, is_carried).into_iter().collect(),
    }
}

/// Whether a concept is for translators: in use, with English, and with a term of [`terms`].
pub(super) fn is_taken(concept: &Concept) -> bool {
    concept.status != Status::Deprecated && !concept.name_en().is_empty() && concept.ar.iter().any(is_wanted)
}

fn is_wanted(term: &Term) -> bool {
    !matches!(term.kind, TermType::Short | TermType::Adjective | TermType::Forbidden)
}

/// Each Arabic term that a translator may meet, with its concept.
pub(super) fn terms<'a>(concepts: &[&'a Concept]) -> impl Iterator<Item = (&'a Concept, &'a str)> {
    let concepts: Vec<&'a Concept> = concepts.iter().copied().filter(|c| is_taken(c)).collect();
    concepts.into_iter().flat_map(|concept| {
        let wanted = concept.ar.iter().filter(|term| is_wanted(term));
        wanted.map(move |term| (concept, term.text.as_str()))
    })
}
