//! Statements and outcomes: clauses with a verb of saying or of deciding, wherever they stand in
//! their sentence, each with who acts and, as far as English knows it, what about.

use std::ops::Range;

use super::earlier::{is_earlier, is_of_another_year};
use super::object::{Government, Object, object};
use super::subject::{Subject, Who, subject};
use super::{Reading, clauses, told};
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::PHRASES;
use crate::english::phrases::{Deed, Saying};
use crate::glossary::Kind;
use crate::map::{Entity, Mapped};
use crate::model::negation::{denial, refuses, was_planned};

/// A statement: who, the verb, what about, the clause.
#[derive(Debug, Clone)]
pub(crate) struct RawStatement {
    pub(crate) who: Option<Who>,
    pub(crate) saying: &'static Saying,
    pub(crate) object: Option<Object>,
    /// What was said is known in part only, and so is not told.
    pub(crate) partly: bool,
    /// It is a talk beside the meeting, and what it was about stands in the object.
    pub(crate) talk: bool,
    pub(crate) verb: Span,
    pub(crate) span: Span,
}

/// An outcome.
#[derive(Debug, Clone)]
pub(crate) struct RawOutcome {
    pub(crate) who: Option<Who>,
    pub(crate) deed: &'static Deed,
    /// It is still to come: سيناقش.
    pub(crate) coming: bool,
    pub(crate) object: Option<Object>,
    pub(crate) span: Span,
}

/// A verb with the clause that it governs.
struct Clause {
    verb: usize,
    tokens: Range<usize>,
}

/// How far into a clause its verb may stand behind an opening phrase: وخلال مشاركته في جلسة … أشار.
const OPENING: usize = 14;

/// Clauses that begin with a verb of saying, with their speaker.
pub(crate) fn statements(reading: &Reading<'_, '_>) -> Vec<RawStatement> {
    let mapped = reading.mapped;
    let mut out = Vec::new();
    let mut last: Option<Who> = None;
    for (paragraph, tokens, sentence) in told(mapped) {
        let mut here = false;
        for clause in split(tokens, sentence, |t| PHRASES.verb(&t.folded).is_some()) {
            let Some(saying) = PHRASES.verb(&tokens[clause.verb].folded) else { continue };
            let end = clause.tokens.end;
            let found = subject(mapped, paragraph, clause.verb, end);
            // كانت قد أضافت 137 ألف برميل: a number is added and nothing said.
            let counts = tokens.get(clause.verb + 1).is_some_and(|t| t.kind == TokenKind::Number);
            if counts && saying.en == "added" {
                continue;
            }
            // ورحبت الجمعية … ودعت الدول الأعضاء إلى …, ودعت المشاركين إلى …: whom somebody calls on.
            let found = match found {
                Subject::Named(Who::Group { .. }, _)
                    if saying.en == "called for" && is_called_on(tokens, clause.verb + 1, last.is_some()) =>
                {
                    Subject::Absent
                }
                found => found,
            };
            // A meeting that presents or reviews something is an outcome, not a speaker.
            if both(&tokens[clause.verb]) && !speaks(mapped, &found, last.as_ref()) {
                continue;
            }
            let (who, from) = match found {
                Subject::Named(who, after) => {
                    last = Some(who.clone());
                    (Some(who), after)
                }
                // A participle (مشيرا) goes on with the speaker of its sentence, a bare verb (أضاف) with
                // the one before.
                // وناقش الوزراء … وأكدوا: who decided or discussed before it in the sentence goes on to speak.
                Subject::Absent if decider(mapped, paragraph, sentence, clause.verb).is_some() => {
                    last = decider(mapped, paragraph, sentence, clause.verb);
                    (last.clone(), clause.verb + 1)
                }
                Subject::Absent if !here && is_participle(&tokens[clause.verb]) => {
                    last = acting(mapped, paragraph, sentence.start..clause.verb);
                    (last.clone(), clause.verb + 1)
                }
                Subject::Absent
                    if several(&tokens[clause.verb])
                        && last.as_ref().is_some_and(|who| is_single(mapped, who)) =>
                {
                    (None, clause.verb + 1)
                }
                Subject::Absent => (last.clone(), clause.verb + 1),
                Subject::Stranger => {
                    last = None;
                    (None, clause.verb + 1)
                }
            };
            here = true;
            let government = Government { links: &saying.links, direct: saying.direct };
            let object = object(reading, paragraph, from.min(end)..end, &government);
            out.push(RawStatement {
                who,
                saying,
                talk: false,
                partly: object.as_ref().map_or_else(|| !says(&tokens[from.min(end)..end]), |o| !o.whole),
                object: object.filter(|o| o.whole),
                verb: mapped.located.span(paragraph, clause.verb..clause.verb + 1),
                span: mapped.located.span(paragraph, clause.tokens),
            });
        }
    }
    out
}

/// Whether the group behind a verb of calling is called on and does not call: it stands in the accusative, or
/// it is the states that a speaker named before calls on.
fn is_called_on(tokens: &[Token], at: usize, spoken: bool) -> bool {
    let Some(first) = tokens.get(at) else { return false };
    first.folded.ends_with("ين") || (spoken && matches!(first.folded.as_str(), "الدول" | "الاطراف" | "الاعضاء"))
}

/// The subject of the verb of outcome that stands last before a verb of saying in its sentence, with no
/// other verb of saying between them.
fn decider(mapped: &Mapped<'_>, paragraph: usize, sentence: &Range<usize>, verb: usize) -> Option<Who> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let known = |t: &Token| PHRASES.verb(&t.folded).is_some() || verb_of_outcome(t);
    let before =
        (sentence.start..verb).rev().find(|&k| known(&tokens[k]) && !described(tokens, sentence.start, k))?;
    if !verb_of_outcome(&tokens[before]) {
        return None;
    }
    match subject(mapped, paragraph, before, verb) {
        Subject::Named(who, _) => Some(who).filter(|who| !(several(&tokens[verb]) && is_single(mapped, who))),
        Subject::Stranger | Subject::Absent => None,
    }
}

/// Whether a verb is in the plural: أكدوا.
fn several(token: &Token) -> bool {
    token.folded.ends_with("وا")
}

/// Whether one person or office is meant, which no verb in the plural goes on with.
fn is_single(mapped: &Mapped<'_>, who: &Who) -> bool {
    match who {
        Who::Entity(entity) => matches!(mapped.entities[*entity].kind, Kind::Person | Kind::Role),
        Who::Group { .. } => false,
    }
}

/// Whether a clause or a quotation says what was said: أكد أن …. What stands there as a noun phrase without
/// English (تعزيز التعاون وتبادل الخبرات) is not told by half.
fn says(words: &[Token]) -> bool {
    let that = ["ان", "بان", "انه", "انها", "بانه", "بانها"];
    words.iter().take(CLAUSE).any(|t| that.contains(&t.folded.as_str()) || t.kind == TokenKind::Quote)
}

/// How far behind the speaker the clause of what is said may begin, in tokens.
const CLAUSE: usize = 9;

/// مشيرا, مؤكدة, and the plural مشيرين.
fn is_participle(token: &Token) -> bool {
    let word = token.folded.strip_prefix(['و', 'ف']).unwrap_or(&token.folded);
    let form = word.ends_with('ا') || word.ends_with('ه') || word.ends_with("ين");
    word.starts_with('م') && form && word.chars().count() > 4
}

/// The person or office named in a range of a sentence, where it is one only: who acts there.
fn acting(mapped: &Mapped<'_>, paragraph: usize, range: Range<usize>) -> Option<Who> {
    let mut found: Vec<usize> = mapped
        .mentions()
        .filter(|(e, m)| {
            m.span.paragraph == paragraph
                && range.contains(&m.tokens.start)
                && matches!(mapped.entities[*e].kind, Kind::Person | Kind::Role)
        })
        .map(|(e, _)| e)
        .collect();
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [one] => Some(Who::Entity(one)),
        _ => None,
    }
}

/// Whether a verb says and does, by who it is: استعرض.
fn both(token: &Token) -> bool {
    PHRASES.verb(&token.folded).is_some() && PHRASES.outcome(&token.folded).is_some()
}

/// Whether an entity is a body that meets, and so reviews rather than presents.
fn meets(entity: &Entity) -> bool {
    const BODIES: [&str; 11] = [
        "committee",
        "council",
        "assembly",
        "conference",
        "forum",
        "summit",
        "group",
        "board",
        "bureau",
        "commission",
        "parliament",
    ];
    let class = entity.class.as_deref().unwrap_or_default();
    entity.kind == Kind::Event
        || (entity.kind == Kind::Organisation
            && BODIES.iter().any(|body| {
                class.contains(body)
                    || entity.en.as_deref().is_some_and(|en| en.to_lowercase().contains(body))
            }))
}

/// Whether the subject is one who speaks: a person, a state, a body that does not meet.
fn speaks(mapped: &Mapped<'_>, subject: &Subject, last: Option<&Who>) -> bool {
    let person = |who: &Who| match who {
        Who::Entity(e) => !meets(&mapped.entities[*e]),
        Who::Group { .. } => false,
    };
    match subject {
        Subject::Named(who, _) => person(who),
        Subject::Absent => last.is_some_and(person),
        Subject::Stranger => false,
    }
}

/// Clauses with a word of outcome.
pub(crate) fn outcomes(reading: &Reading<'_, '_>) -> Vec<RawOutcome> {
    let mapped = reading.mapped;
    let mut out: Vec<RawOutcome> = Vec::new();
    for (paragraph, tokens, sentence) in told(mapped) {
        let mut last: Option<Who> = None;
        for clause in split(tokens, sentence, |t| verb_of_outcome(t) || PHRASES.verb(&t.folded).is_some()) {
            let end = clause.tokens.end;
            let verb = &tokens[clause.verb];
            let found = subject(mapped, paragraph, clause.verb, end);
            let said = PHRASES.verb(&verb.folded).is_some();
            if said && (!both(verb) || speaks(mapped, &found, last.as_ref())) {
                continue;
            }
            let Some((deed, coming)) = PHRASES.outcome(&verb.folded) else { continue };
            if denial(tokens, sentence.start, clause.verb).is_some()
                || was_planned(tokens, sentence.start, clause.verb)
                || is_earlier(mapped, paragraph, sentence, clause.verb, end)
            {
                continue;
            }
            let treated = matches!(deed.grade.as_str(), "discussed" | "reviewed");
            if !treated && is_of_another_year(mapped, paragraph, clause.verb..end) {
                continue;
            }
            // يستعرض الجهاز: a body that does not meet presents; a verb behind تم is a noun.
            let presents = deed.grade == "reviewed" && speaks(mapped, &found, last.as_ref());
            let noun = clause.verb.checked_sub(1).is_some_and(|b| carries(&tokens[b].folded));
            if presents || noun {
                continue;
            }
            if !fits(deed, tokens, clause.verb, end) {
                continue;
            }
            let (who, from) = match found {
                Subject::Named(who, after) => {
                    last = Some(who.clone());
                    (Some(who), after)
                }
                Subject::Absent => (last.clone(), clause.verb + 1),
                Subject::Stranger => (None, clause.verb + 1),
            };
            let government = Government { links: &deed.links, direct: true };
            out.push(RawOutcome {
                who,
                deed,
                coming,
                object: object(reading, paragraph, from.min(end)..end, &government).filter(|o| o.whole),
                span: mapped.located.span(paragraph, clause.tokens),
            });
        }
        out.extend(nominal(reading, paragraph, tokens, sentence));
    }
    out.sort_by_key(|o| o.span);
    out
}

fn verb_of_outcome(token: &Token) -> bool {
    PHRASES.outcome(&token.folded).is_some()
}

/// Outcomes in verbal nouns: تم توقيع, شهد المؤتمر اعتماد, من المقرر مناقشة.
fn nominal(
    reading: &Reading<'_, '_>,
    paragraph: usize,
    tokens: &[Token],
    sentence: &Range<usize>,
) -> Vec<RawOutcome> {
    let mut out = Vec::new();
    for at in sentence.clone() {
        let Some(deed) = PHRASES.outcome_noun(&tokens[at].folded) else { continue };
        let before = &tokens[at.saturating_sub(4).max(sentence.start)..at];
        let by = before.iter().rposition(|t| carries(&t.folded));
        let clause_end = (at + 1..sentence.end).find(|&k| tokens[k].kind == TokenKind::Semicolon);
        let (Some(by), end) = (by, clause_end.unwrap_or(sentence.end)) else { continue };
        // Only a short subject may stand between: شهد المؤتمر توقيع.
        let start = at - (before.len() - by);
        // تم تأجيل توقيع …: it was not signed.
        let open = before[by + 1..].iter().any(|t| !t.is_word() || refuses(&t.folded));
        if open || described(tokens, sentence.start, start) || denial(tokens, sentence.start, start).is_some()
        {
            continue;
        }
        if is_earlier(reading.mapped, paragraph, sentence, start, at + 1) {
            continue;
        }
        let carrier = before[by].folded.as_str();
        let government = Government { links: &deed.links, direct: true };
        out.push(RawOutcome {
            who: None,
            deed,
            coming: carrier.contains("مقرر") || carrier.contains("سيتم") || carrier.contains("ستتم"),
            object: object(reading, paragraph, (at + 1).min(end)..end, &government).filter(|o| o.whole),
            span: reading.mapped.located.span(paragraph, start..end),
        });
    }
    out
}

/// Verbs that carry a verbal noun.
pub(super) fn carries(folded: &str) -> bool {
    matches!(
        folded.strip_prefix(['و', 'ف']).unwrap_or(folded),
        "تم" | "تمت"
            | "جري"
            | "جرت"
            | "سيتم"
            | "ستتم"
            | "شهد"
            | "شهدت"
            | "تضمن"
            | "تضمنت"
            | "شمل"
            | "شملت"
            | "المقرر"
            | "توج"
            | "توجت"
            | "تكلل"
            | "تكللت"
            | "صوت"
            | "صوتت"
            | "تخلل"
            | "تخللت"
            | "تخلله"
    )
}

/// Whether the words behind a verb let it be one of outcome: وقع is «signed» only before an agreement
/// or على, وافق asks for على, and تعتمد على is «depends on».
fn fits(deed: &Deed, tokens: &[Token], verb: usize, end: usize) -> bool {
    let near = &tokens[(verb + 1).min(end)..(verb + 12).min(end)];
    let on = near.iter().any(|t| t.folded == "علي");
    let next_on = near.first().is_some_and(|t| t.folded == "علي");
    match deed.grade.as_str() {
        "signed" => on || near.iter().any(|t| super::agreements::agreement(&t.folded).is_some()),
        "agreed" => on,
        _ if next_on => deed.links.iter().any(|l| l == "علي"),
        _ => true,
    }
}

/// Cuts a sentence into the clauses of its verbs. A verb counts at the head of a clause (behind an
/// opening phrase), behind a comma, with a conjunction, or as a participle; not behind a relative
/// pronoun, which makes it part of a name's description.
fn split(tokens: &[Token], sentence: &Range<usize>, is_verb: impl Fn(&Token) -> bool) -> Vec<Clause> {
    let mut out: Vec<Clause> = Vec::new();
    for clause in clauses(tokens, sentence) {
        let first = out.len();
        for at in clause.clone().filter(|&k| is_verb(&tokens[k])) {
            let begun = out.len() > first;
            let opens = !begun && at < clause.start + OPENING && !described(tokens, clause.start, at);
            if !(opens || (begins(tokens, &clause, at) && !described(tokens, clause.start, at))) {
                continue;
            }
            let start = if begun || !opens { at } else { clause.start };
            if let Some(before) = out.last_mut().filter(|_| begun) {
                before.tokens.end = trimmed(tokens, before.verb, at);
            }
            out.push(Clause { verb: at, tokens: start..clause.end });
        }
        if let Some(lastly) = out.last_mut() {
            lastly.tokens.end = trimmed(tokens, lastly.verb, lastly.tokens.end);
        }
    }
    out
}

/// The end of a clause without the punctuation and the particles before the next one.
fn trimmed(tokens: &[Token], verb: usize, end: usize) -> usize {
    let particle = |t: &Token| {
        matches!(t.folded.as_str(), "حيث" | "كما" | "وقد" | "قد" | "فيما" | "بينما" | "ثم" | "اذ" | "وكما")
    };
    let mut end = end;
    while end > verb + 1
        && (particle(&tokens[end - 1])
            || matches!(tokens[end - 1].kind, TokenKind::Comma | TokenKind::Stop | TokenKind::Semicolon))
    {
        end -= 1;
    }
    end
}

/// Whether a verb in the middle of a clause begins one of its own.
fn begins(tokens: &[Token], clause: &Range<usize>, at: usize) -> bool {
    let token = &tokens[at];
    let Some(before) = at.checked_sub(1).filter(|&b| b >= clause.start).map(|b| &tokens[b]) else {
        return true;
    };
    let conjoined = PHRASES.has_conjunction(&token.folded);
    // مؤكدا, مشيرة: the accusative of a participle goes on with the speaker wherever it stands.
    let participle = is_participle(token);
    let particle = matches!(
        before.folded.as_str(),
        "حيث" | "كما" | "وقد" | "قد" | "فيما" | "بينما" | "ثم" | "اذ" | "فقد" | "وكما"
    );
    conjoined || participle || particle || before.kind == TokenKind::Comma
}

/// Whether a verb belongs to the description of something: التي أعلنت, كان قد أعلن, لم يعلن.
pub(super) fn described(tokens: &[Token], from: usize, at: usize) -> bool {
    tokens[at.saturating_sub(2).max(from)..at].iter().any(|t| {
        matches!(
            t.folded.as_str(),
            "التي"
                | "الذي"
                | "الذين"
                | "اللذان"
                | "اللتان"
                | "ما"
                | "مما"
                | "لم"
                | "لن"
                | "لا"
                | "ولم"
                | "ولن"
                | "ولا"
                | "فلم"
                | "والتي"
                | "والذي"
        )
    })
}
