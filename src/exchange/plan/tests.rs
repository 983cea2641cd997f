use super::*;
use crate::exchange::format;
use crate::exchange::said::Defaults;
use crate::glossary::{Term, TermType, read};

const GLOSSARY: &str = r#"
[[organisation]]
id = "itu"
ar = "الاتحاد الدولي للاتصالات"
ar-variant = ["الاتحاد الدولي للمواصلات"]
en = "International Telecommunication Union"
acronym = "ITU"
note = "in Geneva"
status = "approved"
source = "https://www.itu.int"

[[organisation]]
id = "om-tra"
ar = "هيئة تنظيم الاتصالات"
en = "Telecommunications Regulatory Authority"
country = "OM"
status = "proposed"

[[organisation]]
id = "bh-tra"
ar = "هيئة تنظيم الاتصالات"
en = "Telecommunications Regulatory Authority"
country = "BH"
status = "proposed"
"#;

fn glossary() -> Vec<Concept> {
    let (mut concepts, problems) = read::read("glossary.toml", GLOSSARY);
    assert_eq!(problems, []);
    concepts.extend(countries::from_cldr());
    concepts
}

fn said(table: &str) -> Vec<Said> {
    let told = format::read(None, "t.csv", table.as_bytes(), Defaults::default());
    assert!(!told.failed(), "{:?}", told.problems);
    told.said
}

fn planned(existing: &[Concept], table: &str, how: Resolution) -> Plan {
    plan(existing, &said(table), |_| how)
}

/// The glossary after a plan.
fn applied(existing: &[Concept], plan: &Plan) -> Vec<Concept> {
    let mut out = existing.to_vec();
    for step in &plan.steps {
        match out.iter().position(|c| c.id == step.after.id) {
            None => out.push(step.after.clone()),
            Some(at) => out[at] = step.after.clone(),
        }
    }
    out
}

fn shown_changes(plan: &Plan) -> Vec<String> {
    plan.steps
        .iter()
        .flat_map(|Step { before, after }| match before {
            None => vec![format!("+ {}", after.id)],
            Some(before) => changes(before, after)
                .iter()
                .map(|c| format!("{} {}: {} → {}", before.id, c.column, c.before, c.after))
                .collect(),
        })
        .collect()
}

#[test]
fn what_is_not_there_is_new_and_has_an_id_of_its_own() {
    let table = "ar,en,acronym,country\nالبنك الدولي,World Bank,,\nجهاز تنظيم الاتصالات,National Telecom Authority,NTA,EG\nبنك العالم,World Bank!,,\n";
    let plan = planned(&glossary(), table, Resolution::Keep);
    assert_eq!(shown_changes(&plan), ["+ world-bank", "+ eg-nta", "+ world-bank-2"]);
    assert_eq!(plan.problems, []);
}

#[test]
fn the_same_again_changes_nothing() {
    let table = "ar,en,acronym,country,note,en-variant\nالبنك الدولي,World Bank,,,x,IBRD | The Bank\nالإتحاد الدولى للإتصالات,international telecommunication union,,,,\nوزارة المالية,Ministry of Finance,,EG,,\n";
    for how in [Resolution::Keep, Resolution::Replace, Resolution::Both] {
        let first = planned(&glossary(), table, how);
        let after = applied(&glossary(), &first);
        let second = planned(&after, table, how);
        assert_eq!(shown_changes(&second), [] as [&str; 0], "{how:?}");
        // Under `keep` the spelling stays a conflict, and is reported again.
        assert_eq!(second.unchanged, 3, "{how:?}");
    }
}

#[test]
fn what_only_the_file_has_is_added_in_any_case() {
    let table = "id,definition,en-variant,until,note\nitu,A UN agency,Telecom Union,2030,in Geneva\n";
    for how in [Resolution::Keep, Resolution::Replace, Resolution::Both] {
        let plan = plan(&glossary(), &said_ids(table), |_| how);
        assert_eq!(
            shown_changes(&plan),
            ["itu en-variant:  → Telecom Union", "itu definition:  → A UN agency", "itu until:  → 2030"]
        );
        assert_eq!(plan.problems, []);
    }
}

/// Rows that name a concept by its id alone.
fn said_ids(table: &str) -> Vec<Said> {
    let own = "الاتحاد الدولي للاتصالات,International Telecommunication Union";
    let mut lines = table.lines();
    let mut text = format!("ar,en,{}\n", lines.next().unwrap_or_default());
    for line in lines {
        text.push_str(&format!("{own},{line}\n"));
    }
    said(&text)
}

#[test]
fn a_name_that_differs_is_a_conflict() {
    let table = "ar,en\nالاتحاد الدولي للاتصالات,Intl Telecom Union\n";
    let keep = planned(&glossary(), table, Resolution::Keep);
    assert_eq!(keep.steps, []);
    assert_eq!(
        keep.problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "t.csv:2:1: warning[import-conflict]: `itu` is kept: `en` is International Telecommunication Union, and Intl Telecom Union in the file"
        ]
    );
    let replace = planned(&glossary(), table, Resolution::Replace);
    assert_eq!(
        shown_changes(&replace),
        [
            "itu en: International Telecommunication Union → Intl Telecom Union",
            "itu status: approved → proposed"
        ]
    );
    let both = planned(&glossary(), table, Resolution::Both);
    assert_eq!(shown_changes(&both), ["itu en-variant:  → Intl Telecom Union"]);
    assert_eq!(both.problems, []);
}

#[test]
fn an_empty_cell_says_nothing_even_where_the_file_wins() {
    let table = "id,kind,ar,ar-variant,en,acronym,note,status,source,editions,common\n\
        itu,organisation,,,,UIT,,,,,\nom-tra,,,,,,,,,,\n";
    let keep = planned(&glossary(), table, Resolution::Keep);
    assert_eq!(keep.steps.len(), 0);
    assert_eq!(
        problems(&keep),
        ["t.csv:2:1: warning[import-conflict]: `itu` is kept: `acronym` is ITU, and UIT in the file"]
    );
    let replace = planned(&glossary(), table, Resolution::Replace);
    assert_eq!(shown_changes(&replace), ["itu acronym: ITU → UIT", "itu status: approved → proposed"]);
    let both = planned(&glossary(), table, Resolution::Both);
    assert_eq!(shown_changes(&both), ["itu acronym-variant:  → UIT"]);
}

#[test]
fn a_variant_is_known_and_not_doubled() {
    let plan = planned(
        &glossary(),
        "ar,en\nالاتحاد الدولي للمواصلات,International Telecommunication Union\n",
        Resolution::Both,
    );
    assert_eq!((plan.steps.len(), plan.unchanged, plan.problems.len()), (0, 1, 0));
}

#[test]
fn one_name_of_two_bodies_is_told_apart_by_country_or_left_out() {
    let name = "هيئة تنظيم الاتصالات,Telecommunications Regulatory Authority";
    let plan = planned(
        &glossary(),
        &format!("ar,en,country,note\n{name},BH,x\n{name},,y\n{name},LB,z\n"),
        Resolution::Keep,
    );
    assert_eq!(shown_changes(&plan), ["bh-tra note:  → x", "+ lb-telecommunications-regulatory-authority"]);
    assert_eq!(
        plan.problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "t.csv:3:1: warning[import-ambiguous]: هيئة تنظيم الاتصالات (Telecommunications Regulatory Authority) could be om-tra or bh-tra"
        ]
    );
}

#[test]
fn another_id_or_kind_makes_another_concept() {
    let table =
        "id,kind,ar,en\nother,,الاتحاد الدولي للاتصالات,Another Union\n,event,الاتحاد الدولي للاتصالات,Union Day\n";
    let plan = planned(&glossary(), table, Resolution::Keep);
    assert_eq!(shown_changes(&plan), ["+ other", "+ union-day"]);
}

#[test]
fn rows_of_one_file_meet_each_other() {
    let table = "ar,en,note\nالبنك الدولي,World Bank,\nالبنك الدولي,World Bank,x\nالبنك الدولي,The World Bank Group,\n";
    let plan = planned(&glossary(), table, Resolution::Both);
    let [Step { after: bank, .. }] = plan.steps.as_slice() else { panic!("{:?}", plan.steps) };
    assert_eq!(bank.note.as_deref(), Some("x"));
    assert_eq!(bank.en[1], Term { text: "The World Bank Group".to_owned(), kind: TermType::Variant });
}

/// A merge that keeps the old entry leaves its names with both.
#[test]
fn two_ids_in_one_file_are_two_concepts_though_they_share_their_names() {
    let table = "id,ar,ar-variant,en,en-variant,status,replaced-by\n\
        eg-sta,هيئة الطرق,هيئة النقل,Road Authority,Transport Authority,proposed,\n\
        eg-ata,هيئة النقل,,Transport Authority,,deprecated,eg-sta\n";
    let plan = planned(&glossary(), table, Resolution::Keep);
    assert_eq!(plan.problems, []);
    assert_eq!(shown_changes(&plan), ["+ eg-sta", "+ eg-ata"]);
    let after = applied(&glossary(), &plan);
    assert_eq!(planned(&after, table, Resolution::Keep).steps.len(), 0);
}

#[test]
fn an_entry_that_says_less_than_cldr_gets_only_what_changed() {
    let cldr = crate::glossary::countries::from_cldr();
    let oman = cldr.iter().find(|c| c.id == "om").expect("Oman").clone();
    let row = format!("id,kind,ar,en,ar-short\nom,country,{},{},السلطنة\n", oman.name_ar(), oman.name_en());
    let plan = planned(&cldr, &row, Resolution::Replace);
    let [Step { before: Some(before), after }] = plan.steps.as_slice() else { panic!("{:?}", plan.steps) };
    let written = Concept::new("om", crate::glossary::Kind::Country, before.at.clone());
    let carried = carry(&written, before, after);
    assert_eq!(carried.ar, [Term { text: "السلطنة".to_owned(), kind: TermType::Short }]);
    assert_eq!(carried.en, []);
    let row = "id,kind,ar,en\nom,country,سلطنة عمان,Sultanate of Oman\n";
    let plan = planned(&cldr, row, Resolution::Keep);
    let [Step { before: Some(before), after }] = plan.steps.as_slice() else { panic!("{:?}", plan.steps) };
    let carried = carry(&written, before, after);
    assert_eq!(carried.en, [Term { text: "Sultanate of Oman".to_owned(), kind: TermType::Name }]);
    assert_eq!(carried.ar.len(), 1, "CLDR's names need not be written: {:?}", carried.ar);
}

#[test]
fn a_sheet_of_ids_and_statuses_is_one_too() {
    let table = "id,status\nitu,deprecated\nom-tra,approved\nnobody,approved\n";
    let plan = planned(&glossary(), table, Resolution::Replace);
    assert_eq!(shown_changes(&plan), ["itu status: approved → deprecated"]);
    assert_eq!(
        plan.problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "t.csv:3:1: warning[import-no-source]: `om-tra` is approved without a source, and comes in as proposed",
            "t.csv:4:1: error[import-no-name]: `nobody` is no concept of the glossary, and has no name here",
        ]
    );
}

#[test]
fn the_shipped_glossary_and_its_own_tables_agree() {
    let (glossary, _) = crate::glossary::Glossary::from_layers(&[crate::glossary::store::shipped()]);
    let own: Vec<&Concept> = glossary.concepts.iter().filter(|c| c.at.line > 0).collect();
    for format in [format::Format::Csv, format::Format::Xlsx, format::Format::Tbx] {
        let bytes = format::write(format, &own, "").bytes;
        let told = format::read(None, "shipped", &bytes, Defaults::default());
        let plan = plan(&glossary.concepts, &told.said, |_| Resolution::Replace);
        assert_eq!(shown_changes(&plan), [] as [&str; 0], "{format:?}");
        assert_eq!((plan.problems.len(), plan.unchanged), (0, own.len()), "{format:?}");
    }
}

#[test]
fn one_word_may_be_name_and_adjective() {
    let (chile, _) = read::read(
        "g.toml",
        "[[country]]\nid = \"cl\"\nar = \"تشيلي\"\nar-variant = [\"شيلي\"]\nar-adjective = [\"شيلي\"]\nen = \"Chile\"\n",
    );
    let table = "id,kind,ar,ar-variant,ar-adjective,ar-short,en\ncl,country,تشيلي,شيلي,تشيلي,شيلي,Chile\n";
    let keep = planned(&chile, table, Resolution::Keep);
    assert_eq!(shown_changes(&keep), ["cl ar-adjective: شيلي → شيلي | تشيلي"]);
    assert_eq!(keep.problems.len(), 1, "{keep:?}");
    let replace = planned(&chile, table, Resolution::Replace);
    assert_eq!(shown_changes(&replace), ["cl ar-short:  → شيلي", "cl ar-adjective: شيلي → تشيلي"]);
}

fn problems(plan: &Plan) -> Vec<String> {
    plan.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_new_english_is_approved_only_with_a_source_of_its_own() {
    let header = "id,en,status,source\n";
    for (row, status) in [
        ("itu,Telecom Union,,", "approved → proposed"),
        ("itu,Telecom Union,approved,https://www.itu.int", "approved → proposed"),
        ("itu,Telecom Union,approved,https://www.itu.int/en/about", ""),
        ("itu,Telecom Union,deprecated,https://www.itu.int", "approved → deprecated"),
        ("itu,International Telecommunication Union,approved,https://www.itu.int", ""),
    ] {
        let table = format!("{header}{row}\n");
        let plan = planned(&glossary(), &table, Resolution::Replace);
        let changed: Vec<String> = shown_changes(&plan)
            .iter()
            .filter_map(|c| c.strip_prefix("itu status: ").map(str::to_owned))
            .collect();
        assert_eq!(changed.concat(), status, "{row}");
        let is_told = problems(&plan).iter().any(|p| p.contains("import-unread"));
        assert_eq!(is_told, status == "approved → proposed", "{row}: {:?}", plan.problems);
        // The same list again approves nothing that the first time had made proposed.
        let after = applied(&glossary(), &plan);
        let again = planned(&after, &table, Resolution::Replace);
        assert_eq!(shown_changes(&again), [] as [&str; 0], "{row}");
    }
    let proposed: Vec<Concept> =
        glossary().into_iter().map(|c| Concept { status: Status::Proposed, ..c }).collect();
    for (source, is_approved) in [("https://www.itu.int", false), ("https://www.itu.int/en/about", true)] {
        let table = format!("{header}itu,,approved,{source}\n");
        let plan = planned(&proposed, &table, Resolution::Replace);
        let is_changed = shown_changes(&plan).contains(&"itu status: proposed → approved".to_owned());
        assert_eq!((is_changed, plan.problems.is_empty()), (is_approved, is_approved), "{source}");
    }
    // An acronym that is printed is English too, and comes in without a conflict.
    let mut bare = glossary();
    bare[0].en.retain(|term| term.kind == TermType::Name);
    let plan = planned(&bare, "id,acronym\nitu,UIT\n", Resolution::Keep);
    assert_eq!(shown_changes(&plan), ["itu acronym:  → UIT", "itu status: approved → proposed"]);
}

#[test]
fn rows_that_break_a_rule_between_entries_are_left_out_and_those_that_need_them() {
    let table = "id,ar,en,country,parent,replaced-by,since,until\n\
        a,هيئة أولى,Body A,,b,,,\n\
        b,هيئة ثانية,Body B,,nowhere,,,\n\
        d,هيئة رابعة,Body D,,,,2021,2020\n\
        e,هيئة خامسة,Body E,,f,,,\n\
        f,هيئة سادسة,Body F,,e,,,\n\
        g,هيئة سابعة,Body G,EG,itu,h,,\n\
        h,هيئة ثامنة,Body H,,,,,\n\
        om-tra,هيئة تنظيم الاتصالات,Telecommunications Regulatory Authority,,,itu,,\n";
    let plan = planned(&glossary(), table, Resolution::Keep);
    assert_eq!(shown_changes(&plan), ["+ g", "+ h", "om-tra replaced-by:  → itu"]);
    assert_eq!(
        problems(&plan),
        [
            "t.csv:3:1: error[glossary-dangling]: `b`: `parent` names `nowhere`, which is no concept; the row is left out",
            "t.csv:4:1: error[glossary-validity]: `d` begins on 2021 and ends on 2020, which is before that; the row is left out",
            "t.csv:5:1: error[glossary-cycle]: `parent` goes round in a circle: `e` → `f` → `e`; the row is left out",
            "t.csv:6:1: error[glossary-cycle]: `parent` goes round in a circle: `f` → `e` → `f`; the row is left out",
            "t.csv:2:1: error[glossary-dangling]: `a`: `parent` names `b`, which is no concept; the row is left out",
        ]
    );
    // A change that breaks a rule is taken back, and what was there stays.
    let mut said = said("id,country\nom-tra,OM\n");
    said[0].concept.country = Some("QQ".to_owned());
    let plan = super::plan(&glossary(), &said, |_| Resolution::Replace);
    assert_eq!((plan.steps.len(), plan.problems.len()), (0, 1), "{:?}", plan.problems);
}

#[test]
fn a_country_of_the_house_comes_back_as_the_house_said() {
    let house = "[[country]]\nid = \"om\"\nar = \"سلطنة عُمان\"\nen = \"Sultanate of Oman\"\nstatus = \"proposed\"\n\n\
        [[country]]\nid = \"qa\"\nen = \"State of Qatar\"\n\n\
        [[country]]\nid = \"fr\"\nar-short = [\"باريس\"]\n";
    let file = crate::glossary::store::File { path: "house.toml".into(), text: house.into() };
    let (there, problems) = crate::glossary::catalogue::Catalogue::of(&[vec![file]]);
    assert_eq!(problems, []);
    let own: Vec<&Concept> = there.concepts().iter().filter(|c| c.at.line > 0).collect();
    let cldr = countries::from_cldr();
    for format in [format::Format::Csv, format::Format::Xlsx, format::Format::Tbx] {
        let bytes = format::write(format, &own, "").bytes;
        let told = format::read(None, "t", &bytes, Defaults::default());
        let plan = plan(&cldr, &told.said, |_| Resolution::Keep);
        assert_eq!(plan.problems, [], "{format:?}");
        for own in &own {
            let step = plan.steps.iter().find(|step| step.after.id == own.id).expect("changed");
            assert_eq!(changes(own, &step.after), [], "{format:?}");
        }
        let after = applied(&cldr, &plan);
        let placed: Vec<Concept> = after
            .iter()
            .map(|c| Concept { at: own[0].at.clone(), ..c.clone() })
            .filter(|c| own.iter().any(|o| o.id == c.id))
            .collect();
        let again = super::plan(&placed, &told.said, |_| Resolution::Keep);
        assert_eq!((again.steps.len(), again.problems.len()), (0, 0), "{format:?}: {:?}", again.problems);
    }
}

#[test]
fn countries_are_found_by_name_and_there_is_one_for_each_code() {
    let table = "ar,en,country,kind\nبيروت,Beirut,لبنان,place\nسلطنة عمان,Sultanate of Oman,OM,country\n";
    let plan = planned(&glossary(), table, Resolution::Keep);
    let [beirut, oman] = plan.steps.as_slice() else { panic!("{:?}", plan.steps) };
    assert_eq!(beirut.after.country.as_deref(), Some("LB"));
    assert_eq!((oman.after.id.as_str(), oman.after.name_en()), ("om", "Sultanate of Oman"));
    assert_eq!(plan.problems, []);
}

#[test]
fn what_lint_put_right_is_not_brought_back() {
    let dirty = "ar,en\nمُنَظَّمَةُ الصـحة  العالمية,World\u{00A0}Health Organization\n";
    let plan = planned(&glossary(), dirty, Resolution::Keep);
    assert_eq!(plan.steps[0].after.name_ar(), "مُنَظَّمَةُ الصـحة  العالمية", "a new entry comes in as it is");
    let clean =
        planned(&glossary(), "ar,en\nمنظمة الصحة العالمية,World Health Organization\n", Resolution::Keep);
    for how in [Resolution::Keep, Resolution::Replace, Resolution::Both] {
        let again = planned(&applied(&glossary(), &clean), dirty, how);
        assert_eq!((again.steps.len(), again.problems.len()), (0, 0), "{how:?}: {:?}", again.steps);
        let other_way = planned(&applied(&glossary(), &plan), &dirty.replace("مُنَظَّمَةُ", "منظمة"), how);
        assert_eq!(other_way.steps.is_empty(), how == Resolution::Keep, "{how:?}");
    }
}

#[test]
fn a_misspelt_id_is_told_and_never_taken_over() {
    let itu = "الاتحاد الدولي للاتصالات,International Telecommunication Union";
    let plan = planned(&glossary(), &format!("id,ar,en,note\nuti,{itu},x\n"), Resolution::Keep);
    assert_eq!(shown_changes(&plan), [] as [&str; 0], "a note is kept: {:?}", plan.steps);
    assert_eq!(
        problems(&plan)[..1],
        ["t.csv:2:1: warning[import-id]: there is no concept `uti`; by its names the row is taken for `itu`"]
    );
    assert!(plan.problems[0].help.as_deref().is_some_and(|help| help.starts_with("did you mean `itu`?")));
    // With one name alone it is another concept, as its id says; that it may be a slip is told.
    let table = "id,ar,en\nom-tar,هيئة تنظيم الاتصالات,Telecom Regulator\nx,هيئة تنظيم الاتصالات,Another One\n";
    let plan = planned(&glossary(), table, Resolution::Keep);
    assert_eq!(shown_changes(&plan), ["+ om-tar", "+ x"]);
    assert_eq!(
        problems(&plan),
        [
            "t.csv:2:1: warning[import-id]: `om-tar` comes in as a new concept, and `om-tra` has one of its names"
        ]
    );
    let plan = planned(&glossary(), "id,status\nom-tar,deprecated\n", Resolution::Replace);
    assert!(plan.problems[0].help.as_deref().is_some_and(|help| help.contains("did you mean `om-tra`?")));
}

#[test]
fn two_rows_of_one_concept_are_both_named_where_they_differ() {
    let table = "id,ar,en,note\nitu,,,\nnew,هيئة جديدة,New Body,x\nnew,,Newer Body,\n";
    for (how, en, which) in [
        (
            Resolution::Keep,
            "New Body",
            "at t.csv:3, which counts, and here: `en` is New Body there, and Newer Body here",
        ),
        (
            Resolution::Replace,
            "Newer Body",
            "at t.csv:3, and here, which counts: `en` is New Body there, and Newer Body here",
        ),
    ] {
        let plan = planned(&glossary(), table, how);
        assert_eq!(plan.steps[0].after.name_en(), en);
        assert_eq!(plan.steps[0].after.note.as_deref(), Some("x"));
        assert_eq!(
            problems(&plan),
            [format!("t.csv:4:1: warning[import-conflict]: `new` stands twice in the file, {which}")]
        );
    }
    let both = planned(&glossary(), table, Resolution::Both);
    assert_eq!(both.steps[0].after.en[1].text, "Newer Body");
    assert_eq!(both.problems, []);
}

#[test]
fn other_concepts_may_be_named_by_their_names() {
    let table = "ar,en,acronym,country,parent\n\
        لجنة البريد,Post Committee,PC,,ITU\n\
        فريق البريد,Post Team,,,لجنة البريد\n\
        فريق عمان,Oman Team,,OM,Telecommunications Regulatory Authority\n\
        فريق آخر,Another Team,,,هيئة تنظيم الاتصالات\n\
        فريق الطرق,Road Team,,,New Body\nهيئة جديدة,New Body,NB,,\nفريق المطار,Airport Team,,,NB\n";
    let plan = planned(&glossary(), table, Resolution::Keep);
    let parents: Vec<_> =
        plan.steps.iter().map(|s| (s.after.id.as_str(), s.after.parent.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        parents,
        [
            ("pc", "itu"),
            ("post-team", "pc"),
            ("om-oman-team", "om-tra"),
            ("road-team", "nb"),
            ("nb", ""),
            ("airport-team", "nb"),
        ]
    );
    assert_eq!(problems(&plan).len(), 1, "two bodies are called so: {:?}", plan.problems);
    // Nor is it a conflict where the glossary has the id.
    let again = planned(&applied(&glossary(), &plan), table, Resolution::Keep);
    assert_eq!((again.steps.len(), again.problems.len()), (0, 1), "{:?}", again.problems);
}

#[test]
fn a_forbidden_term_does_not_come_in() {
    let mut there = glossary();
    there[0].en.push(Term { text: "Intl Telecom Union".to_owned(), kind: TermType::Forbidden });
    for how in [Resolution::Keep, Resolution::Replace, Resolution::Both] {
        let plan = planned(&there, "id,en,note\nitu,Intl Telecom Union,in Geneva\n", how);
        assert_eq!(shown_changes(&plan), [] as [&str; 0]);
        assert_eq!(
            problems(&plan),
            ["t.csv:2:1: warning[import-forbidden]: `itu` forbids Intl Telecom Union, which is not taken"]
        );
    }
}
