//! The merged entries put together: blank lines, conflict markers, line ends.

use super::entry::Outcome;
use super::{Conflict, Merged, Piece};

/// The line end of a text, that of its first line.
pub(super) fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').unwrap_or(0);
    if text[..first].ends_with('\r') { "\r\n" } else { "\n" }
}

/// Keeps the comments that stood behind an entry that is removed.
pub(super) fn keep_comments(pieces: &mut [Piece], tail: &str) {
    if let Some(last) = pieces.last_mut()
        && tail.contains('#')
    {
        last.tail.push_str(tail.trim_start_matches('\n'));
    }
}

/// The whole text, and where each conflict stands in it.
pub(super) fn assemble(prologue: &str, mut pieces: Vec<Piece>, marker_size: usize) -> Merged {
    separate(&mut pieces);
    let mut text = prologue.to_owned();
    if !pieces.is_empty() && !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let marker = |c: char| String::from(c).repeat(marker_size);
    let mut conflicts = Vec::new();
    for Piece { id, outcome, tail, .. } in pieces {
        match outcome {
            Outcome::Gone => {}
            Outcome::Whole(entry) => text.push_str(&entry),
            Outcome::Conflict { why, ours, theirs } => {
                let line = text.matches('\n').count() + 1;
                conflicts.push(Conflict { id, why, line });
                text.push_str(&format!("{} ours\n{ours}", marker('<')));
                text.push_str(&format!("{}\n{theirs}{} theirs\n", marker('='), marker('>')));
            }
        }
        text.push_str(&tail);
    }
    Merged { text, conflicts }
}

/// A blank line before and after each entry that has been put in, and none at the end of the file.
fn separate(pieces: &mut [Piece]) {
    let last = pieces.len().saturating_sub(1);
    for i in 0..pieces.len() {
        let next_is_new = pieces.get(i + 1).is_some_and(|piece| piece.inserted);
        let piece = &mut pieces[i];
        if i == last && piece.tail.trim().is_empty() {
            piece.tail.clear();
        } else if i < last && (piece.inserted || next_is_new) && !piece.tail.ends_with('\n') {
            piece.tail.push('\n');
        }
    }
}
