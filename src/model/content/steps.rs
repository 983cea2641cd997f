//! What follows: next meetings, plans, deadlines.

use std::ops::Range;

use super::{bare, later, told};
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::PHRASES;
use crate::glossary::Kind;
use crate::map::Mapped;
use crate::model::meetings::Phrase;
use crate::model::negation::was_planned;

/// A next step.
#[derive(Debug, Clone)]
pub(crate) struct RawStep {
    pub(crate) span: Span,
    /// English noun of the next meeting, `session`, where the step is one.
    pub(crate) meeting: Option<String>,
    /// Its ordinal, where that is how it is named.
    pub(crate) ordinal: Option<u32>,
    /// The city or country where it is to be.
    pub(crate) place: Option<usize>,
    /// The step is a last day: في موعد أقصاه.
    pub(crate) deadline: bool,
    /// Where the words begin that can tell its day, in bytes of the paragraph.
    pub(crate) from: usize,
    /// Where they end.
    pub(crate) to: usize,
}

/// Sentences that speak of what is to come, after the meetings that the release reports.
pub(crate) fn next_steps(mapped: &Mapped<'_>, reported: &[Phrase]) -> Vec<RawStep> {
    let mut out = Vec::new();
    for (paragraph, tokens, sentence) in told(mapped) {
        let words = &tokens[sentence.clone()];
        let counted = later::later(mapped, paragraph, sentence, reported);
        let next = held_next(words)
            .filter(|_| {
                let noun = find_next(words).map(|(_, k)| sentence.start + k);
                !noun.is_some_and(|noun| of_another(mapped, paragraph, noun, reported))
            })
            .or(counted.map(|later| (later.noun, later.from)));
        let deadline = is_deadline(words);
        let dropped = was_planned(tokens, sentence.start, sentence.end);
        if dropped || next.is_none() && !deadline && !planned(words) {
            continue;
        }
        let from = sentence.start + next.map_or(0, |(_, from)| from);
        // وسيعقد الاجتماع المقبل …، بينما تلتئم الندوة بفيينا: another meeting.
        let contrasts = |k: &usize| {
            matches!(tokens[*k].folded.as_str(), "بينما" | "فيما" | "حين")
                || tokens[*k].kind == TokenKind::Semicolon
        };
        let to = (from + 1..sentence.end).find(contrasts).unwrap_or(sentence.end);
        let place = next.and_then(|_| place(mapped, paragraph, tokens, &(from..to)));
        out.push(RawStep {
            span: mapped.located.span(paragraph, sentence.clone()),
            meeting: next.map(|(noun, _)| noun.to_lowercase()),
            ordinal: counted.map(|later| later.ordinal),
            place,
            deadline,
            from: tokens[from].start,
            to: tokens[to - 1].end,
        });
    }
    out
}

/// Whether the next meeting is that of a body none of whose meetings the release reports: الاجتماع المقبل
/// للجنة.
fn of_another(mapped: &Mapped<'_>, paragraph: usize, noun: usize, reported: &[Phrase]) -> bool {
    let of = (noun + 1..noun + 4).find_map(|k| {
        let (entity, mention) = mapped.entity_at(paragraph, k)?;
        let body = mapped.entities[entity].kind == Kind::Organisation && mention.tokens.start == k;
        body.then_some(entity)
    });
    let owners: Vec<usize> = reported.iter().flat_map(|p| [p.body, p.event]).flatten().collect();
    if let Some(of) = of {
        return !owners.is_empty() && !owners.contains(&of);
    }
    // A committee that no name was found for is at least no council.
    let tokens = &mapped.located.tokens[paragraph].list;
    let mut nouns = tokens[noun + 1..].iter().take(3).filter_map(|t| t.folded.strip_prefix("لل"));
    let Some(noun) = nouns.find(|noun| BODIES.contains(noun)) else { return false };
    let is = |word: &str| word == noun || word.strip_prefix('ل') == Some(noun);
    let same = |e: &usize| crate::arabic::fold(&mapped.entities[*e].ar).split(' ').any(is);
    !owners.is_empty() && !owners.iter().any(same)
}

/// Nouns of bodies that meet, folded, behind لل without its ل: للجنة, للمجلس.
const BODIES: &[&str] = &["جنه", "مجلس", "هييه", "فريق", "مجموعه"];

/// من المقرر, ومن المتوقع, على أن يعقد.
fn planned(words: &[Token]) -> bool {
    let from = words.windows(2).any(|w| {
        matches!(bare(&w[0].folded), "من")
            && matches!(w[1].folded.as_str(), "المقرر" | "المنتظر" | "المتوقع" | "المزمع" | "المخطط")
    });
    // A clause of its own: …، على أن تعقد.
    let shall = words
        .windows(3)
        .any(|w| w[0].kind == TokenKind::Comma && w[1].folded == "علي" && w[2].folded == "ان");
    from || shall
        || words.first().is_some_and(|w| {
            matches!(bare(&w.folded), "سيتم" | "ستتم" | "سيعقد" | "ستعقد" | "ستنعقد" | "سينعقد")
        })
}

/// The noun of a next meeting of which the clause says that it is to be held, and where that clause
/// begins. تأجيل النظر إلى الاجتماع القادم tells nothing of when it is.
fn held_next(words: &[Token]) -> Option<(&'static str, usize)> {
    let (noun, at) = find_next(words)?;
    let ends = |t: &Token| matches!(t.kind, TokenKind::Comma | TokenKind::Semicolon);
    let from = words[..at].iter().rposition(ends).map_or(0, |k| k + 1);
    let to = words[at..].iter().position(ends).map_or(words.len(), |k| at + k);
    words[from..to].iter().any(|t| is_holding(bare(&t.folded))).then_some((noun, from))
}

/// Verbs and verbal nouns of holding and hosting, in any person and with a pronoun behind.
pub(super) fn is_holding(folded: &str) -> bool {
    const STEMS: &[&str] =
        &["عقد", "نعقد", "انعقاد", "ستضيف", "استضاف", "حتضن", "احتضان", "لتئم", "تقام", "يقام"];
    let rest = folded.strip_prefix("ال").unwrap_or(folded);
    let rest = rest.strip_prefix('س').filter(|r| r.starts_with(['ت', 'ي'])).unwrap_or(rest);
    STEMS.iter().any(|stem| rest.starts_with(stem) || rest.get(2..).is_some_and(|r| r.starts_with(stem)))
}

/// The noun of a next meeting: الاجتماع المقبل, دورتها القادمة.
pub(crate) fn next_meeting(words: &[Token]) -> Option<&'static str> {
    find_next(words).map(|(noun, _)| noun)
}

/// The noun of a next meeting and where it stands.
fn find_next(words: &[Token]) -> Option<(&'static str, usize)> {
    words.iter().enumerate().find_map(|(k, token)| {
        let next = words[k + 1..].iter().take(3).any(|t| {
            matches!(t.folded.as_str(), "المقبل" | "المقبله" | "القادم" | "القادمه" | "التالي" | "التاليه")
        });
        // الأسبوع المقبل is a time.
        if !next || matches!(bare(&token.folded), "الاسبوع" | "اسبوع" | "الشهر" | "العام")
        {
            return None;
        }
        let noun = bare(&token.folded);
        let noun = noun.strip_suffix("ها").or_else(|| noun.strip_suffix('ه')).unwrap_or(noun);
        let forms = [noun.to_owned(), bare(&token.folded).to_owned(), {
            // دورتها is دورة with a pronoun.
            noun.strip_suffix('ت').map_or_else(String::new, |stem| format!("{stem}ه"))
        }];
        let definite = token.folded.contains("ال") || forms[0] != bare(&token.folded);
        forms
            .iter()
            .find_map(|form| PHRASES.meeting(&[form.as_str()]).filter(|_| definite).map(|(en, ..)| (en, k)))
    })
}

/// في موعد أقصاه, الموعد النهائي, آخر موعد, قبل نهاية.
fn is_deadline(words: &[Token]) -> bool {
    words.windows(2).any(|w| {
        matches!(
            (bare(&w[0].folded), w[1].folded.as_str()),
            ("موعد", "اقصاه" | "نهائي")
                | ("الموعد", "النهائي")
                | ("اخر" | "كاخر", "موعد")
                | ("اقصاه" | "اقصاها", _)
        )
    })
}

/// The city, else the country, behind في or ب in a sentence about a next meeting.
fn place(mapped: &Mapped<'_>, paragraph: usize, tokens: &[Token], sentence: &Range<usize>) -> Option<usize> {
    let of = |kind: Kind| {
        mapped
            .mentions()
            .filter(|(_, m)| m.span.paragraph == paragraph && sentence.contains(&m.tokens.start))
            .filter(|(e, m)| {
                let inside = m.explain.contains("proclitic ب")
                    || m.tokens.start.checked_sub(1).is_some_and(|b| {
                        // In Doha; Doha hosts it.
                        PHRASES.part(&tokens[b].folded) == Some("host")
                            || matches!(
                                tokens[b].folded.as_str(),
                                "في" | "مدينه" | "بمدينه" | "العاصمه" | "دوله" | "بدوله"
                            )
                    });
                inside
                    && !m.nested
                    && !m.explain.starts_with("nationality")
                    && mapped.entities[*e].kind == kind
                    && mapped.entities[*e].en.is_some()
            })
            .min_by_key(|(_, m)| m.tokens.start)
            .map(|(e, _)| e)
    };
    of(Kind::Place).or_else(|| of(Kind::Country))
}
