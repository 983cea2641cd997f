//! The shape of `phrases.toml`.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) unit: Vec<UnitEntry>,
    pub(super) qualifier: Vec<Pair>,
    pub(super) meeting: Vec<Pair>,
    pub(super) adjective: Vec<Pair>,
    pub(super) verb: Vec<VerbEntry>,
    pub(super) encounter: VerbEntry,
    pub(super) outcome: Vec<OutcomeEntry>,
    pub(super) complement: Vec<ComplementEntry>,
    pub(super) group: Vec<GroupEntry>,
    pub(super) post: Vec<PostEntry>,
    pub(super) vote: Vec<VoteEntry>,
    pub(super) part: Vec<PartEntry>,
    pub(super) online: Vec<Words>,
    pub(super) onsite: Vec<Words>,
    pub(super) head: Vec<HeadEntry>,
    pub(super) attendees: Vec<Pair>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitEntry {
    pub(super) ar: Vec<String>,
    pub(super) en: [String; 2],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pair {
    pub(super) ar: Vec<String>,
    pub(super) en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OutcomeEntry {
    pub(super) grade: String,
    pub(super) ar: Vec<String>,
    pub(super) nouns: Vec<String>,
    pub(super) links: Vec<String>,
    pub(super) coming: Vec<String>,
    pub(super) done: String,
    pub(super) r#do: String,
    pub(super) noun: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbEntry {
    pub(super) ar: Vec<String>,
    pub(super) en: String,
    pub(super) before: Option<String>,
    #[serde(default)]
    pub(super) links: Vec<String>,
    #[serde(default = "yes")]
    pub(super) direct: bool,
    pub(super) about: String,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComplementEntry {
    pub(super) ar: Vec<String>,
    pub(super) en: Option<String>,
    pub(super) party: Option<String>,
    pub(super) whole: Option<String>,
    #[serde(default)]
    pub(super) to: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupEntry {
    pub(super) ar: Vec<String>,
    pub(super) en: String,
    #[serde(default)]
    pub(super) of: bool,
    #[serde(default)]
    pub(super) alone: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostEntry {
    pub(super) ar: Vec<String>,
    pub(super) en: [String; 2],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VoteEntry {
    pub(super) kind: String,
    pub(super) ar: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartEntry {
    pub(super) role: String,
    pub(super) ar: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadEntry {
    pub(super) ar: String,
    pub(super) en: String,
    pub(super) link: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) ar: Vec<String>,
}
