//! What every command at the terminologist's desk needs: the layers, the concepts in them, the store of
//! the project's own folder, and one way to say what was done.

use std::path::{Path, PathBuf};

use anyhow::Context;
use mujaz::diagnostic::{Diagnostic, Severity};
use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::store::{self, File, Store};
use mujaz::glossary::{Concept, Glossary};
use serde_json::json;

use crate::args::Output;
use crate::commands::{Failure, Outcome};
use crate::config::Config;
use crate::report::Report;

use super::usage::Usage;
use super::{entry, load, named};

/// A project's glossary, and where to report.
pub(super) struct Desk<'a> {
    pub(super) config: &'a Config,
    /// House glossaries from the command line.
    pub(super) extra: &'a [PathBuf],
    pub(super) report: &'a mut Report,
}

/// The store under its lock, with the concepts of all layers as they are now.
pub(super) struct Open {
    pub(super) store: Store,
    pub(super) catalogue: Catalogue,
}

impl Desk<'_> {
    /// The folder that is edited: the uppermost layer.
    pub(super) fn folder(&self) -> &Path {
        uppermost(self.config, self.extra)
    }

    /// The layers below the folder that is edited, the lowest first.
    fn lower(&mut self) -> Vec<Vec<File>> {
        let mut layers = Vec::new();
        if self.config.shipped_glossary {
            layers.push(store::shipped());
        }
        let folder = self.folder().to_owned();
        for lower in self.config.glossary.iter().chain(self.extra).filter(|lower| **lower != folder) {
            let (files, problems) = store::folder(lower);
            self.report.messages(problems);
            layers.push(files);
        }
        layers
    }

    /// The concepts of all layers, with what is wrong in them reported.
    pub(super) fn catalogue(&mut self) -> Catalogue {
        let mut layers = self.lower();
        if self.folder().is_dir() {
            let (files, problems) = store::folder(self.folder());
            self.report.messages(problems);
            layers.push(files);
        }
        let (catalogue, problems) = self.read(&layers);
        self.report.messages(problems);
        catalogue
    }

    /// The concepts of layers; those of unchanged entries come from the cache.
    fn read(&self, layers: &[Vec<File>]) -> (Catalogue, Vec<Diagnostic>) {
        Catalogue::open(layers, &self.config.cache.cache(), &kept_for(self.config, self.extra))
    }

    /// Takes the lock of the folder and reads everything.
    ///
    /// # Errors
    /// The folder cannot be locked or read.
    pub(super) fn open(&mut self) -> Result<Open, Failure> {
        let mut layers = self.lower();
        let store = Store::open(self.folder())?;
        self.report.messages(store.problems().to_vec());
        let base = layers.iter().rev().flatten().cloned().collect();
        let store = store.over(base);
        layers.push(store.files());
        let (catalogue, _) = self.read(&layers);
        Ok(Open { store, catalogue })
    }

    /// Where each concept is used in the releases, those of the project or those under `paths`.
    ///
    /// # Errors
    /// The threads that read them cannot be started.
    pub(super) fn usage(&mut self, paths: &[PathBuf]) -> Result<Usage, Failure> {
        let glossary: Glossary = load(self.config, self.extra, self.report);
        Usage::of(paths, &glossary, self.config, self.report)
    }

    /// Prints a result: JSON, or lines that are safe to print.
    ///
    /// # Errors
    /// The value is no JSON.
    pub(super) fn result(
        &mut self,
        json: bool,
        value: &serde_json::Value,
        text: &str,
    ) -> Result<(), Failure> {
        if json {
            let mut bytes = serde_json::to_vec_pretty(value).context("the result cannot be written")?;
            bytes.push(b'\n');
            self.report.result(&bytes);
        } else {
            let lines: String = text.lines().map(|line| format!("{}\n", self.report.line(line))).collect();
            self.report.result(lines.as_bytes());
        }
        Ok(())
    }

    /// Writes what the store holds and says what was done: a sentence for each thing, and the concept
    /// as it is now.
    ///
    /// # Errors
    /// The files cannot be written; then nothing was changed.
    pub(super) fn finish(&mut self, store: Store, done: &Done<'_>) -> Result<Outcome, Failure> {
        let files = store.commit()?;
        let files: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
        let value = json!({
            "action": done.action,
            "id": done.ids.first(),
            "ids": done.ids,
            "files": files,
            "concept": done.concept.map(entry::value),
            "notes": done.notes,
        });
        let mut text = format!("{} {}", done.action, done.ids.join(", "));
        if files.is_empty() {
            text.push_str(": nothing to change");
        } else {
            text.push_str(&format!(" in {}", files.join(", ")));
        }
        text.push('\n');
        for note in &done.notes {
            text.push_str(&format!("  {note}\n"));
        }
        self.result(done.json, &value, &text)?;
        Ok(Outcome::Clean)
    }
}

fn uppermost<'p>(config: &'p Config, extra: &'p [PathBuf]) -> &'p Path {
    extra.last().unwrap_or(&config.glossary_home)
}

/// The project whose entries are kept between runs, by its uppermost layer.
pub(super) fn kept_for(config: &Config, extra: &[PathBuf]) -> PathBuf {
    let folder = uppermost(config, extra);
    // Without a working folder the path stays as it is, which only costs reading the entries.
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
}

/// What a command did.
pub(super) struct Done<'c> {
    /// In one word, such as `added`.
    pub(super) action: &'static str,
    pub(super) ids: Vec<String>,
    /// The concept as it is now.
    pub(super) concept: Option<&'c Concept>,
    /// What else a person should know.
    pub(super) notes: Vec<String>,
    pub(super) json: bool,
}

impl<'c> Done<'c> {
    /// What was done to one concept.
    pub(super) fn one(
        action: &'static str,
        concept: &'c Concept,
        notes: Vec<String>,
        output: Output,
    ) -> Self {
        Self { action, ids: vec![concept.id.clone()], concept: Some(concept), notes, json: output.json }
    }
}

/// Refuses with one error.
pub(super) fn refuse(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Failure {
    Diagnostic::new(code, Severity::Error, message).help(help).into()
}

impl Open {
    /// The concept that is called so, by its id or by a name that it alone has, with all that lower layers
    /// and CLDR add.
    ///
    /// # Errors
    /// There is none, or there are several; the message names those that may be meant.
    pub(super) fn known(&self, text: &str) -> Result<&Concept, Failure> {
        named::one(&self.catalogue, text)
    }

    /// The id of the concept that is called so.
    ///
    /// # Errors
    /// As [`Self::known`].
    pub(super) fn id(&self, text: &str) -> Result<String, Failure> {
        self.known(text).map(|concept| concept.id.clone())
    }
}
