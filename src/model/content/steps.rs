//! What follows: next meetings, plans, deadlines.

use std::ops::Range;

use super::{bare, told};
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::PHRASES;
use crate::glossary::Kind;
use crate::map::Mapped;

/// A next step.
#[derive(Debug, Clone)]
pub(crate) struct RawStep {
    pub(crate) span: Span,
    /// English noun of the next meeting, `session`, where the step is one.
    pub(crate) meeting: Option<String>,
    /// The city or country where it is to be.
    pub(crate) place: Option<usize>,
    /// The step is a last day: في موعد أقصاه.
    pub(crate) deadline: bool,
}

/// Sentences that speak of what is to come.
pub(crate) fn next_steps(mapped: &Mapped<'_>) -> Vec<RawStep> {
    let mut out = Vec::new();
    for (paragraph, tokens, sentence) in told(mapped) {
        let words = &tokens[sentence.clone()];
        let next = next_meeting(words);
        let deadline = is_deadline(words);
        if next.is_none() && !deadline && !planned(words) {
            continue;
        }
        let place = next.is_some().then(|| place(mapped, paragraph, tokens, sentence)).flatten();
        out.push(RawStep {
            span: mapped.located.span(paragraph, sentence.clone()),
            meeting: next.map(str::to_lowercase),
            place,
            deadline,
        });
    }
    out
}

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

/// The noun of a next meeting: الاجتماع المقبل, دورتها القادمة.
pub(crate) fn next_meeting(words: &[Token]) -> Option<&'static str> {
    words.iter().enumerate().find_map(|(k, token)| {
        let next = words[k + 1..].iter().take(3).any(|t| {
            matches!(t.folded.as_str(), "المقبل" | "المقبله" | "القادم" | "القادمه" | "التالي" | "التاليه")
        });
        if !next {
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
            .find_map(|form| PHRASES.meeting(&[form.as_str()]).filter(|_| definite).map(|(en, ..)| en))
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
