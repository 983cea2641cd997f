//! The text of a file with the beginnings of its lines, so that every place is found quickly.

use std::ops::Range;

use crate::diagnostic::Place;

/// Lines longer than this, in bytes, are not shown with a message: files without line ends exist.
const LONGEST_LINE_SHOWN: usize = 2_000;

/// A decoded file.
#[derive(Debug)]
pub(in crate::exchange) struct Source<'a> {
    /// Path as the user gave it.
    pub(in crate::exchange) path: &'a str,
    /// The whole text.
    pub(in crate::exchange) text: &'a str,
    /// The byte where each line begins.
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    /// A file and its text.
    pub(in crate::exchange) fn new(path: &'a str, text: &'a str) -> Self {
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(i, _)| i + 1));
        Self { path, text, lines }
    }

    /// The line of a byte, from 1.
    pub(in crate::exchange) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at)
    }

    /// The place of a range of bytes, cut to its first line.
    pub(in crate::exchange) fn place(&self, at: &Range<usize>) -> Place {
        let number = self.line(at.start);
        let start = self.lines.get(number - 1).copied().unwrap_or(0);
        let end = self.lines.get(number).map_or(self.text.len(), |next| next - 1);
        let line = &self.text[start..end.max(start)];
        let mut place = if line.len() > LONGEST_LINE_SHOWN {
            let mut place = Place::file(self.path);
            let from = (at.start.min(self.text.len()) - start).min(line.len());
            place.column = line.char_indices().take_while(|(i, _)| *i < from).count() + 1;
            place.width = 1;
            place
        } else {
            Place::in_source(self.path, line, at.start - start, at.end.saturating_sub(start))
        };
        place.line = number;
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_whole_text() {
        let text = "<a>\r\n  <b>اسم</b>\n</a>";
        let source = Source::new("f.xml", text);
        for (i, c) in text.char_indices() {
            let end = i + c.len_utf8();
            assert_eq!(source.place(&(i..end)), Place::in_source("f.xml", text, i, end), "at {i}");
        }
        let long = format!("\n{}<b/>", " ".repeat(5_000));
        let place = Source::new("f.xml", &long).place(&(5_001..5_005));
        assert_eq!((place.line, place.column, place.text.as_str()), (2, 5_001, ""));
    }
}
