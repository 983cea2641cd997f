//! A comparison as Markdown, for a pull request: one row for each value that differs.

use mujaz::glossary::diff::{Change, Sort};
use mujaz::impact::NameChange;

use super::Comparison;
use super::text::{meeting, seen};

pub(super) fn markdown(shown: &Comparison<'_>) -> String {
    let mut out = format!("### Glossary: {}\n\n{} → {}\n", shown.summary(), code(shown.old), code(shown.new));
    if !shown.changes.is_empty() {
        out.push_str("\n| | concept | | before | after |\n|---|---|---|---|---|\n");
        out.extend(shown.changes.iter().flat_map(rows));
    }
    if let Some(impact) = &shown.impact {
        out.push_str(&format!("\n### Briefings: {}\n", impact.summary()));
        if !impact.altered.is_empty() {
            out.push_str("\n| release | briefing | name | | before | after |\n|---|---|---|---|---|---|\n");
        }
        for release in &impact.altered {
            for briefing in &release.briefings {
                let begin = [code(&release.path), escaped(&meeting(briefing))];
                out.extend(briefing.names.iter().map(|change| row(&[&begin[..], &name(change)].concat())));
                if !briefing.parts.is_empty() || briefing.names.is_empty() {
                    let parts = escaped(&briefing.parts.join(", "));
                    let cells = [String::new(), "also".to_owned(), String::new(), parts];
                    out.push_str(&row(&[&begin[..], &cells].concat()));
                }
            }
        }
    }
    out
}

/// The rows of one concept; the first one says which it is.
fn rows(change: &Change<'_>) -> Vec<String> {
    let Some(concept) = change.concept() else { return Vec::new() };
    let sort = match change.sort {
        Sort::Added => "added",
        Sort::Removed => "removed",
        Sort::Renamed => "renamed",
        Sort::Changed => "changed",
    };
    let label = format!("{} ({})", code(&concept.id), concept.kind.name());
    let mut cells: Vec<[String; 3]> = Vec::new();
    if let (Sort::Renamed, Some(old)) = (change.sort, change.old) {
        cells.push(["id".to_owned(), code(&old.id), code(&concept.id)]);
    }
    if change.fields.is_empty() && change.sort != Sort::Renamed {
        for (key, name) in [("en", concept.name_en()), ("ar", concept.name_ar())] {
            let (before, after) = if change.sort == Sort::Added { ("", name) } else { (name, "") };
            cells.push([key.to_owned(), escaped(before), escaped(after)]);
        }
    }
    for field in &change.fields {
        cells.push([field.key.to_owned(), list(&field.old), list(&field.new)]);
    }
    let label = |i: usize| if i == 0 { [sort.to_owned(), label.clone()] } else { Default::default() };
    cells.into_iter().enumerate().map(|(i, cells)| row(&[&label(i)[..], &cells].concat())).collect()
}

fn name(change: &NameChange) -> [String; 4] {
    let side =
        |shown: &Option<mujaz::impact::Shown>| shown.as_ref().map_or(String::new(), |s| escaped(&seen(s)));
    [escaped(&change.at.text), change.what.words().to_owned(), side(&change.old), side(&change.new)]
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn list(values: &[String]) -> String {
    values.iter().map(|value| escaped(value)).collect::<Vec<_>>().join("<br>")
}

/// Text that means nothing but itself in a cell of a table.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '|' | '~' | '#' | '@' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// A name of a file, a revision or a concept.
fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n', '\r'], " ").replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_is_markup() {
        assert_eq!(escaped("a|b *c* <i> [x] & ر\nر"), "a\\|b \\*c\\* &lt;i\\> \\[x\\] &amp; ر ر");
        assert_eq!(code("a`b|c"), "`a b\\|c`");
    }
}
