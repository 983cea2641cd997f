//! Which word sequences name a concept. Inflection is expanded here, when the index is built, so
//! that matching stays a walk over words and no stemmer is needed.
//!
//! - A run of noun and adjectives carries its article as a whole: التحول الرقمي, تحول رقمي.
//! - The head of a construct never takes one: وزارة المالية; مجلس إدارة, مجلس الإدارة.
//! - A nationality adjective agrees: مصري, المصرية, المصريون.
//! - A body's name may be shorter or otherwise put: وزارة الاتصالات (وتكنولوجيا المعلومات); see `forms/derived.rs`.
//! - A parent's name inside a name may be a short form: مجلس المنظمة, الأمانة العامة.

pub(crate) mod derived;

use std::sync::Arc;

use super::concept::{Concept, Kind, Term, TermType};
use crate::arabic::clitics::{readings, without_article};
use crate::arabic::{Token, Tokens, Word};

/// Where a form comes from; the first half of the rule path that `explain` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The term as written.
    AsWritten,
    /// The articles of a noun and its adjectives dropped.
    WithoutArticles,
    /// Articles added.
    WithArticles,
    /// Gender, number or definiteness of a nationality adjective.
    Agreement,
    /// Coordinated tail dropped.
    TailDropped,
    /// One of several coordinated adjectives dropped.
    AdjectiveDropped,
    /// An adjective for في الميدان and it, or the other way round.
    FieldReworded,
    /// Only the beginning of a longer name.
    Beginning,
    /// The parent's name left out or replaced by its head noun.
    ParentShortened,
}

impl Rule {
    /// All rules, in the order of their declaration.
    pub const ALL: [Self; 9] = [
        Self::AsWritten,
        Self::WithoutArticles,
        Self::WithArticles,
        Self::Agreement,
        Self::TailDropped,
        Self::AdjectiveDropped,
        Self::FieldReworded,
        Self::Beginning,
        Self::ParentShortened,
    ];

    /// The rule in words.
    pub fn name(self) -> &'static str {
        match self {
            Self::AsWritten => "as in the glossary",
            Self::WithoutArticles => "without articles",
            Self::WithArticles => "with articles",
            Self::Agreement => "agreement",
            Self::TailDropped => "coordinated tail dropped",
            Self::AdjectiveDropped => "coordinated adjective dropped",
            Self::FieldReworded => "field put in other words",
            Self::Beginning => "beginning of the name",
            Self::ParentShortened => "parent body shortened",
        }
    }

    /// Whether the form is a derived name: no term, but what a rule makes of a full name.
    pub fn derives(self) -> bool {
        matches!(self, Self::TailDropped | Self::AdjectiveDropped | Self::FieldReworded)
    }
}

/// What a form needs before it counts as a mention; ordered from little to much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Needs {
    /// Nothing: it is a full name.
    Nothing,
    /// To be no other concept's, whatever that needs: the index has it only then. Of a body of one
    /// country also a release of that country, or a full mention.
    Unique,
    /// A full mention, or to be the only such concept of the release's country.
    UniqueOrMention,
    /// A full mention of the concept, or of its parent, in the same document.
    Mention,
}

impl Needs {
    /// All needs, from little to much.
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Unique, Self::UniqueOrMention, Self::Mention];
}

/// One form of one term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Folded words.
    pub words: Vec<String>,
    /// For a one-word form: its normal, unfolded spelling.
    pub exact: Option<String>,
    /// The type of the term it comes from.
    pub term: TermType,
    /// How it comes from it.
    pub rule: Rule,
    /// What it needs.
    pub needs: Needs,
}

/// A form as it is made, before anything is copied.
pub(super) struct Formed<'a> {
    /// Its words.
    pub(super) words: &'a [Arc<Word>],
    /// The type of the term it comes from.
    pub(super) term: TermType,
    /// How it comes from it.
    pub(super) rule: Rule,
    /// What it needs.
    pub(super) needs: Needs,
}

/// Takes forms one by one, so that building an index of a million terms allocates nothing for a
/// form.
type Sink<'s> = dyn FnMut(Formed<'_>) + 's;

fn words(text: &str) -> Vec<Arc<Word>> {
    Tokens::of(text).list.into_iter().filter(Token::is_word).map(|t| t.word).collect()
}

/// All forms of a concept; `parent` is its parent concept, if it has one.
pub fn forms(concept: &Concept, parent: Option<&Concept>) -> Vec<Form> {
    let mut out = Vec::new();
    each(concept, parent, &mut |form| {
        let words = form.words.iter().map(|w| w.folded.clone()).collect();
        let exact = (form.words.len() == 1).then(|| form.words[0].text.clone());
        out.push(Form { words, exact, term: form.term, rule: form.rule, needs: form.needs });
    });
    let mut seen = std::collections::HashSet::new();
    out.retain(|f| seen.insert((f.words.clone(), f.needs)));
    out
}

/// Hands all forms of a concept to `sink`; the same words can come more than once.
pub(super) fn each(concept: &Concept, parent: Option<&Concept>, sink: &mut Sink<'_>) {
    let mut out = |form: Formed<'_>| {
        // A one-word name that is also a common word needs a word such as دولة before it, which
        // `map` looks for; a common adjective is no form at all, nor is what must not be printed.
        let common = concept.common && form.words.len() == 1 && form.term == TermType::Adjective;
        if !common && form.term != TermType::Forbidden {
            sink(form);
        }
    };
    for term in &concept.ar {
        if let Some(parent) = parent
            && term.kind.is_full_name()
        {
            shortened(term, parent, &mut out);
        }
        arabic(concept, term, &mut out);
    }
    for term in &concept.en {
        latin(term, &mut out);
    }
}

fn push(out: &mut Sink<'_>, words: &[Arc<Word>], term: TermType, rule: Rule, needs: Needs) {
    if !words.is_empty() {
        out(Formed { words, term, rule, needs });
    }
}

fn arabic(concept: &Concept, term: &Term, out: &mut Sink<'_>) {
    let list = words(&term.text);
    let needs = if term.kind == TermType::Short { Needs::Mention } else { Needs::Nothing };
    if term.kind == TermType::Adjective {
        adjectives(&list, out);
        return;
    }
    push(out, &list, term.kind, Rule::AsWritten, needs);
    if matches!(concept.kind, Kind::Person | Kind::Country | Kind::Place) || term.kind == TermType::Acronym {
        return;
    }
    // A run of words with the article at the beginning: noun and adjectives. Folded, آلية and ألعاب
    // would look as if they had one, so the unfolded spelling is asked.
    let run = list.iter().take_while(|w| without_article(&w.text).is_some()).count();
    let one_word_body = list.len() == 1 && concept.kind != Kind::Role;
    // An indefinite noun refers to nothing before it: منظمة دولية is not المنظمة الدولية.
    let refers = term.kind == TermType::Short;
    if run > 0 && !refers && !one_word_body && (run > 1 || concept.kind == Kind::Role) {
        let bare: Vec<Arc<Word>> =
            list.iter().enumerate().map(|(i, w)| if i < run { strip(w) } else { w.clone() }).collect();
        push(out, &bare, term.kind, Rule::WithoutArticles, needs);
    }
    if run == 0 && matches!(concept.kind, Kind::Role | Kind::Concept | Kind::Event) && list.iter().all(plain)
    {
        let all: Vec<Arc<Word>> = list.iter().map(add).collect();
        push(out, &all, term.kind, Rule::WithArticles, needs);
        if list.len() > 1 {
            let mut last = list.clone();
            if let Some(w) = last.last_mut() {
                *w = add(w);
            }
            push(out, &last, term.kind, Rule::WithArticles, needs);
        }
    }
    if concept.kind == Kind::Organisation && term.kind.is_full_name() {
        derived::each(concept, &list, term.kind, out);
        beginnings(&list, term.kind, out);
    }
}

/// A word that can take the article: Arabic, without article or preposition of its own.
fn plain(word: &Arc<Word>) -> bool {
    without_article(&word.text).is_none()
        && !crate::arabic::words::is_function_word(&word.folded)
        && word.folded.chars().all(crate::arabic::is_arabic_letter)
        && word.folded.chars().count() > 2
}

fn strip(word: &Arc<Word>) -> Arc<Word> {
    word.text.strip_prefix("ال").map_or_else(|| Arc::clone(word), Word::of)
}

fn add(word: &Arc<Word>) -> Arc<Word> {
    Word::of(&format!("ال{}", word.text))
}

/// Masculine, feminine and sound plurals, with and without the article.
fn adjectives(list: &[Arc<Word>], out: &mut Sink<'_>) {
    for ending in ["", "ة", "ون", "ين", "ات", "ان", "تان", "تين"] {
        for article in ["", "ال"] {
            let inflected: Vec<Arc<Word>> = list
                .iter()
                .map(|w| {
                    // The first word of a compound adjective (جنوب أفريقي) is a noun in construct
                    // and stays as it is; كوري شمالي agrees in both words.
                    let noun = list.len() > 1 && !w.folded.ends_with('ي');
                    if noun {
                        return Arc::clone(w);
                    }
                    Word::of(&format!("{article}{}{ending}", w.text))
                })
                .collect();
            push(out, &inflected, TermType::Adjective, Rule::Agreement, Needs::Nothing);
        }
    }
}

/// `فريق العمل` of `فريق العمل المعني …`, `اللجنة الاستشارية` of `اللجنة الاستشارية لـ…`.
fn beginnings(list: &[Arc<Word>], kind: TermType, out: &mut Sink<'_>) {
    if list.len() < 3 {
        return;
    }
    for n in 2..list.len().min(4) {
        if without_article(&list[n - 1].text).is_some() {
            push(out, &list[..n], kind, Rule::Beginning, Needs::Mention);
        }
    }
}

/// Forms in which the parent's name at the end of a name is left out (`الأمانة العامة`) or is its
/// head noun (`مجلس المنظمة`).
fn shortened(term: &Term, parent: &Concept, out: &mut Sink<'_>) {
    let list = words(&term.text);
    for other in &parent.ar {
        if !other.kind.is_full_name() {
            continue;
        }
        let tail = words(&other.text);
        if tail.is_empty() || tail.len() >= list.len() {
            continue;
        }
        let (front, back) = list.split_at(list.len() - tail.len());
        let same_rest = back.iter().skip(1).zip(tail.iter().skip(1)).all(|(a, b)| a.folded == b.folded);
        let reading = readings(&back[0].folded).into_iter().find(|r| r.stem == tail[0].folded);
        let (true, Some(reading)) = (same_rest, reading) else { continue };
        if front.last().is_some_and(|w| without_article(&w.text).is_some()) {
            push(out, front, term.kind, Rule::ParentShortened, Needs::Mention);
        }
        // المنظمة for منظمة التعاون الاقتصادي والتنمية, with the preposition the name has.
        let head = strip(&tail[0]);
        let head = match reading.clitics {
            "" => add(&head),
            "ل" => Word::of(&format!("لل{}", head.text)),
            clitic => Word::of(&format!("{clitic}ال{}", head.text)),
        };
        let mut short = front.to_vec();
        short.push(head);
        push(out, &short, term.kind, Rule::ParentShortened, Needs::Mention);
    }
}

fn latin(term: &Term, out: &mut Sink<'_>) {
    let list = words(&term.text);
    match term.kind {
        TermType::Acronym => push(out, &list, TermType::Acronym, Rule::AsWritten, Needs::Nothing),
        // A short Latin word is safe only in its own capitals.
        TermType::Name | TermType::Variant | TermType::Formal | TermType::AcronymVariant
            if list.len() > 1 || list.first().is_some_and(|w| w.text.chars().any(char::is_uppercase)) =>
        {
            push(out, &list, TermType::Variant, Rule::AsWritten, Needs::Nothing);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::read::read;

    fn all(toml: &str) -> Vec<(String, Needs)> {
        let (concepts, problems) = read("t.toml", toml);
        assert!(problems.is_empty(), "{problems:?}");
        let parent = concepts.iter().find(|c| Some(&c.id) == concepts[0].parent.as_ref());
        forms(&concepts[0], parent).into_iter().map(|f| (f.words.join(" "), f.needs)).collect()
    }

    fn has(list: &[(String, Needs)], text: &str) -> Option<Needs> {
        let folded = crate::arabic::fold(text);
        list.iter().find(|(w, _)| *w == folded).map(|&(_, n)| n)
    }

    #[test]
    fn articles_of_a_run_and_of_a_construct() {
        let run = all("[[concept]]\nid = \"a\"\nar = \"التحول الرقمي\"\nen = \"digital transformation\"");
        assert_eq!(has(&run, "تحول رقمي"), Some(Needs::Nothing));
        // Folded, آلية looks as if it had an article.
        let alef = all("[[concept]]\nid = \"a\"\nar = \"ألعاب القوى\"\nen = \"athletics\"");
        assert_eq!(has(&alef, "عاب قوى"), None);
        let construct = all("[[role]]\nid = \"a\"\nar = \"رئيس مجلس إدارة\"\nen = \"Chair\"");
        assert_eq!(has(&construct, "رئيس مجلس الإدارة"), Some(Needs::Nothing));
        let body = all("[[organisation]]\nid = \"a\"\nar = \"وزارة المالية\"\nen = \"Ministry of Finance\"");
        assert_eq!(has(&body, "الوزارة المالية"), None);
    }

    #[test]
    fn the_parent_shortened() {
        let list = all(
            "[[organisation]]\nid = \"a\"\nar = \"مجلس منظمة التعاون الاقتصادي والتنمية\"\nen = \"OECD Council\"\nparent = \"o\"\n\
             [[organisation]]\nid = \"o\"\nar = \"منظمة التعاون الاقتصادي والتنمية\"\nen = \"OECD\"",
        );
        assert_eq!(has(&list, "مجلس المنظمة"), Some(Needs::Mention));
        let list = all(
            "[[organisation]]\nid = \"a\"\nar = \"الأمانة العامة لمجلس التعاون\"\nen = \"Secretariat\"\nparent = \"o\"\n\
             [[organisation]]\nid = \"o\"\nar = \"مجلس التعاون\"\nen = \"GCC\"",
        );
        assert_eq!(has(&list, "الأمانة العامة"), Some(Needs::Mention));
    }

    #[test]
    fn nationality_adjectives_agree() {
        let list = all("[[country]]\nid = \"eg\"\nar-adjective = [\"مصري\"]");
        for form in ["مصري", "المصرية", "المصريين", "مصريات"] {
            assert_eq!(has(&list, form), Some(Needs::Nothing), "{form}");
        }
    }
}
