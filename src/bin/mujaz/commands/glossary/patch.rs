//! A file before and after a change, to be shown.

use similar::TextDiff;

/// One file and what it should hold.
pub(super) struct Patch<'a> {
    pub(super) path: &'a str,
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
        let diff = TextDiff::from_lines(self.before, self.after);
        diff.unified_diff().header(self.path, self.path).to_string()
    }
}
