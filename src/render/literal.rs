//! Values of a brief as Typst literals.
//!
//! In a string literal only `\` and `"` need escaping. The characters that mean something in
//! markup are written as `\u{…}` all the same: both a literal and markup understand that, so a
//! template that interpolates in the wrong place shows quotation marks, but runs nothing.

use std::fmt::Write as _;

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind, Output, State};

/// Words that cannot be a bare key of a Typst dictionary.
const KEYWORDS: [&str; 20] = [
    "none", "auto", "true", "false", "not", "and", "or", "let", "set", "show", "context", "if", "else",
    "for", "while", "in", "break", "continue", "return", "as",
];

/// The formatter of the template engine. Values that are already Typst (the output of macros and
/// set blocks) pass as they are.
pub(super) fn format(out: &mut Output<'_>, _state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_safe() {
        return Ok(out.write_str(value.as_str().unwrap_or_default())?);
    }
    let mut text = String::new();
    write_value(&mut text, value)?;
    Ok(out.write_str(&text)?)
}

/// Writes any value.
fn write_value(out: &mut String, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::None => out.push_str("none"),
        ValueKind::Bool => out.push_str(if value.is_true() { "true" } else { "false" }),
        ValueKind::Number => write_number(out, value)?,
        ValueKind::String => write_string(out, value.as_str().unwrap_or_default()),
        ValueKind::Seq | ValueKind::Iterable => {
            out.push('(');
            for item in value.try_iter()? {
                write_value(out, &item)?;
                // The comma after the last item keeps an array of one from being a parenthesis.
                out.push_str(", ");
            }
            trim_separator(out);
            out.push(')');
        }
        ValueKind::Map => {
            out.push('(');
            let mut empty = true;
            for key in value.try_iter()? {
                write_key(out, key.as_str().ok_or_else(|| unfit(&key))?);
                out.push_str(": ");
                write_value(out, &value.get_item(&key)?)?;
                out.push_str(", ");
                empty = false;
            }
            if empty {
                out.push(':');
            }
            trim_separator(out);
            out.push(')');
        }
        _ => return Err(unfit(value)),
    }
    Ok(())
}

/// Takes the space after a last comma away.
fn trim_separator(out: &mut String) {
    if out.ends_with(", ") {
        out.pop();
    }
}

/// A whole number where Typst's 64 bits hold it, else a float.
fn write_number(out: &mut String, value: &Value) -> Result<(), Error> {
    if value.is_integer()
        && let Ok(number) = i64::try_from(value.clone())
    {
        // A sign could continue an expression to its left.
        if number < 0 {
            write!(out, "({number})")?;
        } else {
            write!(out, "{number}")?;
        }
        return Ok(());
    }
    let number = f64::try_from(value.clone())?;
    if number.is_nan() {
        out.push_str("float.nan");
    } else if number.is_infinite() {
        out.push_str(if number > 0.0 { "float.inf" } else { "(-float.inf)" });
    } else if number < 0.0 {
        write!(out, "({number:?})")?;
    } else {
        write!(out, "{number:?}")?;
    }
    Ok(())
}

/// A key: bare where it is an identifier, else a string.
fn write_key(out: &mut String, key: &str) {
    let identifier = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        && !KEYWORDS.contains(&key);
    if identifier {
        out.push_str(key);
    } else {
        write_string(out, key);
    }
}

/// A string.
fn write_string(out: &mut String, text: &str) {
    out.reserve(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\\' | '"' => {
                out.push('\\');
                out.push(c);
            }
            '#' | '$' | '*' | '_' | '`' | '<' | '>' | '@' | '[' | ']' | '{' | '}' | '/' => escape(out, c),
            // Line separators would end a line of markup, and control characters are unreadable.
            '\u{85}' | '\u{2028}' | '\u{2029}' => escape(out, c),
            c if c.is_control() || is_invisible(c) => escape(out, c),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Whether a character would hide in a listing of the generated source.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// `\u{…}`, which means the same in a string literal and in markup.
fn escape(out: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
}

/// The error for a value that Typst has no literal for.
fn unfit(value: &Value) -> Error {
    Error::new(
        ErrorKind::InvalidOperation,
        format!("a value of type {} cannot be written as a Typst value", value.kind()),
    )
}

#[cfg(test)]
mod tests {
    use minijinja::value::Serde;

    use super::*;

    fn literal(value: Value) -> String {
        let mut out = String::new();
        write_value(&mut out, &value).expect("a literal");
        out
    }

    #[test]
    fn each_kind_of_value_has_its_literal() {
        assert_eq!(literal(Value::from(())), "none");
        assert_eq!(literal(Value::from(true)), "true");
        assert_eq!(literal(Value::from(-3)), "(-3)");
        assert_eq!(literal(Value::from(1.5)), "1.5");
        assert_eq!(literal(Value::from(u64::MAX)), "1.8446744073709552e19");
        assert_eq!(literal(Value::from(Serde(["a"]))), "(\"a\",)");
        assert_eq!(literal(Value::from(Serde::<[&str; 0]>([]))), "()");
        assert_eq!(literal(Value::from(Serde(serde_json::json!({})))), "(:)");
        assert_eq!(
            literal(Value::from(Serde(serde_json::json!({"in": 1, "next_steps": "x"})))),
            "(\"in\": 1, next_steps: \"x\",)"
        );
    }

    #[test]
    fn what_means_something_in_markup_is_escaped() {
        assert_eq!(literal(Value::from("a \"b\" \\ #c")), r##""a \"b\" \\ \u{23}c""##);
        assert_eq!(literal(Value::from("\u{202E}\n")), r#""\u{202e}\u{a}""#);
        assert_eq!(literal(Value::from("قمة «العشرين»")), "\"قمة «العشرين»\"");
    }
}
