//! The brief: schema `mujaz.brief/1`.
//!
//! This is the one value that everything after the mapper looks at: `--format json` writes it, the
//! PDF carries it as an attachment, templates print it, and a person can check it against the
//! release, because each statement has its span. Changes are additive.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::diagnostic::findings::Wording;
pub use crate::glossary::{Kind as EntityKind, Status};
pub use crate::map::{Origin, Via};

/// The schema's name and version, the first field of every brief.
pub const SCHEMA: &str = "mujaz.brief/1";

/// One meeting, as one release reports it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Brief {
    /// Always `mujaz.brief/1`.
    pub schema: String,
    /// Program and version, and the hash of the glossary it used.
    pub generator: Generator,
    /// The release.
    pub source: Source,
    /// One line that says what happened.
    pub headline: Bilingual,
    /// The meeting itself.
    pub meeting: Meeting,
    /// Every date of the release, in text order.
    pub dates: Vec<Date>,
    /// Every name, in order of first mention.
    pub entities: Vec<Entity>,
    /// Figures with their unit.
    pub figures: Vec<Figure>,
    /// Ordinals, and the numbers of numbered events.
    pub ordinals: Vec<Ordinal>,
    /// Sessions of the meeting.
    pub sessions: Vec<Session>,
    /// What was or will be dealt with.
    pub agenda: Vec<AgendaItem>,
    /// Who announced, stressed, called for what.
    pub statements: Vec<Statement>,
    /// What came out, graded.
    pub outcomes: Vec<Outcome>,
    /// Agreements and memoranda.
    pub agreements: Vec<Agreement>,
    /// Elections and candidacies.
    #[serde(default)]
    pub elections: Vec<Election>,
    /// What follows.
    pub next_steps: Vec<NextStep>,
    /// English sentences made from the facts, with the Arabic they rest on.
    pub summary: Vec<Sentence>,
    /// The release in full.
    pub paragraphs: Vec<BriefParagraph>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
}

/// What made the brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Generator {
    /// `mujaz` and its version.
    pub name: String,
    /// First 16 hexadecimal digits of the SHA-256 of the glossary in use, all layers.
    pub glossary: String,
}

/// The release a brief was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Path as given.
    pub path: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Title, verbatim.
    pub title: Option<String>,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// Publisher or news agency, verbatim.
    pub publisher: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// The same thing in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Arabic, verbatim from the release where it comes from it.
    pub ar: String,
}

/// Arabic from the text with English where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Titled {
    /// Arabic, verbatim.
    pub ar: String,
    /// English, `null` where the glossary has none.
    pub en: Option<String>,
}

/// A passage of the release. Offsets count Unicode scalar values of `paragraphs[paragraph].ar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Span")]
pub struct Passage {
    /// Index of the paragraph, from 0.
    pub paragraph: usize,
    /// First scalar value.
    pub start: usize,
    /// One past the last scalar value.
    pub end: usize,
    /// The passage, verbatim.
    pub text: String,
}

impl Passage {
    /// Its bytes in the text of its paragraph; `None` where the text is shorter, as in a brief that
    /// was edited.
    pub fn bytes(&self, paragraph: &str) -> Option<std::ops::Range<usize>> {
        let byte = |n: usize| paragraph.char_indices().map(|(i, _)| i).chain([paragraph.len()]).nth(n);
        let (start, end) = (byte(self.start)?, byte(self.end)?);
        (start <= end).then_some(start..end)
    }
}

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

/// A date or a range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// ISO 8601 cut to what is known: `2020-11-02`, `2020-11`, `2020`, `--10-30`.
    pub start: String,
    /// Last day, the same form; equal to `start` for a single date.
    pub end: String,
    /// Which part of the month, year or week is meant (مطلع العام المقبل); absent for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<DatePart>,
    /// The day is only the first or the last of the meeting (اختتم أمس); absent where it is the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edge: Option<Edge>,
    /// Where the year comes from.
    pub year: YearOrigin,
    /// What the date is of.
    pub r#use: DateUse,
    /// English: `30–31 October (year not stated)`.
    pub en: String,
    /// The words.
    pub at: Passage,
}

/// Which day of a meeting a date is, where only that one is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// انطلق, افتتح.
    First,
    /// اختتم, في ختام.
    Last,
}

/// A part of a month, a year or a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DatePart {
    /// مطلع, بداية, أوائل.
    Beginning,
    /// منتصف, أواسط.
    Middle,
    /// نهاية, أواخر.
    End,
}

impl DatePart {
    /// English, before the period.
    pub(crate) fn english(self) -> &'static str {
        match self {
            Self::Beginning => "beginning of ",
            Self::Middle => "middle of ",
            Self::End => "end of ",
        }
    }
}

/// Where a year comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum YearOrigin {
    /// The text says it.
    Stated,
    /// From the publication date, the event's own title, an edition table, or a weekday.
    Inferred,
    /// Not known, and not guessed.
    Unknown,
}

/// What a date is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateUse {
    /// The meeting, or a phase of it.
    Event,
    /// One session.
    Session,
    /// The year in a title: IGF 2020.
    Edition,
    /// The release.
    Publication,
    /// History.
    Background,
    /// Anything else.
    Other,
}

/// One name of the release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Concept id; `null` where the glossary does not know it.
    pub id: Option<String>,
    /// Its sort.
    pub kind: EntityKind,
    /// Arabic name: the glossary's, else as in the text.
    pub ar: String,
    /// English name without acronym; `null` where unresolved.
    pub en: Option<String>,
    /// Acronym or short name.
    pub short: Option<String>,
    /// Finer sort in English: `ministry`, `regulator`.
    pub class: Option<String>,
    /// How the English came about.
    pub origin: Origin,
    /// Status in the glossary.
    pub status: Option<Status>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// A person's office.
    pub role: Option<Titled>,
    /// Address of the source of the English.
    pub source: Option<String>,
    /// Ids this could also be.
    pub candidates: Vec<String>,
    /// The concept that has taken its place since; `null` where the name still holds.
    pub successor: Option<Successor>,
    /// Where it stands.
    pub mentions: Vec<Mention>,
}

/// What a body that was renamed or replaced is called now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Successor {
    /// Concept id.
    pub id: String,
    /// Arabic name.
    pub ar: String,
    /// English name without acronym.
    pub en: String,
}

impl Entity {
    /// The key by which roles and statements name this entity.
    pub fn key(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.ar)
    }
}

/// One place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// The passage.
    #[serde(flatten)]
    pub at: Passage,
    /// By which kind of term.
    pub via: Via,
    /// The rule path, for a person.
    pub explain: String,
    /// The release does not say it: it is what its publisher is known to mean by these words.
    #[serde(default)]
    pub assumed: bool,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// The number, scale words multiplied out: 1600000000.
    pub value: f64,
    /// What is counted: a currency code, `%`, or an English noun; `null` where not known.
    pub unit: Option<String>,
    /// `more than`, `approximately`.
    pub qualifier: Option<String>,
    /// English: `US$1.6 billion`.
    pub en: String,
    /// The words.
    pub at: Passage,
}

/// An ordinal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ordinal {
    /// 15 for the fifteenth.
    pub value: u32,
    /// The words.
    pub at: Passage,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Session {
    /// Its title.
    pub title: Titled,
    /// Its number.
    pub number: Option<u32>,
    /// When.
    pub dates: Vec<Date>,
    /// The words.
    pub at: Passage,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AgendaItem {
    /// Verbatim.
    pub ar: String,
    /// English where the glossary has all of it.
    pub en: Option<String>,
    /// The words.
    pub at: Passage,
}

/// Who said something, and how strongly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Key of the entity; `null` where the text names none.
    pub speaker: Option<String>,
    /// The group that speaks where it is no name: المشاركون, `the participants`.
    #[serde(default)]
    pub group: Option<Titled>,
    /// The reporting verb.
    pub verb: Bilingual,
    /// What was said, as far as it is names and terms with English: `the importance of digital
    /// skills`.
    #[serde(default)]
    pub about: Option<String>,
    /// The sentence.
    pub at: Passage,
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// How binding.
    pub grade: Grade,
    /// It is still to come: سيناقش.
    #[serde(default)]
    pub coming: bool,
    /// Key of the entity that decided; `null` where the text names none.
    #[serde(default)]
    pub by: Option<String>,
    /// Verbatim.
    pub ar: String,
    /// What came out, as far as it is names, terms and figures with English: `12 resolutions`.
    #[serde(default)]
    pub en: Option<String>,
    /// The words.
    pub at: Passage,
}

/// How binding an outcome is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// قرر.
    Decided,
    /// اعتمد.
    Adopted,
    /// اتفق.
    Agreed,
    /// وقع.
    Signed,
    /// أوصى.
    Recommended,
    /// ناقش.
    Discussed,
    /// استعرض.
    Reviewed,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agreement {
    /// Keys of the entities.
    pub parties: Vec<String>,
    /// What about.
    pub subject: Titled,
    /// Worth, in words.
    pub amount: Option<String>,
    /// How long, in words.
    pub term: Option<String>,
    /// The words.
    pub at: Passage,
}

/// An election or a candidacy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Election {
    /// How far it has come.
    pub ballot: Ballot,
    /// Keys of those who were elected or stand.
    pub who: Vec<String>,
    /// The office in English: `chair`.
    pub post: Option<String>,
    /// Key of the body whose office it is.
    pub body: Option<String>,
    /// With how many votes, in words.
    pub votes: Option<String>,
    /// Verbatim.
    pub ar: String,
    /// The words.
    pub at: Passage,
}

/// How far an election has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ballot {
    /// انتخب, فاز.
    Elected,
    /// ترشح, مرشح.
    Candidate,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NextStep {
    /// Verbatim.
    pub ar: String,
    /// What is to come, where it is a meeting or a last day.
    #[serde(default)]
    pub en: Option<String>,
    /// When.
    pub dates: Vec<Date>,
    /// The words.
    pub at: Passage,
}

/// One English sentence with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sentence {
    /// The sentence.
    pub en: String,
    /// The sentences of the release it rests on, verbatim.
    pub ar: String,
    /// The facts it was made from.
    pub evidence: Vec<Passage>,
}

/// One paragraph of the release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BriefParagraph {
    /// The text after decoding and removal of residue.
    pub ar: String,
    /// Its translation, where there is one.
    pub en: Option<Translation>,
    /// Whether it is history (جدير بالذكر, يذكر أن).
    pub background: bool,
}

/// A translation of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Translation {
    /// English.
    pub text: String,
    /// Who or what made it.
    pub origin: TranslationOrigin,
}

/// Who or what made a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TranslationOrigin {
    /// The translation memory.
    Memory,
    /// A person, for this release.
    Human,
    /// A machine.
    Machine,
}

/// What a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable code.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// English, one sentence.
    pub message: String,
    /// The same in Arabic.
    #[serde(default)]
    pub message_ar: String,
    /// The words; `null` where it is about the whole.
    pub at: Option<Passage>,
    /// What to do about it.
    pub help: Option<String>,
    /// The same in Arabic.
    #[serde(default)]
    pub help_ar: Option<String>,
}

impl Finding {
    /// A finding in the words of `diagnostic::findings`; `gaps` are what its message is about.
    pub(crate) fn of(code: &str, gaps: &[(&str, &str)], at: Option<&Passage>) -> Self {
        let wording = Wording::of(code, gaps);
        Self {
            code: code.to_owned(),
            severity: wording.severity,
            message: wording.en,
            message_ar: wording.ar,
            at: at.cloned(),
            help: Some(wording.help_en),
            help_ar: Some(wording.help_ar),
        }
    }
}
