//! Glossaries for Weblate: its CSV with the headings of translate-toolkit. The context is the id, so
//! that one Arabic name of two bodies stays two entries.

use super::Exported;
use super::csv::table;
use super::lost::lost;
use super::omegat::terms;
use crate::glossary::Concept;

/// The columns that Weblate reads, in the order of translate-toolkit.
const HEADER: [&str; 5] = ["source", "target", "context", "translator_comments", "developer_comments"];

/// Writes a row for each Arabic term of a concept that is not deprecated.
pub fn write(concepts: &[&Concept]) -> Exported {
    let rows = terms(concepts).map(|(concept, arabic)| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            arabic.to_owned(),
            concept.name_en().to_owned(),
            concept.id.clone(),
            text(&concept.note),
            text(&concept.definition),
        ]
    });
    let mut out = table("", b',', std::iter::once(HEADER.map(str::to_owned).to_vec()).chain(rows));
    let carried = ["id", "ar", "ar-variant", "ar-formal", "ar-acronym", "en", "definition", "note"];
    out.problems.extend(lost("a Weblate glossary", concepts, |_, column| carried.contains(&column)));
    out
}
