//! Building the index, in three passes, each of which reads its memory in order:
//! 1. forms become sequences of numbers, in parallel, a run of concepts at a time;
//! 2. the sequences become paths of the trie, one run after the other, in glossary order;
//! 3. what the paths name is sorted by node, so that the entries of a node lie side by side and a
//!    match can borrow them.

use rayon::prelude::*;

use super::vocabulary::Vocabulary;
use super::{Entry, Index};
use crate::glossary::concept::Concept;
use crate::glossary::forms::{Formed, each};

/// Concepts below which a second thread is not worth its start.
const RUN: usize = 4096;

/// An entry on its way to its node.
#[derive(Clone, Copy)]
struct Pending {
    /// The number of words of its form, and after the second pass the node.
    node: u32,
    entry: Entry,
}

/// What the first pass makes of a run of concepts.
#[derive(Default)]
struct Part {
    vocabulary: Vocabulary,
    /// The words of all forms, one form after the other.
    words: Vec<u32>,
    exact: Vec<Box<str>>,
    pending: Vec<Pending>,
}

pub(super) fn build(concepts: &[Concept], parent: impl Fn(&Concept) -> Option<usize> + Sync) -> Index {
    let run = concepts.len().div_ceil(rayon::current_num_threads()).max(RUN);
    let mut parts: Vec<Part> = concepts
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

    let mut index = Index::default();
    for part in &mut parts {
        part.join(&mut index);
    }
    index.trie.finish();
    sort(&mut index, &parts);
    index
}

impl Part {
    fn add(&mut self, concept: usize, form: &Formed<'_>) {
        for word in form.words {
            self.words.push(self.vocabulary.number(word.hash, &word.folded));
        }
        let exact = match form.words {
            [only] => {
                self.exact.push(only.text.as_str().into());
                u32::try_from(self.exact.len()).unwrap_or(0)
            }
            _ => 0,
        };
        let entry = Entry { concept, term: form.term, rule: form.rule, needs: form.needs, exact };
        self.pending.push(Pending { node: u32::try_from(form.words.len()).unwrap_or(0), entry });
    }

    /// Makes paths of the forms, with the index's own numbers for words.
    fn join(&mut self, index: &mut Index) {
        let vocabulary = std::mem::take(&mut self.vocabulary);
        let numbers: Vec<u32> =
            vocabulary.words().map(|word| index.vocabulary.number(super::hash(word), word)).collect();
        let mut words = std::mem::take(&mut self.words);
        for word in &mut words {
            *word = numbers[*word as usize];
        }
        let before = u32::try_from(index.exact.len()).unwrap_or(0);
        index.exact.append(&mut self.exact);
        let mut rest = words.as_slice();
        for pending in &mut self.pending {
            let (path, after) = rest.split_at(pending.node as usize);
            rest = after;
            pending.node = index.trie.insert(path);
            if pending.entry.exact != 0 {
                pending.entry.exact += before;
            }
        }
    }
}

/// A counting sort: it keeps the order of the glossary, and takes the time of two readings.
fn sort(index: &mut Index, parts: &[Part]) {
    let pending = || parts.iter().flat_map(|part| &part.pending);
    let mut bounds = vec![0_u32; index.trie.nodes() as usize + 2];
    for pending in pending() {
        bounds[pending.node as usize + 1] += 1;
    }
    let mut sum = 0;
    for bound in &mut bounds {
        sum += *bound;
        *bound = sum;
    }
    let Some(first) = pending().next() else { return };
    let mut entries = vec![first.entry; sum as usize];
    // Each bound moves from the first entry of its node to one past the last, which is the first of
    // the next node.
    for pending in pending() {
        let at = &mut bounds[pending.node as usize];
        entries[*at as usize] = pending.entry;
        *at += 1;
    }
    bounds.pop();
    bounds.insert(0, 0);
    keep_one_a_concept(&mut entries, &mut bounds);
    (index.bounds, index.entries) = (bounds, entries);
}

/// The same words may be a full name and a short form of one concept, or be formed in two ways; the
/// form that needs least counts.
fn keep_one_a_concept(entries: &mut Vec<Entry>, bounds: &mut [u32]) {
    let mut kept = 0;
    let mut from = 0;
    for end in bounds.iter_mut().skip(1) {
        let first = kept;
        for at in from..*end as usize {
            let entry = entries[at];
            if kept > first && entries[kept - 1].concept == entry.concept {
                if entries[kept - 1].needs > entry.needs {
                    entries[kept - 1] = entry;
                }
            } else {
                entries[kept] = entry;
                kept += 1;
            }
        }
        from = *end as usize;
        *end = u32::try_from(kept).unwrap_or(u32::MAX);
    }
    entries.truncate(kept);
    entries.shrink_to_fit();
}
