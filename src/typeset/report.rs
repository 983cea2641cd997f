//! The compiler's messages as diagnostics that name the template and its line.

use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::world::DocumentWorld;
use crate::diagnostic::{Diagnostic, Place};

/// All messages, in the compiler's order.
pub(super) fn all(messages: &[SourceDiagnostic], world: &DocumentWorld<'_>) -> Vec<Diagnostic> {
    messages.iter().map(|message| one(message, world)).collect()
}

/// One message. Where the fault shows in the design library, the help says which line of the
/// template led there.
fn one(message: &SourceDiagnostic, world: &DocumentWorld<'_>) -> Diagnostic {
    let severity = match message.severity {
        Severity::Error => crate::diagnostic::Severity::Error,
        Severity::Warning => crate::diagnostic::Severity::Warning,
    };
    let mut diagnostic = Diagnostic::new("typst", severity, message.message.trim_end_matches('.'));
    let mut help: Vec<String> = message.hints.iter().map(|hint| hint.v.to_string()).collect();
    diagnostic.place = place(message.span, world);
    for step in &message.trace {
        let Some(caller) = place(step.span.into(), world) else { continue };
        let known = diagnostic.place.as_ref().is_some_and(|place| place.path == caller.path);
        if diagnostic.place.is_none() {
            diagnostic.place = Some(caller);
        } else if !known {
            help.push(format!("called from {}:{}", caller.path, caller.line));
            break;
        }
    }
    if help.is_empty() { diagnostic } else { diagnostic.help(help.join("; ")) }
}

/// Where a span stands: in a template if it is in the generated text, else in the library's file.
fn place(span: DiagSpan, world: &DocumentWorld<'_>) -> Option<Place> {
    let id = span.id()?;
    let source = world.source(id).ok()?;
    let range = world.range(span)?;
    let place = Place::in_source(id.vpath().get_without_slash(), source.text(), range.start, range.end);
    Some(if id == world.main() { world.origin.in_template(place) } else { world.origin.in_library(place) })
}
