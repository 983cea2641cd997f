//! Colours, where there are any.

use mujaz::diagnostic::Severity;

/// What the terminal can do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Whether to colour.
    pub(super) colour: bool,
    /// Whether to isolate Arabic inside English (U+2068 … U+2069); only where a person looks, because
    /// invisible characters in a log are a nuisance to search for.
    pub(super) isolate: bool,
}

/// What a piece of text is, for its colour.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paint {
    Error,
    Warning,
    Unresolved,
    Notice,
    Gutter,
}

impl From<Severity> for Paint {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Unresolved => Self::Unresolved,
            Severity::Notice => Self::Notice,
        }
    }
}

impl Style {
    pub(super) fn paint(self, paint: Paint, text: &str) -> String {
        if !self.colour {
            return text.to_owned();
        }
        let code = match paint {
            Paint::Error => "1;31",
            Paint::Warning => "1;33",
            Paint::Unresolved => "1;35",
            Paint::Notice => "1;36",
            Paint::Gutter => "1;34",
        };
        format!("\u{1B}[{code}m{text}\u{1B}[0m")
    }
}
