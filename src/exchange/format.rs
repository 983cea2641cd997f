//! Which formats there are, how a file says which one it is in, and the way into and out of each.

use super::said::{Defaults, Said};
use super::table::delimited::{self, Dialect};
use super::table::{Row, Sheet, Told, concepts, headings, pairs};
use super::{Exported, MAX_BYTES, csv, deepl, omegat, skos, tbx, weblate, xlsx};
use crate::diagnostic::{Diagnostic, Place};
use crate::glossary::Concept;
use crate::ingest::decode::decode;

/// A format of other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table with a column for each key, with commas.
    Csv,
    /// The same with tabs.
    Tsv,
    /// Source, target and comment with tabs.
    Omegat,
    /// CSV with the headings of Weblate.
    Weblate,
    /// CSV with two or four columns and no headings.
    Deepl,
    /// A workbook.
    Xlsx,
    /// ISO 30042.
    Tbx,
    /// Turtle; written only.
    Skos,
}

/// Writes concepts; `base` is what the address of each begins with in SKOS. What would be too large to be
/// read back is an error, and no file.
pub fn write(format: Format, concepts: &[&Concept], base: &str) -> Exported {
    let mut exported = written(format, concepts, base);
    if let Some(problem) = too_large_to_write(exported.bytes.len()) {
        exported.bytes = Vec::new();
        exported.problems.push(problem);
    }
    exported
}

/// Whether a format has a place for a concept at all.
pub fn takes(format: Format, concept: &Concept) -> bool {
    match format {
        Format::Omegat | Format::Weblate | Format::Deepl => omegat::is_taken(concept),
        Format::Tbx => !(concept.ar.is_empty() && concept.en.is_empty()),
        Format::Csv | Format::Tsv | Format::Xlsx | Format::Skos => true,
    }
}

/// The error for a file of more than [`MAX_BYTES`]; `None` where the size, in bytes, is allowed.
fn too_large_to_write(size: usize) -> Option<Diagnostic> {
    (size > MAX_BYTES).then(|| {
        let (has, most) = (size / 1_000_000, MAX_BYTES / 1_000_000);
        let message = format!("the file would have {has} MB; at most {most} MB are read back");
        Diagnostic::error("exchange-too-large", message)
            .help("export in parts with --kind or --status, or as csv, which is smaller than tbx")
    })
}

fn written(format: Format, concepts: &[&Concept], base: &str) -> Exported {
    match format {
        Format::Tbx => tbx::write(concepts),
        Format::Skos => skos::write(concepts, base),
        Format::Csv => csv::write(concepts, b','),
        Format::Tsv => csv::write(concepts, b'\t'),
        Format::Omegat => omegat::write(concepts),
        Format::Weblate => weblate::write(concepts),
        Format::Deepl => deepl::write(concepts),
        Format::Xlsx => xlsx::write(concepts),
    }
}

/// Reads a file; the format is found from its content where it is not given.
pub fn read(format: Option<Format>, path: &str, bytes: &[u8], defaults: Defaults) -> Told {
    let is_zip = bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    match format {
        Some(Format::Tbx) => termbase(path, bytes, defaults),
        Some(Format::Skos) => Told::refused(
            Diagnostic::error("exchange-written-only", "SKOS is written, not read")
                .at(Place::file(path))
                .help("ask for the terms as TBX, XLSX or CSV"),
        ),
        None if is_xml(bytes) => termbase(path, bytes, defaults),
        Some(Format::Xlsx) => workbook(path, bytes, defaults),
        None if is_zip => workbook(path, bytes, defaults),
        _ => text(format, path, bytes, defaults),
    }
}

/// Whether a file begins as XML does, in UTF-8 or UTF-16.
fn is_xml(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    [&b"<"[..], b"\xFF\xFE<\0", b"\xFE\xFF\0<", b"<\0", b"\0<"].iter().any(|mark| start.starts_with(mark))
}

/// A termbase says what it has; what an entry lacks is not taken out of the glossary.
fn termbase(path: &str, bytes: &[u8], defaults: Defaults) -> Told {
    let imported = tbx::read_as(path, bytes, defaults.kind);
    let said = imported.concepts.into_iter().map(|concept| Said::stated(concept, defaults)).collect();
    Told { said, problems: imported.problems, without_kind: 0 }
}

fn workbook(path: &str, bytes: &[u8], defaults: Defaults) -> Told {
    match xlsx::read(path, bytes) {
        Ok((sheet, problems)) => {
            let mut told = table(None, &sheet, defaults);
            told.problems.splice(0..0, problems);
            told
        }
        Err(problem) => Told::refused(problem),
    }
}

fn text(format: Option<Format>, path: &str, bytes: &[u8], defaults: Defaults) -> Told {
    let decoded = match decode(path, bytes) {
        Ok(decoded) => decoded,
        Err(problems) => return Told { problems, ..Told::default() },
    };
    let is_commented = decoded.value.starts_with('#');
    let sheet = match format {
        Some(Format::Omegat) => delimited::read_as(path, decoded.value, Dialect::OMEGAT),
        Some(Format::Tsv) => delimited::read_as(path, decoded.value, Dialect::TSV),
        None if is_commented => delimited::read_as(path, decoded.value, Dialect::OMEGAT),
        _ => delimited::read(path, decoded.value),
    };
    match sheet {
        Ok(sheet) => {
            let mut told = table(format, &sheet, defaults);
            told.problems.splice(0..0, decoded.diagnostics);
            told
        }
        Err(problem) => Told::refused(problem),
    }
}

/// Reads a sheet by its headings, or as pairs where it has none.
fn table(format: Option<Format>, sheet: &Sheet, defaults: Defaults) -> Told {
    let unheaded = pairs::unheaded(sheet);
    // The languages AR and EN of a table of pairs look like headings.
    if unheaded.languages.is_some() && sheet.rows.first().is_some_and(pairs::is_pair) {
        return pairs::read_sheet(sheet, &unheaded, defaults);
    }
    let is_whole = matches!(format, None | Some(Format::Csv | Format::Tsv | Format::Xlsx));
    if let Some(at) = headings::row(sheet).filter(|_| is_whole) {
        return concepts::read_sheet(sheet, at, defaults);
    }
    if let Some(layout) = pairs::headed(sheet) {
        return pairs::read_sheet(sheet, &layout, defaults);
    }
    let is_pairs = matches!(format, Some(Format::Omegat | Format::Deepl | Format::Weblate));
    // Rows with one cell filled are titles and remarks.
    let is_row = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let first = sheet.rows.iter().find(is_row);
    let message = match first {
        Some(row) if is_pairs || !headings::is_suspect(row) && looks_paired(sheet) => {
            return pairs::read_sheet(sheet, &unheaded, defaults);
        }
        Some(row) if headings::is_suspect(row) => {
            let cells: Vec<String> =
                row.cells.iter().filter(|c| !c.is_empty()).map(|c| format!("`{c}`")).collect();
            format!("{} look like headings, and do not say which columns hold the names", cells.join(", "))
        }
        Some(_) => "no row of headings was found, and the first two columns are no pairs of terms".to_owned(),
        None => "the table has no row with two cells, so that nothing in it is a pair of names".to_owned(),
    };
    let place = first.or(sheet.rows.first());
    Told::refused(
        Diagnostic::error("table-headings", message)
            .at(place.map_or_else(|| Place::file(sheet.path()), |row| sheet.place_of_row(row)))
            .help(format!("name the columns in the first row; known are {}", headings::known())),
    )
}

/// Whether most rows are pairs.
fn looks_paired(sheet: &Sheet) -> bool {
    sheet.rows.iter().filter(|row| pairs::is_pair(row)).count() * 2 > sheet.rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_never_too_large_to_be_read() {
        assert_eq!(too_large_to_write(MAX_BYTES), None);
        assert_eq!(crate::exchange::too_large("t", MAX_BYTES as u64), None);
        let error = too_large_to_write(300_000_000).expect("refused");
        assert_eq!(error.message, "the file would have 300 MB; at most 256 MB are read back");
    }
}
