//! A matcher without an index: every form of every concept is laid beside the text at every word, in
//! every reading. It is slow and has nothing that could be wrong in a clever way.

use mujaz::arabic::clitics::readings;
use mujaz::arabic::tokens::{Kind, Token};
use mujaz::glossary::forms::{Form, forms};
use mujaz::glossary::{Concept, Needs, Rule, TermType};

/// A match of one concept, with everything that a caller can see of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// First token and one past the last.
    pub(crate) tokens: (usize, usize),
    /// Proclitics of the first word.
    pub(crate) clitics: &'static str,
    /// Id of the concept.
    pub(crate) concept: String,
    /// Number of words.
    pub(crate) words: usize,
    /// How the form comes about.
    pub(crate) form: (TermType, Rule, Needs),
}

/// All matches of a text, sorted.
pub(crate) fn matches(concepts: &[Concept], tokens: &[Token]) -> Vec<Found> {
    let mut out = Vec::new();
    let parent = |concept: &Concept| concepts.iter().find(|c| Some(&c.id) == concept.parent.as_ref());
    let every: Vec<Vec<Form>> = concepts.iter().map(|concept| forms(concept, parent(concept))).collect();
    for (concept, own) in concepts.iter().zip(&every) {
        // A derived name that any other concept has in any way is none.
        let others = || every.iter().filter(|all| !std::ptr::eq(*all, own)).flatten();
        let is_its_own =
            |form: &&Form| form.needs != Needs::Unique || others().all(|other| other.words != form.words);
        let all: Vec<Form> = own.iter().filter(is_its_own).cloned().collect();
        for at in (0..tokens.len()).filter(|&at| tokens[at].is_word()) {
            of_concept(concept, &all, tokens, at, &mut out);
        }
    }
    out.sort();
    out
}

fn of_concept(concept: &Concept, all: &[Form], tokens: &[Token], at: usize, out: &mut Vec<Found>) {
    let arabic = tokens[at].kind == Kind::Arabic;
    let folded = readings(&tokens[at].folded);
    let normal = readings(&tokens[at].text);
    for (folded, normal) in folded.iter().zip(&normal).take(if arabic { folded.len() } else { 1 }) {
        // Of several forms with the same words the one that needs least counts; of these the first.
        let mut best: Vec<(&Form, usize)> = Vec::new();
        for form in all {
            let Some(end) = end(form, &folded.stem, tokens, at) else { continue };
            match best.iter_mut().find(|(other, _)| other.words == form.words) {
                Some((other, _)) if form.needs < other.needs => *other = form,
                Some(_) => {}
                None => best.push((form, end)),
            }
        }
        for (form, end) in best {
            if spelling_counts(form, &normal.stem, folded.clitics) {
                out.push(Found {
                    tokens: (at, end),
                    clitics: folded.clitics,
                    concept: concept.id.clone(),
                    words: form.words.len(),
                    form: (form.term, form.rule, form.needs),
                });
            }
        }
    }
}

/// One past the last token, where the text goes on as the form does.
fn end(form: &Form, stem: &str, tokens: &[Token], at: usize) -> Option<usize> {
    if form.words[0] != stem {
        return None;
    }
    let mut next = at + 1;
    for word in &form.words[1..] {
        while tokens.get(next).is_some_and(|t| matches!(t.kind, Kind::Quote | Kind::Dash)) {
            next += 1;
        }
        tokens.get(next).filter(|t| t.is_word() && t.folded == *word)?;
        next += 1;
    }
    Some(next)
}

/// The rule for one-word names, in the words of the design: as written; or folded, where the
/// surface is long enough, no function word, and not stripped of more than two letters.
fn spelling_counts(form: &Form, normal: &str, clitics: &str) -> bool {
    let Some(exact) = &form.exact else { return true };
    if exact == normal {
        return true;
    }
    if normal.is_ascii() {
        return form.term != TermType::Acronym && normal.len() >= 4;
    }
    clitics.chars().count() <= 2
        && !mujaz::arabic::words::is_function_word(&mujaz::arabic::fold(normal))
        && normal.chars().count() > 2
}
