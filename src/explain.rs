//! What became of each Arabic name of a release, and why: the rule that found it, what else its words
//! could have been, and why that was not taken.

use serde::Serialize;

use crate::document::Release;
use crate::glossary::Glossary;
use crate::map::{Mapped, Reason, Rejected};
use crate::model::brief::{Brief, Passage, Via};
use crate::model::passage;

/// What became of one Arabic name, and why.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The name as it stands in the text.
    pub at: Passage,
    /// Its English.
    pub en: Option<String>,
    /// Its concept.
    pub id: Option<String>,
    /// By which kind of term.
    pub via: Via,
    /// The rule path.
    pub rule: String,
    /// Other concepts that these words, or words that overlap them, could have been.
    pub candidates: Vec<Candidate>,
}

/// A concept that some words could have been.
#[derive(Debug, Clone, Serialize)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its English.
    pub en: Option<String>,
    /// The words.
    pub at: Passage,
    /// Why it was not taken.
    pub lost: String,
}

/// What a release's names became, in text order, and the words that could be a name and were taken for
/// none.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// The names.
    pub names: Vec<Explanation>,
    /// Words that overlap no name.
    pub untaken: Vec<Candidate>,
}

/// Explains a brief by the mapping it was made from.
pub(crate) fn explain(brief: &Brief, mapped: &Mapped<'_>, glossary: &Glossary) -> Explained {
    let release = mapped.located.release;
    let lost: Vec<(Candidate, usize)> =
        mapped.rejected.iter().map(|r| (candidate(r, release, glossary), r.concept)).collect();
    let mut used = vec![false; lost.len()];
    let mut names: Vec<Explanation> = Vec::new();
    for entity in &brief.entities {
        let own = entity.id.as_deref().and_then(|id| glossary.position(id));
        for mention in &entity.mentions {
            let mut candidates = Vec::new();
            for (i, (candidate, concept)) in lost.iter().enumerate() {
                if !overlap(&candidate.at, &mention.at) {
                    continue;
                }
                used[i] = true;
                // The name itself, seen once more inside its own words, is no other candidate.
                if Some(*concept) != own {
                    candidates.push(candidate.clone());
                }
            }
            candidates.sort_by(|a, b| (a.at.start, a.at.end, &a.lost).cmp(&(b.at.start, b.at.end, &b.lost)));
            names.push(Explanation {
                at: mention.at.clone(),
                en: entity.en.as_ref().map(|en| match &entity.short {
                    Some(short) if short != en => format!("{en} ({short})"),
                    _ => en.clone(),
                }),
                id: entity.id.clone(),
                via: mention.via,
                rule: mention.explain.clone(),
                candidates,
            });
        }
    }
    names.sort_by_key(|e| (e.at.paragraph, e.at.start, std::cmp::Reverse(e.at.end)));
    let untaken = lost.into_iter().zip(used).filter(|(_, used)| !used).map(|((c, _), _)| c).collect();
    Explained { names, untaken }
}

fn overlap(a: &Passage, b: &Passage) -> bool {
    a.paragraph == b.paragraph && a.start < b.end && b.start < a.end
}

fn candidate(rejected: &Rejected, release: &Release, glossary: &Glossary) -> Candidate {
    let concept = &glossary.concepts[rejected.concept];
    let held = || match (&concept.since, &concept.until) {
        (Some(since), Some(until)) => format!(": {since} to {until}"),
        (Some(since), None) => format!(": since {since}"),
        (None, Some(until)) => format!(": until {until}"),
        (None, None) => String::new(),
    };
    let detail = match (rejected.reason, &concept.country) {
        (Reason::CountryOfRelease | Reason::CountryStated, Some(code)) => format!(", this is {code}"),
        (Reason::NotInForce, _) => held(),
        _ => String::new(),
    };
    Candidate {
        id: concept.id.clone(),
        en: Some(concept.name_en().to_owned()).filter(|en| !en.is_empty()),
        at: passage(release, rejected.span),
        lost: format!("{}{detail}", rejected.reason),
    }
}
