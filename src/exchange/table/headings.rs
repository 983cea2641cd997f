//! What people write above the columns of their tables, in English and Arabic.
//!
//! A heading is compared in folded spelling, without the article and without words that say nothing
//! (`اللغة`, `the`). One that names a language, a type of term, or both (`الاسم المختصر بالعربية`) is put
//! together from its words; all others stand in a table. One in both languages (`Status / الحالة`) means
//! what both of its halves mean.

use super::{Row, Sheet, columns};
use crate::arabic::clitics::without_article;
use crate::arabic::{fold, is_arabic_letter};
use crate::glossary::TermType;

/// What a heading says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// It holds this column of a table of concepts.
    Column(&'static str),
    /// It holds terms of this type, in the language of its cells.
    Terms(TermType),
    /// It numbers the rows.
    Number,
}

/// How far down the headings may stand: people put a title above them.
const WITHIN: usize = 10;

const ARABIC: &[&str] = &["ar", "ara", "arabic", "عربي", "عربيه", "بالعربيه", "بالعربي"];
const ENGLISH: &[&str] = &[
    "en",
    "eng",
    "english",
    "انجليزي",
    "انجليزيه",
    "بالانجليزيه",
    "بالانجليزي",
    "انكليزي",
    "انكليزيه",
    "بالانكليزيه",
];

/// Words for types of terms. Of several in one heading the later row counts: an official abbreviation is
/// an abbreviation.
const TYPES: &[(TermType, &[&str])] = &[
    (
        TermType::Name,
        &[
            "name",
            "names",
            "full",
            "term",
            "terms",
            "title",
            "titles",
            "word",
            "translation",
            "equivalent",
            "اسم",
            "اسماء",
            "مصطلح",
            "مصطلحات",
            "تسميه",
            "مسمي",
            "عنوان",
            "كلمه",
            "لفظ",
            "مقابل",
            "ترجمه",
            "صيغه",
            "كامل",
            "كامله",
        ],
    ),
    (
        TermType::Variant,
        &[
            "variant",
            "variants",
            "synonym",
            "synonyms",
            "alias",
            "aliases",
            "alternative",
            "alternatives",
            "other",
            "مرادف",
            "مرادفات",
            "بديل",
            "بديله",
            "بدائل",
            "اخري",
        ],
    ),
    (TermType::Formal, &["formal", "official", "رسمي", "رسميه"]),
    (TermType::Short, &["short", "shortened", "مختصر", "مختصره"]),
    (TermType::Adjective, &["adjective", "adjectives", "nationality", "صفه", "نسبه"]),
    (
        TermType::Acronym,
        &["acronym", "acronyms", "abbreviation", "abbreviations", "abbr", "اختصار", "اختصارات"],
    ),
    (TermType::Forbidden, &["forbidden", "avoid", "محظور", "محظوره", "ممنوع", "ممنوعه"]),
];

/// Headings of a column that numbers the rows.
const NUMBERS: &[&str] = &["no", "nr", "number", "serial", "م", "ت", "رقم", "مسلسل", "تسلسل"];

/// Words that say nothing of a column.
const FILLERS: &[&str] = &["the", "in", "of", "language", "لغه", "باللغه", "في", "ب"];

/// Other headings, their words joined by hyphens, with the column each means.
const OTHERS: &[(&str, &[&str])] = &[
    ("id", &["identifier", "concept-id", "معرف", "معرف-مفهوم"]),
    ("kind", &["type", "category", "نوع", "فئه", "تصنيف", "نوع-مفهوم"]),
    ("class", &["subclass", "subtype", "صنف"]),
    ("country", &["country-code", "country-name", "nation", "بلد", "دوله", "رمز-دوله", "رمز-بلد"]),
    ("parent", &["parent-id", "parent-body", "جهه-ام"]),
    ("definition", &["description", "meaning", "explanation", "تعريف", "شرح", "معني", "وصف"]),
    (
        "note",
        &["notes", "comment", "comments", "remark", "remarks", "ملاحظه", "ملاحظات", "تعليق", "تعليقات", "هامش"],
    ),
    ("status", &["state", "approval", "حاله", "حاله-اعتماد", "حاله-مصطلح"]),
    (
        "source",
        &[
            "sources",
            "reference",
            "references",
            "url",
            "link",
            "website",
            "مصدر",
            "مصادر",
            "مرجع",
            "مراجع",
            "رابط",
        ],
    ),
    (
        "since",
        &[
            "valid-from",
            "start-date",
            "founded",
            "established",
            "منذ",
            "من-تاريخ",
            "تاريخ-بدايه",
            "تاريخ-انشاء",
            "سنه-انشاء",
            "تاريخ-تاسيس",
            "سنه-تاسيس",
        ],
    ),
    ("until", &["valid-until", "valid-to", "end-date", "حتي", "الي-تاريخ", "تاريخ-نهايه"]),
    ("replaced-by", &["successor", "replacement", "حل-محله"]),
    ("common", &["common-word", "كلمه-شائعه"]),
];

/// What a heading means, whatever its case, spaces or Arabic spelling; `None` for one that is unknown.
pub fn meaning(heading: &str) -> Option<Heading> {
    let plain = plain(heading);
    if let Some(column) = columns::all().find(|column| *column == plain) {
        return Some(Heading::Column(column));
    }
    let words: Vec<&str> =
        plain.split('-').map(bare).filter(|word| !word.is_empty() && !FILLERS.contains(word)).collect();
    of_words(&words).or_else(|| {
        let (arabic, latin): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_arabic(word));
        let both = of_words(&arabic)?;
        (of_words(&latin)? == both).then_some(both)
    })
}

fn of_words(words: &[&str]) -> Option<Heading> {
    let joined = words.join("-");
    if NUMBERS.contains(&joined.as_str()) {
        return Some(Heading::Number);
    }
    let other = OTHERS.iter().find(|(column, names)| *column == joined || names.contains(&joined.as_str()));
    other.map(|(column, _)| Heading::Column(column)).or_else(|| terms(words))
}

/// The heading of a column of terms, from words for a language and for types.
fn terms(words: &[&str]) -> Option<Heading> {
    let (mut arabic, mut english) = (false, false);
    let mut types = Vec::new();
    for word in words {
        if ARABIC.contains(word) {
            arabic = true;
        } else if ENGLISH.contains(word) {
            english = true;
        } else {
            let (kind, _) = TYPES.iter().find(|(_, names)| names.contains(word))?;
            types.push(*kind);
        }
    }
    let rank = |kind: &TermType| TYPES.iter().position(|(own, _)| own == kind);
    let mut kind = match types.iter().copied().max_by_key(rank) {
        Some(kind) => kind,
        None if words.is_empty() => return None,
        None => TermType::Name,
    };
    if kind == TermType::Acronym && types.contains(&TermType::Variant) {
        kind = TermType::AcronymVariant;
    }
    match (arabic, english) {
        (true, true) => None,
        (false, false) => Some(Heading::Terms(kind)),
        (is_arabic, _) => columns::of_terms(is_arabic, kind).map(Heading::Column),
    }
}

/// The column whose name is nearest to a heading that means none; `None` where none is near.
pub fn nearest(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    let near = |column: &str| strsim::jaro_winkler(column, &plain);
    columns::all().max_by(|a, b| near(a).total_cmp(&near(b))).filter(|column| near(column) > 0.85)
}

/// The row of headings, as a position in [`Sheet::rows`]: of the first rows the one with the most known
/// headings, of which one is for names or ids. Below what looks like a pair of terms it takes three,
/// because two words of a glossary may well be headings elsewhere.
pub fn row(sheet: &Sheet) -> Option<usize> {
    let mut best = None;
    let mut is_below_pair = false;
    for (at, row) in sheet.rows.iter().take(WITHIN).enumerate() {
        let of_cell = |cell: &String| match meaning(cell)? {
            Heading::Terms(kind) if is_arabic(cell) => columns::of_terms(true, kind).map(Heading::Column),
            other => Some(other),
        };
        let known: Vec<Heading> = row.cells.iter().filter_map(of_cell).collect();
        let is_named = known.iter().any(|heading| match heading {
            Heading::Column(column) => matches!(*column, "ar" | "en" | "id"),
            Heading::Terms(kind) => *kind == TermType::Name,
            Heading::Number => false,
        });
        let distinct = (1..known.len()).filter(|&i| !known[..i].contains(&known[i])).count() + 1;
        let needed = if is_below_pair { 3 } else { 2 };
        if is_named && distinct >= needed && best.is_none_or(|(count, _)| known.len() > count) {
            best = Some((known.len(), at));
        }
        is_below_pair |= best.is_none() && super::pairs::is_pair(row);
    }
    best.map(|(_, at)| at)
}

/// Whether a row looks like headings that are not known well enough: one of its cells is a heading, or
/// nearly one.
pub fn is_suspect(row: &Row) -> bool {
    row.cells.iter().any(|cell| meaning(cell).is_some() || nearest(cell).is_some())
}

/// The columns, each with what an Arabic table may call it where there is such a name.
pub fn known() -> String {
    let arabic = |column: &str| match column {
        "ar" => "الاسم العربي",
        "ar-variant" => "مرادفات عربية",
        "en" => "الاسم الإنجليزي",
        "en-variant" => "مرادفات إنجليزية",
        "acronym" => "الاختصار",
        "id" => "المعرف",
        "kind" => "النوع",
        "country" => "الدولة",
        "definition" => "التعريف",
        "note" => "ملاحظات",
        "status" => "الحالة",
        "source" => "المصدر",
        _ => "",
    };
    let shown = columns::all().map(|column| match arabic(column) {
        "" => column.to_owned(),
        name => format!("{column} ({name})"),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// A heading in lower case, folded, its words joined by hyphens.
pub(super) fn plain(heading: &str) -> String {
    let is_gap = |c: char| !c.is_alphanumeric();
    fold(heading).split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// A word without its article.
fn bare(word: &str) -> &str {
    without_article(word).unwrap_or(word)
}

fn is_arabic(text: &str) -> bool {
    text.chars().any(is_arabic_letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::delimited;

    #[test]
    fn headings_are_known_in_any_case_and_in_both_languages() {
        for (heading, column) in [
            ("AR", "ar"),
            ("Arabic name", "ar"),
            ("العربية", "ar"),
            ("الاسم العربي", "ar"),
            ("الاسمُ باللغةِ العربيّة", "ar"),
            ("الاسم بالعربية", "ar"),
            ("المصطلح العربي", "ar"),
            ("Term (AR)", "ar"),
            ("الإنجليزية", "en"),
            ("المقابل الإنكليزي", "en"),
            ("English Term / المصطلح الإنجليزي", "en"),
            ("Other English names", "en-variant"),
            ("الأسماء الأخرى بالعربية", "ar-variant"),
            ("Arabic short form", ""),
            ("Arabic short name", "ar-short"),
            ("الاسم الرسمي بالعربية", "ar-formal"),
            ("English abbreviation", "acronym"),
            ("الاختصار بالعربية", "ar-acronym"),
            ("replaced_by", "replaced-by"),
            (" Notes: ", "note"),
            ("ملاحظات\u{00A0}", "note"),
            ("الحالة", "status"),
            ("Status / الحالة", "status"),
            ("Status / المصدر", ""),
            ("المصدر", "source"),
            ("النوع*", "kind"),
            ("No.", "number"),
            ("م", "number"),
            ("Kind", "kind"),
            ("French", ""),
            ("Arabic English", ""),
            ("", ""),
        ] {
            let meant = match meaning(heading) {
                Some(Heading::Column(column)) => column,
                Some(Heading::Terms(_)) => "terms",
                Some(Heading::Number) => "number",
                None => "",
            };
            assert_eq!(meant, column, "{heading}");
        }
        assert_eq!(meaning("Term"), Some(Heading::Terms(TermType::Name)));
        assert_eq!(meaning("المصطلح"), Some(Heading::Terms(TermType::Name)));
        assert_eq!(meaning("مرادفات"), Some(Heading::Terms(TermType::Variant)));
        assert_eq!(nearest("ar-varient"), Some("ar-variant"));
        assert_eq!(nearest("French"), None);
    }

    #[test]
    fn every_word_is_plain_and_every_name_means_its_column() {
        let words = ARABIC.iter().chain(ENGLISH).chain(TYPES.iter().flat_map(|(_, names)| *names));
        for word in words {
            assert_eq!(bare(&plain(word)), *word);
        }
        for (column, names) in OTHERS {
            assert!(columns::all().any(|own| own == *column), "{column}");
            for name in *names {
                assert_eq!(meaning(name), Some(Heading::Column(column)), "{name}");
            }
        }
        for shown in known().split(", ") {
            let (column, arabic) = shown.split_once(" (").unwrap_or((shown, shown));
            let arabic = arabic.trim_end_matches(')');
            let meant = meaning(arabic);
            let is_meant =
                meant == Some(Heading::Column(columns::all().find(|c| *c == column).unwrap_or("")));
            assert!(is_meant || meant == Some(Heading::Terms(TermType::Acronym)), "{shown}: {meant:?}");
        }
    }

    fn heading_row(text: &str) -> Option<usize> {
        row(&delimited::read("t.csv", text.to_owned()).expect("a table"))
    }

    #[test]
    fn the_row_of_headings_is_the_one_that_names_most() {
        assert_eq!(heading_row("ar,en\nمصر,Egypt\n"), Some(0));
        assert_eq!(heading_row("قائمة 2024,\n,\nالمصطلح,Term\nمصر,Egypt\n"), Some(1));
        assert_eq!(
            heading_row("العربية,,الإنجليزية,,الحالة\nالاسم,المختصر,الاسم,المختصر,الحالة\nمصر,,Egypt,,\n"),
            Some(1)
        );
        assert_eq!(heading_row("مصر,Egypt\nمصطلح,Term\n"), None, "two words of a glossary of linguistics");
        assert_eq!(heading_row("قائمة,List\nالاسم العربي,الاسم الإنجليزي,ملاحظات\nمصر,Egypt,\n"), Some(1));
        assert_eq!(heading_row("مصر,Egypt\nعمان,Oman\n"), None);
    }
}
