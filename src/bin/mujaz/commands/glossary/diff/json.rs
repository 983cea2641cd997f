//! A comparison as JSON.

use anyhow::Context;
use mujaz::glossary::Concept;
use mujaz::glossary::diff::{Change, Sort};
use serde_json::{Value, json};

use crate::commands::Failure;

use super::Comparison;
use super::impact::Impact;

pub(super) fn json(shown: &Comparison<'_>) -> Result<String, Failure> {
    let value = json!({
        "old": shown.old,
        "new": shown.new,
        "changes": shown.changes.iter().map(change).collect::<Vec<Value>>(),
        "impact": shown.impact.as_ref().map(impact),
    });
    let text = serde_json::to_string_pretty(&value).context("the comparison cannot be written")?;
    Ok(text + "\n")
}

fn change(change: &Change<'_>) -> Value {
    let concept = change.concept();
    let over_shipped = matches!(change.sort, Sort::Added | Sort::Removed) && !change.fields.is_empty();
    json!({
        "sort": change.sort,
        "id": change.id(),
        "old_id": change.old.filter(|_| change.sort == Sort::Renamed).map(|old| &old.id),
        "kind": concept.map(|c| c.kind),
        "status": concept.map(|c| c.status),
        "en": concept.map(Concept::name_en),
        "ar": concept.map(Concept::name_ar),
        "over_shipped": over_shipped,
        "fields": change.fields,
    })
}

fn impact(impact: &Impact) -> Value {
    let releases = impact.altered.iter();
    json!({
        "releases": impact.releases,
        "altered": releases
            .map(|release| json!({ "release": release.path, "briefings": release.briefings }))
            .collect::<Vec<Value>>(),
    })
}
