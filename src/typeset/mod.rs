//! Step 7, `TypstSource -> Pdf`: the Typst compiler, fonts and PDF standards.
//!
//! 1. [`Typesetter::new`] loads the fonts once; all threads share them and one standard library;
//! 2. each document gets a thin world of its own: its main text and the files that came with it,
//!    under fixed virtual paths, and nothing else: no packages, no file system, no clock;
//! 3. the pages are written as PDF or as pictures, or the compiler's messages come back as
//!    diagnostics that name the template and its line.

mod fonts;
mod report;
mod standards;
mod world;

use std::path::PathBuf;

use typst::diag::Warned;
use typst::foundations::{Dict, IntoValue, Smart};
use typst::utils::{LazyHash, Scalar};
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;

pub use self::standards::PdfOptions;

use self::fonts::Fonts;
use self::world::{DocumentWorld, Shared};
use crate::diagnostic::Diagnostic;
use crate::render::TypstSource;

/// How many documents a memoised result outlives its last use. Results about the design library
/// are used by every document and stay; those about one document's text go soon, so that memory
/// stays flat.
const MEMO_AGE: usize = 2;

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file's bytes; the same source and options give the same bytes.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
}

/// The compiler with its fonts; shared by all threads.
#[derive(Debug)]
pub struct Typesetter {
    shared: Shared,
}

impl Typesetter {
    /// Loads the embedded fonts and those at `extra_fonts`, which are paths of font files. `inputs` are
    /// names and values that templates find in `sys.inputs`.
    ///
    /// # Errors
    /// One diagnostic for each file that is missing or is no font.
    pub fn new(extra_fonts: &[PathBuf], inputs: &[(&str, &str)]) -> Result<Self, Vec<Diagnostic>> {
        let fonts = Fonts::load(extra_fonts)?;
        let inputs: Dict = inputs.iter().map(|&(name, value)| (name.into(), value.into_value())).collect();
        let library = Library::builder().with_inputs(inputs).build();
        Ok(Self { shared: Shared::new(LazyHash::new(library), fonts) })
    }

    /// SHA-256 of all fonts, hexadecimal: with other fonts the same source gives other pages.
    pub fn fingerprint(&self) -> String {
        self.shared.fonts.fingerprint()
    }

    /// Whether a font has a glyph for `c` and a PDF/A file may contain it.
    pub fn covers(&self, c: char) -> bool {
        self.shared.fonts.covers(c)
    }

    /// Sets a document as PDF.
    ///
    /// # Errors
    /// The compiler's errors, or those of the chosen PDF standards.
    pub fn pdf(&self, source: &TypstSource, options: &PdfOptions) -> Result<Pdf, Vec<Diagnostic>> {
        let standards = options.typst_standards().map_err(|problem| vec![problem])?;
        self.compile(source, |document, world| {
            let options = typst_pdf::PdfOptions {
                ident: options.identifier.clone().map_or(Smart::Auto, Smart::Custom),
                creator: Smart::Custom(Some(concat!("mujaz ", env!("CARGO_PKG_VERSION")).to_owned())),
                standards,
                ..typst_pdf::PdfOptions::default()
            };
            let bytes = typst_pdf::pdf(document, &options).map_err(|errors| report::all(&errors, world))?;
            Ok(Pdf { bytes, pages: document.pages().len() })
        })
    }

    /// Sets a document as PNG pictures, one a page; `pixel_per_pt` 1.0 is 72 dots an inch.
    ///
    /// # Errors
    /// The compiler's errors, or a picture that cannot be encoded.
    pub fn png(&self, source: &TypstSource, pixel_per_pt: f32) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
        self.compile(source, |document, _| {
            let options = typst_render::RenderOptions {
                pixel_per_pt: Scalar::new(f64::from(pixel_per_pt)),
                ..typst_render::RenderOptions::default()
            };
            let encode = |page| {
                typst_render::render(page, &options).encode_png().map_err(|error| {
                    vec![Diagnostic::error("picture", format!("a page cannot be written as PNG: {error}"))]
                })
            };
            document.pages().iter().map(encode).collect()
        })
    }

    /// Compiles, hands the document to `export`, and empties the compiler's memory of it whatever
    /// happened.
    fn compile<T>(
        &self,
        source: &TypstSource,
        export: impl FnOnce(&PagedDocument, &DocumentWorld<'_>) -> Result<T, Vec<Diagnostic>>,
    ) -> Result<T, Vec<Diagnostic>> {
        let result = DocumentWorld::new(&self.shared, source).and_then(|world| {
            let Warned { output, warnings: _ } = typst::compile::<PagedDocument>(&world);
            match output {
                Ok(document) => export(&document, &world),
                Err(errors) => Err(report::all(&errors, &world)),
            }
        });
        comemo::evict(MEMO_AGE);
        result
    }
}
