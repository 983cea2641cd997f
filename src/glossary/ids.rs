//! Proposing an id: readable, stable, ASCII; national bodies begin with their country.

use unicode_normalization::UnicodeNormalization;

use super::concept::{Concept, Kind};

/// Longest id made from a name; longer ones are hard to type and to read in a diff.
const LONGEST: usize = 48;

/// An id for a concept: its acronym or else its English name, in lower case with hyphens, after the
/// country of a national body; with a number where `is_taken` says so. `None` where the English holds
/// no Latin letter.
pub fn propose(concept: &Concept, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let name = slug(concept.acronym().unwrap_or_default());
    let name = if name.is_empty() { slug(concept.name_en()) } else { name };
    if name.is_empty() {
        return None;
    }
    let national = matches!(
        concept.kind,
        Kind::Organisation | Kind::Event | Kind::Initiative | Kind::Document | Kind::Person
    );
    let country = concept.country.as_deref().filter(|_| national).map(str::to_ascii_lowercase);
    let id = match country {
        Some(country) if !name.starts_with(&format!("{country}-")) => format!("{country}-{name}"),
        _ => name,
    };
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.clone()).chain(numbered).find(|id| !is_taken(id))
}

/// How alike two ids must be for one to be meant by the other (Jaro-Winkler).
const ALIKE: f64 = 0.85;

/// The id that was probably meant by one that nothing has; `None` where none is near.
pub fn nearest<'i>(id: &str, ids: impl Iterator<Item = &'i str>) -> Option<&'i str> {
    // A slip puts in or leaves out a letter or two.
    let is_as_long = |own: &&str| own.len().abs_diff(id.len()) <= 1 + id.len() / 8;
    let alike = ids.filter(is_as_long).map(|own| (strsim::jaro_winkler(own, id), own));
    let alike = alike.filter(|(score, _)| *score > ALIKE);
    alike.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, own)| own)
}

/// A text in lower-case ASCII letters and digits with hyphens between words.
fn slug(text: &str) -> String {
    let mut out = String::new();
    // Apostrophes stand inside words: Women's is womens.
    for word in text.replace(['\'', '’'], "").split(|c: char| !c.is_alphanumeric()) {
        // Decomposed, an accent is a character of its own, which is no ASCII letter.
        let word: String = word.nfkd().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() && out.len() + word.len() >= LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&word.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::read::read;

    fn proposed(toml: &str, taken: &[&str]) -> Option<String> {
        let concept = read("t.toml", &format!("{toml}\nid = \"x\"\nar = \"اسم\"\n")).0.remove(0);
        propose(&concept, |id| taken.contains(&id))
    }

    #[test]
    fn the_id_that_was_meant_is_near() {
        assert_eq!(nearest("eg-ntar", ["eg-mcit", "eg-ntra", "om-tra"].into_iter()), Some("eg-ntra"));
        assert_eq!(nearest("zzz", ["eg-mcit"].into_iter()), None);
        assert_eq!(nearest("ntrx", ["nr"].into_iter()), None, "another length is no slip");
    }

    #[test]
    fn acronym_or_name_with_the_country_of_a_body() {
        let ntra = "[[organisation]]\nen = \"National Telecom Regulatory Authority\"\nacronym = \"NTRA\"\ncountry = \"EG\"";
        assert_eq!(proposed(ntra, &[]).as_deref(), Some("eg-ntra"));
        assert_eq!(proposed(ntra, &["eg-ntra", "eg-ntra-2"]).as_deref(), Some("eg-ntra-3"));
        assert_eq!(
            proposed("[[place]]\nen = \"São Tomé\"\ncountry = \"ST\"", &[]).as_deref(),
            Some("sao-tome")
        );
        let long = "[[document]]\nen = \"Women's Charter on the Promotion of Equality in the Digital Economy and Beyond\"";
        assert_eq!(proposed(long, &[]).as_deref(), Some("womens-charter-on-the-promotion-of-equality-in"));
    }
}
