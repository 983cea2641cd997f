//! TBX and SKOS: what is written comes back, what others wrote is read, what is malformed is refused.

#![expect(clippy::print_stdout, reason = "a skipped test says so in a printed line")]

#[path = "../common/concepts.rs"]
mod any_concept;
mod checks;
mod foreign;
mod skos;
mod validity;

use any_concept::{Alphabet, TYPES, concepts};
use checks::{carried, hold, written};
use mujaz::exchange::{MAX_BYTES, tbx};
use mujaz::glossary::concept::Position;
use mujaz::glossary::{Concept, Glossary, Kind, store};
use proptest::prelude::*;

/// The shipped glossary, countries included.
pub(crate) fn shipped() -> Vec<Concept> {
    Glossary::from_layers(&[store::shipped()]).0.concepts.to_vec()
}

const ALPHABET: Alphabet = Alphabet {
    arabic: "[ابتثجحخدرسصعقلمنهوي]{4,7}[ \u{200F}\n\t<&»٣]{0,2}[ابتثجحدرسمنهوي]{3,6}",
    arabic_types: TYPES,
    english: "[ \n]?[A-Za-z\"'&<>\\]é–-]{1,9}[ \r\n\t]{0,3}[A-Za-z0-9’]{1,8} ?",
    text: "(note|status|parent|since)?:? ?[a-zأ-ي \n\r<&\u{85}]{0,9}",
};

prop_compose! {
    fn glossary()(concepts in prop::collection::vec(concepts(ALPHABET), 1..8)) -> Vec<Concept> {
        let mut seen = std::collections::HashSet::new();
        concepts.into_iter().filter(|c| seen.insert(c.id.clone())).collect()
    }
}

proptest! {
    #[test]
    fn any_glossary_comes_back_whole(concepts in glossary()) {
        let file = written(&concepts);
        prop_assert_eq!(&file.problems, &vec![]);
        let read = tbx::read("t.tbx", &file.bytes);
        prop_assert_eq!(&read.problems, &vec![]);
        prop_assert_eq!(carried(&read.concepts), concepts);
    }

    #[test]
    fn the_reader_holds_on_damaged_files(
        file in 0..foreign::FILES.len(),
        edits in prop::collection::vec((0.0..1.0f64, 0usize..30, 0..SNIPPETS.len()), 0..4),
    ) {
        let mut bytes = foreign::FILES[file].as_bytes().to_vec();
        for (at, length, snippet) in edits {
            let start = (at * bytes.len() as f64) as usize;
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, SNIPPETS[snippet].bytes());
        }
        hold(&bytes);
    }

    #[test]
    fn the_reader_holds_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        hold(&bytes);
    }
}

/// What damage puts in the place of what it takes out.
const SNIPPETS: &[&str] = &[
    "",
    "<",
    ">",
    "&amp;",
    "&x;",
    "&#1;",
    "&#10;",
    "]]>",
    "<!--",
    "<![CDATA[ <x> ]]>",
    "<termSec><term>اسم</term></termSec>",
    "<note>status: approved</note>",
    "<note>parent: c1</note>",
    "<term/>",
    "ar",
    "country",
    " xml:lang=\"en\"",
    "\u{200F}",
    "deprecatedTerm-admn-sts",
    "<hi>في</hi>",
];

#[test]
fn the_shipped_glossary_comes_back_whole() {
    let concepts = shipped();
    let file = written(&concepts);
    let told: Vec<&str> = file.problems.iter().map(|p| p.code).collect();
    assert_eq!(told, ["tbx-not-carried"], "{:?}", file.problems);
    assert!(file.problems[0].message.contains("CLDR"));
    let read = tbx::read("t.tbx", &file.bytes);
    assert_eq!(read.problems, []);
    assert_eq!(read.concepts.len(), concepts.len());
    for (back, was) in carried(&read.concepts).iter().zip(carried(&concepts)) {
        assert_eq!(*back, was);
    }
    assert_eq!(written(&read.concepts).bytes, file.bytes, "written again, the file is the same");
}

#[test]
fn a_concept_without_terms_is_told_and_nothing_to_write_is_an_error() {
    let concept = Concept::new("om", Kind::Country, Position { path: String::new(), line: 0 });
    let file = written(&[concept]);
    assert!(file.bytes.is_empty());
    let told: Vec<&str> = file.problems.iter().map(|p| p.code).collect();
    assert_eq!(told, ["tbx-not-carried", "tbx-empty"]);
    assert!(file.problems[0].message.ends_with(": om"), "{}", file.problems[0]);
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let read = tbx::read("t.tbx", &vec![b' '; MAX_BYTES + 1]);
    assert!(read.failed());
    assert_eq!(read.problems[0].code, "exchange-too-large");
}

#[test]
fn entities_are_never_expanded() {
    let mut laughs = String::from("<?xml version=\"1.0\"?>\n<!DOCTYPE tbx [\n<!ENTITY a0 \"ha\">\n");
    for i in 1..12 {
        laughs.push_str(&format!("<!ENTITY a{i} \"{}\">\n", format!("&a{};", i - 1).repeat(10)));
    }
    laughs.push_str("]>\n<tbx>&a11;</tbx>");
    let outside = "<!DOCTYPE tbx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<tbx>&x;</tbx>";
    for (text, line) in [(laughs.as_str(), 2), (outside, 1)] {
        let read = tbx::read("t.tbx", text.as_bytes());
        assert!(read.failed());
        let told: Vec<_> =
            read.problems.iter().map(|p| (p.code, p.place.as_ref().map(|place| place.line))).collect();
        assert_eq!(told, [("xml-dtd", Some(line))]);
    }
}
