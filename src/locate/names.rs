//! Candidate names: noun phrases that look like the name of a body, an event or an initiative,
//! because they begin with a noun that such names begin with. What the glossary does not know of
//! them is listed as unresolved by `map`.

use std::ops::Range;

pub use crate::arabic::heads::Suggests;
use crate::arabic::heads::of_bare;
pub(crate) use crate::arabic::heads::{is_trigger, trigger};
use crate::arabic::words::{is_function_word, is_national, is_scope, is_title};
use crate::arabic::{Kind, Token, clitics::readings};
use crate::document::Span;

/// A noun phrase that looks like a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The words, proclitics of the first one included.
    pub span: Span,
    /// The same as token indices.
    pub tokens: Range<usize>,
    /// The phrase without proclitics, in normal form.
    pub name: String,
    /// What it may be.
    pub suggests: Suggests,
}

/// Longest candidate, in tokens.
const LONGEST: usize = 14;

/// Finds the candidate names of a paragraph.
pub fn find(paragraph: usize, tokens: &[Token]) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match at(tokens, i) {
            Some((end, name, suggests)) => {
                let span = Span::new(paragraph, tokens[i].start, tokens[end - 1].end);
                out.push(Candidate { span, tokens: i..end, name, suggests });
                i = end;
            }
            None => i += 1,
        }
    }
    out
}

fn at(tokens: &[Token], i: usize) -> Option<(usize, String, Suggests)> {
    if tokens[i].kind != Kind::Arabic {
        return None;
    }
    let (stem, definite, suggests) = readings(&tokens[i].folded).into_iter().find_map(|r| {
        let bare = r.stem.strip_prefix("ال").unwrap_or(&r.stem).to_owned();
        Some((r.stem.clone(), r.stem != bare, of_bare(&bare)?))
    })?;
    // المصلحة المشتركة and المركز الأول are no names; these nouns begin one only in a construct, or with
    // an adjective of scope and a field: المركز الوطني لمكافحة الأوبئة.
    let article = definite || stem.starts_with("ال");
    let scoped = tokens.get(i + 1).is_some_and(|t| is_scope(&t.folded) || is_national(&t.folded))
        && tokens.get(i + 2).is_some_and(|t| t.folded.starts_with('ل'));
    if article
        && !scoped
        && matches!(
            stem.as_str(),
            "المصلحه"
                | "السلطه"
                | "المركز"
                | "المؤسسه"
                | "الشركه"
                | "الغرفه"
                | "الصندوق"
                | "الدائره"
                | "المحكمه"
                | "الكليه"
        )
    {
        return None;
    }
    // منظمة للتعاون: a body yet to be founded has no name.
    if !article && tokens.get(i + 1).is_some_and(|t| t.folded.starts_with("لل")) {
        return None;
    }
    // منظمة دولية دعت: a noun with an indefinite adjective is any such body.
    let any_such = |t: &Token| {
        let definite = format!("ال{}", t.folded);
        is_scope(&definite) || is_national(&definite)
    };
    if !article && tokens.get(i + 1).is_some_and(any_such) {
        return None;
    }
    // مجموعة أدوات للمهارات is a set of tools; مؤسسة نماء للتعليم is a name.
    let set = matches!(stem.as_str(), "مجموعه" | "شبكه" | "فريق");
    if set && tokens.get(i + 2).is_some_and(|t| t.folded.starts_with("لل")) {
        return None;
    }
    let end = right_boundary(tokens, i, definite)?;
    // الجهاز الحكومي is the state's apparatus: with one adjective alone these nouns are common ones.
    let common = matches!(
        stem.as_str(),
        "الجهاز"
            | "المجموعه"
            | "الفريق"
            | "المنظمه"
            | "الشبكه"
            | "التحالف"
            | "الجمعيه"
            | "الاداره"
            | "الوكاله"
            | "البنك"
            | "المكتب"
            | "الامانه"
    );
    if common && end - i == 2 {
        return None;
    }
    // The first word in normal form: the reading with the same number of letters taken off.
    let normal = readings(&tokens[i].text).into_iter().find(|r| crate::arabic::fold(&r.stem) == stem)?.stem;
    let mut name = normal;
    for token in &tokens[i + 1..end] {
        if token.is_word() {
            name.push(' ');
            name.push_str(&token.text);
        }
    }
    Some((end, name, suggests))
}

/// Whether a word shows the article, with و, ل or ب before it allowed.
fn has_article(folded: &str) -> bool {
    ["ال", "وال", "لل", "بال", "ولل", "وبال"]
        .iter()
        .any(|p| folded.starts_with(p) && folded.chars().count() > p.chars().count() + 1)
}

/// Participles that tie a further phrase to a name: المعني بـ, الخاصة بـ, المختصة بـ.
pub(crate) fn ties(folded: &str) -> bool {
    matches!(
        folded,
        "المعني"
            | "المعنيه"
            | "الخاص"
            | "الخاصه"
            | "المختص"
            | "المختصه"
            | "المكلف"
            | "المكلفه"
            | "التابع"
            | "التابعه"
    )
}

/// Whether a word says on which day something happens (اليوم الاثنين, أمس), or that it is held (المنعقدة في).
fn is_a_day(folded: &str) -> bool {
    // جمعة and خميس without the article are also men's names.
    let weekday = folded.starts_with("ال") && crate::arabic::calendar::weekday(folded).is_some();
    let held = matches!(
        folded,
        "المنعقد"
            | "المنعقده"
            | "المقام"
            | "المقامه"
            | "المقرر"
            | "المقرره"
            | "المزمع"
            | "المزمعه"
    );
    weekday || held || matches!(folded, "اليوم" | "امس" | "غدا" | "الليله" | "الساعه")
}

/// Whether a definite adjective says when something is, which belongs to no name: المؤتمر الدولي المقرر
/// عقده, الدورة القادمة.
fn is_passing(folded: &str) -> bool {
    let bare = folded.strip_prefix("ال").map(|word| word.strip_suffix('ه').unwrap_or(word));
    bare.is_some_and(|word| {
        matches!(
            word,
            "مقرر"
                | "منعقد"
                | "مزمع"
                | "مرتقب"
                | "جاري"
                | "حالي"
                | "قادم"
                | "مقبل"
                | "ماضي"
                | "سابق"
                | "لاحق"
                | "اخير"
        )
    })
}

/// Verbal nouns (masdars) that say what somebody is present or met for, and nouns of time, folded. Behind
/// a name they begin a clause; committees for متابعة or دراسة are named so.
const PURPOSES: &[&str] = &[
    "حضور",
    "مشاركه",
    "مناقشه",
    "بحث",
    "استعراض",
    "توقيع",
    "تقديم",
    "عرض",
    "اطلاع",
    "اجتماع",
    "لقاء",
    "تباحث",
    "تشاور",
    "اعتماد",
    "اقرار",
    "القاء",
    "تسلم",
    "تسليم",
    "استقبال",
    "افتتاح",
    "اختتام",
    "فتره",
    "مره",
    "عام",
    "سنه",
];

/// Whether a folded word is ل and a noun of [`PURPOSES`], with or without the article: لحضور, للمشاركة,
/// للفترة.
pub(crate) fn states_purpose(folded: &str) -> bool {
    let word = folded.strip_prefix('و').unwrap_or(folded);
    word.strip_prefix("لل").or_else(|| word.strip_prefix('ل')).is_some_and(|noun| PURPOSES.contains(&noun))
}

/// Words of the longest construct behind ل, its definite last word included.
const LONGEST_CONSTRUCT: usize = 3;

/// Whether a construct of at most so many words begins here and ends with a definite one.
fn ends_definite(tokens: &[Token], longest: usize) -> bool {
    for token in tokens.iter().take(longest) {
        if token.kind != Kind::Arabic || is_function_word(&token.folded) {
            return false;
        }
        if token.folded.starts_with("ال") {
            return true;
        }
        if token.folded.starts_with(['و', 'ب', 'ل', 'ف']) {
            return false;
        }
    }
    false
}

/// One past the last token of the name that begins at `i`; `None` where nothing follows the noun
/// that would make it a name.
///
/// A construct (هيئة تنظيم الاتصالات) may have indefinite nouns until its first definite word; a
/// definite head (اللجنة التنفيذية) is followed by definite adjectives. From then on only words with
/// an article belong to it, and prepositional phrases tied by a participle.
fn right_boundary(tokens: &[Token], i: usize, definite: bool) -> Option<usize> {
    let mut end = i + 1;
    let mut closed = definite;
    let mut tied = false;
    let mut latest = None;
    // سفارة كندا: the word behind it is a country, with the article or without.
    let embassy = readings(&tokens[i].folded)
        .iter()
        .any(|r| matches!(r.stem.as_str(), "سفاره" | "قنصليه" | "مندوبيه" | "ممثليه" | "بعثه"));
    if embassy
        && let Some(country) = tokens.get(i + 1)
        && country.kind == Kind::Arabic
        && !is_function_word(&country.folded)
    {
        end += 1;
        closed = true;
        latest = Some(end);
    }
    while end < tokens.len() && end - i < LONGEST {
        let token = &tokens[end];
        if token.kind == Kind::Latin && !token.text.contains('.') {
            end += 1;
            latest = Some(end);
            break;
        }
        if token.kind != Kind::Arabic {
            break;
        }
        let folded = token.folded.as_str();
        if folded == "في" && tied && tokens.get(end + 1).is_some_and(|t| has_article(&t.folded)) {
            end += 2;
            latest = Some(end);
            continue;
        }
        // الاستشعار من البعد, التعليم عن بعد.
        let far = matches!(folded, "من" | "عن")
            && tokens.get(end + 1).is_some_and(|t| matches!(t.folded.as_str(), "البعد" | "بعد"));
        if far && closed {
            end += 2;
            latest = Some(end);
            continue;
        }
        // الضرائب غير المباشرة: غير and its definite adjective belong to the noun.
        if folded == "غير" && closed && tokens.get(end + 1).is_some_and(|t| has_article(&t.folded)) {
            end += 2;
            latest = Some(end);
            continue;
        }
        // الشرق أوسطية is one adjective; only its first half shows the article.
        if matches!(folded, "اوسطي" | "اوسطيه") && end > i && tokens[end - 1].folded == "الشرق"
        {
            end += 1;
            latest = Some(end);
            continue;
        }
        // مجلس الوزراء وزير الدفاع: an office begins the next phrase, or a title the next person's name.
        if is_function_word(folded)
            || is_title(folded)
            || is_a_day(folded)
            || is_passing(folded)
            || matches!(folded, "وزير" | "وزيره" | "رئيس" | "نائب" | "مدير" | "عضو" | "امين")
        {
            break;
        }
        // وكيل وزارة الاتصالات المساعد: the adjective is that of the office before a body's name.
        let governed = i > 0 && is_office(&tokens[i - 1].folded);
        if governed && matches!(folded, "المساعد" | "المساعده" | "المناوب") {
            break;
        }
        // ووزارة …, وللمجلس …: the next body, not the tail of this one.
        if folded.starts_with('و') && trigger(folded).is_some() {
            break;
        }
        // وفد وزارة الصحة لحضور الاجتماع: what the body is there for begins a clause.
        if states_purpose(folded) {
            break;
        }
        if ties(folded) {
            tied = true;
            closed = true;
            end += 1;
            continue;
        }
        if has_article(folded) {
            // بال and وال after the name is closed begin something else more often than not, except
            // where a participle asks for it or و adds a further definite noun.
            if closed && folded.starts_with("بال") && !tied {
                break;
            }
            closed = true;
            end += 1;
            latest = Some(end);
            continue;
        }
        // لتنظيم, بتكنولوجيا: a masdar with its preposition stays inside a definite name.
        // لصون أشجار النخيل: behind a definite head the masdar may be the head of a longer construct.
        let construct = if definite && folded.starts_with('ل') { LONGEST_CONSTRUCT } else { 1 };
        // رحبت الجمعية العامة بإعلان …: ب belongs to a verb unless a participle asks for it.
        let attached = (folded.starts_with(['ل', 'و']) || folded.starts_with('ب') && tied)
            && ends_definite(&tokens[end + 1..], construct);
        if closed && attached && (definite || tied || folded.starts_with('و')) && latest.is_some() {
            end += 1;
            while !tokens[end].folded.starts_with("ال") {
                end += 1;
            }
            continue;
        }
        // معهد يتبع …, لجنة تتولى …: a verb in the present begins with ي or تت; hardly a noun of a name
        // does.
        if !closed && (folded.starts_with('ي') || folded.starts_with("تت")) {
            break;
        }
        if !closed && end - i < 4 {
            end += 1;
            continue;
        }
        break;
    }
    latest
}

/// A word for an office that stands before the name of its body, folded.
fn is_office(folded: &str) -> bool {
    let bare = folded.strip_prefix(['و', 'ل', 'ب']).unwrap_or(folded);
    matches!(bare, "وكيل" | "وكيله" | "كيل" | "كيله" | "امين" | "مدير" | "مديره" | "رئيس" | "نائب")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::Tokens;

    fn names(text: &str) -> Vec<String> {
        find(0, &Tokens::of(text).list).into_iter().map(|c| c.name).collect()
    }

    #[test]
    fn right_boundaries() {
        assert_eq!(names("شاركت وزارة الصحة والسكان في الاجتماع"), ["وزارة الصحة والسكان"]);
        assert_eq!(names("مع هيئة تنظيم المياه بشأن"), ["هيئة تنظيم المياه"]);
        assert_eq!(names("وباللجنة الوطنية للمناخ أن"), ["اللجنة الوطنية للمناخ"]);
        assert_eq!(names("قالت المنظمة إنها"), Vec::<String>::new());
        assert_eq!(names("إدارة الضرائب غير المباشرة في"), ["إدارة الضرائب غير المباشرة"]);
        assert_eq!(names("الشبكة الشرق أوسطية للصحة أن"), ["الشبكة الشرق أوسطية للصحة"]);
        assert_eq!(names("مع الجمعية الوطنية لصون أشجار النخيل التي"), ["الجمعية الوطنية لصون أشجار النخيل"]);
        assert_eq!(names("اجتمعت اللجنة الوطنية لبحث ما يلي"), ["اللجنة الوطنية"]);
        assert_eq!(names("وفد وزارة الصحة لحضور الاجتماع"), ["وزارة الصحة"]);
        assert_eq!(names("سافر وفد وزارة الصحة للمشاركة في"), ["وزارة الصحة"]);
        assert_eq!(names("تابعة لوزارة الصحة وللمجلس"), ["وزارة الصحة"]);
        assert_eq!(names("لجنة متابعة تنفيذ القرارات لمناقشة التقرير"), ["لجنة متابعة تنفيذ القرارات"]);
        assert_eq!(
            names("في المركز الوطني لمكافحة الأوبئة والأمراض"),
            ["المركز الوطني لمكافحة الأوبئة والأمراض"]
        );
        assert_eq!(names("رئيسة مصلحة الطب الوقائي الدكتورة عائدة"), ["مصلحة الطب الوقائي"]);
        assert_eq!(names("أعلنت وزارة الخارجية اليوم الاثنين"), ["وزارة الخارجية"]);
        assert_eq!(names("أعلنت وزارة الخارجية الاثنين"), ["وزارة الخارجية"]);
        assert_eq!(names("فاز بعضوية المجلس التنفيذي للفترة"), ["المجلس التنفيذي"]);
        assert_eq!(names("رحبت اللجنة الوطنية بخطة التطوير"), ["اللجنة الوطنية"]);
        assert_eq!(
            names("رئيس الهيئة القومية للاستشعار من البعد وعلوم الفضاء"),
            ["الهيئة القومية للاستشعار من البعد وعلوم الفضاء"]
        );
        assert_eq!(names("تلقت منظمة دولية دعوة لزيارة الموقع"), Vec::<String>::new());
        assert_eq!(names("يشارك في المؤتمر الدولي للاستثمار المقرر عقده"), ["المؤتمر الدولي للاستثمار"]);
        assert_eq!(names("في سفارة كندا في بيروت"), ["سفارة كندا"]);
        assert_eq!(names("حل في المركز الأول"), Vec::<String>::new());
        assert_eq!(names("والجهاز القومي لتنظيم الاتصالات على"), ["الجهاز القومي لتنظيم الاتصالات"]);
    }
}
