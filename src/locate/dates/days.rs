//! Dates with a day: in digits, before a month's name, and in words.

use super::scan::{HIJRI_YEARS, Scan, is_day_word, is_until, strip};
use super::{PartialDate, RawDate};
use crate::arabic::calendar::{self, Month};
use crate::arabic::clitics::readings;
use crate::arabic::{Kind, numerals};

/// Words that put something to another day, folded.
const MOVING: &[&str] =
    &["تاجيل", "تاجل", "تاجلت", "اجل", "اجلت", "ارجاء", "ارجي", "ارجئ", "ارجئت", "ترحيل", "رحل"];

/// Words between such a word and the first of the two days.
const MOVED_WITHIN: usize = 12;

/// How two day numbers are joined.
#[derive(Clone, Copy, PartialEq)]
enum Join {
    And,
    To,
}

impl Scan<'_> {
    /// `3/11/2020`, `2020-11-03`, `10/9/1445هـ`; day before month.
    pub(super) fn numeric(&self, i: usize) -> Option<Vec<RawDate>> {
        let separator = |k: usize| matches!(self.kind(k), Some(Kind::Slash | Kind::Dash));
        if !separator(i + 1) || !separator(i + 3) {
            return None;
        }
        let (year, month, day) = if let Some(year) = self.year_number(i) {
            (year, self.number(i + 2)?, self.number(i + 4)?)
        } else {
            (self.year_number(i + 4)?, self.number(i + 2)?, self.day(i)?)
        };
        let hijri = HIJRI_YEARS.contains(&year);
        let date = if hijri {
            self.resolve(Some(year), Month::Hijri(month), Some(day))
        } else {
            chrono::NaiveDate::from_ymd_opt(year, month, day)?;
            PartialDate { year: Some(year), month: Some(month), day: Some(day) }
        };
        let era = usize::from(matches!(self.folded(i + 5), "م" | "ه"));
        let mut out = self.build(i..i + 5 + era, date, date);
        out.hijri = hijri;
        (date != PartialDate::default()).then(|| vec![out])
    }

    /// Days, then the month: `30 و31 أكتوبر`, `٢ إلى ٦ نوفمبر ٢٠٢٠`, `26 أيلول إلى 14 تشرين الأول`,
    /// `5 من الشهر المقبل`.
    pub(super) fn day_first(&self, i: usize) -> Option<Vec<RawDate>> {
        let first = self.day(i)?;
        let mut days = vec![first];
        let mut joins = Vec::new();
        let mut at = i + 1;
        while let Some((join, day, next)) = self.joined_day(at) {
            joins.push(join);
            days.push(day);
            at = next;
        }
        // (2-6) نوفمبر
        if i > 0 && self.kind(i - 1) == Some(Kind::Open) && self.kind(at) == Some(Kind::Close) {
            at += 1;
        }
        // 2. أكتوبر, 2- أكتوبر, 2/ أكتوبر
        let separated = matches!(self.kind(at), Some(Kind::Slash | Kind::Dash))
            || self.tokens.get(at).is_some_and(|t| t.kind == Kind::Stop && t.glued);
        let skip = usize::from(separated && calendar::month(&self.words(at + 1, 2)).is_some());
        let Some((month, next)) = self.month(at + skip) else {
            return self
                .days_of_this_month(i, &days, &joins, at)
                .or_else(|| self.days_of_the_month_before(i, &days, &joins, at));
        };
        // 16. نوفمبر. 2016
        let dotted = skip == 1 && self.kind(at) == Some(Kind::Stop) && self.kind(next) == Some(Kind::Stop);
        let (year, mut next) = match self.year(next + usize::from(dotted)) {
            Some((year, after)) => (Some(year), after),
            None => (None, next),
        };
        // A second date of its own month: 30 نوفمبر إلى 2 ديسمبر 2023.
        if days.len() == 1
            && let Some((join, second, after)) = self.joined_day(next)
            && let Some((month2, after)) = self.month(after)
        {
            let (year2, after) = match self.year(after) {
                Some((y, after)) => (Some(y), after),
                None => (year, after),
            };
            // 28 ديسمبر إلى 3 يناير 2021 begins in 2020.
            let wraps = year.is_none()
                && matches!((month, month2), (Month::Gregorian(a), Month::Gregorian(b)) if a > b);
            let start = self.resolve(year.or(year2.map(|y| y - i32::from(wraps))), month, Some(first));
            let end = self.resolve(year2, month2, Some(second));
            let hijri = matches!(month, Month::Hijri(_));
            if self.is_moved(i) {
                let both = [self.build(i..next, start, start), self.build(next + 1..after, end, end)];
                return Some(both.map(|date| RawDate { hijri, ..date }).into());
            }
            if join == Join::To || self.between(i) || (self.pair(i) && follows(start, end)) {
                // من 31 أغسطس إلى 4 سبتمبر المقبلين
                let modifier = self.modifier(after);
                let after = after + usize::from(modifier.is_some());
                let date = self.build(i..after, start, end);
                return Some(vec![RawDate { hijri, modifier, ..date }]);
            }
            // يومي 8 نوفمبر و15 ديسمبر: two days; the year behind the second is that of both.
            if self.pair(i) {
                let both = [self.build(i..next, start, start), self.build(next + 1..after, end, end)];
                return Some(both.map(|date| RawDate { hijri, ..date }).into());
            }
        }
        let modifier = self.modifier(next);
        if modifier.is_some() {
            next += 1;
        }
        let hijri = matches!(month, Month::Hijri(_));
        let make = |a: u32, b: u32| {
            let (a, b) = (self.resolve(year, month, Some(a)), self.resolve(year, month, Some(b)));
            RawDate { hijri, modifier, ..self.build(i..next, a, b) }
        };
        let (last, range) = (*days.last()?, self.is_range(i, &days, &joins));
        if range {
            return Some(vec![make(first, last)]);
        }
        // A list of single days that do not follow each other: one date each, on the same words.
        Some(days.iter().map(|&day| make(day, day)).collect())
    }

    /// Days before a month that is only said to be this one or the next: `4 إلى 22 من الشهر الجاري`,
    /// `20 الجاري`.
    fn days_of_this_month(&self, i: usize, days: &[u32], joins: &[Join], at: usize) -> Option<Vec<RawDate>> {
        let mut k = at;
        if matches!(self.folded(k), "من" | "في") {
            k += 1;
        }
        let named = matches!(self.folded(k), "الشهر" | "شهر");
        let this = self.folded(k) == "هذا" && self.folded(k + 1) == "الشهر";
        let (step, end) = if this {
            (0, k + 2)
        } else if named {
            (self.step(k + 1)?, k + 2)
        } else if k == at && i > 0 && is_day_word(self.folded(i - 1)) {
            // يوم 20 الجاري
            (self.step(k)?, k + 1)
        } else {
            return None;
        };
        let only = |day: u32| PartialDate { day: Some(day), ..PartialDate::default() };
        let make = |a: u32, b: u32| {
            let relative = Some(super::Relative::Months(step));
            RawDate { relative, ..self.build(i..end, only(a), only(b)) }
        };
        if self.is_range(i, days, joins) {
            return Some(vec![make(*days.first()?, *days.last()?)]);
        }
        Some(days.iter().map(|&day| make(day, day)).collect())
    }

    /// `20 منه`, `14 من الشهر ذاته`: a day of the month that was named last in the sentence.
    fn days_of_the_month_before(
        &self,
        i: usize,
        days: &[u32],
        joins: &[Join],
        at: usize,
    ) -> Option<Vec<RawDate>> {
        // 20 منه, 14 من الشهر ذاته, 14 من نفس الشهر
        let same = |k: usize| {
            let (noun, word) = (self.folded(k), self.folded(k + 1));
            (noun == "الشهر" && matches!(word, "ذاته" | "نفسه")) || (noun == "نفس" && word == "الشهر")
        };
        let at = match self.folded(at) {
            "منه" => at,
            "من" if same(at + 1) => at + 2,
            _ => return None,
        };
        let sentence = (0..i).rev().take_while(|&k| self.kind(k) != Some(Kind::Stop));
        let (month, year) = sentence.into_iter().find_map(|k| {
            let (month, next) = self.month(k).filter(|_| self.day_before(k))?;
            Some((month, self.year(next).map(|(year, _)| year)))
        })?;
        let make = |a: u32, b: u32| {
            let (a, b) = (self.resolve(year, month, Some(a)), self.resolve(year, month, Some(b)));
            RawDate { hijri: matches!(month, Month::Hijri(_)), ..self.build(i..at + 1, a, b) }
        };
        if self.is_range(i, days, joins) {
            return Some(vec![make(*days.first()?, *days.last()?)]);
        }
        Some(days.iter().map(|&day| make(day, day)).collect())
    }

    /// Whether a day of the month stands right before `i`.
    fn day_before(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|before| self.day(before).is_some())
    }

    /// Whether something is put from one day to another: `تأجيل الورشة من 5 شباط إلى 20 منه` names two
    /// days and no range.
    pub(super) fn is_moved(&self, i: usize) -> bool {
        let near = (i.saturating_sub(MOVED_WITHIN)..i).rev();
        let clause = near.take_while(|&k| !matches!(self.kind(k), Some(Kind::Stop | Kind::Comma)));
        clause.into_iter().any(|k| {
            readings(self.folded(k)).iter().any(|r| {
                let stem = r.stem.strip_prefix("ال").unwrap_or(&r.stem);
                MOVING.contains(&stem)
            })
        })
    }

    /// Whether day numbers are the ends of a range, or days in a row; one day is a range of itself.
    fn is_range(&self, from: usize, days: &[u32], joins: &[Join]) -> bool {
        days.len() == 1
            || joins.last() == Some(&Join::To)
            || days.windows(2).all(|pair| pair[1] == pair[0] + 1)
            || (days.len() == 2 && self.between(from))
    }

    /// The next day number after و, إلى, حتى or a dash, and the index after it.
    fn joined_day(&self, i: usize) -> Option<(Join, u32, usize)> {
        match self.kind(i)? {
            Kind::Dash => self.day(i + 1).map(|d| (Join::To, d, i + 2)),
            Kind::Comma => self.day(i + 1).map(|d| (Join::And, d, i + 2)),
            Kind::Arabic => match self.folded(i) {
                "و" => self.day(i + 1).map(|d| (Join::And, d, i + 2)),
                word if is_until(word) => {
                    let at = if is_day_word(self.folded(i + 1)) { i + 2 } else { i + 1 };
                    let at = if calendar::weekday(self.folded(at)).is_some() { at + 1 } else { at };
                    self.day(at).map(|d| (Join::To, d, at + 1))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// بين ٩ و١٧: the و of a range.
    pub(super) fn between(&self, from: usize) -> bool {
        (1..=3).any(|k| {
            from.checked_sub(k).is_some_and(|i| {
                matches!(self.folded(i), "بين" | "مابين" | "وبين") || (k < 3 && self.folded(i) == "من")
            })
        })
    }

    /// يومي before two days.
    fn pair(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|i| super::scan::strip(self.folded(i), "يومي"))
    }

    /// `الأول من كانون الثاني/ يناير 2023`, `أول يناير`, `خمسة عشر مايو`: the day in words.
    pub(super) fn worded_day(&self, i: usize) -> Option<Vec<RawDate>> {
        let (day, taken) = self.day_in_words(i)?;
        let mut at = i + taken;
        // الأسبوع الأول من مارس, النصف الثاني من مايو: a part of the month, and no day of it.
        let part = i.checked_sub(1).map_or("", |b| self.folded(b));
        if self.folded(at) == "من"
            && ["الاسبوع", "النصف", "الثلث", "العقد"].iter().any(|noun| strip(part, noun))
            && let Some((month, next)) = self.month(at + 1)
        {
            let (year, end) = self.year(next).map_or((None, next), |(year, end)| (Some(year), end));
            let (start, last) = self.whole_month(year, month);
            let modifier = if year.is_none() { self.modifier(end) } else { None };
            let end = end + usize::from(modifier.is_some());
            return Some(vec![RawDate { modifier, ..self.build(at + 1..end, start, last) }]);
        }
        // من الأول حتى الثالث من أبريل
        let mut last = day;
        if is_until(self.folded(at))
            && let Some((second, taken)) = self.day_in_words(at + 1)
        {
            last = second;
            at += 1 + taken;
        }
        // الثالث والرابع من نوفمبر: days that follow each other
        while self.folded(at).starts_with("وال")
            && let Some((second, taken)) = self.day_in_words(at).filter(|&(second, _)| second == last + 1)
        {
            last = second;
            at += taken;
        }
        let definite = self.folded(i).contains("ال") && numerals::ordinal(&self.words(i, 2)).is_some();
        if (definite && self.folded(at) != "من") || last > 31 {
            return None;
        }
        let (month, next) = self.month(at)?;
        let (year, next) = self.year(next).map_or((None, next), |(y, n)| (Some(y), n));
        let (from, to) = (self.resolve(year, month, Some(day)), self.resolve(year, month, Some(last)));
        let modifier = self.modifier(next);
        let end = next + usize::from(modifier.is_some());
        let hijri = matches!(month, Month::Hijri(_));
        Some(vec![RawDate { hijri, modifier, ..self.build(i..end, from, to) }])
    }

    /// الحادي والعشرين, أول, واحد وعشرين: a day of the month in words, and how many it takes.
    fn day_in_words(&self, i: usize) -> Option<(u32, usize)> {
        let words = self.words(i, 3);
        // النصف الثاني من يونيو is no day.
        if i.checked_sub(1).is_some_and(|before| super::scan::strip(self.folded(before), "النصف")) {
            return None;
        }
        // فاتح نونبر is how the Maghreb begins a month.
        if words.first().is_some_and(|w| matches!(*w, "اول" | "غره" | "فاتح" | "الفاتح")) {
            return Some((1, 1));
        }
        let cardinal = || {
            let (value, taken) = numerals::cardinal(&words)?;
            Some((u32::try_from(value).ok()?, taken))
        };
        numerals::ordinal(&words).or_else(cardinal).filter(|(day, _)| (1..=31).contains(day))
    }
}

/// Whether one day is the day before another; the year may be missing.
fn follows(first: PartialDate, second: PartialDate) -> bool {
    let on = |d: PartialDate| chrono::NaiveDate::from_ymd_opt(d.year.unwrap_or(2001), d.month?, d.day?);
    on(first).and_then(|d| d.succ_opt()).is_some_and(|next| on(second) == Some(next))
}
