use super::*;
use crate::document::{FrontMatter, Paragraph, Release};
use crate::glossary::store;
use crate::pipeline;

fn glossary(entries: &str) -> Glossary {
    let file = store::File { path: "g.toml".into(), text: entries.into() };
    let (glossary, problems) = Glossary::from_layers(&[vec![file]]);
    assert!(problems.is_empty(), "{problems:?}");
    glossary
}

fn source(path: &str, text: &str, glossary: &Glossary) -> Source {
    let release = Release {
        path: path.into(),
        sha256: String::new(),
        source: text.into(),
        front: FrontMatter::default(),
        paragraphs: vec![Paragraph::verbatim(text, 0)],
        agency: None,
    };
    Source {
        path: path.into(),
        briefs: pipeline::briefs(&release, glossary, &pipeline::EngineOptions::default()),
    }
}

fn suggestions(texts: &[&str], entries: &str) -> Vec<Suggestion> {
    let glossary = glossary(entries);
    let name = |i: usize| format!("{i}.txt");
    let sources: Vec<Source> =
        texts.iter().enumerate().map(|(i, text)| source(&name(i), text, &glossary)).collect();
    suggest(&sources, &glossary)
}

#[test]
fn spellings_and_clitics_are_one_and_spread_counts_first() {
    let all = suggestions(
        &[
            "شاركت هيئة تنظيم المياه في الاجتماع. وقالت هيئة رعاية الأسماك كلمة. وعقدت هيئة رعاية الأسماك لقاء. وشكرت هيئة رعاية الأسماك.",
            "أعلن المدير لهيئة تنظيم المياة ذلك.",
            "وأضافت وهيئة تنظيم المياه.",
        ],
        "",
    );
    let water = &all[0];
    assert_eq!((water.ar.as_str(), water.releases, water.mentions), ("هيئة تنظيم المياه", 3, 3), "{all:#?}");
    assert_eq!(water.kind, Kind::Organisation);
    let fish = all.iter().find(|s| s.ar.contains("الأسماك")).expect("suggested");
    assert_eq!((fish.releases, fish.mentions), (1, 3));
    assert_eq!(fish.contexts[0].sentence, "وقالت هيئة رعاية الأسماك كلمة.");
    assert_eq!((fish.contexts[0].release.as_str(), fish.contexts[0].paragraph), ("0.txt", 1));
}

#[test]
fn what_the_glossary_holds_is_not_suggested_but_named_as_near() {
    let entry = "[[organisation]]\nid = \"water\"\nar = \"هيئة تنظيم المياه\"\nen = \"Water Regulator\"\n";
    let all = suggestions(&["شاركت هيئة تنظيم المياه وهيئة تنظيم مياه الشرب في الاجتماع."], entry);
    assert!(all.iter().all(|s| s.ar != "هيئة تنظيم المياه"), "{all:#?}");
    let near = all.iter().find(|s| s.ar.contains("الشرب")).expect("suggested");
    assert_eq!(near.like[0].id, "water");
    assert!(near.like[0].score > 0.4 && near.like[0].why.starts_with("shares "), "{near:#?}");
}

#[test]
fn a_person_is_romanised_without_the_title() {
    let all = suggestions(
        &["قال الدكتور محمود سالم إن الاجتماع بدأ."],
        "[[role]]\nid = \"dr\"\nclass = \"honorific\"\nar = \"الدكتور\"\nen = \"Dr\"\n",
    );
    let person = all.iter().find(|s| s.kind == Kind::Person).expect("a person");
    assert_eq!(person.origin, Origin::Transliterated);
    let english = person.en.as_deref().expect("romanised");
    assert!(english == "Mahmoud Salem", "{english}");
}
