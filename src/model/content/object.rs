//! What was said or decided, as far as it can be said in English: the names, terms and counted things
//! behind a verb, with the words that lead to them (أهمية, تعزيز).

use std::ops::Range;

use super::{Reading, attached_preposition, party};
use crate::arabic::clitics::readings;
use crate::arabic::words::is_function_word;
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::PHRASES;
use crate::english::lists::{a, and, is_plural, term, the};
use crate::glossary::Kind;
use crate::map::{Mapped, Mention};
use crate::model::meetings::is_event_verb;
use crate::model::negation::undoes;

/// An object in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Object {
    /// `the importance of digital skills and cybersecurity`.
    pub(crate) en: String,
    /// The names and terms in it.
    pub(crate) entities: Vec<usize>,
    pub(crate) plural: bool,
    /// Nothing is joined to it that has no English.
    pub(crate) whole: bool,
    pub(crate) span: Span,
}

/// How a verb takes its object.
pub(super) struct Government<'a> {
    /// Prepositions that lead to it, folded; the empty one for none.
    pub(super) links: &'a [String],
    /// A name alone can be the object.
    pub(super) direct: bool,
}

/// Counted nouns of those who act, in the English of the phrase tables.
pub(super) const ACTORS: &[&str] = &[
    "countries",
    "participants",
    "experts",
    "people",
    "delegates",
    "ministers",
    "members",
    "representatives",
    "officials",
    "organisations",
    "organizations",
    "companies",
    "delegations",
    "speakers",
    "entities",
    "bodies",
    "institutions",
    "leaders",
    "citizens",
];

/// How far behind the subject an object may begin, in tokens.
const REACH: usize = 9;

/// The object of a verb, looked for in a range of tokens behind the verb and its subject.
pub(super) fn object(
    reading: &Reading<'_, '_>,
    paragraph: usize,
    range: Range<usize>,
    government: &Government<'_>,
) -> Option<Object> {
    let mapped = reading.mapped;
    let tokens = &mapped.located.tokens[paragraph].list;
    let finder = Finder { reading, mapped, paragraph, end: range.end };
    for (at, token) in tokens.iter().enumerate().take(range.end.min(range.start + REACH)).skip(range.start) {
        // أن begins a clause, and a clause is not a thing that has a name.
        let clause = ["ان", "بان", "انه", "انها", "بانه", "بانها", "انهم", "لان", "الذي", "التي", "الذين"];
        if clause.contains(&token.folded.as_str()) || token.kind == TokenKind::Quote {
            return None;
        }
        let Some(led) = finder.link(at, range.start, government) else { continue };
        let first = at == range.start || led > at;
        if let Some(found) = finder.phrase(at, led, government.direct && first) {
            // ووافقت على تأجيل البت في خفض الأسعار: what is put off or ruled out was not agreed on.
            let told = tokens[range.start..range.end].iter().take_while(|t| t.start < found.span.end);
            let end = tokens.partition_point(|t| t.start < found.span.end);
            // التزام الوزارة بدعم الجهود: without what it is bound to do it says nothing.
            let bound = finder.binds(led)
                && tokens.get(end).is_some_and(|t| end < range.end && t.folded.starts_with('ب'));
            let whole = !bound && !goes_on(&tokens[end.min(range.end)..range.end]);
            return told.clone().all(|t| !undoes(&t.folded)).then_some(Object { whole, ..found });
        }
        // What stands in the object's place and has no English is not skipped for what follows it; an
        // adverb or a preposition before it is (أيضا, خلال كلمته).
        let passed_over = led == at
            && (is_function_word(&token.folded) || !token.is_word())
            && mapped.entity_at(paragraph, at).is_none();
        if (first && !passed_over) || finder.complement(led).is_some() {
            return None;
        }
    }
    None
}

/// Whether the words behind an object join something to it that it lacks: of تعزيز التعاون وتبادل الخبرات
/// half would be less than what was said. A verb with و begins something else.
pub(super) fn goes_on(behind: &[Token]) -> bool {
    let closes = |t: &&Token| matches!(t.kind, TokenKind::Comma | TokenKind::Quote | TokenKind::Close);
    // الأمن السيبراني المشترك: an adjective right behind it belongs to it.
    let described =
        behind.first().is_some_and(|t| t.folded.starts_with("ال") && !is_function_word(&t.folded));
    if described {
        return true;
    }
    let next = behind.iter().take(3).find(|t| !closes(t));
    let Some(word) = next.filter(|t| t.kind == TokenKind::Arabic).map(|t| t.folded.as_str()) else {
        return false;
    };
    let Some(rest) = word.strip_prefix('و').filter(|rest| rest.chars().count() > 2) else { return false };
    let verb = PHRASES.verb(word).is_some() || PHRASES.outcome(word).is_some() || is_event_verb(word);
    !(verb || is_function_word(word) || present(rest) || begins_with_waw(word))
}

/// Whether a word is a verb of the present by its form: يهدف, ستعقد, تضم; a verbal noun of the same
/// beginning has a long vowel or an ة (تعزيز, تبادل, تنمية).
fn present(rest: &str) -> bool {
    let word = rest.strip_prefix('س').filter(|w| w.starts_with(['ي', 'ت'])).unwrap_or(rest);
    let letters: Vec<char> = word.chars().collect();
    let noun = letters.len() > 4
        && (letters.ends_with(&['ه']) || letters[letters.len() - 2] == 'ي' || letters[2] == 'ا');
    match letters.first() {
        Some('ي') => true,
        Some('ت') => !noun && letters.len() < 6,
        _ => matches!(word, "تم" | "تمت" | "جاء" | "جاءت" | "حضر" | "حضرت" | "ضم" | "ضمت" | "شمل" | "شملت"),
    }
}

/// Words of the genre that begin with و of their own.
fn begins_with_waw(folded: &str) -> bool {
    ["وزار", "وزير", "وزراء", "وفد", "وفود", "وثيق", "وثائق", "وكال", "وكيل", "وضع", "وسط", "وطن", "وسائل"]
        .iter()
        .any(|stem| folded.starts_with(stem))
}

struct Finder<'a, 'r> {
    reading: &'a Reading<'a, 'r>,
    mapped: &'a Mapped<'r>,
    paragraph: usize,
    end: usize,
}

impl Finder<'_, '_> {
    /// Where the object begins behind its preposition: the token itself where the preposition is
    /// attached or there is none; `None` where another preposition stands.
    fn link(&self, at: usize, from: usize, government: &Government<'_>) -> Option<usize> {
        let tokens = &self.mapped.located.tokens[self.paragraph].list;
        let token = &tokens[at];
        let has = |link: &str| government.links.iter().any(|l| l == link);
        if has(&token.folded) && !token.folded.is_empty() {
            return Some(at + 1);
        }
        let attached = |letter: char| match self.mapped.entity_at(self.paragraph, at) {
            Some((_, mention)) => proclitic(mention, letter),
            None => readings(&token.folded)
                .iter()
                .any(|r| r.clitics.ends_with(letter) && PHRASES.complement(&[r.stem.as_str()]).is_some()),
        };
        let by = ['ب', 'ل'].into_iter().find(|&letter| attached(letter));
        match by {
            Some(letter) => has(&letter.to_string()).then_some(at),
            // Without a preposition the object stands right behind the verb, or is told by its noun.
            None if has("") => {
                let noun = self.complement(at).is_some();
                (at == from || noun).then_some(at)
            }
            None => None,
        }
    }

    /// Whether the words at a token say that somebody is bound to something.
    fn binds(&self, at: usize) -> bool {
        let tokens = &self.mapped.located.tokens[self.paragraph].list;
        tokens
            .get(at)
            .is_some_and(|t| readings(&t.folded).iter().any(|r| matches!(r.stem.as_str(), "التزام" | "تعهد")))
    }

    fn complement(&self, at: usize) -> Option<(&'static crate::english::phrases::Complement, usize)> {
        let tokens = &self.mapped.located.tokens[self.paragraph].list;
        let words: Vec<&str> = tokens[at..self.end.min(at + 4)].iter().map(|t| t.folded.as_str()).collect();
        PHRASES.complement(&words)
    }

    /// The phrase at a token: leading words, then names, terms or a figure.
    fn phrase(&self, from: usize, start: usize, direct: bool) -> Option<Object> {
        let mut at = start;
        let mut leading = Vec::new();
        let mut joins = false;
        // A mention that begins here is a name as a whole: مبادرة رواد النيل.
        while at < self.end
            && self.mapped.entity_at(self.paragraph, at).is_none()
            && let Some((complement, taken)) = self.complement(at)
        {
            if let Some(whole) = &complement.whole {
                leading.push(whole.clone());
                return Some(self.object(from..at + taken, &leading, &[], Vec::new(), false));
            }
            joins = complement.to;
            leading.push(String::new());
            at += taken;
            let last = leading.len() - 1;
            leading[last] = match self.names(at).first() {
                Some((entity, _)) if party(&self.mapped.entities[*entity]) => complement.party.clone()?,
                _ => complement.en.clone()?,
            };
        }
        if leading.is_empty() && !direct {
            return None;
        }
        let named = self.names(at);
        if let Some((_, end)) = named.last() {
            let end = *end;
            if joins {
                // انضمام مصر إلى المبادرة: without what is joined it says nothing.
                let link = self.mapped.located.tokens[self.paragraph].list.get(end)?;
                let target = if link.folded == "الي" { end + 1 } else { end };
                let (entity, mention) = self.mapped.entity_at(self.paragraph, target)?;
                let whole = mention.tokens.end <= self.end && self.said(entity);
                let joined = self.called(entity, mention.tokens.end).filter(|_| whole)?;
                let members: Vec<String> = named.iter().filter_map(|&(e, end)| self.called(e, end)).collect();
                let words = format!("{} to {joined}", and(&members));
                return Some(self.object(from..mention.tokens.end, &leading, &[words], vec![entity], false));
            }
            let entities: Vec<usize> = named.iter().map(|(e, _)| *e).collect();
            let items: Vec<String> = named.iter().filter_map(|&(e, end)| self.called(e, end)).collect();
            if items.len() < entities.len() {
                return None;
            }
            let plural = items.len() > 1 || is_plural(&items[0]);
            return Some(self.object(from..end, &leading, &items, entities, plural));
        }
        let (raw, figure) = self.reading.figures.iter().find(|(raw, _)| {
            raw.span.paragraph == self.paragraph && raw.tokens.contains(&at) && raw.tokens.end <= self.end
        })?;
        // وقعت 157 دولة الوثائق: those who sign are not what is signed.
        figure.unit.as_deref().filter(|unit| !ACTORS.contains(unit))?;
        let plural = figure.value > 1.0;
        Some(self.object(
            from..raw.tokens.end,
            &leading,
            std::slice::from_ref(&figure.en),
            Vec::new(),
            plural,
        ))
    }

    fn object(
        &self,
        tokens: Range<usize>,
        leading: &[String],
        items: &[String],
        entities: Vec<usize>,
        plural: bool,
    ) -> Object {
        let mut words: Vec<String> =
            leading.iter().filter(|l| !l.is_empty()).map(|l| self.reading.style.spell(l)).collect();
        words.extend((!items.is_empty()).then(|| and(items)));
        Object {
            en: words.join(" "),
            entities,
            // The launch of two platforms is one thing.
            plural: plural && leading.is_empty(),
            whole: true,
            span: self.mapped.located.span(self.paragraph, tokens),
        }
    }

    /// The names and terms joined by و or a comma from a token on, each with one past its last token.
    fn names(&self, from: usize) -> Vec<(usize, usize)> {
        let tokens = &self.mapped.located.tokens[self.paragraph].list;
        let mut out: Vec<(usize, usize)> = Vec::new();
        let mut at = from;
        while at < self.end {
            let Some((entity, mention)) = self.mapped.entity_at(self.paragraph, at) else { break };
            let joined = out.is_empty() || tokens[at].folded.starts_with('و');
            let comma = at > from && tokens[at - 1].kind == TokenKind::Comma;
            let usable = self.said(entity)
                && mention.tokens.end <= self.end
                && !mention.explain.starts_with("nationality")
                && (out.is_empty() || !attached_preposition(mention));
            if !usable || !(joined || comma) {
                break;
            }
            if !out.iter().any(|(e, _)| *e == entity) {
                out.push((entity, mention.tokens.end));
            }
            at = mention.tokens.end;
            let next_comma = tokens.get(at).is_some_and(|t| t.kind == TokenKind::Comma);
            if next_comma && self.mapped.entity_at(self.paragraph, at + 1).is_some() {
                at += 1;
            }
        }
        out
    }

    /// Whether an entity can be spoken of: it has English and is no word for how meetings work.
    fn said(&self, entity: usize) -> bool {
        let entity = &self.mapped.entities[entity];
        entity.en.is_some() && !(entity.kind == Kind::Concept && entity.class.as_deref() == Some("meeting"))
    }

    /// A name or term as the object of a verb; `end` is one past its last token.
    fn called(&self, entity: usize, end: usize) -> Option<String> {
        let entity = &self.mapped.entities[entity];
        let tokens = &self.mapped.located.tokens[self.paragraph].list;
        let own = entity.mentions.iter().find(|m| m.span.paragraph == self.paragraph && m.tokens.end == end);
        let definite = own.is_some_and(|m| {
            let first = tokens[m.tokens.start].folded.trim_start_matches(['و', 'ب', 'ل', 'ك']);
            // خطة العمل: the article of a construct stands before its last word.
            let construct = m.tokens.len() > 1 && tokens[m.tokens.end - 1].folded.starts_with("ال");
            first.starts_with("ال") || construct || tokens[m.tokens.start].folded.contains("لل")
        });
        let en = entity.en.clone()?;
        Some(match (entity.kind, entity.class.as_deref()) {
            // An instrument is one of its kind: a joint statement, the final communiqué.
            (Kind::Concept, Some("instrument")) if definite => format!("the {en}"),
            (Kind::Concept, Some("instrument")) if !is_plural(&en) => a(&en),
            (Kind::Concept, _) => term(&en),
            _ => the(&en),
        })
    }
}

fn proclitic(mention: &Mention, letter: char) -> bool {
    let clitics = mention.explain.split("proclitic ").nth(1).unwrap_or_default();
    clitics.split([' ', ',', ';']).next().is_some_and(|c| c.contains(letter))
}
