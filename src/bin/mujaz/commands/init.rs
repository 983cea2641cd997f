//! `mujaz init`: a project that builds at once.

use std::path::Path;

use anyhow::{Context, bail};

use crate::args::{Init, SchemaOf};
use crate::report::Report;

use super::{Failure, Outcome, schema};

/// The files of a new project.
const FILES: &[(&str, &str)] = &[
    ("mujaz.toml", include_str!("init/mujaz.toml")),
    ("meetings/sample.md", include_str!("init/sample.md")),
    ("glossary/organisation.toml", include_str!("init/organisation.toml")),
    ("output/.gitkeep", ""),
    (".taplo.toml", include_str!("init/taplo.toml")),
    (".gitignore", include_str!("init/gitignore")),
    (".github/workflows/briefings.yml", include_str!("init/briefings.yml")),
];

pub(crate) fn run(args: &Init, report: &mut Report) -> Result<Outcome, Failure> {
    create(&args.folder)?;
    let folder = args.folder.display();
    report.note(&format!("made a project in {folder}"));
    report.note("put releases into meetings/ and run `mujaz build` in it");
    Ok(Outcome::Clean)
}

fn create(folder: &Path) -> anyhow::Result<()> {
    let shown = folder.display();
    let is_empty = match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(error).with_context(|| format!("{shown} cannot be used")),
    };
    if !is_empty {
        bail!("{shown} is not empty; a new project needs a folder of its own");
    }
    let schemas = [
        ("schemas/glossary.schema.json", schema::text(SchemaOf::Glossary)?),
        ("schemas/mujaz.schema.json", schema::text(SchemaOf::Config)?),
    ];
    let schemas = schemas.iter().map(|(name, text)| (*name, text.as_str()));
    for (name, text) in FILES.iter().copied().chain(schemas) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)
                .with_context(|| format!("{} cannot be made", parent.display()))?;
        }
        std::fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}
