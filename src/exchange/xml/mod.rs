//! XML as it may be read from strangers: decoded by its own declaration, in a stream of elements,
//! without document types or entities, and never deeper than a limit.
//!
//! What is refused here is refused because a parser that obeyed it could be made to read other files
//! or to grow without end: internal subsets of a document type and every entity but the five of XML.
//! A bare `<!DOCTYPE name SYSTEM "…">`, as older files carry it, is passed over and nothing is loaded.

mod decode;
mod node;
mod source;
mod stream;

pub(super) use decode::decode;
pub(super) use node::{Content, Node};
pub(super) use source::Source;
pub(super) use stream::{Step, Stream};

/// How deep elements may stand in one another. TBX itself needs eleven levels.
pub(super) const MAX_DEPTH: usize = 64;

/// Whether XML 1.0 can hold a character at all (production 2, `Char`).
pub(super) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether a character is white space to XML (production 3, `S`).
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}
