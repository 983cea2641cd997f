//! The matcher: a trie over word ids that finds every form of every concept in a text.
//!
//! The walk begins at each word, with each reading of its proclitics. Quotation marks and dashes
//! inside a name are passed over; any other punctuation ends it. All matches are returned, of all
//! lengths: which of them count is decided by `map`, where the whole document is known.

use std::collections::HashMap;
use std::ops::Range;

use super::concept::{Concept, TermType};
use super::forms::{Form, Needs, Rule, forms};
use crate::arabic::clitics::readings;
use crate::arabic::tokens::{Kind, Token};
use crate::arabic::words::is_function_word;

/// One concept that a word sequence can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Index into [`super::Glossary::concepts`].
    pub concept: usize,
    /// The type of the term.
    pub term: TermType,
    /// How the form comes from the term.
    pub rule: Rule,
    /// What the form needs before it counts.
    pub needs: Needs,
    /// The unfolded spelling of a one-word form.
    exact: Option<Box<str>>,
}

/// A word sequence of the text that is a form of one or more concepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The tokens, first to one past the last.
    pub tokens: Range<usize>,
    /// Proclitics taken off the first word.
    pub clitics: &'static str,
    /// What it can name, in glossary order.
    pub entries: Vec<Entry>,
    /// Number of words.
    pub words: usize,
    /// The text differs from the glossary in ى/ي, ة/ه or an alef form.
    pub folded: bool,
}

/// The trie.
#[derive(Debug, Default)]
pub struct Index {
    words: HashMap<Box<str>, u32>,
    edges: HashMap<(u32, u32), u32>,
    entries: HashMap<u32, Vec<Entry>>,
    nodes: u32,
}

impl Index {
    /// Builds the index of all concepts; `parent` gives a concept's parent.
    pub fn build(concepts: &[Concept], parent: impl Fn(&Concept) -> Option<usize>) -> Self {
        let mut index = Self { nodes: 1, ..Self::default() };
        for (i, concept) in concepts.iter().enumerate() {
            for form in forms(concept, parent(concept).map(|p| &concepts[p])) {
                index.insert(i, concept, form);
            }
        }
        index
    }

    fn insert(&mut self, concept: usize, of: &Concept, form: Form) {
        // A one-word name that is also a common word needs a word such as دولة before it, which
        // `map` looks for; a common adjective is not indexed at all.
        if of.common && form.words.len() == 1 && form.term == TermType::Adjective {
            return;
        }
        if form.term == TermType::Forbidden {
            return;
        }
        let mut node = 0;
        for word in form.words {
            let next_word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let word = *self.words.entry(word.into_boxed_str()).or_insert(next_word);
            let nodes = &mut self.nodes;
            node = *self.edges.entry((node, word)).or_insert_with(|| {
                *nodes += 1;
                *nodes - 1
            });
        }
        let list = self.entries.entry(node).or_default();
        let entry = Entry {
            concept,
            term: form.term,
            rule: form.rule,
            needs: form.needs,
            exact: form.exact.map(String::into_boxed_str),
        };
        // The same words may be a full name and a short form of one concept; the full name counts.
        match list.iter_mut().find(|e| e.concept == concept) {
            Some(old) if old.needs > entry.needs => *old = entry,
            Some(_) => {}
            None => list.push(entry),
        }
    }

    /// Whether a folded word occurs in any form.
    pub fn knows(&self, folded: &str) -> bool {
        self.words.contains_key(folded)
    }

    /// Every match in a paragraph, in text order, shorter before longer.
    pub fn matches(&self, tokens: &[Token]) -> Vec<Match> {
        let mut out = Vec::new();
        for at in 0..tokens.len() {
            if tokens[at].is_word() {
                self.matches_at(tokens, at, &mut out);
            }
        }
        out
    }

    /// Every match that begins at token `at`, with any reading of its first word.
    pub fn matches_at(&self, tokens: &[Token], at: usize, out: &mut Vec<Match>) {
        let first = &tokens[at];
        if first.kind != Kind::Arabic {
            self.walk(tokens, at, &first.folded, &first.text, "", out);
            return;
        }
        let folded = readings(&first.folded);
        let normal = readings(&first.text);
        for (f, n) in folded.iter().zip(&normal) {
            self.walk(tokens, at, &f.stem, &n.stem, f.clitics, out);
        }
    }

    /// Matches that begin with `stem` in place of token `at`.
    pub fn walk(
        &self,
        tokens: &[Token],
        at: usize,
        stem: &str,
        normal: &str,
        clitics: &'static str,
        out: &mut Vec<Match>,
    ) {
        let Some(mut node) = self.step(0, stem) else { return };
        let mut end = at + 1;
        let mut words = 1;
        loop {
            if let Some(list) = self.entries.get(&node) {
                let entries: Vec<Entry> = list
                    .iter()
                    .filter(|e| words > 1 || one_word_counts(e, normal, clitics))
                    .cloned()
                    .collect();
                let folded = words == 1 && entries.iter().all(|e| e.exact.as_deref() != Some(normal));
                if !entries.is_empty() {
                    out.push(Match { tokens: at..end, clitics, entries, words, folded });
                }
            }
            let mut next = end;
            while tokens.get(next).is_some_and(|t| matches!(t.kind, Kind::Quote | Kind::Dash)) {
                next += 1;
            }
            let Some(token) = tokens.get(next).filter(|t| t.is_word()) else { return };
            match self.step(node, &token.folded) {
                Some(child) => node = child,
                None => return,
            }
            end = next + 1;
            words += 1;
        }
    }

    fn step(&self, node: u32, word: &str) -> Option<u32> {
        let word = *self.words.get(word)?;
        self.edges.get(&(node, word)).copied()
    }
}

/// Whether a one-word form counts: Latin acronyms in their own capitals, Arabic words as written or
/// folded, unless folding makes a function word a name.
fn one_word_counts(entry: &Entry, normal: &str, clitics: &str) -> bool {
    let Some(exact) = entry.exact.as_deref() else { return true };
    if exact == normal {
        return true;
    }
    if normal.is_ascii() {
        return entry.term != TermType::Acronym && normal.len() >= 4;
    }
    // Stripping a clitic and folding at once finds too much; a short word even without.
    clitics.len() <= "ال".len()
        && !is_function_word(&crate::arabic::fold(normal))
        && normal.chars().count() > 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;
    use crate::glossary::read::read;

    fn find(toml: &str, text: &str) -> Vec<(String, String)> {
        let (concepts, problems) = read("t.toml", toml);
        assert!(problems.is_empty(), "{problems:?}");
        let index = Index::build(&concepts, |_| None);
        let tokens = Tokens::of(text).list;
        index
            .matches(&tokens)
            .into_iter()
            .filter(|m| m.entries.iter().any(|e| e.needs == Needs::Nothing))
            .map(|m| {
                let span = tokens[m.tokens.start].start..tokens[m.tokens.end - 1].end;
                (text[span].to_owned(), concepts[m.entries[0].concept].id.clone())
            })
            .collect()
    }

    const BODIES: &str = "[[organisation]]\nid = \"itu\"\nar = \"الاتحاد الدولي للاتصالات\"\nen = \"International Telecommunication Union\"\nacronym = \"ITU\"\n\
        [[organisation]]\nid = \"mcit\"\nar = \"وزارة الاتصالات وتكنولوجيا المعلومات\"\nen = \"Ministry\"\n\
        [[organisation]]\nid = \"comm\"\nar = \"لجنة الاتصالات\"\nen = \"Committee\"\n\
        [[place]]\nid = \"aly\"\nar = \"علي\"\nen = \"Ali\"";

    #[test]
    fn clitics_of_the_first_word() {
        assert_eq!(
            find(BODIES, "وللاتحاد الدولي للاتصالات دور"),
            [("وللاتحاد الدولي للاتصالات".into(), "itu".into())]
        );
        assert_eq!(find(BODIES, "بوزارة الاتصالات وتكنولوجيا المعلومات").len(), 1);
        assert_eq!(find(BODIES, "للجنة الاتصالات"), [("للجنة الاتصالات".into(), "comm".into())]);
    }

    #[test]
    fn folding_and_its_guard() {
        assert_eq!(find(BODIES, "وزاره الاتصالات و تكنولوجيا المعلومات").len(), 1);
        assert_eq!(find(BODIES, "على المستوى"), []);
        assert_eq!(find(BODIES, "السيد علي").len(), 1);
    }

    #[test]
    fn acronyms_in_their_own_capitals() {
        assert_eq!(find(BODIES, "(ITU)").len(), 1);
        assert_eq!(find(BODIES, "itu").len(), 0);
    }

    #[test]
    fn punctuation_ends_a_name_but_quotes_do_not() {
        assert_eq!(find(BODIES, "الاتحاد، الدولي للاتصالات").len(), 0);
        assert_eq!(find(BODIES, "الاتحاد \"الدولي\" للاتصالات").len(), 1);
    }
}
