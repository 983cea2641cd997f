//! The noun phrases that name a meeting: where one begins, what its words add, and its English.

use std::ops::Range;

use super::{Phrase, field, is_event_verb};
use crate::arabic::{Kind as TokenKind, Token, Word, numerals};
use crate::document::Span;
use crate::english::lists::the;
use crate::english::numbers::ordinal;
use crate::english::{PHRASES, Style};
use crate::glossary::{Concept, Glossary, Kind};
use crate::map::{Mapped, Mention};

/// The reader of one paragraph.
pub(super) struct Scan<'a, 'r> {
    pub(super) mapped: &'a Mapped<'r>,
    pub(super) glossary: &'a Glossary,
    pub(super) style: Style,
    pub(super) paragraph: usize,
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
    /// Latin letters and digits in brackets: `PP-22`.
    bracket: Option<String>,
    /// It is said to be the next of its series.
    coming: bool,
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

    /// Whether the body of a phrase is named by one word that ends right before a token, quotation marks aside:
    /// مؤتمر "الفاو".
    fn is_one_word(&self, body: Option<usize>, at: usize) -> bool {
        let quoted = at.checked_sub(1).is_some_and(|b| self.tokens()[b].kind == TokenKind::Quote);
        let end = at - usize::from(quoted);
        body.is_some_and(|e| {
            self.mapped.entities[e]
                .mentions
                .iter()
                .any(|m| m.span.paragraph == self.paragraph && m.tokens.end == end && m.tokens.len() == 1)
        })
    }

    /// Whether a body is named that no glossary has.
    fn is_unknown(&self, body: Option<usize>) -> bool {
        body.is_some_and(|e| {
            self.mapped.entities[e].en.is_none() && self.mapped.entities[e].candidates.is_empty()
        })
    }

    /// The words of a range as they are written.
    fn between(&self, range: Range<usize>) -> String {
        let span = self.mapped.located.span(self.paragraph, range);
        self.mapped.located.release.text(span).trim().to_owned()
    }

    fn entity_at(&self, at: usize) -> Option<(usize, &Mention)> {
        self.mapped.entity_at(self.paragraph, at)
    }

    /// The meeting phrase that begins at a token.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
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
        // الأسبوع الأول من مارس: a time.
        if event.is_none() && head_en == "Week" && parts.body.is_none() && parts.topic.is_none() {
            return None;
        }
        if event.is_none()
            && let Some((concept, after)) = self.split_event(at, &parts)
        {
            parts.concept = Some(concept);
            // What stood between belongs to its name; what follows may not.
            let (rest, behind) = self.parts(after);
            parts.unknown = rest.unknown;
            parts.bracket = parts.bracket.or(rest.bracket);
            end = end.max(after).max(behind);
        }
        // A bare noun (الاجتماع, اجتماعات) says nothing of its own.
        let bare = parts.ordinal.is_none()
            && parts.body.is_none()
            && parts.topic.is_none()
            && parts.concept.is_none()
            && parts.adjectives.is_empty()
            && !parts.attendees.as_ref().is_some_and(|who| who.contains(" of "));
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
            unknown_body: self.is_unknown(parts.body),
            coming: parts.coming,
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
        // اختتم مجلس الاتحاد، في مقر الاتحاد، دورته: the subject holds its session, whoever else is named.
        let holds = |m: &Mention| {
            m.tokens.start.checked_sub(1).is_some_and(|b| is_event_verb(&self.tokens()[b].folded))
        };
        let body = last(&mut owners.iter().filter(|(_, m)| agrees(m) && holds(m)))
            .or_else(|| last(&mut owners.iter().filter(|(_, m)| agrees(m))))
            .or_else(|| last(&mut owners.iter()))?;
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
            unknown_body: self.is_unknown(parts.body),
            coming: parts.coming,
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
            // المؤتمر الإقليمي القادم ل…: which of the series it is, and no part of its name.
            if at > start && matches!(words.first(), Some(&("القادم" | "القادمه" | "المقبل" | "المقبله")))
            {
                parts.coming = true;
                at += 1;
                continue;
            }
            // مؤتمر الفاو الإقليمي: behind a body of one word the adjective of the meeting goes on.
            let short_body = parts.topic.is_none()
                && parts.attendees.is_none()
                && !parts.stranger
                && self.is_one_word(parts.body, at);
            if let Some((en, taken)) =
                PHRASES.adjective(&words).filter(|_| parts.takes_adjectives() || short_body)
            {
                // An adjective of nationality or of the kind is part of the name: الوزاري, رفيع المستوى.
                parts.adjectives.push(self.style.spell(en));
                at += taken;
                continue;
            }
            if let Some((en, taken)) =
                PHRASES.attendees(&words).filter(|_| parts.attendees.is_none() && parts.body.is_none())
            {
                // لمجلس وزراء المنظمة: whose council it is belongs to the unknown name.
                if parts.stranger {
                    at += taken;
                    continue;
                }
                parts.attendees = Some(en.to_owned());
                at += taken;
                if en == "Ministers"
                    && let Some((field, after)) = field::of_ministers(self.glossary, tokens, at - 1)
                {
                    parts.attendees = Some(format!("{en} of {}", self.style.spell(&field)));
                    at = after;
                }
                continue;
            }
            if let Some(who) = parts.attendees.as_mut().filter(|_| parts.body.is_none())
                && let Some(people) = field::people(&tokens[at].folded)
            {
                who.insert_str(0, people);
                at += 1;
                continue;
            }
            // وزراء العمل والتوظيف: a second field that no ministry of the glossary has beside the first.
            if parts.attendees.is_some()
                && parts.body.is_none()
                && tokens[at].folded.starts_with("وال")
                && at - start < 10
            {
                parts.unknown = true;
                at += 1;
                continue;
            }
            // بدول مجموعة العشرين: whose ministers they are.
            if parts.attendees.is_some()
                && let Some(states) = self.states(at)
            {
                at += states;
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
            // الدورة السادسة من الندوة … and الدورة الخامسة لاجتماع …: the session of what follows.
            if let Some((en, taken)) =
                self.session_of(at).filter(|_| parts.of.is_none() && parts.body.is_none())
            {
                parts.of = Some(en);
                at += taken;
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
                    (at + 1..(at + 5).min(tokens.len())).find(|&k| tokens[k].kind == TokenKind::Close)
                && tokens[at + 1..close]
                    .iter()
                    .all(|t| matches!(t.kind, TokenKind::Latin | TokenKind::Number | TokenKind::Dash))
            {
                parts.bracket = Some(self.between(at + 1..close));
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
            // لوزراء المالية ومحافظي البنوك المركزية: others who meet, who have no English here.
            let others = token.folded.strip_prefix('و').is_some_and(|rest| {
                rest.ends_with('ي') && tokens.get(at + 1).is_some_and(|t| t.folded.starts_with("ال"))
            });
            parts.unknown |= others && parts.attendees.is_some();
            break;
        }
        (parts, at)
    }

    /// A meeting of no name whose session is meant, behind من or ل: its noun and how many tokens it takes.
    fn session_of(&self, at: usize) -> Option<(String, usize)> {
        let first = &self.tokens().get(at)?.folded;
        let behind = usize::from(first == "من");
        let mut words = self.folded(at + behind..at + behind + 3);
        if behind == 0 {
            words[0] = first.strip_prefix('ل')?;
        }
        let (en, taken, _) = PHRASES.meeting(&words).filter(|found| found.2 || behind == 0)?;
        self.entity_at(at + behind).is_none().then(|| (en.to_owned(), behind + taken))
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
        // للوكالة الدولية للطاقة المتجددة "آيرينا", مؤتمر "الفاو": a body, not what the meeting is on.
        if let Some((body, end)) = self.quoted_body(at).filter(|_| !introduced && noun.is_empty()) {
            parts.body = parts.body.or(Some(body));
            return Some(end);
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

    /// How many tokens بدول or في دول take before the group whose states they are.
    fn states(&self, at: usize) -> Option<usize> {
        let words = self.folded(at..at + 2);
        let taken = match words[..] {
            ["بدول" | "لدول" | "دول", ..] => 1,
            ["في", "دول"] => 2,
            _ => return None,
        };
        let (entity, _) = self.entity_at(at + taken)?;
        (self.mapped.entities[entity].kind == Kind::Organisation).then_some(taken)
    }

    /// A body in quotation marks at a token, and one past the closing mark.
    fn quoted_body(&self, at: usize) -> Option<(usize, usize)> {
        let tokens = self.tokens();
        tokens.get(at).filter(|t| t.kind == TokenKind::Quote)?;
        let (entity, mention) = self.entity_at(at + 1)?;
        let closed = tokens.get(mention.tokens.end).is_some_and(|t| t.kind == TokenKind::Quote);
        let body = self.mapped.entities[entity].kind == Kind::Organisation;
        (closed && body).then_some((entity, mention.tokens.end + 1))
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
        // Many releases are one long paragraph: what its later sentences tell is further down, too.
        let nth = self.mapped.located.sentences[self.paragraph].iter().take_while(|r| r.end <= at).count();
        weight -= i32::try_from(nth / 2).unwrap_or(3).min(3);
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
                (Some(en), Some(acronym), false) if en != acronym => format!("{en} ({acronym})"),
                (Some(en), ..) => en.clone(),
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
                // (PP-22): the acronym with the edition, as the release has it.
                let edition = parts.bracket.as_deref().filter(|b| {
                    b.strip_prefix(acronym).is_some_and(|rest| rest.starts_with(['-', ' ', '\u{2013}']))
                });
                out.push_str(&format!(" ({})", edition.unwrap_or(acronym)));
            }
        } else if let Some(event) = event {
            out.push_str(&name(event, short));
        } else {
            // A ministerial meeting of ministers says it once.
            let ministers = parts.attendees.as_deref().is_some_and(|who| who.contains("Ministers"));
            for adjective in parts.adjectives.iter().filter(|a| !ministers || *a != "Ministerial") {
                out.push_str(adjective);
                out.push(' ');
            }
            out.push_str(head);
            if let Some(of) = &parts.of {
                out.push_str(&format!(" of the {of}"));
            }
            if let Some(attendees) = &parts.attendees {
                out.push_str(&format!(" of {attendees}"));
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
