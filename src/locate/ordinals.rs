//! Ordinals (الخامس عشر, الـ 32) and the numbers of numbered things (الحدث رقم ٣٠).

use std::ops::Range;

use super::dates::RawDate;
use crate::arabic::clitics::reads_as;
use crate::arabic::{Kind, Token, numerals};
use crate::document::Span;
use crate::english::PHRASES;

/// An ordinal of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawOrdinal {
    /// The words.
    pub span: Span,
    /// The same as token indices.
    pub tokens: Range<usize>,
    /// Its value.
    pub value: u32,
    /// Whether it is the number after رقم rather than an ordinal.
    pub numbered: bool,
}

/// Finds the ordinals of a paragraph that are no part of a date.
pub fn find(paragraph: usize, tokens: &[Token], dates: &[RawDate]) -> Vec<RawOrdinal> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if dates.iter().any(|d| d.tokens.contains(&i)) {
            i += 1;
            continue;
        }
        let free = |k: usize| !dates.iter().any(|d| d.tokens.contains(&k));
        match at(tokens, i).filter(|(_, range, _)| range.clone().all(free)) {
            Some((value, range, numbered)) => {
                let span = Span::new(paragraph, tokens[range.start].start, tokens[range.end - 1].end);
                i = range.end;
                out.push(RawOrdinal { span, tokens: range, value, numbered });
            }
            None => i += 1,
        }
    }
    out
}

fn at(tokens: &[Token], i: usize) -> Option<(u32, Range<usize>, bool)> {
    let token = &tokens[i];
    if token.kind != Kind::Arabic {
        return None;
    }
    let number = |k: usize| -> Option<u32> {
        let token = tokens.get(k).filter(|t| t.kind == Kind::Number && t.text.len() <= 4)?;
        token.text.parse().ok()
    };
    // الحدث رقم ٣٠: the noun before رقم belongs to the words.
    if matches!(token.folded.as_str(), "رقم" | "رقم:") {
        let open = usize::from(tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Open));
        let value = number(i + 1 + open)?;
        let close = usize::from(open == 1 && tokens.get(i + 3).is_some_and(|t| t.kind == Kind::Close));
        let from = i.checked_sub(1).filter(|&b| tokens[b].kind == Kind::Arabic).unwrap_or(i);
        return Some((value, from..i + 2 + open + close, true));
    }
    // الـ 32 and ال(63): the tatweel is gone from the folded word.
    if token.folded == "ال" || token.folded == "لل" {
        let open = usize::from(tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Open));
        let value = number(i + 1 + open).filter(|&v| v > 0 && v < 400)?;
        let close = usize::from(open == 1 && tokens.get(i + 3).is_some_and(|t| t.kind == Kind::Close));
        // الـ 193 دولة counts; الدورة الـ 32 orders: an ordinal follows its noun.
        let after = tokens.get(i + 2 + open + close);
        // الدول الـ 34 counts as well: its noun is in the plural.
        let counts = after.is_some_and(|t| PHRASES.unit_bare(&t.folded).is_some())
            || i.checked_sub(1).is_some_and(|b| PHRASES.plural(&tokens[b].folded).is_some());
        return (!counts).then_some((value, i..i + 2 + open + close, false));
    }
    // الدورة 62, الدورة العادية 27: a number right behind a meeting noun orders, unless it counts.
    let digits_near = tokens[i + 1..].iter().take(4).any(|t| t.kind == Kind::Number);
    if digits_near && PHRASES.meeting(&[token.folded.as_str()]).is_some() {
        let mut k = i + 1;
        while tokens.get(k).is_some_and(|t| PHRASES.adjective(&[t.folded.as_str()]).is_some()) {
            k += 1;
        }
        let open = usize::from(tokens.get(k).is_some_and(|t| t.kind == Kind::Open));
        if let Some(value) = number(k + open).filter(|&v| v > 0 && v < 300) {
            let close = usize::from(tokens.get(k + 2).is_some_and(|t| t.kind == Kind::Close));
            let end = k + 1 + open * 2;
            let counts = tokens.get(end).is_some_and(|t| PHRASES.unit_bare(&t.folded).is_some());
            // A year in brackets is no ordinal, and a bracket with more in it is a remark.
            if !counts && tokens[k + open].text.len() <= 3 && open == close.min(open) {
                return Some((value, k..end, false));
            }
        }
    }
    // ميجابت في الثانية is a unit.
    if i >= 2 && token.folded == "الثانيه" {
        let unit: Vec<&str> = tokens[i - 2..=i].iter().map(|t| t.folded.as_str()).collect();
        if PHRASES.unit_of(&unit).is_some_and(|(_, taken)| taken == 3) {
            return None;
        }
    }
    let words: Vec<&str> = tokens[i..].iter().take(5).map(|t| t.folded.as_str()).collect();
    let (value, taken) = numerals::ordinal(&words)?;
    // الساعة الثالثة is a time of day.
    if i > 0 && reads_as(&tokens[i - 1].folded, "الساعه") {
        return None;
    }
    // بالمائة and في المائة are per cent.
    let percent = value == 100
        && taken == 1
        && (token.folded.starts_with('ب') || i > 0 && tokens[i - 1].folded == "في");
    if percent
        && i > 0
        && tokens[..i]
            .iter()
            .rev()
            .take(2)
            .any(|t| t.kind == Kind::Number || numerals::cardinal(&[&t.folded]).is_some())
    {
        return None;
    }
    Some((value, i..i + taken, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;

    fn values(text: &str) -> Vec<(u32, bool)> {
        let tokens = Tokens::of(text).list;
        let dates = super::super::dates::find(0, &tokens);
        find(0, &tokens, &dates).into_iter().map(|o| (o.value, o.numbered)).collect()
    }

    #[test]
    fn ordinals_and_numbers() {
        assert_eq!(values("الاجتماع السنوي الخامس عشر لمنتدى"), [(15, false)]);
        assert_eq!(values("الاجتماع الثاني والعشرين للجنة"), [(22, false)]);
        assert_eq!(values("في الحدث رقم ٣٠ لمنتدى"), [(30, true)]);
        assert_eq!(values("الدورة الـ 32 للمجلس"), [(32, false)]);
        assert_eq!(values("الدورة ال(63)"), [(63, false)]);
        assert_eq!(values("14 تشرين الثاني 2022"), []);
        assert_eq!(values("الـ 193 دولة"), []);
        assert_eq!(values("في الدورة 62 للجنة الإقليمية"), [(62, false)]);
        assert_eq!(values("الدورة العادية 27"), [(27, false)]);
        assert_eq!(values("الاجتماع الـ22 للجنة"), [(22, false)]);
        assert_eq!(values("ال 25 من أكتوبر ،2013"), []);
    }
}
