//! Derived names: what a text calls a body instead of its full name, where a rule and not the glossary
//! says so.
//!
//! - [`Rule::TailDropped`]: the fields of work at the end are one fewer: جهاز حماية المنافسة (ومنع
//!   الممارسات الاحتكارية).
//! - [`Rule::AdjectiveDropped`]: one of several adjectives is left out: اللجنة الاقتصادية (والاجتماعية)
//!   لغربي آسيا.
//! - [`Rule::FieldReworded`]: في الميدان الاقتصادي is said with an adjective, or the other way round.
//!
//! A shorter name is easily another body's, so that a rule only makes one where the noun at the head
//! has fields of work for its complement, and where what is left still tells the body from others: it
//! is a country's, or its name says for which part of the world it is. The index drops what two
//! concepts have in common ([`Needs::Unique`]).

use std::sync::Arc;

use super::super::concept::{Concept, Term, TermType};
use super::{Needs, Rule, Sink, push};
use crate::arabic::Word;
use crate::arabic::clitics::without_article;
use crate::arabic::words::{is_function_word, is_scope};

/// A ministry is told from those of other countries by the release's country, so that each of its
/// shorter names needs to be the only one of its country and no more.
const MINISTRY: &str = "وزاره";

/// Other nouns behind which coordinated fields of work stand, folded. اتحاد and جماعة are none of them:
/// the economic and monetary community of central Africa is not its economic community.
const HEADS: &[&str] = &["هيئه", "لجنه", "مجلس", "مركز", "جهاز", "معهد", "صندوق", "منظمه"];

/// Nouns that end like an adjective in ية, folded and coordinated.
const NOUNS_LIKE_ADJECTIVES: &[&str] =
    &["والتنميه", "والتربيه", "والملكيه", "والهويه", "والجنسيه", "والبنيه", "والتقنيه", "والاغذيه", "والادويه"];

/// A full name of a body.
struct Name<'a> {
    words: &'a [Arc<Word>],
    term: TermType,
    needs: Needs,
    ministry: bool,
    /// Of one country, whose releases mean it.
    national: bool,
}

/// Hands the derived forms of a full name to `sink`.
pub(super) fn each(concept: &Concept, words: &[Arc<Word>], term: TermType, sink: &mut Sink<'_>) {
    let Some(first) = words.first() else { return };
    let ministry = first.folded == MINISTRY;
    let needs = if ministry { Needs::UniqueOrMention } else { Needs::Unique };
    let name = Name { words, term, needs, ministry, national: concept.country.is_some() };
    let head = without_article(&first.folded).unwrap_or(&first.folded);
    if ministry || HEADS.contains(&head) {
        name.without_tail(sink);
        name.without_adjective(sink);
    }
    name.field_as_adjective(sink);
    name.adjective_as_field(sink);
}

/// The full name that the words of a derived form come from. `words` are folded; the first may have
/// proclitics.
pub(crate) fn full_name<'c>(concept: &'c Concept, rule: Rule, words: &[&str]) -> Option<&'c Term> {
    concept.ar.iter().filter(|term| term.kind.is_full_name()).find(|term| {
        let mut found = false;
        each(concept, &super::words(&term.text), term.kind, &mut |form| {
            found |= form.rule == rule
                && form.words.len() == words.len()
                && form.words.iter().zip(words).skip(1).all(|(own, word)| own.folded == **word);
        });
        found
    })
}

impl Name<'_> {
    fn without_tail(&self, sink: &mut Sink<'_>) {
        let shortest = if self.has_definite_head() { 3 } else { 2 };
        for (at, word) in self.words.iter().enumerate().skip(2) {
            let coordinated = word.folded.starts_with('و') && word.folded.chars().count() > 3;
            if coordinated && (self.ministry || at >= shortest && self.can_end_at(at)) {
                push(sink, &self.words[..at], self.term, Rule::TailDropped, self.needs);
            }
        }
    }

    /// Whether the name without what stands from `at` on is complete, and nothing is lost but fields of
    /// work: a tail with a complement of its own belongs to the whole name (… بدول مجلس التعاون).
    fn can_end_at(&self, at: usize) -> bool {
        let (rest, tail) = self.words.split_at(at);
        let closed = rest.last().is_some_and(|word| is_definite(word));
        let ends = tail.last().is_some_and(|word| {
            let bare = word.text.strip_prefix('و').unwrap_or(&word.text);
            without_article(bare).is_some() || bare.ends_with("ها")
        });
        closed
            && ends
            && !tail.iter().any(|word| opens_complement(word))
            && (self.national || self.has_scope())
    }

    fn without_adjective(&self, sink: &mut Sink<'_>) {
        let mut at = 2.min(self.words.len());
        while at < self.words.len() {
            let run =
                at + self.words[at..].iter().take_while(|w| self.is_further_adjective(at - 1, w)).count();
            let distinct = self.national || self.has_scope() || run < self.words.len();
            let noun = at >= 2 && is_definite(&self.words[at - 2]);
            if run > at && noun && distinct && self.words.len() > 3 {
                for dropped in at - 1..run {
                    push(sink, &self.without(dropped), self.term, Rule::AdjectiveDropped, self.needs);
                }
            }
            at = run.max(at + 1);
        }
    }

    /// Whether a word is an adjective coordinated with the one at `first`: both end alike.
    fn is_further_adjective(&self, first: usize, word: &Word) -> bool {
        let Some(ending) = adjective_ending(&self.words[first].text) else { return false };
        let bare = word.text.strip_prefix('و').unwrap_or_default();
        adjective_ending(bare) == Some(ending)
            && !bare.ends_with("اية")
            && !NOUNS_LIKE_ADJECTIVES.contains(&word.folded.as_str())
    }

    /// The words without one of several adjectives; the first that is left has no conjunction.
    fn without(&self, dropped: usize) -> Vec<Arc<Word>> {
        let mut words = self.words.to_vec();
        words.remove(dropped);
        let conjunction = !self.words[dropped].text.starts_with('و');
        if let Some(next) = words.get_mut(dropped).filter(|_| conjunction)
            && let Some(bare) = next.text.strip_prefix('و')
        {
            *next = Word::of(bare);
        }
        words
    }

    /// منظمة التعاون والتنمية في الميدان الاقتصادي: التعاون والتنمية الاقتصادية, التعاون الاقتصادي والتنمية,
    /// and the other word for a field.
    fn field_as_adjective(&self, sink: &mut Sink<'_>) {
        let [front @ .., preposition, field, adjective] = self.words else { return };
        let other = match field.folded.as_str() {
            "الميدان" => "المجال",
            "المجال" => "الميدان",
            _ => return,
        };
        let ([_, .., noun, last], "في", Some("ي")) =
            (front, preposition.folded.as_str(), adjective_ending(&adjective.text))
        else {
            return;
        };
        let mut push = |words: &[Arc<Word>]| push(sink, words, self.term, Rule::FieldReworded, Needs::Unique);
        push(&[front, &[preposition.clone(), Word::of(other), adjective.clone()]].concat());
        push(&[front, &[agreeing(adjective, last)]].concat());
        if last.text.starts_with("وال") {
            let head = &front[..front.len() - 1];
            push(&[head, &[agreeing(adjective, noun), last.clone()]].concat());
        }
    }

    /// منظمة التعاون الاقتصادي والتنمية, said in the other ways. Only of international bodies: those of a
    /// country are not called so.
    fn adjective_as_field(&self, sink: &mut Sink<'_>) {
        let [front @ .., noun, adjective, last] = self.words else { return };
        let pattern = !front.is_empty()
            && is_definite(noun)
            && adjective_ending(&adjective.text).is_some()
            && last.text.starts_with("وال")
            && !self.is_further_adjective(front.len() + 1, last);
        if self.national || !pattern {
            return;
        }
        let masculine = Word::of(adjective.text.strip_suffix('ة').unwrap_or(&adjective.text));
        let both = [front, &[noun.clone(), last.clone()]].concat();
        let mut push = |words: &[Arc<Word>]| push(sink, words, self.term, Rule::FieldReworded, Needs::Unique);
        for field in ["الميدان", "المجال"] {
            push(&[both.as_slice(), &[Word::of("في"), Word::of(field), masculine.clone()]].concat());
        }
        push(&[both.as_slice(), &[agreeing(&masculine, last)]].concat());
    }

    fn has_definite_head(&self) -> bool {
        self.words.first().is_some_and(|head| without_article(&head.text).is_some())
    }

    /// Whether the name says at its second word for which part of the world the body is.
    fn has_scope(&self) -> bool {
        self.words.get(1).is_some_and(|word| word.folded == "الامم" || is_scope(&word.folded))
    }
}

/// Whether a word has the article, a preposition before it or not.
fn is_definite(word: &Word) -> bool {
    let text = word.text.as_str();
    without_article(text.strip_prefix('ب').unwrap_or(text)).is_some() || text.starts_with("لل")
}

/// Whether a word begins a complement: لأغراض التنمية, بدول مجلس التعاون, التابع لـ.
fn opens_complement(word: &Word) -> bool {
    is_function_word(&word.folded)
        || word.folded.starts_with(['ل', 'ب'])
        || word.folded.starts_with("التابع")
        || word.folded.starts_with("المعني")
}

/// The ending of a definite relative adjective (نسبة), masculine or feminine.
fn adjective_ending(text: &str) -> Option<&'static str> {
    let bare = without_article(text).filter(|bare| bare.chars().count() > 3)?;
    ["ية", "ي"].into_iter().find(|ending| bare.ends_with(ending))
}

/// A masculine adjective in agreement with a noun: feminine with ة, and with ات, the plural of things.
fn agreeing(adjective: &Arc<Word>, noun: &Word) -> Arc<Word> {
    if noun.text.ends_with('ة') || noun.text.ends_with("ات") {
        Word::of(&format!("{}ة", adjective.text))
    } else {
        Arc::clone(adjective)
    }
}

#[cfg(test)]
mod tests {
    use crate::arabic::fold;
    use crate::glossary::forms::{Needs, Rule, forms};
    use crate::glossary::read::read;

    /// The derived forms of a body's name, with the rule and what each needs.
    fn derived(ar: &str, country: Option<&str>) -> Vec<(String, Rule, Needs)> {
        let country = country.map(|c| format!("country = \"{c}\"\n")).unwrap_or_default();
        let (concepts, problems) =
            read("t.toml", &format!("[[organisation]]\nid = \"a\"\nar = \"{ar}\"\nen = \"A\"\n{country}"));
        assert!(problems.is_empty(), "{problems:?}");
        let of_rule = |rule| matches!(rule, Rule::TailDropped | Rule::AdjectiveDropped | Rule::FieldReworded);
        forms(&concepts[0], None)
            .into_iter()
            .filter(|form| of_rule(form.rule))
            .map(|form| (form.words.join(" "), form.rule, form.needs))
            .collect()
    }

    fn by(rule: Rule, ar: &str, country: Option<&str>) -> Vec<String> {
        derived(ar, country).into_iter().filter(|(_, own, _)| *own == rule).map(|(words, ..)| words).collect()
    }

    fn folded(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| fold(text)).collect()
    }

    #[test]
    fn a_ministry_without_its_tail() {
        let list = derived("وزارة الاتصالات وتكنولوجيا المعلومات", Some("EG"));
        assert_eq!(list, [(fold("وزارة الاتصالات"), Rule::TailDropped, Needs::UniqueOrMention)]);
    }

    #[test]
    fn a_body_without_its_last_field_of_work() {
        let tail = |ar, country| by(Rule::TailDropped, ar, country);
        assert_eq!(
            tail("جهاز حماية المنافسة ومنع الممارسات الاحتكارية", Some("EG")),
            folded(&["جهاز حماية المنافسة"])
        );
        assert_eq!(
            tail("المركز الأفريقي لمكافحة الأمراض والوقاية منها", None),
            folded(&["المركز الأفريقي لمكافحة الأمراض"])
        );
        assert_eq!(
            derived("هيئة المعلومات والحكومة الإلكترونية", Some("BH")),
            [(fold("هيئة المعلومات"), Rule::TailDropped, Needs::Unique)]
        );
        // Without a country or a part of the world what is left could be anybody's.
        assert_eq!(tail("لجنة السكان والتنمية", None), folded(&[]));
        assert_eq!(tail("مجلس منظمة التعاون الاقتصادي والتنمية", None), folded(&[]));
        // The name goes on behind the tail, or the cut would be inside a construct.
        assert_eq!(tail("اللجنة الوزارية للبريد والاتصالات بدول مجلس التعاون", None), folded(&[]));
        assert_eq!(tail("هيئة كهرباء ومياه دبي", Some("AE")), folded(&[]));
        // المجلس الاقتصادي alone is a short form, and a company's partners are its name.
        assert_eq!(tail("المجلس الاقتصادي والاجتماعي", Some("MA")), folded(&[]));
        assert_eq!(tail("شركة النيل والفرات", Some("EG")), folded(&[]));
    }

    #[test]
    fn one_of_several_adjectives_left_out() {
        let fewer = |ar, country| by(Rule::AdjectiveDropped, ar, country);
        assert_eq!(
            fewer("اللجنة الاقتصادية والاجتماعية لغربي آسيا", None),
            folded(&["اللجنة الاجتماعية لغربي آسيا", "اللجنة الاقتصادية لغربي آسيا"])
        );
        assert_eq!(
            fewer("لجنة التعاون المالي والاقتصادي لدول الساحل", None),
            folded(&["لجنة التعاون الاقتصادي لدول الساحل", "لجنة التعاون المالي لدول الساحل"])
        );
        // والتنمية is no adjective, and another union has one of the two for its name.
        assert_eq!(fewer("منظمة التعاون الاقتصادي والتنمية", None), folded(&[]));
        assert_eq!(fewer("هيئة الشؤون الاقتصادية والتنمية", Some("SA")), folded(&[]));
        assert_eq!(fewer("الاتحاد الاقتصادي والنقدي لغرب أفريقيا", None), folded(&[]));
    }

    #[test]
    fn a_field_in_other_words() {
        let field = |ar| by(Rule::FieldReworded, ar, None);
        assert_eq!(
            field("منظمة التعاون والتنمية في الميدان الاقتصادي"),
            folded(&[
                "منظمة التعاون والتنمية في المجال الاقتصادي",
                "منظمة التعاون والتنمية الاقتصادية",
                "منظمة التعاون الاقتصادي والتنمية"
            ])
        );
        assert_eq!(
            field("منظمة التعاون الاقتصادي والتنمية"),
            folded(&[
                "منظمة التعاون والتنمية في الميدان الاقتصادي",
                "منظمة التعاون والتنمية في المجال الاقتصادي",
                "منظمة التعاون والتنمية الاقتصادية"
            ])
        );
        assert_eq!(field("مكتب التعاون في المجال العلمي والثقافي"), folded(&[]));
    }
}
