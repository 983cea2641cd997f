//! The fonts: embedded ones, more by configuration, never by scanning the system.

use std::path::PathBuf;

use sha2::{Digest, Sha256};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::diagnostic::{Diagnostic, Place};

/// Amiri, the Arabic face: regular and bold, SIL Open Font License (`assets/fonts/OFL.txt`).
const AMIRI: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/Amiri-Regular.ttf"),
    include_bytes!("../../assets/fonts/Amiri-Bold.ttf"),
];

/// The families taken from Typst's own fonts: the Latin face, and one that is asked only for
/// symbols the others lack, above all ▯, which stands for a character that no font has.
const TYPST_FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// All fonts a document may use.
#[derive(Debug)]
pub(super) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    coverage: Coverage,
}

impl Fonts {
    /// SHA-256 of the data of all fonts, hexadecimal.
    pub(super) fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        for font in &self.fonts {
            hasher.update(font.data().as_slice());
        }
        hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }

    /// The embedded fonts and those of the given files, in this order.
    pub(super) fn load(extra: &[PathBuf]) -> Result<Self, Vec<Diagnostic>> {
        let latin = typst_assets::fonts()
            .filter_map(|data| Font::new(Bytes::new(data), 0))
            .filter(|font| TYPST_FAMILIES.contains(&font.info().family.as_str()));
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
        let coverage = Coverage::of(&fonts);
        Ok(Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, coverage })
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
        self.coverage.contains(c)
    }
}

/// The characters that can be shown, a bit each: every character of every document is looked up.
struct Coverage(Vec<u64>);

impl Coverage {
    /// What at least one font has, less what may not be in a text.
    fn of(fonts: &[Font]) -> Self {
        let mut bits = vec![0_u64; (char::MAX as usize >> 6) + 1];
        let shown = fonts.iter().flat_map(|font| font.info().coverage.iter());
        for c in shown.filter_map(char::from_u32).chain(['\n', '\t']) {
            if !is_unfit(c) {
                bits[c as usize >> 6] |= 1 << (c as usize & 63);
            }
        }
        Self(bits)
    }

    /// Whether a character can be shown.
    fn contains(&self, c: char) -> bool {
        self.0[c as usize >> 6] >> (c as usize & 63) & 1 == 1
    }
}

impl std::fmt::Debug for Coverage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count: u32 = self.0.iter().map(|word| word.count_ones()).sum();
        write!(f, "Coverage({count} characters)")
    }
}

/// What stays out of a text whatever the fonts have: characters that PDF/A forbids, and bidi
/// embeddings, overrides and isolates, which would reach beyond the value they stand in.
fn is_unfit(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => true,
        c => c.is_control(),
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
        for family in ["Libertinus Serif", "Amiri", "DejaVu Sans Mono"] {
            assert!(fonts.fonts.iter().any(|font| font.info().family == family), "{family} is missing");
        }
        for c in ['A', 'é', 'ب', 'ﷺ', '٣', '،', '«', '¶', '–', '▯'] {
            assert!(fonts.covers(c), "no glyph for {c}");
        }
    }

    #[test]
    fn what_pdf_a_forbids_is_not_covered() {
        let fonts = Fonts::load(&[]).expect("embedded fonts");
        for c in ['\0', '\u{FEFF}', '\u{E000}', '\u{202E}', '😀'] {
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
