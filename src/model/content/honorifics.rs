//! Honorifics that stand for a person named before: وأكد معاليه, وأضافت سموها.

use crate::glossary::Kind;
use crate::map::Mapped;

/// Honorifics by the word before a name (folded) and by the forms that stand for the name.
const HONORIFICS: &[(&[&str], &[&str])] = &[
    (&["معالي"], &["معاليه", "معاليها"]),
    (&["سعاده"], &["سعادته", "سعادتها"]),
    (&["سمو", "السمو"], &["سموه", "سموها"]),
    (&["السيد", "السيده"], &["سيادته", "سيادتها"]),
    (&["فخامه"], &["فخامته", "فخامتها"]),
    (&["جلاله"], &["جلالته", "جلالتها"]),
    (&["فضيله"], &["فضيلته"]),
];

/// How many tokens before a name its honorific may stand: معالي الأستاذ الدكتور.
const BEFORE: usize = 4;

/// The honorifics before a name that a word such as معاليه takes up.
pub(super) fn pronoun(folded: &str) -> Option<&'static [&'static str]> {
    HONORIFICS.iter().find(|(_, forms)| forms.contains(&folded)).map(|(before, _)| *before)
}

/// The person or office named last before a token with such an honorific.
pub(super) fn holder(mapped: &Mapped<'_>, paragraph: usize, at: usize, honorific: &[&str]) -> Option<usize> {
    mapped
        .mentions()
        .filter(|(e, m)| {
            let person = matches!(mapped.entities[*e].kind, Kind::Person | Kind::Role);
            let tokens = &mapped.located.tokens[m.span.paragraph].list;
            let from = m.tokens.start.saturating_sub(BEFORE);
            let words = &tokens[from..m.tokens.end.min(tokens.len())];
            let titled = words.iter().any(|t| {
                let word = t.folded.strip_prefix(['و', 'ل', 'ب']).unwrap_or(&t.folded);
                honorific.contains(&word)
            });
            person && titled && (m.span.paragraph, m.tokens.start) < (paragraph, at)
        })
        .max_by_key(|(_, m)| (m.span.paragraph, m.tokens.start))
        .map(|(e, _)| e)
}
