//! Sessions and the agenda.

use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::map::Mapped;

use super::bare;

/// A session: its title, its number, the words that are about it.
#[derive(Debug, Clone)]
pub(crate) struct RawSession {
    /// The title, or the words that name the session where it has none.
    pub(crate) title: Span,
    /// It has a title of its own.
    pub(crate) titled: bool,
    pub(crate) number: Option<u32>,
    /// The number is an ordinal (الجلسة الثانية), not that of a numbered event (الحدث رقم ٣٠).
    pub(crate) ordinal: bool,
    pub(crate) span: Span,
}

/// Nouns of numbered or titled parts of a meeting.
const SESSION_NOUNS: &[&str] =
    &["جلسه", "الجلسه", "حدث", "الحدث", "ورشه", "الورشه", "حلقه", "الحلقه", "فعاليه", "الفعاليه"];

fn is_session(token: &Token) -> bool {
    let word = bare(&token.folded);
    SESSION_NOUNS.contains(&word)
        || word.strip_prefix(['ب', 'ل', 'ك']).is_some_and(|w| SESSION_NOUNS.contains(&w))
}

/// Sessions with a title in quotation marks, or with a number.
pub(crate) fn sessions(mapped: &Mapped<'_>) -> Vec<RawSession> {
    let located = &mapped.located;
    let mut out: Vec<RawSession> = Vec::new();
    for paragraph in 0..located.tokens.len() {
        let tokens = &located.tokens[paragraph].list;
        // Where each session begins; its words run to the next session or the end of the sentence.
        let starts: Vec<usize> = (0..tokens.len()).filter(|&i| is_session(&tokens[i])).collect();
        for (n, &at) in starts.iter().enumerate() {
            let sentence = located.sentences[paragraph].iter().find(|r| r.contains(&at));
            let stop = sentence.map_or(tokens.len(), |r| r.end);
            let next = starts.get(n + 1).copied().unwrap_or(stop).min(stop);
            let quote = located.quotes.iter().find(|q| {
                q.paragraph == paragraph && q.start > tokens[at].start && q.end <= tokens[next - 1].end
            });
            let quote = quote.or_else(|| named_before(mapped, paragraph, at, sentence?.start));
            let Some(&title) = quote else {
                out.extend(numbered(mapped, paragraph, at, next));
                continue;
            };
            let number = located
                .ordinals
                .iter()
                .find(|o| {
                    o.span.paragraph == paragraph
                        && o.tokens.start >= at
                        && o.tokens.end <= next
                        && o.numbered
                })
                .map(|o| o.value);
            // A title far away belongs to something else, unless the session is numbered.
            let distance = tokens[at..next].iter().take_while(|t| t.start < title.start).count();
            if title.start > tokens[at].start && distance > 4 && number.is_none() {
                continue;
            }
            let span = located.span(paragraph, at..next);
            out.push(RawSession { title, titled: true, number, ordinal: false, span });
        }
    }
    out
}

/// وعن «…»، وهي الجلسة التي حملت هذا العنوان: the quotation before a session that has it for its title.
fn named_before<'m>(mapped: &'m Mapped<'_>, paragraph: usize, at: usize, from: usize) -> Option<&'m Span> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let title = tokens[at + 1..].iter().take(5).any(|t| matches!(t.folded.as_str(), "العنوان" | "الاسم"));
    let this = tokens[at + 1..].iter().take(4).any(|t| matches!(t.folded.as_str(), "هذا" | "بهذا" | "ذات"));
    let before =
        |q: &&Span| q.paragraph == paragraph && q.start >= tokens[from].start && q.end <= tokens[at].start;
    mapped.located.quotes.iter().rfind(before).filter(|_| title && this)
}

/// A session without quotation marks: الجلسة الثانية حول الأمن السيبراني, الجلسة رقم 3. Its title is the
/// name or term behind حول, else the words that number it.
fn numbered(mapped: &Mapped<'_>, paragraph: usize, at: usize, next: usize) -> Option<RawSession> {
    let located = &mapped.located;
    let tokens = &located.tokens[paragraph].list;
    if bare(&tokens[at].folded).trim_start_matches("ال") != "جلسه"
        || located.is_background(located.span(paragraph, at..at + 1))
    {
        return None;
    }
    let number = located.ordinals.iter().find(|o| {
        o.span.paragraph == paragraph && (at..=at + 1).contains(&o.tokens.start) && o.tokens.end <= next
    })?;
    let end = number.tokens.end.max(at + 1);
    let introduced = tokens
        .get(end)
        .is_some_and(|t| matches!(t.folded.as_str(), "حول" | "عن" | "بعنوان" | "بشان" | "المعنيه"));
    let topic = introduced.then(|| mapped.entity_at(paragraph, end + 1)).flatten();
    let title = match topic {
        Some((_, mention)) => mention.span,
        None => located.span(paragraph, at..end),
    };
    Some(RawSession {
        title,
        titled: topic.is_some(),
        number: Some(number.value),
        ordinal: !number.numbered,
        span: located.span(paragraph, at..next),
    })
}

/// Items behind جدول الأعمال or أجندة up to the end of their sentence.
pub(crate) fn agenda(mapped: &Mapped<'_>) -> Vec<Span> {
    let located = &mapped.located;
    let mut out = Vec::new();
    for paragraph in 0..located.tokens.len() {
        let tokens = &located.tokens[paragraph].list;
        for sentence in &located.sentences[paragraph] {
            let list = sentence.clone().find(|&k| {
                (bare(&tokens[k].folded) == "جدول"
                    && tokens.get(k + 1).is_some_and(|t| {
                        matches!(t.folded.as_str(), "الاعمال" | "اعمال" | "اعماله" | "اعمالها")
                    }))
                    || matches!(bare(&tokens[k].folded), "اجنده" | "الاجنده")
            });
            let Some(from) = list else { continue };
            if located.is_background(located.span(paragraph, from..from + 1)) {
                continue;
            }
            // هي البيانات، البيئة، الشمول، الثقة: the items after هي or a colon or ومنها.
            let Some(start) = (from..sentence.end).find(|&k| {
                tokens[k].kind == TokenKind::Colon
                    || matches!(tokens[k].folded.as_str(), "هي" | "وهي" | "منها" | "ومنها" | "ابرزها")
            }) else {
                continue;
            };
            let mut item = start + 1;
            for (k, token) in tokens.iter().enumerate().take(sentence.end).skip(start + 1) {
                let ends = matches!(token.kind, TokenKind::Comma | TokenKind::Semicolon | TokenKind::Stop);
                if ends || k + 1 == sentence.end {
                    let end = if ends { k } else { k + 1 };
                    if end > item {
                        let span = located.span(paragraph, item..end);
                        // والمهارات: the و joins the items and is none of the last one's letters.
                        let joined = tokens[item].text.starts_with("وال");
                        let start = span.start + if joined { "و".len() } else { 0 };
                        out.push(Span::new(paragraph, start, span.end));
                    }
                    item = k + 1;
                }
            }
        }
    }
    out
}
