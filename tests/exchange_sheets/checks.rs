//! What holds for any input of the readers of tables and workbooks, shared with the fuzz targets.

use mujaz::diagnostic::{Diagnostic, Severity};
use mujaz::exchange::format::{self, Format};
use mujaz::exchange::said::Defaults;
use mujaz::exchange::table::Told;
use mujaz::glossary::{canonical, read};

/// Any bytes are read as a table in each dialect, or refused.
pub(crate) fn table(bytes: &[u8]) {
    for format in [
        None,
        Some(Format::Csv),
        Some(Format::Tsv),
        Some(Format::Omegat),
        Some(Format::Weblate),
        Some(Format::Deepl),
    ] {
        hold(&format::read(format, "fuzz.csv", bytes, Defaults::default()));
    }
}

/// Any bytes are read as a workbook, or refused.
pub(crate) fn workbook(bytes: &[u8]) {
    hold(&format::read(Some(Format::Xlsx), "fuzz.xlsx", bytes, Defaults::default()));
}

/// Every concept that comes out keeps the rules of the glossary's files, and everything that was left
/// out has a place and a reason.
fn hold(told: &Told) {
    for said in &told.said {
        let mut concept = said.concept.clone();
        if concept.id.is_empty() {
            concept.id = "x".to_owned();
        }
        let (_, problems) = read::read("fuzz.toml", &canonical::entry(&concept));
        // A file without a column for names speaks of concepts that are there already.
        let named = said.keys.has("ar") && said.keys.has("en");
        let is_sound =
            |p: &Diagnostic| p.severity < Severity::Error || !named && p.code == "glossary-missing";
        assert!(problems.iter().all(is_sound), "{concept:?}: {problems:?}");
    }
    for problem in &told.problems {
        assert!(problem.place.is_some() && !problem.message.is_empty(), "{problem:?}");
    }
}
