//! A comparison for a terminal. Old and new stand on lines of their own, so that Arabic and English
//! never share one.

use mujaz::glossary::diff::{Change, FieldChange, Sort};
use mujaz::impact::{Altered, NameChange, Shown};

use crate::report::Report;

use super::Comparison;
use super::impact::AlteredRelease;

pub(super) fn text(shown: &Comparison<'_>, report: &Report) -> String {
    let mut lines = vec![format!("{} → {}: {}", shown.old, shown.new, shown.summary())];
    for change in &shown.changes {
        lines.push(String::new());
        concept(change, &mut lines);
    }
    if let Some(impact) = &shown.impact {
        lines.push(String::new());
        lines.push(impact.summary());
        for altered in &impact.altered {
            lines.push(String::new());
            release(altered, &mut lines);
        }
    }
    lines.iter().map(|line| format!("{}\n", report.line(line))).collect()
}

fn concept(change: &Change<'_>, lines: &mut Vec<String>) {
    let Some(concept) = change.concept() else { return };
    let (sign, note) = match change.sort {
        Sort::Added if change.fields.is_empty() => ("+", String::new()),
        Sort::Added => ("+", ", over the shipped entry".to_owned()),
        Sort::Removed if change.fields.is_empty() => ("-", String::new()),
        Sort::Removed => ("-", ", the shipped entry counts again".to_owned()),
        Sort::Renamed => (">", format!(", was {}", change.old.map_or("", |old| old.id.as_str()))),
        Sort::Changed => ("~", String::new()),
    };
    let (kind, status) = (concept.kind.name(), concept.status.name());
    lines.push(format!("{sign} {} [{kind}, {status}]{note}", concept.id));
    if !concept.name_en().is_empty() {
        lines.push(format!("  {}", concept.name_en()));
    }
    if !concept.name_ar().is_empty() {
        lines.push(format!("  {}", concept.name_ar()));
    }
    for field in &change.fields {
        values(field, lines);
    }
}

fn values(field: &FieldChange, lines: &mut Vec<String>) {
    lines.push(format!("    {}", field.key));
    lines.extend(field.old.iter().map(|value| format!("      - {value}")));
    lines.extend(field.new.iter().map(|value| format!("      + {value}")));
}

fn release(release: &AlteredRelease, lines: &mut Vec<String>) {
    lines.push(release.path.clone());
    for briefing in &release.briefings {
        lines.push(format!("  {}", meeting(briefing)));
        for change in &briefing.names {
            name(change, lines);
        }
        if !briefing.parts.is_empty() {
            lines.push(format!("    also altered: {}", briefing.parts.join(", ")));
        }
    }
}

/// The meeting's id, and what it was called before.
pub(super) fn meeting(briefing: &Altered) -> String {
    match (&briefing.old, &briefing.new) {
        (Some(old), Some(new)) if old == new => new.clone(),
        (Some(old), Some(new)) => format!("{new}, was {old}"),
        (None, Some(new)) => format!("{new}, a new briefing"),
        (Some(old), None) => format!("{old}, no longer made"),
        (None, None) => String::new(),
    }
}

fn name(change: &NameChange, lines: &mut Vec<String>) {
    lines.push(format!("    {}", change.at.text));
    let times = if change.mentions == 1 { String::new() } else { format!(", {} times", change.mentions) };
    lines.push(format!("      {}, paragraph {}{times}", change.what.words(), change.at.paragraph + 1));
    for (sign, side) in [("-", &change.old), ("+", &change.new)] {
        let Some(side) = side else { continue };
        lines.push(format!("      {sign} {}", seen(side)));
        if change.old.as_ref().map(|s| &s.ar) != change.new.as_ref().map(|s| &s.ar) {
            lines.push(format!("      {sign} {}", side.ar));
        }
    }
}

/// English, concept and status of a name.
pub(super) fn seen(shown: &Shown) -> String {
    let english = shown.en.as_deref().unwrap_or("no English");
    match (&shown.id, shown.status) {
        (Some(id), Some(status)) => format!("{english} [{id}, {status}]"),
        (Some(id), None) => format!("{english} [{id}]"),
        _ => english.to_owned(),
    }
}
