//! The mapper on small glossaries, one rule at a time.

use std::collections::BTreeMap;

use super::{MapOptions, Mapped, Origin, Publisher, Reason, Via, map};
use crate::document::Release;
use crate::glossary::store::File;
use crate::glossary::{Glossary, Kind};
use crate::locate::{locate, testing};

mod derived;
mod states;

const BODIES: &str = r#"
[[organisation]]
id = "itu"
ar = "الاتحاد الدولي للاتصالات"
en = "International Telecommunication Union"
[[organisation]]
id = "eg-mcit"
ar = "وزارة الاتصالات وتكنولوجيا المعلومات"
en = "Ministry of Communications and Information Technology"
country = "EG"
[[organisation]]
id = "wipo"
ar = "المنظمة العالمية للملكية الفكرية"
en = "World Intellectual Property Organization"
[[organisation]]
id = "who"
ar = "منظمة الصحة العالمية"
en = "World Health Organization"
[[organisation]]
id = "who-board"
ar = "المجلس التنفيذي"
en = "WHO Executive Board"
parent = "who"
[[organisation]]
id = "unesco"
ar = "منظمة الأمم المتحدة للتربية والعلم والثقافة"
en = "UNESCO"
[[organisation]]
id = "unesco-board"
ar = "المجلس التنفيذي"
en = "UNESCO Executive Board"
parent = "unesco"
[[organisation]]
id = "old"
ar = "هيئة تنمية الصادرات"
en = "Export Development Authority"
until = "2015"
replaced-by = "middle"
[[organisation]]
id = "middle"
ar = "وكالة تنمية الصادرات"
en = "Export Development Agency"
replaced-by = "new"
[[organisation]]
id = "new"
ar = "مجلس الصادرات"
en = "Export Council"
[[place]]
id = "benin"
ar = "بنين"
en = "Benin"
common = true
[[concept]]
id = "culture"
ar = "الثقافة الرقمية"
en = "digital culture"
"#;

fn glossary() -> Glossary {
    let (glossary, problems) = Glossary::from_layers(&[vec![File { path: "g".into(), text: BODIES.into() }]]);
    assert!(problems.is_empty(), "{problems:?}");
    glossary
}

fn mapped<'r>(glossary: &Glossary, release: &'r Release) -> Mapped<'r> {
    map(locate(release), glossary, &MapOptions::default())
}

/// The words, id and kind of term of each mention.
fn found(text: &str) -> Vec<(String, String, Via)> {
    let (glossary, release) = (glossary(), testing::release(&[text]));
    let mapped = mapped(&glossary, &release);
    let mentions = mapped.mentions().map(|(e, m)| {
        let id = mapped.entities[e].concept.map_or("-", |c| &glossary.concepts[c].id);
        (release.text(m.span).to_owned(), id.to_owned(), m.via)
    });
    mentions.collect()
}

/// Which concepts lost, and why.
fn rejected(text: &str) -> Vec<(String, Reason)> {
    let (glossary, release) = (glossary(), testing::release(&[text]));
    let mapped = mapped(&glossary, &release);
    mapped.rejected.iter().map(|r| (glossary.concepts[r.concept].id.clone(), r.reason)).collect()
}

fn fuzzy(text: &str) -> Vec<(String, String)> {
    found(text).into_iter().filter(|f| f.2 == Via::Fuzzy).map(|(text, id, _)| (text, id)).collect()
}

#[test]
fn slips_of_the_pen_are_found_and_marked() {
    let one = |text: &str, id: &str| vec![(text.to_owned(), id.to_owned())];
    // A word twice, two letters swapped behind a proclitic, one left out, one written twice, one mistaken.
    assert_eq!(fuzzy("عقد الاتحاد الدولي الدولي للاتصالات دورته"), one("الاتحاد الدولي الدولي للاتصالات", "itu"));
    assert_eq!(
        fuzzy("وبوزراة الاتصالات وتكنولوجيا المعلومات"),
        one("وبوزراة الاتصالات وتكنولوجيا المعلومات", "eg-mcit")
    );
    assert_eq!(fuzzy("قالت منظمة الصحة العالمة أمس"), one("منظمة الصحة العالمة", "who"));
    assert_eq!(fuzzy("أكد الاتحاد الدوليي للاتصالات"), one("الاتحاد الدوليي للاتصالات", "itu"));
    assert_eq!(fuzzy("مع المنظمة العالمية للملكية الفكربة"), one("المنظمة العالمية للملكية الفكربة", "wipo"));
}

#[test]
fn what_is_written_right_is_never_fuzzy() {
    assert_eq!(fuzzy("وزارة الاتصالات وتكنولوجيا المعلومات والاتحاد الدولي للاتصالات"), []);
    // Ideas, and two short words that differ in one letter, are left alone.
    assert_eq!(fuzzy("نشر الثقافة الرقيمة"), []);
    assert_eq!(fuzzy("منظمة الصحف العالمية"), []);
    assert_eq!(fuzzy("زار وفد وفد المدينة"), []);
}

#[test]
fn a_body_of_a_named_family_comes_first() {
    let board = |text: &str| found(text).into_iter().find(|f| f.0 == "المجلس التنفيذي").map(|f| f.1);
    let who = "قالت منظمة الصحة العالمية إن المجلس التنفيذي اجتمع";
    assert_eq!(board(who).as_deref(), Some("who-board"));
    assert!(rejected(who).contains(&("unesco-board".into(), Reason::NoCompany)), "{:?}", rejected(who));
    let both = "منظمة الصحة العالمية ومنظمة الأمم المتحدة للتربية والعلم والثقافة، اجتمع المجلس التنفيذي";
    assert_eq!(board(both).as_deref(), Some("-"));
    assert!(rejected(both).contains(&("who-board".into(), Reason::Ambiguous)));
}

#[test]
fn each_reading_that_lost_has_its_reason() {
    assert!(rejected("للبنات والبنين وبنين").contains(&("benin".into(), Reason::CommonWord)));
    assert!(rejected("وزارة الاتصالات").contains(&("eg-mcit".into(), Reason::NoMention)));
    assert!(rejected("لا شيء هنا").is_empty());
}

#[test]
fn a_replaced_body_has_its_successor_at_the_end_of_the_line() {
    let glossary = glossary();
    let now = |id: &str| glossary.position(id).and_then(|p| glossary.successor(p)).map(|c| c.id.clone());
    assert_eq!(now("old").as_deref(), Some("new"));
    assert_eq!(now("new"), None);
    let circle = BODIES.replace("id = \"new\"\n", "id = \"new\"\nreplaced-by = \"old\"\n");
    let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: circle }]]);
    assert!(glossary.position("old").and_then(|p| glossary.successor(p)).is_none());
}

#[test]
fn what_a_publisher_means_is_an_assumption() {
    let glossary = glossary();
    let mut release = testing::release(&["أعلنت الوزارة أن الدولة تدعم الهيئة", "وقالت المنظمة العالمية"]);
    let assumed = |release: &Release, publishers: Vec<Publisher>| -> Vec<(String, String)> {
        let mapped = map(locate(release), &glossary, &MapOptions { publishers, ..MapOptions::default() });
        let mentions = mapped.mentions().filter(|(_, m)| m.assumed);
        mentions
            .map(|(e, m)| {
                let id = mapped.entities[e].concept.map_or("-", |c| &glossary.concepts[c].id);
                (release.text(m.span).to_owned(), id.to_owned())
            })
            .collect()
    };
    assert_eq!(assumed(&release, Vec::new()), []);
    release.front.publisher = Some("وزارة الاتصالات وتكنولوجيا المعلومات".into());
    assert_eq!(assumed(&release, Vec::new()), [("الوزارة".to_owned(), "eg-mcit".to_owned())]);
    release.front.publisher = Some("وام".into());
    let names = BTreeMap::from([("الدولة".to_owned(), "ae".to_owned())]);
    let wam = Publisher { name: "وام".into(), country: Some("AE".into()), names };
    assert_eq!(assumed(&release, vec![wam.clone()]), [("الدولة".to_owned(), "ae".to_owned())]);
    let mapped =
        map(locate(&release), &glossary, &MapOptions { publishers: vec![wam], ..MapOptions::default() });
    assert_eq!(mapped.country.as_deref(), Some("AE"));
}

#[test]
fn titles_and_named_initiatives_are_candidates() {
    let unresolved = |text: &str| -> Vec<String> {
        let (glossary, release) = (glossary(), testing::release(&[text]));
        let mapped = mapped(&glossary, &release);
        let unresolved = mapped.entities.iter().filter(|e| e.origin == Origin::Unresolved);
        unresolved.map(|e| e.ar.clone()).collect()
    };
    assert_eq!(unresolved("أطلقت الحكومة لمبادرة «ماء للجميع» موقعا"), ["مبادرة «ماء للجميع»"]);
    assert_eq!(unresolved("المبادرة الرئاسية \"قرى خضراء\""), ["المبادرة الرئاسية «قرى خضراء»"]);
    assert_eq!(unresolved("اعتمد البرنامج الوطني للإسكان خطته"), ["البرنامج الوطني للإسكان"]);
    assert_eq!(unresolved("توقيع اتفاقية مصر للمياه"), ["اتفاقية مصر للمياه"]);
    assert_eq!(unresolved("عقد مؤتمر صحفي مشترك، وبرنامج العمل، ومشروع القرار"), Vec::<String>::new());
}

const REGULATORS: &str = r#"
[[organisation]]
id = "om-tra"
ar = "هيئة تنظيم الاتصالات"
en = "TRA of Oman"
country = "OM"
[[organisation]]
id = "ae-tra"
ar = "هيئة تنظيم الاتصالات"
en = "TRA of the Emirates"
country = "AE"
until = "2020"
replaced-by = "ae-tdra"
[[organisation]]
id = "ae-tdra"
ar = "هيئة تنظيم الاتصالات"
en = "TDRA of the Emirates"
country = "AE"
since = "2020"
[[organisation]]
id = "oecd"
ar = "منظمة التعاون الاقتصادي والتنمية"
en = "Organisation for Economic Co-operation and Development"
acronym = "OECD"
[[organisation]]
id = "oecd-council"
ar = "مجلس منظمة التعاون الاقتصادي والتنمية"
en = "OECD Council"
parent = "oecd"
[[organisation]]
id = "who"
ar = "منظمة الصحة العالمية"
en = "World Health Organization"
[[organisation]]
id = "qna"
ar = "وكالة الأنباء القطرية"
ar-acronym = ["قنا"]
en = "Qatar News Agency"
[[concept]]
id = "water"
ar = "المياه"
en = "water"
[[role]]
id = "minister"
class = "office"
ar = "وزير"
en = "Minister"
[[role]]
id = "dr"
class = "honorific"
ar = "الدكتور"
en = "Dr."
"#;

/// Words and ids of the mentions in a release of a country and a day.
fn named(text: &str, country: Option<&str>, day: Option<&str>) -> Vec<(String, String)> {
    let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: REGULATORS.into() }]]);
    let mut release = testing::release(&text.split('|').collect::<Vec<_>>());
    release.front.country = country.map(str::to_owned);
    release.front.published = day.map(str::to_owned);
    let mapped = map(locate(&release), &glossary, &MapOptions::default());
    let mentions = mapped.mentions().map(|(e, m)| {
        let id = mapped.entities[e].concept.map_or("-", |c| &glossary.concepts[c].id);
        (release.text(m.span).to_owned(), id.to_owned())
    });
    mentions.collect()
}

fn id_of(found: &[(String, String)], words: &str) -> Option<String> {
    found.iter().find(|(text, _)| text == words).map(|(_, id)| id.clone())
}

#[test]
fn the_longest_name_wins_and_a_body_inside_it_stays() {
    let found = named("عقد مجلس منظمة التعاون الاقتصادي والتنمية دورته", None, None);
    assert_eq!(id_of(&found, "مجلس منظمة التعاون الاقتصادي والتنمية").as_deref(), Some("oecd-council"));
    assert_eq!(id_of(&found, "منظمة التعاون الاقتصادي والتنمية").as_deref(), Some("oecd"));
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn several_bodies_of_one_name_go_by_country_then_by_date() {
    let who = |country, day| {
        id_of(&named("قالت هيئة تنظيم الاتصالات", country, day), "هيئة تنظيم الاتصالات").unwrap_or_default()
    };
    assert_eq!(who(Some("OM"), None), "om-tra");
    assert_eq!(who(Some("AE"), Some("2018-05-01")), "ae-tra");
    assert_eq!(who(Some("AE"), Some("2022-05-01")), "ae-tdra");
    assert_eq!(who(None, None), "-");
    let stated = named("قالت هيئة تنظيم الاتصالات في عمان", Some("AE"), Some("2022-05-01"));
    assert_eq!(id_of(&stated, "هيئة تنظيم الاتصالات").as_deref(), Some("om-tra"));
}

#[test]
fn short_forms_need_a_name_before_them_and_a_clear_one() {
    assert_eq!(named("رحبت المنظمة بالقرار", None, None), []);
    let after = named("منظمة الصحة العالمية|ورحبت المنظمة بالقرار", None, None);
    assert_eq!(id_of(&after, "المنظمة").as_deref(), Some("who"));
    let two = "منظمة الصحة العالمية ومنظمة التعاون الاقتصادي والتنمية|ورحبت المنظمة بالقرار";
    assert_eq!(id_of(&named(two, None, None), "المنظمة").as_deref(), Some("-"));
    // An adjective of its own makes it another body.
    let other = named("منظمة الصحة العالمية|ورحبت المنظمة الخيرية بالقرار", None, None);
    assert_eq!(id_of(&other, "المنظمة"), None);
}

#[test]
fn a_short_form_means_a_name_that_says_the_noun_rather_than_an_acronym() {
    let told = named("منظمة الصحة العالمية|وفي مقر (OECD)|رحبت المنظمة بالقرار", None, None);
    assert_eq!(id_of(&told, "المنظمة").as_deref(), Some("who"));
    let only = named("وفي مقر (OECD)|رحبت المنظمة بالقرار", None, None);
    assert_eq!(id_of(&only, "المنظمة").as_deref(), Some("oecd"));
}

#[test]
fn a_title_may_be_shorter_than_the_name_in_its_lead() {
    let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: COUNCIL.into() }]]);
    let found = |text: &str, heading: bool| {
        let mut release = testing::release(&text.split('|').collect::<Vec<_>>());
        release.paragraphs[0].heading = heading;
        let mapped = map(locate(&release), &glossary, &MapOptions::default());
        let first = mapped.mentions().find(|(_, m)| m.span.paragraph == 0);
        first.and_then(|(e, _)| mapped.entities[e].concept).is_some()
    };
    let text = "مجلس حقوق الطفل يعتمد تقريره|اعتمد مجلس حقوق الطفل التابع لجامعة الدول العربية تقريره";
    assert!(found(text, true));
    assert!(!found(text, false));
    assert!(!found("مجلس حقوق الطفل يعتمد تقريره|اعتمد المجلس تقريره", true));
}

#[test]
fn a_short_name_with_a_field_of_its_own_is_another_bodys() {
    let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: COUNCIL.into() }]]);
    let found = |text: &str| {
        let release = testing::release(&[text]);
        let mapped = map(locate(&release), &glossary, &MapOptions::default());
        let ids = mapped.entities.iter().filter_map(|e| e.concept.map(|c| glossary.concepts[c].id.clone()));
        ids.collect::<Vec<_>>()
    };
    assert_eq!(found("قالت الأمم المتحدة إن الجمعية العامة وافقت"), ["un", "unga"]);
    assert_eq!(found("قالت الأمم المتحدة إن انتخابات الجمعية العامة للدول الأطراف قريبة"), ["un"]);
    assert_eq!(
        found("قالت الأمم المتحدة إن الجمعية العامة لمنظمة الأقطار العربية المصدرة للبترول وافقت"),
        ["un", "oapec"]
    );
    assert_eq!(found("بلغت القيمة 5 دولارات أمريكية"), Vec::<String>::new());
    assert_eq!(found("وزار وفد أمريكي المقر"), ["us"]);
    assert_eq!(found("اجتمعت دول أوابك+ أمس"), Vec::<String>::new());
    assert_eq!(found("اجتمعت دول أوابك أمس"), ["oapec"]);
}

/// Names that the words behind them may make another's.
const COUNCIL: &str = r#"
[[organisation]]
id = "child-council"
ar = "مجلس حقوق الطفل التابع لجامعة الدول العربية"
ar-short = ["مجلس حقوق الطفل"]
en = "Council for Children"
[[organisation]]
id = "un"
ar = "الأمم المتحدة"
en = "United Nations"
[[organisation]]
id = "unga"
ar = "الجمعية العامة للأمم المتحدة"
en = "United Nations General Assembly"
parent = "un"
[[organisation]]
id = "oapec"
ar = "منظمة الأقطار العربية المصدرة للبترول"
ar-acronym = ["أوابك"]
en = "Organization of Arab Petroleum Exporting Countries"
[[country]]
id = "us"
country = "US"
ar = "الولايات المتحدة"
ar-adjective = ["أمريكي"]
en = "United States"
"#;

#[test]
fn a_short_form_without_a_clear_body_is_shown_without_its_preposition() {
    for (written, alone) in [("للمنظمة", "المنظمة"), ("وبالهيئة", "الهيئة"), ("اللجنة", "اللجنة")]
    {
        assert_eq!(super::short_forms::alone(written), alone);
    }
}

#[test]
fn a_short_acronym_needs_a_sign() {
    assert_eq!(id_of(&named("ذهب إلى محافظة قنا", None, None), "قنا"), None);
    assert_eq!(id_of(&named("الدوحة (قنا) شارك", None, None), "قنا").as_deref(), Some("qna"));
}

#[test]
fn the_editor_has_the_last_word() {
    let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: REGULATORS.into() }]]);
    let mut release = testing::release(&["قالت هيئة تنظيم الاتصالات"]);
    release.front.country = Some("AE".into());
    release.front.names = BTreeMap::from([("هيئة تنظيم الاتصالات".to_owned(), "om-tra".to_owned())]);
    let mapped = map(locate(&release), &glossary, &MapOptions::default());
    let names: Vec<_> = mapped.entities.iter().filter_map(|e| e.concept).collect();
    assert_eq!(names.iter().map(|&c| glossary.concepts[c].id.as_str()).collect::<Vec<_>>(), ["om-tra"]);
}

#[test]
fn a_body_in_no_glossary_is_composed_of_known_parts_or_left_open() {
    let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: REGULATORS.into() }]]);
    let release = testing::release(&["شاركت وزارة المياه وهيئة تنظيم الزلازل في اللقاء"]);
    let mapped = map(locate(&release), &glossary, &MapOptions::default());
    let names: Vec<_> = mapped.entities.iter().map(|e| (e.ar.as_str(), e.en.as_deref(), e.origin)).collect();
    assert!(names.contains(&("وزارة المياه", Some("Ministry of Water"), Origin::Composed)), "{names:?}");
    assert!(names.contains(&("هيئة تنظيم الزلازل", None, Origin::Unresolved)), "{names:?}");
}

#[test]
fn a_person_in_no_glossary_is_romanised() {
    let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: REGULATORS.into() }]]);
    let release = testing::release(&["قال الدكتور محمد العامري إن الخطة جاهزة"]);
    let mapped = map(locate(&release), &glossary, &MapOptions::default());
    let person = mapped.entities.iter().find(|e| e.origin == Origin::Transliterated).expect("a person");
    assert_eq!((person.ar.as_str(), person.en.as_deref()), ("محمد العامري", Some("Dr. Mohammed Al Ameri")));
}
