//! Tables of concepts, whatever file they come from: text with delimiters or a workbook.
//!
//! [`delimited`] turns text into a [`Sheet`] and [`super::xlsx`] a workbook; [`concepts`] reads a sheet
//! with a heading for each key, [`pairs`] one that only has source and target.

pub mod cell;
pub mod columns;
pub mod concepts;
pub mod delimited;
pub mod headings;
pub mod pairs;
pub mod values;

use std::ops::Range;

use super::said::Said;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// A row that is not blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Where it is: the byte offset of its beginning in a text, the row from 0 in a workbook.
    pub at: usize,
    /// Its line from 1.
    pub line: usize,
    /// Its cells from the first column on, without white space around them.
    pub cells: Vec<String>,
}

/// What a sheet was read from, so that each cell can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A text file.
    Text {
        /// Its path.
        path: String,
        /// All of it, decoded.
        text: String,
        /// How its cells are told apart.
        dialect: delimited::Dialect,
    },
    /// A sheet of a workbook.
    Workbook {
        /// Path of the workbook.
        path: String,
        /// Name of the sheet.
        sheet: String,
    },
}

/// A table: rows of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Where it comes from.
    pub origin: Origin,
    /// Its rows, without blank ones.
    pub rows: Vec<Row>,
}

/// What was read from a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// The concepts in the order of the rows.
    pub said: Vec<Said>,
    /// What is wrong, and what was dropped and why.
    pub problems: Vec<Diagnostic>,
    /// How many rows of a table name no kind.
    pub without_kind: usize,
}

impl Told {
    /// A file that is refused as a whole.
    pub fn refused(problem: Diagnostic) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }

    /// Whether the file was refused as a whole.
    pub fn failed(&self) -> bool {
        self.said.is_empty() && self.problems.iter().any(|p| p.severity == Severity::Error)
    }
}

impl Row {
    /// The cell of a column from 0; empty where the row ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Sheet {
    /// The file.
    pub fn path(&self) -> &str {
        match &self.origin {
            Origin::Text { path, .. } | Origin::Workbook { path, .. } => path,
        }
    }

    /// The place of a cell, for a message.
    pub fn place(&self, row: &Row, column: usize) -> Place {
        match &self.origin {
            Origin::Text { path, text, dialect } => {
                let (range, lines) = delimited::field(text, row.at, column, *dialect);
                in_text(path, text, range, row.line + lines)
            }
            Origin::Workbook { path, sheet } => {
                Place::file(format!("{path}, {sheet}!{}{}", letters(column), row.line))
            }
        }
    }

    /// The place of a whole row.
    pub fn place_of_row(&self, row: &Row) -> Place {
        match &self.origin {
            Origin::Text { .. } => self.place(row, 0),
            Origin::Workbook { path, sheet } => {
                Place::file(format!("{path}, {sheet}!{line}:{line}", line = row.line))
            }
        }
    }
}

/// A place whose line is known, so that a million of them cost no more than their own lines.
fn in_text(path: &str, text: &str, range: Range<usize>, line: usize) -> Place {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.start..].find('\n').map_or(text.len(), |at| range.start + at);
    // A line that a person would not read is not shown.
    let shown = if end - start > 2_000 { "" } else { text[start..end].trim_end_matches('\r') };
    Place {
        path: path.to_owned(),
        line,
        column: text[start..range.start].chars().count() + 1,
        width: text[range.start..range.end.min(end)].chars().count().max(1),
        text: shown.to_owned(),
    }
}

/// A column as spreadsheets write it: A, B, …, Z, AA.
pub fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut out = Vec::new();
    while left > 0 {
        out.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
