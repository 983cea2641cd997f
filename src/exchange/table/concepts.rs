//! A sheet with a heading for each key to concepts, under the same rules as the glossary's own files.

use super::cell::{split, unguarded};
use super::headings::{self, Heading};
use super::{Origin, Row, Sheet, Told, columns, values};
use crate::arabic::is_arabic_letter;
use crate::diagnostic::{Diagnostic, Severity};
use crate::exchange::said::{Defaults, Keys, Said};
use crate::glossary::concept::Position;
use crate::glossary::keys::{self, term_type};
use crate::glossary::{Concept, Kind, Status, Term, TermType, canonical, countries, read};

/// Reads a sheet whose headings are in row `at`.
pub fn read_sheet(sheet: &Sheet, at: usize, defaults: Defaults) -> Told {
    let mut reader = Reader {
        sheet,
        defaults,
        columns: Vec::new(),
        problems: Vec::new(),
        is_text: matches!(sheet.origin, Origin::Text { .. }),
        other_country: None,
    };
    let rows = sheet.rows.get(at + 1..).unwrap_or_default();
    for above in &sheet.rows[..at] {
        reader.note_above(above);
    }
    reader.read_headings(at, rows);
    if let Some(problem) = reader.exchanged_headings(at, rows) {
        return Told::refused(problem);
    }
    let said: Vec<Said> = rows.iter().filter_map(|row| reader.row(row)).collect();
    let without_kind = said.iter().filter(|said| !said.keys.has("kind")).count();
    Told { said, problems: reader.problems, without_kind }
}

struct Reader<'a> {
    sheet: &'a Sheet,
    defaults: Defaults,
    /// Position in the row, and the column it holds.
    columns: Vec<(usize, &'static str)>,
    problems: Vec<Diagnostic>,
    is_text: bool,
    /// What stands in the row's cell for a country, where CLDR has none of that name.
    other_country: Option<(String, Diagnostic)>,
}

impl Reader<'_> {
    fn note_above(&mut self, row: &Row) {
        let message = "a row above the headings is not read".to_owned();
        self.problems.push(Diagnostic::notice("table-above", message).at(self.sheet.place_of_row(row)));
    }

    fn read_headings(&mut self, row: usize, rows: &[Row]) {
        let sheet = self.sheet;
        let Some(heading) = sheet.rows.get(row) else { return };
        for at in 0..heading.cells.len() {
            let text = heading_of(sheet, row, at);
            let filled: Vec<&str> =
                rows.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty()).collect();
            let column = match headings::meaning(text) {
                Some(Heading::Column(column)) => Some(column),
                Some(Heading::Number) => continue,
                // Nothing is lost of a column that holds nothing.
                Some(Heading::Terms(_)) | None if filled.is_empty() => continue,
                Some(Heading::Terms(kind)) => columns::of_terms(is_mostly_arabic(&filled), kind),
                None => None,
            };
            match column {
                Some(column) if self.columns.iter().all(|(_, own)| *own != column) => {
                    self.columns.push((at, column));
                }
                Some(column) => self.twice(heading, at, text, column, filled.len()),
                None => self.unknown(heading, at, text, filled.len()),
            }
        }
        let end = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        for at in heading.cells.len()..end {
            if let Some(row) = rows.iter().find(|row| !row.cell(at).is_empty()) {
                let message = "cells to the right of the last heading are not read";
                self.problems.push(
                    Diagnostic::warning("table-column-unknown", message)
                        .at(self.sheet.place(row, at))
                        .help("give their column a heading"),
                );
                break;
            }
        }
    }

    fn twice(&mut self, heading: &Row, at: usize, text: &str, column: &str, filled: usize) {
        let message = format!("the column `{text}` means `{column}` again; its {filled} cells are not read");
        self.problems.push(
            Diagnostic::warning("table-column-twice", message)
                .at(self.sheet.place(heading, at))
                .help("put several terms into one cell, with | between them"),
        );
    }

    fn unknown(&mut self, heading: &Row, at: usize, text: &str, filled: usize) {
        let what = match text {
            "" => "a column without a heading".to_owned(),
            text => format!("the column `{text}`"),
        };
        let help = match headings::nearest(text) {
            Some(near) => format!("did you mean `{near}`?"),
            None if self.problems.iter().any(|p| p.code == "table-column-unknown") => {
                "give it one of these headings".to_owned()
            }
            None => format!("columns are {}", headings::known()),
        };
        let message = format!("{what} has no place in the glossary; its {filled} cells are not read");
        self.problems.push(
            Diagnostic::warning("table-column-unknown", message).at(self.sheet.place(heading, at)).help(help),
        );
    }

    /// The columns of the Arabic and the English names, where the table has both.
    fn names(&self) -> Option<(usize, usize)> {
        let at = |column: &str| self.columns.iter().find(|(_, own)| *own == column).map(|(at, _)| *at);
        at("ar").zip(at("en"))
    }

    /// Whether a row has its Arabic name in the English column, and the English in the Arabic one.
    fn is_exchanged(&self, row: &Row) -> bool {
        let has_arabic = |at: usize| row.cell(at).chars().any(is_arabic_letter);
        self.names().is_some_and(|(ar, en)| !row.cell(ar).is_empty() && !has_arabic(ar) && has_arabic(en))
    }

    /// The error for a table of which most rows are exchanged: then it is the headings that are wrong.
    fn exchanged_headings(&self, at: usize, rows: &[Row]) -> Option<Diagnostic> {
        let (ar, en) = self.names()?;
        let heading = self.sheet.rows.get(at)?;
        let both = rows.iter().filter(|row| !row.cell(ar).is_empty() && !row.cell(en).is_empty()).count();
        let wrong = rows.iter().filter(|row| self.is_exchanged(row)).count();
        (wrong * 2 > both).then(|| {
            let (arabic, english) = (heading_of(self.sheet, at, ar), heading_of(self.sheet, at, en));
            let message = format!(
                "the column `{arabic}` holds English and the column `{english}` Arabic, in {wrong} of {both} rows; \
                 nothing is read"
            );
            Diagnostic::error("table-languages", message)
                .at(self.sheet.place(heading, ar))
                .help("exchange the two headings")
        })
    }

    /// The concept of a row; `None` where it holds an error, which is then reported.
    fn row(&mut self, row: &Row) -> Option<Said> {
        let place = self.sheet.place_of_row(row);
        let mut concept = Concept::new(
            "",
            self.defaults.kind,
            Position { path: self.sheet.path().to_owned(), line: row.line },
        );
        concept.status = self.defaults.status;
        let mut keys = Keys::default();
        let before = self.problems.len();
        self.other_country = None;
        if self.is_exchanged(row) {
            let message = "the Arabic name stands in the English column, and the English in the Arabic one; the row is left out";
            let help = "exchange the two cells";
            self.problems.push(Diagnostic::error("table-languages", message).at(place).help(help));
            return None;
        }
        for (at, column) in self.columns.clone() {
            let cell = row.cell(at);
            let cell = if self.is_text { unguarded(cell) } else { cell };
            // An empty cell says nothing: people send back what they worked on, and leave the rest empty.
            if cell.is_empty() {
                continue;
            }
            keys = keys.with(column);
            self.cell(&mut concept, row, at, column, cell);
        }
        if concept.ar.is_empty() && concept.en.is_empty() && concept.id.is_empty() {
            self.problems.truncate(before);
            let message = "a row without a name in either language is left out";
            self.problems.push(Diagnostic::warning("table-row-empty", message).at(place));
            return None;
        }
        concept.sort_terms();
        let is_sound = self.check(&concept, row);
        let is_good = is_sound && !self.problems[before..].iter().any(|p| p.severity == Severity::Error);
        let other_country = self.other_country.take();
        if !is_good {
            self.problems.extend(other_country.map(|(_, problem)| problem));
            return None;
        }
        Some(Said { concept, keys, place, other_country })
    }

    fn cell(&mut self, concept: &mut Concept, row: &Row, at: usize, column: &'static str, cell: &str) {
        if let Some((arabic, kind)) = term_type(column) {
            // A concept has one name and one printed acronym; further ones in the cell are variants.
            let later = match kind {
                TermType::Name => TermType::Variant,
                TermType::Acronym if !arabic => TermType::AcronymVariant,
                _ => kind,
            };
            let kinds = std::iter::once(kind).chain(std::iter::repeat(later));
            let terms = split(cell).into_iter().zip(kinds).map(|(text, kind)| Term { text, kind });
            if arabic {
                concept.ar.extend(terms);
            } else {
                concept.en.extend(terms);
            }
            return;
        }
        let text = || Some(cell.to_owned());
        match column {
            "id" => concept.id = cell.to_owned(),
            "kind" => match values::kind(cell) {
                Some(kind) => concept.kind = kind,
                None => self.wrong(row, at, cell, "kind", &Kind::ALL.map(Kind::name)),
            },
            "status" => match values::status(cell) {
                Some(status) => concept.status = status,
                None => self.wrong(row, at, cell, "status", &Status::ALL.map(Status::name)),
            },
            "common" => match values::flag(cell) {
                Some(flag) => concept.common = flag,
                None => self.wrong(row, at, cell, "value of `common`", &["true", "false"]),
            },
            "country" => match countries::named(cell) {
                Ok(code) => concept.country = Some(code.to_owned()),
                Err(help) => {
                    let problem = self.error(row, at, &format!("`{cell}` is no country"), help);
                    self.other_country = Some((cell.to_owned(), problem));
                }
            },
            "class" => concept.class = text(),
            "parent" => concept.parent = text(),
            "definition" => concept.definition = text(),
            "note" => concept.note = text(),
            "source" => concept.source = text(),
            "since" | "until" | "editions" => {
                let values = if columns::is_list(column) { split(cell) } else { vec![cell.to_owned()] };
                if let Err(problem) = keys::set(concept, column, values) {
                    let problem =
                        Diagnostic::error("glossary-edition", format!("{problem}; the row is left out"));
                    let help = "write each edition once, with its year behind a colon: 15: 2020";
                    self.problems.push(problem.at(self.sheet.place(row, at)).help(help));
                }
            }
            _ => concept.replaced_by = text(),
        }
    }

    fn wrong(&mut self, row: &Row, at: usize, cell: &str, what: &str, known: &[&str]) {
        let near = |k: &str| strsim::jaro_winkler(k, &cell.to_lowercase());
        let nearest = known.iter().max_by(|a, b| near(a).total_cmp(&near(b))).filter(|k| near(k) > 0.8);
        let help = match nearest {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of {}", known.join(", ")),
        };
        self.left_out(row, at, format!("`{cell}` is no {what}"), help);
    }

    fn left_out(&mut self, row: &Row, at: usize, message: String, help: String) {
        let problem = self.error(row, at, &message, help);
        self.problems.push(problem);
    }

    fn error(&self, row: &Row, at: usize, message: &str, help: String) -> Diagnostic {
        Diagnostic::error("table-value", format!("{message}; the row is left out"))
            .at(self.sheet.place(row, at))
            .help(help)
    }

    /// The concept with something in place of what a row leaves to the glossary: a sheet of ids and
    /// statuses is one too.
    fn completed(concept: &Concept) -> Concept {
        let mut whole = concept.clone();
        if whole.id.is_empty() {
            whole.id = "new".to_owned();
        } else {
            let is_named = |terms: &[Term]| terms.iter().any(|term| term.kind == TermType::Name);
            let name = |text: &str| Term { text: text.to_owned(), kind: TermType::Name };
            if !is_named(&whole.ar) {
                whole.ar.insert(0, name("اسم معروف"));
            }
            if !is_named(&whole.en) {
                whole.en.insert(0, name("Known Name"));
            }
        }
        whole.source.get_or_insert_with(|| "https://example.org".to_owned());
        whole
    }

    /// Holds a concept against the rules of a glossary file, and reports each problem at its cell.
    fn check(&mut self, concept: &Concept, row: &Row) -> bool {
        let whole = Self::completed(concept);
        let text = canonical::entry(&whole);
        let (_, problems) = read::read(self.sheet.path(), &text);
        for problem in &problems {
            let line = problem.place.as_ref().map_or(0, |place| place.line);
            let key = text.lines().nth(line.saturating_sub(1)).and_then(|l| l.split(" = ").next());
            let at = self.columns.iter().find(|(_, column)| Some(*column) == key).map(|(at, _)| *at);
            let place = at.map_or_else(|| self.sheet.place_of_row(row), |at| self.sheet.place(row, at));
            let message = match concept.id.as_str() {
                "" => problem.message.replace("`new`", &format!("`{}`", label(concept))),
                _ => problem.message.clone(),
            };
            let mut moved = Diagnostic::new(problem.code, problem.severity, message).at(place);
            moved.help.clone_from(&problem.help);
            self.problems.push(moved);
        }
        problems.iter().all(|p| p.severity < Severity::Error)
    }
}

/// What a concept is called in a message.
fn label(concept: &Concept) -> &str {
    [concept.id.as_str(), concept.name_en(), concept.name_ar()]
        .into_iter()
        .find(|l| !l.is_empty())
        .unwrap_or("?")
}

/// The heading of a column: in the row of headings, or above it where a merged cell leaves that empty.
fn heading_of(sheet: &Sheet, row: usize, at: usize) -> &str {
    let own = sheet.rows[row].cell(at);
    let mut above = sheet.rows[..row].iter().rev().map(|row| row.cell(at));
    let is_known = |text: &&str| headings::meaning(text).is_some();
    if own.is_empty() { above.find(is_known).unwrap_or(own) } else { own }
}

/// Whether most of some terms are in Arabic letters.
fn is_mostly_arabic(cells: &[&str]) -> bool {
    let arabic = cells.iter().filter(|cell| cell.chars().any(is_arabic_letter)).count();
    arabic * 2 > cells.len()
}
