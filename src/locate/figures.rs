//! Figures: numbers that count, measure or cost something.

mod counted;
mod qualifiers;

use std::ops::Range;

use super::dates::RawDate;
use super::ordinals::RawOrdinal;
use crate::arabic::clitics::{readings, stems};
use crate::arabic::numerals::{self, Numeral};
use crate::arabic::{Kind, Token};
use crate::document::Span;
use crate::english::PHRASES;

pub use counted::Counted;

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
    /// A fraction in words of what is counted: نصف السكان.
    pub share: bool,
}

/// What is found at one place.
struct Found {
    value: f64,
    counted: Counted,
    tokens: Range<usize>,
    share: bool,
}

/// Finds the figures of a paragraph that are no part of a date or an ordinal.
pub fn find(
    paragraph: usize,
    tokens: &[Token],
    dates: &[RawDate],
    ordinals: &[RawOrdinal],
) -> Vec<RawFigure> {
    let taken: Vec<&Range<usize>> =
        dates.iter().map(|d| &d.tokens).chain(ordinals.iter().map(|o| &o.tokens)).collect();
    let mut out: Vec<RawFigure> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if let Some(range) = taken.iter().find(|r| r.contains(&i)) {
            i = range.end.max(i + 1);
            continue;
        }
        let found = at(tokens, i).filter(|f| !taken.iter().any(|r| f.tokens.contains(&r.start)));
        let Some(found) = found else {
            i += 1;
            continue;
        };
        let before = out.last().map_or(0, |f| f.tokens.end);
        let around = qualifiers::around(tokens, &found.tokens, before);
        // The qualifier belongs to the words: أكثر من ١٥٠ جلسة.
        let whole = around.tokens;
        let span = Span::new(paragraph, tokens[whole.start].start, tokens[whole.end - 1].end);
        i = whole.end.max(found.tokens.end);
        out.push(RawFigure {
            span,
            tokens: found.tokens.start..i,
            value: exact(found.value),
            counted: found.counted,
            qualifier: around.english,
            share: found.share,
        });
    }
    out
}

/// 267.1 milliard is a whole number, which a product of floating point numbers misses by a hair.
fn exact(value: f64) -> f64 {
    let rounded = value.round();
    if rounded > 0.0 && (value - rounded).abs() < rounded * 1e-12 { rounded } else { value }
}

fn at(tokens: &[Token], i: usize) -> Option<Found> {
    match tokens[i].kind {
        Kind::Number | Kind::Dash => digits(tokens, i),
        Kind::Percent | Kind::Other | Kind::Latin => sign_first(tokens, i),
        Kind::Arabic => worded(tokens, i)
            .or_else(|| definite(tokens, i))
            .or_else(|| dual(tokens, i))
            .or_else(|| one_and(tokens, i)),
        _ => None,
    }
}

/// `%12` and `$20`: the sign before its number.
fn sign_first(tokens: &[Token], i: usize) -> Option<Found> {
    let sign = counted::sign(&tokens[i])?;
    let code = tokens[i].kind == Kind::Latin;
    let number = tokens.get(i + 1).filter(|t| t.kind == Kind::Number && (t.glued || code))?;
    // 5% 12: the sign is that of the number before.
    if i > 0 && tokens[i].glued && tokens[i - 1].kind == Kind::Number && number.start > tokens[i].end {
        return None;
    }
    let found = numerals::at(tokens, i + 1)?;
    Some(Found { value: found.value, counted: sign, tokens: i..found.tokens.end, share: false })
}

/// Words after which a number is a name's own or that of a place in a text: كوفيد 19, رؤية 2030,
/// رقم 5, المادة 12.
const NUMBERED: &[&str] = &[
    "كوفيد",
    "رقم",
    "رقمي",
    "فيروس",
    "اجنده",
    "رؤيه",
    "خطه",
    "استراتيجيه",
    "ماده",
    "قرار",
    "قانون",
    "مرسوم",
    "فقره",
    "بند",
    "صفحه",
    "هاتف",
    "تليفون",
    "فاكس",
    "جوال",
    "قاعه",
    "غرفه",
    "شارع",
    "طريق",
    "ساعه",
    "رحله",
];

/// Whether the number at `i` names its noun or belongs to a name (WRC-19, 70/1, 10:30).
fn is_name(tokens: &[Token], i: usize, end: usize) -> bool {
    let numbered = |token: &Token| {
        readings(&token.folded).into_iter().any(|r| {
            let stem = r.stem.as_str();
            NUMBERED.contains(&stem) || stem.strip_prefix("ال").is_some_and(|s| NUMBERED.contains(&s))
        })
    };
    let before = i.checked_sub(1).map(|b| &tokens[b]);
    let tied = |sign: &Token| matches!(sign.kind, Kind::Slash | Kind::Colon | Kind::Dash);
    // The hour is told with a number behind الساعة, but 24 ساعة counts.
    let open = before.is_some_and(|b| b.kind == Kind::Open) && i > 1;
    let name = if open { tokens.get(i - 2) } else { before };
    name.is_some_and(|b| numbered(b) || b.kind == Kind::Latin)
        || before.is_some_and(|b| b.glued && tied(b) && tokens[i].glued && i > 1 && tokens[i - 2].is_word())
        || tokens.get(end).is_some_and(|t| {
            t.glued && tied(t) && tokens.get(end + 1).is_some_and(|n| n.glued && n.kind == Kind::Number)
        })
}

fn digits(tokens: &[Token], i: usize) -> Option<Found> {
    let number = numerals::at(tokens, i)?;
    let first = if tokens[i].kind == Kind::Dash { i + 1 } else { i };
    // 4-8 مايو is a range, and its second number is told with the first.
    if is_name(tokens, first, number.tokens.end) && !in_range(tokens, first, number.tokens.end) {
        return None;
    }
    // عام 1447هـ is a year that no Gregorian one explains.
    let year = |k: usize| tokens.get(k).is_some_and(|t| matches!(t.folded.as_str(), "ه" | "هجريه" | "هجري"));
    if (1300.0..1600.0).contains(&number.value) && year(number.tokens.end) {
        return None;
    }
    let mut end = number.tokens.end;
    // Glued to a bracket a number is a note or a grade: (G)20(
    if tokens.get(end).is_some_and(|t| t.kind == Kind::Open && t.glued) {
        return None;
    }
    // (6.750.270) ريال: brackets around a number are passed over; one that begins a sentence counts an
    // item of a list.
    let mut start = i;
    let bracketed = |end: usize| {
        i > 0 && tokens[i - 1].kind == Kind::Open && tokens.get(end).is_some_and(|t| t.kind == Kind::Close)
    };
    if bracketed(end) {
        if i == 1 || matches!(tokens[i - 2].kind, Kind::Stop | Kind::Colon | Kind::Semicolon) {
            return None;
        }
        (start, end) = (i - 1, end + 1);
    }
    let (number, counted, end) = with_range(tokens, number, end);
    let mut value = number.value;
    // A hyphen before a count is a bullet; below zero are only degrees, shares and money.
    if value < 0.0
        && !matches!(counted, Counted::Percent | Counted::Money(..) | Counted::Coin(_))
        && !counted.is_degree()
    {
        value = -value;
    }
    let text = &tokens[first].text;
    let year_like =
        text.len() == 4 && !number.scaled && value.fract() == 0.0 && (1900.0..=2100.0).contains(&value);
    // 2016 سنة حقوق الإنسان names a year, and so does ،2010 behind a name.
    let comma = first > 0 && tokens[first].glued && tokens[first - 1].kind == Kind::Comma;
    if year_like && (counted.is_year() || comma || !agrees(tokens, number.tokens.end, value)) {
        return None;
    }
    let qualified = qualifiers::before(tokens, number.tokens.start).is_some();
    let reported = match counted {
        Counted::Nothing => number.scaled || (qualified && !year_like),
        Counted::Noun(_) => number.scaled || !year_like,
        _ => true,
    };
    let (value, mut end) = with_half(tokens, value, end, &counted);
    // (10%)
    if start == i && bracketed(end) {
        (start, end) = (i - 1, end + 1);
    }
    reported.then_some(Found { value, counted, tokens: start..end, share: false })
}

/// Whether the noun behind a number stands in the number that Arabic wants: the plural after 3 to 10,
/// the singular after 11 to 99 and after round hundreds (2010 وفود, 2020 وفدا). A noun that the tables
/// lack is not judged.
fn agrees(tokens: &[Token], noun: usize, value: f64) -> bool {
    let Some(noun) = tokens.get(noun).filter(|t| PHRASES.unit_bare(&t.folded).is_some()) else { return true };
    let plural = PHRASES.plural(&noun.folded).is_some();
    plural == (3.0..=10.0).contains(&(value % 100.0))
}

/// Whether a hyphen beside the number joins it to another number that counts the same.
fn in_range(tokens: &[Token], first: usize, end: usize) -> bool {
    let dash = |k: usize| tokens.get(k).is_some_and(|t| t.kind == Kind::Dash);
    let number = |k: usize| tokens.get(k).is_some_and(|t| t.kind == Kind::Number);
    (dash(end) && number(end + 1)) || (first >= 2 && dash(first - 1) && number(first - 2))
}

/// What a number counts; the first of two numbers (`10 إلى 15 مليون دولار`, `بين ثلاث وخمس سنوات`)
/// counts what the second does.
fn with_range(tokens: &[Token], number: Numeral, end: usize) -> (Numeral, Counted, usize) {
    let (counted, after) = counted::behind(tokens, end);
    if !matches!(counted, Counted::Nothing) {
        return (number, counted, after);
    }
    let between = number
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|b| matches!(tokens[b].folded.as_str(), "بين" | "مابين"));
    let joined = match tokens.get(end) {
        Some(t) if t.kind == Kind::Dash || matches!(t.folded.as_str(), "الي" | "او") => Some(end + 1),
        Some(t) if between && t.folded == "و" => Some(end + 1),
        // وخمس carries its و.
        Some(t) if between && t.folded.starts_with('و') => Some(end),
        _ => None,
    };
    let second = joined.and_then(|next| numerals::at(tokens, next));
    let Some(second) = second.filter(|s| s.value > number.value || s.scaled) else {
        return (number, counted, after);
    };
    let (shared, _) = counted::behind(tokens, second.tokens.end);
    if matches!(shared, Counted::Nothing | Counted::Noun(_)) {
        return (number, counted, after);
    }
    // 10 إلى 15 مليون: both are millions.
    let scale = tokens[second.tokens.clone()].iter().find_map(|t| numerals::scale(&t.folded));
    #[expect(clippy::cast_precision_loss, reason = "scale words are powers of ten up to a trillion")]
    let value = match scale {
        Some(scale) if !number.scaled => number.value * scale as f64,
        _ => number.value,
    };
    (Numeral { value, ..number }, shared, after)
}

/// ثلاثة أعوام ونصف: the half behind what is counted.
fn with_half(tokens: &[Token], value: f64, end: usize, counted: &Counted) -> (f64, usize) {
    match numerals::half_more(tokens, end) {
        Some((share, after))
            if matches!(counted, Counted::Unit(..) | Counted::Money(..) | Counted::Coin(_)) =>
        {
            (value + share, after)
        }
        _ => (value, end),
    }
}

/// Numbers in words, before what they count: أربعة مسارات, لخمس سنوات, نصف مليون دولار.
fn worded(tokens: &[Token], i: usize) -> Option<Found> {
    let number = numerals::at(tokens, i).filter(|n| n.worded)?;
    if is_definite(&tokens[i].folded) {
        return None;
    }
    let end = number.tokens.end;
    if number.share {
        return share(tokens, i, number.value, end);
    }
    let (number, counted, end) = with_range(tokens, number, end);
    // One and two in words are articles and duals more often than counts.
    let reported = match counted {
        Counted::Nothing => false,
        Counted::Noun(_) => number.value >= 3.0,
        Counted::Unit(..) => number.value >= 3.0 || number.scaled,
        Counted::Percent | Counted::Money(..) | Counted::Coin(_) => true,
    };
    let (value, end) = with_half(tokens, number.value, end, &counted);
    reported.then_some(Found { value, counted, tokens: i..end, share: false })
}

/// Whether a word has the article; ألف and its forms begin with these letters of their own.
fn is_definite(word: &str) -> bool {
    let article = |stem: &str| stem.starts_with("ال") && numerals::cardinal(&[stem]).is_none();
    stems(word).any(article) || word.contains("لل")
}

/// نصف ساعة, ثلثي الدول, نصف السكان.
fn share(tokens: &[Token], i: usize, value: f64, end: usize) -> Option<Found> {
    let (counted, after) = counted::behind(tokens, end);
    if matches!(counted, Counted::Unit(..) | Counted::Money(..) | Counted::Coin(_)) {
        return Some(Found { value, counted, tokens: i..after, share: false });
    }
    let noun = tokens.get(end).filter(|t| t.kind == Kind::Arabic && t.folded.starts_with("ال"))?;
    let counted = match PHRASES.unit(&noun.folded) {
        Some(unit) => Counted::Unit(unit.one.clone(), unit.many.clone()),
        None => Counted::Noun(noun.text.clone()),
    };
    Some(Found { value, counted, tokens: i..end + 1, share: true })
}

/// A definite noun with its number behind it: المسارات الأربعة, قطاعاته الثلاثة, الدول الـ 34.
fn definite(tokens: &[Token], i: usize) -> Option<Found> {
    let next = tokens.get(i + 1).filter(|t| t.kind == Kind::Arabic && t.folded.starts_with("ال"))?;
    let noun = &tokens[i].folded;
    let article = is_definite(noun);
    let owned = || ["ه", "ها", "هم", "نا"].iter().find_map(|p| PHRASES.plural(noun.strip_suffix(p)?));
    let unit = PHRASES.plural(noun).filter(|_| article).or_else(owned);
    let (value, end) = if next.folded == "ال" && unit.is_some() {
        let number = numerals::at(tokens, i + 2).filter(|n| !n.worded)?;
        (number.value, number.tokens.end)
    } else {
        let number = numerals::at(tokens, i + 1).filter(|n| n.worded && !n.share)?;
        (number.value, number.tokens.end)
    };
    let counted = match unit {
        Some(unit) => Counted::Unit(unit.one.clone(), unit.many.clone()),
        // Only a count agrees as an adjective does: الأسس الثلاثة.
        None if article && value <= 10.0 => Counted::Noun(tokens[i].text.clone()),
        None => return None,
    };
    (value >= 3.0).then_some(Found { value, counted, tokens: i..end, share: false })
}

/// A dual: مرحلتين, مبادرتي.
fn dual(tokens: &[Token], i: usize) -> Option<Found> {
    // القطاعين العام والخاص are the public and the private sector, not a count.
    if tokens.get(i + 1).is_some_and(|t| t.folded == "العام") {
        return None;
    }
    let word = &tokens[i].folded;
    if !["ان", "ين", "تا", "تي"].iter().any(|ending| word.ends_with(ending)) {
        return None;
    }
    let unit = PHRASES.dual(word)?;
    let counted = Counted::Unit(unit.one.clone(), unit.many.clone());
    let (value, end) = with_half(tokens, 2.0, i + 1, &counted);
    Some(Found { value, counted, tokens: i..end, share: false })
}

/// عام ونصف: one and a half of what is counted.
fn one_and(tokens: &[Token], i: usize) -> Option<Found> {
    let more = numerals::half_more(tokens, i + 1)?;
    let word = &tokens[i].folded;
    let unit = readings(word).into_iter().find_map(|r| PHRASES.unit_bare(&r.stem))?;
    let counted = Counted::Unit(unit.one.clone(), unit.many.clone());
    Some(Found { value: 1.0 + more.0, counted, tokens: i..more.1, share: false })
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
                    Counted::Noun(noun) | Counted::Coin(noun) => noun,
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
            "القرار 70/1 المتعلق",
            "الساعة 10:30 صباحا",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
