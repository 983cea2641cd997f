//! Months, alone or with their year.

use super::RawDate;
use super::scan::{Scan, strip};
use crate::arabic::calendar::{self, Month};
use crate::arabic::{Kind, clitics::readings};

/// Month names that are also common words or names (مارس "practised", آب, صفر "zero") or too short:
/// they need a year, شهر or a word of time.
const WEAK: &[&str] = &["مارس", "اب", "اوت", "ماي", "جوان", "صفر", "رجب"];

/// Words of time before a month.
const TEMPORAL: &[&str] =
    &["في", "خلال", "نهايه", "مطلع", "منتصف", "اوائل", "اواخر", "بدايه", "منذ", "حتي", "بحلول", "من", "الي"];

/// Nouns that are named after a day or a month: مدينة 6 أكتوبر, ثورة يوليو.
const NAMED_AFTER: &[&str] = &[
    "مدينه",
    "جامعه",
    "حرب",
    "ثوره",
    "شارع",
    "جسر",
    "كوبري",
    "ميدان",
    "انتصارات",
    "انتصار",
    "نصر",
    "محور",
    "حي",
    "مستشفي",
    "نادي",
    "صحيفه",
    "جريده",
    "مجله",
    "انتفاضه",
    "ملعب",
    "مطار",
    "قاعه",
    "احداث",
    "هجمات",
    "حركه",
    "ثورتي",
    "ثورات",
    "مفاعل",
    "شركه",
    "سيارات",
];

impl Scan<'_> {
    /// Whether the date that begins with token `i` is the name of something.
    pub(super) fn is_namesake(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|before| {
            readings(self.folded(before)).iter().any(|r| NAMED_AFTER.contains(&r.stem.as_str()))
        })
    }

    /// A month with its year, or alone where it can be nothing else.
    pub(super) fn month_first(&self, i: usize) -> Option<Vec<RawDate>> {
        if strip(self.folded(i), "شهري") {
            return self.two_months(i);
        }
        let worded = self.folded(i) == "شهر" || strip(self.folded(i), "شهر");
        let (month, next) = if worded { self.month(i + 1)? } else { self.bare_month(i)? };
        // نوفمبر/ديسمبر 2020
        if matches!(self.kind(next), Some(Kind::Slash | Kind::Dash))
            && let Some((second, after)) = self.bare_month(next + 1).filter(|&(second, _)| second > month)
            && let Some((year, end)) = self.year(after)
        {
            let (from, to) = (self.resolve(Some(year), month, None), self.resolve(Some(year), second, None));
            return Some(vec![self.build(i..end, from, to)])
                .filter(|_| matches!(second, Month::Gregorian(_)));
        }
        let year = self.year(next);
        let before = i.checked_sub(1).map_or("", |b| self.folded(b));
        let modifier = self.modifier(year.map_or(next, |(_, n)| n));
        let clear = year.is_some() || worded || modifier.is_some();
        let weak = WEAK.contains(&self.folded(i));
        // A Hijri month is a person's name as well (رمضان), a Gregorian one only a month.
        let enough = match month {
            _ if clear => true,
            Month::Gregorian(_) if !weak => true,
            Month::Gregorian(_) => before == "في",
            Month::Hijri(_) => TEMPORAL.contains(&before) && (!weak || before == "في"),
        };
        if !enough || self.is_namesake(i) {
            return None;
        }
        let (year, mut end) = year.map_or((None, next), |(y, n)| (Some(y), n));
        if modifier.is_some() {
            end += 1;
        }
        let (first, last) = self.whole_month(year, month);
        let hijri = matches!(month, Month::Hijri(_));
        // The span of a Hijri month is its words only, although it is a range of days.
        let date = RawDate { end: last, ..self.build(i..end, first, first) };
        Some(vec![RawDate { hijri, modifier, ..date }])
    }

    /// `شهري نوفمبر وديسمبر 2012`: the first month to the second.
    fn two_months(&self, i: usize) -> Option<Vec<RawDate>> {
        let (first, next) = self.month(i + 1)?;
        let joined = self.tokens.get(next)?.folded.strip_prefix('و')?;
        // The second name carries the و: read it in its place, with its second word where it has one.
        let mut words = vec![joined];
        words.extend(self.tokens.get(next + 1).map(|t| t.folded.as_str()));
        let (second, taken) = calendar::month(&words)?;
        let mut next = next + taken;
        if matches!(self.kind(next), Some(Kind::Slash | Kind::Open))
            && let Some((_, after)) = self.month(next + 1)
        {
            next = after;
        }
        let modifier = self.modifier(next);
        let modified = usize::from(modifier.is_some());
        let (year, end) = match self.year(next + modified) {
            Some((year, end)) => (Some(year), end),
            None => (None, next + modified),
        };
        let (start, end_date) = (self.resolve(year, first, None), self.resolve(year, second, None));
        Some(vec![RawDate { modifier, ..self.build(i..end, start, end_date) }])
    }

    /// A month's name without شهر.
    fn bare_month(&self, i: usize) -> Option<(Month, usize)> {
        if self.kind(i) != Some(Kind::Arabic) || self.folded(i) == "من" {
            return None;
        }
        // أبريل ومايو: behind a month the و is that of a list.
        let second = self.folded(i).strip_prefix('و').filter(|_| i > 0);
        if let Some(second) = second
            && let Some((month, words)) = calendar::month(&[second])
            && calendar::month(&self.words(i - 1, 1)).is_some()
        {
            return Some((month, i + words));
        }
        self.month(i)
    }
}
