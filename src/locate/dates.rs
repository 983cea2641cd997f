//! Dates and ranges: what the words say, cut to what they say.
//!
//! A date is found from its day number, its month name or the word عام; years are taken only from
//! the date itself. Whether a missing year can be inferred is decided in `model`, where publication
//! date and event titles are known.

use std::ops::Range;

use chrono::Weekday;

use crate::arabic::calendar::{self, Month};
use crate::arabic::{Kind, Token};
use crate::arabic::{clitics::readings, numerals};
use crate::document::Span;

/// A day, a month or a year, as far as stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartialDate {
    /// Gregorian year.
    pub year: Option<i32>,
    /// Gregorian month, 1 to 12.
    pub month: Option<u32>,
    /// Day of the month.
    pub day: Option<u32>,
}

impl PartialDate {
    /// ISO 8601, cut to what is known: `2020-11-02`, `2020-11`, `2020`, `--10-30`, `--10`.
    pub fn iso(self) -> String {
        match (self.year, self.month, self.day) {
            (Some(y), Some(m), Some(d)) => format!("{y:04}-{m:02}-{d:02}"),
            (Some(y), Some(m), None) => format!("{y:04}-{m:02}"),
            (Some(y), None, _) => format!("{y:04}"),
            (None, Some(m), Some(d)) => format!("--{m:02}-{d:02}"),
            (None, Some(m), None) => format!("--{m:02}"),
            (None, None, _) => String::new(),
        }
    }
}

/// A date that the words give only relative to the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// So many days after publication: أمس is -1, غدا is 1.
    Days(i64),
    /// So many years after that of publication: العام الماضي is -1.
    Years(i32),
    /// So many months after that of publication.
    Months(i32),
}

/// A date as the words give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawDate {
    /// The words.
    pub span: Span,
    /// The same as token indices.
    pub tokens: Range<usize>,
    /// First day.
    pub start: PartialDate,
    /// Last day; equal to `start` for a single date.
    pub end: PartialDate,
    /// The weekday stated with the first day.
    pub weekday: Option<Weekday>,
    /// For أمس, العام المقبل and the like; then `start` and `end` are empty.
    pub relative: Option<Relative>,
    /// The year was converted from a Hijri date.
    pub hijri: bool,
    /// العام الماضي or المقبل stands behind a day and month (نوفمبر المقبل).
    pub modifier: Option<Relative>,
}

/// Finds the dates of a paragraph.
pub fn find(paragraph: usize, tokens: &[Token]) -> Vec<RawDate> {
    let scan = Scan { paragraph, tokens };
    let mut out: Vec<RawDate> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let found = scan
            .numeric(i)
            .or_else(|| scan.day_first(i))
            .or_else(|| scan.worded_day(i))
            .or_else(|| scan.month_first(i))
            .or_else(|| scan.years(i))
            .or_else(|| scan.relative(i));
        match found {
            Some(mut list) => {
                i = list.last().map_or(i, |d| d.tokens.end).max(i + 1);
                out.append(&mut list);
            }
            None => i += 1,
        }
    }
    merge_equivalents(out, tokens)
}

/// A Hijri date and its Gregorian equivalent (الموافق) are one date.
fn merge_equivalents(list: Vec<RawDate>, tokens: &[Token]) -> Vec<RawDate> {
    let mut out: Vec<RawDate> = Vec::new();
    for date in list {
        let joined = date.tokens.start.checked_sub(1).is_some_and(|before| {
            tokens[before].folded.ends_with("الموافق")
                || tokens[before].folded.ends_with("الموافقه")
                || (tokens[before].folded == "ل"
                    && before > 0
                    && tokens[before - 1].folded.ends_with("الموافق"))
        });
        match out.last_mut() {
            Some(last) if joined && last.hijri != date.hijri && date.tokens.start - last.tokens.end <= 3 => {
                let keep_gregorian = last.hijri;
                last.span = last.span.cover(&date.span);
                last.tokens.end = date.tokens.end;
                if keep_gregorian {
                    last.start = date.start;
                    last.end = date.end;
                    last.hijri = false;
                }
            }
            _ => out.push(date),
        }
    }
    out
}

struct Scan<'t> {
    paragraph: usize,
    tokens: &'t [Token],
}

/// How two day numbers are joined.
#[derive(Clone, Copy, PartialEq)]
enum Join {
    And,
    To,
}

impl Scan<'_> {
    fn folded(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.folded.as_str())
    }

    fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    fn number(&self, i: usize) -> Option<u32> {
        self.tokens.get(i).filter(|t| t.kind == Kind::Number).and_then(|t| t.text.parse().ok())
    }

    fn day(&self, i: usize) -> Option<u32> {
        self.number(i).filter(|d| (1..=31).contains(d) && self.tokens[i].text.len() <= 2)
    }

    fn year_number(&self, i: usize) -> Option<i32> {
        let n = self.number(i).filter(|_| self.tokens[i].text.len() == 4)?;
        i32::try_from(n).ok().filter(|y| (1000..=2200).contains(y))
    }

    /// The month at `i`, with a second name of it behind a slash or in brackets
    /// (`تشرين الأول/ أكتوبر`), and the index after it.
    fn month(&self, i: usize) -> Option<(Month, usize)> {
        // شهر نوفمبر, من نوفمبر
        let i = if matches!(self.folded(i), "شهر" | "من") { i + 1 } else { i };
        let i = if self.folded(i) == "شهر" { i + 1 } else { i };
        let bare = |k: usize| -> Vec<&str> {
            (k..(k + 2).min(self.tokens.len()))
                .filter(|&k| self.kind(k) == Some(Kind::Arabic))
                .map(|k| self.folded(k))
                .collect()
        };
        let (month, words) = calendar::month(&bare(i))?;
        let mut next = i + words;
        let open = matches!(self.kind(next), Some(Kind::Slash | Kind::Open | Kind::Dash));
        if open
            && let Some((other, words)) = calendar::month(&bare(next + 1))
            && other == month
        {
            let close = usize::from(self.kind(next + 1 + words) == Some(Kind::Close));
            next += 1 + words + close;
        }
        Some((month, next))
    }

    /// A year at `i`, with عام or a comma before it and م or هـ behind it, and the index after it.
    fn year(&self, i: usize) -> Option<(i32, usize)> {
        let mut at = i;
        if self.kind(at) == Some(Kind::Comma) {
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
        let year = self.year_number(at)?;
        at += 1;
        if matches!(self.folded(at), "م" | "ه" | "ميلاديه" | "هجريه") {
            at += 1;
        }
        Some((year, at))
    }

    /// A weekday before `i`, and where it begins.
    fn weekday_before(&self, i: usize) -> (Option<Weekday>, usize) {
        let mut from = i;
        let mut day = None;
        if let Some(before) = from.checked_sub(1) {
            if self.kind(before) == Some(Kind::Comma)
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
        if from > 0 && is_day_word(self.folded(from - 1)) {
            from -= 1;
        }
        (day, from)
    }

    fn build(&self, tokens: Range<usize>, start: PartialDate, end: PartialDate) -> RawDate {
        let (weekday, mut from) = self.weekday_before(tokens.start);
        // من ٢ إلى ٦ and ما بين ٩ و١٧: without its first word a range reads as two days.
        if start != end {
            while from > 0 && matches!(self.folded(from - 1), "من" | "بين" | "مابين" | "ما") {
                from -= 1;
            }
        }
        let tokens = from..tokens.end;
        let span =
            Span::new(self.paragraph, self.tokens[tokens.start].start, self.tokens[tokens.end - 1].end);
        RawDate { span, tokens, start, end, weekday, relative: None, hijri: false, modifier: None }
    }

    /// `3/11/2020`, `2020-11-03`; day before month.
    fn numeric(&self, i: usize) -> Option<Vec<RawDate>> {
        let separator = |k: usize| matches!(self.kind(k), Some(Kind::Slash | Kind::Dash));
        if !separator(i + 1) || !separator(i + 3) {
            return None;
        }
        let (year, month, day) = if let Some(year) = self.year_number(i) {
            (year, self.number(i + 2)?, self.number(i + 4)?)
        } else {
            (self.year_number(i + 4)?, self.number(i + 2)?, self.day(i)?)
        };
        chrono::NaiveDate::from_ymd_opt(year, month, day)?;
        let date = PartialDate { year: Some(year), month: Some(month), day: Some(day) };
        Some(vec![self.build(i..i + 5, date, date)])
    }

    /// Days, then the month: `30 و31 أكتوبر`, `٢ إلى ٦ نوفمبر ٢٠٢٠`, `26 أيلول إلى 14 تشرين الأول`.
    fn day_first(&self, i: usize) -> Option<Vec<RawDate>> {
        let first = self.day(i)?;
        // A number glued to a Latin word or with a slash is none: 22/ etc.
        let mut days = vec![first];
        let mut joins = Vec::new();
        let mut at = i + 1;
        while let Some((join, day, next)) = self.joined_day(at) {
            joins.push(join);
            days.push(day);
            at = next;
        }
        let (month, next) = self.month(at)?;
        let (year, mut next) = match self.year(next) {
            Some((year, after)) => (Some(year), after),
            None => (None, next),
        };
        // A second date of its own month: 30 نوفمبر إلى 2 ديسمبر 2023.
        if days.len() == 1
            && let Some((_, second, after)) = self.joined_day(next)
            && let Some((month2, after)) = self.month(after)
            && self.range_context(i, next)
        {
            let (year2, after) = match self.year(after) {
                Some((y, after)) => (Some(y), after),
                None => (year, after),
            };
            let start = self.resolve(year.or(year2), month, Some(first));
            let end = self.resolve(year2, month2, Some(second));
            let mut date = self.build(i..after, start, end);
            date.hijri = matches!(month, Month::Hijri(_));
            return Some(vec![date]);
        }
        let modifier = self.modifier(next);
        if modifier.is_some() {
            next += 1;
        }
        let hijri = matches!(month, Month::Hijri(_));
        let range = joins.last() == Some(&Join::To)
            || (days.len() > 1 && days.windows(2).all(|pair| pair[1] == pair[0] + 1))
            || (days.len() == 2 && self.between(i));
        let make = |tokens: Range<usize>, a: u32, b: u32| {
            let mut date =
                self.build(tokens, self.resolve(year, month, Some(a)), self.resolve(year, month, Some(b)));
            date.hijri = hijri;
            date.modifier = modifier;
            date
        };
        let last = *days.last()?;
        if days.len() == 1 || range {
            return Some(vec![make(i..next, first, last)]);
        }
        // A list of single days that do not follow each other: one date each, on the same words.
        Some(days.iter().map(|&day| make(i..next, day, day)).collect())
    }

    /// The next day number after و, إلى, حتى or a dash, and the index after it.
    fn joined_day(&self, i: usize) -> Option<(Join, u32, usize)> {
        match self.kind(i)? {
            Kind::Dash => self.day(i + 1).map(|d| (Join::To, d, i + 2)),
            Kind::Comma => self.day(i + 1).map(|d| (Join::And, d, i + 2)),
            Kind::Arabic => match self.folded(i) {
                "و" => self.day(i + 1).map(|d| (Join::And, d, i + 2)),
                "الي" | "حتي" | "وحتي" | "لغايه" | "ولغايه" | "والي" => {
                    let at = if is_day_word(self.folded(i + 1)) { i + 2 } else { i + 1 };
                    let at = if calendar::weekday(self.folded(at)).is_some() { at + 1 } else { at };
                    self.day(at).map(|d| (Join::To, d, at + 1))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether two dates with و between them are a range: after بين, من, الفترة or يومي; إلى and a
    /// dash always make one.
    fn range_context(&self, from: usize, join: usize) -> bool {
        if !matches!(self.folded(join), "و") {
            return true;
        }
        (1..=3).any(|k| {
            from.checked_sub(k).is_some_and(|i| matches!(self.folded(i), "بين" | "مابين" | "يومي" | "من"))
        })
    }

    /// بين ٩ و١٧: the و of a range.
    fn between(&self, from: usize) -> bool {
        (1..=2)
            .any(|k| from.checked_sub(k).is_some_and(|i| matches!(self.folded(i), "بين" | "مابين" | "وبين")))
    }

    /// `الأول من كانون الثاني/ يناير 2023`: the day in words.
    fn worded_day(&self, i: usize) -> Option<Vec<RawDate>> {
        let words: Vec<&str> = (i..(i + 2).min(self.tokens.len())).map(|k| self.folded(k)).collect();
        let (day, taken) = numerals::ordinal(&words)?;
        let mut at = i + taken;
        // من الأول حتى الثالث من أبريل
        let mut last = day;
        if matches!(self.folded(at), "حتي" | "الي" | "ولغايه" | "لغايه") {
            let words: Vec<&str> =
                (at + 1..(at + 3).min(self.tokens.len())).map(|k| self.folded(k)).collect();
            if let Some((second, taken)) = numerals::ordinal(&words) {
                last = second;
                at += 1 + taken;
            }
        }
        if self.folded(at) != "من" || last > 31 {
            return None;
        }
        let (month, next) = self.month(at)?;
        let (year, next) = self.year(next).map_or((None, next), |(y, n)| (Some(y), n));
        let (from, to) = (self.resolve(year, month, Some(day)), self.resolve(year, month, Some(last)));
        let mut out = self.build(i..next, from, to);
        out.hijri = matches!(month, Month::Hijri(_));
        Some(vec![out])
    }

    /// A month with its year, or alone where the words before it show that it is a month.
    fn month_first(&self, i: usize) -> Option<Vec<RawDate>> {
        if strip(self.folded(i), "شهري") {
            return self.two_months(i);
        }
        let worded = self.folded(i) == "شهر" || strip(self.folded(i), "شهر");
        let (month, next) = if worded { self.month(i + 1)? } else { self.month_with_clitic(i)? };
        let year = self.year(next);
        let before = i.checked_sub(1).map_or("", |b| self.folded(b));
        let temporal = matches!(
            before,
            "في" | "خلال"
                | "نهايه"
                | "مطلع"
                | "منتصف"
                | "اوائل"
                | "اواخر"
                | "بدايه"
                | "منذ"
                | "حتي"
                | "بحلول"
                | "من"
                | "الي"
        );
        let modifier = self.modifier(year.map_or(next, |(_, n)| n));
        if year.is_none() && !worded && !(temporal || modifier.is_some()) {
            return None;
        }
        // مارس is also a verb, and آب, أوت and ماي are short: they need a year, شهر or a modifier.
        let weak = matches!(self.folded(i), "مارس" | "اب" | "اوت" | "ماي" | "جوان" | "صفر" | "رجب");
        if weak && year.is_none() && !worded && modifier.is_none() && before != "في" {
            return None;
        }
        let (year, mut end) = year.map_or((None, next), |(y, n)| (Some(y), n));
        if modifier.is_some() {
            end += 1;
        }
        let date = self.resolve(year, month, None);
        let mut out = self.build(i..end, date, date);
        out.hijri = matches!(month, Month::Hijri(_));
        out.modifier = modifier;
        Some(vec![out])
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
        let modified = self.modifier(next).is_some();
        let (year, end) = match self.year(next + usize::from(modified)) {
            Some((year, end)) => (Some(year), end),
            None => (None, next),
        };
        Some(vec![self.build(i..end, self.resolve(year, first, None), self.resolve(year, second, None))])
    }

    /// A month name with و, ب or ل in front of it (`بنوفمبر`, `ونوفمبر`), or bare.
    fn month_with_clitic(&self, i: usize) -> Option<(Month, usize)> {
        if self.kind(i) != Some(Kind::Arabic) || self.folded(i) == "من" {
            return None;
        }
        self.month(i)
    }

    /// `عام 2007`, `لعام ٢٠٢٠`, `عامي 2019 و2020`, `للفترة 2024–2027`.
    fn years(&self, i: usize) -> Option<Vec<RawDate>> {
        let word = self.folded(i);
        let period = matches!(word, "الفتره" | "للفتره" | "بالفتره" | "والفتره") || strip(word, "الفتره");
        let plural = strip(word, "عامي") || strip(word, "الاعوام") || strip(word, "اعوام");
        if !is_year_word(word) && !period && !plural {
            return None;
        }
        let mut at = i + 1;
        if matches!(self.folded(at), "من") {
            at += 1;
        }
        if matches!(self.kind(at), Some(Kind::Comma | Kind::Open)) {
            at += 1;
        }
        let first = self.year_number(at)?;
        let joined = match self.kind(at + 1) {
            Some(Kind::Dash | Kind::Slash) => self.year_number(at + 2).map(|y| (y, at + 3)),
            Some(Kind::Arabic)
                if matches!(self.folded(at + 1), "و" | "الي" | "حتي")
                    && (period || plural || self.folded(at + 1) != "و") =>
            {
                let k = if is_year_word(self.folded(at + 2)) { at + 3 } else { at + 2 };
                self.year_number(k).map(|y| (y, k + 1))
            }
            _ => None,
        };
        let hijri = matches!(self.folded(at + 1), "ه" | "هجريه") || first < 1600;
        let only = |y: i32| PartialDate { year: Some(y), ..PartialDate::default() };
        if hijri {
            // A bare Hijri year spans two Gregorian ones; nothing is inferred from it.
            return None;
        }
        if let Some((second, next)) = joined.filter(|&(second, _)| second > first) {
            return Some(vec![self.build(i..next, only(first), only(second))]);
        }
        if period {
            return None;
        }
        let end = if matches!(self.folded(at + 1), "م" | "ميلاديه") { at + 2 } else { at + 1 };
        Some(vec![self.build(i..end, only(first), only(first))])
    }

    /// أمس, غدا, العام الماضي, الشهر المقبل.
    fn relative(&self, i: usize) -> Option<Vec<RawDate>> {
        let word = self.folded(i);
        // غدًا الاثنين ٢ نوفمبر: the date itself follows.
        let followed = (i + 1..=i + 3).any(|k| self.day(k).is_some() && self.month(k + 1).is_some());
        if followed && matches!(word, "امس" | "غدا" | "غد") {
            return None;
        }
        let (relative, end) = match word {
            "امس" => match self.folded(i + 1) {
                "الاول" => (Relative::Days(-2), i + 2),
                _ => (Relative::Days(-1), i + 1),
            },
            "غدا" => (Relative::Days(1), i + 1),
            "غد" if i > 0 && matches!(self.folded(i - 1), "بعد") => (Relative::Days(2), i + 1),
            _ => {
                let bare =
                    readings(word).into_iter().find_map(|r| r.stem.strip_prefix("ال").map(str::to_owned))?;
                let step = self.modifier_step(i + 1)?;
                match bare.as_str() {
                    "عام" | "سنه" => (Relative::Years(step), i + 2),
                    "شهر" => (Relative::Months(step), i + 2),
                    _ => return None,
                }
            }
        };
        let mut date = self.build(i..end, PartialDate::default(), PartialDate::default());
        date.relative = Some(relative);
        Some(vec![date])
    }

    fn modifier_step(&self, i: usize) -> Option<i32> {
        match self.folded(i) {
            "الماضي" | "الماضيه" | "الفائته" | "المنصرم" | "المنصرمه" | "الفائت" | "السابق" => {
                Some(-1)
            }
            "المقبل" | "المقبله" | "القادم" | "القادمه" => Some(1),
            "الجاري" | "الجاريه" | "الحالي" | "الحاليه" => Some(0),
            _ => None,
        }
    }

    /// الماضي, المقبل or الجاري behind a month.
    fn modifier(&self, i: usize) -> Option<Relative> {
        self.modifier_step(i).map(Relative::Years)
    }

    fn resolve(&self, year: Option<i32>, month: Month, day: Option<u32>) -> PartialDate {
        match month {
            Month::Gregorian(month) => PartialDate { year, month: Some(month), day },
            Month::Hijri(month) => {
                let converted = year
                    .filter(|y| (1300..=1600).contains(y))
                    .and_then(|y| day.and_then(|d| calendar::from_hijri(y, month, d)));
                use chrono::Datelike;
                converted.map_or_else(PartialDate::default, |d| PartialDate {
                    year: Some(d.year()),
                    month: Some(d.month()),
                    day: Some(d.day()),
                })
            }
        }
    }
}

fn strip(word: &str, target: &str) -> bool {
    word == target || readings(word).iter().any(|r| r.stem == target)
}

/// عام, العام, سنة with proclitics.
fn is_year_word(word: &str) -> bool {
    ["عام", "العام", "سنه", "السنه"].iter().any(|w| strip(word, w))
}

/// يوم, يومي, أيام, الفترة من …
fn is_day_word(word: &str) -> bool {
    ["يوم", "يومي", "ايام", "اليوم", "يوما"].iter().any(|w| strip(word, w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;

    fn all(text: &str) -> Vec<(String, String)> {
        find(0, &Tokens::of(text).list).into_iter().map(|d| (d.start.iso(), d.end.iso())).collect()
    }

    fn one(text: &str, start: &str, end: &str) {
        assert_eq!(all(text), [(start.to_owned(), end.to_owned())], "{text}");
    }

    #[test]
    fn days_before_a_month() {
        one("خلال يومي 30 و31 أكتوبر، في باريس", "--10-30", "--10-31");
        one("في الفترة من ٢ إلى ٦ نوفمبر", "--11-02", "--11-06");
        one("يوم ٣ نوفمبر", "--11-03", "--11-03");
        one("في 22ديسمبر2009", "2009-12-22", "2009-12-22");
        one("من 4-8 مايو 2024", "2024-05-04", "2024-05-08");
        one("يوم الخميس 29 أيلول/ سبتمبر 2022", "2022-09-29", "2022-09-29");
        one("بين 26 أيلول/ سبتمبر و14 تشرين الأول/ أكتوبر 2022", "2022-09-26", "2022-10-14");
        one("من 30 نوفمبر إلى 2 ديسمبر عام ،2014", "2014-11-30", "2014-12-02");
        one("3/11/2020", "2020-11-03", "2020-11-03");
        one("من الأول حتى الثالث من ابريل/ نيسان 2008", "2008-04-01", "2008-04-03");
        one("من 30 نوفمبر/ تشرين الثاني ولغاية 2 ديسمبر/ كانون الأول 2009", "2009-11-30", "2009-12-02");
        one("ما بين 3 و14 ديسمبر", "--12-03", "--12-14");
        one("في الأول من كانون الثاني/ يناير 2023", "2023-01-01", "2023-01-01");
    }

    #[test]
    fn months_and_years() {
        one("في سبتمبر 2022", "2022-09", "2022-09");
        one("عام 1961", "1961", "1961");
        one("خلال شهري نوفمبر/ تشرين الثاني وديسمبر/ كانون الأول المقبل 2012", "2012-11", "2012-12");
        one("لعام ٢٠٢٠", "2020", "2020");
        one("للفترة 2024–2027", "2024", "2027");
        one("خلال شهر نوفمبر", "--11", "--11");
        assert_eq!(all("رؤية مصر 2030"), []);
        assert_eq!(all("مارس نشاطه"), []);
        assert_eq!(all("34 دولة"), []);
    }

    #[test]
    fn separate_days_are_separate_dates() {
        assert_eq!(all("أيام 3 و7 نوفمبر 2020").len(), 2);
    }

    #[test]
    fn hijri_with_its_gregorian_equivalent() {
        one("10 رمضان 1445هـ الموافق 20 مارس 2024م", "2024-03-20", "2024-03-20");
        one("1 محرم 1445 هـ", "2023-07-19", "2023-07-19");
    }

    #[test]
    fn relative_dates_are_kept_apart() {
        let found = find(0, &Tokens::of("المنعقد بنهاية العام الماضي").list);
        assert_eq!(found[0].relative, Some(Relative::Years(-1)));
        assert_eq!(found[0].start.iso(), "");
        let found = find(0, &Tokens::of("تنطلق غدًا أعمال").list);
        assert_eq!(found[0].relative, Some(Relative::Days(1)));
    }
}
