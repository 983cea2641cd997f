//! The matcher: a trie over word ids that finds every form of every concept in a text.
//!
//! The walk begins at each word, with each reading of its proclitics. Quotation marks and dashes
//! inside a name are passed over; any other punctuation ends it. All matches are returned, of all
//! lengths: which of them count is decided by `map`, where the whole document is known.

mod build;
mod finder;
mod memo;
mod paths;
mod tables;
mod trie;
mod vocabulary;
mod walk;

use std::borrow::Cow;
use std::ops::Range;

pub use self::finder::Finder;
use self::trie::Trie;
use self::vocabulary::{UNKNOWN, Vocabulary};
use self::walk::punctuation;
use super::arena::Arena;
use super::concept::{Concept, TermType};
use super::forms::{Needs, Rule};
use crate::arabic::clitics::Cut;
use crate::arabic::lexicon::key;
use crate::arabic::words::is_function_word;
use crate::arabic::{Token, Word};

/// One concept that a word sequence can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Index into [`super::Glossary::concepts`].
    pub concept: usize,
    /// The type of the term.
    pub term: TermType,
    /// How the form comes from the term.
    pub rule: Rule,
    /// What the form needs before it counts.
    pub needs: Needs,
    /// Which unfolded spelling a one-word form has, from 1; 0 for longer forms.
    exact: u32,
}

/// A word sequence of the text that is a form of one or more concepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'i> {
    /// The tokens, first to one past the last.
    pub tokens: Range<usize>,
    /// Proclitics taken off the first word.
    pub clitics: &'static str,
    /// What it can name, in glossary order.
    pub entries: Cow<'i, [Entry]>,
    /// Number of words.
    pub words: usize,
    /// The text differs from the glossary in ى/ي, ة/ه or an alef form.
    pub folded: bool,
}

/// The trie.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Index {
    vocabulary: Vocabulary,
    trie: Trie,
    /// What the nodes of the trie name, node by node.
    entries: Vec<Entry>,
    /// Unfolded spellings of one-word forms.
    exact: Arena,
}

impl Index {
    /// Builds the index of all concepts; `parent` gives a concept's parent.
    pub fn build(concepts: &[Concept], parent: impl Fn(&Concept) -> Option<usize> + Sync) -> Self {
        build::build(concepts, parent)
    }

    /// Whether a folded word occurs in any form.
    pub fn knows(&self, folded: &str) -> bool {
        self.vocabulary.find(key(folded), "", folded) != UNKNOWN
    }

    /// Whether a word occurs in any form, as it is or with proclitics taken off.
    pub fn knows_reading(&self, word: &Word) -> bool {
        let stem = |&(cut, key): &(&'static Cut, u64)| {
            self.vocabulary.find(key, cut.prefix, &word.folded[cut.skip..]) != UNKNOWN
        };
        self.vocabulary.find(word.key, "", &word.folded) != UNKNOWN || word.stems.iter().any(stem)
    }

    /// The folded words of all forms.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.vocabulary.words()
    }

    /// Every match in a paragraph, in text order, shorter before longer.
    pub fn matches(&self, tokens: &[Token]) -> Vec<Match<'_>> {
        let mut out = Vec::new();
        // Each word is looked up once, not once for each walk that comes to it.
        let steps: Vec<u32> = tokens.iter().map(|t| self.step(t)).collect();
        for (at, token) in tokens.iter().enumerate() {
            if token.is_word() {
                self.begin(token, at, |i| steps.get(i).copied().unwrap_or(UNKNOWN), &mut out);
            }
        }
        out
    }

    /// Every match that begins at token `at`, with any reading of its first word.
    pub fn matches_at<'i>(&'i self, tokens: &[Token], at: usize, out: &mut Vec<Match<'i>>) {
        self.begin(&tokens[at], at, |i| self.step_at(tokens, i), out);
    }

    /// Matches that begin with `stem` in place of token `at`; `normal` is the stem unfolded.
    pub fn walk<'i>(
        &'i self,
        tokens: &[Token],
        at: usize,
        stem: &str,
        normal: &str,
        clitics: &'static str,
        out: &mut Vec<Match<'i>>,
    ) {
        let first = self.vocabulary.find(key(stem), "", stem);
        let Some((node, _)) = self.trie.root(first) else { return };
        out.extend(self.one_word(at, node, normal, clitics));
        self.follow(at, node, clitics, |i| self.step_at(tokens, i), |m| out.push(m));
    }

    fn step(&self, token: &Token) -> u32 {
        if token.is_word() {
            self.vocabulary.find(token.key, "", &token.folded)
        } else {
            punctuation(token.kind)
        }
    }

    fn step_at(&self, tokens: &[Token], at: usize) -> u32 {
        tokens.get(at).map_or(UNKNOWN, |t| self.step(t))
    }

    /// Matches that begin at token `at`.
    fn begin<'i>(&'i self, word: &Word, at: usize, step: impl Fn(usize) -> u32, out: &mut Vec<Match<'i>>) {
        for start in self.starts(word, step(at)) {
            if start.alone {
                let normal = format!("{}{}", start.cut.prefix, &word.text[start.cut.skip..]);
                out.extend(self.one_word(at, start.node, &normal, start.cut.clitics));
            }
            self.follow(at, start.node, start.cut.clitics, &step, |m| out.push(m));
        }
    }

    #[inline]
    fn entries(&self, node: u32) -> &[Entry] {
        &self.entries[self.trie.entries(node)]
    }

    /// The unfolded spelling of a one-word form.
    fn exact(&self, entry: &Entry) -> Option<&[u8]> {
        (entry.exact as usize).checked_sub(1).and_then(|number| self.exact.get(number))
    }
}

/// Whether a one-word form counts where the text spells it otherwise: Latin acronyms only in their
/// own capitals, Arabic words folded, unless folding makes a function word a name.
fn folding_counts(entry: &Entry, normal: &str, clitics: &str) -> bool {
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
    fn glued_words_come_apart_however_many_there_are() {
        let text = "و الاتحادالدولي للاتصالات، ووزارةالاتصالات وتكنولوجيا المعلومات";
        let (concepts, _) = read("t.toml", BODIES);
        let index = Index::build(&concepts, |_| None);
        let by_token = index.matches(&Tokens::of(text).list).iter().filter(|m| m.words > 2).count();
        let mut raw = Vec::new();
        Finder::new(&index).matches(text, |m, bytes| raw.extend((m.words > 2).then(|| &text[bytes])));
        assert_eq!(raw, ["و الاتحادالدولي للاتصالات", "ووزارةالاتصالات وتكنولوجيا المعلومات"]);
        assert_eq!(by_token, 2);
        assert_eq!(Tokens::of("منظمةالصحةالعالمية").list.len(), 3);
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
