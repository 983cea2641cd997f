//! What the editor states in the front matter: these words are that concept.

use super::{Draft, Hit, Mention, Reason, Via};
use crate::arabic::Tokens;
use crate::glossary::ids::nearest;

/// Runs the pass: an editor's name overrides every hit that it touches.
pub(crate) fn run(draft: &mut Draft<'_, '_>) {
    let names = draft.located.release.front.names.clone();
    for (surface, id) in names {
        let Some(concept) = draft.glossary.position(&id) else {
            let ids = draft.glossary.concepts.iter().map(|c| c.id.as_str());
            let near = nearest(&id, ids).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            draft.problems.push(format!(
                "[names] in the front matter: `{id}`, for “{surface}”, is no concept of the glossary{near}"
            ));
            continue;
        };
        let wanted: Vec<String> = Tokens::of(&surface).list.iter().map(|t| t.folded.clone()).collect();
        if wanted.is_empty() {
            continue;
        }
        let mut stands = false;
        for paragraph in 0..draft.located.tokens.len() {
            let list = &draft.located.tokens[paragraph].list;
            let starts: Vec<usize> = (0..list.len())
                .filter(|&i| {
                    i + wanted.len() <= list.len()
                        && wanted.iter().zip(&list[i..]).all(|(w, t)| *w == t.folded)
                })
                .collect();
            stands |= !starts.is_empty();
            for start in starts {
                let tokens = start..start + wanted.len();
                let span = draft.located.span(paragraph, tokens.clone());
                let (gone, kept) = std::mem::take(&mut draft.hits)
                    .into_iter()
                    .partition(|h: &Hit| h.mention.span.overlaps(&span));
                draft.hits = kept;
                for hit in gone {
                    let lost: Vec<_> = hit.concept.into_iter().map(|c| (c, Reason::Editor)).collect();
                    draft.reject(hit.mention.span, &lost);
                }
                let explain = "stated by the editor in the front matter".to_owned();
                let mention =
                    Mention { span, tokens, via: Via::Name, explain, nested: false, assumed: false };
                draft.hits.push(Hit { concept: Some(concept), candidates: vec![concept], mention });
            }
        }
        if !stands {
            draft
                .problems
                .push(format!("[names] in the front matter: “{surface}” stands nowhere in the release"));
        }
    }
    draft.hits.sort_by_key(|h| h.mention.span);
}
