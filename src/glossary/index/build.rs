//! Building the index: forms become paths, and what the paths name is sorted by node, so that the
//! entries of a node lie side by side and a match can borrow them.

use super::trie::Trie;
use super::vocabulary::Vocabulary;
use super::{Entry, Index};
use crate::glossary::concept::Concept;
use crate::glossary::forms::{Formed, each};

/// An entry on its way to its node.
#[derive(Clone, Copy)]
struct Pending {
    node: u32,
    entry: Entry,
}

#[derive(Default)]
struct Builder {
    vocabulary: Vocabulary,
    trie: Trie,
    exact: Vec<Box<str>>,
    pending: Vec<Pending>,
    /// The form at hand as numbers; kept for its memory.
    path: Vec<u32>,
}

pub(super) fn build(concepts: &[Concept], parent: impl Fn(&Concept) -> Option<usize>) -> Index {
    let mut builder = Builder::default();
    for (i, concept) in concepts.iter().enumerate() {
        each(concept, parent(concept).map(|p| &concepts[p]), &mut |form| builder.add(i, &form));
    }
    builder.finish()
}

impl Builder {
    fn add(&mut self, concept: usize, form: &Formed<'_>) {
        self.path.clear();
        for word in form.words {
            self.path.push(self.vocabulary.number(word.hash, &word.folded));
        }
        let node = self.trie.insert(&self.path);
        let exact = match form.words {
            [only] => {
                self.exact.push(only.text.as_str().into());
                u32::try_from(self.exact.len()).unwrap_or(0)
            }
            _ => 0,
        };
        let entry = Entry { concept, term: form.term, rule: form.rule, needs: form.needs, exact };
        self.pending.push(Pending { node, entry });
    }

    fn finish(mut self) -> Index {
        self.trie.finish();
        // A counting sort: it keeps the order of the glossary, and takes the time of two readings.
        let mut bounds = vec![0_u32; self.trie.nodes() as usize + 2];
        for pending in &self.pending {
            bounds[pending.node as usize + 1] += 1;
        }
        let mut sum = 0;
        for bound in &mut bounds {
            sum += *bound;
            *bound = sum;
        }
        let mut next = bounds.clone();
        let mut entries: Vec<Entry> =
            self.pending.first().map_or(Vec::new(), |p| vec![p.entry; self.pending.len()]);
        for pending in &self.pending {
            let at = &mut next[pending.node as usize];
            entries[*at as usize] = pending.entry;
            *at += 1;
        }
        keep_one_a_concept(&mut entries, &mut bounds);
        Index { vocabulary: self.vocabulary, trie: self.trie, bounds, entries, exact: self.exact }
    }
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
