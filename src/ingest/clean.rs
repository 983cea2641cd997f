//! Clean-up of what web pages, word processors and attackers leave in a text: tags, entities,
//! invisible and control characters. Each removal is noticed with its place.

use std::sync::LazyLock;

use regex::Regex;

use super::notes::Notes;
use super::tracked::{Edit, Tracked};

/// Elements that end a line or a paragraph, with what takes their place.
const BLOCK_ELEMENTS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "dl",
    "dd",
    "dt",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements that stand inside a line. Only names known here make a tag, so that `<OECD>` stays text.
const INLINE_ELEMENTS: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "center", "cite", "code", "em", "font", "head", "i", "iframe",
    "img", "input", "ins", "label", "link", "mark", "meta", "o:p", "q", "s", "small", "source", "span",
    "strike", "strong", "sub", "sup", "tbody", "tfoot", "thead", "time", "title", "u", "video", "wbr",
];

/// What goes with its content: how it begins and how it ends.
static WITH_CONTENT: LazyLock<[(Regex, Regex); 3]> = LazyLock::new(|| {
    [("<!--", "-->"), (r"(?i)<script\b", r"(?i)</script\s*>"), (r"(?i)<style\b", r"(?i)</style\s*>")]
        .map(|(open, close)| [open, close].map(|p| Regex::new(p).expect("the pattern is valid")).into())
});

/// A declaration, or a tag with its name in group 1.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)<!doctype\b[^<>]*>|</?([a-z][a-z0-9:]*)(?:\s[^<>]*)?/?>").expect("the pattern is valid")
});

/// A character reference.
static ENTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
        .expect("the pattern is valid")
});

/// Removes HTML tags; a block element and `<br>` leave a line break behind.
pub(super) fn tags(text: &Tracked, notes: &mut Notes<'_>) -> Tracked {
    if !text.text().contains('<') {
        return text.clone();
    }
    let text = &with_content(text, notes);
    let mut edits: Vec<Edit<'_>> = Vec::new();
    for found in TAG.captures_iter(text.text()) {
        let Some(whole) = found.get(0) else { continue };
        let name = found.get(1).map(|name| name.as_str().to_ascii_lowercase());
        let replacement = match name.as_deref() {
            None => "",
            Some("br") => "\n",
            Some(name) if BLOCK_ELEMENTS.contains(&name) => "\n\n",
            Some(name) if INLINE_ELEMENTS.contains(&name) => "",
            Some(_) => continue,
        };
        let shown = name.unwrap_or_else(|| "!doctype".into());
        let message = format!("removed HTML markup ({shown})");
        notes.notice("html-tag", message, text.source_range(whole.range()));
        edits.push((whole.range(), replacement));
    }
    text.edit(&edits)
}

/// Removes comments, scripts and styles. Each end is searched for by hand, because one pattern for
/// the whole would look through the rest of the text again for each beginning without an end.
fn with_content(text: &Tracked, notes: &mut Notes<'_>) -> Tracked {
    let mut text = text.clone();
    for (open, close) in WITH_CONTENT.iter() {
        let mut edits: Vec<Edit<'_>> = Vec::new();
        let mut at = 0;
        while let Some(begin) = open.find_at(text.text(), at)
            && let Some(end) = close.find_at(text.text(), begin.end())
        {
            let range = begin.start()..end.end();
            let message = format!("removed HTML markup with its content ({})", begin.as_str());
            notes.notice("html-tag", message, text.source_range(range.clone()));
            edits.push((range, ""));
            at = end.end();
        }
        text = text.edit(&edits);
    }
    text
}

/// Decodes HTML entities, once: `&amp;lt;` is the text `&lt;`.
pub(super) fn entities(text: &Tracked, notes: &mut Notes<'_>) -> Tracked {
    let mut decoded = Vec::new();
    for found in ENTITY.find_iter(text.text()) {
        let character = html_escape::decode_html_entities(found.as_str());
        if character == found.as_str() {
            continue;
        }
        notes.notice(
            "html-entity",
            format!("decoded HTML entity {}", found.as_str()),
            text.source_range(found.range()),
        );
        decoded.push((found.range(), character));
    }
    let edits: Vec<Edit<'_>> = decoded.iter().map(|(range, c)| (range.clone(), c.as_ref())).collect();
    text.edit(&edits)
}

/// Removes bidi controls, control characters, private-use characters and noncharacters.
///
/// Direction marks (U+200E, U+200F, U+061C) and zero-width spaces go silently: they only steer the
/// layout, and the layout is ours. Overrides, embeddings and isolates can make a text read otherwise
/// than it is (CVE-2021-42574) and are reported. ZWNJ and ZWJ are spelling and stay.
pub(super) fn invisible(text: &Tracked, notes: &mut Notes<'_>) -> Tracked {
    let mut edits: Vec<Edit<'_>> = Vec::new();
    for (at, c) in text.text().char_indices() {
        let range = at..at + c.len_utf8();
        let kind = match kind_of(c) {
            Kind::Text => continue,
            Kind::Lost => {
                notes.warning(
                    "lost-character",
                    "U+FFFD stands where a letter was lost before this file was written".into(),
                    text.source_range(range),
                );
                continue;
            }
            Kind::LineBreak => {
                edits.push((range, "\n"));
                continue;
            }
            Kind::Silent => {
                edits.push((range, ""));
                continue;
            }
            Kind::Bidi => ("bidi-control", "bidirectional control"),
            Kind::Control => ("control-character", "control character"),
            Kind::PrivateUse => ("control-character", "private-use character"),
            Kind::Hidden => ("control-character", "hidden character"),
        };
        let (code, what) = kind;
        let message = format!("removed {what} U+{:04X}", u32::from(c));
        notes.notice(code, message, text.source_range(range.clone()));
        edits.push((range, ""));
    }
    text.edit(&edits)
}

/// What to do with a character.
enum Kind {
    Text,
    LineBreak,
    Silent,
    Bidi,
    Control,
    PrivateUse,
    Hidden,
    Lost,
}

fn kind_of(c: char) -> Kind {
    match c {
        '\t' | '\n' | '\r' => Kind::Text,
        '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Kind::LineBreak,
        // Direction marks, soft hyphen, zero-width space, word joiner, byte order mark.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Kind::Silent,
        // Embeddings and overrides, isolates, and the deprecated shaping controls.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => Kind::Bidi,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Kind::PrivateUse,
        // Invisible operators, annotations, the object mark, noncharacters, tag characters.
        '\u{2061}'..='\u{2064}' | '\u{FFF9}'..='\u{FFFC}' | '\u{FDD0}'..='\u{FDEF}' => Kind::Hidden,
        '\u{E0000}'..='\u{E007F}' => Kind::Hidden,
        '\u{FFFD}' => Kind::Lost,
        c if c.is_control() => Kind::Control,
        c if u32::from(c) & 0xFFFE == 0xFFFE => Kind::Hidden,
        _ => Kind::Text,
    }
}

/// A text without invisible characters.
pub(super) struct Cleaned {
    pub(super) text: String,
    /// Whether anything was removed that deserves a notice.
    pub(super) reported: bool,
}

/// Removes what [`invisible`] removes from a text that has no place of its own.
pub(super) fn without_invisible(text: &str) -> Cleaned {
    let mut cleaned = Cleaned { text: String::with_capacity(text.len()), reported: false };
    for c in text.chars() {
        match kind_of(c) {
            Kind::Text | Kind::Lost => cleaned.text.push(c),
            Kind::LineBreak => cleaned.text.push(' '),
            Kind::Silent => {}
            Kind::Bidi | Kind::Control | Kind::PrivateUse | Kind::Hidden => cleaned.reported = true,
        }
    }
    cleaned
}
