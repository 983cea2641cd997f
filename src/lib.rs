//! mujaz (موجز, "brief") reads Arabic press releases about international meetings, pairs every
//! name with its English equivalent through a maintained glossary, and sets bilingual
//! Arabic/English briefing PDFs, one per meeting.
//!
//! The steps, in the order in which a release passes through them; [`pipeline`] has them on one
//! screen:
//!
//! 1. [`ingest`]: files to [`document::Release`];
//! 2. [`locate`]: dates, figures, ordinals, quotes, candidate names;
//! 3. [`map`]: names paired with English through the [`glossary`];
//! 4. [`model`]: which meetings, who, when, where, what: one [`model::Brief`] per meeting;
//! 5. [`proof`]: checks on the finished brief;
//! 6. [`render`]: minijinja fills the Typst templates;
//! 7. [`typeset`]: the Typst compiler, fonts, PDF standards;
//! 8. [`write`](mod@write): files in `output/`, whole or not at all.
//!
//! [`impact`] compares the briefs that two glossaries give, [`suggest`](mod@suggest) gathers the names
//! that they leave open.
//!
//! The steps from [`render`] on, [`pipeline`] and [`explain`] come with the feature `program`, which is on
//! by default.
//!
//! [`arabic`], [`diagnostic`], [`document`], [`english`] and [`glossary`] are the things the steps
//! work with; [`exchange`] reads and writes the glossary in the formats of other programs.

// What unit tests and integration tests share names the library from outside.
#[cfg(test)]
extern crate self as mujaz;

pub mod arabic;
pub mod diagnostic;
pub mod document;
pub mod english;
pub mod exchange;
#[cfg(feature = "program")]
pub mod explain;
pub mod glossary;
pub mod impact;
pub mod ingest;
pub mod locate;
pub mod map;
pub mod model;
#[cfg(feature = "program")]
pub mod pipeline;
pub mod proof;
#[cfg(feature = "program")]
pub mod render;
pub mod suggest;
#[cfg(feature = "program")]
pub mod typeset;
#[cfg(feature = "program")]
pub mod write;
