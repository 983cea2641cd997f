//! Dates and ranges: what the words say, cut to what they say.
//!
//! A date is found from its day number, its month name or the word عام; years are taken only from
//! the date itself. Whether a missing year can be inferred is decided in `model`, where publication
//! date and event titles are known. The rules are listed in `docs/facts.md`.

mod days;
mod merge;
mod months;
mod relative;
mod scan;
mod years;

use std::ops::Range;

use chrono::Weekday;

use crate::arabic::Token;
use crate::document::Span;
use scan::Scan;

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
    /// The next such weekday after publication (1), or the last before it (-1).
    Weekday(Weekday, i32),
    /// The next two such weekdays, from the first to the last, after publication (1), or the last before it
    /// (-1).
    Weekdays(Weekday, Weekday, i32),
    /// So many weeks after that of publication.
    Weeks(i32),
    /// So many months after that of publication.
    Months(i32),
    /// So many years after that of publication: العام الماضي is -1.
    Years(i32),
}

/// A part of a month, a year or another period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// مطلع, بداية, أوائل.
    Beginning,
    /// منتصف, أواسط.
    Middle,
    /// نهاية, أواخر.
    End,
    /// A quarter of a year, 1 to 4.
    Quarter(u32),
    /// A half of a year, 1 or 2.
    Half(u32),
    /// A half of a month, 1 or 2.
    HalfMonth(u32),
}

impl Part {
    /// First and last month of a quarter or a half.
    pub fn months(self) -> Option<(u32, u32)> {
        match self {
            Self::Quarter(n) => Some((n * 3 - 2, n * 3)),
            Self::Half(n) => Some((n * 6 - 5, n * 6)),
            Self::Beginning | Self::Middle | Self::End | Self::HalfMonth(_) => None,
        }
    }
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
    /// For أمس, العام المقبل and the like; then `start` and `end` are empty, or hold the days of a
    /// month that is relative (٥ من الشهر المقبل).
    pub relative: Option<Relative>,
    /// The day was converted from a Hijri date.
    pub hijri: bool,
    /// العام الماضي or المقبل stands behind a day and month (نوفمبر المقبل).
    pub modifier: Option<Relative>,
    /// Which part of the period is meant (مطلع العام المقبل, نهاية مارس).
    pub part: Option<Part>,
    /// The century is the usual one, not stated (السبعينيات).
    pub assumed: bool,
}

impl RawDate {
    fn new(span: Span, tokens: Range<usize>, start: PartialDate, end: PartialDate) -> Self {
        Self {
            span,
            tokens,
            start,
            end,
            weekday: None,
            relative: None,
            hijri: false,
            modifier: None,
            part: None,
            assumed: false,
        }
    }

    /// Whether it is a single day relative to publication.
    fn is_relative_day(&self) -> bool {
        matches!(self.relative, Some(Relative::Days(_) | Relative::Weekday(..) | Relative::Weekdays(..)))
    }
}

/// Finds the dates of a paragraph.
pub fn find(paragraph: usize, tokens: &[Token]) -> Vec<RawDate> {
    let scan = Scan { paragraph, tokens };
    let mut out: Vec<RawDate> = Vec::new();
    let mut i = 0;
    // Where the last namesake of a day ended: ثورتي 25 يناير و30 يونيو.
    let mut named = None;
    while i < tokens.len() {
        let found = scan
            .numeric(i)
            .or_else(|| scan.day_first(i))
            .or_else(|| scan.worded_day(i))
            .or_else(|| scan.part_of_year(i))
            .or_else(|| scan.month_first(i))
            .or_else(|| scan.years(i))
            .or_else(|| scan.bare_span(i))
            .or_else(|| scan.year_behind_time(i))
            .or_else(|| scan.decade(i))
            .or_else(|| scan.relative(i));
        match found {
            Some(mut list) => {
                // A town or a street is named after a day without a year: مدينة 6 أكتوبر.
                let second = i > 0 && named == Some(i - 1) && tokens[i - 1].folded == "و";
                let namesake = (second || scan.is_namesake(i)) && list.iter().all(|d| d.start.year.is_none());
                i = list.last().map_or(i, |d| d.tokens.end).max(i + 1);
                if namesake {
                    named = Some(i);
                } else {
                    out.append(&mut list);
                }
            }
            None => i += 1,
        }
    }
    scan.parts(scan.ranges(scan.equivalents(out)))
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
    fn halves_of_months_are_no_days() {
        one("في النصف الثاني من يونيو 2026", "2026-06", "2026-06");
        one("في النصف الأول من شهر نيسان", "--04", "--04");
        one("السداسي الأول من 2027", "2027-01", "2027-06");
        let part = |text| find(0, &Tokens::of(text).list)[0].part;
        assert_eq!(part("النصف الثاني من يونيو"), Some(Part::HalfMonth(2)));
        one("فاتح نونبر", "--11-01", "--11-01");
        one("الثاني من يونيو 2026", "2026-06-02", "2026-06-02");
    }

    #[test]
    fn what_is_put_off_names_two_days() {
        assert_eq!(
            all("تأجيل الورشة من 5 شباط 2026 إلى 20 منه"),
            [("2026-02-05".into(), "2026-02-05".into()), ("2026-02-20".into(), "2026-02-20".into())]
        );
        assert_eq!(all("أرجئ الاجتماع من 30 مارس 2026 إلى 2 أبريل 2026").len(), 2);
        one("عقدت الورشة من 30 مارس إلى 2 أبريل 2026", "2026-03-30", "2026-04-02");
    }

    #[test]
    fn one_word_behind_both_days_says_which_year() {
        for text in ["من 31 غشت إلى 4 شتنبر المقبلين", "من 31 أغسطس إلى 4 سبتمبر القادمين"]
        {
            assert_eq!(find(0, &Tokens::of(text).list)[0].modifier, Some(Relative::Years(1)), "{text}");
        }
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
