//! Who did what: the parts that verbs and nouns give to the names next to them.

mod representing;

use std::ops::Range;

use super::brief::Role;
use super::content::attached_preposition;
use super::hosting::hosts_it;
use super::meetings::{Phrase, is_one};
use super::negation::{denial, denied, had_been};
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::PHRASES;
use crate::glossary::Kind;
use crate::map::Mapped;

/// One party's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) entity: usize,
    pub(crate) span: Span,
}

/// The parts of the parties of a meeting, in text order, each party once for each role.
pub(crate) fn parts(mapped: &Mapped<'_>, meeting: &Phrase, all: &[Phrase]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let located = &mapped.located;
    for paragraph in 0..located.tokens.len() {
        let tokens = &located.tokens[paragraph].list;
        for (at, token) in tokens.iter().enumerate() {
            let background = located.is_background(located.span(paragraph, at..at + 1));
            let from = located.sentences[paragraph].iter().find(|r| r.contains(&at)).map_or(0, |r| r.start);
            let own = located.sentence(meeting.span).contains(&located.span(paragraph, at..at + 1));
            let negative = denied(tokens, at)
                || denial(tokens, from, at).is_some()
                || (!own && had_been(tokens, from, at));
            if token.kind != TokenKind::Arabic || background || negative {
                continue;
            }
            let near = paragraph <= meeting.span.paragraph + 1;
            let counts =
                |role: Role| near || matches!(role, Role::Host | Role::Chair | Role::HeadOfDelegation);
            for (role, range, entities) in at_verb(mapped, paragraph, at) {
                let role = if leads_those_who_come(mapped, meeting, paragraph, at) {
                    Role::HeadOfDelegation
                } else {
                    role
                };
                // وستشارك الجزائر في الاجتماع الخامس …: of another meeting than this one.
                if role == Role::Participant && !own && is_of_another(mapped, meeting, all, paragraph, at) {
                    continue;
                }
                if role == Role::Host && !hosts_it(mapped, meeting, all, paragraph, at) {
                    continue;
                }
                if !counts(role) || (role == Role::Chair && !chairs_it(mapped, meeting, paragraph, at)) {
                    continue;
                }
                for entity in entities {
                    if meeting.event == Some(entity)
                        || (meeting.body == Some(entity) && role == Role::Participant)
                    {
                        continue;
                    }
                    if !out.iter().any(|p| p.role == role && p.entity == entity) {
                        out.push(Part { role, entity, span: located.span(paragraph, range.clone()) });
                    }
                }
            }
        }
    }
    out
}

/// Whether the meeting named next behind a verb in its sentence is another one.
fn is_of_another(mapped: &Mapped<'_>, meeting: &Phrase, all: &[Phrase], paragraph: usize, at: usize) -> bool {
    let Some(sentence) = mapped.located.sentences[paragraph].iter().find(|r| r.contains(&at)) else {
        return false;
    };
    let behind = |p: &&Phrase| p.span.paragraph == paragraph && (at..sentence.end).contains(&p.tokens.start);
    all.iter().filter(behind).min_by_key(|p| p.tokens.start).is_some_and(|p| !is_one(p, meeting))
}

/// Whether a word of chairing tells of the meeting: in its own sentence, with its pronoun (ترأسها), or beside
/// a word for it (ترأس الاجتماع, وعقد الاجتماع برئاسة). ترأس المغرب فريق العمل is something else.
fn chairs_it(mapped: &Mapped<'_>, meeting: &Phrase, paragraph: usize, at: usize) -> bool {
    let tokens = &mapped.located.tokens[paragraph].list;
    let word = tokens[at].folded.as_str();
    let own = mapped.located.sentence(meeting.span).contains(&mapped.located.span(paragraph, at..at + 1));
    let is_it = |t: &Token| {
        // ترأس جلسة مجلس السلم: some session, unless it stands in the sentence of the meeting.
        let works = matches!(t.folded.as_str(), "اعمال" | "اعماله" | "اعمالها" | "جلسات" | "الجلسه")
            || (own && t.folded == "جلسه");
        works || PHRASES.meeting(&[t.folded.as_str()]).is_some_and(|(.., definite)| definite)
    };
    if word == "برئاسه" {
        return own || tokens[at.saturating_sub(7)..at].iter().any(is_it);
    }
    let pronoun = word.ends_with('ه') || word.ends_with("ها");
    pronoun || tokens[at + 1..(at + 16).min(tokens.len())].iter().any(is_it)
}

/// شاركت الإمارات برئاسة الهيئة في الاجتماع: between a verb of taking part and its meeting, who is at the
/// head leads those who take part.
fn leads_those_who_come(mapped: &Mapped<'_>, meeting: &Phrase, paragraph: usize, at: usize) -> bool {
    let tokens = &mapped.located.tokens[paragraph].list;
    let here = meeting.span.paragraph == paragraph && at < meeting.tokens.start;
    let sentence = mapped.located.sentences[paragraph].iter().find(|r| r.contains(&at));
    tokens[at].folded == "برئاسه"
        && here
        && sentence.is_some_and(|r| {
            r.contains(&meeting.tokens.start)
                && tokens[r.start..at].iter().any(|t| PHRASES.part(&t.folded) == Some("participant"))
        })
}

/// The parts told at one token: role, the telling words, the parties.
pub(crate) fn at_verb(
    mapped: &Mapped<'_>,
    paragraph: usize,
    at: usize,
) -> Vec<(Role, Range<usize>, Vec<usize>)> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let folded = tokens[at].folded.as_str();
    let next = |k: usize| tokens.get(k).map_or("", |t| t.folded.as_str());
    if folded.starts_with("ممثل") && matches!(folded, "ممثله" | "ممثلا" | "ممثلين") {
        let from = if matches!(next(at + 1), "في" | "ب") { at + 2 } else { at + 1 };
        let list = coordinated(mapped, paragraph, from, true);
        return if list.is_empty() { Vec::new() } else { vec![(Role::RepresentedBy, at..from, list)] };
    }
    // تتوجه الوزيرة … على رأس وفد مصر: who was named last before it in the sentence.
    if folded == "راس" && at > 0 && tokens[at - 1].folded == "علي" && matches!(next(at + 1), "وفد" | "الوفد")
    {
        return at_the_head(mapped, paragraph, at);
    }
    // قاد وفد السلطنة …: the person follows within a few words.
    let leads = matches!(
        folded.strip_prefix('و').unwrap_or(folded),
        "قاد" | "يقود" | "راس" | "يراس" | "قادت" | "تراس" | "يتراس"
    );
    if leads && matches!(next(at + 1), "وفد" | "الوفد" | "وفدا") {
        let end = (at + 14).min(tokens.len());
        let person = (at + 2..end).find_map(|k| {
            mapped
                .entity_at(paragraph, k)
                .filter(|(e, _)| mapped.entities[*e].kind == Kind::Person)
                .map(|(e, _)| e)
        });
        return person.map(|e| vec![(Role::HeadOfDelegation, at..at + 2, vec![e])]).unwrap_or_default();
    }
    // رأس معالي الوزير فلان وفد المملكة …: the person stands between.
    if leads
        && let Some((person, mention)) = mapped
            .entity_at(paragraph, at + 1)
            .filter(|(e, _)| matches!(mapped.entities[*e].kind, Kind::Person | Kind::Role))
    {
        let office = mapped.entities[person].role.as_ref().map_or(0, |(ar, _)| ar.split_whitespace().count());
        let behind = mention.tokens.end..(mention.tokens.end + office + 4).min(tokens.len());
        if tokens[behind].iter().any(|t| matches!(t.folded.as_str(), "وفد" | "الوفد" | "وفدا")) {
            return vec![(Role::HeadOfDelegation, at..at + 1, vec![person])];
        }
    }
    // يمثل الجهاز مصر: at the beginning of a sentence مثل is a verb, elsewhere it is «like».
    let sentence = mapped.located.sentences[paragraph].iter().find(|r| r.start == at);
    let begins = sentence.is_some();
    if let Some((body, person)) = sentence
        .filter(|_| is_represents(folded))
        .and_then(|r| representing::whom_and_by_whom(mapped, paragraph, r))
    {
        return vec![
            (Role::Participant, at..at + 1, vec![body]),
            (Role::RepresentedBy, at..at + 1, vec![person]),
        ];
    }
    if begins
        && is_represents(folded)
        && let Some((subject, mention)) =
            mapped.entity_at(paragraph, at + 1).filter(|(e, _)| party(mapped, *e))
    {
        let office =
            mapped.entities[subject].role.as_ref().map_or(0, |(ar, _)| ar.split_whitespace().count());
        let end = mention.tokens.end;
        let country = (end..end + office + 2).find_map(|k| {
            mapped.entity_at(paragraph, k).filter(|(e, m)| {
                mapped.entities[*e].kind == Kind::Country && !m.explain.starts_with("nationality")
            })
        });
        return match country {
            Some((country, _)) => vec![
                (Role::Participant, at..at + 1, vec![country]),
                (Role::RepresentedBy, at..at + 1, vec![subject]),
            ],
            None => vec![(Role::Participant, at..at + 1, vec![subject])],
        };
    }
    let Some(role) = PHRASES.part(folded) else { return Vec::new() };
    let mut role = match role {
        "host" => Role::Host,
        "organiser" => Role::Organiser,
        "chair" => Role::Chair,
        "sponsor" => Role::Sponsor,
        "funder" => Role::Funder,
        "implementer" => Role::Implementer,
        _ => Role::Participant,
    };
    let mut from = at + 1;
    // بتمويل من, بدعوة من; ويشارك فيه من مصر كل من
    while from < at + 7 {
        if matches!(
            next(from),
            "من" | "قبل"
                | "كل"
                | "كلا"
                | "ايضا"
                | "كذلك"
                | "كافه"
                | "اعمال"
                | "فيه"
                | "فيها"
                | "عن"
        ) {
            from += 1;
        } else if let Some((_, mention)) = mapped
            .entity_at(paragraph, from)
            .filter(|(e, m)| mapped.entities[*e].kind == Kind::Country && next(m.tokens.end) == "كل")
        {
            from = mention.tokens.end;
        } else {
            break;
        }
    }
    let mut list = coordinated(mapped, paragraph, from, false);
    // Subject before the verb: وزارة الاتصالات تشارك.
    if list.is_empty() && role == Role::Participant {
        list = mapped
            .mentions()
            .filter(|(e, m)| m.span.paragraph == paragraph && m.tokens.end == at && party(mapped, *e))
            .map(|(e, _)| e)
            .collect();
    }
    // ترأس … وفد: the head of a delegation, not the chair.
    if role == Role::Chair {
        let after = mapped
            .mentions()
            .filter(|(e, m)| m.span.paragraph == paragraph && list.contains(e) && m.tokens.start >= from)
            .map(|(e, m)| {
                let office = mapped.entities[e].role.as_ref().map_or(0, |_| 12);
                m.tokens.end + office
            })
            .max()
            .unwrap_or(from);
        // بوفد رفيع المستوى برئاسة …, بوفد ترأسه …: those who chair a delegation head it.
        let of_delegation = tokens[at.saturating_sub(5)..at]
            .iter()
            .rev()
            .take_while(|t| t.kind == TokenKind::Arabic)
            .any(|t| {
                matches!(t.folded.trim_start_matches(['و', 'ب', 'ل', 'ف']), "فد") || t.folded.ends_with("وفد")
            });
        if of_delegation && !list.is_empty() {
            role = Role::HeadOfDelegation;
        }
        let words = &tokens[at + 1..(after + 8).min(tokens.len())];
        if words.iter().any(|t| matches!(t.folded.as_str(), "وفد" | "الوفد" | "وفدا" | "وفدها"))
        {
            role = Role::HeadOfDelegation;
            if list.is_empty() {
                // ترأس الوفد القطري سعادة السيد …
                let k = (at + 1..(at + 7).min(tokens.len())).find(|&k| {
                    mapped
                        .entity_at(paragraph, k)
                        .is_some_and(|(e, _)| mapped.entities[e].kind == Kind::Person)
                });
                list =
                    k.and_then(|k| mapped.entity_at(paragraph, k)).map(|(e, _)| vec![e]).unwrap_or_default();
            }
        }
    }
    if list.is_empty() { Vec::new() } else { vec![(role, at..at + 1, list)] }
}

/// على رأس وفد مصر المشارك في …: the head, and the country that takes part.
fn at_the_head(mapped: &Mapped<'_>, paragraph: usize, at: usize) -> Vec<(Role, Range<usize>, Vec<usize>)> {
    let sentence = mapped.located.sentences[paragraph].iter().find(|r| r.contains(&at));
    let from = sentence.map_or(0, |r| r.start);
    let head = mapped
        .mentions()
        .filter(|(e, m)| {
            let person = matches!(mapped.entities[*e].kind, Kind::Person | Kind::Role);
            person && m.span.paragraph == paragraph && (from..at).contains(&m.tokens.start)
        })
        .max_by_key(|(e, m)| (mapped.entities[*e].kind == Kind::Person, m.tokens.start))
        .map(|(e, _)| e);
    let mut out: Vec<_> = head.map(|e| (Role::HeadOfDelegation, at..at + 2, vec![e])).into_iter().collect();
    let country = mapped.entity_at(paragraph, at + 2).filter(|(e, m)| {
        let joins = mapped.located.tokens[paragraph].list.get(m.tokens.end);
        mapped.entities[*e].kind == Kind::Country && joins.is_some_and(|t| t.folded.contains("مشارك"))
    });
    out.extend(country.map(|(e, _)| (Role::Participant, at..at + 2, vec![e])));
    out
}

/// مثل, يمثل, تمثل with a conjunction.
pub(crate) fn is_represents(folded: &str) -> bool {
    matches!(folded, "مثل" | "مثلت" | "يمثل" | "تمثل" | "ويمثل" | "وتمثل" | "ومثل" | "ومثلت")
}

/// Whether an entity can be a party.
pub(crate) fn party(mapped: &Mapped<'_>, entity: usize) -> bool {
    matches!(mapped.entities[entity].kind, Kind::Organisation | Kind::Country | Kind::Person | Kind::Role)
}

/// The entities joined by و or a comma from token `from` on; in a list of representatives all,
/// otherwise until a comma. The subject of a verb has no preposition: تشارك بتونس names a place.
pub(crate) fn coordinated(mapped: &Mapped<'_>, paragraph: usize, from: usize, commas: bool) -> Vec<usize> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let mut out = Vec::new();
    let mut at = from;
    while let Some((entity, mention)) = mapped.entity_at(paragraph, at).filter(|(e, _)| party(mapped, *e)) {
        if mention.explain.starts_with("nationality")
            || (!commas && out.is_empty() && attached_preposition(mention))
        {
            break;
        }
        if !out.contains(&entity) {
            out.push(entity);
        }
        at = mention.tokens.end;
        // An office behind a name belongs to it.
        if let Some((ar, _)) = &mapped.entities[entity].role
            && mapped.entities[entity].kind == Kind::Person
        {
            at += ar.split_whitespace().count();
        }
        let comma = tokens.get(at).is_some_and(|t| t.kind == TokenKind::Comma);
        if comma && (commas || tokens.get(at + 1).is_some_and(|t| t.folded.starts_with('و'))) {
            at += 1;
        }
        if !tokens.get(at).is_some_and(|t| t.folded.starts_with('و')) && !comma {
            break;
        }
    }
    out
}
