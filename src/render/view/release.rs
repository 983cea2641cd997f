//! The release in full: each paragraph with its names marked, its translation or its card.

use serde::Serialize;

use super::holding::Holding;
use super::names::NameIndex;
use crate::model::Brief;
use crate::model::brief::TranslationOrigin;

/// A paragraph.
#[derive(Debug, Serialize)]
pub(crate) struct Paragraph<'a> {
    number: usize,
    ar: Vec<Run<'a>>,
    en: Option<&'a str>,
    origin: Option<TranslationOrigin>,
    background: bool,
    holds: Holding<'a>,
}

/// A stretch of a paragraph: text, or text that is a name.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Run<'a> {
    Text(&'a str),
    Name { name: &'a str },
}

/// All paragraphs in order.
pub(super) fn paragraphs<'a>(brief: &'a Brief, index: &NameIndex<'a>) -> Vec<Paragraph<'a>> {
    let mut spans: Vec<Vec<(usize, usize)>> = vec![Vec::new(); brief.paragraphs.len()];
    for mention in brief.entities.iter().flat_map(|entity| &entity.mentions) {
        if let Some(spans) = spans.get_mut(mention.at.paragraph) {
            spans.push((mention.at.start, mention.at.end));
        }
    }
    let mut rows = Vec::new();
    for (number, (paragraph, spans)) in brief.paragraphs.iter().zip(spans).enumerate() {
        rows.push(Paragraph {
            number: number + 1,
            ar: runs(&paragraph.ar, spans),
            en: paragraph.en.as_ref().map(|en| en.text.as_str()),
            origin: paragraph.en.as_ref().map(|en| en.origin),
            background: paragraph.background,
            holds: Holding::of_paragraph(brief, index, number),
        });
    }
    rows
}

/// Cuts a text at the names, which are given as ranges of scalar values. A name that begins or ends
/// inside a written word is widened to the whole word: the letters of an Arabic word join, and a
/// change of style between two of them would break the joint.
fn runs(text: &str, spans: Vec<(usize, usize)>) -> Vec<Run<'_>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let joins = |at: usize| -> bool {
        at > 0 && at < chars.len() && is_word(chars[at - 1].1) && is_word(chars[at].1) && {
            is_arabic(chars[at - 1].1) == is_arabic(chars[at].1)
        }
    };
    let mut widened: Vec<(usize, usize)> = Vec::new();
    for (start, end) in spans {
        let (mut start, mut end) = (start.min(chars.len()), end.min(chars.len()));
        if start >= end {
            continue;
        }
        while joins(start) {
            start -= 1;
        }
        while joins(end) {
            end += 1;
        }
        widened.push((start, end));
    }
    widened.sort_unstable();
    let mut runs = Vec::new();
    let mut from = 0;
    for (start, end) in widened {
        // Nested and overlapping names share one line.
        if end <= from {
            continue;
        }
        let start = start.max(from);
        if start > from {
            runs.push(Run::Text(&text[byte(from)..byte(start)]));
        }
        runs.push(Run::Name { name: &text[byte(start)..byte(end)] });
        from = end;
    }
    if from < chars.len() {
        runs.push(Run::Text(&text[byte(from)..]));
    }
    runs
}

/// Letters, digits, marks, tatweel and joiners: what a written word is made of.
fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{200C}' | '\u{200D}')
}

/// Whether a character belongs to the Arabic script.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, names: &[&str]) -> String {
        let at = |name: &&str| {
            let byte = text.find(name).expect("the name is in the text");
            let start = text[..byte].chars().count();
            (start, start + name.chars().count())
        };
        let mut out = String::new();
        for run in runs(text, names.iter().map(at).collect()) {
            match run {
                Run::Text(text) => out.push_str(text),
                Run::Name { name } => out.push_str(&format!("[{name}]")),
            }
        }
        out
    }

    #[test]
    fn a_mark_covers_the_whole_written_word() {
        assert_eq!(marked("رئيس لمنتدى الإنترنت، اليوم", &["منتدى الإنترنت"]), "رئيس [لمنتدى الإنترنت]، اليوم");
        assert_eq!(
            marked("انضمت لمبادرةGovstack العالمية", &["Govstack"]),
            "انضمت لمبادرة[Govstack] العالمية"
        );
        assert_eq!(marked("في مصر", &["مصر"]), "في [مصر]");
    }

    #[test]
    fn nested_names_share_one_mark() {
        let text = "لجنة الأمين العام للأمم المتحدة";
        assert_eq!(marked(text, &["لجنة الأمين العام"]), "[لجنة الأمين العام] للأمم المتحدة");
        assert_eq!(marked(text, &[text, "العام"]), format!("[{text}]"));
    }

    #[test]
    fn spans_outside_the_text_do_no_harm() {
        assert_eq!(runs("نص", vec![(0, 99), (50, 60), (1, 1)]), vec![Run::Name { name: "نص" }]);
        assert_eq!(runs("", vec![]), vec![]);
    }
}
