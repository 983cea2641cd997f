//! A timeline of a meeting in several phases, as fractions of its width.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use crate::model::brief::{Date, Edge};

/// Longest time shown day by day; more would crowd the ticks.
const MOST_DAYS: i64 = 46;

/// Stands for a year that is not stated; a leap year, so that every day exists.
const ANY_YEAR: i32 = 2000;

/// The picture.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Timeline<'a> {
    ticks: Vec<Tick>,
    bars: Vec<Bar<'a>>,
}

/// A day; fractions of the width from the start.
#[derive(Debug, PartialEq, Serialize)]
struct Tick {
    at: f64,
    day: u32,
    /// Whether a month begins here, or the picture.
    month: Option<u32>,
}

/// A phase.
#[derive(Debug, PartialEq, Serialize)]
struct Bar<'a> {
    from: f64,
    to: f64,
    en: &'a str,
    ar: &'a str,
}

impl<'a> Timeline<'a> {
    /// A timeline of two to six phases whose days are known and lie close enough together.
    pub(super) fn new(dates: &'a [Date]) -> Option<Self> {
        let mut phases: Vec<(NaiveDate, NaiveDate, &Date)> = Vec::new();
        for date in dates {
            let (start, end) = (day(&date.start)?, day(&date.end)?);
            if start > end || phases.iter().any(|known| (known.0, known.1) == (start, end)) {
                continue;
            }
            phases.push((start, end, date));
        }
        if !(2..=6).contains(&phases.len()) {
            return None;
        }
        // Its first and its last day are one phase, which stands above in words.
        let edge = |edge: Edge| phases.iter().any(|phase| phase.2.edge == Some(edge));
        if phases.len() == 2 && edge(Edge::First) && edge(Edge::Last) {
            return None;
        }
        phases.sort_by_key(|(start, end, _)| (*start, *end));
        let first = phases.iter().map(|phase| phase.0).min()?.checked_sub_days(Days::new(1))?;
        let last = phases.iter().map(|phase| phase.1).max()?.checked_add_days(Days::new(1))?;
        let days = (last - first).num_days() + 1;
        if days > MOST_DAYS {
            return None;
        }
        let fraction = |date: NaiveDate| whole(date - first) / f64::from(u32::try_from(days).unwrap_or(1));
        let tick = |date: NaiveDate| Tick {
            at: fraction(date),
            day: date.day(),
            month: (date == first || date.day() == 1).then(|| date.month()),
        };
        let bar = |&(start, end, date): &(NaiveDate, NaiveDate, &'a Date)| Bar {
            from: fraction(start),
            to: fraction(end + Days::new(1)),
            en: &date.en,
            ar: &date.at.text,
        };
        Some(Self {
            ticks: first.iter_days().take_while(|date| *date <= last).map(tick).collect(),
            bars: phases.iter().map(bar).collect(),
        })
    }
}

/// A difference in days as a number to reckon with.
fn whole(difference: chrono::TimeDelta) -> f64 {
    i32::try_from(difference.num_days()).map_or(0.0, f64::from)
}

/// A full day, `2020-11-02` or `--11-02`.
fn day(iso: &str) -> Option<NaiveDate> {
    match iso.strip_prefix("--") {
        Some(rest) => {
            let (month, day) = rest.split_once('-')?;
            NaiveDate::from_ymd_opt(ANY_YEAR, month.parse().ok()?, day.parse().ok()?)
        }
        None => NaiveDate::parse_from_str(iso, "%Y-%m-%d").ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::brief::{DateUse, Passage, YearOrigin};

    fn date(start: &str, end: &str) -> Date {
        Date {
            start: start.into(),
            end: end.into(),
            part: None,
            edge: None,
            year: YearOrigin::Stated,
            r#use: DateUse::Event,
            en: format!("{start} to {end}"),
            at: Passage { paragraph: 0, start: 0, end: 0, text: String::new() },
        }
    }

    #[test]
    fn two_phases_make_a_picture() {
        let dates = [date("2020-11-02", "2020-11-06"), date("2020-11-09", "2020-11-17")];
        let timeline = Timeline::new(&dates).expect("two phases");
        assert_eq!(timeline.ticks.len(), 18);
        assert_eq!((timeline.ticks[0].day, timeline.ticks[0].month), (1, Some(11)));
        assert!((timeline.bars[0].from - 1.0 / 18.0).abs() < 1e-9);
        assert!((timeline.bars[1].to - 17.0 / 18.0).abs() < 1e-9);
    }

    #[test]
    fn an_unknown_year_is_no_obstacle_but_an_unknown_day_is() {
        assert!(Timeline::new(&[date("--02-28", "--02-29"), date("--03-04", "--03-05")]).is_some());
        assert!(Timeline::new(&[date("2020-11", "2020-11"), date("2020-12-01", "2020-12-02")]).is_none());
        assert!(Timeline::new(&[date("2020-11-02", "2020-11-06")]).is_none());
        assert!(
            Timeline::new(&[date("2020-01-02", "2020-01-03"), date("2020-11-02", "2020-11-06")]).is_none()
        );
        // A stated year and one that is not would be centuries apart.
        assert!(Timeline::new(&[date("--11-02", "--11-06"), date("2020-11-09", "2020-11-17")]).is_none());
    }
}
