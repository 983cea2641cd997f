//! What was done before the meeting that a release reports: at the last session, or in another year.

use std::ops::Range;

use crate::arabic::Token;
use crate::english::PHRASES;
use crate::map::{Mapped, Relative};
use crate::model::negation::had_been;

/// How many words a clause may take to name the session that it tells of.
const SUBJECT: usize = 5;

/// Whether the verb at a token tells of what was before: وكانت المجموعة قد اعتمدت, أن الدورة السابقة شهدت اعتماد,
/// وأقرت الدورة الماضية.
pub(super) fn is_earlier(
    mapped: &Mapped<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
    verb: usize,
    end: usize,
) -> bool {
    let tokens = &mapped.located.tokens[paragraph].list;
    let opens = |t: &Token| matches!(t.folded.as_str(), "ان" | "وان" | "بان");
    let from = (sentence.start..verb).rev().find(|&k| opens(&tokens[k])).map_or(sentence.start, |k| k + 1);
    let named = |words: Range<usize>| names_last(&tokens[words.start..words.end.min(words.start + SUBJECT)]);
    // وأقرت الدورة الماضية is told of it; وناقش توصيات الدورة الماضية is not.
    let behind = (verb + 1).min(end)..(verb + 3).min(end);
    had_been(tokens, sentence.start, verb) || named(from..verb) || named(behind)
}

/// Whether words name a meeting that was before this one: الدورة السابقة, الاجتماع الوزاري الماضي, دورته الماضية.
pub(crate) fn names_last(words: &[Token]) -> bool {
    const LAST: &[&str] = &["السابق", "السابقه", "الماضي", "الماضيه", "المنصرم", "المنصرمه"];
    words.iter().enumerate().any(|(k, token)| {
        let noun = token.folded.strip_prefix(['و', 'ف']).unwrap_or(&token.folded);
        let own = ["دورته", "دورتها", "اجتماعه", "اجتماعها"].contains(&noun);
        let meeting = own || PHRASES.meeting(&[noun]).is_some_and(|(.., definite)| definite);
        meeting && words[k + 1..].iter().take(2).any(|t| LAST.contains(&t.folded.as_str()))
    })
}

/// Whether what a clause tells was done in another year: ووقعت مصر والأردن مذكرة تفاهم عام 2019. What is
/// discussed may have a date of its own.
///
/// The clause has a date, and it lies a month or more before, or in a year before that of the release.
pub(super) fn is_of_another_year(mapped: &Mapped<'_>, paragraph: usize, clause: Range<usize>) -> bool {
    let dates = &mapped.located.dates;
    let latest = dates.iter().filter_map(|d| d.start.year).max();
    let here = |tokens: &Range<usize>| clause.contains(&tokens.start);
    let mut own = dates.iter().filter(|d| d.span.paragraph == paragraph && here(&d.tokens)).peekable();
    own.peek().is_some()
        && own.all(|d| match (d.modifier, d.relative) {
            (Some(Relative::Years(step)), _) if d.start.day.is_none() => step < 0,
            (_, Some(Relative::Years(step) | Relative::Months(step))) => step < 0,
            _ => d.start.month.is_none() && d.start == d.end && d.start.year < latest,
        })
}
