//! What stands in one cell: a text, or several terms, so that it comes back as it was.
//!
//! Several terms stand apart by a vertical bar, a line break or a semicolon, Latin or Arabic. In a term,
//! a vertical bar is written `\|`, a semicolon `\;`, a backslash `\\` and a line break `\n`. White space
//! around a term does not count.

/// What stands between two terms of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// A vertical bar between spaces: a row stays one line of a text file.
    Bar,
    /// A line break, which a spreadsheet shows as lines of the cell.
    Line,
}

/// Several terms in one cell.
pub fn join(terms: &[String], separator: Separator) -> String {
    let between = match separator {
        Separator::Bar => " | ",
        Separator::Line => "\n",
    };
    terms.iter().map(|term| escaped(term)).collect::<Vec<_>>().join(between)
}

/// The terms of a cell; none for an empty one.
pub fn split(cell: &str) -> Vec<String> {
    let mut terms = vec![String::new()];
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        let term = match c {
            ';' if terms.last().is_some_and(|term| is_entity(term)) => terms.last_mut(),
            '|' | ';' | '؛' | '\n' | '\r' => {
                terms.push(String::new());
                continue;
            }
            _ => terms.last_mut(),
        };
        let Some(term) = term else { continue };
        if c == '\\' {
            match chars.clone().next() {
                Some(next @ ('|' | ';' | '؛' | '\\' | 'n' | 'r')) => {
                    term.push(match next {
                        'n' => '\n',
                        'r' => '\r',
                        other => other,
                    });
                    chars.next();
                }
                // Any other backslash is one that somebody typed.
                _ => term.push(c),
            }
        } else {
            term.push(c);
        }
    }
    terms.iter().map(|term| term.trim().to_owned()).filter(|term| !term.is_empty()).collect()
}

/// Whether a semicolon behind a text ends a character reference, as in `R&amp;D`.
fn is_entity(before: &str) -> bool {
    let name = before.rsplit_once('&').map_or("", |(_, name)| name);
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
}

fn escaped(term: &str) -> String {
    let mut out = String::with_capacity(term.len());
    for c in term.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '|' | ';' | '؛' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            _ => out.push(c),
        }
    }
    out
}

/// A cell of a text file that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`,
/// `@`, their full-width forms or a control character gets an apostrophe before it, and so does one
/// that begins with an apostrophe (CSV injection, OWASP).
pub fn guarded(cell: &str) -> String {
    if cell.starts_with(is_risky) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell as it was before [`guarded`].
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(is_risky)).unwrap_or(cell)
}

fn is_risky(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\'' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn terms_made_by_people_are_split() {
        assert_eq!(split("الاتحاد | اتحاد الاتصالات"), ["الاتحاد", "اتحاد الاتصالات"]);
        assert_eq!(split(" one \r\ntwo\n\n"), ["one", "two"]);
        assert_eq!(split("C:\\data \\| x"), ["C:\\data | x"]);
        assert_eq!(split(&join(&["\\".to_owned()], Separator::Bar)), ["\\"]);
        assert_eq!(split(" | \n;"), [] as [&str; 0]);
        assert_eq!(split("اتحاد الاتصالات؛ الاتحاد الدولي"), ["اتحاد الاتصالات", "الاتحاد الدولي"]);
        assert_eq!(split("NTRA; TRA;ARTO"), ["NTRA", "TRA", "ARTO"]);
        assert_eq!(split("R&amp;D; AT\\;T"), ["R&amp;D", "AT;T"]);
    }

    #[test]
    fn only_cells_that_could_be_formulas_are_guarded() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("الاتحاد"), "الاتحاد");
        assert_eq!(unguarded("'=1+1"), "=1+1");
        assert_eq!(unguarded("'Id al-Fitr"), "'Id al-Fitr");
    }

    proptest! {
        #[test]
        fn terms_come_back(terms in proptest::collection::vec("[^\\s]([|\\\\\n\ra-b ابت=;,\"]{0,6}[^\\s])?", 0..4)) {
            prop_assert_eq!(split(&join(&terms, Separator::Bar)), terms.clone());
            prop_assert_eq!(split(&join(&terms, Separator::Line)), terms);
        }

        #[test]
        fn guarded_cells_come_back_and_are_no_formulas(cell in "[=+@'\t-]{0,3}\\PC{0,5}") {
            let safe = guarded(&cell);
            prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(unguarded(&safe), cell);
        }
    }
}
