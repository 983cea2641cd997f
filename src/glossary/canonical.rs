//! The canonical text of an entry: keys in the order of [`KEYS`], one a line, texts in quotation
//! marks on one line, lists on one line, the status always written.

use toml_writer::{ToTomlValue, TomlStringBuilder};

use super::concept::Concept;
use super::keys::{self, KEYS, Value};

/// The text of one `[[kind]]` entry; each line ends in `\n`, and no blank line follows. Reading it
/// back gives an equal concept, but for where it stands.
pub fn entry(concept: &Concept) -> String {
    let mut out = format!("[[{}]]\n", concept.kind.name());
    for (key, value) in KEYS.iter().filter_map(|key| Some((key, keys::value(concept, key)?))) {
        out.push_str(key);
        out.push_str(" = ");
        out.push_str(&text(&value));
        out.push('\n');
    }
    out
}

/// A value in TOML, on one line.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::List(list) => {
            format!("[{}]", list.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
        }
        Value::Flag => "true".to_owned(),
    }
}

/// A text as a TOML basic string: line breaks and control characters are escaped, so that an entry
/// means the same whatever line ends its file has.
pub(super) fn quoted(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

#[cfg(test)]
#[path = "../../tests/common/concepts.rs"]
mod any_concept;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::any_concept::{Alphabet, TYPES, concepts};
    use super::*;
    use crate::glossary::concept::{Kind, Position, Term, TermType};
    use crate::glossary::read::read;
    use crate::glossary::store;

    fn here() -> Position {
        Position { path: "t.toml".into(), line: 1 }
    }

    #[test]
    fn keys_are_in_order_and_lists_on_one_line() {
        let mut concept = Concept::new("itu", Kind::Organisation, here());
        let term = |text: &str, kind| Term { text: text.to_owned(), kind };
        concept.ar = vec![
            term("الاتحاد الدولي للاتصالات", TermType::Name),
            term("الاتحاد", TermType::Short),
            term("اتحاد الاتصالات", TermType::Short),
        ];
        concept.en = vec![
            term("International Telecommunication Union", TermType::Name),
            term("ITU", TermType::Acronym),
            term("UIT", TermType::AcronymVariant),
        ];
        concept.note = Some("says \"union\"\nnot bureau".to_owned());
        concept.common = true;
        let text = "[[organisation]]\nid = \"itu\"\nar = \"الاتحاد الدولي للاتصالات\"\n\
            ar-short = [\"الاتحاد\", \"اتحاد الاتصالات\"]\nen = \"International Telecommunication Union\"\n\
            acronym = \"ITU\"\nacronym-variant = [\"UIT\"]\nnote = \"says \\\"union\\\"\\nnot bureau\"\n\
            status = \"proposed\"\ncommon = true\n";
        assert_eq!(entry(&concept), text);
    }

    #[test]
    fn the_shipped_files_are_canonical() {
        for file in store::shipped() {
            let (concepts, problems) = read(&file.path, &file.text);
            assert_eq!(problems, []);
            let entries: Vec<String> = concepts.iter().map(entry).collect();
            let start = file.text.find("[[").expect("entries");
            assert_eq!(&file.text[start..], entries.join("\n"), "{}", file.path);
        }
    }

    const ALPHABET: Alphabet = Alphabet {
        arabic: "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{4,9}( [ابتثجحخدرسصعفقكلمنهوي]{3,8}[ \"\\\\\n\u{7f}'ء]?){1,3}",
        arabic_types: TYPES.split_last().expect("types").1,
        english: "[A-Za-z\"'\\\\é–]{1,9}( [A-Za-z0-9\t&’-]{1,8}){0,3}",
        text: "(?s).{0,20}",
    };

    proptest! {
        #[test]
        fn what_is_written_is_read_back(concept in concepts(ALPHABET)) {
            let text = entry(&concept);
            let (read, problems) = read("t.toml", &text);
            prop_assert!(problems.is_empty(), "{:?}\n{}", problems, text);
            let read: Vec<Concept> = read.into_iter().map(|c| Concept { at: concept.at.clone(), ..c }).collect();
            prop_assert_eq!(read, vec![concept]);
        }
    }
}
