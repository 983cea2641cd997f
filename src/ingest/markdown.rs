//! Markdown to lines: what a reader sees, without the marks, each character with its place.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::clean;
use super::notes::Notes;
use super::paragraphs::{self, Line};
use super::tracked::Tracked;

/// The blocks of the Markdown text that begins at byte `body` of the source.
pub(super) fn blocks(source: &str, body: usize, notes: &mut Notes<'_>) -> Vec<Line> {
    let mut reader =
        Reader { source, notes, lines: Vec::new(), text: Tracked::default(), heading: false, html: false };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut pictures = 0usize;
    for (event, range) in Parser::new_ext(&source[body..], options).into_offset_iter() {
        let range = body + range.start..body + range.end;
        match event {
            // The alternative text of a picture is not part of the release.
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(pulldown_cmark::TagEnd::Image) => pictures = pictures.saturating_sub(1),
            _ if pictures > 0 => {}
            Event::Start(tag) if is_block(&tag) => {
                reader.flush();
                reader.heading = matches!(tag, Tag::Heading { .. });
            }
            Event::End(end) if is_block_end(end) => reader.flush(),
            Event::End(pulldown_cmark::TagEnd::TableCell) => reader.text.push(" ", range.end),
            Event::Text(text) => reader.text(&text, range),
            Event::Code(code) => reader.code(&code, range),
            Event::SoftBreak | Event::HardBreak => reader.text.push(" ", range.start),
            Event::InlineHtml(_) => reader.inline_html(range),
            Event::Html(_) => {
                let length = range.len();
                reader.text.append(&Tracked::from_source(source, range), 0..length);
                reader.html = true;
            }
            _ => {}
        }
    }
    reader.flush();
    reader.lines
}

struct Reader<'a, 'n, 's> {
    source: &'a str,
    notes: &'n mut Notes<'s>,
    lines: Vec<Line>,
    text: Tracked,
    heading: bool,
    /// Whether the block is HTML, whose entities nobody has decoded yet.
    html: bool,
}

impl Reader<'_, '_, '_> {
    /// Text as it stands, or decoded from an entity.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.source.get(range.clone()) != Some(text) {
            let message = format!("decoded HTML entity {}", &self.source[range.clone()]);
            self.notes.notice("html-entity", message, range.clone());
        }
        self.text.push(text, range.start);
    }

    /// Inline code: the text between the backticks, whose line ends have become spaces (CommonMark 6.1),
    /// so that it is looked for word by word.
    fn code(&mut self, code: &str, range: Range<usize>) {
        let marks =
            self.source[range.clone()].len() - self.source[range.clone()].trim_start_matches('`').len();
        let mut at = range.start + marks;
        for (number, word) in code.split(' ').enumerate() {
            if number > 0 {
                self.text.push(" ", at);
                at += usize::from(self.source[at..range.end].starts_with([' ', '\n', '\r']));
            }
            let found = self.source[at..range.end].find(word);
            at += found.unwrap_or(0);
            self.text.push(word, at);
            at += found.map_or(0, |_| word.len());
        }
    }

    fn inline_html(&mut self, range: Range<usize>) {
        let cleaned = clean::tags(&Tracked::from_source(self.source, range.clone()), self.notes);
        // Unknown names stay as text, `<br>` leaves a line end, which inside a block is a space.
        if cleaned.text().trim().is_empty() {
            if !cleaned.text().is_empty() {
                self.text.push(" ", range.start);
            }
        } else {
            self.text.append(&cleaned, 0..cleaned.text().len());
        }
    }

    /// Ends a block. HTML blocks may hold several paragraphs, other blocks hold no line ends.
    fn flush(&mut self) {
        let block = std::mem::take(&mut self.text);
        let heading = std::mem::take(&mut self.heading);
        let mut block = clean::tags(&block, self.notes);
        if std::mem::take(&mut self.html) {
            block = clean::entities(&block, self.notes);
        }
        let block = clean::invisible(&block, self.notes);
        for line in paragraphs::lines(&block) {
            self.lines.push(Line { blank_before: true, heading, ..line });
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    use Tag::{BlockQuote, CodeBlock, Heading, HtmlBlock, Item, List, Paragraph, TableHead, TableRow};
    matches!(
        tag,
        Paragraph
            | Heading { .. }
            | BlockQuote(_)
            | CodeBlock(_)
            | HtmlBlock
            | List(_)
            | Item
            | TableHead
            | TableRow
    )
}

fn is_block_end(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{
        BlockQuote, CodeBlock, Heading, HtmlBlock, Item, List, Paragraph, TableHead, TableRow,
    };
    matches!(
        end,
        Paragraph
            | Heading(_)
            | BlockQuote(_)
            | CodeBlock
            | HtmlBlock
            | List(_)
            | Item
            | TableHead
            | TableRow
    )
}
