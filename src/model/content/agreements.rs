//! Agreements: what was signed, between whom, about what, worth how much, for how long.

use std::ops::Range;

use crate::arabic::Kind as TokenKind;
use crate::document::Span;
use crate::english::PHRASES;
use crate::glossary::Kind;
use crate::map::Mention;
use crate::model::negation::{denial, denied};

use super::acts::carries;
use super::earlier::{is_earlier, is_of_another_year};
use super::{Reading, Scan, told};

/// An agreement.
#[derive(Debug, Clone)]
pub(crate) struct RawAgreement {
    pub(crate) parties: Vec<usize>,
    /// How many of them stand before the agreement: those who sign it.
    pub(crate) signing: usize,
    /// The parties stand behind بين, of which one may have no English.
    pub(crate) between: bool,
    /// `memorandum of understanding`, `three agreements`.
    pub(crate) kind_en: String,
    pub(crate) several: bool,
    /// It is one that was named before: المذكرة.
    again: bool,
    /// It is still to be signed.
    pub(crate) coming: bool,
    pub(crate) subject: Span,
    /// The policy term that names the subject.
    pub(crate) topic: Option<usize>,
    /// English of what it is worth.
    pub(crate) amount: Option<String>,
    /// English of how long it holds.
    pub(crate) term: Option<String>,
    pub(crate) span: Span,
}

/// A noun of agreement.
pub(super) struct Noun {
    pub(super) en: &'static str,
    pub(super) several: bool,
}

/// The agreements of a release: the noun behind وقع or توقيع, the parties behind بين or مع, or before.
pub(crate) fn agreements(reading: &Reading<'_, '_>) -> Vec<RawAgreement> {
    let mapped = reading.mapped;
    let mut out = Vec::new();
    for (paragraph, tokens, sentence) in told(mapped) {
        let finder = Scan { reading, mapped, paragraph, tokens, sentence };
        let mut at = sentence.start;
        while at < sentence.end {
            match finder.at(at) {
                Some((found, end)) => {
                    // ووقّع المذكرة عن المنظمة مديرها: the one that was told before, once more.
                    if !found.again || out.is_empty() {
                        out.push(found);
                    }
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    out
}

impl Scan<'_, '_> {
    fn at(&self, at: usize) -> Option<(RawAgreement, usize)> {
        let word = &self.tokens[at].folded;
        let verb = PHRASES.outcome(word).filter(|(deed, _)| deed.grade == "signed");
        let coming = match verb {
            Some((_, coming)) => coming,
            None => {
                PHRASES.outcome_noun(word).filter(|deed| deed.grade == "signed")?;
                let from = at.saturating_sub(4).max(self.sentence.start);
                // A signature is told where a verb carries it: تم توقيع, توجت الدورة بالتوقيع.
                if !self.tokens[from..at].iter().any(|t| carries(&t.folded)) {
                    return None;
                }
                self.tokens[from..at].iter().any(|t| t.folded.contains("مقرر") || t.folded.contains("سيتم"))
            }
        };
        if denial(self.tokens, self.sentence.start, at).is_some() || denied(self.tokens, at) {
            return None;
        }
        let end = (at + 40).min(self.sentence.end);
        if is_earlier(self.mapped, self.paragraph, self.sentence, at, end)
            || is_of_another_year(self.mapped, self.paragraph, at..end)
        {
            return None;
        }
        let (at_noun, noun) =
            (at + 1..(at + 14).min(end)).find_map(|k| agreement(&self.tokens[k].folded).map(|n| (k, n)))?;
        let clause_end = (at_noun + 1..end)
            .find(|&k| {
                matches!(self.tokens[k].kind, TokenKind::Semicolon | TokenKind::Stop)
                    || matches!(self.tokens[k].folded.as_str(), "والتي" | "التي" | "والذي" | "الذي")
            })
            .unwrap_or(end);
        let mut parties = self.behind(at_noun, clause_end);
        let before = self.parties(at + 1..at_noun);
        let signing = before.len();
        // وقعت مصر مع الهند مذكرة; وقعت مصر والهند مذكرة: the subject signs too.
        for party in before.into_iter().rev() {
            if !parties.contains(&party) {
                parties.insert(0, party);
            }
        }
        let span = self.mapped.located.span(self.paragraph, at..clause_end);
        let many = self.counted(at, at_noun);
        let definite = self.tokens[at_noun].folded.starts_with("ال");
        let alone =
            self.tokens.get(at_noun + 1).is_none_or(|t| crate::arabic::words::is_function_word(&t.folded));
        let found_again = definite && alone && parties.is_empty();
        let found = RawAgreement {
            signing,
            between: (at_noun..clause_end).any(|k| self.tokens[k].folded == "بين"),
            parties,
            several: noun.several || many.is_some(),
            kind_en: many.unwrap_or_else(|| noun.en.to_owned()),
            again: found_again,
            coming,
            subject: self.mapped.located.span(self.paragraph, at_noun..clause_end),
            topic: self.topic(at_noun, clause_end),
            amount: self.figure(at_noun..clause_end, |unit| unit.len() == 3 && unit.to_uppercase() == unit),
            term: self.term(at_noun..clause_end),
            span,
        };
        Some((found, clause_end))
    }

    /// Parties behind بين or مع.
    fn behind(&self, noun: usize, end: usize) -> Vec<usize> {
        let link = (noun..end).find(|&k| matches!(self.tokens[k].folded.as_str(), "بين" | "مع"));
        link.map_or_else(Vec::new, |k| self.parties(k + 1..end))
    }

    /// States and bodies in a range, those of a subject (في مجال …) left out.
    fn parties(&self, range: Range<usize>) -> Vec<usize> {
        let ends = |k: &usize| {
            let word = self.tokens[*k].folded.as_str();
            subject_word(word) || who_signed(word.strip_prefix('و').unwrap_or(word))
        };
        let stop = range.clone().find(ends).unwrap_or(range.end);
        // على هامش المنتدى tells the occasion.
        let occasion = |m: &Mention| {
            let before = &self.tokens[m.tokens.start.saturating_sub(3)..m.tokens.start];
            before.iter().any(|t| matches!(t.folded.as_str(), "هامش" | "هامشها" | "هوامش"))
        };
        let mut found: Vec<(usize, usize)> = self
            .mapped
            .mentions()
            .filter(|(e, m)| {
                m.span.paragraph == self.paragraph
                    && m.tokens.start >= range.start
                    && m.tokens.end <= stop
                    && !m.nested
                    && !occasion(m)
                    && !m.explain.starts_with("nationality")
                    // وزارة الصحة في جمهورية كوريا: whose ministry it is.
                    && !(self.mapped.entities[*e].kind == Kind::Country
                        && m.tokens.start > range.start
                        && self.tokens[m.tokens.start - 1].folded == "في")
                    && matches!(self.mapped.entities[*e].kind, Kind::Country | Kind::Organisation)
            })
            .map(|(e, m)| (m.tokens.start, e))
            .collect();
        found.sort_unstable();
        let mut out: Vec<usize> = Vec::new();
        for (_, entity) in found {
            if !out.contains(&entity) {
                out.push(entity);
            }
        }
        out
    }

    /// The term behind في مجال, بشأن, حول.
    fn topic(&self, noun: usize, end: usize) -> Option<usize> {
        let from = (noun..end).find(|&k| subject_word(&self.tokens[k].folded))?;
        (from + 1..(from + 4).min(end)).find_map(|k| {
            let (entity, _) = self.mapped.entity_at(self.paragraph, k)?;
            let kind = self.mapped.entities[entity].kind;
            matches!(kind, Kind::Concept | Kind::Initiative | Kind::Document).then_some(entity)
        })
    }

    /// A number before the noun: ثلاث مذكرات تفاهم.
    fn counted(&self, at: usize, noun: usize) -> Option<String> {
        let (_, figure) = self.reading.figures.iter().find(|(raw, _)| {
            raw.span.paragraph == self.paragraph && raw.tokens.start > at && raw.tokens.contains(&noun)
        })?;
        let memoranda = figure.en.ends_with("memoranda") || figure.en.ends_with("memorandum");
        Some(if memoranda { format!("{} of understanding", figure.en) } else { figure.en.clone() })
    }

    fn figure(&self, range: Range<usize>, unit: impl Fn(&str) -> bool) -> Option<String> {
        let own = self.reading.figures.iter().find(|(raw, figure)| {
            raw.span.paragraph == self.paragraph
                && range.contains(&raw.tokens.start)
                && figure.unit.as_deref().is_some_and(&unit)
        });
        own.map(|(_, figure)| figure.en.clone())
    }

    /// The time behind مدة or لمدة.
    fn term(&self, range: Range<usize>) -> Option<String> {
        let from = range.clone().find(|&k| {
            matches!(self.tokens[k].folded.as_str(), "لمده" | "مده" | "مدتها" | "مدته" | "ومدتها" | "ومدته")
        })?;
        self.figure(from..(from + 4).min(range.end), |unit| {
            matches!(unit, "years" | "months" | "weeks" | "days")
        })
    }
}

/// Verbs with a pronoun that tell who signed for a party: وقعها عن الجانب العماني وكيل الوزارة.
fn who_signed(folded: &str) -> bool {
    matches!(folded, "وقعها" | "وقعه" | "وقعهما" | "يوقعها" | "يوقعه" | "قعها" | "قعه" | "قعهما")
}

/// Words that lead to what an agreement is about.
fn subject_word(folded: &str) -> bool {
    matches!(folded, "مجال" | "بشان" | "حول" | "مجالات" | "لتعزيز" | "للتعاون" | "قطاع" | "قطاعات")
}

/// A noun of agreement.
pub(super) fn agreement(folded: &str) -> Option<Noun> {
    let (en, several) = match folded.strip_prefix("ال").unwrap_or(folded) {
        "مذكره" => ("memorandum of understanding", false),
        "مذكرات" => ("memoranda of understanding", true),
        "اتفاقيه" | "اتفاق" => ("agreement", false),
        "اتفاقيات" => ("agreements", true),
        "بروتوكول" => ("protocol", false),
        "اعلان" => ("declaration", false),
        "وثيقه" => ("document", false),
        "وثائق" => ("documents", true),
        "عقد" => ("contract", false),
        "ميثاق" => ("charter", false),
        _ => return None,
    };
    Some(Noun { en, several })
}
