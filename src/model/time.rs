//! Dates: what each is of, and where a missing year comes from.
//!
//! A missing year is taken only from the editor, the publication date, or a year in the meeting's
//! own name, or, for a day, the same month given with its year elsewhere in the release, or the year
//! that the glossary gives to the edition. Otherwise it is unknown: the nearest year in the text is a
//! decoy.

use chrono::{Datelike, NaiveDate, Weekday};

use super::brief::{Date, DatePart, DateUse, Tense, YearOrigin};
use super::content::names_last;
use super::meetings::{Phrase, is_event_verb, is_one};
use super::negation::{denial, had_been, not_held};
use super::passages::passage;
use super::{edges, editions};
use super::{published, relative};
use crate::arabic::words::is_function_word;
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::{self, PHRASES, Style};
use crate::map::Mapped;
use crate::map::{Part, PartialDate, RawDate, Relative};

/// A date with what is known about its use, before it becomes JSON.
#[derive(Debug, Clone)]
pub(crate) struct Dated {
    pub(crate) date: Date,
    pub(crate) span: Span,
    /// The weekday that the text states is not that of the date.
    pub(crate) wrong_weekday: bool,
}

/// How many days before publication an upcoming meeting may have begun.
const SLACK: i64 = 4;

/// All dates of a release, those without any value left out.
pub(crate) fn dates(
    mapped: &Mapped<'_>,
    meetings: &[Phrase],
    all: &[Phrase],
    sessions: &[Span],
    tense: Tense,
    style: Style,
) -> Vec<Dated> {
    let front = &mapped.located.release.front;
    let uses: Vec<DateUse> =
        mapped.located.dates.iter().map(|raw| usage(mapped, raw, meetings, all, sessions)).collect();
    let published = published::day(mapped, &uses);
    let about = published.or_else(|| published::about(mapped, &uses).filter(|_| tense == Tense::Past));
    let ranges = own_ranges(mapped, &uses);
    let edition = meetings.iter().find_map(|m| m.year);
    let mut out: Vec<Dated> = mapped
        .located
        .dates
        .iter()
        .zip(uses)
        .filter_map(|(raw, used)| {
            // المؤتمر 2010 … خلال الفترة 4-22 أكتوبر: the year in the name of the meeting that the date is of,
            // main or not.
            let title = editions::named_before(mapped, raw, all).and_then(|p| p.year);
            let shared = following_year(mapped, raw);
            let edition = shared.or(title).or(edition);
            let own =
                title.is_some() || matches!(used, DateUse::Event | DateUse::Session | DateUse::Publication);
            let known = Known {
                own,
                editor: front.year,
                published,
                about,
                within: within(raw, &ranges),
                edition,
                tense: if !own && is_coming(mapped, raw) { Tense::Upcoming } else { tense },
                month: stated_month(mapped, raw),
                sibling: step_of_month(mapped, raw),
                counted: counted_year(mapped, raw),
                glossary: editions::of_date(mapped, raw, all, meetings),
            };
            let country = mapped.country.as_deref();
            let (start, end, year) = match raw.relative {
                // يونيو من العام الماضي is told by its month.
                Some(Relative::Years(_)) if month_before(mapped, raw).is_some() => return None,
                Some(_) => {
                    let (start, end) = relative::resolve(raw, published?, country)?;
                    (start, end, YearOrigin::Inferred)
                }
                None => years(raw, used, &known)?,
            };
            let wrong_weekday =
                raw.weekday.is_some_and(|stated| weekday(start).is_some_and(|real| real != stated));
            let (start, end) = (start.iso(), end.iso());
            let part = raw.part.and_then(relative::part);
            let date = Date {
                en: in_words(raw, &start, &end, style),
                start,
                end,
                part,
                edge: None,
                year,
                r#use: used,
                at: passage(mapped.located.release, raw.span),
            };
            Some(Dated { date, span: raw.span, wrong_weekday })
        })
        .collect();
    for dated in &mut out {
        // A day that is that of publication and of nothing else.
        let day = published.is_some_and(|day| dated.date.start == day.to_string());
        if day && dated.date.start == dated.date.end && dated.date.r#use == DateUse::Other {
            dated.date.r#use = DateUse::Publication;
        }
    }
    place_in_time(&mut out, published.map(|day| day.year()).or(edition));
    edges::mark(&mut out, mapped, style);
    out
}

/// The date in English, with the part of the period that the words say: end of March 2021, first quarter of
/// 2025.
fn in_words(raw: &RawDate, start: &str, end: &str, style: Style) -> String {
    let year = english::dates::parts(start).0.map(|year| year.to_string());
    let of = |number: u32, noun: &str| {
        let of = year.as_ref().map(|year| format!(" of {year}")).unwrap_or_default();
        Some(format!("{} {noun}{of}", english::numbers::ordinal_word(number)?))
    };
    let period = match raw.part {
        Some(Part::Quarter(n)) => of(n, "quarter"),
        Some(Part::Half(n)) => of(n, "half"),
        _ => None,
    };
    let plain = || {
        raw.part.and_then(relative::part).map_or("", DatePart::english).to_owned()
            + &english::dates::range(start, end, style.date_order)
    };
    period.unwrap_or_else(plain)
}

/// The days of the meeting where the release gives the first and the last of them with their year.
fn own_ranges(mapped: &Mapped<'_>, uses: &[DateUse]) -> Vec<(NaiveDate, NaiveDate)> {
    let full = |date: PartialDate| NaiveDate::from_ymd_opt(date.year?, date.month?, date.day?);
    let event = mapped.located.dates.iter().zip(uses).filter(|(_, used)| **used == DateUse::Event);
    event
        .filter_map(|(raw, _)| full(raw.start).zip(full(raw.end)))
        .filter(|(start, end)| start < end)
        .collect()
}

/// The year that puts a day inside the days of the meeting: 3 October lies within 26 September – 14 October
/// 2022.
fn within(raw: &RawDate, ranges: &[(NaiveDate, NaiveDate)]) -> Option<i32> {
    let (month, day) = (raw.start.month?, raw.start.day?);
    ranges.iter().find_map(|(start, end)| {
        (start.year()..=end.year()).find(|&year| {
            NaiveDate::from_ymd_opt(year, month, day).is_some_and(|day| (*start..=*end).contains(&day))
        })
    })
}

/// Puts dates before or after the year of the release, where that is known: by publication, by the
/// meeting's name, or by the days of the meeting. What lies before the year before it is background,
/// and a year yet to come is not.
fn place_in_time(dates: &mut [Dated], known: Option<i32>) {
    let year = |iso: &str| english::dates::parts(iso).0;
    let held = || dates.iter().find(|d| d.date.r#use == DateUse::Event).and_then(|d| year(&d.date.start));
    let Some(present) = known.or_else(held) else { return };
    for Dated { date, .. } in dates {
        match (date.r#use, year(&date.start), year(&date.end)) {
            (DateUse::Other, _, Some(end)) if end + 1 < present => date.r#use = DateUse::Background,
            // موازنة المنظمة لعام 2027: of the meeting's own name it would be the year of the release.
            (DateUse::Edition, Some(start), _) if start > present => date.r#use = DateUse::Other,
            (DateUse::Background, Some(start), _) if start > present && date.start.len() == 4 => {
                date.r#use = DateUse::Other;
            }
            _ => {}
        }
    }
}

/// Whether the sentence of a date tells of what is yet to come: وسيعقد الاجتماع المقبل يوم 5 أفريل.
fn is_coming(mapped: &Mapped<'_>, raw: &RawDate) -> bool {
    let tokens = &mapped.located.tokens[raw.span.paragraph].list;
    let sentence =
        mapped.located.sentences[raw.span.paragraph].iter().find(|r| r.contains(&raw.tokens.start));
    let before = &tokens[sentence.map_or(0, |r| r.start)..raw.tokens.start];
    let coming = |t: &Token| {
        let word = t.folded.strip_prefix('و').unwrap_or(&t.folded);
        let verb =
            word.strip_prefix('س').is_some_and(|rest| is_event_verb(rest) || PHRASES.part(rest).is_some());
        verb || matches!(
            word,
            "المقرر"
                | "المقبل"
                | "المقبله"
                | "القادم"
                | "القادمه"
                | "المزمع"
                | "المرتقب"
                | "المنتظر"
        )
    };
    before.iter().any(coming)
}

/// The month whose year a relative year right behind it tells: يونيو من العام الماضي.
fn month_before<'m>(mapped: &'m Mapped<'_>, raw: &RawDate) -> Option<&'m RawDate> {
    mapped
        .located
        .dates
        .iter()
        .find(|d| counted_year(mapped, d) == Some(raw.relative).flatten() && behind(mapped, d, raw))
}

fn behind(mapped: &Mapped<'_>, first: &RawDate, second: &RawDate) -> bool {
    let tokens = &mapped.located.tokens[first.span.paragraph].list;
    let between = tokens.get(first.tokens.end..second.tokens.start);
    first.span.paragraph == second.span.paragraph
        && between.is_some_and(|list| matches!(list, []) || matches!(list, [one] if one.folded == "من"))
}

/// The year of a month without one, counted from that of publication by the words right behind it.
fn counted_year(mapped: &Mapped<'_>, raw: &RawDate) -> Option<Relative> {
    let month = raw.start.month.is_some() && raw.start.year.is_none() && raw.relative.is_none();
    mapped
        .located
        .dates
        .iter()
        .filter(|d| month && matches!(d.relative, Some(Relative::Years(_))) && behind(mapped, raw, d))
        .find_map(|d| d.relative)
}

/// The year of the date that follows with و, where this one has none: من 2 إلى 6 نوفمبر ومن 9 إلى 17
/// نوفمبر 2020.
fn following_year(mapped: &Mapped<'_>, raw: &RawDate) -> Option<i32> {
    let tokens = &mapped.located.tokens[raw.span.paragraph].list;
    let next = mapped.located.dates.iter().find(|d| {
        d.span.paragraph == raw.span.paragraph
            && d.tokens.start >= raw.tokens.end
            && d.tokens.start <= raw.tokens.end + 1
    })?;
    let joined = tokens.get(raw.tokens.end).is_some_and(|t| t.folded.starts_with('و'));
    let later = (next.start.month, next.start.day) > (raw.start.month, raw.start.day);
    next.start.year.filter(|_| joined && later && raw.start.month.is_some())
}

fn weekday(date: PartialDate) -> Option<Weekday> {
    NaiveDate::from_ymd_opt(date.year?, date.month?, date.day?).map(|d| d.weekday())
}

/// What a missing year can be taken from.
struct Known {
    /// The date is one of the meeting that the release or its sentence is about.
    own: bool,
    /// Said by the editor.
    editor: Option<i32>,
    /// The day of publication.
    published: Option<NaiveDate>,
    /// The same, or the last day of a meeting that is over.
    about: Option<NaiveDate>,
    /// The year that puts a day inside the days of the meeting.
    within: Option<i32>,
    /// The year in the meeting's name.
    edition: Option<i32>,
    tense: Tense,
    /// The year that the release gives to the same month.
    month: Option<i32>,
    /// Whether the release says of the same month that it is the last or the next one.
    sibling: Option<Tense>,
    /// How many years from that of publication the words behind a month say: من العام الماضي.
    counted: Option<Relative>,
    /// The year that the glossary gives to the meeting's edition.
    glossary: Option<i32>,
}

/// The year that the release itself gives to the coming or present month in which a day without a year
/// lies: نوفمبر وديسمبر المقبل 2012 … 19 نوفمبر الجاري. A month with its year alone is no evidence; it
/// may be that of the last edition.
fn stated_month(mapped: &Mapped<'_>, raw: &RawDate) -> Option<i32> {
    let (month, _) = (raw.start.month?, raw.start.day?);
    let mut years = mapped.located.dates.iter().filter_map(|other| {
        let present = matches!(other.modifier, Some(Relative::Years(0 | 1)));
        let range = other.start.month?..=other.end.month?;
        let whole = other.start.day.is_none() && other.start.year == other.end.year;
        other.start.year.filter(|_| present && whole && range.contains(&month))
    });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// Whether days of the same month are said to be of the last or the next one elsewhere in the release: من 9
/// إلى 27 نوفمبر المقبل … في 7 نوفمبر.
fn step_of_month(mapped: &Mapped<'_>, raw: &RawDate) -> Option<Tense> {
    let (month, _) = (raw.start.month?, raw.start.day?);
    let mut steps = mapped.located.dates.iter().filter_map(|other| match other.modifier {
        Some(Relative::Years(step)) if step != 0 && other.start.day.is_some() => {
            [other.start.month, other.end.month].contains(&Some(month)).then_some(step > 0)
        }
        _ => None,
    });
    let first = steps.next()?;
    let tense = if first { Tense::Upcoming } else { Tense::Past };
    steps.all(|step| step == first).then_some(tense)
}

/// Start, end and origin of the year; `None` for a date of which nothing is known.
fn years(raw: &RawDate, used: DateUse, known: &Known) -> Option<(PartialDate, PartialDate, YearOrigin)> {
    let &Known { own, editor, published, about, within, edition, tense, month, sibling, counted, glossary } =
        known;
    if raw.start == PartialDate::default() {
        return None;
    }
    if raw.start.year.is_some() {
        let origin = if raw.assumed { YearOrigin::Inferred } else { YearOrigin::Stated };
        return Some((raw.start, raw.end, origin));
    }
    let with = |year: i32| {
        // A range over New Year ends in the next year.
        let wraps = (raw.end.month, raw.end.day) < (raw.start.month, raw.start.day);
        let end_year = if raw.end.year.is_some() { raw.end.year } else { Some(year + i32::from(wraps)) };
        (
            PartialDate { year: Some(year), ..raw.start },
            PartialDate { year: end_year, ..raw.end },
            YearOrigin::Inferred,
        )
    };
    if let Some(year) = editor.filter(|_| own) {
        let (start, end, _) = with(year);
        return Some((start, end, YearOrigin::Stated));
    }
    if let (Some(Relative::Years(step)), Some(published)) = (counted, published) {
        return Some(with(published.year() + step));
    }
    if let Some(year) = within {
        return Some(with(year));
    }
    if let (Some(Relative::Years(step)), Some(published)) = (raw.modifier, about) {
        // نوفمبر المقبل is the next November, not that of the next year.
        return Some(with(near(
            raw,
            published,
            if step < 0 {
                Tense::Past
            } else if step > 0 {
                Tense::Upcoming
            } else {
                Tense::Unknown
            },
        )));
    }
    if let (Some(tense), Some(published)) = (sibling, about) {
        return Some(with(near(raw, published, tense)));
    }
    if let Some(year) = edition.filter(|_| own) {
        return Some(with(year));
    }
    // Other days of the release lie near its publication too; history does not.
    if let Some(published) = published.filter(|_| own || used == DateUse::Other) {
        return Some(with(near(raw, published, tense)));
    }
    if let Some(year) = month.filter(|_| used != DateUse::Background) {
        return Some(with(year));
    }
    if let Some(year) = glossary.filter(|_| used == DateUse::Event || used == DateUse::Session) {
        return Some(with(year));
    }
    Some((raw.start, raw.end, YearOrigin::Unknown))
}

/// The year that puts a day next to the day of publication: at or before it for a past meeting, at
/// or after it for an upcoming one. A weekday that does not fit there points to another year, unless a
/// word such as الجاري or الماضي tells the year, or the tense does and the day is close to publication:
/// then it is the weekday that was written wrong, which is a finding.
fn near(raw: &RawDate, published: NaiveDate, tense: Tense) -> i32 {
    let date = raw.start;
    let on = |year: i32| NaiveDate::from_ymd_opt(year, date.month.unwrap_or(1), date.day.unwrap_or(1));
    let around = || published.year() - 1..=published.year() + 1;
    let fits = |y: &i32| {
        let stated = raw.weekday.filter(|_| date.day.is_some());
        stated.is_none_or(|weekday| on(*y).is_some_and(|day| day.weekday() == weekday))
    };
    let distance = |y: i32| on(y).map_or(i64::MAX, |d| (d - published).num_days());
    let nearest = |mut years: Vec<i32>| match tense {
        Tense::Upcoming => years.into_iter().find(|&y| distance(y) >= -SLACK && distance(y) != i64::MAX),
        Tense::Past => years.into_iter().rev().find(|&y| distance(y) <= AHEAD),
        Tense::Unknown => {
            years.sort_by_key(|&y| distance(y).saturating_abs());
            years.first().copied()
        }
    };
    let best = nearest(around().collect()).unwrap_or(published.year());
    let close = if tense == Tense::Unknown { WEEK } else { CLOSE };
    let is_close = distance(best).saturating_abs() <= close;
    if fits(&best) || raw.modifier.is_some() || is_close {
        return best;
    }
    nearest(around().filter(fits).collect()).unwrap_or(best)
}

/// How many days from publication a day is close enough for its weekday to be a slip.
const CLOSE: i64 = 60;

/// The same where no tense tells on which side of publication it lies.
const WEEK: i64 = 7;

/// How many days ahead a release may tell of a day with its verb in the past: شاركت in the opening
/// of a meeting that goes on tomorrow.
const AHEAD: i64 = 45;

/// What a date is of, from where it stands.
fn usage(
    mapped: &Mapped<'_>,
    raw: &RawDate,
    meetings: &[Phrase],
    all: &[Phrase],
    sessions: &[Span],
) -> DateUse {
    let located = &mapped.located;
    let paragraph = raw.span.paragraph;
    let tokens = &located.tokens[paragraph].list;
    if located.is_background(raw.span) {
        return DateUse::Background;
    }
    // العام الماضي and هذا العام tell of a time; العام المقبل may be when a meeting is held.
    match raw.relative {
        Some(Relative::Years(step)) if step < 0 => return DateUse::Background,
        // قبل نهاية العام الجاري is yet to come.
        Some(Relative::Years(0)) if raw.part == Some(Part::End) => return DateUse::Other,
        Some(Relative::Years(0)) => return DateUse::Background,
        _ => {}
    }
    let only_year = raw.start.month.is_none() && raw.relative.is_none();
    // للفترة 2024–2027 is a term or a plan; a decade is history.
    let decade = raw.start.year.zip(raw.end.year).is_some_and(|(a, b)| a % 10 == 0 && b == a + 9);
    if only_year && raw.start != raw.end && !decade {
        return DateUse::Other;
    }
    if only_year {
        // The edition's year stands in or right behind the meeting's name.
        let edition = meetings.iter().any(|m| m.span.contains(&raw.span))
            || mapped.mentions().any(|(e, m)| {
                m.span.paragraph == paragraph
                    && m.tokens.end == raw.tokens.start
                    && matches!(mapped.entities[e].kind, crate::glossary::Kind::Event)
            });
        // لعام 2015 behind a noun is its edition; عام 2015 is a point in time.
        let edition = edition || (tokens[raw.tokens.start].folded == "لعام" && raw.start == raw.end);
        return if edition { DateUse::Edition } else { DateUse::Background };
    }
    if sessions.iter().any(|s| s.contains(&raw.span)) {
        return DateUse::Session;
    }
    let sentence = located.sentences[paragraph].iter().find(|r| r.contains(&raw.tokens.start));
    let from = sentence.map_or(0, |r| r.start);
    // وسبقها في 18 من الشهر نفسه الاجتماع الرابع: the day of another meeting.
    let near = &tokens[raw.tokens.start.saturating_sub(3).max(from)..raw.tokens.start];
    let precedes = |t: &Token| {
        let word = t.folded.strip_prefix('و').unwrap_or(&t.folded);
        matches!(word, "سبقها" | "سبقه" | "سبقته" | "سبقتها" | "يسبقها" | "يسبقه" | "تسبقها" | "تسبقه")
    };
    if near.iter().any(precedes) {
        return DateUse::Other;
    }
    // القاهرة في 3 نوفمبر: a dateline, before any verb of the first sentence.
    let city_first = mapped.mentions().any(|(e, m)| {
        m.span.paragraph == paragraph
            && m.tokens.start == from
            && m.tokens.end + 2 >= raw.tokens.start
            && mapped.entities[e].kind == crate::glossary::Kind::Place
    });
    if paragraph <= 1 && city_first && raw.tokens.start <= from + 4 && raw.start.day.is_some() {
        return DateUse::Publication;
    }
    if paragraph <= 3 && is_line_before(mapped, raw) {
        return DateUse::Publication;
    }
    let dateline = raw.tokens.start <= 3
        && paragraph <= 1
        && tokens.get(raw.tokens.end).is_some_and(|t| {
            matches!(
                t.kind,
                crate::arabic::Kind::Slash
                    | crate::arabic::Kind::Dash
                    | crate::arabic::Kind::Open
                    | crate::arabic::Kind::Colon
            )
        });
    if dateline || is_line_of_its_own(mapped, raw) {
        return DateUse::Publication;
    }
    // Of several meetings named before the date in its sentence, it is of the last one.
    let last = all
        .iter()
        .filter(|p| {
            p.span.paragraph == paragraph && p.tokens.start >= from && p.tokens.start < raw.tokens.start
        })
        .max_by_key(|p| p.tokens.start);
    if last.is_some_and(|p| !meetings.iter().any(|m| is_one(p, m))) {
        return DateUse::Other;
    }
    let meeting_here = meetings
        .iter()
        .any(|m| m.span.paragraph == paragraph && sentence.is_some_and(|r| r.contains(&m.tokens.start)));
    // ومن المقرر أن يعقد الاجتماع المقبل …: the date of the next meeting.
    let next = sentence.is_some_and(|r| super::content::next_meeting(&tokens[r.clone()]).is_some());
    let earlier = sentence.is_some_and(|r| names_last(&tokens[r.clone()]));
    if (next || earlier) && !meeting_here {
        return if next { DateUse::Other } else { DateUse::Background };
    }
    let before = &tokens[from..raw.tokens.start];
    let negative =
        denial(tokens, from, raw.tokens.start).is_some() || not_held(tokens, from, raw.tokens.start);
    if negative || (last.is_none() && (before.iter().any(travels) || is_said_on(before))) {
        return DateUse::Other;
    }
    // استقبل الوزير اليوم نظيره على هامش الاجتماع: the day of something beside the meeting.
    let beside = meetings.iter().any(|m| {
        let here = m.span.paragraph == paragraph && sentence.is_some_and(|r| r.contains(&m.tokens.start));
        here && raw.tokens.end <= m.tokens.start
            && tokens[m.tokens.start.saturating_sub(3).max(from)..m.tokens.start]
                .iter()
                .any(|t| t.folded == "هامش")
    });
    if beside {
        return DateUse::Other;
    }
    if meeting_here || (paragraph <= 2 && tells_when(tokens, from, raw.tokens.start)) {
        DateUse::Event
    } else {
        DateUse::Other
    }
}

/// الرياض 12 مايو 2025 واس: a paragraph at the head of a release that holds a date and little else.
fn is_line_of_its_own(mapped: &Mapped<'_>, raw: &RawDate) -> bool {
    let paragraph = raw.span.paragraph;
    let tokens = &mapped.located.tokens[paragraph].list;
    let in_date = |k: &usize| {
        let mut dates = mapped.located.dates.iter().filter(|d| d.span.paragraph == paragraph);
        dates.any(|d| d.tokens.contains(k))
    };
    let rest: Vec<&Token> = (0..tokens.len())
        .filter(|k| !in_date(k))
        .map(|k| &tokens[k])
        .filter(|t| t.is_word() && !matches!(t.folded.as_str(), "م" | "ه" | "الموافق"))
        .collect();
    paragraph <= 2 && raw.start.day.is_some() && rest.len() <= 4 && !rest.into_iter().any(tells_news)
}

/// A verb or a noun of the news, which a dateline has not.
fn tells_news(token: &Token) -> bool {
    is_event_verb(&token.folded)
        || PHRASES.part(&token.folded).is_some()
        || PHRASES.meeting(&[&token.folded]).is_some()
}

/// Whether a day ends the first line of a paragraph that goes on below it: وطنية - بيروت - 30 كانون الثاني 2026.
fn is_line_before(mapped: &Mapped<'_>, raw: &RawDate) -> bool {
    let release = mapped.located.release;
    let tokens = &mapped.located.tokens[raw.span.paragraph].list;
    let paragraph = &release.paragraphs[raw.span.paragraph];
    let breaks = tokens.get(raw.tokens.end).is_some_and(|next| {
        let gap = paragraph.source_offset(raw.span.end)..paragraph.source_offset(next.start);
        release.source.get(gap).is_some_and(|gap| gap.contains('\n'))
    });
    let before = &tokens[..raw.tokens.start];
    let names = before.iter().filter(|t| t.is_word()).count() <= 3 && !before.iter().any(tells_news);
    breaks && names && raw.start.day.is_some()
}

/// Whether the last verb before a day is one of saying, so that the day is that of the words: أعلن الوزير، اليوم،
/// أن المؤتمر ….
fn is_said_on(before: &[Token]) -> bool {
    let said = |t: &Token| PHRASES.verb(&t.folded).is_some();
    let done = |t: &Token| {
        is_event_verb(&t.folded) || PHRASES.part(&t.folded).is_some() || PHRASES.outcome(&t.folded).is_some()
    };
    before.iter().rev().find(|t| said(t) || done(t)).is_some_and(said)
}

/// Whether a word tells of a journey: تتوجه الوزيرة غدا إلى فيينا is not the day of the meeting.
fn travels(token: &Token) -> bool {
    let word = token.folded.strip_prefix(['و', 'ف', 'س']).unwrap_or(&token.folded);
    matches!(
        word,
        "توجه"
            | "توجهت"
            | "يتوجه"
            | "تتوجه"
            | "غادر"
            | "غادرت"
            | "يغادر"
            | "تغادر"
            | "وصل"
            | "وصلت"
            | "يصل"
            | "تصل"
    )
}

/// Whether words before a date say when the meeting is held, though they do not name it in full: a verb
/// of holding that begins the sentence (وتستمر حتى) or has a meeting noun beside it (تستمر أعمال المنتدى),
/// or its length (على مدى يومين). ولاية تبدأ في الأول من يوليو is the beginning of something else.
fn tells_when(tokens: &[Token], from: usize, at: usize) -> bool {
    let noun = |t: &Token| {
        PHRASES
            .meeting(&[t.folded.as_str()])
            .is_some_and(|(en, _, definite)| definite && !matches!(en, "Exhibition" | "Workshop" | "Seminar"))
            || matches!(
                t.folded.as_str(),
                "اعمال"
                    | "اعماله"
                    | "اعمالها"
                    | "اشغال"
                    | "اشغاله"
                    | "اشغالها"
                    | "فعاليات"
                    | "فعالياته"
                    | "فعالياتها"
            )
    };
    let beside = |k: usize| tokens[k.saturating_sub(5).max(from)..(k + 8).min(tokens.len())].iter().any(noun);
    // What begins or goes on may be anything; what is held or hosted is a meeting.
    let goes_on = |k: usize| {
        let word = tokens[k].folded.strip_prefix(['و', 'ف']).unwrap_or(&tokens[k].folded);
        ["بدا", "تبدا", "يبدا", "نطلق", "ستمر", "متد", "تواصل", "جري", "جرت", "تجري", "مشارك"]
            .iter()
            .any(|stem| word.contains(stem))
    };
    // وسيعقد الشهر المقبل اجتماع في جنيف: some meeting, not the meeting.
    let end = (at..tokens.len()).find(|&k| tokens[k].kind == TokenKind::Stop).unwrap_or(tokens.len());
    let some_meeting = |k: usize| {
        let found = |k: &usize| PHRASES.meeting(&[tokens[*k].folded.as_str()]);
        let first = (k + 1..end.min(k + 12)).find(|k| found(k).is_some());
        first.is_some_and(|k| {
            found(&k).is_some_and(|(.., definite)| !definite) && !has_pronoun(&tokens[k].folded)
        })
    };
    let begins_or_ends = |k: usize| {
        let word = tokens[k].folded.as_str();
        ["فتتح", "ختتم", "نطلق", "بدا"].iter().any(|stem| word.contains(stem))
    };
    // وافتتح الوزير المعرض: what is opened there is something else.
    let another = |k: usize| {
        let next = tokens.get(k + 1).filter(|t| k + 1 < at && t.is_word());
        next.is_some_and(|t| !is_function_word(&t.folded) && !begins_with_preposition(&t.folded))
    };
    // وكان قد عقد اجتماع: before the meeting.
    if had_been(tokens, from, at) {
        return false;
    }
    let held = |&k: &usize| {
        let opens = k <= from + 2 && !(begins_or_ends(k) && another(k));
        is_event_verb(&tokens[k].folded)
            && !some_meeting(k)
            && (opens || beside(k) || !(goes_on(k) || begins_or_ends(k)))
    };
    let long = |&k: &usize| {
        k > from && tokens[k].folded == "مدي" && matches!(tokens[k - 1].folded.as_str(), "علي" | "وعلي")
    };
    (from..at).rev().take(14).any(|k| held(&k) || long(&k))
}

/// اجتماعها, دورته: of somebody named before.
fn has_pronoun(folded: &str) -> bool {
    folded.ends_with("ها") || folded.ends_with("هم") || (folded.ends_with('ه') && !folded.ends_with("وره"))
}

/// وتستمر بالدوحة: a preposition with the article.
fn begins_with_preposition(folded: &str) -> bool {
    ["بال", "لل", "لمد", "حتي", "لغاي"].iter().any(|p| folded.starts_with(p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;
    use crate::locate::dates;

    #[test]
    fn a_missing_year_lies_near_publication() {
        let published = NaiveDate::from_ymd_opt(2021, 1, 3).expect("a date");
        let of = |text: &str| dates::find(0, &Tokens::of(text).list).remove(0);
        let december = of("في 20 ديسمبر");
        assert_eq!(near(&december, published, Tense::Past), 2020);
        assert_eq!(near(&december, published, Tense::Upcoming), 2021);
        assert_eq!(near(&of("في 4 يناير"), published, Tense::Past), 2021);
        // 20 December was a Sunday in 2020 and a Monday in 2021.
        assert_eq!(near(&of("الاثنين 20 ديسمبر"), published, Tense::Unknown), 2021);
        // Two weeks ago by the tense, or by a word: the weekday is a slip.
        assert_eq!(near(&of("الاثنين 20 ديسمبر"), published, Tense::Past), 2020);
        assert_eq!(near(&of("الاثنين 20 ديسمبر الماضي"), published, Tense::Unknown), 2020);
    }
}
