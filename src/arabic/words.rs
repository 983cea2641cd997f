//! Closed word classes of Arabic that several steps need: function words, and verbs of the genre.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::letters::fold;

/// Function words: prepositions, particles, pronouns, relatives, demonstratives. A one-word name is
/// never folded onto one of them, and no name runs across one.
const FUNCTION: &str = "على إلى الى في فى من عن مع حتى لدى متى منذ مذ خلال بين حول عبر ضد نحو دون بدون أمام وراء تحت فوق قبل بعد عند ضمن وفق طبقا وفقا رغم سوى غير إلا \
    أن إن أنه إنه أنها إنها أنهم لأن لأنه لكن لكنه بل أو أم ثم إذا إذ إذن لو لولا لما قد فقد لقد سوف لن لم لا ما هل كي لكي حيث حين حينما عندما بينما كما كذلك أيضا ايضا \
    الذي التي الذين اللذان اللتان اللذين اللاتي اللواتي الذى التى هذا هذه هذان هؤلاء ذلك تلك أولئك هو هي هم هن أنا نحن أنت كان كانت يكون تكون ليس ليست \
    كل كافة جميع بعض أي اي كلا كلتا مثل مثلا أحد إحدى وذلك وهو وهي بما مما عما فيما لما بأن بأنه فضلا علاوة بالإضافة إضافة لاسيما لذا لذلك هنا هناك ومن وفي وفى وعلى وإلى ومع وعن";

/// Function words, folded, for lookup.
static FUNCTION_SET: LazyLock<HashSet<String>> =
    LazyLock::new(|| FUNCTION.split_whitespace().map(fold).collect());

/// Whether a folded word is a function word, with or without a leading و or ف.
pub fn is_function_word(folded: &str) -> bool {
    FUNCTION_SET.contains(folded)
        || folded
            .strip_prefix('و')
            .or_else(|| folded.strip_prefix('ف'))
            .is_some_and(|rest| rest.chars().count() >= 2 && FUNCTION_SET.contains(rest))
}

/// Whether a text is a function word in just this spelling: على, but not the name علي.
pub fn is_spelt_function_word(normal: &str) -> bool {
    FUNCTION.split_whitespace().any(|word| word == normal)
}

/// Particles inside personal names: بن, بنت, آل, أبو, عبد.
pub fn is_name_particle(folded: &str) -> bool {
    matches!(folded, "بن" | "ابن" | "بنت" | "ال" | "ابو" | "ابي" | "عبد" | "ام" | "دي" | "فان" | "فون")
}

/// Adjectives that say for which part of the world a body is: masculine, folded, without article.
const SCOPES: &[&str] =
    &["عربي", "دولي", "عالمي", "اقليمي", "خليجي", "افريقي", "اوروبي", "اسلامي", "اسيوي", "مغاربي", "متوسطي"];

/// Whether a folded word is a definite adjective that says for which part of the world a body is:
/// العربية, الدولي.
pub fn is_scope(folded: &str) -> bool {
    let bare = folded.strip_prefix("ال").map(|word| word.strip_suffix('ه').unwrap_or(word));
    bare.is_some_and(|word| SCOPES.contains(&word))
}

/// Whether a folded word is the definite adjective for a whole country: الوطني, القومية.
pub fn is_national(folded: &str) -> bool {
    matches!(folded, "الوطني" | "الوطنيه" | "القومي" | "القوميه" | "الاتحادي" | "الاتحاديه")
}

/// Whether a folded word is an honorific with a pronoun, which stands for somebody named before.
pub fn is_honorific_pronoun(folded: &str) -> bool {
    let word = folded.strip_prefix(['و', 'ل', 'ب']).unwrap_or(folded);
    ["معالي", "سعادت", "سمو", "سيادت", "فخامت", "جلالت", "فضيلت"]
        .iter()
        .any(|stem| word.strip_prefix(stem).is_some_and(|rest| matches!(rest, "ه" | "ها" | "هم")))
}

/// Titles to which a name is glued in real texts: الدكتورحمدون.
const GLUED_BEFORE: &[&str] =
    &["الدكتور", "الدكتوره", "المهندس", "المهندسه", "الاستاذ", "السيد", "الشيخ", "السفير"];

/// Whether a folded word is a title that stands before a person's name.
pub fn is_title(folded: &str) -> bool {
    GLUED_BEFORE.contains(&folded)
        || matches!(
            folded,
            "السيده"
                | "الاستاذه"
                | "السفيره"
                | "الشيخه"
                | "العميد"
                | "العقيد"
                | "اللواء"
                | "الكابتن"
                | "معالي"
                | "سعاده"
                | "فخامه"
                | "سمو"
        )
}

/// Adjectives that are glued to a definite noun in real texts: المديرالعام.
const GLUED_AFTER: &[&str] = &[
    "العام",
    "العامه",
    "التنفيذي",
    "التنفيذيه",
    "الدولي",
    "الدوليه",
    "الوطني",
    "الوطنيه",
    "العربي",
    "العربيه",
    "الدائم",
    "الدائمه",
    "المساعد",
    "الاول",
];

/// Where a word in normal form is two words without the space between them: the byte of the second
/// one in the folded word. ة and ء before ال inside a word are always a seam (منظمةالصحة).
pub fn glued(normal: &str, folded: &str) -> Option<usize> {
    for seam in ["ةال", "ءال"] {
        if let Some(at) = normal.find(seam)
            && at > 4
            && normal[at + seam.len()..].chars().count() >= 3
        {
            return Some(at + 2);
        }
    }
    for title in GLUED_BEFORE {
        if let Some(rest) = folded.strip_prefix(title)
            && rest.chars().count() >= 3
            && !rest.starts_with(['ي', 'ه', 'ا'])
        {
            return Some(title.len());
        }
    }
    let noun = folded.strip_prefix(['و', 'ب', 'ل']).unwrap_or(folded);
    if !noun.starts_with("ال") {
        return None;
    }
    GLUED_AFTER.iter().find_map(|adjective| {
        let rest = folded.strip_suffix(adjective)?;
        (rest.chars().count() >= 6).then_some(rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_words_come_apart() {
        let split = |w: &str| {
            glued(&super::super::letters::normalise(w), &fold(w)).map(|at| fold(w)[at..].to_owned())
        };
        assert_eq!(split("المديرالعام").as_deref(), Some("العام"));
        assert_eq!(split("الدكتورحمدون").as_deref(), Some("حمدون"));
        assert_eq!(split("منظمةالصحة").as_deref(), Some("الصحه"));
        assert_eq!(split("الذكاءالاصطناعي").as_deref(), Some("الاصطناعي"));
        for word in ["الدكتور", "العالم", "الدكتوراه", "الاستقلال", "السيدات", "الاتصالات", "السفيرة"]
        {
            assert_eq!(split(word), None, "{word}");
        }
    }

    #[test]
    fn function_words_with_a_conjunction() {
        assert!(is_function_word(&fold("على")));
        assert!(is_function_word(&fold("فى")));
        assert!(is_function_word(&fold("ومنذ")));
        assert!(!is_function_word(&fold("وزارة")));
        assert!(!is_function_word(&fold("مصر")));
    }
}
