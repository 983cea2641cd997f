//! Step 6, `Proofed -> TypstSource`: minijinja fills the templates.
//!
//! 1. [`Templates::load`] takes the embedded templates and lays a folder of the project over them;
//! 2. `view` arranges a brief the way a page wants it: rows, marks, cards, a timeline;
//! 3. a template (`*.typ.j2`) composes the page; whatever it interpolates is written by `literal`
//!    as a Typst *value*, so that no text of a release can ever become markup;
//! 4. the design (functions, colours, words) is plain Typst (`*.typ`) and goes along unchanged.

mod literal;
mod origin;
mod source;
mod standalone;
mod templates;
mod uncovered;
mod view;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use self::source::TypstSource;
pub use self::templates::Templates;

use crate::english::Style;
use crate::model::Brief;

/// How a briefing is laid out. Each layout is a template of the same name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// English and Arabic in two columns that share their lines.
    #[default]
    SideBySide,
    /// English, with Arabic only in the names.
    English,
    /// Arabic from right to left, with English only in the names.
    Arabic,
}

impl Layout {
    /// All layouts, in the order of the command line's help.
    pub const ALL: [Self; 3] = [Self::SideBySide, Self::English, Self::Arabic];

    /// The name in configuration, on the command line and of the template.
    pub fn name(self) -> &'static str {
        match self {
            Self::SideBySide => "side-by-side",
            Self::English => "english",
            Self::Arabic => "arabic",
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Layout {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|layout| layout.name() == name)
            .ok_or_else(|| format!("`{name}` is not a layout; there are side-by-side, english and arabic"))
    }
}

/// What a briefing looks like, apart from what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderOptions {
    /// Which template.
    pub layout: Layout,
    /// Year, month and day written into the document's metadata; never taken from a clock.
    pub document_date: (i32, u8, u8),
    /// The English of the house, for words of the program's own.
    pub style: Style,
    /// Who publishes the briefing.
    pub publisher: Option<String>,
    /// Whether the brief's JSON goes into the PDF; PDF/A-1, A-2 and A-4 allow no attachment.
    pub attach: bool,
}

/// The JSON of a brief as it is attached to the PDF: indented by two spaces, with a final newline.
///
/// # Errors
/// A figure that is no number in JSON (NaN).
pub fn json(brief: &Brief) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(brief)?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_are_named_as_in_configuration() {
        for layout in Layout::ALL {
            assert_eq!(layout.name().parse(), Ok(layout));
            assert_eq!(serde_json::to_value(layout).expect("a string"), layout.name());
        }
        assert!("sideways".parse::<Layout>().is_err());
    }
}
