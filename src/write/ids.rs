//! Names of products: one for each meeting of each release, the same on every run.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Place, Warned};

/// A meeting that wants a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Path of the release, as the user gave it.
    pub source: String,
    /// The id the brief gives its meeting.
    pub id: String,
}

/// The longest id, in bytes: file systems stop at 255 with suffix and extension.
const LONGEST: usize = 120;

/// Names Windows keeps for devices.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "index"];

/// Whether an id can be a file name everywhere: lower-case ASCII letters, digits and single hyphens.
pub fn is_safe_id(id: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let is_port = |port: &str| matches!(id.strip_prefix(port), Some(n) if n.len() == 1);
    id.len() <= LONGEST
        && id.split('-').all(is_word)
        && !RESERVED.contains(&id)
        && !is_port("com")
        && !is_port("lpt")
}

/// Gives each meeting an id of its own, in the order wanted.
///
/// Where several want the same, the first in the order of source paths has it and the others get
/// `-2`, `-3`, each with a warning. Ids in `taken` belong to releases outside this run. An id that
/// is not safe is an error and gets `None`.
pub fn assign_ids(wanted: &[Wanted], taken: &BTreeSet<String>) -> Warned<Vec<Option<String>>> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    // A stable sort: two meetings of one release keep their order in it.
    order.sort_by(|&a, &b| wanted[a].source.cmp(&wanted[b].source));
    let natural: BTreeSet<&str> = wanted.iter().map(|w| w.id.as_str()).collect();

    let mut ids: Vec<Option<String>> = vec![None; wanted.len()];
    let mut owners: std::collections::BTreeMap<String, &str> = std::collections::BTreeMap::new();
    let mut diagnostics = Vec::new();
    for at in order {
        let Wanted { source, id } = &wanted[at];
        if !is_safe_id(id) {
            let message = format!("the meeting id `{}` cannot be a file name", id.escape_default());
            let error = Diagnostic::error("unsafe-id", message).at(Place::file(source.as_str()));
            diagnostics.push(error.help("name the meeting with `meeting` in the front matter"));
            continue;
        }
        let own = if !owners.contains_key(id) && !taken.contains(id) {
            id.clone()
        } else {
            // A suffixed id must not take what another meeting is called by itself.
            let free = |candidate: &String| {
                !owners.contains_key(candidate)
                    && !taken.contains(candidate)
                    && !natural.contains(candidate.as_str())
            };
            let Some(own) = (2..).map(|n: u64| format!("{id}-{n}")).find(free) else { continue };
            let message = match owners.get(id) {
                Some(first) if *first == source => {
                    format!("this release gives two meetings the id `{id}`: the second is `{own}`")
                }
                Some(first) => format!("`{first}` has a briefing `{id}` already: this one is `{own}`"),
                None => format!("an earlier run made a briefing `{id}` already: this one is `{own}`"),
            };
            diagnostics.push(
                Diagnostic::warning("same-meeting", message).at(Place::file(source.as_str())).help(
                    "two releases on one meeting give two briefings; remove one release if it is a copy",
                ),
            );
            own
        };
        owners.insert(own.clone(), source);
        ids[at] = Some(own);
    }
    Warned::new(ids, diagnostics)
}
