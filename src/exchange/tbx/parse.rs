//! A file to its entries: the outermost elements are walked through, each entry is read whole,
//! checked, and handed on, so that memory holds one entry at a time.

use std::collections::HashSet;
use std::ops::Range;

use super::NAMESPACE;
use super::category::{Dialect, of_tag};
use super::check::{Rules, structure};
use super::model::Style;
use super::problems::Problems;
use super::termbase::{Entry, Fact, LanguageSection, TermSection, Termbase};
use crate::diagnostic::{Diagnostic, Warned};
use crate::exchange::xml::{Content, Node, Source, Step, Stream};

/// A TBX file with all its terms, in all languages.
///
/// # Errors
/// When the file is too large, in a broken encoding, not well-formed, or not built as its version and
/// dialect ask; all errors of structure are told in one run.
pub fn parse(path: &str, bytes: &[u8]) -> Result<Warned<Termbase>, Vec<Diagnostic>> {
    let text = super::checked(path, bytes).map_err(|problem| vec![problem])?;
    file(&Source::new(path, &text))
}

/// As [`parse`], of a decoded text.
fn file(source: &Source<'_>) -> Result<Warned<Termbase>, Vec<Diagnostic>> {
    let mut entries = Vec::new();
    let head = each(source, &mut |_, entry| entries.push(entry))?;
    let Head { dialect, title } = head.value;
    Ok(Warned::new(Termbase { dialect, title, entries }, head.diagnostics))
}

/// What stands before the entries.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The dialect as the file names it.
    pub(super) dialect: String,
    /// The title in the header.
    pub(super) title: Option<String>,
}

/// Hands each entry to `take` as soon as it is read. Where there is an error in the end, what was handed
/// on must not be used.
pub(super) fn each(
    source: &Source<'_>,
    take: &mut dyn FnMut(&Head, Entry),
) -> Result<Warned<Head>, Vec<Diagnostic>> {
    let mut problems = Problems::new(source);
    match walk(source, &mut problems, take) {
        Ok(head) if !problems.has_errors() => Ok(Warned::new(head, problems.finish())),
        Ok(_) => Err(problems.finish()),
        Err(broken) => {
            let mut all = problems.finish();
            all.push(broken);
            Err(all)
        }
    }
}

fn walk(
    source: &Source<'_>,
    problems: &mut Problems<'_>,
    take: &mut dyn FnMut(&Head, Entry),
) -> Result<Head, Diagnostic> {
    let mut stream = Stream::new(source)?;
    let Step::Open(root) = stream.step()? else { return Err(structure("the file is empty".to_owned())) };
    let rules = rules(&root).map_err(|problem| problem.at(source.place(&root.at)))?;
    let mut walk = Walk {
        rules,
        problems,
        head: Head { dialect: root.attribute("type").unwrap_or("TBX").to_owned(), title: None },
        take,
        ids: HashSet::new(),
        targets: Vec::new(),
    };
    walk.outermost(&mut stream, &root)?;
    // What stands after the outermost element is an error of XML.
    stream.step()?;
    walk.links();
    Ok(walk.head)
}

/// The version, style and dialect that the outermost element names.
fn rules(root: &Node) -> Result<Rules, Diagnostic> {
    match (root.name.as_str(), root.namespace.as_deref()) {
        ("martif", _) => Ok(Rules { style: Style::Martif, dialect: Dialect::Other }),
        ("tbx", Some(NAMESPACE)) => {
            let style = match root.attribute("style") {
                Some("dca") => Style::Dca,
                Some("dct") => Style::Dct,
                other => {
                    let message = format!("`tbx` has the style `{}`", other.unwrap_or_default());
                    return Err(structure(message).help("write style=\"dca\" or style=\"dct\""));
                }
            };
            let Some(name) = root.attribute("type").filter(|t| t.starts_with("TBX-")) else {
                let message = "`tbx` names no dialect".to_owned();
                return Err(structure(message).help("write type=\"TBX-Basic\", or the dialect it is in"));
            };
            Ok(Rules { style, dialect: Dialect::of(name) })
        }
        ("tbx", other) => {
            let message = format!("`tbx` is in the namespace `{}`", other.unwrap_or_default());
            Err(structure(message).help(format!("TBX version 3 needs xmlns=\"{NAMESPACE}\"")))
        }
        (name, _) => {
            let message = format!("the outermost element is `{name}`, so this is no TBX file");
            Err(structure(message).help("TBX begins with <tbx> (version 3) or <martif> (version 2)"))
        }
    }
}

struct Walk<'a, 'b> {
    rules: Rules,
    problems: &'a mut Problems<'b>,
    head: Head,
    take: &'a mut dyn FnMut(&Head, Entry),
    ids: HashSet<String>,
    targets: Vec<(String, Range<usize>)>,
}

impl Walk<'_, '_> {
    fn martif(&self) -> bool {
        self.rules.style == Style::Martif
    }

    /// The header and the text.
    fn outermost(&mut self, stream: &mut Stream<'_>, root: &Node) -> Result<(), Diagnostic> {
        let header = if self.martif() { "martifHeader" } else { "tbxHeader" };
        let (mut headed, mut texts) = (false, 0);
        while let Some(node) = self.next_in(stream, &root.name, "a header and a text")? {
            if node.name == header && !headed && texts == 0 {
                headed = true;
                let node = self.checked(stream, node)?;
                let title = node.child("fileDesc").and_then(|n| n.child("titleStmt")?.child("title"));
                self.head.title = title.map(Node::text);
            } else if node.name == "text" && texts == 0 {
                texts += 1;
                self.text(stream, &node)?;
            } else {
                self.misplaced(stream, node, &root.name, &format!("expected: {header}, then text"))?;
            }
        }
        for (missing, name) in [(!headed, header), (texts == 0, "text")] {
            if missing {
                let message = format!("`{}` has no `{name}`", root.name);
                self.problems
                    .add(structure(message).help(format!("expected: {header}, then text")), &root.at);
            }
        }
        Ok(())
    }

    fn text(&mut self, stream: &mut Stream<'_>, text: &Node) -> Result<(), Diagnostic> {
        let (mut bodies, mut backs) = (0, 0);
        while let Some(node) = self.next_in(stream, "text", "a body")? {
            match node.name.as_str() {
                "body" if bodies == 0 && backs == 0 => {
                    bodies += 1;
                    self.body(stream, &node)?;
                }
                "back" if bodies == 1 && backs == 0 => {
                    backs += 1;
                    self.checked(stream, node)?;
                }
                "front" if self.martif() && bodies == 0 => {
                    stream.whole(node)?;
                }
                _ => self.misplaced(stream, node, "text", "expected: body, then perhaps back")?,
            }
        }
        if bodies == 0 {
            self.problems.add(structure("`text` has no `body`".to_owned()), &text.at);
        }
        Ok(())
    }

    fn body(&mut self, stream: &mut Stream<'_>, body: &Node) -> Result<(), Diagnostic> {
        let name = if self.martif() { "termEntry" } else { "conceptEntry" };
        let mut entries = 0;
        while let Some(node) = self.next_in(stream, "body", "entries")? {
            if node.name != name {
                self.misplaced(stream, node, "body", &format!("expected: one or more {name}"))?;
                continue;
            }
            entries += 1;
            let node = self.checked(stream, node)?;
            if !self.problems.has_errors() {
                (self.take)(&self.head, entry(&node));
            }
        }
        if entries == 0 {
            let message = format!("`body` has no `{name}`");
            self.problems.add(structure(message).help("a file of terms has at least one entry"), &body.at);
        }
        Ok(())
    }

    /// The next element in an element of elements; `None` at its end.
    fn next_in(
        &mut self,
        stream: &mut Stream<'_>,
        parent: &str,
        holds: &str,
    ) -> Result<Option<Node>, Diagnostic> {
        loop {
            match stream.step()? {
                Step::Open(node) => return Ok(Some(node)),
                Step::Close | Step::End => return Ok(None),
                Step::Piece(Content::Text(text, at)) if !text.trim().is_empty() => {
                    let message = format!("text may not stand directly in `{parent}`");
                    self.problems.add(structure(message).help(format!("it holds {holds}")), &at);
                }
                Step::Piece(_) => {}
            }
        }
    }

    fn misplaced(
        &mut self,
        stream: &mut Stream<'_>,
        node: Node,
        parent: &str,
        help: &str,
    ) -> Result<(), Diagnostic> {
        let message = format!("`{}` may not stand here in `{parent}`", node.name);
        self.problems.add(structure(message).help(help), &node.at);
        stream.whole(node)?;
        Ok(())
    }

    /// An element read whole, its data categories as attributes, and checked.
    fn checked(&mut self, stream: &mut Stream<'_>, node: Node) -> Result<Node, Diagnostic> {
        let mut node = stream.whole(node)?;
        self.as_attributes(&mut node);
        self.rules.check(&node, self.problems);
        self.remember(&node);
        Ok(node)
    }

    /// Turns tags of data categories into the elements that carry them.
    fn as_attributes(&mut self, node: &mut Node) {
        for piece in &mut node.content {
            let Content::Node(child) = piece else { continue };
            self.as_attributes(child);
            let Some(namespace) = child.namespace.as_deref().filter(|n| *n != NAMESPACE) else { continue };
            if self.martif() {
                continue;
            }
            let known = of_tag(namespace, &child.name);
            if self.rules.style == Style::Dca || (known.is_none() && self.rules.dialect != Dialect::Other) {
                let message = format!("`{}` of the namespace `{namespace}` may not stand here", child.name);
                let help =
                    "only files of style=\"dct\" have tags for data categories, those of their dialect";
                self.problems.add(Diagnostic::error("tbx-category", message).help(help), &child.at);
                continue;
            }
            let category = std::mem::take(&mut child.name);
            // A category of an unknown dialect is told in the end as one that has no place.
            child.name = known.map_or("descrip", |k| k.carrier).to_owned();
            child.attributes.retain(|(key, _)| key != "type");
            child.attributes.push(("type".to_owned(), category));
        }
    }

    /// Collects ids and what points to them.
    fn remember(&mut self, node: &Node) {
        if let Some(id) = node.attribute("id")
            && !self.ids.insert(id.to_owned())
        {
            let message = format!("the id `{id}` is given twice");
            let problem = structure(message).help("ids are unique in a file; rename the second");
            self.problems.add(problem, &node.at);
        }
        if let Some(target) = node.attribute("target").filter(|t| !t.contains("://")) {
            self.targets.push((target.to_owned(), node.at.clone()));
        }
        for child in node.children() {
            self.remember(child);
        }
    }

    /// Says which targets are no id of the file. In version 2 they may be anything.
    fn links(&mut self) {
        if self.martif() {
            return;
        }
        for (target, at) in std::mem::take(&mut self.targets) {
            if !self.ids.contains(&target) {
                let message = format!("`{target}` is no id of this file");
                let problem = Diagnostic::warning("tbx-target", message);
                self.problems.add(problem.help("name an id of the file, or an address with https://"), &at);
            }
        }
    }
}

fn entry(node: &Node) -> Entry {
    let languages = node.children().filter(|c| matches!(c.name.as_str(), "langSec" | "langSet"));
    Entry {
        id: node.attribute("id").map(str::to_owned),
        facts: facts(node),
        languages: languages.map(language).collect(),
        at: node.at.clone(),
    }
}

fn language(node: &Node) -> LanguageSection {
    let terms = node.children().filter(|c| matches!(c.name.as_str(), "termSec" | "tig" | "ntig"));
    LanguageSection {
        language: node.attribute("xml:lang").unwrap_or_default().trim().to_owned(),
        facts: facts(node),
        terms: terms.map(term).collect(),
        at: node.at.clone(),
    }
}

fn term(node: &Node) -> TermSection {
    let group = node.child("termGrp");
    let term = node.child("term").or_else(|| group?.child("term"));
    let mut all = group.map(facts).unwrap_or_default();
    all.extend(facts(node));
    TermSection {
        term: term.map(Node::text).unwrap_or_default(),
        facts: all,
        at: term.map_or(node.at.clone(), |t| t.at.clone()),
    }
}

/// The facts directly on a level; a group is its first fact with the others as details.
fn facts(node: &Node) -> Vec<Fact> {
    node.children().filter_map(fact).collect()
}

fn fact(node: &Node) -> Option<Fact> {
    let category = match node.name.as_str() {
        "note" | "date" | "termCompList" => node.name.clone(),
        "descripGrp" | "adminGrp" | "transacGrp" | "termNoteGrp" => {
            let mut inside = facts(node).into_iter();
            let mut first = inside.next()?;
            first.details.extend(inside);
            return Some(first);
        }
        _ => node.attribute("type")?.to_owned(),
    };
    if matches!(node.name.as_str(), "langSec" | "langSet" | "termSec" | "tig" | "ntig" | "term") {
        return None;
    }
    Some(Fact {
        category,
        value: node.text(),
        target: node.attribute("target").map(str::to_owned),
        details: Vec::new(),
        at: node.at.clone(),
    })
}
