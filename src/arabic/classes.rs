//! What a character is to the tokeniser. ASCII and the Arabic block, which are nearly all of a
//! release, are read from tables of one byte a character that the compiler fills.

use super::letters::{ascii_digit, is_arabic_letter, is_format, is_mark_or_tatweel};

/// Sorts of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter of the Arabic script.
    Arabic,
    /// A letter or digit of any other script.
    Latin,
    /// A decimal digit, ASCII or Arabic.
    Digit,
    /// A mark, tatweel or format character: part of the word around it.
    Skip,
    /// White space.
    Space,
    /// Punctuation and symbols.
    Rest,
    /// The end of the text.
    End,
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Rest; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'0'..=b'9' => Class::Digit,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Latin,
            b'\t'..=b'\r' | b' ' => Class::Space,
            _ => Class::Rest,
        };
        byte += 1;
    }
    table
};

/// U+0600 to U+06FF. No character of the block is a letter of another script or white space.
const BLOCK: [Class; 256] = {
    let mut table = [Class::Rest; 256];
    let mut low = 0_u32;
    while low < 256 {
        if let Some(c) = char::from_u32(0x0600 + low) {
            table[low as usize] = if is_mark_or_tatweel(c) || is_format(c) {
                Class::Skip
            } else if is_arabic_letter(c) {
                Class::Arabic
            } else if ascii_digit(c) != c {
                Class::Digit
            } else {
                Class::Rest
            };
        }
        low += 1;
    }
    table
};

/// The class of the character that begins at byte `at`, and its length in bytes.
#[inline]
pub(super) fn class_at(text: &str, at: usize) -> (Class, usize) {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        None => (Class::End, 0),
        // U+0600 to U+06FF are D8 80 to DB BF in UTF-8.
        Some(0xD8..=0xDB) => (low_byte(text, at).map_or(Class::Rest, |low| BLOCK[usize::from(low)]), 2),
        Some(&byte) if byte < 0x80 => (ASCII[usize::from(byte)], 1),
        Some(_) => other(text, at),
    }
}

/// The class of the character of the Arabic block that is so far from U+0600.
#[inline]
pub(super) fn class_of_low(low: u8) -> Class {
    BLOCK[usize::from(low)]
}

/// Of the character of the Arabic block that begins at byte `at`: how far it is from U+0600.
#[inline]
fn low_byte(text: &str, at: usize) -> Option<u8> {
    match text.as_bytes().get(at..at + 2) {
        Some(&[lead @ 0xD8..=0xDB, trail]) => Some(lead << 6 | trail & 0x3F),
        _ => None,
    }
}

#[cold]
fn other(text: &str, at: usize) -> (Class, usize) {
    match char_at(text, at) {
        None => (Class::End, 0),
        Some(c) => (class(c), c.len_utf8()),
    }
}

/// The character that begins at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// The class of any character.
fn class(c: char) -> Class {
    if is_mark_or_tatweel(c) || is_format(c) {
        Class::Skip
    } else if is_arabic_letter(c) {
        Class::Arabic
    } else if c.is_ascii_digit() || ascii_digit(c) != c {
        Class::Digit
    } else if c.is_alphanumeric() {
        Class::Latin
    } else if c.is_whitespace() {
        Class::Space
    } else {
        Class::Rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_say_what_the_rules_say() {
        for c in (0..0x800).filter_map(char::from_u32) {
            let text = c.to_string();
            assert_eq!(class_at(&text, 0), (class(c), c.len_utf8()), "U+{:04X}", u32::from(c));
        }
        assert_eq!(class_at("", 0), (Class::End, 0));
    }
}
