//! Derived names: where they count, and where not.

use super::*;

const DERIVED: &str = r#"
[[organisation]]
id = "escwa"
ar = "اللجنة الاقتصادية والاجتماعية لغربي آسيا"
en = "Economic and Social Commission for Western Asia"
[[organisation]]
id = "eg-eca"
ar = "جهاز حماية المنافسة ومنع الممارسات الاحتكارية"
en = "Egyptian Competition Authority"
country = "EG"
[[organisation]]
id = "eg-mcit"
ar = "وزارة الاتصالات وتكنولوجيا المعلومات"
en = "MCIT of Egypt"
country = "EG"
[[organisation]]
id = "qa-mcit"
ar = "وزارة الاتصالات وتقنية المعلومات"
en = "MCIT of Qatar"
country = "QA"
[[organisation]]
id = "arab-standards"
ar = "الهيئة العربية للمواصفات والمقاييس"
en = "Arab Standards Authority"
"#;

/// Words, id, kind of term and rule path of each mention, with derived names and a few more entries.
fn derived(text: &str, country: Option<&str>, more: &str) -> Vec<(String, String, Via, String)> {
    let entries = format!("{DERIVED}{more}");
    let (glossary, problems) = Glossary::from_layers(&[vec![File { path: "g".into(), text: entries }]]);
    assert!(problems.is_empty(), "{problems:?}");
    let mut release = testing::release(&[text]);
    release.front.country = country.map(str::to_owned);
    let mapped = mapped(&glossary, &release);
    let mentions = mapped.mentions().filter_map(|(e, m)| {
        let concept = &glossary.concepts[mapped.entities[e].concept?];
        Some((release.text(m.span).to_owned(), concept.id.clone(), m.via, m.explain.clone()))
    });
    mentions.collect()
}

#[test]
fn derived_names_count_in_their_country_and_say_where_they_come_from() {
    let found = derived("شاركت باللجنة الاقتصادية لغربي آسيا", None, "");
    let [(_, id, via, path)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((id.as_str(), *via), ("escwa", Via::Derived));
    assert_eq!(
        path,
        "name, coordinated adjective dropped of اللجنة الاقتصادية والاجتماعية لغربي آسيا; proclitic ب"
    );
    let ids = |text, country| -> Vec<String> {
        derived(text, country, "").into_iter().map(|(_, id, ..)| id).collect()
    };
    assert_eq!(ids("قال جهاز حماية المنافسة", Some("EG")), ["eg-eca"]);
    assert_eq!(ids("قال جهاز حماية المنافسة", Some("SA")), Vec::<String>::new());
    assert_eq!(ids("قالت وزارة الاتصالات", Some("EG")), ["eg-mcit"]);
    assert_eq!(ids("قالت وزارة الاتصالات", Some("QA")), ["qa-mcit"]);
    assert_eq!(ids("قالت وزارة الاتصالات", Some("LB")), Vec::<String>::new());
}

#[test]
fn a_derived_name_of_two_bodies_is_nobodys() {
    let ids = |more: &str| -> Vec<String> {
        let found = derived("قالت الهيئة العربية للمواصفات", None, more);
        found.into_iter().map(|(_, id, ..)| id).collect()
    };
    let body = |id: &str, ar: &str| format!("[[organisation]]\nid = \"{id}\"\nar = \"{ar}\"\nen = \"X\"\n");
    assert_eq!(ids(""), ["arab-standards"]);
    assert_eq!(ids(&body("arab-quality", "الهيئة العربية للمواصفات والجودة")), Vec::<String>::new());
    assert_eq!(ids(&body("old", "الهيئة العربية للمواصفات")), ["old"]);
}
