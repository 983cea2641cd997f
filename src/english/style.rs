//! The English of a house: British or American spelling, the order of day and month, how money is
//! written. Only words of the program's own are respelt; a name is spelt as the glossary has it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// How a house writes English.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Style {
    /// Which spelling.
    pub spelling: Spelling,
    /// Day or month first.
    pub date_order: DateOrder,
    /// How currencies are written.
    pub money: Money,
}

/// Which spelling.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spelling {
    /// organised, programme, centre.
    #[default]
    British,
    /// organized, program, center.
    American,
}

impl Spelling {
    /// The name in configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::British => "british",
            Self::American => "american",
        }
    }
}

/// Day or month first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `2–6 November 2020`.
    #[default]
    DayMonth,
    /// `November 2–6, 2020`.
    MonthDay,
}

/// How currencies are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Money {
    /// The symbol of CLDR: `US$1.6 billion`, in American English `$1.6 billion`.
    #[default]
    Symbol,
    /// The ISO 4217 code: `USD 1.6 billion`.
    Code,
    /// The name of CLDR: `1.6 billion US dollars`.
    Name,
}

/// British words with their American spelling, lower case.
static PAIRS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    toml::from_str(include_str!("spelling.toml")).unwrap_or_else(|error| {
        // The file is part of the program, and a test reads it.
        panic!("spelling.toml: {error}")
    })
});

impl Style {
    /// A text of the program's own, which is kept in British spelling, in the spelling of the house.
    /// Whole words change; a capital at the beginning of a word stays.
    pub fn spell(self, text: &str) -> String {
        if self.spelling == Spelling::British {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphabetic) {
            let end = rest[start..].find(|c: char| !c.is_alphabetic()).map_or(rest.len(), |n| start + n);
            out.push_str(&rest[..start]);
            out.push_str(&american(&rest[start..end]));
            rest = &rest[end..];
        }
        out.push_str(rest);
        out
    }
}

/// The American spelling of one word.
fn american(word: &str) -> String {
    let Some(spelt) = PAIRS.get(&word.to_lowercase()) else { return word.to_owned() };
    if word.starts_with(char::is_uppercase) { capital(spelt) } else { spelt.clone() }
}

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// A word that looks British and has no pair; for the tests that hold the data files to the table.
#[cfg(test)]
pub(crate) fn unpaired(text: &str) -> Vec<String> {
    /// Words with such an ending that are spelt alike on both sides, or are no such word.
    const ALIKE: &[&str] = &[
        "advise",
        "exercise",
        "exercises",
        "enterprise",
        "enterprises",
        "expertise",
        "franchise",
        "hour",
        "hours",
        "four",
        "tour",
        "your",
        "our",
        "dialogue",
        "otherwise",
        "raise",
        "praise",
        "praised",
        "rise",
        "wise",
        "promise",
        "premise",
        "surprise",
        "compromise",
        "revise",
        "revised",
        "supervise",
        "raised",
        "comprise",
        "comprises",
        "likewise",
        "spelling",
        "dwelling",
        "selling",
        "telling",
    ];
    const ENDINGS: &[&str] = &[
        "isation",
        "isations",
        "isational",
        "ise",
        "ises",
        "ised",
        "ising",
        "iser",
        "isers",
        "our",
        "ours",
        "oured",
        "tre",
        "tres",
        "ogue",
        "ogues",
        "amme",
        "ammes",
        "yse",
        "ysed",
        "elled",
        "elling",
        "elling",
        "efence",
        "icence",
        "judgement",
        "fulfil",
    ];
    text.split(|c: char| !c.is_alphabetic())
        .map(str::to_lowercase)
        .filter(|word| ENDINGS.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending)))
        .filter(|word| !ALIKE.contains(&word.as_str()) && !PAIRS.contains_key(word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMERICAN: Style =
        Style { spelling: Spelling::American, date_order: DateOrder::MonthDay, money: Money::Symbol };

    #[test]
    fn whole_words_change_and_capitals_stay() {
        assert_eq!(
            AMERICAN.spell("Organised by the centre’s programme; unorganisedly"),
            "Organized by the center’s program; unorganisedly"
        );
        assert_eq!(Style::default().spell("organised"), "organised");
        assert_eq!(AMERICAN.spell("يوم organiser."), "يوم organizer.");
    }

    #[test]
    fn no_phrase_is_british_without_its_pair() {
        for (file, text) in [
            ("phrases.toml", include_str!("phrases.toml")),
            ("sentences.toml", include_str!("sentences.toml")),
        ] {
            assert_eq!(unpaired(text), Vec::<String>::new(), "{file}");
        }
        assert_eq!(unpaired("a colour-coded programme, amortised"), ["amortised"]);
    }

    #[test]
    fn no_word_is_on_both_sides() {
        for (british, american) in PAIRS.iter() {
            assert!(!PAIRS.contains_key(american), "{british}");
            assert!(british.chars().all(char::is_lowercase), "{british}");
        }
    }
}
