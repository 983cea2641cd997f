//! What holds for any text: the body of the fuzz target, which the tests run on random texts too.

use std::sync::LazyLock;

use mujaz::arabic::{Tokens, fold, normalise};
use mujaz::glossary::{Concept, Finder, Index, Kind, Term, TermType, concept::Position};

/// A concept with one Arabic name.
pub(crate) fn concept(id: &str, kind: Kind, ar: &str) -> Concept {
    Concept {
        ar: vec![Term { text: ar.to_owned(), kind: TermType::Name }],
        ..Concept::new(id, kind, Position { path: String::new(), line: 0 })
    }
}

/// A few names in which the rules meet: one word and many, articles, inner و, digits, Latin.
static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let names = [
        (Kind::Organisation, "الاتحاد الدولي للاتصالات"),
        (Kind::Organisation, "وزارة الاتصالات وتكنولوجيا المعلومات"),
        (Kind::Organisation, "لجنة الاتصالات"),
        (Kind::Country, "مصر"),
        (Kind::Country, "لبنان"),
        (Kind::Person, "علي"),
        (Kind::Concept, "التحول الرقمي"),
        (Kind::Event, "قمة G20"),
        (Kind::Event, "رؤية 2030"),
        (Kind::Role, "وزير الاتصالات"),
    ];
    let concepts: Vec<Concept> =
        names.iter().enumerate().map(|(i, (kind, ar))| concept(&i.to_string(), *kind, ar)).collect();
    Index::build(&concepts, |_| None)
});

/// Fails where the normaliser, the tokeniser or the matcher breaks a promise on this text.
pub(crate) fn hold(text: &str) {
    let normal = normalise(text);
    assert_eq!(normalise(&normal), normal, "normalisation is idempotent");
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "folding is idempotent");
    assert_eq!(fold(&normal), folded, "folding begins with normalisation");

    let tokens = Tokens::of(text).list;
    let mut last = 0;
    for token in &tokens {
        assert!(last <= token.start && token.start < token.end, "tokens are in order and hold something");
        assert!(text.get(token.start..token.end).is_some(), "a token slices the text");
        last = token.end;
    }

    let matches = INDEX.matches(&tokens);
    for found in &matches {
        assert!(found.tokens.start < found.tokens.end && found.tokens.end <= tokens.len());
        assert!(found.words <= found.tokens.len() && !found.entries.is_empty());
        let bytes = tokens[found.tokens.start].start..tokens[found.tokens.end - 1].end;
        assert!(text.get(bytes).is_some_and(|s| !s.is_empty()), "a match slices the text");
    }

    let mut raw = Vec::new();
    Finder::new(&INDEX).matches(text, |found, bytes| {
        assert_eq!(bytes.start, tokens[found.tokens.start].start);
        assert_eq!(bytes.end, tokens[found.tokens.end - 1].end);
        raw.push(found);
    });
    assert_eq!(raw, matches, "raw text and tokens have the same matches");
}
