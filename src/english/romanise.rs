//! Personal names in Latin letters, for people the glossary does not know.
//!
//! Given and family names with a usual press spelling come from `names.toml`. Everything else goes
//! letter by letter after the UN system for Arabic (UNGEGN, Beirut 1972, amended 2017) without its
//! diacritics, with short vowels guessed as `a`; the result is always marked `transliterated` and
//! listed for review.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::arabic::fold;

static NAMES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let table: HashMap<String, String> = toml::from_str(include_str!("names.toml")).unwrap_or_else(|error| {
        // The file is part of the program, and a test reads it.
        panic!("names.toml: {error}")
    });
    table.into_iter().map(|(ar, en)| (fold(&ar), en)).collect()
});

/// Whether a folded word is a name with a usual press spelling.
pub fn is_known(folded: &str) -> bool {
    NAMES.contains_key(folded)
}

/// A whole name: words in Arabic, in order.
pub fn name(words: &[&str]) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let folded = fold(words[i]);
        // عبد الله and عبد الرحمن are one name each.
        if folded == "عبد"
            && let Some(next) = words.get(i + 1).map(|w| fold(w))
        {
            let joined = format!("عبد{next}");
            let bare = next.strip_prefix("ال").unwrap_or(&next);
            out.push(NAMES.get(&joined).cloned().unwrap_or_else(|| format!("Abdel {}", word(bare))));
            i += 2;
            continue;
        }
        // آل الشيخ: the house and the article are one Al.
        if folded == "ال" && words.get(i + 1).is_some_and(|w| fold(w).starts_with("ال")) {
            i += 1;
            continue;
        }
        out.push(word(&folded));
        i += 1;
    }
    out.join(" ")
}

fn word(folded: &str) -> String {
    if let Some(known) = NAMES.get(folded) {
        return known.clone();
    }
    match folded {
        "بن" | "ابن" => return "bin".into(),
        "بنت" => return "bint".into(),
        "ال" => return "Al".into(),
        _ => {}
    }
    if let Some(rest) = folded.strip_prefix("ال").filter(|r| r.chars().count() >= 2) {
        let inner = NAMES.get(rest).cloned().unwrap_or_else(|| letters(rest));
        return format!("Al {inner}");
    }
    letters(folded)
}

/// Letter by letter, with `a` between consonants and the long vowels in their places.
fn letters(folded: &str) -> String {
    let chars: Vec<char> = folded.chars().collect();
    let mut out = String::new();
    let last = chars.len().saturating_sub(1);
    for (i, &c) in chars.iter().enumerate() {
        let latin = match c {
            'ا' => "a",
            'ب' => "b",
            'ت' | 'ط' => "t",
            'ث' => "th",
            'ج' => "j",
            'ح' | 'ه' => "h",
            'خ' => "kh",
            'د' | 'ض' => "d",
            'ذ' => "dh",
            'ر' => "r",
            'ز' | 'ظ' => "z",
            'س' | 'ص' => "s",
            'ش' => "sh",
            'غ' => "gh",
            'ف' => "f",
            'ق' => "q",
            'ك' => "k",
            'ل' => "l",
            'م' => "m",
            'ن' => "n",
            'و' if i == 0 || chars.get(i + 1).is_some_and(|&next| matches!(next, 'ا' | 'ي')) => "w",
            'و' => "u",
            'ي' if i == 0 => "y",
            'ي' => "i",
            'ع' if i == 0 => "a",
            'ع' | 'ء' | 'ئ' | 'ؤ' => "",
            _ => "",
        };
        if c == 'ه' && i == last {
            if !out.ends_with('a') {
                out.push('a');
            }
            continue;
        }
        let vowel = |c: char| matches!(c, 'ا' | 'و' | 'ي') && latin != "w";
        let consonant_pair =
            i > 0 && !vowel(c) && !vowel(chars[i - 1]) && !out.is_empty() && !out.ends_with('a');
        if consonant_pair && !(i == last && i >= 2 && chars.len() > 3) {
            out.push('a');
        }
        out.push_str(latin);
    }
    let mut chars = out.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn press_spellings_and_particles() {
        assert_eq!(name(&["سالم", "بن", "سلطان", "الرزيقي"]), "Salim bin Sultan Al Ruzaiqi");
        assert_eq!(name(&["محمد", "عبد", "الله"]), "Mohamed Abdullah");
        assert_eq!(name(&["أحمد", "عبدالرحمن"]), "Ahmed Abdel Rahman");
    }

    #[test]
    fn an_unknown_name_goes_letter_by_letter() {
        assert_eq!(name(&["دغفل"]), "Daghafl");
        assert!(name(&["الزنكوني"]).starts_with("Al Z"));
        assert_eq!(name(&["هدى", "عبد", "الجواد", "الموسوي"]), "Hoda Abdel Gawad Al Mousawi");
        assert_eq!(name(&["الجناوي"]), "Al Janawi");
    }
}
