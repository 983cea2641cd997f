//! English sentences from facts, each with the passages it rests on.

use super::brief::{Brief, Grade, Mode, Passage, Role, Sentence, Tense};
use super::content::{RawAgreement, RawOutcome, RawSession, RawStatement};
use super::meetings::Phrase;
use super::naming::{Namer, capital};
use super::parties::{Lead, Part};
use super::passages::passage;
use super::place::Where;
use crate::document::Span;
use crate::english::{self, lists};
use crate::glossary::Kind;
use crate::map::Mapped;

/// What the sentences are made from.
pub(crate) struct Facts<'a, 'r> {
    pub(crate) mapped: &'a Mapped<'r>,
    pub(crate) meeting: &'a Phrase,
    pub(crate) lead: &'a Lead,
    pub(crate) parts: &'a [Part],
    pub(crate) place: &'a Where,
    pub(crate) sessions: &'a [RawSession],
    pub(crate) statements: &'a [RawStatement],
    pub(crate) agreements: &'a [RawAgreement],
    pub(crate) outcomes: &'a [RawOutcome],
}

/// Most names of topics in one sentence.
const TOPICS: usize = 5;

/// Longest headline, in characters.
const HEADLINE: usize = 120;

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
        let mut namer = Namer::new(self.mapped);
        let mut out = vec![self.main(brief, &mut namer)];
        out.extend(self.head_of_delegation(&mut namer));
        out.extend(self.money(&mut namer));
        out.extend(self.listed_sessions(brief));
        out.extend(self.signed(&mut namer));
        out.extend(self.dealt_with());
        out.extend(self.positions(&mut namer));
        out.extend(self.counted(brief));
        out
    }

    /// Those who take part with the actor, in the same words: كل من الجهاز ووزارة …
    fn together(&self, actor: usize) -> Vec<usize> {
        let own =
            |p: &&Part| p.role == Role::Participant && p.entity != actor && Some(p.span) == self.lead.verb;
        self.parts.iter().filter(own).map(|p| p.entity).collect()
    }

    /// What the actor does, or several actors do.
    fn verb(&self, role: Role, plural: bool) -> &'static str {
        match (role, self.lead.tense, plural) {
            (Role::Host, Tense::Past, _) => "hosted",
            (Role::Host, _, false) => "hosts",
            (Role::Host, _, true) => "host",
            (Role::Organiser, Tense::Past, _) => "organised",
            (Role::Organiser, _, false) => "organises",
            (Role::Organiser, _, true) => "organise",
            (_, Tense::Past, _) => "took part in",
            (_, _, false) => "takes part in",
            (_, _, true) => "take part in",
        }
    }

    fn main(&self, brief: &Brief, namer: &mut Namer<'_, '_>) -> Sentence {
        let mut evidence = vec![self.meeting.span];
        let mut text = String::new();
        let meeting = lists::the(&brief.meeting.name.en);
        let represented = self.with(Role::RepresentedBy);
        let plural;
        if let Some(actor) = self.lead.actor {
            let with = self.together(actor);
            plural = !with.is_empty();
            let name = if plural {
                let names: Vec<String> =
                    std::iter::once(actor).chain(with).map(|e| namer.party(e, true)).collect();
                lists::and(&names)
            } else {
                namer.party(actor, false)
            };
            text.push_str(&capital(&name));
            evidence.extend(self.lead.verb);
            if !represented.is_empty() && self.mapped.entities[actor].kind != Kind::Person {
                let names: Vec<String> = represented.iter().map(|&e| namer.party(e, true)).collect();
                text.push_str(&format!(", represented by {},", lists::and(&names)));
                evidence.extend(self.at(Role::RepresentedBy));
            }
            let verb = self.verb(self.lead.role, plural);
            text.push_str(&format!(" {verb} {meeting}"));
        } else {
            text.push_str(&format!("The release reports on {meeting}"));
        }
        for entity in [self.meeting.body, self.meeting.event].into_iter().flatten() {
            namer.introduced(entity);
        }
        let mut tail: Vec<String> = Vec::new();
        for (role, word) in [(Role::Organiser, "organised by"), (Role::Host, "hosted by")] {
            let list: Vec<usize> = self
                .with(role)
                .into_iter()
                .filter(|e| Some(*e) != self.lead.actor && Some(*e) != self.meeting.body)
                .collect();
            if !list.is_empty() && self.lead.role != role {
                let names: Vec<String> = list.iter().map(|&e| namer.party(e, true)).collect();
                tail.push(format!("{word} {}", lists::and(&names)));
                evidence.extend(self.at(role));
            }
        }
        let dates: Vec<(String, String)> =
            brief.meeting.dates.iter().map(|d| (d.start.clone(), d.end.clone())).collect();
        let held = match (brief.meeting.mode, &brief.meeting.place) {
            (Mode::Virtual, _) => Some("held online".to_owned()),
            (Mode::Hybrid, Some(place)) => Some(format!("held in {} and online", place.en)),
            (Mode::InPerson, Some(place)) => Some(format!("held in {}", place.en)),
            _ => None,
        };
        let when = (!dates.is_empty()).then(|| date_phrase(&dates));
        match (held, when) {
            (Some(held), Some(when)) if held.contains(',') => tail.push(format!("{held}, {when}")),
            (Some(held), Some(when)) => tail.push(format!("{held} {when}")),
            (Some(held), None) => tail.push(held),
            (None, Some(when)) => tail.push(format!("held {when}")),
            (None, None) => {}
        }
        evidence.extend(self.place.mode_at);
        evidence.extend(self.place.place_at);
        if let Some(theme) = &brief.meeting.theme {
            // A theme without English stands in the facts, in Arabic; a sentence has no room for it.
            tail.extend(theme.en.as_ref().map(|en| format!("under the theme \u{201C}{en}\u{201D}")));
        }
        for part in tail {
            text.push_str(", ");
            text.push_str(&part);
        }
        text.push('.');
        evidence.extend(self.event_dates());
        self.sentence(text, &evidence)
    }

    fn event_dates(&self) -> Vec<Span> {
        self.mapped
            .located
            .dates
            .iter()
            .filter(|d| d.span.paragraph == self.meeting.span.paragraph)
            // هذا العام says nothing of the days.
            .filter(|d| !matches!(d.relative, Some(crate::map::Relative::Years(_))))
            .map(|d| d.span)
            .take(2)
            .collect()
    }

    fn head_of_delegation(&self, namer: &mut Namer<'_, '_>) -> Option<Sentence> {
        let head = *self.with(Role::HeadOfDelegation).first()?;
        let who = capital(&namer.party(head, false));
        let verb = if self.lead.tense == Tense::Past { "headed" } else { "heads" };
        let whose = self.mapped.country.as_deref().and_then(|code| {
            self.mapped
                .entities
                .iter()
                .position(|e| e.kind == Kind::Country && e.country.as_deref() == Some(code))
        });
        let of = whose.map_or(String::new(), |e| format!(" of {}", namer.name(e)));
        Some(self.sentence(format!("{who} {verb} the delegation{of}."), &self.at(Role::HeadOfDelegation)))
    }

    fn money(&self, namer: &mut Namer<'_, '_>) -> Option<Sentence> {
        let funders = self.with(Role::Funder);
        let doers = self.with(Role::Implementer);
        if funders.is_empty() && doers.is_empty() {
            return None;
        }
        let mut parts = Vec::new();
        if !doers.is_empty() {
            let names: Vec<String> = doers.iter().map(|&e| namer.party(e, true)).collect();
            parts.push(format!("implemented by {}", lists::and(&names)));
        }
        if !funders.is_empty() {
            let names: Vec<String> = funders.iter().map(|&e| namer.party(e, true)).collect();
            parts.push(format!("funded by {}", lists::and(&names)));
        }
        let subject =
            if self.meeting.en.contains(" project") { "The project" } else { "The work it is about" };
        let spans = [self.at(Role::Implementer), self.at(Role::Funder)].concat();
        Some(self.sentence(format!("{subject} is {}.", lists::and(&parts)), &spans))
    }

    fn listed_sessions(&self, brief: &Brief) -> Option<Sentence> {
        if self.sessions.is_empty() {
            return None;
        }
        let spans: Vec<Span> = self.sessions.iter().map(|s| s.span).collect();
        let items: Vec<String> = brief
            .sessions
            .iter()
            .map(|s| {
                let name = match (&s.title.en, s.number) {
                    (Some(en), Some(n)) => format!("No. {n} \u{201C}{en}\u{201D}"),
                    (Some(en), None) => format!("\u{201C}{en}\u{201D}"),
                    (None, Some(n)) => format!("No. {n}"),
                    (None, None) => "one whose title has no English yet".to_owned(),
                };
                match s.dates.first() {
                    Some(date) => format!("{name} ({})", date.en.trim_end_matches(" (year not stated)")),
                    None => name,
                }
            })
            .collect();
        let count = english::numbers::cardinal(u32::try_from(items.len()).unwrap_or(2).into());
        let noun = if items.len() == 1 { "session" } else { "sessions" };
        let untitled = brief.sessions.iter().all(|s| s.title.en.is_none() && s.number.is_none());
        if untitled {
            let text = format!("The release names {count} {noun}, listed below under the Arabic title.");
            return Some(self.sentence(text, &spans));
        }
        Some(self.sentence(format!("The release names {count} {noun}: {}.", lists::and(&items)), &spans))
    }

    fn signed(&self, namer: &mut Namer<'_, '_>) -> Vec<Sentence> {
        self.agreements
            .iter()
            .filter(|a| a.parties.len() >= 2)
            .map(|a| {
                let names: Vec<String> = a.parties.iter().map(|&e| namer.party(e, true)).collect();
                let on = a
                    .topic
                    .and_then(|e| self.mapped.entities[e].en.as_ref())
                    .map_or(String::new(), |en| format!(" on {en}"));
                let text = format!(
                    "{} between {}{on} has been signed.",
                    capital(&lists::a(a.kind_en)),
                    lists::and(&names)
                );
                self.sentence(text, &[a.span])
            })
            .collect()
    }

    /// What was reviewed, discussed, adopted: the names and terms in those passages, by grade.
    fn dealt_with(&self) -> Option<Sentence> {
        let mut by_grade: Vec<(Grade, Vec<String>, Vec<Span>)> = Vec::new();
        for outcome in self.outcomes {
            let names = self.topics(|span| outcome.span.contains(&span));
            if names.is_empty() || outcome.grade == Grade::Signed {
                continue;
            }
            match by_grade.iter_mut().find(|(grade, ..)| *grade == outcome.grade) {
                Some((_, list, spans)) => {
                    list.extend(names);
                    spans.push(outcome.span);
                }
                None => by_grade.push((outcome.grade, names, vec![outcome.span])),
            }
        }
        if by_grade.is_empty() {
            return None;
        }
        let mut spans = Vec::new();
        let parts: Vec<String> = by_grade
            .into_iter()
            .map(|(grade, mut names, at)| {
                spans.extend(at);
                let mut seen = std::collections::HashSet::new();
                names.retain(|n| seen.insert(n.clone()));
                names.truncate(TOPICS);
                let word = match grade {
                    Grade::Decided => "decided on",
                    Grade::Adopted => "adopted",
                    Grade::Agreed => "agreed on",
                    Grade::Signed => "signed",
                    Grade::Recommended => "recommended",
                    Grade::Discussed => "discussed",
                    Grade::Reviewed => "reviewed",
                };
                format!("{word}: {}", lists::and(&names))
            })
            .collect();
        Some(self.sentence(format!("Among the matters {}.", parts.join("; ")), &spans))
    }

    /// English of the initiatives, documents and policy terms mentioned in passages, the named ones
    /// first.
    fn topics(&self, within: impl Fn(Span) -> bool) -> Vec<String> {
        let mut list: Vec<usize> = Vec::new();
        for (entity, mention) in self.mapped.mentions() {
            let kind = self.mapped.entities[entity].kind;
            let named = matches!(kind, Kind::Initiative | Kind::Document | Kind::Concept);
            if named && !mention.nested && within(mention.span) && !list.contains(&entity) {
                list.push(entity);
            }
        }
        list.sort_by_key(|&e| self.mapped.entities[e].kind == Kind::Concept);
        list.iter()
            .filter_map(|&e| {
                let entity = &self.mapped.entities[e];
                let en = entity.en.clone()?;
                Some(if entity.kind == Kind::Concept { en } else { lists::the(&en) })
            })
            .collect()
    }

    /// Which persons spoke, and on which named things.
    fn positions(&self, namer: &mut Namer<'_, '_>) -> Vec<Sentence> {
        let mut speakers: Vec<usize> = Vec::new();
        for speaker in self.statements.iter().filter_map(|s| s.speaker) {
            let person = matches!(self.mapped.entities[speaker].kind, Kind::Person | Kind::Role);
            if person && !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        speakers
            .into_iter()
            .take(3)
            .filter_map(|speaker| {
                let own: Vec<&RawStatement> =
                    self.statements.iter().filter(|s| s.speaker == Some(speaker)).collect();
                let mut names = self.topics(|span| own.iter().any(|s| s.span.contains(&span)));
                if names.is_empty() {
                    return None;
                }
                let more = if names.len() > TOPICS { ", among other matters" } else { "" };
                names.truncate(TOPICS);
                let spans: Vec<Span> = own.iter().map(|s| s.verb).collect();
                let who = capital(&namer.party(speaker, false));
                Some(self.sentence(format!("{who} spoke on {}{more}.", lists::and(&names)), &spans))
            })
            .collect()
    }

    fn counted(&self, brief: &Brief) -> Option<Sentence> {
        let worth: Vec<&super::brief::Figure> = brief
            .figures
            .iter()
            .filter(|f| f.unit.is_some() && f.value > 2.0 && !self.background(&f.at))
            .take(5)
            .collect();
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
        Some(self.sentence(format!("Figures given: {}.", items.join("; ")), &spans))
    }

    fn background(&self, at: &Passage) -> bool {
        let text = &self.mapped.located.release.paragraphs[at.paragraph].text;
        let start = text.char_indices().nth(at.start).map_or(0, |(i, _)| i);
        self.mapped.located.is_background(Span::new(at.paragraph, start, start))
    }

    /// One line: actor, act, meeting; the body by its acronym where it would be too long.
    pub(crate) fn headline(&self, brief: &Brief) -> String {
        let called = |e: usize| {
            let entity = &self.mapped.entities[e];
            let name = entity.short.clone().or_else(|| entity.en.clone());
            name.unwrap_or_else(|| format!("\u{201C}{}\u{201D}", entity.ar))
        };
        let actors: Vec<String> = self
            .lead
            .actor
            .map(|actor| std::iter::once(actor).chain(self.together(actor)).map(called).collect())
            .unwrap_or_default();
        let verb = self.verb(self.lead.role, actors.len() > 1);
        let actor = (!actors.is_empty()).then(|| capital(&lists::and(&actors)));
        let tries = [brief.meeting.name.en.clone(), self.meeting.short.clone(), self.meeting.head.clone()];
        let make = |name: &str| match &actor {
            Some(actor) => format!("{actor} {verb} {}", lists::the(name)),
            None => capital(name),
        };
        tries
            .iter()
            .map(|name| make(name))
            .find(|line| line.chars().count() <= HEADLINE)
            .unwrap_or_else(|| make(&self.meeting.head))
    }
}

/// `on 30–31 October`, `in September 2022`, `in 2020`.
fn date_phrase(dates: &[(String, String)]) -> String {
    let text = english::dates::ranges(dates);
    let days = dates.iter().all(|(start, _)| english::dates::parts(start).2.is_some());
    if text.contains(" \u{2013} ") {
        format!("from {}", text.replace(" \u{2013} ", " to "))
    } else if days {
        format!("on {text}")
    } else {
        format!("in {text}")
    }
}
