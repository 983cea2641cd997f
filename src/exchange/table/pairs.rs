//! A sheet of pairs, a source term and its target term in each row, to concepts.
//!
//! Such tables have no concepts: rows that carry the same id, or else the same English and the same
//! remark, are taken for one. Its first Arabic and English terms are its names, further ones variants.

use std::collections::HashMap;

use super::{Row, Sheet, Told, headings};
use crate::arabic::{fold, is_arabic_letter};
use crate::diagnostic::{Diagnostic, Severity};
use crate::exchange::said::{Defaults, Keys, Said};
use crate::glossary::concept::Position;
use crate::glossary::{Concept, Term, TermType, canonical, read};

/// Where a table of pairs has what, as columns from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The term to be translated.
    pub source: usize,
    /// Its translation.
    pub target: usize,
    /// The languages of the two.
    pub languages: Option<(usize, usize)>,
    /// Id of the concept; a cell that is no id is a remark.
    pub id: Option<usize>,
    /// What the concept is.
    pub definition: Option<usize>,
    /// A remark. One that begins with an id in brackets was written by `remark`.
    pub note: Option<usize>,
    /// The first row with a pair.
    pub first: usize,
    /// Columns that are known and of no use here.
    pub ignored: Vec<usize>,
}

/// The remark that stands beside each term of a concept: `[itu] organisation, approved: …`.
pub(in crate::exchange) fn remark(concept: &Concept) -> String {
    let mut out = format!("[{}] {}, {}", concept.id, concept.kind.name(), concept.status.name());
    if let Some(text) = concept.definition.as_ref().or(concept.note.as_ref()) {
        out.push_str(": ");
        out.push_str(&one_line(text));
    }
    out
}

/// A text without tabs and line breaks.
pub(in crate::exchange) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The layout of a sheet whose first row names a `source` and a `target` column.
pub fn headed(sheet: &Sheet) -> Option<Layout> {
    let plain: Vec<String> = sheet.rows.first()?.cells.iter().map(|cell| headings::plain(cell)).collect();
    let find = |names: &[&str]| plain.iter().position(|cell| names.contains(&cell.as_str()));
    let ignored = ["location", "fuzzy", "id", "relevance", "explanation", "source-explanation"];
    Some(Layout {
        source: find(&["source"])?,
        target: find(&["target"])?,
        languages: find(&["source-lang", "source-language"]).zip(find(&["target-lang", "target-language"])),
        id: find(&["context"]),
        definition: find(&["developer-comments"]),
        note: find(&["translator-comments", "comment", "note"]),
        first: 1,
        ignored: plain
            .iter()
            .enumerate()
            .filter(|(_, cell)| ignored.contains(&cell.as_str()))
            .map(|(at, _)| at)
            .collect(),
    })
}

/// The layout of a sheet without headings: with languages in the third and fourth column, or with a
/// remark in the third.
pub fn unheaded(sheet: &Sheet) -> Layout {
    let is_language = |cell: &str| {
        let primary = cell.split(['-', '_']).next().unwrap_or_default();
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let has_languages = !sheet.rows.is_empty()
        && sheet.rows.iter().take(20).all(|row| is_language(row.cell(2)) && is_language(row.cell(3)));
    let (languages, note) = if has_languages { (Some((2, 3)), None) } else { (None, Some(2)) };
    Layout { source: 0, target: 1, languages, note, ..Layout::default() }
}

/// Reads the pairs of a sheet.
pub fn read_sheet(sheet: &Sheet, layout: &Layout, defaults: Defaults) -> Told {
    let mut reader = Reader { sheet, layout, defaults, told: Told::default(), known: HashMap::new() };
    let rows = sheet.rows.get(layout.first..).unwrap_or_default();
    reader.report_columns(rows);
    for row in rows {
        reader.row(row);
    }
    let mut told = reader.told;
    let problems = &mut told.problems;
    told.said.retain(|said| is_sound(said, problems));
    told.without_kind = told.said.len();
    told
}

struct Reader<'a> {
    sheet: &'a Sheet,
    layout: &'a Layout,
    defaults: Defaults,
    told: Told,
    /// What makes rows one concept, and where in `told` it is.
    known: HashMap<(String, String), usize>,
}

/// One row as it is meant.
struct Pair<'a> {
    ar: &'a str,
    en: &'a str,
    id: &'a str,
    definition: &'a str,
    note: &'a str,
}

impl Reader<'_> {
    /// Columns that hold something and have no place.
    fn report_columns(&mut self, rows: &[Row]) {
        let Layout { source, target, languages, id, definition, note, ignored, .. } = self.layout;
        let mut known = vec![*source, *target];
        known.extend(languages.iter().flat_map(|(a, b)| [*a, *b]));
        known.extend([id, definition, note].into_iter().flatten());
        known.extend(ignored);
        let end = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        for at in (0..end).filter(|at| !known.contains(at)) {
            let mut filled = rows.iter().filter(|row| !row.cell(at).is_empty());
            if let Some(first) = filled.next() {
                let count = 1 + filled.count();
                let message =
                    format!("column {} has no place in the glossary; its {count} cells are not read", at + 1);
                self.told.problems.push(
                    Diagnostic::warning("table-column-unknown", message)
                        .at(self.sheet.place(first, at))
                        .help("give the table headings to say what each column is: ar, en, note, …"),
                );
            }
        }
    }

    fn row(&mut self, row: &Row) {
        let Some(pair) = self.pair(row) else { return };
        let key = match pair.id {
            "" => (fold(pair.en), pair.note.to_owned()),
            id => (String::new(), id.to_owned()),
        };
        let at = *self.known.entry(key).or_insert_with(|| {
            let place = Position { path: self.sheet.path().to_owned(), line: row.line };
            let mut concept = Concept::new(pair.id, self.defaults.kind, place);
            concept.status = self.defaults.status;
            let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            concept.definition = filled(pair.definition);
            concept.note = filled(pair.note);
            let mut keys = Keys::default().with("ar").with("en");
            for (column, text) in [("id", pair.id), ("definition", pair.definition), ("note", pair.note)] {
                if !text.is_empty() {
                    keys = keys.with(column);
                }
            }
            self.told.said.push(Said {
                concept,
                keys,
                place: self.sheet.place_of_row(row),
                other_country: None,
            });
            self.told.said.len() - 1
        });
        if let Some(said) = self.told.said.get_mut(at) {
            add(&mut said.concept.ar, pair.ar);
            add(&mut said.concept.en, pair.en);
        }
    }

    /// The pair of a row; `None`, reported, where it is not Arabic and another script.
    fn pair<'a>(&mut self, row: &'a Row) -> Option<Pair<'a>> {
        let (source, target) = (row.cell(self.layout.source), row.cell(self.layout.target));
        let missing = if source.is_empty() { self.layout.source } else { self.layout.target };
        if source.is_empty() || target.is_empty() {
            return self.drop(
                row,
                missing,
                "a row with one term only is left out".to_owned(),
                "give both terms",
            );
        }
        if let Some((from, to)) = self.layout.languages {
            for (at, term) in [(from, source), (to, target)] {
                let language = row.cell(at).to_lowercase();
                let primary = language.split(['-', '_']).next().unwrap_or_default();
                if !matches!(primary, "ar" | "en") {
                    let message = format!("`{term}` is of the language `{language}`; the row is left out");
                    return self.drop(row, at, message, "the glossary has Arabic and English terms");
                }
            }
        }
        let is_arabic = |text: &str| text.chars().any(is_arabic_letter);
        let (ar, en) = match (is_arabic(source), is_arabic(target)) {
            (true, false) => (source, target),
            (false, true) => (target, source),
            _ => {
                let message = "a pair needs one term in Arabic and one in Latin letters; the row is left out";
                return self.drop(
                    row,
                    self.layout.source,
                    message.to_owned(),
                    "the glossary has Arabic and English terms",
                );
            }
        };
        let cell = |at: Option<usize>| at.map_or("", |at| row.cell(at));
        let (mut id, mut note) = (cell(self.layout.id), cell(self.layout.note));
        if !is_id(id) {
            note = if note.is_empty() { id } else { note };
            id = "";
        }
        if let Some(written) = note.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(id, _)| id)
            && is_id(written)
        {
            (id, note) = (written, "");
        }
        Some(Pair { ar, en, id, definition: cell(self.layout.definition), note })
    }

    fn drop<T>(&mut self, row: &Row, at: usize, message: String, help: &str) -> Option<T> {
        let place = self.sheet.place(row, at);
        self.told.problems.push(Diagnostic::warning("table-pair", message).at(place).help(help));
        None
    }
}

/// Whether one of the first two cells has Arabic, and the other something else.
pub(in crate::exchange) fn is_pair(row: &Row) -> bool {
    let has_arabic = |text: &str| text.chars().any(is_arabic_letter);
    let (a, b) = (row.cell(0), row.cell(1));
    !a.is_empty() && !b.is_empty() && has_arabic(a) != has_arabic(b)
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn add(terms: &mut Vec<Term>, text: &str) {
    let kind = if terms.is_empty() { TermType::Name } else { TermType::Variant };
    if !terms.iter().any(|term| term.text == text) {
        terms.push(Term { text: text.to_owned(), kind });
    }
}

/// Whether a concept keeps the rules of a glossary file; what is wrong is reported at its first row.
fn is_sound(said: &Said, problems: &mut Vec<Diagnostic>) -> bool {
    let mut whole = said.concept.clone();
    if whole.id.is_empty() {
        whole.id = "new".to_owned();
    }
    let (_, found) = read::read(&said.place.path, &canonical::entry(&whole));
    let is_sound = found.iter().all(|p| p.severity < Severity::Error);
    problems.extend(found.into_iter().map(|mut problem| {
        if said.concept.id.is_empty() {
            problem.message = problem.message.replace("`new`", &format!("`{}`", said.concept.name_en()));
        }
        problem.at(said.place.clone())
    }));
    is_sound
}
