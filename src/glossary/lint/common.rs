//! One-word names that are also common words, and so would be found where nobody is named.
//!
//! Some can be told from the glossary alone: months, weekdays, numbers, adjectives of nationality, the
//! nouns with which names begin, known ones and those of the glossary's own bodies. The others are measured on the project's own releases:
//! a name of one word either has the article or has none (القاهرة, مصر), so a word that the releases
//! write the other way round more often (مالي, المالي) is a common word there.

use rustc_hash::FxHashMap;

use super::terms::is_full;
use super::{Book, Check, Finding, Spot};
use crate::arabic::calendar::{month, weekday};
use crate::arabic::clitics::{readings, without_article};
use crate::arabic::heads::is_trigger;
use crate::arabic::numerals::{cardinal_of, ordinal_of};
use crate::arabic::{Kind as TokenKind, Tokens};
use crate::diagnostic::Severity::Warning;
use crate::glossary::concept::{Concept, Kind, TermType};

const COMMON: Check = Check::new(
    "glossary-common-word",
    Warning,
    "a one-word name that is also a common word, without `common = true`",
);
const MEASURED: Check = Check::new(
    "glossary-common-in-releases",
    Warning,
    "a one-word name that the project's releases use as a common word",
);

pub(super) const CHECKS: &[Check] = &[COMMON, MEASURED];

/// From how many bodies on the first noun of their names is a common one.
const BODIES: usize = 12;

/// How often the releases must use a word the other way round before that says something.
const TIMES: usize = 3;

const HELP: &str =
    "set `common = true`, so that it needs دولة or the like before it; or move it to `ar-short`";

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    let heads = heads(book);
    let adjectives = adjectives(book);
    for (i, n, key) in one_word_names(book) {
        let concept = &book.concepts[i];
        let bare = without_article(key).unwrap_or(key);
        let what = if weekday(key).is_some() || weekday(&format!("ال{bare}")).is_some() {
            "a day of the week"
        } else if month(&[key]).is_some() {
            "a month"
        } else if cardinal_of(key).is_some() || ordinal_of(key).is_some() {
            "a number"
        } else if adjectives.get(bare).is_some_and(|&owner| owner != i) {
            "an adjective of nationality"
        } else if is_trigger(key) || heads.get(bare).is_some_and(|&count| count >= BODIES) {
            "the noun with which many names begin"
        } else if key.chars().count() < 3 {
            "too short to be told from other words"
        } else {
            continue;
        };
        let message = format!("`{}`: a name that is also {what}: {}", concept.id, concept.ar[n].text);
        found.push(Finding::new(&COMMON, i, Spot::Arabic(n), message, HELP));
    }
}

/// The names of one Arabic word that count wherever they stand, with their folded form.
fn one_word_names<'b>(book: &'b Book<'_>) -> impl Iterator<Item = (usize, usize, &'b str)> {
    book.concepts.iter().enumerate().filter(|(_, c)| is_named(c)).flat_map(move |(i, concept)| {
        let terms = concept.ar.iter().zip(&book.terms[i].ar).enumerate();
        terms
            .filter(|(_, (t, key))| is_full(t) && !key.contains(' '))
            .map(move |(n, (_, key))| (i, n, key.as_str()))
    })
}

/// Whether a concept has a proper name. A policy term or an office is a common noun, and rightly so.
fn is_named(concept: &Concept) -> bool {
    !concept.common && !matches!(concept.kind, Kind::Concept | Kind::Role)
}

/// How many bodies' names begin with a noun, folded and without article.
fn heads<'b>(book: &'b Book<'_>) -> FxHashMap<&'b str, usize> {
    let mut heads = FxHashMap::default();
    for (concept, terms) in book.concepts.iter().zip(&book.terms) {
        if let (Kind::Organisation, Some(name)) = (concept.kind, terms.ar.first())
            && let Some((first, _)) = name.split_once(' ')
        {
            *heads.entry(without_article(first).unwrap_or(first)).or_insert(0) += 1;
        }
    }
    heads
}

/// The masculine and feminine adjectives of nationality, folded, with the country they belong to:
/// السعودية is a name of its own country and no other.
fn adjectives(book: &Book<'_>) -> FxHashMap<String, usize> {
    let mut out = FxHashMap::default();
    for (i, (concept, terms)) in book.concepts.iter().zip(&book.terms).enumerate() {
        for (term, key) in concept.ar.iter().zip(&terms.ar) {
            if term.kind == TermType::Adjective {
                out.insert(format!("{key}ه"), i);
                out.insert(key.clone(), i);
            }
        }
    }
    out
}

/// Counts the words of releases.
#[derive(Debug, Default)]
pub struct Measure {
    /// Words, folded, with each reading of their proclitics.
    words: FxHashMap<String, usize>,
}

impl Measure {
    /// Counts the words of a paragraph.
    pub fn add(&mut self, paragraph: &str) {
        for token in Tokens::of(paragraph).list.iter().filter(|t| t.kind == TokenKind::Arabic) {
            for reading in readings(&token.folded) {
                *self.words.entry(reading.stem).or_insert(0) += 1;
            }
        }
    }

    /// A text that is another one for other counts.
    pub fn summary(&self) -> String {
        let mut words: Vec<_> = self.words.iter().collect();
        words.sort_unstable();
        words.into_iter().map(|(word, count)| format!("{word} {count}\n")).collect()
    }

    fn count(&self, word: &str) -> usize {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// Adds the one-word names that the counted releases use as common words.
    pub(super) fn check(&self, book: &Book<'_>, found: &mut Vec<Finding>) {
        for (i, n, key) in one_word_names(book) {
            let other = without_article(key).map_or_else(|| format!("ال{key}"), str::to_owned);
            let (so, otherwise) = (self.count(key), self.count(&other));
            if otherwise >= TIMES && otherwise > so {
                let (id, text) = (&book.concepts[i].id, &book.concepts[i].ar[n].text);
                let message = format!(
                    "`{id}`: the releases write {other} {otherwise} times, and the name {so} times: {text}"
                );
                found.push(Finding::new(&MEASURED, i, Spot::Arabic(n), message, HELP));
            }
        }
    }
}
