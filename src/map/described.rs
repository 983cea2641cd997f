//! A known name with an adjective behind it that makes it the name of another body: جامعة القدس المفتوحة is
//! not جامعة القدس. The glossary has the longer name where it means the same.

use super::Draft;
use crate::arabic::clitics::{definite_noun, readings};
use crate::arabic::words::{is_function_word, is_national, is_scope, is_title};
use crate::arabic::{Kind as TokenKind, Token, numerals};
use crate::english::PHRASES;
use crate::glossary::Match;

/// Whether an adjective with the article that agrees with the head of a match stands right behind it.
///
/// Behind a verb the same word may be its object (أطلقت وزارة الصحة المبادرة), so only a name that is governed
/// by a preposition or stands behind a definite noun is looked at.
pub(super) fn is_another(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    let (Some(next), Some(before)) =
        (tokens.get(found.tokens.end), found.tokens.start.checked_sub(1).and_then(|b| tokens.get(b)))
    else {
        return false;
    };
    let governed = found.clitics.ends_with(['ب', 'ل'])
        || (before.kind == TokenKind::Arabic
            && (is_function_word(&before.folded) || before.folded.starts_with("ال")));
    let head = definite_noun(&tokens[found.tokens.start].folded);
    let agrees = head.is_some_and(|head| head.ends_with('ه') == next.folded.ends_with('ه'));
    governed
        && found.words > 1
        && agrees
        && names(tokens, found.tokens.end)
        && !is_name(draft, tokens, found.tokens.end)
}

/// Whether a word is an adjective with the article that can belong to a name.
fn names(tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].folded.as_str();
    let bare = word.strip_prefix("ال").unwrap_or_default();
    let noun = PHRASES.meeting(&[word]).is_some()
        || PHRASES.unit(word).is_some()
        || PHRASES.plural(word).is_some()
        || PHRASES.head(bare).is_some()
        || numerals::ordinal(&[word]).is_some();
    tokens[at].kind == TokenKind::Arabic
        && bare.chars().count() > 3
        && !noun
        && !is_function_word(word)
        && !is_title(word)
        && !is_scope(word)
        && !is_national(word)
        && !ATTRIBUTES.iter().any(|stem| bare.starts_with(stem))
}

/// Beginnings of adjectives that tell something of a body and are no part of its name.
const ATTRIBUTES: &[&str] = &[
    "تابع",
    "معني",
    "مختص",
    "مذكور",
    "موقر",
    "منعقد",
    "مشارك",
    "منظم",
    "مستضيف",
    "اخير",
    "عريق",
    "حالي",
    "جديد",
    "خاص",
    "مقبل",
    "قادم",
    "ماضي",
    "سابق",
    "مقرر",
    "كائن",
    "واقع",
    "مسؤول",
    "متمثل",
    "ممثل",
    "مكلف",
    "شقيق",
    "صديق",
    "ثلاث",
    "اربع",
    "خمس",
];

/// Whether a word begins a name or a term of its own: a nationality, an office, a concept.
fn is_name(draft: &Draft<'_, '_>, tokens: &[Token], at: usize) -> bool {
    let mut found = Vec::new();
    draft.glossary.index.matches_at(tokens, at, &mut found);
    !found.is_empty() || readings(&tokens[at].folded).iter().any(|r| PHRASES.part(&r.stem).is_some())
}
