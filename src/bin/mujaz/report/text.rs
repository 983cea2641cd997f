//! Foreign text on a terminal: nothing in it may steer the terminal, and Arabic inside English is
//! kept together.

/// First strong isolate and its end.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// What stands for a character that must not reach the terminal as it is: control characters (a
/// release could hold an escape sequence), bidi controls and other invisible characters.
pub(super) fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => {
            char::REPLACEMENT_CHARACTER
        }
        '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// One line of a message, safe to print.
pub(super) fn line(text: &str, isolate: bool) -> String {
    let text: String = text.chars().map(visible).collect();
    if isolate { isolated(&text) } else { text }
}

/// The text with each run of right-to-left words in an isolate, so that the English around it keeps
/// its order.
fn isolated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_rtl) {
        let run = &rest[start..];
        // A run goes on over spaces, digits and marks to its last right-to-left letter.
        let stop = run.find(|c: char| !is_rtl(c) && !joins(c)).unwrap_or(run.len());
        let end = run[..stop].rfind(|c: char| is_rtl(c) || is_mark(c)).unwrap_or(0);
        let end = end + run[end..].chars().next().map_or(0, char::len_utf8);
        out.push_str(&rest[..start]);
        out.push(ISOLATE.0);
        out.push_str(&run[..end]);
        out.push(ISOLATE.1);
        rest = &run[end..];
    }
    out.push_str(rest);
    out
}

/// Whether a character is a right-to-left letter (Hebrew, Arabic and their presentation forms).
pub(super) fn is_rtl(c: char) -> bool {
    matches!(c, '\u{5D0}'..='\u{5F2}' | '\u{620}'..='\u{64A}' | '\u{66D}'..='\u{66F}' | '\u{671}'..='\u{6D5}'
        | '\u{6E5}'..='\u{6E6}' | '\u{6EE}'..='\u{6EF}' | '\u{6FA}'..='\u{70D}' | '\u{710}'..='\u{8C9}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{200C}' | '\u{200D}')
}

/// Whether a run of right-to-left words can go on over this character.
fn joins(c: char) -> bool {
    is_mark(c) || c.is_numeric() || matches!(c, ' ' | '\u{A0}' | '،' | '-' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_in_english_is_isolated_as_a_whole() {
        let text = "no English for الدورة 15 للمنتدى, seen twice";
        assert_eq!(line(text, true), "no English for \u{2068}الدورة 15 للمنتدى\u{2069}, seen twice");
        assert_eq!(line(text, false), text);
    }

    #[test]
    fn two_runs_are_two_isolates() {
        assert_eq!(line("«مصر» and باريس", true), "«\u{2068}مصر\u{2069}» and \u{2068}باريس\u{2069}");
    }

    #[test]
    fn nothing_can_steer_the_terminal() {
        assert_eq!(line("a\u{1B}[31mb\u{202E}c\r\n", false), "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}\u{FFFD}");
    }
}
