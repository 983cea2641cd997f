//! Where and how people met. The dateline's city is not the venue, and a host country alone does not
//! make a meeting one in person.

use super::brief::{Mode, PlaceName};
use super::meetings::{Phrase, is_event_verb, is_one};
use super::negation::{denial, not_held};
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::PHRASES;
use crate::glossary::{Glossary, Kind};
use crate::map::Mapped;

/// Place, mode, and the words that say the mode.
#[derive(Debug, Clone, Default)]
pub(crate) struct Where {
    pub(crate) place: Option<PlaceName>,
    pub(crate) place_at: Option<Span>,
    pub(crate) mode: Option<Mode>,
    pub(crate) mode_at: Option<Span>,
}

/// Finds where a meeting was held; `host` is the entity of a host country, if there is one.
pub(crate) fn place(
    mapped: &Mapped<'_>,
    glossary: &Glossary,
    meeting: &Phrase,
    all: &[Phrase],
    host: Option<usize>,
) -> Where {
    let mut out = Where::default();
    let located = &mapped.located;
    let mut online = None;
    let mut onsite = None;
    // Only one who takes part is said to be online.
    let mut alone = false;
    for paragraph in 0..located.tokens.len() {
        let tokens = &located.tokens[paragraph].list;
        for sentence in &located.sentences[paragraph] {
            if sentence.is_empty() || !about(mapped, meeting, all, paragraph, sentence) {
                continue;
            }
            let folded: Vec<&str> = tokens[sentence.clone()].iter().map(|t| t.folded.as_str()).collect();
            for k in 0..folded.len() {
                let at = sentence.start + k;
                // شاركت في الدورة … وفي اجتماع المجلس عبر تقنية الاتصال المرئي: of the one named last.
                let here = |p: &&Phrase| {
                    p.span.paragraph == paragraph && (sentence.start..at).contains(&p.tokens.start)
                };
                let last = all.iter().filter(here).max_by_key(|p| p.tokens.start);
                // وذلك عبر الاتصال المرئي speaks of all of them.
                let of_all = at > 0 && matches!(tokens[at - 1].folded.as_str(), "وذلك" | "ذلك");
                if !of_all && last.is_some_and(|p| !is_one(p, meeting)) {
                    continue;
                }
                let (on, off) = (PHRASES.online(&folded[k..]), PHRASES.onsite(&folded[k..]));
                if on > 0 && online.is_none() && tells_mode(tokens, sentence, at) {
                    online = Some(located.span(paragraph, at..at + on));
                    alone = is_of_one(tokens, sentence.start, at);
                }
                if off > 0 && onsite.is_none() {
                    onsite = Some(located.span(paragraph, at..at + off));
                }
            }
            if out.place.is_none() {
                (out.place, out.place_at) = city(mapped, glossary, paragraph, sentence);
            }
        }
    }
    let present = onsite.or(out.place_at);
    out.mode = Some(match (online, present) {
        (Some(_), Some(_)) if onsite.is_some() || (alone && out.place.is_some()) => Mode::Hybrid,
        // A city in a sentence that says online is where the host sat, unless the text says both.
        (Some(_), _) => Mode::Virtual,
        (None, Some(_)) => Mode::InPerson,
        (None, None) => Mode::Unknown,
    });
    out.mode_at = online.or(present);
    if online.is_some() && onsite.is_none() && out.mode != Some(Mode::Hybrid) {
        out.place = None;
        out.place_at = None;
    }
    if out.place.is_none()
        && online.is_none()
        && let Some(entity) = host.map(|h| &mapped.entities[h]).filter(|e| e.kind == Kind::Country)
    {
        out.place = Some(PlaceName {
            ar: entity.ar.clone(),
            en: entity.en.clone().unwrap_or_default(),
            country: entity.country.clone(),
        });
        out.place_at = entity.mentions.first().map(|m| m.span);
    }
    out
}

/// A place with its country behind it, `Paris, France`; alone where it is a country itself or of none.
pub(crate) fn with_country(glossary: &Glossary, name: &str, code: Option<&str>) -> String {
    match code.and_then(|c| glossary.get(&c.to_ascii_lowercase())) {
        Some(country) if country.name_en() != name => format!("{name}, {}", country.name_en()),
        _ => name.to_owned(),
    }
}

/// Whether a sentence is about the meeting: it names it, or says in one of the first paragraphs that
/// something was held.
fn about(
    mapped: &Mapped<'_>,
    meeting: &Phrase,
    all: &[Phrase],
    paragraph: usize,
    sentence: &std::ops::Range<usize>,
) -> bool {
    let located = &mapped.located;
    let first = located.span(paragraph, sentence.start..sentence.start + 1);
    if located.is_background(first) {
        return false;
    }
    if meeting.span.paragraph == paragraph && sentence.contains(&meeting.tokens.start) {
        return true;
    }
    // What is said there of another meeting is not said of this one.
    let here =
        |p: &&Phrase| p.span.paragraph == paragraph && sentence.contains(&p.tokens.start) && p.weight > 0;
    if all.iter().filter(here).any(|p| !is_one(p, meeting)) {
        return false;
    }
    // A title above the lead names the meeting once more.
    let title = located.release.paragraphs[meeting.span.paragraph].heading;
    let near = paragraph <= meeting.span.paragraph + 1 + usize::from(title);
    let tokens = &located.tokens[paragraph].list[sentence.clone()];
    near && tokens[dateline(tokens)..].iter().take(6).any(|t| is_event_verb(&t.folded))
}

/// How many tokens the dateline of a sentence takes, up to its last dash or slash: القاهرة - 13 ماي 2024
/// (ومع) - .
fn dateline(tokens: &[Token]) -> usize {
    let opening = &tokens[..tokens.len().min(16)];
    let verb = opening.iter().position(|t| is_event_verb(&t.folded)).unwrap_or(0);
    behind_marks(&opening[..verb])
}

/// How many tokens there are up to the last dash or slash.
pub(super) fn behind_marks(tokens: &[Token]) -> usize {
    let is_mark = |t: &Token| matches!(t.kind, TokenKind::Dash | TokenKind::Slash);
    tokens.iter().rposition(is_mark).map_or(0, |k| k + 1)
}

/// Whether it is said of one who takes part: خلال مشاركته عبر تقنية الفيديو كونفرانس في …. The others may sit
/// in one room.
fn is_of_one(tokens: &[Token], from: usize, at: usize) -> bool {
    tokens[at.saturating_sub(3).max(from)..at].iter().any(|t| {
        let word = t.folded.strip_prefix(['و', 'ب', 'ل']).unwrap_or(&t.folded);
        matches!(word, "مشاركته" | "مشاركتها" | "كلمته" | "كلمتها" | "مداخلته" | "مداخلتها")
    })
}

/// Whether عبر الإنترنت says how the meeting is held rather than how something in it works: it
/// stands before any semicolon, and the word before it is no policy noun.
fn tells_mode(tokens: &[crate::arabic::Token], sentence: &std::ops::Range<usize>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|b| &tokens[b]);
    let clause_ok = !tokens[sentence.start..at].iter().any(|t| t.kind == TokenKind::Semicolon);
    let noun = before.is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "المهارات"
                | "الثقه"
                | "الاطفال"
                | "الخدمات"
                | "التعليم"
                | "التجاره"
                | "السلامه"
                | "المحتوي"
        )
    });
    clause_ok && !noun
}

/// The mentions of a kind in a sentence, in text order; nested ones and adjectives aside.
fn named<'m>(
    mapped: &'m Mapped<'_>,
    paragraph: usize,
    sentence: &std::ops::Range<usize>,
    kind: Kind,
) -> Vec<(usize, &'m crate::map::Mention)> {
    let mut found: Vec<(usize, &crate::map::Mention)> = mapped
        .mentions()
        .filter(|(e, m)| {
            m.span.paragraph == paragraph
                && sentence.contains(&m.tokens.start)
                && !m.nested
                && !m.explain.starts_with("nationality")
                && mapped.entities[*e].kind == kind
                && denial(&mapped.located.tokens[paragraph].list, sentence.start, m.tokens.start).is_none()
                && !not_held(&mapped.located.tokens[paragraph].list, sentence.start, m.tokens.start)
        })
        .collect();
    found.sort_by_key(|(_, m)| m.tokens.start);
    found
}

/// The first city or venue of a sentence with في or ب before it, with its country.
fn city(
    mapped: &Mapped<'_>,
    glossary: &Glossary,
    paragraph: usize,
    sentence: &std::ops::Range<usize>,
) -> (Option<PlaceName>, Option<Span>) {
    let tokens = &mapped.located.tokens[paragraph].list;
    for (entity, mention) in named(mapped, paragraph, sentence, Kind::Place) {
        let at = mention.tokens.start;
        // باريس - : the dateline.
        let dateline = at <= sentence.start + 1
            && tokens.get(mention.tokens.end).is_some_and(|t| {
                matches!(t.kind, TokenKind::Dash | TokenKind::Colon | TokenKind::Slash | TokenKind::Open)
            });
        let words_before: Vec<&str> =
            tokens[sentence.start..at].iter().rev().take(3).map(|t| t.folded.as_str()).collect();
        let located_in = mention.explain.contains("proclitic ب")
            || words_before.iter().take(1).any(|w| {
                PHRASES.part(w) == Some("host")
                    || matches!(
                        *w,
                        "في" | "بمدينه"
                            | "مدينه"
                            | "العاصمه"
                            | "بالعاصمه"
                            | "احتضنته"
                            | "احتضنه"
                            | "استضافته"
                            | "استضافه"
                            | "تستضيفه"
                            | "يحتضنه"
                    )
            })
            || words_before.get(1).is_some_and(|w| matches!(*w, "بالعاصمه" | "العاصمه" | "بمدينه" | "مدينه"))
            || (tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Comma)
                && mention.tokens.start > sentence.start);
        if dateline || !located_in {
            continue;
        }
        let concept = mapped.entities[entity].concept.map(|c| &glossary.concepts[c]);
        let code = mapped.entities[entity].country.clone();
        let en = with_country(
            glossary,
            mapped.entities[entity].en.as_deref().unwrap_or_default(),
            code.as_deref(),
        );
        let ar = concept.map_or_else(|| mapped.entities[entity].ar.clone(), |c| c.name_ar().to_owned());
        // The country in the text, باريس، فرنسا, belongs to the Arabic.
        let stated = mapped
            .mentions()
            .find(|(e, m)| {
                m.span.paragraph == paragraph
                    && m.tokens.start <= mention.tokens.end + 1
                    && m.tokens.start >= mention.tokens.end
                    && mapped.entities[*e].kind == Kind::Country
                    && mapped.entities[*e].country == code
                    && !m.explain.starts_with("nationality")
            })
            .map(|(_, m)| m.span);
        let ar = match stated {
            Some(span) => format!("{ar}، {}", mapped.located.release.text(span)),
            None => ar,
        };
        return (Some(PlaceName { ar, en, country: code }), Some(mention.span));
    }
    match capital(mapped, glossary, paragraph, sentence) {
        (Some(place), at) => (Some(place), at),
        _ => country(mapped, paragraph, sentence),
    }
}

/// في العاصمة الرومانية: the only city of that country which the release names, in its dateline or
/// elsewhere; else just the capital of the country.
fn capital(
    mapped: &Mapped<'_>,
    glossary: &Glossary,
    paragraph: usize,
    sentence: &std::ops::Range<usize>,
) -> (Option<PlaceName>, Option<Span>) {
    let tokens = &mapped.located.tokens[paragraph].list;
    let nationality = mapped.mentions().find(|(_, m)| {
        m.span.paragraph == paragraph
            && sentence.contains(&m.tokens.start)
            && m.explain.starts_with("nationality")
            && m.tokens.start > sentence.start
            && matches!(tokens[m.tokens.start - 1].folded.as_str(), "العاصمه" | "بالعاصمه")
    });
    let Some((country, mention)) = nationality else { return (None, None) };
    let country = &mapped.entities[country];
    let span = mapped.located.span(paragraph, mention.tokens.start - 1..mention.tokens.end);
    let ar = crate::arabic::normalise(mapped.located.release.text(span));
    let ar = ar.strip_prefix('ب').unwrap_or(&ar).to_owned();
    let cities: Vec<_> = mapped
        .entities
        .iter()
        .filter(|e| e.kind == Kind::Place && e.country.is_some() && e.country == country.country)
        .filter_map(|e| e.concept.map(|c| &glossary.concepts[c]))
        .filter(|c| c.class.as_deref() == Some("city"))
        .collect();
    let nation = country.en.as_deref().unwrap_or_default();
    let (ar, en) = match cities[..] {
        [city] => (format!("{ar} {}", city.name_ar()), format!("{}, {nation}", city.name_en())),
        _ => (ar, format!("capital of {}", crate::english::lists::the(nation))),
    };
    (Some(PlaceName { ar, en, country: country.country.clone() }), Some(span))
}

/// A country in which the sentence says that the meeting is held: التي انطلقت أعمالها في الكويت.
fn country(
    mapped: &Mapped<'_>,
    paragraph: usize,
    sentence: &std::ops::Range<usize>,
) -> (Option<PlaceName>, Option<Span>) {
    let tokens = &mapped.located.tokens[paragraph].list;
    for (entity, mention) in named(mapped, paragraph, sentence, Kind::Country) {
        let at = mention.tokens.start;
        let inside =
            at > sentence.start && matches!(tokens[at - 1].folded.as_str(), "في" | "بدوله" | "بجمهوريه");
        // The verb of holding governs the country up to the next clause.
        let held = tokens[sentence.start..at]
            .iter()
            .rev()
            .take_while(|t| !matches!(t.kind, TokenKind::Comma | TokenKind::Semicolon))
            .any(|t| is_event_verb(&t.folded));
        if inside && held {
            let e = &mapped.entities[entity];
            let place = PlaceName {
                ar: e.ar.clone(),
                en: e.en.clone().unwrap_or_default(),
                country: e.country.clone(),
            };
            return (Some(place), Some(mention.span));
        }
    }
    (None, None)
}
