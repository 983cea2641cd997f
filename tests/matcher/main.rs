//! The matcher under proof: on random glossaries and texts it finds what a matcher without an index
//! finds, whatever stands before, and whatever else the glossary holds.

mod checks;
mod naive;

use mujaz::arabic::Tokens;
use mujaz::arabic::tokens::Token;
use mujaz::glossary::{
    Cache, Concept, Finder, Glossary, Index, Kind, Needs, Term, TermType, canonical, store,
};
use proptest::prelude::*;

use self::checks::concept;
use self::naive::Found;

/// Few words, so that names share beginnings, hold each other and stand in the text by chance: with
/// and without article, folded and not, with letters that are also proclitics, function words.
const WORDS: &[&str] = &[
    "وزارة",
    "الاتصالات",
    "اتصالات",
    "للاتصالات",
    "لجنة",
    "اللجنة",
    "وتكنولوجيا",
    "المعلومات",
    "والمعلومات",
    "العربية",
    "الاقتصادية",
    "والاجتماعية",
    "الاقتصادي",
    "على",
    "علي",
    "آلية",
    "الآلية",
    "الألعاب",
    "ألعاب",
    "لبنان",
    "ولل",
    "كوريا",
    "مجلس",
    "المجلس",
    "المنظمة",
    "منظمة",
    "فريق",
    "العمل",
    "المديرالعام",
    "الدكتورعلي",
    "منظمةالمعلومات",
    "منظمةاللجنةالعامة",
    "بن",
    "G20",
    "2030",
    "ITU",
    "إعلان",
    "الرقمي",
    "رقمى",
];

const KINDS: &[Kind] =
    &[Kind::Organisation, Kind::Country, Kind::Person, Kind::Concept, Kind::Role, Kind::Event];

const TERMS: &[TermType] = &[
    TermType::Name,
    TermType::Variant,
    TermType::Short,
    TermType::Acronym,
    TermType::Adjective,
    TermType::Forbidden,
];

fn words(max: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..=max).prop_map(|w| w.join(" "))
}

/// One to twelve concepts with up to three Arabic terms, an acronym here and there, and parents.
fn glossary() -> impl Strategy<Value = Vec<Concept>> {
    let term = (words(4), prop::sample::select(TERMS));
    let one = (
        prop::sample::select(KINDS),
        words(4),
        prop::collection::vec(term, 0..3),
        prop::option::of(prop::sample::select(&["ITU", "G20", "Lejna"][..])),
        prop::option::of(0..12_usize),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.3),
    );
    prop::collection::vec(one, 1..12).prop_map(|list| {
        let all = list.into_iter().enumerate();
        all.map(|(i, (kind, name, terms, acronym, parent, common, national))| {
            let mut concept = concept(&format!("c{i}"), kind, &name);
            concept.ar.extend(terms.into_iter().map(|(text, kind)| Term { text, kind }));
            concept.en.extend(acronym.map(|a| Term { text: a.to_owned(), kind: TermType::Acronym }));
            concept.parent = parent.filter(|&p| p != i).map(|p| format!("c{p}"));
            concept.common = common;
            concept.country = national.then(|| "EG".to_owned());
            concept
        })
        .collect()
    })
}

/// Text of the same words with proclitics, marks and punctuation between them.
fn text() -> impl Strategy<Value = String> {
    let clitic = prop::sample::select(&["", "", "", "و", "ف", "ب", "ل", "ك", "وب", "لل", "ولل", "و "][..]);
    let after = prop::sample::select(
        &[" ", " ", " ", " ", "، ", ". ", " \"", "\" ", "-", "\u{200F} ", "ً ", "ـ ", "/"][..],
    );
    prop::collection::vec((clitic, prop::sample::select(WORDS), after), 0..25)
        .prop_map(|list| list.into_iter().flat_map(|(a, b, c)| [a, b, c]).collect())
}

fn index(concepts: &[Concept]) -> Index {
    Index::build(concepts, |c| concepts.iter().position(|p| Some(&p.id) == c.parent.as_ref()))
}

/// What the index finds, as the naive matcher says it.
fn indexed(concepts: &[Concept], tokens: &[Token]) -> Vec<Found> {
    let index = index(concepts);
    let mut out: Vec<Found> = index
        .matches(tokens)
        .iter()
        .flat_map(|m| {
            m.entries.iter().map(|e| Found {
                tokens: (m.tokens.start, m.tokens.end),
                clitics: m.clitics,
                concept: concepts[e.concept].id.clone(),
                words: m.words,
                form: (e.term, e.rule, e.needs),
            })
        })
        .collect();
    out.sort();
    out
}

proptest! {
    // Fewer, because each case writes a file.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_loaded_glossary_is_the_one_that_was_built(concepts in glossary(), text in text()) {
        let name = || Term { text: "Name".to_owned(), kind: TermType::Name };
        let entries: Vec<String> = concepts
            .into_iter()
            .map(|mut concept| {
                concept.en.insert(0, name());
                canonical::entry(&concept)
            })
            .collect();
        let layers = [vec![store::File { path: "g.toml".into(), text: entries.join("\n") }]];
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path());
        let (built, first) = Glossary::open(&layers, &cache);
        prop_assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "it is kept");
        let (loaded, second) = Glossary::open(&layers, &cache);
        prop_assert_eq!(first, second);
        let tokens = Tokens::of(&text).list;
        prop_assert_eq!(built.index.matches(&tokens), loaded.index.matches(&tokens));
        for found in loaded.index.matches(&tokens) {
            for entry in found.entries.iter() {
                prop_assert_eq!(&loaded.concepts[entry.concept], &built.concepts[entry.concept]);
            }
        }
        prop_assert_eq!(&*loaded.concepts, &*built.concepts);
        prop_assert_eq!(loaded.index, built.index);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_trie_finds_what_a_naive_matcher_finds(concepts in glossary(), text in text()) {
        let tokens = Tokens::of(&text).list;
        prop_assert_eq!(indexed(&concepts, &tokens), naive::matches(&concepts, &tokens));
    }

    #[test]
    fn raw_text_and_tokens_have_the_same_matches(concepts in glossary(), texts in prop::collection::vec(text(), 1..4)) {
        let index = index(&concepts);
        let mut finder = Finder::new(&index);
        // Twice, because the second time the finder remembers the words.
        for text in texts.iter().chain(&texts) {
            let tokens = Tokens::of(text).list;
            let mut raw = Vec::new();
            finder.matches(text, |found, bytes| raw.push((found, bytes)));
            let by_token: Vec<_> = index.matches(&tokens).into_iter().map(|m| {
                let bytes = tokens[m.tokens.start].start..tokens[m.tokens.end - 1].end;
                (m, bytes)
            }).collect();
            prop_assert_eq!(raw, by_token);
        }
    }

    #[test]
    fn every_way_to_ask_gives_the_same_answer(concepts in glossary(), text in text()) {
        let index = index(&concepts);
        let tokens = Tokens::of(&text).list;
        let mut one_by_one = Vec::new();
        for at in (0..tokens.len()).filter(|&at| tokens[at].is_word()) {
            index.matches_at(&tokens, at, &mut one_by_one);
        }
        prop_assert_eq!(index.matches(&tokens), one_by_one);
    }

    #[test]
    fn what_stands_before_a_sentence_changes_nothing(concepts in glossary(), before in text(), sentence in text()) {
        let index = index(&concepts);
        let alone = Tokens::of(&sentence).list;
        let before = format!("{before}. ");
        let both = Tokens::of(&[before.as_str(), &sentence].concat()).list;
        let from = both.partition_point(|t| t.start < before.len());
        let shifted: Vec<_> = index.matches(&alone).into_iter().map(|mut m| {
            m.tokens = m.tokens.start + from..m.tokens.end + from;
            m
        }).collect();
        let after: Vec<_> = index.matches(&both).into_iter().filter(|m| m.tokens.start >= from).collect();
        prop_assert_eq!(after, shifted);
    }

    // Only a derived name goes, where the other concept has the same words: then it is nobody's.
    #[test]
    fn another_concept_takes_no_match_away(mut concepts in glossary(), text in text()) {
        let Some(last) = concepts.pop() else { return Ok(()) };
        // A concept is related to what has it as its parent.
        concepts.retain(|c| c.parent.as_ref() != Some(&last.id));
        let tokens = Tokens::of(&text).list;
        let fewer = indexed(&concepts, &tokens);
        let parent = concepts.iter().find(|c| Some(&c.id) == last.parent.as_ref()).cloned();
        let family: Vec<Concept> = [last.clone()].into_iter().chain(parent).collect();
        let of_last: Vec<Found> =
            indexed(&family, &tokens).into_iter().filter(|found| found.concept == last.id).collect();
        concepts.push(last);
        let more = indexed(&concepts, &tokens);
        for found in fewer {
            let shared = found.form.2 == Needs::Unique
                && of_last.iter().any(|f| (f.tokens, f.clitics) == (found.tokens, found.clitics));
            prop_assert!(shared != more.contains(&found), "{:?} is gone or should be", found);
        }
    }

    #[test]
    fn a_derived_name_of_two_concepts_is_nobodys(concepts in glossary(), text in text()) {
        let tokens = Tokens::of(&text).list;
        let found = indexed(&concepts, &tokens);
        for derived in found.iter().filter(|f| f.form.2 == Needs::Unique) {
            let same = |f: &&Found| (f.tokens, f.clitics) == (derived.tokens, derived.clitics);
            prop_assert_eq!(found.iter().filter(same).count(), 1, "{:?}", derived);
        }
    }

    #[test]
    fn any_text_keeps_the_promises(text in "\\PC{0,60}|[\u{600}-\u{6ff} .\"]{0,60}|[\u{fb50}-\u{feff}و ]{0,30}") {
        checks::hold(&text);
    }

    #[test]
    fn texts_of_names_keep_the_promises(text in text()) {
        checks::hold(&text);
    }
}
