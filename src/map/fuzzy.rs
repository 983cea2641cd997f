//! Names with a slip of the pen: a word written twice (الاتحاد الدولي الدولي للاتصالات), or one word
//! of the name with one of the commonest typing slips (وزراة الاتصالات). They are taken only where one
//! concept alone comes into question, marked as fuzzy, and always listed for review.
//!
//! A word is suspected only where it is in no form of any concept and a word beside it is; the name has
//! to be a full one of a body, a place or another thing, and of three words at least where a letter was
//! mistaken for another or the word is short, because two short words that differ so little are too
//! often two words.

use std::ops::Range;

use super::{Draft, Hit, Mention, Via};
use crate::arabic::clitics::{cuts, without_article};
use crate::arabic::slips::Slip;
use crate::arabic::words::is_function_word;
use crate::arabic::{Kind as TokenKind, Token, Word};
use crate::glossary::{Kind, Match, Needs};

/// Tokens before and behind a suspect that are matched again.
const WINDOW: usize = 12;
/// Letters of the shortest word that is suspected.
const SHORTEST: usize = 4;

/// Letters, without article, of a misspelt word in a name of two words.
const LONG_ENOUGH: usize = 5;

/// A name found with a slip undone.
struct Found {
    tokens: Range<usize>,
    concept: usize,
    words: usize,
    explain: String,
}

/// Runs the pass.
pub(crate) fn run(draft: &mut Draft<'_, '_>) {
    for paragraph in 0..draft.located.tokens.len() {
        let known: Vec<bool> = draft.located.tokens[paragraph].list.iter().map(|t| knows(draft, t)).collect();
        for at in 0..known.len() {
            let list = &draft.located.tokens[paragraph].list;
            let found = doubled(draft, list, at).or_else(|| misspelt(draft, list, &known, at));
            if let Some(found) = found {
                accept(draft, paragraph, found);
            }
        }
    }
    draft.hits.sort_by_key(|h| h.mention.span);
}

/// A name that holds a word twice in a row, the second time at `at`.
fn doubled(draft: &Draft<'_, '_>, list: &[Token], at: usize) -> Option<Found> {
    let before = at.checked_sub(1)?;
    let twice = |a: &Token, b: &Token| a.is_word() && a.folded == b.folded && a.folded.chars().count() > 2;
    if !twice(&list[before], &list[at]) || list[at].glued {
        return None;
    }
    let from = at.saturating_sub(WINDOW);
    let mut tokens: Vec<Token> = list[from..list.len().min(at + WINDOW)].to_vec();
    tokens.remove(at - from);
    let seam = before - from;
    let (best, concept) = best(draft, &tokens, |m| m.tokens.start < seam && m.tokens.end > seam)?;
    let end = if best.tokens.end > seam + 1 { best.tokens.end + 1 } else { best.tokens.end };
    Some(Found {
        tokens: from + best.tokens.start..from + end,
        concept,
        words: best.words,
        explain: format!("fuzzy: «{}» is written twice", list[at].text),
    })
}

/// Whether some reading of a token is a word of some name.
fn knows(draft: &Draft<'_, '_>, token: &Token) -> bool {
    token.is_word() && draft.glossary.index.knows_reading(token)
}

/// A name in which the word at `at` has a slip.
fn misspelt(draft: &Draft<'_, '_>, list: &[Token], known: &[bool], at: usize) -> Option<Found> {
    let token = &list[at];
    if token.kind != TokenKind::Arabic
        || token.folded.chars().count() < SHORTEST
        || is_function_word(&token.folded)
        || known[at]
    {
        return None;
    }
    let beside = |k: Option<usize>| k.and_then(|k| known.get(k)).is_some_and(|&known| known);
    if !beside(at.checked_sub(1)) && !beside(Some(at + 1)) {
        return None;
    }
    let from = at.saturating_sub(WINDOW);
    let mut tokens: Vec<Token> = list[from..list.len().min(at + WINDOW)].to_vec();
    let own = at - from;
    let mut found: Vec<Found> = Vec::new();
    for (word, slip) in readings_corrected(draft, &token.folded) {
        tokens[own].word = Word::of(&word);
        // المعرة is no slip of المعرفة: in a short name a short word is another word.
        let letters = |word: &str| without_article(word).unwrap_or(word).chars().count();
        let short = letters(&word).min(letters(&token.folded)) < LONG_ENOUGH;
        let enough = if slip == Slip::Mistaken || short { 3 } else { 2 };
        let covers = |m: &Match<'_>| m.tokens.contains(&own) && m.words >= enough;
        let Some((best, concept)) = best(draft, &tokens, covers) else { continue };
        found.push(Found {
            tokens: from + best.tokens.start..from + best.tokens.end,
            concept,
            words: best.words,
            explain: format!("fuzzy: «{}» read as «{word}», {}", token.text, slip.name()),
        });
    }
    let longest = found.iter().map(|f| f.words).max()?;
    found.retain(|f| f.words == longest);
    let same = found.iter().all(|f| f.concept == found[0].concept);
    found.truncate(1);
    found.pop().filter(|_| same)
}

/// A word as a cut reads it.
fn stem(folded: &str, cut: &crate::arabic::clitics::Cut) -> String {
    format!("{}{}", cut.prefix, &folded[cut.skip..])
}

/// What a word can be a slip of, its proclitics kept.
fn readings_corrected(draft: &Draft<'_, '_>, folded: &str) -> Vec<(String, Slip)> {
    let mut out: Vec<(String, Slip)> = Vec::new();
    for cut in cuts(folded) {
        for (word, slip) in draft.glossary.speller().corrections(&stem(folded, cut)) {
            // للمنطمة: the article that ل swallowed is taken off again.
            let Some(rest) = word.strip_prefix(cut.prefix) else { continue };
            let whole = format!("{}{rest}", &folded[..cut.skip]);
            if rest.chars().count() + 1 >= SHORTEST && !out.iter().any(|(w, _)| *w == whole) {
                out.push((whole, slip));
            }
        }
    }
    out
}

/// The longest full name of a thing, not of an idea, among the matches that `fits` takes, where it names
/// one concept only, or one of the release's country.
fn best<'g>(
    draft: &Draft<'_, 'g>,
    tokens: &[Token],
    fits: impl Fn(&Match<'_>) -> bool,
) -> Option<(Match<'g>, usize)> {
    let matches = draft.glossary.index.matches(tokens);
    let concepts = &draft.glossary.concepts;
    let full = |m: &Match<'_>| {
        m.entries.iter().all(|e| e.needs == Needs::Nothing && concepts[e.concept].kind != Kind::Concept)
    };
    let best = matches.into_iter().filter(|m| m.words > 1 && fits(m) && full(m)).max_by_key(|m| m.words)?;
    let mut named: Vec<usize> = best.entries.iter().map(|e| e.concept).collect();
    named.dedup();
    let own: Vec<usize> = named
        .iter()
        .copied()
        .filter(|&c| concepts[c].country.is_some() && concepts[c].country == draft.country)
        .collect();
    match (&named[..], &own[..]) {
        (&[only], _) | (_, &[only]) => Some((best, only)),
        _ => None,
    }
}

/// Takes a name, unless it is no longer than a name that was found as it is written. Names inside it
/// become nested, terms and short forms inside it go.
fn accept(draft: &mut Draft<'_, '_>, paragraph: usize, found: Found) {
    let touches = |h: &Hit| {
        h.mention.span.paragraph == paragraph
            && h.mention.tokens.start < found.tokens.end
            && found.tokens.start < h.mention.tokens.end
    };
    let inside =
        |h: &Hit| found.tokens.start <= h.mention.tokens.start && h.mention.tokens.end <= found.tokens.end;
    if draft.hits.iter().any(|h| touches(h) && (!inside(h) || h.mention.tokens == found.tokens)) {
        return;
    }
    let concepts = &draft.glossary.concepts;
    draft.hits.retain_mut(|h| {
        if !touches(h) {
            return true;
        }
        h.mention.nested = true;
        h.concept.is_some_and(|c| {
            c != found.concept && matches!(concepts[c].kind, Kind::Organisation | Kind::Country | Kind::Event)
        })
    });
    let span = draft.located.span(paragraph, found.tokens.clone());
    draft.hits.push(Hit {
        concept: Some(found.concept),
        candidates: vec![found.concept],
        mention: Mention {
            span,
            tokens: found.tokens,
            via: Via::Fuzzy,
            explain: found.explain,
            nested: false,
            assumed: false,
        },
    });
}
