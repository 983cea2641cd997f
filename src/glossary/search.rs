//! Looking a name up as a person types it: in either language, with or without proclitics, articles,
//! vowel marks and the right alef; and, where nothing fits, with a slip of the pen.

use rayon::prelude::*;

use super::concept::{Concept, Status, Term, TermType};
use crate::arabic::clitics::{bare, readings};
use crate::arabic::fold;
use crate::arabic::letters::{fold_into, is_alphanumeric};

/// How well a concept fits the words, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Its id.
    Id,
    /// A whole term.
    Whole,
    /// The beginning of a term.
    Beginning,
    /// Words inside a term.
    Within,
    /// Words like those of a term: how many parts in a hundred differ.
    Near(u8),
}

/// A concept that was found.
#[derive(Debug, Clone)]
pub struct Hit<'c> {
    /// The concept.
    pub concept: &'c Concept,
    /// The term that fits; `None` where the id does.
    pub term: Option<&'c Term>,
    /// How well.
    pub fit: Fit,
}

/// From which likeness on (1 is the same) words count as misspelt rather than as others.
const ALIKE: f64 = 0.75;

/// The concepts that a person can mean by some words, the best first. Only where none holds the words
/// are those named that hold similar ones.
pub fn find<'c>(concepts: &'c [Concept], query: &str) -> Vec<Hit<'c>> {
    let query = Query::of(query);
    if query.words.is_empty() {
        return Vec::new();
    }
    let exact = |folded: &mut String, concept: &'c Concept| query.exact(concept, folded);
    let mut hits: Vec<Hit<'_>> = concepts.par_iter().map_init(String::new, exact).flatten_iter().collect();
    if hits.is_empty() {
        let query = Near::of(&query.words);
        let near = |term: &mut Folded, concept: &'c Concept| query.near(concept, term);
        hits = concepts.par_iter().map_init(Folded::default, near).flatten_iter().collect();
    }
    hits.sort_by_key(|hit| {
        let length = hit.term.map_or(0, |term| term.text.chars().count());
        let secondary = hit.term.is_some_and(|term| term.kind != TermType::Name);
        (hit.fit, hit.concept.status == Status::Deprecated, secondary, length, &hit.concept.id)
    });
    hits
}

/// The words of a term as they are compared: folded, without the article, so that التحول الرقمي and
/// تحول رقمي are the same.
pub fn key(text: &str) -> Vec<String> {
    bare_words(&fold(text)).map(str::to_owned).collect()
}

/// The words of a folded text as they are compared.
fn bare_words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(is_no_letter).filter(|word| !word.is_empty()).map(bare)
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(is_no_letter).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a character of a folded text stands between words.
fn is_no_letter(c: char) -> bool {
    !is_alphanumeric(c)
}

struct Query {
    text: String,
    /// Its words as [`key`] has them.
    words: Vec<String>,
    /// What the first word can be, without its proclitics.
    first: Vec<String>,
}

impl Query {
    fn of(text: &str) -> Self {
        let list = words(text);
        let first = list.first().map(|word| readings(word)).unwrap_or_default();
        Self {
            text: text.trim().to_owned(),
            words: list.iter().map(|word| bare(word).to_owned()).collect(),
            first: first.iter().map(|reading| bare(&reading.stem).to_owned()).collect(),
        }
    }

    /// `folded` is where terms are folded, one after the other.
    fn exact<'c>(&self, concept: &'c Concept, folded: &mut String) -> Option<Hit<'c>> {
        if concept.id.eq_ignore_ascii_case(&self.text) {
            return Some(Hit { concept, term: None, fit: Fit::Id });
        }
        let terms = concept.ar.iter().chain(&concept.en);
        let fits = terms.filter_map(|term| Some((self.fit(&term.text, folded)?, term)));
        let (fit, term) = fits.min_by_key(|(fit, _)| *fit)?;
        Some(Hit { concept, term: Some(term), fit })
    }

    fn fit(&self, term: &str, folded: &mut String) -> Option<Fit> {
        folded.clear();
        fold_into(folded, term);
        // Most terms do not even hold the letters.
        if !self.words.last().is_some_and(|word| folded.contains(word.as_str()) || self.words.len() == 1) {
            return None;
        }
        if self.words.len() == 1 && !self.first.iter().any(|word| folded.contains(word.as_str())) {
            return None;
        }
        let words: Vec<&str> = bare_words(folded).collect();
        let rest = &self.words[1..];
        let at = words.windows(self.words.len()).position(|window| {
            self.first.iter().any(|first| first == window[0])
                && window[1..].iter().zip(rest).all(|(a, b)| a == b)
        })?;
        Some(match at {
            0 if words.len() == self.words.len() => Fit::Whole,
            0 => Fit::Beginning,
            _ => Fit::Within,
        })
    }
}

/// What a misspelt query is held against every term by.
struct Near {
    /// Its words as [`key`] has them.
    wanted: String,
    /// How many there are.
    words: usize,
    /// How many letters, with the spaces.
    length: usize,
    letters: Letters,
}

/// How often each letter stands in a text; letters whose code points are 64 apart share a place.
type Letters = [u8; 64];

fn letters(text: &str) -> Letters {
    let mut letters = [0_u8; 64];
    for c in text.chars() {
        let count = &mut letters[c as usize % 64];
        *count = count.saturating_add(1);
    }
    letters
}

/// A term as [`key`] has it, in memory that the next one takes over.
#[derive(Default)]
struct Folded {
    folded: String,
    /// Its words with a space between them.
    words: String,
    /// Where each word begins and ends.
    places: Vec<(usize, usize)>,
}

impl Folded {
    fn become_term(&mut self, term: &str) {
        let Self { folded, words, places } = self;
        folded.clear();
        words.clear();
        places.clear();
        fold_into(folded, term);
        for word in bare_words(folded) {
            if !words.is_empty() {
                words.push(' ');
            }
            let start = words.len();
            words.push_str(word);
            places.push((start, words.len()));
        }
    }

    /// Each run of so many words, or all where there are fewer.
    fn spans(&self, count: usize) -> impl Iterator<Item = &str> {
        let windows = self.places.windows(count.min(self.places.len()).max(1));
        windows.map(|window| &self.words[window[0].0..window[window.len() - 1].1])
    }
}

impl Near {
    fn of(words: &[String]) -> Self {
        let wanted = words.join(" ");
        Self { words: words.len(), length: wanted.chars().count(), letters: letters(&wanted), wanted }
    }

    fn near<'c>(&self, concept: &'c Concept, folded: &mut Folded) -> Option<Hit<'c>> {
        let near = |term: &'c Term| {
            folded.become_term(&term.text);
            let best = folded.spans(self.words).filter_map(|span| self.likeness(span)).fold(0.0, f64::max);
            (best >= ALIKE).then_some((best, term))
        };
        let all = concept.ar.iter().chain(&concept.en).filter_map(near);
        let (best, term) = all.max_by(|a, b| a.0.total_cmp(&b.0))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 25")]
        let fit = Fit::Near(((1.0 - best) * 100.0).round() as u8);
        Some(Hit { concept, term: Some(term), fit })
    }

    /// How alike the query is to a text, from 0 to 1: one less the share of letters to put in, take out,
    /// change or swap. `None` where that is seen to be too little without looking at their order.
    fn likeness(&self, span: &str) -> Option<f64> {
        let length = span.chars().count();
        // What is much longer or shorter is not alike.
        if length.abs_diff(self.length) * 4 > self.length {
            return None;
        }
        let longer = length.max(self.length).max(1);
        // One edit changes how often two letters stand there, at most.
        let letters = letters(span);
        let apart: usize =
            self.letters.iter().zip(letters).map(|(&own, other)| usize::from(own.abs_diff(other))).sum();
        #[expect(clippy::cast_precision_loss, reason = "a term has some hundred letters at most")]
        let likeness = |edits: usize| 1.0 - edits as f64 / longer as f64;
        if likeness(apart.div_ceil(2)) < ALIKE {
            return None;
        }
        Some(likeness(strsim::osa_distance(span, &self.wanted)))
    }
}

/// Two terms of two concepts that say the same.
#[derive(Debug, Clone)]
pub struct Collision<'c> {
    /// The concept that is there already.
    pub with: &'c Concept,
    /// Its term.
    pub theirs: &'c Term,
    /// The term of the new concept.
    pub ours: Term,
}

/// The concepts that a new concept would double: of the same kind, with the same full name after
/// folding in Arabic or English, unless another country or another time tells them apart.
pub fn collisions<'c>(concepts: &'c [Concept], new: &Concept) -> Vec<Collision<'c>> {
    let ours: Vec<(bool, Vec<String>, &Term)> = [(true, &new.ar), (false, &new.en)]
        .into_iter()
        .flat_map(|(arabic, list)| list.iter().filter(|t| is_full(t)).map(move |t| (arabic, key(&t.text), t)))
        .collect();
    let doubles = |folded: &mut String, concept: &'c Concept| {
        if concept.kind != new.kind || concept.id == new.id || told_apart(concept, new) {
            return None;
        }
        let theirs = [(true, &concept.ar), (false, &concept.en)].into_iter();
        let mut theirs = theirs.flat_map(|(arabic, list)| list.iter().map(move |t| (arabic, t)));
        theirs.find_map(|(arabic, theirs)| {
            if !is_full(theirs) {
                return None;
            }
            folded.clear();
            fold_into(folded, &theirs.text);
            let mut same = ours.iter().filter(|(a, ..)| *a == arabic);
            let (_, _, ours) = same.find(|(_, key, _)| bare_words(folded).eq(key))?;
            Some(Collision { with: concept, theirs, ours: (*ours).clone() })
        })
    };
    concepts.par_iter().map_init(String::new, doubles).flatten_iter().collect()
}

/// Whether a term is a full name, which should mean one thing.
fn is_full(term: &Term) -> bool {
    matches!(term.kind, TermType::Name | TermType::Variant | TermType::Formal)
}

/// Whether two bodies of one name can be told apart where a release names them.
pub(super) fn told_apart(a: &Concept, b: &Concept) -> bool {
    let other_country = matches!((&a.country, &b.country), (Some(a), Some(b)) if a != b);
    let before = |a: &Concept, b: &Concept| matches!((&a.until, &b.since), (Some(until), Some(since)) if until <= since);
    other_country || before(a, b) || before(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::read::read;

    const TOML: &str = "[[concept]]\nid = \"dt\"\nar = \"التحول الرقمي\"\nen = \"digital transformation\"\n\
        [[organisation]]\nid = \"eg-mcit\"\nar = \"وزارة الاتصالات وتكنولوجيا المعلومات\"\nen = \"Ministry of Communications and Information Technology\"\nacronym = \"MCIT\"\ncountry = \"EG\"\n\
        [[organisation]]\nid = \"comm\"\nar = \"لجنة الاتصالات\"\nar-variant = [\"لجنة التحول الرقمي\"]\nen = \"Communications Committee\"\n\
        [[place]]\nid = \"rome\"\nar = \"روما\"\nen = \"Rome\"\n";

    fn ids(query: &str) -> Vec<(String, Fit)> {
        let (concepts, problems) = read("t.toml", TOML);
        assert_eq!(problems, []);
        find(&concepts, query).iter().map(|hit| (hit.concept.id.clone(), hit.fit)).collect()
    }

    #[test]
    fn folded_with_clitics_and_without_articles_best_first() {
        let both = [("dt".to_owned(), Fit::Whole), ("comm".to_owned(), Fit::Within)];
        assert_eq!(ids("تحول رقمى"), both);
        assert_eq!(ids("وللتحول الرقمي"), both);
        assert_eq!(ids("معلومات"), [("eg-mcit".to_owned(), Fit::Within)]);
        assert_eq!(key("معهد للقياس والمعايرة"), key("المعهد: القياس، المعايرة"));
        assert_eq!(key("والي بالي"), ["والي", "بالي"], "what is left would be no word");
        assert_eq!(ids("بوزارة الإتصالات"), [("eg-mcit".to_owned(), Fit::Beginning)]);
        assert_eq!(ids("mcit"), [("eg-mcit".to_owned(), Fit::Whole)]);
        assert_eq!(ids("comm"), [("comm".to_owned(), Fit::Id)]);
        assert_eq!(ids("EG-MCIT"), [("eg-mcit".to_owned(), Fit::Id)]);
        assert_eq!(ids("روما"), [("rome".to_owned(), Fit::Whole)]);
    }

    #[test]
    fn whole_words_and_never_inside_them() {
        assert_eq!(ids("form"), []);
        assert_eq!(ids("رقم"), []);
        assert_eq!(ids("  "), []);
    }

    #[test]
    fn a_slip_of_the_pen_in_either_language() {
        assert!(matches!(ids("digtal transfromation")[..], [(ref id, Fit::Near(1..))] if id == "dt"));
        let found = ids("التحولل الرقمي");
        assert_eq!(found.first().map(|(id, _)| id.as_str()), Some("dt"), "{found:?}");
        assert_eq!(ids("quite another thing"), []);
    }

    #[test]
    fn a_double_is_one_of_the_same_kind_place_and_time() {
        let (concepts, _) = read("t.toml", TOML);
        let new = |toml: &str| read("n.toml", toml).0.remove(0);
        let double = "[[organisation]]\nid = \"x\"\nar = \"لجنه الإتصالات\"\nen = \"Another\"\n";
        let all = collisions(&concepts, &new(double));
        assert_eq!(
            all.iter().map(|c| (c.with.id.as_str(), c.theirs.text.as_str())).collect::<Vec<_>>(),
            [("comm", "لجنة الاتصالات")]
        );
        let english =
            "[[organisation]]\nid = \"x\"\nar = \"شيء آخر\"\nen = \"The communications committee\"\n";
        assert!(collisions(&concepts, &new(english)).is_empty());
        let english = english.replace("The c", "C");
        assert_eq!(collisions(&concepts, &new(&english)).len(), 1);
        let abroad = "[[organisation]]\nid = \"om-mtc\"\nar = \"وزارة الاتصالات وتكنولوجيا المعلومات\"\nen = \"X Y\"\ncountry = \"OM\"\n";
        assert!(collisions(&concepts, &new(abroad)).is_empty());
        assert_eq!(collisions(&concepts, &new(&abroad.replace("\"OM\"", "\"EG\""))).len(), 1);
        assert!(collisions(&concepts, &new(&double.replace("organisation", "event"))).is_empty());
    }
}
