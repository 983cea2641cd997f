//! Three states of one glossary file merged by entry and key, not by line.
//!
//! Both sides are compared with their common base. An entry or a key that only one side changed is
//! taken from that side; lists are merged as sets; what both changed differently is a conflict, and
//! only that entry gets conflict markers. Comments, order and line ends are those of our side.
//!
//! An entry keeps its identity when its id is changed (see [`diff`]), so that one side may rename a
//! concept and the other add a term to it.

mod entry;
mod layout;
mod parts;

use std::collections::{HashMap, HashSet};

use super::diff::{self, Sort};
use super::read;
use entry::Outcome;
use parts::{Entry, File};

/// Which of the three texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// What both sides began with.
    Base,
    /// The branch that is merged into.
    Ours,
    /// The branch that is merged.
    Theirs,
}

/// A text that cannot be taken apart into entries, so that only its lines can be merged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unmergeable {
    /// Which text it is.
    pub side: Side,
    /// Line from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

/// What both sides changed, and not in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The id on our side, else on theirs.
    pub id: String,
    /// Why a person has to decide.
    pub why: Why,
    /// Line of the first marker in the merged text, from 1.
    pub line: usize,
}

/// Why a person has to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Both sides gave these keys different values.
    Keys(Vec<String>),
    /// One side approved the entry and the other changed its English: nobody has read the new English
    /// in the source.
    Approval,
    /// We removed what they changed.
    RemovedHere,
    /// They removed what we changed.
    RemovedThere,
    /// They added an entry under an id that another concept has here.
    SameId,
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Keys(keys) => {
                let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
                write!(f, "{} changed differently on both sides", keys.join(", "))
            }
            Self::Approval => f.write_str("one side approved it, the other changed its English"),
            Self::RemovedHere => f.write_str("removed on our side, changed on theirs"),
            Self::RemovedThere => f.write_str("changed on our side, removed on theirs"),
            Self::SameId => f.write_str("another concept has this id on our side"),
        }
    }
}

/// The merged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The file, with markers around each entry in conflict.
    pub text: String,
    /// Conflicts in the order of the text.
    pub conflicts: Vec<Conflict>,
}

/// The length of a conflict marker, as git has it.
pub const MARKER_SIZE: usize = 7;

/// Merges three states of a glossary file. `marker_size` is the length of conflict markers.
///
/// # Errors
/// When one of the texts is not TOML, or holds anything but `[[kind]]` tables.
pub fn merge(base: &str, ours: &str, theirs: &str, marker_size: usize) -> Result<Merged, Unmergeable> {
    let line_end = layout::line_end(if ours.is_empty() { theirs } else { ours });
    let (base, ours, theirs) = (lines(base), lines(ours), lines(theirs));
    let b = parts::split(&base, Side::Base)?;
    let mut o = parts::split(&ours, Side::Ours)?;
    let mut t = parts::split(&theirs, Side::Theirs)?;
    for (text, file) in [(&ours, &mut o), (&theirs, &mut t)] {
        if b.lacks_one_of(file) && file.lacks_one_of(&b) {
            follow_renames(&base, text, file);
        }
    }
    let pieces = entries(&b, &o, &t);
    let prologue = if o.prologue == b.prologue { &t.prologue } else { &o.prologue };
    let mut merged = layout::assemble(prologue, pieces, marker_size);
    if line_end == "\r\n" {
        merged.text = merged.text.replace('\n', "\r\n");
    }
    Ok(merged)
}

/// The text with line feeds alone; the merged text gets our side's line ends back.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Gives entries whose id was changed the identity that they have in the base.
fn follow_renames(base: &str, text: &str, file: &mut File) {
    let (base, concepts) = (read::read("", base).0, read::read("", text).0);
    let renamed: HashMap<&str, &str> = diff::diff(&base, &concepts)
        .into_iter()
        .filter(|change| change.sort == Sort::Renamed)
        .filter_map(|change| Some((change.new?.id.as_str(), change.old?.id.as_str())))
        .collect();
    for entry in &mut file.entries {
        if let Some(old) = renamed.get(entry.identity.as_str()) {
            entry.identity = (*old).to_owned();
        }
    }
}

/// One entry of the merged file, with what stands behind it up to the next one.
struct Piece {
    identity: String,
    id: String,
    outcome: Outcome,
    tail: String,
    /// It comes from the other side, and has no place of its own here yet.
    inserted: bool,
}

/// All entries: ours in our order, theirs put behind the neighbour that they have on their side.
fn entries(base: &File, ours: &File, theirs: &File) -> Vec<Piece> {
    let (b, o, t) = (base.by_identity(), ours.by_identity(), theirs.by_identity());
    let mut pieces: Vec<Piece> = Vec::new();
    for entry in &ours.entries {
        let identity = entry.identity.as_str();
        let (was, other) = (b.get(identity).copied(), t.get(identity).copied());
        match entry::merge(was, Some(entry), other) {
            Outcome::Gone => layout::keep_comments(&mut pieces, &entry.tail),
            outcome => {
                let tail = tail(was, entry, other);
                let id = merged_id(was, entry, other).to_owned();
                pieces.push(Piece { identity: identity.to_owned(), id, outcome, tail, inserted: false });
            }
        }
    }
    let mut here: HashSet<String> = pieces.iter().map(|piece| piece.identity.clone()).collect();
    let mut before: Option<&str> = None;
    for entry in &theirs.entries {
        let identity = entry.identity.as_str();
        if !o.contains_key(identity) {
            let outcome = entry::merge(b.get(identity).copied(), None, Some(entry));
            if outcome != Outcome::Gone {
                let place = place(&pieces, before, &entry.id, &t);
                here.insert(identity.to_owned());
                let (identity, id, tail) = (identity.to_owned(), entry.id.clone(), entry.tail.clone());
                pieces.insert(place, Piece { identity, id, outcome, tail, inserted: true });
            }
        }
        if here.contains(identity) {
            before = Some(identity);
        }
    }
    refuse_taken_ids(&mut pieces, ours);
    pieces
}

/// The id after the merge: that of the side that changed it.
fn merged_id<'a>(base: Option<&Entry>, ours: &'a Entry, theirs: Option<&'a Entry>) -> &'a str {
    match (base, theirs) {
        (Some(base), Some(theirs)) if ours.id == base.id => &theirs.id,
        _ => &ours.id,
    }
}

/// An id that two entries would have after the merge, and had not on our side, is a conflict: one
/// side may have given a concept the id that the other gave to a new one.
fn refuse_taken_ids(pieces: &mut [Piece], ours: &File) {
    let mut here: HashMap<&str, usize> = HashMap::new();
    for entry in &ours.entries {
        *here.entry(entry.id.as_str()).or_default() += 1;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for piece in pieces.iter_mut().filter(|piece| !piece.id.is_empty()) {
        let count = seen.entry(piece.id.clone()).or_default();
        *count += 1;
        let allowed = here.get(piece.id.as_str()).copied().unwrap_or(0).max(1);
        if *count > allowed
            && let Outcome::Whole(text) = &mut piece.outcome
        {
            let (ours, theirs) = (String::new(), std::mem::take(text));
            piece.outcome = Outcome::Conflict { why: Why::SameId, ours, theirs };
        }
    }
}

/// Where an entry of theirs goes: behind its neighbour, and behind entries that only we have and that
/// sort before it, so that a sorted file stays sorted.
fn place(pieces: &[Piece], before: Option<&str>, id: &str, theirs: &HashMap<&str, &Entry>) -> usize {
    let neighbour = before.and_then(|identity| pieces.iter().position(|p| p.identity == identity));
    let start = neighbour.map_or(0, |i| i + 1);
    let only_ours = |p: &&Piece| !theirs.contains_key(p.identity.as_str()) && p.id.as_str() < id;
    start + pieces[start..].iter().take_while(only_ours).count()
}

/// What stands behind an entry: ours, unless only they changed a comment there.
fn tail(base: Option<&Entry>, ours: &Entry, theirs: Option<&Entry>) -> String {
    let comments = |entry: &Entry| entry.tail.trim().to_owned();
    match (base, theirs) {
        (Some(base), Some(theirs))
            if comments(ours) == comments(base) && comments(theirs) != comments(base) =>
        {
            theirs.tail.clone()
        }
        _ => ours.tail.clone(),
    }
}

#[cfg(test)]
mod tests;
