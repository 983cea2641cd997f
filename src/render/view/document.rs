//! Metadata of the document and what its margins say.

use serde::Serialize;

use super::super::RenderOptions;
use crate::model::Brief;

/// Longest running head, in scalar values; more would meet the other language's.
const RUNNING: usize = 64;

/// Metadata, running heads and foot.
#[derive(Debug, Serialize)]
pub(crate) struct Document {
    /// Title in both languages.
    pub(crate) title: String,
    /// The headline in both languages.
    description: String,
    /// Name of the attached file.
    file: String,
    date: Date,
    /// The meeting's name, cut to fit one line.
    running: Running,
    /// Who publishes the briefing.
    house: Option<String>,
    /// Who published the release.
    publisher: Option<String>,
    published: Option<String>,
    path: String,
    paragraphs: usize,
    generator: String,
    glossary: String,
}

#[derive(Debug, Serialize)]
struct Date {
    year: i32,
    month: u8,
    day: u8,
}

#[derive(Debug, Serialize)]
struct Running {
    en: String,
    ar: String,
}

impl Document {
    pub(super) fn new(brief: &Brief, options: &RenderOptions) -> Self {
        let (year, month, day) = options.document_date;
        let name = &brief.meeting.name;
        Self {
            title: format!("{} · {}", name.en, name.ar),
            description: format!("{} · {}", brief.headline.en, brief.headline.ar),
            file: format!("{}.json", brief.meeting.id),
            date: Date { year, month, day },
            running: Running { en: shorten(&name.en, RUNNING), ar: shorten(&name.ar, RUNNING) },
            house: options.publisher.clone(),
            publisher: brief.source.publisher.clone(),
            published: brief.source.published.clone(),
            path: file_name(&brief.source.path).to_owned(),
            paragraphs: brief.paragraphs.len(),
            generator: brief.generator.name.clone(),
            glossary: brief.generator.glossary.clone(),
        }
    }
}

/// The last part of a path: a page says which release, not whose disk.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A text of at most `length` scalar values, cut between words.
pub(super) fn shorten(text: &str, length: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let end = text[..cut].rfind(char::is_whitespace).filter(|&end| end > cut / 2).unwrap_or(cut);
    let kept = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '»');
    format!("{kept}\u{A0}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_between_words() {
        assert_eq!(shorten("قمة العشرين", 20), "قمة العشرين");
        assert_eq!(shorten("Meeting of the Working Party", 18), "Meeting of the\u{A0}…");
        assert_eq!(shorten("abcdefgh", 4), "abcd\u{A0}…");
    }

    #[test]
    fn a_page_names_the_release_not_the_disk() {
        assert_eq!(file_name("meetings/igf.txt"), "igf.txt");
        assert_eq!(file_name("-"), "-");
    }
}
