//! What is said not to be: لم تشارك, لن تستضيف, اعتذرت عن عدم المشاركة.

use crate::arabic::{Kind, Token};
use crate::english::PHRASES;

use super::meetings::is_event_verb;

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
    let particle = |k: usize| PARTICLES.contains(&tokens[k].folded.as_str());
    // لا نتوقع توقيع: the verb between denies its object too.
    let indirect = at > 1 && particle(at - 2) && tokens[at - 1].kind == Kind::Arabic;
    if at > 0 && particle(at - 1) || indirect {
        return true;
    }
    tokens[at.saturating_sub(REACH)..at]
        .iter()
        .rev()
        .take_while(|t| !matches!(t.kind, Kind::Comma | Kind::Semicolon | Kind::Stop))
        .any(|t| refuses(&t.folded))
}

/// Words by which a whole sentence says that something is not so: نفى المتحدث أن تكون الوزارة قد وقعت ….
const DENIALS: &[&str] =
    &["نفي", "نفت", "ينفي", "تنفي", "نافيا", "نافيه", "كذب", "كذبت", "مكذبا", "نفيه", "نفيها"];

/// The word before a token by which its sentence denies what follows; the sentence begins at `from`. A
/// verb of saying of its own (مؤكدة, وأضاف) ends what is denied.
pub(crate) fn denial(tokens: &[Token], from: usize, at: usize) -> Option<usize> {
    let word = |t: &Token| t.folded.strip_prefix(['و', 'ف']).unwrap_or(&t.folded).to_owned();
    // لا صحة لما تردد عن ….
    let untrue = |k: usize| {
        tokens[k].folded == "صحه" && k > from && matches!(word(&tokens[k - 1]).as_str(), "لا" | "عدم")
    };
    let found = (from..at).rev().find(|&k| DENIALS.contains(&word(&tokens[k]).as_str()) || untrue(k))?;
    let said = tokens[found + 1..at].iter().any(|t| PHRASES.verb(&t.folded).is_some());
    (!said).then_some(found)
}

/// Whether the last verb of holding before a place in a sentence is denied: لن تعقد في موعدها المقرر يومي 18
/// و19 أكتوبر.
pub(crate) fn not_held(tokens: &[Token], from: usize, at: usize) -> bool {
    let last = (from..at).rev().find(|&k| is_event_verb(&tokens[k].folded));
    last.is_some_and(|verb| verb > from && PARTICLES.contains(&tokens[verb - 1].folded.as_str()))
}

/// Whether the words before a token say that it was only planned: وكان من المقرر أن يناقش.
pub(crate) fn was_planned(tokens: &[Token], from: usize, at: usize) -> bool {
    // كان سيناقش 14 بندا: the future in the past.
    let future = tokens[from..at].windows(2).any(|w| {
        matches!(w[0].folded.strip_prefix('و').unwrap_or(&w[0].folded), "كان" | "كانت")
            && (w[1].folded.starts_with("سي") || w[1].folded.starts_with("ست"))
    });
    if future {
        return true;
    }
    tokens[from..at].windows(3).any(|w| {
        let was = matches!(w[0].folded.strip_prefix('و').unwrap_or(&w[0].folded), "كان" | "كانت");
        was && w[1..].iter().any(|t| ["مقرر", "مفترض", "يفترض", "منتظر"].iter().any(|s| t.folded.contains(s)))
    })
}

/// Whether the words before a token tell what had been before the meeting: وكان الفريق قد نظر في ….
pub(crate) fn had_been(tokens: &[Token], from: usize, at: usize) -> bool {
    (from..at).any(|k| {
        let word = tokens[k].folded.strip_prefix('و').unwrap_or(&tokens[k].folded);
        matches!(word, "كان" | "كانت") && tokens[k + 1..at].iter().take(HAD).any(|t| t.folded == "قد")
    })
}

/// How far behind كان its قد may stand: the subject stands between.
const HAD: usize = 8;

/// Whether a word refuses or calls off, conjunction and article allowed.
pub(crate) fn refuses(folded: &str) -> bool {
    let bare = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    REFUSALS.iter().any(|word| bare.starts_with(word))
}

/// Whether a word turns what follows it into its opposite: a refusal, عدم, or a noun of stopping or forbidding.
pub(crate) fn undoes(folded: &str) -> bool {
    let bare = folded.strip_prefix(['و', 'ب', 'ل']).unwrap_or(folded);
    refuses(folded)
        || refuses(bare)
        || matches!(bare, "عدم" | "وقف" | "منع" | "حظر" | "ايقاف" | "سحب" | "دون")
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
        assert!(of("لا نتوقع توقيع اتفاقيات", "توقيع"));
        assert!(!of("اعتذرت قطر عن التأخير، وشاركت مصر في الاجتماع", "وشاركت"));
        assert!(!of("تشارك مصر في الاجتماع", "تشارك"));
    }

    #[test]
    fn what_is_not_held_has_no_day() {
        let of = |text: &str| {
            let tokens = Tokens::of(text).list;
            not_held(&tokens, 0, tokens.len())
        };
        assert!(of("القمة لن تعقد في موعدها المقرر"));
        assert!(!of("القمة لن تؤجل وتعقد في موعدها"));
    }

    #[test]
    fn a_denial_reaches_as_far_as_the_next_saying() {
        let of = |text: &str, word: &str| {
            let tokens = Tokens::of(text).list;
            let at = tokens.iter().position(|t| t.folded == word).expect("the word");
            denial(&tokens, 0, at).is_some()
        };
        assert!(of("نفى المتحدث أن تكون الوزارة قد وقعت مذكرة تفاهم", "وقعت"));
        assert!(!of("نفى المتحدث الخبر، مؤكدا أن الوزارة وقعت مذكرة تفاهم", "وقعت"));
        assert!(!of("وقعت الوزارة مذكرة تفاهم", "وقعت"));
        assert!(of("لا صحة لما تردد عن توقيع مذكرة تفاهم", "توقيع"));
    }
}
