//! Figures: their English, and which of them belong to a name.

use super::brief::Figure;
use super::passages::passage;
use crate::english::{Style, money, numbers};
use crate::glossary::Kind;
use crate::map::{Counted, Mapped, RawFigure};

/// The figures of a release that are no part of a name, each with what it was located as.
pub(crate) fn figures<'m>(mapped: &'m Mapped<'_>, style: Style) -> Vec<(&'m RawFigure, Figure)> {
    mapped
        .located
        .figures
        .iter()
        .filter(|f| {
            // 360 in «منظور 360 درجة» belongs to the name.
            !mapped.mentions().any(|(e, m)| {
                m.span.contains(&f.span) && mapped.entities[e].kind != Kind::Concept
                    || (m.span.overlaps(&f.span)
                        && m.tokens.start < f.tokens.start
                        && m.tokens.end > f.tokens.start)
            })
        })
        .map(|f| (f, figure(mapped, style, f)))
        .collect()
}

fn figure(mapped: &Mapped<'_>, style: Style, raw: &RawFigure) -> Figure {
    let value = raw.value;
    let (unit, en) = match &raw.counted {
        Counted::Unit(one, many) => {
            let noun = if (value - 1.0).abs() < f64::EPSILON { one } else { many };
            (Some(style.spell(many)), format!("{} {}", numbers::scaled(value), style.spell(noun)))
        }
        Counted::Money(code, prefix) => {
            // A noun without its country (دينار) has small letters and stands behind the amount.
            let noun = prefix.trim();
            let bare = noun.starts_with(char::is_lowercase).then_some(noun);
            (Some(code.clone()), money::amount(style, code, bare, value))
        }
        Counted::Percent => (Some("%".into()), format!("{}%", numbers::grouped(value))),
        Counted::Noun(_) | Counted::Nothing => (None, numbers::grouped(value)),
    };
    let en = match &raw.qualifier {
        Some(qualifier) => format!("{qualifier} {en}"),
        None => en,
    };
    Figure {
        value,
        unit,
        qualifier: raw.qualifier.clone(),
        en,
        at: passage(mapped.located.release, raw.span),
    }
}
