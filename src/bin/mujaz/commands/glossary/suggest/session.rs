//! One suggestion after the other, with a person who decides; what a person and the files are is left
//! open, so that a test can be both.

use std::fmt;
use std::io;

use mujaz::glossary::Concept;
use mujaz::suggest::Suggestion;
use mujaz::suggest::entry::{self, Draft};

use crate::commands::Failure;

/// What a person can do with a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Take it as it is; only offered where there is English.
    Accept,
    /// Change it, and take it then.
    Edit,
    /// Leave it for another day.
    Skip,
    /// Do not suggest it again.
    Never,
    /// Leave this one and all others.
    Stop,
}

/// Who decides.
pub(super) trait Person {
    /// Shows a suggestion, which is number `number` of `total`, and asks what to do with it.
    fn choose(&mut self, suggestion: &Suggestion, number: usize, total: usize) -> io::Result<Choice>;
    /// Lets the person change a draft; `None` goes back to the choice.
    fn edit(&mut self, draft: Draft) -> io::Result<Option<Draft>>;
    /// Says why an entry was not taken.
    fn tell(&mut self, message: &str) -> io::Result<()>;
}

/// Where decisions are kept; each at once, so that nothing is lost when the session breaks off.
pub(super) trait Keep {
    fn is_taken(&self, id: &str) -> bool;
    fn accept(&mut self, concept: Concept) -> Result<(), Failure>;
    fn refuse(&mut self, name: &str) -> Result<(), Failure>;
}

/// How many suggestions ended in which way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) accepted: usize,
    pub(super) refused: usize,
    pub(super) left: usize,
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} accepted, {} refused, {} left", self.accepted, self.refused, self.left)
    }
}

/// Asks about each suggestion.
///
/// # Errors
/// When the terminal or the files fail.
pub(super) fn run(
    suggestions: &[Suggestion],
    person: &mut impl Person,
    keep: &mut impl Keep,
) -> Result<Done, Failure> {
    let mut done = Done { left: suggestions.len(), ..Done::default() };
    for (i, suggestion) in suggestions.iter().enumerate() {
        match decide(suggestion, (i + 1, suggestions.len()), person, keep)? {
            Choice::Accept | Choice::Edit => done.accepted += 1,
            Choice::Never => {
                keep.refuse(&suggestion.ar)?;
                done.refused += 1;
            }
            Choice::Skip => continue,
            Choice::Stop => break,
        }
        done.left -= 1;
    }
    Ok(done)
}

/// Asks until the answer can be carried out, and keeps what is accepted.
fn decide(
    suggestion: &Suggestion,
    (number, total): (usize, usize),
    person: &mut impl Person,
    keep: &mut impl Keep,
) -> Result<Choice, Failure> {
    let failed = |error: io::Error| Failure::Other(anyhow::Error::new(error).context("the terminal failed"));
    loop {
        let choice = person.choose(suggestion, number, total).map_err(failed)?;
        let draft = match choice {
            Choice::Accept => Draft::of(suggestion),
            Choice::Edit => {
                let draft = Draft::of(suggestion).unwrap_or_else(|| Draft {
                    ar: suggestion.ar.clone(),
                    en: String::new(),
                    kind: suggestion.kind,
                });
                person.edit(draft).map_err(failed)?
            }
            Choice::Skip | Choice::Never | Choice::Stop => return Ok(choice),
        };
        let Some(draft) = draft else { continue };
        let concept = entry::entry(suggestion, &draft, &|id| keep.is_taken(id));
        match entry::problems(&concept).first() {
            None => {
                keep.accept(concept)?;
                return Ok(choice);
            }
            Some(problem) => {
                let help = problem.help.as_deref().unwrap_or_default();
                person.tell(&format!("{}: {help}", problem.message)).map_err(failed)?;
            }
        }
    }
}

#[cfg(test)]
#[path = "../../../../../../tests/common/suggestion.rs"]
mod any_suggestion;

#[cfg(test)]
mod tests {
    use super::any_suggestion::suggestion;
    use super::*;

    /// A person whose answers are known beforehand.
    struct Scripted {
        choices: Vec<Choice>,
        english: Vec<&'static str>,
        told: Vec<String>,
    }

    impl Person for Scripted {
        fn choose(&mut self, _: &Suggestion, _: usize, _: usize) -> io::Result<Choice> {
            if self.choices.is_empty() {
                Err(io::ErrorKind::UnexpectedEof.into())
            } else {
                Ok(self.choices.remove(0))
            }
        }
        fn edit(&mut self, draft: Draft) -> io::Result<Option<Draft>> {
            Ok(Some(Draft { en: self.english.remove(0).to_owned(), ..draft }))
        }
        fn tell(&mut self, message: &str) -> io::Result<()> {
            self.told.push(message.to_owned());
            Ok(())
        }
    }

    #[derive(Default)]
    struct Memory {
        accepted: Vec<Concept>,
        refused: Vec<String>,
    }

    impl Keep for Memory {
        fn is_taken(&self, id: &str) -> bool {
            self.accepted.iter().any(|concept| concept.id == id)
        }
        fn accept(&mut self, concept: Concept) -> Result<(), Failure> {
            self.accepted.push(concept);
            Ok(())
        }
        fn refuse(&mut self, name: &str) -> Result<(), Failure> {
            self.refused.push(name.to_owned());
            Ok(())
        }
    }

    #[test]
    fn each_choice_does_what_it_says() {
        let suggestions = [
            suggestion("هيئة الطرق", Some("Roads Authority")),
            suggestion("هيئة الطرق الثانية", Some("Roads Authority")),
            suggestion("هيئة المياه", None),
            suggestion("هيئة الريح", None),
            suggestion("هيئة النار", None),
            suggestion("هيئة التراب", Some("Dust Authority")),
        ];
        let mut person = Scripted {
            // Accepting without English asks again, and so does English that is none.
            choices: vec![
                Choice::Accept,
                Choice::Accept,
                Choice::Accept,
                Choice::Edit,
                Choice::Edit,
                Choice::Never,
                Choice::Skip,
                Choice::Stop,
            ],
            english: vec!["هيئة", "Water Authority"],
            told: Vec::new(),
        };
        let mut memory = Memory::default();
        let done = run(&suggestions, &mut person, &mut memory).expect("it ends");
        assert_eq!(done, Done { accepted: 3, refused: 1, left: 2 });
        assert_eq!(done.to_string(), "3 accepted, 1 refused, 2 left");
        let ids: Vec<&str> = memory.accepted.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["roads-authority", "roads-authority-2", "water-authority"]);
        assert_eq!(memory.refused, ["هيئة الريح"]);
        assert_eq!(person.told.len(), 1, "{:?}", person.told);
    }

    #[test]
    fn a_session_that_breaks_off_keeps_what_was_decided() {
        let suggestions =
            [suggestion("هيئة الطرق", Some("Roads Authority")), suggestion("هيئة المياه", None)];
        let mut person = Scripted { choices: vec![Choice::Accept], english: Vec::new(), told: Vec::new() };
        let mut memory = Memory::default();
        assert!(run(&suggestions, &mut person, &mut memory).is_err());
        assert_eq!(memory.accepted.len(), 1);
    }
}
