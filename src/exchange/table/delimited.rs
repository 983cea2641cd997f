//! Text with a comma, semicolon or tab between cells (RFC 4180), to a [`Sheet`].

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use super::headings;
use super::{Origin, Row, Sheet};
use crate::diagnostic::{Diagnostic, Place};

/// How cells are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between two cells.
    pub delimiter: char,
    /// Whether quotation marks around a cell keep delimiters and line breaks inside it.
    pub quotes: bool,
    /// What a line that is a comment begins with.
    pub comment: Option<char>,
}

impl Dialect {
    /// Commas and quotation marks.
    pub const CSV: Self = Self { delimiter: ',', quotes: true, comment: None };
    /// Tabs and quotation marks.
    pub const TSV: Self = Self { delimiter: '\t', quotes: true, comment: None };
    /// Tabs alone, as OmegaT has it; a line with `#` before it is a comment.
    pub const OMEGAT: Self = Self { delimiter: '\t', quotes: false, comment: Some('#') };
}

/// How many records are looked at to find out the delimiter.
const SAMPLE: usize = 20;

/// Reads a text whose delimiter is not known. A first line `sep=;`, as Excel understands it, decides.
///
/// # Errors
/// When a quotation mark is never closed or more follows the closing one.
pub fn read(path: &str, text: String) -> Result<Sheet, Diagnostic> {
    let first = text.lines().next().unwrap_or_default();
    if let Some(delimiter) = first.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        let start = first.len();
        return read_from(path, text, start, Dialect { delimiter, ..Dialect::CSV });
    }
    let dialect = Dialect { delimiter: delimiter(&text), ..Dialect::CSV };
    read_as(path, text, dialect)
}

/// Reads a text in a known dialect.
///
/// # Errors
/// When a quotation mark is never closed or more follows the closing one.
pub fn read_as(path: &str, text: String, dialect: Dialect) -> Result<Sheet, Diagnostic> {
    read_from(path, text, 0, dialect)
}

fn read_from(path: &str, mut text: String, start: usize, dialect: Dialect) -> Result<Sheet, Diagnostic> {
    // Old Macintosh programs end lines with a carriage return alone.
    if !text.contains('\n') {
        text = text.replace('\r', "\n");
    }
    if !dialect.delimiter.is_ascii() {
        let message = format!("`{}` cannot stand between cells", dialect.delimiter);
        return Err(Diagnostic::error("table-delimiter", message)
            .at(Place::file(path))
            .help("use a comma, a semicolon or a tab"));
    }
    let lines_before = text[..start].matches('\n').count();
    let mut rows = Vec::new();
    let mut reader = reader(text.as_bytes().get(start..).unwrap_or_default(), dialect);
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                return Err(Diagnostic::error("table-syntax", format!("the table cannot be read: {error}"))
                    .at(Place::file(path)));
            }
        }
        let (at, line) = record.position().map_or((0, 1), |p| (p.byte() as usize, p.line() as usize));
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        // The reader's position is before the line ends and blank lines that it skips.
        let at = start + at;
        let skipped = text[at..].len() - text[at..].trim_start_matches(['\n', '\r']).len();
        let line = lines_before + line + text[at..at + skipped].matches('\n').count();
        let row = Row { at: at + skipped, line, cells };
        if dialect.quotes {
            sound(path, &text, &row, dialect)?;
        }
        if row.cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
        }
    }
    Ok(Sheet { origin: Origin::Text { path: path.to_owned(), text, dialect }, rows })
}

fn reader(bytes: &[u8], dialect: Dialect) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.delimiter as u8)
        .quoting(dialect.quotes)
        .comment(dialect.comment.map(|c| c as u8))
        .from_reader(bytes)
}

/// Holds the quotation marks of a row against RFC 4180, which the reader itself takes lightly: a mark
/// that is never closed would swallow the rest of the file.
fn sound(path: &str, text: &str, row: &Row, dialect: Dialect) -> Result<(), Diagnostic> {
    let mut cells = Cells { text, at: row.at, dialect };
    let mut line = row.line;
    while let Some(cell) = cells.next() {
        let place = || super::in_text(path, text, cell.range.clone(), line);
        match cell.end {
            End::Open => {
                let message = "a quotation mark is opened here and never closed";
                return Err(Diagnostic::error("table-quote", message)
                    .at(place())
                    .help("close it, or write it twice inside quotation marks: \"\""));
            }
            End::Trailing => {
                let message = "more text follows the closing quotation mark of a cell";
                return Err(Diagnostic::error("table-quote", message)
                    .at(place())
                    .help("inside a cell in quotation marks, a quotation mark is written twice: \"\""));
            }
            End::Cell => line += text[cell.range].matches('\n').count(),
            End::Row => break,
        }
    }
    Ok(())
}

/// The bytes of one cell of the row that begins at `at`, and how many lines of the row are before it.
/// Past the last cell it is the end of the row.
pub(super) fn field(text: &str, at: usize, column: usize, dialect: Dialect) -> (Range<usize>, usize) {
    let mut cells = Cells { text, at, dialect };
    let mut range = at..at;
    for _ in 0..=column {
        let Some(cell) = cells.next() else { break };
        range = cell.range;
        if !matches!(cell.end, End::Cell) {
            break;
        }
    }
    let lines = text[at..range.start].matches('\n').count();
    (range, lines)
}

/// How a cell ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Another cell follows.
    Cell,
    /// It is the last of its row.
    Row,
    /// Its quotation mark is never closed.
    Open,
    /// More follows its closing quotation mark.
    Trailing,
}

#[derive(Debug)]
struct Cell {
    range: Range<usize>,
    end: End,
}

/// The cells of a row with their places, which the library does not give.
struct Cells<'a> {
    text: &'a str,
    at: usize,
    dialect: Dialect,
}

impl Cells<'_> {
    fn next(&mut self) -> Option<Cell> {
        let start = self.at;
        let rest = self.text.get(start..)?;
        let is_end = |c: char| c == self.dialect.delimiter || c == '\n' || c == '\r';
        let mut length = 0;
        if self.dialect.quotes && rest.starts_with('"') {
            length = 1;
            loop {
                let Some(quote) = rest[length..].find('"') else {
                    return Some(Cell { range: start..start + 1, end: End::Open });
                };
                length += quote + 1;
                if !rest[length..].starts_with('"') {
                    break;
                }
                length += 1;
            }
            if rest[length..].chars().next().is_some_and(|c| !is_end(c)) {
                return Some(Cell { range: start..start + length, end: End::Trailing });
            }
        }
        length += rest[length..].find(is_end).unwrap_or(rest.len() - length);
        let is_cell = rest[length..].starts_with(self.dialect.delimiter);
        self.at = start + length + usize::from(is_cell);
        Some(Cell { range: start..start + length, end: if is_cell { End::Cell } else { End::Row } })
    }
}

/// The delimiter of a text: the one that gives the most known headings in the first record, then the
/// one that gives the same number of cells, and the most, in the first records.
fn delimiter(text: &str) -> char {
    let score = |delimiter: char| {
        let mut reader = reader(text.as_bytes(), Dialect { delimiter, ..Dialect::CSV });
        let records: Vec<StringRecord> = reader.records().take(SAMPLE).filter_map(Result::ok).collect();
        let Some(first) = records.first() else { return (0, 0, 0) };
        let known = first.iter().filter(|cell| headings::meaning(cell).is_some()).count();
        let alike = records.iter().filter(|record| record.len() == first.len() && record.len() > 1).count();
        (known, alike, first.len())
    };
    // The last of equals is taken, so the usual one comes last.
    ['\t', ';', ','].into_iter().max_by_key(|delimiter| score(*delimiter)).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let sheet = read("t.csv", text.to_owned()).expect("a table");
        sheet.rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(cells("ar;en\nمصر;Egypt, Arab Republic of\n")[1], ["مصر", "Egypt, Arab Republic of"]);
        assert_eq!(cells("ar\ten\nمصر\tEgypt, the Republic; of\n")[1][0], "مصر");
        assert_eq!(cells("مصر,Egypt\nعمان,Oman\n")[0], ["مصر", "Egypt"]);
        assert_eq!(cells("sep=|\nar|en\nمصر|Egypt\n")[1], ["مصر", "Egypt"]);
        assert_eq!(cells("ar,en\rمصر,Egypt\r")[1], ["مصر", "Egypt"]);
    }

    #[test]
    fn each_cell_has_its_place() {
        let text = "ar,en,note\r\n\r\nمصر,\"Egypt\r\nlong\",x\r\n,,\r\nعمان,Oman,\"y\"\r\n";
        let sheet = read("t.csv", text.to_owned()).expect("a table");
        let places: Vec<_> = sheet
            .rows
            .iter()
            .map(|row| {
                let place = sheet.place(row, 2);
                (place.line, place.column, place.width)
            })
            .collect();
        assert_eq!(places, [(1, 7, 4), (4, 7, 1), (6, 11, 3)]);
        assert_eq!(sheet.place(&sheet.rows[2], 0).text, "عمان,Oman,\"y\"");
    }

    #[test]
    fn quotation_marks_that_do_not_pair_are_errors_at_their_place() {
        let error = read("t.csv", "ar,en\nمصر,\"Egypt\nعمان,Oman\n".to_owned()).expect_err("open");
        assert_eq!(
            error.to_string(),
            "t.csv:2:5: error[table-quote]: a quotation mark is opened here and never closed"
        );
        let error = read("t.csv", "ar,en\n\"منظمة\" الصحة,WHO\n".to_owned()).expect_err("trailing");
        assert_eq!(error.place.map(|p| (p.line, p.column, p.width)), Some((2, 1, 7)));
    }
}
