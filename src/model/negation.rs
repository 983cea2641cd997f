//! What is said not to be: لم تشارك, لن تستضيف, اعتذرت عن عدم المشاركة.

use crate::arabic::{Kind, Token};

/// Particles and nouns right before a verb or a verbal noun that deny it.
const PARTICLES: &[&str] =
    &["لم", "لن", "لا", "ليس", "ليست", "عدم", "لعدم", "بعدم", "دون", "بدون", "ولم", "ولن", "ولا"];

/// Beginnings of words that refuse, call off or put off what follows them.
const REFUSALS: &[&str] = &[
    "اعتذر",
    "تعتذر",
    "يعتذر",
    "اعتذار",
    "رفض",
    "ترفض",
    "يرفض",
    "امتنع",
    "تمتنع",
    "امتناع",
    "نفي",
    "نفت",
    "تنفي",
    "ينفي",
    "الغاء",
    "الغي",
    "تاجيل",
    "ارجاء",
    "تعذر",
    "تعليق",
    "انسحاب",
    "انسحب",
    "تنسحب",
    "مقاطعه",
    "قاطع",
];

/// How far before a word its refusal may stand, in tokens: اعتذرت دولة الكويت عن عدم المشاركة.
const REACH: usize = 6;

/// Whether the word at a token is denied or refused in its own clause.
pub(crate) fn denied(tokens: &[Token], at: usize) -> bool {
    if at > 0 && PARTICLES.contains(&tokens[at - 1].folded.as_str()) {
        return true;
    }
    tokens[at.saturating_sub(REACH)..at]
        .iter()
        .rev()
        .take_while(|t| !matches!(t.kind, Kind::Comma | Kind::Semicolon | Kind::Stop))
        .any(|t| refuses(&t.folded))
}

/// Whether a word refuses or calls off, conjunction and article allowed.
pub(crate) fn refuses(folded: &str) -> bool {
    let bare = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    REFUSALS.iter().any(|word| bare.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;

    #[test]
    fn what_is_refused_is_not_done() {
        let of = |text: &str, word: &str| {
            let tokens = Tokens::of(text).list;
            let at = tokens.iter().position(|t| t.folded == word).expect("the word");
            denied(&tokens, at)
        };
        assert!(of("لم تشارك مصر في الاجتماع", "تشارك"));
        assert!(of("لن تستضيف مصر الاجتماع", "تستضيف"));
        assert!(of("اعتذرت دولة الكويت عن عدم المشاركة في الاجتماع", "المشاركه"));
        assert!(of("رفضت مصر المشاركة", "المشاركه"));
        assert!(!of("اعتذرت قطر عن التأخير، وشاركت مصر في الاجتماع", "وشاركت"));
        assert!(!of("تشارك مصر في الاجتماع", "تشارك"));
    }
}
