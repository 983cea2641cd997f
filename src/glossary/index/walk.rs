//! The walk: from each word, with each of its readings, down the trie as far as the text goes.
//!
//! It works on steps, one number for each token: tokens and raw text become steps, each in its own
//! way, and are matched in the same way.

use std::borrow::Cow;

use super::{Entry, Index, Match, UNKNOWN, folding_counts};
use crate::arabic::Word;
use crate::arabic::clitics::Cut;
use crate::arabic::tokens::Kind;

/// The step of a token that a walk passes over: quotation marks and dashes inside a name.
pub(super) const PASSED: u32 = UNKNOWN - 1;

/// The step of a token that is no word.
pub(super) fn punctuation(kind: Kind) -> u32 {
    if matches!(kind, Kind::Quote | Kind::Dash) { PASSED } else { UNKNOWN }
}

/// A reading of a word with which some form begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// The node of the forms that begin so.
    pub(super) node: u32,
    /// Whether the word alone is a form.
    pub(super) alone: bool,
    /// The reading.
    pub(super) cut: &'static Cut,
}

/// The first token at or after `at` that a walk does not pass over, and its step.
#[inline]
pub(super) fn next(mut at: usize, step: impl Fn(usize) -> u32) -> (usize, u32) {
    loop {
        match step(at) {
            PASSED => at += 1,
            step => return (at, step),
        }
    }
}

impl Index {
    /// The readings of a word with which a form begins, the word itself first.
    pub(super) fn starts<'a>(&'a self, word: &'a Word, number: u32) -> impl Iterator<Item = Start> + 'a {
        let stems = word
            .stems
            .iter()
            .map(|&(cut, key)| (cut, self.vocabulary.find(key, cut.prefix, &word.folded[cut.skip..])));
        std::iter::once((Cut::WHOLE, number)).chain(stems).filter_map(|(cut, number)| {
            let (node, alone) = self.trie.root(number)?;
            Some(Start { node, alone, cut })
        })
    }

    /// Matches of two and more words from step `at` on, with its word at `node`. After the last step
    /// comes [`UNKNOWN`].
    #[inline]
    pub(super) fn follow<'i>(
        &'i self,
        at: usize,
        mut node: u32,
        clitics: &'static str,
        step: impl Fn(usize) -> u32,
        mut found: impl FnMut(Match<'i>),
    ) {
        let mut end = at + 1;
        let mut words = 1;
        loop {
            let (next, word) = next(end, &step);
            if word == UNKNOWN {
                return;
            }
            let child = if words == 1 { self.trie.second(node, word) } else { self.trie.child(node, word) };
            match child {
                Some(child) => node = child,
                None => return,
            }
            end = next + 1;
            words += 1;
            let entries = self.entries(node);
            if !entries.is_empty() {
                found(Match {
                    tokens: at..end,
                    clitics,
                    entries: Cow::Borrowed(entries),
                    words,
                    folded: false,
                });
            }
        }
    }

    /// The match of one word alone, whose unfolded spelling counts.
    pub(super) fn one_word(
        &self,
        at: usize,
        node: u32,
        normal: &str,
        clitics: &'static str,
    ) -> Option<Match<'_>> {
        let all = self.entries(node);
        let exact = |e: &Entry| self.exact(e).is_some_and(|exact| exact == normal.as_bytes());
        let counts = |e: &Entry| exact(e) || folding_counts(e, normal, clitics);
        let entries = if all.iter().all(counts) {
            Cow::Borrowed(all)
        } else {
            Cow::Owned(all.iter().copied().filter(counts).collect())
        };
        let folded = !entries.iter().any(exact);
        (!entries.is_empty()).then_some(Match { tokens: at..at + 1, clitics, entries, words: 1, folded })
    }
}
