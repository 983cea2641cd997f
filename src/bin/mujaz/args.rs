//! All of clap: what can be typed, and what `--help` says about it.

mod change;
mod checking;
mod exchange;
mod keeping;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use mujaz::diagnostic::Severity;
use mujaz::pipeline::{Format, Layout};

pub(crate) use change::{DiffFormat, GlossaryDiff, GlossaryMergeDriver, GlossarySuggest};
pub(crate) use checking::{GlossaryFmt, GlossaryLint};
pub(crate) use exchange::{ConflictArg, ExchangeArg, GlossaryExport, GlossaryImport};
pub(crate) use keeping::{
    GlossaryAdd, GlossaryApprove, GlossaryDeprecate, GlossaryEdit, GlossaryFind, GlossaryMerge,
    GlossaryRemove, GlossaryRenameId, GlossaryShow, GlossaryStats, Output, Target,
};

/// What the exit status says, for `--help`.
macro_rules! exit_status {
    () => {
        "Exit status: 0 clean; 1 findings at or above --fail-on; 2 wrong usage or failure, also of a single \
         release that gives no briefing, whatever --fail-on says."
    };
}

/// Bilingual Arabic/English briefing PDFs from Arabic press releases about international meetings.
///
/// Put releases (.txt or .md) into meetings/ and run `mujaz build`; the briefings are in output/.
#[derive(Debug, Parser)]
#[command(
    name = "mujaz",
    version,
    max_term_width = 100,
    after_help = exit_status!(),
    after_long_help = concat!("Examples:\n  \
        mujaz init briefings                  start a project that builds at once\n  \
        mujaz build                           build everything in meetings/\n  \
        mujaz build release.txt -o out        build one file\n  \
        cat release.txt | mujaz build -       build standard input\n  \
        mujaz check --fail-on warning         is everything fit to be circulated?\n  \
        mujaz explain release.txt             what each name became, and why\n\n", exit_status!())
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Configuration file; without it mujaz.toml is searched for from here upward
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Show every diagnostic, notices too (the same as --show notice)
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    /// Show diagnostics from this severity on and only count the others [default: warning, or what
    /// --fail-on needs]
    #[arg(long, global = true, value_name = "LEVEL", conflicts_with = "verbose")]
    pub(crate) show: Option<Level>,
    /// Show only errors, and no table
    #[arg(short, long, global = true, conflicts_with_all = ["verbose", "show"])]
    pub(crate) quiet: bool,
    /// Colours; `auto` means on a terminal, unless NO_COLOR or CI is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the briefings
    Build(Build),
    /// Do everything but write: for CI and before circulating
    Check(Check),
    /// Show what each Arabic name of a release became, by which rule, and what else it could be
    Explain(Explain),
    /// Look into the glossary and keep it: find, add, edit, approve, merge, check
    Glossary(Glossary),
    /// Make a project that builds at once
    Init(Init),
    /// Print a JSON Schema, for editors and programs
    Schema(Schema),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// What `build` and `check` share.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Files or folders; `-` is standard input [default: meetings/, or input.paths of mujaz.toml]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// A house glossary over the shipped one; can be given several times
    #[arg(long, value_name = "DIR")]
    pub(crate) glossary: Vec<PathBuf>,
    /// Page layout [default: side-by-side]
    #[arg(long, value_name = "LAYOUT")]
    pub(crate) layout: Option<LayoutArg>,
    /// PDF standards, separated by commas, such as a-3a,ua-1
    #[arg(long = "pdf-standard", value_name = "NAME", value_delimiter = ',')]
    pub(crate) pdf_standards: Vec<String>,
    /// From which severity on findings make the exit status 1; a release that gives no briefing makes it
    /// 2 at any level [default: error for build, unresolved for check]
    #[arg(long, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    /// How many releases to build at a time [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz build\n  \
        mujaz build meetings/2020 -o out --format pdf,json\n  \
        mujaz build release.txt --layout english --fail-on never")]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Where the briefings go [default: output/]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Make every product again, also those whose brief is unchanged
    #[arg(long)]
    pub(crate) force: bool,
    /// What to make, separated by commas [default: pdf]
    #[arg(long = "format", value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) formats: Vec<FormatArg>,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz check\n  \
        mujaz check --fail-on error release.txt")]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) input: Input,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz explain meetings/igf-2020.md\n  \
        mujaz explain release.txt --all\n  \
        mujaz explain release.txt --json | jq '.names[] | select(.en == null)'")]
pub(crate) struct Explain {
    /// The release; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Also show words that could be a name and were taken for none
    #[arg(long)]
    pub(crate) all: bool,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// A house glossary over the shipped one; can be given several times
    #[arg(long, value_name = "DIR")]
    pub(crate) glossary: Vec<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary find حوكمة\n  \
        mujaz glossary find \"internet governance\" --json\n  \
        mujaz glossary show eg-ntra\n  \
        mujaz glossary add --kind place --ar لاهاي --en \"The Hague\"\n  \
        mujaz glossary lint\n  \
        mujaz glossary fmt --check\n  \
        mujaz glossary stats")]
pub(crate) struct Glossary {
    #[command(subcommand)]
    pub(crate) action: GlossaryAction,
    /// A house glossary over the shipped one; can be given several times
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) glossary: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GlossaryAction {
    /// Show the concepts that some words name, Arabic or English, the best first
    Find(GlossaryFind),
    /// Show one concept with all its fields, and what refers to it
    Show(GlossaryShow),
    /// Add a concept
    Add(Box<GlossaryAdd>),
    /// Change fields of a concept, or open it in your editor
    Edit(GlossaryEdit),
    /// Set concepts to approved: somebody read the English in the named source
    Approve(GlossaryApprove),
    /// Say that another concept took the place of this one
    Deprecate(GlossaryDeprecate),
    /// Take out a concept that nothing uses
    Remove(GlossaryRemove),
    /// Make one concept of two
    Merge(GlossaryMerge),
    /// Give a concept another id, wherever the glossary names it
    RenameId(GlossaryRenameId),
    /// Report every problem of every entry, and repair what needs no decision
    Lint(GlossaryLint),
    /// Write the files in canonical form: keys in order, entries sorted by id, comments kept
    Fmt(GlossaryFmt),
    /// Count concepts by kind and status, how much of the releases they cover, and what nothing uses
    Stats(GlossaryStats),
    /// Write the glossary for other programs: XLSX, CSV, TBX, SKOS, OmegaT, Weblate, DeepL
    Export(GlossaryExport),
    /// Take concepts from a spreadsheet or another termbase, and show what changes
    Import(GlossaryImport),
    /// Show what changed in the glossary, by concept, and what that does to briefings
    Diff(GlossaryDiff),
    /// Show names of releases that the glossary lacks; on a terminal, decide about each
    Suggest(GlossarySuggest),
    /// Merge three states of a glossary file by entry: for git, as its merge driver
    MergeDriver(GlossaryMergeDriver),
}

#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  mujaz init briefings && cd briefings && mujaz build")]
pub(crate) struct Init {
    /// The folder, which must be empty or not there yet
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  \
        mujaz schema glossary > glossary.schema.json")]
pub(crate) struct Schema {
    /// Of which file
    #[arg(value_name = "FILE")]
    pub(crate) of: SchemaOf,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// The files of a glossary
    Glossary,
    /// mujaz.toml
    Config,
    /// The JSON of a briefing
    Brief,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  \
        mujaz completions bash > ~/.local/share/bash-completion/completions/mujaz")]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// A severity on the command line and in mujaz.toml.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    Notice,
    Unresolved,
    Warning,
    Error,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Notice => Self::Notice,
            Level::Unresolved => Self::Unresolved,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

/// From which severity on a run has failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Notice,
    Unresolved,
    Warning,
    Error,
    Never,
}

impl FailOn {
    /// The severity; `None` for never.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Notice => Some(Severity::Notice),
            Self::Unresolved => Some(Severity::Unresolved),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
            Self::Never => None,
        }
    }

    /// Whether the worst thing found makes the run a failed one.
    pub(crate) fn is_reached_by(self, worst: Option<Severity>) -> bool {
        matches!((worst, self.severity()), (Some(worst), Some(limit)) if worst >= limit)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum FormatArg {
    Pdf,
    Json,
    Typ,
    Png,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Pdf => Self::Pdf,
            FormatArg::Json => Self::Json,
            FormatArg::Typ => Self::Typ,
            FormatArg::Png => Self::Png,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LayoutArg {
    SideBySide,
    English,
    Arabic,
}

impl From<LayoutArg> for Layout {
    fn from(layout: LayoutArg) -> Self {
        match layout {
            LayoutArg::SideBySide => Self::SideBySide,
            LayoutArg::English => Self::English,
            LayoutArg::Arabic => Self::Arabic,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn never_is_never_reached() {
        assert!(!FailOn::Never.is_reached_by(Some(Severity::Error)));
        assert!(FailOn::Warning.is_reached_by(Some(Severity::Error)));
        assert!(!FailOn::Warning.is_reached_by(Some(Severity::Unresolved)));
        assert!(!FailOn::Notice.is_reached_by(None));
    }
}
