//! Tables of concepts as CSV or TSV, one row for each concept and one column for each key: the form
//! in which nothing is lost. UTF-8 with a byte order mark, without which Excel takes it for another
//! encoding; RFC 4180 line ends.

use super::Exported;
use super::table::cell::{Separator, guarded, join};
use super::table::columns;
use crate::diagnostic::Diagnostic;
use crate::glossary::Concept;
use crate::glossary::keys::{self, Value};

/// The byte order mark of UTF-8.
pub(super) const BOM: &str = "\u{FEFF}";

/// Writes all columns, with a comma or a tab between cells.
pub fn write(concepts: &[&Concept], delimiter: u8) -> Exported {
    let rows = concepts.iter().map(|concept| {
        columns::all().map(|column| guarded(&text(concept, column, Separator::Bar))).collect::<Vec<_>>()
    });
    let header = columns::all().map(str::to_owned).collect::<Vec<_>>();
    table(BOM, delimiter, std::iter::once(header).chain(rows))
}

/// What stands in the cell of a concept.
pub(super) fn text(concept: &Concept, column: &str, separator: Separator) -> String {
    if column == "kind" {
        return concept.kind.name().to_owned();
    }
    match keys::value(concept, column) {
        None => String::new(),
        Some(Value::Text(text)) if columns::is_list(column) => join(&[text], separator),
        Some(Value::Text(text)) => text,
        Some(Value::List(texts)) => join(&texts, separator),
        Some(Value::Flag) => "true".to_owned(),
    }
}

/// Rows as bytes.
pub(super) fn table(start: &str, delimiter: u8, mut rows: impl Iterator<Item = Vec<String>>) -> Exported {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(start.as_bytes().to_vec());
    let written = rows.try_for_each(|row| writer.write_record(&row));
    match (written, writer.into_inner()) {
        (Ok(()), Ok(bytes)) => Exported { bytes, problems: Vec::new() },
        (written, _) => {
            let reason = written.err().map_or_else(String::new, |error| error.to_string());
            let message = format!("the table cannot be written: {reason}");
            Exported { bytes: Vec::new(), problems: vec![Diagnostic::error("exchange-write", message)] }
        }
    }
}
