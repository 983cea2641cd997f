//! The sentence around a name.

use super::Context;
use crate::arabic::Tokens;
use crate::model::brief::{Brief, Passage};

/// The longest sentence that is shown whole, and what is shown of a longer one, in scalar values.
const LONGEST: usize = 240;

/// Where a name stands, with its sentence.
pub(super) fn context(path: &str, brief: &Brief, at: &Passage) -> Context {
    let paragraph = brief.paragraphs.get(at.paragraph).map_or("", |p| p.ar.as_str());
    Context {
        release: path.to_owned(),
        paragraph: at.paragraph + 1,
        start: at.start,
        written: at.text.clone(),
        sentence: sentence(paragraph, at),
    }
}

fn sentence(paragraph: &str, at: &Passage) -> String {
    let Some(name) = at.bytes(paragraph) else { return at.text.clone() };
    let sentences = Tokens::of(paragraph).sentence_bytes();
    let around = sentences.into_iter().find(|s| s.start <= name.start && name.end <= s.end);
    cut(paragraph, around.unwrap_or_else(|| name.clone()), name)
}

/// The sentence, or the words around the name where it is long.
fn cut(text: &str, sentence: std::ops::Range<usize>, name: std::ops::Range<usize>) -> String {
    let whole = text[sentence.clone()].trim();
    if whole.chars().count() <= LONGEST {
        return whole.to_owned();
    }
    let room = LONGEST.saturating_sub(text[name.clone()].chars().count()) / 2;
    let before = &text[sentence.start..name.start];
    let after = &text[name.end..sentence.end];
    let skip = before.chars().count().saturating_sub(room);
    let begin =
        if skip == 0 { before } else { before.char_indices().nth(skip).map_or("", |(i, _)| &before[i..]) };
    // A word is not cut in two.
    let begin = if skip == 0 { begin } else { begin.split_once(' ').map_or("", |(_, rest)| rest) };
    let stop = after.char_indices().nth(room).map(|(i, _)| &after[..i]);
    let (end, more) = match stop {
        None => (after, ""),
        Some(end) => (end.rsplit_once(' ').map_or("", |(rest, _)| rest), "…"),
    };
    let less = if skip == 0 { "" } else { "…" };
    format!("{less}{}{}{}{more}", begin.trim_start(), &text[name], end.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paragraph: &str, name: &str) -> String {
        let at = paragraph.find(name).expect("present");
        let start = paragraph[..at].chars().count();
        let end = start + name.chars().count();
        sentence(paragraph, &Passage { paragraph: 0, start, end, text: name.to_owned() })
    }

    #[test]
    fn only_the_sentence_of_the_name() {
        let text = "قال الوزير كلمة. شاركت هيئة الطرق في الاجتماع. وانتهى اليوم.";
        assert_eq!(of(text, "هيئة الطرق"), "شاركت هيئة الطرق في الاجتماع.");
    }

    #[test]
    fn a_long_sentence_is_cut_at_words_around_the_name() {
        let text = format!("{}هيئة الطرق{}.", "كلمة ".repeat(100), " أخرى".repeat(100));
        let shown = of(&text, "هيئة الطرق");
        assert!(shown.starts_with("…كلمة ") && shown.ends_with(" أخرى…"), "{shown}");
        assert!(shown.contains("كلمة هيئة الطرق أخرى") && shown.chars().count() <= LONGEST + 2);
    }
}
