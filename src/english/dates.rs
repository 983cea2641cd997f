//! Dates in English: day or month first, an en dash in ranges, and what is not known said so.

use super::style::DateOrder;

/// What a year's absence is called.
const NO_YEAR: &str = " (year not stated)";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The parts of an ISO date cut to what is known: year, month, day.
pub fn parts(iso: &str) -> (Option<i32>, Option<u32>, Option<u32>) {
    if let Some(rest) = iso.strip_prefix("--") {
        let mut pieces = rest.split('-');
        let month = pieces.next().and_then(|m| m.parse().ok());
        return (None, month, pieces.next().and_then(|d| d.parse().ok()));
    }
    let mut pieces = iso.split('-');
    let year = pieces.next().and_then(|y| y.parse().ok());
    let month = pieces.next().and_then(|m| m.parse().ok());
    (year, month, pieces.next().and_then(|d| d.parse().ok()))
}

/// The English month name, 1 to 12.
pub fn month(number: u32) -> &'static str {
    MONTHS[(number.clamp(1, 12) - 1) as usize]
}

/// A date or a range of two ISO dates cut to what is known: `30–31 October (year not stated)`,
/// `26 September – 14 October 2022`, `September 2022`, `2007`; with the month first
/// `September 26 – October 14, 2022`.
pub fn range(start: &str, end: &str, order: DateOrder) -> String {
    let (from, to) = (Day::of(start), Day::of(if end.is_empty() { start } else { end }));
    let missing = from.month.is_some() && to.year.is_none() && to.month.is_some();
    let shown = from.to(to, order);
    if missing { format!("{shown}{NO_YEAR}") } else { shown }
}

/// A date cut to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

impl Day {
    fn of(iso: &str) -> Self {
        let (year, month, day) = parts(iso);
        Self { year, month, day }
    }

    /// Day and month without the year: `2 November`, `November 2`, `November`.
    fn in_year(self, order: DateOrder) -> String {
        match (self.month, self.day, order) {
            (Some(m), Some(d), DateOrder::DayMonth) => format!("{d} {}", month(m)),
            (Some(m), Some(d), DateOrder::MonthDay) => format!("{} {d}", month(m)),
            (Some(m), None, _) => month(m).to_owned(),
            (None, ..) => String::new(),
        }
    }

    /// The year behind a date, with the comma that the month first asks for after a day.
    fn with_year(self, text: &str, order: DateOrder) -> String {
        let comma = if order == DateOrder::MonthDay && self.day.is_some() { "," } else { "" };
        match self.year {
            Some(year) if text.is_empty() => year.to_string(),
            Some(year) => format!("{text}{comma} {year}"),
            None => text.to_owned(),
        }
    }

    fn whole(self, order: DateOrder) -> String {
        self.with_year(&self.in_year(order), order)
    }

    /// The range from this day to another one, months and years that both share said once.
    fn to(self, last: Self, order: DateOrder) -> String {
        if self == last {
            return self.whole(order);
        }
        match (self.month, last.month) {
            (None, _) | (_, None) => format!("{}\u{2013}{}", self.whole(order), last.whole(order)),
            (Some(a), Some(b)) if a == b && self.year == last.year => match (self.day, last.day) {
                (Some(first), Some(second)) => {
                    last.with_year(&in_month(a, &format!("{first}\u{2013}{second}"), order), order)
                }
                _ => self.whole(order),
            },
            _ if self.year == last.year => {
                let text = format!("{} \u{2013} {}", self.in_year(order), last.in_year(order));
                last.with_year(&text, order)
            }
            _ => format!("{} \u{2013} {}", self.whole(order), last.whole(order)),
        }
    }
}

/// Days of a month: `2–6 November`, `November 2–6`.
fn in_month(number: u32, days: &str, order: DateOrder) -> String {
    match order {
        DateOrder::DayMonth => format!("{days} {}", month(number)),
        DateOrder::MonthDay => format!("{} {days}", month(number)),
    }
}

/// Several ranges of one event, with a shared month and year said once where they follow each
/// other: `2–6 and 9–17 November 2020`, `November 2–6 and 9–17, 2020`.
pub fn ranges(list: &[(String, String)], order: DateOrder) -> String {
    let days: Vec<(Day, Day)> = list.iter().map(|(s, e)| (Day::of(s), Day::of(e))).collect();
    if let [(first, _), _, ..] = days[..]
        && let Some(shared) = first.month
        && days.iter().all(|(from, to)| {
            [from, to].iter().all(|d| d.month == first.month && d.year == first.year && d.day.is_some())
        })
    {
        let spans: Vec<String> = days
            .iter()
            .map(|(from, to)| match (from.day, to.day) {
                (Some(a), Some(b)) if a != b => format!("{a}\u{2013}{b}"),
                (a, _) => a.map(|d| d.to_string()).unwrap_or_default(),
            })
            .collect();
        let text = first.with_year(&in_month(shared, &super::lists::and(&spans), order), order);
        return if first.year.is_none() { format!("{text}{NO_YEAR}") } else { text };
    }
    // What no year is stated of is said once, behind the last.
    let all: Vec<String> = list.iter().map(|(s, e)| range(s, e, order)).collect();
    if all.len() > 1 && all.iter().all(|text| text.ends_with(NO_YEAR)) {
        let bare: Vec<String> = all.iter().map(|t| t.trim_end_matches(NO_YEAR).to_owned()).collect();
        return format!("{}{}", super::lists::and(&bare), NO_YEAR.replace("year", "years"));
    }
    super::lists::and(&all)
}

/// The dates of an event as a sentence has them: `on 30–31 October 2020`, `from 26 September to 14
/// October 2022`, `in September 2022`, `in 2020`.
pub fn phrase(list: &[(String, String)], order: DateOrder) -> String {
    let text = ranges(list, order);
    let days = list.iter().all(|(start, _)| parts(start).2.is_some());
    match text.split_once(" \u{2013} ") {
        Some((from, to)) if list.len() == 1 => format!("from {from} to {to}"),
        Some(_) => format!("on {text}"),
        None if days => format!("on {text}"),
        None => format!("in {text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(dates: &[(&str, &str)]) -> Vec<(String, String)> {
        dates.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect()
    }

    #[test]
    fn dates_cut_to_what_is_known() {
        for (start, end, day_first, month_first) in [
            ("--10-30", "--10-31", "30–31 October (year not stated)", "October 30–31 (year not stated)"),
            ("2020-11-02", "2020-11-06", "2–6 November 2020", "November 2–6, 2020"),
            ("2022-09-26", "2022-10-14", "26 September – 14 October 2022", "September 26 – October 14, 2022"),
            (
                "2023-11-30",
                "2024-01-02",
                "30 November 2023 – 2 January 2024",
                "November 30, 2023 – January 2, 2024",
            ),
            ("2022-09", "2022-09", "September 2022", "September 2022"),
            ("2022-09", "2022-10", "September – October 2022", "September – October 2022"),
            ("2007", "2007", "2007", "2007"),
            ("2024", "2027", "2024–2027", "2024–2027"),
            ("--11-03", "--11-03", "3 November (year not stated)", "November 3 (year not stated)"),
            ("--11", "--11", "November (year not stated)", "November (year not stated)"),
            (
                "--09-26",
                "--10-14",
                "26 September – 14 October (year not stated)",
                "September 26 – October 14 (year not stated)",
            ),
        ] {
            assert_eq!(range(start, end, DateOrder::DayMonth), day_first);
            assert_eq!(range(start, end, DateOrder::MonthDay), month_first);
        }
    }

    #[test]
    fn several_ranges_share_their_month() {
        let phases = list(&[("2020-11-02", "2020-11-06"), ("2020-11-09", "2020-11-17")]);
        assert_eq!(ranges(&phases, DateOrder::DayMonth), "2–6 and 9–17 November 2020");
        assert_eq!(ranges(&phases, DateOrder::MonthDay), "November 2–6 and 9–17, 2020");
        let days = list(&[("--11-02", "--11-02"), ("--11-09", "--11-09")]);
        assert_eq!(ranges(&days, DateOrder::DayMonth), "2 and 9 November (year not stated)");
        let months = list(&[("--11-02", "--11-02"), ("--12-09", "--12-09")]);
        assert_eq!(ranges(&months, DateOrder::DayMonth), "2 November and 9 December (years not stated)");
    }

    #[test]
    fn dates_in_a_sentence() {
        let say = |dates: &[(&str, &str)]| phrase(&list(dates), DateOrder::DayMonth);
        assert_eq!(say(&[("2020-11-02", "2020-11-06")]), "on 2–6 November 2020");
        assert_eq!(say(&[("2022-09-26", "2022-10-14")]), "from 26 September to 14 October 2022");
        assert_eq!(say(&[("2022-09", "2022-09")]), "in September 2022");
        assert_eq!(say(&[("2020", "2020")]), "in 2020");
    }
}
