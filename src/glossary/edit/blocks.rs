//! The entries of a glossary file as stretches of its text, found without reading the file as TOML
//! where that can be done: a hundred thousand entries take some hundredths of a second.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::glossary::concept::Kind;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Its kind; `None` where the header names one that does not exist.
    pub(super) kind: Option<Kind>,
    /// Its id; empty where it has none.
    pub(super) id: String,
    /// Bytes from the comment right above its header to the end of its last line.
    pub(super) range: Range<usize>,
}

/// What a line is, as far as entries are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Header,
    Blank,
    Comment,
    Content,
}

/// The entries of a file in the order of the text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    // A line inside a text of several lines can look like a header; where such texts are, the
    // headers and ids come from the TOML parser.
    let parsed = (text.contains("\"\"\"") || text.contains("'''")).then(|| parsed(text));
    let mut found = Found { text, blocks: Vec::new(), comments: None, last: 0 };
    let mut at = start(text);
    for line in text[at..].split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let sort = match &parsed {
            Some(headers) => sort_by(line, &range, headers),
            None => sort(line),
        };
        found.line(sort, line, range, parsed.as_ref());
    }
    found.close();
    found.blocks
}

/// Where the text begins, after a byte order mark.
pub(super) fn start(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }
}

struct Found<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    /// Where the run of comment lines right above begins.
    comments: Option<usize>,
    /// The end of the last line of the open entry, comments that follow it at once included.
    last: usize,
}

impl Found<'_> {
    fn line(&mut self, sort: Line, line: &str, range: Range<usize>, parsed: Option<&HashMap<usize, String>>) {
        match sort {
            Line::Header => {
                let first = self.blocks.is_empty();
                // Comments at the head of the file are about the file.
                let lead = self.comments.filter(|&at| !first || at > start(self.text));
                let begin = lead.unwrap_or(range.start);
                self.last = self.last.min(begin);
                self.close();
                let id = parsed.and_then(|ids| ids.get(&offset(line, &range))).cloned().unwrap_or_default();
                self.blocks.push(Block { kind: kind(line), id, range: begin..range.end });
                self.last = range.end;
                self.comments = None;
            }
            Line::Blank => self.comments = None,
            Line::Comment => {
                self.comments.get_or_insert(range.start);
                if self.last == range.start {
                    self.last = range.end;
                }
            }
            Line::Content => {
                self.comments = None;
                self.last = range.end;
                if let Some(block) = self.blocks.last_mut()
                    && parsed.is_none()
                    && block.id.is_empty()
                    && let Some(id) = id(line)
                {
                    block.id = id;
                }
            }
        }
    }

    fn close(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            block.range.end = self.last.max(block.range.start);
        }
    }
}

fn sort(line: &str) -> Line {
    // Nearly every line is a key with its value.
    if line.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Line::Content;
    }
    let line = line.trim();
    match line.as_bytes() {
        [] => Line::Blank,
        [b'#', ..] => Line::Comment,
        [b'[', b'[', ..] if header(line).is_some() => Line::Header,
        _ => Line::Content,
    }
}

/// As [`sort`], with the true headers known.
fn sort_by(line: &str, range: &Range<usize>, headers: &HashMap<usize, String>) -> Line {
    match sort(line) {
        Line::Header if !headers.contains_key(&offset(line, range)) => Line::Content,
        // The last line of a text of several lines can begin as a comment does.
        Line::Comment if line.contains("\"\"\"") || line.contains("'''") => Line::Content,
        sort => sort,
    }
}

fn offset(line: &str, range: &Range<usize>) -> usize {
    range.start + line.len() - line.trim_start().len()
}

/// The name in a header, whether it is that of a kind or a slip of the pen: an entry ends where the next one
/// begins.
fn header(line: &str) -> Option<&str> {
    let (name, rest) = line.trim().strip_prefix("[[")?.split_once("]]")?;
    let rest = rest.trim_start();
    let name = name.trim().trim_matches(['"', '\'']);
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    (is_name && (rest.is_empty() || rest.starts_with('#'))).then_some(name)
}

/// The kind that a header names.
fn kind(line: &str) -> Option<Kind> {
    let name = header(line)?;
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// The id in a line `id = "…"`. Ids are of ASCII letters, digits and hyphens, so that nothing in them
/// is ever escaped.
fn id(line: &str) -> Option<String> {
    let value = line.trim_start().strip_prefix("id")?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (id, _) = value[1..].split_once(quote)?;
    Some(id.to_owned())
}

/// The ids of all entries, by the byte at which their headers begin.
fn parsed(text: &str) -> HashMap<usize, String> {
    let (table, _) = DeTable::parse_recoverable(text);
    let mut out = HashMap::new();
    for (_, value) in table.get_ref() {
        let DeValue::Array(entries) = value.get_ref() else { continue };
        for entry in entries {
            let DeValue::Table(fields) = entry.get_ref() else { continue };
            let id = match fields.iter().find(|(key, _)| key.get_ref() == "id").map(|(_, v)| v.get_ref()) {
                Some(DeValue::String(id)) => id.to_string(),
                _ => String::new(),
            };
            out.insert(entry.span().start, id);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, &str)> {
        blocks(text).into_iter().map(|b| (b.id, &text[b.range])).collect()
    }

    #[test]
    fn comments_belong_to_the_entry_they_touch() {
        let text = "\u{FEFF}# file\n[[place]]\nid = \"a\"\n# of a\n\n# section\n\n# of b\n[[place]] # x\nid = 'b'\n# of c\n[[place]]\nid=\"c\"";
        assert_eq!(
            found(text),
            [
                ("a".into(), "[[place]]\nid = \"a\"\n# of a\n"),
                ("b".into(), "# of b\n[[place]] # x\nid = 'b'\n"),
                ("c".into(), "# of c\n[[place]]\nid=\"c\""),
            ]
        );
    }

    #[test]
    fn a_kind_that_does_not_exist_ends_the_entry_before() {
        let text = "[[place]]\nid = \"a\"\n[[palce]]\nid = \"b\"\n[[1, 2]]\n[[place]]\nid = \"c\"\n";
        let all: Vec<_> = blocks(text).into_iter().map(|b| (b.id, b.kind)).collect();
        let place = Some(Kind::Place);
        assert_eq!(all, [("a".into(), place), ("b".into(), None), ("c".into(), place)]);
    }

    #[test]
    fn a_header_inside_a_text_is_none() {
        let text =
            "[[place]]\nid = \"a\"\nnote = '''\n[[place]]\nid = \"z\"\n\n# '''\n\n[[place]]\nid = \"b\"\n";
        let all = found(text);
        assert_eq!(all.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert!(all[0].1.ends_with("# '''\n"), "{all:?}");
    }
}
