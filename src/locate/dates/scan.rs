//! What the readers of dates share: looking at tokens, and the small parts of a date.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{PartialDate, RawDate, Relative};
use crate::arabic::calendar::{self, Month};
use crate::arabic::{Kind, Token, clitics::reads_as, numerals};
use crate::document::Span;
use crate::english::PHRASES;

/// A paragraph that is being read.
pub(super) struct Scan<'t> {
    pub(super) paragraph: usize,
    pub(super) tokens: &'t [Token],
}

impl Scan<'_> {
    pub(super) fn folded(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.folded.as_str())
    }

    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    /// The folded Arabic words from `i` on, at most `most`.
    pub(super) fn words(&self, i: usize, most: usize) -> Vec<&str> {
        let rest = self.tokens.get(i..).unwrap_or_default();
        rest.iter().take(most).take_while(|t| t.kind == Kind::Arabic).map(|t| t.folded.as_str()).collect()
    }

    pub(super) fn number(&self, i: usize) -> Option<u32> {
        self.tokens.get(i).filter(|t| t.kind == Kind::Number).and_then(|t| t.text.parse().ok())
    }

    pub(super) fn day(&self, i: usize) -> Option<u32> {
        self.number(i).filter(|d| (1..=31).contains(d) && self.tokens[i].text.len() <= 2)
    }

    pub(super) fn year_number(&self, i: usize) -> Option<i32> {
        let n = self.number(i).filter(|_| self.tokens[i].text.len() == 4)?;
        i32::try_from(n).ok().filter(|y| (1000..=2200).contains(y))
    }

    /// A year in words (ألفين وثمانية عشر) from `least` on that counts nothing, and the index after it.
    pub(super) fn year_words(&self, i: usize, least: u64) -> Option<(i32, usize)> {
        let (value, taken) = numerals::cardinal(&self.words(i, 8))?;
        let next = i + taken;
        let counts = PHRASES.unit_of(&self.words(next, 3)).is_some();
        let year = i32::try_from(value).ok()?;
        ((least..=2200).contains(&value) && !counts).then_some((year, next))
    }

    /// The month at `i`, with a second name of it behind a slash or in brackets
    /// (`تشرين الأول/ أكتوبر`), and the index after it.
    pub(super) fn month(&self, i: usize) -> Option<(Month, usize)> {
        // شهر نوفمبر, من نوفمبر
        let i = if matches!(self.folded(i), "شهر" | "من") { i + 1 } else { i };
        let i = if self.folded(i) == "شهر" { i + 1 } else { i };
        let (month, words) = calendar::month(&self.words(i, 2))?;
        let mut next = i + words;
        let open = matches!(self.kind(next), Some(Kind::Slash | Kind::Open | Kind::Dash));
        if open
            && let Some((other, words)) = calendar::month(&self.words(next + 1, 2))
            && other == month
        {
            let close = usize::from(self.kind(next + 1 + words) == Some(Kind::Close));
            next += 1 + words + close;
        }
        Some((month, next))
    }

    /// A year at `i`, with عام or a comma before it and م or هـ behind it, and the index after it.
    pub(super) fn year(&self, i: usize) -> Option<(i32, usize)> {
        let mut at = i;
        let comma = self.kind(at) == Some(Kind::Comma);
        if comma {
            at += 1;
        }
        if matches!(self.folded(at), "من") && is_year_word(self.folded(at + 1)) {
            at += 1;
        }
        let worded = is_year_word(self.folded(at));
        if worded {
            at += 1;
            if matches!(self.kind(at), Some(Kind::Comma | Kind::Open)) {
                at += 1;
            }
        } else if matches!(self.kind(at), Some(Kind::Slash)) {
            at += 1;
        }
        let (year, mut at) = match self.year_number(at) {
            Some(year) => (year, at + 1),
            None => self.year_words(at, if worded { 100 } else { 1000 })?,
        };
        if matches!(self.folded(at), "م" | "ه" | "ميلاديه" | "هجريه" | "ميلادي" | "هجري")
        {
            at += 1;
        }
        Some((year, at))
    }

    /// A weekday before `i`, and where it begins.
    pub(super) fn weekday_before(&self, i: usize) -> (Option<Weekday>, usize) {
        let mut from = i;
        let mut day = None;
        if let Some(before) = from.checked_sub(1) {
            if matches!(self.kind(before), Some(Kind::Comma | Kind::Close))
                && before > 0
                && calendar::weekday(self.folded(before - 1)).is_some()
            {
                day = calendar::weekday(self.folded(before - 1));
                from = before - 1;
            } else if let Some(found) = calendar::weekday(self.folded(before)) {
                day = Some(found);
                from = before;
            }
        }
        // يوم الخميس الموافق 5 مايو
        if day.is_none()
            && from > 1
            && self.folded(from - 1).ends_with("الموافق")
            && let Some(found) = calendar::weekday(self.folded(from - 2))
        {
            day = Some(found);
            from -= 2;
        }
        if from > 0 && is_day_word(self.folded(from - 1)) {
            from -= 1;
        }
        (day, from)
    }

    /// A date of these tokens; weekday and the first word of a range before them are taken in.
    pub(super) fn build(&self, tokens: Range<usize>, start: PartialDate, end: PartialDate) -> RawDate {
        let (weekday, mut from) = self.weekday_before(tokens.start);
        // من ٢ إلى ٦ and ما بين ٩ و١٧: without its first word a range reads as two days.
        if start != end {
            while from > 0 && matches!(self.folded(from - 1), "من" | "بين" | "مابين" | "ما") {
                from -= 1;
            }
        }
        let tokens = from..tokens.end;
        let span = self.span(&tokens);
        RawDate { weekday, ..RawDate::new(span, tokens, start, end) }
    }

    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        Span::new(self.paragraph, self.tokens[tokens.start].start, self.tokens[tokens.end - 1].end)
    }

    /// How far الماضي, المقبل or الجاري at `i` goes.
    pub(super) fn step(&self, i: usize) -> Option<i32> {
        match self.folded(i) {
            "الماضي" | "الماضيه" | "الفائته" | "المنصرم" | "المنصرمه" | "الفائت" | "الفارط" | "الفارطه"
            | "السابق" | "السابقه" | "الماضيين" | "الماضيان" | "المنصرمين" | "الفارطين" | "الفائتين" => {
                Some(-1)
            }
            "المقبل" | "المقبله" | "القادم" | "القادمه" | "المقبلين" | "القادمين" | "المقبلان"
            | "القادمان" => Some(1),
            "الجاري" | "الجاريه" | "الحالي" | "الحاليه" => Some(0),
            _ => None,
        }
    }

    /// الماضي, المقبل or الجاري behind a month.
    pub(super) fn modifier(&self, i: usize) -> Option<Relative> {
        self.step(i).map(Relative::Years)
    }

    /// A Gregorian day as it stands, a Hijri day converted.
    pub(super) fn resolve(&self, year: Option<i32>, month: Month, day: Option<u32>) -> PartialDate {
        match month {
            Month::Gregorian(month) => PartialDate { year, month: Some(month), day },
            Month::Hijri(month) => {
                let converted = year
                    .filter(|y| HIJRI_YEARS.contains(y))
                    .and_then(|y| day.and_then(|d| calendar::from_hijri(y, month, d)));
                converted.map_or_else(PartialDate::default, PartialDate::of)
            }
        }
    }

    /// First and last day of a month; of a Gregorian month both are the month itself.
    pub(super) fn whole_month(&self, year: Option<i32>, month: Month) -> (PartialDate, PartialDate) {
        let Month::Hijri(number) = month else {
            let date = self.resolve(year, month, None);
            return (date, date);
        };
        let days = year.filter(|y| HIJRI_YEARS.contains(y)).and_then(|year| {
            let first = calendar::from_hijri(year, number, 1)?;
            let (year, next) = if number == 12 { (year + 1, 1) } else { (year, number + 1) };
            Some((first, calendar::from_hijri(year, next, 1)?.pred_opt()?))
        });
        days.map_or_else(Default::default, |(first, last)| (PartialDate::of(first), PartialDate::of(last)))
    }
}

/// Hijri years that a release can mean; the Umm al-Qura tables cover 1300 to 1600.
pub(super) const HIJRI_YEARS: std::ops::RangeInclusive<i32> = 1300..=1600;

impl PartialDate {
    fn of(day: NaiveDate) -> Self {
        Self { year: Some(day.year()), month: Some(day.month()), day: Some(day.day()) }
    }
}

/// Whether a folded word is `target`, with proclitics or without.
pub(super) fn strip(word: &str, target: &str) -> bool {
    reads_as(word, target)
}

/// عام, العام, سنة with proclitics.
pub(super) fn is_year_word(word: &str) -> bool {
    ["عام", "العام", "سنه", "السنه"].iter().any(|w| strip(word, w))
}

/// يوم, يومي, أيام, الفترة من …
pub(super) fn is_day_word(word: &str) -> bool {
    ["يوم", "يومي", "ايام", "اليوم", "يوما"].iter().any(|w| strip(word, w))
}

/// Whether a folded word joins the first day of a range to its last.
pub(super) fn is_until(word: &str) -> bool {
    matches!(word, "الي" | "حتي" | "وحتي" | "لغايه" | "ولغايه" | "والي")
}
