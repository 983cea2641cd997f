//! Characters that no font has: shown as a white box, or left out where they would be invisible.
//!
//! Only the page is touched; the attached JSON keeps the text as it is.

use serde_json::Value;

/// What stands for a character without a glyph.
const BOX: char = '▯';

/// Replaces in all strings of `value`.
pub(super) fn replace_all(value: &mut Value, covered: &dyn Fn(char) -> bool) {
    match value {
        Value::String(text) => {
            if !text.chars().all(covered) {
                *text = replace(text, covered);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace_all(item, covered)),
        Value::Object(map) => map.values_mut().for_each(|item| replace_all(item, covered)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Replaces in one text.
fn replace(text: &str, covered: &dyn Fn(char) -> bool) -> String {
    let substitute = |c: char| {
        if covered(c) {
            Some(c)
        } else if c.is_whitespace() {
            Some(' ')
        } else if c.is_control() || is_ignorable(c) {
            None
        } else {
            Some(BOX)
        }
    };
    text.chars().filter_map(substitute).collect()
}

/// Characters that have no picture of their own: joiners, bidi controls, variation selectors, tags
/// and skin tones, which only change the character before them.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_box_for_a_compound_emoji_part_and_none_for_its_joints() {
        let covered = |c: char| c.is_alphabetic() || c == ' ';
        assert_eq!(replace("قمة 👍🏽 اليوم", &covered), "قمة ▯ اليوم");
        assert_eq!(replace("a\u{202E}b\0c\u{A0}d", &covered), "abc d");
    }
}
