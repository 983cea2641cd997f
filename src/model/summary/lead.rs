//! The first sentence of a summary, and the headline: actor, act, meeting.

use super::super::brief::{Brief, Edge, Mode, Role, Sentence, Tense};
use super::super::edges;
use super::super::lead::{Act, Denial};
use super::super::naming::Namer;
use super::super::parties::Part;
use super::Facts;
use crate::document::Span;
use crate::english::sentences::Forms;
use crate::english::style::capital;
use crate::english::{SENTENCES, dates, lists};
use crate::glossary::Kind;

/// Longest headline, in characters.
pub(crate) const HEADLINE: usize = 120;

impl Facts<'_, '_> {
    /// Those who take part with the actor, in the same words: كل من الجهاز ووزارة …
    fn together(&self, actor: usize) -> Vec<usize> {
        let own =
            |p: &&Part| p.role == Role::Participant && p.entity != actor && Some(p.span) == self.lead.verb;
        self.parts.iter().filter(own).map(|p| p.entity).collect()
    }

    /// What the actor does, or several actors do.
    fn verb(&self, plural: bool) -> String {
        let forms: &Forms = match (self.lead.act, self.lead.denied) {
            (Act::Denies, _) => &SENTENCES.denies,
            (Act::Hosts, None) => &SENTENCES.hosts,
            (Act::Hosts, Some(Denial::Not)) => &SENTENCES.hosts_not,
            (Act::Hosts, Some(Denial::Declined)) => &SENTENCES.declines_to_host,
            (Act::Hosts, Some(Denial::Withdrawn)) => &SENTENCES.withdraws_as_host,
            (_, Some(Denial::Withdrawn)) => &SENTENCES.withdraws,
            (_, Some(Denial::Not)) => &SENTENCES.takes_no_part,
            (_, Some(Denial::Declined)) => &SENTENCES.declines,
            (Act::Organises, _) => &SENTENCES.organises,
            (Act::Holds, _) => &SENTENCES.holds,
            (Act::Opens, _) => &SENTENCES.opens,
            (Act::Chairs, _) => &SENTENCES.chairs,
            (Act::TakesPart, _) => &SENTENCES.takes_part,
        };
        let form = if self.lead.tense == Tense::Past { 2 } else { usize::from(plural) };
        self.style.spell(&forms[form])
    }

    pub(super) fn main(&self, brief: &Brief, namer: &mut Namer<'_, '_>) -> Sentence {
        let mut evidence = vec![self.meeting.span];
        let mut text = capital(&self.opening(brief, namer, &mut evidence));
        for entity in [self.meeting.body, self.meeting.event].into_iter().flatten() {
            namer.introduced(entity);
        }
        let mut tail = self.helpers(namer, &mut evidence);
        if let Some(fate) = self.fate() {
            return self.not_held(brief, fate, evidence);
        }
        tail.extend(self.held(brief));
        evidence.extend(self.place.mode_at);
        evidence.extend(self.place.place_at);
        if let Some(en) = brief.meeting.theme.as_ref().and_then(|theme| theme.en.as_deref()) {
            // A theme without English stands in the facts, in Arabic; a sentence has no room for it.
            tail.push(SENTENCES.theme.fill(self.style, &[("theme", en)]));
        }
        for part in tail {
            text.push_str(", ");
            text.push_str(&part);
        }
        text.push('.');
        evidence.extend(self.event_dates());
        self.sentence(text, &evidence)
    }

    /// Whether the meeting that is reported was called off (`true`) or put off.
    pub(super) fn fate(&self) -> Option<bool> {
        let own = self.mapped.located.sentence(self.meeting.span);
        let told = self.said.postponed.iter().find(|p| {
            let ordinals = p.ordinal.is_none() || p.ordinal == self.meeting.ordinal;
            own.contains(&p.span) && ordinals && p.noun.eq_ignore_ascii_case(&self.meeting.head)
        });
        told.filter(|_| self.lead.denied.is_none() && self.lead.actor.is_none()).map(|p| p.cancelled)
    }

    /// The sentence on a meeting that does not take place when and where it was to.
    fn not_held(&self, brief: &Brief, cancelled: bool, mut evidence: Vec<Span>) -> Sentence {
        let meeting = lists::the(&brief.meeting.name.en);
        let days: Vec<(String, String)> =
            brief.meeting.dates.iter().map(|d| (d.start.clone(), d.end.clone())).collect();
        let place = brief.meeting.place.as_ref().map(|p| {
            let place = if p.en.contains(',') { p.en.clone() } else { lists::the(&p.en) };
            SENTENCES.in_place.fill(self.style, &[("place", &place)])
        });
        let comma = if place.as_ref().is_some_and(|p| p.contains(',')) { "," } else { "" };
        let when =
            (!days.is_empty()).then(|| format!("{comma} {}", dates::phrase(&days, self.style.date_order)));
        let planned = [place, when].into_iter().flatten().collect::<String>();
        let planned = if planned.is_empty() {
            planned
        } else {
            SENTENCES.planned.fill(self.style, &[("when", &planned)])
        };
        let text = if cancelled { &SENTENCES.report_cancelled } else { &SENTENCES.report_postponed };
        evidence.extend(self.event_dates());
        self.sentence(text.fill(self.style, &[("meeting", &meeting), ("planned", &planned)]), &evidence)
    }

    /// Actor, verb and meeting.
    fn opening(&self, brief: &Brief, namer: &mut Namer<'_, '_>, evidence: &mut Vec<Span>) -> String {
        let meeting = lists::the(&brief.meeting.name.en);
        let Some(actor) = self.lead.actor else {
            return SENTENCES.report.fill(self.style, &[("meeting", &meeting)]);
        };
        let with = self.together(actor);
        let several = !with.is_empty();
        let all: Vec<usize> = std::iter::once(actor).chain(with).collect();
        let mut who = if several { self.list(namer, &all) } else { namer.party(actor, false) };
        evidence.extend(self.lead.verb);
        let represented = self.with(Role::RepresentedBy);
        if !represented.is_empty() && self.mapped.entities[actor].kind != Kind::Person {
            let names = self.list(namer, &represented);
            who = SENTENCES.represented.fill(self.style, &[("actor", &who), ("names", &names)]);
            evidence.extend(self.at(Role::RepresentedBy));
        }
        let gaps = [("actor", who.as_str()), ("verb", &self.verb(several)), ("meeting", &meeting)];
        SENTENCES.actor.fill(self.style, &gaps)
    }

    /// Organiser, host, chair and patron, where they are not the actor or the body whose meeting it is.
    fn helpers(&self, namer: &mut Namer<'_, '_>, evidence: &mut Vec<Span>) -> Vec<String> {
        let mut out = Vec::new();
        for (role, words) in [
            (Role::Organiser, &SENTENCES.organised_by),
            (Role::Host, &SENTENCES.hosted_by),
            (Role::Chair, &SENTENCES.chaired_by),
            (Role::Sponsor, &SENTENCES.sponsored_by),
        ] {
            // Who chairs or sponsors is told in the sentence of the meeting; elsewhere it is the chair of
            // something else.
            let own = self.mapped.located.sentence(self.meeting.span);
            let close = |p: &Part| !matches!(role, Role::Chair | Role::Sponsor) || own.contains(&p.span);
            let list: Vec<usize> = self
                .parts
                .iter()
                .filter(|p| p.role == role && close(p))
                .map(|p| p.entity)
                .filter(|e| Some(*e) != self.lead.actor && Some(*e) != self.meeting.body)
                .collect();
            if !list.is_empty() && self.lead.act.role() != role {
                out.push(words.fill(self.style, &[("names", &self.list(namer, &list))]));
                evidence.extend(self.at(role));
            }
        }
        out
    }

    /// Where, how and when.
    fn held(&self, brief: &Brief) -> Option<String> {
        let days: Vec<(String, String)> =
            brief.meeting.dates.iter().map(|d| (d.start.clone(), d.end.clone())).collect();
        // A country may take an article, a city with its country does not.
        let place = brief
            .meeting
            .place
            .as_ref()
            .map(|p| if p.en.contains(',') { p.en.clone() } else { lists::the(&p.en) });
        let held = match (brief.meeting.mode, &place) {
            (Mode::Virtual, _) => Some(SENTENCES.held_online.fill(self.style, &[])),
            (Mode::Hybrid, Some(place)) => {
                // Geneva, Switzerland, and online.
                let place = if place.contains(',') { format!("{place},") } else { place.clone() };
                Some(SENTENCES.held_both.fill(self.style, &[("place", &place)]))
            }
            (Mode::InPerson, Some(place)) => Some(SENTENCES.held_in.fill(self.style, &[("place", place)])),
            _ => None,
        };
        // The first and the last day, told one by one, are the days of the meeting.
        let told = edges::both(&brief.meeting.dates).filter(|_| days.len() == 2);
        let days = match told {
            Some((first, last)) => vec![(first.start.clone(), last.end.clone())],
            None => days,
        };
        // Who opens it does so on its first day.
        let plain = matches!(self.lead.act, Act::Opens) && self.lead.actor.is_some();
        let opened = matches!(&brief.meeting.dates[..], [only] if plain && only.edge == Some(Edge::First));
        // A first or last day alone follows as words of its own: held in Doha, closing on 5 May.
        if told.is_none() && !opened && brief.meeting.dates.iter().any(|d| d.edge.is_some()) {
            let days = brief.meeting.dates.iter().map(|d| d.en.clone());
            return Some(held.into_iter().chain(days).collect::<Vec<_>>().join(", "));
        }
        let when = (!days.is_empty()).then(|| dates::phrase(&days, self.style.date_order));
        match (held, when) {
            (Some(held), Some(when)) if held.contains(',') => Some(format!("{held}, {when}")),
            (Some(held), Some(when)) => Some(format!("{held} {when}")),
            (Some(held), None) => Some(held),
            (None, when) => when.map(|when| SENTENCES.held.fill(self.style, &[("when", &when)])),
        }
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

    /// One line of at most [`HEADLINE`] characters: actor, act, meeting; names by their acronym where
    /// they would be too long, and cut between words where even that is.
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
        let verb = self.verb(actors.len() > 1);
        let make = |name: &str| match actors.is_empty() {
            false => SENTENCES.actor.fill(
                self.style,
                &[("actor", &lists::and(&actors)), ("verb", &verb), ("meeting", &lists::the(name))],
            ),
            true => match self.fate() {
                Some(true) => SENTENCES.headline_cancelled.fill(self.style, &[("meeting", name)]),
                Some(false) => SENTENCES.headline_postponed.fill(self.style, &[("meeting", name)]),
                None => name.to_owned(),
            },
        };
        let full = &brief.meeting.name.en;
        let fits = [full, &self.meeting.short].into_iter().map(|name| capital(&make(name)));
        fits.into_iter()
            .find(|line| line.chars().count() <= HEADLINE)
            .unwrap_or_else(|| cut(&capital(&make(&self.meeting.short)), HEADLINE))
    }
}

/// The opening words of a line, with an ellipsis, at most `length` characters in all. A name in
/// quotation marks that is cut is closed again.
pub(crate) fn cut(line: &str, length: usize) -> String {
    if line.chars().count() <= length {
        return line.to_owned();
    }
    // Room for the closing mark, the space and the ellipsis.
    let end = line.char_indices().nth(length - 3).map_or(line.len(), |(at, _)| at);
    let kept = line[..end].rfind(' ').map_or(&line[..end], |space| &line[..space]);
    // A line does not end on the word before a name.
    let mut kept = kept.trim_end_matches([',', ' ']);
    for word in [" of the", " of", " the", " and", " for", " on", " in", " to"] {
        kept = kept.strip_suffix(word).unwrap_or(kept);
    }
    let open = kept.matches('\u{201C}').count() > kept.matches('\u{201D}').count();
    format!("{kept}{} …", if open { "\u{201D}" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_between_words() {
        let line = "Egypt took part in the Meeting of the “Committee for the Study of Everything”";
        assert_eq!(cut(line, 200), line);
        assert_eq!(cut(line, 60), "Egypt took part in the Meeting of the “Committee” …");
        assert_eq!(cut(line, 38), "Egypt took part in the Meeting …");
        for length in 10..80 {
            assert!(cut(line, length).chars().count() <= length, "{length}");
        }
    }
}
