//! Tokens: words, numbers and punctuation with their byte offsets.
//!
//! Breaks fall where the script changes, even without a space (`مبادرةGovstack`, `22ديسمبر`), and
//! at every punctuation mark (`عالمياً،كما`, `الدكتور/`). A lone و before a word is one token with
//! it (`و التنمية`). All quotation marks are one class, because real texts hold `»SISA«`.

use std::ops::Range;

use super::letters::{
    ascii_digit, fold_letter, is_arabic_letter, is_format, is_mark_or_tatweel, push_normal,
};

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

/// One token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its sort.
    pub kind: Kind,
    /// Normal form.
    pub text: String,
    /// Folded form.
    pub folded: String,
    /// Whether it follows the token before it without white space.
    pub glued: bool,
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
        Self { list: merge_lone_waw(scan(text)) }
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

/// The class of a character that is no letter and no digit; `None` for white space.
fn punctuation(c: char) -> Option<Kind> {
    Some(match c {
        c if c.is_whitespace() => return None,
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
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Latin,
    Digit,
    Skip,
    Rest,
}

fn class(c: char) -> Class {
    if is_mark_or_tatweel(c) || is_format(c) {
        Class::Skip
    } else if is_arabic_letter(c) {
        Class::Arabic
    } else if c.is_ascii_digit() || ascii_digit(c) != c {
        Class::Digit
    } else if c.is_alphanumeric() {
        Class::Latin
    } else {
        Class::Rest
    }
}

fn scan(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |i: usize| chars.get(i).map_or(text.len(), |&(b, _)| b);
    let class_at = |i: usize| chars.get(i).map_or(Class::Rest, |&(_, c)| class(c));
    let mut i = 0;
    while i < chars.len() {
        let from = i;
        let kind = match class_at(i) {
            Class::Skip => {
                i += 1;
                continue;
            }
            Class::Arabic => {
                while matches!(class_at(i), Class::Arabic | Class::Skip) && i < chars.len() {
                    i += 1;
                }
                Kind::Arabic
            }
            Class::Latin => {
                while matches!(class_at(i), Class::Latin | Class::Digit | Class::Skip)
                    || (inner_joiner(chars.get(i)) && matches!(class_at(i + 1), Class::Latin | Class::Digit))
                {
                    i += 1;
                }
                Kind::Latin
            }
            Class::Digit => {
                while class_at(i) == Class::Digit
                    || (separator(chars.get(i)) && class_at(i + 1) == Class::Digit)
                {
                    i += 1;
                }
                // 5G is a word; 22ديسمبر is a number and a word.
                if class_at(i) == Class::Latin {
                    while matches!(class_at(i), Class::Latin | Class::Digit) {
                        i += 1;
                    }
                    Kind::Latin
                } else {
                    Kind::Number
                }
            }
            Class::Rest => {
                i += 1;
                match punctuation(chars[from].1) {
                    Some(kind) => kind,
                    None => continue,
                }
            }
        };
        // Marks and format characters at the end of a word belong to it only if a letter carries them.
        let mut end = i;
        while end > from + 1 && chars.get(end - 1).is_some_and(|&(_, c)| is_format(c)) {
            end -= 1;
        }
        let glued = out.last().is_some_and(|t| t.end == byte(from));
        push(&mut out, text, token(text, byte(from), byte(end), kind, glued));
    }
    out
}

/// Adds a token, as two where it is two words without a space (المديرالعام).
fn push(out: &mut Vec<Token>, text: &str, whole: Token) {
    let second = match whole.kind {
        Kind::Arabic => super::words::glued(&whole.text, &whole.folded),
        _ => None,
    };
    let Some(at) = second else {
        out.push(whole);
        return;
    };
    // The folded word has as many letters as the text has without marks; count them off.
    let letters = whole.folded[..at].chars().count();
    let raw = &text[whole.start..whole.end];
    let mut seen = 0;
    let split = raw.char_indices().find(|&(_, c)| {
        let counts = !(is_mark_or_tatweel(c) || is_format(c));
        seen += usize::from(counts);
        counts && seen > letters
    });
    match split {
        Some((byte, _)) => {
            let middle = whole.start + byte;
            out.push(token(text, whole.start, middle, Kind::Arabic, whole.glued));
            out.push(token(text, middle, whole.end, Kind::Arabic, true));
        }
        None => out.push(whole),
    }
}

/// Whether a character joins the parts of a Latin word: `COVID-19`, `AT&T`, `e.g`.
fn inner_joiner(c: Option<&(usize, char)>) -> bool {
    c.is_some_and(|&(_, c)| matches!(c, '-' | '&' | '\u{2011}' | '\u{2019}' | '\'' | '.'))
}

/// Whether a character may stand inside a number.
fn separator(c: Option<&(usize, char)>) -> bool {
    c.is_some_and(|&(_, c)| matches!(c, '.' | ',' | '٫' | '٬' | '،'))
}

fn token(text: &str, start: usize, end: usize, kind: Kind, glued: bool) -> Token {
    let mut normal = String::with_capacity(end - start);
    for c in text[start..end].chars() {
        push_normal(&mut normal, c);
    }
    if kind == Kind::Number {
        normal = normal.replace('٫', ".").replace(['٬', '،'], ",");
    }
    let folded = normal.chars().map(fold_letter).flat_map(char::to_lowercase).collect();
    Token { start, end, kind, text: normal, folded, glued }
}

/// Makes one token of a lone و and the Arabic word after it.
fn merge_lone_waw(list: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(list.len());
    for token in list {
        match out.last_mut() {
            Some(last) if last.text == "و" && token.kind == Kind::Arabic && !token.glued => {
                last.end = token.end;
                last.text.push_str(&token.text);
                last.folded.push_str(&token.folded);
            }
            _ => out.push(token),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        Tokens::of(text).list.into_iter().map(|t| t.text).collect()
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
        fn every_wholeslices_its_text(text in "[\\PC\u{600}-\u{6ff} .]{0,60}") {
            let tokens = Tokens::of(&text);
            let mut last = 0;
            for t in &tokens.list {
                prop_assert!(t.start >= last && t.end > t.start && text.is_char_boundary(t.start) && text.is_char_boundary(t.end));
                last = t.end;
            }
        }
    }
}
