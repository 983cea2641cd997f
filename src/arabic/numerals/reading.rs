//! Numbers in a text, digits and words together: `1.6 مليار`, `نصف مليون`, `ثلاثة ونصف`,
//! `12 ألفا و500`.

use std::ops::Range;

use super::cardinals::{Cardinal, cardinal, scale};
use super::digits::number;
use super::fractions::{self, fraction};
use crate::arabic::clitics::stems;
use crate::arabic::{Kind, Token};

/// A number of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// Its value, scale words multiplied out, sign included.
    pub value: f64,
    /// Its tokens, sign included.
    pub tokens: Range<usize>,
    /// Written in words only.
    pub worded: bool,
    /// A scale word or a fraction is part of it, so it is no year and no bare number.
    pub scaled: bool,
    /// A fraction of what follows: نصف, ثلاثة أرباع.
    pub share: bool,
}

/// All numbers of a text, whatever they count.
pub fn all(tokens: &[Token]) -> Vec<Numeral> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match at(tokens, i) {
            Some(found) => {
                i = found.tokens.end;
                out.push(found);
            }
            None => i += 1,
        }
    }
    out
}

/// Longest number in words, in tokens.
const LONGEST: usize = 14;

/// The number that begins with token `i`.
pub fn at(tokens: &[Token], i: usize) -> Option<Numeral> {
    let token = tokens.get(i)?;
    let number_next = tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Number && t.glued);
    // A sign stands before its number and apart from what is before the sign: -5, but not 4-5.
    let apart = i == 0 || (!token.glued && tokens[i - 1].kind != Kind::Number);
    match token.kind {
        Kind::Number => digits(tokens, i, i),
        Kind::Dash if number_next && apart => negative(digits(tokens, i + 1, i)?),
        // .08
        Kind::Stop if token.text == "." && number_next && apart => {
            let value = format!("0.{}", tokens[i + 1].text).parse().ok()?;
            Some(Numeral { value, tokens: i..i + 2, worded: false, scaled: false, share: false })
        }
        Kind::Arabic if matches!(token.folded.as_str(), "سالب" | "ناقص" | "وسالب" | "وناقص") =>
        {
            let mut found = digits(tokens, i + 1, i).or_else(|| words(tokens, i + 1))?;
            found.tokens.start = i;
            negative(found)
        }
        Kind::Arabic => words(tokens, i),
        _ => None,
    }
}

fn negative(mut found: Numeral) -> Option<Numeral> {
    found.value = -found.value;
    Some(found)
}

fn folded(tokens: &[Token], i: usize) -> &str {
    tokens.get(i).filter(|t| t.kind == Kind::Arabic).map_or("", |t| t.folded.as_str())
}

/// The folded Arabic words from token `i` on.
fn folded_words(tokens: &[Token], i: usize) -> Vec<&str> {
    let Some(rest) = tokens.get(i..) else { return Vec::new() };
    rest.iter().take(LONGEST).take_while(|t| t.kind == Kind::Arabic).map(|t| t.folded.as_str()).collect()
}

/// A number in digits at token `i`, with what belongs to it behind it.
fn digits(tokens: &[Token], i: usize, from: usize) -> Option<Numeral> {
    let token = tokens.get(i).filter(|t| t.kind == Kind::Number)?;
    let (text, mut end) = spaced(tokens, i);
    let mut value = number(&text)?;
    let mut unit = 1.0;
    if let Some(found) = tokens.get(end).filter(|t| t.kind == Kind::Arabic).and_then(|t| scale(&t.folded)) {
        // 1,600 مليار has a decimal comma, but 1,600 دولة has not.
        if let Some((whole, tail)) = token.text.split_once(',').filter(|(w, t)| w.len() <= 2 && t.len() == 3)
        {
            value = format!("{whole}.{tail}").parse().unwrap_or(value);
        }
        unit = as_number(found);
        value *= unit;
        end += 1;
        if let Some((more, next)) = smaller(tokens, end, unit) {
            (value, end, unit) = (value + more, next, 1.0);
        }
    }
    let scaled = end > i + 1 && unit > 1.0 || value.abs() >= 10_000.0;
    let more = half_more(tokens, end);
    if let Some((share, next)) = more {
        value += share * unit;
        end = repeated_scale(tokens, next, unit);
    }
    Some(Numeral { value, tokens: from..end, worded: false, scaled: scaled || more.is_some(), share: false })
}

/// What is joined behind a scale word in digits and is smaller: 12 ألفا و500, 3 ملايين و200 ألف, مليار
/// و600 مليون. Its value, and the index after it.
fn smaller(tokens: &[Token], i: usize, unit: f64) -> Option<(f64, usize)> {
    let number = tokens.get(i + 1).filter(|t| t.kind == Kind::Number && folded(tokens, i) == "و")?;
    let value = super::number(&number.text)?;
    let below = scale(folded(tokens, i + 2)).map(as_number);
    let more = value * below.unwrap_or(1.0);
    (more < unit && more.fract() == 0.0).then(|| (more, i + 2 + usize::from(below.is_some())))
}

/// `1 414 021 100`: a space between thousands, as French writes them and the Maghreb with it.
fn spaced(tokens: &[Token], i: usize) -> (String, usize) {
    let plain = |k: usize, wanted: Range<usize>| {
        let text = tokens.get(k).filter(|t| t.kind == Kind::Number).map(|t| t.text.as_str())?;
        let whole = text.split('.').next().unwrap_or_default();
        (wanted.contains(&whole.len()) && !text.contains([',', '،'])).then_some(text)
    };
    let mut text = tokens[i].text.clone();
    let mut end = i + 1;
    if plain(i, 1..4).is_some() && !text.contains('.') && !text.starts_with('0') {
        while let Some(group) = plain(end, 3..4)
            // One space of up to three bytes: U+202F is one too.
            && tokens[end].start - tokens[end - 1].end <= 3
            && !text.contains('.')
        {
            text.push_str(group);
            end += 1;
        }
    }
    (text, end)
}

/// ونصف, وربع, وثلاثة أرباع behind a number or what it counts: the fraction, and the index after it.
pub fn half_more(tokens: &[Token], i: usize) -> Option<(f64, usize)> {
    let first = folded(tokens, i).strip_prefix('و')?;
    let mut words = folded_words(tokens, i);
    *words.first_mut()? = first;
    let (value, taken) = fraction(&words)?;
    (value < 1.0).then_some((value, i + taken))
}

/// مليون ونصف المليون: the scale said again.
fn repeated_scale(tokens: &[Token], i: usize, unit: f64) -> usize {
    let again = folded(tokens, i).strip_prefix("ال").and_then(scale).map(as_number);
    if again == Some(unit) { i + 1 } else { i }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of a release are far below 2^53")]
fn as_number(value: u64) -> f64 {
    value as f64
}

/// A number in words at token `i`.
fn words(tokens: &[Token], i: usize) -> Option<Numeral> {
    let words = folded_words(tokens, i);
    let first = *words.first()?;
    // أي واحد is a pronoun.
    if i > 0 && folded(tokens, i - 1) == "اي" {
        return None;
    }
    let definite = is_definite(first);
    // لست is "I am not" and "you are not" more often than "for six".
    let found = read(tokens, i, &words, definite).or_else(|| {
        let stems = readings_of(first).filter(|&stem| stem != "ست");
        stems.filter(|stem| begins_number(stem)).find_map(|stem| {
            let mut with = words.clone();
            with[0] = stem;
            read(tokens, i, &with, is_definite(stem))
        })
    });
    found.filter(|n| n.tokens.end > i)
}

/// The stems of a word behind و ف ب ل; ك is "as" and begins no number.
fn readings_of(word: &str) -> impl Iterator<Item = &str> {
    stems(word).skip(1).filter(move |stem| !word[..word.len() - stem.len()].contains('ك'))
}

/// Whether a word can begin a number.
fn begins_number(word: &str) -> bool {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    cardinal(&[bare]).is_some() || cardinal(&[word]).is_some() || fractions::begins(word)
}

/// Whether a word is a number with the article; ألف begins with these letters of its own.
fn is_definite(word: &str) -> bool {
    cardinal(&[word]).is_none() && word.starts_with("ال")
}

fn read(tokens: &[Token], i: usize, words: &[&str], definite: bool) -> Option<Numeral> {
    let numeral = |value, end, scaled, share| Numeral { value, tokens: i..end, worded: true, scaled, share };
    if let Some((value, taken)) = fraction(words).filter(|_| !definite) {
        // نصف مليون
        return Some(match scale(words.get(taken).copied().unwrap_or_default()) {
            Some(unit) => numeral(value * as_number(unit), i + taken + 1, true, false),
            None => numeral(value, i + taken, true, true),
        });
    }
    let count = Cardinal::read(words, definite);
    if count.taken == 0 {
        return None;
    }
    let mut value = as_number(count.value());
    let mut end = i + count.taken;
    let next = folded(tokens, end);
    // مائة وثلاثة أرباع is 100 and 3/4; عشرون أخماس is 20/5, ثلاثة وعشرون خمس is 23/5.
    let parts = fractions::plural(next).or_else(|| {
        fractions::singular(next).filter(|_| value > 10.0 && value % 10.0 != 0.0 || value >= 100.0)
    });
    if let Some(parts) = parts.filter(|_| !definite) {
        let over = count.last_unit.filter(|_| fractions::plural(next).is_some());
        value = match over {
            Some(unit) => value - as_number(unit) + as_number(unit) / parts,
            None => value / parts,
        };
        return Some(numeral(value, end + 1, true, false));
    }
    // خمسة فاصلة خمسة
    if next == "فاصله"
        && let Some(decimals) = decimals(tokens, end + 1)
    {
        return Some(numeral(value + decimals.0, decimals.1, true, false));
    }
    let mut unit = count.last_scale.map_or(1.0, as_number);
    let mut scaled = count.last_scale.is_some();
    if let Some((more, after)) = smaller(tokens, end, unit).filter(|_| scaled && !definite) {
        (value, end, unit) = (value + more, after, 1.0);
    }
    if let Some((share, after)) = half_more(tokens, end).filter(|_| !definite) {
        value += share * unit;
        end = repeated_scale(tokens, after, unit);
        scaled = true;
    }
    Some(numeral(value, end, scaled, false))
}

/// The digits behind فاصلة: 0.5 for خمسة.
fn decimals(tokens: &[Token], i: usize) -> Option<(f64, usize)> {
    let (text, end) = match tokens.get(i)?.kind {
        Kind::Number => (tokens[i].text.clone(), i + 1),
        _ => {
            let count = Cardinal::read(&folded_words(tokens, i), false);
            (count.taken > 0).then(|| (count.value().to_string(), i + count.taken))?
        }
    };
    Some((format!("0.{text}").parse().ok()?, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;

    fn values(text: &str) -> Vec<f64> {
        all(&Tokens::of(text).list).into_iter().map(|n| n.value).collect()
    }

    #[test]
    fn digits_and_words_together() {
        for (text, value) in [
            ("1.6 مليار", 1.6e9),
            ("1,600 مليار", 1.6e9),
            ("12 ألفا و500", 12_500.0),
            ("3 ملايين و200 ألف", 3_200_000.0),
            ("مليار و600 مليون", 1_600_000_000.0),
            ("1 414 021 100 نسمة", 1_414_021_100.0),
            ("نصف مليون", 500_000.0),
            ("مليون ونصف المليون", 1_500_000.0),
            ("3 مليارات ونصف", 3.5e9),
            ("ثلاثة ونصف", 3.5),
            ("مائة وثلاثة أرباع", 100.75),
            ("بألفين ومائتين", 2200.0),
            ("خمسة فاصلة خمسة", 5.5),
            ("سالب 5", -5.0),
            ("-9.5", -9.5),
        ] {
            assert_eq!(values(text), [value], "{text}");
        }
        assert_eq!(values("بين ثلاث وخمس سنوات"), [3.0, 5.0]);
        assert_eq!(values("300 و212"), [300.0, 212.0]);
        assert!(values("لست هنا، أي واحد تفضل؟ آلاف المشاركين").is_empty());
    }
}
