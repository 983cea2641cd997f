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
use mujaz::write::{Entry, Output, ProductRecord, SourceRecord, Wanted, assign_ids};
use rayon::prelude::*;

use crate::args::Input;
use crate::config::Config;
use crate::report::{Message, Report, Row};

use super::Failure;

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
}

/// What a run gave.
#[derive(Default)]
pub(super) struct Ran {
    pub(super) rows: Vec<Row>,
    pub(super) entries: Vec<Entry>,
    /// Sources that were built to the end.
    pub(super) built: BTreeSet<String>,
}

/// A release with its briefs, or none where it cannot be read.
struct Read {
    path: String,
    release: Option<(Release, Vec<Proofed>)>,
    messages: Vec<Message>,
}

/// One briefing made.
struct Made {
    row: Row,
    entry: Option<Entry>,
    messages: Vec<Message>,
}

impl Run<'_> {
    /// Takes every release through the pipeline. A bad one costs only itself.
    pub(super) fn all(&self, paths: &[PathBuf], report: &mut Report) -> Ran {
        let mut ran = Ran::default();
        let run: BTreeSet<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let mut taken = self.output.map(|output| output.taken(&run)).unwrap_or_default();
        report.start_progress(paths.len());
        for batch in paths.chunks(BATCH) {
            self.batch(batch, &mut taken, &mut ran, report);
        }
        ran
    }

    fn batch(&self, paths: &[PathBuf], taken: &mut BTreeSet<String>, ran: &mut Ran, report: &mut Report) {
        let read: Vec<Read> = paths.par_iter().map(|path| self.read(path)).collect();
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
        let made: Vec<(Vec<Message>, Option<String>, Vec<Made>)> = jobs
            .into_par_iter()
            .map(|(read, ids)| {
                let made = self.release(&read, &ids);
                bar.inc(1);
                // A release is built when each of its meetings was.
                let whole = read.release.is_some() && made.iter().all(|made| made.entry.is_some());
                (read.messages, whole.then_some(read.path), made)
            })
            .collect();
        for (mut messages, built, made) in made {
            for Made { row, entry, messages: more } in made {
                ran.rows.push(row);
                // An index entry beside a failed one would hide that the release was not built to
                // the end; its earlier products stay as they were.
                if built.is_some() {
                    ran.entries.extend(entry);
                }
                // Two briefs of one release share what is odd about the release.
                messages.extend(more.into_iter().filter(|m| !messages.contains(m)).collect::<Vec<_>>());
            }
            ran.built.extend(built);
            report.messages(messages);
        }
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

    fn release(&self, read: &Read, ids: &[Option<String>]) -> Vec<Made> {
        let Some((release, briefs)) = &read.release else { return Vec::new() };
        briefs.iter().zip(ids).map(|(brief, id)| self.brief(release, brief, id.as_deref())).collect()
    }

    fn brief(&self, release: &Release, brief: &Proofed, id: Option<&str>) -> Made {
        let mut messages: Vec<Message> = brief.findings.iter().map(|f| finding(f, release)).collect();
        let mut row = row(brief, &release.path);
        let Some(id) = id else { return Made { row, entry: None, messages } };
        row.meeting = id.to_owned();
        let renamed;
        let brief = if id == brief.meeting.id {
            brief
        } else {
            renamed = brief.with_id(id);
            &renamed
        };
        let mut products = Vec::new();
        let mut failed = false;
        for format in &self.formats {
            match self.engine.product(brief, *format, &self.options) {
                Ok(made) => {
                    for product in made {
                        row.pages = row.pages.max(product.pages);
                        match self.write(&format!("{id}{}", product.suffix), &product.bytes) {
                            Ok(record) => products.extend(record),
                            Err(error) => {
                                messages.push(error.into());
                                failed = true;
                            }
                        }
                    }
                }
                Err(errors) => {
                    messages.extend(convert(errors));
                    failed = true;
                }
            }
        }
        let source = SourceRecord { path: release.path.clone(), sha256: release.sha256.clone() };
        let entry = Entry { source, meeting: id.to_owned(), recipe: self.recipe(brief), products };
        Made { row, entry: (!failed).then_some(entry), messages }
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<Option<ProductRecord>, Diagnostic> {
        self.output.map(|output| output.write(file, bytes)).transpose()
    }

    /// What beside the release decides the bytes of its products.
    fn recipe(&self, brief: &Brief) -> String {
        let recipe = format!("{:?} {:?} {:?}", brief.generator, self.formats, self.options);
        ingest::sha256(recipe.as_bytes())[..16].to_owned()
    }
}

/// The files a command is about, or why there are none.
pub(super) fn inputs(given: &[PathBuf], config: &Config, report: &mut Report) -> Vec<PathBuf> {
    let found = ingest::discover(if given.is_empty() { &config.inputs } else { given });
    report.messages(found.diagnostics);
    found.value
}

/// Runs something with as many threads as the user asked for.
pub(super) fn with_jobs<T: Send>(input: &Input, run: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let threads = input.jobs.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    Ok(pool.context("the worker threads cannot be started")?.install(run))
}

/// Product options, the command line over the configuration.
pub(super) fn product_options(input: &Input, config: &Config) -> ProductOptions {
    let standards = if input.pdf_standards.is_empty() { &config.pdf_standards } else { &input.pdf_standards };
    ProductOptions {
        layout: input.layout.unwrap_or(config.layout).into(),
        pdf_standards: standards.clone(),
        publisher: config.publisher.clone(),
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
    let text = &release.paragraphs.get(at.paragraph)?.text;
    let byte = |n: usize| text.char_indices().map(|(i, _)| i).chain([text.len()]).nth(n);
    let (start, end) = (byte(at.start)?, byte(at.end)?);
    (start <= end).then(|| Span::new(at.paragraph, start, end))
}
