//! Workbooks of Excel (ISO/IEC 29500): one sheet that a terminologist can edit, read back whatever
//! people have made of it.

mod check;
mod explain;
mod read;
mod write;

pub use check::{MAX_PARTS, MAX_RATIO, MAX_UNPACKED, check};
pub use read::{MAX_CELLS, MAX_COLUMNS, read};
pub use write::write;

/// The name of the sheet with the concepts.
const SHEET: &str = "Glossary";

/// The name of the sheet that explains the columns.
const COLUMNS_SHEET: &str = "Columns";

/// The name of the sheet with the codes of countries to choose from.
const COUNTRIES_SHEET: &str = "Countries";

/// Whether a sheet of this name helps to fill in the concepts and holds none.
fn is_help(name: &str) -> bool {
    [COLUMNS_SHEET, COUNTRIES_SHEET].contains(&name)
}
