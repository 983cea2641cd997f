//! English sentences from facts, each with the passages it rests on.
//!
//! The words are those of `english/sentences.toml`; here it is decided which of them are said, of
//! whom, and on what evidence.

mod acts;
mod lead;

use super::brief::{Brief, Passage, Role, Sentence, Tense};
use super::content::RawSession;
use super::delegation::{self, Whose};
use super::lead::Lead;
use super::meetings::Phrase;
use super::naming::Namer;
use super::parties::Part;
use super::passages::passage;
use super::place::Where;
use super::said::Said;
use crate::document::Span;
use crate::english::{SENTENCES, Style, lists, numbers};
use crate::glossary::{Glossary, Kind};
use crate::map::{Entity, Mapped};

/// What the sentences are made from.
pub(crate) struct Facts<'a, 'r> {
    pub(crate) mapped: &'a Mapped<'r>,
    pub(crate) glossary: &'a Glossary,
    pub(crate) meeting: &'a Phrase,
    pub(crate) lead: &'a Lead,
    pub(crate) parts: &'a [Part],
    pub(crate) place: &'a Where,
    pub(crate) sessions: &'a [RawSession],
    pub(crate) said: &'a Said,
    pub(crate) style: Style,
}

/// Most heads of delegation that the summary names.
const HEADS: usize = 4;

/// Most names of topics in one sentence.
const TOPICS: usize = 5;

impl Facts<'_, '_> {
    fn with(&self, role: Role) -> Vec<usize> {
        self.parts.iter().filter(|p| p.role == role).map(|p| p.entity).collect()
    }

    fn at(&self, role: Role) -> Vec<Span> {
        self.parts.iter().filter(|p| p.role == role).map(|p| p.span).collect()
    }

    fn passage(&self, span: Span) -> Passage {
        passage(self.mapped.located.release, span)
    }

    /// One sentence with its evidence; the Arabic is the sentences of the release it rests on.
    fn sentence(&self, en: String, evidence: &[Span]) -> Sentence {
        let mut spans: Vec<Span> = evidence.to_vec();
        spans.sort();
        spans.dedup();
        let mut whole: Vec<Span> = spans.iter().map(|&s| self.mapped.located.sentence(s)).collect();
        whole.dedup();
        let release = self.mapped.located.release;
        let ar: Vec<&str> = whole.iter().map(|&s| release.text(s).trim()).collect();
        Sentence { en, ar: ar.join(" "), evidence: spans.into_iter().map(|s| self.passage(s)).collect() }
    }

    /// The summary, most important first.
    pub(crate) fn summary(&self, brief: &Brief) -> Vec<Sentence> {
        let mut namer = Namer::new(self.mapped, self.glossary);
        let mut out = vec![self.main(brief, &mut namer)];
        out.extend(self.heads_of_delegation(&mut namer));
        out.extend(self.money(&mut namer));
        out.extend(self.listed_sessions(brief));
        out.extend(self.put_off());
        out.extend(self.outcomes(&mut namer));
        out.extend(self.signed(&mut namer));
        out.extend(self.elected(&mut namer));
        out.extend(self.matters());
        out.extend(self.positions(&mut namer));
        out.extend(self.talks(&mut namer));
        out.extend(self.unsaid(brief));
        out.extend(self.next(brief));
        out.extend(self.counted(brief));
        out
    }

    /// Who heads which delegation, in text order.
    fn heads_of_delegation(&self, namer: &mut Namer<'_, '_>) -> Vec<Sentence> {
        let past = self.lead.tense == Tense::Past;
        let text = if past { &SENTENCES.headed_delegation } else { &SENTENCES.heads_delegation };
        let heads = self.parts.iter().filter(|p| p.role == Role::HeadOfDelegation).take(HEADS);
        heads
            .map(|head| {
                let who = namer.party(head.entity, false);
                let own = || {
                    let code = self.mapped.country.as_deref()?;
                    let is_own = |e: &Entity| e.kind == Kind::Country && e.country.as_deref() == Some(code);
                    self.mapped.entities.iter().position(is_own)
                };
                let country = match delegation::whose(self.mapped, head.span) {
                    Whose::Named(entity) => Some(entity),
                    Whose::Own => own(),
                    Whose::Unsaid => None,
                };
                let whose = country.map_or_else(|| "the".to_owned(), |e| lists::possessive(&namer.name(e)));
                let en = text.fill(self.style, &[("who", &who), ("whose", &whose)]);
                self.sentence(en, &[head.span])
            })
            .collect()
    }

    fn money(&self, namer: &mut Namer<'_, '_>) -> Option<Sentence> {
        let mut parts = Vec::new();
        for (role, text) in
            [(Role::Implementer, &SENTENCES.implemented_by), (Role::Funder, &SENTENCES.funded_by)]
        {
            let parties = self.with(role);
            if !parties.is_empty() {
                parts.push(text.fill(self.style, &[("names", &self.list(namer, &parties))]));
            }
        }
        if parts.is_empty() {
            return None;
        }
        let project = self.meeting.en.contains(" project");
        let text = if project { &SENTENCES.project } else { &SENTENCES.work };
        let spans = [self.at(Role::Implementer), self.at(Role::Funder)].concat();
        Some(self.sentence(text.fill(self.style, &[("parts", &lists::and(&parts))]), &spans))
    }

    /// Parties in a list, each with its office in brackets.
    fn list(&self, namer: &mut Namer<'_, '_>, parties: &[usize]) -> String {
        let names: Vec<String> = parties.iter().map(|&e| namer.party(e, true)).collect();
        lists::and(&names)
    }

    fn listed_sessions(&self, brief: &Brief) -> Option<Sentence> {
        if self.sessions.is_empty() {
            return None;
        }
        // That there was a third session says nothing to anybody.
        if let [only] = &brief.sessions[..]
            && only.dates.is_empty()
            && !self.sessions[0].titled
        {
            return None;
        }
        let spans: Vec<Span> = self.sessions.iter().map(|s| s.span).collect();
        let items: Vec<String> =
            brief.sessions.iter().zip(self.sessions).map(|(s, raw)| self.session(s, raw)).collect();
        let number = numbers::cardinal(u32::try_from(items.len()).unwrap_or(2).into());
        let count = format!("{number} session{}", if items.len() == 1 { "" } else { "s" });
        let untitled = brief.sessions.iter().all(|s| s.title.en.is_none() && s.number.is_none());
        let text = if untitled { &SENTENCES.sessions_untitled } else { &SENTENCES.sessions };
        let en = text.fill(self.style, &[("count", &count), ("sessions", &lists::and(&items))]);
        Some(self.sentence(en, &spans))
    }

    /// A session as the list of sessions has it: `No. 30 “Title” (3 November 2020)`, `the 2nd session`.
    fn session(&self, session: &super::brief::Session, raw: &RawSession) -> String {
        let style = self.style;
        let number = session.number.map(|n| {
            if raw.ordinal {
                let words = SENTENCES.session_ordinal.fill(style, &[("ordinal", &numbers::ordinal(n))]);
                format!("the {words}")
            } else {
                SENTENCES.session_number.fill(style, &[("number", &n.to_string())])
            }
        });
        let title = session.title.en.as_deref().filter(|_| raw.titled);
        let name = match (number, title) {
            (Some(number), Some(title)) => {
                SENTENCES.session_both.fill(style, &[("number", &number), ("title", title)])
            }
            (Some(number), None) => number,
            (None, Some(title)) => SENTENCES.session_title.fill(style, &[("title", title)]),
            (None, None) => SENTENCES.session_unknown.fill(style, &[]),
        };
        match session.dates.first() {
            Some(date) => {
                let date = date.en.trim_end_matches(" (year not stated)");
                SENTENCES.session_dated.fill(style, &[("session", &name), ("date", date)])
            }
            None => name,
        }
    }

    /// Next meetings and last days.
    fn next(&self, brief: &Brief) -> Vec<Sentence> {
        brief
            .next_steps
            .iter()
            .zip(&self.said.steps)
            .filter_map(|(step, raw)| Some(self.sentence(step.en.clone()?, &[raw.span])))
            .collect()
    }

    fn counted(&self, brief: &Brief) -> Option<Sentence> {
        let worth: Vec<&super::brief::Figure> = brief
            .figures
            .iter()
            .filter(|f| f.unit.is_some() && f.value > 2.0 && f.negated.is_none() && !self.background(&f.at))
            .fold(Vec::new(), |mut kept: Vec<&super::brief::Figure>, figure| {
                // Three agreements, named twice, are one figure.
                if !kept.iter().any(|k| k.en == figure.en) {
                    kept.push(figure);
                }
                kept
            });
        let worth = &worth[..worth.len().min(5)];
        if worth.is_empty() {
            return None;
        }
        let items: Vec<String> = worth.iter().map(|f| f.en.clone()).collect();
        let spans: Vec<Span> = self
            .mapped
            .located
            .figures
            .iter()
            .filter(|f| worth.iter().any(|w| w.at == self.passage(f.span)))
            .map(|f| f.span)
            .collect();
        Some(self.sentence(SENTENCES.figures.fill(self.style, &[("figures", &items.join("; "))]), &spans))
    }

    fn background(&self, at: &Passage) -> bool {
        let text = &self.mapped.located.release.paragraphs[at.paragraph].text;
        let start = text.char_indices().nth(at.start).map_or(0, |(i, _)| i);
        self.mapped.located.is_background(Span::new(at.paragraph, start, start))
    }
}
