//! Building the index, in three passes, each of which reads its memory in order:
//! 1. forms become sequences of numbers, in parallel, a run of concepts at a time;
//! 2. the sequences are sorted, so that those with the same beginning lie side by side;
//! 3. they become the trie, node by node, and what they name becomes its entries, which lie side by
//!    side for each node, so that a match can borrow them.

use rayon::prelude::*;

use super::paths::Paths;
use super::trie::Trie;
use super::vocabulary::Vocabulary;
use super::{Entry, Index};
use crate::glossary::arena::Arena;
use crate::glossary::concept::Concept;
use crate::glossary::forms::{Formed, Needs, each};

/// Concepts below which a second thread is not worth its start.
const RUN: usize = 4096;

/// What the first pass makes of a run of concepts, and then of all of them.
#[derive(Default)]
struct Part {
    vocabulary: Vocabulary,
    paths: Paths,
    /// Unfolded spellings of one-word forms.
    exact: Arena,
    /// What each path names.
    entries: Vec<Entry>,
}

pub(super) fn build(concepts: &[Concept], parent: impl Fn(&Concept) -> Option<usize> + Sync) -> Index {
    let run = concepts.len().div_ceil(rayon::current_num_threads()).max(RUN);
    let parts: Vec<Part> = concepts
        .par_chunks(run)
        .enumerate()
        .map(|(n, chunk)| {
            let mut part = Part::default();
            for (i, concept) in chunk.iter().enumerate() {
                let parent = parent(concept).map(|p| &concepts[p]);
                each(concept, parent, &mut |form| part.add(n * run + i, &form));
            }
            part
        })
        .collect();
    let all = parts.into_iter().reduce(Part::join).unwrap_or_default();
    all.finish()
}

impl Part {
    fn add(&mut self, concept: usize, form: &Formed<'_>) {
        let vocabulary = &mut self.vocabulary;
        self.paths.push(form.words.iter().map(|word| vocabulary.number(word.key, &word.folded)));
        let exact = match form.words {
            [only] => {
                self.exact.push(only.text.as_bytes());
                u32::try_from(self.exact.len()).unwrap_or(0)
            }
            _ => 0,
        };
        self.entries.push(Entry { concept, term: form.term, rule: form.rule, needs: form.needs, exact });
    }

    /// This part and the next one.
    fn join(mut self, next: Self) -> Self {
        let numbers = self.vocabulary.take(&next.vocabulary);
        self.paths.append(&next.paths, &numbers);
        let before = u32::try_from(self.exact.len()).unwrap_or(0);
        next.exact.iter().for_each(|spelling| self.exact.push(spelling));
        self.entries.extend(next.entries.into_iter().map(|mut entry| {
            if entry.exact != 0 {
                entry.exact += before;
            }
            entry
        }));
        self
    }

    fn finish(self) -> Index {
        let Self { vocabulary, paths, exact, entries: named } = self;
        let mut entries = Vec::with_capacity(named.len());
        let (paths, numbers) = paths.sorted();
        let trie = Trie::build(&paths, vocabulary.len(), |ending| {
            let first = entries.len();
            let ending = &numbers[ending.start as usize..ending.end as usize];
            let shared = are_shared(&named, ending);
            for entry in ending.iter().map(|&path| named[path as usize]) {
                if !(shared && entry.needs == Needs::Unique) {
                    keep_one_a_concept(&mut entries, first, entry);
                }
            }
            u32::try_from(entries.len()).unwrap_or(u32::MAX)
        });
        entries.shrink_to_fit();
        Index { vocabulary, trie, entries, exact }
    }
}

/// Whether paths that end at one node name more than one concept. A derived name that is another's
/// name too, or derived of another's, is nobody's.
fn are_shared(named: &[Entry], ending: &[u32]) -> bool {
    let mut concepts = ending.iter().map(|&path| named[path as usize].concept);
    concepts.next().is_some_and(|first| concepts.any(|other| other != first))
}

/// Adds an entry to those of its node, which begin at `first`. The same words may be a full name and
/// a short form of one concept, or be formed in two ways; the form that needs least counts.
fn keep_one_a_concept(entries: &mut Vec<Entry>, first: usize, entry: Entry) {
    match entries[first..].last_mut() {
        Some(last) if last.concept == entry.concept => {
            if last.needs > entry.needs {
                *last = entry;
            }
        }
        _ => entries.push(entry),
    }
}
