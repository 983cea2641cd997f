//! What `add` must know, asked for on a terminal where it was not given.

use std::io::IsTerminal;

use anyhow::Context;
use dialoguer::{Input, Select};
use mujaz::arabic::is_arabic_letter;
use mujaz::glossary::{Kind, countries};

use crate::args::GlossaryAdd;
use crate::commands::Failure;

use super::desk::refuse;

/// The answers, given or asked for.
pub(super) struct Answers {
    pub(super) kind: Kind,
    pub(super) ar: String,
    pub(super) en: String,
    pub(super) acronym: Option<String>,
    /// By its code or name.
    pub(super) country: Option<String>,
}

/// Whether there is somebody to ask.
pub(super) fn somebody_is_there() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Completes what was given by asking.
///
/// # Errors
/// Something is missing and nobody is there to ask, or the terminal fails.
pub(super) fn complete(args: &GlossaryAdd) -> Result<Answers, Failure> {
    let named = args.kind;
    let needs_names = named != Some(Kind::Country);
    let mut missing = Vec::new();
    if named.is_none() {
        missing.push("--kind");
    }
    if needs_names && args.ar.is_none() {
        missing.push("--ar");
    }
    if needs_names && args.en.is_none() {
        missing.push("--en");
    }
    if missing.is_empty() {
        return Ok(Answers {
            kind: named.unwrap_or(Kind::Concept),
            ar: args.ar.clone().unwrap_or_default(),
            en: args.en.clone().unwrap_or_default(),
            acronym: args.acronym.clone(),
            country: args.country.clone(),
        });
    }
    if !somebody_is_there() {
        return Err(refuse(
            "glossary-missing",
            format!("a concept needs {}", missing.join(", ")),
            "give them, or run the command on a terminal, where it asks",
        ));
    }
    ask(args, named).context("the terminal cannot be read").map_err(Failure::from)
}

fn ask(args: &GlossaryAdd, named: Option<Kind>) -> Result<Answers, dialoguer::Error> {
    let kind = match named {
        Some(kind) => kind,
        None => {
            let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            Kind::ALL[Select::new().with_prompt("Kind").items(&names).default(0).interact()?]
        }
    };
    let text = |prompt: &str, given: &Option<String>, arabic: bool| match given {
        Some(given) => Ok(given.clone()),
        None => Input::<String>::new()
            .with_prompt(prompt)
            .validate_with(move |text: &String| of_script(text, arabic))
            .interact_text(),
    };
    let ar = text("Arabic name, in full", &args.ar, true)?;
    let en = text("English name, as the body itself writes it", &args.en, false)?;
    let acronym = match &args.acronym {
        Some(acronym) => Some(acronym.clone()),
        None => filled(Input::new().with_prompt("Acronym (none: Enter)").allow_empty(true).interact_text()?),
    };
    let country = match &args.country {
        None if has_country(kind) => filled(
            Input::new()
                .with_prompt("Country, such as EG, Egypt or مصر (none: Enter)")
                .allow_empty(true)
                .validate_with(|text: &String| match text.trim() {
                    "" => Ok(()),
                    text => countries::named(text).map(|_| ()),
                })
                .interact_text()?,
        ),
        given => given.clone(),
    };
    Ok(Answers { kind, ar, en, acronym, country })
}

/// An answer that is not empty.
fn filled(answer: String) -> Option<String> {
    Some(answer).filter(|answer| !answer.trim().is_empty())
}

/// Whether concepts of a kind may belong to a country: an office or a policy term is everybody's.
fn has_country(kind: Kind) -> bool {
    !matches!(kind, Kind::Role | Kind::Concept)
}

/// Whether a name is in the letters that are asked for, so that nobody answers all questions and then
/// learns that the first answer was none.
pub(super) fn of_script(text: &str, arabic: bool) -> Result<(), &'static str> {
    match (text.chars().any(is_arabic_letter), arabic) {
        (false, true) => Err("this has no Arabic letter"),
        (true, false) => Err("this has Arabic letters"),
        _ => Ok(()),
    }
}
