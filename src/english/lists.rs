//! Lists and articles.

/// `a`, `a and b`, `a, b and c`.
pub fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// A list of phrases that may hold lists of their own: `a and b`, but `stressed x, y and z; and called
/// for w`.
pub fn chain(items: &[String]) -> String {
    let simple = items.iter().all(|item| !item.contains(", ") && !item.contains(" and "));
    match items {
        [init @ .., last] if !simple && !init.is_empty() => format!("{}; and {last}", init.join("; ")),
        _ => and(items),
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
    "cabinet",
    "capital",
    "center",
    "centre",
    "chamber",
    "commission",
    "committee",
    "community",
    "company",
    "conference",
    "congress",
    "constitution",
    "convention",
    "regulations",
    "rules",
    "resolutions",
    "plan",
    "roadmap",
    "cooperation",
    "corporation",
    "council",
    "court",
    "declaration",
    "delegation",
    "embassy",
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
    "symposium",
    "plenipotentiary",
    "dialogue",
    "bureau",
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
    let head = words.iter().position(|w| {
        matches!(
            w.as_str(),
            "of" | "for" | "on" | "in" | "to" | "at" | "regulating" | "governing" | "concerning"
        )
    });
    let core = head.map_or(&words[..], |i| &words[..i]);
    let Some(last) = core.last() else { return false };
    if core.len() >= 2 && last == "university" && head.is_none() {
        return false;
    }
    GENERIC.contains(&last.as_str()) || (head.is_some() && GENERIC.contains(&first.as_str()))
}

/// A policy term in a sentence: most stand alone (cybersecurity, digital skills), those headed by a
/// noun that can be counted take the article (the private sector, the digital economy).
pub fn term(en: &str) -> String {
    let head = [" of ", " for ", " on ", " in ", " to "]
        .iter()
        .filter_map(|link| en.find(link))
        .min()
        .map_or(en, |end| &en[..end]);
    let last = head.rsplit(' ').next().unwrap_or(head);
    let counted = COUNTED.contains(&last.to_lowercase().as_str()) && !is_plural(head);
    if counted || takes_article(en) && en.starts_with(char::is_uppercase) {
        format!("the {en}")
    } else {
        en.to_owned()
    }
}

/// Heads of policy terms that can be counted.
const COUNTED: &[&str] = &[
    "agenda",
    "budget",
    "charter",
    "community",
    "divide",
    "economy",
    "ecosystem",
    "environment",
    "exchange",
    "framework",
    "fund",
    "gap",
    "index",
    "initiative",
    "internet",
    "law",
    "market",
    "model",
    "network",
    "order",
    "pact",
    "plan",
    "platform",
    "process",
    "programme",
    "project",
    "protocol",
    "roadmap",
    "sector",
    "strategy",
    "system",
    "transition",
    "world",
];

/// Whether a term reads as a plural: `domain names`, `Sustainable Development Goals`, but not `the
/// Internet of Things` or `statistics`.
pub fn is_plural(term: &str) -> bool {
    let plain = term.split(" (").next().unwrap_or(term);
    let head = [" of ", " for ", " on ", " in ", " to ", " at ", " by ", " with "]
        .iter()
        .filter_map(|link| plain.find(link))
        .min()
        .map_or(plain, |end| &plain[..end]);
    let last = head.rsplit([' ', '-']).next().unwrap_or(head).to_lowercase();
    let singular = ["ss", "us", "is", "ics", "news", "series"].iter().any(|end| last.ends_with(end));
    (last.ends_with('s') && !singular) || matches!(last.as_str(), "people" | "women" | "children" | "media")
}

/// `a` or `an` by sound, near enough for the words of this genre.
pub fn a(noun: &str) -> String {
    let first = noun.chars().next().map(|c| c.to_ascii_lowercase());
    let lower = noun.to_ascii_lowercase();
    let long_u = ["uni", "use", "usu", "eu", "one", "uk", "un "].iter().any(|p| lower.starts_with(p))
        && !["unin", "unim"].iter().any(|p| lower.starts_with(p));
    let silent_h = ["hour", "honour", "honor", "heir"].iter().any(|p| lower.starts_with(p));
    // Eight, eleven and eighteen, and the letters of an acronym whose names begin with a vowel.
    let digits: String = noun.chars().take_while(char::is_ascii_digit).collect();
    let number = digits.starts_with('8') || matches!(digits.as_str(), "11" | "18");
    let word = noun.split([' ', '-']).next().unwrap_or(noun);
    let spelt = word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c == 'o') && !vowels(word);
    let an = match first {
        Some(c) if spelt => "aefhilmnorsx".contains(c),
        Some('a' | 'e' | 'i' | 'o' | 'u') => !long_u,
        _ => silent_h || number,
    };
    format!("{} {noun}", if an { "an" } else { "a" })
}

/// Whether an acronym can be spoken as a word: its second letter is a vowel (NASA, WIPO), where the
/// first is none.
fn vowels(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| !"AEIOU".contains(c))
        && letters.next().is_some_and(|c| "AEIOU".contains(c))
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
    fn a_or_an_by_sound() {
        for noun in
            ["agreement", "hour", "8-year term", "11th session", "18 March meeting", "MoU", "NTRA official"]
        {
            assert!(a(noun).starts_with("an "), "{}", a(noun));
        }
        for noun in [
            "memorandum",
            "university",
            "European plan",
            "UN agency",
            "UNESCO office",
            "one-day visit",
            "100th session",
            "GCC body",
            "UAE official",
            "NASA mission",
        ] {
            assert!(a(noun).starts_with("a "), "{}", a(noun));
        }
        assert_eq!(a("uninformed guess"), "an uninformed guess");
    }

    #[test]
    fn policy_terms_with_and_without_the() {
        for (en, want) in [
            ("private sector", "the private sector"),
            ("digital economy", "the digital economy"),
            ("cybersecurity", "cybersecurity"),
            ("digital skills", "digital skills"),
            ("digital government systems", "digital government systems"),
            ("Member States", "the Member States"),
        ] {
            assert_eq!(term(en), want);
        }
    }

    #[test]
    fn possessives_and_plurals() {
        assert_eq!(possessive("Egypt"), "Egypt’s");
        assert_eq!(possessive("the United Arab Emirates"), "the United Arab Emirates’");
        for term in
            ["domain names", "Sustainable Development Goals", "rights of the child", "G20 AI Principles"]
        {
            assert!(is_plural(term), "{term}");
        }
        for term in ["Internet of Things", "statistics", "cybersecurity", "access", "exchange of experiences"]
        {
            assert!(!is_plural(term), "{term}");
        }
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
