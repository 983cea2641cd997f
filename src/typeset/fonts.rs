//! The fonts: two families embedded, more by configuration, never by scanning the system.

use std::path::PathBuf;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::diagnostic::{Diagnostic, Place};

/// Amiri, the Arabic face: regular and bold, SIL Open Font License (`assets/fonts/OFL.txt`).
const AMIRI: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/Amiri-Regular.ttf"),
    include_bytes!("../../assets/fonts/Amiri-Bold.ttf"),
];

/// The Latin family taken from Typst's own fonts; the others there are for mathematics and code.
const LATIN_FAMILY: &str = "Libertinus Serif";

/// All fonts a document may use.
#[derive(Debug)]
pub(super) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// The embedded fonts and those of the given files, in this order.
    pub(super) fn load(extra: &[PathBuf]) -> Result<Self, Vec<Diagnostic>> {
        let latin = typst_assets::fonts()
            .filter_map(|data| Font::new(Bytes::new(data), 0))
            .filter(|font| font.info().family == LATIN_FAMILY);
        let arabic = AMIRI.into_iter().filter_map(|data| Font::new(Bytes::new(data), 0));
        let mut fonts: Vec<Font> = latin.chain(arabic).collect();
        let mut problems = Vec::new();
        for path in extra {
            match read(path) {
                Ok(faces) => fonts.extend(faces),
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts })
    }

    /// Families and variants, for the compiler.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The font at an index of the book.
    pub(super) fn get(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Whether a font has a glyph for `c` and a PDF/A file may contain it.
    pub(super) fn covers(&self, c: char) -> bool {
        if matches!(c, '\n' | '\t') {
            return true;
        }
        // PDF/A forbids these in text, whatever the fonts say.
        let forbidden = c.is_control()
            || matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
            || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}');
        !forbidden && self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)))
    }
}

/// All faces of one font file.
fn read(path: &PathBuf) -> Result<Vec<Font>, Diagnostic> {
    let name = path.display().to_string();
    let data = std::fs::read(path).map_err(|error| {
        Diagnostic::error("font-missing", format!("the font file cannot be read: {error}"))
            .at(Place::file(name.as_str()))
            .help("correct the path under `fonts` in mujaz.toml")
    })?;
    let faces: Vec<Font> = Font::iter(Bytes::new(data)).collect();
    if faces.is_empty() {
        return Err(Diagnostic::error("font-invalid", "the file holds no TrueType or OpenType font")
            .at(Place::file(name)));
    }
    Ok(faces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_are_embedded() {
        let fonts = Fonts::load(&[]).expect("embedded fonts");
        assert_eq!(fonts.fonts.len(), 8, "six Libertinus Serif, two Amiri");
        for c in ['A', 'é', 'ب', 'ﷺ', '٣', '،', '«', '¶', '–', '▯'] {
            assert!(fonts.covers(c), "no glyph for {c}");
        }
    }

    #[test]
    fn what_pdf_a_forbids_is_not_covered() {
        let fonts = Fonts::load(&[]).expect("embedded fonts");
        for c in ['\0', '\u{FEFF}', '\u{E000}', '😀'] {
            assert!(!fonts.covers(c), "{c:?} should not be covered");
        }
    }

    #[test]
    fn a_missing_font_is_an_error_that_names_it() {
        let problems = Fonts::load(&[PathBuf::from("no/such.ttf")]).expect_err("missing");
        assert_eq!(problems[0].code, "font-missing");
        assert_eq!(problems[0].place.as_ref().expect("place").path, "no/such.ttf");
    }
}
