//! One diagnostic or finding as it is printed.

use mujaz::diagnostic::{Diagnostic, Place, Severity};
use serde::{Deserialize, Serialize};

use super::snippet::snippet;
use super::style::{Paint, Style};
use super::text;

/// A diagnostic of the library or a finding of a brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Message {
    pub(crate) code: String,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) place: Option<Place>,
    pub(crate) help: Option<String>,
}

impl From<Diagnostic> for Message {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            code: diagnostic.code.to_owned(),
            severity: diagnostic.severity,
            message: diagnostic.message,
            place: diagnostic.place,
            help: diagnostic.help,
        }
    }
}

impl Message {
    /// Several lines: what, where, the line with its carets, what to do.
    pub(super) fn render(&self, style: Style) -> String {
        let Self { code, severity, message, place, help } = self;
        let label = style.paint((*severity).into(), &format!("{severity}[{code}]"));
        let mut out = format!("{label}: {}\n", text::line(message, style.isolate));
        let gutter = place.as_ref().filter(|p| p.line > 0).map_or(1, |p| p.line.to_string().len());
        let indent = " ".repeat(gutter);
        if let Some(place) = place {
            let arrow = style.paint(Paint::Gutter, "-->");
            let path = text::line(&place.path, style.isolate);
            if place.line == 0 {
                out.push_str(&format!("{indent}{arrow} {path}\n"));
            } else if place.text.trim().is_empty() {
                // Some places know their line but not its text, and an empty line shows nothing.
                out.push_str(&format!("{indent}{arrow} {path}:{}:{}\n", place.line, place.column));
            } else {
                let lines = snippet(place);
                let (line, column) = (place.line, place.column);
                let bar = style.paint(Paint::Gutter, &format!("{indent} |"));
                let numbered = style.paint(Paint::Gutter, &format!("{line} |"));
                let carets = style.paint((*severity).into(), &lines.carets);
                out.push_str(&format!("{indent}{arrow} {path}:{line}:{column}\n"));
                out.push_str(&format!("{bar}\n{numbered} {}\n{bar} {carets}\n", lines.text));
            }
        }
        if let Some(help) = help {
            let mark = style.paint(Paint::Gutter, "=");
            out.push_str(&format!("{indent} {mark} help: {}\n", text::line(help, style.isolate)));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { colour: false, isolate: false };

    #[test]
    fn a_diagnostic_shows_the_line_and_the_way_out() {
        let source = "سطر\nشاركت مصر";
        let start = source.find("مصر").expect("present");
        let place = Place::in_source("a.txt", source, start, source.len());
        let message: Message = Diagnostic::warning("odd", "is this مصر").at(place).help("look at it").into();
        assert_eq!(
            message.render(PLAIN),
            "warning[odd]: is this مصر\n --> a.txt:2:7\n  |\n2 | \u{200F}شاركت مصر\u{200F}\n  | \u{200F}      ^^^\u{200F}\n  = help: look at it\n"
        );
    }

    #[test]
    fn a_place_without_its_text_has_no_snippet() {
        let place = Place { line: 12, column: 1, ..Place::file("a.toml") };
        let message: Message = Diagnostic::error("x", "y").at(place).into();
        assert_eq!(message.render(PLAIN), "error[x]: y\n  --> a.toml:12:1\n");
    }

    #[test]
    fn a_place_that_is_a_file_has_no_line() {
        let message: Message = Diagnostic::error("empty-file", "no text").at(Place::file("a.txt")).into();
        assert_eq!(message.render(PLAIN), "error[empty-file]: no text\n --> a.txt\n");
    }
}
