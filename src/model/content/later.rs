//! The meeting after the one that is reported, named by its ordinal: الاجتماع السادس والعشرين المقرر عقده
//! في مسقط, where the release reports the twenty-fifth.

use std::ops::Range;

use super::bare;
use super::steps::is_holding;
use crate::arabic::Kind as TokenKind;
use crate::english::PHRASES;
use crate::map::Mapped;
use crate::model::meetings::Phrase;

/// A later meeting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Later {
    /// English noun: `Meeting`.
    pub(super) noun: &'static str,
    pub(super) ordinal: u32,
    /// Where its clause begins, in tokens of the sentence.
    pub(super) from: usize,
}

/// How many editions later a meeting can be to be the next of its kind.
const NEAR: u32 = 2;

/// A meeting of a sentence that is of the kind of a reported one, with a later ordinal, and that the
/// clause says is to be held.
pub(super) fn later(
    mapped: &Mapped<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
    reported: &[Phrase],
) -> Option<Later> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let ordinals = mapped
        .located
        .ordinals
        .iter()
        .filter(|o| o.span.paragraph == paragraph && !o.numbered && sentence.contains(&o.tokens.start));
    ordinals.into_iter().find_map(|ordinal| {
        let at = ordinal.tokens.start;
        let from = at.saturating_sub(3).max(sentence.start);
        let noun = (from..at)
            .rev()
            .find_map(|k| PHRASES.meeting(&[noun(&tokens[k].folded).as_str()]).map(|(en, ..)| en))?;
        let is_next = reported.iter().any(|meeting| {
            let step = meeting.ordinal.and_then(|own| ordinal.value.checked_sub(own));
            meeting.head == noun && step.is_some_and(|step| (1..=NEAR).contains(&step))
        });
        let ends = |k: &usize| matches!(tokens[*k].kind, TokenKind::Comma | TokenKind::Semicolon);
        let start = (sentence.start..at).rev().find(ends).map_or(sentence.start, |k| k + 1);
        let end = (at..sentence.end).find(ends).unwrap_or(sentence.end);
        let held = tokens[start..end].iter().any(|t| is_holding(bare(&t.folded)));
        (is_next && held).then_some(Later { noun, ordinal: ordinal.value, from: start - sentence.start })
    })
}

/// A meeting noun without its pronoun: دورتها is دورة.
fn noun(folded: &str) -> String {
    let word = bare(folded);
    let Some(stem) = word.strip_suffix("ها") else { return word.to_owned() };
    stem.strip_suffix('ت').map_or_else(|| stem.to_owned(), |stem| format!("{stem}ه"))
}
