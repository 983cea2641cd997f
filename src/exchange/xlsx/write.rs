//! Concepts to a workbook that is pleasant to edit and has the same bytes each time.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::explain::{COLUMNS, SEVERAL};
use super::{COLUMNS_SHEET, COUNTRIES_SHEET, SHEET};
use crate::diagnostic::Diagnostic;
use crate::exchange::Exported;
use crate::exchange::csv::text;
use crate::exchange::table::cell::Separator;
use crate::exchange::table::columns;
use crate::glossary::{Concept, Kind, Status, countries};

/// A font with Arabic letters that systems with Excel or LibreOffice have, or have a twin of.
const FONT: &str = "Arial";

/// How many rows below the last concept keep their drop-downs, for new concepts.
const SPARE_ROWS: usize = 1_000;

/// The longest text of a cell in Excel, in UTF-16 units.
const LONGEST: usize = 32_767;

/// The most rows of a sheet in Excel.
const MOST_ROWS: usize = 1_048_576;

/// Writes one row for each concept, a second sheet that explains the columns, and a third with the codes of
/// countries.
pub fn write(concepts: &[&Concept]) -> Exported {
    match workbook(concepts) {
        Ok(bytes) => {
            let problems = concepts.iter().flat_map(|concept| too_long(concept)).collect();
            Exported { bytes, problems }
        }
        Err(error) => {
            let problem =
                Diagnostic::error("exchange-write", format!("the workbook cannot be written: {error}"))
                    .help("use csv, which has no limits, or export in parts with --kind");
            Exported { bytes: Vec::new(), problems: vec![problem] }
        }
    }
}

/// Cells that Excel cannot hold.
fn too_long(concept: &Concept) -> Vec<Diagnostic> {
    let is_long = |column: &&'static str| !fits(&text(concept, column, Separator::Line));
    columns::all()
        .filter(is_long)
        .map(|column| {
            let message =
                format!("`{}`: `{column}` has more than {LONGEST} characters and is left out", concept.id);
            Diagnostic::warning("exchange-cell-too-long", message)
                .at(concept.at.place())
                .help("Excel holds no more in a cell; use csv")
        })
        .collect()
}

fn fits(text: &str) -> bool {
    text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST
}

fn workbook(concepts: &[&Concept]) -> Result<Vec<u8>, XlsxError> {
    if concepts.len() >= MOST_ROWS {
        return Err(XlsxError::ParameterError(format!("a sheet has at most {MOST_ROWS} rows")));
    }
    let mut workbook = Workbook::new();
    // Without a date of its own a workbook would carry the moment it was made.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title("Glossary").set_creation_datetime(&made));
    let countries = countries::from_cldr();
    terms(workbook.add_worksheet(), concepts, countries.len())?;
    explanations(workbook.add_worksheet())?;
    codes(workbook.add_worksheet(), &countries)?;
    workbook.save_to_buffer()
}

fn terms(sheet: &mut Worksheet, concepts: &[&Concept], countries: usize) -> Result<(), XlsxError> {
    sheet.set_name(SHEET)?;
    let last_column = columns::all().count() as u16 - 1;
    for (at, column) in (0_u16..).zip(columns::all()) {
        let script = script(column);
        let format = body(script);
        sheet.set_column_width(at, width(column))?;
        sheet.set_column_format(at, &format)?;
        sheet.write_string_with_format(0, at, column, &head(script))?;
        for (row, concept) in (1_u32..).zip(concepts) {
            let text = text(concept, column, Separator::Line);
            if !text.is_empty() && fits(&text) {
                sheet.write_string_with_format(row, at, text, &format)?;
            }
        }
    }
    // The headings and the ids stay in sight.
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, concepts.len() as u32, last_column)?;
    let last = (concepts.len() + SPARE_ROWS).min(MOST_ROWS - 1) as u32;
    for (column, words) in [
        ("kind", &Kind::ALL.map(Kind::name)[..]),
        ("status", &Status::ALL.map(Status::name)),
        ("common", &["true", "false"]),
    ] {
        let list = DataValidation::new().allow_list_strings(words)?;
        let list = list.set_error_style(DataValidationErrorStyle::Stop);
        choice(sheet, column, list, &format!("Choose one of: {}", words.join(", ")), last)?;
    }
    // More than a list inside the rule may hold, so that it points to the sheet of countries.
    let codes = Formula::new(format!("={COUNTRIES_SHEET}!$A$2:$A${}", countries + 1));
    let list = DataValidation::new().allow_list_formula(codes);
    let list = list.set_error_style(DataValidationErrorStyle::Warning);
    let message = "The sheet Countries lists the codes; a name in English or Arabic will do as well";
    choice(sheet, "country", list, message, last)
}

/// A drop-down in all rows of a column.
fn choice(
    sheet: &mut Worksheet,
    column: &str,
    list: DataValidation,
    message: &str,
    last: u32,
) -> Result<(), XlsxError> {
    let Some(at) = columns::all().position(|own| own == column) else { return Ok(()) };
    let validation = list.set_error_title(column)?.set_error_message(message)?;
    sheet.add_data_validation(1, at as u16, last, at as u16, &validation)?;
    Ok(())
}

/// The countries of CLDR with their codes.
fn codes(sheet: &mut Worksheet, countries: &[Concept]) -> Result<(), XlsxError> {
    sheet.set_name(COUNTRIES_SHEET)?;
    let headings =
        [("country", 10, Script::Latin), ("English", 44, Script::Latin), ("العربية", 44, Script::Arabic)];
    titles(sheet, &headings)?;
    for (row, country) in (1_u32..).zip(countries) {
        let code = country.country.as_deref().unwrap_or_default();
        sheet.write_string_with_format(row, 0, code, &body(Script::Latin))?;
        sheet.write_string_with_format(row, 1, country.name_en(), &body(Script::Latin))?;
        sheet.write_string_with_format(row, 2, country.name_ar(), &body(Script::Arabic))?;
    }
    Ok(())
}

/// The headings of a sheet, with the width and the script of each column; they stay in sight.
fn titles(sheet: &mut Worksheet, headings: &[(&str, u16, Script)]) -> Result<(), XlsxError> {
    for (at, (heading, width, script)) in (0_u16..).zip(headings) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, *heading, &head(*script))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn explanations(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(COLUMNS_SHEET)?;
    let headings =
        [("column", 18, Script::Latin), ("English", 60, Script::Latin), ("العربية", 60, Script::Arabic)];
    titles(sheet, &headings)?;
    let several = [("", SEVERAL.0, SEVERAL.1)];
    for (row, (column, english, arabic)) in (1_u32..).zip(COLUMNS.iter().chain(&several)) {
        sheet.write_string_with_format(row, 0, *column, &body(Script::Latin))?;
        sheet.write_string_with_format(row, 1, *english, &body(Script::Latin))?;
        sheet.write_string_with_format(row, 2, *arabic, &body(Script::Arabic))?;
    }
    Ok(())
}

/// What the cells of a column are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Arabic, from the right, in reading order too.
    Arabic,
    /// English, ids, codes and addresses, from the left.
    Latin,
    /// Remarks in either language: the first letter decides.
    Either,
}

fn script(column: &str) -> Script {
    match column {
        "definition" | "note" => Script::Either,
        column if columns::is_arabic(column) => Script::Arabic,
        _ => Script::Latin,
    }
}

fn body(script: Script) -> Format {
    let (align, direction, size) = match script {
        Script::Arabic => (FormatAlign::Right, 2, 12),
        Script::Latin => (FormatAlign::Left, 1, 10),
        Script::Either => (FormatAlign::General, 0, 10),
    };
    Format::new()
        .set_font_name(FONT)
        .set_font_size(size)
        .set_align(align)
        .set_align(FormatAlign::Top)
        .set_reading_direction(direction)
        .set_text_wrap()
        // Text whatever is typed, so that a date stays as it is written.
        .set_num_format("@")
}

fn head(script: Script) -> Format {
    body(script)
        .set_font_size(10)
        .set_bold()
        .set_background_color(0xE7_EC_F2)
        .set_border_bottom(FormatBorder::Thin)
}

/// Widths in characters.
fn width(column: &str) -> f64 {
    match column {
        "ar" | "en" => 44.0,
        "definition" | "note" | "source" => 40.0,
        "country" | "common" => 10.0,
        "since" | "until" | "status" | "acronym" | "kind" => 14.0,
        "id" | "parent" | "replaced-by" => 30.0,
        "class" => 22.0,
        _ => 28.0,
    }
}
