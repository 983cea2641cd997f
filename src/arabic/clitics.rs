//! Proclitics of the first word of a name: و ف, then ب ل ك, and the article.
//!
//! Nothing is stripped blindly. Stripping is right for nearly all words in لل- and وال-, but only
//! for 67 % in ب- and 12 % in ك- (UD Arabic-PUD), so a word gives a set of candidates and the
//! glossary decides which of them is a name.

/// One way to read a word: what was stripped and what is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What is left, folded or not as the word was.
    pub stem: String,
    /// The proclitics taken off, in order: `و`, `ل`, `ال` …; empty for the word itself.
    pub clitics: &'static str,
}

/// A reading without its letters: the word from byte `skip` on, with `prefix` before it. The same
/// cut holds for a word's normal and its folded form.
#[derive(Debug, PartialEq, Eq)]
pub struct Cut {
    /// Letters that the written form swallowed: the article of للمنتدى.
    pub prefix: &'static str,
    /// Bytes taken off.
    pub skip: usize,
    /// The proclitics taken off.
    pub clitics: &'static str,
}

const fn cut(prefix: &'static str, taken: &str, clitics: &'static str) -> Cut {
    Cut { prefix, skip: taken.len(), clitics }
}

impl Cut {
    /// The word itself.
    pub const WHOLE: &'static Self = &cut("", "", "");
}

/// Beginnings of words and how they can be read, in the order in which readings are tried.
/// للمنتدى is ل + المنتدى; للجنة is ل + اللجنة, or a misspelt ل + لجنة.
static BEGINNINGS: [(&str, &[Cut]); 14] = [
    ("لل", &[cut("ال", "لل", "ل"), cut("الل", "لل", "ل"), cut("ل", "لل", "ل"), cut("", "لل", "ل")]),
    ("ب", &[cut("", "ب", "ب")]),
    ("ل", &[cut("", "ل", "ل")]),
    ("ك", &[cut("", "ك", "ك")]),
    ("و", &[cut("", "و", "و")]),
    (
        "ولل",
        &[cut("ال", "ولل", "و+ل"), cut("الل", "ولل", "و+ل"), cut("ل", "ولل", "و+ل"), cut("", "ولل", "و+ل")],
    ),
    ("وب", &[cut("", "وب", "و+ب")]),
    ("ول", &[cut("", "ول", "و+ل")]),
    ("وك", &[cut("", "وك", "و+ك")]),
    ("ف", &[cut("", "ف", "ف")]),
    (
        "فلل",
        &[cut("ال", "فلل", "ف+ل"), cut("الل", "فلل", "ف+ل"), cut("ل", "فلل", "ف+ل"), cut("", "فلل", "ف+ل")],
    ),
    ("فب", &[cut("", "فب", "ف+ب")]),
    ("فل", &[cut("", "فل", "ف+ل")]),
    ("فك", &[cut("", "فك", "ف+ك")]),
];

/// All cuts of a word, the word itself first. At least two letters are left.
pub fn cuts(word: &str) -> impl Iterator<Item = &'static Cut> {
    let starts = word.starts_with(['ب', 'ل', 'ك', 'و', 'ف']);
    let fits = move |taken: &str| word.strip_prefix(taken).is_some_and(|rest| rest.chars().nth(1).is_some());
    // What begins with لل is not read as ل and a word in ل, unless too little would be left.
    let doubled = move |taken: &str| match taken {
        "ل" => fits("لل"),
        "ول" => fits("ولل"),
        "فل" => fits("فلل"),
        _ => false,
    };
    let beginnings: &'static [_] = if starts { &BEGINNINGS } else { &[] };
    std::iter::once(Cut::WHOLE).chain(
        beginnings
            .iter()
            .filter(move |(taken, _)| fits(taken) && !doubled(taken))
            .flat_map(|(_, cuts)| *cuts),
    )
}

/// All readings of a word, the word itself first.
pub fn readings(word: &str) -> Vec<Reading> {
    cuts(word)
        .map(|cut| Reading { stem: format!("{}{}", cut.prefix, &word[cut.skip..]), clitics: cut.clitics })
        .collect()
}

/// The stems of a word with the cut that gives each, where no letter was swallowed: slices of the word.
pub fn stems(word: &str) -> impl Iterator<Item = &str> {
    cuts(word).filter(|cut| cut.prefix.is_empty()).map(|cut| &word[cut.skip..])
}

/// Whether one of the readings of a word is `target`; the same as asking [`readings`], without
/// building them.
pub fn reads_as(word: &str, target: &str) -> bool {
    cuts(word).any(|cut| target.strip_prefix(cut.prefix) == Some(&word[cut.skip..]))
}

/// The word without its article, if it has one that leaves at least two letters.
pub fn without_article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2)
}

/// A folded word without its article and the proclitics that are sure before one: القياس, والقياس, بالقياس and
/// للقياس are قياس.
pub fn bare(word: &str) -> &str {
    let is_article = |rest: &&str| ["ال", "لل"].iter().any(|article| has_more(rest, article));
    let word = word.strip_prefix('و').filter(is_article).unwrap_or(word);
    let word = word.strip_prefix(['ب', 'ف', 'ك']).filter(|rest| has_more(rest, "ال")).unwrap_or(word);
    match word.strip_prefix("لل") {
        Some(rest) if has_more(word, "لل") => rest,
        _ => without_article(word).unwrap_or(word),
    }
}

/// Whether three letters or more follow a beginning.
fn has_more(word: &str, beginning: &str) -> bool {
    word.strip_prefix(beginning).is_some_and(|rest| rest.chars().count() >= 3)
}

/// The bare noun of a word, with the article and any proclitics before the article taken off
/// (`وبالمنتدى` → `منتدى`); `None` where the word shows no article.
pub fn definite_noun(word: &str) -> Option<String> {
    readings(word).into_iter().find_map(|r| {
        // ك + ال and bare ال are both fine; لل gives its first reading with the article.
        without_article(&r.stem).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(word: &str) -> Vec<String> {
        readings(word).into_iter().map(|r| r.stem).collect()
    }

    #[test]
    fn readings_of_common_shapes() {
        assert!(stems("وللاتحاد").contains(&"الاتحاد".to_owned()));
        assert!(stems("بوزارة").contains(&"وزارة".to_owned()));
        assert!(stems("للجنة").contains(&"لجنة".to_owned()));
        assert!(stems("للجنة").contains(&"اللجنة".to_owned()));
        assert!(stems("والجهاز").contains(&"الجهاز".to_owned()));
        assert!(stems("وبالمنتدى").contains(&"المنتدى".to_owned()));
        assert_eq!(stems("وزارة")[0], "وزارة");
    }

    #[test]
    fn reading_as_a_word_is_having_it_among_the_readings() {
        for word in ["وللاتحاد", "للجنة", "بالعام", "لعام", "عام", "والسنة"] {
            for target in ["الاتحاد", "اللجنة", "لجنة", "عام", "العام", "السنة"]
            {
                let among = readings(word).iter().any(|r| r.stem == target);
                assert_eq!(reads_as(word, target), among, "{word} {target}");
            }
        }
    }

    #[test]
    fn the_bare_noun_of_a_definite_word() {
        assert_eq!(definite_noun("المنظمة").as_deref(), Some("منظمة"));
        assert_eq!(definite_noun("بالمنظمة").as_deref(), Some("منظمة"));
        assert_eq!(definite_noun("للمنتدى").as_deref(), Some("منتدى"));
        assert_eq!(definite_noun("منظمة"), None);
    }
}
