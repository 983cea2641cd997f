//! What the release tells of the meeting.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Bilingual, Date, Passage, Titled};

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
    /// How the text takes back what it is a figure of; `null` where it does not.
    #[serde(default)]
    pub negated: Option<Negated>,
    /// The words.
    pub at: Passage,
}

impl Figure {
    /// The English with the negation, where there is one: `denied: US$20 million`.
    pub fn told(&self) -> Cow<'_, str> {
        match self.negated {
            Some(negated) => Cow::Owned(format!("{}: {}", negated.english(), self.en)),
            None => Cow::Borrowed(&self.en),
        }
    }
}

/// How a text takes back what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Negated {
    /// نفى, لا صحة.
    Denied,
    /// رفض, عدم.
    Refused,
    /// إلغاء.
    CalledOff,
    /// تأجيل.
    PutOff,
    /// لم, لن.
    NotDone,
    /// كان من المقرر أن.
    OnlyPlanned,
}

impl Negated {
    /// What stands before a figure of something that is not so.
    pub fn english(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Refused => "refused",
            Self::CalledOff => "called off",
            Self::PutOff => "put off",
            Self::NotDone => "not done",
            Self::OnlyPlanned => "only planned",
        }
    }
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
    /// رفض.
    Rejected,
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
    /// How many are elected where they are not named: `48 countries`.
    #[serde(default)]
    pub counted: Option<String>,
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
