//! Dates in English: day before month, an en dash in ranges, and what is not known said so.

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
/// `26 September – 14 October 2022`, `September 2022`, `2007`.
pub fn range(start: &str, end: &str) -> String {
    let (y1, m1, d1) = parts(start);
    let (y2, m2, d2) = parts(end);
    let year = |y: Option<i32>, known: bool| match y {
        Some(y) => format!(" {y}"),
        None if known => NO_YEAR.to_owned(),
        None => String::new(),
    };
    let one = |m: Option<u32>, d: Option<u32>| match (m, d) {
        (Some(m), Some(d)) => format!("{d} {}", month(m)),
        (Some(m), None) => month(m).to_owned(),
        _ => String::new(),
    };
    if start == end || end.is_empty() {
        return format!("{}{}", one(m1, d1), year(y1, m1.is_some())).trim_start().to_owned();
    }
    match (m1, m2) {
        (None, _) | (_, None) => {
            let side =
                |y: Option<i32>, m, d| format!("{}{}", one(m, d), year(y, false)).trim_start().to_owned();
            format!("{}\u{2013}{}", side(y1, m1, d1), side(y2, m2, d2))
        }
        (Some(a), Some(b)) if a == b && y1 == y2 => match (d1, d2) {
            (Some(d1), Some(d2)) => format!("{d1}\u{2013}{d2} {}{}", month(a), year(y1, true)),
            _ => format!("{}{}", one(m1, d1), year(y1, true)),
        },
        _ if y1 == y2 => format!("{} \u{2013} {}{}", one(m1, d1), one(m2, d2), year(y2, true)),
        _ => format!("{}{} \u{2013} {}{}", one(m1, d1), year(y1, false), one(m2, d2), year(y2, false)),
    }
}

/// Several ranges of one event, with a shared month and year said once where they follow each
/// other: `2–6 and 9–17 November 2020`.
pub fn ranges(list: &[(String, String)]) -> String {
    let all: Vec<String> = list.iter().map(|(s, e)| range(s, e)).collect();
    let tails: Vec<Option<&str>> = all.iter().map(|r| r.split_once(' ').map(|(_, tail)| tail)).collect();
    let shared = all.len() > 1
        && tails.iter().all(|t| t.is_some() && *t == tails[0])
        && !all[0].contains(" \u{2013} ");
    if let (true, Some(Some(tail))) = (shared, tails.first()) {
        let days: Vec<String> =
            all.iter().filter_map(|r| r.split_once(' ').map(|(d, _)| d.to_owned())).collect();
        return format!("{} {tail}", super::lists::and(&days));
    }
    super::lists::and(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_cut_to_what_is_known() {
        for (start, end, text) in [
            ("--10-30", "--10-31", "30–31 October (year not stated)"),
            ("2020-11-02", "2020-11-06", "2–6 November 2020"),
            ("2022-09-26", "2022-10-14", "26 September – 14 October 2022"),
            ("2023-11-30", "2024-01-02", "30 November 2023 – 2 January 2024"),
            ("2022-09", "2022-09", "September 2022"),
            ("2007", "2007", "2007"),
            ("2024", "2027", "2024–2027"),
            ("--11-03", "--11-03", "3 November (year not stated)"),
            ("--11", "--11", "November (year not stated)"),
        ] {
            assert_eq!(range(start, end), text);
        }
    }

    #[test]
    fn several_ranges_share_their_month() {
        let list = [("2020-11-02", "2020-11-06"), ("2020-11-09", "2020-11-17")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(ranges(&list), "2–6 and 9–17 November 2020");
    }
}
