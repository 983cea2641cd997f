//! The index as the flat tables of a compiled glossary.

use std::io;

use super::trie::Trie;
use super::vocabulary::Vocabulary;
use super::{Entry, Index};
use crate::glossary::arena::Arena;
use crate::glossary::cache::{Reader, Sections};
use crate::glossary::concept::TermType;
use crate::glossary::forms::{Needs, Rule};

impl Entry {
    /// The entry in three numbers.
    fn packed(&self) -> Option<[u32; 3]> {
        let term = TermType::ALL.iter().position(|term| *term == self.term)?;
        let rule = Rule::ALL.iter().position(|rule| *rule == self.rule)?;
        let needs = Needs::ALL.iter().position(|needs| *needs == self.needs)?;
        let kinds = u32::try_from(term | rule << 8 | needs << 16).ok()?;
        Some([u32::try_from(self.concept).ok()?, self.exact, kinds])
    }

    fn unpacked([concept, exact, kinds]: [u32; 3]) -> Option<Self> {
        let [term, rule, needs, _] = kinds.to_le_bytes().map(usize::from);
        Some(Self {
            concept: concept as usize,
            term: *TermType::ALL.get(term)?,
            rule: *Rule::ALL.get(rule)?,
            needs: *Needs::ALL.get(needs)?,
            exact,
        })
    }
}

impl Index {
    /// The entries in numbers.
    pub(in crate::glossary) fn packed_entries(&self) -> Option<Vec<[u32; 3]>> {
        self.entries.iter().map(Entry::packed).collect()
    }

    /// Adds all tables but the entries.
    pub(in crate::glossary) fn write<'a>(&'a self, out: &mut Sections<'a>) {
        out.table(&self.vocabulary.slots);
        for arena in [&self.vocabulary.words, &self.exact] {
            out.table(&arena.bytes);
            out.table(&arena.ends);
        }
        out.table(&self.trie.roots);
        out.table(&self.trie.orders);
        out.table(&self.trie.nodes);
        out.table(&self.trie.filter);
    }

    /// Reads the entries and all other tables; `None` where they do not belong together.
    pub(in crate::glossary) fn read(reader: &mut Reader<'_>) -> io::Result<Option<Self>> {
        let entries: Option<Vec<Entry>> = reader.table()?.into_iter().map(Entry::unpacked).collect();
        let slots: Vec<[u64; 2]> = reader.table()?;
        let words = Arena::of(reader.table()?, reader.table()?);
        let exact = Arena::of(reader.table()?, reader.table()?);
        let trie = Trie {
            roots: reader.table()?,
            orders: reader.table()?,
            nodes: reader.table()?,
            filter: reader.table()?,
        };
        let (Some(entries), Some(words), Some(exact)) = (entries, words, exact) else { return Ok(None) };
        let powers = [slots.len(), trie.filter.len()].iter().all(|len| *len == 0 || len.is_power_of_two());
        let last = trie.nodes.last().map_or(0, |node| node[2]) as usize;
        let fits = powers
            && last == entries.len()
            && trie.roots.len() == words.len()
            && trie.orders.len() == trie.nodes.len();
        Ok(fits.then_some(Self { vocabulary: Vocabulary { slots, words }, trie, entries, exact }))
    }
}
