//! Editions that are taken for concepts of their own: منتدى حوكمة الإنترنت العشرون beside منتدى حوكمة
//! الإنترنت. The matcher reads the number beside the name of the series, and `editions` says in which year
//! each was held, so that the series is enough. Nor is a body one more concept because it meets.

use rayon::prelude::*;

use super::concept::{Concept, Kind, Term, TermType};
use super::search::told_apart;
use crate::arabic::letters::{fold_into, is_alphanumeric};
use crate::arabic::numerals::ordinal;

/// What two concepts differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// Nothing but the kind: a forum is a body or an event.
    Kind,
    /// A number in the name of the one.
    Number,
}

/// Words before a year that go with it.
const BEFORE_YEARS: &[&str] = &["عام", "العام", "لعام", "للعام", "سنه", "لسنه"];

/// Whether a concept of this kind may be held again and again.
pub(super) fn recurs(kind: Kind) -> bool {
    matches!(kind, Kind::Organisation | Kind::Event | Kind::Initiative)
}

/// A folded name without ordinals, years and other words with digits; `None` for one without such, and for
/// one of which a single word would be left: مجموعة العشرين is no edition.
pub(super) fn without_numbers(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if words[at].contains(|c: char| c.is_ascii_digit()) {
            at += 1;
            if kept.last().is_some_and(|word| BEFORE_YEARS.contains(word)) {
                kept.pop();
            }
        } else if let Some((_, taken)) = ordinal(&words[at..]) {
            at += taken;
        } else {
            kept.push(words[at]);
            at += 1;
        }
    }
    (kept.len() < words.len() && kept.len() > 1).then(|| kept.join(" "))
}

/// The concepts of which a new one may be an edition, or another entry under another kind.
pub fn like<'c>(concepts: &'c [Concept], new: &Concept) -> Vec<(&'c Concept, Apart)> {
    if !recurs(new.kind) {
        return Vec::new();
    }
    let plain: Vec<String> = names(new).map(|term| key(&term.text)).collect();
    let bare: Vec<String> = plain.iter().filter_map(|name| without_numbers(name)).collect();
    let apart = |name: &mut [String; 2], concept: &'c Concept| {
        let can_be = recurs(concept.kind) && concept.id != new.id && !told_apart(concept, new);
        let related = [&new.parent, &new.replaced_by].into_iter().flatten().any(|id| *id == concept.id);
        if !can_be || related {
            return None;
        }
        let apart = names(concept).filter_map(|term| {
            let name = key_into(name, &term.text);
            if bare.iter().any(|own| own == name) {
                Some(Apart::Number)
            } else {
                (concept.kind != new.kind && plain.iter().any(|own| own == name)).then_some(Apart::Kind)
            }
        });
        apart.min().map(|apart| (concept, apart))
    };
    concepts.par_iter().map_init(Default::default, apart).flatten_iter().collect()
}

fn names(concept: &Concept) -> impl Iterator<Item = &Term> {
    let is_name = |term: &&Term| matches!(term.kind, TermType::Name | TermType::Variant | TermType::Formal);
    concept.ar.iter().chain(&concept.en).filter(is_name)
}

/// A name in folded words with one space between them.
fn key(text: &str) -> String {
    key_into(&mut Default::default(), text).to_owned()
}

/// The same in memory that the next name takes over.
fn key_into<'m>([folded, name]: &'m mut [String; 2], text: &str) -> &'m str {
    folded.clear();
    name.clear();
    fold_into(folded, text);
    for word in folded.split(|c| !is_alphanumeric(c)).filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::read::read;

    #[test]
    fn numbers_are_ordinals_years_and_digits() {
        for (name, bare) in [
            ("منتدى حوكمة الإنترنت العشرون", "منتدي حوكمه الانترنت"),
            ("منتدى حوكمة الإنترنت لعام ٢٠٢٥", "منتدي حوكمه الانترنت"),
            ("القمة العربية الثالثة والثلاثون", "القمه العربيه"),
            ("20th Internet Governance Forum (2025)", "internet governance forum"),
            ("مجموعة العشرين", ""),
            ("منتدى حوكمة الإنترنت", ""),
        ] {
            assert_eq!(without_numbers(&key(name)).unwrap_or_default(), bare, "{name}");
        }
    }

    #[test]
    fn an_edition_and_another_kind_are_noticed_and_their_own_parts_are_not() {
        let igf = "[[organisation]]\nid = \"igf\"\nar = \"منتدى حوكمة الإنترنت\"\nen = \"Internet Governance Forum\"\n";
        let concepts = read("g.toml", igf).0;
        let like = |kind: &str, ar: &str, rest: &str| {
            let text = format!("[[{kind}]]\nid = \"igf-2\"\nar = \"{ar}\"\nen = \"Another\"\n{rest}");
            like(&concepts, &read("n.toml", &text).0[0])
                .into_iter()
                .map(|(_, apart)| apart)
                .collect::<Vec<_>>()
        };
        assert_eq!(like("event", "منتدى حوكمة الإنترنت 2025", ""), [Apart::Number]);
        assert_eq!(like("event", "منتدى حوكمة الانترنت", ""), [Apart::Kind]);
        assert_eq!(like("event", "منتدى حوكمة الإنترنت 2025", "parent = \"igf\"\n"), []);
        assert_eq!(like("place", "منتدى حوكمة الإنترنت", ""), []);
        assert_eq!(like("event", "منتدى البريد العشرون", ""), []);
    }
}
