//! The canonical form of a glossary file, `mujaz glossary fmt`: entries sorted by kind and id with one
//! blank line between them, each as [`canonical`] writes it. Comments stay with the entry and the
//! key they stand before or beside; line ends stay what they are.

use std::collections::BTreeMap;

use toml_edit::{ArrayOfTables, Decor, DocumentMut, Item, Table, Value};

use super::canonical;
use super::concept::{Concept, Kind, Position};
use super::keys::KEYS;
use super::read::read;
use crate::diagnostic::{Diagnostic, Place};

/// The canonical form of a file's text.
///
/// # Errors
/// What the reader has against the file: a file with an error is not formatted, because what cannot
/// be read cannot be kept.
pub fn format(path: &str, text: &str) -> Result<String, Vec<Diagnostic>> {
    let crlf = text.contains("\r\n");
    let plain = text.replace("\r\n", "\n");
    let (concepts, mut problems) = read(path, text);
    // With an entry left out, nothing is sure about the comments around it either.
    problems.retain(|p| p.severity == crate::diagnostic::Severity::Error);
    if !problems.is_empty() {
        return Err(problems);
    }
    let refused = |why: String| {
        let help = "every entry is a [[kind]] line and then key = value lines; run `mujaz glossary lint`";
        vec![Diagnostic::error("glossary-syntax", why).at(Place::file(path)).help(help)]
    };
    let document: DocumentMut = plain.parse().map_err(|e| refused(format!("the file is no TOML: {e}")))?;
    let tables =
        tables(&document).map_err(|kind| refused(format!("`{kind}` is not a list of [[{kind}]] entries")))?;
    if tables.len() != concepts.len() {
        return Err(refused("some entries are not [[kind]] tables".to_owned()));
    }
    let made = put_together(&document, &tables, &concepts);
    // The file is the only copy of somebody's work, so what was made is read before it is believed.
    let (again, _) = read(path, &made);
    if sorted(again) != sorted(concepts) {
        return Err(refused("the file cannot be formatted without changing what it says".to_owned()));
    }
    Ok(if crlf { made.replace('\n', "\r\n") } else { made })
}

/// The concepts in canonical order, wherever they stand.
fn sorted(mut concepts: Vec<Concept>) -> Vec<Concept> {
    for concept in &mut concepts {
        concept.at = Position { path: String::new(), line: 0 };
    }
    concepts.sort_by(|a, b| order(a).cmp(&order(b)));
    concepts
}

fn order(concept: &Concept) -> (Kind, &str) {
    (concept.kind, &concept.id)
}

/// The entries' tables in the order of the file; the name of a kind that is written otherwise.
fn tables(document: &DocumentMut) -> Result<Vec<&Table>, String> {
    let mut tables: Vec<&Table> = Vec::new();
    for (kind, item) in document.iter() {
        let list = item.as_array_of_tables().ok_or_else(|| kind.to_owned())?;
        tables.extend(ArrayOfTables::iter(list));
    }
    tables.sort_by_key(|table| table.position());
    Ok(tables)
}

fn put_together(document: &DocumentMut, tables: &[&Table], concepts: &[Concept]) -> String {
    let mut head = String::new();
    let mut entries: Vec<(&Concept, String)> = Vec::new();
    for (n, (table, concept)) in tables.iter().zip(concepts).enumerate() {
        let before = prefix(table.decor());
        // What stands at the top with a blank line after it is about the file.
        let own = if n == 0 {
            let (file, own) = before.rsplit_once("\n\n").unwrap_or(("", before));
            head = comments(file);
            own
        } else {
            before
        };
        entries.push((concept, comments(own) + &entry(table, concept)));
    }
    entries.sort_by(|a, b| order(a.0).cmp(&order(b.0)));
    let mut parts: Vec<String> = entries.into_iter().map(|(_, text)| text).collect();
    if !head.is_empty() {
        parts.insert(0, head);
    }
    let tail = comments(document.trailing().as_str().unwrap_or_default());
    if !tail.is_empty() {
        parts.push(tail);
    }
    parts.join("\n")
}

/// The canonical text of an entry with the comments of its table.
fn entry(table: &Table, concept: &Concept) -> String {
    let mut notes = notes(table);
    let mut head = String::new();
    let mut keys = String::new();
    for line in canonical::entry(concept).lines() {
        let Some((key, _)) = line.split_once(" = ") else {
            head = line.to_owned();
            continue;
        };
        let note = notes.remove(key).unwrap_or_default();
        keys.extend([&note.above, line, &note.beside, "\n"]);
    }
    head.push_str(&spaced(table.decor()));
    head.push('\n');
    // A key that says nothing (`common = false`) is gone; what was said about it stands at the top,
    // because below it would belong to the next entry.
    for note in notes.into_values() {
        head.push_str(&note.above);
        head.push_str(&comments(&note.beside));
    }
    head + &keys
}

/// What stands behind a value or a header on its line, with a space before it.
fn spaced(decor: &Decor) -> String {
    let beside = decor.suffix().and_then(|raw| raw.as_str()).unwrap_or_default().trim();
    if beside.is_empty() { String::new() } else { format!(" {beside}") }
}

/// The comments of a key.
#[derive(Default)]
struct Note {
    /// Lines before it, each with its end.
    above: String,
    /// What stands behind its value, with a space before it.
    beside: String,
}

fn notes(table: &Table) -> BTreeMap<&'static str, Note> {
    let mut out = BTreeMap::new();
    for key in KEYS {
        let Some((name, Item::Value(value))) = table.get_key_value(key) else { continue };
        let mut above = comments(prefix(name.leaf_decor()));
        if let Value::Array(array) = value {
            for item in array {
                above.push_str(&comments(prefix(item.decor())));
                above.push_str(&comments(suffix(item.decor())));
            }
            above.push_str(&comments(array.trailing().as_str().unwrap_or_default()));
        }
        out.insert(*key, Note { above, beside: spaced(value.decor()) });
    }
    out
}

fn prefix(decor: &Decor) -> &str {
    decor.prefix().and_then(|raw| raw.as_str()).unwrap_or_default()
}

fn suffix(decor: &Decor) -> &str {
    decor.suffix().and_then(|raw| raw.as_str()).unwrap_or_default()
}

/// The comment lines of a text between two values, each with its end.
fn comments(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with('#'));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::glossary::store;

    const UNTIDY: &str = r#"# Bodies.
# Two lines about the file.

# about b
[[organisation]] # beside the header
en = 'Second'   # how they write it
# who knows
id = "b"
ar = "الثانية الكبرى"
common = false # no
ar-variant = [
  # seen once
  "الثانية", # yes
  'الأخرى',
]
[[place]]
id="p"
ar="باريس"
en="Paris"
status = "proposed"


[[organisation]]
id = "a"
ar = "الأولى الكبرى"
en = "First \u0041"
source = "https://example.org"
status = "approved"
# the end
"#;

    const TIDY: &str = r##"# Bodies.
# Two lines about the file.

[[organisation]]
id = "a"
ar = "الأولى الكبرى"
en = "First A"
status = "approved"
source = "https://example.org"

# about b
[[organisation]] # beside the header
# no
# who knows
id = "b"
ar = "الثانية الكبرى"
# seen once
# yes
ar-variant = ["الثانية", "الأخرى"]
en = "Second" # how they write it
status = "proposed"

[[place]]
id = "p"
ar = "باريس"
en = "Paris"
status = "proposed"

# the end
"##;

    #[test]
    fn an_untidy_file_is_made_canonical_and_keeps_every_comment() {
        assert_eq!(format("g.toml", UNTIDY).expect("formatted"), TIDY);
        assert_eq!(format("g.toml", TIDY).expect("formatted"), TIDY);
    }

    #[test]
    fn line_ends_stay() {
        let crlf = UNTIDY.replace('\n', "\r\n");
        assert_eq!(format("g.toml", &crlf).expect("formatted"), TIDY.replace('\n', "\r\n"));
    }

    #[test]
    fn a_file_with_an_error_is_left_alone() {
        let problems = format("g.toml", &TIDY.replace("[[place]]", "[[place]")).expect_err("refused");
        assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["glossary-syntax"]);
        let inline = "place = [{ id = \"p\", ar = \"باريس\", en = \"Paris\" }]\n";
        assert_eq!(format("g.toml", inline).expect_err("refused").len(), 1);
        assert_eq!(format("g.toml", "# only a comment\n").as_deref(), Ok("# only a comment\n"));
        assert_eq!(format("g.toml", "").as_deref(), Ok(""));
    }

    #[test]
    fn the_shipped_files_are_in_canonical_form() {
        for file in store::shipped() {
            assert_eq!(format(&file.path, &file.text).as_deref(), Ok(file.text.as_str()), "{}", file.path);
        }
    }

    fn lines() -> impl Strategy<Value = String> {
        let comment =
            || prop_oneof![Just(String::new()), "# [a-zب-ي =\\[\\]\"]{0,12}\n", Just("\n".to_owned())];
        let value = prop_oneof![
            Just("\"كلمة طيبة\"".to_owned()),
            Just("'كلمة أخرى'".to_owned()),
            Just("\"\"\"كلمة\n طويلة\"\"\"".to_owned()),
        ];
        let list = proptest::collection::vec((value.clone(), comment()), 1..4).prop_map(|items| {
            format!("[{}]", items.iter().map(|(v, c)| format!("{v},{c}")).collect::<String>())
        });
        let beside = prop_oneof![Just(""), Just(" # beside"), Just("\t#x")];
        (comment(), comment(), comment(), list, beside, "[a-d]{1,2}", "[a-zA-Z][a-z '#]{0,8}[a-z]", any::<bool>()).prop_map(
            |(a, b, c, list, beside, id, en, place)| {
                let kind = if place { "place" } else { "event" };
                format!("{a}[[{kind}]]{beside}\n{b}en=\"{en}\"\nar-variant = {list}{beside}\n{c}id = '{id}'\nar = \"اسم كبير\"\n")
            },
        )
    }

    proptest! {
        #[test]
        fn formatting_is_idempotent_and_keeps_concepts_and_comments(entries in proptest::collection::vec(lines(), 0..5), crlf: bool) {
            let text = if crlf { entries.concat().replace('\n', "\r\n") } else { entries.concat() };
            let Ok(once) = format("t.toml", &text) else {
                prop_assert!(!read("t.toml", &text).1.is_empty());
                return Ok(());
            };
            prop_assert_eq!(format("t.toml", &once), Ok(once.clone()));
            prop_assert_eq!(sorted(read("t.toml", &once).0), sorted(read("t.toml", &text).0));
            let count = |text: &str| text.lines().filter(|l| l.contains("# beside")).count();
            prop_assert_eq!(count(&once), count(&text));
        }
    }
}
