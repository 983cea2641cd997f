//! Figures: numbers that count, measure or cost something.

use std::ops::Range;

use super::dates::RawDate;
use super::ordinals::RawOrdinal;
use crate::arabic::words::is_function_word;
use crate::arabic::{Kind, Token, clitics::readings, numerals};
use crate::document::Span;
use crate::english::PHRASES;

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// A noun of the phrase tables: English for one and for several.
    Unit(String, String),
    /// A noun that the tables lack, verbatim.
    Noun(String),
    /// Money: ISO 4217 code and what is printed before the amount.
    Money(String, String),
    /// Per cent.
    Percent,
    /// Nothing is said.
    Nothing,
}

/// A figure of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct RawFigure {
    /// The words, the qualifier included.
    pub span: Span,
    /// The same as token indices.
    pub tokens: Range<usize>,
    /// The number, scale words multiplied out.
    pub value: f64,
    /// What it counts.
    pub counted: Counted,
    /// `more than`, `approximately`.
    pub qualifier: Option<String>,
}

/// Finds the figures of a paragraph that are no part of a date or an ordinal.
pub fn find(
    paragraph: usize,
    tokens: &[Token],
    dates: &[RawDate],
    ordinals: &[RawOrdinal],
) -> Vec<RawFigure> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let taken = dates
            .iter()
            .map(|d| &d.tokens)
            .chain(ordinals.iter().map(|o| &o.tokens))
            .find(|r| r.contains(&i));
        if let Some(range) = taken {
            i = range.end.max(i + 1);
            continue;
        }
        match at(tokens, i) {
            Some((value, counted, range)) => {
                let (qualifier, words) = qualifier(tokens, range.start).unzip();
                // The qualifier belongs to the words: أكثر من ١٥٠ جلسة.
                let first = range.start - words.unwrap_or(0);
                let span = Span::new(paragraph, tokens[first].start, tokens[range.end - 1].end);
                i = range.end;
                out.push(RawFigure { span, tokens: range, value, counted, qualifier });
            }
            None => i += 1,
        }
    }
    out
}

/// The qualifier right before token `at`.
fn qualifier(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let from = at.saturating_sub(4);
    let words: Vec<&str> = tokens[from..at].iter().map(|t| t.folded.as_str()).collect();
    PHRASES.qualifier_before(&words).map(|(en, taken)| (en.to_owned(), taken))
}

fn at(tokens: &[Token], i: usize) -> Option<(f64, Counted, Range<usize>)> {
    let token = &tokens[i];
    match token.kind {
        Kind::Number => digits(tokens, i),
        Kind::Arabic => worded(tokens, i).or_else(|| definite(tokens, i)).or_else(|| dual(tokens, i)),
        _ => None,
    }
}

/// Words after which a number is a name's own: كوفيد 19, رؤية 2030, رقم 5.
const NAME_BEFORE: &[&str] = &["كوفيد", "رقم", "فيروس", "اجنده", "رؤيه", "خطه", "استراتيجيه"];

fn digits(tokens: &[Token], i: usize) -> Option<(f64, Counted, Range<usize>)> {
    if let Some(before) = i.checked_sub(1).map(|b| &tokens[b]) {
        let bare = readings(&before.folded).into_iter().any(|r| {
            NAME_BEFORE.contains(&r.stem.as_str())
                || r.stem.strip_prefix("ال").is_some_and(|s| NAME_BEFORE.contains(&s))
        });
        if bare || (before.kind == Kind::Latin) || (before.kind == Kind::Dash && before.glued) {
            return None;
        }
    }
    let text = &tokens[i].text;
    let mut value = numerals::number(text)?;
    let mut end = i + 1;
    let mut scaled = false;
    if let Some(scale) = tokens.get(end).and_then(|t| numerals::scale(&t.folded)) {
        // 1,600 مليار has a decimal comma, but 1,600 دولة has not.
        if let Some((whole, fraction)) = text.split_once(',').filter(|(w, f)| w.len() <= 2 && f.len() == 3) {
            value = format!("{whole}.{fraction}").parse().unwrap_or(value);
        }
        #[expect(clippy::cast_precision_loss, reason = "scale words are powers of ten up to a trillion")]
        let scale = scale as f64;
        value *= scale;
        scaled = true;
        end += 1;
    }
    if tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Open) && tokens.get(i).is_some_and(|t| t.glued) {
        return None;
    }
    // (6.750.270) مليون …: brackets around a number are passed over.
    if i > 0 && tokens[i - 1].kind == Kind::Open && tokens.get(end).is_some_and(|t| t.kind == Kind::Close) {
        end += 1;
    }
    let (counted, end) = counted(tokens, end);
    let year_like = text.len() == 4 && value.fract() == 0.0 && (1900.0..=2100.0).contains(&value);
    let known = !matches!(counted, Counted::Nothing | Counted::Noun(_));
    let qualified = qualifier(tokens, i).is_some();
    let noun = matches!(counted, Counted::Noun(_));
    (known || scaled || (qualified && !year_like) || (noun && !year_like)).then_some((value, counted, i..end))
}

/// What follows a number.
fn counted(tokens: &[Token], i: usize) -> (Counted, usize) {
    let Some(token) = tokens.get(i) else { return (Counted::Nothing, i) };
    if token.kind == Kind::Percent {
        return (Counted::Percent, i + 1);
    }
    if token.kind != Kind::Arabic {
        return (Counted::Nothing, i);
    }
    match token.folded.as_str() {
        "بالمئه" | "بالمائه" | "بالميه" => return (Counted::Percent, i + 1),
        "في" if tokens.get(i + 1).is_some_and(|t| matches!(t.folded.as_str(), "المئه" | "المائه")) =>
        {
            return (Counted::Percent, i + 2);
        }
        _ => {}
    }
    if let Some((currency, words)) =
        PHRASES.currency(&token.folded, tokens.get(i + 1).map(|t| t.folded.as_str()))
    {
        return (Counted::Money(currency.code, currency.prefix), (i + words).min(tokens.len()));
    }
    // The counted noun is a bare indefinite; a word with و or ل is the next phrase.
    if let Some(unit) = PHRASES.unit_bare(&token.folded) {
        return (Counted::Unit(unit.one.clone(), unit.many.clone()), i + 1);
    }
    let next_phrase = is_function_word(&token.folded)
        || ["ال", "لل", "وال", "بال"].iter().any(|p| token.folded.starts_with(p))
        || (token.folded.starts_with('و') && token.folded.chars().count() > 4);
    if next_phrase { (Counted::Nothing, i) } else { (Counted::Noun(token.text.clone()), i + 1) }
}

/// Cardinals in words, before the counted noun: أربعة مسارات, خمس سنوات.
fn worded(tokens: &[Token], i: usize) -> Option<(f64, Counted, Range<usize>)> {
    let mut words: Vec<&str> = tokens[i..]
        .iter()
        .take(8)
        .take_while(|t| t.kind == Kind::Arabic)
        .map(|t| t.folded.as_str())
        .collect();
    let (value, taken) = numerals::cardinal(&words).or_else(|| {
        // لثلاث سنوات, وأربعة مسارات, بخمسة
        readings(words.first()?).into_iter().skip(1).find_map(|r| {
            if r.stem.starts_with("ال") {
                return None;
            }
            let rest = words[1..].to_vec();
            let stem = r.stem.clone();
            let mut with = vec![stem.as_str()];
            with.extend(rest);
            numerals::cardinal(&with)
        })
    })?;
    words.truncate(taken);
    let (counted, end) = counted(tokens, i + taken);
    let known = matches!(counted, Counted::Unit(..) | Counted::Money(..) | Counted::Percent);
    // One and two in words are articles and duals more often than counts.
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    (known && value >= 3).then_some((value as f64, counted, i..end))
}

/// A definite noun with its number behind it: المسارات الأربعة, الدول الـ 34.
fn definite(tokens: &[Token], i: usize) -> Option<(f64, Counted, Range<usize>)> {
    let noun =
        readings(&tokens[i].folded).into_iter().find_map(|r| r.stem.strip_prefix("ال").map(str::to_owned))?;
    let unit = PHRASES.unit(&noun)?;
    let next = tokens.get(i + 1).filter(|t| t.kind == Kind::Arabic)?;
    let number = next.folded.strip_prefix("ال")?;
    let (value, 1) = numerals::cardinal(&[number])? else { return None };
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    (value >= 3).then(|| (value as f64, Counted::Unit(unit.one.clone(), unit.many.clone()), i..i + 2))
}

/// A dual: مرحلتين, مبادرتي.
fn dual(tokens: &[Token], i: usize) -> Option<(f64, Counted, Range<usize>)> {
    // القطاعين العام والخاص are the public and the private sector, not a count.
    if tokens.get(i + 1).is_some_and(|t| t.folded == "العام") {
        return None;
    }
    let unit = PHRASES.dual(&tokens[i].folded)?;
    Some((2.0, Counted::Unit(unit.one.clone(), unit.many.clone()), i..i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;

    fn all(text: &str) -> Vec<(f64, String, Option<String>)> {
        let tokens = Tokens::of(text).list;
        let dates = super::super::dates::find(0, &tokens);
        let ordinals = super::super::ordinals::find(0, &tokens, &dates);
        find(0, &tokens, &dates, &ordinals)
            .into_iter()
            .map(|f| {
                let what = match f.counted {
                    Counted::Unit(_, many) => many,
                    Counted::Noun(noun) => noun,
                    Counted::Money(code, _) => code,
                    Counted::Percent => "%".into(),
                    Counted::Nothing => String::new(),
                };
                (f.value, what, f.qualifier)
            })
            .collect()
    }

    #[test]
    fn figures_with_unit_and_qualifier() {
        assert_eq!(all("وتضم عضويتها 34 دولة"), [(34.0, "countries".into(), None)]);
        assert_eq!(all("أكثر من ١٥٠ جلسة"), [(150.0, "sessions".into(), Some("more than".into()))]);
        assert_eq!(
            all("بقيمة تقريبية بلغت 1.6 مليار دولار تم"),
            [(1.6e9, "USD".into(), Some("approximately".into()))]
        );
        assert_eq!(all("لمدة خمس سنوات"), [(5.0, "years".into(), None)]);
        assert_eq!(all("إلى أربعة مسارات"), [(4.0, "tracks".into(), None)]);
        assert_eq!(all("مرحلتين"), [(2.0, "phases".into(), None)]);
        assert_eq!(all("بنسبة 12.5%"), [(12.5, "%".into(), None)]);
        assert_eq!(all("والمسارات الأربعة"), [(4.0, "tracks".into(), None)]);
    }

    #[test]
    fn numbers_that_are_no_figures() {
        for text in [
            "عام 1961",
            "كوفيد 19",
            "رؤية مصر 2030",
            "أجندة أفريقيا 2063، والأجندة",
            "رقم ٣٠",
            "المنتدى ٢٠٢٠ في",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
