//! A line of the source with carets under the words that are meant.
//!
//! Some terminals reorder right-to-left text for display and some do not. The carets stand right in
//! both, because the caret line is laid out by the very same rules as the text line: it has the same
//! gutter and the same number of columns, both lines are framed by U+200F, and where the text holds
//! Latin letters the caret line holds U+200E round the same columns. A terminal that reorders one
//! line then reorders the other alike. A line without right-to-left letters gets no marks.

use mujaz::diagnostic::Place;
use unicode_width::UnicodeWidthChar;

use super::text::{is_rtl, visible};

/// Right-to-left mark.
const RLM: char = '\u{200F}';
/// Left-to-right mark.
const LRM: char = '\u{200E}';

/// About how many columns of a line are shown.
const WINDOW: usize = 70;

/// The text line and the caret line, without their gutters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Snippet {
    pub(super) text: String,
    pub(super) carets: String,
}

/// One character of the shown line.
struct Cell {
    character: char,
    columns: usize,
    meant: bool,
}

/// Lays out the line of a place.
pub(super) fn snippet(place: &Place) -> Snippet {
    let from = place.column.saturating_sub(1);
    let meant = from..from + place.width.max(1);
    let mut cells: Vec<Cell> = place
        .text
        .chars()
        .enumerate()
        .map(|(at, c)| {
            let character = visible(c);
            Cell { character, columns: character.width().unwrap_or(0), meant: meant.contains(&at) }
        })
        .collect();
    if from >= cells.len() {
        // The place is the end of the line: something is missing there.
        cells.push(Cell { character: ' ', columns: 1, meant: true });
    }
    let cells = cut(cells, from);
    let text: String = cells.iter().map(|cell| cell.character).collect();
    if text.chars().any(is_rtl) {
        Snippet { text: format!("{RLM}{text}{RLM}"), carets: format!("{RLM}{}{RLM}", carets(&cells)) }
    } else {
        Snippet { carets: carets(&cells).trim_end().to_owned(), text }
    }
}

/// The caret line: a space or a caret for each column, with marks where Latin letters are.
fn carets(cells: &[Cell]) -> String {
    let mut line = String::new();
    let rtl = cells.iter().any(|cell| is_rtl(cell.character));
    // Harakat are letters to Unicode too, but they have no column and no direction of their own. A
    // left-to-right run goes from a Latin letter to the last one before a right-to-left letter.
    let ends = if rtl { latin_runs(cells) } else { Vec::new() };
    for (at, cell) in cells.iter().enumerate() {
        if ends.iter().any(|run| run.start == at) {
            line.push(LRM);
        }
        let fill = if cell.meant { '^' } else { ' ' };
        line.extend(std::iter::repeat_n(fill, cell.columns));
        if ends.iter().any(|run| run.end == at + 1) {
            line.push(LRM);
        }
    }
    if !line.contains('^') {
        // Only characters without columns are meant, such as harakat.
        let at = cells.iter().position(|cell| cell.meant).unwrap_or(0);
        let columns: usize = cells[..at].iter().map(|cell| cell.columns).sum();
        let under = columns.saturating_sub(1);
        if let Some((byte, _)) = line.match_indices(' ').nth(under) {
            line.replace_range(byte..=byte, "^");
        }
    }
    line
}

fn latin_runs(cells: &[Cell]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut open = false;
    for (at, cell) in cells.iter().enumerate() {
        if is_rtl(cell.character) {
            open = false;
        } else if cell.columns > 0 && cell.character.is_alphabetic() {
            match runs.last_mut() {
                Some(run) if open => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
            open = true;
        }
    }
    runs
}

/// The part of a long line round what is meant, with `…` where something is left out.
fn cut(cells: Vec<Cell>, from: usize) -> Vec<Cell> {
    let width = |cells: &[Cell]| cells.iter().map(|cell| cell.columns).sum::<usize>();
    if width(&cells) <= WINDOW {
        return cells;
    }
    let last = cells.iter().rposition(|cell| cell.meant).unwrap_or(from);
    let (mut start, mut end) = (from.min(cells.len()), from.min(cells.len()));
    let mut columns = 0;
    // What is meant comes first, then context to both sides in turn.
    while end <= last && columns < WINDOW {
        columns += cells[end].columns;
        end += 1;
    }
    while columns < WINDOW && (start > 0 || end < cells.len()) {
        if start > 0 {
            start -= 1;
            columns += cells[start].columns;
        }
        if end < cells.len() {
            columns += cells[end].columns;
            end += 1;
        }
    }
    // A mark belongs to the letter before it.
    while end < cells.len() && cells[end].columns == 0 {
        end += 1;
    }
    while start > 0 && cells[start].columns == 0 {
        start -= 1;
    }
    let ellipsis = || Cell { character: '…', columns: 1, meant: false };
    let (more_before, more_after) = (start > 0, end < cells.len());
    let mut shown: Vec<Cell> = Vec::new();
    shown.extend(more_before.then(ellipsis));
    shown.extend(cells.into_iter().skip(start).take(end - start));
    shown.extend(more_after.then(ellipsis));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> usize {
        text.chars().map(|c| c.width().unwrap_or(0)).sum()
    }

    fn of(source: &str, word: &str) -> Snippet {
        let start = source.find(word).expect("present");
        snippet(&Place::in_source("a.txt", source, start, start + word.len()))
    }

    #[test]
    fn latin_lines_have_no_marks() {
        let snippet = of("title = 3", "3");
        assert_eq!(snippet.text, "title = 3");
        assert_eq!(snippet.carets, "        ^");
    }

    #[test]
    fn both_lines_have_the_same_columns_and_frame() {
        let snippet = of("شاركت مصر في باريس.", "مصر");
        assert_eq!(snippet.text, "\u{200F}شاركت مصر في باريس.\u{200F}");
        assert_eq!(snippet.carets, "\u{200F}      ^^^          \u{200F}");
        assert_eq!(columns(&snippet.text), columns(&snippet.carets));
    }

    #[test]
    fn latin_words_are_marked_in_both_lines() {
        let snippet = of("لمبادرة Gov stack العالمية", "Gov stack");
        assert_eq!(snippet.carets, "\u{200F}        \u{200E}^^^^^^^^^\u{200E}         \u{200F}");
    }

    #[test]
    fn harakat_take_no_column() {
        let snippet = of("التي تُعدّ نتاجا", "نتاجا");
        assert_eq!(snippet.carets, "\u{200F}         ^^^^^\u{200F}");
        let only_mark = of("تُعد", "\u{64F}");
        assert_eq!(only_mark.carets, "\u{200F}^  \u{200F}");
    }

    #[test]
    fn a_long_line_is_cut_round_the_span() {
        let long = format!("{}باريس{}", "كلمة ".repeat(40), " كلمة".repeat(40));
        let snippet = of(&long, "باريس");
        assert!(snippet.text.starts_with("\u{200F}…") && snippet.text.ends_with("…\u{200F}"));
        assert_eq!(columns(&snippet.text), columns(&snippet.carets));
        assert!((WINDOW..=WINDOW + 4).contains(&columns(&snippet.text)));
        let at = snippet.text.chars().position(|c| c == 'ب').expect("shown");
        assert_eq!(snippet.carets.chars().position(|c| c == '^'), Some(at));
        assert_eq!(snippet.carets.matches('^').count(), 5);
    }

    #[test]
    fn a_span_longer_than_the_window_is_cut_too() {
        let long = "كلمة ".repeat(100);
        let snippet = of(&long, long.trim());
        assert_eq!(columns(&snippet.text), WINDOW + 1);
        assert_eq!(snippet.carets.matches('^').count(), WINDOW);
    }

    #[test]
    fn the_end_of_a_line_can_be_meant() {
        let place = Place { path: "a".into(), line: 1, column: 4, width: 1, text: "abc".into() };
        assert_eq!(snippet(&place).carets, "   ^");
    }

    #[test]
    fn what_is_meant_may_be_invisible() {
        let snippet = of("في \u{202E}باريس", "\u{202E}");
        assert_eq!(snippet.text, "\u{200F}في \u{FFFD}باريس\u{200F}");
        assert_eq!(snippet.carets, "\u{200F}   ^     \u{200F}");
    }
}
