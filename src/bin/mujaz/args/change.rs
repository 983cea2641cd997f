//! The arguments of the commands that look at changes of the glossary, and that suggest some.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary diff                           what is not committed yet\n  \
        mujaz glossary diff main --impact             and what it does to every briefing\n  \
        mujaz glossary diff v1.0 v1.1                 between two revisions\n  \
        mujaz glossary diff old/organisation.toml     against a file\n  \
        mujaz glossary diff main --impact --format markdown > comment.md")]
pub(crate) struct GlossaryDiff {
    /// What to compare with: a file, a folder, or a revision of git [default: HEAD]
    #[arg(value_name = "REV|FILE|DIR")]
    pub(crate) old: Option<String>,
    /// What to compare [default: the project's glossary]
    #[arg(value_name = "NEW")]
    pub(crate) new: Option<String>,
    /// Also show what the change does to the briefings of these releases [default: those of the
    /// project]
    #[arg(long, value_name = "PATH", num_args = 0..)]
    pub(crate) impact: Option<Vec<PathBuf>>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: DiffFormat,
    /// Print JSON (the same as --format json)
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Make the exit status 1 when anything differs
    #[arg(long)]
    pub(crate) exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    Text,
    Markdown,
    Json,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary suggest                        decide about each name of the project\n  \
        mujaz glossary suggest release.txt --list     only show them\n  \
        mujaz glossary suggest --write proposed       take up every name that has English\n  \
        mujaz glossary suggest --refuse \"هيئة الطرق\"")]
pub(crate) struct GlossarySuggest {
    /// Files or folders [default: those of the project]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Only show the names, also on a terminal
    #[arg(long)]
    pub(crate) list: bool,
    /// Show refused names too
    #[arg(long)]
    pub(crate) all: bool,
    /// Write an entry of this status for every name that has English
    #[arg(long, value_name = "STATUS", conflicts_with_all = ["json", "list", "all"])]
    pub(crate) write: Option<WriteStatus>,
    /// Do not suggest this name again; can be given several times
    #[arg(long, value_name = "NAME", conflicts_with_all = ["json", "list", "all", "write", "paths"])]
    pub(crate) refuse: Vec<String>,
}

/// The status of entries that a program writes: a person has to approve them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WriteStatus {
    Proposed,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Set up once in a repository:\n  \
        git config merge.mujaz.name \"glossary entries\"\n  \
        git config merge.mujaz.driver \"mujaz glossary merge-driver --marker-size %L %O %A %B %P\"\n  \
        echo 'glossary/**/*.toml merge=mujaz' >> .gitattributes")]
pub(crate) struct GlossaryMergeDriver {
    /// The common ancestor (%O)
    #[arg(value_name = "BASE")]
    pub(crate) base: PathBuf,
    /// Our side (%A); the result is written over it
    #[arg(value_name = "OURS")]
    pub(crate) ours: PathBuf,
    /// Their side (%B)
    #[arg(value_name = "THEIRS")]
    pub(crate) theirs: PathBuf,
    /// The path of the file in the repository (%P), for messages
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<String>,
    /// The length of a conflict marker (%L)
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(crate) marker_size: u8,
}
