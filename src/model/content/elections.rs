//! Elections and candidacies: who was elected, stands, or won, to which office of which body.

use std::ops::Range;

use super::acts::carries;
use super::{Reading, bare, party, past, told};
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::PHRASES;
use crate::glossary::Kind;
use crate::map::{Mapped, Mention};
use crate::model::brief::Ballot;
use crate::model::negation::{denial, denied};

/// An election.
#[derive(Debug, Clone)]
pub(crate) struct RawElection {
    pub(crate) ballot: Ballot,
    /// Who is elected or stands.
    pub(crate) who: Vec<usize>,
    /// `chair`, `member`; `None` where the office has no English.
    pub(crate) post: Option<String>,
    pub(crate) body: Option<usize>,
    /// A body is named that has no English.
    pub(crate) nameless: bool,
    /// How many are elected where they are not named: `48 countries`.
    pub(crate) counted: Option<String>,
    /// How many are elected to another body in the same words: 12 عضوا للجنة ….
    pub(crate) also: Vec<(String, usize)>,
    /// `102 votes`.
    pub(crate) votes: Option<String>,
    pub(crate) span: Span,
}

/// The elections of a release.
pub(crate) fn elections(reading: &Reading<'_, '_>) -> Vec<RawElection> {
    let mapped = reading.mapped;
    let mut out: Vec<RawElection> = Vec::new();
    for (paragraph, tokens, sentence) in told(mapped) {
        for at in sentence.clone() {
            let Some(kind) = PHRASES.vote(&tokens[at].folded) else { continue };
            let told =
                out.last().is_some_and(|o| o.span.paragraph == paragraph && o.span.end > tokens[at].start);
            let wished = PHRASES.vote(&tokens[at].folded) == Some("elected") && !came_about(tokens, at);
            if told || wished || denial(tokens, sentence.start, at).is_some() || withdrawn(tokens, at) {
                continue;
            }
            let finder = Finder { reading, mapped, paragraph, tokens };
            let range = at..finder.end(at, sentence.end);
            if let Some(found) = finder.election(kind, &range) {
                // Told twice in one sentence, it is one election.
                if !out
                    .iter()
                    .any(|o| o.span.paragraph == paragraph && o.who == found.who && o.post == found.post)
                {
                    out.push(found);
                }
            }
        }
    }
    out
}

/// How far before its verbal noun the verb that carries it may stand, in tokens: a day stands between.
const CARRIED: usize = 9;

/// Whether an election took place: a verb says so, a verbal noun (انتخاب) only behind one that carries it;
/// otherwise it may be a wish (دعم انتخاب).
fn came_about(tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].folded.strip_prefix(['و', 'ف']).unwrap_or(&tokens[at].folded);
    let wish = |t: &Token| {
        let word = t.folded.trim_start_matches(['و', 'ل', 'ب']);
        matches!(word, "دعم" | "تاييد" | "اعاده" | "طلب" | "تزكيه")
    };
    let before = &tokens[at.saturating_sub(CARRIED)..at];
    let carried = before.iter().rev().take_while(|t| t.kind != TokenKind::Comma).any(|t| carries(&t.folded));
    !word.starts_with("انتخاب") || (carried && !before.last().is_some_and(wish))
}

/// Whether a word of candidacy only says who somebody is: انتخب …، مرشح الأردن، رئيسا.
fn beside(tokens: &[Token], at: usize) -> bool {
    let noun = matches!(tokens[at].folded.as_str(), "مرشح" | "مرشحه");
    noun && at > 0 && tokens[at - 1].kind == TokenKind::Comma
}

/// Whether a candidacy was given up: سحب العراق ترشيحه.
fn withdrawn(tokens: &[Token], at: usize) -> bool {
    let gives_up = |t: &Token| {
        let word = t.folded.strip_prefix(['و', 'ف']).unwrap_or(&t.folded);
        matches!(word, "سحب" | "سحبت" | "يسحب" | "تسحب" | "انسحب" | "انسحبت" | "تنازل" | "تنازلت")
    };
    denied(tokens, at) || tokens[at.saturating_sub(4)..at].iter().any(gives_up)
}

struct Finder<'a, 'r> {
    reading: &'a Reading<'a, 'r>,
    mapped: &'a Mapped<'r>,
    paragraph: usize,
    tokens: &'a [Token],
}

impl Finder<'_, '_> {
    /// Up to the next verb of election or the end of the clause, at most forty words on.
    fn end(&self, at: usize, stop: usize) -> usize {
        let stop = stop.min(at + 40);
        (at + 1..stop)
            .find(|&k| {
                self.tokens[k].kind == TokenKind::Semicolon
                    || matches!(self.tokens[k].folded.as_str(), "فيما" | "بينما")
                    || PHRASES.vote(&self.tokens[k].folded).is_some_and(|_| !beside(self.tokens, k))
                    || PHRASES.verb(&self.tokens[k].folded).is_some()
            })
            .unwrap_or(stop)
    }

    fn election(&self, kind: &str, range: &Range<usize>) -> Option<RawElection> {
        let (who, from) = self.who(range.start, range.end);
        // A name as a whole is nobody's office (مجلس رئاسة …), and the office behind a person's name is
        // the one already held.
        let found = (from..range.end.min(from + 12)).find_map(|k| {
            let words: Vec<&str> =
                self.tokens[k..range.end.min(k + 3)].iter().map(|t| t.folded.as_str()).collect();
            let (en, taken) = PHRASES.post(&words)?;
            (!self.inside(k)).then_some((k, en, taken))
        });
        let counted = if who.is_empty() && kind == "elected" { self.counted(range.start + 1) } else { None };
        let mut nameless = false;
        let mut also = Vec::new();
        let (post, body) = match found {
            Some((at, post, taken)) => {
                let body = self.body(at + taken..range.end);
                nameless = body.is_some_and(|e| self.mapped.entities[e].en.is_none());
                let several = who.len() > 1 || counted.is_some();
                if let Some(body) = body.filter(|_| counted.is_some()) {
                    also = self.also(body, at + taken..range.end)?;
                }
                (post[usize::from(several)].clone(), body.filter(|_| !nameless))
            }
            None => (self.office(&who, range)?, None),
        };
        // Of an election to an office whose holder has no known name the reader is told where it stands.
        if who.is_empty() && body.is_none() && kind != "elected" {
            return None;
        }
        let votes = self.reading.figures.iter().find(|(raw, figure)| {
            raw.span.paragraph == self.paragraph
                && range.contains(&raw.tokens.start)
                && figure.unit.as_deref() == Some("votes")
        });
        Some(RawElection {
            ballot: if kind == "candidate" { Ballot::Candidate } else { Ballot::Elected },
            post: Some(post),
            who,
            body,
            nameless,
            counted: counted.map(|(en, _)| en),
            also,
            votes: votes.map(|(_, figure)| figure.en.clone()),
            span: self.mapped.located.span(self.paragraph, range.clone()),
        })
    }

    /// Those who are elected where they are counted and not named, انتخاب 48 دولة, and one past their tokens.
    fn counted(&self, at: usize) -> Option<(String, usize)> {
        let (raw, figure) = self
            .reading
            .figures
            .iter()
            .find(|(raw, _)| raw.span.paragraph == self.paragraph && raw.tokens.start == at)?;
        let those = figure.unit.as_deref().is_some_and(|unit| super::object::ACTORS.contains(&unit));
        (those && figure.value > 1.0).then(|| (figure.en.clone(), raw.tokens.end))
    }

    /// What is joined to the body of an election by و and a number, with its own body; `None` where that
    /// cannot be said, so that the election is not told by half.
    fn also(&self, body: usize, range: Range<usize>) -> Option<Vec<(String, usize)>> {
        let here = |m: &&Mention| m.span.paragraph == self.paragraph && range.contains(&m.tokens.start);
        let Some(end) = self.mapped.entities[body].mentions.iter().find(here).map(|m| m.tokens.end) else {
            return Some(Vec::new());
        };
        let joined = self.tokens.get(end).is_some_and(|t| end < range.end && t.folded == "و");
        let Some((counted, after)) = self.counted(end + usize::from(joined)) else {
            return (!joined).then(Vec::new);
        };
        let (other, _) = self.mapped.entity_at(self.paragraph, after)?;
        let known = self.mapped.entities[other].en.is_some()
            && matches!(self.mapped.entities[other].kind, Kind::Organisation | Kind::Event);
        known.then(|| vec![(counted, other)])
    }

    /// The office behind a name where it is what the person was elected to: it stands in the
    /// accusative, أمينةً عامة للاتحاد.
    fn office(&self, who: &[usize], range: &Range<usize>) -> Option<String> {
        let [person] = who else { return None };
        let entity = &self.mapped.entities[*person];
        let mention = entity
            .mentions
            .iter()
            .find(|m| m.span.paragraph == self.paragraph && range.contains(&m.tokens.start))?;
        let first = self.tokens.get(mention.tokens.end)?;
        let text = &self.mapped.located.release.paragraphs[self.paragraph].text;
        let written = &text[first.start..first.end];
        let office = past(self.mapped, self.paragraph, *person, mention) > mention.tokens.end;
        let accusative = written.contains('\u{64B}') || written.ends_with('ا');
        entity.role.as_ref().filter(|_| office && accusative).and_then(|(_, en)| en.clone())
    }

    /// Whether a token lies inside a name, or in the office behind a person's name.
    fn inside(&self, at: usize) -> bool {
        self.mapped.mentions().any(|(e, m)| {
            m.span.paragraph == self.paragraph
                && self.mapped.entities[e].kind != Kind::Role
                && m.tokens.start < past(self.mapped, self.paragraph, e, m)
                && (m.tokens.start..past(self.mapped, self.paragraph, e, m)).contains(&at)
        })
    }

    /// Those who are elected: the names behind the verb, joined by و, the body that elects left out
    /// (انتخب المؤتمر أحمد رئيسا); else the name right before it. And one past their last token.
    fn who(&self, verb: usize, end: usize) -> (Vec<usize>, usize) {
        let mut out = Vec::new();
        let (mut at, mut past_last) = (verb + 1, verb + 1);
        while at < end {
            let title = super::subject::TITLES.contains(&self.tokens[at].folded.as_str());
            if let Some((entity, mention)) = self.candidate(at) {
                // The name behind one that cannot be elected beside it takes its place.
                let joined = self.tokens[at].folded.starts_with('و');
                let person = out.iter().any(|&e: &usize| self.mapped.entities[e].kind == Kind::Person);
                if !joined && person {
                    break;
                }
                if !joined {
                    out.clear();
                }
                out.push(entity);
                at = past(self.mapped, self.paragraph, entity, mention);
                past_last = at;
            } else if let (true, Some((_, taken))) = (out.is_empty(), self.electing(at)) {
                at += taken;
            } else if let Some(title) = self.titled(at, end).filter(|_| out.is_empty()) {
                at = title;
            } else if let Some(date) = self.date(at) {
                at = date;
            } else if (title || self.between(at)) && out.is_empty() {
                at += 1;
            } else {
                break;
            }
        }
        if out.is_empty() {
            out = self.before(verb);
        }
        // رشحت الإمارات السفير نفسه: a state that puts somebody forward does not stand itself.
        let nominates = matches!(
            self.tokens[verb].folded.strip_prefix(['و', 'ف']).unwrap_or(&self.tokens[verb].folded),
            "رشح" | "رشحت"
        );
        // انتخبت الجمعية العامة …: a body behind the verb is the one that elects.
        let elects = PHRASES.vote(&self.tokens[verb].folded) == Some("elected");
        let stands = |kind: Kind| match kind {
            Kind::Person => true,
            Kind::Organisation | Kind::Event => !nominates && !elects,
            _ => !nominates,
        };
        out.retain(|&e| stands(self.mapped.entities[e].kind));
        (out, past_last)
    }

    fn candidate(&self, at: usize) -> Option<(usize, &Mention)> {
        self.mapped.entity_at(self.paragraph, at).filter(|(e, m)| {
            let entity = &self.mapped.entities[*e];
            (party(entity) || entity.kind == Kind::Event)
                && entity.kind != Kind::Role
                && !super::attached_preposition(m)
                && !m.explain.starts_with("nationality")
        })
    }

    /// One past a date that stands between the verb and the name.
    fn date(&self, at: usize) -> Option<usize> {
        let dates = &self.mapped.located.dates;
        dates
            .iter()
            .find(|d| d.span.paragraph == self.paragraph && d.tokens.contains(&at))
            .map(|d| d.tokens.end)
    }

    /// The title before a name not far behind, where the words between are those of the body that elects:
    /// وانتخبت الجمعية العامة المهندس ….
    fn titled(&self, at: usize, end: usize) -> Option<usize> {
        (at + 1..end.min(at + 5)).find(|&k| {
            super::subject::TITLES.contains(&self.tokens[k].folded.as_str())
                && (k..k + 3).any(|k| {
                    self.candidate(k).is_some_and(|(e, _)| self.mapped.entities[e].kind == Kind::Person)
                })
        })
    }

    /// A comma, the word for day, or a nationality before a name: الأميركية دورين.
    fn between(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Comma
            || self.tokens[at].folded == "يوم"
            || self
                .mapped
                .entity_at(self.paragraph, at)
                .is_some_and(|(_, m)| m.explain.starts_with("nationality"))
    }

    /// A meeting or group that elects.
    fn electing(&self, at: usize) -> Option<(&'static str, usize)> {
        let words: Vec<&str> = self.tokens[at..].iter().take(3).map(|t| t.folded.as_str()).collect();
        PHRASES.group(&words).map(|(group, taken)| (group.en.as_str(), taken))
    }

    fn before(&self, verb: usize) -> Vec<usize> {
        // A verbal noun (انتخاب) has its subject behind it.
        let noun =
            self.tokens[verb].folded.starts_with("انتخاب") || self.tokens[verb].folded.starts_with("ترشيح");
        self.mapped
            .mentions()
            .filter(|(e, m)| {
                !noun
                    && m.span.paragraph == self.paragraph
                    && m.tokens.end == verb
                    && !m.nested
                    && !super::attached_preposition(m)
                    && party(&self.mapped.entities[*e])
            })
            .map(|(e, _)| e)
            .collect()
    }

    /// The body right behind the office: رئيسا لمجلس …, عضوية مجلس …
    fn body(&self, rest: Range<usize>) -> Option<usize> {
        let mut at = rest.start;
        while at < rest.end && matches!(bare(&self.tokens[at].folded), "في" | "ل" | "علي") {
            at += 1;
        }
        (at..rest.end.min(at + 2)).find_map(|k| {
            self.mapped
                .entity_at(self.paragraph, k)
                .map(|(e, _)| e)
                .filter(|&e| matches!(self.mapped.entities[e].kind, Kind::Organisation | Kind::Event))
        })
    }
}
