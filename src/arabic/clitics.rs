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

/// All readings of a word, the word itself first.
pub fn readings(word: &str) -> Vec<Reading> {
    let mut out = vec![Reading { stem: word.to_owned(), clitics: "" }];
    preposition(word, &mut out);
    for (conjunction, with_b, with_l, with_k) in [("و", "و+ب", "و+ل", "و+ك"), ("ف", "ف+ب", "ف+ل", "ف+ك")]
    {
        if let Some(rest) = word.strip_prefix(conjunction)
            && rest.chars().count() >= 2
        {
            out.push(Reading { stem: rest.to_owned(), clitics: conjunction });
            let mut inner = Vec::new();
            preposition(rest, &mut inner);
            for reading in &mut inner {
                reading.clitics = match reading.clitics {
                    "ب" => with_b,
                    "ل" => with_l,
                    _ => with_k,
                };
            }
            out.append(&mut inner);
        }
    }
    out
}

/// The readings in which the word begins with ب, ل or ك.
fn preposition(word: &str, out: &mut Vec<Reading>) {
    // للمنتدى is ل + المنتدى; للجنة is ل + اللجنة, or a misspelt ل + لجنة.
    if let Some(rest) = word.strip_prefix("لل")
        && rest.chars().count() >= 2
    {
        out.push(Reading { stem: format!("ال{rest}"), clitics: "ل" });
        out.push(Reading { stem: format!("الل{rest}"), clitics: "ل" });
        out.push(Reading { stem: format!("ل{rest}"), clitics: "ل" });
        out.push(Reading { stem: rest.to_owned(), clitics: "ل" });
        return;
    }
    for clitic in ["ب", "ل", "ك"] {
        if let Some(rest) = word.strip_prefix(clitic)
            && rest.chars().count() >= 2
        {
            out.push(Reading { stem: rest.to_owned(), clitics: clitic });
        }
    }
}

/// The word without its article, if it has one that leaves at least two letters.
pub fn without_article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2)
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
    fn the_bare_noun_of_a_definite_word() {
        assert_eq!(definite_noun("المنظمة").as_deref(), Some("منظمة"));
        assert_eq!(definite_noun("بالمنظمة").as_deref(), Some("منظمة"));
        assert_eq!(definite_noun("للمنتدى").as_deref(), Some("منتدى"));
        assert_eq!(definite_noun("منظمة"), None);
    }
}
