//! What a number counts: the words behind it.

use crate::arabic::words::is_function_word;
use crate::arabic::{Kind, Token, calendar};
use crate::english::PHRASES;
use crate::english::currencies::{self, Coin};

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// A noun of the phrase tables: English for one and for several.
    Unit(String, String),
    /// A noun that the tables lack, verbatim.
    Noun(String),
    /// Money: ISO 4217 code and what is printed before the amount.
    Money(String, String),
    /// A noun of several currencies, folded and in the singular (دينار); the country of the release
    /// may decide.
    Coin(String),
    /// Per cent.
    Percent,
    /// Nothing is said.
    Nothing,
}

impl Counted {
    /// Whether years are counted.
    pub(super) fn is_year(&self) -> bool {
        matches!(self, Self::Unit(one, _) if one == "year")
    }

    /// Whether degrees are counted.
    pub(super) fn is_degree(&self) -> bool {
        matches!(self, Self::Unit(one, _) if one.starts_with("degree"))
    }

    fn money(coin: Coin) -> Self {
        match coin {
            Coin::Known(code) => {
                let prefix = currencies::prefix(&code);
                Self::Money(code, prefix)
            }
            Coin::Bare(noun) => Self::Coin(noun),
        }
    }
}

/// What a sign beside a number says.
pub(super) fn sign(token: &Token) -> Option<Counted> {
    if token.kind == Kind::Percent {
        return Some(Counted::Percent);
    }
    let code = match token.text.as_str() {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        word => currencies::code(word)?,
    };
    Some(Counted::money(Coin::Known(code.into())))
}

/// Words behind a number that say when, not what.
const TIMES: &[&str] = &["صباحا", "مساء", "ظهرا", "بتوقيت", "ميلادي", "هجري", "ميلاديه", "هجريه"];

/// What follows a number whose words end before `i`, and the index after it.
pub(super) fn behind(tokens: &[Token], i: usize) -> (Counted, usize) {
    let Some(token) = tokens.get(i) else { return (Counted::Nothing, i) };
    if let Some(sign) = sign(token) {
        return (sign, i + 1);
    }
    if token.kind != Kind::Arabic {
        return (Counted::Nothing, i);
    }
    let words: Vec<&str> = tokens[i..]
        .iter()
        .take(4)
        .take_while(|t| t.kind == Kind::Arabic)
        .map(|t| t.folded.as_str())
        .collect();
    match words.as_slice() {
        ["بالمئه" | "بالمائه" | "بالميه", ..] => return (Counted::Percent, i + 1),
        ["في", "المئه" | "المائه" | "الميه", ..] => return (Counted::Percent, i + 2),
        _ => {}
    }
    if let Some((coin, taken)) = currencies::currency(&words) {
        return (Counted::money(coin), i + taken);
    }
    // The counted noun is a bare indefinite; a word with و or ل is the next phrase.
    if let Some((unit, taken)) = PHRASES.unit_of(&words) {
        return (Counted::Unit(unit.one.clone(), unit.many.clone()), i + taken);
    }
    let next_phrase = is_function_word(&token.folded)
        || TIMES.contains(&token.folded.as_str())
        || calendar::month(&words).is_some()
        || ["ال", "لل", "وال", "بال"].iter().any(|p| token.folded.starts_with(p))
        || token.folded.starts_with('و');
    if next_phrase { (Counted::Nothing, i) } else { (Counted::Noun(token.text.clone()), i + 1) }
}
