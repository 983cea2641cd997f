//! Names of persons, known and unknown to the glossary.

use std::ops::Range;

use super::{COUNTERPARTS, LONGEST_NAME, Office, Pass};
use crate::arabic::Kind as TokenKind;
use crate::arabic::clitics::readings;
use crate::arabic::words::{is_function_word, is_name_particle};
use crate::english::PHRASES;
use crate::english::romanise::{self, Region};
use crate::glossary::Kind;
use crate::map::{Entity, Mention, Origin, Via};

impl Pass<'_, '_, '_> {
    /// Whether a name begins here that needs no honorific to be one.
    pub(super) fn known_name(&self, at: usize) -> bool {
        self.persons.iter().any(|h| h.mention.tokens.start == at)
            || self.tokens().get(at).is_some_and(|t| {
                t.kind == TokenKind::Arabic && romanise::is_known(&t.folded) && !t.folded.starts_with("ال")
            })
    }

    /// Whether a full name begins here without honorific: two names of the table or more, or one and
    /// a family name behind a verb of saying or before an office.
    pub(super) fn untitled_name(&self, at: usize) -> bool {
        let tokens = self.tokens();
        let known = |k: usize| {
            tokens.get(k).is_some_and(|t| {
                t.kind == TokenKind::Arabic
                    && (romanise::is_known(&t.folded) || t.folded == "عبد")
                    && !self.draft.covered(self.paragraph, k)
            })
        };
        if !known(at) || tokens[at].folded.starts_with("ال") {
            return false;
        }
        let next = tokens.get(at + 1);
        let particle = next.is_some_and(|t| matches!(t.folded.as_str(), "بن" | "بنت" | "ال"));
        if particle || known(at + 1) {
            return true;
        }
        let family = next.is_some_and(|t| t.folded.starts_with("ال") && t.folded.chars().count() > 4);
        let said =
            at.checked_sub(1).is_some_and(|b| crate::english::PHRASES.verb(&tokens[b].folded).is_some());
        let office = self.role(self.skip(at + 2, &[TokenKind::Comma]), "office").is_some();
        family && (said || office)
    }

    /// The tokens of a name at `at`, and its concept where the glossary has it.
    pub(super) fn name(
        &self,
        at: usize,
        titled: bool,
        after_office: Option<usize>,
    ) -> Option<(Range<usize>, Option<usize>)> {
        if let Some(hit) = self.persons.iter().find(|h| h.mention.tokens.start == at) {
            return Some((hit.mention.tokens.clone(), hit.concept));
        }
        let adjacent = (after_office.is_some_and(|end| at >= end) && self.known_name(at))
            || (at < self.tokens().len() && self.untitled_name(at));
        if !titled && !adjacent {
            return None;
        }
        let tokens = self.tokens();
        // الفريق is a rank and a team: a name must follow that is known to be one.
        let rank = at.checked_sub(1).is_some_and(|b| {
            let word = tokens[b].folded.trim_start_matches(['و', 'ل', 'ب']);
            matches!(word, "الفريق" | "فريق" | "العميد" | "عميد" | "اللواء" | "العقيد" | "لفريق")
        });
        if rank && !self.known_name(at) {
            return None;
        }
        let mut end = at;
        let mut family = false;
        // عبد الإله is one name.
        let mut names = 0;
        while end < tokens.len() && end - at < LONGEST_NAME {
            let token = &tokens[end];
            // سلطان is an office and a name; after بن it is a name.
            let after_particle = end > at && is_name_particle(&tokens[end - 1].folded);
            // عبيد سيف الكندي: behind two names a nationality is a family name.
            let family_name = names >= 2 && self.nation(end).is_some();
            let covered = self.draft.covered(self.paragraph, end) && !family_name;
            let taken = !after_particle && (covered || self.role(end, "office").is_some());
            if token.kind != TokenKind::Arabic || taken || is_function_word(&token.folded) {
                break;
            }
            let article = token.folded.starts_with("ال") && token.folded != "ال";
            // A name begins with a given name: الشؤون الاجتماعية behind an office is its field.
            // القاضي بخفض النسبة: a word of the glossary behind a preposition is no name.
            // القاضي بـ: which provides for, and no judge.
            let provides = end == at
                && at > 0
                && tokens[at - 1].folded == "القاضي"
                && token.folded.starts_with('ب')
                && !romanise::is_known(&token.folded);
            let governed = provides
                || token.folded.strip_prefix(['ل', 'ب']).is_some_and(|rest| {
                    rest.chars().count() > 2
                        && !romanise::is_known(&token.folded)
                        && self.draft.glossary.index.knows(rest)
                });
            // والتقى الوزير فلان وبحث معه …: a verb with its conjunction begins no name.
            let joined = token.folded.starts_with('و') && !romanise::is_known(&token.folded);
            let first = end == at
                && (governed
                    || joined
                    || article && !romanise::is_known(&token.folded)
                    || token.folded == "ولي"
                    || token.folded.chars().count() < 2);
            if first || self.role(end, "honorific").is_some() {
                break;
            }
            if family && !article {
                break;
            }
            // عبد العاطي رفض مصر …: what somebody does or says goes on.
            let goes_on = end > at
                && !romanise::is_known(&token.folded)
                && (PHRASES.outcome(&token.folded).is_some() || PHRASES.verb(&token.folded).is_some());
            if goes_on {
                break;
            }
            // A word with a conjunction or preposition after two words is the next phrase.
            let particle = is_name_particle(&token.folded);
            let behind_particle = end > at && is_name_particle(&tokens[end - 1].folded);
            let servant = end > at && tokens[end - 1].folded == "عبد";
            // سيدي محمد با، …: a short word that ends the phrase is the family name.
            let closes =
                tokens.get(end + 1).is_none_or(|t| matches!(t.kind, TokenKind::Comma | TokenKind::Stop))
                    && token.folded.chars().count() < 4
                    && PHRASES.verb(&token.folded).is_none()
                    && !token.folded.starts_with('و');
            if !article
                && !particle
                && !romanise::is_known(&token.folded)
                && names >= 2
                && !behind_particle
                && !closes
            {
                break;
            }
            names += usize::from(!servant);
            family = article && end > at && !servant;
            end += 1;
        }
        while end > at && is_name_particle(&tokens[end - 1].folded) {
            end -= 1;
        }
        let words = end - at;
        (words >= 2 || (words == 1 && titled && romanise::is_known(&tokens[at].folded)))
            .then_some((at..end, None))
    }

    pub(super) fn mention(&self, tokens: Range<usize>, via: Via, explain: &str) -> Mention {
        Mention {
            span: self.draft.located.span(self.paragraph, tokens.clone()),
            tokens,
            via,
            explain: explain.to_owned(),
            nested: false,
            assumed: false,
        }
    }

    pub(super) fn person(
        &self,
        whole: Range<usize>,
        name: &Range<usize>,
        concept: Option<usize>,
        titles: &[String],
        office: Option<&Office>,
        out: &mut Vec<Entity>,
    ) {
        let tokens = self.tokens();
        let words: Vec<&str> = tokens[name.clone()].iter().map(|t| t.text.as_str()).collect();
        let arabic = words.join(" ");
        let role = office.filter(|o| !o.bare).map(|o| (self.arabic(&o.tokens), o.en.clone()));
        let explain =
            if concept.is_some() { "person of the glossary" } else { "name after an honorific or office" };
        let mention = self.mention(whole, Via::Name, explain);
        // عبد الجواد, of a person named before.
        let is_again =
            |m: &Mention| m.span.paragraph == self.paragraph && m.tokens == *name && m.via == Via::ShortForm;
        if concept.is_none() && out.iter().any(|e| e.mentions.iter().any(is_again)) {
            return;
        }
        let folded = crate::arabic::fold(&arabic);
        if let Some(known) = out.iter_mut().find(|e| {
            e.kind == Kind::Person
                && ((concept.is_some() && e.concept == concept) || crate::arabic::fold(&e.ar) == folded)
        }) {
            known.role = known.role.take().or(role);
            known.mentions.push(mention);
            return;
        }
        let mut unique: Vec<&str> = Vec::new();
        for title in titles {
            if !unique.contains(&title.as_str()) {
                unique.push(title);
            }
        }
        let titled = |en: String| if unique.is_empty() { en } else { format!("{} {en}", unique.join(" ")) };
        let glossary = concept.map(|c| &self.draft.glossary.concepts[c]);
        out.push(Entity {
            concept,
            kind: Kind::Person,
            ar: glossary.map_or(arabic, |c| c.name_ar().to_owned()),
            en: Some(titled(glossary.map_or_else(
                || romanise::name(&words, self.region(name, office)),
                |c| c.name_en().to_owned(),
            ))),
            short: None,
            class: None,
            origin: if glossary.is_some() { Origin::Glossary } else { Origin::Transliterated },
            status: glossary.map(|c| c.status),
            country: None,
            role,
            source: glossary.and_then(|c| c.source.clone()),
            candidates: Vec::new(),
            mentions: vec![mention],
        });
        self.family_name(out);
    }

    /// In whose manner a person's name is spelt: that of the country whose office it is (وزير الخارجية
    /// التونسي) or which is named behind the name (مرشحة الجزائر), else of the country of the release.
    pub(super) fn region(&self, name: &Range<usize>, office: Option<&Office>) -> Region {
        let concepts = &self.draft.glossary.concepts;
        let country_at = |at: usize| {
            let concept = &concepts[self.draft.hit_at(self.paragraph, at)?.concept?];
            concept.country.as_deref().filter(|_| concept.kind == Kind::Country)
        };
        let of_office =
            || office.into_iter().flat_map(|o| o.tokens.start..=o.tokens.end).find_map(country_at);
        let behind = || {
            let at = self.skip(name.end, &[TokenKind::Comma]);
            let link = self.tokens().get(at)?.folded.as_str();
            matches!(link, "مرشح" | "مرشحه" | "ممثل" | "ممثله" | "من").then(|| country_at(at + 1)).flatten()
        };
        Region::of(of_office().or_else(behind).or(self.draft.country.as_deref()))
    }

    /// The words of a range without the proclitics of the first, in normal form.
    pub(super) fn arabic(&self, tokens: &Range<usize>) -> String {
        let list = self.tokens();
        let first = &list[tokens.start];
        let known = self.roles.iter().find(|h| h.mention.tokens.start == tokens.start);
        let clitics = known.map_or("", |h| {
            h.mention.explain.split("proclitic ").nth(1).and_then(|c| c.split(';').next()).unwrap_or("")
        });
        let stem = readings(&first.text)
            .into_iter()
            .find(|r| r.clitics == clitics.trim() || COUNTERPARTS.contains(&r.stem.as_str()))
            .map_or_else(|| first.text.clone(), |r| r.stem);
        let mut out = stem;
        for token in &list[tokens.start + 1..tokens.end] {
            if token.is_word() {
                out.push(' ');
                out.push_str(&token.text);
            }
        }
        out
    }
}
