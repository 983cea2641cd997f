//! Which meetings a release is about, and what each is called in both languages.
//!
//! A meeting is a noun phrase headed by a meeting noun (اجتماع, مؤتمر …), a named event, or a forum
//! in which somebody takes part. Its English is put together from what is known: ordinal, adjectives,
//! head, body, topic, year. What is not known of it stays Arabic, in quotation marks.

use std::ops::Range;

use super::editions;
use crate::arabic::{Kind as TokenKind, Token, Word, numerals};
use crate::document::Span;
use crate::english::lists::the;
use crate::english::numbers::ordinal;
use crate::english::{PHRASES, Style};
use crate::glossary::{Concept, Glossary, Kind};
use crate::map::{Mapped, Mention};

/// A noun phrase that names a meeting.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    pub(crate) span: Span,
    pub(crate) tokens: Range<usize>,
    pub(crate) ordinal: Option<u32>,
    /// Entity whose meeting it is.
    pub(crate) body: Option<usize>,
    /// Entity that is the meeting: a named event or a forum.
    pub(crate) event: Option<usize>,
    /// Concept of a named event whose name holds an ordinal here, so that it is no mention.
    pub(crate) concept: Option<usize>,
    pub(crate) year: Option<i32>,
    /// The year that the glossary gives to the edition.
    pub(crate) edition: Option<i32>,
    /// English name with the body's full name and acronym.
    pub(crate) en: String,
    /// The same with the body's acronym alone, where it has one.
    pub(crate) short: String,
    /// Everything of the phrase could be said in English.
    pub(crate) whole: bool,
    /// English head noun: Meeting, Conference.
    pub(crate) head: String,
    /// How strongly the phrase asks to be the release's meeting.
    pub(crate) weight: i32,
    /// Token of the verb of taking part that governs the phrase.
    verb: Option<usize>,
}

/// The meetings of a release.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// Those it reports, the main one first; empty where there is none.
    pub(crate) meetings: Vec<Phrase>,
    /// Every phrase that names a meeting, also those that are only mentioned, in text order.
    pub(crate) all: Vec<Phrase>,
}

/// Finds the meetings of a release.
pub(crate) fn meetings(mapped: &Mapped<'_>, glossary: &Glossary, style: Style) -> Found {
    let mut all: Vec<Phrase> = Vec::new();
    for paragraph in 0..mapped.located.tokens.len() {
        let mut at = 0;
        while at < mapped.located.tokens[paragraph].list.len() {
            let scan = Scan { mapped, glossary, style, paragraph };
            match scan.phrase(at) {
                Some(phrase) => {
                    at = phrase.tokens.end.max(at + 1);
                    let edition = editions::year(mapped, glossary, &phrase);
                    let weight = phrase.weight + standing(mapped, &phrase);
                    all.push(Phrase { edition, weight, ..phrase });
                }
                None => at += 1,
            }
        }
    }
    let Some(best) =
        all.iter().enumerate().max_by_key(|(i, p)| (p.weight, std::cmp::Reverse(*i))).map(|(i, _)| i)
    else {
        return Found::default();
    };
    if all[best].weight <= 0 {
        return Found { meetings: Vec::new(), all };
    }
    let main = fullest(mapped, &all, best);
    let mut out = vec![main.clone()];
    for phrase in &all {
        let taken = |p: &Phrase| same(p, phrase);
        // Another meeting is told on its own: with its own verb, its body and its ordinal, or as an event
        // of its own, near the first.
        let near = phrase.span.paragraph <= main.span.paragraph + 1;
        let event = phrase.event.is_some_and(|e| mapped.entities[e].kind == Kind::Event);
        let own =
            near && phrase.weight >= 6 && (event || (phrase.ordinal.is_some() && phrase.body.is_some()));
        // The verb stands behind the meeting named before: كما شاركت في … .
        let governed = phrase.verb.is_some_and(|verb| {
            !all.iter().any(|p| {
                p.span.paragraph == phrase.span.paragraph
                    && p.tokens.start < phrase.tokens.start
                    && p.tokens.end > verb
            })
        });
        let listed = phrase.tokens.start.checked_sub(1).is_some_and(|b| {
            let before = &mapped.located.tokens[phrase.span.paragraph].list[b].folded;
            matches!(
                before.as_str(),
                "وثانيهما"
                    | "ثانيهما"
                    | "وثانيها"
                    | "والثاني"
                    | "والثانيه"
                    | "والاخر"
                    | "وثالثها"
                    | "والثالث"
            )
        });
        let clause = event && near && told_on_its_own(mapped, phrase) && told_on_its_own(mapped, &main);
        if (own && (governed || listed) || clause) && !out.iter().any(taken) {
            out.push(phrase.clone());
        }
    }
    Found { meetings: out, all }
}

/// What the words around a phrase add to its weight: a clause of its own says that it was held, or the
/// sentence that it is only planned, below the lead.
fn standing(mapped: &Mapped<'_>, phrase: &Phrase) -> i32 {
    let tokens = &mapped.located.tokens[phrase.span.paragraph].list;
    let sentence = mapped.located.sentences[phrase.span.paragraph]
        .iter()
        .find(|r| r.contains(&phrase.tokens.start))
        .map_or(0, |r| r.start);
    let planned = tokens[sentence..phrase.tokens.start]
        .iter()
        .any(|t| matches!(t.folded.as_str(), "المقرر" | "المنتظر" | "المتوقع" | "المزمع"));
    let held = if phrase.weight > 0 && told_on_its_own(mapped, phrase) { 3 } else { 0 };
    let later = if planned && phrase.span.paragraph > 0 { 4 } else { 0 };
    held - later
}

/// Whether a clause of its own says when or where a named event is held: والمؤتمر العالمي الذي سيقام في ….
fn told_on_its_own(mapped: &Mapped<'_>, phrase: &Phrase) -> bool {
    let tokens = &mapped.located.tokens[phrase.span.paragraph].list;
    let behind = |k: usize| tokens.get(phrase.tokens.end + k).map_or("", |t| t.folded.as_str());
    matches!(behind(0), "الذي" | "التي" | "والذي" | "والتي")
        && (is_event_verb(behind(1)) || PHRASES.part(behind(1)) == Some("host"))
}

/// Whether two phrases can mean one meeting: no stated detail differs.
pub(crate) fn same(a: &Phrase, b: &Phrase) -> bool {
    let agree = |x: Option<usize>, y: Option<usize>| x.is_none() || y.is_none() || x == y;
    let ordinals = a.ordinal.is_none() || b.ordinal.is_none() || a.ordinal == b.ordinal;
    let link = (a.event.is_some() && a.event == b.body) || (b.event.is_some() && b.event == a.body);
    ordinals && (link || (agree(a.event, b.event) && agree(a.body, b.body)))
}

/// Whether a phrase is surely one meeting with another: of one body or event, or of one ordinal, or at
/// least of one noun. مؤتمر المندوبين المفوضين beside a preparatory meeting is another one.
pub(crate) fn is_one(a: &Phrase, b: &Phrase) -> bool {
    let owned = |p: &Phrase| p.event.or(p.body).or(p.concept).is_some();
    let counted = a.ordinal.is_some() && a.ordinal == b.ordinal;
    a.span == b.span || (same(a, b) && ((owned(a) && owned(b)) || counted || a.head == b.head))
}

/// The phrase of the same meeting that says most about it, not far after the chosen one.
fn fullest(mapped: &Mapped<'_>, all: &[Phrase], best: usize) -> Phrase {
    let chosen = &all[best];
    // Between a title and the lead a dateline may stand as a paragraph of its own.
    let reach = if mapped.located.release.paragraphs[chosen.span.paragraph].heading { 2 } else { 1 };
    let said = |p: &Phrase| {
        i32::from(p.ordinal.is_some()) * 2
            + i32::from(p.body.is_some()) * 2
            + i32::from(p.event.is_some()) * 3
            + i32::from(p.whole)
            + i32::from(p.weight > 0)
            + i32::try_from(p.tokens.len().min(12)).unwrap_or(0) / 4
    };
    all.iter()
        .filter(|p| {
            p.weight > 2
                && p.head == chosen.head
                && same(p, chosen)
                && p.span.paragraph <= chosen.span.paragraph + reach
        })
        // A title names it in short, and what the sentence below it says of it is more.
        .max_by_key(|p| {
            let heading = mapped.located.release.paragraphs[p.span.paragraph].heading;
            (said(p), !heading, std::cmp::Reverse(p.span))
        })
        .unwrap_or(chosen)
        .clone()
}

struct Scan<'a, 'r> {
    mapped: &'a Mapped<'r>,
    glossary: &'a Glossary,
    style: Style,
    paragraph: usize,
}

/// What the words after the head added.
#[derive(Default)]
struct Parts {
    ordinal: Option<u32>,
    adjectives: Vec<String>,
    attendees: Option<String>,
    /// The meeting of which it is a session, where that has no name: `Symposium`.
    of: Option<String>,
    concept: Option<usize>,
    body: Option<usize>,
    topic: Option<String>,
    year: Option<i32>,
    unknown: bool,
    /// A body whose own name is unknown was named, so that what follows belongs to its name.
    stranger: bool,
}

impl Parts {
    /// Whether an adjective here can still be that of the meeting: behind its body, its topic or those who
    /// meet it is theirs.
    fn takes_adjectives(&self) -> bool {
        self.body.is_none() && self.topic.is_none() && self.attendees.is_none() && !self.stranger
    }
}

impl Scan<'_, '_> {
    fn tokens(&self) -> &[Token] {
        &self.mapped.located.tokens[self.paragraph].list
    }

    fn folded(&self, range: Range<usize>) -> Vec<&str> {
        let end = range.end.min(self.tokens().len());
        self.tokens()[range.start.min(end)..end].iter().map(|t| t.folded.as_str()).collect()
    }

    fn concept(&self, entity: usize) -> Option<&Concept> {
        self.mapped.entities[entity].concept.map(|c| &self.glossary.concepts[c])
    }

    fn entity_at(&self, at: usize) -> Option<(usize, &Mention)> {
        self.mapped.entity_at(self.paragraph, at)
    }

    /// The meeting phrase that begins at a token.
    fn phrase(&self, at: usize) -> Option<Phrase> {
        let named = self
            .entity_at(at)
            .filter(|(e, m)| self.is_event(*e) && !m.nested && m.via != crate::map::Via::ShortForm);
        if named.is_none()
            && let Some(phrase) = self.own_session(at)
        {
            return Some(phrase);
        }
        let head = PHRASES.meeting(&self.folded(at..at + 3));
        let (head_en, start, event) = match (named, head) {
            (Some((entity, mention)), _) => {
                let head = head.map_or("", |(en, _, _)| en);
                (head.to_owned(), mention.tokens.end, Some(entity))
            }
            (None, Some((en, words, _))) => (en.to_owned(), at + words, None),
            (None, None) => return None,
        };
        let (mut parts, mut end) = self.parts(start);
        if event.is_none()
            && let Some((concept, after)) = self.split_event(at, &parts)
        {
            parts.concept = Some(concept);
            end = end.max(after);
        }
        // A bare noun (الاجتماع, اجتماعات) says nothing of its own.
        let bare = parts.ordinal.is_none()
            && parts.body.is_none()
            && parts.topic.is_none()
            && parts.concept.is_none()
            && parts.adjectives.is_empty();
        if event.is_none() && bare {
            return None;
        }
        while end > at + 1
            && !self.tokens()[end - 1].is_word()
            && self.tokens()[end - 1].kind != TokenKind::Quote
            && self.tokens()[end - 1].kind != TokenKind::Close
        {
            end -= 1;
        }
        let (weight, verb) = self.weight(at, &parts, event);
        let en = self.english(&head_en, &parts, event, false);
        let short = self.english(&head_en, &parts, event, true);
        Some(Phrase {
            span: self.mapped.located.span(self.paragraph, at..end),
            tokens: at..end,
            ordinal: parts.ordinal,
            body: parts.body,
            event,
            concept: parts.concept,
            year: parts.year,
            edition: None,
            en,
            short,
            whole: !parts.unknown,
            head: if head_en.is_empty() { "Event".into() } else { head_en },
            weight,
            verb,
        })
    }

    /// `دورته الـ 24`, `اجتماعها الثامن`, `مؤتمرها الوزاري السابع`: a meeting of the body named before in
    /// the sentence, by a pronoun.
    fn own_session(&self, at: usize) -> Option<Phrase> {
        let token = &self.tokens()[at];
        let bare = token.folded.strip_prefix(['ب', 'ل', 'و']).unwrap_or(&token.folded);
        let noun = [bare, &token.folded].into_iter().find_map(|w| {
            let stem = w.strip_suffix("ها").or_else(|| w.strip_suffix('ه'))?;
            let stem = stem.strip_suffix('ت').map_or_else(|| stem.to_owned(), |s| format!("{s}ه"));
            PHRASES
                .meeting(&[stem.as_str()])
                .filter(|_| matches!(stem.as_str(), "دوره" | "اجتماع" | "مؤتمر" | "قمه" | "نسخه" | "منتدي"))
        })?;
        let (mut parts, end) = self.parts(at + 1);
        let own = noun.0 == "Meeting" || parts.ordinal.is_some() || !parts.adjectives.is_empty();
        let sentence = self.mapped.located.sentences[self.paragraph].iter().find(|r| r.contains(&at))?;
        let owners: Vec<(usize, &Mention)> = self
            .mapped
            .mentions()
            .filter(|(e, m)| {
                m.span.paragraph == self.paragraph
                    && m.tokens.start >= sentence.start
                    && m.tokens.end <= at
                    && !m.nested
                    && !self.inside_another(m)
                    && self.mapped.entities[*e].kind == Kind::Organisation
            })
            .collect();
        // اجتماعها is that of a committee (لجنة), دورته that of a council (مجلس).
        let agrees =
            |m: &Mention| self.tokens()[m.tokens.start].folded.ends_with('ه') == bare.ends_with("ها");
        let last = |list: &mut dyn Iterator<Item = &(usize, &Mention)>| {
            list.max_by_key(|(_, m)| m.tokens.end).map(|(e, _)| *e)
        };
        let body =
            last(&mut owners.iter().filter(|(_, m)| agrees(m))).or_else(|| last(&mut owners.iter()))?;
        if !own {
            return None;
        }
        parts.body = parts.body.or(Some(body));
        let (weight, verb) = self.weight(at, &parts, None);
        Some(Phrase {
            span: self.mapped.located.span(self.paragraph, at..end.max(at + 1)),
            tokens: at..end.max(at + 1),
            ordinal: parts.ordinal,
            body: parts.body,
            event: None,
            concept: None,
            year: parts.year,
            edition: None,
            en: self.english(noun.0, &parts, None, false),
            short: self.english(noun.0, &parts, None, true),
            whole: !parts.unknown,
            head: noun.0.to_owned(),
            weight: weight + 1,
            verb,
        })
    }

    /// Whether a name is a part of a longer one, known or not: its own meeting is not that of the whole.
    fn inside_another(&self, mention: &Mention) -> bool {
        self.mapped.mentions().any(|(e, m)| {
            m.span != mention.span
                && m.span.contains(&mention.span)
                && self.mapped.entities[e].kind == Kind::Organisation
        })
    }

    /// A named event with an ordinal inside its name: المؤتمر الحادي والعشرين للمندوبين المفوضين is
    /// مؤتمر المندوبين المفوضين. The concept and one past its last token.
    fn split_event(&self, at: usize, parts: &Parts) -> Option<(usize, usize)> {
        parts.ordinal?;
        let tokens = self.tokens();
        let ordinal = self.mapped.located.ordinals.iter().find(|o| {
            o.span.paragraph == self.paragraph
                && o.tokens.start > at
                && o.tokens.start <= at + 3
                && !o.numbered
        })?;
        let rest = ordinal.tokens.end;
        let next = tokens.get(rest)?;
        let complement =
            next.folded.strip_prefix("لل").map(|w| format!("ال{w}")).unwrap_or_else(|| next.folded.clone());
        let head = crate::arabic::clitics::definite_noun(&tokens[at].folded)?;
        // The walk begins at the head and goes on behind the ordinal.
        let mut joined: Vec<Token> = vec![tokens[at].clone()];
        joined.extend(tokens[rest..].iter().take(8).cloned());
        joined[1].word = Word::of(&complement);
        let mut found = Vec::new();
        self.glossary.index.walk(&joined, 0, &head, &head, "", &mut found);
        let best = found.into_iter().filter(|m| m.words > 1).max_by_key(|m| m.words)?;
        let entry = best.entries.iter().find(|e| self.glossary.concepts[e.concept].kind == Kind::Event)?;
        // The name goes on: للجمعية العامة للمنظمة العربية is not the assembly of that short name.
        let end = rest + best.tokens.end - 1;
        let longer = self
            .entity_at(rest)
            .is_some_and(|(e, m)| self.mapped.entities[e].kind == Kind::Organisation && m.tokens.end > end);
        (!longer).then_some((entry.concept, end))
    }

    /// A named event, or a forum or summit that is itself the meeting.
    fn is_event(&self, entity: usize) -> bool {
        let Some(concept) = self.concept(entity) else { return false };
        match concept.kind {
            Kind::Event => true,
            Kind::Organisation => {
                let class = concept.class.as_deref().unwrap_or_default();
                class == "forum" || class.ends_with("summit") || class.ends_with("conference")
            }
            _ => false,
        }
    }

    fn parts(&self, start: usize) -> (Parts, usize) {
        let mut parts = Parts::default();
        let mut at = start;
        let tokens = self.tokens();
        while at < tokens.len() {
            let words = self.folded(at..at + 3);
            if let Some(found) = self
                .mapped
                .located
                .ordinals
                .iter()
                .find(|o| o.span.paragraph == self.paragraph && o.tokens.start == at && !o.numbered)
            {
                parts.ordinal = parts.ordinal.or(Some(found.value));
                at = found.tokens.end;
                continue;
            }
            if let Some((value, taken)) = numerals::ordinal(&words).filter(|_| parts.ordinal.is_none()) {
                parts.ordinal = Some(value);
                at += taken;
                continue;
            }
            if let Some(date) = self
                .mapped
                .located
                .dates
                .iter()
                .find(|d| d.span.paragraph == self.paragraph && d.tokens.start == at)
            {
                // لعام ٢٠٢٠ is the edition; a day ends the name.
                if date.start.month.is_none() && date.start == date.end && date.start.year.is_some() {
                    parts.year = date.start.year;
                    at = date.tokens.end;
                    continue;
                }
                break;
            }
            if let Some(year) = self.bare_year(at) {
                parts.year = Some(year);
                at += 1;
                continue;
            }
            if let Some((en, taken)) = PHRASES.adjective(&words).filter(|_| parts.takes_adjectives()) {
                // An adjective of nationality or of the kind is part of the name: الوزاري, رفيع المستوى.
                parts.adjectives.push(self.style.spell(en));
                at += taken;
                continue;
            }
            if let Some((en, taken)) =
                PHRASES.attendees(&words).filter(|_| parts.attendees.is_none() && parts.body.is_none())
            {
                parts.attendees = Some(en.to_owned());
                at += taken;
                continue;
            }
            // الاجتماع الذي يعقده فريق العمل: who holds it is whose it is, where nothing else is said.
            if matches!(tokens[at].folded.as_str(), "الذي" | "التي" | "والذي" | "والتي")
                && parts.body.is_none()
                && parts.topic.is_none()
                && tokens.get(at + 1).is_some_and(|t| PHRASES.part(&t.folded) == Some("organiser"))
                && let Some((entity, mention)) = self
                    .entity_at(at + 2)
                    .filter(|(e, _)| self.mapped.entities[*e].kind == Kind::Organisation)
            {
                parts.body = Some(entity);
                at = mention.tokens.end;
                break;
            }
            // الدورة السادسة من الندوة …: the session of what follows.
            if words.first() == Some(&"من")
                && parts.of.is_none()
                && parts.body.is_none()
                && let Some((en, taken, true)) = PHRASES.meeting(&self.folded(at + 1..at + 4))
                && self.entity_at(at + 1).is_none()
            {
                parts.of = Some(en.to_owned());
                at += 1 + taken;
                continue;
            }
            if let Some(next) = self.topic(at, &mut parts) {
                at = next;
                continue;
            }
            if let Some((entity, mention)) = self.entity_at(at).filter(|(_, m)| !m.nested) {
                let kind = self.mapped.entities[entity].kind;
                match kind {
                    Kind::Organisation | Kind::Event if parts.body.is_none() && !parts.stranger => {
                        parts.body = Some(entity);
                    }
                    // The parent behind its committee: للجنة ... بدول مجلس التعاون.
                    Kind::Organisation | Kind::Country | Kind::Event => {}
                    // How people meet is no topic: عبر تقنية الاتصال المرئي.
                    Kind::Concept if self.mapped.entities[entity].class.as_deref() == Some("meeting") => {
                        break;
                    }
                    Kind::Concept | Kind::Initiative if parts.topic.is_none() => {
                        parts.topic = self.mapped.entities[entity].en.clone().map(|en| format!("on {en}"));
                    }
                    _ => break,
                }
                at = mention.tokens.end;
                continue;
            }
            // (PP-22), (IGF 2020)
            if tokens[at].kind == TokenKind::Open
                && let Some(close) =
                    (at + 1..(at + 4).min(tokens.len())).find(|&k| tokens[k].kind == TokenKind::Close)
                && tokens[at + 1..close]
                    .iter()
                    .all(|t| matches!(t.kind, TokenKind::Latin | TokenKind::Number))
            {
                at = close + 1;
                continue;
            }
            let token = &tokens[at];
            if at - start < 10 && parts.body.is_none() && heads_a_body(token) {
                parts.unknown = true;
                parts.stranger = true;
                at += 1;
                continue;
            }
            let definite = token.kind == TokenKind::Arabic
                && (["ال", "لل", "بال"].iter().any(|p| token.folded.starts_with(p))
                    || (at == start && token.folded.starts_with('ل')))
                && !crate::arabic::words::is_function_word(&token.folded);
            if definite && at - start < 10 && !tells_on(&token.folded) {
                parts.unknown = true;
                at += 1;
                continue;
            }
            break;
        }
        (parts, at)
    }

    fn bare_year(&self, at: usize) -> Option<i32> {
        let token = self.tokens().get(at).filter(|t| t.kind == TokenKind::Number && t.text.len() == 4)?;
        token.text.parse().ok().filter(|y| (1900..2100).contains(y))
    }

    /// `حول مشروع "…"`, `بشأن …`, a quoted title; the index after it.
    fn topic(&self, at: usize, parts: &mut Parts) -> Option<usize> {
        let tokens = self.tokens();
        let mut next = at;
        let introduced = matches!(
            self.folded(at..at + 1).first(),
            Some(&("حول" | "بشان" | "عن" | "المعني" | "المعنيه" | "الخاص" | "الخاصه"))
        );
        if introduced {
            next += 1;
        }
        let mut noun = "";
        if let Some(first) = self.folded(next..next + 1).first() {
            noun = match *first {
                "مشروع" | "المشروع" | "لمشروع" => " project",
                "برنامج" | "البرنامج" | "لبرنامج" => " programme",
                "مبادره" | "المبادره" | "لمبادره" => " initiative",
                _ => "",
            };
        }
        if !noun.is_empty() {
            next += 1;
        }
        if tokens.get(next).is_some_and(|t| t.kind == TokenKind::Quote) {
            let quote = self.mapped.located.quotes.iter().find(|q| {
                q.paragraph == self.paragraph && tokens.get(next + 1).is_some_and(|t| t.start == q.start)
            })?;
            let end = tokens.iter().position(|t| t.start >= quote.end)?;
            // The name may begin with the noun before its quotation: مشروع "دعم الحوكمة".
            let whole = next.checked_sub(1).and_then(|noun| self.entity_at(noun));
            let around = whole.filter(|(_, m)| m.span.start < quote.start && quote.end <= m.span.end + 2);
            let entity = self.quoted_entity(*quote).or(around.map(|(e, _)| e));
            parts.topic = Some(match entity.and_then(|e| self.mapped.entities[e].en.clone()) {
                Some(en) => format!("on the \u{201C}{en}\u{201D}{}", self.style.spell(noun)),
                None => {
                    parts.unknown = true;
                    String::new()
                }
            })
            .filter(|t| !t.is_empty());
            return Some((end + 1).min(tokens.len()));
        }
        if introduced && let Some((entity, mention)) = self.entity_at(next) {
            parts.topic = self.mapped.entities[entity]
                .en
                .clone()
                .map(|en| format!("on {}", lower_the(&en, self.mapped.entities[entity].kind)));
            return Some(mention.tokens.end);
        }
        if introduced && at > 0 {
            parts.unknown = true;
            return Some(next.max(at + 1));
        }
        None
    }

    /// The entity that fills a quotation (programme words at its beginning aside).
    fn quoted_entity(&self, quote: Span) -> Option<usize> {
        self.mapped
            .mentions()
            .filter(|(_, m)| !m.nested && quote.contains(&m.span) && m.span.len() * 10 >= quote.len() * 7)
            .max_by_key(|(_, m)| m.span.len())
            .map(|(e, _)| e)
    }

    /// How strongly the phrase asks to be the meeting of the release: named early, behind a verb of
    /// taking part or hosting, not in a background passage.
    fn weight(&self, at: usize, parts: &Parts, event: Option<usize>) -> (i32, Option<usize>) {
        let tokens = self.tokens();
        let span = self.mapped.located.span(self.paragraph, at..at + 1);
        if self.mapped.located.is_background(span) {
            return (-10, None);
        }
        let sentence = self.mapped.located.sentences[self.paragraph].iter().find(|r| r.contains(&at));
        let from = sentence.map_or(0, |r| r.start);
        // The verb governs what follows it up to the next clause.
        let verb = (from..at)
            .rev()
            .find(|&k| PHRASES.part(&tokens[k].folded).is_some() || is_event_verb(&tokens[k].folded));
        let governed = verb.is_some_and(|k| {
            let between = &tokens[k + 1..at];
            !between.iter().any(|t| t.kind == TokenKind::Semicolon)
        });
        let before = at.checked_sub(1).map_or("", |b| tokens[b].folded.as_str());
        let works = matches!(before, "اعمال" | "فعاليات" | "في" | "جلسات" | "باعمال" | "لاعمال");
        let mut weight = 4 - i32::try_from(self.paragraph).unwrap_or(9).min(6);
        // A title says it in short and in the present tense; the lead below it says it in full.
        if self.mapped.located.release.paragraphs[self.paragraph].heading {
            weight -= 3;
        }
        weight += if governed { 4 } else { -2 };
        weight += if works { 2 } else { 0 };
        // دورة استثنائية is any such session.
        let nameless = parts.ordinal.is_none()
            && parts.body.is_none()
            && parts.topic.is_none()
            && parts.concept.is_none()
            && event.is_none();
        weight -= if nameless { 3 } else { 0 };
        weight +=
            i32::from(parts.ordinal.is_some()) + i32::from(parts.body.is_some()) + i32::from(event.is_some());
        // Further down the sentence other meetings are only mentioned.
        if let Some(k) = verb {
            weight -= i32::try_from((at - k) / 12).unwrap_or(3);
        }
        let own = verb.filter(|&k| PHRASES.part(&tokens[k].folded).is_some());
        (weight, own)
    }

    fn english(&self, head: &str, parts: &Parts, event: Option<usize>, short: bool) -> String {
        let name = |entity: usize, short: bool| -> String {
            let e = &self.mapped.entities[entity];
            match (&e.en, &e.short, short) {
                (_, Some(acronym), true) => acronym.clone(),
                (Some(en), Some(acronym), false) => format!("{en} ({acronym})"),
                (Some(en), None, _) => en.clone(),
                (None, ..) => format!("\u{201C}{}\u{201D}", e.ar),
            }
        };
        let mut out = String::new();
        if let Some(n) = parts.ordinal {
            out.push_str(&ordinal(n));
            out.push(' ');
        }
        if let Some(concept) = parts.concept.map(|c| &self.glossary.concepts[c]) {
            out.push_str(concept.name_en());
            if let Some(acronym) = concept.acronym() {
                out.push_str(&format!(" ({acronym})"));
            }
        } else if let Some(event) = event {
            out.push_str(&name(event, short));
        } else {
            for adjective in &parts.adjectives {
                out.push_str(adjective);
                out.push(' ');
            }
            out.push_str(head);
            if let Some(attendees) = &parts.attendees {
                out.push_str(&format!(" of {attendees}"));
            }
            if let Some(of) = &parts.of {
                out.push_str(&format!(" of the {of}"));
            }
            let body = parts.body.map(|body| the(&name(body, short)));
            if let Some(body) = body.as_ref().filter(|_| parts.attendees.is_none()) {
                out.push_str(" of ");
                out.push_str(body);
            }
            if let Some(topic) = &parts.topic {
                out.push(' ');
                match topic.strip_prefix("on ").filter(|_| parts.attendees.is_some()) {
                    Some(field) => out.push_str(&format!("of {}", crate::map::people::title_case(field))),
                    None => out.push_str(topic),
                }
            }
            if let Some(body) = body.filter(|_| parts.attendees.is_some()) {
                out.push_str(&format!(", {}", body.trim_start_matches("the ")));
            }
        }
        if let Some(year) = parts.year {
            out.push_str(&format!(" {year}"));
        }
        out
    }
}

/// Whether a definite word behind a meeting's name tells of it and is no part of it: المقرر عقده, المنعقد.
fn tells_on(folded: &str) -> bool {
    is_event_verb(folded)
        || matches!(
            folded,
            "المقرر"
                | "المقرره"
                | "المزمع"
                | "المزمعه"
                | "المنتظر"
                | "المنتظره"
                | "الجاري"
                | "الجاريه"
                | "اليوم"
        )
}

/// Whether a word is the head of a body's name, a preposition and the article aside: للجنة, مجلس.
fn heads_a_body(token: &Token) -> bool {
    token.kind == TokenKind::Arabic
        && crate::arabic::clitics::readings(&token.folded)
            .iter()
            .any(|r| PHRASES.head(r.stem.strip_prefix("ال").unwrap_or(&r.stem)).is_some())
}

fn lower_the(en: &str, kind: Kind) -> String {
    if kind == Kind::Concept { en.to_owned() } else { the(en) }
}

/// عقد, انعقد, انطلق, اختتم and their forms.
pub(crate) fn is_event_verb(folded: &str) -> bool {
    let bare = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    const VERBS: &[&str] = &[
        "ينعقد",
        "تنعقد",
        "انعقد",
        "انعقدت",
        "يعقد",
        "تعقد",
        "عقد",
        "عقدت",
        "المنعقد",
        "المنعقده",
        "تنطلق",
        "ينطلق",
        "انطلق",
        "انطلقت",
        "اختتم",
        "اختتمت",
        "افتتح",
        "افتتحت",
        "تبدا",
        "بدات",
        "يقام",
        "تقام",
        "اقيم",
        "اقيمت",
        "ستعقد",
        "تمتد",
        "يمتد",
        "تستمر",
        "يستمر",
        "تتواصل",
        "يتواصل",
        "استمر",
        "استمرت",
        "يلتئم",
        "تلتئم",
        "عقده",
        "عقدها",
        "انعقاده",
        "انعقادها",
        "اقامته",
        "اقامتها",
        "المقامه",
        "المقام",
        "استضافته",
        "تستضيفه",
        "تستضيفها",
        "سيعقد",
        "سيقام",
        "ستقام",
        "ستنعقد",
        "سينعقد",
        "يجري",
        "تجري",
        "مشاركتها",
        "مشاركته",
        "جري",
        "جرت",
    ];
    VERBS.contains(&bare)
}
