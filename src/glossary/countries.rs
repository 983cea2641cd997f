//! Countries from CLDR, through ICU4X: names in Arabic and English for every territory.

use icu_experimental::displaynames::{DisplayNamesOptions, multi::RegionDisplayNames};
use icu_locale_core::{Locale, subtags::Region};

use super::concept::{Concept, Kind, Position, Status, Term, TermType};

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

/// Lays an entry of the glossary over the CLDR country of the same id: names that the entry gives
/// replace CLDR's, everything else is added.
pub fn overlay(cldr: Concept, mut entry: Concept) -> Concept {
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
        entry.cldr |= !named;
    }
    entry.country = entry.country.or(cldr.country);
    entry.class = entry.class.or(cldr.class);
    if entry.cldr {
        entry.status = Status::Approved;
        entry.source = cldr.source;
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

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
