//! The meeting as the editor states it in the front matter: its name in both languages, read as a text of
//! its own, in place of what the release was found to say.

use super::{Found, Phrase, Scan, is_one};
use crate::arabic::Token;
use crate::document::Span;
use crate::english::Style;
use crate::glossary::Glossary;
use crate::map::Mapped;
use crate::model::editions;

/// Puts the meeting that the editor states first among those of a release; `stated` is the mapped text of
/// the front matter's `meeting`.
///
/// Where the release names the same meeting, or any, its passage stays that of the meeting; where it names
/// none, the first sentence of the running text is.
pub(crate) fn state(
    found: &mut Found,
    mapped: &Mapped<'_>,
    stated: &Mapped<'_>,
    glossary: &Glossary,
    style: Style,
) {
    let named = named(stated, glossary, style);
    let there = |entity: Option<usize>| {
        let concept = stated.entities[entity?].concept?;
        mapped.entities.iter().position(|e| e.concept == Some(concept))
    };
    let (body, event) = (there(named.body), there(named.event));
    // A body that the release does not name is known by its concept alone.
    let unnamed = named.event.or(named.body).and_then(|e| stated.entities[e].concept);
    let concept = named.concept.or(unnamed.filter(|_| body.or(event).is_none()));
    let same = Phrase { body, event, concept, ..named.clone() };
    let at = found.meetings.iter().position(|p| is_one(p, &same)).unwrap_or(0);
    let (span, tokens, weight, verb) = match found.meetings.get(at) {
        Some(phrase) => (phrase.span, phrase.tokens.clone(), phrase.weight, phrase.verb),
        None => {
            let Some((span, last)) = first_sentence(mapped) else { return };
            (span, last..last + 1, 0, None)
        }
    };
    let mut phrase = Phrase { span, tokens, weight, verb, ..same };
    phrase.edition = editions::year(mapped, glossary, &phrase);
    if at < found.meetings.len() {
        found.meetings.remove(at);
    }
    found.meetings.insert(0, phrase);
}

/// What the editor's words name: the phrase that says most of them, else a name of the glossary, else the
/// words themselves.
fn named(stated: &Mapped<'_>, glossary: &Glossary, style: Style) -> Phrase {
    let scan = Scan { mapped: stated, glossary, style, paragraph: 0 };
    let tokens = &stated.located.tokens[0].list;
    let whole = |phrase: &Phrase| !tokens[phrase.tokens.end..].iter().any(Token::is_word);
    if let Some(phrase) = scan.phrase(0) {
        // A body without English stands in it in Arabic.
        let english = !phrase.en.chars().any(crate::arabic::is_arabic_letter);
        let all = phrase.whole && english && whole(&phrase);
        return Phrase { whole: all, ..phrase };
    }
    let text = stated.located.release.paragraphs[0].text.trim();
    let name = stated.entity_at(0, 0).filter(|(_, m)| !tokens[m.tokens.end..].iter().any(Token::is_word));
    let known = name.and_then(|(e, _)| Some((e, stated.entities[e].en.clone()?)));
    let en = known.as_ref().map_or_else(|| format!("\u{201C}{text}\u{201D}"), |(_, en)| en.clone());
    Phrase {
        span: Span::new(0, 0, text.len()),
        tokens: 0..tokens.len(),
        ordinal: None,
        body: None,
        event: known.as_ref().map(|(e, _)| *e),
        unknown_body: false,
        coming: false,
        concept: None,
        year: None,
        edition: None,
        short: known
            .as_ref()
            .and_then(|(e, _)| stated.entities[*e].short.clone())
            .unwrap_or_else(|| en.clone()),
        en,
        whole: known.is_some(),
        head: "Event".into(),
        weight: 0,
        verb: None,
    }
}

/// The first sentence of the running text that has a verb of the genre or at least stands below the title,
/// and its last token.
fn first_sentence(mapped: &Mapped<'_>) -> Option<(Span, usize)> {
    let located = &mapped.located;
    let running = |p: &usize| !located.release.paragraphs[*p].heading && !located.sentences[*p].is_empty();
    let paragraph = (0..located.tokens.len())
        .filter(running)
        .find(|&p| located.tokens[p].list.len() > SHORT)
        .or_else(|| (0..located.tokens.len()).find(running))?;
    let sentence = located.sentences[paragraph].iter().find(|s| !s.is_empty())?;
    Some((located.span(paragraph, sentence.clone()), sentence.end - 1))
}

/// A paragraph of fewer tokens is a dateline or a signature.
const SHORT: usize = 8;
