//! Figures: their English, and which of them belong to a name.

use super::brief::{Figure, Negated};
use super::passages::passage;
use super::undone::undone;
use crate::english::{Style, currencies, money, numbers, shares};
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

/// How the sentence of a figure takes it back.
fn negated(mapped: &Mapped<'_>, raw: &RawFigure) -> Option<Negated> {
    let paragraph = raw.span.paragraph;
    let sentence = mapped.located.sentences[paragraph].iter().find(|r| r.contains(&raw.tokens.start))?;
    undone(&mapped.located.tokens[paragraph].list, sentence, raw.tokens.start)
}

fn figure(mapped: &Mapped<'_>, style: Style, raw: &RawFigure) -> Figure {
    let value = raw.value;
    let (unit, en) = match &raw.counted {
        Counted::Unit(one, many) => {
            let noun = if (value - 1.0).abs() < f64::EPSILON { one } else { many };
            (Some(style.spell(many)), format!("{} {}", numbers::scaled(value), style.spell(noun)))
        }
        Counted::Money(code, _) => (Some(code.clone()), money::amount(style, code, None, value)),
        Counted::Coin(noun) => {
            let country = mapped.country.as_deref().unwrap_or_default();
            match currencies::of_country(noun, country) {
                Some(code) => (Some(code.to_owned()), money::amount(style, code, None, value)),
                // Which currency it is the release does not say.
                None => {
                    let plural = currencies::plural(noun);
                    let noun = plural.clone().unwrap_or_default();
                    (plural, money::amount(style, "", Some(&noun), value))
                }
            }
        }
        Counted::Percent => (Some("%".into()), format!("{}%", numbers::grouped(value))),
        Counted::Noun(_) | Counted::Nothing => (None, numbers::grouped(value)),
    };
    // نصف ساعة, ثلثي الدول: a share of what is counted.
    let en = match (shares::share(value).filter(|_| raw.share), &raw.counted) {
        (Some(share), Counted::Unit(_, many)) => format!("{share} of {}", style.spell(many)),
        (Some(share), Counted::Noun(_)) => share,
        _ => en,
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
        negated: negated(mapped, raw),
        at: passage(mapped.located.release, raw.span),
    }
}
