//! Tables and workbooks: what is written comes back, what people make is read, what is malformed or
//! hostile ends in a clear error and no concept.

#[path = "../common/concepts.rs"]
mod any_concept;
mod checks;
mod commands;

use std::io::{Cursor, Write};

use any_concept::{Alphabet, TYPES, concepts};
use mujaz::diagnostic::Diagnostic;
use mujaz::exchange::format::{self, Format};
use mujaz::exchange::said::{Defaults, Said};
use mujaz::exchange::skos::DEFAULT_BASE;
use mujaz::exchange::table::{Told, columns};
use mujaz::exchange::{Exported, xlsx};
use mujaz::glossary::concept::{Concept, Kind, Position, Status, Term, TermType};
use mujaz::glossary::{Glossary, keys, store};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};
use zip::write::SimpleFileOptions;

fn read(path: &str, bytes: &[u8]) -> Told {
    format::read(None, path, bytes, Defaults::default())
}

fn write(format: Format, concepts: &[&Concept]) -> Exported {
    format::write(format, concepts, DEFAULT_BASE)
}

fn codes(problems: &[Diagnostic]) -> Vec<&str> {
    problems.iter().map(|p| p.code).collect()
}

fn shown(problems: &[Diagnostic]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

/// Concepts without their places, which no format carries.
fn plain(said: &[Said]) -> Vec<Concept> {
    said.iter().map(|s| placeless(&s.concept)).collect()
}

fn placeless(concept: &Concept) -> Concept {
    let nowhere = Position { path: String::new(), line: 0 };
    let mut concept = Concept { at: nowhere, cldr: false, ..concept.clone() };
    concept.sort_terms();
    concept
}

fn term(text: &str, kind: TermType) -> Term {
    Term { text: text.to_owned(), kind }
}

// What is written comes back.

const ALPHABET: Alphabet = Alphabet {
    arabic: "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{4,9}( [ابتثجحخدرسصعفقكلمنهوي|\\\\,;\"'=]{3,8}){0,3}",
    arabic_types: TYPES.split_last().expect("types").1,
    english: "[=+@'\"|\\\\A-Za-z-]{1,9}( [A-Za-z0-9&’|;,\"\\\\-]{1,8}){0,3}",
    text: "[=+'\"@A-Za-zابت|\\\\-][A-Za-z ابت|\\\\\",;\n=-]{0,20}[a-z.\"]",
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_full_form_round_trips(list in proptest::collection::vec(concepts(ALPHABET), 1..4)) {
        let concepts: Vec<&Concept> = list.iter().collect();
        for format in [Format::Csv, Format::Tsv, Format::Xlsx] {
            let exported = write(format, &concepts);
            prop_assert!(exported.problems.is_empty(), "{:?}", exported.problems);
            let told = read("t", &exported.bytes);
            prop_assert_eq!(shown(&told.problems), Vec::<String>::new());
            prop_assert_eq!(plain(&told.said), list.iter().map(placeless).collect::<Vec<_>>(), "{:?}", format);
        }
    }

    #[test]
    fn no_cell_of_a_csv_is_a_formula(concept in concepts(ALPHABET)) {
        let exported = write(Format::Csv, &[&concept]);
        let text = String::from_utf8(exported.bytes).expect("UTF-8");
        let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        for record in reader.records() {
            for cell in &record.expect("a record") {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", cell);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        checks::table(&bytes);
        checks::workbook(&[b"PK\x03\x04".to_vec(), bytes].concat());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[ar,;\t\"\r\n|en=ابت\\\\ #'\u{FEFF}]{0,200}") {
        checks::table(text.as_bytes());
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = small_workbook();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        checks::workbook(&bytes);
    }

    #[test]
    fn any_sheet_xml_is_read_or_refused(
        cells in proptest::collection::vec("<c( r=\"[A-Z]{0,4}[0-9]{0,9}\")?( t=\"(s|b|d|e|n|str|x)\")?( s=\"[0-9]{1,12}\")?>(<v>[a-z0-9.#/-]{0,9}</v>|<is><t>[a-z]{0,4}</t></is>)?</c>", 0..6),
        dimension in "[A-Z]{0,4}[0-9]{0,8}(:[A-Z]{0,4}[0-9]{0,8})?",
        merge in "[A-C][0-9](:[A-C][0-9])?",
    ) {
        let sheet = format!("<worksheet><dimension ref=\"{dimension}\"/><sheetData><row>{}</row></sheetData><mergeCells><mergeCell ref=\"{merge}\"/></mergeCells></worksheet>", cells.concat());
        checks::workbook(&workbook_of(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())]));
    }
}

#[test]
fn the_shipped_glossary_survives_each_full_form() {
    let (glossary, problems) = Glossary::from_layers(&[store::shipped()]);
    assert_eq!(problems, []);
    let own: Vec<&Concept> = glossary.concepts.iter().filter(|c| c.at.line > 0).collect();
    let expected: Vec<Concept> = own.iter().map(|c| placeless(c)).collect();
    for format in [Format::Csv, Format::Tsv, Format::Xlsx] {
        let exported = write(format, &own);
        assert_eq!(exported.problems, [], "{format:?}");
        let told = read("shipped", &exported.bytes);
        assert_eq!(shown(&told.problems), [] as [&str; 0], "{format:?}");
        for (told, own) in plain(&told.said).iter().zip(&expected) {
            assert_eq!(told, own, "{format:?}");
        }
        assert_eq!(told.said.len(), own.len());
    }
}

/// A part of a workbook.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a zip");
    std::io::read_to_string(archive.by_name(name).expect("a part")).expect("text")
}

#[test]
fn a_workbook_is_made_to_be_edited() {
    let mut arabic_note = itu();
    arabic_note.note = Some("ملاحظة".to_owned());
    let bytes = write(Format::Xlsx, &[&arabic_note]).bytes;
    let (sheet, styles) = (part(&bytes, "xl/worksheets/sheet1.xml"), part(&bytes, "xl/styles.xml"));
    // One row for each concept, headings and ids in sight, a filter over all columns.
    assert_eq!(sheet.matches("<row ").count(), 2);
    assert!(sheet.contains("<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\""), "{sheet}");
    assert!(sheet.contains("<autoFilter ref=\"A1:AC2\"/>"), "{sheet}");
    // Lists to choose from, with room for new rows.
    for (cells, list) in [
        ("B2:B1002", "\"organisation,person,country,place,event,initiative,document,role,concept\""),
        ("S2:S1002", "Countries!$A$2:$A$"),
        ("W2:W1002", "\"approved,proposed,deprecated\""),
        ("AC2:AC1002", "\"true,false\""),
    ] {
        let rule = sheet.split("<dataValidation ").find(|rule| rule.contains(&format!("sqref=\"{cells}\"")));
        let rule = rule.unwrap_or_else(|| panic!("{cells}: {sheet}"));
        assert!(rule.contains("type=\"list\"") && rule.contains(&format!("<formula1>{list}")), "{rule}");
        // A country may be typed by its name.
        assert_eq!(rule.contains("errorStyle=\"warning\""), cells.starts_with('S'), "{rule}");
    }
    // Arabic from the right in reading order, English from the left, remarks as their first letter is.
    let formats: Vec<&str> =
        styles.split("<cellXfs").nth(1).expect("formats").split("<xf ").skip(1).collect();
    let format_of = |cell: &str| {
        let at = sheet.find(&format!("<c r=\"{cell}\" s=\"")).unwrap_or_else(|| panic!("{cell}"));
        let number = sheet[at..].split('"').nth(3).and_then(|n| n.parse::<usize>().ok()).expect("a number");
        formats[number]
    };
    for (cell, wanted) in
        [("D2", "horizontal=\"right\""), ("D2", "readingOrder=\"2\""), ("K2", "readingOrder=\"1\"")]
    {
        assert!(format_of(cell).contains(wanted), "{cell}: {}", format_of(cell));
    }
    assert!(!format_of("V2").contains("readingOrder") && !format_of("V2").contains("horizontal"));
    assert!(
        styles.contains("<name val=\"Arial\"/>") && sheet.contains("<col min=\"4\" max=\"4\" width=\"44")
    );
    // The other sheets explain, and are not read as concepts.
    assert!(part(&bytes, "xl/workbook.xml").contains("name=\"Columns\""));
    let countries = part(&bytes, "xl/worksheets/sheet3.xml");
    let last =
        sheet.split("Countries!$A$2:$A$").nth(1).and_then(|rest| rest.split('<').next()).expect("a row");
    assert_eq!(countries.matches("<row ").count().to_string(), last);
    assert_eq!(codes(&read("t.xlsx", &bytes).problems), [] as [&str; 0]);
}

#[test]
fn the_same_concepts_give_the_same_bytes() {
    let (glossary, _) = Glossary::from_layers(&[store::shipped()]);
    let own: Vec<&Concept> = glossary.concepts.iter().filter(|c| c.at.line > 0).take(20).collect();
    assert_eq!(write(Format::Xlsx, &own).bytes, write(Format::Xlsx, &own).bytes);
}

// Dialects of other programs.

fn itu() -> Concept {
    let at = Position { path: "glossary/organisation.toml".into(), line: 3 };
    let mut itu = Concept::new("itu", Kind::Organisation, at);
    itu.ar = vec![
        term("الاتحاد الدولي للاتصالات", TermType::Name),
        term("الاتحاد الدولي للمواصلات", TermType::Variant),
        term("الاتحاد", TermType::Short),
    ];
    itu.en =
        vec![term("International Telecommunication Union", TermType::Name), term("ITU", TermType::Acronym)];
    itu.definition = Some("A \"specialised\" agency,\nin Geneva".to_owned());
    itu.status = Status::Approved;
    itu.source = Some("https://www.itu.int".to_owned());
    itu
}

#[test]
fn dialects_hold_what_their_programs_read() {
    let itu = itu();
    let text = |format| String::from_utf8(write(format, &[&itu]).bytes).expect("UTF-8");
    assert_eq!(
        text(Format::Omegat),
        "# mujaz glossary in tab-separated format -*- coding: utf-8 -*-\n\
        الاتحاد الدولي للاتصالات\tInternational Telecommunication Union\t[itu] organisation, approved: A \"specialised\" agency, in Geneva\n\
        الاتحاد الدولي للمواصلات\tInternational Telecommunication Union\t[itu] organisation, approved: A \"specialised\" agency, in Geneva\n"
    );
    assert_eq!(
        text(Format::Weblate),
        "source,target,context,translator_comments,developer_comments\r\n\
        الاتحاد الدولي للاتصالات,International Telecommunication Union,itu,,\"A \"\"specialised\"\" agency,\nin Geneva\"\r\n\
        الاتحاد الدولي للمواصلات,International Telecommunication Union,itu,,\"A \"\"specialised\"\" agency,\nin Geneva\"\r\n"
    );
    assert_eq!(
        text(Format::Deepl),
        "الاتحاد الدولي للاتصالات,International Telecommunication Union,AR,EN\r\n\
        الاتحاد الدولي للمواصلات,International Telecommunication Union,AR,EN\r\n"
    );
    let lost = write(Format::Deepl, &[&itu]).problems;
    assert_eq!(
        shown(&lost),
        [
            "warning[exchange-lost]: a DeepL glossary has no place for `id` of 1, `kind` of 1, `ar-short` of 1, `acronym` of 1, `definition` of 1, `status` of 1, `source` of 1"
        ]
    );
}

/// A concept with something of its own in each column.
fn whole() -> Concept {
    let mut whole = Concept::new("a-whole", Kind::Initiative, Position { path: "t".into(), line: 1 });
    for (n, column) in columns::all().enumerate().filter(|(_, column)| !matches!(*column, "id" | "kind")) {
        let letter = char::from_u32(0x0628 + u32::try_from(n).expect("few")).filter(|c| c.is_alphabetic());
        let value = match column {
            "country" => "OM".to_owned(),
            "parent" | "replaced-by" => format!("other-{n}"),
            "status" => "approved".to_owned(),
            "source" => "https://example.org/source".to_owned(),
            "since" => "1999-01".to_owned(),
            "until" => "2001-02".to_owned(),
            "editions" => "7: 1987".to_owned(),
            "common" => "true".to_owned(),
            _ if columns::is_arabic(column) => format!("مبادرة {} الكبرى", letter.unwrap_or('ا')),
            _ => format!("Word{n}x"),
        };
        keys::set(&mut whole, column, vec![value]).expect(column);
    }
    whole
}

/// What stands in a file for the value of a column.
fn mark(concept: &Concept, format: Format, column: &str) -> String {
    match (format, column) {
        (Format::Skos, "status") => "Completed".to_owned(),
        (_, "kind") => concept.kind.name().to_owned(),
        _ => keys::texts(concept, column).concat(),
    }
}

#[test]
fn the_table_of_formats_says_what_each_cannot_carry() {
    let docs =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/glossary.md")).expect("docs");
    let listed = |format: &str, cell: usize| -> Vec<String> {
        let row = docs.lines().find(|line| line.starts_with(&format!("| `{format}` | "))).expect(format);
        let cell = row.split(" | ").nth(cell).expect("a cell").trim_matches([' ', '|']);
        cell.split(", ")
            .map(|name| name.trim_matches('`').to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    };
    let whole = whole();
    for (name, format) in [
        ("xlsx", Format::Xlsx),
        ("csv", Format::Csv),
        ("tbx", Format::Tbx),
        ("skos", Format::Skos),
        ("omegat", Format::Omegat),
        ("weblate", Format::Weblate),
        ("deepl", Format::Deepl),
    ] {
        let exported = write(format, &[&whole]);
        let no_place = listed(name, 2);
        // The warning says what the table says.
        let told = exported.problems.iter().find(|problem| problem.code == "exchange-lost");
        let told = told.map_or("", |problem| problem.message.split_once("no place for ").expect("a list").1);
        let told: Vec<&str> = told.split(", ").filter_map(|part| part.split('`').nth(1)).collect();
        assert_eq!(told, no_place, "{name}");
        // And the file has everything else.
        let text = String::from_utf8_lossy(&exported.bytes).replace("\"\"", "\"");
        for column in columns::all().filter(|_| format != Format::Xlsx) {
            let is_there = text.contains(&mark(&whole, format, column));
            assert_eq!(is_there, !no_place.iter().any(|own| own == column), "{name}: {column}\n{text}");
        }
        if format == Format::Skos {
            continue;
        }
        let told = read("t", &exported.bytes);
        let [said] = told.said.as_slice() else { panic!("{name}: {:?}", told.problems) };
        let differs = |column: &&str| match *column {
            "kind" => said.concept.kind != whole.kind,
            column => keys::texts(&said.concept, column) != keys::texts(&whole, column),
        };
        let other: Vec<&str> =
            columns::all().filter(differs).filter(|c| !no_place.iter().any(|own| own == c)).collect();
        assert_eq!(other, listed(name, 3), "{name}");
    }
    // OmegaT's comment has room for one text.
    let noted = Concept { definition: None, ..whole };
    assert!(!shown(&write(Format::Omegat, &[&noted]).problems).concat().contains("`note`"));
}

#[test]
fn dialects_are_known_by_their_content_and_keep_their_terms() {
    let itu = itu();
    for format in [Format::Omegat, Format::Weblate, Format::Deepl] {
        let told = read("terms.txt", &write(format, &[&itu]).bytes);
        assert_eq!(shown(&told.problems), [] as [&str; 0], "{format:?}");
        let [said] = told.said.as_slice() else { panic!("{format:?}: {:?}", told.said) };
        assert_eq!(said.concept.ar, itu.ar[..2], "{format:?}");
        assert_eq!(said.concept.name_en(), "International Telecommunication Union");
        assert_eq!(said.concept.id, if format == Format::Deepl { "" } else { "itu" });
        assert_eq!(said.concept.definition, itu.definition.clone().filter(|_| format == Format::Weblate));
        assert!(!said.keys.has("note"), "{format:?}");
    }
}

#[test]
fn deepl_takes_each_source_once() {
    let (mut a, mut b) = (itu(), itu());
    a.id = "a".to_owned();
    b.id = "b".to_owned();
    let exported = write(Format::Deepl, &[&a, &b]);
    assert_eq!(codes(&exported.problems)[..2], ["exchange-term-dropped"; 2]);
    assert!(exported.problems[0].message.contains("`b`"), "{:?}", exported.problems[0]);
}

#[test]
fn pairs_may_begin_with_either_language() {
    let told = read("t.csv", "Egypt,مصر\nOman,عُمان\n,\nOman,سلطنة عمان\nParis,Paris\n".as_bytes());
    let names: Vec<(&str, &str)> =
        told.said.iter().map(|s| (s.concept.name_ar(), s.concept.name_en())).collect();
    assert_eq!(names, [("مصر", "Egypt"), ("عُمان", "Oman")]);
    assert_eq!(told.said[1].concept.ar[1], term("سلطنة عمان", TermType::Variant));
    assert_eq!(
        shown(&told.problems),
        [
            "t.csv:5:1: warning[table-pair]: a pair needs one term in Arabic and one in Latin letters; the row is left out"
        ]
    );
}

#[test]
fn other_languages_are_dropped_with_their_line() {
    let told = read("d.csv", "مصر,Egypt,AR,EN\nÉgypte,مصر,FR,AR\n".as_bytes());
    assert_eq!(told.said.len(), 1);
    assert_eq!(
        shown(&told.problems),
        ["d.csv:2:12: warning[table-pair]: `Égypte` is of the language `fr`; the row is left out"]
    );
}

// What people make.

#[test]
fn encodings_delimiters_and_headings_of_people() {
    let text = "الاسم بالعربية;English;Notes;Country\r\nوزارة المالية;Ministry of Finance;\"a;b\";مصر\r\n";
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(text);
    let bom = format!("\u{FEFF}{text}").into_bytes();
    for bytes in [text.as_bytes(), &utf16, &windows, &bom] {
        let told = read("people.csv", bytes);
        let [said] = told.said.as_slice() else { panic!("{:?}", told.problems) };
        assert_eq!(said.concept.name_ar(), "وزارة المالية");
        assert_eq!(said.concept.country.as_deref(), Some("EG"));
        assert_eq!(said.concept.note.as_deref(), Some("a;b"));
        assert!(!said.keys.has("status") && !said.keys.has("acronym") && said.keys.has("note"));
    }
}

#[test]
fn headings_of_an_arabic_list_are_understood_and_words_for_a_choice_too() {
    let text = "قائمة الجهات,,,,,,,\n,,,,,,,\n\
        م,المصطلح,Term,مرادفات,النوع,الحَالة,المصدر,ملاحظات\n\
        1,الاتحاد الدولي للاتصالات,International Telecommunication Union,اتحاد المواصلات,منظمة,معتمد,https://www.itu.int,\n\
        2,شرم الشيخ,Sharm El-Sheikh,,مدينة,مقترح,,منتجع\n";
    for (text, delimiter) in
        [(text.to_owned(), ','), (text.replace(',', "\t"), '\t'), (text.replace(',', ";"), ';')]
    {
        let told = read("قائمة.csv", text.as_bytes());
        assert_eq!(codes(&told.problems), ["table-above"], "{delimiter}");
        let [itu, sharm] = told.said.as_slice() else { panic!("{:?}", told.problems) };
        assert_eq!(itu.concept.ar[1], term("اتحاد المواصلات", TermType::Variant));
        assert_eq!((itu.concept.kind, itu.concept.status), (Kind::Organisation, Status::Approved));
        assert_eq!(itu.concept.name_en(), "International Telecommunication Union");
        assert_eq!((sharm.concept.kind, sharm.concept.note.as_deref()), (Kind::Place, Some("منتجع")));
    }
}

#[test]
fn merged_headings_in_two_rows_are_one() {
    let text = "العربية,,الإنجليزية,,الحالة\nالاسم,الاختصار,الاسم,الاختصار,\n\
        الاتحاد الدولي للاتصالات,,International Telecommunication Union,ITU,معتمد\n\
        وكالة الأنباء القطرية,قنا,Qatar News Agency,QNA,مقترح\n";
    let told = read("t.csv", text.as_bytes());
    let [_, qna] = told.said.as_slice() else { panic!("{:?}", told.problems) };
    assert_eq!(
        qna.concept.ar,
        [term("وكالة الأنباء القطرية", TermType::Name), term("قنا", TermType::Acronym)]
    );
    assert_eq!(qna.concept.acronym(), Some("QNA"));
    assert!(qna.keys.has("status"), "the merged cell above counts");
}

#[test]
fn headings_that_are_not_known_are_an_error_and_never_a_concept() {
    for first in ["كلمة,Wort", "Terme,المصطلح", "English word,الكلمة الأصلية", "Arabic,Englisch"]
    {
        let told = read("t.csv", format!("{first}\nمصر,Egypt\nعمان,Oman\n").as_bytes());
        assert_eq!((told.said.len(), codes(&told.problems)), (0, vec!["table-headings"]), "{first}");
        let help = told.problems[0].help.as_deref().unwrap_or_default();
        assert!(help.contains("ar (الاسم العربي), ") && help.contains("en (الاسم الإنجليزي)"), "{help}");
    }
    let told = read("t.csv", "اسم النطاق,Domain name\nمصر,Egypt\n".as_bytes());
    assert_eq!(told.said.len(), 2, "words of a glossary, though they hold such words: {:?}", told.problems);
}

#[test]
fn one_bad_row_never_loses_the_others() {
    let text = "id,kind,ar,en,status,source,since,Colour\n\
        good,place,باريس,Paris,,,,red\n\
        Bad Id,place,لندن,London,,,,\n\
        b,palce,روما,Rome,,,,\n\
        c,place,Latin,Nowhere,,,2020-15-01,\n\
        d,place,مدريد,,,,,\n\
        e,place,جنيف,Geneva,approved,,,\n";
    let told = read("bad.csv", text.as_bytes());
    assert_eq!(told.said.iter().map(|s| s.concept.id.as_str()).collect::<Vec<_>>(), ["good", "d", "e"]);
    assert!(
        !told.said[1].keys.has("en"),
        "an empty cell leaves the name to the glossary, if it knows the id"
    );
    assert_eq!(
        shown(&told.problems),
        [
            "bad.csv:1:35: warning[table-column-unknown]: the column `Colour` has no place in the glossary; its 1 cells are not read",
            "bad.csv:3:1: error[glossary-id]: id `Bad Id` is not in ASCII kebab-case",
            "bad.csv:4:3: error[table-value]: `palce` is no kind; the row is left out",
            "bad.csv:5:9: error[glossary-script]: `c`: `ar` holds no Arabic: Latin",
            "bad.csv:5:25: error[glossary-date]: `c`: `2020-15-01` is not a date",
        ]
    );
}

#[test]
fn exchanged_languages_are_one_message() {
    let text = "id,Arabic,English,note\na,Paris,باريس,x\nb,London,لندن,\nc,روما,Rome,\nd,,,y\n";
    let told = read("t.csv", text.as_bytes());
    assert_eq!(
        (told.said.len(), shown(&told.problems)),
        (
            0,
            vec![
                "t.csv:1:4: error[table-languages]: the column `Arabic` holds English and the column `English` Arabic, in 2 of 3 rows; nothing is read".to_owned()
            ]
        )
    );
    let told = read("t.csv", text.replace("London,لندن", "لندن,London").as_bytes());
    assert_eq!(told.said.len(), 3);
    assert_eq!(
        shown(&told.problems),
        [
            "t.csv:2:1: error[table-languages]: the Arabic name stands in the English column, and the English in the Arabic one; the row is left out"
        ]
    );
}

#[test]
fn semicolons_and_digits_of_either_script_are_read() {
    let text = "ar,ar-variant,en,en-variant,since,editions\n\
        منتدى البريد,ملتقى البريد؛ مؤتمر البريد,Post Forum,Postal Forum; Mail Forum,٢٠٢٠-٠٨,١: ٢٠٢٠؛ ٢: ٢٠٢٢\n";
    let told = read("t.csv", text.as_bytes());
    let [said] = told.said.as_slice() else { panic!("{:?}", told.problems) };
    let concept = &said.concept;
    assert_eq!(concept.ar[1..], ["ملتقى البريد", "مؤتمر البريد"].map(|t| term(t, TermType::Variant)));
    assert_eq!(concept.en[1..], ["Postal Forum", "Mail Forum"].map(|t| term(t, TermType::Variant)));
    assert_eq!(concept.since.as_deref(), Some("2020-08"));
    assert_eq!(concept.editions.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1: 2020", "2: 2022"]);
    assert_eq!(told.without_kind, 1);
}

#[test]
fn a_malformed_table_gives_no_concept_at_all() {
    for (text, code) in [
        ("ar,en\nمصر,Egypt\nعمان,\"Oman\n", "table-quote"),
        ("ar,en\nمصر,Egypt\nعمان,\"Oman\" x\n", "table-quote"),
        ("one column\nof words\n", "table-headings"),
        ("", "table-headings"),
    ] {
        let told = read("t.csv", text.as_bytes());
        assert!(told.said.is_empty() && told.failed(), "{text}");
        assert_eq!(codes(&told.problems), [code], "{text}");
    }
    let told = read("t.csv", b"ar,en\n\xD9\x85\xD8\xB5\xD8\xB1 \xD9\x85\xD8\xB5\xD8\xB1,Egypt\xD9\n");
    assert_eq!(codes(&told.problems), ["invalid-encoding"]);
}

/// A workbook as a person makes it: a title, headings in another order and case, numbers and dates
/// typed as such, blank rows, merged cells, a column of their own, a second sheet.
fn made_by_a_person() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Terms 2024").expect("a name");
    let date = CellFormat::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(0, 0, "Our terms").expect("written");
    for (column, heading) in
        (0..).zip(["ENGLISH", "Arabic Name", "Type", "since", "until", "Colour", "notes"])
    {
        sheet.write_string(2, column, heading).expect("written");
    }
    let merged = CellFormat::new();
    sheet.merge_range(3, 2, 4, 2, "Place", &merged).expect("merged");
    sheet.write_string(3, 0, "Paris").expect("written");
    sheet.write_string(3, 1, " باريس ").expect("written");
    sheet.write_number(3, 3, 1_999).expect("written");
    let day = ExcelDateTime::from_ymd(2020, 8, 18).expect("a date");
    sheet.write_datetime_with_format(3, 4, &day, &date).expect("written");
    sheet.write_string(4, 0, "London\nGreater London").expect("written");
    sheet.write_string(4, 1, "لندن").expect("written");
    sheet.write_string(4, 5, "red").expect("written");
    sheet.write_number(4, 6, 2.5).expect("written");
    sheet.write_string(8, 0, "Rome").expect("written");
    let other = workbook.add_worksheet();
    other.set_name("Old").expect("a name");
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn a_workbook_made_by_a_person_is_read() {
    let told = read("people.xlsx", &made_by_a_person());
    let [paris, london] = told.said.as_slice() else { panic!("{:?}", told.said) };
    assert_eq!((paris.concept.name_ar(), paris.concept.name_en()), ("باريس", "Paris"));
    assert_eq!((paris.concept.kind, london.concept.kind), (Kind::Place, Kind::Place));
    assert_eq!(paris.concept.since.as_deref(), Some("1999"));
    assert_eq!(paris.concept.until.as_deref(), Some("2020-08-18"));
    assert_eq!(london.concept.en[1], term("Greater London", TermType::Variant));
    assert_eq!(london.concept.note.as_deref(), Some("2.5"));
    assert_eq!(
        shown(&told.problems),
        [
            "people.xlsx: warning[xlsx-sheets]: only the sheet `Terms 2024` is read, not Old",
            "people.xlsx, Terms 2024!1:1: notice[table-above]: a row above the headings is not read",
            "people.xlsx, Terms 2024!F3: warning[table-column-unknown]: the column `Colour` has no place in the glossary; its 1 cells are not read",
            "people.xlsx, Terms 2024!9:9: error[glossary-missing]: `Rome` has no `ar`",
        ]
    );
}

#[test]
fn a_workbook_is_made_for_a_terminologist() {
    let bytes = write(Format::Xlsx, &[&itu()]).bytes;
    let part = |name: &str| {
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).expect("a part"), &mut text).expect("text");
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\""), "the headings stay in sight");
    assert!(sheet.contains("<autoFilter ref=\"A1:AC2\""), "there is a filter");
    assert!(sheet.contains("<formula1>\"organisation,person,country,"), "kinds are chosen from a list");
    assert!(sheet.contains("<formula1>\"approved,proposed,deprecated\"</formula1>"), "so are statuses");
    assert!(!sheet.contains("<f>"), "nothing is a formula");
    let styles = part("xl/styles.xml");
    assert!(
        styles.contains("horizontal=\"right\" vertical=\"top\" wrapText=\"1\" readingOrder=\"2\""),
        "{styles}"
    );
    assert!(
        styles.contains("horizontal=\"left\" vertical=\"top\" wrapText=\"1\" readingOrder=\"1\""),
        "{styles}"
    );
    assert!(part("xl/sharedStrings.xml").contains("الاتحاد الدولي للاتصالات"));
    assert!(part("docProps/core.xml").contains("2000-01-01T00:00:00Z"));
    assert!(part("xl/workbook.xml").contains("name=\"Columns\""));
}

// Hostile files.

/// A small workbook of its own parts, some of them replaced or added.
fn workbook_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let own: [(&str, &[u8]); 4] = [
        ("_rels/.rels", b"<Relationships><Relationship Id=\"r\" Type=\"x/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>ar</t></is></c><c t=\"inlineStr\"><is><t>en</t></is></c></row></sheetData></worksheet>"),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let kept = own.iter().filter(|(name, _)| !parts.iter().any(|(other, _)| other == name));
    for (name, bytes) in kept.chain(parts) {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("a zip").into_inner()
}

fn small_workbook() -> Vec<u8> {
    write(Format::Xlsx, &[&itu()]).bytes
}

fn refused(bytes: &[u8]) -> String {
    let told = read("bad.xlsx", bytes);
    assert!(told.said.is_empty(), "nothing of it is used");
    let [problem] = told.problems.as_slice() else { panic!("{:?}", shown(&told.problems)) };
    assert!(problem.help.is_some(), "{problem}");
    problem.to_string()
}

#[test]
fn the_workbook_of_these_tests_is_sound() {
    assert_eq!(shown(&read("t.xlsx", &workbook_of(&[])).problems), [] as [&str; 0]);
}

#[test]
fn bombs_are_refused_before_they_fill_the_memory() {
    let zeros = vec![b' '; 40_000_000];
    let bomb = workbook_of(&[("xl/sharedStrings.xml", &zeros)]);
    assert!(bomb.len() < 60_000, "{} bytes", bomb.len());
    assert!(refused(&bomb).contains("the workbook unpacks to more than"), "{}", refused(&bomb));
    // The archive may state any size; what counts is what comes out.
    let mut lying = bomb;
    let stated = 40_000_000_u32.to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4).filter(|&at| lying[at..at + 4] == stated).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert!(read("bad.xlsx", &lying).failed());
}

#[test]
fn what_a_workbook_claims_of_itself_is_not_trusted() {
    for (part, xml, wanted) in [
        ("xl/sharedStrings.xml", "<sst uniqueCount=\"99999999999999\"></sst>", "<sst> has uniqueCount"),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><dimension ref=\"B2:A1\"/><sheetData/></worksheet>",
            "<dimension> has ref = `B2:A1`",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c r=\"A99999999999\"/></row></sheetData></worksheet>",
            "<c> has r",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>",
            "document type declaration",
        ),
        ("xl/worksheets/sheet1.xml", &"<a>".repeat(100), "nested deeper than 64"),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>", "sheetData"),
        ("xl/worksheets/sheet1.xml", "<worksheet", "syntax error"),
    ] {
        let message = refused(&workbook_of(&[(part, xml.as_bytes())]));
        assert!(message.contains(wanted), "{message}");
    }
}

#[test]
fn a_cell_at_the_far_corner_costs_no_memory() {
    let sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"str\"><v>ar</v></c><c r=\"B1\" t=\"str\"><v>en</v></c></row>\
        <row r=\"2\"><c r=\"A2\" t=\"str\"><v>مصر</v></c><c r=\"B2\" t=\"str\"><v>Egypt</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    let told = read("far.xlsx", &workbook_of(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())]));
    assert_eq!(told.said.len(), 1);
    assert_eq!(
        shown(&told.problems),
        ["far.xlsx, S!XFD1048576: warning[xlsx-columns]: cells beyond column 100 are not read"]
    );
}

#[test]
fn a_long_text_shared_by_many_cells_is_refused() {
    let long = "x".repeat(1_000_000);
    let strings = format!("<sst uniqueCount=\"1\"><si><t>{long}</t></si></sst>");
    let cells: String =
        (1..=300).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let bytes = workbook_of(&[
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    assert!(refused(&bytes).contains("hold more than 200 MB"), "{}", refused(&bytes));
}

#[test]
fn what_is_no_workbook_says_so() {
    assert!(refused(b"PK\x03\x04 not a zip").contains("no Excel workbook"));
    assert!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("old Excel workbook"));
    assert!(xlsx::check("t.xlsx", &small_workbook()).is_ok());
}

#[test]
fn errors_of_formulas_are_reported_at_their_cell() {
    let sheet = "<worksheet><sheetData><row><c t=\"str\"><v>ar</v></c><c t=\"str\"><v>en</v></c><c t=\"str\"><v>note</v></c></row>\
        <row><c t=\"str\"><v>مصر</v></c><c t=\"str\"><v>Egypt</v></c><c t=\"e\"><v>#REF!</v></c></row></sheetData></worksheet>";
    let told = read("e.xlsx", &workbook_of(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())]));
    assert_eq!(told.said.len(), 1);
    assert_eq!(
        shown(&told.problems),
        ["e.xlsx, S!C2: warning[xlsx-error-value]: the cell holds the error #REF! and is taken for empty"]
    );
}
