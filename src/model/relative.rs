//! Dates that are told from the day of publication: أمس, الأسبوع المقبل, الربع الأول من العام الجاري.

use chrono::{Datelike, Duration, Months, NaiveDate, Weekday};

use super::brief::DatePart;
use crate::arabic::calendar;
use crate::map::{Part, PartialDate, RawDate, Relative};

/// First and last day of a date relative to the day of publication, cut to what is said. `country`
/// decides on which day a week begins.
pub(crate) fn resolve(
    raw: &RawDate,
    published: NaiveDate,
    country: Option<&str>,
) -> Option<(PartialDate, PartialDate)> {
    let one = |date: PartialDate| Some((date, date));
    match raw.relative? {
        Relative::Days(days) => one(day(published + Duration::days(days))),
        Relative::Weekday(weekday, step) => one(day(nearest(published, weekday, step))),
        Relative::Weekdays(first, last, step) => {
            let end = nearest(published, last, step);
            let start = end - Duration::days(i64::from(last.days_since(first)));
            Some((day(start), day(end)))
        }
        Relative::Weeks(weeks) => {
            let first = calendar::first_weekday(country)?;
            let since = i64::from(published.weekday().days_since(first));
            let start = published - Duration::days(since) + Duration::weeks(i64::from(weeks));
            Some((day(start), day(start + Duration::days(6))))
        }
        Relative::Months(months) => {
            let step = Months::new(months.unsigned_abs());
            let there = if months < 0 {
                published.checked_sub_months(step)
            } else {
                published.checked_add_months(step)
            }?;
            let month = |day: Option<u32>| PartialDate { day, ..day_of_month(there) };
            let possible = |d: PartialDate| d.day.is_none_or(|day| there.with_day(day).is_some());
            let (start, end) = (month(raw.start.day), month(raw.end.day));
            (possible(start) && possible(end)).then_some((start, end))
        }
        Relative::Years(years) => {
            let year = PartialDate { year: Some(published.year() + years), ..PartialDate::default() };
            match raw.part.and_then(Part::months) {
                Some((first, last)) => Some((
                    PartialDate { month: Some(first), ..year },
                    PartialDate { month: Some(last), ..year },
                )),
                None => one(year),
            }
        }
    }
}

fn day(date: NaiveDate) -> PartialDate {
    PartialDate { day: Some(date.day()), ..day_of_month(date) }
}

/// The month of a day.
fn day_of_month(date: NaiveDate) -> PartialDate {
    PartialDate { year: Some(date.year()), month: Some(date.month()), day: None }
}

/// The next such weekday after a day, or the last before it.
fn nearest(from: NaiveDate, weekday: Weekday, step: i32) -> NaiveDate {
    let ahead = i64::from(weekday.days_since(from.weekday()));
    let days = match (step > 0, ahead) {
        (true, 0) => 7,
        (true, n) => n,
        (false, n) => n - 7,
    };
    from + Duration::days(days)
}

/// The part of a period as the brief says it; quarters and halves are months already.
pub(crate) fn part(part: Part) -> Option<DatePart> {
    match part {
        Part::Beginning => Some(DatePart::Beginning),
        Part::Middle => Some(DatePart::Middle),
        Part::End => Some(DatePart::End),
        Part::HalfMonth(1) => Some(DatePart::FirstHalf),
        Part::HalfMonth(_) => Some(DatePart::SecondHalf),
        Part::Quarter(_) | Part::Half(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_before_and_after_a_day() {
        // 4 November 2020 was a Wednesday.
        let wednesday = NaiveDate::from_ymd_opt(2020, 11, 4).expect("a date");
        let on = |weekday, step| nearest(wednesday, weekday, step).day();
        assert_eq!(on(Weekday::Thu, 1), 5);
        assert_eq!(on(Weekday::Wed, 1), 11);
        assert_eq!(on(Weekday::Tue, -1), 3);
        assert_eq!(on(Weekday::Sun, -1), 1);
        assert_eq!(on(Weekday::Wed, -1), 28);
    }
}
