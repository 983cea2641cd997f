//! Words that stand in the cells of a column with a fixed choice, in English and Arabic.

use super::headings;
use crate::arabic::clitics::without_article;
use crate::glossary::{Kind, Status};

/// What people write for a kind beside its own name.
const KINDS: &[(Kind, &[&str])] = &[
    (
        Kind::Organisation,
        &["organization", "institution", "entity", "body", "منظمه", "جهه", "هيئه", "مؤسسه", "وزاره"],
    ),
    (Kind::Person, &["people", "شخص", "شخصيه"]),
    (Kind::Country, &["countries", "دوله", "بلد"]),
    (Kind::Place, &["city", "cities", "venue", "location", "مكان", "مدينه", "موقع"]),
    (Kind::Event, &["meeting", "conference", "فعاليه", "حدث", "مؤتمر", "اجتماع"]),
    (Kind::Initiative, &["programme", "program", "project", "مبادره", "برنامج", "مشروع"]),
    (Kind::Document, &["وثيقه", "مستند"]),
    (Kind::Role, &["office", "position", "منصب", "صفه", "وظيفه"]),
    (Kind::Concept, &["term", "policy-term", "مفهوم", "مصطلح"]),
];

/// What people write for a status beside its own name.
const STATUSES: &[(Status, &[&str])] = &[
    (Status::Approved, &["final", "معتمد", "معتمده", "موافق-عليه", "نهائي", "نهائيه"]),
    (Status::Proposed, &["draft", "pending", "new", "مقترح", "مقترحه", "مسوده", "قيد-مراجعه", "جديد"]),
    (Status::Deprecated, &["obsolete", "مهجور", "ملغي", "ملغاه"]),
];

/// The kind that a cell names, one or several.
pub fn kind(cell: &str) -> Option<Kind> {
    let plain = plain(cell);
    let is_named = |name: &str| plain == name || plain.strip_suffix('s') == Some(name);
    let by_name = Kind::ALL.into_iter().find(|kind| is_named(kind.name()));
    by_name
        .or_else(|| KINDS.iter().find(|(_, words)| words.iter().any(|w| is_named(w))).map(|(kind, _)| *kind))
}

/// The status that a cell names.
pub fn status(cell: &str) -> Option<Status> {
    let plain = plain(cell);
    let by_name = Status::ALL.into_iter().find(|status| status.name() == plain);
    by_name.or_else(|| {
        STATUSES.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(status, _)| *status)
    })
}

/// Yes or no.
pub(super) fn flag(cell: &str) -> Option<bool> {
    match plain(cell).as_str() {
        "true" | "yes" | "1" | "x" | "نعم" => Some(true),
        "false" | "no" | "0" | "لا" => Some(false),
        _ => None,
    }
}

/// A cell as it is compared: folded, each word without its article.
fn plain(cell: &str) -> String {
    let plain = headings::plain(cell);
    plain.split('-').map(|word| without_article(word).unwrap_or(word)).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_known() {
        for (cell, wanted) in [
            ("Organization", Kind::Organisation),
            ("countries", Kind::Country),
            ("Events", Kind::Event),
            ("منظمة", Kind::Organisation),
            ("الوثيقة", Kind::Document),
            ("City", Kind::Place),
        ] {
            assert_eq!(kind(cell), Some(wanted), "{cell}");
        }
        assert_eq!(kind("palce"), None);
        assert_eq!(status("معتمدة"), Some(Status::Approved));
        assert_eq!(status("قيد المراجعة"), Some(Status::Proposed));
        assert_eq!(status("Deprecated"), Some(Status::Deprecated));
        assert_eq!(status("maybe"), None);
        assert_eq!((flag("نعم"), flag("No"), flag("?")), (Some(true), Some(false), None));
        let words = KINDS.iter().flat_map(|(_, w)| *w).chain(STATUSES.iter().flat_map(|(_, w)| *w));
        for word in words {
            assert_eq!(plain(word), *word);
        }
    }
}
