//! An XML text as a stream of elements, with every rule of well-formedness that matters to a reader
//! of terms checked on the way.

use std::ops::Range;

use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::{Content, MAX_DEPTH, Node, Source, is_char, is_space};
use crate::diagnostic::Diagnostic;

/// One step through a file.
#[derive(Debug)]
pub(in crate::exchange) enum Step {
    /// An element begins; its content follows.
    Open(Node),
    /// The innermost element ends.
    Close,
    /// A piece of text.
    Piece(Content),
    /// The file ends.
    End,
}

/// The elements of a text, one after the other.
pub(in crate::exchange) struct Stream<'a> {
    source: &'a Source<'a>,
    reader: NsReader<&'a [u8]>,
    /// The start tags of the elements that are open.
    open: Vec<Range<usize>>,
    rooted: bool,
}

impl<'a> Stream<'a> {
    /// A stream over a text.
    ///
    /// # Errors
    /// When the text holds a character that XML cannot hold.
    pub(in crate::exchange) fn new(source: &'a Source<'a>) -> Result<Self, Diagnostic> {
        if let Some((at, c)) = source.text.char_indices().find(|(_, c)| !is_char(*c)) {
            let message = format!("the character U+{:04X} is not allowed in XML", u32::from(c));
            let error =
                Diagnostic::error("xml-character", message).at(source.place(&(at..at + c.len_utf8())));
            return Err(error.help("remove it; the program that wrote it should not have"));
        }
        let mut reader = NsReader::from_str(source.text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_comments = true;
        Ok(Self { source, reader, open: Vec::new(), rooted: false })
    }

    /// The next step.
    ///
    /// # Errors
    /// Where the text is not well-formed, declares a document type with an internal subset, uses an
    /// entity of its own, or stands deeper than [`MAX_DEPTH`].
    pub(in crate::exchange) fn step(&mut self) -> Result<Step, Diagnostic> {
        loop {
            let start = self.offset();
            let (namespace, event) = match self.reader.read_resolved_event() {
                Ok((ResolveResult::Bound(namespace), event)) => (Some(namespace.0.to_owned()), event),
                Ok((ResolveResult::Unbound, event)) => (None, event),
                Ok((ResolveResult::Unknown(prefix), _)) => {
                    let at = start..self.offset();
                    let message = format!("the prefix `{prefix}:` is not bound to a namespace");
                    return Err(self
                        .error("xml-syntax", message, &at)
                        .help(format!("declare it with xmlns:{prefix}=\"…\" on the outermost element")));
                }
                Err(error) => return Err(self.broken(&error)),
            };
            let at = start..self.offset();
            match event {
                Event::Start(tag) => return self.start(&tag, namespace, at),
                Event::End(_) | Event::Empty(_) => {
                    self.open.pop();
                    return Ok(Step::Close);
                }
                Event::Text(text) => {
                    if let Some(piece) = self.text(text.xml10_content().into_owned(), at)? {
                        return Ok(Step::Piece(piece));
                    }
                }
                Event::CData(text) => {
                    if let Some(piece) = self.text(text.xml10_content().into_owned(), at)? {
                        return Ok(Step::Piece(piece));
                    }
                }
                Event::GeneralRef(name) => return self.reference(&name, &at).map(Step::Piece),
                Event::DocType(text) => self.doctype(&text, &at)?,
                Event::Decl(_) if start > 0 => {
                    let message = "an XML declaration stands inside the file".to_owned();
                    return Err(self
                        .error("xml-syntax", message, &at)
                        .help("it may only be the first thing"));
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => return self.end(start),
            }
        }
    }

    /// An element with everything in it, up to its end.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub(in crate::exchange) fn whole(&mut self, mut node: Node) -> Result<Node, Diagnostic> {
        loop {
            match self.step()? {
                Step::Open(inner) => {
                    let inner = self.whole(inner)?;
                    node.content.push(Content::Node(inner));
                }
                Step::Piece(piece) => node.content.push(piece),
                Step::Close | Step::End => return Ok(node),
            }
        }
    }

    fn offset(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn error(&self, code: &'static str, message: String, at: &Range<usize>) -> Diagnostic {
        Diagnostic::error(code, message).at(self.source.place(at))
    }

    fn start(
        &mut self,
        tag: &BytesStart<'_>,
        namespace: Option<String>,
        at: Range<usize>,
    ) -> Result<Step, Diagnostic> {
        if self.open.is_empty() && self.rooted {
            let message = format!("a second outermost element, `{}`", tag.name().0);
            return Err(self.error("xml-syntax", message, &at).help("an XML file has exactly one"));
        }
        if self.open.len() >= MAX_DEPTH {
            let message = format!("elements stand more than {MAX_DEPTH} deep in one another");
            return Err(self
                .error("xml-depth", message, &at)
                .help("no file of terms needs that; is it damaged?"));
        }
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let broken = |why: String| {
                let message = format!("an attribute of `{}` is malformed: {why}", tag.name().0);
                self.error("xml-syntax", message, &at).help("write name=\"value\", each name once")
            };
            let attribute = attribute.map_err(|e| broken(e.to_string()))?;
            if attribute.value.contains('<') {
                return Err(broken("its value holds `<`".to_owned()));
            }
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                .map_err(|e| broken(e.to_string()))?;
            attributes.push((attribute.key.0.to_owned(), value.into_owned()));
        }
        self.rooted = true;
        self.open.push(at.clone());
        let name = tag.local_name().as_ref().to_owned();
        Ok(Step::Open(Node { name, namespace, attributes, content: Vec::new(), at }))
    }

    fn text(&self, text: String, at: Range<usize>) -> Result<Option<Content>, Diagnostic> {
        if !self.open.is_empty() {
            return Ok(Some(Content::Text(text, at)));
        }
        if text.chars().all(is_space) {
            return Ok(None);
        }
        let message = "text stands outside the outermost element".to_owned();
        let lead = self.source.text[at.clone()].chars().take_while(|c| is_space(*c)).count();
        Err(self.error("xml-syntax", message, &(at.start + lead..at.end)).help("is this an XML file?"))
    }

    fn reference(
        &self,
        name: &quick_xml::events::BytesRef<'_>,
        at: &Range<usize>,
    ) -> Result<Content, Diagnostic> {
        if self.open.is_empty() {
            let message = "a reference stands outside the outermost element".to_owned();
            return Err(self.error("xml-syntax", message, at));
        }
        match name.as_ref() {
            "amp" => Ok(Content::Reference('&')),
            "lt" => Ok(Content::Reference('<')),
            "gt" => Ok(Content::Reference('>')),
            "quot" => Ok(Content::Reference('"')),
            "apos" => Ok(Content::Reference('\'')),
            other => match name.resolve_char_ref() {
                Ok(Some(c)) if is_char(c) => Ok(Content::Reference(c)),
                Ok(None) => Err(self.entity(other, at)),
                _ => {
                    let message = format!("`&{other};` is no character that XML allows");
                    Err(self.error("xml-character", message, at).help("remove it"))
                }
            },
        }
    }

    fn entity(&self, name: &str, at: &Range<usize>) -> Diagnostic {
        let message = format!("the entity `&{name};` is none of the five of XML");
        self.error("xml-entity", message, at)
            .help("write the character itself; only &amp; &lt; &gt; &quot; &apos; and numbers are read")
    }

    /// Passes over a document type that only names a file, which is not loaded.
    fn doctype(&self, text: &str, at: &Range<usize>) -> Result<(), Diagnostic> {
        if self.rooted {
            let message = "a document type stands after the outermost element has begun".to_owned();
            return Err(self.error("xml-syntax", message, at));
        }
        let mut quote = None;
        for c in text.chars() {
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (Some(q), c) if q == c => quote = None,
                (None, '[') => {
                    let message = "the document type declares things of its own, which is refused".to_owned();
                    return Err(self.error("xml-dtd", message, at).help(
                        "delete what stands between [ and ] in <!DOCTYPE …>; entities are never expanded",
                    ));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn end(&self, at: usize) -> Result<Step, Diagnostic> {
        let end = at..at;
        match self.open.last() {
            Some(open) => {
                let message = format!("the file ends inside {}", self.tag(open));
                let help =
                    format!("it was opened on line {}; is the file cut short?", self.source.line(open.start));
                Err(self.error("xml-syntax", message, &end).help(help))
            }
            None if !self.rooted => {
                let message = "the file holds no element".to_owned();
                Err(self.error("xml-syntax", message, &end).help("is this an XML file?"))
            }
            None => Ok(Step::End),
        }
    }

    /// A start tag by its name: `<term>`.
    fn tag(&self, open: &Range<usize>) -> String {
        let inside = self.source.text[open.clone()].trim_start_matches('<');
        let name = inside.split(|c: char| is_space(c) || matches!(c, '>' | '/')).next().unwrap_or_default();
        format!("<{name}>")
    }

    fn broken(&self, error: &Error) -> Diagnostic {
        let at =
            usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX).min(self.source.text.len());
        let end = self.source.text[at..].find('>').map_or(self.source.text.len(), |i| at + i + 1);
        let here = at..end;
        match error {
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let line = self.open.last().map_or(0, |open| self.source.line(open.start));
                self.error("xml-syntax", format!("expected `</{expected}>`, found `</{found}>`"), &here)
                    .help(format!("the <{expected}> of line {line} is not closed before it"))
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(name)) => self
                .error("xml-syntax", format!("`</{name}>` closes nothing that is open"), &here)
                .help("delete it, or add the start tag"),
            other => self
                .error("xml-syntax", format!("the file is not well-formed XML: {other}"), &here)
                .help("mend it with the program that wrote it"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Node, Diagnostic> {
        let source = Source::new("t.xml", text);
        let mut stream = Stream::new(&source)?;
        let Step::Open(root) = stream.step()? else { panic!("no root") };
        let root = stream.whole(root)?;
        match stream.step()? {
            Step::End => Ok(root),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn layout_is_one_space_and_references_are_meant() {
        let root = read(
            "<!DOCTYPE t SYSTEM \"t.dtd\"><t>\n  one\n  <hi>two</hi>&#10;three &#32;four&amp;five <![CDATA[ < ]]></t>\n",
        );
        assert_eq!(root.expect("read").text(), "one two\nthree  four&five <");
    }

    #[test]
    fn what_is_refused_is_refused_where_it_stands() {
        let laughs = "<!DOCTYPE t [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<t>&b;</t>";
        let deep = "<t>".repeat(100_000);
        let cases = [
            (laughs, "xml-dtd", (1, 1)),
            ("<t>\n &b;</t>", "xml-entity", (2, 2)),
            ("<t a=\"&b;\"/>", "xml-syntax", (1, 1)),
            ("<t>&#1;</t>", "xml-character", (1, 4)),
            ("<t>\u{1}</t>", "xml-character", (1, 4)),
            (deep.as_str(), "xml-depth", (1, 193)),
            ("<t>\n<u>\n</t>", "xml-syntax", (3, 1)),
            ("<t>\n<u>", "xml-syntax", (2, 4)),
            ("<t/>\n<u/>", "xml-syntax", (2, 1)),
            ("<t/>\n text", "xml-syntax", (2, 2)),
            ("<t a=\"1\" a=\"2\"/>", "xml-syntax", (1, 1)),
            ("<t a=\"<\"/>", "xml-syntax", (1, 1)),
            ("<p:t/>", "xml-syntax", (1, 1)),
            ("<t><!-- a -- b --></t>", "xml-syntax", (1, 11)),
            ("", "xml-syntax", (1, 1)),
        ];
        for (text, code, position) in cases {
            let shown = &text[..text.len().min(60)];
            let error = read_any(text).expect_err(shown);
            assert_eq!(
                (error.code, error.place.map(|p| (p.line, p.column))),
                (code, Some(position)),
                "{shown}"
            );
        }
    }

    /// As [`read`], for texts that may break before their outermost element.
    fn read_any(text: &str) -> Result<(), Diagnostic> {
        let source = Source::new("t.xml", text);
        let mut stream = Stream::new(&source)?;
        while !matches!(stream.step()?, Step::End) {}
        Ok(())
    }
}
