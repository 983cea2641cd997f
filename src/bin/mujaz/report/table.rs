//! The table at the end of a run.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use mujaz::model::brief::NameCounts;
use serde::{Deserialize, Serialize};

use super::text;

/// One briefing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) release: String,
    /// The meeting's id; empty where none could be made.
    pub(crate) meeting: String,
    pub(crate) names: NameCounts,
    pub(crate) pages: usize,
}

/// The rows of a run as a table.
pub(super) fn table(rows: &[Row]) -> String {
    let cells = |row: &Row| {
        vec![
            text::line(&row.release, false),
            row.meeting.clone(),
            format!("{} of {}", row.names.mapped, row.names.names),
            format!("{} of {}", row.names.awaiting, row.names.names),
            row.pages.to_string(),
        ]
    };
    let header = ["release", "meeting", "names mapped", "names to review", "pages"];
    columns(&header, rows.iter().map(cells).collect(), 2)
}

/// A table whose columns from `right` on are numbers. It is as wide as it needs to be, so that it can
/// be searched and cut.
pub(crate) fn columns(header: &[&str], rows: Vec<Vec<String>>, right: usize) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
    table.set_header(header.iter().copied());
    table.add_rows(rows);
    for column in table.column_iter_mut().skip(right) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    for column in table.column_iter_mut().take(1) {
        column.set_padding((0, 1));
    }
    table.trim_fmt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_with_arabic_too() {
        let row = |release: &str, meeting: &str| Row {
            release: release.into(),
            meeting: meeting.into(),
            names: NameCounts { names: 12, mapped: 9, awaiting: 3 },
            pages: 2,
        };
        let shown = table(&[row("بيان.txt", "igf"), row("a.txt", "2020-11-02-igf-15")]);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 3, "{shown}");
        let columns = |line: &str| line.chars().count();
        assert_eq!(columns(lines[1]), columns(lines[2]), "{shown}");
    }
}
