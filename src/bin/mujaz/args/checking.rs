//! The arguments of the commands that check a glossary and write it in canonical form.

use std::path::PathBuf;

use clap::Args;

use super::FailOn;

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary lint\n  \
        mujaz glossary lint --fix --dry-run\n  \
        mujaz glossary lint --fail-on error\n  \
        mujaz glossary lint --json | jq '.[] | select(.fixable)'")]
pub(crate) struct GlossaryLint {
    /// Repair what needs no decision: spaces, invisible characters, tatweel, vowel marks, presentation
    /// forms, apostrophes, variants that add nothing
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix: show the changes and write nothing
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// Report the entries that come with mujaz, too, where the project has a glossary of its own
    #[arg(long)]
    pub(crate) shipped: bool,
    /// From which severity on findings make the exit status 1
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    pub(crate) fail_on: FailOn,
    /// Print the findings as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
        mujaz glossary fmt\n  \
        mujaz glossary fmt --check              # for CI: names the files, changes nothing\n  \
        mujaz glossary fmt --diff glossary/organisation.toml")]
pub(crate) struct GlossaryFmt {
    /// Files or folders [default: the project's glossary]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Change nothing; the exit status is 1 when a file is not in canonical form
    #[arg(long)]
    pub(crate) check: bool,
    /// Change nothing and show what would change; the exit status is that of --check
    #[arg(long)]
    pub(crate) diff: bool,
}
