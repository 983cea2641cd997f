//! Numbers in digits.

/// The value of a number token (ASCII digits with `.`, `,` and `،` inside); `None` where the
/// separators fit no number, as in 192.168.1.2.
///
/// Arabic text has three habits (CLDR's numbering systems `arab` and `latn`, and the older one with
/// points between thousands), so the separators are read by their places: several of one kind
/// group thousands (`6.750.270`); of two kinds the last is the decimal one (`1.250,5`); a single
/// comma before exactly three digits groups (`3,000`), otherwise it is decimal (`3,5`, `0,234`); a
/// single point is decimal.
pub fn number(text: &str) -> Option<f64> {
    let text = text.replace('،', ",");
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let (group, decimal) = match (points, commas) {
        (0 | 1, 0) => (None, Some('.')),
        (_, 0) => (Some('.'), None),
        (0, 1) if groups(&text, ',') && !text.starts_with('0') => (Some(','), None),
        (0, 1) => (None, Some(',')),
        (0, _) if groups(&text, ',') => (Some(','), None),
        (1, 1) if text.find(',') < text.find('.') => (Some(','), Some('.')),
        (1, 1) => (Some('.'), Some(',')),
        (1, _) => (Some(','), Some('.')),
        // 26,013,94: the last comma has other than three digits behind it.
        (0, _) => return by_last(&text, ','),
        (_, 1) => (Some('.'), Some(',')),
        _ => return None,
    };
    let (whole, fraction) = match decimal.and_then(|d| text.rsplit_once(d)) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text.as_str(), ""),
    };
    join(whole, fraction, group)
}

/// Whether every stretch behind the first is of three digits.
fn groups(text: &str, separator: char) -> bool {
    let mut parts = text.split(separator);
    parts.next().is_some_and(|p| (1..=3).contains(&p.len())) && parts.all(|p| p.len() == 3)
}

fn by_last(text: &str, separator: char) -> Option<f64> {
    let (whole, fraction) = text.rsplit_once(separator)?;
    join(whole, fraction, Some(separator))
}

fn join(whole: &str, fraction: &str, group: Option<char>) -> Option<f64> {
    let whole = match group {
        Some(separator) if whole.contains(separator) => {
            if !groups(whole, separator) {
                return None;
            }
            whole.replace(separator, "")
        }
        _ => whole.to_owned(),
    };
    format!("{whole}.{fraction}0").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_with_separators() {
        for (text, value) in [
            ("1.6", 1.6),
            ("6.750.270", 6_750_270.0),
            ("3,000", 3000.0),
            ("1,234,567.5", 1_234_567.5),
            ("1.250,5", 1250.5),
            ("2,5", 2.5),
            ("0,234", 0.234),
            ("1،234،567", 1_234_567.0),
            ("26،013,94", 26013.94),
            ("12،220,13", 12220.13),
            ("150", 150.0),
            ("0000", 0.0),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        assert_eq!(number("192.168.1.2"), None);
        assert_eq!(number("1.2.2020"), None);
    }
}
