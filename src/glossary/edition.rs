//! Editions of a series: which year the fifteenth one was held. Series skip years, are put off and
//! meet twice in one, so that each edition is told rather than counted from the first.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One edition of a series of meetings, written `15: 2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edition {
    /// 15 for the fifteenth.
    pub ordinal: u32,
    /// The year in which it began.
    pub year: i32,
}

impl fmt::Display for Edition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.ordinal, self.year)
    }
}

impl FromStr for Edition {
    type Err = String;

    /// Reads `15: 2020`; the error says what is wrong with the text.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not an edition and its year");
        let (ordinal, year) = text.split_once(':').ok_or_else(wrong)?;
        let ordinal = digits(ordinal).and_then(|n| n.parse().ok()).filter(|&n| n > 0).ok_or_else(wrong)?;
        let year = digits(year).filter(|y| y.len() == 4).and_then(|y| y.parse().ok()).ok_or_else(wrong)?;
        Ok(Self { ordinal, year })
    }
}

/// A text of ASCII digits alone, spaces around it aside.
fn digits(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

/// Reads several editions and puts them in order.
///
/// # Errors
/// One is not written as an edition, or two have the same ordinal.
pub fn read(texts: &[String]) -> Result<Vec<Edition>, String> {
    let mut editions = texts.iter().map(|text| text.parse()).collect::<Result<Vec<Edition>, String>>()?;
    editions.sort_unstable();
    match editions.windows(2).find(|pair| pair[0].ordinal == pair[1].ordinal) {
        Some(pair) => Err(format!("`{}` and `{}` have one ordinal", pair[0], pair[1])),
        None => Ok(editions),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn editions_come_back_in_order() {
        let read = read(&texts(&["2:2007", "1: 2006"])).expect("two editions");
        assert_eq!(read.iter().map(Edition::to_string).collect::<Vec<_>>(), ["1: 2006", "2: 2007"]);
    }

    #[test]
    fn what_is_no_edition_is_refused() {
        for text in ["15", "2020", "15 2020", "0: 2020", "15: 20", "-1: 2020", "15: +202", "x: 2020", ""] {
            let problem = read(&texts(&[text])).expect_err("no edition");
            assert!(problem.contains(&format!("`{text}`")), "{problem}");
        }
        let twice = read(&texts(&["3: 2008", "3: 2009"])).expect_err("one ordinal twice");
        assert!(twice.contains("3: 2008") && twice.contains("3: 2009"), "{twice}");
    }
}
