//! The arguments of the commands that look into the glossary and edit it.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Args, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use mujaz::exchange::table::values;
use mujaz::glossary::{Kind, Status};

use crate::commands::glossary::complete;

/// Ids for tab completion.
fn ids() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| -> Vec<CompletionCandidate> { complete::ids(typed) })
}

/// The concept that a command is about.
#[derive(Debug, Clone, Args)]
pub(crate) struct Target {
    /// The concept: its id, or a name or acronym that it alone has
    #[arg(value_name = "ID", value_parser = trimmed, add = ids())]
    pub(crate) id: String,
}

/// How a result is printed.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Output {
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary find حوكمة\n  \
        mujaz glossary find وللاتصالات            attached و and ل make no difference\n  \
        mujaz glossary find \"internet goverance\"   a slip of the pen is forgiven\n  \
        mujaz glossary find وزارة --country مصر\n  \
        mujaz glossary find --used \"world bank\" --json\n\n\
        Exit status: 1 when nothing is found.")]
pub(crate) struct GlossaryFind {
    /// The words; alef, yeh and teh marbuta forms and harakat make no difference
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
    /// Also show where each is used in the releases, by paragraph
    #[arg(long)]
    pub(crate) used: bool,
    /// Only those of this country: EG, Egypt or مصر
    #[arg(long, value_name = "COUNTRY", value_parser = trimmed)]
    pub(crate) country: Option<String>,
    /// How many to show at most
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary show oecd\n  \
        mujaz glossary show NTRA --used\n  \
        mujaz glossary show \"منظمة الصحة العالمية\" --json | jq .entry\n\n\
        Exit status: 1 when several concepts are called so; they are listed.")]
pub(crate) struct GlossaryShow {
    #[command(flatten)]
    pub(crate) target: Target,
    /// Also show where it is used in the releases, by paragraph
    #[arg(long)]
    pub(crate) used: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary add --kind organisation --ar \"هيئة تنمية الاتصالات\" --en \"Telecom Development Authority\" --country EG\n  \
        mujaz glossary add                       asks, on a terminal\n  \
        mujaz glossary add --kind place --ar لاهاي --en \"The Hague\" --country NL --source https://www.denhaag.nl/ --status approved\n\n\
        A concept that is there already, in either language, is not added twice. Two bodies of one name are \
        told apart by --country, or by --since and --until.")]
pub(crate) struct GlossaryAdd {
    /// The sort of concept
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    pub(crate) kind: Option<Kind>,
    /// The id [default: made from acronym or English name, such as eg-ntra]
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// The Arabic name
    #[arg(long, value_name = "NAME")]
    pub(crate) ar: Option<String>,
    /// The English name, as the body itself writes it
    #[arg(long, value_name = "NAME")]
    pub(crate) en: Option<String>,
    /// The Latin acronym
    #[arg(long, value_name = "ACRONYM")]
    pub(crate) acronym: Option<String>,
    /// Another Arabic name; can be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) ar_variant: Vec<String>,
    /// Another English name; can be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) en_variant: Vec<String>,
    /// An Arabic form that means it only after a full mention; can be given several times
    #[arg(long, value_name = "NAME")]
    pub(crate) ar_short: Vec<String>,
    /// Country of a national body or of a place: EG, Egypt or مصر
    #[arg(long, value_name = "COUNTRY", value_parser = trimmed)]
    pub(crate) country: Option<String>,
    /// The parent body, by its id or name
    #[arg(long, value_name = "ID", value_parser = trimmed, add = ids())]
    pub(crate) parent: Option<String>,
    /// Finer sort in English: ministry, regulator, committee
    #[arg(long, value_name = "CLASS")]
    pub(crate) class: Option<String>,
    /// Status; approved needs a --source [default: proposed]
    #[arg(long, value_name = "STATUS", value_parser = statuses())]
    pub(crate) status: Option<Status>,
    /// The page where the English was read
    #[arg(long, value_name = "URL")]
    pub(crate) source: Option<String>,
    /// The day from which the name holds: 2020, 2020-08 or 2020-08-18
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// The day until which the name held
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// What it is, for people
    #[arg(long, value_name = "TEXT")]
    pub(crate) definition: Option<String>,
    /// A note, for people
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Any other key of an entry, see docs/glossary.md; a list can be given several times
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = assignment)]
    pub(crate) set: Vec<(String, String)>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Clone, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary edit eg-ntra                                  opens $VISUAL or $EDITOR on the entry\n  \
        mujaz glossary edit eg-ntra --set en=\"National Telecom Regulatory Authority\"\n  \
        mujaz glossary edit NTI --set country=مصر --set parent=MCIT\n  \
        mujaz glossary edit oecd --add ar-variant=\"منظمة التعاون والتنمية\" --unset note\n\n\
        Comments, order and line ends of the file stay. Where the entry is not sound afterwards, nothing \
        changes.")]
pub(crate) struct GlossaryEdit {
    #[command(flatten)]
    pub(crate) target: Target,
    /// Give a key this value; for a list, give it several times
    #[arg(long, value_name = "KEY=VALUE", value_parser = assignment)]
    pub(crate) set: Vec<(String, String)>,
    /// Add a value to a list
    #[arg(long, value_name = "KEY=VALUE", value_parser = assignment)]
    pub(crate) add: Vec<(String, String)>,
    /// Take a value out of a list
    #[arg(long, value_name = "KEY=VALUE", value_parser = assignment)]
    pub(crate) remove: Vec<(String, String)>,
    /// Take a key away
    #[arg(long, value_name = "KEY")]
    pub(crate) unset: Vec<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary approve eg-ntra --source https://www.tra.gov.eg/\n  \
        mujaz glossary approve itu upu wmo --source https://www.un.org/en/about-us/un-system")]
pub(crate) struct GlossaryApprove {
    /// The concepts: ids, or names or acronyms that one concept alone has
    #[arg(value_name = "ID", required = true, value_parser = trimmed, add = ids())]
    pub(crate) ids: Vec<String>,
    /// The page where you read the English; needed where the entry names none
    #[arg(long, value_name = "URL")]
    pub(crate) source: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Clone, Args)]
#[command(after_long_help = "Example:\n  \
        mujaz glossary deprecate eg-old-ministry --replaced-by eg-mcit --until 2003-12")]
pub(crate) struct GlossaryDeprecate {
    #[command(flatten)]
    pub(crate) target: Target,
    /// The concept that took its place, by its id or name
    #[arg(long, value_name = "ID", value_parser = trimmed, add = ids())]
    pub(crate) replaced_by: String,
    /// The day until which the name held
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Clone, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary remove x-test\n  \
        mujaz glossary remove x-test --force      also out of the entries that name it\n  \
        mujaz glossary remove itu                 the house's own form of a shipped entry, which then counts again\n\n\
        A concept in use is not removed; the message says where it is used. What was official once is \
        better deprecated.")]
pub(crate) struct GlossaryRemove {
    #[command(flatten)]
    pub(crate) target: Target,
    /// Remove it although it is used; entries that name it lose that key, and releases are listed
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Clone, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary merge eg-ntra eg-ntra-2\n  \
        mujaz glossary merge eg-mcit eg-moc --keep   the second was a body of its own once\n  \
        mujaz glossary merge eg-ntra eg-ntra-2 --releases   also where editors name the second\n\n\
        The terms of the second become terms of the first, and entries that name the second name the \
        first. Where a field differs, the first's stands, and the difference is listed; concepts of two kinds \
        or countries are only merged with --force.")]
pub(crate) struct GlossaryMerge {
    /// The concept that stays
    #[arg(value_name = "INTO", value_parser = trimmed, add = ids())]
    pub(crate) into: String,
    /// The concept that goes into it
    #[arg(value_name = "FROM", value_parser = trimmed, add = ids())]
    pub(crate) from: String,
    /// Keep the second as deprecated, replaced by the first, instead of removing it
    #[arg(long)]
    pub(crate) keep: bool,
    /// Also write the first's id into `[names]` of the releases that name the second
    #[arg(long)]
    pub(crate) releases: bool,
    /// Merge them although their kinds or countries differ; those of the first stand
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Clone, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary rename-id ntra eg-ntra\n  \
        mujaz glossary rename-id ntra eg-ntra --releases\n\n\
        Entries that name the old id are changed too. Where releases name it in [names], nothing is changed \
        without --releases.")]
pub(crate) struct GlossaryRenameId {
    /// The id as it is
    #[arg(value_name = "OLD", value_parser = trimmed, add = ids())]
    pub(crate) old: String,
    /// The id as it shall be
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// Also write the new id into `[names]` of the releases that name the old one
    #[arg(long)]
    pub(crate) releases: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary stats\n  \
        mujaz glossary stats --json | jq .unused")]
pub(crate) struct GlossaryStats {
    /// Releases to measure the coverage on [default: meetings/, or input.paths of mujaz.toml]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What is typed, without the space around it.
fn trimmed(text: &str) -> Result<String, std::convert::Infallible> {
    Ok(text.trim().to_owned())
}

/// `key=value`, the key trimmed.
fn assignment(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim().to_owned(), value.trim().to_owned())),
        _ => Err("write key=value, such as acronym=NTRA".to_owned()),
    }
}

/// A kind of concept on the command line, by its name in the glossary or a word for it in either language.
pub(super) fn kinds() -> Words<Kind> {
    Words { names: PossibleValuesParser::new(Kind::ALL.map(Kind::name)), meaning: values::kind }
}

/// A status on the command line, as an entry has it or by a word for it in either language.
pub(super) fn statuses() -> Words<Status> {
    Words { names: PossibleValuesParser::new(Status::ALL.map(Status::name)), meaning: values::status }
}

/// One of some names, or any word that means one of them.
#[derive(Clone)]
pub(super) struct Words<T> {
    names: PossibleValuesParser,
    meaning: fn(&str) -> Option<T>,
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Words<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        let meant = |text: &str| (self.meaning)(text);
        if let Some(meant) = value.to_str().and_then(meant) {
            return Ok(meant);
        }
        let name = self.names.parse_ref(command, arg, value)?;
        meant(&name).ok_or_else(|| clap::Error::new(ErrorKind::InvalidValue).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.names.possible_values()
    }
}
