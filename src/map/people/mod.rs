//! People and offices: الدكتور عمرو طلعت وزير الاتصالات, سفير الاتحاد الأوروبي في مصر.
//!
//! An office is a role of the glossary with its complement: a minister's is the name of a ministry
//! with وزير in place of وزارة, any other's is the name that follows. A person is a name that the
//! glossary has, or the words after an honorific; names unknown to the glossary are romanised and
//! always listed for review. Later mentions by family name (طلعت) or office (الوزير) belong to the
//! person.

mod later;
mod names;
mod office;

use std::cell::RefCell;
use std::ops::Range;

use super::{Draft, Entity, Hit, Via};
use crate::arabic::clitics::readings;
use crate::arabic::words::{is_function_word, is_honorific_pronoun, is_title};
use crate::arabic::{Kind as TokenKind, Token};
use crate::english::romanise;
use crate::glossary::Kind;

/// Longest personal name, in words.
const LONGEST_NAME: usize = 6;

/// Longest field of an office, in words: بحكومة الوحدة الوطنية للشؤون الأفريقية.
const FIELD: usize = 8;

/// His or her counterpart.
const COUNTERPARTS: &[&str] = &["نظيره", "نظيرته", "نظيرها", "نظيرتها"];

/// An office with its complement.
#[derive(Debug, Clone)]
struct Office {
    tokens: Range<usize>,
    en: Option<String>,
    /// The role's own English, without complement.
    base: String,
    /// No complement follows: الوزير.
    bare: bool,
}

/// Runs the pass.
pub(crate) fn run(draft: &mut Draft<'_, '_>) {
    let roles: Vec<Hit> = take(draft, Kind::Role);
    let persons: Vec<Hit> = take(draft, Kind::Person);
    let mut out: Vec<Entity> = Vec::new();
    for paragraph in 0..draft.located.tokens.len() {
        let here = |list: &[Hit]| -> Vec<Hit> {
            list.iter().filter(|h| h.mention.span.paragraph == paragraph).cloned().collect()
        };
        let pass =
            Pass { draft, paragraph, roles: here(&roles), persons: here(&persons), last: RefCell::default() };
        pass.run(&mut out);
    }
    // A family name such as الكندي is no nationality.
    let is_family = |h: &Hit| {
        let mut names = out.iter().filter(|e| e.kind == Kind::Person).flat_map(|e| &e.mentions);
        names.any(|m| {
            m.span.paragraph == h.mention.span.paragraph
                && m.tokens.end == h.mention.tokens.end
                && (m.via == Via::Name || m.tokens == h.mention.tokens)
                && is_nationality(h)
        })
    };
    draft.hits.retain(|h| !is_family(h));
    draft.people = out;
}

fn take(draft: &mut Draft<'_, '_>, kind: Kind) -> Vec<Hit> {
    let glossary = draft.glossary;
    let is = |h: &Hit| {
        h.concept.or(h.candidates.first().copied()).is_some_and(|c| glossary.concepts[c].kind == kind)
    };
    let (taken, kept) = std::mem::take(&mut draft.hits).into_iter().partition(is);
    draft.hits = kept;
    taken
}

struct Pass<'a, 'r, 'g> {
    draft: &'a Draft<'r, 'g>,
    paragraph: usize,
    roles: Vec<Hit>,
    persons: Vec<Hit>,
    /// English of the last office with a complement, without the country: whose counterpart is meant.
    last: RefCell<Option<String>>,
}

impl Pass<'_, '_, '_> {
    fn tokens(&self) -> &[Token] {
        &self.draft.located.tokens[self.paragraph].list
    }

    fn role(&self, at: usize, class: &str) -> Option<(&Hit, &str)> {
        let tokens = self.tokens();
        let token = tokens.get(at)?;
        let before = at.checked_sub(1).map(|b| tokens[b].folded.trim_start_matches(['و', 'ب', 'ل']));
        // مدينة الشيخ خليفة الطبية, مطار الملك خالد: the title belongs to the name of a thing.
        const THINGS: &[&str] = &[
            "مدينه",
            "مستشفي",
            "مطار",
            "جامعه",
            "شارع",
            "مركز",
            "جائزه",
            "مسجد",
            "جامع",
            "ميدان",
            "مدرسه",
            "قصر",
            "استاد",
            "ملعب",
            "معهد",
            "مؤسسه",
            "كاس",
            "بطوله",
            "طريق",
            "جسر",
            "قاعه",
            "ميناء",
            "حديقه",
            "مكتبه",
        ];
        if before.is_some_and(|b| THINGS.contains(&b)) {
            return None;
        }
        // سلطان بن محمد, الكابتن سلطان: a name that is also an office.
        let behind_title = before.is_some_and(is_title) && romanise::is_known(&token.folded);
        let before_father = tokens.get(at + 1).is_some_and(|t| matches!(t.folded.as_str(), "بن" | "بنت"));
        if class == "office" && (before_father || behind_title) {
            return None;
        }
        // أستاذ علم الاجتماع is an office, الأستاذ فلان a title: a noun needs the article to be one.
        let definite = readings(&token.folded).iter().any(|r| r.stem.starts_with("ال"));
        const NOUNS: &[&str] =
            &["استاذ", "دكتور", "مهندس", "شيخ", "شيخه", "سيد", "سيده", "امير", "اميره", "استاذه", "دكتوره"];
        if class == "honorific" && !definite && NOUNS.contains(&token.folded.as_str()) {
            return None;
        }
        self.roles.iter().filter(|h| h.mention.tokens.start == at).find_map(|h| {
            let concept = &self.draft.glossary.concepts[h.concept.or(h.candidates.first().copied())?];
            (concept.class.as_deref() == Some(class)).then_some((h, concept.name_en()))
        })
    }

    fn run(&self, out: &mut Vec<Entity>) {
        let mut i = 0;
        while i < self.tokens().len() {
            i = self.phrase(i, out).unwrap_or(i + 1).max(i + 1);
        }
    }

    /// Honorifics, an office, a name and an office behind it, as far as they are there; the token
    /// after them.
    fn phrase(&self, from: usize, out: &mut Vec<Entity>) -> Option<usize> {
        let (honorifics, mut at) = self.honorifics(from);
        let mut office = self.office(at);
        let mut titles = honorifics.clone();
        let mut field = false;
        if let Some(found) = &office {
            let next = self.skip(found.tokens.end, &[TokenKind::Comma]);
            let (more, after) = self.honorifics(next);
            let titled = !more.is_empty();
            if titled || self.known_name(next) {
                titles.extend(more);
                at = if titled { after } else { next };
            } else if let Some((more, after)) = self.behind_its_field(found.tokens.end) {
                titles.extend(more);
                at = after;
                field = true;
            } else {
                at = found.tokens.end;
            }
        }
        let own = !(field && titles == honorifics);
        let titled = own && !titles.is_empty();
        let name = self.name(at, titled, office.as_ref().map(|o| o.tokens.end));
        match name {
            Some((tokens, concept)) => {
                let mut end = tokens.end;
                if office.as_ref().is_none_or(|o| o.bare) {
                    let next = self.skip(end, &[TokenKind::Comma]);
                    // ندى حلبي ومستشار الوزير: the office of the next person.
                    let of_next = self.role(next, "office").is_some_and(|(hit, _)| {
                        let clitics = hit.mention.explain.split("proclitic ").nth(1);
                        clitics.is_some_and(|clitics| clitics.starts_with('و'))
                    });
                    if let Some(after) = self.office(next).filter(|o| !o.bare && !of_next) {
                        end = after.tokens.end;
                        office = Some(after);
                    }
                }
                self.person(from..tokens.end, &tokens, concept, &titles, office.as_ref(), out);
                Some(end)
            }
            None => {
                let office = office?;
                if office.bare {
                    self.refer(&office, out);
                    return Some(office.tokens.end);
                }
                // Without a person, and without English for its body, there is only the body to list.
                office.en.as_ref()?;
                let start = if honorifics.is_empty() { office.tokens.start } else { from };
                self.office_holder(start..office.tokens.end, &office, &honorifics, out);
                Some(office.tokens.end)
            }
        }
    }

    /// نائب الوزير لقطاع العمل الدكتور فلان: the titles and the name behind a field of an office that has no
    /// English, or behind a comma after it.
    fn behind_its_field(&self, end: usize) -> Option<(Vec<String>, usize)> {
        let tokens = self.tokens();
        tokens.get(end).filter(|t| t.kind == TokenKind::Arabic && t.folded.starts_with(['ل', 'ب']))?;
        for (at, word) in tokens.iter().enumerate().take(end + FIELD).skip(end + 1) {
            let comma = word.kind == TokenKind::Comma;
            let (titles, after) = self.honorifics(at + usize::from(comma));
            if !titles.is_empty() {
                return Some((titles, after));
            }
            if comma {
                return self.known_name(at + 1).then(|| (Vec::new(), at + 1));
            }
            if word.kind != TokenKind::Arabic
                || is_function_word(&word.folded)
                || self.role(at, "office").is_some()
            {
                return None;
            }
        }
        None
    }

    fn skip(&self, at: usize, kinds: &[TokenKind]) -> usize {
        at + usize::from(self.tokens().get(at).is_some_and(|t| kinds.contains(&t.kind)))
    }

    fn honorifics(&self, from: usize) -> (Vec<String>, usize) {
        let mut out = Vec::new();
        let mut at = from;
        // معاليه stands for somebody named before; م behind a year is no engineer.
        let is_other = |at: usize| {
            let year = at.checked_sub(1).is_some_and(|b| self.tokens()[b].kind == TokenKind::Number);
            self.tokens()
                .get(at)
                .is_some_and(|t| is_honorific_pronoun(&t.folded) || (year && t.folded.chars().count() == 1))
        };
        while let Some((hit, en)) = self.role(at, "honorific").filter(|_| !is_other(at)) {
            out.push(en.to_owned());
            at = hit.mention.tokens.end;
            // الدكتور/ عمرو, د. عمرو, أ.د.
            while self.tokens().get(at).is_some_and(|t| matches!(t.kind, TokenKind::Slash | TokenKind::Stop))
            {
                at += 1;
            }
        }
        // السفيرة هيفاء: before a name the definite office is a title.
        let ambassador =
            self.tokens().get(at).is_some_and(|t| matches!(t.folded.as_str(), "السفير" | "السفيره"));
        if ambassador && self.known_name(at + 1) {
            out.push("Ambassador".to_owned());
            at += 1;
        }
        (out, at)
    }
}

/// Capitals for the words of a term that becomes part of a title.
pub(crate) fn title_case(term: &str) -> String {
    const SMALL: &[&str] = &["and", "of", "the", "for", "in", "on", "to", "with", "at", "by"];
    term.split(' ')
        .enumerate()
        .map(|(i, word)| {
            if i > 0 && SMALL.contains(&word) {
                return word.to_owned();
            }
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a hit is a nationality adjective.
fn is_nationality(hit: &Hit) -> bool {
    hit.mention.explain.starts_with("nationality")
}
