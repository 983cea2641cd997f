//! One entry in the user's own editor: a file of its own, checked on return. The lock is taken only
//! when the editor is closed, so that nobody waits for a person who thinks.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, anyhow};
use dialoguer::Confirm;
use mujaz::diagnostic::{Diagnostic, Place};
use mujaz::glossary::edit::EDITED;
use mujaz::glossary::relations;

use crate::args::{GlossaryEdit, Target};
use crate::commands::{Failure, Outcome};

use super::desk::{Desk, Done, Open, refuse};
use super::edit::{propose_unread, say_names};
use super::questions::somebody_is_there;

pub(super) fn run(desk: &mut Desk<'_>, args: &GlossaryEdit) -> Result<Outcome, Failure> {
    let (id, before) = {
        let open = desk.open()?;
        let id = open.id(&args.target.id)?;
        let text = open.store.entry_text(&id)?;
        (id, text)
    };
    let args = &GlossaryEdit { target: Target { id }, ..args.clone() };
    let mut file = tempfile::Builder::new()
        .prefix(&format!("{}-", args.target.id))
        .suffix(".toml")
        .tempfile()
        .context("no file can be made for the editor")?;
    file.write_all(before.as_bytes()).and_then(|()| file.flush()).context("the entry cannot be written")?;
    let path = file.into_temp_path();
    loop {
        open_editor(&path)?;
        let after = std::fs::read_to_string(&path).context("what the editor wrote cannot be read")?;
        if after == before {
            desk.report.note("nothing was changed");
            return Ok(Outcome::Clean);
        }
        match take_over(desk, args, &before, &after) {
            Ok((open, concept, notes)) => {
                let done = Done::one("edited", &concept, notes, args.output);
                return desk.finish(open.store, &done);
            }
            Err(Failure::Diagnosed(problems)) if somebody_is_there() => {
                desk.report.messages(problems.clone());
                let again = Confirm::new().with_prompt("Open the entry again?").default(true).interact();
                if !again.context("the terminal cannot be read")? {
                    return Err(kept(&after, problems));
                }
            }
            Err(Failure::Diagnosed(problems)) => return Err(kept(&after, problems)),
            Err(other) => return Err(other),
        }
    }
}

/// Puts the new text in place of the entry, in memory.
fn take_over(
    desk: &mut Desk<'_>,
    args: &GlossaryEdit,
    before: &str,
    after: &str,
) -> Result<(Open, mujaz::glossary::Concept, Vec<String>), Failure> {
    let mut open = desk.open()?;
    if open.store.entry_text(&args.target.id)? != before {
        return Err(refuse(
            "glossary-changed",
            format!("`{}` was edited by somebody else in the meantime", args.target.id),
            "edit it again on top of the other change",
        ));
    }
    let old = open.store.entry(&args.target.id)?;
    open.store.replace(&args.target.id, after)?;
    let mut concept = open.store.entry(&args.target.id)?;
    say_names(&old, &mut concept, open.known(&args.target.id)?);
    let notes = propose_unread(&old, &mut concept);
    open.store.update(&args.target.id, &concept)?;
    let problems = relations::problems(&concept, &open.catalogue);
    if problems.is_empty() { Ok((open, concept, notes)) } else { Err(problems.into()) }
}

/// The failure, with the text saved where the user finds it again: nobody types an entry twice.
fn kept(text: &str, mut problems: Vec<Diagnostic>) -> Failure {
    let saved = tempfile::Builder::new().prefix("mujaz-entry-").suffix(".toml").tempfile();
    let path = saved.and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.keep().map(|(_, path)| path).map_err(|error| error.error)
    });
    if let Ok(path) = path {
        // The lines of the problems are those of this text.
        for place in problems.iter_mut().filter_map(|problem| problem.place.as_mut()) {
            if place.path == EDITED {
                place.path = path.display().to_string();
            }
        }
        problems.push(
            Diagnostic::warning("glossary-kept", "the glossary is as it was; what you wrote is kept")
                .at(Place::file(path.display().to_string())),
        );
    }
    problems.into()
}

fn open_editor(path: &Path) -> Result<(), Failure> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let Some(editor) = set("VISUAL").or_else(|| set("EDITOR")) else {
        return Err(refuse(
            "glossary-editor",
            "no editor is set",
            "set VISUAL or EDITOR, or change fields: mujaz glossary edit ID --set key=value",
        ));
    };
    let words = shlex::split(&editor).filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| anyhow!("the quotation marks in `{editor}` do not match"))?;
    let status = Command::new(&words[0])
        .args(&words[1..])
        .arg(path)
        .status()
        .with_context(|| format!("the editor `{editor}` cannot be started"))?;
    if status.success() {
        return Ok(());
    }
    Err(anyhow!("the editor `{editor}` ended with {status}; the glossary is as it was").into())
}
