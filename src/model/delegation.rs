//! Delegations: whose delegation somebody heads.

use crate::document::Span;
use crate::glossary::Kind;
use crate::map::Mapped;

/// Whose a delegation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// وفد سلطنة عمان, الوفد العماني.
    Named(usize),
    /// وفد الدولة, وفد المملكة: of the country that the release speaks for.
    Own,
    /// Not stated: ترأس الوفد.
    Unsaid,
}

/// How far behind the verb the delegation may stand, in tokens: a name with its office stands between.
const REACH: usize = 24;

/// Words for the release's own country.
const HOME: &[&str] = &["الدوله", "دولتنا", "البلاد", "المملكه", "السلطنه", "الجمهوريه", "الامارات"];

/// Whose delegation the words at `head` speak of.
pub(crate) fn whose(mapped: &Mapped<'_>, head: Span) -> Whose {
    let located = &mapped.located;
    let tokens = &located.tokens[head.paragraph].list;
    let from = tokens.partition_point(|t| t.start < head.start);
    let sentence = located.sentences[head.paragraph].iter().find(|r| r.contains(&from));
    let end = sentence.map_or(tokens.len(), |r| r.end).min(from + REACH);
    let noun = |k: &usize| {
        let word = tokens[*k].folded.as_str();
        matches!(word.strip_prefix(['و', 'ل', 'ب']).unwrap_or(word), "وفد" | "الوفد" | "وفدا" | "فد")
    };
    let Some(at) = (from..end).find(noun) else { return Whose::Unsaid };
    let country = mapped
        .entity_at(head.paragraph, at + 1)
        .filter(|(e, _)| matches!(mapped.entities[*e].kind, Kind::Country | Kind::Organisation))
        .filter(|(e, _)| mapped.entities[*e].en.is_some());
    match (country, tokens.get(at + 1).map(|t| t.folded.as_str())) {
        (Some((entity, _)), _) => Whose::Named(entity),
        (None, Some(word)) if HOME.contains(&word) => Whose::Own,
        _ => Whose::Unsaid,
    }
}
