//! Types of terms: ours as the data categories of TBX-Basic and back, and those of other programs'
//! files guessed by what is marked and what stands first.

use super::termbase::TermSection;
use crate::arabic::words::is_spelt_function_word;
use crate::arabic::{is_arabic_letter, normalise};
use crate::glossary::TermType;

/// The data categories of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// `termType`; a forbidden term has none.
    pub(super) term_type: Option<&'static str>,
    /// `partOfSpeech`
    pub(super) part_of_speech: &'static str,
    /// `administrativeStatus`
    pub(super) status: &'static str,
}

const PREFERRED: &str = "preferredTerm-admn-sts";
const ADMITTED: &str = "admittedTerm-admn-sts";
const SUPERSEDED: &str = "supersededTerm-admn-sts";
const DEPRECATED: &str = "deprecatedTerm-admn-sts";

/// How a term is marked. The name and the acronym that are printed are preferred; those of a concept
/// that is deprecated are superseded.
pub(super) fn marks(kind: TermType, deprecated_concept: bool) -> Marks {
    let printed = if deprecated_concept { SUPERSEDED } else { PREFERRED };
    let (term_type, part_of_speech, status) = match kind {
        TermType::Name => (Some("fullForm"), "noun", printed),
        TermType::Formal => (Some("fullForm"), "noun", ADMITTED),
        TermType::Variant => (Some("variant"), "noun", ADMITTED),
        TermType::Short => (Some("shortForm"), "noun", ADMITTED),
        TermType::Acronym => (Some("acronym"), "noun", printed),
        TermType::AcronymVariant => (Some("acronym"), "noun", ADMITTED),
        TermType::Adjective => (Some("variant"), "adjective", ADMITTED),
        TermType::Forbidden => (None, "noun", DEPRECATED),
    };
    Marks { term_type, part_of_speech, status }
}

/// The types of terms that [`marks`] marked.
pub(super) fn exact(sections: &[&TermSection]) -> Vec<TermType> {
    let one = |section: &&TermSection| {
        let status = section.fact("administrativeStatus");
        if status == Some(DEPRECATED) {
            return TermType::Forbidden;
        }
        if section.fact("partOfSpeech") == Some("adjective") {
            return TermType::Adjective;
        }
        match section.fact("termType") {
            Some("fullForm") if status == Some(ADMITTED) => TermType::Formal,
            Some("fullForm") => TermType::Name,
            Some("shortForm") => TermType::Short,
            Some("acronym") if status == Some(ADMITTED) => TermType::AcronymVariant,
            Some("acronym" | "abbreviation") => TermType::Acronym,
            _ => TermType::Variant,
        }
    };
    sections.iter().map(one).collect()
}

/// The types of the terms of one language in a file of another program: one is the name, the others
/// are acronyms, short forms, variants, or forbidden where they are deprecated or superseded.
pub(super) fn guessed(sections: &[&TermSection]) -> Vec<TermType> {
    let mut acronym = false;
    let mut types: Vec<TermType> = sections
        .iter()
        .map(|section| match (section.fact("administrativeStatus"), section.fact("termType")) {
            (Some(DEPRECATED | SUPERSEDED), _) => TermType::Forbidden,
            (_, Some("acronym" | "abbreviation" | "initialism")) => TermType::Acronym,
            (_, None) if section.fact("abbreviatedFormFor").is_some() => TermType::Acronym,
            (_, Some("shortForm")) => TermType::Short,
            _ => TermType::Variant,
        })
        .collect();
    if let Some(name) = name(sections, &types) {
        types[name] = TermType::Name;
    }
    // One acronym is the one that is printed; the others are only recognised.
    for kind in types.iter_mut().filter(|k| **k == TermType::Acronym) {
        if acronym {
            *kind = TermType::AcronymVariant;
        }
        acronym = true;
    }
    types
}

/// Which of the terms is the name: a preferred full form before any full form, a full form before an
/// abbreviated one, and a term that is not to be used last.
fn name(sections: &[&TermSection], types: &[TermType]) -> Option<usize> {
    let rank = |i: usize| {
        let section = sections[i];
        let main = section.fact("administrativeStatus") == Some(PREFERRED)
            || matches!(section.fact("termType"), Some("entryTerm" | "fullForm"));
        match types[i] {
            TermType::Forbidden if section.fact("administrativeStatus") == Some(SUPERSEDED) => 4,
            TermType::Forbidden => 5,
            TermType::Acronym => 2,
            TermType::Short => 3,
            _ if main => 0,
            _ => 1,
        }
    };
    (0..sections.len()).min_by_key(|&i| rank(i))
}

/// Why a term cannot stand in the glossary, which has the same rules for entries of its own files.
pub(super) fn unfit(text: &str, arabic: bool, kind: TermType) -> Option<&'static str> {
    let letters = text.chars().any(is_arabic_letter);
    if text.trim().is_empty() {
        Some("an empty term")
    } else if arabic && !letters && kind != TermType::Acronym {
        Some("an Arabic term without Arabic letters")
    } else if arabic && is_spelt_function_word(&normalise(text)) {
        Some("an Arabic term that is a function word and would match everywhere")
    } else if !arabic && letters {
        Some("an English term with Arabic letters")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::termbase::Fact;
    use super::*;

    fn section(term: &str, facts: &[(&str, &str)]) -> TermSection {
        let fact = |(category, value): &(&str, &str)| Fact {
            category: (*category).to_owned(),
            value: (*value).to_owned(),
            target: None,
            details: Vec::new(),
            at: 0..0,
        };
        TermSection { term: term.to_owned(), facts: facts.iter().map(fact).collect(), at: 0..0 }
    }

    #[test]
    fn every_type_is_told_by_its_marks() {
        let all = [
            TermType::Name,
            TermType::Formal,
            TermType::Variant,
            TermType::Acronym,
            TermType::AcronymVariant,
            TermType::Short,
            TermType::Adjective,
            TermType::Forbidden,
        ];
        for deprecated in [false, true] {
            for kind in all {
                let marks = marks(kind, deprecated);
                let mut facts =
                    vec![("partOfSpeech", marks.part_of_speech), ("administrativeStatus", marks.status)];
                facts.extend(marks.term_type.map(|t| ("termType", t)));
                assert_eq!(exact(&[&section("x", &facts)]), [kind]);
            }
        }
    }

    #[test]
    fn the_name_is_the_preferred_full_form() {
        let terms = [
            section("PRE", &[("abbreviatedFormFor", "Provincial Reporting Establishment")]),
            section("old name", &[("administrativeStatus", SUPERSEDED)]),
            section("another", &[]),
            section("the name", &[("administrativeStatus", PREFERRED)]),
            section("PR", &[("termType", "acronym")]),
        ];
        let terms: Vec<&TermSection> = terms.iter().collect();
        use TermType::{Acronym, AcronymVariant, Forbidden, Name, Variant};
        assert_eq!(guessed(&terms), [Acronym, Forbidden, Variant, Name, AcronymVariant]);
        assert_eq!(guessed(&terms[..2]), [Name, Forbidden]);
        assert_eq!(guessed(&terms[1..2]), [Name]);
    }
}
