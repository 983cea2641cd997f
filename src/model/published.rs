//! The day of publication: stated by the editor, in the dateline, or told by the text itself, where it
//! says of a day that it gives in full that it is today, or that the meeting ended yesterday on it.

use chrono::{Datelike, Duration, NaiveDate};

use super::brief::{DateUse, Edge};
use super::edges;
use crate::map::{Mapped, PartialDate, RawDate, Relative};

/// How many days after the meeting a dateline without a year may lie.
const LATER: i64 = 60;

/// The day of publication; `used` has the use of each located date.
pub(crate) fn day(mapped: &Mapped<'_>, used: &[DateUse]) -> Option<NaiveDate> {
    let located = &mapped.located;
    let stated = located.release.front.published.as_deref().and_then(|p| p.parse().ok());
    let each = || located.dates.iter().zip(used.iter().copied());
    let line = || each().find(|(_, used)| *used == DateUse::Publication).map(|(raw, _)| raw);
    let meeting = held(each());
    stated
        .or_else(|| line().and_then(|raw| full(raw.start)))
        .or_else(|| {
            located.dates.iter().filter(|raw| says_today(mapped, raw)).find_map(|raw| full(raw.start))
        })
        .or_else(|| line().zip(meeting).and_then(|(raw, (_, last))| after(raw.start, last)))
        .or_else(|| counted(mapped, each(), meeting?))
}

fn full(date: PartialDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year?, date.month?, date.day?)
}

/// اليوم السبت 4 نيسان 2026, هذا الأحد 1 فيفري 2026.
fn says_today(mapped: &Mapped<'_>, raw: &RawDate) -> bool {
    let tokens = &mapped.located.tokens[raw.span.paragraph].list;
    let before = raw.tokens.start.checked_sub(1).map(|b| &tokens[b]);
    let inside = &tokens[raw.tokens.start];
    raw.relative.is_none()
        && !mapped.located.is_background(raw.span)
        && ([Some(inside), before].into_iter().flatten().any(|t| t.folded == "اليوم")
            || (raw.weekday.is_some() && before.is_some_and(|t| t.folded == "هذا")))
}

/// The day from which a month with الماضي or المقبل is counted where that of publication is not known: a
/// release on what was done appears when the only days that it gives in full have passed, and not long after.
pub(crate) fn about(mapped: &Mapped<'_>, used: &[DateUse]) -> Option<NaiveDate> {
    held(mapped.located.dates.iter().zip(used.iter().copied())).map(|(_, last)| last)
}

/// First and last day of the meeting, where the release gives them in full, and only once.
fn held<'a>(dates: impl Iterator<Item = (&'a RawDate, DateUse)>) -> Option<(NaiveDate, NaiveDate)> {
    let mut days: Vec<(NaiveDate, NaiveDate)> = dates
        .filter(|(_, used)| *used == DateUse::Event)
        .filter_map(|(raw, _)| full(raw.start).zip(full(raw.end)))
        .collect();
    days.dedup();
    match days[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The day of a dateline without a year, next after the end of the meeting that it reports, or during it.
fn after(line: PartialDate, last: NaiveDate) -> Option<NaiveDate> {
    let on = |year| full(PartialDate { year: Some(year), ..line });
    (last.year()..=last.year() + 1)
        .filter_map(on)
        .find(|day| (-7..=LATER).contains(&(*day - last).num_days()))
}

/// اختتمت أمس, where the last day is known: the day of publication is the one after it.
fn counted<'a>(
    mapped: &Mapped<'_>,
    dates: impl Iterator<Item = (&'a RawDate, DateUse)>,
    (first, last): (NaiveDate, NaiveDate),
) -> Option<NaiveDate> {
    dates.filter(|(_, used)| matches!(used, DateUse::Event)).find_map(|(raw, _)| {
        let Some(Relative::Days(days)) = raw.relative else { return None };
        let on = match edges::of(mapped, raw)? {
            Edge::First => first,
            Edge::Last => last,
        };
        let found = on - Duration::days(days);
        let weekday = raw.weekday.is_none_or(|stated| stated == on.weekday());
        weekday.then_some(found)
    })
}
