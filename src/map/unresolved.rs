//! What looks like a name of a body and is in no glossary: listed, never dropped in silence.

use super::{Draft, Entity, Mention, Origin, Via};
use crate::glossary::Kind;
use crate::locate::names::Suggests;

/// Runs the pass.
pub(crate) fn run(draft: &mut Draft<'_, '_>) {
    let mut out: Vec<Entity> = Vec::new();
    for candidate in &draft.located.candidates {
        let paragraph = candidate.span.paragraph;
        // Projects, platforms and conferences are common nouns as often as names; they are left to
        // quotations and to the meeting itself.
        if candidate.suggests != Suggests::Organisation || candidate.tokens.len() < 2 {
            continue;
        }
        let taken =
            draft.hits.iter().any(|h| {
                h.mention.span.paragraph == paragraph
                    && h.mention.tokens.start < candidate.tokens.end
                    && candidate.tokens.start < h.mention.tokens.end
                    && !is_term(draft, h)
            }) || draft.people.iter().flat_map(|p| &p.mentions).any(|m| m.span.overlaps(&candidate.span));
        if taken {
            continue;
        }
        let mention = Mention {
            span: candidate.span,
            tokens: candidate.tokens.clone(),
            via: Via::Name,
            explain: "looks like a name and is in no glossary".into(),
            nested: false,
        };
        let folded = crate::arabic::fold(&candidate.name);
        match out.iter_mut().find(|e| crate::arabic::fold(&e.ar) == folded) {
            Some(entity) => entity.mentions.push(mention),
            None => out.push(Entity {
                concept: None,
                kind: Kind::Organisation,
                ar: candidate.name.clone(),
                en: None,
                short: None,
                class: None,
                origin: Origin::Unresolved,
                status: None,
                country: None,
                role: None,
                source: None,
                candidates: Vec::new(),
                mentions: vec![mention],
            }),
        }
    }
    draft.unknown = out;
}

/// Whether a hit is a policy term or a nationality adjective, which stand inside longer names.
fn is_term(draft: &Draft<'_, '_>, hit: &super::Hit) -> bool {
    hit.concept.is_some_and(|c| {
        matches!(draft.glossary.concepts[c].kind, Kind::Concept | Kind::Country | Kind::Place)
    })
}
