//! The arguments of the commands that take the glossary to other programs and back.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use mujaz::exchange::format::Format;
use mujaz::glossary::{Kind, Status};

use super::keeping::{kinds, statuses};

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary export -o terms.xlsx               a workbook to edit\n  \
        mujaz glossary export --format tbx -o terms.tbx   for other termbases (ISO 30042)\n  \
        mujaz glossary export --house-only --format csv | head\n  \
        mujaz glossary export --kind organisation --status approved --format omegat -o glossary.txt\n\n\
        Countries that no entry names come from CLDR and are left out.")]
pub(crate) struct GlossaryExport {
    /// The format [default: told by the name of the file]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<ExchangeArg>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Only concepts of these kinds, separated by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds())]
    pub(crate) kind: Vec<Kind>,
    /// Only concepts of these statuses, separated by commas
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = statuses())]
    pub(crate) status: Vec<Status>,
    /// Only the project's own entries, without the shipped ones
    #[arg(long)]
    pub(crate) house_only: bool,
    /// SKOS: what the address of each concept begins with
    #[arg(long, value_name = "IRI", default_value = mujaz::exchange::skos::DEFAULT_BASE)]
    pub(crate) base: String,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary import terms.xlsx --dry-run\n  \
        mujaz glossary import terms.xlsx --on-conflict replace\n  \
        mujaz glossary import old-terms.csv --kind place --on-conflict both\n  \
        mujaz glossary import termbase.tbx --json\n\n\
        A concept of the file is the one of the same id, else the one of the same names; what only the\n\
        file has is added. Where the two differ, --on-conflict decides:\n  \
        keep     the glossary keeps its own, and each conflict is reported\n  \
        replace  the file wins; what it leaves empty stays\n  \
        both     the file's name becomes a variant of the glossary's; other fields stay\n  \
        ask      shows each conflict, on a terminal\n\n\
        Exit status: 1 when rows were left out or conflicts kept.")]
pub(crate) struct GlossaryImport {
    /// The file: .xlsx, .csv, .tsv, .tbx, or a glossary of OmegaT, Weblate or DeepL; `-` is standard
    /// input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The format [default: told by the content]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<ExchangeArg>,
    /// Show what would change, and write nothing
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
    /// What becomes of values that differ [default: ask on a terminal, else keep]
    #[arg(long, value_name = "HOW")]
    pub(crate) on_conflict: Option<ConflictArg>,
    /// The kind of concepts for which the file names none [default: organisation]
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    pub(crate) kind: Option<Kind>,
    /// The status of new concepts for which the file names none
    #[arg(long, value_name = "STATUS", value_parser = statuses(), default_value = "proposed")]
    pub(crate) status: Status,
    /// Print what changes as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// A format of other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExchangeArg {
    /// Workbook of Excel, everything
    Xlsx,
    /// Table with commas, everything
    Csv,
    /// Table with tabs, everything
    Tsv,
    /// Source, target, comment
    Omegat,
    /// CSV of Weblate
    Weblate,
    /// CSV of DeepL
    Deepl,
    /// Termbases (ISO 30042), TBX-Basic
    Tbx,
    /// Turtle, for publication; written only
    Skos,
}

impl ExchangeArg {
    /// The format that a file name stands for.
    pub(crate) fn of_file(path: &std::path::Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            "utf8" => Some(Self::Omegat),
            "tbx" => Some(Self::Tbx),
            "ttl" => Some(Self::Skos),
            _ => None,
        }
    }
}

impl From<ExchangeArg> for Format {
    fn from(format: ExchangeArg) -> Self {
        match format {
            ExchangeArg::Xlsx => Self::Xlsx,
            ExchangeArg::Csv => Self::Csv,
            ExchangeArg::Tsv => Self::Tsv,
            ExchangeArg::Omegat => Self::Omegat,
            ExchangeArg::Weblate => Self::Weblate,
            ExchangeArg::Deepl => Self::Deepl,
            ExchangeArg::Tbx => Self::Tbx,
            ExchangeArg::Skos => Self::Skos,
        }
    }
}

/// What becomes of values that differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConflictArg {
    Ask,
    Keep,
    Replace,
    Both,
}
