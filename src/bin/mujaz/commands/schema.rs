//! `mujaz schema`: the JSON Schemas of what people write and of what programs read.

use anyhow::Context;
use mujaz::glossary;
use mujaz::model::Brief;

use crate::args::{Schema, SchemaOf};
use crate::config;
use crate::report::Report;

use super::{Failure, Outcome};

pub(crate) fn run(args: &Schema, report: &mut Report) -> Result<Outcome, Failure> {
    report.result(text(args.of)?.as_bytes());
    Ok(Outcome::Clean)
}

/// A schema as it is kept in a file.
pub(super) fn text(of: SchemaOf) -> anyhow::Result<String> {
    let schema = match of {
        SchemaOf::Glossary => glossary::schema::schema(),
        SchemaOf::Config => config::schema::schema(),
        SchemaOf::Brief => schemars::schema_for!(Brief),
    };
    let mut text = serde_json::to_string_pretty(&schema).context("the schema cannot be written")?;
    text.push('\n');
    Ok(text)
}
