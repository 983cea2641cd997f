//! Spans to passages: bytes become Unicode scalar values, once and here.

use super::brief::Passage;
use crate::document::{Release, Span};

/// The passage of a span.
pub(crate) fn passage(release: &Release, span: Span) -> Passage {
    let text = &release.paragraphs[span.paragraph].text;
    let start = text[..span.start].chars().count();
    let inner = &text[span.start..span.end];
    Passage { paragraph: span.paragraph, start, end: start + inner.chars().count(), text: inner.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locate::testing::release;

    #[test]
    fn offsets_count_scalar_values() {
        let release = release(&["في باريس"]);
        let found = passage(&release, Span::new(0, "في ".len(), "في باريس".len()));
        assert_eq!((found.start, found.end, found.text.as_str()), (3, 8, "باريس"));
    }
}
