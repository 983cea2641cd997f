//! The glossary entry for a suggestion.

use super::Suggestion;
use crate::diagnostic::Diagnostic;
use crate::glossary::concept::{Position, Term, TermType};
use crate::glossary::{Concept, Kind, Status, canonical, ids, read};
use crate::model::brief::Origin;

/// What a person decides about an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Arabic name.
    pub ar: String,
    /// English name.
    pub en: String,
    /// Its sort.
    pub kind: Kind,
}

impl Draft {
    /// What the program would write; `None` where the suggestion has no English, without which an
    /// entry is none.
    pub fn of(suggestion: &Suggestion) -> Option<Self> {
        let en = suggestion.en.clone()?;
        Some(Self { ar: suggestion.ar.clone(), en, kind: suggestion.kind })
    }
}

/// A proposed entry. `is_taken` says which ids are in use.
pub fn entry(suggestion: &Suggestion, draft: &Draft, is_taken: &dyn Fn(&str) -> bool) -> Concept {
    let at = Position { path: "suggestion".to_owned(), line: 0 };
    let en = draft.en.trim();
    let en = en.strip_prefix("the ").or_else(|| en.strip_prefix("The ")).unwrap_or(en);
    let name = |text: &str| vec![Term { text: text.trim().to_owned(), kind: TermType::Name }];
    let mut concept = Concept::new("", draft.kind, at);
    concept.ar = name(&draft.ar);
    concept.en = name(en);
    concept.status = Status::Proposed;
    concept.class = (draft.kind == Kind::Role).then(|| "office".to_owned());
    concept.note = note(suggestion, draft);
    // English without a letter to make an id of is refused with everything else that is wrong.
    concept.id = ids::propose(&concept, is_taken).unwrap_or_default();
    concept
}

/// Where the English comes from, for whoever is to approve it; nothing where a person wrote it.
fn note(suggestion: &Suggestion, draft: &Draft) -> Option<String> {
    if suggestion.en.as_ref() != Some(&draft.en) {
        return None;
    }
    match suggestion.origin {
        Origin::Composed => Some("English composed from known parts, not yet read anywhere".to_owned()),
        Origin::Transliterated => Some("English romanised, not yet read anywhere".to_owned()),
        Origin::Glossary | Origin::Cldr | Origin::Unresolved => None,
    }
}

/// What the glossary would say against the entry; empty where it would take it.
pub fn problems(concept: &Concept) -> Vec<Diagnostic> {
    read::read("suggestion", &canonical::entry(concept)).1
}

#[cfg(test)]
#[path = "../../tests/common/suggestion.rs"]
mod any_suggestion;

#[cfg(test)]
mod tests {
    use super::any_suggestion::suggestion;
    use super::*;

    #[test]
    fn an_entry_is_one_that_the_glossary_takes() {
        let suggestion = suggestion("هيئة الطرق", Some("the Roads Authority (São Tomé)"));
        let draft = Draft::of(&suggestion).expect("there is English");
        let concept = entry(&suggestion, &draft, &|id| id == "roads-authority-sao-tome");
        assert_eq!(concept.id, "roads-authority-sao-tome-2");
        assert_eq!(concept.name_en(), "Roads Authority (São Tomé)");
        assert!(concept.note.as_deref().is_some_and(|note| note.contains("composed")));
        assert_eq!(problems(&concept), []);
    }

    #[test]
    fn english_of_a_person_has_no_note_and_bad_english_is_refused() {
        let suggestion = suggestion("هيئة الطرق", None);
        assert_eq!(Draft::of(&suggestion), None);
        let draft = |en: &str| Draft { ar: suggestion.ar.clone(), en: en.into(), kind: Kind::Organisation };
        assert_eq!(entry(&suggestion, &draft("Roads"), &|_| false).note, None);
        for bad in ["", "هيئة"] {
            assert!(!problems(&entry(&suggestion, &draft(bad), &|_| false)).is_empty(), "{bad}");
        }
    }
}
