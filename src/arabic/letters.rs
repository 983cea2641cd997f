//! Letters: which characters count, which are dropped, which are the same.
//!
//! The order is that of the design: NFKC (which turns presentation forms into letters); format
//! characters (general category Cf), tatweel and harakat dropped; Persian kaf and yeh made Arabic;
//! Arabic-Indic and Extended Arabic-Indic digits made ASCII. Folding of alef forms, ى/ي and ة/ه is
//! a second step, because it costs precision on one-word names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// Whether `c` is a letter of the Arabic script, presentation forms included.
pub const fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}'
        | '\u{0671}'..='\u{06D3}' | '\u{06D5}' | '\u{06EE}'..='\u{06EF}' | '\u{06FA}'..='\u{06FC}'
        | '\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C9}'
        | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}'
        | '\u{FDF0}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether `c` is a mark on a letter (harakat, Quranic signs, superscript alef) or tatweel, or the
/// presentation form of a mark, which NFKC would turn into a space with the mark on it.
pub const fn is_mark_or_tatweel(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}'
        | '\u{06EA}'..='\u{06ED}' | '\u{08CA}'..='\u{08E1}' | '\u{08E3}'..='\u{08FF}'
        | '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE7F}')
}

/// Whether `c` is an invisible format character (Unicode general category Cf) that texts hold:
/// bidi controls, joiners, byte order mark, soft hyphen.
pub const fn is_format(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{0600}'..='\u{0605}' | '\u{061C}' | '\u{06DD}' | '\u{070F}' | '\u{08E2}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// [`char::is_alphanumeric`], with the commonest characters known beforehand: asking the tables of Unicode
/// for each letter takes longer than all else that is done to it.
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\u{0620}'..='\u{064A}' => true,
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        _ => c.is_alphanumeric(),
    }
}

/// The ASCII form of a decimal digit of the Arabic script, or `c` itself.
pub const fn ascii_digit(c: char) -> char {
    let from = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        _ => return c,
    };
    (b'0' + (c as u32 - from) as u8) as char
}

/// In [`NORMAL`]: the character is dropped.
const DROPPED: u16 = 0;
/// In [`NORMAL`]: not one character for one, see [`push_rest`].
const NOT_ALONE: u16 = u16::MAX;

/// The normal forms of U+0600 to U+06FF, which are nearly all the characters of a release.
const NORMAL: [u16; 256] = {
    let mut table = [NOT_ALONE; 256];
    let mut low = 0;
    while low < 256 {
        let code = 0x0600 + low as u16;
        if let Some(c) = char::from_u32(code as u32) {
            table[low] = match c {
                'ک' => 'ك' as u16,
                'ی' => 'ي' as u16,
                // Hamza and madda go onto the letter before; U+0675 to U+0678 are two letters each.
                '\u{0653}'..='\u{0655}' | '\u{0675}'..='\u{0678}' => NOT_ALONE,
                _ if is_mark_or_tatweel(c) || is_format(c) => DROPPED,
                _ => ascii_digit(c) as u16,
            };
        }
        low += 1;
    }
    table
};

/// Appends the normal form of `c`; nothing where `c` is dropped. A combining hamza or madda is put
/// on the letter before it.
pub fn push_normal(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c);
        return;
    }
    match u32::from(c).checked_sub(0x0600).and_then(|low| NORMAL.get(low as usize)) {
        Some(&DROPPED) => {}
        Some(&NOT_ALONE) | None => push_rest(out, c),
        Some(&code) => out.push(char::from_u32(u32::from(code)).unwrap_or(c)),
    }
}

/// [`push_normal`] by rule instead of by table.
fn push_rest(out: &mut String, c: char) {
    match c {
        '\u{0653}'..='\u{0655}' => {
            if let Some(composed) = out.chars().next_back().and_then(|base| compose(base, c)) {
                out.pop();
                out.push(composed);
            }
        }
        _ if is_mark_or_tatweel(c) || is_format(c) => {}
        _ => {
            for d in std::iter::once(c).nfkc() {
                if d == c {
                    out.push(c);
                } else {
                    push_normal(out, d);
                }
            }
        }
    }
}

/// The normal form of a text: NFKC without marks, tatweel and format characters, Arabic kaf and
/// yeh, ASCII digits. Idempotent.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    normalise_into(&mut out, text);
    out
}

/// Appends the normal form of a text.
pub(super) fn normalise_into(out: &mut String, text: &str) {
    out.reserve(text.len());
    for c in text.chars() {
        push_normal(out, c);
    }
}

/// The folded form of one normal letter: one alef, ي for ى, ه for ة.
pub const fn fold_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => c,
    }
}

/// Appends the folded form of one normal letter, Latin in lower case. The seat of a hamza before و
/// depends on the letter before it, which `out` ends with.
pub fn push_folded(out: &mut String, c: char) {
    match c {
        '\0'..='\x7F' => out.push(c.to_ascii_lowercase()),
        'و' if out.ends_with('ئ') => {
            // شئون and مسئول are how Egypt spells شؤون and مسؤول.
            out.pop();
            out.push_str("ؤو");
        }
        '\u{0600}'..='\u{06FF}' => out.push(fold_letter(c)),
        _ => out.extend(fold_letter(c).to_lowercase()),
    }
}

/// Appends the folded form of a normal text.
pub(super) fn fold_normal_into(out: &mut String, normal: &str) {
    out.reserve(normal.len());
    for c in normal.chars() {
        push_folded(out, c);
    }
}

/// The folded forms of U+0600 to U+06FF, as [`NORMAL`] has the normal ones.
const FOLDED: [u16; 256] = {
    let mut table = NORMAL;
    let mut low = 0;
    while low < 256 {
        if table[low] != NOT_ALONE
            && let Some(c) = char::from_u32(table[low] as u32)
        {
            table[low] = fold_letter(c) as u16;
        }
        low += 1;
    }
    table
};

/// The folded form of a text: normalised, alef forms and ى/ي, ة/ه made one, Latin in lower case.
/// Idempotent.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Appends the folded form of a text.
pub fn fold_into(out: &mut String, text: &str) {
    let start = out.len();
    for c in text.chars() {
        match (c, u32::from(c).checked_sub(0x0600).and_then(|low| FOLDED.get(low as usize))) {
            ('\0'..='\x7F', _) => out.push(c.to_ascii_lowercase()),
            (_, Some(&DROPPED)) => {}
            // و may change the seat of the hamza before it.
            ('و', _) => push_folded(out, c),
            (_, Some(&code)) if code != NOT_ALONE => out.extend(char::from_u32(u32::from(code))),
            _ => {
                // A mark can change the letter before it, so that the whole text goes by rule.
                out.truncate(start);
                normalise(text).chars().for_each(|c| push_folded(out, c));
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn drops_what_does_not_count() {
        assert_eq!(normalise("الـمُحوِّل"), "المحول");
        assert_eq!(normalise("\u{202B}مصر\u{202C}"), "مصر");
        assert_eq!(normalise("ﻣﺼﺮ"), "مصر");
        assert_eq!(normalise("٢٠٢٠ و۱۵"), "2020 و15");
        assert_eq!(normalise("کوریا"), "كوريا");
        assert_eq!(normalise("ا\u{0655}علام"), "إعلام");
    }

    #[test]
    fn the_table_is_nfkc_without_what_is_dropped() {
        for c in '\u{0600}'..='\u{06FF}' {
            let by_rule: String = match c {
                'ک' => "ك".into(),
                'ی' => "ي".into(),
                _ if is_mark_or_tatweel(c) || is_format(c) => String::new(),
                _ => std::iter::once(c).nfkc().map(ascii_digit).collect(),
            };
            assert_eq!(normalise(&c.to_string()), by_rule, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn what_is_known_beforehand_is_what_unicode_says() {
        for c in '\0'..='\u{06FF}' {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn presentation_forms_of_marks_leave_no_space() {
        assert_eq!(normalise("كتاب\u{FE70}"), "كتاب");
        assert_eq!(normalise("محم\u{FC60}د"), "محمد");
    }

    #[test]
    fn folds_alef_ya_and_ta_marbuta() {
        assert_eq!(fold("الرقمى"), fold("الرقمي"));
        assert_eq!(fold("أجندة الإمارات"), "اجنده الامارات");
        assert_eq!(fold("GovStack"), "govstack");
        assert_eq!(fold("شئون المسئولين"), fold("شؤون المسؤولين"));
    }

    proptest! {
        #[test]
        fn normalisation_and_folding_are_idempotent(text in "\\PC{0,40}|[\u{600}-\u{6ff} ]{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once.clone());
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded.clone());
            let mut by_rule = String::new();
            once.chars().for_each(|c| push_folded(&mut by_rule, c));
            prop_assert_eq!(folded, by_rule);
        }
    }
}
