//! The entries of a file in their order, linked one to the next, so that an entry is found, put in and
//! taken out without going through the others.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

use rustc_hash::FxHashMap;

use super::Piece;
use crate::glossary::concept::Kind;

/// The number of a piece; it stays the same while others come and go.
pub(super) type Number = usize;

/// Pieces in the order of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    /// By number; a piece that was taken out leaves its number unused.
    nodes: Vec<Node>,
    first: Option<Number>,
    last: Option<Number>,
    /// The first piece of each id.
    by_id: FxHashMap<String, Number>,
    /// Whether several pieces have one id, as no sound file does.
    is_doubled: bool,
    counts: FxHashMap<Kind, usize>,
    /// Made when the first new entry asks for its place.
    kinds: Option<FxHashMap<Kind, Own>>,
}

#[derive(Debug, Clone)]
struct Node {
    piece: Piece,
    before: Option<Number>,
    after: Option<Number>,
}

/// The pieces of one kind.
#[derive(Debug, Clone)]
struct Own {
    last: Number,
    /// By id, where they stand in the order of their ids.
    sorted: Option<BTreeMap<String, Number>>,
}

impl Order {
    /// Puts a piece in before another; `None` is the end.
    pub(super) fn put(&mut self, piece: Piece, after: Option<Number>) -> Number {
        let number = self.nodes.len();
        let before = match after {
            Some(after) => self.nodes[after].before.replace(number),
            None => self.last.replace(number),
        };
        match before {
            Some(before) => self.nodes[before].after = Some(number),
            None => self.first = Some(number),
        }
        if let Some(kind) = piece.kind {
            *self.counts.entry(kind).or_default() += 1;
        }
        if self.by_id.contains_key(&piece.id) {
            self.is_doubled = true;
        } else {
            self.by_id.insert(piece.id.clone(), number);
        }
        self.note(&piece, number);
        self.nodes.push(Node { piece, before, after });
        number
    }

    /// Takes a piece out.
    pub(super) fn take(&mut self, number: Number) -> Piece {
        let Node { before, after, .. } = self.nodes[number];
        match before {
            Some(before) => self.nodes[before].after = after,
            None => self.first = after,
        }
        match after {
            Some(after) => self.nodes[after].before = before,
            None => self.last = before,
        }
        let piece = self.nodes[number].piece.clone();
        if let Some(count) = piece.kind.and_then(|kind| self.counts.get_mut(&kind)) {
            *count -= 1;
        }
        self.by_id.remove(&piece.id);
        if self.is_doubled {
            let other = self.numbers().find(|&other| self.get(other).id == piece.id);
            self.by_id.extend(other.map(|other| (piece.id.clone(), other)));
        }
        self.kinds = None;
        piece
    }

    /// The first piece of an id.
    pub(super) fn find(&self, id: &str) -> Option<Number> {
        self.by_id.get(id).copied()
    }

    pub(super) fn get(&self, number: Number) -> &Piece {
        &self.nodes[number].piece
    }

    pub(super) fn get_mut(&mut self, number: Number) -> &mut Piece {
        &mut self.nodes[number].piece
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    pub(super) fn is_first(&self, number: Number) -> bool {
        self.first == Some(number)
    }

    pub(super) fn last(&self) -> Option<Number> {
        self.last
    }

    /// The piece that follows another.
    pub(super) fn after(&self, number: Number) -> Option<Number> {
        self.nodes[number].after
    }

    /// How many pieces of a kind there are.
    pub(super) fn count(&self, kind: Kind) -> usize {
        self.counts.get(&kind).copied().unwrap_or_default()
    }

    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.numbers().map(|number| self.get(number))
    }

    fn numbers(&self) -> impl Iterator<Item = Number> {
        std::iter::successors(self.first, |&number| self.nodes[number].after)
    }

    /// The piece before which a new one belongs: the next id where those of its kind are sorted by id,
    /// else what follows the last of its kind; `None` is the end.
    pub(super) fn place(&mut self, kind: Kind, id: &str) -> Option<Number> {
        if self.kinds.is_none() {
            self.kinds = Some(self.by_kind());
        }
        let own = self.kinds.as_ref()?.get(&kind)?;
        let next = own.sorted.as_ref().and_then(|sorted| {
            sorted.range::<str, _>((Excluded(id), Unbounded)).next().map(|(_, number)| *number)
        });
        next.or_else(|| self.after(own.last))
    }

    fn by_kind(&self) -> FxHashMap<Kind, Own> {
        let mut kinds = FxHashMap::default();
        for kind in Kind::ALL {
            let own: Vec<Number> = self.numbers().filter(|&n| self.get(n).kind == Some(kind)).collect();
            let Some(&last) = own.last() else { continue };
            let ids = || own.iter().map(|&number| &self.get(number).id);
            // Of several pieces of one id the first counts, which is collected last.
            let sorted = ids().is_sorted().then(|| ids().cloned().zip(own.iter().copied()).rev().collect());
            kinds.insert(kind, Own { last, sorted });
        }
        kinds
    }

    /// Keeps what is known of the kinds true after a piece was put where [`Self::place`] said.
    fn note(&mut self, piece: &Piece, number: Number) {
        let (Some(kinds), Some(kind)) = (&mut self.kinds, piece.kind) else { return };
        let Some(own) = kinds.get_mut(&kind) else {
            let sorted = Some(BTreeMap::from([(piece.id.clone(), number)]));
            kinds.insert(kind, Own { last: number, sorted });
            return;
        };
        if self.nodes[own.last].after == Some(number) {
            own.last = number;
        }
        if let Some(sorted) = &mut own.sorted {
            sorted.entry(piece.id.clone()).or_insert(number);
        }
    }
}
