use super::*;
use crate::diagnostic::Diagnostic;
use crate::glossary::{Glossary, store::File};

/// Every finding that needs no releases.
fn checked(concepts: &[Concept]) -> Vec<Finding> {
    lint(concepts, &Measure::default())
}

/// Every finding on a glossary, as diagnostics.
fn found(text: &str) -> Vec<Diagnostic> {
    let file = File { path: "g.toml".into(), text: text.into() };
    let (glossary, problems) = Glossary::from_layers(&[vec![file.clone()]]);
    assert_eq!(problems, [], "the entries are read");
    let placed = placed(checked(&glossary.concepts), &glossary.concepts, &[file]);
    placed.iter().map(Placed::diagnostic).collect()
}

/// Code, line and the words the caret marks, of every finding.
fn marked(text: &str) -> Vec<(&'static str, usize, String)> {
    let cut = |d: &Diagnostic| {
        let place = d.place.clone().expect("a place");
        let words: String = place.text.chars().skip(place.column - 1).take(place.width).collect();
        (d.code, place.line, words)
    };
    found(text).iter().map(cut).collect()
}

fn entry(kind: &str, id: &str, ar: &str, en: &str, rest: &str) -> String {
    format!("[[{kind}]]\nid = \"{id}\"\nar = \"{ar}\"\nen = \"{en}\"\n{rest}\n")
}

#[test]
fn every_code_is_there_once() {
    let mut codes: Vec<&str> = checks().map(|c| c.code).collect();
    let all = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all);
    assert!(codes.iter().all(|c| c.starts_with("glossary-")));
}

#[test]
fn a_sound_entry_has_no_finding() {
    let text = entry(
        "organisation",
        "eg-ntra",
        "الجهاز القومي لتنظيم الاتصالات",
        "National Telecom Regulatory Authority",
        "acronym = \"NTRA\"\ncountry = \"EG\"\nar-short = [\"جهاز الاتصالات\"]",
    );
    assert_eq!(marked(&text), []);
}

#[test]
fn characters_that_do_not_belong_there_are_marked_and_repaired() {
    let cases = [
        ("منظمة  التعاون الدولي", "glossary-spaces", "منظمة التعاون الدولي"),
        ("منظمة التعـــاون الدولي", "glossary-tatweel", "منظمة التعاون الدولي"),
        ("مُنظّمة التعاون الدولي", "glossary-harakat", "منظمة التعاون الدولي"),
        ("ﻣﻨﻈﻤﺔ التعاون الدولي", "glossary-presentation-form", "منظمة التعاون الدولي"),
        ("منظمة التعاون الدولی", "glossary-persian-letter", "منظمة التعاون الدولي"),
        ("\u{200F}منظمة التعاون الدولي", "glossary-invisible", "منظمة التعاون الدولي"),
    ];
    for (ar, code, repaired) in cases {
        let text = entry("organisation", "a", ar, "Organisation", "");
        assert_eq!(marked(&text), [(code, 3, format!("\"{ar}\""))], "{code}");
        let (concepts, _) = crate::glossary::read::read("g.toml", &text);
        let changes = fix::changes(&checked(&concepts), &concepts);
        let after = fix::apply(&concepts[0], &changes);
        assert_eq!(after.name_ar(), repaired, "{code}");
        assert_eq!(checked(&[after]), [], "{code}");
    }
}

#[test]
fn digits_and_latin_letters_are_named_but_left() {
    let text = entry("event", "a", "قمة ٢٠20 العالمية", "Summit", "ar-variant = [\"قمة G العالمية\"]");
    assert_eq!(
        marked(&text),
        [
            ("glossary-digits", 3, "\"قمة ٢٠20 العالمية\"".to_owned()),
            ("glossary-latin", 5, "\"قمة G العالمية\"".to_owned())
        ]
    );
}

#[test]
fn english_is_fit_for_a_sentence() {
    let text = [
        entry("organisation", "a", "مجلس الشعب المحلي", "The People’s  Council", ""),
        entry(
            "organisation",
            "b",
            "منظمة التجارة الإقليمية",
            "Trade Organisation (TO)",
            "acronym = \"TO\"\nen-variant = [\"Organisation for Trade,\", \"Trade Co.\"]",
        ),
        entry("place", "c", "لاهاي الجديدة", "The New Hague", ""),
    ]
    .concat();
    let codes: Vec<(&str, usize)> = marked(&text).into_iter().map(|(code, line, _)| (code, line)).collect();
    assert_eq!(
        codes,
        [
            ("glossary-apostrophe", 4),
            ("glossary-spaces", 4),
            ("glossary-the", 4),
            ("glossary-acronym-in-name", 9),
            ("glossary-punctuation", 11)
        ]
    );
    let (concepts, _) = crate::glossary::read::read("g.toml", &text);
    let after = fix::apply(&concepts[0], &fix::changes(&checked(&concepts), &concepts));
    assert_eq!(after.name_en(), "The People's Council");
}

#[test]
fn a_variant_that_adds_nothing_is_taken_out() {
    let text = entry(
        "organisation",
        "a",
        "المكتب الرئيسى",
        "Head Office",
        "ar-variant = [\"المكتب الرئيسي\", \"المقر العام\"]\nen-variant = [\"Head office\", \"Main Office\"]",
    );
    assert_eq!(
        marked(&text),
        [
            ("glossary-redundant", 5, "\"المكتب الرئيسي\"".to_owned()),
            ("glossary-redundant", 6, "\"Head office\"".to_owned())
        ]
    );
    assert!(found(&text)[0].help.as_deref().is_some_and(|h| h.contains('ى')));
    let (concepts, _) = crate::glossary::read::read("g.toml", &text);
    let after = fix::apply(&concepts[0], &fix::changes(&checked(&concepts), &concepts));
    let texts: Vec<&str> = after.ar.iter().chain(&after.en).map(|t| t.text.as_str()).collect();
    // Which of two Arabic spellings is right is for a person to say.
    assert_eq!(texts, ["المكتب الرئيسى", "المكتب الرئيسي", "المقر العام", "Head Office", "Main Office"]);
}

#[test]
fn one_word_in_two_spellings_is_a_slip() {
    let text = entry(
        "organisation",
        "a",
        "المستشفى العسكري",
        "Military Hospital",
        "ar-variant = [\"المستشفي الحربي\"]",
    );
    assert_eq!(marked(&text), [("glossary-yeh", 5, "\"المستشفي الحربي\"".to_owned())]);
}

#[test]
fn a_short_form_without_a_word_of_the_name() {
    let text = entry(
        "organisation",
        "a",
        "مجلس التعاون لدول الخليج",
        "GCC",
        "ar-short = [\"دول المجلس\", \"الجامعة\"]",
    );
    assert_eq!(marked(&text), [("glossary-short", 5, "\"الجامعة\"".to_owned())]);
}

#[test]
fn names_are_shared_only_where_country_or_dates_tell_them_apart() {
    let two = |a: &str, b: &str, en: &str| {
        let first = entry("organisation", "eg-a", "وزارة الحكم المحلي", "Ministry of Local Government", a);
        let second = entry("organisation", "eg-b", "وزارة الحكم المحلى", en, b);
        let text = [first, second].concat();
        found(&text).iter().map(|d| d.code).collect::<Vec<_>>()
    };
    let eg = "country = \"EG\"";
    assert_eq!(two(eg, eg, "Ministry of Local Government"), ["glossary-duplicate"]);
    assert_eq!(two(eg, eg, "Local Rule Ministry"), ["glossary-ambiguous"]);
    assert_eq!(
        two(eg, "country = \"EG\"\nstatus = \"deprecated\"\nreplaced-by = \"eg-a\"", "Other"),
        [""; 0]
    );
    assert_eq!(
        two("country = \"EG\"\nuntil = \"2015\"", "country = \"EG\"\nsince = \"2015-03\"", "Other"),
        [""; 0]
    );
    assert_eq!(
        two("country = \"EG\"\nuntil = \"2015\"", "country = \"EG\"\nsince = \"2012\"", "Other"),
        ["glossary-ambiguous"]
    );
    // Kuwait's ministry of this name is another one.
    assert_eq!(two(eg, "country = \"KW\"", "Other"), ["glossary-id-country"]);
}

#[test]
fn a_variant_that_is_another_concepts_name() {
    let text = [
        entry("organisation", "a", "المركز القومي للبحوث", "National Research Centre", ""),
        entry(
            "organisation",
            "b",
            "مركز بحوث الصحراء",
            "Desert Centre",
            "ar-variant = [\"المركز القومي للبحوث\"]",
        ),
    ]
    .concat();
    assert_eq!(marked(&text), [("glossary-shadowed", 10, "\"المركز القومي للبحوث\"".to_owned())]);
}

#[test]
fn one_acronym_for_two() {
    let text = [
        entry(
            "organisation",
            "a",
            "منظمة التجارة الإقليمية",
            "Regional Trade Organisation",
            "acronym = \"RTO\"\nar-acronym = [\"الأرتو\"]",
        ),
        entry(
            "organisation",
            "b",
            "هيئة النقل الإقليمية",
            "Regional Transport Office",
            "acronym-variant = [\"RTO\"]\nar-acronym = [\"الارتو\"]",
        ),
        entry(
            "organisation",
            "eg-c",
            "هيئة الطرق القومية",
            "Roads Office",
            "acronym = \"RTO\"\ncountry = \"EG\"",
        ),
    ]
    .concat();
    assert_eq!(
        marked(&text),
        [
            ("glossary-acronym", 12, "\"الارتو\"".to_owned()),
            ("glossary-acronym-variant", 11, "\"RTO\"".to_owned())
        ]
    );
}

#[test]
fn references_lead_somewhere() {
    let text = [
        entry("organisation", "a", "هيئة النقل الإقليمية", "Transport Office", "replaced-by = \"b\""),
        entry("organisation", "b", "هيئة البريد الإقليمية", "Post Office", "replaced-by = \"a\""),
        entry("organisation", "c", "هيئة الطرق القومية", "Roads Office", "parent = \"c\""),
        entry("organisation", "d", "هيئة الموانئ القومية", "Ports Office", "status = \"deprecated\""),
        entry("organisation", "e", "هيئة السدود القومية", "Dams Office", "replaced-by = \"d\""),
    ]
    .concat();
    assert_eq!(
        marked(&text),
        [
            ("glossary-cycle", 5, "\"b\"".to_owned()),
            ("glossary-cycle", 15, "\"c\"".to_owned()),
            ("glossary-deprecated", 20, "\"deprecated\"".to_owned()),
            ("glossary-deprecated", 25, "\"d\"".to_owned())
        ]
    );
}

#[test]
fn dates_run_forward() {
    let text = [
        entry(
            "organisation",
            "a",
            "هيئة النقل الإقليمية",
            "Transport Office",
            "since = \"2019\"\nuntil = \"2018-05\"",
        ),
        entry(
            "organisation",
            "b",
            "هيئة البريد الإقليمية",
            "Post Office",
            "until = \"2020-08\"\nreplaced-by = \"c\"",
        ),
        entry("organisation", "c", "هيئة البريد القومية", "Postal Authority", "since = \"2020-05\""),
    ]
    .concat();
    assert_eq!(
        marked(&text),
        [
            ("glossary-validity", 6, "\"2018-05\"".to_owned()),
            ("glossary-overlap", 11, "\"2020-08\"".to_owned())
        ]
    );
}

#[test]
fn nearly_the_same_in_both_languages() {
    let text = [
        entry("organisation", "a", "الهيئة العامة للطرق السريعة", "General Authority for Highways", ""),
        entry("organisation", "b", "هيئة عامة للطرق السريعة", "General Authority of Highway", ""),
        entry("organisation", "c", "الهيئة العامة للموانئ البحرية", "General Authority for Seaports", ""),
    ]
    .concat();
    assert_eq!(marked(&text), [("glossary-near-duplicate", 7, "\"b\"".to_owned())]);
}

#[test]
fn an_edition_and_a_body_that_meets_are_not_entries_of_their_own() {
    let text = [
        entry("organisation", "igf", "منتدى حوكمة الإنترنت", "Internet Governance Forum", ""),
        entry("event", "igf-20", "منتدى حوكمة الإنترنت العشرون", "Twentieth IGF", ""),
        entry("event", "igf-2", "منتدى حوكمة الانترنت", "The Forum", ""),
        entry("event", "igf-19", "منتدى حوكمة الإنترنت لعام 2024", "IGF 2024", "parent = \"igf\""),
    ]
    .concat();
    let series: Vec<_> = marked(&text).into_iter().filter(|(code, ..)| *code == "glossary-series").collect();
    assert_eq!(
        series,
        [
            ("glossary-series", 13, "\"منتدى حوكمة الانترنت\"".to_owned()),
            ("glossary-series", 8, "\"منتدى حوكمة الإنترنت العشرون\"".to_owned()),
        ]
    );
}

#[test]
fn a_head_noun_alone_is_common_in_the_smallest_glossary() {
    for (ar, is_found) in [("المنظمة", true), ("المنتدى", true), ("الإسكوا", false)] {
        let rest = format!("ar-variant = [\"{ar}\"]");
        let text = entry("organisation", "x", "منظمة التجارة العالمية", "World Trade Organization", &rest);
        let codes: Vec<_> = marked(&text).into_iter().map(|(code, ..)| code).collect();
        assert_eq!(codes.contains(&"glossary-common-word"), is_found, "{ar}");
    }
}

#[test]
fn forbidden_terms_are_not_printed() {
    let text = [
        entry(
            "organisation",
            "a",
            "الاتحاد الدولي للاتصالات",
            "International Telecommunication Union",
            "en-forbidden = [\"International Telecommunications Union\"]",
        ),
        entry(
            "organisation",
            "b",
            "مكتب الاتحاد الدولي للاتصالات",
            "International Telecommunications Union Office",
            "",
        ),
    ]
    .concat();
    assert_eq!(
        marked(&text),
        [("glossary-forbidden", 9, "\"International Telecommunications Union Office\"".to_owned())]
    );
}

#[test]
fn one_word_names_that_are_common_words() {
    let text = [
        entry("place", "a", "الأحد", "Ahad", ""),
        entry("place", "b", "مارس", "Mars", ""),
        entry("place", "c", "مصري", "Masri", ""),
        entry("place", "d", "مارس", "Mars", "country = \"EG\"\ncommon = true"),
        "[[country]]\nid = \"eg\"\nar-adjective = [\"مصري\"]\n".to_owned(),
    ]
    .concat();
    let codes: Vec<(&str, usize)> = marked(&text).into_iter().map(|(code, line, _)| (code, line)).collect();
    assert_eq!(
        codes,
        [("glossary-common-word", 3), ("glossary-common-word", 8), ("glossary-common-word", 13)]
    );
}

#[test]
fn the_releases_show_what_is_a_common_word() {
    let text = [entry("place", "a", "بنين", "Banin", ""), entry("place", "b", "عفيف", "Afif", "")].concat();
    let (concepts, _) = crate::glossary::read::read("g.toml", &text);
    let mut measure = Measure::default();
    measure.add("مدارس البنين والبنات، وقال مدير إدارة البنين إن للبنين أولوية في عفيف");
    let found = lint(&concepts, &measure);
    assert_eq!(
        found.iter().map(|f| (f.check.code, f.concept)).collect::<Vec<_>>(),
        [("glossary-common-in-releases", 0)]
    );
    assert_eq!(checked(&concepts), []);
}

#[test]
fn names_of_countries_from_cldr_are_nobodys_fault() {
    // CLDR says "Congo - Kinshasa", which is the same words.
    assert_eq!(marked("[[country]]\nid = \"cd\"\nen = \"Congo Kinshasa\"\n"), []);
}

#[test]
fn ids_follow_the_convention() {
    let text = [
        entry("organisation", "ntra", "الجهاز القومي لتنظيم الاتصالات", "Regulator", "country = \"EG\""),
        entry("event", "a--b", "المؤتمر الثالث للبريد", "Conference", ""),
    ]
    .concat();
    assert_eq!(
        marked(&text),
        [("glossary-id-form", 7, "\"a--b\"".to_owned()), ("glossary-id-country", 2, "\"ntra\"".to_owned())]
    );
}

#[test]
fn what_was_found_is_found_again_when_anything_has_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = crate::glossary::Cache::at(folder.path());
    let home = std::path::Path::new("project");
    let layers = |path: &str, text: &str| vec![vec![File { path: path.into(), text: text.into() }]];
    let problem = Diagnostic::warning("glossary-spaces", "فراغ").help("one space");
    let asked = std::cell::Cell::new(0);
    let ask = |layers: &[Vec<File>], question: &str| {
        kept(layers, question, &cache, home, || {
            asked.set(asked.get() + 1);
            Linted { problems: vec![problem.clone()], fixable: vec![0], concepts: asked.get() }
        })
    };
    let first = layers("a", "x");
    for (layers, question, times) in [
        (&first, "", 1),
        (&first, "", 1),
        (&layers("a", "y"), "", 2),
        (&layers("b", "y"), "", 3),
        (&layers("b", "y"), "measured", 4),
        (&layers("b", "y"), "measured", 4),
    ] {
        let linted = ask(layers, question);
        assert_eq!(
            (&linted.problems[..], linted.concepts, asked.get()),
            (&[problem.clone()][..], times, times)
        );
        assert_eq!(
            (linted.fixable.clone(), linted.after(std::slice::from_ref(&problem)).fixable),
            (vec![0], vec![1])
        );
    }
    let files: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").flatten().collect();
    assert_eq!(files.len(), 1, "a project has one file");
    let mut bytes = std::fs::read(files[0].path()).expect("read");
    let middle = bytes.len() - 5;
    bytes[middle] ^= 1;
    std::fs::write(files[0].path(), bytes).expect("written");
    let codes: Vec<_> = ask(&layers("b", "y"), "measured").problems.iter().map(|p| p.code).collect();
    assert_eq!((codes, asked.get()), (vec!["glossary-spaces", "glossary-cache"], 5));
    assert_eq!(ask(&layers("b", "y"), "measured").problems.len(), 1);
}

#[test]
fn an_entry_with_an_error_does_not_hide_its_other_problems() {
    let text = [
        entry("place", "good", "باريس", "Paris", ""),
        entry(
            "place",
            "bad",
            "لنـدن",
            "The  City (LDN)",
            "status = \"aproved\"\nparent = \"nowhere\"\nsince = \"2020\"\nuntil = \"2019\"",
        ),
        entry("place", "good", "روما ", "Rome,", "parent = \"bad\""),
    ]
    .concat();
    let file = File { path: "g.toml".into(), text };
    let layers = [vec![file.clone()]];
    let (catalogue, mut problems) = crate::glossary::catalogue::Catalogue::of(&layers);
    problems.extend(catalogue.problems());
    let first: Vec<(&str, usize)> =
        problems.iter().map(|d| (d.code, d.place.as_ref().map_or(0, |p| p.line))).collect();
    assert_eq!(first, [("glossary-status", 10), ("glossary-duplicate-id", 14)]);
    let more = left_out(&problems, &[&file], &catalogue, &Measure::default());
    let more: Vec<(&str, usize)> =
        more.iter().map(|d| (d.code, d.place.as_ref().map_or(0, |p| p.line))).collect();
    assert_eq!(
        more,
        [
            ("glossary-dangling", 6),
            ("glossary-validity", 13),
            ("glossary-tatweel", 8),
            ("glossary-spaces", 9),
            ("glossary-spaces", 16),
            ("glossary-punctuation", 17),
        ]
    );
    assert_eq!(left_out(&[], &[&file], &catalogue, &Measure::default()), []);
}

#[test]
fn an_acronym_in_brackets_is_no_part_of_the_name_with_or_without_the_field() {
    for (kind, en, rest, is_found) in [
        ("organisation", "Trade Organisation (TO)", "acronym = \"TO\"", true),
        ("organisation", "Trade Organisation (TO)", "", true),
        ("organisation", "Trade Organisation (OdT)", "acronym = \"TO\"\nacronym-variant = [\"OdT\"]", true),
        ("event", "Group of Twenty (G20) Summit", "", true),
        ("organisation", "Ministry of Finance (Treasury)", "", false),
        ("organisation", "Office (Section B)", "", false),
        ("place", "Washington (DC)", "", false),
    ] {
        let all = found(&entry(kind, "x", "منظمة التجارة", en, rest));
        let hit = all.iter().find(|d| d.code == "glossary-acronym-in-name");
        assert_eq!(hit.is_some(), is_found, "{en}: {all:?}");
        let help = hit.and_then(|d| d.help.as_deref()).unwrap_or_default();
        assert_eq!(help.contains("put it into"), is_found && rest.is_empty(), "{help}");
    }
}
