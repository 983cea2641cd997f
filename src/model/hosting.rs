//! Whether a verb of hosting tells of the meeting: a release also says who hosts the next one, who hosted
//! the last one, and what else a country hosts.

use super::meetings::{Phrase, is_one};
use crate::arabic::Kind as TokenKind;
use crate::english::PHRASES;
use crate::map::Mapped;

/// How many words behind the verb its object can stand.
const REACH: usize = 16;

/// Whether what is hosted is the meeting.
///
/// The meeting named behind the verb decides. Behind a verb with a pronoun (الذي تستضيفه قطر) it is the one
/// named last before it in the sentence; a definite noun alone (الاجتماع) means the meeting, unless it is
/// the coming one.
pub(super) fn hosts_it(
    mapped: &Mapped<'_>,
    meeting: &Phrase,
    all: &[Phrase],
    paragraph: usize,
    at: usize,
) -> bool {
    let tokens = &mapped.located.tokens[paragraph].list;
    let Some(sentence) = mapped.located.sentences[paragraph].iter().find(|r| r.contains(&at)) else {
        return false;
    };
    let end = sentence.end.min(at + REACH);
    let here = |p: &&Phrase| p.span.paragraph == paragraph;
    let stops = |k: usize| tokens[k].kind != TokenKind::Arabic && !tokens[k].is_word();
    // The noun استضافة ends like a verb with its pronoun (تستضيفه) when it is folded.
    let word = tokens[at].folded.as_str();
    let pronoun =
        !word.ends_with("استضافه") && ["ته", "تها", "فه", "فها"].iter().any(|end| word.ends_with(end));
    if pronoun {
        let before =
            all.iter().filter(here).filter(|p| sentence.contains(&p.tokens.start) && p.tokens.start < at);
        return before.max_by_key(|p| p.tokens.start).is_none_or(|p| is_one(p, meeting));
    }
    let clause = (at + 1..end).take_while(|&k| !stops(k));
    let coming = clause.clone().any(|k| {
        matches!(
            tokens[k].folded.as_str(),
            "المقبل" | "المقبله" | "القادم" | "القادمه" | "التالي" | "التاليه"
        )
    });
    let behind = all.iter().filter(here).filter(|p| (at + 1..end).contains(&p.tokens.start));
    if let Some(object) = behind.min_by_key(|p| p.tokens.start) {
        // الدورة المقبلة للمجلس is the council's, but not the one that is told of, unless that is to come.
        let other = coming && !meeting.coming && object.span != meeting.span;
        return !other && is_one(object, meeting);
    }
    let named = clause
        .clone()
        .any(|k| PHRASES.meeting(&[tokens[k].folded.as_str()]).is_some_and(|(.., definite)| definite));
    !coming
        && (named
            || mapped.located.sentence(meeting.span).contains(&mapped.located.span(paragraph, at..at + 1)))
}
