//! Where concepts are used: every name of every release, mapped as a build maps it, and the names that
//! editors state in front matter.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use mujaz::diagnostic::{Diagnostic, Place};
use mujaz::document::Release;
use mujaz::glossary::Glossary;
use mujaz::ingest;
use mujaz::locate::locate;
use mujaz::map::{MapOptions, Origin, map};
use serde_json::json;

use crate::commands::{Failure, workers};
use crate::config::Config;
use crate::report::Report;

/// One place where a concept is named.
#[derive(Debug, Clone)]
pub(super) struct Use {
    pub(super) release: String,
    /// From 1, as a briefing counts; 0 in the front matter.
    pub(super) paragraph: usize,
    /// The words.
    pub(super) text: String,
    pub(super) place: Place,
}

impl Use {
    /// `meetings/a.txt:3: paragraph 2: المنظمة`.
    pub(super) fn line(&self) -> String {
        let Self { release, paragraph, text, place } = self;
        match paragraph {
            0 => format!("{release}:{}: [names] in the front matter: {text}", place.line),
            _ => format!("{release}:{}: paragraph {paragraph}: {text}", place.line),
        }
    }

    /// The error for a concept that this use stands in the way of.
    pub(super) fn problem(&self, id: &str) -> Diagnostic {
        let message = match self.paragraph {
            0 => format!("`{id}` is in use: the editor names it for {}", self.text),
            number => format!("`{id}` is in use: paragraph {number} has {}", self.text),
        };
        Diagnostic::error("glossary-in-use", message).at(self.place.clone())
    }

    pub(super) fn value(&self) -> serde_json::Value {
        json!({
            "release": self.release,
            "line": self.place.line,
            "paragraph": (self.paragraph > 0).then_some(self.paragraph),
            "text": self.text,
        })
    }
}

/// What the releases name.
#[derive(Debug, Default)]
pub(super) struct Usage {
    pub(super) releases: usize,
    /// Names of the releases, each counted once a release.
    pub(super) names: usize,
    /// Those that the glossary, or CLDR, gives their English.
    pub(super) mapped: usize,
    /// Names without English, with how many releases hold each.
    pub(super) unresolved: BTreeMap<String, usize>,
    by_id: BTreeMap<String, Vec<Use>>,
}

/// What one release adds.
struct Named {
    names: usize,
    mapped: usize,
    unresolved: Vec<String>,
    uses: Vec<(String, Use)>,
}

impl Usage {
    /// Maps the releases under `paths`, or those of the project. What cannot be read is reported and
    /// left out; without a folder of releases there is nothing to count.
    pub(super) fn of(
        paths: &[PathBuf],
        glossary: &Glossary,
        config: &Config,
        report: &mut Report,
    ) -> Result<Self, Failure> {
        let given = if paths.is_empty() { &config.inputs } else { paths };
        let there: Vec<PathBuf> =
            given.iter().filter(|path| !paths.is_empty() || path.exists()).cloned().collect();
        let found = ingest::discover(&there);
        report.messages(found.diagnostics);
        let options = MapOptions { country: config.country.clone(), publishers: config.publishers.clone() };
        let read = |path: &PathBuf| read(path, glossary, &options);
        let named = workers::map(workers::count(None), found.value.iter().collect(), read)
            .context("the worker threads cannot be started")?;
        let mut usage = Self::default();
        for named in named {
            match named {
                Ok(named) => usage.add(named),
                Err(errors) => report.messages(errors),
            }
        }
        Ok(usage)
    }

    /// Where a concept is named, in order.
    pub(super) fn uses(&self, id: &str) -> &[Use] {
        self.by_id.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The names that editors state for a concept.
    pub(super) fn stated(&self, id: &str) -> impl Iterator<Item = &Use> {
        self.uses(id).iter().filter(|used| used.paragraph == 0)
    }

    fn add(&mut self, named: Named) {
        self.releases += 1;
        self.names += named.names;
        self.mapped += named.mapped;
        for name in named.unresolved {
            *self.unresolved.entry(name).or_default() += 1;
        }
        for (id, used) in named.uses {
            self.by_id.entry(id).or_default().push(used);
        }
    }
}

fn read(path: &Path, glossary: &Glossary, options: &MapOptions) -> Result<Named, Vec<Diagnostic>> {
    let release = ingest::read(path)?.value;
    let mapped = map(locate(&release), glossary, options);
    let mut named =
        Named { names: mapped.entities.len(), mapped: 0, unresolved: Vec::new(), uses: stated(&release) };
    for entity in &mapped.entities {
        match entity.origin {
            Origin::Unresolved => named.unresolved.push(entity.ar.clone()),
            Origin::Transliterated => {}
            _ => named.mapped += 1,
        }
        let Some(concept) = entity.concept.and_then(|i| glossary.concepts.get(i)) else { continue };
        for mention in &entity.mentions {
            let used = Use {
                release: release.path.clone(),
                paragraph: mention.span.paragraph + 1,
                text: release.text(mention.span).to_owned(),
                place: release.place(mention.span),
            };
            named.uses.push((concept.id.clone(), used));
        }
    }
    Ok(named)
}

/// The names that the editor of a release states.
fn stated(release: &Release) -> Vec<(String, Use)> {
    let source = &release.source;
    let uses = ingest::stated_names(source).into_iter().map(|name| {
        let place = Place::in_source(release.path.as_str(), source, name.at.start, name.at.end);
        (name.id, Use { release: release.path.clone(), paragraph: 0, text: name.surface, place })
    });
    uses.collect()
}
