//! A workbook to a sheet of texts: cells are streamed, so that one cell at the far corner of a sheet
//! costs as much as one beside the others.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{check, is_help};
use crate::diagnostic::{Diagnostic, Place};
use crate::exchange::table::{Origin, Row, Sheet, headings, letters, pairs};

/// Columns beyond this one are not read.
pub const MAX_COLUMNS: u32 = 100;

/// The most cells of a sheet, the empty ones before the last of each row included.
pub const MAX_CELLS: usize = 5_000_000;

/// The most text in the cells of a sheet, in bytes; a long text that many cells share counts for each.
const MAX_TEXT: usize = 200_000_000;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// A sheet, and what was noticed while reading it.
type Noticed = (Sheet, Vec<Diagnostic>);

/// The sheet with the terms: the first visible one with known headings, or else the first that holds
/// anything; with what was noticed on the way.
///
/// # Errors
/// When the file is no workbook, is refused by [`check`], or has no sheet that holds anything.
pub fn read(path: &str, bytes: &[u8]) -> Result<Noticed, Diagnostic> {
    check(path, bytes)?;
    let mut workbook: Workbook<'_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(Place::file(path), &error))?;
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut first = None;
    for name in names.iter().filter(|name| !is_help(name)) {
        let found = one(path, name, &mut workbook)?;
        if headings::row(&found.0).is_some() || pairs::headed(&found.0).is_some() {
            return Ok(with_others(found, name, &names));
        }
        if first.is_none() && !found.0.rows.is_empty() {
            first = Some((found, name));
        }
    }
    match first {
        Some((found, name)) => Ok(with_others(found, name, &names)),
        None => Err(Diagnostic::error("xlsx-empty", "no visible sheet of the workbook holds anything")
            .at(Place::file(path))
            .help("the sheet needs a row of headings, such as ar and en, and a row for each concept")),
    }
}

fn unreadable(place: Place, error: &XlsxError) -> Diagnostic {
    Diagnostic::error("xlsx-read", format!("the workbook cannot be read: {error}"))
        .at(place)
        .help("open it in a spreadsheet program and save it again")
}

/// Says which other sheets there are.
fn with_others((sheet, mut problems): Noticed, name: &str, names: &[String]) -> Noticed {
    let is_other = |other: &&str| *other != name && !is_help(other);
    let others: Vec<&str> = names.iter().map(String::as_str).filter(is_other).collect();
    if !others.is_empty() {
        let message = format!("only the sheet `{name}` is read, not {}", others.join(", "));
        let help = "put the terms of all sheets under one another, or save each sheet as a workbook";
        problems.push(Diagnostic::warning("xlsx-sheets", message).at(Place::file(sheet.path())).help(help));
    }
    (sheet, problems)
}

/// Reads one sheet.
fn one(path: &str, name: &str, workbook: &mut Workbook<'_>) -> Result<Noticed, Diagnostic> {
    let place = || Place::file(format!("{path}, {name}"));
    let failed = |error: XlsxError| unreadable(place(), &error);
    let merged = workbook.merge_cells_by_sheet_name(name).map_err(failed)?;
    let mut grid = Grid::default();
    let mut cells = workbook.worksheet_cells_reader(name).map_err(failed)?;
    while let Some(cell) = cells.next_cell().map_err(failed)? {
        let (row, column) = cell.get_position();
        let at = || Place::file(format!("{path}, {name}!{}{}", letters(column as usize), row + 1));
        match text(cell.get_value()) {
            Ok(text) if text.is_empty() => {}
            Ok(_) if column >= MAX_COLUMNS => {
                grid.beyond.get_or_insert_with(at);
            }
            Ok(text) => grid.put(row, column, text).map_err(|message| too_much(&message, place()))?,
            Err(error) => {
                let message = format!("the cell holds the error {error} and is taken for empty");
                let problem = Diagnostic::warning("xlsx-error-value", message).at(at());
                grid.problems.push(problem.help("correct the formula, or replace it by its value"));
            }
        }
    }
    for area in merged {
        grid.fill_down(area.start, area.end.0).map_err(|message| too_much(&message, place()))?;
    }
    let Grid { rows, mut problems, beyond, .. } = grid;
    if let Some(beyond) = beyond {
        let message = format!("cells beyond column {MAX_COLUMNS} are not read");
        problems.push(Diagnostic::warning("xlsx-columns", message).at(beyond));
    }
    let row = |(row, cells): (u32, Vec<String>)| Row { at: row as usize, line: row as usize + 1, cells };
    let origin = Origin::Workbook { path: path.to_owned(), sheet: name.to_owned() };
    Ok((Sheet { origin, rows: rows.into_iter().map(row).collect() }, problems))
}

fn too_much(message: &str, place: Place) -> Diagnostic {
    Diagnostic::error("xlsx-refused", message).at(place).help("split the sheet into several workbooks")
}

/// Rows as they come, within limits.
#[derive(Default)]
struct Grid {
    rows: BTreeMap<u32, Vec<String>>,
    cells: usize,
    text: usize,
    /// The first cell in a column that is not read.
    beyond: Option<Place>,
    problems: Vec<Diagnostic>,
}

impl Grid {
    fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), String> {
        let cells = self.rows.entry(row).or_default();
        let wanted = column as usize + 1;
        self.cells += wanted.saturating_sub(cells.len()).max(1);
        self.text += text.len();
        if self.cells > MAX_CELLS {
            return Err(format!("the sheet has more than {MAX_CELLS} cells"));
        }
        if self.text > MAX_TEXT {
            return Err(format!("the cells of the sheet hold more than {} MB", MAX_TEXT / 1_000_000));
        }
        if cells.len() < wanted {
            cells.resize(wanted, String::new());
        }
        cells[column as usize] = text;
        Ok(())
    }

    /// The value of merged cells stands in the first of them and holds for each of their rows.
    fn fill_down(&mut self, (row, column): (u32, u32), last: u32) -> Result<(), String> {
        let value = self.rows.get(&row).and_then(|cells| cells.get(column as usize)).cloned();
        let Some(value) = value.filter(|value| !value.is_empty() && last > row) else { return Ok(()) };
        let below: Vec<u32> = self.rows.range(row + 1..=last).map(|(row, _)| *row).collect();
        for row in below {
            self.put(row, column, value.clone())?;
        }
        Ok(())
    }
}

/// What a cell shows, without white space around it; a date in ISO 8601, a whole number without a
/// fraction.
///
/// # Errors
/// The error value of a formula.
fn text(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) if date.is_datetime() && date.as_f64() >= 1.0 => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => return Err(error.to_string()),
    })
}
