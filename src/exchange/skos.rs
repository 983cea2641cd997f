//! SKOS, the Simple Knowledge Organization System of the W3C, in Turtle: for publication. Only
//! written; `docs/glossary.md` has the table of what becomes what.

use std::io;

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, NamedNodeRef, TermRef, TripleRef};
use oxttl::TurtleSerializer;

use super::Exported;
use super::lost::lost;
use crate::diagnostic::Diagnostic;
use crate::glossary::{Concept, Status, Term, TermType};

/// What the address of a concept begins with where none is given.
pub const DEFAULT_BASE: &str = "urn:mujaz:glossary:";

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const DCTERMS: &str = "http://purl.org/dc/terms/";
/// Asset Description Metadata Schema: states of an entry.
const ADMS: &str = "http://www.w3.org/ns/adms#";
const ADMS_STATUS: &str = "http://purl.org/adms/status/";
const OWL: &str = "http://www.w3.org/2002/07/owl#";

/// A Turtle file of the concepts, in their order. The address of a concept is `base` with its id, that
/// of the whole scheme `base` without its last sign.
pub fn write(concepts: &[&Concept], base: &str) -> Exported {
    let scheme = base.trim_end_matches([':', '/', '#']);
    let Ok(scheme) = NamedNode::new(scheme) else {
        let problem = Diagnostic::error("skos-base", format!("`{base}` is no IRI"))
            .help("write a beginning such as https://example.org/glossary/");
        return Exported { bytes: Vec::new(), problems: vec![problem] };
    };
    let mut problems = not_carried(concepts);
    // `common` only matters to the matcher.
    problems.extend(lost("SKOS", concepts, |_, column| column != "common"));
    let bytes = match turtle(concepts, base, &scheme) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(Diagnostic::error("skos-write", format!("the file could not be written: {error}")));
            Vec::new()
        }
    };
    Exported { bytes, problems }
}

/// What SKOS cannot carry of these concepts.
fn not_carried(concepts: &[&Concept]) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut tell = |count: usize, what: &str, help: &str| {
        if count > 0 {
            let message = format!("{what} of {count} concepts is not carried");
            out.push(Diagnostic::notice("skos-not-carried", message).help(help));
        }
    };
    let plain = |t: &Term| matches!(t.kind, TermType::Name | TermType::Variant | TermType::Forbidden);
    let typed = concepts.iter().filter(|c| !c.ar.iter().chain(&c.en).all(plain)).count();
    tell(
        typed,
        "the type of terms",
        "short forms, acronyms, long names and adjectives become plain altLabels",
    );
    let several = concepts.iter().filter(|c| repeated(&c.ar) || repeated(&c.en)).count();
    tell(several, "a term given twice", "SKOS keeps the labels of a concept apart; the better label stays");
    tell(concepts.iter().filter(|c| c.cldr).count(), "the origin CLDR of names", "the names are written");
    out
}

fn repeated(terms: &[Term]) -> bool {
    terms.iter().enumerate().any(|(i, t)| terms[..i].iter().any(|before| before.text == t.text))
}

fn turtle(concepts: &[&Concept], base: &str, scheme: &NamedNode) -> io::Result<Vec<u8>> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, namespace) in
        [("adms", ADMS), ("dcterms", DCTERMS), ("owl", OWL), ("skos", SKOS), ("xsd", XSD)]
    {
        serializer = serializer.with_prefix(prefix, namespace).map_err(io::Error::other)?;
    }
    let mut out = Turtle { writer: serializer.for_writer(Vec::new()), subject: scheme.clone() };
    out.node(rdf::TYPE.into_owned(), &skos("ConceptScheme"))?;
    out.literal(dcterms("title"), Literal::new_language_tagged_literal_unchecked("mujaz glossary", "en"))?;
    for concept in concepts {
        out.concept(concept, base, scheme)?;
    }
    out.writer.finish()
}

const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

fn skos(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SKOS}{name}"))
}

fn dcterms(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{DCTERMS}{name}"))
}

struct Turtle {
    writer: oxttl::turtle::WriterTurtleSerializer<Vec<u8>>,
    /// What the next statements are about.
    subject: NamedNode,
}

impl Turtle {
    fn node(&mut self, predicate: NamedNode, object: &NamedNode) -> io::Result<()> {
        self.say(predicate.as_ref(), object.as_ref())
    }

    fn literal(&mut self, predicate: NamedNode, object: Literal) -> io::Result<()> {
        self.say(predicate.as_ref(), object.as_ref())
    }

    fn say<'a>(&'a mut self, predicate: NamedNodeRef<'a>, object: impl Into<TermRef<'a>>) -> io::Result<()> {
        let subject = self.subject.as_ref();
        self.writer.serialize_triple(TripleRef::new(subject, predicate, object))
    }

    fn concept(&mut self, concept: &Concept, base: &str, scheme: &NamedNode) -> io::Result<()> {
        self.subject = address(base, &concept.id)?;
        self.node(rdf::TYPE.into_owned(), &skos("Concept"))?;
        self.node(skos("inScheme"), scheme)?;
        self.literal(skos("notation"), Literal::new_simple_literal(&concept.id))?;
        self.labels(&concept.ar, "ar")?;
        self.labels(&concept.en, "en")?;
        for (property, text) in
            [(skos("definition"), &concept.definition), (skos("editorialNote"), &concept.note)]
        {
            if let Some(text) = text {
                self.literal(property, Literal::new_language_tagged_literal_unchecked(text, "en"))?;
            }
        }
        for edition in &concept.editions {
            let text = format!("edition {edition}");
            let note = Literal::new_language_tagged_literal_unchecked(text, "en");
            self.literal(skos("historyNote"), note)?;
        }
        match &concept.parent {
            Some(parent) => self.node(skos("broader"), &address(base, parent)?)?,
            None => self.node(skos("topConceptOf"), scheme)?,
        }
        self.kind(concept)?;
        self.life(concept, base)
    }

    /// The name is preferred; a forbidden term is found by a search and never shown. SKOS allows one
    /// preferred label for each language, and no text as two sorts of label.
    fn labels(&mut self, terms: &[Term], language: &str) -> io::Result<()> {
        let mut said: Vec<&str> = Vec::new();
        for (property, wanted) in [
            ("prefLabel", Some(TermType::Name)),
            ("altLabel", None),
            ("hiddenLabel", Some(TermType::Forbidden)),
        ] {
            for term in terms {
                let fits = match wanted {
                    Some(kind) => term.kind == kind,
                    None => term.kind != TermType::Forbidden,
                };
                if !fits || said.contains(&term.text.as_str()) {
                    continue;
                }
                said.push(&term.text);
                let label = Literal::new_language_tagged_literal_unchecked(&term.text, language);
                self.literal(skos(property), label)?;
                if property == "prefLabel" {
                    break;
                }
            }
        }
        Ok(())
    }

    fn kind(&mut self, concept: &Concept) -> io::Result<()> {
        self.literal(dcterms("type"), Literal::new_simple_literal(concept.kind.name()))?;
        if let Some(class) = &concept.class {
            self.literal(dcterms("type"), Literal::new_simple_literal(class))?;
        }
        if let Some(country) = &concept.country {
            self.literal(dcterms("spatial"), Literal::new_typed_literal(country, dcterms("ISO3166")))?;
        }
        Ok(())
    }

    /// Where the English was read, whether it is approved, when it held and what came after.
    fn life(&mut self, concept: &Concept, base: &str) -> io::Result<()> {
        if let Some(source) = &concept.source {
            match NamedNode::new(source.as_str()) {
                Ok(address) => self.node(dcterms("source"), &address)?,
                Err(_) => self.literal(dcterms("source"), Literal::new_simple_literal(source))?,
            }
        }
        let status = match concept.status {
            Status::Approved => "Completed",
            Status::Proposed => "UnderDevelopment",
            Status::Deprecated => "Deprecated",
        };
        self.node(
            NamedNode::new_unchecked(format!("{ADMS}status")),
            &NamedNode::new_unchecked(format!("{ADMS_STATUS}{status}")),
        )?;
        if concept.status == Status::Deprecated {
            let deprecated = NamedNode::new_unchecked(format!("{OWL}deprecated"));
            self.literal(deprecated, Literal::new_typed_literal("true", xsd::BOOLEAN))?;
        }
        if let Some(period) = period(concept) {
            self.literal(dcterms("valid"), Literal::new_typed_literal(period, dcterms("Period")))?;
        }
        match &concept.replaced_by {
            Some(id) => self.node(dcterms("isReplacedBy"), &address(base, id)?),
            None => Ok(()),
        }
    }
}

/// The time in which the name held, in the form of the DCMI Period Encoding Scheme.
fn period(concept: &Concept) -> Option<String> {
    let parts: Vec<String> = [("start", &concept.since), ("end", &concept.until)]
        .into_iter()
        .filter_map(|(name, day)| day.as_ref().map(|day| format!("{name}={day};")))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn address(base: &str, id: &str) -> io::Result<NamedNode> {
    NamedNode::new(format!("{base}{id}")).map_err(io::Error::other)
}
