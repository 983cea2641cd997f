//! ومثّل المملكة في الاجتماع معالي وزير الصحة فلان: whom somebody represents, and who does.

use std::ops::Range;

use super::party;
use crate::arabic::Kind as TokenKind;
use crate::english::PHRASES;
use crate::glossary::Kind;
use crate::map::Mapped;

/// How many tokens behind the meeting the person can be named: معالي وزير البيئة والمياه والزراعة المهندس فلان.
const REACH: usize = 14;

/// The state or body behind the verb that begins a sentence, and the person or office behind the meeting at
/// which they stand for it. At a signing or on another occasion they are no representatives at the meeting.
pub(super) fn whom_and_by_whom(
    mapped: &Mapped<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
) -> Option<(usize, usize)> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let first = sentence.start + 1;
    let named = mapped.entity_at(paragraph, first);
    let (body, mut at) = match named {
        Some((entity, mention)) => (entity, mention.tokens.end),
        // المملكة, السلطنة: the state of the release, which it names elsewhere.
        None => (own_state(mapped, tokens.get(first)?.folded.as_str())?, first + 1),
    };
    if !matches!(mapped.entities[body].kind, Kind::Country | Kind::Organisation) {
        return None;
    }
    if tokens.get(at).is_some_and(|t| matches!(t.folded.as_str(), "في" | "خلال")) {
        let works = |k: usize| {
            tokens
                .get(k)
                .is_some_and(|t| matches!(t.folded.as_str(), "اعمال" | "فعاليات" | "اشغال" | "هذا" | "هذه"))
        };
        let noun = at + 1 + usize::from(works(at + 1));
        let words: Vec<&str> = tokens.iter().skip(noun).take(2).map(|t| t.folded.as_str()).collect();
        let meeting = PHRASES.meeting(&words).is_some_and(|(.., definite)| definite);
        if !meeting
            && mapped.entity_at(paragraph, noun).is_none_or(|(e, _)| mapped.entities[e].kind != Kind::Event)
        {
            return None;
        }
        at = noun + 1;
    }
    // Of the names behind it the first person, else the first office, up to the end of the clause.
    let end = (at..sentence.end)
        .find(|&k| matches!(tokens[k].kind, TokenKind::Semicolon | TokenKind::Stop))
        .unwrap_or(sentence.end);
    let of = |kind: Kind| {
        (at..end).find_map(|k| {
            let (entity, mention) = mapped.entity_at(paragraph, k)?;
            let bare = !super::attached_preposition(mention);
            (mapped.entities[entity].kind == kind && bare && party(mapped, entity)).then_some((entity, k))
        })
    };
    let (person, start) = of(Kind::Person).or_else(|| of(Kind::Role))?;
    // Titles and the person's own office may stand between.
    (start.saturating_sub(at) < REACH).then_some((body, person))
}

/// The state that a word for its form means where the release is of such a state and names it.
fn own_state(mapped: &Mapped<'_>, folded: &str) -> Option<usize> {
    let code = mapped.country.as_deref()?;
    let form = match folded {
        "المملكه" => "مملكه",
        "السلطنه" => "سلطنه",
        "الجمهوريه" => "جمهوريه",
        "الدوله" => "دوله",
        _ => return None,
    };
    mapped.entities.iter().position(|e| {
        e.kind == Kind::Country
            && e.country.as_deref() == Some(code)
            && e.mentions.iter().any(|m| {
                let tokens = &mapped.located.tokens[m.span.paragraph].list;
                let from = m.tokens.start.saturating_sub(1);
                tokens[from..m.tokens.end].iter().any(|t| t.folded.ends_with(form))
            })
    })
}
