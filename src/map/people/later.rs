//! Later mentions: by family name, by office alone, and offices without a person.

use std::ops::Range;

use super::{Office, Pass, is_nationality};
use crate::arabic::Kind as TokenKind;
use crate::arabic::clitics::{Reading, readings, without_article};
use crate::arabic::words::is_name_particle;
use crate::english::romanise;
use crate::glossary::Kind;
use crate::map::{Entity, Mention, Origin, Via};

impl Pass<'_, '_, '_> {
    /// Later mentions of the last person by the family name.
    pub(super) fn family_name(&self, out: &mut [Entity]) {
        let Some(person) = out.last_mut() else { return };
        let words: Vec<String> = person.ar.split_whitespace().map(crate::arabic::normalise).collect();
        let [.., before_last, last] = words.as_slice() else { return };
        if last.chars().count() < 3 {
            return;
        }
        // محمد السادس, آل سعود: neither an ordinal nor a house is what a person is called by.
        if matches!(before_last.as_str(), "آل" | "ال") || crate::arabic::numerals::ordinal_of(last).is_some()
        {
            return;
        }
        // عبد الجواد and أبو شقرا are said in full.
        let whole = matches!(before_last.as_str(), "عبد" | "أبو" | "ابو" | "أبي" | "بن" | "بنت");
        let family = &words[words.len() - if whole { 2 } else { 1 }..];
        let given = romanise::is_known(&crate::arabic::fold(last));
        let first = person.mentions[0].span;
        for (paragraph, tokens) in self.draft.located.tokens.iter().enumerate() {
            for (i, token) in tokens.list.iter().enumerate() {
                let end = i + family.len();
                let is_first = |r: &Reading| r.stem == family[0] && r.clitics.chars().count() <= 1;
                let same = readings(&token.text).iter().any(is_first)
                    && tokens.list.get(i + 1..end).is_some_and(|rest| {
                        rest.iter().zip(&family[1..]).all(|(token, word)| token.text == *word)
                    });
                let after = (paragraph, token.start) >= (first.paragraph, first.end);
                // A family name that is also a given one: سعود القحطاني is somebody else.
                let before = i.checked_sub(1).map(|b| tokens.list[b].folded.as_str());
                let next = tokens.list.get(end).map(|t| t.folded.as_str());
                let other = before.is_some_and(|b| romanise::is_known(b) || is_name_particle(b))
                    || next.is_some_and(|n| matches!(n, "بن" | "بنت") || (given && n.starts_with("ال")));
                // قال الكندي, but not الوفد الكندي: a nationality stands behind its noun.
                let nationality = self.draft.hit_at(paragraph, i).is_some_and(is_nationality)
                    && before.is_none_or(|b| without_article(b).is_none());
                let free = nationality || !self.draft.covered(paragraph, i);
                if same && after && !other && free && token.kind == TokenKind::Arabic {
                    person.mentions.push(Mention {
                        span: self.draft.located.span(paragraph, i..end),
                        tokens: i..end,
                        via: Via::ShortForm,
                        explain: "family name of a person named before".into(),
                        nested: false,
                        assumed: false,
                    });
                }
            }
        }
    }

    /// الوزير, after a person with that office.
    pub(super) fn refer(&self, office: &Office, out: &mut [Entity]) {
        let definite =
            readings(&self.tokens()[office.tokens.start].folded).iter().any(|r| r.stem.starts_with("ال"));
        if !definite {
            return;
        }
        let holder = out.iter_mut().rev().find(|e| {
            matches!(e.kind, Kind::Person)
                && e.role.as_ref().is_some_and(|(_, en)| {
                    en.as_deref()
                        .is_some_and(|en| en == office.base || en.starts_with(&format!("{} ", office.base)))
                })
        });
        if let Some(person) = holder {
            person.mentions.push(self.mention(
                office.tokens.clone(),
                Via::ShortForm,
                "office of a person named before",
            ));
        }
    }

    pub(super) fn office_holder(
        &self,
        tokens: Range<usize>,
        office: &Office,
        honorifics: &[String],
        out: &mut Vec<Entity>,
    ) {
        let en = office.en.as_ref().map(|en| match honorifics.last() {
            Some(title) if title.ends_with("RH") || title.ends_with("HH") => format!("{title} the {en}"),
            _ => en.clone(),
        });
        let ar = self.arabic(&tokens);
        let mention = self.mention(tokens, Via::Derived, "office with its complement");
        let folded = crate::arabic::fold(&ar);
        if let Some(known) =
            out.iter_mut().find(|e| e.kind == Kind::Role && crate::arabic::fold(&e.ar) == folded)
        {
            known.mentions.push(mention);
            return;
        }
        out.push(Entity {
            concept: None,
            kind: Kind::Role,
            ar: ar.clone(),
            origin: if en.is_some() { Origin::Composed } else { Origin::Unresolved },
            role: Some((ar, en.clone())),
            en,
            short: None,
            class: Some("office".into()),
            status: None,
            country: None,
            source: None,
            candidates: Vec::new(),
            mentions: vec![mention],
        });
    }
}
