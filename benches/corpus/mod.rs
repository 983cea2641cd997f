//! Glossaries and running text for the benches, the same on every machine.
//!
//! A glossary's own words flatter caches, because a few hundred types make up its text. Here a
//! vocabulary is derived as Arabic does it, from roots and patterns, and words are drawn from it by
//! Zipf's law, so that rare words come up as often as they do in the press.

use mujaz::glossary::concept::{Concept, Kind, Position, Status, Term, TermType};

/// Consonants of roots; the commonest first.
const CONSONANTS: &[char] = &[
    'ر', 'ل', 'ن', 'م', 'ب', 'ع', 'ق', 'د', 'س', 'ف', 'ح', 'ج', 'ه', 'ش', 'ك', 'خ', 'ط', 'ص', 'ت', 'ز', 'ض',
    'ث', 'غ', 'ذ',
];

/// Patterns of nouns, adjectives and verbs; 1, 2, 3 are the consonants of the root.
const PATTERNS: &[&str] = &[
    "12ا3",
    "123",
    "1ا23",
    "م12و3",
    "12ي3",
    "ت12ي3",
    "م1ا23ة",
    "ا12ا3",
    "است12ا3",
    "ان12ا3",
    "ا1ت2ا3",
    "ت1ا23",
    "12ا3ة",
    "123ية",
    "م123ة",
    "أ12ا3",
    "12و3",
    "م12ا3",
    "م1ا2ي3",
    "123ي",
    "1ا23ة",
    "ت123",
    "م123",
    "مت123",
    "مست123",
    "12ائ3",
    "1وا23",
    "12ا3ي",
    "ي123",
    "ت12ي3ية",
];

/// Endings that a stem takes: none, feminine, plurals, relation, suffixed pronouns.
const ENDINGS: &[&str] = &["", "ة", "ات", "ية", "ين", "ي", "ها", "ه", "هم", "ا"];

/// The commonest words of any Arabic text, which take the first ranks.
const FUNCTION: &[&str] = &[
    "في", "من", "على", "إلى", "أن", "التي", "عن", "مع", "الذي", "هذا", "هذه", "خلال", "بين", "ما", "كما", "لا",
    "ذلك", "بعد", "قال", "كان", "إن", "كل", "أو", "قد", "حيث", "عام", "غير", "قبل", "أكد", "حول",
];

/// Head nouns with which the names of bodies begin.
const HEADS: &[&str] = &[
    "وزارة",
    "هيئة",
    "منظمة",
    "لجنة",
    "مجلس",
    "جهاز",
    "اتحاد",
    "مركز",
    "معهد",
    "مؤسسة",
    "جامعة",
    "شركة",
    "بنك",
    "صندوق",
    "برنامج",
    "مكتب",
    "إدارة",
    "وكالة",
    "جمعية",
    "رابطة",
    "منتدى",
    "مبادرة",
    "شبكة",
    "لواء",
];

/// A small generator (SplitMix64), so that no crate's next version changes the corpus.
pub(crate) struct Dice(u64);

impl Dice {
    /// The same seed gives the same throws.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap_or(0)
    }

    /// Whether an event of this many per cent happens.
    pub(crate) fn percent(&mut self, n: usize) -> bool {
        self.below(100) < n
    }

    /// A rank below `n`, where rank r is drawn about 1/r of the time.
    pub(crate) fn zipf(&mut self, n: usize) -> usize {
        let uniform = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        (((n as f64 + 1.0).powf(uniform) - 1.0) as usize).min(n - 1)
    }
}

/// Word types by rank: function words first, then derived stems in a fixed shuffle.
pub(crate) fn vocabulary(types: usize) -> Vec<String> {
    let mut dice = Dice::new(1);
    let mut seen = std::collections::HashSet::new();
    let mut out: Vec<String> = FUNCTION.iter().map(|&w| w.to_owned()).collect();
    seen.extend(out.iter().cloned());
    while out.len() < types {
        let root = [(); 3].map(|()| CONSONANTS[dice.zipf(CONSONANTS.len())]);
        let pattern = PATTERNS[dice.zipf(PATTERNS.len())];
        let mut word = String::new();
        for c in pattern.chars() {
            match c.to_digit(10) {
                Some(n) => word.push(root[n as usize - 1]),
                None => word.push(c),
            }
        }
        if !word.ends_with(['ة', 'ي']) {
            word.push_str(ENDINGS[dice.zipf(ENDINGS.len())]);
        }
        if dice.percent(35) {
            word.insert_str(0, "ال");
        }
        if seen.insert(word.clone()) {
            out.push(word);
        }
    }
    out
}

/// As many organisations, each with a name of its own of two to six words.
pub(crate) fn glossary(concepts: usize, vocabulary: &[String]) -> Vec<Concept> {
    let mut dice = Dice::new(2);
    let mut seen = std::collections::HashSet::new();
    let mut out = Vec::with_capacity(concepts);
    while out.len() < concepts {
        // Bodies begin with a few heads; events, documents and terms begin with anything.
        let head = if dice.percent(60) { HEADS[dice.zipf(HEADS.len())] } else { noun(&mut dice, vocabulary) };
        let mut name = head.to_owned();
        let words = 1 + dice.below(3) + dice.below(3);
        for i in 0..words {
            name.push(' ');
            if i > 0 && dice.percent(20) {
                name.push('و');
            }
            name.push_str(noun(&mut dice, vocabulary));
        }
        if seen.insert(name.clone()) {
            out.push(concept(out.len(), name));
        }
    }
    out
}

/// As many concepts as a terminologist keeps them: of several kinds, with names in both languages,
/// variants, acronyms, countries and sources, in the order of the files. One in a hundred has something
/// for the checks to find.
pub(crate) fn termbase(concepts: usize, vocabulary: &[String]) -> Vec<Concept> {
    let mut dice = Dice::new(4);
    let mut out = glossary(concepts, vocabulary);
    for (number, concept) in out.iter_mut().enumerate() {
        dress(number, concept, &mut dice);
    }
    out.sort_by(|a, b| (a.kind.name(), &a.id).cmp(&(b.kind.name(), &b.id)));
    out
}

fn dress(number: usize, concept: &mut Concept, dice: &mut Dice) {
    const COUNTRIES: &[&str] = &["EG", "SA", "AE", "OM", "KW", "QA", "MA", "JO", "TN", "DZ", "IQ", "LB"];
    let name = concept.name_ar().to_owned();
    let english = english(&name, dice);
    concept.kind = match dice.below(20) {
        0..12 => Kind::Organisation,
        12..16 => Kind::Event,
        16..18 => Kind::Document,
        _ => Kind::Concept,
    };
    let words = english.to_lowercase().split(' ').take(4).collect::<Vec<_>>().join("-");
    concept.id = format!("{words}-{number}");
    if concept.kind == Kind::Organisation && dice.percent(60) {
        let country = COUNTRIES[dice.zipf(COUNTRIES.len())];
        concept.id = format!("{}-{}", country.to_lowercase(), concept.id);
        concept.country = Some(country.to_owned());
    }
    if dice.percent(50) {
        // The same with a word more, as the press writes it.
        concept.ar.push(Term { text: name.replacen(' ', " العامة ", 1), kind: TermType::Variant });
    }
    if dice.percent(1) {
        concept.ar.push(Term { text: format!("{name}ـ"), kind: TermType::Variant });
    }
    let capitals = english.split(' ').filter(|w| w.starts_with(|c: char| c.is_uppercase()));
    let acronym: String = capitals.flat_map(|w| w.chars().step_by(2).take(2)).collect();
    concept.en.push(Term { text: english, kind: TermType::Name });
    if concept.kind == Kind::Organisation && dice.percent(40) {
        concept.en.push(Term { text: acronym.to_uppercase(), kind: TermType::Acronym });
    }
    if dice.percent(70) {
        concept.status = Status::Approved;
        concept.source = Some(format!("https://example.org/terms/{number}"));
    }
}

/// An English name, each Arabic word made the same word of Latin letters wherever it stands.
fn english(arabic: &str, dice: &mut Dice) -> String {
    const LETTERS: &[u8] = b"entalisorducmpghbvfkwyzxjq";
    let mut out = String::new();
    for (n, word) in arabic.split(' ').enumerate() {
        match (n, dice.below(4)) {
            (0, _) => {}
            (1, _) => out.push_str(" of "),
            (_, 0) => out.push_str(" and "),
            (_, 1) => out.push_str(" for the "),
            _ => out.push(' '),
        }
        let letter = |c: char| char::from(LETTERS[c as usize * 7 % LETTERS.len()]);
        let mut letters = word.chars().map(letter);
        out.extend(letters.by_ref().take(1).map(|c| c.to_ascii_uppercase()));
        out.extend(letters);
    }
    out
}

/// A word that is no function word.
fn noun<'v>(dice: &mut Dice, vocabulary: &'v [String]) -> &'v str {
    &vocabulary[FUNCTION.len() + dice.zipf(vocabulary.len() - FUNCTION.len())]
}

fn concept(number: usize, name: String) -> Concept {
    Concept {
        ar: vec![Term { text: name, kind: TermType::Name }],
        ..Concept::new(
            format!("body-{number}"),
            Kind::Organisation,
            Position { path: String::new(), line: 0 },
        )
    }
}

/// A concept as it stands in a glossary file.
pub(crate) fn entry(kind: &str, concept: &Concept) -> String {
    let (id, ar) = (&concept.id, concept.name_ar());
    format!("[[{kind}]]\nid = \"{id}\"\nar = \"{ar}\"\nen = \"Name of {id}\"\nstatus = \"proposed\"\n")
}

/// Paragraphs of running text of about `bytes` bytes of UTF-8 in all: words by Zipf's law, a third
/// of them with proclitics, some with harakat; numbers, punctuation, Latin words; and a name of the
/// glossary about every twenty words, every third with a proclitic.
pub(crate) fn paragraphs(bytes: usize, vocabulary: &[String], glossary: &[Concept]) -> Vec<String> {
    let mut dice = Dice::new(3);
    let mut out = Vec::new();
    let mut total = 0;
    while total < bytes {
        let mut text = String::new();
        for _ in 0..2 + dice.below(4) {
            for _ in 0..10 + dice.below(25) {
                piece(&mut text, &mut dice, vocabulary, glossary);
                text.push_str(if dice.percent(7) { "، " } else { " " });
            }
            text.pop();
            text.push_str(". ");
        }
        total += text.len();
        out.push(text);
    }
    out
}

fn piece(text: &mut String, dice: &mut Dice, vocabulary: &[String], glossary: &[Concept]) {
    match dice.below(200) {
        0..10 => {
            let name = glossary[dice.below(glossary.len())].name_ar();
            match dice.below(9) {
                0 => text.push('و'),
                1 => text.push('ل'),
                2 => text.push('ب'),
                _ => {}
            }
            text.push_str(name);
        }
        10..13 => text.push_str(&dice.below(3000).to_string()),
        13 => text.push_str("٢٠٢٥"),
        14 => text.push_str(["GovStack", "G20", "ITU", "COVID-19"][dice.below(4)]),
        15 => {
            text.push('"');
            text.push_str(&vocabulary[dice.zipf(vocabulary.len())]);
            text.push('"');
        }
        _ => {
            let word = &vocabulary[dice.zipf(vocabulary.len())];
            match (dice.below(100), word.strip_prefix("ال")) {
                (0..8, _) => text.push('و'),
                (8..13, Some(rest)) => {
                    text.push_str("لل");
                    text.push_str(rest);
                    return;
                }
                (13..19, _) => text.push('ب'),
                (19..22, _) => text.push('ل'),
                (22, _) => text.push_str("وب"),
                (23, _) => text.push('ف'),
                _ => {}
            }
            text.push_str(word);
            if dice.percent(2) {
                text.push('\u{064B}');
            }
        }
    }
}
