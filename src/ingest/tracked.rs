//! Text that remembers where in the source each byte came from, through any number of edits.

use std::ops::Range;

use crate::document::Paragraph;

/// A text with its way back to the source, in the form of [`Paragraph::origin`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tracked {
    text: String,
    origin: Vec<(usize, usize)>,
}

/// What to put in place of a range of a [`Tracked`] text.
pub(super) type Edit<'a> = (Range<usize>, &'a str);

impl Tracked {
    /// The bytes `range` of the source as they are.
    pub(super) fn from_source(source: &str, range: Range<usize>) -> Self {
        let mut tracked = Self::default();
        tracked.push(&source[range.clone()], range.start);
        tracked
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds text that stands in the source at byte `at`, or that was made from what stands there.
    pub(super) fn push(&mut self, piece: &str, at: usize) {
        if piece.is_empty() {
            return;
        }
        let here = self.text.len();
        // A pair is needed only where text and source fall out of step.
        if self.origin.last().is_none_or(|&(h, there)| there + (here - h) != at) {
            self.origin.push((here, at));
        }
        self.text.push_str(piece);
    }

    /// The byte of the source from which byte `at` of the text came.
    pub(super) fn source_offset(&self, at: usize) -> usize {
        let next = self.origin.partition_point(|&(here, _)| here <= at);
        match next.checked_sub(1).and_then(|i| self.origin.get(i)) {
            Some(&(here, there)) => there + (at - here),
            None => 0,
        }
    }

    /// The bytes of the source from the first to the last byte of `range`.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_offset(range.start);
        let end = if range.is_empty() { start } else { self.source_offset(range.end - 1) + 1 };
        start..end
    }

    /// The bytes `range` of this text, which must lie on character boundaries.
    pub(super) fn slice(&self, range: Range<usize>) -> Self {
        let mut out = Self::default();
        out.append(self, range);
        out
    }

    /// Adds the bytes `range` of another text.
    pub(super) fn append(&mut self, other: &Self, range: Range<usize>) {
        let mut at = range.start;
        let mut next = other.origin.partition_point(|&(here, _)| here <= at);
        while at < range.end {
            let until = other.origin.get(next).map_or(range.end, |&(here, _)| here.min(range.end));
            self.push_bytes(other, at..until);
            at = until;
            next += 1;
        }
    }

    /// Adds a run of bytes that is in step with its source. A pair may fall inside a character made
    /// from an entity only at its first byte, so that `range` is always on boundaries.
    fn push_bytes(&mut self, other: &Self, range: Range<usize>) {
        self.push(&other.text[range.clone()], other.source_offset(range.start));
    }

    /// The text with each range replaced; the ranges rise and do not overlap.
    pub(super) fn edit(&self, edits: &[Edit<'_>]) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        for (range, replacement) in edits {
            out.append(self, at..range.start);
            out.push(replacement, self.source_offset(range.start));
            at = range.end;
        }
        out.append(self, at..self.text.len());
        out
    }

    /// The text without white space at its ends.
    pub(super) fn trim(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.slice(start..start.max(self.text.trim_end().len()))
    }

    pub(super) fn into_paragraph(self, heading: bool) -> Paragraph {
        Paragraph { text: self.text, origin: self.origin, heading }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_of_edits_still_find_the_source() {
        let source = "ab<b>cd</b>&amp;ef";
        let whole = Tracked::from_source(source, 0..source.len());
        let without_tags = whole.edit(&[(2..5, ""), (7..11, "")]);
        assert_eq!(without_tags.text(), "abcd&amp;ef");
        let decoded = without_tags.edit(&[(4..9, "&")]);
        assert_eq!(decoded.text(), "abcd&ef");
        let places: Vec<_> = (0..decoded.text().len()).map(|i| decoded.source_offset(i)).collect();
        assert_eq!(places, [0, 1, 5, 6, 11, 16, 17]);
        assert_eq!(decoded.slice(3..7).source_offset(0), 6);
        assert_eq!(decoded.slice(3..7).source_offset(2), 16);
    }

    #[test]
    fn trimming_blank_text_gives_nothing() {
        assert_eq!(Tracked::from_source(" \u{A0} ", 0..4).trim(), Tracked::default());
    }
}
