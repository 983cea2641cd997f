//! What a publisher is known to mean by words that nothing before them explains: the words stated for
//! it in `mujaz.toml`, and the head noun of its own name (a ministry's release says الوزارة without
//! naming the ministry). The release does not say it, so each such mention is marked as an assumption,
//! and a full mention before it always wins.

use super::short_forms::{head, stands_alone};
use super::{Draft, Hit, Mention, Publisher, Via};
use crate::arabic::Kind as TokenKind;
use crate::arabic::Tokens;
use crate::arabic::clitics::{cuts, definite_noun};
use crate::arabic::fold;
use crate::glossary::{Glossary, Kind, Needs};
use crate::locate::Located;

/// Runs the pass.
pub(crate) fn run(draft: &mut Draft<'_, '_>, publishers: &[Publisher]) {
    let stated = publisher(&draft.located, draft.glossary, publishers);
    for (words, id) in stated.iter().flat_map(|p| &p.names) {
        if let Some(concept) = draft.glossary.position(id) {
            let explain = format!("assumed: what {} means by it", stated.map_or("", |p| &p.name));
            every(draft, words, concept, &explain);
        }
    }
    if let Some(concept) = own_body(draft) {
        let noun = head(draft.glossary.concepts[concept].name_ar());
        let explain = "assumed: head noun of the publisher's name";
        every(draft, &format!("ال{noun}"), concept, explain);
    }
    draft.hits.sort_by_key(|h| h.mention.span);
}

/// Which of the known publishers the release is by: its name is that of the front matter or of the
/// agency that signs, in the same words or as another name of the same concept.
pub(super) fn publisher<'p>(
    located: &Located<'_>,
    glossary: &Glossary,
    publishers: &'p [Publisher],
) -> Option<&'p Publisher> {
    let names: Vec<&str> = signed(located).collect();
    let is = |p: &&Publisher| {
        names.iter().any(|name| {
            fold(name) == fold(&p.name)
                || concept(glossary, name).is_some_and(|c| Some(c) == concept(glossary, &p.name))
        })
    };
    publishers.iter().find(is)
}

/// Who published the release, as the front matter and the agency's mark say it.
fn signed<'l>(located: &'l Located<'_>) -> impl Iterator<Item = &'l str> {
    located.release.front.publisher.as_deref().into_iter().chain(located.release.agency.as_deref())
}

/// The one concept whose full name a text is, Arabic or English.
fn concept(glossary: &Glossary, name: &str) -> Option<usize> {
    let tokens = Tokens::of(name).list;
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let whole = glossary.index.matches(&tokens).into_iter().find(|m| m.words == words)?;
    match whole.entries.iter().filter(|e| e.needs == Needs::Nothing).collect::<Vec<_>>()[..] {
        [only] => Some(only.concept),
        _ => None,
    }
}

/// The body that published the release; agencies tell of others.
fn own_body(draft: &Draft<'_, '_>) -> Option<usize> {
    signed(&draft.located).find_map(|name| concept(draft.glossary, name)).filter(|&c| {
        let concept = &draft.glossary.concepts[c];
        concept.kind == Kind::Organisation && concept.class.as_deref() != Some("news agency")
    })
}

/// Takes every place where the words stand alone and mean nothing else.
fn every(draft: &mut Draft<'_, '_>, words: &str, concept: usize, explain: &str) {
    let wanted: Vec<String> = Tokens::of(words).list.iter().map(|t| t.folded.clone()).collect();
    let Some((first, rest)) = wanted.split_first() else { return };
    for paragraph in 0..draft.located.tokens.len() {
        let list = &draft.located.tokens[paragraph].list;
        let mut found = Vec::new();
        for at in 0..list.len().saturating_sub(rest.len()) {
            let token = &list[at];
            let fits = token.kind == TokenKind::Arabic
                && cuts(&token.folded).any(|c| {
                    token.folded[c.skip..].strip_prefix(first.strip_prefix(c.prefix).unwrap_or("\0"))
                        == Some("")
                })
                && rest.iter().zip(&list[at + 1..]).all(|(w, t)| *w == t.folded);
            let alone = !rest.is_empty()
                || definite_noun(&token.folded).is_none()
                || stands_alone(draft, paragraph, at);
            let end = at + wanted.len();
            if fits && alone && (at..end).all(|k| !draft.covered(paragraph, k)) {
                found.push(at..end);
            }
        }
        for tokens in found {
            let span = draft.located.span(paragraph, tokens.clone());
            let mention = Mention {
                span,
                tokens,
                via: Via::ShortForm,
                explain: explain.to_owned(),
                nested: false,
                assumed: true,
            };
            draft.hits.push(Hit { concept: Some(concept), candidates: vec![concept], mention });
        }
    }
}
