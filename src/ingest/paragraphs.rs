//! Lines to paragraphs.

use super::tracked::Tracked;

/// One line of a plain text, or one block of a Markdown text, trimmed and not empty.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: Tracked,
    /// Whether an empty line, or the edge of a block, is before this line.
    pub(super) blank_before: bool,
    /// Whether the markup says that this is a heading.
    pub(super) heading: bool,
}

/// The longest title above a text without empty lines, in scalar values.
const SHORT_TITLE: usize = 110;

/// The longest first line that can be a title, in scalar values.
const LONGEST_TITLE: usize = 160;

/// Splits a cleaned text into its lines; lines of white space alone only separate.
pub(super) fn lines(text: &Tracked) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut blank_before = false;
    let mut start = 0;
    let bytes = text.text().as_bytes();
    while start <= bytes.len() {
        let end =
            bytes[start..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |i| start + i);
        let line = text.slice(start..end).trim();
        if line.text().is_empty() {
            blank_before = true;
        } else {
            lines.push(Line { text: line, blank_before, heading: false });
            blank_before = false;
        }
        // CRLF is one line end, not a line end and an empty line.
        start = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    lines
}

/// Marks a title: a short first line without the punctuation that ends a sentence, before an empty
/// line, or in a text without empty lines before a much longer one.
pub(super) fn mark_title(lines: &mut [Line]) {
    let has_blocks = lines.iter().skip(1).any(|line| line.blank_before);
    // Without empty lines, a title is a line much shorter than the paragraph under it.
    let length = |line: &Line| line.text.text().chars().count();
    let first_is_short = matches!(&*lines, [first, second, ..] if length(first) * 2 < length(second) && length(first) <= SHORT_TITLE);
    if let [first, second, ..] = lines
        && (second.blank_before || (!has_blocks && first_is_short))
        && first.text.text().chars().count() <= LONGEST_TITLE
        && !first.text.text().ends_with(['.', '!', '?', ':', ';', ',', '،', '؛', '؟', '…'])
    {
        first.heading = true;
    }
}

/// Longer lines than this, in scalar values, were not wrapped to fit a page.
const WIDEST_WRAPPED: usize = 120;

/// Whether a line ends a paragraph although no empty line follows: it runs on past any width that text is
/// wrapped to, and its last sentence is over. Agencies leave an empty line only below the title.
fn ends_a_paragraph(line: &Line) -> bool {
    let text = line.text.text();
    let end = text.trim_end_matches(['"', '”', '“', '»', '«', ')', '\'']);
    text.chars().count() > WIDEST_WRAPPED && end.ends_with(['.', '!', '؟', '?', ':'])
}

/// Joins lines to paragraphs: one per block where the text has empty lines, else one per line. Lines of a
/// block that are whole paragraphs stay so.
pub(super) fn join(lines: &[Line]) -> Vec<(Tracked, bool)> {
    let has_blocks = lines.iter().skip(1).any(|line| line.blank_before);
    let mut paragraphs: Vec<(Tracked, bool)> = Vec::new();
    let mut is_over = true;
    for line in lines {
        let length = line.text.text().len();
        let goes_on = has_blocks && !line.blank_before && !is_over;
        is_over = ends_a_paragraph(line);
        match paragraphs.last_mut() {
            Some((paragraph, _)) if goes_on => {
                // The space stands for the line end, which is directly after the last character.
                let end = paragraph.text().len();
                let at = paragraph.source_range(end.saturating_sub(1)..end).end;
                paragraph.push(" ", at);
                paragraph.append(&line.text, 0..length);
            }
            _ => paragraphs.push((line.text.clone(), line.heading)),
        }
    }
    paragraphs
}
