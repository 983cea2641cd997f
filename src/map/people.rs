//! People and offices: الدكتور عمرو طلعت وزير الاتصالات, سفير الاتحاد الأوروبي في مصر.
//!
//! An office is a role of the glossary with its complement: a minister's is the name of a ministry
//! with وزير in place of وزارة, any other's is the name that follows. A person is a name that the
//! glossary has, or the words after an honorific; names unknown to the glossary are romanised and
//! always listed for review. Later mentions by family name (طلعت) or office (الوزير) belong to the
//! person.

use std::cell::RefCell;
use std::ops::Range;

use super::{Draft, Entity, Hit, Mention, Origin, Via, composed};
use crate::arabic::clitics::{Reading, readings, without_article};
use crate::arabic::words::{is_function_word, is_name_particle, is_title};
use crate::arabic::{Kind as TokenKind, Token};
use crate::english::PHRASES;
use crate::english::lists::{and, the};
use crate::english::romanise::{self, Region};
use crate::glossary::{Kind, Needs};
use crate::locate::Candidate;
use crate::locate::names::Suggests;

/// Longest personal name, in words.
const LONGEST_NAME: usize = 6;

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
        if let Some(found) = &office {
            let next = self.skip(found.tokens.end, &[TokenKind::Comma]);
            let (more, after) = self.honorifics(next);
            let titled = !more.is_empty();
            if titled || self.known_name(next) {
                titles.extend(more);
                at = if titled { after } else { next };
            } else {
                at = found.tokens.end;
            }
        }
        let titled = !titles.is_empty();
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

    fn skip(&self, at: usize, kinds: &[TokenKind]) -> usize {
        at + usize::from(self.tokens().get(at).is_some_and(|t| kinds.contains(&t.kind)))
    }

    fn honorifics(&self, from: usize) -> (Vec<String>, usize) {
        let mut out = Vec::new();
        let mut at = from;
        while let Some((hit, en)) = self.role(at, "honorific") {
            out.push(en.to_owned());
            at = hit.mention.tokens.end;
            // الدكتور/ عمرو, د. عمرو, أ.د.
            while self.tokens().get(at).is_some_and(|t| matches!(t.kind, TokenKind::Slash | TokenKind::Stop))
            {
                at += 1;
            }
        }
        (out, at)
    }

    /// The office that begins at a token, with its complement.
    fn office(&self, at: usize) -> Option<Office> {
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
    fn charge(&self, at: usize) -> Option<(String, usize)> {
        self.tokens().get(at).filter(|t| matches!(t.folded.as_str(), "المكلف" | "المكلفه"))?;
        let hit = self.draft.hit_at(self.paragraph, at + 1)?;
        let concept = &self.draft.glossary.concepts[hit.concept?];
        let field = concept.kind == Kind::Concept && self.tokens()[at + 1].folded.starts_with('ب');
        field.then(|| (title_case(concept.name_en()), hit.mention.tokens.end))
    }

    /// نظيره القطري: the office named last, of another country.
    fn counterpart(&self, at: usize) -> Option<Office> {
        let token = self.tokens().get(at)?;
        if !readings(&token.folded).iter().any(|r| COUNTERPARTS.contains(&r.stem.as_str())) {
            return None;
        }
        let base = self.last.borrow().clone()?;
        let nation = self.nation(at + 1)?;
        Some(Office { tokens: at..at + 2, en: Some(format!("{nation} {base}")), base, bare: false })
    }

    /// The English of a definite nationality adjective at a token: وزير الصحة الأردني.
    fn nation(&self, at: usize) -> Option<String> {
        let token = self.tokens().get(at).filter(|t| without_article(&t.folded).is_some())?;
        let adjective = composed::nationality(self.draft, self.paragraph, at);
        adjective.filter(|_| token.kind == TokenKind::Arabic)
    }

    /// The body at a token that no glossary has: its English where that can be composed, and one past its
    /// last token.
    fn unknown_body(&self, at: usize) -> Option<(Option<String>, usize)> {
        let begins = |c: &&Candidate| c.span.paragraph == self.paragraph && c.tokens.start == at;
        let candidate = self.draft.located.candidates.iter().find(begins)?;
        let body = matches!(candidate.suggests, Suggests::Organisation | Suggests::Initiative)
            && candidate.tokens.len() > 1;
        let known = candidate.tokens.clone().any(|k| self.draft.covered(self.paragraph, k));
        let en = composed::compose(self.draft, self.paragraph, &candidate.tokens);
        (body && (en.is_some() || !known)).then_some((en, candidate.tokens.end))
    }

    /// `في مصر` after an ambassador, `للتطوير المؤسسي` after a deputy.
    fn extended(&self, base: &str, en: Option<String>, mut end: usize) -> (Option<String>, usize) {
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
    fn affairs(&self, at: usize) -> Option<(String, usize)> {
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
    fn ministry(&self, last: usize) -> Option<(String, usize)> {
        let mut found = Vec::new();
        self.draft.glossary.index.walk(self.tokens(), last, "وزاره", "وزارة", "", &mut found);
        found.sort_by_key(|m| std::cmp::Reverse(m.words));
        let seen = |c: usize| self.draft.hits.iter().any(|h| h.concept == Some(c));
        for m in found.iter().filter(|m| m.words > 1) {
            let concepts = &self.draft.glossary.concepts;
            let mut list: Vec<usize> = m
                .entries
                .iter()
                .filter(|e| e.needs != Needs::Mention && concepts[e.concept].kind == Kind::Organisation)
                .map(|e| e.concept)
                .collect();
            // وزير الخارجية القطري: the country that is stated comes before the release's.
            let country = self.country_at(m.tokens.end).or_else(|| self.draft.country.clone());
            let national: Vec<usize> =
                list.iter().copied().filter(|&c| concepts[c].country == country).collect();
            if !national.is_empty() {
                list = national;
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
        }
        None
    }

    /// The country of a nationality adjective at a token.
    fn country_at(&self, at: usize) -> Option<String> {
        self.nation(at)?;
        let hit = self.draft.hit_at(self.paragraph, at)?;
        self.draft.glossary.concepts[hit.concept?].country.clone()
    }

    /// Whether a name begins here that needs no honorific to be one.
    fn known_name(&self, at: usize) -> bool {
        self.persons.iter().any(|h| h.mention.tokens.start == at)
            || self.tokens().get(at).is_some_and(|t| {
                t.kind == TokenKind::Arabic && romanise::is_known(&t.folded) && !t.folded.starts_with("ال")
            })
    }

    /// Whether a full name begins here without honorific: two names of the table or more, or one and
    /// a family name behind a verb of saying or before an office.
    fn untitled_name(&self, at: usize) -> bool {
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
    fn name(
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
            let first = end == at
                && (article && !romanise::is_known(&token.folded)
                    || token.folded == "ولي"
                    || token.folded.chars().count() < 2);
            if first || self.role(end, "honorific").is_some() {
                break;
            }
            if family && !article {
                break;
            }
            // A word with a conjunction or preposition after two words is the next phrase.
            let particle = is_name_particle(&token.folded);
            let behind_particle = end > at && is_name_particle(&tokens[end - 1].folded);
            let servant = end > at && tokens[end - 1].folded == "عبد";
            if !article && !particle && !romanise::is_known(&token.folded) && names >= 2 && !behind_particle {
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

    fn mention(&self, tokens: Range<usize>, via: Via, explain: &str) -> Mention {
        Mention {
            span: self.draft.located.span(self.paragraph, tokens.clone()),
            tokens,
            via,
            explain: explain.to_owned(),
            nested: false,
            assumed: false,
        }
    }

    fn person(
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
    fn region(&self, name: &Range<usize>, office: Option<&Office>) -> Region {
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

    /// Later mentions of the last person by the family name.
    fn family_name(&self, out: &mut [Entity]) {
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
    fn refer(&self, office: &Office, out: &mut [Entity]) {
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

    fn office_holder(
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

    /// The words of a range without the proclitics of the first, in normal form.
    fn arabic(&self, tokens: &Range<usize>) -> String {
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

/// Whether a hit is a nationality adjective.
fn is_nationality(hit: &Hit) -> bool {
    hit.mention.explain.starts_with("nationality")
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
