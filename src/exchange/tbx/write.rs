//! Concepts as TBX-Basic, version 3, data categories as attributes.

use std::collections::HashSet;
use std::io;

use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;

use super::terms::marks;
use super::{NAMESPACE, TITLE, fields};
use crate::diagnostic::Diagnostic;
use crate::exchange::Exported;
use crate::exchange::xml::{is_char, is_space};
use crate::glossary::keys::{self, Value};
use crate::glossary::{Concept, Status, Term};

type Out = Writer<Vec<u8>>;

/// A TBX file of the concepts, in their order. It names the data categories of TBX-Basic only and
/// passes its schema; what TBX-Basic has no category for stands in notes of the form `key: value`.
pub fn write(concepts: &[&Concept]) -> Exported {
    let (with_terms, without): (Vec<&Concept>, Vec<&Concept>) =
        concepts.iter().copied().partition(|c| !c.ar.is_empty() || !c.en.is_empty());
    let mut problems = not_carried(&with_terms, &without);
    if with_terms.is_empty() {
        let problem = Diagnostic::error("tbx-empty", "there is no concept to write");
        problems.push(problem.help("a TBX file has at least one entry"));
        return Exported { bytes: Vec::new(), problems };
    }
    let bytes = match file(&with_terms) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(Diagnostic::error("tbx-write", format!("the file could not be written: {error}")));
            Vec::new()
        }
    };
    Exported { bytes, problems }
}

/// What TBX cannot carry of these concepts.
fn not_carried(concepts: &[&Concept], without_terms: &[&Concept]) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    if !without_terms.is_empty() {
        let ids: Vec<&str> = without_terms.iter().map(|c| c.id.as_str()).collect();
        let message = format!("{} concepts without any term were left out: {}", ids.len(), ids.join(", "));
        let problem = Diagnostic::warning("tbx-not-carried", message);
        out.push(problem.help("an entry of TBX has at least one term"));
    }
    let cldr = concepts.iter().filter(|c| c.cldr).count();
    if cldr > 0 {
        let message = format!("that the names of {cldr} countries come from CLDR is not carried");
        let problem = Diagnostic::notice("tbx-not-carried", message);
        out.push(problem.help("read back, these names are the entry's own"));
    }
    let damaged: Vec<&str> = concepts
        .iter()
        .filter(|c| texts(c).any(|t| !t.chars().all(is_char)))
        .map(|c| c.id.as_str())
        .collect();
    if !damaged.is_empty() {
        let message =
            format!("control characters in {} concepts were left out: {}", damaged.len(), damaged.join(", "));
        let problem = Diagnostic::warning("tbx-not-carried", message);
        out.push(problem.help("XML cannot hold them; remove them from the glossary"));
    }
    out
}

/// Every text of a concept.
fn texts(concept: &Concept) -> impl Iterator<Item = &str> {
    let terms = concept.ar.iter().chain(&concept.en).map(|t| t.text.as_str());
    let fields = [&concept.class, &concept.definition, &concept.note, &concept.source].into_iter().flatten();
    terms.chain(fields.map(String::as_str))
}

fn file(concepts: &[&Concept]) -> io::Result<Vec<u8>> {
    let ids: HashSet<&str> = concepts.iter().map(|c| c.id.as_str()).collect();
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 1);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = out.create_element("tbx").with_attributes([
        ("type", "TBX-Basic"),
        ("style", "dca"),
        ("xml:lang", "en"),
        ("xmlns", NAMESPACE),
    ]);
    root.write_inner_content(|out| {
        header(out)?;
        out.create_element("text").write_inner_content(|out| {
            out.create_element("body").write_inner_content(|out| {
                concepts.iter().try_for_each(|concept| entry(out, concept, &ids))
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn header(out: &mut Out) -> io::Result<()> {
    out.create_element("tbxHeader").write_inner_content(|out| {
        out.create_element("fileDesc").write_inner_content(|out| {
            out.create_element("titleStmt").write_inner_content(|out| plain(out, "title", TITLE))?;
            out.create_element("sourceDesc").write_inner_content(|out| {
                plain(out, "p", "Names of international meetings and bodies in Arabic and English.")
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn entry(out: &mut Out, concept: &Concept, ids: &HashSet<&str>) -> io::Result<()> {
    let id = fields::xml_id(&concept.id);
    out.create_element("conceptEntry").with_attribute(("id", id.as_str())).write_inner_content(|out| {
        typed(out, ("descrip", "subjectField"), &fields::subject(concept.kind, concept.class.as_deref()))?;
        if let Some(definition) = &concept.definition {
            typed(out, ("descrip", "definition"), definition)?;
        }
        // The source is where the English was read; without English it is the concept's.
        if concept.en.is_empty() {
            source(out, concept)?;
        }
        notes(out, concept)?;
        links(out, concept, ids)?;
        if !concept.ar.is_empty() {
            language(out, concept, "ar", &concept.ar)?;
        }
        if !concept.en.is_empty() {
            language(out, concept, "en", &concept.en)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn notes(out: &mut Out, concept: &Concept) -> io::Result<()> {
    if let Some(note) = &concept.note {
        plain(out, "note", &fields::own_note(note))?;
    }
    plain(out, "note", &fields::written("status", concept.status.name()))?;
    let optional = [("country", &concept.country), ("since", &concept.since), ("until", &concept.until)];
    for (key, value) in optional {
        if let Some(value) = value {
            plain(out, "note", &fields::written(key, value))?;
        }
    }
    if let Some(Value::List(editions)) = keys::value(concept, "editions") {
        plain(out, "note", &fields::written("editions", &editions.join(", ")))?;
    }
    if concept.common {
        plain(out, "note", &fields::written("common", "true"))?;
    }
    Ok(())
}

/// Links to other concepts: cross-references where the other is in the file too.
fn links(out: &mut Out, concept: &Concept, ids: &HashSet<&str>) -> io::Result<()> {
    for (key, target) in [("parent", &concept.parent), ("replaced-by", &concept.replaced_by)] {
        let Some(target) = target else { continue };
        if ids.contains(target.as_str()) {
            let target = fields::xml_id(target);
            out.create_element("ref")
                .with_attributes([("type", "crossReference"), ("target", target.as_str())])
                .write_text_content(BytesText::new(key))?;
        } else {
            plain(out, "note", &fields::written(key, target))?;
        }
    }
    Ok(())
}

fn language(out: &mut Out, concept: &Concept, tag: &str, terms: &[Term]) -> io::Result<()> {
    out.create_element("langSec").with_attribute(("xml:lang", tag)).write_inner_content(|out| {
        if tag == "en" {
            source(out, concept)?;
        }
        let deprecated = concept.status == Status::Deprecated;
        terms.iter().try_for_each(|t| term(out, t, deprecated))
    })?;
    Ok(())
}

fn term(out: &mut Out, term: &Term, deprecated: bool) -> io::Result<()> {
    let marks = marks(term.kind, deprecated);
    out.create_element("termSec").write_inner_content(|out| {
        plain(out, "term", &term.text)?;
        if let Some(kind) = marks.term_type {
            typed(out, ("termNote", "termType"), kind)?;
        }
        typed(out, ("termNote", "partOfSpeech"), marks.part_of_speech)?;
        typed(out, ("termNote", "administrativeStatus"), marks.status)
    })?;
    Ok(())
}

fn source(out: &mut Out, concept: &Concept) -> io::Result<()> {
    match &concept.source {
        Some(source) => typed(out, ("admin", "source"), source),
        None => Ok(()),
    }
}

fn plain(out: &mut Out, element: &str, text: &str) -> io::Result<()> {
    out.create_element(element).write_text_content(BytesText::from_escaped(escaped(text)))?;
    Ok(())
}

fn typed(out: &mut Out, (element, category): (&str, &str), text: &str) -> io::Result<()> {
    out.create_element(element)
        .with_attribute(("type", category))
        .write_text_content(BytesText::from_escaped(escaped(text)))?;
    Ok(())
}

/// A text for XML. White space that a reader would take for layout is written as a reference;
/// characters that XML cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().filter(|c| is_char(*c)).peekable();
    let mut after_word = false;
    while let Some(c) = chars.next() {
        let between_words = after_word && chars.peek().is_some_and(|next| !is_space(*next));
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            ' ' if between_words => out.push(' '),
            c if is_space(c) => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
        after_word = !is_space(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::xml::{Source, Step, Stream};

    #[test]
    fn every_text_comes_back_as_it_was() {
        for text in ["a b", " a  b\n", "\t", "", "a\r\nb & <c> ]]>", "بند أول\u{200F} – ثان", "  "]
        {
            let file = format!("<t>\n{}\n</t>", escaped(text));
            let source = Source::new("t.xml", &file);
            let mut stream = Stream::new(&source).expect("characters");
            let Step::Open(node) = stream.step().expect("a root") else { panic!("no root in {file}") };
            assert_eq!(stream.whole(node).expect("read").text(), text, "{file}");
        }
    }
}
