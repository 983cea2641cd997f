//! Concepts whose names are like a name: by the words they share, rare words counting more, and by
//! their spelling.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use super::concept::{Concept, Kind, TermType};
use crate::arabic::clitics::bare;
use crate::arabic::words::is_function_word;
use crate::arabic::{fold, normalise};

/// A concept that a name may be a variant of, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Like<'a> {
    /// The concept.
    pub concept: &'a Concept,
    /// Its term that is nearest to the name.
    pub term: &'a str,
    /// From 0 to 1, where 1 is the same words.
    pub score: f64,
    /// What the score comes from.
    pub why: Why,
}

/// What a likeness comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Words that both names hold; the score is their weight against that of all words of the two. A
    /// word weighs the more, the fewer terms of the glossary hold it.
    Words(Vec<String>),
    /// Nearly the same letters; the score is one less the edits for each letter.
    Spelling,
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Words(words) => write!(f, "shares {}", words.join("، ")),
            Self::Spelling => f.write_str("spelt nearly alike"),
        }
    }
}

/// Below this, two names have little more in common than the sort of body they name.
const ENOUGH: f64 = 0.4;

/// A word of so many letters may have two slips, a shorter one only one.
const LONG_WORD: usize = 8;

/// The words of every Arabic term, ready to be compared.
#[derive(Debug)]
pub struct Similar<'a> {
    terms: Vec<Words<'a>>,
    /// The terms that hold a word.
    by_word: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Words<'a> {
    concept: &'a Concept,
    text: &'a str,
    folded: String,
    words: Keys,
}

/// What words are compared by, with the word as it is shown.
type Keys = BTreeMap<String, String>;

impl<'a> Similar<'a> {
    /// Takes up the full names of the concepts.
    pub fn new(concepts: &'a [Concept]) -> Self {
        let mut out = Self { terms: Vec::new(), by_word: HashMap::new() };
        for concept in concepts {
            let is_name = |kind| matches!(kind, TermType::Name | TermType::Variant | TermType::Formal);
            for term in concept.ar.iter().filter(|t| is_name(t.kind)) {
                let words = words(&term.text);
                for word in words.keys() {
                    out.by_word.entry(word.clone()).or_default().push(out.terms.len());
                }
                out.terms.push(Words { concept, text: &term.text, folded: fold(&term.text), words });
            }
        }
        out
    }

    /// The concepts most like an Arabic name, the likest first; persons are compared with persons
    /// only. At most `limit`, and none that has too little in common.
    pub fn nearest(&self, name: &str, kind: Kind, limit: usize) -> Vec<Like<'a>> {
        let (wanted, folded) = (words(name), fold(name));
        let mut near: Vec<usize> =
            wanted.keys().filter_map(|word| self.by_word.get(word)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut best: HashMap<&str, Like<'a>> = HashMap::new();
        for term in near.into_iter().map(|i| &self.terms[i]) {
            if (term.concept.kind == Kind::Person) != (kind == Kind::Person) {
                continue;
            }
            let Some(like) = self.compare(&wanted, &folded, term) else { continue };
            match best.get(term.concept.id.as_str()) {
                Some(there) if there.score >= like.score => {}
                _ => {
                    best.insert(&term.concept.id, like);
                }
            }
        }
        let mut out: Vec<Like<'a>> = best.into_values().collect();
        out.sort_by(|a, b| match b.score.total_cmp(&a.score) {
            Ordering::Equal => a.concept.id.cmp(&b.concept.id),
            order => order,
        });
        out.truncate(limit);
        out
    }

    fn compare(&self, wanted: &Keys, folded: &str, term: &Words<'a>) -> Option<Like<'a>> {
        let shared: Vec<(&String, &String)> =
            wanted.iter().filter(|(key, _)| term.words.contains_key(*key)).collect();
        let only_there = term.words.keys().filter(|key| !wanted.contains_key(*key));
        let weight = |keys: &mut dyn Iterator<Item = &String>| keys.map(|key| self.weight(key)).sum::<f64>();
        let all = weight(&mut wanted.keys().chain(only_there));
        let common = weight(&mut shared.iter().map(|(key, _)| *key));
        let by_words = if all > 0.0 { common / all } else { 0.0 };
        let (score, why) = if by_words < 1.0 && is_slip(folded, &term.folded) {
            (strsim::normalized_damerau_levenshtein(folded, &term.folded), Why::Spelling)
        } else {
            (by_words, Why::Words(shared.into_iter().map(|(_, word)| word.clone()).collect()))
        };
        (score >= ENOUGH).then_some(Like { concept: term.concept, term: term.text, score, why })
    }

    /// How much a word says: the logarithm of how few terms hold it.
    fn weight(&self, word: &str) -> f64 {
        let holding = self.by_word.get(word).map_or(1, Vec::len).max(1);
        (1.0 + ratio(self.terms.len().max(1), holding)).ln()
    }
}

/// Whether two names are a slip of the pen apart: word for word the same, or nearly. اللجنة الوطنية and
/// الهيئة الوطنية have most letters in common, but not the word that says what they are.
fn is_slip(a: &str, b: &str) -> bool {
    let near = |(a, b): (&str, &str)| {
        let letters = a.chars().count().min(b.chars().count());
        let allowed = if letters >= LONG_WORD { 2 } else { usize::from(letters > 3) };
        a == b || strsim::damerau_levenshtein(a, b) <= allowed
    };
    let (a, b) = (a.split_whitespace(), b.split_whitespace());
    a.clone().count() == b.clone().count() && a.zip(b).all(near)
}

/// A ratio of two counts, which are far below 2^32.
fn ratio(a: usize, b: usize) -> f64 {
    let exact = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    exact(a) / exact(b)
}

/// The words of a name by what they are compared by: folded and without article; function words are
/// left out. A preposition that is written with its word (لتنظيم) does not count either: what is left
/// need not be a word, because it is only compared with what is left of others.
fn words(name: &str) -> Keys {
    let normal = normalise(name);
    let words = normal.split_whitespace().map(|word| (fold(word), word));
    words
        .filter(|(folded, _)| !is_function_word(folded))
        .map(|(folded, word)| {
            let bare = bare(&folded);
            let key = bare.strip_prefix(['ل', 'ب']).filter(|rest| rest.chars().count() >= 4).unwrap_or(bare);
            (key.to_owned(), word.to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concepts() -> Vec<Concept> {
        let entry = |kind: &str, id: &str, ar: &str| {
            format!("[[{kind}]]\nid = \"{id}\"\nar = \"{ar}\"\nen = \"{id}\"\n")
        };
        let text = [
            entry("organisation", "tra", "الجهاز القومي لتنظيم الاتصالات"),
            entry("organisation", "water", "الجهاز القومي لتنظيم المياه"),
            entry("organisation", "gov", "منتدى حوكمة الإنترنت"),
            entry("person", "ali", "علي الجهاز"),
        ];
        super::super::read::read("g.toml", &text.concat()).0
    }

    #[test]
    fn rare_words_count_more_than_common_ones() {
        let concepts = concepts();
        let similar = Similar::new(&concepts);
        let found = similar.nearest("جهاز تنظيم الاتصالات", Kind::Organisation, 3);
        assert_eq!(found[0].concept.id, "tra");
        assert!(
            matches!(&found[0].why, Why::Words(words) if words.contains(&"الاتصالات".to_owned())),
            "{found:?}"
        );
        assert!(found.iter().all(|like| like.concept.kind != Kind::Person));
        assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn a_slip_is_told_as_spelling() {
        let concepts = concepts();
        let found = Similar::new(&concepts).nearest("منتدى حوكمة الانترنيت", Kind::Organisation, 1);
        assert_eq!((found[0].concept.id.as_str(), &found[0].why), ("gov", &Why::Spelling));
    }

    #[test]
    fn another_word_is_no_slip() {
        assert!(is_slip("هييه تنظيم المياه", "هييه تنطيم المياه"));
        assert!(!is_slip("اللجنه الوطنيه للامن", "الهييه الوطنيه للامن"));
        assert!(!is_slip("اللجنه الوطنيه", "اللجنه الوطنيه للامن"));
    }

    #[test]
    fn the_same_words_score_one_and_strangers_are_left_out() {
        let concepts = concepts();
        let similar = Similar::new(&concepts);
        assert!((similar.nearest("منتدي حوكمه الانترنت", Kind::Event, 1)[0].score - 1.0).abs() < 1e-9);
        assert_eq!(similar.nearest("هيئة الطيران المدني", Kind::Organisation, 3), []);
    }
}
