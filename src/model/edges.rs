//! Days that are only the first or the last of a meeting: اختتم أمس does not say when it began.

use super::brief::{Date, DateUse, Edge};
use super::meetings::is_event_verb;
use super::time::Dated;
use crate::arabic::Token;
use crate::english::{SENTENCES, Style};
use crate::map::{Mapped, RawDate};

/// Verbs and verbal nouns of ending, without a conjunction.
const ENDS: &[&str] = &[
    "اختتم",
    "اختتمت",
    "تختتم",
    "يختتم",
    "ستختتم",
    "سيختتم",
    "اختتام",
    "ختام",
    "انتهت",
    "انتهي",
    "تنتهي",
    "ينتهي",
];

/// Verbs and verbal nouns of beginning.
const BEGINS: &[&str] = &[
    "انطلق",
    "انطلقت",
    "تنطلق",
    "ينطلق",
    "ستنطلق",
    "سينطلق",
    "انطلاق",
    "افتتح",
    "افتتحت",
    "يفتتح",
    "تفتتح",
    "افتتاح",
    "بدا",
    "بدات",
    "تبدا",
    "يبدا",
    "ستبدا",
    "سيبدا",
    "بدء",
];

/// Marks the single days of the meeting that are only its first or last one, and says so in English. A
/// day inside a range that the release gives is told by the range.
pub(crate) fn mark(dates: &mut [Dated], mapped: &Mapped<'_>, style: Style) {
    let ranges: Vec<(String, String)> = dates
        .iter()
        .filter(|d| d.date.r#use == DateUse::Event && d.date.start != d.date.end)
        .map(|d| (d.date.start.clone(), d.date.end.clone()))
        .collect();
    for dated in dates.iter_mut().filter(|d| d.date.r#use == DateUse::Event) {
        let date = &mut dated.date;
        let day = date.start == date.end
            && (date.start.len() == 10 || date.start.len() == 7 && date.start.starts_with("--"));
        let told = ranges.iter().any(|(start, end)| *start <= date.start && date.end <= *end);
        if !day || told {
            continue;
        }
        let Some(edge) = before(mapped, dated.span.paragraph, dated.span.start) else { continue };
        let text = match edge {
            Edge::First => &SENTENCES.opening,
            Edge::Last => &SENTENCES.closing,
        };
        date.en = text.fill(style, &[("date", &date.en)]);
        date.edge = Some(edge);
    }
}

/// The first and the last day of a meeting, where the release tells both apart: انطلق يوم 8 يوليو … وتختتم
/// غدا.
pub(crate) fn both(dates: &[Date]) -> Option<(&Date, &Date)> {
    let only = |edge: Edge| {
        let mut of = dates.iter().filter(|d| d.edge == Some(edge));
        of.next().filter(|_| of.next().is_none())
    };
    let (first, last) = (only(Edge::First)?, only(Edge::Last)?);
    (first.start.len() == 10 && last.end.len() == 10 && first.start < last.end).then_some((first, last))
}

/// Which day of the meeting a located day is.
pub(crate) fn of(mapped: &Mapped<'_>, raw: &RawDate) -> Option<Edge> {
    before(mapped, raw.span.paragraph, raw.span.start)
}

/// What the words of a sentence before a place in it, in bytes, say of a day there.
fn before(mapped: &Mapped<'_>, paragraph: usize, start: usize) -> Option<Edge> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let at = tokens.partition_point(|t| t.start < start);
    let sentence = mapped.located.sentences[paragraph].iter().find(|r| r.contains(&at))?;
    let before = &tokens[sentence.start..at];
    bound(before).or_else(|| edge(before))
}

/// حتى 22 أبريل, اعتبارا من 3 نوفمبر.
fn bound(before: &[Token]) -> Option<Edge> {
    let mut words = before.iter().rev().map(|t| t.folded.as_str()).filter(|w| !matches!(*w, "يوم" | "تاريخ"));
    let (last, earlier) = (words.next()?, words.next().unwrap_or_default());
    match (earlier, last) {
        (_, "حتي" | "لغايه" | "ولغايه" | "وحتي") | ("الي", "غايه") => {
            Some(Edge::Last)
        }
        ("اعتبارا" | "ابتداء" | "بدءا" | "انطلاقا", "من") | (_, "منذ") => {
            Some(Edge::First)
        }
        _ => None,
    }
}

/// What the last verb of the words before a day says that it is.
fn edge(before: &[Token]) -> Option<Edge> {
    before.iter().rev().find_map(|token| {
        let word = token.folded.as_str();
        let bare = word.strip_prefix(['و', 'ف', 'ل', 'ب']).unwrap_or(word);
        let is = |list: &[&str]| list.contains(&word) || list.contains(&bare);
        if is(ENDS) {
            Some(Some(Edge::Last))
        } else if is(BEGINS) {
            Some(Some(Edge::First))
        } else {
            is_event_verb(word).then_some(None)
        }
    })?
}
