//! Countries from CLDR, through ICU4X: names in Arabic and English for every territory.

use std::sync::LazyLock;

use icu_experimental::displaynames::{DisplayNamesOptions, multi::RegionDisplayNames};
use icu_locale_core::{Locale, subtags::Region};

use super::concept::{Concept, Kind, Position, Status, Term, TermType};
use crate::arabic::fold;

/// Region codes of CLDR that are no country or territory of ISO 3166-1: the European Union, the
/// United Nations, the euro area, exceptional reservations and test data.
const NOT_COUNTRIES: &[&str] =
    &["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"];

/// One concept for each territory that CLDR names in both languages, with the id of its lower-case
/// code.
pub fn from_cldr() -> Vec<Concept> {
    let names = |tag: &str| -> Option<RegionDisplayNames> {
        let locale: Locale = tag.parse().ok()?;
        RegionDisplayNames::try_new((&locale).into(), DisplayNamesOptions::default()).ok()
    };
    let (Some(arabic), Some(english)) = (names("ar"), names("en-001").or_else(|| names("en"))) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for first in b'A'..=b'Z' {
        for second in b'A'..=b'Z' {
            let code = String::from_utf8_lossy(&[first, second]).into_owned();
            if NOT_COUNTRIES.contains(&code.as_str()) {
                continue;
            }
            let Ok(region) = code.parse::<Region>() else { continue };
            let (Some(ar), Some(en)) = (arabic.of(region), english.of(region)) else { continue };
            let at = Position { path: "CLDR".into(), line: 0 };
            out.push(Concept {
                class: Some("country".into()),
                ar: vec![Term { text: ar.to_owned(), kind: TermType::Name }],
                en: vec![Term { text: en.to_owned(), kind: TermType::Name }],
                source: Some("CLDR".into()),
                status: Status::Approved,
                cldr: true,
                country: Some(code.clone()),
                ..Concept::new(code.to_ascii_lowercase(), Kind::Country, at)
            });
        }
    }
    out
}

/// A country as it is looked up: its code, and its folded and plain names.
struct Named {
    code: String,
    folded: [String; 2],
    en: String,
}

static NAMED: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let named = |c: Concept| Named {
        code: c.country.clone().unwrap_or_default(),
        folded: [fold(c.name_ar()), fold(c.name_en())],
        en: c.name_en().to_owned(),
    };
    from_cldr().into_iter().map(named).collect()
});

/// How alike a misspelt name has to be to a country's (Jaro-Winkler).
const ALIKE: f64 = 0.87;

/// Abbreviations in everyday use that are no codes of two letters.
const EVERYDAY: &[(&str, &str)] = &[("uk", "GB"), ("uae", "AE"), ("usa", "US"), ("ksa", "SA")];

/// The ISO 3166-1 alpha-2 code of the country that CLDR calls so in Arabic or English, or of the only one whose
/// name has all these words; spelling is folded.
pub fn code_of_name(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    if let Some((_, code)) = EVERYDAY.iter().find(|(short, _)| *short == folded) {
        return Some(code);
    }
    let code = |country: &'static Named| country.code.as_str();
    if let Some(country) = NAMED.iter().find(|country| country.folded.contains(&folded)) {
        return Some(code(country));
    }
    let is_long = folded.split_whitespace().all(|word| word.chars().count() > 3);
    let mut holding =
        NAMED.iter().filter(|country| is_long && country.folded.iter().any(|own| holds(own, &folded)));
    match (holding.next(), holding.next()) {
        (Some(only), None) => Some(code(only)),
        _ => None,
    }
}

/// Whether a name has all words of another text: السعودية is a word of المملكة العربية السعودية.
fn holds(name: &str, words: &str) -> bool {
    !words.is_empty() && words.split_whitespace().all(|word| name.split_whitespace().any(|own| own == word))
}

/// Whether an id is that of a country which CLDR names: its code in small letters.
pub fn is_code(id: &str) -> bool {
    NAMED.iter().any(|country| country.code.to_ascii_lowercase() == id)
}

/// The code of a country, typed in either case.
///
/// # Errors
/// There is no such code; the text says what may have been meant.
pub fn code(text: &str) -> Result<&'static str, String> {
    let upper = text.trim().to_ascii_uppercase();
    if let Some(known) = NAMED.iter().find(|country| country.code == upper) {
        return Ok(&known.code);
    }
    let near = || NAMED.iter().filter(|country| likeness(country, text, &upper) > ALIKE);
    let best = || near().max_by(|a, b| likeness(a, text, &upper).total_cmp(&likeness(b, text, &upper)));
    let meant = match code_of_name(text) {
        Some(code) => NAMED.iter().find(|country| country.code == code),
        None => best(),
    };
    Err(match meant {
        Some(country) => format!("did you mean `{}` ({})?", country.code, country.en),
        None => "write the two letters of ISO 3166-1: EG".to_owned(),
    })
}

/// The code of a country, given as its code or as CLDR names it in either language.
///
/// # Errors
/// As [`code`].
pub fn named(text: &str) -> Result<&'static str, String> {
    code_of_name(text).map_or_else(|| code(text), Ok)
}

/// How alike what was typed is to a country's code or name, from 0 to 1: a code with its letters swapped
/// or one letter too many, a name with a slip of the pen.
fn likeness(country: &Named, text: &str, upper: &str) -> f64 {
    let code = &country.code;
    let is_code_like = match upper.len() {
        2 => upper.chars().rev().eq(code.chars()),
        3 => upper.starts_with(code.as_str()),
        _ => false,
    };
    if is_code_like {
        return 1.0;
    }
    let folded = fold(text);
    let names = country.folded.iter().filter(|_| folded.chars().count() > 3);
    let alike = |name: &String| if holds(name, &folded) { 0.99 } else { strsim::jaro_winkler(name, &folded) };
    names.map(alike).fold(0.0, f64::max)
}

/// Lays an entry of the glossary over the CLDR country of the same id: names that the entry gives
/// replace CLDR's, everything else is added. Source and status are those of the English, and so CLDR's
/// where the English is.
pub fn overlay(cldr: Concept, mut entry: Concept) -> Concept {
    let is_named = entry.en.iter().any(|term| term.kind == TermType::Name);
    for (list, from_cldr) in [(&mut entry.ar, cldr.ar), (&mut entry.en, cldr.en)] {
        let named = list.iter().any(|t| t.kind == TermType::Name);
        for term in from_cldr.into_iter().rev() {
            if list.contains(&term) {
                // A layer below says the same.
            } else if !named {
                list.insert(0, term);
            } else if !list.iter().any(|t| t.text == term.text) {
                let kind = if term.kind == TermType::Name { TermType::Variant } else { term.kind };
                list.push(Term { text: term.text, kind });
            }
        }
    }
    entry.country = entry.country.or(cldr.country);
    entry.class = entry.class.or(cldr.class);
    if !is_named {
        entry.cldr = cldr.cldr;
        entry.status = cldr.status;
        entry.source = cldr.source;
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_and_what_is_near_is_named() {
        assert_eq!(code("eg"), Ok("EG"));
        for (name, code) in [("الجزائر", "DZ"), ("السعودية", "SA"), ("UAE", "AE"), ("United Kingdom", "GB")]
        {
            assert_eq!(code_of_name(name), Some(code), "{name}");
        }
        for name in ["كوريا", "United", "الكونغو", ""] {
            assert_eq!(code_of_name(name), None, "{name}: more than one");
        }
        for (text, meant) in [
            ("UK", "`GB` (United Kingdom)"),
            ("GE ", ""),
            ("EQ", ""),
            ("MO", ""),
            ("NI", ""),
            ("ZS", "`SZ` (Eswatini)"),
            ("EGY", "`EG` (Egypt)"),
            ("Egipt", "`EG` (Egypt)"),
            ("مصر", "`EG` (Egypt)"),
            ("السعودية", "`SA` (Saudi Arabia)"),
        ] {
            match (code(text), meant) {
                (Ok(code), "") => assert_eq!(code, text.trim()),
                (Err(help), "") => assert_eq!(help, "write the two letters of ISO 3166-1: EG", "{text}"),
                (Err(help), meant) => assert_eq!(help, format!("did you mean {meant}?"), "{text}"),
                (Ok(code), _) => panic!("{text} is {code}"),
            }
        }
    }

    #[test]
    fn names_come_from_cldr() {
        let all = from_cldr();
        let find = |id: &str| all.iter().find(|c| c.id == id).expect(id);
        assert_eq!((find("eg").name_ar(), find("eg").name_en()), ("مصر", "Egypt"));
        assert_eq!((find("fr").name_ar(), find("fr").name_en()), ("فرنسا", "France"));
        assert!(all.len() > 240, "{}", all.len());
        assert!(!all.iter().any(|c| c.id == "eu"));
    }
}
