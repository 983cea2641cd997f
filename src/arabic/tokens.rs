//! Tokens: words, numbers and punctuation with their byte offsets.
//!
//! Breaks fall where the script changes, even without a space (`مبادرةGovstack`, `22ديسمبر`), and
//! at every punctuation mark (`عالمياً،كما`, `الدكتور/`). A lone و before a word is one token with
//! it (`و التنمية`). All quotation marks are one class, because real texts hold `»SISA«`.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::classes::{Class, char_at, class_at, class_of_low};
use super::letters::{is_format, is_mark_or_tatweel};
use super::lexicon::{self, Word};

/// Sorts of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word in Arabic letters.
    Arabic,
    /// A word in other letters, digits and inner hyphens included: `G20`, `WRC-19`.
    Latin,
    /// A number in digits, inner separators included; `text` has ASCII digits.
    Number,
    /// Any quotation mark.
    Quote,
    /// `.`, `!`, `؟`, `…`.
    Stop,
    /// `؛` or `;`.
    Semicolon,
    /// `،` or `,`.
    Comma,
    /// `:`.
    Colon,
    /// `(` or `[`.
    Open,
    /// `)` or `]`.
    Close,
    /// `/`.
    Slash,
    /// `-` and dashes.
    Dash,
    /// `%` and its Arabic form.
    Percent,
    /// Anything else.
    Other,
}

/// One token of a text: a place, and the word that stands there. The forms of the word are read
/// as if they were the token's own: `token.text`, `token.folded`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its sort.
    pub kind: Kind,
    /// Whether it follows the token before it without white space.
    pub glued: bool,
    /// What is written there.
    pub word: Arc<Word>,
}

impl Deref for Token {
    type Target = Word;

    fn deref(&self) -> &Word {
        &self.word
    }
}

impl Token {
    /// Whether the token is an Arabic, Latin or number token.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Arabic | Kind::Latin | Kind::Number)
    }
}

/// The tokens of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    /// In text order.
    pub list: Vec<Token>,
}

impl Tokens {
    /// Splits a text.
    pub fn of(text: &str) -> Self {
        // An Arabic word and its space take twelve bytes.
        let mut list: Vec<Token> = Vec::with_capacity(text.len() / 10 + 4);
        scan(text, |start, end, kind, packed| push(&mut list, text, start..end, kind, packed));
        Self { list }
    }

    /// Ranges of token indices, one per sentence; the final stop belongs to its sentence.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = 0;
        for (i, token) in self.list.iter().enumerate() {
            // A stop after a single letter is an abbreviation: د. عمرو, أ.د.
            let abbreviation = i > from
                && self.list[i - 1].kind == Kind::Arabic
                && self.list[i - 1].text.chars().count() == 1;
            if token.kind == Kind::Stop && !abbreviation {
                out.push(from..i + 1);
                from = i + 1;
            }
        }
        if from < self.list.len() {
            out.push(from..self.list.len());
        }
        out
    }

    /// The same as ranges of bytes.
    pub fn sentence_bytes(&self) -> Vec<Range<usize>> {
        let bytes = |range: Range<usize>| self.list[range.start].start..self.list[range.end - 1].end;
        self.sentences().into_iter().filter(|range| !range.is_empty()).map(bytes).collect()
    }

    /// Index of the token that begins at or after byte `at`.
    pub fn at_or_after(&self, at: usize) -> usize {
        self.list.partition_point(|t| t.start < at)
    }

    /// Indices of the tokens that share a byte with `start..end`.
    pub fn within(&self, start: usize, end: usize) -> Range<usize> {
        let from = self.list.partition_point(|t| t.end <= start);
        let to = self.list.partition_point(|t| t.start < end);
        from..to.max(from)
    }
}

/// The sort of a character that is no letter, no digit and no white space.
fn punctuation(c: char) -> Kind {
    match c {
        '"'
        | '\''
        | '«'
        | '»'
        | '\u{2018}'..='\u{201F}'
        | '\u{2039}'
        | '\u{203A}'
        | '\u{300C}'..='\u{300F}'
        | '`'
        | '\u{00B4}'
        | '\u{FF02}' => Kind::Quote,
        '.' | '!' | '?' | '؟' | '…' | '۔' => Kind::Stop,
        '؛' | ';' => Kind::Semicolon,
        '،' | ',' | '、' => Kind::Comma,
        ':' => Kind::Colon,
        '(' | '[' | '{' | '﴾' | '﴿' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        '/' | '\\' | '|' => Kind::Slash,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Kind::Dash,
        '%' | '٪' => Kind::Percent,
        _ => Kind::Other,
    }
}

/// Hands each token of a text to `sink`: first byte, end, sort, and for an Arabic word of up to eight
/// letters and marks these in one number, else 0. A lone و is still apart from its word.
#[inline]
pub(crate) fn scan(text: &str, mut sink: impl FnMut(usize, usize, Kind, u64)) {
    let mut at = 0;
    loop {
        let start = at;
        let (class, len) = class_at(text, at);
        at += len;
        match class {
            Class::Space | Class::Skip => {}
            Class::Arabic => {
                let (word, packed, letter) = pack(text, start);
                at = word;
                // Nearly every word ends in a letter, behind which there is nothing to take off.
                let end = if letter { at } else { without_format(text, start, at) };
                sink(start, end, Kind::Arabic, if end == at { packed } else { 0 });
            }
            Class::End => return,
            _ => {
                let kind;
                (at, kind) = rare(text, start, at, class);
                sink(start, without_format(text, start, at), kind, 0);
            }
        }
    }
}

/// The end of the Arabic word that begins at `at`, the word in one number, and whether it ends in a letter
/// of the Arabic block.
///
/// A character of the Arabic block takes one byte of it, so that eight fit and a spelling of up to
/// eight letters, which is nearly every word, is compared and hashed as a number. No two spellings
/// have the same one: the first is a letter and not U+0600, the only one whose byte is 0.
#[inline]
pub(super) fn pack(text: &str, mut at: usize) -> (usize, u64, bool) {
    let bytes = text.as_bytes();
    let (mut packed, mut letters, mut letter) = (0_u64, 0_usize, false);
    loop {
        // The block first: it is what the word is of, as a rule to its end.
        while let Some(&[lead @ 0xD8..=0xDB, trail]) = bytes.get(at..at + 2) {
            let low = lead << 6 | trail & 0x3F;
            let class = class_of_low(low);
            if !matches!(class, Class::Arabic | Class::Skip) {
                return (at, if letters <= 8 { packed } else { 0 }, letter);
            }
            letter = class == Class::Arabic;
            packed = packed << 8 | u64::from(low);
            letters += 1;
            at += 2;
        }
        let (class, len) = class_at(text, at);
        if !matches!(class, Class::Arabic | Class::Skip) {
            return (at, if letters <= 8 { packed } else { 0 }, letter);
        }
        // A presentation form, or a control character.
        (letters, letter) = (9, false);
        at += len;
    }
}

/// The end and the sort of a token that is no Arabic word.
fn rare(text: &str, start: usize, at: usize, class: Class) -> (usize, Kind) {
    match class {
        Class::Latin => (latin(text, at), Kind::Latin),
        Class::Digit => {
            let end = digits(text, at);
            // 5G is a word; 22ديسمبر is a number and a word.
            let letters = after(text, end, |c| matches!(c, Class::Latin | Class::Digit));
            (letters, if letters > end { Kind::Latin } else { Kind::Number })
        }
        _ => (at, char_at(text, start).map_or(Kind::Other, punctuation)),
    }
}

/// The first byte at or after `at` whose character is not of the wanted classes.
#[inline]
fn after(text: &str, mut at: usize, wanted: impl Fn(Class) -> bool) -> usize {
    loop {
        let (class, len) = class_at(text, at);
        if !wanted(class) {
            return at;
        }
        at += len;
    }
}

/// The end of a word in other letters: `COVID-19`, `AT&T`, `e.g`.
fn latin(text: &str, mut at: usize) -> usize {
    loop {
        let (class, len) = class_at(text, at);
        let inner = match class {
            Class::Latin | Class::Digit | Class::Skip => true,
            Class::Rest => {
                matches!(char_at(text, at), Some('-' | '&' | '\u{2011}' | '\u{2019}' | '\'' | '.'))
                    && matches!(class_at(text, at + len).0, Class::Latin | Class::Digit)
            }
            _ => false,
        };
        if !inner {
            return at;
        }
        at += len;
    }
}

/// The end of a number, separators inside it included. Pages in two directions put format
/// characters about the separators; they are passed over.
fn digits(text: &str, mut at: usize) -> usize {
    loop {
        if class_at(text, at).0 == Class::Digit {
            at += class_at(text, at).1;
            continue;
        }
        let separator = without_leading_format(text, at);
        let behind = match char_at(text, separator) {
            // 5ر7 is how the Gulf's agencies write seven and a half.
            Some('.' | ',' | '٫' | '٬' | '،' | 'ر') => {
                without_leading_format(text, separator + class_at(text, separator).1)
            }
            _ => return at,
        };
        if class_at(text, behind).0 != Class::Digit {
            return at;
        }
        at = behind;
    }
}

/// The first byte at or after `at` that begins no format character.
fn without_leading_format(text: &str, mut at: usize) -> usize {
    while class_at(text, at).0 == Class::Skip && char_at(text, at).is_some_and(is_format) {
        at += class_at(text, at).1;
    }
    at
}

/// Format characters at the end of a word are not part of it; marks are, because a letter carries
/// them.
#[inline]
fn without_format(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    // Nearly every word ends in a letter of the Arabic block above its format characters.
    if end >= start + 2 && matches!(bytes[end - 2..end], [0xD8..=0xDB, 0xA0..=0xBF] | [0xD9..=0xDA, _]) {
        return end;
    }
    let kept = text[start..end].trim_end_matches(is_format).len();
    if kept == 0 { end } else { start + kept }
}

/// The conjunction that some releases write apart.
pub(crate) const LONE: &str = "و";

/// Where the second of two words begins that are written as one (المديرالعام), in bytes of what is
/// written: `letters` letters are before it. Marks do not count, because the normal form lacks them.
pub(crate) fn seam(written: &str, letters: usize) -> Option<usize> {
    let mut seen = 0;
    let second = |&(_, c): &(usize, char)| {
        let counts = !(is_mark_or_tatweel(c) || is_format(c) || c.is_whitespace());
        seen += usize::from(counts);
        counts && seen > letters
    };
    written.char_indices().find(second).map(|(at, _)| at).filter(|&at| at > 0)
}

/// Adds a token: as two where it is two words without a space, and to the token before it where that
/// is a lone و.
fn push(out: &mut Vec<Token>, text: &str, Range { start, end }: Range<usize>, kind: Kind, packed: u64) {
    let word = lexicon::word(text, start, end, kind, packed);
    if let Some(at) = word.seam.and_then(|letters| seam(&text[start..end], letters)) {
        push(out, text, start..start + at, kind, 0);
        push(out, text, start + at..end, kind, 0);
        return;
    }
    let glued = out.last().is_some_and(|t| t.end == start);
    if kind == Kind::Arabic
        && !glued
        && let Some(last) = out.last_mut()
        && last.word.text == LONE
    {
        last.end = end;
        last.word = Word::of(&[LONE, &text[start..end]].concat());
        return;
    }
    out.push(Token { start, end, kind, glued, word });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        Tokens::of(text).list.iter().map(|t| t.text.clone()).collect()
    }

    #[test]
    fn breaks_where_the_script_changes() {
        assert_eq!(texts("لمبادرةGovstack"), ["لمبادرة", "Govstack"]);
        assert_eq!(texts("22ديسمبر2009"), ["22", "ديسمبر", "2009"]);
        assert_eq!(texts("30 و31"), ["30", "و", "31"]);
        assert_eq!(texts("عالمياً،كما"), ["عالميا", "،", "كما"]);
        assert_eq!(texts("الدكتور/ عمرو"), ["الدكتور", "/", "عمرو"]);
        assert_eq!(texts("G20، COVID-19 و5G"), ["G20", "،", "COVID-19", "و", "5G"]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(texts("(6.750.270)"), ["(", "6.750.270", ")"]);
        assert_eq!(texts("١٫٦ مليار"), ["1.6", "مليار"]);
        assert_eq!(texts("بنسبة 5ر7 في المئة"), ["بنسبة", "7.5", "في", "المئة"]);
        assert_eq!(texts("63ر84 دولار"), ["84.63", "دولار"]);
        assert_eq!(texts("5رجال"), ["5", "رجال"]);
        assert_eq!(texts("عام ،2014"), ["عام", "،", "2014"]);
        assert_eq!(texts("عام 2014."), ["عام", "2014", "."]);
    }

    #[test]
    fn a_lone_waw_belongs_to_the_next_word() {
        let tokens = Tokens::of("التعاون و التنمية");
        assert_eq!(tokens.list[1].text, "والتنمية");
        assert_eq!(&"التعاون و التنمية"[tokens.list[1].start..tokens.list[1].end], "و التنمية");
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        let tokens = Tokens::of("قال د. عمرو. وأضاف");
        assert_eq!(tokens.sentences().len(), 2);
    }

    proptest! {
        #[test]
        fn every_token_slices_its_text(text in "[\\PC\u{600}-\u{6ff} .]{0,60}") {
            let tokens = Tokens::of(&text);
            let mut last = 0;
            for t in &tokens.list {
                prop_assert!(t.start >= last && t.end > t.start && text.is_char_boundary(t.start) && text.is_char_boundary(t.end));
                last = t.end;
            }
        }
    }
}
