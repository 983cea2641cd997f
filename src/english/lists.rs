//! Lists and articles.

/// `a`, `a and b`, `a, b and c`.
pub fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// `the` before a name that takes it: bodies and descriptive names do; names that begin with a
/// proper noun without a generic head (Microsoft, Smart Africa, Egypt Vision 2030) do not.
pub fn the(name: &str) -> String {
    if takes_article(name) { format!("the {name}") } else { name.to_owned() }
}

/// Generic nouns that give a name its article.
const GENERIC: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "cabinet",
    "center",
    "centre",
    "chamber",
    "commission",
    "committee",
    "community",
    "company",
    "conference",
    "congress",
    "convention",
    "cooperation",
    "corporation",
    "council",
    "court",
    "declaration",
    "delegation",
    "department",
    "directorate",
    "federation",
    "forum",
    "foundation",
    "fund",
    "gathering",
    "group",
    "house",
    "initiative",
    "institute",
    "institution",
    "league",
    "meeting",
    "ministry",
    "mission",
    "nations",
    "network",
    "observatory",
    "office",
    "organisation",
    "organization",
    "parliament",
    "partnership",
    "party",
    "platform",
    "presidency",
    "programme",
    "program",
    "project",
    "sector",
    "secretariat",
    "senate",
    "service",
    "session",
    "society",
    "states",
    "strategy",
    "summit",
    "task",
    "team",
    "union",
    "university",
    "week",
    "workshop",
    "exhibition",
    "seminar",
    "festival",
    "goals",
    "agenda",
    "principles",
    "compact",
    "toolkit",
    "repository",
    "track",
    "survey",
    "law",
    "act",
    "charter",
    "treaty",
    "protocol",
    "kingdom",
    "republic",
    "emirates",
    "sultanate",
    "lab",
    "switch",
    "index",
    "g20",
    "g7",
    "g77",
    "registry",
    "unit",
    "area",
    "region",
];

/// Names that are heads without a generic noun but still stand without an article.
fn takes_article(name: &str) -> bool {
    let plain = name.split(" (").next().unwrap_or(name);
    let words: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let Some(first) = words.first() else { return false };
    if matches!(first.as_str(), "the" | "a" | "an") {
        return false;
    }
    if words.len() == 1 {
        return matches!(
            first.as_str(),
            "g20"
                | "g7"
                | "g77"
                | "netherlands"
                | "philippines"
                | "maldives"
                | "bahamas"
                | "gambia"
                | "seychelles"
        );
    }
    // X University, Smart Africa Secretariat: a head noun at the end; Ministry of X: at the front.
    let head = words.iter().position(|w| matches!(w.as_str(), "of" | "for" | "on" | "in" | "to" | "at"));
    let core = head.map_or(&words[..], |i| &words[..i]);
    let Some(last) = core.last() else { return false };
    if core.len() >= 2 && last == "university" && head.is_none() {
        return false;
    }
    GENERIC.contains(&last.as_str()) || (head.is_some() && GENERIC.contains(&first.as_str()))
}

/// `a` or `an` by sound, near enough for the words of this genre.
pub fn a(noun: &str) -> String {
    let first = noun.chars().next().map(|c| c.to_ascii_lowercase());
    let long_u = ["uni", "use", "eu"].iter().any(|p| noun.to_ascii_lowercase().starts_with(p));
    let an = matches!(first, Some('a' | 'e' | 'i' | 'o' | 'u')) && !long_u
        || noun.starts_with("8")
        || noun.starts_with("11 ");
    format!("{} {noun}", if an { "an" } else { "a" })
}

/// `Egypt’s`, `United Nations’`.
pub fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}\u{2019}") } else { format!("{name}\u{2019}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_with_and() {
        let list = |items: &[&str]| and(&items.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn names_with_and_without_the() {
        for name in [
            "National Telecom Regulatory Authority (NTRA)",
            "Ministry of Finance",
            "United Nations (UN)",
            "OECD Working Party on Security and Privacy in the Digital Economy (SPDE)",
            "International Telecommunication Union",
            "Internet Governance Forum",
        ] {
            assert!(takes_article(name), "{name}");
        }
        for name in
            ["Egypt", "Microsoft", "Smart Africa", "Cairo University", "Egypt Vision 2030", "Paris, France"]
        {
            assert!(!takes_article(name), "{name}");
        }
    }
}
