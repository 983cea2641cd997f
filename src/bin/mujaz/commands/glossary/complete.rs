//! Tab completion of ids: the glossary of the folder one is in, each id with its English name.

use std::ffi::OsStr;

use clap_complete::engine::CompletionCandidate;
use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::store;

use crate::config::Config;

/// The most ids that are offered; a shell does not show more.
const MOST: usize = 200;

/// The ids that begin with what is typed. A shell in the middle of a line is no place for messages, so
/// what is wrong with the project is passed over here.
pub(crate) fn ids(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let Ok(config) = Config::load(None) else { return Vec::new() };
    let mut layers = Vec::new();
    if config.shipped_glossary {
        layers.push(store::shipped());
    }
    layers.extend(config.glossary.iter().map(|folder| store::folder(folder).0));
    let (catalogue, _) = Catalogue::of(&layers);
    let concepts = catalogue.concepts();
    let from = concepts.partition_point(|concept| concept.id.as_str() < typed);
    concepts[from..]
        .iter()
        .take_while(|concept| concept.id.starts_with(typed))
        .take(MOST)
        .map(|concept| CompletionCandidate::new(&concept.id).help(Some(concept.name_en().to_owned().into())))
        .collect()
}
