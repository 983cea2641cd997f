//! What becomes of dates that stand next to each other: equivalents in two calendars, the two ends
//! of a range, and the part of a period that a word before it names.

use super::scan::{Scan, is_day_word, is_until, strip};
use super::{Part, PartialDate, RawDate};
use crate::arabic::calendar;
use crate::arabic::clitics::readings;
use crate::arabic::{Kind, numerals};

/// Most tokens between a date and its equivalent: `(الموافق ل `.
const APART: usize = 4;

impl Scan<'_> {
    /// A Hijri date and its Gregorian equivalent are one date: `10 رمضان 1445هـ الموافق 20 مارس
    /// 2024م`, `20 مارس 2024 (10 رمضان 1445هـ)`.
    pub(super) fn equivalents(&self, list: Vec<RawDate>) -> Vec<RawDate> {
        let mut out: Vec<RawDate> = Vec::new();
        for date in list {
            match out.last_mut() {
                Some(last) if last.hijri != date.hijri && self.corresponds(last, &date) => {
                    let gregorian = if last.hijri { date.clone() } else { last.clone() };
                    last.span = last.span.cover(&date.span);
                    last.tokens.end = date.tokens.end;
                    (last.start, last.end, last.hijri) = (gregorian.start, gregorian.end, false);
                    last.weekday = last.weekday.or(date.weekday);
                }
                _ => out.push(date),
            }
        }
        out
    }

    fn corresponds(&self, first: &RawDate, second: &RawDate) -> bool {
        let Some(between) = self.tokens.get(first.tokens.end..second.tokens.start) else { return false };
        if between.len() > APART {
            return false;
        }
        let says = between.iter().any(|t| {
            readings(&t.folded)
                .iter()
                .any(|r| matches!(r.stem.as_str(), "الموافق" | "موافق" | "الموافقه" | "يوافق"))
        });
        let beside =
            between.iter().all(|t| matches!(t.kind, Kind::Open | Kind::Slash | Kind::Dash | Kind::Close));
        says || (beside && !between.is_empty())
    }

    /// The two ends of a range that were found one by one: `الأول من يناير حتى الأربعاء 22 يناير`,
    /// `12 يناير 2016 - 2016/01/22`, `من نوفمبر 2020 إلى مارس 2021`.
    pub(super) fn ranges(&self, list: Vec<RawDate>) -> Vec<RawDate> {
        let mut out: Vec<RawDate> = Vec::new();
        for date in list {
            let joined = out.last().and_then(|last| self.joined(last, &date));
            match (out.last_mut(), joined) {
                (Some(last), Some(range)) => *last = range,
                _ => out.push(date),
            }
        }
        out
    }

    fn joined(&self, first: &RawDate, second: &RawDate) -> Option<RawDate> {
        let single = |d: &RawDate| {
            d.start == d.end && d.relative.is_none() && d.part.is_none() && d.start != PartialDate::default()
        };
        let shape = |d: &RawDate| (d.start.month.is_some(), d.start.day.is_some());
        if !single(first) || !single(second) || shape(first) != shape(second) || first.hijri != second.hijri {
            return None;
        }
        let between = self.tokens.get(first.tokens.end..second.tokens.start)?;
        let (join, rest) = between.split_first()?;
        let range = join.kind == Kind::Dash || (is_until(&join.folded) && !self.is_moved(first.tokens.start));
        let and = join.folded == "و" && self.between(first.tokens.start);
        let filler = rest.iter().all(|t| {
            t.kind == Kind::Comma
                || is_day_word(&t.folded)
                || calendar::weekday(&t.folded).is_some()
                || t.folded == "شهر"
        });
        if !(range || and) || !filler || rest.len() > 3 {
            return None;
        }
        let mut start = first.start;
        if start.year.is_none() {
            // The year behind the last day is that of the first too, unless the range runs over New Year.
            let wraps = (start.month, start.day) > (second.start.month, second.start.day);
            start.year = second.start.year.map(|y| y - i32::from(wraps));
        }
        let ordered = match (start.year, second.start.year) {
            (Some(_), Some(_)) => {
                (start.year, start.month, start.day)
                    < (second.start.year, second.start.month, second.start.day)
            }
            _ => true,
        };
        let mut out = self.build(first.tokens.start..second.tokens.end, start, second.start);
        out.weekday = first.weekday;
        out.hijri = first.hijri;
        out.modifier = second.modifier;
        ordered.then_some(out)
    }

    /// مطلع العام المقبل, نهاية مارس: the word before a month, a year or a period names a part of it.
    pub(super) fn parts(&self, list: Vec<RawDate>) -> Vec<RawDate> {
        list.into_iter()
            .map(|mut date| {
                let whole = date.start.day.is_none() && date.start == date.end && !date.is_relative_day();
                let before = date.tokens.start.checked_sub(1).filter(|_| whole && date.part.is_none());
                let named = before.and_then(|b| part(self.folded(b)).map(|p| (p, b)));
                let month = date.start.month.is_some() && !date.hijri;
                let half = || before.filter(|_| month).and_then(|b| self.half_before(b));
                let Some((part, at)) = named.or_else(half) else {
                    return date;
                };
                date.part = Some(part);
                date.tokens.start = at;
                date.span = self.span(&date.tokens);
                date
            })
            .collect()
    }
}

impl Scan<'_> {
    /// `النصف الثاني من` that ends with token `end`, before a month, and where it begins.
    fn half_before(&self, end: usize) -> Option<(Part, usize)> {
        let ordinal = if self.folded(end) == "من" { end.checked_sub(1)? } else { end };
        let number = match self.folded(ordinal) {
            "الاخير" => 2,
            _ => numerals::ordinal(&self.words(ordinal, 1))?.0,
        };
        let noun = ordinal.checked_sub(1).filter(|&noun| strip(self.folded(noun), "النصف"))?;
        (1..=2).contains(&number).then_some((Part::HalfMonth(number), noun))
    }
}

/// The part of a period that a folded noun names, proclitics allowed.
fn part(word: &str) -> Option<Part> {
    readings(word).iter().find_map(|r| match r.stem.as_str() {
        "مطلع" | "بدايه" | "اوائل" | "مستهل" => Some(Part::Beginning),
        "منتصف" | "اواسط" | "وسط" => Some(Part::Middle),
        "نهايه" | "اواخر" | "ختام" => Some(Part::End),
        _ => None,
    })
}
