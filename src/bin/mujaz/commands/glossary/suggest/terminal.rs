//! The person at the terminal.

use std::io;

use dialoguer::{Input, Select};
use mujaz::glossary::Kind;
use mujaz::suggest::Suggestion;
use mujaz::suggest::entry::Draft;

use crate::report::Report;

use super::session::{Choice, Person};
use super::text;

/// Questions on standard error, answers from the keyboard.
pub(super) struct Terminal<'a> {
    report: &'a Report,
}

impl<'a> Terminal<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        Self { report }
    }
}

impl Person for Terminal<'_> {
    fn choose(&mut self, suggestion: &Suggestion, number: usize, total: usize) -> io::Result<Choice> {
        self.report.note(&format!("\n{number} of {total}\n{}", text::one(suggestion, self.report)));
        let mut choices = vec![
            (Choice::Edit, "edit"),
            (Choice::Skip, "skip"),
            (Choice::Never, "never again"),
            (Choice::Stop, "stop"),
        ];
        if suggestion.en.is_some() {
            choices.insert(0, (Choice::Accept, "accept"));
        }
        let words: Vec<&str> = choices.iter().map(|(_, word)| *word).collect();
        let chosen = Select::new()
            .with_prompt("Take it into the glossary, as proposed?")
            .items(&words)
            .default(0)
            .interact_opt()
            .map_err(io_error)?;
        Ok(chosen.and_then(|i| choices.get(i)).map_or(Choice::Stop, |(choice, _)| *choice))
    }

    fn edit(&mut self, draft: Draft) -> io::Result<Option<Draft>> {
        let en = line("English name (empty to go back)", &draft.en)?;
        if en.trim().is_empty() {
            return Ok(None);
        }
        let ar = line("Arabic name", &draft.ar)?;
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        let now = Kind::ALL.iter().position(|kind| *kind == draft.kind).unwrap_or(0);
        let kind =
            Select::new().with_prompt("Kind").items(&kinds).default(now).interact().map_err(io_error)?;
        let kind = Kind::ALL.get(kind).copied().unwrap_or(draft.kind);
        Ok(Some(Draft { ar, en, kind }))
    }

    fn tell(&mut self, message: &str) -> io::Result<()> {
        self.report.note(&self.report.line(message));
        Ok(())
    }
}

fn line(prompt: &str, now: &str) -> io::Result<String> {
    Input::<String>::new()
        .with_prompt(prompt)
        .with_initial_text(now)
        .allow_empty(true)
        .interact_text()
        .map_err(io_error)
}

fn io_error(error: dialoguer::Error) -> io::Error {
    let dialoguer::Error::IO(error) = error;
    error
}
