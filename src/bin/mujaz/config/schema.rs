//! The JSON Schema of `mujaz.toml`. A test holds its keys against those that the reader asks for.

use std::collections::BTreeMap;

use clap::ValueEnum;
use mujaz::diagnostic::Severity;
use mujaz::glossary::lint;
use mujaz::glossary::schema::of_toml;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::codes;
use crate::args::{FailOn, FormatArg, LayoutArg};

/// The schema.
pub(crate) fn schema() -> Schema {
    of_toml::<File>()
}

/// What a project says once so that nobody has to type it.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(title = "mujaz.toml")]
#[derive(Default)]
struct File {
    /// Where the releases are.
    input: Input,
    /// What is made, and where.
    output: Output,
    /// The names and how they are said in English.
    glossary: Glossary,
    /// Templates of the house.
    templates: Templates,
    /// Fonts of the house.
    fonts: Fonts,
    /// When a run has failed.
    check: Check,
    /// How much a diagnostic matters in this house, by its code.
    #[schemars(schema_with = "severities")]
    severity: BTreeMap<String, Severity>,
    /// Who speaks in the releases.
    house: House,
    /// How sentences, dates and labels are written; names stay as the glossary has them.
    english: English,
    /// What a publisher means where its releases do not say it.
    publisher: Vec<Publisher>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct Input {
    /// Files and folders with releases (.txt, .md), relative to this file.
    paths: Vec<String>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct Output {
    /// The folder for the briefings, relative to this file.
    folder: Option<String>,
    /// What to make.
    #[schemars(schema_with = "lists::<FormatArg>")]
    formats: Vec<String>,
    /// How the two languages stand on the page.
    #[schemars(schema_with = "words::<LayoutArg>")]
    layout: Option<String>,
    /// PDF standards, such as a-3a and ua-1; empty means the default.
    pdf_standards: Vec<String>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct Glossary {
    /// The house's own names, over those that come with mujaz; relative to this file.
    folder: Option<String>,
    /// Whether the names that come with mujaz are used.
    shipped: Option<bool>,
    /// Where glossaries are kept compiled, relative to this file; false for nowhere.
    #[schemars(schema_with = "folder_or_false")]
    cache: Option<String>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct Templates {
    /// A folder whose files replace the templates of the same name.
    folder: Option<String>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct Fonts {
    /// Font files, relative to this file.
    files: Vec<String>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct Check {
    /// From which severity on the exit status is 1.
    #[schemars(schema_with = "words::<FailOn>")]
    fail_on: Option<String>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct House {
    /// ISO 3166-1 code of the country that speaks in the releases, where they do not say.
    #[schemars(regex(pattern = "^[A-Za-z]{2}$"))]
    country: Option<String>,
    /// Who publishes the briefings: the author of the documents, named at their foot.
    publisher: Option<String>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct English {
    /// organisation, or organization.
    #[schemars(extend("enum" = ["british", "american"]))]
    spelling: Option<String>,
    /// 2 November 2020, or November 2, 2020.
    #[schemars(extend("enum" = ["day-month", "month-day"]))]
    date_order: Option<String>,
    /// US$5 million, USD 5 million, or 5 million US dollars.
    #[schemars(extend("enum" = ["symbol", "code", "name"]))]
    money: Option<String>,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(inline)]
struct Publisher {
    /// The publisher as its releases name it.
    name: Option<String>,
    /// ISO 3166-1 code of the country it speaks for.
    #[schemars(regex(pattern = "^[A-Za-z]{2}$"))]
    country: Option<String>,
    /// Words of its releases, and the id of the concept that they mean.
    names: BTreeMap<String, String>,
}

fn folder_or_false(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string" }, { "const": false }] })
}

/// One of the words that the command line takes for the same option.
fn words<T: ValueEnum>(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": names::<T>() })
}

fn lists<T: ValueEnum>(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": { "type": "string", "enum": names::<T>() } })
}

fn names<T: ValueEnum>() -> Vec<String> {
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// Any code may be given a severity; those of the glossary's checks are described, so that an editor can
/// offer them.
fn severities(_: &mut SchemaGenerator) -> Schema {
    let level = serde_json::json!({ "type": "string", "enum": names::<crate::args::Level>() });
    let mut known = serde_json::Map::new();
    for check in lint::checks() {
        let mut one = level.clone();
        one["description"] = format!("{} (otherwise: {})", check.what, check.severity).into();
        known.insert(check.code.to_owned(), one);
    }
    json_schema!({
        "type": "object",
        "description": "How much a diagnostic matters in this house, by its code.",
        "properties": known,
        "propertyNames": { "enum": codes::all().collect::<Vec<_>>() },
        "additionalProperties": level,
    })
}
