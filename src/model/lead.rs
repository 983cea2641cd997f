//! The sentence that makes the meeting news: who does what there, and when.

use std::ops::Range;

use super::brief::{Role, Tense};
use super::meetings::Phrase;
use super::negation::{denial, denied};
use super::parties::{at_verb, coordinated, is_represents, party};
use crate::arabic::Token;
use crate::document::Span;
use crate::english::PHRASES;
use crate::map::Mapped;

/// What the actor of the lead does with the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    TakesPart,
    Hosts,
    Organises,
    /// تعقد: it is the actor's own meeting.
    Holds,
    Opens,
    Chairs,
    /// نفت: it says that what is told of the meeting is not so.
    Denies,
}

impl Act {
    /// The part that the act gives in the meeting.
    pub(crate) fn role(self) -> Role {
        match self {
            Self::Hosts => Role::Host,
            Self::Organises | Self::Holds => Role::Organiser,
            Self::Chairs => Role::Chair,
            Self::TakesPart | Self::Opens | Self::Denies => Role::Participant,
        }
    }
}

/// How a part in a meeting is denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Denial {
    /// لن تشارك.
    Not,
    /// اعتذرت عن عدم المشاركة.
    Declined,
    /// ألغت مشاركتها, انسحبت.
    Withdrawn,
}

/// The sentence that makes the meeting news: its verb, its actor.
#[derive(Debug, Clone)]
pub(crate) struct Lead {
    pub(crate) tense: Tense,
    /// What the actor does: takes part, hosts, organises.
    pub(crate) act: Act,
    /// How the release says that the actor does not.
    pub(crate) denied: Option<Denial>,
    /// The actor: who takes part, hosts or organises.
    pub(crate) actor: Option<usize>,
    pub(crate) verb: Option<Span>,
}

/// The lead: the first verb of taking part, hosting or organising in the sentence of the meeting.
pub(crate) fn lead(mapped: &Mapped<'_>, meeting: &Phrase) -> Lead {
    let located = &mapped.located;
    let paragraph = meeting.span.paragraph;
    let sentence = located.sentences[paragraph].iter().find(|r| r.contains(&meeting.tokens.start));
    let Some(sentence) = sentence else { return NOBODY };
    let reader = Reader { mapped, meeting, paragraph, before: sentence.start..meeting.tokens.start };
    reader
        .denying()
        .or_else(|| reader.refused())
        .or_else(|| reader.withdrawn())
        .or_else(|| reader.light())
        .or_else(|| reader.parted())
        .or_else(|| reader.represented())
        .unwrap_or_else(|| reader.other())
}

/// A lead of which nothing is known.
const NOBODY: Lead =
    Lead { tense: Tense::Unknown, act: Act::TakesPart, denied: None, actor: None, verb: None };

struct Reader<'a, 'r> {
    mapped: &'a Mapped<'r>,
    meeting: &'a Phrase,
    paragraph: usize,
    /// The tokens of the sentence before the meeting.
    before: Range<usize>,
}

impl Reader<'_, '_> {
    fn tokens(&self) -> &[Token] {
        &self.mapped.located.tokens[self.paragraph].list
    }

    fn word(&self, at: usize) -> &str {
        self.tokens().get(at).map_or("", |t| t.folded.as_str())
    }

    fn span(&self, at: usize) -> Option<Span> {
        Some(self.mapped.located.span(self.paragraph, at..at + 1))
    }

    fn first(&self, at: usize) -> Option<usize> {
        coordinated(self.mapped, self.paragraph, at, false).first().copied()
    }

    /// نفت الوزارة ما تداولته وسائل الإعلام بشأن ….
    fn denying(&self) -> Option<Lead> {
        let verb = denial(self.tokens(), self.before.start, self.before.end)?;
        Some(Lead {
            tense: Tense::Past,
            act: Act::Denies,
            denied: Some(Denial::Not),
            actor: self.first(verb + 1).or_else(|| self.subject_before(verb)),
            verb: self.span(verb),
        })
    }

    /// اعتذرت الكويت عن عدم المشاركة في …: said for what it is.
    fn refused(&self) -> Option<Lead> {
        let declines = |k: &usize| {
            let word = self.word(*k);
            let bare = word.strip_prefix('و').unwrap_or(word);
            matches!(bare, "اعتذر" | "اعتذرت" | "تعتذر" | "يعتذر")
        };
        let verb = self.before.clone().find(declines)?;
        let act = (verb + 1..self.before.end).find_map(|k| {
            let word = self.word(k);
            ["مشارك", "حضور"]
                .iter()
                .find(|stem| word.contains(*stem))
                .map(|_| Act::TakesPart)
                .or_else(|| word.contains("استضاف").then_some(Act::Hosts))
        })?;
        let past = self.word(verb).contains("اعتذر")
            && !self.word(verb).contains("يعتذر")
            && !self.word(verb).contains("تعتذر");
        Some(Lead {
            tense: if past { Tense::Past } else { Tense::Upcoming },
            act,
            denied: Some(Denial::Declined),
            actor: self.first(verb + 1),
            verb: self.span(verb),
        })
    }

    /// أعلنت الكويت إلغاء مشاركتها في …, انسحبت الكويت من …: who said before that it would come.
    fn withdrawn(&self) -> Option<Lead> {
        let at = self.before.clone().find(|&k| calls_off(self.word(k)) || leaves(self.word(k)))?;
        let act = if leaves(self.word(at)) {
            Act::TakesPart
        } else {
            let mut words = (at + 1..self.before.end.min(at + 5)).map(|k| self.word(k));
            words.find_map(|word| match word {
                _ if word.contains("مشارك") || word.contains("حضور") => Some(Act::TakesPart),
                _ if word.contains("استضاف") => Some(Act::Hosts),
                _ => None,
            })?
        };
        // Who does not withdraw comes, and another reader tells how.
        if denied(self.tokens(), at) {
            return None;
        }
        // أعلنت الكويت إلغاء …: who calls off stands behind the word, else before it.
        let before = (self.before.start..at).rev().find_map(|k| self.first(k));
        let word = bare(self.word(at));
        let coming = word.starts_with(['ي', 'س']) || word.starts_with("تن") || word == "تلغي";
        Some(Lead {
            tense: if coming { Tense::Upcoming } else { Tense::Past },
            act,
            denied: Some(Denial::Withdrawn),
            actor: self.first(at + 1).or(before),
            verb: self.span(at),
        })
    }

    /// A verb of taking part, hosting or organising.
    fn parted(&self) -> Option<Lead> {
        let role = |k: usize| PHRASES.part(self.word(k));
        let verbs: Vec<usize> = self
            .before
            .clone()
            .filter(|&k| {
                role(k).is_some_and(|r| matches!(r, "participant" | "host" | "organiser"))
                    && tense(self.word(k)) != Tense::Unknown
            })
            .collect();
        let &verb = verbs.last()?;
        let act = match role(verb) {
            Some("host") => Act::Hosts,
            Some("organiser") => held(self.word(verb)).unwrap_or(Act::Organises),
            _ => Act::TakesPart,
        };
        // شارك وفد من المكتب: the body whose delegation it is.
        let delegation = usize::from(matches!(self.word(verb + 1), "وفد" | "وفدا" | "ممثلون" | "ممثلو"));
        let reach = (verb + 3 + delegation).min(self.tokens().len());
        let after = (verb + 1..reach).find_map(|k| self.first(k));
        let before = self.subject_before(verb);
        // كما شاركت: the subject is that of the verb before.
        let earlier = verbs.iter().rev().skip(1).find_map(|&v| self.first(v + 1));
        let is_meeting = |a: &usize| self.meeting.event == Some(*a) || self.meeting.body == Some(*a);
        let negative = denied(self.tokens(), verb);
        let never = matches!(verb.checked_sub(1).map_or("", |b| self.word(b)), "لم" | "ولم");
        Some(Lead {
            tense: if negative && never { Tense::Past } else { tense(self.word(verb)) },
            act,
            denied: negative.then_some(Denial::Not),
            actor: after.or(before).or(earlier).filter(|a| !is_meeting(a)),
            verb: self.span(verb),
        })
    }

    /// تقوم الهيئة باستضافة …, قام الوزير بافتتاح ….
    fn light(&self) -> Option<Lead> {
        let is_light =
            |k: &usize| matches!(bare(self.word(*k)), "تقوم" | "يقوم" | "ستقوم" | "سيقوم" | "قام" | "قامت");
        let verb = self.before.clone().find(is_light)?;
        let act = (verb + 1..self.before.end).find_map(|k| match self.word(k) {
            "باستضافه" => Some(Act::Hosts),
            "بتنظيم" => Some(Act::Organises),
            "بعقد" => Some(Act::Holds),
            "بافتتاح" => Some(Act::Opens),
            "بالمشاركه" => Some(Act::TakesPart),
            _ => None,
        })?;
        let past = bare(self.word(verb)).starts_with("قام");
        Some(Lead {
            tense: if past { Tense::Past } else { Tense::Upcoming },
            act,
            denied: denied(self.tokens(), verb).then_some(Denial::Not),
            actor: self.first(verb + 1),
            verb: self.span(verb),
        })
    }

    fn subject_before(&self, verb: usize) -> Option<usize> {
        // الجزائر لن تشارك: the particle stands between.
        let particle = verb.checked_sub(1).filter(|&b| matches!(self.word(b), "لن" | "لم" | "لا"));
        let verb = particle.unwrap_or(verb);
        self.mapped
            .mentions()
            .filter(|(e, m)| {
                m.span.paragraph == self.paragraph && m.tokens.end == verb && party(self.mapped, *e)
            })
            .map(|(e, _)| e)
            .next()
    }

    /// يمثل الجهاز مصر في …: at the beginning of a sentence مثل is a verb, elsewhere it is «like».
    fn represented(&self) -> Option<Lead> {
        let first = self.before.start;
        if first >= self.before.end || !is_represents(self.word(first)) {
            return None;
        }
        let subject = self
            .mapped
            .entity_at(self.paragraph, first + 1)
            .filter(|(e, _)| party(self.mapped, *e))
            .map(|(e, _)| e)?;
        // Who is represented acts, where the text names it.
        let parts = at_verb(self.mapped, self.paragraph, first);
        let country =
            parts.iter().find(|(role, ..)| *role == Role::Participant).and_then(|(.., list)| list.first());
        let past = self.word(first).starts_with('م');
        Some(Lead {
            tense: if past { Tense::Past } else { Tense::Upcoming },
            actor: Some(country.copied().unwrap_or(subject)),
            verb: self.span(first),
            ..NOBODY
        })
    }

    /// تعقد اللجنة …, افتتح الوزير …, اختتمت قطر مشاركتها في …; of other verbs only the tense counts, since
    /// what their subject does is not to be told as taking part.
    fn other(&self) -> Lead {
        // على رأس وفد: a noun.
        let noun =
            |k: usize| self.word(k) == "راس" && k.checked_sub(1).is_some_and(|b| self.word(b) == "علي");
        let is_verb = |k: &usize| tense(self.word(*k)) != Tense::Unknown && !noun(*k);
        let Some(verb) = self.before.clone().find(is_verb) else {
            return NOBODY;
        };
        let part = (verb + 1..self.before.end).any(|k| self.word(k).contains("مشاركت"));
        let act = if part { Some(Act::TakesPart) } else { held(self.word(verb)).or(opened(self.word(verb))) };
        let own = |a: &usize| self.meeting.event == Some(*a) || self.meeting.body == Some(*a);
        let delegation = (verb + 1..self.before.end).any(|k| self.word(k).contains("وفد"));
        let actor = act
            .filter(|act| !(*act == Act::Chairs && delegation))
            .and_then(|_| self.first(verb + 1))
            .filter(|a| !own(a));
        Lead {
            tense: tense(self.word(verb)),
            act: act.unwrap_or(Act::TakesPart),
            denied: (actor.is_some() && denied(self.tokens(), verb)).then_some(Denial::Not),
            actor,
            verb: self.span(verb),
        }
    }
}

fn bare(folded: &str) -> &str {
    folded.strip_prefix('و').filter(|w| w.chars().count() > 3).unwrap_or(folded)
}

/// ألغت, إلغاء.
fn calls_off(folded: &str) -> bool {
    matches!(bare(folded), "الغي" | "الغت" | "الغاء" | "الغاءها" | "تلغي" | "يلغي" | "ستلغي" | "سيلغي")
}

/// انسحبت, انسحاب.
fn leaves(folded: &str) -> bool {
    let word = bare(folded);
    ["انسحب", "تنسحب", "ينسحب", "ستنسحب", "سينسحب"].iter().any(|w| word.starts_with(w))
        || matches!(word, "انسحاب" | "انسحابها" | "انسحابه")
}

/// Whose own meeting a verb of holding tells.
fn held(folded: &str) -> Option<Act> {
    let verb = bare(folded);
    let verb = verb.strip_prefix('س').unwrap_or(verb);
    matches!(verb, "عقد" | "عقدت" | "يعقد" | "تعقد").then_some(Act::Holds)
}

/// What a verb of opening or chairing tells.
fn opened(folded: &str) -> Option<Act> {
    match bare(folded) {
        "افتتح" | "افتتحت" | "يفتتح" | "تفتتح" => Some(Act::Opens),
        "تراس" | "تراست" | "يتراس" | "تتراس" => Some(Act::Chairs),
        _ => None,
    }
}

/// Tense of a verb of taking part, hosting or holding: تشارك is upcoming, شاركت past.
pub(crate) fn tense(folded: &str) -> Tense {
    let bare = folded.strip_prefix('و').filter(|w| w.chars().count() > 3).unwrap_or(folded);
    const PAST: &[&str] = &[
        "شارك",
        "شاركت",
        "شاركوا",
        "استضاف",
        "استضافت",
        "نظم",
        "نظمت",
        "عقد",
        "عقدت",
        "انعقد",
        "انعقدت",
        "اختتم",
        "اختتمت",
        "ترأس",
        "ترأست",
        "تراس",
        "تراست",
        "راس",
        "راست",
        "شهدت",
        "اعتمد",
        "اعتمدت",
        "احتضنت",
        "حضر",
        "حضرت",
        "افتتح",
        "افتتحت",
        "انطلق",
        "انطلقت",
        "بدات",
        "ناقش",
        "ناقشت",
        "وقع",
        "وقعت",
        "بحث",
        "بحثت",
        "القي",
        "القت",
    ];
    const UPCOMING: &[&str] = &[
        "تشارك",
        "يشارك",
        "ستشارك",
        "سيشارك",
        "تستضيف",
        "يستضيف",
        "ستستضيف",
        "تنظم",
        "ينظم",
        "ستنظم",
        "تعقد",
        "يعقد",
        "ستعقد",
        "سيعقد",
        "تنعقد",
        "ينعقد",
        "تنطلق",
        "ينطلق",
        "تترأس",
        "تتراس",
        "يتراس",
        "تحتضن",
        "يحتضن",
        "تبدا",
        "يبدا",
        "تحضر",
        "يحضر",
    ];
    if PAST.contains(&bare) {
        Tense::Past
    } else if UPCOMING.contains(&bare) {
        Tense::Upcoming
    } else {
        Tense::Unknown
    }
}
