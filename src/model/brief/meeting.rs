//! The meeting: where, how, and who has which part.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Bilingual, Date, Passage, Titled};

/// The meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// Readable and stable, also the name of the files: `2020-11-02-igf-15`.
    pub id: String,
    /// The meeting's name.
    pub name: Bilingual,
    /// 15 for the fifteenth.
    pub ordinal: Option<u32>,
    /// Id of the entity whose meeting it is.
    pub body: Option<String>,
    /// Its dates, `use` event.
    pub dates: Vec<Date>,
    /// Where it was held.
    pub place: Option<PlaceName>,
    /// How people met.
    pub mode: Mode,
    /// The motto.
    pub theme: Option<Titled>,
    /// Before or after.
    pub tense: Tense,
    /// Who did what.
    pub roles: Vec<RoleOf>,
}

/// A place in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceName {
    /// Arabic as in the text.
    pub ar: String,
    /// English, from the smallest to the country: `Paris, France`.
    pub en: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// How people met. A host country alone decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// A venue or city is stated.
    InPerson,
    /// The text says online.
    Virtual,
    /// Both.
    Hybrid,
    /// Not stated.
    Unknown,
}

/// Whether the release announces the meeting or reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tense {
    /// تشارك, تستضيف.
    Upcoming,
    /// شاركت, اختتمت.
    Past,
    /// Not clear.
    Unknown,
}

/// One party's part in the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleOf {
    /// The part.
    pub role: Role,
    /// Key of the entity: its `id`, or its Arabic where it has none.
    pub entity: String,
    /// The words that say so.
    pub at: Passage,
}

/// Parts a party can have in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// تستضيف.
    Host,
    /// ينظم, يعقد.
    Organiser,
    /// ترأس.
    Chair,
    /// برعاية.
    Sponsor,
    /// يمول.
    Funder,
    /// ينفذ.
    Implementer,
    /// شارك, بحضور.
    Participant,
    /// ترأس وفد.
    HeadOfDelegation,
    /// ممثلة في.
    RepresentedBy,
}
