//! What a text takes back: a figure in a clause that denies, refuses, calls off or puts off what it is a
//! figure of. نفى تخصيص 20 مليون دولار, إلغاء 3 مشاريع, لم يتم التوصل إلى اتفاق بشأن 12 مشروعا.

use std::ops::Range;

use super::brief::Negated;
use super::negation::{denial, was_planned};
use crate::arabic::{Kind, Token};
use crate::english::PHRASES;

/// How the words before or behind a token in its sentence take back what stands there; `None` where they
/// do not.
///
/// A denial reaches over its whole sentence, every other word only to the next comma, and none behind a
/// verb of saying or deciding of its own.
pub(crate) fn undone(tokens: &[Token], sentence: &Range<usize>, at: usize) -> Option<Negated> {
    if denial(tokens, sentence.start, at).is_some() || said_untrue(&tokens[at..sentence.end]) {
        return Some(Negated::Denied);
    }
    // الاجتماع الذي كان مقررا: of the meeting, and not of what follows.
    let relative = tokens[sentence.start..at]
        .windows(2)
        .any(|w| matches!(w[0].folded.as_str(), "الذي" | "التي") && w[1].folded.starts_with("كان"));
    if !relative && was_planned(tokens, sentence.start, at) {
        return Some(Negated::OnlyPlanned);
    }
    let ends = |t: &Token| matches!(t.kind, Kind::Comma | Kind::Semicolon | Kind::Stop);
    // تقليص المساهمة بنسبة 50% لم يطرح أصلا: the verb stands behind.
    let behind = tokens[at..sentence.end].iter().take_while(|t| !ends(t)).count() + at;
    let not = (at + 1..behind.min(at + BEHIND)).find(|&k| matches!(tokens[k].folded.as_str(), "لم" | "لن"));
    if not.is_some_and(|k| !limits(tokens, k)) {
        return Some(Negated::NotDone);
    }
    let from = (sentence.start..at).rev().find(|&k| ends(&tokens[k])).map_or(sentence.start, |k| k + 1);
    // لم تتلق سوى ثلث التمويل: a third it did receive.
    if tokens[from..at].iter().any(|t| matches!(t.folded.as_str(), "سوي" | "الا" | "فقط")) {
        return None;
    }
    for k in (from..at).rev() {
        if let Some(found) = taken_back(tokens, k, at) {
            return Some(found);
        }
        let word = &tokens[k].folded;
        // ولم تتفق الدول على موازنة …: the particle right before the verb is that of the verb.
        if let Some(found) = k.checked_sub(1).filter(|&b| b >= from).and_then(|b| particle(tokens, b)) {
            return Some(found);
        }
        if PHRASES.verb(word).is_some() || PHRASES.outcome(word).is_some() || instead(word) {
            return None;
        }
    }
    None
}

/// Whether a verb tells what was done instead, or who it was that asked: لم يوافق على الزيادة وأبقاها عند 318
/// ألف فرنك, رفض طلبا تقدمت به دولتان.
fn instead(word: &str) -> bool {
    const INSTEAD: &[&str] = &["وابق", "واكتف", "وحدد", "وثبت", "وخصص", "وجعل"];
    const ASKED: &[&str] = &["تقدم", "تقدمت", "قدمه", "قدمها", "قدمته", "قدمتها", "طرحه", "طرحته"];
    INSTEAD.iter().any(|stem| word.starts_with(stem)) || ASKED.contains(&word)
}

/// What a word says of the figure at `at` behind it.
fn taken_back(tokens: &[Token], k: usize, at: usize) -> Option<Negated> {
    let word = tokens[k].folded.strip_prefix(['و', 'ف', 'ب', 'ل']).unwrap_or(&tokens[k].folded);
    let whole = tokens[k].folded.as_str();
    let begins = |stems: &[&str]| stems.iter().any(|s| word.starts_with(s) || whole.starts_with(s));
    if let Some(found) = particle(tokens, k) {
        return Some(found);
    }
    // رفضت 5 دول: those who refuse are there.
    if k + 1 == at && !matches!(word, "الغاء" | "عدم") {
        return None;
    }
    if begins(&["الغاء", "الغي", "الغت"]) {
        Some(Negated::CalledOff)
    } else if begins(&["تاجيل", "ارجاء", "ارجي", "اجل"]) || word == "تعليق" {
        Some(Negated::PutOff)
    } else if begins(&["رفض", "ترفض", "يرفض", "امتنع", "امتناع"]) {
        Some(Negated::Refused)
    } else if begins(&["تعذر"]) || matches!(word, "عدم" | "لعدم" | "بعدم") {
        Some(Negated::NotDone)
    } else {
        None
    }
}

/// Whether a token is a negative particle that limits no number.
fn particle(tokens: &[Token], k: usize) -> Option<Negated> {
    let whole = tokens[k].folded.as_str();
    let word = whole.strip_prefix(['و', 'ف']).unwrap_or(whole);
    let negative = matches!(word, "لم" | "لن" | "لا" | "ليس" | "ليست") && !limits(tokens, k);
    negative.then_some(Negated::NotDone)
}

/// How far behind a figure the particle that denies its verb may stand, in tokens.
const BEHIND: usize = 7;

/// Whether the particle at a token limits a number rather than denies something.
fn limits(tokens: &[Token], k: usize) -> bool {
    tokens.get(k + 1).is_some_and(|next| LIMITS.iter().any(|stem| next.folded.contains(stem)))
}

/// Verbs and words by which a negative particle limits a number and denies nothing: لا يقل عن, لم يتجاوز.
const LIMITS: &[&str] = &["قل", "زيد", "تجاوز", "تعدي", "تخط", "سيما", "بد", "شك", "زال", "صحه"];

/// Whether the words behind something say that it is not so: … غير صحيح, … عار عن الصحة.
fn said_untrue(words: &[Token]) -> bool {
    let word = |k: usize| words.get(k).map_or("", |t| t.folded.as_str());
    (0..words.len()).any(|k| match word(k) {
        "غير" => matches!(word(k + 1), "صحيح" | "صحيحه" | "دقيق" | "دقيقه"),
        "ليس" | "ليست" => matches!(word(k + 1), "صحيحا" | "صحيحه"),
        "عار" | "عاريه" => word(k + 1) == "عن" && word(k + 2) == "الصحه",
        "اساس" => (1..4).any(|step| word(k + step) == "الصحه"),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;

    fn of(text: &str) -> Option<Negated> {
        let tokens = Tokens::of(text).list;
        let at = tokens.iter().position(|t| t.kind == Kind::Number).expect("a number");
        undone(&tokens, &(0..tokens.len()), at)
    }

    #[test]
    fn what_is_denied_or_called_off_is_not_so() {
        assert_eq!(of("نفى الوزير تخصيص 20 مليون دولار"), Some(Negated::Denied));
        assert_eq!(of("لا صحة لما تردد عن اتفاقية بقيمة 5 ملايين دولار"), Some(Negated::Denied));
        assert_eq!(of("ما تردد عن تخصيص 20 مليون دولار غير صحيح"), Some(Negated::Denied));
        assert_eq!(of("ألغت الحكومة تمويل 3 مشاريع"), Some(Negated::CalledOff));
        assert_eq!(of("أعلن تأجيل توقيع 3 اتفاقيات"), Some(Negated::PutOff));
        assert_eq!(of("لم يتم التوصل إلى اتفاق بشأن 12 مشروعا"), Some(Negated::NotDone));
        assert_eq!(of("اتفقوا على عدم تخصيص 30 مليون دولار"), Some(Negated::NotDone));
        assert_eq!(of("رفض المجلس تخصيص 30 مليون دولار"), Some(Negated::Refused));
        assert_eq!(of("تقليص المساهمة بنسبة 50 في المائة لم يطرح أصلا"), Some(Negated::NotDone));
        assert_eq!(of("ولم تتفق الدول الأعضاء على موازنة قدرها 9 ملايين دولار"), Some(Negated::NotDone));
        assert_eq!(of("وكان من المقرر أن يناقش الاجتماع 9 بنود"), Some(Negated::OnlyPlanned));
    }

    #[test]
    fn what_is_limited_or_said_of_something_else_stands() {
        assert_eq!(of("خصص ما لا يقل عن 20 مليون دولار"), None);
        assert_eq!(of("لم يتجاوز عدد المشاركين 500 مشارك"), None);
        assert_eq!(of("لم تتلق سوى 30 مليون دولار"), None);
        assert_eq!(of("لم تشارك ليبيا، وحضرت 12 دولة"), None);
        assert_eq!(of("رفضت 5 دول المقترح"), None);
        assert_eq!(of("ولم يوافق المجلس على رفع القيمة وأبقاها عند 318 ألف فرنك"), None);
        assert_eq!(of("رفض المجلس طلبا تقدمت به 3 دول لتأجيل المؤتمر"), None);
        assert_eq!(of("رفض المقترح وأقر تخصيص 20 مليون دولار"), None);
    }
}
