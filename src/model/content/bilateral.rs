//! Talks with others beside the meeting: وعلى هامش الاجتماع، التقى الوزير نظيره …, عقد معاليه لقاء ثنائيا مع ….
//! They are told as what they are, and nothing of them is an outcome of the meeting.

use super::acts::RawStatement;
use super::object::{Government, Object, goes_on, object};
use super::subject::{Subject, Who, subject};
use super::{Reading, Scan, told};
use crate::arabic::{Kind as TokenKind, Token};
use crate::english::PHRASES;
use crate::english::lists::{and, the};
use crate::glossary::Kind;
use crate::model::parties::coordinated;

/// Adds the talks of a release to its statements, in text order.
pub(crate) fn talks(reading: &Reading<'_, '_>) -> Vec<RawStatement> {
    let mut out: Vec<RawStatement> = Vec::new();
    let mapped = reading.mapped;
    for (paragraph, tokens, sentence) in told(mapped) {
        for at in sentence.clone() {
            let finder = Scan { reading, mapped, paragraph, tokens, sentence };
            let last = out.last().and_then(|talk: &RawStatement| talk.who.clone());
            if let Some(found) = finder
                .met(at, last.as_ref())
                .or_else(|| finder.held(at, last.as_ref()))
                .or_else(|| finder.talked(at))
            {
                out.push(found);
            }
        }
    }
    out
}

impl Scan<'_, '_> {
    /// التقى X Y. With one name alone behind the verb it is whom somebody met, not who met.
    fn met(&self, at: usize, last: Option<&Who>) -> Option<RawStatement> {
        let word = bare(&self.tokens[at].folded);
        if !matches!(word, "التقي" | "التقت" | "استقبل" | "استقبلت")
            || super::acts::described(self.tokens, self.sentence.start, at)
        {
            return None;
        }
        match subject(self.mapped, self.paragraph, at, self.sentence.end) {
            Subject::Named(who, after) => match self.whom(after) {
                Some(whom) => self.talk(at, who, whom),
                None => self.talk(at, last?.clone(), self.whom(at + 1)?),
            },
            Subject::Absent => self.talk(at, last?.clone(), self.whom(at + 1)?),
            // التقى الوزير نظيره: an office without a name.
            Subject::Stranger => {
                let words: Vec<&str> =
                    self.tokens[at + 1..].iter().take(3).map(|t| t.folded.as_str()).collect();
                let (group, taken) = PHRASES.group(&words)?;
                let span = self.mapped.located.span(self.paragraph, at + 1..at + 1 + taken);
                let who = Who::Group { en: group.en.clone(), of: None, span };
                self.talk(at, who, self.whom(at + 1 + taken)?)
            }
        }
    }

    /// تباحث X مع Y حول ….
    fn talked(&self, at: usize) -> Option<RawStatement> {
        let word = bare(&self.tokens[at].folded);
        let verb = matches!(word, "تباحث" | "تباحثت" | "تحادث" | "تحادثت");
        if !verb || super::acts::described(self.tokens, self.sentence.start, at) {
            return None;
        }
        let Subject::Named(who, after) = subject(self.mapped, self.paragraph, at, self.sentence.end) else {
            return None;
        };
        let with = (after..self.sentence.end.min(after + 2)).find(|&k| self.tokens[k].folded == "مع")?;
        self.talk(at, who, self.whom(with + 1)?)
    }

    /// عقد X لقاء ثنائيا مع Y, أجرى X مباحثات مع Y.
    fn held(&self, at: usize, last: Option<&Who>) -> Option<RawStatement> {
        let word = bare(&self.tokens[at].folded);
        if !matches!(word, "عقد" | "عقدت" | "اجري" | "اجرت")
            || super::acts::described(self.tokens, self.sentence.start, at)
        {
            return None;
        }
        let is_talk = |t: &Token| {
            matches!(t.folded.as_str(), "لقاء" | "لقاءا" | "لقاءات" | "مباحثات" | "محادثات" | "اجتماعا")
        };
        let end = self.sentence.end.min(at + 14);
        let noun = (at + 1..end).find(|&k| is_talk(&self.tokens[k]))?;
        let with = (noun + 1..end.min(noun + 4)).find(|&k| self.tokens[k].folded == "مع")?;
        let bilateral = self.tokens[noun..with].iter().any(|t| t.folded.starts_with("ثناي"));
        if self.tokens[noun].folded == "اجتماعا" && !bilateral {
            return None;
        }
        let who = match subject(self.mapped, self.paragraph, at, noun) {
            Subject::Named(who, _) => who,
            Subject::Absent | Subject::Stranger => last?.clone(),
        };
        self.talk(at, who, self.whom(with + 1)?)
    }

    /// Whom somebody met, in English, and one past the last token; `None` where one of them has none.
    fn whom(&self, from: usize) -> Option<(Vec<usize>, usize)> {
        let skipped = |k: &usize| {
            let word = self.tokens[*k].folded.as_str();
            matches!(word, "مع" | "كلا" | "كل" | "من" | "بكل" | "كلاا")
                || super::subject::TITLES.contains(&word)
                || matches!(self.tokens[*k].kind, TokenKind::Slash | TokenKind::Comma)
        };
        // التقت فلانة على هامش الاجتماع المديرة: the occasion stands between.
        let on_the_margin = self.tokens.get(from).is_some_and(|t| t.folded == "علي")
            && self.tokens.get(from + 1).is_some_and(|t| t.folded == "هامش");
        let from = if on_the_margin { from + 3 } else { from };
        let dates = &self.mapped.located.dates;
        let day = dates.iter().find(|d| d.span.paragraph == self.paragraph && d.tokens.contains(&from));
        let from = day.map_or(from, |d| d.tokens.end);
        let names = |k: usize| !coordinated(self.mapped, self.paragraph, k, true).is_empty();
        let first = (from..self.sentence.end.min(from + 5))
            .find(|&k| names(k) || !skipped(&k))
            .filter(|&k| names(k))?;
        let list = coordinated(self.mapped, self.paragraph, first, true);
        let end = self
            .mapped
            .mentions()
            .filter(|(e, m)| {
                list.contains(e) && m.span.paragraph == self.paragraph && m.tokens.start >= first
            })
            .filter(|(_, m)| m.tokens.start < self.sentence.end)
            .map(|(e, m)| super::past(self.mapped, self.paragraph, e, m))
            .min_by_key(|end| end.abs_diff(first + list.len() * 3))?;
        let known = list.iter().all(|&e| self.mapped.entities[e].en.is_some());
        (known && !goes_on(&self.tokens[end.min(self.sentence.end)..self.sentence.end]))
            .then_some((list, end))
    }

    fn talk(&self, at: usize, who: Who, (whom, end): (Vec<usize>, usize)) -> Option<RawStatement> {
        if whom.iter().any(|&e| who == Who::Entity(e)) {
            return None;
        }
        let saying = PHRASES.encounter();
        let named: Vec<String> = whom.iter().filter_map(|&e| self.called(e)).collect();
        let subject = self.about(end);
        let en = match &subject {
            Some(object) => format!("{} and discussed {}", and(&named), object.en),
            None => and(&named),
        };
        let span = self.mapped.located.span(self.paragraph, at..self.sentence.end);
        Some(RawStatement {
            who: Some(who),
            saying,
            partly: false,
            talk: true,
            object: Some(Object { en, entities: whom, plural: false, whole: true, span }),
            verb: self.mapped.located.span(self.paragraph, at..at + 1),
            span,
        })
    }

    /// A party in a sentence: a person with the office.
    fn called(&self, entity: usize) -> Option<String> {
        let entity = &self.mapped.entities[entity];
        let en = entity.en.clone()?;
        Some(match (entity.kind, entity.role.as_ref().and_then(|(_, role)| role.as_deref())) {
            (Kind::Person, Some(role)) => format!("{en} ({role})"),
            (Kind::Person, None) => en,
            (Kind::Role, _) => format!("the {en}"),
            _ => the(&en),
        })
    }

    /// What was talked of, in the rest of the sentence: جرى خلاله بحث …, وبحث الجانبان ….
    fn about(&self, from: usize) -> Option<Object> {
        let end = self.sentence.end;
        (from..end).find_map(|k| {
            let word = &self.tokens[k].folded;
            let deed = PHRASES
                .outcome(word)
                .map(|(deed, _)| deed)
                .or_else(|| PHRASES.outcome_noun(word))
                .or_else(|| PHRASES.outcome_noun(word.strip_prefix('ل')?))
                .filter(|deed| deed.grade == "discussed")?;
            let after = match subject(self.mapped, self.paragraph, k, end) {
                Subject::Named(Who::Group { .. }, after) => after,
                _ => k + 1,
            };
            let government = Government { links: &deed.links, direct: true };
            object(self.reading, self.paragraph, after.min(end)..end, &government).filter(|o| o.whole)
        })
    }
}

fn bare(folded: &str) -> &str {
    folded.strip_prefix(['و', 'ف']).unwrap_or(folded)
}
