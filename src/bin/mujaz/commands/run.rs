//! What `build` and `check` share: releases in parallel, reported in input order.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;
use mujaz::diagnostic::{Diagnostic, Place, Severity};
use mujaz::document::{Release, Span};
use mujaz::ingest;
use mujaz::model::brief::{Brief, Finding, Origin, Passage};
use mujaz::pipeline::{Engine, Format, ProductOptions};
use mujaz::proof::Proofed;
use mujaz::typeset::PdfOptions;
use mujaz::write::{Entry, Output, ProductRecord, SourceRecord, Wanted, assign_ids};

use crate::args::Input;
use crate::config::Config;
use crate::report::{Message, Report, Row};

use super::{Failure, workers};

/// How many releases are in memory at a time. Ids are given within such a batch and over what is
/// taken already, so that memory stays flat however many releases there are.
const BATCH: usize = 512;

/// What to do with the releases.
pub(super) struct Run<'a> {
    pub(super) engine: &'a Engine,
    pub(super) formats: Vec<Format>,
    pub(super) options: ProductOptions,
    /// Where products go; `None` makes them and throws them away.
    pub(super) output: Option<&'a Output>,
    /// Whether to make products again that are there already.
    pub(super) force: bool,
    /// How many releases are worked on at once.
    pub(super) workers: usize,
}

/// What a run gave.
#[derive(Default)]
pub(super) struct Ran {
    pub(super) rows: Vec<Row>,
    pub(super) entries: Vec<Entry>,
    /// Sources that were built to the end.
    pub(super) built: BTreeSet<String>,
    /// Sources that were not.
    pub(super) failed: BTreeSet<String>,
    /// How many briefings were there already.
    pub(super) unchanged: usize,
}

/// A release with its briefs, or none where it cannot be read.
struct Read {
    path: String,
    release: Option<(Release, Vec<Proofed>)>,
    messages: Vec<Message>,
}

/// One briefing made, but not yet written.
struct Made {
    row: Row,
    messages: Vec<Message>,
    /// `None` where it could not be made.
    products: Option<Products>,
}

/// The files of one briefing.
enum Products {
    /// They are there, made from the same brief in the same way.
    Unchanged(Entry),
    /// Some are still to be written; those that need not be are in the entry already.
    New { entry: Entry, files: Vec<(String, Vec<u8>)> },
}

/// What an earlier run left of a briefing.
struct There {
    /// Formats whose files have to be made.
    to_make: Vec<Format>,
    /// Files that stay as they are.
    products: Vec<ProductRecord>,
    /// Pages of the longest of them; 0 where nothing is there.
    pages: usize,
}

/// A release at the end of the pipeline.
struct Done {
    rows: Vec<Row>,
    messages: Vec<Message>,
    /// What goes into the index; `None` where something failed and the release stays as it was.
    entries: Option<Vec<Entry>>,
    path: String,
    unchanged: usize,
}

impl Run<'_> {
    /// Takes every release through the pipeline. A bad one costs only itself.
    ///
    /// # Errors
    /// When the worker threads cannot be started.
    pub(super) fn all(&self, paths: &[PathBuf], report: &mut Report) -> Result<Ran, Failure> {
        let mut ran = Ran::default();
        let run: BTreeSet<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let mut taken = self.output.map(|output| output.taken(&run)).unwrap_or_default();
        report.start_progress(paths.len());
        for batch in paths.chunks(BATCH) {
            self.batch(batch, &mut taken, &mut ran, report)
                .context("the worker threads cannot be started")?;
        }
        Ok(ran)
    }

    fn batch(
        &self,
        paths: &[PathBuf],
        taken: &mut BTreeSet<String>,
        ran: &mut Ran,
        report: &mut Report,
    ) -> Result<(), rayon::ThreadPoolBuildError> {
        let read = workers::map(self.workers, paths.iter().collect(), |path| self.read(path))?;
        let wanted: Vec<Wanted> = read
            .iter()
            .flat_map(|read| {
                let briefs = read.release.iter().flat_map(|(_, briefs)| briefs);
                briefs.map(|brief| Wanted { source: read.path.clone(), id: brief.meeting.id.clone() })
            })
            .collect();
        let ids = assign_ids(&wanted, taken);
        taken.extend(ids.value.iter().flatten().cloned());
        report.messages(ids.diagnostics);

        // Each release is handed its own share of the ids.
        let mut ids = ids.value.into_iter();
        let jobs: Vec<(Read, Vec<Option<String>>)> = read
            .into_iter()
            .map(|read| {
                let count = read.release.as_ref().map_or(0, |(_, briefs)| briefs.len());
                let own = ids.by_ref().take(count).collect();
                (read, own)
            })
            .collect();
        let bar = report.progress();
        let done = workers::map(self.workers, jobs, |(read, ids)| {
            let done = self.release(read, &ids);
            bar.inc(1);
            done
        })?;
        for done in done {
            report.messages(done.messages);
            ran.rows.extend(done.rows);
            ran.unchanged += done.unchanged;
            if let Some(entries) = done.entries {
                ran.entries.extend(entries);
                ran.built.insert(done.path);
            } else {
                ran.failed.insert(done.path);
            }
        }
        Ok(())
    }

    fn read(&self, path: &Path) -> Read {
        let name = path.display().to_string();
        match ingest::read(path) {
            Err(errors) => Read { path: name, release: None, messages: convert(errors) },
            Ok(release) => {
                let mut messages = convert(release.diagnostics);
                let briefs = self.engine.briefs(&release.value);
                if briefs.is_empty() {
                    let warning = Diagnostic::warning("no-meeting", "no meeting was found in this release");
                    messages.push(warning.at(Place::file(name.as_str())).into());
                }
                Read { path: name, release: Some((release.value, briefs)), messages }
            }
        }
    }

    /// Makes all briefings of a release, then writes them: when one fails, the products of an
    /// earlier run stay as they were, all of them.
    fn release(&self, read: Read, ids: &[Option<String>]) -> Done {
        let Read { path, release, messages } = read;
        let mut done = Done { rows: Vec::new(), messages, entries: None, path, unchanged: 0 };
        let Some((release, briefs)) = release else { return done };
        let mut all = Vec::new();
        for (brief, id) in briefs.iter().zip(ids) {
            let made = self.brief(&release, brief, id.as_deref());
            // Two briefs of one release share what is odd about the release.
            for message in made.messages {
                if !done.messages.contains(&message) {
                    done.messages.push(message);
                }
            }
            done.rows.push(made.row);
            all.push(made.products);
        }
        let Some(all) = all.into_iter().collect::<Option<Vec<Products>>>() else { return done };
        let mut entries = Vec::new();
        for products in all {
            match products {
                Products::Unchanged(entry) => {
                    done.unchanged += 1;
                    entries.push(entry);
                }
                Products::New { mut entry, files } => match self.write(&files) {
                    Ok(records) => {
                        entry.products.extend(records);
                        entries.push(entry);
                    }
                    Err(errors) => {
                        done.messages.extend(convert(errors));
                        return done;
                    }
                },
            }
        }
        done.entries = Some(entries);
        done
    }

    fn brief(&self, release: &Release, brief: &Proofed, id: Option<&str>) -> Made {
        let messages = brief.findings.iter().map(|f| finding(f, release)).collect();
        let mut made = Made { row: row(brief, &release.path), messages, products: None };
        let Some(id) = id else { return made };
        made.row.meeting = id.to_owned();
        let renamed;
        let brief = if id == brief.meeting.id {
            brief
        } else {
            renamed = brief.with_id(id);
            &renamed
        };
        let recipe = self.recipe(brief);
        let there = self.there(&release.path, id, &recipe);
        let source = SourceRecord { path: release.path.clone(), sha256: release.sha256.clone() };
        let mut entry =
            Entry { source, meeting: id.to_owned(), recipe, pages: there.pages, products: there.products };
        if there.to_make.is_empty() {
            made.row.pages = entry.pages;
            made.products = Some(Products::Unchanged(entry));
            return made;
        }
        let mut files = Vec::new();
        let mut failed = false;
        for format in there.to_make {
            match self.engine.product(brief, format, &self.options) {
                Ok(products) => {
                    for product in products {
                        entry.pages = entry.pages.max(product.pages);
                        files.push((product.name.of(id), product.bytes));
                    }
                }
                Err(errors) => {
                    made.messages.extend(errors.into_iter().map(|error| at_release(error, release)));
                    failed = true;
                }
            }
        }
        made.row.pages = entry.pages;
        if !failed {
            made.products = Some(Products::New { entry, files });
        }
        made
    }

    /// What an earlier run left of a briefing, and what is still to be made. Products of formats that
    /// this run is not asked for stay while they are made by the same recipe.
    fn there(&self, path: &str, id: &str, recipe: &str) -> There {
        let nothing = There { to_make: self.formats.clone(), products: Vec::new(), pages: 0 };
        let Some(output) = self.output else { return nothing };
        let Some(entry) = output.made(path, id, recipe) else { return nothing };
        let is_of = |format: Format| move |product: &&ProductRecord| product.file.ends_with(format.ending());
        let is_whole = |format: Format| {
            let mut own = entry.products.iter().filter(is_of(format)).peekable();
            own.peek().is_some() && own.all(|product| output.is_there(product))
        };
        let is_to_make = |format: &Format| self.force || !is_whole(*format);
        let to_make: Vec<Format> = self.formats.iter().copied().filter(is_to_make).collect();
        let stays = |product: &&ProductRecord| {
            output.is_there(product) && !to_make.iter().any(|format| is_of(*format)(product))
        };
        let products = entry.products.iter().filter(stays).cloned().collect();
        There { to_make, products, pages: entry.pages }
    }

    fn write(&self, files: &[(String, Vec<u8>)]) -> Result<Vec<ProductRecord>, Vec<Diagnostic>> {
        let Some(output) = self.output else { return Ok(Vec::new()) };
        files.iter().map(|(name, bytes)| output.write(name, bytes)).collect()
    }

    /// A hash of everything that decides the bytes of a brief's products.
    fn recipe(&self, brief: &Brief) -> String {
        let brief = serde_json::to_vec(brief).unwrap_or_default();
        let how = format!("{} {:?} ", self.engine.fingerprint(), self.options);
        ingest::sha256(&[how.as_bytes(), &brief].concat())[..16].to_owned()
    }
}

/// The files a command is about.
///
/// # Errors
/// When there is none: what was named cannot be found, or holds no release.
pub(super) fn inputs(
    given: &[PathBuf],
    config: &Config,
    report: &mut Report,
) -> Result<Vec<PathBuf>, Failure> {
    let found = ingest::discover(if given.is_empty() { &config.inputs } else { given });
    if found.value.is_empty() {
        // A nightly run that finds nothing to do has been pointed at the wrong place.
        let help = "name a file or folder, or start a project with `mujaz init`";
        let error = |d: Diagnostic| Diagnostic { severity: Severity::Error, ..d }.help(help);
        return Err(found.diagnostics.into_iter().map(error).collect::<Vec<Diagnostic>>().into());
    }
    report.messages(found.diagnostics);
    Ok(found.value)
}

/// Product options, the command line over the configuration.
///
/// # Errors
/// When the PDF standards are none or contradict each other.
pub(super) fn product_options(input: &Input, config: &Config) -> Result<ProductOptions, Failure> {
    let standards = if input.pdf_standards.is_empty() { &config.pdf_standards } else { &input.pdf_standards };
    PdfOptions { standards: standards.clone(), identifier: None }.check()?;
    Ok(ProductOptions {
        layout: input.layout.unwrap_or(config.layout).into(),
        pdf_standards: standards.clone(),
        publisher: config.publisher.clone(),
    })
}

/// An error of rendering or typesetting, which knows only the brief, with the release it is about.
fn at_release(error: Diagnostic, release: &Release) -> Message {
    match error.place {
        Some(_) => error.into(),
        None => error.at(Place::file(release.path.as_str())).into(),
    }
}

fn convert(diagnostics: Vec<Diagnostic>) -> Vec<Message> {
    diagnostics.into_iter().map(Message::from).collect()
}

fn row(brief: &Brief, release: &str) -> Row {
    let mapped = |origin| !matches!(origin, Origin::Unresolved | Origin::Transliterated);
    Row {
        release: release.to_owned(),
        meeting: String::new(),
        names: brief.entities.len(),
        mapped: brief.entities.iter().filter(|entity| mapped(entity.origin)).count(),
        review: brief.findings.iter().filter(|f| f.severity > Severity::Notice).count(),
        pages: 0,
    }
}

/// A finding of a brief at its place in the file.
fn finding(finding: &Finding, release: &Release) -> Message {
    let place = finding.at.as_ref().and_then(|at| span(at, release)).map(|span| release.place(span));
    Message {
        code: finding.code.clone(),
        severity: finding.severity,
        message: finding.message.clone(),
        place: Some(place.unwrap_or_else(|| Place::file(release.path.as_str()))),
        help: finding.help.clone(),
    }
}

/// The bytes of a passage, whose offsets count scalar values.
fn span(at: &Passage, release: &Release) -> Option<Span> {
    let bytes = at.bytes(&release.paragraphs.get(at.paragraph)?.text)?;
    Some(Span::new(at.paragraph, bytes.start, bytes.end))
}
