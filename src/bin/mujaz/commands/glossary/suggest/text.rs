//! Suggestions for a terminal.

use mujaz::model::brief::Origin;
use mujaz::suggest::{Context, Suggestion};

use crate::report::Report;

use super::counted;

/// How many sentences are shown, each of another release as far as there are so many.
const SENTENCES: usize = 3;

/// All of them, numbered.
pub(super) fn list(suggestions: &[Suggestion], report: &Report) -> String {
    let blocks = suggestions.iter().map(|suggestion| one(suggestion, report));
    blocks.collect::<Vec<_>>().join("\n")
}

/// One of them, a block of lines; Arabic has lines of its own.
pub(super) fn one(suggestion: &Suggestion, report: &Report) -> String {
    let mut lines = vec![suggestion.ar.clone()];
    lines.extend(suggestion.spellings.iter().map(|spelling| format!("  also {spelling}")));
    let english = match (&suggestion.en, suggestion.origin) {
        (None, _) => "no English".to_owned(),
        (Some(en), Origin::Transliterated) => format!("{en} (romanised)"),
        (Some(en), _) => format!("{en} (composed)"),
    };
    lines.push(format!("  {}: {english}", suggestion.kind.name()));
    let mentions = counted(suggestion.mentions, "mention", "mentions");
    lines.push(format!("  {mentions} in {}", counted(suggestion.releases, "release", "releases")));
    for like in &suggestion.like {
        lines.push(format!("  like {} [{}]: {:.2}, {}", like.en, like.id, like.score, like.why));
        lines.push(format!("    {}", like.ar));
    }
    for context in shown(&suggestion.contexts) {
        lines.push(format!("  {}, paragraph {}", context.release, context.paragraph));
        lines.push(format!("    {}", context.sentence));
    }
    lines.iter().map(|line| format!("{}\n", report.line(line))).collect()
}

/// The first sentence of each release, then others, up to [`SENTENCES`].
fn shown(contexts: &[Context]) -> Vec<&Context> {
    let is_first = |i: usize| contexts[..i].iter().all(|c| c.release != contexts[i].release);
    let mut order: Vec<usize> = (0..contexts.len()).collect();
    order.sort_by_key(|&i| (!is_first(i), i));
    order.truncate(SENTENCES);
    order.sort_unstable();
    order.into_iter().map(|i| &contexts[i]).collect()
}
