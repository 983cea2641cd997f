//! The whole flow on one screen: ingest has read a release; here it is located, mapped, modelled,
//! proofed, rendered and typeset. Writing the products is the caller's last step.

use std::path::PathBuf;

use chrono::{DateTime, Datelike, NaiveDate};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Severity, Warned};
use crate::document::Release;
use crate::english::Style;
use crate::explain::{Explained, explain};
use crate::glossary::{Cache, Glossary, store};
use crate::locate::locate;
use crate::map::{MapOptions, Mapped, map};
use crate::model::brief::YearOrigin;
use crate::model::{Brief, build};
use crate::proof::{Proofed, proof};
use crate::render::{self, RenderOptions, Templates};
use crate::typeset::{PdfOptions, Typesetter};

pub use crate::map::Publisher;
pub use crate::render::Layout;

/// What an engine is made from.
#[derive(Debug, Clone, Default)]
pub struct EngineOptions {
    /// House glossaries, later ones over earlier ones.
    pub glossary_folders: Vec<PathBuf>,
    /// Whether the glossary in the binary lies beneath them.
    pub shipped_glossary: bool,
    /// Where the glossary is kept compiled.
    pub glossary_cache: Cache,
    /// Templates that override the shipped ones.
    pub templates: Option<PathBuf>,
    /// Further font files.
    pub fonts: Vec<PathBuf>,
    /// ISO 3166-1 alpha-2 code of the house.
    pub country: Option<String>,
    /// The English of the house.
    pub style: Style,
    /// What single publishers are known to mean.
    pub publishers: Vec<Publisher>,
    /// `SOURCE_DATE_EPOCH`, in seconds since 1970: the document date where the release has none.
    pub source_date_epoch: Option<i64>,
}

/// What to make of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// PDF.
    Pdf,
    /// The brief as JSON.
    Json,
    /// Typst source.
    Typ,
    /// One picture for each page.
    Png,
}

impl Format {
    /// What names of this format's files end with.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Json => ".json",
            Self::Typ => ".typ",
            Self::Png => ".png",
        }
    }
}

/// Options of [`Engine::product`].
#[derive(Debug, Clone, Default)]
pub struct ProductOptions {
    /// Page layout.
    pub layout: Layout,
    /// PDF standards, such as `a-3a` and `ua-1`; empty for the default, `none` for plain PDF.
    pub pdf_standards: Vec<String>,
    /// Who publishes the briefing: the author of the document, named at its foot.
    pub publisher: Option<String>,
}

/// The name of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProductName {
    /// The meeting's id, then this: `.pdf`, `-1.png`.
    Own(String),
    /// A file that all briefings of the folder share: `design-base.typ`.
    Shared(String),
}

impl ProductName {
    /// Whether this is a briefing's own file in a format.
    pub fn is_of(&self, format: Format) -> bool {
        matches!(self, Self::Own(ending) if ending.ends_with(format.ending()))
    }

    /// The file name for a meeting's id.
    pub fn of(&self, id: &str) -> String {
        match self {
            Self::Own(ending) => format!("{id}{ending}"),
            Self::Shared(name) => name.clone(),
        }
    }
}

/// A file made from a brief.
#[derive(Debug, Clone)]
pub struct Product {
    /// What it is called.
    pub name: ProductName,
    /// The file.
    pub bytes: Vec<u8>,
    /// Pages, 0 where the format has none.
    pub pages: usize,
}

/// The sources of the program, of which only the hashes are in it: a program with other rules must not
/// take what this one found for its own.
#[derive(RustEmbed)]
#[folder = "src/"]
#[metadata_only = true]
struct Program;

/// A hash of the sources of the program.
fn program() -> String {
    let mut hasher = Sha256::new();
    for name in Program::iter() {
        hasher.update(name.as_bytes());
        hasher.update(Program::get(&name).map_or([0; 32], |file| file.metadata.sha256_hash()));
    }
    hexadecimal(&hasher.finalize())
}

fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A product named after its meeting.
fn own(ending: &str, bytes: Vec<u8>, pages: usize) -> Product {
    Product { name: ProductName::Own(ending.to_owned()), bytes, pages }
}

/// What the design library may ask of the house: `sys.inputs.spelling`.
fn inputs(style: Style) -> [(&'static str, &'static str); 1] {
    [("spelling", style.spelling.name())]
}

impl EngineOptions {
    /// What the mapper needs of them.
    fn for_map(&self) -> MapOptions {
        MapOptions { country: self.country.clone(), publishers: self.publishers.clone() }
    }
}

/// Steps 2 to 4 with any glossary, without anything that a page needs: what an engine made with these
/// options sees.
pub fn briefs(release: &Release, glossary: &Glossary, options: &EngineOptions) -> Vec<Brief> {
    let mapped = mapped(release, glossary, &options.for_map(), options.style);
    modelled(&mapped, glossary, &options.for_map(), options.style)
}

/// Step 4, with what the editor states.
fn modelled(mapped: &Mapped<'_>, glossary: &Glossary, options: &MapOptions, style: Style) -> Vec<Brief> {
    let text = mapped.located.release.stated_meeting();
    let stated = text.as_ref().map(|text| self::mapped(text, glossary, options, style));
    build(mapped, stated.as_ref(), glossary, style)
}

/// Steps 2 and 3.
fn mapped<'r>(release: &'r Release, glossary: &Glossary, options: &MapOptions, style: Style) -> Mapped<'r> {
    let mut mapped = map(locate(release), glossary, options);
    mapped.spell(style);
    mapped
}

/// Pixels per point of `--format png`: 144 dots per inch.
const PIXELS_PER_POINT: f32 = 2.0;

/// The steps 2 to 7 with what they share.
#[derive(Debug)]
pub struct Engine {
    glossary: Glossary,
    templates: Templates,
    typesetter: Typesetter,
    map_options: MapOptions,
    style: Style,
    source_date_epoch: Option<i64>,
    fingerprint: String,
}

impl Engine {
    /// Reads glossary, templates and fonts. Bad glossary entries are left out and reported; the
    /// others are used.
    ///
    /// # Errors
    /// A template with an error, a missing font, or a glossary without a single entry.
    pub fn new(options: &EngineOptions) -> Result<Warned<Self>, Vec<Diagnostic>> {
        let mut layers = Vec::new();
        let mut problems = Vec::new();
        if options.shipped_glossary {
            layers.push(store::shipped());
        }
        for folder in &options.glossary_folders {
            let (files, found) = store::folder(folder);
            layers.push(files);
            problems.extend(found);
        }
        let (glossary, found) = Glossary::open(&layers, &options.glossary_cache);
        problems.extend(found);
        problems.extend(options.publishers.iter().flat_map(|p| unknown_names(p, &glossary)));
        let templates = Templates::load(options.templates.as_deref());
        let typesetter = Typesetter::new(&options.fonts, &inputs(options.style));
        match (templates, typesetter) {
            (Ok(templates), Ok(typesetter)) => Ok(Warned::new(
                Self {
                    fingerprint: format!(
                        "{} {} {} {:?}",
                        program(),
                        templates.fingerprint(),
                        typesetter.fingerprint(),
                        options.style.spelling
                    ),
                    glossary,
                    templates,
                    typesetter,
                    map_options: options.for_map(),
                    style: options.style,
                    source_date_epoch: options.source_date_epoch,
                },
                problems,
            )),
            (templates, typesetter) => {
                problems.extend(templates.err().unwrap_or_default());
                problems.extend(typesetter.err().unwrap_or_default());
                problems.retain(|p| p.severity == Severity::Error);
                Err(problems)
            }
        }
    }

    /// The glossary in use.
    pub fn glossary(&self) -> &Glossary {
        &self.glossary
    }

    /// A hash of everything that decides what the steps 2 to 5 make of a release and which date its
    /// documents bear: the program, the glossary, the fonts, the options.
    pub fn identity(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(self.glossary.identity());
        let Self { fingerprint, style, map_options, source_date_epoch, .. } = self;
        hasher.update(format!("{fingerprint} {style:?} {map_options:?} {source_date_epoch:?}").as_bytes());
        hexadecimal(&hasher.finalize())
    }

    /// What decides the bytes of a product beside the brief, the date of the document and the options:
    /// hashes of the program, the templates and the fonts.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Steps 2 to 5.
    pub fn briefs(&self, release: &Release) -> Vec<Proofed> {
        let briefs = modelled(&self.map(release), &self.glossary, &self.map_options, self.style);
        briefs.into_iter().map(|brief| proof(brief, &|c| self.typesetter.covers(c))).collect()
    }

    /// Steps 6 and 7.
    ///
    /// # Errors
    /// When a template or the compiler refuses.
    pub fn product(
        &self,
        brief: &Proofed,
        format: Format,
        options: &ProductOptions,
    ) -> Result<Vec<Product>, Vec<Diagnostic>> {
        if format == Format::Json {
            let text = render::json(brief)
                .map_err(|error| vec![Diagnostic::error("json", format!("the brief is no JSON: {error}"))])?;
            return Ok(vec![own(format.ending(), text.into_bytes(), 0)]);
        }
        // Of the archival standards only A-3 and A-4f have room for the attached JSON.
        let attach =
            options.pdf_standards.iter().all(|s| !s.starts_with("a-") || s.starts_with("a-3") || s == "a-4f");
        let render = RenderOptions {
            layout: options.layout,
            document_date: self.document_date(brief),
            // The file to attach is not there for whoever compiles the source.
            attach: attach && format != Format::Typ,
            style: self.style,
            publisher: options.publisher.clone(),
        };
        let source = self
            .templates
            .render(brief, &render, &|c| self.typesetter.covers(c))
            .map_err(|problem| vec![problem])?;
        match format {
            Format::Typ => {
                let (main, library) = source.standalone();
                let shared = library.into_iter().map(|(name, text)| Product {
                    name: ProductName::Shared(name),
                    bytes: text.into_bytes(),
                    pages: 0,
                });
                Ok([own(format.ending(), main.into_bytes(), 0)].into_iter().chain(shared).collect())
            }
            Format::Png => {
                let pages = self.typesetter.png(&source, PIXELS_PER_POINT)?;
                let count = pages.len();
                let numbered = pages.into_iter().enumerate();
                Ok(numbered
                    .map(|(i, bytes)| own(&format!("-{}{}", i + 1, format.ending()), bytes, count))
                    .collect())
            }
            _ => {
                let mut pdf =
                    PdfOptions { identifier: Some(brief.meeting.id.clone()), ..PdfOptions::default() };
                if !options.pdf_standards.is_empty() {
                    pdf.standards = options.pdf_standards.iter().filter(|s| *s != "none").cloned().collect();
                }
                let made = self.typesetter.pdf(&source, &pdf)?;
                Ok(vec![own(Format::Pdf.ending(), made.bytes, made.pages)])
            }
        }
    }

    /// Year, month and day in the PDF's metadata: of publication, else `SOURCE_DATE_EPOCH`, else of the
    /// meeting where its year is known, else 1980-01-01. No clock is read.
    pub fn document_date(&self, brief: &Brief) -> (i32, u8, u8) {
        let published = brief.source.published.as_deref().and_then(|p| p.parse::<NaiveDate>().ok());
        let epoch =
            || self.source_date_epoch.and_then(|s| DateTime::from_timestamp(s, 0)).map(|d| d.date_naive());
        let meeting = || {
            let dates = brief.meeting.dates.iter().filter(|d| d.year != YearOrigin::Unknown);
            dates.filter_map(|d| d.start.parse::<NaiveDate>().ok()).min()
        };
        let date = published.or_else(epoch).or_else(meeting);
        let part = |n: u32| u8::try_from(n).unwrap_or(1);
        date.map_or((1980, 1, 1), |d| (d.year(), part(d.month()), part(d.day())))
    }

    /// Each Arabic name in text order: what it became, by which rule, and what else it could be.
    pub fn explain(&self, release: &Release) -> Explained {
        let mapped = self.map(release);
        let brief = modelled(&mapped, &self.glossary, &self.map_options, self.style).swap_remove(0);
        explain(&brief, &mapped, &self.glossary)
    }

    /// Steps 2 and 3.
    fn map<'r>(&self, release: &'r Release) -> Mapped<'r> {
        mapped(release, &self.glossary, &self.map_options, self.style)
    }
}

/// Ids of a publisher's names that are no concepts.
fn unknown_names(publisher: &Publisher, glossary: &Glossary) -> Vec<Diagnostic> {
    let unknown = publisher.names.iter().filter(|(_, id)| glossary.get(id).is_none());
    unknown
        .map(|(words, id)| {
            let message =
                format!("publisher \u{201C}{}\u{201D}: `{id}` for {words} is no concept", publisher.name);
            Diagnostic::error("publisher-name", message)
                .help("write the id of a concept, as `mujaz glossary find` shows it, in mujaz.toml")
        })
        .collect()
}
