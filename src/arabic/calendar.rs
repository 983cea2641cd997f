//! Months and weekdays in Arabic, from CLDR through ICU4X, and the Umm al-Qura calendar.
//!
//! Arabic has three Gregorian traditions, and CLDR has one locale for each: Egyptian and Gulf
//! (ar-EG), Levantine and Iraqi (ar-LB), Maghrebi (ar-MA, ar-DZ, ar-TN, ar-MR). Releases also write
//! forms that CLDR lacks; those are the short list `EXTRA_MONTHS`.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use icu_calendar::Date;
use icu_calendar::cal::{Gregorian, Hijri, hijri::UmmAlQura};
use icu_calendar::week::WeekInformation;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{E, M};
use icu_locale_core::Locale;

use super::letters::fold;

/// A month of either calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Month {
    /// 1 to 12.
    Gregorian(u32),
    /// 1 (Muharram) to 12 (Dhu al-Hijja).
    Hijri(u32),
}

/// Gregorian month names that releases write and CLDR lacks (folded spellings of CLDR's names, such
/// as ابريل or إبريل, need no entry).
const EXTRA_MONTHS: &[(&str, u32)] = &[
    ("يونية", 6),
    ("يونيه", 6),
    ("يولية", 7),
    ("يوليه", 7),
    ("أبرايل", 4),
    ("نيسان", 4),
    ("أوت", 8),
    ("غشت", 8),
    ("أغسطوس", 8),
    ("سبتامبر", 9),
    ("جوييه", 7),
    ("ديسمبير", 12),
    ("كانون ثاني", 1),
    ("تشرين أول", 10),
    ("تشرين ثاني", 11),
    ("كانون أول", 12),
];

/// Hijri month names that releases write and CLDR lacks.
const EXTRA_HIJRI: &[(&str, u32)] = &[
    ("محرم الحرام", 1),
    ("ربيع أول", 3),
    ("ربيع ثاني", 4),
    ("جمادى الأول", 5),
    ("جمادى الثانية", 6),
    ("شعبان المعظم", 8),
    ("رمضان المبارك", 9),
    ("ذي القعدة", 11),
    ("ذي الحجة", 12),
];

/// The first word of a month's name, folded, and its second, where it has one, with the month.
type MonthNames = HashMap<String, Vec<(Option<String>, Month)>>;

/// Month names in all traditions.
static MONTHS: LazyLock<MonthNames> = LazyLock::new(|| {
    let mut out = MonthNames::new();
    let mut put = |name: &str, month| {
        let folded = fold(name);
        let mut words = folded.split_whitespace().map(str::to_owned);
        let Some(first) = words.next() else { return };
        let second = words.next();
        let list = out.entry(first).or_default();
        if !list.iter().any(|(known, _)| *known == second) {
            list.push((second, month));
        }
    };
    for tag in ["ar-EG", "ar-LB", "ar-MA", "ar-DZ", "ar-TN", "ar-MR", "ar-IQ", "ar"] {
        let Some(formatter) = gregorian(tag) else { continue };
        for number in 1..=12_u8 {
            if let Ok(date) = Date::try_new_gregorian(2023, number, 1) {
                put(&formatter.format(&date).to_string(), Month::Gregorian(u32::from(number)));
            }
        }
    }
    for &(name, number) in EXTRA_MONTHS {
        put(name, Month::Gregorian(number));
    }
    if let Some(formatter) = hijri("ar-SA") {
        for number in 1..=12_u8 {
            if let Ok(date) = Date::try_new_hijri_with_calendar(1445, number, 1, Hijri::new_umm_al_qura()) {
                put(&formatter.format(&date).to_string(), Month::Hijri(u32::from(number)));
            }
        }
    }
    for &(name, number) in EXTRA_HIJRI {
        put(name, Month::Hijri(number));
    }
    out
});

/// Weekday names, folded, with and without the article.
static WEEKDAYS: LazyLock<HashMap<String, Weekday>> = LazyLock::new(|| {
    let mut out = HashMap::new();
    let locale: Option<Locale> = "ar-EG".parse().ok();
    let formatter = locale
        .and_then(|l| FixedCalendarDateTimeFormatter::<Gregorian, E>::try_new(l.into(), E::long()).ok());
    let Some(formatter) = formatter else { return out };
    // 2 January 2023 was a Monday.
    for day in 2..=8_u32 {
        let (Ok(date), Some(same)) = (
            Date::try_new_gregorian(2023, 1, u8::try_from(day).unwrap_or(1)),
            NaiveDate::from_ymd_opt(2023, 1, day),
        ) else {
            continue;
        };
        let name = fold(&formatter.format(&date).to_string());
        if let Some(bare) = name.strip_prefix("ال") {
            out.insert(bare.to_owned(), same.weekday());
        }
        out.insert(name, same.weekday());
    }
    out
});

fn gregorian(tag: &str) -> Option<FixedCalendarDateTimeFormatter<Gregorian, M>> {
    let locale: Locale = tag.parse().ok()?;
    FixedCalendarDateTimeFormatter::try_new(locale.into(), M::long()).ok()
}

fn hijri(tag: &str) -> Option<FixedCalendarDateTimeFormatter<Hijri<UmmAlQura>, M>> {
    let locale: Locale = tag.parse().ok()?;
    FixedCalendarDateTimeFormatter::try_new(locale.into(), M::long()).ok()
}

/// The month that the folded words begin with, and how many words it takes (the longest reading:
/// تشرين الثاني is November, not a word before an ordinal).
pub fn month(folded: &[&str]) -> Option<(Month, usize)> {
    let names = MONTHS.get(*folded.first()?)?;
    let named = |second: Option<&str>| names.iter().find(|(known, _)| known.as_deref() == second);
    let two = folded.get(1).and_then(|second| named(Some(second))).map(|&(_, month)| (month, 2));
    two.or_else(|| named(None).map(|&(_, month)| (month, 1)))
}

/// Gregorian months as Egypt and the Gulf call them, which readers of every Arab country know.
static GREGORIAN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let Some(formatter) = gregorian("ar-EG") else { return Vec::new() };
    let first = |month: u8| Date::try_new_gregorian(2023, month, 1).ok();
    (1..=12).filter_map(first).map(|day| formatter.format(&day).to_string()).collect()
});

/// Days in Arabic, as CLDR orders them: `1 يوليو 2026`, `من 28 أبريل إلى 8 مايو 2026`.
pub fn days(first: NaiveDate, last: NaiveDate) -> Option<String> {
    let month = |day: NaiveDate| GREGORIAN.get(day.month0() as usize);
    let end = format!("{} {} {}", last.day(), month(last)?, last.year());
    let start = match (first.year() == last.year(), first.month() == last.month()) {
        _ if first == last => return Some(end),
        (true, true) => first.day().to_string(),
        (true, false) => format!("{} {}", first.day(), month(first)?),
        (false, _) => format!("{} {} {}", first.day(), month(first)?, first.year()),
    };
    Some(format!("من {start} إلى {end}"))
}

/// The weekday a folded word names.
pub fn weekday(folded: &str) -> Option<Weekday> {
    WEEKDAYS.get(folded).copied()
}

/// The day on which weeks begin in a country (ISO 3166-1 alpha-2), from CLDR's week data: Saturday in
/// Egypt, Monday in Morocco. Without a country that of Arabic as a whole.
pub fn first_weekday(country: Option<&str>) -> Option<Weekday> {
    let tag = country.map_or_else(|| "ar".to_owned(), |code| format!("ar-{code}"));
    let locale: Locale = tag.parse().ok()?;
    let week = WeekInformation::try_new((&locale).into()).ok()?;
    // ICU4X counts weekdays from Monday, 1, as ISO 8601 does.
    Weekday::try_from(u8::try_from(week.first_weekday as usize).ok()?.checked_sub(1)?).ok()
}

/// The Gregorian day of a Hijri date in the Umm al-Qura calendar; `None` for an impossible one.
pub fn from_hijri(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    let iso = date.to_calendar(icu_calendar::cal::Iso);
    NaiveDate::from_ymd_opt(
        iso.year().extended_year(),
        u32::from(iso.month().ordinal),
        u32::from(iso.day_of_month().0),
    )
}

/// CLDR's English names of the Hijri months.
pub fn hijri_month_en(month: u32) -> Option<String> {
    let formatter = hijri("en")?;
    let date =
        Date::try_new_hijri_with_calendar(1445, u8::try_from(month).ok()?, 1, Hijri::new_umm_al_qura())
            .ok()?;
    Some(formatter.format(&date).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Option<Month> {
        let folded = fold(name);
        let words: Vec<&str> = folded.split_whitespace().collect();
        month(&words).map(|(m, _)| m)
    }

    #[test]
    fn all_three_traditions() {
        for (name, number) in [
            ("نوفمبر", 11),
            ("إبريل", 4),
            ("تشرين الثاني", 11),
            ("آذار", 3),
            ("جويلية", 7),
            ("أوت", 8),
            ("غشت", 8),
            ("شتنبر", 9),
            ("فبراير", 2),
            ("جانفي", 1),
        ] {
            assert_eq!(named(name), Some(Month::Gregorian(number)), "{name}");
        }
        assert_eq!(named("تشرين الأول"), Some(Month::Gregorian(10)));
    }

    #[test]
    fn hijri_months_and_umm_al_qura() {
        assert_eq!(named("رمضان"), Some(Month::Hijri(9)));
        assert_eq!(named("ذو الحجة"), Some(Month::Hijri(12)));
        // 1 Muharram 1445 was 19 July 2023.
        assert_eq!(from_hijri(1445, 1, 1), NaiveDate::from_ymd_opt(2023, 7, 19));
        assert_eq!(from_hijri(1445, 13, 1), None);
    }

    #[test]
    fn weeks_begin_by_country() {
        assert_eq!(first_weekday(Some("EG")), Some(Weekday::Sat));
        assert_eq!(first_weekday(Some("MA")), Some(Weekday::Mon));
    }

    #[test]
    fn days_are_said_in_arabic() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        let said = |a, b| days(a, b).expect("words");
        assert_eq!(said(day(2026, 7, 1), day(2026, 7, 1)), "1 يوليو 2026");
        assert_eq!(said(day(2026, 7, 8), day(2026, 7, 17)), "من 8 إلى 17 يوليو 2026");
        assert_eq!(said(day(2026, 4, 28), day(2026, 5, 8)), "من 28 أبريل إلى 8 مايو 2026");
        assert_eq!(said(day(2026, 12, 30), day(2027, 1, 2)), "من 30 ديسمبر 2026 إلى 2 يناير 2027");
    }

    #[test]
    fn weekdays_with_and_without_article() {
        assert_eq!(weekday(&fold("الأربعاء")), Some(Weekday::Wed));
        assert_eq!(weekday(&fold("خميس")), Some(Weekday::Thu));
        assert_eq!(weekday("كتاب"), None);
    }
}
