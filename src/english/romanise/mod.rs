//! Personal names in Latin letters, for people the glossary does not know.
//!
//! A name has the usual press spelling that `names.toml` gives, in the manner of the country that the
//! release speaks for ([`Region`]): Jamal, in Egypt Gamal, in the Maghreb Djamel. What is in no list
//! goes by rule: the consonants of the BGN/PCGN system for Arabic (1956) without its diacritics, as
//! ministries and the press of the Mashriq write names, and the vowels that the pattern of the word
//! makes likely (see `unlisted.rs`). ALA-LC would keep what its diacritics tell apart and is for library
//! catalogues; without them the two differ in little but the article.
//!
//! Decisions where the press is not of one mind: final ة and ى are `a` (Gulf papers write `ah` as
//! well); long و is `ou`; ع and ء are not written; the article of a family name stands apart and
//! takes no sun letter (`Al Shamsi`); أبو is `Abu` (in Egypt and the Maghreb `Abou`), أبي `Abi`, بن
//! `bin` (in the Maghreb `Ben`), آل `Al`, أم `Umm`, ذو `Dhu`. How anyone spells their own name
//! nobody can know from the Arabic: the result is always marked `transliterated` and listed for review.

mod region;
mod table;
mod unlisted;

pub use region::Region;
use table::NAMES;

use crate::arabic::words::is_name_particle;
use crate::arabic::{fold, normalise};

/// Whether a folded word is a name with a usual press spelling and not an everyday word as well.
pub fn is_known(folded: &str) -> bool {
    let names = &*NAMES;
    if names.everyday.contains(folded) {
        return false;
    }
    if let Some(bare) = folded.strip_prefix("ال")
        && names.family.contains_key(bare)
        && !names.everyday.contains(bare)
    {
        return true;
    }
    names.given.contains_key(folded)
        || names.family.contains_key(folded)
        || folded.strip_prefix("عبدال").is_some_and(|rest| names.servant_of.contains_key(rest))
}

/// A whole name as a region spells it: words in Arabic, in order.
pub fn name(words: &[&str], region: Region) -> String {
    let words: Vec<String> = words.iter().flat_map(|word| apart(&normalise(word))).collect();
    let mut out: Vec<String> = Vec::new();
    let mut rest: &[String] = &words;
    while let Some((first, behind)) = rest.split_first() {
        let next = behind.first().map(|word| fold(word));
        let (spelt, used) = pair(first, next.as_deref(), behind, region)
            .map_or_else(|| (single(first, next.as_deref(), region), 1), |joined| (joined, 2));
        out.extend(Some(spelt).filter(|s| !s.is_empty()));
        rest = &rest[used..];
    }
    out.join(" ")
}

/// The words of compounds that are written as one: عبدالله, نورالدين.
fn apart(word: &str) -> Vec<String> {
    if let Some(rest) = word.strip_prefix("عبدال").filter(|r| r.chars().count() >= 2) {
        return vec!["عبد".into(), format!("ال{rest}")];
    }
    if let Some(first) = word.strip_suffix("الدين").filter(|f| f.chars().count() >= 2) {
        return vec![first.into(), "الدين".into()];
    }
    vec![word.into()]
}

/// Two words that are one name: عبد الكريم, نور الدين, نصر الله.
fn pair(first: &str, next: Option<&str>, behind: &[String], region: Region) -> Option<String> {
    let next = next?;
    let folded = fold(first);
    if folded == "عبد" && !is_name_particle(next) {
        let bare = next.strip_prefix("ال").filter(|b| b.chars().count() >= 2);
        return Some(servant(bare, next, &behind[0], region));
    }
    if next == "الدين" {
        return Some(faith(first, &folded, region));
    }
    if next == "الله" {
        let stem = plain(first, region);
        return Some(format!("{}allah", stem.trim_end_matches('a')));
    }
    None
}

/// عبد with what stands behind it: one word in the Gulf, the Levant and the Maghreb, two elsewhere.
fn servant(bare: Option<&str>, folded: &str, word: &str, region: Region) -> String {
    let Some(bare) = bare else {
        let glued = NAMES.spelling(&format!("عبد{folded}"), region).map(str::to_owned);
        return glued.unwrap_or_else(|| format!("Abd {}", plain(word, region)));
    };
    if bare == "له" {
        return if region.is_maghreb() { "Abdallah" } else { "Abdullah" }.into();
    }
    let of = NAMES
        .servant_of
        .get(bare)
        .map(|s| s.of(region).to_owned())
        .or_else(|| NAMES.spelling(bare, region).map(str::to_owned))
        .unwrap_or_else(|| unlisted::spell(word.strip_prefix("ال").unwrap_or(word), false, region));
    match region {
        Region::Gulf | Region::Levant => format!("Abdul{}", of.to_lowercase()),
        Region::Egypt => format!("Abdel {of}"),
        Region::Morocco | Region::Tunisia => {
            // The Maghreb writes the article as it is spoken: Abderrahmane, Abdennour.
            let of = of.to_lowercase();
            let sun = bare.starts_with(['ت', 'ث', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ن']);
            let doubled =
                if of.starts_with("ch") { "" } else { &of[..of.chars().next().map_or(0, char::len_utf8)] };
            if sun { format!("Abde{doubled}{of}") } else { format!("Abdel{of}") }
        }
        Region::Other => format!("Abdul {of}"),
    }
}

/// What stands before الدين, with it.
fn faith(first: &str, folded: &str, region: Region) -> String {
    let stem =
        NAMES.of_the_faith.get(folded).map_or_else(|| plain(first, region), |s| s.of(region).to_owned());
    // Alaa loses its last letter: Alauddin, Alaeddine.
    let open = if stem.ends_with("aa") { &stem[..stem.len() - 1] } else { &stem };
    match region {
        Region::Gulf if open.ends_with('i') => format!("{open}ddin"),
        Region::Gulf => format!("{open}uddin"),
        Region::Levant | Region::Morocco | Region::Tunisia => format!("{open}eddine"),
        Region::Egypt => format!("{stem} El Din"),
        Region::Other => format!("{stem} Al Din"),
    }
}

/// A word of its own: particle, given name, family name.
fn single(word: &str, next: Option<&str>, region: Region) -> String {
    let folded = fold(word);
    let particle = match folded.as_str() {
        // آل الشيخ: the house and the article are one Al.
        "ال" if next.is_some_and(|n| n.starts_with("ال")) => "",
        "ال" => "Al",
        "بن" | "ابن" if region.is_maghreb() => "Ben",
        "بن" | "ابن" => "bin",
        "بنت" => "bint",
        "ولد" if region.is_maghreb() => "Ould",
        "منت" if region.is_maghreb() => "Mint",
        "ابو" if region.is_maghreb() || region == Region::Egypt => "Abou",
        "ابو" => "Abu",
        "ابي" if next.is_some() => "Abi",
        "بو" if region == Region::Gulf => "Bu",
        "بو" => "Bou",
        "ام" if region == Region::Egypt => "Om",
        "ام" => "Umm",
        "ذو" => "Dhu",
        // Names of Europe: أورسولا فون دير لاين.
        "فون" if next.is_some() => "von",
        "فان" if next.is_some() => "van",
        "دير" if next.is_some() => "der",
        "دي" if next.is_some() => "de",
        "دا" if next.is_some() => "da",
        _ => return plain(word, region),
    };
    particle.to_owned()
}

/// A word that is no particle.
fn plain(word: &str, region: Region) -> String {
    if let Some(known) = listed(word, region) {
        return known;
    }
    let bare = word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2);
    match bare {
        Some(bare) => {
            let inner = listed(bare, region).unwrap_or_else(|| unlisted::spell(bare, true, region));
            format!("{}{inner}", region.article())
        }
        None => unlisted::spell(word, false, region),
    }
}

/// A word that the lists spell, itself or as the name that it is made of.
fn listed(word: &str, region: Region) -> Option<String> {
    if let Some(known) = NAMES.spelling(word, region) {
        return Some(known.to_owned());
    }
    // رمضاني: who comes of a رمضان.
    let given = |part: &str| {
        (part.chars().count() >= 4)
            .then(|| NAMES.given.get(part).or_else(|| NAMES.given.get(&fold(part))))
            .flatten()
            .map(|s| s.of(region))
    };
    if let Some(base) =
        word.strip_suffix(['ي', 'ى']).and_then(given).filter(|b| !b.ends_with(['a', 'e', 'i', 'o', 'u', 'y']))
    {
        return Some(format!("{base}i"));
    }
    glued_particle(word, region)
}

/// A family name with its particle: بنشعبون and بلحاج in the Maghreb, بوحميد there and in the Gulf.
fn glued_particle(word: &str, region: Region) -> Option<String> {
    let particles: &[(&str, &str, usize)] = match region {
        Region::Morocco | Region::Tunisia => &[("بن", "Ben", 4), ("بل", "Bel", 3)],
        Region::Gulf => &[("بو", "Bu", 4)],
        _ => return None,
    };
    let (rest, en) = particles.iter().find_map(|(ar, en, shortest)| {
        let rest = word.strip_prefix(ar).filter(|rest| rest.chars().count() >= *shortest)?;
        Some((rest, en))
    })?;
    let rest =
        NAMES.spelling(rest, region).map_or_else(|| unlisted::spell(rest, false, region), str::to_owned);
    Some(format!("{en}{}", rest.to_lowercase()))
}

#[cfg(test)]
mod tests;
