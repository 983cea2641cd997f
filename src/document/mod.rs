//! A release as text: where it came from, what its front matter says, its paragraphs, and spans
//! into them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Place;

/// A half-open range of bytes in the text of one paragraph.
///
/// Offsets in JSON count Unicode scalar values; the conversion happens once, when the brief is
/// built. Every mention, date and figure carries its span, so that no step ever has to search for
/// a surface again to find out where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Index into [`Release::paragraphs`], from 0.
    pub paragraph: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end` (bytes) of a paragraph.
    pub fn new(paragraph: usize, start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { paragraph, start, end }
    }

    /// Whether the two spans share a byte.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.paragraph == other.paragraph && self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span.
    pub fn contains(&self, other: &Self) -> bool {
        self.paragraph == other.paragraph && self.start <= other.start && other.end <= self.end
    }

    /// The smallest span over both, which must be in one paragraph.
    #[must_use]
    pub fn cover(&self, other: &Self) -> Self {
        debug_assert_eq!(self.paragraph, other.paragraph);
        Self::new(self.paragraph, self.start.min(other.start), self.end.max(other.end))
    }

    /// Number of bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// What the author or the editor says about a release, in TOML between `+++` lines. All optional.
///
/// The second half states what the text leaves open or gets wrong; a brief shows such a value as
/// stated by the editor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The title of the release, verbatim.
    pub title: Option<String>,
    /// Publication date, ISO 8601 (`2020-11-01`).
    pub published: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country that speaks in the release.
    pub country: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Editor: the year of the meeting.
    pub year: Option<i32>,
    /// Editor: the place of the meeting, Arabic or English.
    pub place: Option<String>,
    /// Editor: the Arabic name of the meeting.
    pub meeting: Option<String>,
    /// Editor: `in-person`, `virtual` or `hybrid`.
    pub mode: Option<String>,
    /// Editor: surface in the text = concept id.
    pub names: BTreeMap<String, String>,
}

/// One paragraph after decoding and clean-up, with its way back to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The text, without line breaks at its ends.
    pub text: String,
    /// Pairs (byte in `text`, byte in [`Release::source`]), both rising; between two pairs bytes
    /// run in step. Never empty for a paragraph with text.
    pub origin: Vec<(usize, usize)>,
    /// Whether this is a heading or a title line rather than running text.
    pub heading: bool,
}

impl Paragraph {
    /// A paragraph whose text stands in the source at byte `at` as it is.
    pub fn verbatim(text: impl Into<String>, at: usize) -> Self {
        Self { text: text.into(), origin: vec![(0, at)], heading: false }
    }

    /// The byte of the source from which byte `at` of the text came.
    pub fn source_offset(&self, at: usize) -> usize {
        let i = self.origin.partition_point(|&(here, _)| here <= at);
        match i.checked_sub(1).and_then(|i| self.origin.get(i)) {
            Some(&(here, there)) => there + (at - here),
            None => 0,
        }
    }
}

/// One press release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Path as the user gave it; `-` for standard input.
    pub path: String,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The whole file, decoded, for diagnostics.
    pub source: Arc<str>,
    /// Front matter; all fields empty where there is none.
    pub front: FrontMatter,
    /// Paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// A news agency found in a dateline or a closing line (`/ العمانية /`), verbatim and without
    /// its marks.
    pub agency: Option<String>,
}

impl Release {
    /// The editor's name of the meeting as a text of its own, of the same day and country; `None` where the
    /// front matter states none.
    pub fn stated_meeting(&self) -> Option<Self> {
        let name = self.front.meeting.as_deref()?.trim();
        let front = FrontMatter {
            published: self.front.published.clone(),
            country: self.front.country.clone(),
            ..FrontMatter::default()
        };
        (!name.is_empty()).then(|| Self {
            path: self.path.clone(),
            sha256: self.sha256.clone(),
            source: name.into(),
            front,
            paragraphs: vec![Paragraph::verbatim(name, 0)],
            agency: None,
        })
    }

    /// The text of a span.
    ///
    /// # Panics
    /// When the span is not of this release.
    pub fn text(&self, span: Span) -> &str {
        &self.paragraphs[span.paragraph].text[span.start..span.end]
    }

    /// Where a span stands in the file.
    pub fn place(&self, span: Span) -> Place {
        let paragraph = &self.paragraphs[span.paragraph];
        let start = paragraph.source_offset(span.start);
        let end = match span.end.checked_sub(1) {
            Some(last) if span.end > span.start => paragraph.source_offset(last) + 1,
            _ => start,
        };
        let end = (end..=self.source.len()).find(|&i| self.source.is_char_boundary(i)).unwrap_or(end);
        Place::in_source(self.path.as_str(), &self.source, start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_finds_its_way_back_over_a_decoded_entity() {
        let source: Arc<str> = "سطر\nالبحث &amp; التطوير في باريس".into();
        let text = "البحث & التطوير في باريس";
        let at = "سطر\n".len();
        let amp = text.find('&').expect("present");
        let paragraph = Paragraph {
            text: text.into(),
            origin: vec![(0, at), (amp + 1, at + amp + "&amp;".len())],
            heading: false,
        };
        let start = text.find("باريس").expect("present");
        let release = Release {
            path: "r.txt".into(),
            sha256: String::new(),
            source,
            front: FrontMatter::default(),
            paragraphs: vec![paragraph],
            agency: None,
        };
        let span = Span::new(0, start, text.len());
        assert_eq!(release.text(span), "باريس");
        let place = release.place(span);
        assert_eq!((place.line, place.column, place.width), (2, 24, 5));
    }
}
