//! `mujaz glossary stats`: how much there is, how much of the releases it covers, what nothing uses.

use std::collections::BTreeMap;
use std::fmt::Write;

use mujaz::glossary::catalogue::Catalogue;
use mujaz::glossary::{Concept, Kind, Status};
use serde_json::{Map, json};

use crate::args::GlossaryStats;
use crate::commands::{Failure, Outcome};
use crate::report::columns;

use super::desk::Desk;
use super::usage::Usage;

/// How many of the commonest names without English are shown.
const SHOWN: usize = 10;

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryStats) -> Result<Outcome, Failure> {
    let catalogue = desk.catalogue();
    let usage = desk.usage(&args.paths)?;
    let facts = Facts::of(&catalogue, &usage);
    let text = format!("{}\n\n{}{}", table(&catalogue), by_country(&catalogue), facts.text(&usage));
    desk.result(args.output.json, &facts.value(&catalogue, &usage), &text)?;
    Ok(Outcome::Clean)
}

/// What a terminologist may want to work on, by id. When an entry was approved is not recorded, so
/// nothing is said of its age but whether the name still holds.
struct Facts<'c> {
    unused: Vec<&'c str>,
    unsourced: Vec<&'c str>,
    stranded: Vec<&'c str>,
    past: Vec<&'c str>,
    used: usize,
}

impl<'c> Facts<'c> {
    fn of(catalogue: &'c Catalogue, usage: &Usage) -> Self {
        let ids = |is_meant: &dyn Fn(&Concept) -> bool| {
            let meant = catalogue.concepts().iter().filter(|c| c.at.line > 0 && is_meant(c));
            meant.map(|c| c.id.as_str()).collect::<Vec<_>>()
        };
        let parents: std::collections::HashSet<&str> = catalogue
            .concepts()
            .iter()
            .flat_map(|c| [c.parent.as_deref(), c.replaced_by.as_deref()])
            .flatten()
            .collect();
        Self {
            unused: ids(&|c| usage.uses(&c.id).is_empty() && !parents.contains(c.id.as_str())),
            unsourced: ids(&|c| c.status == Status::Proposed && c.source.is_none()),
            stranded: ids(&|c| c.status == Status::Deprecated && c.replaced_by.is_none()),
            past: ids(&|c| c.until.is_some() && c.status != Status::Deprecated),
            used: catalogue.concepts().iter().filter(|c| !usage.uses(&c.id).is_empty()).count(),
        }
    }

    fn text(&self, usage: &Usage) -> String {
        let Usage { releases, names, mapped, .. } = usage;
        let mut text = String::new();
        if *releases > 0 {
            let percent = (mapped * 100).checked_div(*names).unwrap_or(100);
            // Writing to a string cannot fail.
            let of = if *releases == 1 { "1 release".to_owned() } else { format!("{releases} releases") };
            let _ = writeln!(text, "{mapped} of {names} names in {of} have English: {percent} %");
            let _ = writeln!(
                text,
                "{} concepts are used, {} are neither used nor referred to",
                self.used,
                self.unused.len()
            );
        } else {
            let _ = writeln!(text, "no releases to measure the coverage on");
        }
        let _ = writeln!(text, "{} proposed without a source", self.unsourced.len());
        let _ = writeln!(text, "{} deprecated without a successor", self.stranded.len());
        let _ = writeln!(text, "{} with a name of the past (until) that are not deprecated", self.past.len());
        let unresolved = commonest(usage);
        if !unresolved.is_empty() {
            let _ = writeln!(text, "\nnames without English, by releases:");
            for (name, count) in unresolved.into_iter().take(SHOWN) {
                let _ = writeln!(text, "{count:>5}  {name}");
            }
        }
        text
    }

    fn value(&self, catalogue: &Catalogue, usage: &Usage) -> serde_json::Value {
        let mut kinds = Map::new();
        for kind in Kind::ALL {
            let counts: Map<String, serde_json::Value> = Status::ALL
                .iter()
                .map(|status| (status.name().to_owned(), json!(count(catalogue, Some(kind), Some(*status)))))
                .collect();
            kinds.insert(kind.name().to_owned(), counts.into());
        }
        json!({
            "concepts": catalogue.concepts().len(),
            "kinds": kinds,
            "countries": countries(catalogue)
                .into_iter()
                .map(|(code, n)| (code.to_owned(), json!(n)))
                .collect::<Map<String, serde_json::Value>>(),
            "coverage": {
                "releases": usage.releases,
                "names": usage.names,
                "mapped": usage.mapped,
                "unresolved": commonest(usage)
                    .into_iter()
                    .map(|(name, releases)| json!({ "ar": name, "releases": releases }))
                    .collect::<Vec<_>>(),
            },
            "used": self.used,
            "unused": self.unused,
            "proposed-without-source": self.unsourced,
            "deprecated-without-successor": self.stranded,
            "past-but-not-deprecated": self.past,
        })
    }
}

/// How many entries belong to each country, beside the country's own, the most first.
fn countries(catalogue: &Catalogue) -> Vec<(&str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let national = catalogue.concepts().iter().filter(|c| c.kind != Kind::Country);
    for code in national.filter_map(|c| c.country.as_deref()) {
        *counts.entry(code).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    counts
}

/// The countries with most entries on one line.
fn by_country(catalogue: &Catalogue) -> String {
    let counts = countries(catalogue);
    if counts.is_empty() {
        return String::new();
    }
    let shown: Vec<String> =
        counts.iter().take(SHOWN).map(|(code, count)| format!("{code} {count}")).collect();
    let more = match counts.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("; {more} more countries"),
    };
    format!("by country: {}{more}\n", shown.join(", "))
}

/// Names without English, those of most releases first.
fn commonest(usage: &Usage) -> Vec<(&str, usize)> {
    let mut names: Vec<(&str, usize)> =
        usage.unresolved.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    names.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    names
}

fn count(catalogue: &Catalogue, kind: Option<Kind>, status: Option<Status>) -> usize {
    let is_meant = |c: &&Concept| kind.is_none_or(|k| c.kind == k) && status.is_none_or(|s| c.status == s);
    catalogue.concepts().iter().filter(is_meant).count()
}

/// A row for each kind, a column for each status.
fn table(catalogue: &Catalogue) -> String {
    let row = |name: &str, kind: Option<Kind>| {
        let counts = Status::ALL.iter().map(|&status| count(catalogue, kind, Some(status)));
        let counts = counts.chain([count(catalogue, kind, None)]).map(|n| n.to_string());
        [name.to_owned()].into_iter().chain(counts).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> = Kind::ALL.iter().map(|&kind| row(kind.name(), Some(kind))).collect();
    rows.push(row("all", None));
    columns(&["kind", "approved", "proposed", "deprecated", "all"], rows, 1)
}
