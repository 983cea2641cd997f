//! The field of ministers who meet: وزراء العمل are those of the ministries of labour.

use std::collections::BTreeMap;

use crate::arabic::Token;
use crate::glossary::{Glossary, Kind, Needs};

/// What stands before the field in the English of nearly all ministries.
const MINISTRY_OF: &str = "Ministry of ";

/// Of which people those are who meet, with the space behind it: وزراء الصحة العرب.
pub(super) fn people(folded: &str) -> Option<&'static str> {
    match folded {
        "العرب" => Some("Arab "),
        "الخليجيين" | "الخليجيون" => Some("Gulf "),
        "الافارقه" | "الافريقيين" => Some("African "),
        "الاوروبيين" | "الاوروبيون" => Some("European "),
        _ => None,
    }
}

/// The field behind the word for ministers at `last`, as most of the ministries that have it say it, and
/// one past its last token.
pub(super) fn of_ministers(glossary: &Glossary, tokens: &[Token], last: usize) -> Option<(String, usize)> {
    let mut found = Vec::new();
    glossary.index.walk(tokens, last, "وزاره", "وزارة", "", &mut found);
    found.sort_by_key(|m| std::cmp::Reverse(m.words));
    found.iter().filter(|m| m.words > 1).find_map(|m| {
        let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in m.entries.iter().filter(|e| e.needs != Needs::Mention) {
            let concept = &glossary.concepts[entry.concept];
            if concept.kind == Kind::Organisation
                && let Some(field) = concept.name_en().strip_prefix(MINISTRY_OF)
            {
                *fields.entry(field).or_default() += 1;
            }
        }
        // Of equally many the first in the alphabet, so that every run says the same.
        let (field, _) = fields.into_iter().rev().max_by_key(|&(_, count)| count)?;
        Some((field.to_owned(), m.tokens.end))
    })
}
