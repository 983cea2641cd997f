//! The concepts of a glossary: as they were read, or in the packed form in which a compiled glossary
//! keeps them, where a concept is unpacked when somebody asks for it. A release names a hundred
//! concepts of a million.

use std::ops::{Deref, Index};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::arena::Arena;
use super::concept::{Concept, Position};

/// All concepts, sorted by id. It is used like a slice; only what needs all concepts at once, such as
/// [`Deref`] and so `iter`, unpacks them all.
#[derive(Debug)]
pub struct Concepts(Kept);

#[derive(Debug)]
enum Kept {
    Plain(Vec<Concept>),
    Packed(Packed),
}

/// Concepts as bytes.
#[derive(Debug)]
pub(super) struct Packed {
    /// The ids, in order.
    pub(super) ids: Arena,
    /// For each concept the number of its file, its line, and the concept.
    pub(super) records: Arena,
    /// The files that positions name.
    pub(super) files: Vec<String>,
    one: Vec<OnceLock<Box<Concept>>>,
    all: OnceLock<Vec<Concept>>,
}

impl From<Vec<Concept>> for Concepts {
    /// Sorts the concepts by id.
    fn from(mut concepts: Vec<Concept>) -> Self {
        concepts.sort_by(|a, b| a.id.cmp(&b.id));
        Self(Kept::Plain(concepts))
    }
}

impl Concepts {
    /// Packed concepts; `None` where the tables do not belong together.
    pub(super) fn packed(ids: Arena, records: Arena, files: Vec<String>) -> Option<Self> {
        let one = std::iter::repeat_with(OnceLock::new).take(ids.len()).collect();
        let packed = Packed { ids, records, files, one, all: OnceLock::new() };
        (packed.ids.len() == packed.records.len()).then_some(Self(Kept::Packed(packed)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::Plain(list) => list.len(),
            Kept::Packed(packed) => packed.ids.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The concept with this number.
    pub fn get(&self, number: usize) -> Option<&Concept> {
        match &self.0 {
            Kept::Plain(list) => list.get(number),
            Kept::Packed(packed) => packed.get(number),
        }
    }

    /// The number of the concept with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        match &self.0 {
            Kept::Plain(list) => list.binary_search_by(|concept| concept.id.as_str().cmp(id)).ok(),
            Kept::Packed(packed) => packed.position(id),
        }
    }
}

impl Packed {
    /// Packs concepts; `None` where they are too many for it.
    pub(super) fn of(concepts: &[Concept]) -> Option<Self> {
        let mut files: Vec<String> = Vec::new();
        let mut numbers = std::collections::HashMap::new();
        let (mut ids, mut records) = (Arena::default(), Arena::default());
        for concept in concepts {
            ids.push(concept.id.as_bytes());
            let file = *numbers.entry(concept.at.path.as_str()).or_insert_with(|| {
                files.push(concept.at.path.clone());
                files.len() - 1
            });
            let bytes = std::mem::take(&mut records.bytes);
            records.bytes = postcard::to_extend(&(file, concept.at.line, concept), bytes).ok()?;
            records.end();
        }
        let whole = ids.is_whole() && records.is_whole();
        whole.then_some(Self { ids, records, files, one: Vec::new(), all: OnceLock::new() })
    }

    fn unpack(&self, number: usize) -> Option<Concept> {
        let record = self.records.get(number)?;
        let (file, line, concept): (usize, usize, Concept) = postcard::from_bytes(record).ok()?;
        let path = self.files.get(file)?.clone();
        Some(Concept { at: Position { path, line }, ..concept })
    }

    fn get(&self, number: usize) -> Option<&Concept> {
        if let Some(all) = self.all.get() {
            return all.get(number);
        }
        let one = self.one.get(number)?;
        if one.get().is_none() {
            // Another thread may have been quicker; it found the same.
            let _ = one.set(Box::new(self.unpack(number)?));
        }
        one.get().map(|concept| &**concept)
    }

    fn all(&self) -> &[Concept] {
        self.all.get_or_init(|| {
            let numbers = (0..self.ids.len()).into_par_iter();
            numbers.filter_map(|number| self.unpack(number)).collect()
        })
    }

    fn position(&self, id: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.ids.len());
        while from < to {
            let middle = from.midpoint(to);
            match self.ids.get(middle)?.cmp(id.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }
}

impl Index<usize> for Concepts {
    type Output = Concept;

    fn index(&self, number: usize) -> &Concept {
        self.get(number).expect("the number of a concept of this glossary")
    }
}

impl Deref for Concepts {
    type Target = [Concept];

    fn deref(&self) -> &[Concept] {
        match &self.0 {
            Kept::Plain(list) => list,
            Kept::Packed(packed) => packed.all(),
        }
    }
}

impl<'c> IntoIterator for &'c Concepts {
    type Item = &'c Concept;
    type IntoIter = std::slice::Iter<'c, Concept>;

    fn into_iter(self) -> Self::IntoIter {
        self.deref().iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    fn both() -> (Concepts, Concepts) {
        let text = "[[place]]\nid = \"paris\"\nar = \"باريس\"\nen = \"Paris\"\ncountry = \"FR\"\n\n\
            [[organisation]]\nid = \"itu\"\nar = \"الاتحاد الدولي للاتصالات\"\nar-short = [\"الاتحاد\"]\n\
            en = \"International Telecommunication Union\"\nacronym = \"ITU\"\nstatus = \"approved\"\n\
            source = \"https://example.org\"\nsince = \"1932\"\nparent = \"un\"\ncommon = true\n";
        let (concepts, problems) = read("g.toml", text);
        assert!(problems.is_empty(), "{problems:?}");
        let plain = Concepts::from(concepts);
        let packed = Packed::of(&plain).expect("few");
        let packed = Concepts::packed(packed.ids, packed.records, packed.files).expect("as many");
        (plain, packed)
    }

    #[test]
    fn packed_concepts_are_the_same_one_by_one_and_all_at_once() {
        let (plain, packed) = both();
        assert_eq!(packed.len(), 2);
        for number in 0..2 {
            assert_eq!(packed[number], plain[number]);
        }
        let first = &packed[0];
        assert_eq!(&*packed, &*plain);
        assert_eq!((first.id.as_str(), first.at.line), ("itu", 7));
        assert_eq!(packed.get(2), None);
    }

    #[test]
    fn an_id_is_found_in_either_form() {
        let (plain, packed) = both();
        for (id, place) in [("itu", Some(0)), ("paris", Some(1)), ("zz", None), ("", None), ("itv", None)] {
            assert_eq!((plain.position(id), packed.position(id)), (place, place), "{id}");
        }
    }
}
