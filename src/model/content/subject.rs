//! Who says or decides something: the name behind a verb, a part of a name, a group of people.

use std::ops::Range;

use super::{attached_preposition, honorifics, party, past};
use crate::arabic::clitics::readings;
use crate::arabic::words::is_function_word;
use crate::arabic::{Kind as TokenKind, fold};
use crate::document::Span;
use crate::english::lists::{possessive, the};
use crate::english::{PHRASES, numbers};
use crate::glossary::Kind;
use crate::map::Mapped;
use crate::model::negation::refuses;
use crate::model::offices;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    /// A name.
    Entity(usize),
    /// A group: المشاركون; مسؤولون بالوزارة are officials of a body.
    Group { en: String, of: Option<usize>, span: Span },
}

/// What stands where a verb's subject is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// A subject, and one past its last token.
    Named(Who, usize),
    /// A noun that is no known name: somebody else.
    Stranger,
    /// None: the verb goes on with the one before, or is in the passive.
    Absent,
}

/// Words between a verb and its subject: titles that are no part of a mention.
pub(super) const TITLES: &[&str] = &[
    "السيد",
    "السيده",
    "الدكتور",
    "الدكتوره",
    "المهندس",
    "المهندسه",
    "الاستاذ",
    "الاستاذه",
    "معالي",
    "سعاده",
    "الشيخ",
    "السفير",
    "السفيره",
    "سمو",
    "من",
    "جانبه",
    "جانبها",
    "بدوره",
    "بدورها",
    "كل",
];

/// The subject of the verb at token `verb`; nothing is looked for from token `end` on.
pub(super) fn subject(mapped: &Mapped<'_>, paragraph: usize, verb: usize, end: usize) -> Subject {
    let tokens = &mapped.located.tokens[paragraph].list;
    let mut at = verb + 1;
    if let Some(word) = tokens.get(at).filter(|_| at < end).and_then(|t| honorifics::pronoun(&t.folded)) {
        return match honorifics::holder(mapped, paragraph, at, word) {
            Some(person) => Subject::Named(Who::Entity(person), at + 1),
            None => Subject::Stranger,
        };
    }
    while at < end.min(verb + 5) {
        if let Some(found) = named(mapped, paragraph, at) {
            return found;
        }
        let token = &tokens[at];
        let skipped = matches!(token.kind, TokenKind::Slash | TokenKind::Comma)
            || TITLES.contains(&token.folded.as_str());
        if !skipped {
            break;
        }
        at += 1;
    }
    // وزارة الاتصالات أعلنت: the subject stands before the verb.
    let before = mapped
        .mentions()
        .filter(|(e, m)| {
            m.span.paragraph == paragraph
                && m.tokens.end == verb
                && !m.nested
                && party(&mapped.entities[*e])
                && !attached_preposition(m)
                && !m.explain.starts_with("nationality")
        })
        .find(|(_, m)| m.tokens.start == 0 || !tokens[m.tokens.start - 1].is_word());
    if let Some((entity, _)) = before {
        return Subject::Named(Who::Entity(entity), verb + 1);
    }
    match tokens.get(at).filter(|_| at < end) {
        Some(token) if token.kind == TokenKind::Arabic && !leads_on(mapped, paragraph, at) => {
            Subject::Stranger
        }
        _ => Subject::Absent,
    }
}

/// A name, a part of a name or a group at a token.
fn named(mapped: &Mapped<'_>, paragraph: usize, at: usize) -> Option<Subject> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let group = group(mapped, paragraph, at);
    if let Some((entity, mention)) = mapped.entity_at(paragraph, at).filter(|(e, m)| {
        let event = mapped.entities[*e].kind == Kind::Event;
        (party(&mapped.entities[*e]) || event)
            && !attached_preposition(m)
            && !m.explain.starts_with("nationality")
    }) {
        let end = past(mapped, paragraph, entity, mention);
        return Some(
            of_country(mapped, paragraph, entity, at..end)
                .unwrap_or(Subject::Named(Who::Entity(entity), end)),
        );
    }
    if group.is_some() {
        return group;
    }
    // بوغدان-مارتن is دورين بوغدان-مارتن of before; one person only may have it in the name.
    let part: Vec<&str> = [at, at + 1, at + 2]
        .iter()
        .filter_map(|&k| tokens.get(k))
        .take_while(|t| t.is_word() || t.kind == TokenKind::Dash)
        .filter(|t| t.is_word())
        .map(|t| t.folded.as_str())
        .collect();
    let first = *part.first()?;
    let mut holders = mapped.entities.iter().enumerate().filter(|(_, e)| {
        e.kind == Kind::Person
            && e.mentions.first().is_some_and(|m| (m.span.paragraph, m.tokens.start) < (paragraph, at))
            && name_parts(&e.ar).skip(1).any(|p| p == first)
    });
    let (entity, person) = holders.next()?;
    if holders.next().is_some() || is_function_word(first) {
        return None;
    }
    let own: Vec<String> = name_parts(&person.ar).collect();
    let taken = part.iter().take_while(|p| own.iter().any(|o| o == *p)).count();
    // Dashes between the parts of a double name belong to it.
    let dashes = tokens[at..].iter().take(taken + 1).filter(|t| t.kind == TokenKind::Dash).count();
    Some(Subject::Named(Who::Entity(entity), (at + taken + dashes).min(tokens.len())))
}

/// An office without its holder, of the country behind it: one title can be that of several countries in
/// one release.
fn of_country(mapped: &Mapped<'_>, paragraph: usize, office: usize, tokens: Range<usize>) -> Option<Subject> {
    let entity = &mapped.entities[office];
    let country = offices::country(mapped, paragraph, tokens.end).filter(|_| entity.kind == Kind::Role)?;
    let title = entity.en.as_deref()?;
    let state = mapped.entities[country].en.as_deref()?;
    let end = mapped.entity_at(paragraph, tokens.end).map_or(tokens.end + 1, |(_, m)| m.tokens.end);
    // With a name behind it, the person speaks.
    if mapped.entity_at(paragraph, end).is_some_and(|(e, _)| mapped.entities[e].kind == Kind::Person) {
        return None;
    }
    let en = format!("{} {title}", possessive(&the(state)));
    let span = mapped.located.span(paragraph, tokens.start..end);
    Some(Subject::Named(Who::Group { en, of: None, span }, end))
}

/// The words of a personal name, folded; those of a double name apart.
fn name_parts(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2).map(fold)
}

fn group(mapped: &Mapped<'_>, paragraph: usize, at: usize) -> Option<Subject> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let words: Vec<&str> = tokens[at.min(tokens.len())..].iter().take(3).map(|t| t.folded.as_str()).collect();
    let (group, taken) = PHRASES.group(&words)?;
    let mut end = at + taken;
    if group.alone && !ends_there(mapped, paragraph, end) {
        return None;
    }
    let mut of = None;
    let mut en = group.en.clone();
    // الجلسة الثانية
    let ordinals = &mapped.located.ordinals;
    if let Some(ordinal) =
        ordinals.iter().find(|o| o.span.paragraph == paragraph && o.tokens.start == end && !o.numbered)
    {
        en = en.replacen("the ", &format!("the {} ", numbers::ordinal(ordinal.value)), 1);
        end = ordinal.tokens.end;
    }
    if group.of {
        // مسؤولون بالوزارة, مسؤولون في وزارة الصحة, مسؤولون من …
        let link = usize::from(tokens.get(end).is_some_and(|t| matches!(t.folded.as_str(), "في" | "من")));
        if let Some((entity, mention)) =
            mapped.entity_at(paragraph, end + link).filter(|(e, _)| party(&mapped.entities[*e]))
        {
            of = Some(entity);
            end = mention.tokens.end;
        }
    }
    let span = mapped.located.span(paragraph, at..end);
    Some(Subject::Named(Who::Group { en, of, span }, end))
}

/// Whether a definite office ends before a token: no name, complement or adjective of it stands there (الأمين
/// العام المساعد is another office).
fn ends_there(mapped: &Mapped<'_>, paragraph: usize, at: usize) -> bool {
    let Some(token) = mapped.located.tokens[paragraph].list.get(at) else { return true };
    let described = token.folded.starts_with("ال") && !is_function_word(&token.folded);
    let named = mapped.entity_at(paragraph, at).is_some_and(|(e, _)| {
        !matches!(mapped.entities[e].kind, Kind::Concept | Kind::Document | Kind::Initiative)
    });
    token.kind != TokenKind::Arabic || !(described || named)
}

/// Whether a word behind a verb goes on with what is said and is no subject: أن, إلى, بأهمية.
fn leads_on(mapped: &Mapped<'_>, paragraph: usize, at: usize) -> bool {
    let tokens = &mapped.located.tokens[paragraph].list;
    let token = &tokens[at];
    let words: Vec<&str> = tokens[at..].iter().take(3).map(|t| t.folded.as_str()).collect();
    is_function_word(&token.folded)
        || PHRASES.complement(&words).is_some()
        || PHRASES.outcome_noun(&token.folded).is_some()
        || refuses(&token.folded)
        || readings(&token.folded).iter().any(|r| r.clitics.contains(['ب', 'ل']) && r.stem.starts_with("ال"))
        || token.folded.starts_with(['ب', 'ل'])
        || mapped.entity_at(paragraph, at).is_some()
}
