//! What `render` hands to `typeset`.

use std::sync::Arc;

use super::origin::Origins;
use crate::diagnostic::Place;

/// A document for the Typst compiler: its main text and all files it may read, under fixed virtual
/// paths.
#[derive(Debug, Clone)]
pub struct TypstSource {
    /// Virtual path of the main text; the same for every document of a layout.
    pub name: String,
    /// The main text, generated from a template.
    pub text: String,
    /// Virtual path and text of the design library's files, the same for every document.
    pub library: Arc<[(String, String)]>,
    /// Virtual path and content of data files: the brief's JSON.
    pub data: Vec<(String, Vec<u8>)>,
    /// The document's title in both languages.
    pub title: String,
    /// The templates, for finding the line a message is about.
    pub(super) origins: Arc<Origins>,
}

impl TypstSource {
    /// The place in a template from which a place in [`text`](Self::text) came, as well as it can
    /// be told; otherwise the place unchanged.
    #[must_use]
    pub fn in_template(&self, place: Place) -> Place {
        self.origins.in_template(&self.name, place)
    }

    /// A place in the design library with the path of the file it was loaded from.
    #[must_use]
    pub fn in_library(&self, place: Place) -> Place {
        self.origins.in_library(place)
    }
}
