//! What a document can see: its own text, the files that came with it, the fonts. Nothing else.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::fonts::Fonts;
use crate::diagnostic::Diagnostic;
use crate::render::TypstSource;

/// What all documents have in common.
pub(super) struct Shared {
    pub(super) library: LazyHash<Library>,
    pub(super) fonts: Fonts,
    /// The design library's files, parsed once: they are the same for every document.
    parsed: Mutex<Vec<Source>>,
}

impl Shared {
    /// A standard library and fonts, nothing parsed yet.
    pub(super) fn new(library: LazyHash<Library>, fonts: Fonts) -> Self {
        Self { library, fonts, parsed: Mutex::new(Vec::new()) }
    }

    /// A file of the design library, parsed at most once for each content.
    fn parse(&self, id: FileId, text: &str) -> Source {
        // A panic elsewhere cannot leave a list of parsed files half-written.
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = parsed.iter().find(|source| source.id() == id && source.text() == text) {
            return known.clone();
        }
        parsed.retain(|source| source.id() != id);
        let source = Source::new(id, text.to_owned());
        parsed.push(source.clone());
        source
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("fonts", &self.fonts).finish_non_exhaustive()
    }
}

/// One document's world.
pub(super) struct DocumentWorld<'a> {
    shared: &'a Shared,
    /// What it was made from, for finding a template's line.
    pub(super) origin: &'a TypstSource,
    main: Source,
    library_files: Vec<Source>,
    data: Vec<(FileId, Bytes)>,
}

impl<'a> DocumentWorld<'a> {
    /// Interns the paths and parses what is new.
    pub(super) fn new(shared: &'a Shared, source: &'a TypstSource) -> Result<Self, Vec<Diagnostic>> {
        let main = Source::new(file_id(&source.name)?, source.text.clone());
        let mut library_files = Vec::new();
        for (path, text) in source.library.iter() {
            library_files.push(shared.parse(file_id(path)?, text));
        }
        let mut data = Vec::new();
        for (path, bytes) in &source.data {
            data.push((file_id(path)?, Bytes::new(bytes.clone())));
        }
        Ok(Self { shared, origin: source, main, library_files, data })
    }
}

/// The id of a virtual path. Ids are never freed by Typst, so paths are few and fixed.
fn file_id(path: &str) -> Result<FileId, Vec<Diagnostic>> {
    match VirtualPath::new(path) {
        Ok(path) => Ok(RootedPath::new(VirtualRoot::Project, path).intern()),
        Err(error) => Err(vec![Diagnostic::error("template-path", format!("`{path}`: {error}"))]),
    }
}

/// The answer to a request for anything that did not come with the document.
fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        std::iter::once(&self.main)
            .chain(&self.library_files)
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if let Some((_, bytes)) = self.data.iter().find(|(known, _)| *known == id) {
            return Ok(bytes.clone());
        }
        self.source(id).map(|source| Bytes::from_string(source.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        // No clock: the same release gives the same file on any day.
        None
    }
}
