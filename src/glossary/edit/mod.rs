//! Edits of one glossary file as text. What is outside the entry that changes stays as it is, byte for
//! byte: comments, order, blank lines, line ends, a byte order mark, a missing last line end. The spans
//! of the TOML parser say which bytes a change concerns; nothing is ever written anew as a whole.

mod blocks;
mod entry;
pub(super) mod list;
mod order;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::canonical;
use super::concept::{Concept, Kind};
use super::read::{line_starts, numbered, read};
use crate::diagnostic::Diagnostic;
use order::{Number, Order};

/// What the text of one entry is called in messages until it stands in a file.
pub const EDITED: &str = "the edited entry";

/// Why a file cannot be edited as wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// No entry has the id.
    #[error("there is no entry `{0}` in this file")]
    Missing(String),
    /// Another entry has the id.
    #[error("the id `{0}` is already taken in this file")]
    Taken(String),
    /// The entry stands in the file, but not as a table with one key a line.
    #[error("the entry `{0}` cannot be edited, because it is not written as a [[kind]] table of its own")]
    NoTable(String),
    /// The entry is not sound before or after the change.
    #[error("the entry is not sound")]
    Unsound(Vec<Diagnostic>),
}

/// The text with a new entry: in the place of its id where the entries of its kind are sorted by id,
/// else after the last of its kind.
///
/// # Errors
/// The id is taken, or the concept would not be read back.
pub fn insert(text: &str, concept: &Concept) -> Result<String, EditError> {
    let mut file = Entries::of(text);
    file.insert(concept)?;
    Ok(file.text())
}

/// The text with the entry `id` changed to `concept`. Only the values of keys that differ change; a new
/// id or kind moves the entry, with its comments, to its new place.
///
/// # Errors
/// There is no such entry, the new id is taken, or the entry is not sound before or after the change.
pub fn update(text: &str, id: &str, concept: &Concept) -> Result<String, EditError> {
    let mut file = Entries::of(text);
    file.update(id, concept)?;
    Ok(file.text())
}

/// The text without the entry `id` and the comments that touch it.
///
/// # Errors
/// There is no such entry.
pub fn remove(text: &str, id: &str) -> Result<String, EditError> {
    let mut file = Entries::of(text);
    file.remove(id)?;
    Ok(file.text())
}

/// The text of each entry of a file with the line, from 1, at which it begins. `None` where something
/// stands before the first entry that is neither blank nor a comment: entries written as inline tables,
/// which only a TOML parser finds, or a slip of the pen.
pub(super) fn entries(text: &str) -> Option<Vec<(usize, &str)>> {
    let blocks = blocks::blocks(text);
    let first = blocks.first().map_or(text.len(), |block| block.range.start);
    let mut head = text[blocks::start(text).min(first)..first].lines();
    if head.any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        return None;
    }
    let mut line = 1;
    let mut at = 0;
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        line += text[at..block.range.start].matches('\n').count();
        at = block.range.start;
        out.push((line, &text[block.range]));
    }
    Some(out)
}

/// The ids of those entries of a folder's files that can be edited: each stands as a table of its own, and no
/// other has its id.
pub fn editable<'t>(texts: impl IntoIterator<Item = &'t str>) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for block in texts.into_iter().flat_map(blocks::blocks) {
        *counts.entry(block.id).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count == 1).map(|(id, _)| id).collect()
}

/// A stretch of the file: as it was, or new.
#[derive(Debug, Clone)]
enum Part {
    Kept(Range<usize>),
    New(String),
}

/// An entry with what stands between it and the one before.
#[derive(Debug, Clone)]
struct Piece {
    kind: Option<Kind>,
    id: String,
    gap: Part,
    body: Part,
    /// The byte of the file as it was read at which it begins, or was put in.
    at: usize,
}

/// A file taken apart into its entries, so that many edits cost little more than one.
#[derive(Debug, Clone)]
pub(super) struct Entries {
    source: String,
    order: Order,
    tail: Part,
    newline: &'static str,
    changed: bool,
    /// The byte at which each line of the source begins.
    lines: OnceCell<Vec<usize>>,
}

impl Entries {
    /// Takes a text apart.
    pub(super) fn of(text: &str) -> Self {
        let mut at = 0;
        let mut order = Order::default();
        for block in blocks::blocks(text) {
            let gap = Part::Kept(at..block.range.start);
            at = block.range.end;
            let begin = block.range.start;
            let body = Part::Kept(block.range);
            order.put(Piece { kind: block.kind, id: block.id, gap, body, at: begin }, None);
        }
        let first = text.split_inclusive('\n').next().unwrap_or_default();
        Self {
            source: text.to_owned(),
            order,
            tail: Part::Kept(at..text.len()),
            newline: if first.ends_with("\r\n") { "\r\n" } else { "\n" },
            changed: false,
            lines: OnceCell::new(),
        }
    }

    /// A text that takes the place of the file's as a whole.
    pub(super) fn rewritten(text: &str) -> Self {
        Self { changed: true, ..Self::of(text) }
    }

    /// The whole text.
    pub(super) fn text(&self) -> String {
        let mut out = String::with_capacity(self.source.len() + 1024);
        for piece in self.order.pieces() {
            out.push_str(self.part(&piece.gap));
            out.push_str(self.part(&piece.body));
        }
        out.push_str(self.part(&self.tail));
        out
    }

    /// Whether anything was edited.
    pub(super) fn is_changed(&self) -> bool {
        self.changed
    }

    /// The ids in the order of the file.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.order.pieces().map(|piece| piece.id.as_str())
    }

    /// How many entries of a kind there are beside the entry `id`.
    pub(super) fn others(&self, kind: Kind, id: &str) -> usize {
        let own = self.order.find(id).filter(|&number| self.order.get(number).kind == Some(kind));
        self.order.count(kind) - usize::from(own.is_some())
    }

    /// The text of one entry with the line, from 1, at which it stands in the file as it was read.
    pub(super) fn body(&self, id: &str) -> Option<(usize, &str)> {
        let piece = self.order.get(self.order.find(id)?);
        Some((self.line(piece), self.part(&piece.body)))
    }

    /// The lines, from 1, at which the entries of an id stand in the file as it was read; a sound file has
    /// one of each.
    pub(super) fn lines(&self, id: &str) -> Vec<usize> {
        // Comments stand before the header.
        let above = |piece: &Piece| {
            self.part(&piece.body).lines().take_while(|line| !line.trim_start().starts_with("[[")).count()
        };
        let own = self.order.pieces().filter(|piece| piece.id == id);
        own.map(|piece| self.line(piece) + above(piece)).collect()
    }

    fn line(&self, piece: &Piece) -> usize {
        let lines = self.lines.get_or_init(|| line_starts(&self.source));
        lines.partition_point(|&start| start <= piece.at)
    }

    /// Puts in a new entry.
    ///
    /// # Errors
    /// As [`insert`].
    pub(super) fn insert(&mut self, concept: &Concept) -> Result<(), EditError> {
        if self.order.find(&concept.id).is_some() {
            return Err(EditError::Taken(concept.id.clone()));
        }
        let body = canonical::entry(concept);
        self.sound(&body, concept, 1)?;
        self.place(concept.kind, &concept.id, body.replace('\n', self.newline));
        Ok(())
    }

    /// Changes an entry.
    ///
    /// # Errors
    /// As [`update`].
    pub(super) fn update(&mut self, id: &str, concept: &Concept) -> Result<(), EditError> {
        if id != concept.id && self.order.find(&concept.id).is_some() {
            return Err(EditError::Taken(concept.id.clone()));
        }
        let at = self.order.find(id).ok_or_else(|| EditError::Missing(id.to_owned()))?;
        let body = self.part(&self.order.get(at).body).to_owned();
        let line = self.line(self.order.get(at));
        let (mut old, problems) = numbered(&concept.at.path, &body, line);
        let Some(old) = old.pop().filter(|_| old.is_empty()) else {
            return Err(if problems.is_empty() {
                EditError::NoTable(id.to_owned())
            } else {
                EditError::Unsound(problems)
            });
        };
        let changed = entry::changed(&body, &old, concept, self.newline)
            .ok_or_else(|| EditError::NoTable(id.to_owned()))?;
        let changed = with_kind(&changed, old.kind, concept.kind);
        self.sound(&changed, concept, line)?;
        self.changed |= changed != body;
        if id == concept.id && old.kind == concept.kind {
            self.order.get_mut(at).body = Part::New(changed);
        } else {
            self.take(at);
            self.place(concept.kind, &concept.id, changed);
        }
        Ok(())
    }

    /// Gives an entry another text, which holds one sound entry of the same id.
    ///
    /// # Errors
    /// There is no such entry, or the text does not hold that one entry.
    pub(super) fn replace(&mut self, id: &str, text: &str) -> Result<Kind, EditError> {
        let at = self.order.find(id).ok_or_else(|| EditError::Missing(id.to_owned()))?;
        let (concepts, problems) = read(EDITED, text);
        let [concept] = &concepts[..] else {
            return Err(if problems.is_empty() {
                EditError::NoTable(id.to_owned())
            } else {
                EditError::Unsound(problems)
            });
        };
        if !problems.is_empty() {
            return Err(EditError::Unsound(problems));
        }
        if concept.id != id || blocks::blocks(text).len() != 1 {
            return Err(EditError::NoTable(id.to_owned()));
        }
        let mut body =
            text.trim_start_matches('\u{FEFF}').trim().replace("\r\n", "\n").replace('\n', self.newline);
        if self.part(&self.order.get(at).body).ends_with('\n') {
            body.push_str(self.newline);
        }
        let kind = concept.kind;
        if self.order.get(at).kind == Some(kind) {
            self.changed |= body != self.part(&self.order.get(at).body);
            self.order.get_mut(at).body = Part::New(body);
        } else {
            self.take(at);
            self.place(kind, id, body);
        }
        Ok(kind)
    }

    /// Takes out an entry and gives its text.
    ///
    /// # Errors
    /// There is no such entry.
    pub(super) fn remove(&mut self, id: &str) -> Result<String, EditError> {
        let at = self.order.find(id).ok_or_else(|| EditError::Missing(id.to_owned()))?;
        Ok(self.take(at))
    }

    fn part<'a>(&'a self, part: &'a Part) -> &'a str {
        match part {
            Part::Kept(range) => &self.source[range.clone()],
            Part::New(text) => text,
        }
    }

    /// Holds a changed entry, which begins at `line`, against the concept that it should be.
    fn sound(&self, body: &str, concept: &Concept, line: usize) -> Result<(), EditError> {
        let (read, problems) = numbered(&concept.at.path, body, line);
        match read.first() {
            Some(back) if problems.is_empty() && is_same(back, concept) => Ok(()),
            Some(_) if problems.is_empty() => Err(EditError::NoTable(concept.id.clone())),
            _ => Err(EditError::Unsound(problems)),
        }
    }

    /// Puts an entry's text where it belongs.
    pub(super) fn place(&mut self, kind: Kind, id: &str, body: String) {
        self.changed = true;
        let next = self.order.place(kind, id);
        let gap = Part::New(self.newline.to_owned());
        let at = next.map_or(self.source.len(), |next| self.order.get(next).at);
        let mut piece = Piece { kind: Some(kind), id: id.to_owned(), gap, body: Part::New(body), at };
        if let Some(next) = next {
            std::mem::swap(&mut piece.gap, &mut self.order.get_mut(next).gap);
            self.end_line(&mut piece);
        } else if self.order.is_empty() {
            let head = self.part(&self.tail);
            let mut gap = head.to_owned();
            if !head[blocks::start(head)..].trim().is_empty() {
                gap.truncate(gap.trim_end().len());
                gap.push_str(self.newline);
                gap.push_str(self.newline);
            }
            piece.gap = Part::New(gap);
            self.tail = Part::New(String::new());
        } else {
            self.append(&mut piece);
        }
        self.order.put(piece, next);
    }

    /// Makes room at the end: a file without a last line end keeps to that.
    fn append(&mut self, piece: &mut Piece) {
        let Some(last) = self.order.last() else { return };
        let body = self.part(&self.order.get(last).body);
        if !body.ends_with('\n') {
            let ended = format!("{body}{}", self.newline);
            self.order.get_mut(last).body = Part::New(ended);
            let bare = self.part(&piece.body).trim_end_matches(['\r', '\n']).to_owned();
            piece.body = Part::New(bare);
        } else {
            self.end_line(piece);
        }
    }

    fn end_line(&self, piece: &mut Piece) {
        let body = self.part(&piece.body);
        if !body.ends_with('\n') {
            piece.body = Part::New(format!("{body}{}", self.newline));
        }
    }

    /// Takes a piece out and joins what stood around it.
    fn take(&mut self, number: Number) -> String {
        self.changed = true;
        let next = self.order.after(number);
        let piece = self.order.take(number);
        let is_first = next.map_or(self.order.is_empty(), |next| self.order.is_first(next));
        let body = self.part(&piece.body).to_owned();
        let before = self.part(&piece.gap).to_owned();
        let is_blank = |text: &str| text.trim_start_matches('\u{FEFF}').trim().is_empty();
        if let Some(next) = next {
            let after = self.part(&self.order.get(next).gap);
            let gap = if is_blank(after) {
                before
            } else if is_blank(&before) && !is_first {
                after.to_owned()
            } else {
                before + after
            };
            self.order.get_mut(next).gap = Part::New(gap);
            return body;
        }
        if !is_blank(&before) || is_first {
            self.tail = Part::New(before + self.part(&self.tail));
        }
        // Where comments are left at the end, the line of the last entry has to end before them.
        if !body.ends_with('\n')
            && self.part(&self.tail).is_empty()
            && let Some(last) = self.order.last()
        {
            let bare = self.part(&self.order.get(last).body).trim_end_matches(['\r', '\n']).to_owned();
            self.order.get_mut(last).body = Part::New(bare);
        }
        body
    }
}

/// The text of an entry with another kind in its header.
fn with_kind(body: &str, old: Kind, new: Kind) -> String {
    if old == new {
        return body.to_owned();
    }
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if line.trim_start().starts_with("[[") {
            let header = line.replacen(old.name(), new.name(), 1);
            return format!("{}{header}{}", &body[..at], &body[at + line.len()..]);
        }
        at += line.len();
    }
    body.to_owned()
}

/// Whether two concepts say the same, wherever they stand.
fn is_same(a: &Concept, b: &Concept) -> bool {
    a.kind == b.kind
        && super::keys::KEYS.iter().all(|key| super::keys::value(a, key) == super::keys::value(b, key))
}

#[cfg(test)]
mod tests;
