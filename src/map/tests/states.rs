//! Bodies, offices and people of several states, and names that are longer than what the glossary has.

use super::*;

const STATES: &str = r#"
[[country]]
id = "sa"
ar-adjective = ["سعودي"]
en-adjective = "Saudi"
[[country]]
id = "qa"
ar-adjective = ["قطري"]
en-adjective = "Qatari"
[[country]]
id = "ca"
ar-adjective = ["كندي"]
en-adjective = "Canadian"
[[organisation]]
id = "sa-mofa"
class = "ministry"
ar = "وزارة الخارجية"
en = "Ministry of Foreign Affairs"
country = "SA"
[[organisation]]
id = "qa-mofa"
class = "ministry"
ar = "وزارة الخارجية"
en = "Ministry of Foreign Affairs"
country = "QA"
[[organisation]]
id = "sa-moh"
class = "ministry"
ar = "وزارة الصحة"
en = "Ministry of Health"
country = "SA"
[[organisation]]
id = "oss"
ar = "مرصد الصحراء"
en = "Sahara Observatory"
[[organisation]]
id = "un-vienna"
ar = "مكتب الأمم المتحدة في فيينا"
en = "United Nations Office at Vienna"
[[event]]
id = "arab-summit"
ar = "القمة العربية"
en = "Arab Summit"
[[place]]
id = "doha"
ar = "الدوحة"
en = "Doha"
country = "QA"
[[concept]]
id = "board"
ar = "مجلس إدارة"
en = "board of directors"
[[concept]]
id = "water"
ar = "المياه"
en = "water"
[[concept]]
id = "telecommunications"
ar = "الاتصالات"
en = "telecommunications"
[[role]]
id = "minister"
class = "office"
ar = "وزير"
en = "Minister"
[[role]]
id = "head"
class = "office"
ar = "رئيس"
en = "Head"
[[role]]
id = "director"
class = "office"
ar = "مدير أول"
ar-variant = ["المدير الأول"]
en = "Senior Manager"
[[role]]
id = "dr"
class = "honorific"
ar = "الدكتور"
ar-variant = ["الدكتورة"]
en = "Dr."
"#;

/// The names of a release, with those of some states to choose from.
fn entities(text: &str, country: Option<&str>) -> Vec<super::super::Entity> {
    let (glossary, problems) = Glossary::from_layers(&[vec![File { path: "g".into(), text: STATES.into() }]]);
    assert!(problems.is_empty(), "{problems:?}");
    let mut release = testing::release(&text.split('|').collect::<Vec<_>>());
    release.front.country = country.map(str::to_owned);
    mapped(&glossary, &release).entities
}

/// The English of persons and office holders with their offices.
fn offices(text: &str, country: Option<&str>) -> Vec<(Option<String>, Option<String>)> {
    let people = entities(text, country).into_iter().filter(|e| matches!(e.kind, Kind::Person | Kind::Role));
    people.map(|e| (e.en, e.role.and_then(|role| role.1))).collect()
}

#[test]
fn ministers_of_two_countries_have_each_their_own() {
    let both = offices("التقى وزير الخارجية السعودي نظيره القطري", Some("SA"));
    let en: Vec<&str> = both.iter().filter_map(|(en, _)| en.as_deref()).collect();
    assert_eq!(en, ["Saudi Minister of Foreign Affairs", "Qatari Minister of Foreign Affairs"]);
    let named = offices("قال وزير الصحة القطري الدكتور محمد العامري إن", Some("SA"));
    assert_eq!(named.len(), 1, "{named:?}");
    assert_eq!(named[0].1.as_deref(), Some("Qatari Minister of Health"));
}

#[test]
fn a_ministry_of_both_countries_is_nobodys_alone() {
    let ids = |text: &str, country| -> Vec<Vec<String>> {
        let bodies = entities(text, country).into_iter().filter(|e| e.ar.starts_with("وزارة"));
        bodies.map(|e| if e.concept.is_some() { vec!["one".into()] } else { e.candidates }).collect()
    };
    assert_eq!(ids("اتفقت وزارة الخارجية السعودية", Some("SA")), [["one"]]);
    assert_eq!(ids("اتفقت وزارة الخارجية في البلدين على", Some("SA")), [["qa-mofa", "sa-mofa"]]);
    // The health ministry of a country that the glossary lacks is not that of the one it has.
    assert_eq!(ids("قالت وزارة الصحة", Some("QA")), [Vec::<String>::new()]);
    assert_eq!(ids("قالت وزارة الصحة ووفد سعودي", Some("QA")), [["one"]]);
}

#[test]
fn a_name_that_goes_on_is_another() {
    let en = |text: &str| -> Vec<Option<String>> {
        entities(text, None).into_iter().filter(|e| e.kind != Kind::Concept).map(|e| e.en).collect()
    };
    assert_eq!(en("انعقدت القمة العربية أمس"), [Some("Arab Summit".into())]);
    assert_eq!(en("انعقدت القمة العربية للاتصالات أمس"), [Some("Arab Summit on Telecommunications".into())]);
    assert_eq!(en("شاركت في القمة العربية للمشاركة في"), [Some("Arab Summit".into())]);
    let office = en("مكتب الأمم المتحدة في فيينا|قال مكتب الأمم المتحدة لشؤون الفضاء");
    assert_eq!(office.iter().flatten().count(), 1, "{office:?}");
}

#[test]
fn a_construct_goes_as_far_as_the_body_it_belongs_to() {
    let found = entities("اجتمع مجلس إدارة مرصد الصحراء أمس", None);
    let board = found.iter().find(|e| e.origin == Origin::Composed).expect("a board");
    assert_eq!(board.ar, "مجلس إدارة مرصد الصحراء");
    assert_eq!(board.en.as_deref(), Some("Board of Directors of the Sahara Observatory"));
    assert!(found.iter().any(|e| e.en.as_deref() == Some("Sahara Observatory")), "{found:?}");
}

#[test]
fn a_city_and_a_nationality_at_the_end_stand_before_the_head() {
    let en = |text: &str| {
        let found = entities(text, None);
        found.into_iter().find(|e| e.origin == super::super::Origin::Composed).and_then(|e| e.en)
    };
    assert_eq!(en("وأشاد بنتائج مؤتمر الدوحة أمس").as_deref(), Some("Doha Conference"));
    assert_eq!(
        en("وتلتقي استراتيجية المياه القطرية مع ما وضعته المجموعة").as_deref(),
        Some("Qatari Strategy for Water")
    );
}

#[test]
fn an_embassy_has_the_country_where_it_is() {
    let found = entities("قالت سفارة كندا في قطر أمس", None);
    let embassy = found.iter().find(|e| e.ar == "سفارة كندا في قطر").expect("an embassy");
    assert_eq!(embassy.en.as_deref(), Some("Embassy of Canada in Qatar"));
    // A mission is at a body.
    let found = entities("قالت مندوبية كندا لدى قطر أمس", None);
    assert!(found.iter().any(|e| e.ar == "مندوبية كندا لدى قطر"), "{found:?}");
}

#[test]
fn offices_with_a_field_or_a_body_in_no_glossary() {
    let one = |text: &str| offices(text, None).into_iter().next().expect("a person");
    let (en, role) = one("وقال الدكتور محمد العامري المدير الأول للشؤون الدولية إن");
    assert_eq!(
        (en.as_deref(), role.as_deref()),
        (Some("Dr. Mohammed Al Ameri"), Some("Senior Manager for International Affairs"))
    );
    let (_, role) = one("وقال الدكتور محمد العامري رئيس هيئة المياه إن");
    assert_eq!(role.as_deref(), Some("Head of the Authority for Water"));
    // What cannot be said in English is kept in Arabic, and the body is listed.
    let found = entities("وقال رئيس هيئة الزلازل الدكتور محمد العامري إن", None);
    let person = found.iter().find(|e| e.kind == Kind::Person).expect("a person");
    assert_eq!(person.role, Some(("رئيس هيئة الزلازل".into(), None)));
    assert!(found.iter().any(|e| e.ar == "هيئة الزلازل"), "{found:?}");
}

#[test]
fn a_person_is_spelt_as_in_the_country_of_the_office_else_of_the_release() {
    let spelt = |text: &str, country| offices(text, country).into_iter().find_map(|(en, _)| en);
    assert_eq!(spelt("قال الدكتور خالد الجبالي إن", None).as_deref(), Some("Dr. Khaled Al Jebali"));
    assert_eq!(spelt("قال الدكتور خالد الجبالي إن", Some("EG")).as_deref(), Some("Dr. Khaled El Gebaly"));
    let qatari = "قال وزير الصحة القطري الدكتور خالد الجبالي إن";
    assert_eq!(spelt(qatari, Some("EG")).as_deref(), Some("Dr. Khalid Al Jebali"));
    let of_qatar = "فاز الدكتور خالد الجبالي، مرشح قطر، بالرئاسة";
    assert_eq!(spelt(of_qatar, Some("EG")).as_deref(), Some("Dr. Khalid Al Jebali"));
}

#[test]
fn family_names_of_two_words_and_those_that_are_a_nationality() {
    let found = entities("قالت الدكتورة هدى عبد الجواد كلمة|وأضافت عبد الجواد أن", None);
    let [person] = &found[..] else { panic!("{found:?}") };
    assert_eq!((person.ar.as_str(), person.mentions.len()), ("هدى عبد الجواد", 2));
    let found = entities("قال الدكتور عبد الإله بنيس إن", None);
    assert_eq!(found[0].ar, "عبد الإله بنيس");
    let found = entities("قال الدكتور محمد ناصر الكندي إن|وأضاف الكندي أن", None);
    let [person] = &found[..] else { panic!("{found:?}") };
    assert_eq!((person.ar.as_str(), person.mentions.len()), ("محمد ناصر الكندي", 2));
    let found = entities("قال الدكتور محمد ناصر الكندي إن|وأضاف الوفد الكندي أن", None);
    assert!(found.iter().any(|e| e.kind == Kind::Country), "{found:?}");
}
