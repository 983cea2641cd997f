//! Glossaries for DeepL: source, target and the languages of the two, without headings. DeepL takes
//! each source term once and terms of at most 1,024 bytes.

use std::collections::HashSet;

use super::Exported;
use super::csv::table;
use super::lost::lost;
use super::omegat::terms;
use super::table::pairs::one_line;
use crate::diagnostic::Diagnostic;
use crate::glossary::Concept;

/// The longest term that DeepL takes, in bytes of UTF-8.
const LONGEST: usize = 1_024;

/// Writes a row for each Arabic term of a concept that is not deprecated. Of several concepts with one
/// Arabic term the first in the order given has it; the others are reported.
pub fn write(concepts: &[&Concept]) -> Exported {
    let mut taken = HashSet::new();
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    for (concept, arabic) in terms(concepts) {
        let (arabic, english) = (one_line(arabic), one_line(concept.name_en()));
        let problem = |message: String, help: &str| {
            Diagnostic::warning("exchange-term-dropped", message).at(concept.at.place()).help(help)
        };
        if arabic.len().max(english.len()) > LONGEST {
            let message = format!("`{}`: {arabic} is longer than {LONGEST} bytes and left out", concept.id);
            problems.push(problem(message, "give DeepL a shorter variant"));
        } else if taken.insert(arabic.clone()) {
            rows.push(vec![arabic, english, "AR".to_owned(), "EN".to_owned()]);
        } else {
            let message =
                format!("`{}`: {arabic} is already there for another concept and left out", concept.id);
            problems
                .push(problem(message, "DeepL takes each source term once; choose with --kind or --status"));
        }
    }
    let mut out = table("", b',', rows.into_iter());
    let carried = ["ar", "ar-variant", "ar-formal", "ar-acronym", "en"];
    out.problems = problems;
    out.problems.extend(lost("a DeepL glossary", concepts, |_, column| carried.contains(&column)));
    out
}
