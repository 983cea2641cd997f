//! Sentences on what was said and done: outcomes, agreements, elections, positions.

use super::super::brief::{Brief, Sentence};
use super::super::content::{Postponed, RawAgreement, RawOutcome, RawStatement, Who};
use super::super::naming::Namer;
use super::{Facts, TOPICS};
use crate::document::Span;
use crate::english::phrases::Deed;
use crate::english::{SENTENCES, lists, numbers};
use crate::glossary::Kind;
use crate::map::{Entity, Mention};
use crate::model::brief::Ballot;
use crate::model::negation::undoes;

/// Most speakers that the summary tells of; all stand in the list of positions.
const SPEAKERS: usize = 4;

/// Most outcomes without English that the summary points to; all stand in the list of outcomes.
const UNSAID: usize = 3;

/// Phrases with the passages they rest on.
type Told = (Vec<String>, Vec<Span>);

impl Facts<'_, '_> {
    /// Meetings that were put off or called off.
    pub(super) fn put_off(&self) -> Vec<Sentence> {
        let style = self.style;
        let told = |p: &Postponed| {
            let noun = match p.ordinal {
                Some(ordinal) => format!("{} {}", numbers::ordinal(ordinal), p.noun),
                None => p.noun.clone(),
            };
            let text = if p.cancelled { &SENTENCES.cancelled } else { &SENTENCES.postponed };
            let paragraph = (p.span.paragraph + 1).to_string();
            let gaps = [("meeting", noun.as_str()), ("paragraph", &paragraph)];
            self.sentence(text.fill(style, &gaps), &[p.span])
        };
        let own = self.mapped.located.sentence(self.meeting.span);
        let said = |p: &&Postponed| !(self.fate().is_some() && own.contains(&p.span));
        self.said.postponed.iter().filter(said).map(told).collect()
    }

    /// Who as the subject of a sentence, and whether it is several.
    fn who(&self, who: &Who, namer: &mut Namer<'_, '_>) -> (String, bool) {
        match who {
            Who::Entity(entity) => (namer.party(*entity, false), false),
            Who::Group { en, of, .. } => {
                let name = match of {
                    Some(body) => format!("{en} of {}", namer.name(*body)),
                    None => en.clone(),
                };
                (name, lists::is_plural(en) || en.starts_with("those"))
            }
        }
    }

    /// What somebody decided, adopted, agreed, discussed, where English knows the thing.
    pub(super) fn outcomes(&self, namer: &mut Namer<'_, '_>) -> Vec<Sentence> {
        let mut groups: Vec<(Option<&Who>, bool, Vec<&RawOutcome>)> = Vec::new();
        for outcome in self.said.outcomes.iter().filter(|o| o.object.is_some() && !self.agreed(o)) {
            let same = |(who, coming, _): &(Option<&Who>, bool, Vec<&RawOutcome>)| {
                *coming == outcome.coming && same_actor(*who, outcome.who.as_ref())
            };
            match groups.iter_mut().find(|g| same(g)) {
                Some((.., list)) => list.push(outcome),
                None => groups.push((outcome.who.as_ref(), outcome.coming, vec![outcome])),
            }
        }
        groups
            .into_iter()
            .flat_map(|(who, coming, list)| match who {
                Some(who) => vec![self.done_by(who, coming, &list, namer)],
                None => self.passive(coming, &list),
            })
            .collect()
    }

    /// A signature that the sentences on agreements tell.
    fn agreed(&self, outcome: &RawOutcome) -> bool {
        let told = |a: &RawAgreement| {
            a.span.overlaps(&outcome.span)
                || (outcome.object.is_none() && a.span.paragraph == outcome.span.paragraph)
        };
        outcome.deed.grade == "signed" && self.said.agreements.iter().any(told)
    }

    fn done_by(&self, who: &Who, coming: bool, list: &[&RawOutcome], namer: &mut Namer<'_, '_>) -> Sentence {
        let (name, several) = self.who(who, namer);
        let spans: Vec<Span> = list.iter().map(|o| o.span).collect();
        let acts: Vec<String> = by_deed(list)
            .into_iter()
            .map(|(deed, (objects, _))| {
                let what = lists::and(&objects);
                if coming {
                    let verb = SENTENCES.to_do[usize::from(several)].fill(self.style, &[("do", &deed.r#do)]);
                    format!("{verb} {what}")
                } else {
                    format!("{} {what}", self.style.spell(&deed.done))
                }
            })
            .collect();
        let text = SENTENCES.outcome.fill(self.style, &[("who", &name), ("acts", &lists::chain(&acts))]);
        self.sentence(text, &spans)
    }

    /// Outcomes of nobody in particular, a sentence for each grade.
    fn passive(&self, coming: bool, list: &[&RawOutcome]) -> Vec<Sentence> {
        by_deed(list)
            .into_iter()
            .map(|(deed, (objects, spans))| {
                let plural = objects.len() > 1
                    || list.iter().any(|o| {
                        o.deed.grade == deed.grade && o.object.as_ref().is_some_and(|object| object.plural)
                    });
                let be = if coming { &SENTENCES.be_to } else { &SENTENCES.be };
                let what = lists::and(&objects);
                let gaps = [("what", what.as_str()), ("be", &be[usize::from(plural)]), ("done", &deed.done)];
                self.sentence(SENTENCES.outcome_passive.fill(self.style, &gaps), &spans)
            })
            .collect()
    }

    pub(super) fn signed(&self, namer: &mut Namer<'_, '_>) -> Vec<Sentence> {
        let style = self.style;
        self.said
            .agreements
            .iter()
            // Documents that nobody in particular signed are no news in a sentence.
            .filter(|a| !a.parties.is_empty() || a.topic.is_some() || !a.kind_en.starts_with("document"))
            .map(|a| {
                let parties = self.list(namer, &a.parties);
                let between = match a.parties.len() {
                    0 => String::new(),
                    1 if a.between => SENTENCES.involving.fill(style, &[("parties", &parties)]),
                    1 if a.signing == 1 => SENTENCES.by_party.fill(style, &[("parties", &parties)]),
                    1 => SENTENCES.with_party.fill(style, &[("parties", &parties)]),
                    _ => SENTENCES.between.fill(style, &[("parties", &parties)]),
                };
                let topic = a.topic.and_then(|e| self.topic(e));
                let on = topic.map(|topic| SENTENCES.on_topic.fill(style, &[("topic", &topic)]));
                let terms = [
                    a.term.as_ref().map(|term| SENTENCES.for_term.fill(style, &[("term", term)])),
                    a.amount.as_ref().map(|amount| SENTENCES.worth.fill(style, &[("amount", amount)])),
                ];
                let terms: Vec<String> = terms.into_iter().flatten().collect();
                let mut more = on.unwrap_or_default();
                if !terms.is_empty() {
                    more.push_str(&format!(", {},", lists::and(&terms)));
                }
                let be = if a.coming { &SENTENCES.be_to } else { &SENTENCES.be };
                let agreement = if a.several { a.kind_en.clone() } else { lists::a(&a.kind_en) };
                let gaps = [
                    ("agreement", agreement.as_str()),
                    ("between", &between),
                    ("more", &more),
                    ("be", &be[usize::from(a.several)]),
                ];
                self.sentence(SENTENCES.signed.fill(style, &gaps), &[a.span])
            })
            .collect()
    }

    pub(super) fn elected(&self, namer: &mut Namer<'_, '_>) -> Vec<Sentence> {
        self.said
            .elections
            .iter()
            .filter_map(|election| {
                let named = !election.who.is_empty() || election.counted.is_some();
                let post = election.post.as_deref().filter(|_| named)?;
                // The office that somebody is elected to is not the one that is held.
                for &person in &election.who {
                    let held = self.mapped.entities[person].role.as_ref().and_then(|(_, en)| en.as_deref());
                    if held == Some(post) {
                        namer.introduced(person);
                    }
                }
                let who = match (&election.who[..], &election.counted) {
                    ([], Some(counted)) => counted.clone(),
                    ([one], _) => namer.party(*one, false),
                    _ => self.list(namer, &election.who),
                };
                let several = usize::from(election.who.len() > 1 || election.counted.is_some());
                let verb = match election.ballot {
                    Ballot::Elected => &SENTENCES.elected[several],
                    Ballot::Candidate => &SENTENCES.candidate[several],
                };
                let mut more = String::new();
                if let Some(body) = election.body {
                    more.push_str(&SENTENCES.of_body.fill(self.style, &[("body", &namer.name(body))]));
                }
                if election.nameless {
                    let paragraph = (election.span.paragraph + 1).to_string();
                    more.push_str(&SENTENCES.of_nameless.fill(self.style, &[("paragraph", &paragraph)]));
                }
                for (counted, body) in &election.also {
                    let gaps = [("who", counted.as_str()), ("body", &namer.name(*body))];
                    more.push_str(&SENTENCES.also_elected.fill(self.style, &gaps));
                }
                if let Some(votes) = &election.votes {
                    more.push_str(&SENTENCES.votes.fill(self.style, &[("votes", votes)]));
                }
                let gaps = [("who", who.as_str()), ("verb", verb), ("post", post), ("more", &more)];
                Some(self.sentence(SENTENCES.election.fill(self.style, &gaps), &[election.span]))
            })
            .collect()
    }

    /// Names and terms in outcomes whose object has no English of its own, by grade.
    pub(super) fn matters(&self) -> Option<Sentence> {
        let mut by_grade: Vec<(&Deed, Vec<String>)> = Vec::new();
        let mut spans = Vec::new();
        for outcome in self.said.outcomes.iter().filter(|o| o.object.is_none() && !o.coming) {
            let names = self.topics(|span| outcome.span.contains(&span));
            let binding = !matches!(outcome.deed.grade.as_str(), "discussed" | "reviewed");
            let undone = binding
                && self.mapped.located.tokens[outcome.span.paragraph]
                    .list
                    .iter()
                    .any(|t| (outcome.span.start..outcome.span.end).contains(&t.start) && undoes(&t.folded));
            if names.is_empty() || undone || matches!(outcome.deed.grade.as_str(), "signed" | "rejected") {
                continue;
            }
            spans.push(outcome.span);
            match by_grade.iter_mut().find(|(deed, _)| deed.grade == outcome.deed.grade) {
                Some((_, list)) => list.extend(names),
                None => by_grade.push((outcome.deed, names)),
            }
        }
        if by_grade.is_empty() {
            return None;
        }
        let parts: Vec<String> = by_grade
            .into_iter()
            .map(|(deed, mut names)| {
                let mut seen = std::collections::HashSet::new();
                names.retain(|n| seen.insert(n.clone()));
                names.truncate(TOPICS);
                SENTENCES.matter.fill(self.style, &[("done", &deed.done), ("names", &lists::and(&names))])
            })
            .collect();
        Some(self.sentence(SENTENCES.matters.fill(self.style, &[("parts", &parts.join("; "))]), &spans))
    }

    /// Binding outcomes and elections that English cannot say: where they stand in the release.
    pub(super) fn unsaid(&self, brief: &Brief) -> Vec<Sentence> {
        let mut open: Vec<(&str, Span)> = Vec::new();
        for outcome in &self.said.outcomes {
            let binding = !matches!(outcome.deed.grade.as_str(), "discussed" | "reviewed");
            if binding
                && outcome.object.is_none()
                && !self.agreed(outcome)
                && !brief
                    .next_steps
                    .iter()
                    .zip(&self.said.steps)
                    .any(|(step, raw)| step.en.is_some() && raw.span.overlaps(&outcome.span))
                && self.topics(|span| outcome.span.contains(&span)).is_empty()
            {
                open.push((&outcome.deed.noun, outcome.span));
            }
        }
        for election in &self.said.elections {
            if election.post.is_none() || (election.who.is_empty() && election.counted.is_none()) {
                open.push((&SENTENCES.an_election, election.span));
            }
        }
        open.dedup_by_key(|(noun, span)| (*noun, span.paragraph));
        open.truncate(UNSAID);
        self.pointed(&open).into_iter().collect()
    }

    /// One sentence that says in which paragraphs things stand: an adoption and an agreement in paragraph
    /// 5, and a decision in paragraph 8.
    fn pointed(&self, open: &[(&str, Span)]) -> Option<Sentence> {
        let mut by_paragraph: Vec<(usize, Vec<String>)> = Vec::new();
        for (noun, span) in open {
            match by_paragraph.iter_mut().find(|(paragraph, _)| *paragraph == span.paragraph) {
                Some((_, nouns)) => nouns.push((*noun).to_owned()),
                None => by_paragraph.push((span.paragraph, vec![(*noun).to_owned()])),
            }
        }
        let items: Vec<String> = by_paragraph
            .into_iter()
            .map(|(paragraph, nouns)| {
                let (what, paragraph) = (lists::and(&nouns), (paragraph + 1).to_string());
                SENTENCES.stands.fill(self.style, &[("what", &what), ("paragraph", &paragraph)])
            })
            .collect();
        let spans: Vec<Span> = open.iter().map(|(_, span)| *span).collect();
        let text = SENTENCES.outcome_unsaid.fill(self.style, &[("list", &lists::and(&items))]);
        (!items.is_empty()).then(|| self.sentence(text, &spans))
    }

    /// Who said what, with the verb of the release; where only the subject of a statement is known in
    /// English, on what.
    pub(super) fn positions(&self, namer: &mut Namer<'_, '_>) -> Vec<Sentence> {
        let mut speakers: Vec<&Who> = Vec::new();
        let told = |s: &&RawStatement| {
            let lead = self.lead.denied.is_some() && self.lead.verb == Some(s.verb);
            !(s.talk || lead)
        };
        for who in self.said.statements.iter().filter(told).filter_map(|s| s.who.as_ref()) {
            if !speakers.iter().any(|known| same_actor(Some(known), Some(who))) {
                speakers.push(who);
            }
        }
        let mut out = Vec::new();
        let mut silent = Vec::new();
        for speaker in speakers {
            let own: Vec<&RawStatement> = self
                .said
                .statements
                .iter()
                .filter(|s| told(s) && same_actor(s.who.as_ref(), Some(speaker)))
                .collect();
            let (acts, more) = self.acts(&own);
            if acts.is_empty() {
                silent.extend(own.first().map(|first| (speaker, first.verb)));
                continue;
            }
            if out.len() == SPEAKERS {
                continue;
            }
            let spans: Vec<Span> = own.iter().map(|s| s.verb).collect();
            let text = if more { &SENTENCES.said_more } else { &SENTENCES.said };
            let (who, _) = self.who(speaker, namer);
            let gaps = [("who", who.as_str()), ("acts", &lists::chain(&acts))];
            out.push(self.sentence(text.fill(self.style, &gaps), &spans));
        }
        out.extend(self.remarks(&silent, namer));
        out
    }

    /// Who met whom beside the meeting.
    pub(super) fn talks(&self, namer: &mut Namer<'_, '_>) -> Vec<Sentence> {
        let talks = self.said.statements.iter().filter(|s| s.talk).take(SPEAKERS);
        talks
            .filter_map(|talk| {
                let (who, _) = self.who(talk.who.as_ref()?, namer);
                let acts = format!("{} {}", talk.saying.before, talk.object.as_ref()?.en);
                let gaps = [("who", who.as_str()), ("acts", acts.as_str())];
                Some(self.sentence(SENTENCES.said.fill(self.style, &gaps), &[talk.verb]))
            })
            .collect()
    }

    /// Who else speaks, and in which paragraph, where what was said has no English.
    fn remarks(&self, silent: &[(&Who, Span)], namer: &mut Namer<'_, '_>) -> Option<Sentence> {
        let style = self.style;
        let known = |who: &Who| match who {
            Who::Entity(entity) => self.mapped.entities[*entity].en.is_some(),
            Who::Group { .. } => false,
        };
        // An office whose holder is named speaks as the holder.
        let held = |who: &Who| {
            let Who::Entity(entity) = who else { return false };
            let office = self.mapped.entities[*entity].en.as_deref();
            let holds = |e: &Entity| e.role.as_ref().is_some_and(|(_, en)| en.as_deref() == office);
            self.mapped.entities[*entity].kind == Kind::Role
                && self.mapped.entities.iter().any(|e| e.kind == Kind::Person && holds(e))
        };
        let told = |who: &Who| known(who) && !held(who);
        let named: Vec<&(&Who, Span)> = silent.iter().filter(|(who, _)| told(who)).take(SPEAKERS).collect();
        let items: Vec<String> = named
            .iter()
            .map(|(who, verb)| {
                let paragraph = (verb.paragraph + 1).to_string();
                let Who::Entity(entity) = who else { return String::new() };
                let name = namer.party(*entity, true);
                SENTENCES.remark.fill(style, &[("who", &name), ("paragraph", &paragraph)])
            })
            .collect();
        let spans: Vec<Span> = named.iter().map(|(_, verb)| *verb).collect();
        let text = SENTENCES.remarks.fill(style, &[("list", &lists::and(&items))]);
        (!items.is_empty()).then(|| self.sentence(text, &spans))
    }

    /// The acts of one speaker: `stressed the importance of digital skills`; and whether there was more.
    fn acts(&self, own: &[&RawStatement]) -> (Vec<String>, bool) {
        let mut acts: Vec<(&str, Vec<String>)> = Vec::new();
        let mut said: Vec<usize> = Vec::new();
        let mut add = |verb, what: String| match acts.iter_mut().find(|(known, _)| *known == verb) {
            Some((_, list)) if list.contains(&what) => {}
            Some((_, list)) => list.push(what),
            None => acts.push((verb, vec![what])),
        };
        for statement in own {
            if let Some(object) = &statement.object {
                add(statement.saying.before.as_str(), object.en.clone());
                said.extend(&object.entities);
            }
        }
        let mut count = said.len();
        let mut more = false;
        for statement in own.iter().filter(|s| s.object.is_none() && !s.partly) {
            for topic in self.topic_entities(|span| statement.span.contains(&span)) {
                if said.contains(&topic) {
                    continue;
                }
                if count >= TOPICS {
                    more = true;
                    break;
                }
                if let Some(name) = self.topic(topic) {
                    add(statement.saying.about.as_str(), name);
                    said.push(topic);
                    count += 1;
                }
            }
        }
        let text =
            |(verb, list): (&str, Vec<String>)| format!("{} {}", self.style.spell(verb), lists::and(&list));
        (acts.into_iter().map(text).collect(), more)
    }

    /// The initiatives, documents and policy terms mentioned in passages, the named ones first. Words
    /// for how meetings work (agenda, workshop) are no subject.
    fn topic_entities(&self, within: impl Fn(Span) -> bool) -> Vec<usize> {
        let mut list: Vec<usize> = Vec::new();
        for (entity, mention) in self.mapped.mentions() {
            let e = &self.mapped.entities[entity];
            let named = matches!(e.kind, Kind::Initiative | Kind::Document | Kind::Concept);
            let procedure = e.kind == Kind::Concept
                && matches!(e.class.as_deref(), Some("meeting" | "instrument" | "organisation"));
            let part = || {
                let longer =
                    |(_, m): (usize, &Mention)| m.span != mention.span && m.span.contains(&mention.span);
                self.mapped.mentions().any(longer)
            };
            // وزير الاتصالات وتقنية المعلومات: the field of an office, of which nobody spoke.
            let tokens = &self.mapped.located.tokens[mention.span.paragraph].list;
            let office = mention.tokens.start.checked_sub(1).is_some_and(|before| {
                let word = tokens[before].folded.as_str();
                let word = word.strip_prefix(['و', 'ل', 'ب']).unwrap_or(word);
                matches!(word, "وزير" | "وزيره" | "وزراء" | "وزاره" | "زير" | "زيره" | "زراء" | "زاره")
            });
            if named
                && !procedure
                && !office
                && !mention.nested
                && !part()
                && within(mention.span)
                && !list.contains(&entity)
            {
                list.push(entity);
            }
        }
        list.sort_by_key(|&e| self.mapped.entities[e].kind == Kind::Concept);
        list
    }

    /// English of a topic.
    fn topic(&self, entity: usize) -> Option<String> {
        let entity = &self.mapped.entities[entity];
        let en = entity.en.clone()?;
        Some(if entity.kind == Kind::Concept { lists::term(&en) } else { lists::the(&en) })
    }

    fn topics(&self, within: impl Fn(Span) -> bool) -> Vec<String> {
        self.topic_entities(within).into_iter().filter_map(|e| self.topic(e)).collect()
    }
}

/// Whether two passages name the same actor; a group is the same wherever it is named.
fn same_actor(a: Option<&Who>, b: Option<&Who>) -> bool {
    match (a, b) {
        (Some(Who::Entity(a)), Some(Who::Entity(b))) => a == b,
        (Some(Who::Group { en: a, of: x, .. }), Some(Who::Group { en: b, of: y, .. })) => a == b && x == y,
        (None, None) => true,
        _ => false,
    }
}

/// Objects by their deed, in text order, each said once.
fn by_deed<'a>(list: &[&'a RawOutcome]) -> Vec<(&'a Deed, Told)> {
    let mut out: Vec<(&Deed, Told)> = Vec::new();
    for outcome in list {
        let Some(object) = &outcome.object else { continue };
        match out.iter_mut().find(|(deed, _)| deed.grade == outcome.deed.grade) {
            Some((_, (objects, spans))) => {
                if !objects.contains(&object.en) {
                    objects.push(object.en.clone());
                }
                spans.push(outcome.span);
            }
            None => out.push((outcome.deed, (vec![object.en.clone()], vec![outcome.span]))),
        }
    }
    out
}
