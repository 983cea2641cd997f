//! Looking a name up as a person types it: in either language, with or without proclitics, articles,
//! vowel marks and the right alef; and, where nothing fits, with a slip of the pen.

use rayon::prelude::*;

use super::concept::{Concept, Status, Term, TermType};
use crate::arabic::clitics::{readings, without_article};
use crate::arabic::fold;

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
    let mut hits: Vec<Hit<'_>> = concepts.par_iter().filter_map(|concept| query.exact(concept)).collect();
    if hits.is_empty() {
        hits = concepts.par_iter().filter_map(|concept| query.near(concept)).collect();
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
    match c {
        'a'..='z' | '0'..='9' | '\u{0620}'..='\u{064A}' => false,
        '\0'..='\x7F' => true,
        _ => !c.is_alphanumeric(),
    }
}

/// How alike two texts are, from 0 to 1: one less the share of letters to put in, take out, change or
/// swap.
fn likeness(a: &str, b: &str) -> f64 {
    let longer = a.chars().count().max(b.chars().count()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a term has some hundred letters at most")]
    let share = strsim::osa_distance(a, b) as f64 / longer as f64;
    1.0 - share
}

fn bare(word: &str) -> &str {
    without_article(word).unwrap_or(word)
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

    fn exact<'c>(&self, concept: &'c Concept) -> Option<Hit<'c>> {
        if concept.id.eq_ignore_ascii_case(&self.text) {
            return Some(Hit { concept, term: None, fit: Fit::Id });
        }
        let terms = concept.ar.iter().chain(&concept.en);
        let fits = terms.filter_map(|term| Some((self.fit(&term.text)?, term)));
        let (fit, term) = fits.min_by_key(|(fit, _)| *fit)?;
        Some(Hit { concept, term: Some(term), fit })
    }

    fn fit(&self, term: &str) -> Option<Fit> {
        let folded = fold(term);
        // Most terms do not even hold the letters.
        if !self.words.last().is_some_and(|word| folded.contains(word.as_str()) || self.words.len() == 1) {
            return None;
        }
        if self.words.len() == 1 && !self.first.iter().any(|word| folded.contains(word.as_str())) {
            return None;
        }
        let words: Vec<&str> = bare_words(&folded).collect();
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

    fn near<'c>(&self, concept: &'c Concept) -> Option<Hit<'c>> {
        let wanted = self.words.join(" ");
        let length = wanted.chars().count();
        let near = |term: &'c Term| {
            let words = key(&term.text);
            let spans =
                words.windows(self.words.len().min(words.len()).max(1)).map(|window| window.join(" "));
            let best = spans
                // What is much longer or shorter is not alike, and need not be compared.
                .filter(|span| span.chars().count().abs_diff(length) * 4 <= length)
                .map(|span| likeness(&span, &wanted))
                .fold(0.0, f64::max);
            (best >= ALIKE).then_some((best, term))
        };
        let all = concept.ar.iter().chain(&concept.en).filter_map(near);
        let (best, term) = all.max_by(|a, b| a.0.total_cmp(&b.0))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 25")]
        let fit = Fit::Near(((1.0 - best) * 100.0).round() as u8);
        Some(Hit { concept, term: Some(term), fit })
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
    let doubles = |concept: &'c Concept| {
        if concept.kind != new.kind || concept.id == new.id || told_apart(concept, new) {
            return None;
        }
        let theirs = [(true, &concept.ar), (false, &concept.en)].into_iter();
        let mut theirs = theirs.flat_map(|(arabic, list)| list.iter().map(move |t| (arabic, t)));
        theirs.find_map(|(arabic, theirs)| {
            if !is_full(theirs) {
                return None;
            }
            let folded = fold(&theirs.text);
            let mut same = ours.iter().filter(|(a, ..)| *a == arabic);
            let (_, _, ours) = same.find(|(_, key, _)| bare_words(&folded).eq(key))?;
            Some(Collision { with: concept, theirs, ours: (*ours).clone() })
        })
    };
    concepts.par_iter().filter_map(doubles).collect()
}

/// Whether a term is a full name, which should mean one thing.
fn is_full(term: &Term) -> bool {
    matches!(term.kind, TermType::Name | TermType::Variant | TermType::Formal)
}

/// Whether two bodies of one name can be told apart where a release names them.
fn told_apart(a: &Concept, b: &Concept) -> bool {
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
