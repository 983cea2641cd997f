//! Statements, outcomes, agreements, elections and next steps: from what was found in the text to
//! what the brief holds of it.

use super::Builder;
use super::brief::{
    Agreement, Bilingual, Brief, Date, Election, Grade, NextStep, Outcome, Statement, Titled,
};
use super::content::{
    self, Postponed, RawAgreement, RawElection, RawOutcome, RawStatement, RawStep, Reading, Who,
};
use super::meetings::Phrase;
use super::place::with_country;
use super::time::Dated;
use crate::document::Span;
use crate::english::lists::the;
use crate::english::{SENTENCES, dates, numbers};

/// What a release says was said and done.
pub(crate) struct Said {
    pub(crate) statements: Vec<RawStatement>,
    pub(crate) outcomes: Vec<RawOutcome>,
    pub(crate) agreements: Vec<RawAgreement>,
    pub(crate) elections: Vec<RawElection>,
    pub(crate) steps: Vec<RawStep>,
    pub(crate) postponed: Vec<Postponed>,
}

impl Said {
    /// Everything that is found.
    pub(crate) fn of(reading: &Reading<'_, '_>, reported: &[Phrase]) -> Self {
        let mut statements = content::statements(reading);
        let mut outcomes = content::outcomes(reading);
        let talks = content::talks(reading);
        // What was talked of beside the meeting was not discussed at it.
        let located = &reading.mapped.located;
        let beside = |o: &RawOutcome| {
            talks.iter().any(|talk| {
                talk.span.paragraph == o.span.paragraph
                    && located.sentence(talk.verb) == located.sentence(o.span)
                    && talk.verb.start <= o.span.end
            })
        };
        outcomes.retain(|o| !(matches!(o.deed.grade.as_str(), "discussed" | "reviewed") && beside(o)));
        statements.extend(talks);
        statements.sort_by_key(|s| s.verb);
        Self {
            statements,
            outcomes,
            agreements: content::agreements(reading),
            elections: content::elections(reading),
            postponed: content::postponed(reading.mapped),
            steps: content::next_steps(reading.mapped, reported),
        }
    }

    /// Leaves out what belongs to another meeting.
    pub(crate) fn keep(&mut self, own: impl Fn(Span) -> bool) {
        self.statements.retain(|s| own(s.span));
        self.outcomes.retain(|o| own(o.span));
        self.agreements.retain(|a| own(a.span));
        self.elections.retain(|e| own(e.span));
        self.steps.retain(|s| own(s.span));
        self.postponed.retain(|p| own(p.span));
    }

    /// Writes everything into a brief.
    pub(super) fn fill(&self, brief: &mut Brief, builder: &Builder<'_, '_>, dates: &[Dated]) {
        brief.statements = self.statements.iter().map(|s| builder.statement(s)).collect();
        brief.outcomes = self.outcomes.iter().filter_map(|o| builder.outcome(o)).collect();
        brief.agreements = self.agreements.iter().map(|a| builder.agreement(a)).collect();
        brief.elections = self.elections.iter().map(|e| builder.election(e)).collect();
        brief.next_steps = self.steps.iter().map(|s| builder.step(s, dates)).collect();
    }
}

/// The grade of that name.
pub(crate) fn grade(name: &str) -> Option<Grade> {
    Some(match name {
        "decided" => Grade::Decided,
        "adopted" => Grade::Adopted,
        "agreed" => Grade::Agreed,
        "signed" => Grade::Signed,
        "recommended" => Grade::Recommended,
        "discussed" => Grade::Discussed,
        "reviewed" => Grade::Reviewed,
        "rejected" => Grade::Rejected,
        _ => return None,
    })
}

impl Builder<'_, '_> {
    fn statement(&self, raw: &RawStatement) -> Statement {
        let (speaker, group) = match &raw.who {
            Some(Who::Entity(entity)) => (Some(self.key(*entity)), None),
            Some(Who::Group { en, of, span }) => {
                let of = of.and_then(|e| self.mapped.entities[e].en.as_deref()).map(the);
                let en = of.map_or_else(|| en.clone(), |body| format!("{en} of {body}"));
                (None, Some(Titled { ar: self.text(*span), en: Some(en) }))
            }
            None => (None, None),
        };
        Statement {
            speaker,
            group,
            verb: Bilingual { en: raw.saying.en.clone(), ar: self.text(raw.verb) },
            about: raw.object.as_ref().map(|o| o.en.clone()),
            at: self.passage(raw.span),
        }
    }

    fn outcome(&self, raw: &RawOutcome) -> Option<Outcome> {
        Some(Outcome {
            grade: grade(&raw.deed.grade)?,
            coming: raw.coming,
            by: match raw.who {
                Some(Who::Entity(entity)) => Some(self.key(entity)),
                _ => None,
            },
            ar: self.text(raw.span),
            en: raw.object.as_ref().map(|o| o.en.clone()),
            at: self.passage(raw.span),
        })
    }

    fn agreement(&self, raw: &RawAgreement) -> Agreement {
        let topic = raw.topic.and_then(|e| self.mapped.entities[e].en.as_deref());
        Agreement {
            parties: raw.parties.iter().map(|&e| self.key(e)).collect(),
            subject: Titled {
                ar: self.text(raw.subject),
                en: topic.map(|topic| format!("{} on {topic}", raw.kind_en)),
            },
            amount: raw.amount.clone(),
            term: raw.term.clone(),
            at: self.passage(raw.span),
        }
    }

    fn election(&self, raw: &RawElection) -> Election {
        Election {
            ballot: raw.ballot,
            who: raw.who.iter().map(|&e| self.key(e)).collect(),
            counted: raw.counted.clone(),
            post: raw.post.clone(),
            body: raw.body.map(|e| self.key(e)),
            votes: raw.votes.clone(),
            ar: self.text(raw.span),
            at: self.passage(raw.span),
        }
    }

    fn step(&self, raw: &RawStep, dates: &[Dated]) -> NextStep {
        let own =
            dates.iter().filter(|d| raw.span.contains(&d.span) && (raw.from..raw.to).contains(&d.span.start));
        let own: Vec<Date> = own.map(|d| d.date.clone()).collect();
        NextStep {
            ar: self.text(raw.span),
            en: self.step_en(raw, &own),
            dates: own,
            at: self.passage(raw.span),
        }
    }

    /// The sentence of a step that has a date or a place.
    fn step_en(&self, raw: &RawStep, own: &[Date]) -> Option<String> {
        let days: Vec<(String, String)> =
            own.iter().take(1).map(|d| (d.start.clone(), d.end.clone())).collect();
        if raw.deadline {
            let date = own.last()?;
            return Some(SENTENCES.deadline.fill(self.style, &[("date", &date.en)]));
        }
        let meeting = raw.meeting.as_deref()?;
        let place = raw.place.and_then(|e| {
            let entity = &self.mapped.entities[e];
            let code = entity.country.as_deref().filter(|_| entity.kind == crate::glossary::Kind::Place);
            Some(the(&with_country(self.glossary, entity.en.as_deref()?, code)))
        });
        if place.is_none() && days.is_empty() {
            return None;
        }
        let at = place.map(|p| SENTENCES.in_place.fill(self.style, &[("place", &p)])).unwrap_or_default();
        let mut on = String::new();
        if !days.is_empty() {
            let comma = if at.contains(',') { "," } else { "" };
            on = format!("{comma} {}", dates::phrase(&days, self.style.date_order));
        }
        let gaps = [("meeting", meeting), ("where", at.as_str()), ("when", on.as_str())];
        let Some(ordinal) = raw.ordinal else { return Some(SENTENCES.next_held.fill(self.style, &gaps)) };
        let named = format!("{} {meeting}", numbers::ordinal(ordinal));
        let gaps = [("meeting", named.as_str()), ("where", at.as_str()), ("when", on.as_str())];
        Some(SENTENCES.later_held.fill(self.style, &gaps))
    }
}
