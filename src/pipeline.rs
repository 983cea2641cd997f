//! The whole flow on one screen. STUB: the interface the command line is written against; the lead
//! replaces this file.

use std::path::PathBuf;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Warned};
use crate::document::Release;
use crate::model::brief::{
    Bilingual, Brief, BriefParagraph, Generator, Meeting, Mode, Passage, SCHEMA, Source, Tense,
};
use crate::proof::{Proofed, proof};

pub use crate::render::Layout;

/// What an engine is made from.
#[derive(Debug, Clone, Default)]
pub struct EngineOptions {
    /// House glossaries, later ones over earlier ones.
    pub glossary_folders: Vec<PathBuf>,
    /// Whether the glossary in the binary lies beneath them.
    pub shipped_glossary: bool,
    /// Templates that override the shipped ones.
    pub templates: Option<PathBuf>,
    /// Further font files.
    pub fonts: Vec<PathBuf>,
    /// ISO 3166-1 alpha-2 code of the house.
    pub country: Option<String>,
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

/// Options of [`Engine::product`].
#[derive(Debug, Clone, Default)]
pub struct ProductOptions {
    /// Page layout.
    pub layout: Layout,
    /// PDF standards, such as `a-3a` and `ua-1`; empty for the default.
    pub pdf_standards: Vec<String>,
    /// Who publishes the briefing, for the page's head.
    pub publisher: Option<String>,
}

/// A file made from a brief.
#[derive(Debug, Clone)]
pub struct Product {
    /// What follows the meeting's id in the file name: `.pdf`, `-1.png`.
    pub suffix: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Pages, 0 where the format has none.
    pub pages: usize,
}

/// What became of one Arabic name, and why.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The name as it stands in the text.
    pub at: Passage,
    /// Its English.
    pub en: Option<String>,
    /// Its concept.
    pub id: Option<String>,
    /// The rule path.
    pub rule: String,
    /// Other concepts it could have been.
    pub candidates: Vec<Candidate>,
}

/// A concept a name could have been.
#[derive(Debug, Clone, Serialize)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its English.
    pub en: Option<String>,
}

/// The steps 2 to 7 with what they share.
#[derive(Debug)]
pub struct Engine;

impl Engine {
    /// Reads glossary, templates and fonts.
    ///
    /// # Errors
    /// When one of them cannot be used.
    pub fn new(_: &EngineOptions) -> Result<Warned<Self>, Vec<Diagnostic>> {
        Ok(Warned::new(Self, Vec::new()))
    }

    /// A hash of what decides the bytes of a product beside the brief and the options: the program,
    /// templates, fonts.
    pub fn fingerprint(&self) -> &str {
        env!("CARGO_PKG_VERSION")
    }

    /// Steps 2 to 5.
    pub fn briefs(&self, release: &Release) -> Vec<Proofed> {
        let first = release.paragraphs.first().map(|p| p.text.clone()).unwrap_or_default();
        let words = |en: &str| Bilingual { en: en.into(), ar: first.clone() };
        vec![proof(Brief {
            schema: SCHEMA.into(),
            generator: Generator { name: "mujaz".into(), glossary: String::new() },
            source: Source {
                path: release.path.clone(),
                sha256: release.sha256.clone(),
                title: release.front.title.clone(),
                published: release.front.published.clone(),
                publisher: release.front.publisher.clone(),
                url: release.front.url.clone(),
            },
            headline: words("not stated"),
            meeting: Meeting {
                id: "meeting".into(),
                name: words("not stated"),
                ordinal: None,
                body: None,
                dates: Vec::new(),
                place: None,
                mode: Mode::Unknown,
                theme: None,
                tense: Tense::Unknown,
                roles: Vec::new(),
            },
            dates: Vec::new(),
            entities: Vec::new(),
            figures: Vec::new(),
            ordinals: Vec::new(),
            sessions: Vec::new(),
            agenda: Vec::new(),
            statements: Vec::new(),
            outcomes: Vec::new(),
            agreements: Vec::new(),
            next_steps: Vec::new(),
            summary: Vec::new(),
            paragraphs: release
                .paragraphs
                .iter()
                .map(|p| BriefParagraph { ar: p.text.clone(), en: None, background: false })
                .collect(),
            findings: Vec::new(),
        })]
    }

    /// The same brief under the id that keeps it apart from other meetings.
    pub fn named(&self, brief: &Proofed, id: &str) -> Proofed {
        let mut brief: Brief = (**brief).clone();
        brief.meeting.id = id.to_owned();
        proof(brief)
    }

    /// Steps 6 and 7.
    ///
    /// # Errors
    /// When a template or the compiler refuses.
    pub fn product(
        &self,
        brief: &Proofed,
        format: Format,
        _: &ProductOptions,
    ) -> Result<Vec<Product>, Vec<Diagnostic>> {
        match format {
            Format::Json => {
                let bytes = serde_json::to_vec_pretty(&**brief).unwrap_or_default();
                Ok(vec![Product { suffix: ".json".into(), bytes, pages: 0 }])
            }
            _ => Err(vec![Diagnostic::error("not-built", "this build of mujaz has no typesetting yet")]),
        }
    }

    /// Each Arabic name, what it became, by which rule.
    pub fn explain(&self, _: &Release) -> Vec<Explanation> {
        Vec::new()
    }
}
