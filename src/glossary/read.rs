//! One glossary file to concepts: every problem of every entry, with its line, in one run.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::concept::{Concept, Kind, Position, Status, Term, TermType};
use super::countries::{self, is_code};
use super::edition;
use super::keys::{KEYS, term_type};
use crate::arabic::is_arabic_letter;
use crate::diagnostic::{Diagnostic, Place};

/// Reads one file. Entries with an error are left out and reported; the others are kept.
pub fn read(path: &str, text: &str) -> (Vec<Concept>, Vec<Diagnostic>) {
    let (concepts, reader) = read_all(path, text);
    (concepts, reader.problems)
}

/// The entries that [`read`] leaves out for an error, as far as they can be read, so that what else is wrong
/// with them can be told in the same run. An entry that is no TOML is not among them.
pub fn flawed(path: &str, text: &str) -> Vec<Concept> {
    read_all(path, text).1.flawed
}

fn read_all<'a>(path: &'a str, text: &'a str) -> (Vec<Concept>, Reader<'a>) {
    let lines = line_starts(text);
    let mut reader = Reader { path, text, base: 0, lines, problems: Vec::new(), flawed: Vec::new() };
    let mut concepts = Vec::new();
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        reader.table(table.get_ref(), &mut concepts);
    } else {
        // What follows a broken line would be read into the entry before it. So each entry is read
        // by itself, and one that cannot be read costs one message.
        for block in blocks(text) {
            reader.base = block.start;
            let (table, errors) = DeTable::parse_recoverable(&text[block.clone()]);
            match errors.first() {
                Some(error) => {
                    let span = error.span().unwrap_or(0..block.len());
                    reader.problem("glossary-syntax", &span, syntax(error.message()), EVERY_ENTRY);
                }
                None => reader.table(table.get_ref(), &mut concepts),
            }
        }
    }
    concepts.sort_by_key(|c| c.at.line);
    (concepts, reader)
}

const EVERY_ENTRY: &str =
    "every entry is a [[kind]] line and then key = value lines; this entry is left out, the others count";

/// A parser's message on one line.
fn syntax(message: &str) -> String {
    message.trim().replace('\n', ", ")
}

/// The bytes of each entry of a file that cannot be read as a whole: an entry begins at a line that is
/// a header, or was meant as one (`organisation]]`), and what stands before the first is a block too.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let meant = trimmed.ends_with(']')
            && trimmed.contains(|c: char| c.is_ascii_alphabetic())
            && !trimmed.contains(['"', '\'', '=', '#', ',']);
        if trimmed.starts_with("[[") || trimmed.starts_with('[') && !trimmed.contains(['"', '\'']) || meant {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).filter(|block| !block.is_empty()).collect()
}

/// The byte at which each line begins.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// Reads a stretch of a file that begins at `line`, from 1.
pub(super) fn numbered(path: &str, text: &str, line: usize) -> (Vec<Concept>, Vec<Diagnostic>) {
    let (mut concepts, mut problems) = read(path, text);
    for concept in &mut concepts {
        concept.at.line += line - 1;
    }
    for place in problems.iter_mut().filter_map(|problem| problem.place.as_mut()) {
        place.line += line - 1;
    }
    (concepts, problems)
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    /// The byte of `text` from which the spans that are being read count.
    base: usize,
    lines: Vec<usize>,
    problems: Vec<Diagnostic>,
    /// The entries that are left out.
    flawed: Vec<Concept>,
}

impl Reader<'_> {
    /// The entries of a table of kinds.
    fn table(&mut self, table: &DeTable<'_>, concepts: &mut Vec<Concept>) {
        for (name, value) in table {
            let Some(kind) = Kind::ALL.into_iter().find(|k| k.name() == name.get_ref().as_ref()) else {
                let known = Kind::ALL.map(|kind| format!("[[{}]]", kind.name()));
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                self.unknown("kind", &format!("[[{}]]", name.get_ref()), &name.span(), &known);
                continue;
            };
            let DeValue::Array(entries) = value.get_ref() else {
                let help = format!("write [[{0}]] with two brackets", kind.name());
                self.problem(
                    "glossary-syntax",
                    &name.span(),
                    format!("`{}` is not a list of entries", kind.name()),
                    &help,
                );
                continue;
            };
            for entry in entries {
                match entry.get_ref() {
                    DeValue::Table(fields) => concepts.extend(self.entry(kind, fields, entry.span())),
                    _ => self.problem(
                        "glossary-syntax",
                        &entry.span(),
                        "an entry is not a table".to_owned(),
                        "write [[kind]] and then key = value lines",
                    ),
                }
            }
        }
    }

    fn problem(&mut self, code: &'static str, span: &Range<usize>, message: String, help: &str) {
        let (start, end) = (self.base + span.start, self.base + span.end);
        let place = Place::in_source(self.path, self.text, start, end);
        self.problems.push(Diagnostic::error(code, message).at(place).help(help));
    }

    fn unknown(&mut self, what: &str, name: &str, span: &Range<usize>, known: &[&str]) {
        let nearest = known.iter().max_by(|a, b| strsim::jaro(a, name).total_cmp(&strsim::jaro(b, name)));
        let help = nearest.map_or(String::new(), |n| format!("did you mean `{n}`?"));
        self.problem("glossary-unknown-key", span, format!("unknown {what} `{name}`"), &help);
    }

    fn entry(&mut self, kind: Kind, fields: &DeTable<'_>, span: Range<usize>) -> Option<Concept> {
        let before = self.problems.len();
        let line = self.lines.partition_point(|&start| start <= self.base + span.start);
        let mut concept = Concept::new("", kind, Position { path: self.path.to_owned(), line });
        let label = match fields.iter().find(|(k, _)| k.get_ref() == "id").map(|(_, v)| v.get_ref()) {
            Some(DeValue::String(id)) => id.to_string(),
            _ => String::from("(no id)"),
        };
        for (key, value) in fields {
            self.field(&mut concept, &label, key, value);
        }
        self.whole(&concept, &label, &span);
        concept.sort_terms();
        if self.problems.len() > before {
            self.flawed.push(concept);
            return None;
        }
        Some(concept)
    }

    fn field(
        &mut self,
        concept: &mut Concept,
        label: &str,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let name = key.get_ref().as_ref();
        if let Some((arabic, kind)) = term_type(name) {
            for (text, span) in self.strings(label, name, value) {
                self.term(label, name, arabic, kind, &text, &span);
                let list = if arabic { &mut concept.ar } else { &mut concept.en };
                list.push(Term { text, kind });
            }
            return;
        }
        if name == "common" {
            match value.get_ref() {
                DeValue::Boolean(b) => concept.common = *b,
                _ => self.problem(
                    "glossary-type",
                    &value.span(),
                    format!("`{label}`: `common` is not true or false"),
                    "write common = true",
                ),
            }
            return;
        }
        if name == "editions" {
            self.editions(concept, label, value);
            return;
        }
        if !KEYS.contains(&name) {
            self.unknown(&format!("key in `{label}`:"), name, &key.span(), KEYS);
            return;
        }
        let Some((text, span)) = self.strings(label, name, value).into_iter().next() else { return };
        match name {
            "id" => {
                if text.is_empty()
                    || !text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                {
                    self.problem(
                        "glossary-id",
                        &span,
                        format!("id `{text}` is not in ASCII kebab-case"),
                        "use a to z, 0 to 9 and hyphens",
                    );
                }
                concept.id = text;
            }
            "status" => match text.as_str() {
                "proposed" => concept.status = Status::Proposed,
                "approved" => concept.status = Status::Approved,
                "deprecated" => concept.status = Status::Deprecated,
                _ => self.problem(
                    "glossary-status",
                    &span,
                    format!("`{label}`: unknown status `{text}`"),
                    "use proposed, approved or deprecated",
                ),
            },
            "country" => {
                if text.len() != 2 || !text.bytes().all(|b| b.is_ascii_uppercase()) {
                    let message = format!("`{label}`: `{text}` is not a country code");
                    let help = match countries::named(&text) {
                        Ok(code) => format!("did you mean `{code}`?"),
                        Err(help) => help,
                    };
                    self.problem("glossary-country", &span, message, &help);
                }
                concept.country = Some(text);
            }
            "since" | "until" => {
                if !is_date(&text) {
                    self.problem(
                        "glossary-date",
                        &span,
                        format!("`{label}`: `{text}` is not a date"),
                        "write 2020, 2020-08 or 2020-08-18",
                    );
                } else if name == "since" {
                    concept.since = Some(text);
                } else {
                    concept.until = Some(text);
                }
            }
            "class" => concept.class = Some(text),
            "parent" => concept.parent = Some(text),
            "definition" => concept.definition = Some(text),
            "note" => concept.note = Some(text),
            "source" => {
                if !(text.contains("://") || text.starts_with("github:") || text == "CLDR") {
                    self.problem(
                        "glossary-source",
                        &span,
                        format!("`{label}`: the source is no address: {text}"),
                        "name the page where the English was read, with https:// before it",
                    );
                }
                concept.source = Some(text);
            }
            _ => concept.replaced_by = Some(text),
        }
    }

    fn editions(&mut self, concept: &mut Concept, label: &str, value: &Spanned<DeValue<'_>>) {
        let texts: Vec<String> =
            self.strings(label, "editions", value).into_iter().map(|(text, _)| text).collect();
        match edition::read(&texts) {
            Ok(editions) => concept.editions = editions,
            Err(problem) => self.problem(
                "glossary-edition",
                &value.span(),
                format!("`{label}`: {problem}"),
                "write each edition once, with its year behind a colon: \"15: 2020\"",
            ),
        }
    }

    fn term(
        &mut self,
        label: &str,
        key: &str,
        arabic: bool,
        kind: TermType,
        text: &str,
        span: &Range<usize>,
    ) {
        if text.trim().is_empty() {
            self.problem(
                "glossary-empty-term",
                span,
                format!("`{label}`: `{key}` is empty"),
                "leave the key out",
            );
        } else if arabic && !text.chars().any(is_arabic_letter) && kind != TermType::Acronym {
            self.problem(
                "glossary-script",
                span,
                format!("`{label}`: `{key}` holds no Arabic: {text}"),
                "an acronym in Latin letters goes into `acronym`",
            );
        } else if arabic && is_function_word(text) {
            self.problem(
                "glossary-function-word",
                span,
                format!("`{label}`: `{key}` is a function word and would match everywhere: {text}"),
                "write the whole name",
            );
        } else if !arabic && text.chars().any(is_arabic_letter) {
            self.problem(
                "glossary-script",
                span,
                format!("`{label}`: `{key}` holds Arabic: {text}"),
                "Arabic terms go into the keys that begin with ar",
            );
        }
    }

    fn whole(&mut self, concept: &Concept, label: &str, span: &Range<usize>) {
        if concept.id.is_empty() {
            self.problem(
                "glossary-missing",
                span,
                format!("an entry of kind {} has no `id`", concept.kind.name()),
                "give it an id, such as eg-ntra",
            );
        }
        // A country takes its names from CLDR where the entry gives none, and CLDR knows it by its code.
        let is_named_below = concept.kind == Kind::Country && (concept.id.is_empty() || is_code(&concept.id));
        let help = match concept.kind {
            Kind::Country => "only a country whose id is its code, such as eg, takes its names from CLDR",
            _ => "every concept has a name in both languages",
        };
        if !is_named_below {
            for (list, key) in [(&concept.ar, "ar"), (&concept.en, "en")] {
                if !list.iter().any(|t| t.kind == TermType::Name) {
                    self.problem("glossary-missing", span, format!("`{label}` has no `{key}`"), help);
                }
            }
        }
        if concept.status == Status::Approved && concept.source.is_none() {
            self.problem(
                "glossary-no-source",
                span,
                format!("`{label}` is approved without a `source`"),
                "name the page where the English was read, or set status = \"proposed\"",
            );
        }
    }

    fn strings(
        &mut self,
        label: &str,
        key: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Vec<(String, Range<usize>)> {
        match value.get_ref() {
            DeValue::String(s) => vec![(s.to_string(), value.span())],
            DeValue::Array(items) => {
                let mut out = Vec::new();
                for item in items {
                    match item.get_ref() {
                        DeValue::String(s) => out.push((s.to_string(), item.span())),
                        _ => self.problem(
                            "glossary-type",
                            &item.span(),
                            format!("`{label}`: `{key}` holds something that is no text"),
                            "put it between quotation marks",
                        ),
                    }
                }
                out
            }
            _ => {
                self.problem(
                    "glossary-type",
                    &value.span(),
                    format!("`{label}`: `{key}` is no text"),
                    "put it between quotation marks",
                );
                Vec::new()
            }
        }
    }
}

/// Whether a name is a function word, as no name of two words is.
fn is_function_word(text: &str) -> bool {
    !text.trim().contains(' ')
        && crate::arabic::words::is_spelt_function_word(&crate::arabic::normalise(text))
}

/// Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as `since` and `until` are.
pub fn is_date(text: &str) -> bool {
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        10 => text.to_owned(),
        _ => return false,
    };
    full.parse::<chrono::NaiveDate>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_problems_in_one_run_and_the_good_entries_kept() {
        let text = r#"
[[organisation]]
id = "good"
ar = "منظمة جيدة"
en = "Good Organisation"

[[organisation]]
id = "Bad Id"
ar = "Latin"
en = "عربي"
staus = "approved"

[[organisation]]
id = "no-source"
ar = "هيئة"
en = "Authority"
status = "approved"

[[organisation]]
id = "in"
ar = "في"
en = "In"
since = "2020-15-01"
editions = ["1: 2006", "1: 2007"]

[[organisatoin]]
id = "x"
"#;
        let (concepts, problems) = read("g.toml", text);
        assert_eq!(concepts.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["good"]);
        let lines: Vec<(&str, usize)> =
            problems.iter().map(|d| (d.code, d.place.as_ref().map_or(0, |p| p.line))).collect();
        assert!(lines.contains(&("glossary-id", 8)), "{lines:?}");
        assert!(lines.contains(&("glossary-script", 9)), "{lines:?}");
        assert!(lines.contains(&("glossary-script", 10)), "{lines:?}");
        assert!(lines.contains(&("glossary-unknown-key", 11)), "{lines:?}");
        assert!(lines.contains(&("glossary-no-source", 13)), "{lines:?}");
        assert!(lines.contains(&("glossary-function-word", 21)), "{lines:?}");
        assert!(lines.contains(&("glossary-date", 23)), "{lines:?}");
        assert!(lines.contains(&("glossary-edition", 24)), "{lines:?}");
        assert!(lines.contains(&("glossary-unknown-key", 26)), "{lines:?}");
        let (_, named) =
            read("c.toml", "[[place]]\nid = \"a\"\nar = \"القاهرة\"\nen = \"Cairo\"\ncountry = \"مصر\"\n");
        assert_eq!(named[0].help.as_deref(), Some("did you mean `EG`?"));
        let typo = problems.iter().find(|d| d.message.contains("staus")).expect("reported");
        assert_eq!(typo.help.as_deref(), Some("did you mean `status`?"));
    }

    #[test]
    fn a_syntax_error_loses_only_its_entry() {
        let text = "[[place]]\nid = \"a\"\nar = \"باريس\"\nen = \"Paris\"\n\n[[place]]\nid = \"b\nar = \"لندن\"\nen = \"London\"\n";
        let (concepts, problems) = read("p.toml", text);
        assert!(concepts.iter().any(|c| c.id == "a"));
        assert!(problems.iter().any(|d| d.place.as_ref().is_some_and(|p| p.line == 7)), "{problems:?}");
    }

    #[test]
    fn a_broken_header_is_one_message_and_the_entries_around_it_are_kept() {
        let place = |id: &str| format!("[[place]]\nid = \"{id}\"\nar = \"باريس\"\nen = \"Paris\"\n\n");
        for header in
            ["[[place]", "[place]]", "place]]", "[[place", "[place]", "[[]]", "[[ place", "[[plaice]]"]
        {
            let broken = place("b").replace("[[place]]", header);
            let text = [place("a"), broken, place("c"), place("d")].concat();
            let (concepts, problems) = read("p.toml", &text);
            let ids: Vec<&str> = concepts.iter().map(|c| c.id.as_str()).collect();
            assert_eq!(ids, ["a", "c", "d"], "{header}");
            let lines: Vec<usize> = problems.iter().filter_map(|d| Some(d.place.as_ref()?.line)).collect();
            assert_eq!(lines, [6], "{header}: {problems:?}");
            assert_eq!(concepts[2].at.line, 16, "{header}");
        }
    }
}
