//! What each column is for, in both languages, as the second sheet of a workbook tells it.

/// Column, English, Arabic. A left-to-right mark keeps the parts of a date in their order behind Arabic letters.
pub(super) const COLUMNS: &[(&str, &str, &str)] = &[
    (
        "id",
        "Stable name of the concept in small Latin letters. Never change it; leave it empty in a new row.",
        "معرف ثابت للمفهوم بأحرف لاتينية صغيرة. لا يُغيَّر، ويُترك فارغاً في الصف الجديد.",
    ),
    ("kind", "What sort of thing it is; choose from the list.", "نوع المفهوم؛ يُختار من القائمة."),
    (
        "class",
        "A finer sort in English: ministry, regulator, committee.",
        "تصنيف أدق بالإنجليزية: وزارة أو هيئة تنظيم أو لجنة.",
    ),
    ("ar", "The Arabic name in full, without vowel marks.", "الاسم العربي كاملاً بلا تشكيل."),
    ("ar-variant", "Other full Arabic names, one a line.", "أسماء عربية كاملة أخرى، كل اسم في سطر."),
    ("ar-formal", "The official long Arabic name.", "الاسم العربي الرسمي الطويل."),
    (
        "ar-short",
        "Short forms that count only after the full name was mentioned.",
        "صيغ مختصرة لا تُعتمد إلا بعد ذكر الاسم كاملاً.",
    ),
    ("ar-acronym", "Acronyms in Arabic letters.", "الاختصارات بالحروف العربية."),
    (
        "ar-adjective",
        "Nationality adjective of a country, masculine, without article.",
        "صفة النسبة إلى الدولة، مذكرة بلا أداة تعريف.",
    ),
    ("ar-forbidden", "Arabic forms that must not be used.", "صيغ عربية لا يجوز استعمالها."),
    (
        "en",
        "The English name as the body itself writes it, without acronym and without “the”.",
        "الاسم الإنجليزي كما تكتبه الجهة نفسها، بلا اختصار وبلا the.",
    ),
    ("en-variant", "Other full English names, one a line.", "أسماء إنجليزية كاملة أخرى، كل اسم في سطر."),
    ("en-formal", "The official long English name.", "الاسم الإنجليزي الرسمي الطويل."),
    ("en-short", "Short English forms.", "صيغ إنجليزية مختصرة."),
    ("en-adjective", "English nationality adjective.", "صفة النسبة بالإنجليزية."),
    ("en-forbidden", "English forms that must not be printed.", "صيغ إنجليزية لا يجوز نشرها."),
    ("acronym", "The Latin acronym that is printed.", "الاختصار اللاتيني الذي يُطبع."),
    ("acronym-variant", "Other Latin acronyms that are recognised.", "اختصارات لاتينية أخرى يُتعرَّف عليها."),
    (
        "country",
        "The country of a national body or a place: two letters of ISO 3166-1 (EG), or its name in either language.",
        "دولة الجهة الوطنية أو المكان: رمزها من حرفين (EG) كما في ISO 3166-1، أو اسمها بإحدى اللغتين.",
    ),
    ("parent", "The id of the body it belongs to.", "معرف الجهة الأم."),
    ("definition", "What it is, in a sentence.", "تعريف المفهوم في جملة."),
    ("note", "A remark for the terminologist.", "ملاحظة للمصطلحي."),
    (
        "status",
        "proposed, approved (needs a source) or deprecated.",
        "الحالة: proposed مقترح، approved معتمد (يلزمه مصدر)، deprecated مهجور.",
    ),
    ("source", "The page where the English was read.", "الصفحة التي قُرئ فيها الاسم الإنجليزي."),
    (
        "since",
        "Date from which the name holds: 2020, 2020-08 or 2020-08-18.",
        "تاريخ بدء العمل بالاسم: 2020 أو \u{200E}2020-08 أو \u{200E}2020-08-18.",
    ),
    ("until", "Date until which the name held.", "تاريخ انتهاء العمل بالاسم."),
    (
        "editions",
        "Editions of a series with the year of each, one a line: 15: 2020.",
        "دورات سلسلة الاجتماعات وسنة كل دورة، كل دورة في سطر: \u{200E}15: 2020.",
    ),
    ("replaced-by", "The id of the concept that took its place.", "معرف المفهوم الذي حل محله."),
    (
        "common",
        "true where a one-word name is also a common word.",
        "القيمة true إذا كان الاسم المفرد كلمة شائعة أيضاً.",
    ),
];

/// How several terms stand in one cell, in English and Arabic.
pub(super) const SEVERAL: (&str, &str) = (
    "Several terms in one cell: one a line (Alt+Enter), or with | or ; between them. An empty cell says nothing.",
    "لكتابة عدة مصطلحات في خلية واحدة: كل مصطلح في سطر (Alt+Enter) أو يفصل بينها الرمز | أو ؛. والخلية الفارغة لا تغيّر شيئاً.",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::is_arabic_letter;
    use crate::exchange::table::columns;

    #[test]
    fn every_column_is_explained_in_its_order() {
        let explained: Vec<&str> = COLUMNS.iter().map(|(column, ..)| *column).collect();
        assert_eq!(explained, columns::all().collect::<Vec<_>>());
        assert!(COLUMNS.iter().all(|(_, en, ar)| !en.is_empty() && ar.chars().any(is_arabic_letter)));
    }
}
