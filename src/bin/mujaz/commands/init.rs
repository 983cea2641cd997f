//! `mujaz init`: a project that builds at once.

use std::path::{Path, PathBuf};

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
    if let Some(program) = off_path() {
        report.note(&format!("`mujaz` is not on your PATH; it is {}", program.display()));
    }
    Ok(Outcome::Clean)
}

/// Where this program is, unless a shell finds one of its name.
fn off_path() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let name = program.file_name()?;
    let is_found = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()));
    (!is_found).then_some(program)
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
