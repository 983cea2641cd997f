//! Words that bound a figure: أكثر من, نحو, على الأقل, and يتجاوز where it stands apart.

use std::ops::Range;

use crate::arabic::clitics::readings;
use crate::arabic::words::is_function_word;
use crate::arabic::{Kind, Token};
use crate::english::PHRASES;

/// A figure's words with its qualifier.
pub(super) struct Around {
    /// Tokens, the qualifier included where it is next to the figure.
    pub(super) tokens: Range<usize>,
    /// English of the qualifier.
    pub(super) english: Option<String>,
}

/// The qualifier of the figure at `figure`; nothing before token `from` is looked at.
pub(super) fn around(tokens: &[Token], figure: &Range<usize>, from: usize) -> Around {
    if let Some((english, taken)) = before(tokens, figure.start).filter(|&(_, n)| figure.start >= from + n) {
        return Around { tokens: figure.start - taken..figure.end, english: Some(english) };
    }
    if let Some((english, taken)) = after(tokens, figure.end) {
        return Around { tokens: figure.start..figure.end + taken, english: Some(english) };
    }
    Around { tokens: figure.clone(), english: apart(tokens, figure.start, from) }
}

/// The qualifier right before token `at`, and its number of tokens.
pub(super) fn before(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    // أكثر من (150) جلسة
    let open = usize::from(at > 0 && tokens[at - 1].kind == Kind::Open);
    let at = at - open;
    let from = at.saturating_sub(5);
    let words: Vec<&str> = tokens[from..at].iter().map(|t| t.folded.as_str()).collect();
    PHRASES.qualifier_before(&words).map(|(en, taken)| (en.to_owned(), taken + open))
}

/// Qualifiers behind a figure, folded, with the English of the same qualifier before it.
const BEHIND: &[(&[&str], &str)] = &[
    (&["علي", "الاقل"], "at least"),
    (&["علي", "الاكثر"], "at most"),
    (&["كحد", "ادني"], "at least"),
    (&["كحد", "اقصي"], "at most"),
    (&["تقريبا"], "approximately"),
    (&["فاكثر"], "at least"),
];

fn after(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    BEHIND.iter().find_map(|(words, english)| {
        let same = words.iter().enumerate().all(|(k, w)| tokens.get(at + k).is_some_and(|t| t.folded == *w));
        same.then(|| ((*english).to_owned(), words.len()))
    })
}

/// Nouns of quantity, folded: what stands between a verb of exceeding and its figure begins with one.
const QUANTITIES: &[&str] = &[
    "عدد",
    "اعداد",
    "قيمه",
    "حجم",
    "تكلفه",
    "كلفه",
    "مجموع",
    "اجمالي",
    "طول",
    "مساحه",
    "نسبه",
    "سعر",
    "طاقه",
    "ميزانيه",
    "رصيد",
    "قدره",
];

/// Words between a verb and its figure, at most.
const REACH: usize = 7;

/// ويتجاوز برنامج هذا العام 150 جلسة: a verb of exceeding whose subject is what holds the number, with no verb
/// or preposition between them.
fn exceeding(tokens: &[Token], at: usize, from: usize) -> Option<String> {
    // تجاوزت المستهدف البالغ 30%: the number is that of the target.
    if at > 0 && matches!(tokens[at - 1].folded.as_str(), "البالغ" | "البالغه") {
        return None;
    }
    let between = (from..at).rev().take(EXCEEDED).take_while(|&k| {
        tokens[k].kind == Kind::Arabic && (tokens[k].folded == "هذا" || !is_function_word(&tokens[k].folded))
    });
    let verb = between.filter(|&k| k + 1 < at).find(|&k| {
        let word = tokens[k].folded.strip_prefix(['و', 'ف']).unwrap_or(&tokens[k].folded);
        matches!(word, "يتجاوز" | "تتجاوز" | "تجاوز" | "تجاوزت" | "يفوق" | "تفوق" | "فاق" | "فاقت")
    })?;
    let denied =
        verb > 0 && matches!(tokens[verb - 1].folded.as_str(), "لا" | "لم" | "لن" | "ولا" | "ولم" | "ولن");
    Some(if denied { "at most" } else { "more than" }.to_owned())
}

/// Words between a verb of exceeding and its figure, at most.
const EXCEEDED: usize = 5;

/// يتجاوز عدد المشاركين 500: the qualifying verb stands before what is counted.
fn apart(tokens: &[Token], at: usize, from: usize) -> Option<String> {
    let from = from.max(at.saturating_sub(REACH));
    if let Some(english) = exceeding(tokens, at, from) {
        return Some(english);
    }
    for k in (from..at.saturating_sub(1)).rev() {
        if tokens[k].kind != Kind::Arabic {
            return None;
        }
        let next = &tokens[k + 1].folded;
        let quantity = readings(next).into_iter().any(|r| {
            let stem = r.stem.strip_prefix("ال").unwrap_or(&r.stem);
            let bare = ["هم", "ها", "ه"].iter().find_map(|p| stem.strip_suffix(p)).unwrap_or(stem);
            let feminine = bare.strip_suffix('ت').map(|b| format!("{b}ه"));
            QUANTITIES.contains(&stem)
                || QUANTITIES.contains(&bare)
                || feminine.is_some_and(|f| QUANTITIES.contains(&f.as_str()))
        });
        if quantity {
            let start = k.saturating_sub(1);
            let words: Vec<&str> = tokens[start..=k].iter().map(|t| t.folded.as_str()).collect();
            if let Some((english, _)) = PHRASES.qualifier_before(&words) {
                return Some(english.to_owned());
            }
        }
    }
    None
}
