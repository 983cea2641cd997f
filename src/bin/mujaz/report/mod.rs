//! All printing: messages to standard error, results to standard output.

mod message;
mod snippet;
mod style;
mod table;
mod text;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use mujaz::diagnostic::Severity;

use crate::args::{FailOn, Global, When};
use crate::commands::Failure;

pub(crate) use message::Message;
use style::{Paint, Style};
use table::table;
pub(crate) use table::{Row, columns};

/// Where everything a command says goes through, and where it is counted.
pub(crate) struct Report {
    style: Style,
    show: Severity,
    is_show_given: bool,
    quiet: bool,
    overrides: BTreeMap<String, Severity>,
    shown: BTreeMap<Severity, usize>,
    hidden: BTreeMap<Severity, usize>,
    bar: ProgressBar,
    /// Why a result did not reach standard output.
    unwritten: OnceCell<io::Error>,
}

impl Report {
    pub(crate) fn new(global: &Global) -> Self {
        let terminal = io::stderr().is_terminal();
        let colour = match global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal && !is_set("NO_COLOR") && !is_set("CI") && !is_dumb(),
        };
        let show = match (global.verbose, global.quiet) {
            (true, _) => Severity::Notice,
            (_, true) => Severity::Error,
            _ => global.show.map_or(Severity::Warning, Severity::from),
        };
        Self {
            style: Style { colour, isolate: terminal },
            show,
            is_show_given: global.show.is_some() || global.verbose || global.quiet,
            quiet: global.quiet,
            overrides: BTreeMap::new(),
            shown: BTreeMap::new(),
            hidden: BTreeMap::new(),
            bar: ProgressBar::hidden(),
            unwritten: OnceCell::new(),
        }
    }

    /// Severities that the configuration gives to some codes, from now on.
    pub(crate) fn override_severities(&mut self, overrides: &BTreeMap<String, Severity>) {
        self.overrides.clone_from(overrides);
    }

    /// Shows what can make the run fail, unless the user said what to show: a failure without its
    /// reason helps nobody.
    pub(crate) fn show_reasons_of(&mut self, fail_on: FailOn) {
        if let Some(limit) = fail_on.severity()
            && !self.is_show_given
        {
            self.show = self.show.min(limit);
        }
    }

    /// Shows how far a long run has come; only on a terminal that a person looks at.
    pub(crate) fn start_progress(&mut self, length: usize) {
        if io::stderr().is_terminal() && !is_set("CI") && !self.quiet && !is_dumb() && length > 1 {
            let template = "{bar:30} {pos}/{len} releases, {eta} left";
            let plain = ProgressStyle::default_bar();
            self.bar = ProgressBar::new(length as u64);
            self.bar.set_style(plain.clone().template(template).unwrap_or(plain));
        }
    }

    /// A handle for the threads that do the work.
    pub(crate) fn progress(&self) -> ProgressBar {
        self.bar.clone()
    }

    /// Prints and counts diagnostics and findings.
    pub(crate) fn messages(&mut self, messages: impl IntoIterator<Item = impl Into<Message>>) {
        let mut text = String::new();
        for message in messages {
            let mut message: Message = message.into();
            if let Some(severity) = self.overrides.get(&message.code) {
                message.severity = *severity;
            }
            if message.severity >= self.show {
                *self.shown.entry(message.severity).or_default() += 1;
                text.push_str(&message.render(self.style));
                text.push('\n');
            } else {
                *self.hidden.entry(message.severity).or_default() += 1;
            }
        }
        if !text.is_empty() {
            self.bar.suspend(|| to_stderr(&text));
        }
    }

    /// Prints and counts a diagnostic that everybody should see, whatever its severity, unless `--quiet`.
    pub(crate) fn tell(&mut self, diagnostic: impl Into<Message>) {
        let usual = self.show;
        if !self.quiet {
            self.show = Severity::Notice;
        }
        self.messages([diagnostic]);
        self.show = usual;
    }

    /// Counts diagnostics that are not printed here, because they are the result.
    pub(crate) fn count(&mut self, messages: impl IntoIterator<Item = impl Into<Message>>) {
        for message in messages {
            let message: Message = message.into();
            let severity = self.overrides.get(&message.code).copied().unwrap_or(message.severity);
            *self.hidden.entry(severity).or_default() += 1;
        }
    }

    /// The most severe thing so far, shown or not.
    pub(crate) fn worst(&self) -> Option<Severity> {
        self.shown.keys().chain(self.hidden.keys()).max().copied()
    }

    /// Ends the progress bar and says how many messages there were of each severity.
    pub(crate) fn summary(&mut self) {
        self.bar.finish_and_clear();
        if self.quiet {
            return;
        }
        let mut parts = Vec::new();
        for severity in [Severity::Error, Severity::Warning, Severity::Unresolved, Severity::Notice] {
            let shown = self.shown.get(&severity).copied().unwrap_or_default();
            let hidden = self.hidden.get(&severity).copied().unwrap_or_default();
            if shown + hidden > 0 {
                parts.push(match severity {
                    Severity::Unresolved => format!("{} unresolved", shown + hidden),
                    _ => counted(shown + hidden, &severity.to_string()),
                });
            }
        }
        if parts.is_empty() {
            return;
        }
        let mut line = parts.join(", ");
        if self.hidden.values().sum::<usize>() > 0 {
            line.push_str(&format!(" (shown from {} on; -v shows all)", self.show));
        }
        to_stderr(&format!("{line}\n"));
    }

    /// A line about what was done.
    pub(crate) fn note(&self, line: &str) {
        if !self.quiet {
            self.bar.suspend(|| to_stderr(&format!("{line}\n")));
        }
    }

    /// A table of results; nothing when there are no rows or nobody wants to see them.
    pub(crate) fn rows(&self, rows: &[Row]) {
        self.bar.finish_and_clear();
        if !self.quiet && !rows.is_empty() {
            self.result(format!("{}\n", table(rows)).as_bytes());
        }
    }

    /// One line of a result, safe to print, with Arabic kept together where a person looks.
    pub(crate) fn line(&self, line: &str) -> String {
        text::line(line, io::stdout().is_terminal())
    }

    /// A result, as it is. What keeps it from standard output is told by [`Report::unwritten`].
    pub(crate) fn result(&self, bytes: &[u8]) {
        let mut out = io::stdout().lock();
        if let Err(error) = heard(out.write_all(bytes).and_then(|()| out.flush())) {
            // The first of several is the cause of the others.
            let _ = self.unwritten.set(error);
        }
    }

    /// Why a result did not reach standard output; a command whose result is lost has failed, whatever
    /// else it did.
    pub(crate) fn unwritten(&mut self) -> Option<Failure> {
        self.unwritten.take().map(|error| anyhow::anyhow!("{UNWRITTEN}: {error}").into())
    }

    /// Why the command could not be carried out.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        self.bar.finish_and_clear();
        // Whatever the configuration makes of its code, this is why nothing else happened.
        self.overrides.clear();
        match failure {
            Failure::Diagnosed(diagnostics) => self.messages(diagnostics.iter().cloned()),
            Failure::Other(error) => {
                let label = self.style.paint(Paint::Error, "error");
                to_stderr(&format!("{label}: {}\n", text::line(&format!("{error:#}"), self.style.isolate)));
            }
        }
    }
}

/// A number of things, whose plural is regular: `1 briefing`, `2 briefings`.
pub(crate) fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

/// Prints what clap says of the command line, help and version included; the exit status.
pub(crate) fn usage(said: &clap::Error) -> i32 {
    let printed = heard(said.print().and_then(|()| io::stdout().lock().flush()));
    match printed {
        Ok(()) => said.exit_code(),
        Err(error) => {
            to_stderr(&format!("error: {UNWRITTEN}: {error}\n"));
            2
        }
    }
}

const UNWRITTEN: &str = "the result cannot be written to standard output";

/// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
fn heard(written: io::Result<()>) -> io::Result<()> {
    written.or_else(|error| if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

fn to_stderr(text: &str) {
    // Nobody is left to tell when standard error itself is closed.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Whether an environment variable is set to anything but nothing, as no-color.org has it.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}
