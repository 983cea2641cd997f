//! Meetings that were put off or called off: تأجيل الاجتماع الثالث والسبعين, إلغاء المؤتمر.

use super::told;
use crate::arabic::Kind as TokenKind;
use crate::arabic::clitics::readings;
use crate::arabic::words::is_function_word;
use crate::document::Span;
use crate::english::PHRASES;
use crate::map::Mapped;
use crate::model::negation::{denial, denied};

/// A meeting that does not take place when it was to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Postponed {
    /// It is called off rather than put off.
    pub(crate) cancelled: bool,
    /// English noun of the meeting, `meeting`.
    pub(crate) noun: String,
    pub(crate) ordinal: Option<u32>,
    pub(crate) span: Span,
}

/// Meetings whose putting or calling off the release tells as a fact, each once.
pub(crate) fn postponed(mapped: &Mapped<'_>) -> Vec<Postponed> {
    let mut out: Vec<Postponed> = Vec::new();
    for (paragraph, tokens, sentence) in told(mapped) {
        for at in sentence.clone() {
            let Some(cancelled) = act(&tokens[at].folded) else { continue };
            if let Some(found) = passive(mapped, paragraph, sentence.start, at, cancelled) {
                out.push(found);
                continue;
            }
            let words: Vec<&str> =
                tokens[at + 1..sentence.end.min(at + 4)].iter().map(|t| t.folded.as_str()).collect();
            // تأجيل انعقاد الدورة: the noun of holding may stand between.
            let between =
                usize::from(words.first().is_some_and(|w| matches!(*w, "عقد" | "انعقاد" | "اعمال")));
            let Some((noun, taken, definite)) = words.get(between..).and_then(|w| PHRASES.meeting(w)) else {
                continue;
            };
            let end = at + 1 + between + taken;
            let ordinals = &mapped.located.ordinals;
            let ordinal = ordinals
                .iter()
                .find(|o| o.span.paragraph == paragraph && o.tokens.start == end && !o.numbered);
            let said = denied(tokens, at) || denial(tokens, sentence.start, at).is_some();
            if said || !(definite || ordinal.is_some()) {
                continue;
            }
            let found = Postponed {
                cancelled,
                noun: noun.to_lowercase(),
                ordinal: ordinal.map(|o| o.value),
                span: mapped.located.span(paragraph, at..ordinal.map_or(end, |o| o.tokens.end)),
            };
            if !out
                .iter()
                .any(|o| o.noun == found.noun && (o.ordinal == found.ordinal || found.ordinal.is_none()))
            {
                out.push(found);
            }
        }
    }
    out
}

/// القمة … وأنها أُرجئت إلى: the verb behind the meeting that it puts off.
fn passive(
    mapped: &Mapped<'_>,
    paragraph: usize,
    from: usize,
    at: usize,
    cancelled: bool,
) -> Option<Postponed> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let verb = tokens[at].folded.strip_prefix(['و', 'ف']).unwrap_or(&tokens[at].folded);
    let feminine = matches!(verb, "ارجئت" | "تاجلت" | "الغيت");
    // الاجتماع …، ألغي: the passive ends its clause; the active has an object (ألغى الوزير زيارته).
    let ends = tokens.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Stop | TokenKind::Comma));
    let masculine = matches!(verb, "ارجئ" | "تاجل") || (verb == "الغي" && ends);
    // …، فيما تأجل انتخاب رئيس اللجنة: what is put off stands behind the verb.
    let next = tokens.get(at + 1).map_or("", |t| t.folded.as_str());
    let of_another = tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Arabic)
        && PHRASES.meeting(&[next]).is_none()
        && !matches!(
            next,
            "الي"
                | "حتي"
                | "بسبب"
                | "لاسباب"
                | "من"
                | "علي"
                | "بعد"
                | "بقرار"
                | "مرتين"
                | "مره"
        );
    if of_another && !is_function_word(next) && !next.starts_with(['ب', 'ل']) {
        return None;
    }
    if !(feminine || masculine) || denied(tokens, at) || denial(tokens, from, at).is_some() {
        return None;
    }
    let noun = (from..at).rev().find_map(|k| {
        let found = PHRASES.meeting(&[tokens[k].folded.as_str()])?;
        // اجتماع اللجنة is definite by what follows.
        let construct = tokens.get(k + 1).is_some_and(|t| t.folded.starts_with("ال"));
        (found.2 || construct).then_some(found)
    });
    let (noun, ..) = noun?;
    Some(Postponed {
        cancelled,
        noun: noun.to_lowercase(),
        ordinal: None,
        span: mapped.located.span(paragraph, at..at + 1),
    })
}

/// Whether a word calls off or, as `false`, puts off what follows; `None` for any other word.
fn act(folded: &str) -> Option<bool> {
    readings(folded).iter().find_map(|reading| match reading.stem.as_str() {
        "تاجيل" | "ارجاء" | "تاجل" | "تاجلت" | "ارجئ" | "ارجئت" => Some(false),
        "الغاء" | "الغي" | "الغيت" => Some(true),
        _ => None,
    })
}
