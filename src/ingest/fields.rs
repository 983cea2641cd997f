//! TOML tables in which every key is accounted for: front matter and `mujaz.toml` are read by name,
//! and what was never asked for is an error that names the nearest known key.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Place};
use crate::glossary::countries;

/// A string, number or boolean with its bytes in the whole source.
pub type Located<T> = (T, Range<usize>);

/// One table being read.
pub struct Fields<'a> {
    path: &'a str,
    source: &'a str,
    base: usize,
    name: String,
    table: &'a DeTable<'a>,
    asked: Vec<&'static str>,
    errors: Vec<Diagnostic>,
}

/// Reads the TOML document in the bytes `range` of `source` and hands its table to `read`.
///
/// # Errors
/// Every syntax error, every error `read` recorded, and every key it did not ask for, in the order
/// of the file.
pub fn read<T>(
    path: &str,
    source: &str,
    range: Range<usize>,
    read: impl FnOnce(&mut Fields<'_>) -> T,
) -> Result<T, Vec<Diagnostic>> {
    let base = range.start;
    let (table, syntax) = DeTable::parse_recoverable(&source[range.clone()]);
    if !syntax.is_empty() {
        let errors = syntax.iter().map(|error| {
            let span = error.span().unwrap_or(0..range.len());
            let message = error.message().trim().replace('\n', ", ");
            Diagnostic::error("toml-syntax", message).at(Place::in_source(
                path,
                source,
                base + span.start,
                base + span.end,
            ))
        });
        return Err(errors.collect());
    }
    let mut fields = Fields {
        path,
        source,
        base,
        name: String::new(),
        table: table.get_ref(),
        asked: Vec::new(),
        errors: Vec::new(),
    };
    let value = read(&mut fields);
    let mut errors = fields.finish();
    if errors.is_empty() {
        return Ok(value);
    }
    errors.sort_by_key(|e| e.place.as_ref().map(|p| (p.line, p.column)));
    Err(errors)
}

impl<'a> Fields<'a> {
    /// A string.
    pub fn string(&mut self, key: &'static str) -> Option<Located<String>> {
        let (value, range) = self.take(key)?;
        match value {
            DeValue::String(text) => Some((text.to_string(), range)),
            other => self.wrong_type(key, "a string", other, range),
        }
    }

    /// A date or a string, as text.
    pub fn date(&mut self, key: &'static str) -> Option<Located<String>> {
        match self.take(key)? {
            (DeValue::Datetime(date), range) => Some((date.to_string(), range)),
            (DeValue::String(text), range) => Some((text.to_string(), range)),
            (other, range) => self.wrong_type(key, "a date such as 2020-11-01", other, range),
        }
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Located<i64>> {
        let (value, range) = self.take(key)?;
        let number = match value {
            DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).ok(),
            _ => None,
        };
        match number {
            Some(number) => Some((number, range)),
            None => self.wrong_type(key, "a whole number", value, range),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<Located<bool>> {
        match self.take(key)? {
            (DeValue::Boolean(value), range) => Some((*value, range)),
            (other, range) => self.wrong_type(key, "true or false", other, range),
        }
    }

    /// A string, or `false` where there is to be none.
    pub fn string_or_false(&mut self, key: &'static str) -> Option<Option<Located<String>>> {
        match self.take(key)? {
            (DeValue::Boolean(false), _) => Some(None),
            (DeValue::String(text), range) => Some(Some((text.to_string(), range))),
            (other, range) => self.wrong_type(key, "a string or false", other, range),
        }
    }

    /// A list of strings.
    pub fn strings(&mut self, key: &'static str) -> Option<Vec<Located<String>>> {
        let (value, range) = self.take(key)?;
        let DeValue::Array(items) = value else {
            return self.wrong_type(key, "a list of strings", value, range);
        };
        let mut strings = Vec::new();
        for item in items {
            let range = self.range(item);
            match item.get_ref() {
                DeValue::String(text) => strings.push((text.to_string(), range)),
                other => {
                    let _: Option<()> = self.wrong_type(key, "a list of strings", other, range);
                }
            }
        }
        Some(strings)
    }

    /// A table with keys of the user's own and strings as values: (key, value).
    pub fn map(&mut self, key: &'static str) -> Vec<(Located<String>, Located<String>)> {
        let Some((value, range)) = self.take(key) else { return Vec::new() };
        let DeValue::Table(table) = value else {
            let _: Option<()> = self.wrong_type(key, "a table", value, range);
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (name, value) in table {
            let range = self.range(value);
            match value.get_ref() {
                DeValue::String(text) => {
                    pairs.push(((name.get_ref().to_string(), self.range(name)), (text.to_string(), range)));
                }
                other => {
                    let _: Option<()> = self.wrong_type(name.get_ref(), "a string", other, range);
                }
            }
        }
        pairs
    }

    /// Reads a table within this one.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<T> {
        let (value, range) = self.take(key)?;
        let DeValue::Table(table) = value else {
            return self.wrong_type(key, "a table", value, range);
        };
        Some(self.inner(key, table, read))
    }

    /// Reads the tables of a list, `[[key]]`, one after the other.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'_>) -> T) -> Vec<T> {
        let Some((value, range)) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            let _: Option<()> = self.wrong_type(key, "a list of tables", value, range);
            return Vec::new();
        };
        let mut out = Vec::new();
        for item in items {
            let range = self.range(item);
            match item.get_ref() {
                DeValue::Table(table) => out.push(self.inner(key, table, &mut read)),
                other => {
                    let _: Option<()> = self.wrong_type(key, "a list of tables", other, range);
                }
            }
        }
        out
    }

    fn inner<T>(&mut self, key: &str, table: &'a DeTable<'a>, read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
        let mut inner = Fields {
            path: self.path,
            source: self.source,
            base: self.base,
            name: self.full_name(key),
            table,
            asked: Vec::new(),
            errors: Vec::new(),
        };
        let result = read(&mut inner);
        self.errors.extend(inner.finish());
        result
    }

    /// Records that a value cannot be used.
    pub fn invalid(&mut self, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let place = Place::in_source(self.path, self.source, range.start, range.end);
        self.errors.push(Diagnostic::error("invalid-value", message).at(place).help(help));
    }

    /// One of a list of words.
    pub fn one_of(&mut self, key: &'static str, words: &[&str]) -> Option<Located<String>> {
        let (value, range) = self.string(key)?;
        if words.contains(&value.as_str()) {
            return Some((value, range));
        }
        let help = did_you_mean(&value, words);
        self.invalid(range, format!("`{value}` is not a value of `{}`", self.full_name(key)), help);
        None
    }

    /// The ISO 3166-1 code of a country, in capitals.
    pub fn country(&mut self, key: &'static str) -> Option<String> {
        let (country, range) = self.string(key)?;
        match countries::code(&country) {
            Ok(code) => Some(code.to_owned()),
            Err(help) => {
                let message =
                    format!("`{country}` is not the code of a country in `{}`", self.full_name(key));
                self.invalid(range, message, help);
                None
            }
        }
    }

    fn take(&mut self, key: &'static str) -> Option<Located<&'a DeValue<'a>>> {
        self.asked.push(key);
        let (_, value) = self.table.iter().find(|(name, _)| name.get_ref() == key)?;
        let range = self.range(value);
        Some((value.get_ref(), range))
    }

    fn range<T>(&self, spanned: &Spanned<T>) -> Range<usize> {
        let span = spanned.span();
        self.base + span.start..self.base + span.end
    }

    fn full_name(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn wrong_type<T>(
        &mut self,
        key: &str,
        wanted: &str,
        found: &DeValue<'_>,
        range: Range<usize>,
    ) -> Option<T> {
        let message =
            format!("`{}` is {wanted}, not a value of type {}", self.full_name(key), found.type_str());
        let place = Place::in_source(self.path, self.source, range.start, range.end);
        self.errors.push(Diagnostic::error("wrong-type", message).at(place));
        None
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        for (name, _) in self.table {
            let key = name.get_ref().as_ref();
            if self.asked.contains(&key) {
                continue;
            }
            let range = self.range(name);
            let place = Place::in_source(self.path, self.source, range.start, range.end);
            let message = format!("`{}` is not a known key", self.full_name(key));
            self.errors.push(
                Diagnostic::error("unknown-key", message).at(place).help(did_you_mean(key, &self.asked)),
            );
        }
        self.errors
    }
}

/// `did you mean …?` with the likeliest of many words, whole words of the other counting more than letters.
pub fn nearest(word: &str, known: &[&str]) -> String {
    let likeness = |candidate: &str| {
        let shared = candidate.split('-').filter(|part| word.split('-').any(|own| own == *part)).count();
        strsim::jaro_winkler(word, candidate) + shared as f64 / 4.0
    };
    let best = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    best.map_or_else(String::new, |best| format!("did you mean `{best}`?"))
}

/// `did you mean …?`, or all that is known where nothing is near.
pub fn did_you_mean(word: &str, known: &[&str]) -> String {
    let nearest = known
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .min_by_key(|(distance, _)| *distance);
    match nearest {
        // One slip in a short word, one in three letters of a long one.
        Some((distance, candidate)) if distance <= (word.chars().count() / 3).max(1) => {
            format!("did you mean `{candidate}`?")
        }
        _ => format!("known are {}", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")),
    }
}
