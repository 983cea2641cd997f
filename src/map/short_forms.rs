//! Short forms: a bare definite noun (المنظمة, الجهاز, الوزارة) refers to an earlier concept of the
//! same document whose head it is.
//!
//! The nearest paragraph with such a concept decides: the same, then each one before it. Two
//! different concepts in that paragraph make it ambiguous, unless the last one mentioned is also the one
//! the release names at least twice as often as the others. A name that says the noun itself (منظمة
//! الطيران المدني) comes before an acronym that only stands for it (الإيكاو). About half of all definite
//! nouns refer to nothing earlier, so the default is to leave them alone.

use std::collections::HashMap;

use super::{Draft, Hit, Mention, Via};
use crate::arabic::Kind as TokenKind;
use crate::arabic::clitics::{definite_noun, readings, without_article};
use crate::arabic::fold;
use crate::glossary::Kind;

/// Runs the pass.
pub(crate) fn run(draft: &mut Draft<'_, '_>) {
    let heads = heads(draft);
    let mut found: Vec<Hit> = Vec::new();
    for paragraph in 0..draft.located.tokens.len() {
        for i in 0..draft.located.tokens[paragraph].list.len() {
            if let Some(hit) = at(draft, &heads, paragraph, i) {
                found.push(hit);
            }
        }
    }
    draft.hits.extend(found);
    draft.hits.sort_by_key(|h| h.mention.span);
}

/// The head noun of a name, folded and without article.
pub(crate) fn head(name: &str) -> String {
    let folded = fold(name);
    let first = folded.split_whitespace().next().unwrap_or_default();
    without_article(first).unwrap_or(first).to_owned()
}

fn at(draft: &Draft<'_, '_>, heads: &HashMap<usize, Vec<String>>, paragraph: usize, i: usize) -> Option<Hit> {
    let tokens = &draft.located.tokens[paragraph].list;
    let token = &tokens[i];
    if token.kind != TokenKind::Arabic || draft.covered(paragraph, i) {
        return None;
    }
    let noun = definite_noun(&token.folded)?;
    if !stands_alone(draft, paragraph, i) {
        return None;
    }
    let mut named: Vec<&Hit> = draft
        .hits
        .iter()
        .filter(|h| {
            (h.mention.span.paragraph, h.mention.tokens.start) < (paragraph, i)
                && h.concept.and_then(|c| heads.get(&c)).is_some_and(|list| list.contains(&noun))
        })
        .collect();
    if named.iter().any(|hit| says(draft, hit, &noun)) {
        named.retain(|hit| says(draft, hit, &noun));
    }
    // The nearest paragraph with such a name.
    let nearest = named.iter().map(|h| h.mention.span.paragraph).max()?;
    let here: Vec<&&Hit> = named.iter().filter(|h| h.mention.span.paragraph == nearest).collect();
    let mut concepts: Vec<usize> = here.iter().filter_map(|h| h.concept).collect();
    concepts.dedup();
    let latest = here.iter().max_by_key(|h| h.mention.tokens.start)?.concept?;
    concepts.sort_unstable();
    concepts.dedup();
    let clear = concepts.len() == 1 || {
        // Several in one paragraph: the one that dominates the document, by twice the mentions.
        let count = |c: usize| draft.hits.iter().filter(|h| h.concept == Some(c)).count();
        let top = concepts.iter().copied().max_by_key(|&c| count(c)).unwrap_or(latest);
        concepts.iter().all(|&c| c == top || count(top) >= 2 * count(c)) && top == latest
    };
    let clitics = readings(&token.folded)
        .into_iter()
        .find(|r| without_article(&r.stem) == Some(noun.as_str()))
        .map_or("", |r| r.clitics);
    let mut explain = format!("short form: head noun of a name in paragraph {}", nearest + 1);
    if !clitics.is_empty() {
        explain.push_str(&format!("; proclitic {clitics}"));
    }
    Some(Hit {
        concept: clear.then_some(latest),
        candidates: concepts,
        mention: Mention {
            span: draft.located.span(paragraph, i..i + 1),
            tokens: i..i + 1,
            via: Via::ShortForm,
            explain,
            nested: false,
            assumed: false,
        },
    })
}

/// A definite noun as it stands by itself: المنظمة of للمنظمة and وبالمنظمة.
pub(crate) fn alone(normal: &str) -> String {
    let noun = definite_noun(&fold(normal));
    let is_noun = |stem: &str| noun.is_some() && without_article(&fold(stem)) == noun.as_deref();
    readings(normal).into_iter().find(|r| is_noun(&r.stem)).map_or_else(|| normal.to_owned(), |r| r.stem)
}

/// Whether a mention begins with the noun, with or without article and proclitics.
fn says(draft: &Draft<'_, '_>, hit: &Hit, noun: &str) -> bool {
    let tokens = &draft.located.tokens[hit.mention.span.paragraph].list;
    let is_noun = |stem: &str| without_article(stem).unwrap_or(stem) == noun;
    tokens.get(hit.mention.tokens.start).is_some_and(|first| {
        is_noun(&first.folded) || readings(&first.folded).iter().any(|reading| is_noun(&reading.stem))
    })
}

/// Whether nothing follows a definite noun that makes it another thing: an adjective of its own (المجلس
/// الأعلى, المنظمة الدولية) or a relative clause (اللجنة التي صاغت البيان).
pub(super) fn stands_alone(draft: &Draft<'_, '_>, paragraph: usize, at: usize) -> bool {
    draft.located.tokens[paragraph].list.get(at + 1).is_none_or(|next| {
        next.kind != TokenKind::Arabic
            || !next.folded.starts_with("ال")
            || next.folded.chars().count() <= 4 && !is_relative(&next.folded)
            || draft.covered(paragraph, at + 1)
    })
}

/// Nouns, folded, with which names begin and which mean only themselves when they stand alone: after
/// اليوم العالمي للمياه and القدرة الأفريقية لمواجهة المخاطر, اليوم is today and القدرة a capacity.
const MEANS_ITSELF: [&str; 16] = [
    "يوم",
    "اسبوع",
    "عالم",
    "منطقه",
    "عاصمه",
    "مدينه",
    "خطه",
    "اطار",
    "قدره",
    "خدمات",
    "خطوط",
    "سوق",
    "شؤون",
    "اغاثه",
    "ملكيه",
    "كاس",
];

/// The head nouns of the bodies and events that are mentioned, by concept.
fn heads(draft: &Draft<'_, '_>) -> HashMap<usize, Vec<String>> {
    let mut out: HashMap<usize, Vec<String>> = HashMap::new();
    for index in draft.hits.iter().filter_map(|h| h.concept) {
        let concept = &draft.glossary.concepts[index];
        if !matches!(concept.kind, Kind::Organisation | Kind::Event) {
            continue;
        }
        out.entry(index).or_insert_with(|| {
            let full = concept.ar.iter().filter(|t| t.kind.is_full_name() && t.text.contains(' '));
            full.map(|t| head(&t.text)).filter(|noun| !MEANS_ITSELF.contains(&noun.as_str())).collect()
        });
    }
    out
}

fn is_relative(folded: &str) -> bool {
    matches!(folded, "الذي" | "التي" | "الذين" | "اللذان" | "اللتان")
}
