//! Word sequences as paths, in one flat table that is the same whether it was built or read.
//!
//! The children of a node lie side by side, in the order of `paths`, and behind them those of the first child,
//! so that the walk along a name that shares nothing with others reads its memory in order. The first
//! nodes are those of the words with which forms begin; they are found by number of the word alone.

use std::ops::Range;

use super::paths::{Paths, order};

/// The paths of all forms.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Trie {
    /// For each word the node of the forms that begin with it, or 0, and [`ALONE`].
    pub(super) roots: Vec<u32>,
    /// For each node the [`order`] of its word. They are by themselves, because a search reads many of
    /// them for each node that it finds.
    pub(super) orders: Vec<u32>,
    /// For each node its first child, how many children it has, and one past its last entry. Node 0 is
    /// none.
    pub(super) nodes: Vec<[u32; 3]>,
    /// One bit for each of so many hashes: whether a root and a child of it have this one. Nearly all
    /// walks end at their second word, and so they end without reading the nodes, which are too many
    /// for a cache.
    pub(super) filter: Vec<u64>,
}

/// In a root: the word alone is a form, which is asked for each word that begins one.
const ALONE: u32 = 1 << 31;

/// Bits of the filter for each pair of words: at most one pair in twelve that is none has a bit.
const BITS_A_PAIR: usize = 12;

/// The hash of a root's node and the order of the word after it.
#[inline]
fn pair(node: u32, order: u32) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let both = u64::from(node) << 32 | u64::from(order);
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
        let mut trie =
            Self { roots: vec![0; words], orders: vec![0], nodes: vec![[0; 3]], filter: Vec::new() };
        // The words of the roots, node by node.
        let mut firsts = Vec::new();
        let mut open = vec![Open { node: 0, from: 0, to: paths.len(), depth: 0 }];
        let mut made = Vec::new();
        while let Some(Open { node, mut from, to, depth }) = open.pop() {
            let first = trie.nodes.len();
            while from < to {
                let word = paths.get(from)[depth];
                let end = (from + 1..to).find(|&path| paths.get(path)[depth] != word).unwrap_or(to);
                let longer = (from..end).find(|&path| paths.get(path).len() > depth + 1).unwrap_or(end);
                let child = number(trie.nodes.len());
                trie.orders.push(order(word));
                trie.nodes.push([0, 0, named(from..longer)]);
                if depth == 0 {
                    firsts.push(word);
                }
                if longer < end {
                    made.push(Open { node: child, from: longer, to: end, depth: depth + 1 });
                }
                from = end;
            }
            trie.nodes[node as usize][0] = number(first);
            trie.nodes[node as usize][1] = number(trie.nodes.len() - first);
            // The children of the first child come next.
            open.extend(made.drain(..).rev());
        }
        let [first, count, _] = std::mem::take(&mut trie.nodes[0]);
        for (node, word) in (first..).zip(firsts) {
            let alone = if trie.entries(node).is_empty() { 0 } else { ALONE };
            trie.roots[word as usize] = node | alone;
        }
        trie.fill_filter(first..first + count);
        trie
    }

    fn fill_filter(&mut self, roots: Range<u32>) {
        let pairs: usize = roots.clone().map(|root| self.nodes[root as usize][1] as usize).sum();
        let bits = (pairs * BITS_A_PAIR).next_power_of_two().max(64);
        let mut filter = vec![0; bits / 64];
        for root in roots {
            for &order in self.children(root).1 {
                let bit = pair(root, order) as usize & (bits - 1);
                filter[bit / 64] |= 1 << (bit % 64);
            }
        }
        self.filter = filter;
    }

    /// The node of the paths that begin with a word, and whether one of them ends there.
    #[inline]
    pub(super) fn root(&self, word: u32) -> Option<(u32, bool)> {
        let &root = self.roots.get(word as usize)?;
        (root != 0).then_some((root & !ALONE, root & ALONE != 0))
    }

    /// The first child of a node, and the orders of all.
    #[inline]
    fn children(&self, node: u32) -> (u32, &[u32]) {
        let Some(&[first, count, _]) = self.nodes.get(node as usize) else { return (0, &[]) };
        let rest = self.orders.get(first as usize..);
        (first, rest.and_then(|rest| rest.get(..count as usize)).unwrap_or(&[]))
    }

    /// The node after `node` along a word.
    #[inline]
    pub(super) fn child(&self, node: u32, word: u32) -> Option<u32> {
        let (first, orders) = self.children(node);
        place(orders, order(word)).map(|place| first + number(place))
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
        let bit = pair(root, order(word)) as usize & mask;
        self.filter[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Which entries a node has.
    #[inline]
    pub(super) fn entries(&self, node: u32) -> Range<usize> {
        let node = node as usize;
        match (node.checked_sub(1).and_then(|before| self.nodes.get(before)), self.nodes.get(node)) {
            (Some(before), Some(here)) => before[2] as usize..here[2] as usize,
            _ => 0..0,
        }
    }
}

/// The child whose word has this order. Heads such as وزارة have thousands of children, and halving
/// their list waits for memory at each half. But orders are spread evenly: the place of one is guessed
/// from it, guessed again from what stands there, and is then a few steps away.
#[inline]
fn place(orders: &[u32], wanted: u32) -> Option<usize> {
    let last = orders.len().checked_sub(1)?;
    let share = |part: u32| ((u64::from(part) * orders.len() as u64) >> 32) as usize;
    let mut at = share(wanted);
    if last > NEAR {
        let there = orders[at];
        at = if there <= wanted {
            (at + share(wanted - there)).min(last)
        } else {
            at.saturating_sub(share(there - wanted))
        };
    }
    if orders[at] < wanted {
        while at < last && orders[at] < wanted {
            at += 1;
        }
    } else {
        while at > 0 && orders[at] > wanted {
            at -= 1;
        }
    }
    (orders[at] == wanted).then_some(at)
}

/// Children among which one guess is enough.
const NEAR: usize = 64;

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
        rest.iter().try_fold(trie.root(*first)?.0, |node, &word| trie.child(node, word))
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
            for root in (0..WORDS).filter_map(|word| Some(trie.root(word)?.0)) {
                for word in 0..WORDS {
                    prop_assert_eq!(trie.second(root, word), trie.child(root, word));
                }
            }
        }
    }

    #[test]
    fn a_word_is_found_among_thousands() {
        let mut orders: Vec<u32> = (0..20_000).map(order).collect();
        orders.sort_unstable();
        for (at, &wanted) in orders.iter().enumerate() {
            assert_eq!(place(&orders, wanted), Some(at));
        }
        for absent in 20_000..40_000 {
            assert_eq!(place(&orders, order(absent)), None);
        }
        // However unevenly the orders lie, only the time differs.
        let uneven: Vec<u32> = (0..500).map(|n| n * n).chain([u32::MAX - 1, u32::MAX]).collect();
        for (at, &wanted) in uneven.iter().enumerate() {
            assert_eq!(place(&uneven, wanted), Some(at));
        }
        assert_eq!((place(&uneven, 2), place(&uneven, u32::MAX - 2), place(&[], 0)), (None, None, None));
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
        for root in (0..words).filter_map(|word| Some(trie.root(word)?.0)) {
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
