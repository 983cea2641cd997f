//! Word sequences as paths. A node is a number; its children are found by hash, because some heads
//! (وزارة, هيئة) have thousands; the children of the root, which every walk asks for, by number of
//! the word alone.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

/// The paths of all forms.
#[derive(Debug, Default)]
pub(super) struct Trie {
    roots: Vec<u32>,
    edges: HashMap<(u32, u32), u32, FxBuildHasher>,
    nodes: u32,
    /// Hashes of the first two words of all paths.
    pairs: Vec<u64>,
    /// One bit for each of so many hashes: whether a pair has it. Nearly all walks end at their
    /// second word, and so they end without reading the edges, which are too many for a cache.
    filter: Vec<u64>,
}

/// Bits of the filter for each pair: one walk in twelve reads the edges for nothing.
const BITS_A_PAIR: usize = 12;

/// The hash of a root's node and the word after it.
#[inline]
fn pair(node: u32, word: u32) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let both = u64::from(node) << 32 | u64::from(word);
    (both ^ (both >> 29)).wrapping_mul(MIX) >> 20
}

impl Trie {
    /// How many nodes there are; their numbers begin with 1.
    pub(super) fn nodes(&self) -> u32 {
        self.nodes
    }

    /// The node of the paths that begin with a word.
    #[inline]
    pub(super) fn root(&self, word: u32) -> Option<u32> {
        self.roots.get(word as usize).copied().filter(|&node| node != 0)
    }

    /// The node after `node` along a word.
    #[inline]
    pub(super) fn child(&self, node: u32, word: u32) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    /// [`Trie::child`] of a root.
    #[inline]
    pub(super) fn second(&self, root: u32, word: u32) -> Option<u32> {
        let bit = pair(root, word) as usize & (self.filter.len() * 64).checked_sub(1)?;
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 { None } else { self.child(root, word) }
    }

    /// Makes the trie ready for walks.
    pub(super) fn finish(&mut self) {
        let pairs = std::mem::take(&mut self.pairs);
        let bits = (pairs.len() * BITS_A_PAIR).next_power_of_two().max(64);
        self.filter = vec![0; bits / 64];
        for pair in pairs {
            let bit = pair as usize & (bits - 1);
            self.filter[bit / 64] |= 1 << (bit % 64);
        }
    }

    /// The node of a path, which is made where it is new.
    pub(super) fn insert(&mut self, path: &[u32]) -> u32 {
        let Some((&first, rest)) = path.split_first() else { return 0 };
        let first = first as usize;
        if self.roots.len() <= first {
            self.roots.resize(first + 1, 0);
        }
        if self.roots[first] == 0 {
            self.nodes += 1;
            self.roots[first] = self.nodes;
        }
        let mut node = self.roots[first];
        for (depth, &word) in rest.iter().enumerate() {
            let (nodes, pairs) = (&mut self.nodes, &mut self.pairs);
            node = *self.edges.entry((node, word)).or_insert_with(|| {
                *nodes += 1;
                if depth == 0 {
                    pairs.push(pair(node, word));
                }
                *nodes
            });
        }
        node
    }
}
