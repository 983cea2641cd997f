//! Editions: what the glossary knows of when the fifteenth of a series was held, for a year that a
//! release leaves out, and against an ordinal that it gets wrong.

use super::brief::{Date, Finding, Passage, YearOrigin};
use super::meetings::Phrase;
use crate::english::{dates, numbers};
use crate::glossary::{Concept, Glossary};
use crate::map::{Mapped, RawDate};

/// The year in which the glossary says that the meeting of a phrase was held, by its ordinal.
pub(crate) fn year(mapped: &Mapped<'_>, glossary: &Glossary, phrase: &Phrase) -> Option<i32> {
    series(mapped, glossary, phrase)?.year_of(phrase.ordinal?)
}

/// The concept whose editions the ordinal of a phrase counts: the event itself, or the body whose
/// session it is. A body has other meetings that it counts apart.
fn series<'g>(mapped: &Mapped<'_>, glossary: &'g Glossary, phrase: &Phrase) -> Option<&'g Concept> {
    let counted = matches!(phrase.head.as_str(), "Session" | "Edition" | "Summit" | "Conference")
        || phrase.en.contains("Annual Meeting");
    let entity = phrase.event.or(phrase.body.filter(|_| counted));
    let concept = phrase.concept.or(entity.and_then(|e| mapped.entities[e].concept))?;
    Some(&glossary.concepts[concept])
}

/// The year of the edition that a date is of: that of the meeting named last before it in its
/// sentence, else that of the release.
pub(crate) fn of_date(
    mapped: &Mapped<'_>,
    raw: &RawDate,
    all: &[Phrase],
    meetings: &[Phrase],
) -> Option<i32> {
    match named_before(mapped, raw, all) {
        Some(phrase) => phrase.edition,
        None => meetings.iter().find_map(|m| m.edition),
    }
}

/// The last meeting named before a date in its sentence.
pub(crate) fn named_before<'p>(mapped: &Mapped<'_>, raw: &RawDate, all: &'p [Phrase]) -> Option<&'p Phrase> {
    let paragraph = raw.span.paragraph;
    let sentence = mapped.located.sentences[paragraph].iter().find(|r| r.contains(&raw.tokens.start))?;
    all.iter()
        .filter(|p| {
            p.span.paragraph == paragraph
                && sentence.contains(&p.tokens.start)
                && p.tokens.end <= raw.tokens.start
        })
        .max_by_key(|p| p.tokens.start)
}

/// An ordinal that is not that of the year which the release states: one of the two is a slip.
pub(crate) fn disagreement(phrase: &Phrase, own: &[Date], at: &Passage) -> Option<Finding> {
    let (known, ordinal) = (phrase.edition?, phrase.ordinal?);
    let stated = |date: &Date| date.year == YearOrigin::Stated;
    let mut years: Vec<i32> = own
        .iter()
        .filter(|date| stated(date))
        .flat_map(|date| [dates::parts(&date.start).0, dates::parts(&date.end).0])
        .flatten()
        .collect();
    years.extend(phrase.year);
    let said = *years.first()?;
    if years.contains(&known) {
        return None;
    }
    let (said, known) = (said.to_string(), known.to_string());
    let ordinal = numbers::ordinal(ordinal);
    let gaps = [("ordinal", ordinal.as_str()), ("known", &known), ("year", &said), ("words", &at.text)];
    Some(Finding::of("ordinal-edition", &gaps, Some(at)))
}
