//! Word sequences as paths, in one flat table that is the same whether it was built or read.
//!
//! The children of a node lie side by side, sorted by word, and behind them those of the first child,
//! so that the walk along a name that shares nothing with others reads its memory in order. The first
//! nodes are those of the words with which forms begin; they are found by number of the word alone.

use std::ops::Range;

use super::paths::Paths;

/// The paths of all forms.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Trie {
    /// For each word the node of the forms that begin with it, or 0.
    pub(super) roots: Vec<u32>,
    /// For each node its word, its first child, how many children it has, and one past its last
    /// entry. Node 0 is none.
    pub(super) nodes: Vec<[u32; 4]>,
    /// One bit for each of so many hashes: whether a root and a child of it have this one. Nearly all
    /// walks end at their second word, and so they end without reading the nodes, which are too many
    /// for a cache.
    pub(super) filter: Vec<u64>,
}

/// Bits of the filter for each pair of words: at most one pair in twelve that is none has a bit.
const BITS_A_PAIR: usize = 12;

/// The hash of a root's node and the word after it.
#[inline]
fn pair(node: u32, word: u32) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let both = u64::from(node) << 32 | u64::from(word);
    (both ^ (both >> 29)).wrapping_mul(MIX) >> 20
}

/// Children yet to be made of a node, from the paths `from..to`, which have `depth` words in common.
struct Open {
    node: u32,
    from: u32,
    to: u32,
    depth: usize,
}

impl Trie {
    /// Makes the trie of sorted paths; `words` is how many words there are. `named` is handed the paths
    /// that end at each node, node by node, and answers how many entries there are by then.
    pub(super) fn build(paths: &Paths, words: usize, mut named: impl FnMut(Range<u32>) -> u32) -> Self {
        let mut trie = Self { roots: vec![0; words], nodes: vec![[0; 4]], filter: Vec::new() };
        let mut open = vec![Open { node: 0, from: 0, to: paths.len(), depth: 0 }];
        let mut made = Vec::new();
        while let Some(Open { node, mut from, to, depth }) = open.pop() {
            let first = trie.nodes.len();
            while from < to {
                let word = paths.get(from)[depth];
                let end = (from + 1..to).find(|&path| paths.get(path)[depth] != word).unwrap_or(to);
                let longer = (from..end).find(|&path| paths.get(path).len() > depth + 1).unwrap_or(end);
                let child = number(trie.nodes.len());
                trie.nodes.push([word, 0, 0, named(from..longer)]);
                if longer < end {
                    made.push(Open { node: child, from: longer, to: end, depth: depth + 1 });
                }
                from = end;
            }
            trie.nodes[node as usize][1] = number(first);
            trie.nodes[node as usize][2] = number(trie.nodes.len() - first);
            // The children of the first child come next.
            open.extend(made.drain(..).rev());
        }
        let [_, first, count, _] = trie.nodes[0];
        for node in first..first + count {
            trie.roots[trie.nodes[node as usize][0] as usize] = node;
        }
        trie.nodes[0] = [0; 4];
        trie.fill_filter(first..first + count);
        trie
    }

    fn fill_filter(&mut self, roots: Range<u32>) {
        let pairs: usize = roots.clone().map(|root| self.nodes[root as usize][2] as usize).sum();
        let bits = (pairs * BITS_A_PAIR).next_power_of_two().max(64);
        let mut filter = vec![0; bits / 64];
        for root in roots {
            for child in self.children(root) {
                let bit = pair(root, child[0]) as usize & (bits - 1);
                filter[bit / 64] |= 1 << (bit % 64);
            }
        }
        self.filter = filter;
    }

    /// The node of the paths that begin with a word.
    #[inline]
    pub(super) fn root(&self, word: u32) -> Option<u32> {
        self.roots.get(word as usize).copied().filter(|&node| node != 0)
    }

    #[inline]
    fn children(&self, node: u32) -> &[[u32; 4]] {
        let Some(&[_, first, count, _]) = self.nodes.get(node as usize) else { return &[] };
        self.nodes.get(first as usize..).and_then(|rest| rest.get(..count as usize)).unwrap_or(&[])
    }

    /// The node after `node` along a word.
    #[inline]
    pub(super) fn child(&self, node: u32, word: u32) -> Option<u32> {
        let &[_, first, _, _] = self.nodes.get(node as usize)?;
        let place = self.children(node).binary_search_by_key(&word, |child| child[0]).ok()?;
        Some(first + number(place))
    }

    /// [`Trie::child`] of a root.
    #[inline]
    pub(super) fn second(&self, root: u32, word: u32) -> Option<u32> {
        if self.can_follow(root, word) { self.child(root, word) } else { None }
    }

    /// Whether the filter lets a root and a word after it pass.
    #[inline]
    fn can_follow(&self, root: u32, word: u32) -> bool {
        let Some(mask) = (self.filter.len() * 64).checked_sub(1) else { return false };
        let bit = pair(root, word) as usize & mask;
        self.filter[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Which entries a node has.
    #[inline]
    pub(super) fn entries(&self, node: u32) -> Range<usize> {
        let node = node as usize;
        match (node.checked_sub(1).and_then(|before| self.nodes.get(before)), self.nodes.get(node)) {
            (Some(before), Some(here)) => before[3] as usize..here[3] as usize,
            _ => 0..0,
        }
    }
}

/// A place in a table, of which no table has more than four thousand million.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const WORDS: u32 = 40;

    fn trie(list: &[Vec<u32>]) -> Trie {
        let mut paths = Paths::default();
        for path in list {
            paths.push(path.iter().copied());
        }
        let mut entries = 0;
        Trie::build(&paths.sorted().0, WORDS as usize, |ending| {
            entries += ending.end - ending.start;
            entries
        })
    }

    fn walk(trie: &Trie, path: &[u32]) -> Option<u32> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(trie.root(*first)?, |node, &word| trie.child(node, word))
    }

    proptest! {
        #[test]
        fn paths_are_there_and_nothing_else(
            list in prop::collection::vec(prop::collection::vec(0..WORDS, 1..5), 0..80),
            others in prop::collection::vec(prop::collection::vec(0..WORDS, 1..5), 0..80),
        ) {
            let trie = trie(&list);
            let beginnings: BTreeSet<&[u32]> =
                list.iter().flat_map(|path| (1..=path.len()).map(|n| &path[..n])).collect();
            prop_assert_eq!(trie.nodes.len(), beginnings.len() + 1);
            for path in list.iter().chain(&others) {
                let node = walk(&trie, path);
                prop_assert_eq!(node.is_some(), beginnings.contains(path.as_slice()));
                let ending = list.iter().filter(|other| *other == path).count();
                prop_assert_eq!(node.map_or(0, |node| trie.entries(node).len()), ending);
            }
        }

        #[test]
        fn the_filter_takes_no_child_away(
            list in prop::collection::vec(prop::collection::vec(0..WORDS, 1..4), 0..200),
        ) {
            let trie = trie(&list);
            for root in (0..WORDS).filter_map(|word| trie.root(word)) {
                for word in 0..WORDS {
                    prop_assert_eq!(trie.second(root, word), trie.child(root, word));
                }
            }
        }
    }

    #[test]
    fn the_filter_holds_back_eleven_of_twelve() {
        // A few heads with thousands of names each, as وزارة and هيئة are, and many with one.
        let words = 100_000_u32;
        let mut paths = Paths::default();
        for n in 0..60_000_u32 {
            let head = if n % 2 == 0 { n / 2 % 24 } else { n };
            paths.push([head, n.wrapping_mul(2_654_435_761) % words].into_iter());
        }
        let trie = Trie::build(&paths.sorted().0, words as usize, |_| 0);
        let (mut tried, mut passed) = (0, 0);
        for root in (0..words).filter_map(|word| trie.root(word)) {
            for word in (0..words).step_by(4999) {
                if trie.child(root, word).is_none() {
                    tried += 1;
                    passed += u32::from(trie.can_follow(root, word));
                }
            }
        }
        assert!(tried > 100_000 && passed * 12 <= tried, "{passed} of {tried} pass");
    }
}
