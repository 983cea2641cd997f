//! A file before and after a change: shown, or written whole.

use std::path::Path;

use anyhow::Context;
use similar::TextDiff;

/// One file and what it should hold.
pub(super) struct Patch<'a> {
    pub(super) path: &'a Path,
    pub(super) before: &'a str,
    pub(super) after: &'a str,
}

impl Patch<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.before == self.after
    }

    /// The first line that differs, from 1.
    pub(super) fn first_line(&self) -> usize {
        self.before.lines().zip(self.after.lines()).take_while(|(a, b)| a == b).count() + 1
    }

    /// The change as a unified diff, as `patch` takes it.
    pub(super) fn diff(&self) -> String {
        let name = self.path.display().to_string();
        TextDiff::from_lines(self.before, self.after).unified_diff().header(&name, &name).to_string()
    }

    /// Writes the file, whole or not at all.
    pub(super) fn write(&self) -> anyhow::Result<()> {
        let shown = self.path.display();
        mujaz::write::whole(self.path, self.after.as_bytes())
            .with_context(|| format!("{shown} cannot be written"))
    }
}
