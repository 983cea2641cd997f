//! What `build` and `check` share: releases in parallel, reported in input order.

pub(super) mod input;
pub(super) mod kept;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;
use mujaz::diagnostic::{Diagnostic, Place, Warned};
use mujaz::document::{Release, Span};
use mujaz::ingest;
use mujaz::model::brief::{Brief, Entity, Finding, Passage};
use mujaz::pipeline::{Engine, Format, Product, ProductOptions};
use mujaz::proof::Proofed;
use mujaz::write::{Entry, Output, ProductRecord, SourceRecord, Wanted, assign_ids};

use crate::args::FailOn;
use crate::report::{Message, Report, Row};

use self::input::Inputs;
use self::kept::{Found, FoundBrief, Kept};
use super::{Failure, Outcome, workers};

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
    /// What an earlier run found in releases.
    pub(super) kept: Kept,
}

/// What a run gave.
#[derive(Default)]
pub(in crate::commands) struct Ran {
    pub(super) rows: Vec<Row>,
    pub(super) entries: Vec<Entry>,
    /// Sources that were built to the end.
    pub(super) built: BTreeSet<String>,
    /// Sources that were not.
    pub(super) failed: BTreeSet<String>,
    /// How many briefings were there already.
    pub(super) unchanged: usize,
}

impl Ran {
    /// How a command ends that wanted a briefing of everything in `inputs`.
    pub(super) fn outcome(&self, inputs: &Inputs, fail_on: FailOn, report: &Report) -> Outcome {
        if !inputs.is_whole || !self.failed.is_empty() {
            Outcome::Incomplete
        } else if fail_on.is_reached_by(report.worst()) {
            Outcome::Findings
        } else {
            Outcome::Clean
        }
    }

    /// What is said at the end of releases without a briefing; nothing where all have one.
    pub(super) fn without_briefing(&self) -> String {
        match self.failed.len() {
            0 => String::new(),
            1 => "; 1 release gave no briefing".to_owned(),
            count => format!("; {count} releases gave no briefing"),
        }
    }
}

/// A release with what was found in it, or nothing where it cannot be read.
struct Read {
    path: String,
    found: Option<Found>,
    /// The steps' own values; `None` where an earlier run had them, and these bytes of the release.
    full: Full,
    /// Why it cannot be read.
    errors: Vec<Message>,
}

/// A release with its briefs, made when somebody asks for them.
enum Full {
    Made(Box<Release>, Vec<Proofed>),
    Bytes(Vec<u8>),
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
                let briefs = read.found.iter().flat_map(|found| &found.briefs);
                briefs.map(|brief| Wanted { source: read.path.clone(), id: brief.id.clone() })
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
                let count = read.found.as_ref().map_or(0, |found| found.briefs.len());
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
            if let Some(entries) = done.entries {
                ran.unchanged += done.unchanged;
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
        let failed = |path: String, errors: Vec<Diagnostic>| Read {
            path,
            found: None,
            full: Full::Bytes(Vec::new()),
            errors: convert(errors),
        };
        let bytes = match ingest::bytes(path) {
            Ok(bytes) => bytes,
            Err(errors) => return failed(name, errors),
        };
        let key = self.kept.key(&name, &bytes);
        if let Some(found) = self.known(&key, &bytes) {
            return Read { path: name, found: Some(found), full: Full::Bytes(bytes), errors: Vec::new() };
        }
        match self.look(&name, &bytes) {
            Err(errors) => failed(name, errors),
            Ok((found, full)) => {
                self.kept.add(key, &bytes, &found);
                Read { path: name, found: Some(found), full, errors: Vec::new() }
            }
        }
    }

    /// What an earlier run found in the release with this key.
    fn known(&self, key: &str, bytes: &[u8]) -> Option<Found> {
        if self.force { None } else { self.kept.get(key, bytes) }
    }

    /// The steps that a release goes through before its products are made.
    fn look(&self, name: &str, bytes: &[u8]) -> Result<(Found, Full), Vec<Diagnostic>> {
        let Warned { value: release, diagnostics } = ingest::read_bytes(name, bytes)?;
        let messages = convert(diagnostics);
        let briefs = self.engine.briefs(&release);
        let found = |brief: &Proofed| FoundBrief {
            id: brief.meeting.id.clone(),
            hash: self.hash(brief),
            messages: brief.findings.iter().map(|f| finding(f, brief, &release)).collect(),
            row: row(brief, &release.path),
        };
        let found = Found {
            path: name.to_owned(),
            sha256: release.sha256.clone(),
            messages,
            briefs: briefs.iter().map(found).collect(),
        };
        Ok((found, Full::Made(Box::new(release), briefs)))
    }

    /// A hash of a brief and the date that its documents bear.
    fn hash(&self, brief: &Proofed) -> String {
        let date = self.engine.document_date(brief);
        ingest::sha256(&serde_json::to_vec(&(&**brief, date)).unwrap_or_default())
    }

    /// Makes all briefings of a release, then writes them: when one fails, the products of an
    /// earlier run stay as they were, all of them.
    fn release(&self, read: Read, ids: &[Option<String>]) -> Done {
        let Read { path, found, mut full, errors } = read;
        let mut done = Done { rows: Vec::new(), messages: errors, entries: None, path, unchanged: 0 };
        let Some(found) = found else { return done };
        done.messages.extend(found.messages.iter().cloned());
        let mut all = Vec::new();
        for (number, id) in ids.iter().enumerate() {
            let made = self.brief(&found, number, id.as_deref(), &mut full);
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

    fn brief(&self, found: &Found, number: usize, id: Option<&str>, full: &mut Full) -> Made {
        let brief = &found.briefs[number];
        let mut made = Made { row: brief.row.clone(), messages: brief.messages.clone(), products: None };
        let Some(id) = id else { return made };
        made.row.meeting = id.to_owned();
        let recipe = self.recipe(&brief.hash, id);
        let there = self.there(&found.path, id, &recipe);
        let source = SourceRecord { path: found.path.clone(), sha256: found.sha256.clone() };
        let mut entry =
            Entry { source, meeting: id.to_owned(), recipe, pages: there.pages, products: there.products };
        if there.to_make.is_empty() {
            made.row.pages = entry.pages;
            made.products = Some(Products::Unchanged(entry));
            return made;
        }
        match self.products(&found.path, number, id, full, &there.to_make) {
            Ok(products) => {
                if let Some(pdf) = products.iter().find(|p| p.name.is_of(Format::Pdf)) {
                    self.kept.add_pages(&entry.recipe, pdf.pages);
                }
                entry.pages = products.iter().map(|product| product.pages).fold(entry.pages, usize::max);
                made.row.pages = entry.pages;
                let file = |product: Product| (product.name.of(id), product.bytes);
                made.products =
                    Some(Products::New { entry, files: products.into_iter().map(file).collect() });
            }
            Err(errors) => {
                made.row.pages = entry.pages;
                made.messages.extend(errors);
            }
        }
        made
    }

    /// The products of one brief of a release under its id.
    fn products(
        &self,
        path: &str,
        number: usize,
        id: &str,
        full: &mut Full,
        formats: &[Format],
    ) -> Result<Vec<Product>, Vec<Message>> {
        if let Full::Bytes(bytes) = full {
            // What was found in them before says that they can be read.
            *full = self.look(path, bytes).map_err(convert)?.1;
        }
        let Full::Made(release, briefs) = full else { return Ok(Vec::new()) };
        let brief = &briefs[number];
        let renamed;
        let brief = if id == brief.meeting.id {
            brief
        } else {
            renamed = brief.with_id(id);
            &renamed
        };
        let (mut products, mut errors) = (Vec::new(), Vec::new());
        for format in formats {
            match self.engine.product(brief, *format, &self.options) {
                Ok(made) => products.extend(made),
                Err(found) => errors.extend(found.into_iter().map(|error| at_release(error, release))),
            }
        }
        if errors.is_empty() { Ok(products) } else { Err(errors) }
    }

    /// What an earlier run left of a briefing, and what is still to be made. Products of formats that
    /// this run is not asked for stay while they are made by the same recipe.
    fn there(&self, path: &str, id: &str, recipe: &str) -> There {
        let nothing = There { to_make: self.formats.clone(), products: Vec::new(), pages: 0 };
        let Some(output) = self.output else {
            // The PDF was made before from the same brief in the same way, and found to be sound.
            let pages = self.kept.pages(recipe).filter(|_| !self.force);
            return pages.map_or(nothing, |pages| There { to_make: Vec::new(), pages, products: Vec::new() });
        };
        let Some(entry) = output.made(path, id, recipe) else { return nothing };
        let is_of = |format: Format, product: &ProductRecord| product.file.ends_with(format.ending());
        let (whole, lost): (Vec<&ProductRecord>, Vec<&ProductRecord>) =
            entry.products.iter().partition(|product| output.is_there(product));
        let is_whole = |format| {
            whole.iter().any(|product| is_of(format, product))
                && !lost.iter().any(|product| is_of(format, product))
        };
        let is_to_make = |format: &Format| self.force || !is_whole(*format);
        let to_make: Vec<Format> = self.formats.iter().copied().filter(is_to_make).collect();
        let stays = |product: &&ProductRecord| !to_make.iter().any(|format| is_of(*format, product));
        let products = whole.into_iter().filter(stays).cloned().collect();
        There { to_make, products, pages: entry.pages }
    }

    fn write(&self, files: &[(String, Vec<u8>)]) -> Result<Vec<ProductRecord>, Vec<Diagnostic>> {
        let Some(output) = self.output else { return Ok(Vec::new()) };
        files.iter().map(|(name, bytes)| output.write(name, bytes)).collect()
    }

    /// A hash of everything that decides the bytes of a brief's products: how they are made, the brief,
    /// and the id that it has among others.
    fn recipe(&self, brief: &str, id: &str) -> String {
        let how = format!("{} {:?} {id} {brief}", self.engine.fingerprint(), self.options);
        ingest::sha256(how.as_bytes())[..16].to_owned()
    }
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
    Row { release: release.to_owned(), meeting: String::new(), names: brief.name_counts(), pages: 0 }
}

/// A finding of a brief at its place in the file. A page says what names can mean in words; whoever reads
/// messages needs the ids, to write one of them.
fn finding(finding: &Finding, brief: &Brief, release: &Release) -> Message {
    let help = finding.help.as_ref().map(|help| match ambiguous(finding, brief) {
        Some(entity) => format!("{help}; the ids are {}", entity.candidates.join(", ")),
        None => help.clone(),
    });
    let place = finding.at.as_ref().and_then(|at| span(at, release)).map(|span| release.place(span));
    Message {
        code: finding.code.clone(),
        severity: finding.severity,
        message: finding.message.clone(),
        place: Some(place.unwrap_or_else(|| Place::file(release.path.as_str()))),
        help,
    }
}

/// The name that an `ambiguous-name` is about.
fn ambiguous<'b>(finding: &Finding, brief: &'b Brief) -> Option<&'b Entity> {
    let at = finding.at.as_ref().filter(|_| finding.code == "ambiguous-name")?;
    brief.entities.iter().find(|entity| entity.mentions.first().is_some_and(|mention| mention.at == *at))
}

/// The bytes of a passage, whose offsets count scalar values.
fn span(at: &Passage, release: &Release) -> Option<Span> {
    let bytes = at.bytes(&release.paragraphs.get(at.paragraph)?.text)?;
    Some(Span::new(at.paragraph, bytes.start, bytes.end))
}
