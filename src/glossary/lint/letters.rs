//! Characters that do not belong into a term: what is invisible, what only looks like a letter, and
//! what an Arabic name is written without.

use unicode_normalization::UnicodeNormalization;

use super::{Book, Check, Finding, Fix, Spot};
use crate::arabic::fold;
use crate::arabic::letters::{is_format, is_mark_or_tatweel, push_normal};
use crate::diagnostic::Severity::{Notice, Warning};
use crate::glossary::concept::{Concept, Term};

const SPACES: Check = Check::new(
    "glossary-spaces",
    Warning,
    "two spaces in a row, a space at an end of the term, or a space that is no plain one",
)
.fixable();
const INVISIBLE: Check = Check::new(
    "glossary-invisible",
    Warning,
    "bidi controls, joiners and other invisible characters in a term",
)
.fixable();
const TATWEEL: Check = Check::new("glossary-tatweel", Warning, "tatweel in an Arabic term").fixable();
const HARAKAT: Check = Check::new("glossary-harakat", Warning, "vowel marks in an Arabic term").fixable();
const PRESENTATION: Check = Check::new(
    "glossary-presentation-form",
    Warning,
    "Arabic presentation forms, as PDFs give them, in place of letters",
)
.fixable();
const PERSIAN: Check =
    Check::new("glossary-persian-letter", Warning, "Persian ک or ی in place of Arabic ك or ي").fixable();
const DIGITS: Check =
    Check::new("glossary-digits", Warning, "digits of different scripts in one Arabic term");
const LATIN: Check =
    Check::new("glossary-latin", Notice, "Latin letters beside Arabic ones in a full Arabic name");

pub(super) const CHECKS: &[Check] =
    &[SPACES, INVISIBLE, TATWEEL, HARAKAT, PRESENTATION, PERSIAN, DIGITS, LATIN];

/// What one pass over a term sees.
#[derive(Default)]
struct Seen {
    spaces: bool,
    invisible: Option<char>,
    tatweel: bool,
    harakat: bool,
    presentation: bool,
    persian: bool,
    latin: bool,
    /// ASCII, Arabic-Indic and extended Arabic-Indic digits.
    digits: [bool; 3],
}

fn look(text: &str) -> Seen {
    let mut seen = Seen { spaces: text.trim() != text, ..Seen::default() };
    let mut last = 'x';
    for c in text.chars() {
        match c {
            ' ' => seen.spaces |= last == ' ',
            'a'..='z' | 'A'..='Z' => seen.latin = true,
            '0'..='9' => seen.digits[0] = true,
            // Letters, most of all: nothing to see.
            'ء'..='غ' | 'ف'..='ي' => {}
            '\u{0660}'..='\u{0669}' => seen.digits[1] = true,
            '\u{06F0}'..='\u{06F9}' => seen.digits[2] = true,
            '\u{0640}' => seen.tatweel = true,
            'ک' | 'ی' => seen.persian = true,
            _ if is_format(c) || c.is_control() => seen.invisible = Some(c),
            _ if is_presentation(c) => seen.presentation = true,
            _ if is_mark_or_tatweel(c) => seen.harakat = true,
            _ if c.is_whitespace() => seen.spaces = true,
            _ => {}
        }
        last = c;
    }
    seen
}

/// The blocks Arabic Presentation Forms-A and -B.
fn is_presentation(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

pub(super) fn check(book: &Book<'_>, found: &mut Vec<Finding>) {
    for (i, concept) in book.concepts.iter().enumerate() {
        for (n, term) in concept.ar.iter().enumerate() {
            arabic(book, concept, i, n, term, found);
        }
        for (n, term) in concept.en.iter().enumerate() {
            both(concept, i, Spot::English(n), term, &look(&term.text), found);
        }
    }
}

/// What holds for both languages.
fn both(concept: &Concept, i: usize, spot: Spot, term: &Term, seen: &Seen, found: &mut Vec<Finding>) {
    let id = &concept.id;
    let mut repair = |check, what: String, help: &str| {
        let message = format!("`{id}`: {what}: {}", shown(&term.text));
        let finding = Finding::new(check, i, spot, message, help);
        found.push(finding.fixed_by(Fix::Clean));
    };
    if seen.spaces {
        repair(&SPACES, "spaces that do not belong into the term".into(), "one plain space between words");
    }
    if let Some(c) = seen.invisible {
        let what = format!("the invisible character U+{:04X}", u32::from(c));
        repair(&INVISIBLE, what, "take it out; direction is the layout's business");
    }
}

/// Whether another concept has the same word, so that the vowel marks tell the two apart: عمّان is not عمان.
fn is_told_by_marks(book: &Book<'_>, i: usize, term: &Term) -> bool {
    let folded = fold(&term.text);
    let others = book.concepts.iter().enumerate().filter(|(other, _)| *other != i);
    others.flat_map(|(_, concept)| &concept.ar).any(|other| fold(&other.text) == folded)
}

fn arabic(book: &Book<'_>, concept: &Concept, i: usize, n: usize, term: &Term, found: &mut Vec<Finding>) {
    let seen = look(&term.text);
    let spot = Spot::Arabic(n);
    both(concept, i, spot, term, &seen, found);
    let id = &concept.id;
    let message = |what: &str| format!("`{id}`: {what}: {}", shown(&term.text));
    let mut repair = |check, what: &str, help: &str| {
        let finding = Finding::new(check, i, spot, message(what), help);
        found.push(finding.fixed_by(Fix::Clean));
    };
    if seen.tatweel {
        repair(&TATWEEL, "tatweel", "write the word without it");
    }
    if seen.harakat && !is_told_by_marks(book, i, term) {
        repair(&HARAKAT, "vowel marks", "Arabic terms are written without them; the matcher drops them");
    }
    if seen.presentation {
        repair(&PRESENTATION, "presentation forms of letters", "write the letters themselves");
    }
    if seen.persian {
        repair(&PERSIAN, "Persian letters", "write ك and ي");
    }
    if seen.digits.iter().filter(|d| **d).count() > 1 {
        let message = message("digits of different scripts");
        found.push(Finding::new(&DIGITS, i, spot, message, "use the digits of one script"));
    }
    if seen.latin && super::terms::is_full(term) {
        let message = message("Latin letters in an Arabic name");
        let help = "if the body is also known by a name in Arabic letters alone, make that the name";
        found.push(Finding::new(&LATIN, i, spot, message, help));
    }
}

/// A term for a message: invisible characters as their numbers.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_format(c) || c.is_control() {
            out.push_str(&format!("<U+{:04X}>", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// A term without what does not belong into it. Idempotent, and nothing that the matcher sees
/// changes.
pub fn clean(text: &str, is_arabic: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut put = |c: char| match c {
        // A combining hamza or madda belongs to the letter before it.
        '\u{0653}'..='\u{0655}' if is_arabic => push_normal(&mut out, c),
        _ if is_format(c) => {}
        _ if is_arabic && is_mark_or_tatweel(c) => {}
        'ک' if is_arabic => out.push('ك'),
        'ی' if is_arabic => out.push('ي'),
        _ if c.is_whitespace() || c.is_control() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        _ => out.push(c),
    };
    for c in text.chars() {
        if is_arabic && is_presentation(c) && !is_mark_or_tatweel(c) {
            std::iter::once(c).nfkc().for_each(&mut put);
        } else {
            put(c);
        }
    }
    out.truncate(out.trim_end().len());
    if !is_arabic {
        return super::english::plain_apostrophes(&out);
    }
    out
}
