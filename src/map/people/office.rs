//! Offices with what they are of: a ministry, a body, a country, a field.

use std::collections::BTreeMap;

use super::{COUNTERPARTS, Office, Pass, title_case};
use crate::arabic::Kind as TokenKind;
use crate::arabic::clitics::{readings, without_article};
use crate::arabic::words::is_title;
use crate::english::PHRASES;
use crate::english::lists::{and, the};
use crate::english::romanise;
use crate::glossary::{Kind, Needs};
use crate::locate::Candidate;
use crate::locate::names::Suggests;
use crate::map::{Mention, composed};

impl Pass<'_, '_, '_> {
    /// The office that begins at a token, with its complement.
    pub(super) fn office(&self, at: usize) -> Option<Office> {
        if let Some(office) = self.counterpart(at) {
            return Some(office);
        }
        let (hit, base) = self.role(at, "office")?;
        let tokens = self.tokens();
        if is_plural(&tokens[at].folded) {
            return None;
        }
        // ممثلةً بوزارة … is a participle, not an office.
        let first = tokens[at].folded.as_str();
        if matches!(first, "ممثله" | "ممثلا") {
            return None;
        }
        // الاجتماع المقرر بتونس: scheduled there, and no rapporteur.
        let next = tokens.get(at + 1).map_or("", |t| t.folded.as_str());
        if matches!(first, "المقرر" | "المقرره") && (next == "في" || next.starts_with('ب')) {
            return None;
        }
        let mut end = hit.mention.tokens.end;
        let last = end - 1;
        let mut en = None;
        let mut bare = true;
        let definite = readings(first).iter().any(|r| without_article(&r.stem).is_some());
        if base.contains("Minister")
            && is_minister(&tokens[last].folded)
            && let Some((ministry, after)) = self.ministry(last)
        {
            en = Some(format!("{base} {}", portfolio(&ministry)));
            end = after;
            bare = false;
        }
        // مدير عام "هيئة تنظيم الاتصالات".
        let quoted = self.skip(end, &[TokenKind::Quote]);
        if bare && let Some(complement) = self.draft.hit_at(self.paragraph, quoted) {
            let end_of_role = std::mem::replace(&mut end, quoted);
            let clitic = attached(&tokens[end].folded, &complement.mention);
            let concept = complement.concept.map(|c| &self.draft.glossary.concepts[c]);
            if let Some(concept) = concept {
                let link = match (concept.kind, clitic, base) {
                    (Kind::Concept | Kind::Place | Kind::Event, Some('ب'), _) => None,
                    // الوزير مذكرة تفاهم: what stands behind a definite office is something else.
                    (Kind::Concept | Kind::Document | Kind::Initiative, None, _)
                        if definite && quoted == end_of_role =>
                    {
                        None
                    }
                    (Kind::Country, Some('ب'), _) => Some("of"),
                    (_, Some('ب'), _) => Some("at"),
                    (Kind::Concept, Some('ل'), _) if !base.contains("Minister") => Some("for"),
                    _ => Some("of"),
                };
                if let Some(link) = link {
                    let name = match concept.kind {
                        Kind::Concept => title_case(concept.name_en()),
                        Kind::Country if complement.mention.explain.starts_with("nationality") => {
                            String::new()
                        }
                        _ => the(concept.name_en()),
                    };
                    if !name.is_empty() {
                        en = Some(format!("{base} {link} {name}"));
                        end = complement.mention.tokens.end;
                        bare = false;
                    }
                }
            }
            if bare {
                end = end_of_role;
            }
        }
        // المدير الأول للشؤون الدولية: the field is the complement.
        if bare && let Some((field, after)) = self.affairs(end) {
            en = Some(format!("{base} for {field}"));
            end = after;
            bare = false;
        }
        if bare
            && !definite
            && let Some((complement, after)) = self.unknown_body(end)
        {
            en = complement.map(|name| format!("{base} of {}", the(&name)));
            end = after;
            bare = false;
        }
        // مديرة إدارة الصيدلة: the role ends with the noun with which the body's name begins.
        if bare
            && last > at
            && let Some((_, after)) = self.unknown_body(last)
        {
            end = after;
            bare = false;
        }
        if !bare {
            (en, end) = self.extended(base, en, end);
        }
        if !bare || !definite {
            let plain = en.clone().or_else(|| bare.then(|| base.to_owned()));
            if let (Some(plain), Some(nation)) = (&plain, self.nation(end)) {
                en = Some(format!("{nation} {plain}"));
                end += 1;
                bare = false;
            }
            *self.last.borrow_mut() = plain;
        }
        if let Some((field, after)) = self.charge(end) {
            en = en.map(|e| format!("{e} in charge of {field}"));
            end = after;
        }
        Some(Office { tokens: at..end, en, base: base.to_owned(), bare })
    }

    /// المكلف بالمياه: the field behind an office, and one past its last token.
    pub(super) fn charge(&self, at: usize) -> Option<(String, usize)> {
        self.tokens().get(at).filter(|t| matches!(t.folded.as_str(), "المكلف" | "المكلفه"))?;
        let hit = self.draft.hit_at(self.paragraph, at + 1)?;
        let concept = &self.draft.glossary.concepts[hit.concept?];
        let field = concept.kind == Kind::Concept && self.tokens()[at + 1].folded.starts_with('ب');
        field.then(|| (title_case(concept.name_en()), hit.mention.tokens.end))
    }

    /// نظيره القطري: the office named last, of another country.
    pub(super) fn counterpart(&self, at: usize) -> Option<Office> {
        let token = self.tokens().get(at)?;
        if !readings(&token.folded).iter().any(|r| COUNTERPARTS.contains(&r.stem.as_str())) {
            return None;
        }
        let base = self.last.borrow().clone()?;
        let nation = self.nation(at + 1)?;
        Some(Office { tokens: at..at + 2, en: Some(format!("{nation} {base}")), base, bare: false })
    }

    /// The English of a definite nationality adjective at a token: وزير الصحة الأردني.
    pub(super) fn nation(&self, at: usize) -> Option<String> {
        let token = self.tokens().get(at).filter(|t| without_article(&t.folded).is_some())?;
        let adjective = composed::nationality(self.draft, self.paragraph, at);
        adjective.filter(|_| token.kind == TokenKind::Arabic)
    }

    /// The body at a token that no glossary has: its English where that can be composed, and one past its
    /// last token.
    pub(super) fn unknown_body(&self, at: usize) -> Option<(Option<String>, usize)> {
        let begins = |c: &&Candidate| c.span.paragraph == self.paragraph && c.tokens.start == at;
        let candidate = self.draft.located.candidates.iter().find(begins)?;
        let body = matches!(candidate.suggests, Suggests::Organisation | Suggests::Initiative)
            && candidate.tokens.len() > 1;
        let known = candidate.tokens.clone().any(|k| self.draft.covered(self.paragraph, k));
        let en = composed::compose(self.draft, self.paragraph, &candidate.tokens);
        (body && (en.is_some() || !known)).then_some((en, candidate.tokens.end))
    }

    /// `في مصر` after an ambassador, `للتطوير المؤسسي` after a deputy.
    pub(super) fn extended(&self, base: &str, en: Option<String>, mut end: usize) -> (Option<String>, usize) {
        let tokens = self.tokens();
        let mut en = en;
        let post =
            base.starts_with("Ambassador") || base.contains("Representative") || base.contains("Envoy");
        if tokens.get(end).is_some_and(|t| matches!(t.folded.as_str(), "في" | "لدي"))
            && let Some(hit) = self.draft.hit_at(self.paragraph, end + 1)
            && let Some(concept) = hit.concept.map(|c| &self.draft.glossary.concepts[c])
            && matches!(concept.kind, Kind::Country | Kind::Organisation)
            && (post || concept.kind == Kind::Country)
        {
            let link = match base {
                _ if post => "to",
                _ if base.contains("Minister") => "of",
                _ => "in",
            };
            en = en.map(|e| format!("{e} {link} {}", the(concept.name_en())));
            end = hit.mention.tokens.end;
        }
        // للتطوير المؤسسي, لشرق المتوسط.
        if let Some((field, after)) = self.affairs(end) {
            en = en.map(|e| format!("{e} for {field}"));
            end = after;
        } else if tokens.get(end).is_some_and(|t| t.folded.starts_with('ل'))
            && let Some(hit) = self.draft.hit_at(self.paragraph, end)
            && let Some(concept) = hit.concept.map(|c| &self.draft.glossary.concepts[c])
            && matches!(concept.kind, Kind::Concept | Kind::Place)
        {
            let name = match concept.kind {
                Kind::Concept => title_case(concept.name_en()),
                _ => the(concept.name_en()),
            };
            en = en.map(|e| format!("{e} for {name}"));
            end = hit.mention.tokens.end;
        }
        // المدير الأول للشؤون الدولية بالهيئة.
        if en.as_ref().is_some_and(|e| e.ends_with(" Affairs"))
            && let Some(hit) = self.draft.hit_at(self.paragraph, end)
            && let Some(concept) = hit.concept.map(|c| &self.draft.glossary.concepts[c])
            && concept.kind == Kind::Organisation
            && attached(&tokens[end].folded, &hit.mention) == Some('ب')
        {
            en = en.map(|e| format!("{e} at {}", the(concept.name_en())));
            end = hit.mention.tokens.end;
        }
        (en, end)
    }

    /// `International Affairs` of للشؤون الدولية, `Radio Spectrum Affairs` of لشؤون الطيف الترددي, and one
    /// past the last token.
    pub(super) fn affairs(&self, at: usize) -> Option<(String, usize)> {
        let tokens = self.tokens();
        match tokens.get(at)?.folded.as_str() {
            "لشؤون" => {
                let hit = self.draft.hit_at(self.paragraph, at + 1)?;
                let concept = &self.draft.glossary.concepts[hit.concept?];
                let field = concept.kind == Kind::Concept;
                field.then(|| (format!("{} Affairs", title_case(concept.name_en())), hit.mention.tokens.end))
            }
            "للشؤون" => {
                let mut names: Vec<String> = Vec::new();
                let mut end = at + 1;
                while let Some(token) = tokens.get(end)
                    && (names.is_empty() || token.folded.starts_with("وال"))
                    && let Some((name, _)) = PHRASES.adjective(&[token.folded.as_str()])
                {
                    names.push(name.to_owned());
                    end += 1;
                }
                (!names.is_empty()).then(|| (format!("{} Affairs", and(&names)), end))
            }
            _ => None,
        }
    }

    /// The ministry whose name goes on as the words after `وزير` at token `last` do.
    pub(super) fn ministry(&self, last: usize) -> Option<(String, usize)> {
        let mut found = Vec::new();
        self.draft.glossary.index.walk(self.tokens(), last, "وزاره", "وزارة", "", &mut found);
        found.sort_by_key(|m| std::cmp::Reverse(m.words));
        let seen = |c: usize| self.draft.hits.iter().any(|h| h.concept == Some(c));
        for m in found.iter().filter(|m| m.words > 1 && !self.goes_on(m.tokens.end)) {
            let concepts = &self.draft.glossary.concepts;
            let mut list: Vec<usize> = m
                .entries
                .iter()
                .filter(|e| e.needs != Needs::Mention && concepts[e.concept].kind == Kind::Organisation)
                .map(|e| e.concept)
                .collect();
            // وزير الخارجية القطري: the country that is stated comes before the release's.
            let stated = self.country_at(m.tokens.end);
            let country = stated.clone().or_else(|| self.draft.country.clone());
            let national: Vec<usize> =
                list.iter().copied().filter(|&c| concepts[c].country == country).collect();
            if !national.is_empty() {
                list = national;
            } else if stated.is_some() {
                // The minister of a state is not that of the ministry which another state calls so.
                list.retain(|&c| concepts[c].country.is_none());
            }
            let known: Vec<usize> = list.iter().copied().filter(|&c| seen(c)).collect();
            if !known.is_empty() {
                list = known;
            }
            let named = |c: usize| {
                concepts[c].country.as_ref().is_some_and(|code| self.draft.countries.contains(code))
            };
            if list.iter().any(|&c| named(c)) {
                list.retain(|&c| named(c));
            }
            // Ministries of several countries may have one English name; then it does not matter which.
            let mut names: Vec<&str> = list.iter().map(|&c| concepts[c].name_en()).collect();
            names.sort_unstable();
            names.dedup();
            if let [only] = names.as_slice() {
                return Some(((*only).to_owned(), m.tokens.end));
            }
            let in_force: Vec<usize> =
                list.iter().copied().filter(|&c| concepts[c].until.is_none()).collect();
            if let [only] = in_force.as_slice() {
                return Some((concepts[*only].name_en().to_owned(), m.tokens.end));
            }
            // وزير الصحة of a state whose ministry the glossary lacks: what most ministries of just that name
            // are called, of equally many the first in the alphabet.
            let mut exact: BTreeMap<&str, usize> = BTreeMap::new();
            for entry in m.entries.iter().filter(|e| !e.rule.derives() && e.needs == Needs::Nothing) {
                let name = concepts[entry.concept].name_en();
                if name.starts_with("Ministry of ") {
                    *exact.entry(name).or_default() += 1;
                }
            }
            if let Some((name, _)) = exact.into_iter().rev().max_by_key(|&(_, count)| count) {
                return Some((name.to_owned(), m.tokens.end));
            }
        }
        None
    }

    /// Whether the field of a ministry goes on with an adjective of its own: وزير الاقتصاد الرقمي is not the
    /// minister of economy. A nationality, a title and السابق are none of the field.
    fn goes_on(&self, at: usize) -> bool {
        let Some(token) = self.tokens().get(at).filter(|t| t.kind == TokenKind::Arabic) else { return false };
        let word = token.folded.as_str();
        let Some(bare) = word.strip_prefix("ال").filter(|bare| bare.chars().count() > 3) else {
            return false;
        };
        let adjective = bare.ends_with('ي') || bare.ends_with("يه");
        let of_time =
            ["حالي", "ماضي", "مكلف", "سابق", "اسبق", "جديد"].iter().any(|stem| bare.starts_with(stem));
        adjective
            && !of_time
            && !is_title(word)
            && self.draft.hit_at(self.paragraph, at).is_none()
            && self.role(at, "office").is_none()
            && self.role(at, "honorific").is_none()
            && !romanise::is_known(word)
    }

    /// The country of a nationality adjective at a token.
    pub(super) fn country_at(&self, at: usize) -> Option<String> {
        self.nation(at)?;
        let hit = self.draft.hit_at(self.paragraph, at)?;
        self.draft.glossary.concepts[hit.concept?].country.clone()
    }
}

/// وزير, وزيرة, الوزير with proclitics.
fn is_minister(folded: &str) -> bool {
    readings(folded).iter().any(|r| matches!(r.stem.strip_prefix("ال").unwrap_or(&r.stem), "وزير" | "وزيره"))
}

/// Offices in the plural (وزراء, سفراء, ممثلين) are groups, not persons.
fn is_plural(folded: &str) -> bool {
    let bare = folded.strip_prefix("ال").unwrap_or(folded);
    if matches!(bare, "امين" | "معين") {
        return false;
    }
    const BROKEN: &[&str] = &[
        "نواب",
        "ونواب",
        "ممثلي",
        "وممثلي",
        "ممثلو",
        "وممثلو",
        "مسؤولي",
        "مديري",
        "ومديري",
        "رءوس",
        "مدراء",
        "رؤوس",
        "اعضاء",
    ];
    bare.ends_with("اء")
        || bare.ends_with("ين")
        || bare.ends_with("ون")
        || bare.ends_with("ات")
        || bare.ends_with("يي")
        || BROKEN.contains(&bare)
}

/// `of Communications and Information Technology` of a ministry's English name.
fn portfolio(ministry: &str) -> String {
    match ministry.split_once(" of ").filter(|(head, _)| head.ends_with("Ministry")) {
        Some((_, rest)) => format!("of {rest}"),
        None => format!("of {}", ministry.trim_end_matches(" Ministry")),
    }
}

/// The preposition glued to the front of a mention.
fn attached(folded: &str, mention: &Mention) -> Option<char> {
    let clitic = mention.explain.split("proclitic ").nth(1)?.chars().find(|c| matches!(c, 'ب' | 'ل'))?;
    folded.chars().any(|c| c == clitic).then_some(clitic)
}
