//! What looks like a name and is in no glossary: listed as unresolved, with composed English
//! where all its parts are known. A definite noun with one common adjective (المجلس الأعلى) and one with
//! plain adjectives alone are left out: they are short forms or no names.

use super::{Draft, Entity, Mention, Origin, Via, composed};
use crate::arabic::Kind as TokenKind;
use crate::arabic::clitics::{definite_noun, readings};
use crate::arabic::words::{is_national, is_scope};
use crate::glossary::Kind;
use crate::locate::Candidate;
use crate::locate::names::{Suggests, is_trigger, trigger};

/// Runs the pass.
pub(crate) fn run(draft: &mut Draft<'_, '_>) {
    let mut out: Vec<Entity> = Vec::new();
    for candidate in &draft.located.candidates {
        let paragraph = candidate.span.paragraph;
        // Projects, platforms and conferences are common nouns as often as names: they need a sign.
        if candidate.tokens.len() < 2
            || (candidate.suggests != Suggests::Organisation && !signed(draft, candidate))
        {
            continue;
        }
        // الإدارة المتكاملة للموارد المائية والاقتصاد الأزرق: a term that is known, and another joined to it.
        let joined = |end: usize| {
            let next = draft.located.tokens[paragraph].list.get(end);
            end < candidate.tokens.end && next.is_some_and(|t| t.folded.starts_with('و'))
        };
        if draft.hits.iter().any(|h| {
            let m = &h.mention;
            m.span.paragraph == paragraph
                && m.tokens.start == candidate.tokens.start
                && m.tokens.len() > 1
                && is_term(draft, h)
                && joined(m.tokens.end)
        }) {
            continue;
        }
        // A known name at the end is its own: المجموعة الاستشارية الفنية التابعة لمنظمة …
        let known = |token: usize| {
            let in_hit = draft.hits.iter().any(|h| {
                h.mention.span.paragraph == paragraph
                    && h.mention.tokens.contains(&token)
                    && !is_term(draft, h)
            });
            // رئيس هيئة البيئة سعادة الدكتور …: the body of an office is not the person's name.
            let holds = |m: &&Mention| {
                m.tokens.start < candidate.tokens.start && candidate.tokens.end <= m.tokens.end
            };
            let mut people = draft.people.iter().flat_map(|p| &p.mentions).filter(|m| !holds(m));
            in_hit || people.any(|m| m.span.paragraph == paragraph && m.tokens.contains(&token))
        };
        let list = &draft.located.tokens[paragraph].list;
        // للجنة الإقليمية لمنظمة الصحة العالمية: a complement in ل belongs to the name.
        let complement = |k: usize| k > candidate.tokens.start + 1 && list[k].folded.starts_with('ل');
        let mut end = match candidate.tokens.clone().find(|&k| known(k)) {
            Some(k)
                if (complement(k) || is_owner(draft, candidate, k))
                    && !crate::locate::names::ties(&list[k - 1].folded) =>
            {
                draft.hit_at(paragraph, k).map_or(k, |h| h.mention.tokens.end.max(candidate.tokens.end))
            }
            Some(k) => k,
            None => candidate.tokens.end,
        };
        if let Some(after) = post(draft, candidate, end) {
            end = after;
        }
        while end > candidate.tokens.start && crate::locate::names::ties(&list[end - 1].folded) {
            end -= 1;
        }
        let tokens = candidate.tokens.start..end;
        if tokens.len() < 2 {
            continue;
        }
        let words: Vec<&str> = candidate.name.split(' ').collect();
        let mut name = words[..tokens.len().min(words.len())].join(" ");
        for token in list[..end].iter().skip(candidate.tokens.end).filter(|t| t.is_word()) {
            name.push(' ');
            name.push_str(&token.text);
        }
        let mention = Mention {
            span: draft.located.span(paragraph, tokens.clone()),
            tokens: tokens.clone(),
            via: Via::Name,
            explain: "looks like a name and is in no glossary".into(),
            nested: false,
            assumed: false,
        };
        let folded = crate::arabic::fold(&name);
        match out.iter_mut().find(|e| crate::arabic::fold(&e.ar) == folded) {
            Some(entity) => entity.mentions.push(mention),
            None => {
                let en = composed::compose(draft, paragraph, &tokens);
                // المجلس الأعلى, اللجنة الفنية: with one common adjective a noun is the short form of some
                // name, not a name; the full one is listed where it stands.
                let second = [list[tokens.start + 1].folded.as_str()];
                let short = tokens.len() == 2
                    && crate::arabic::clitics::definite_noun(&list[tokens.start].folded).is_some()
                    && (crate::english::PHRASES.adjective(&second).is_some()
                        || draft.hit_at(paragraph, tokens.start + 1).is_some());
                if short {
                    continue;
                }
                // المنظمة الدولية الناجحة: a definite noun with plain adjectives is no name.
                let plain = list[tokens.clone()]
                    .iter()
                    .all(|t| ["ال", "وال", "بال", "لل"].iter().any(|p| t.folded.starts_with(p)));
                if en.is_none()
                    && plain
                    && !list[tokens.clone()].iter().skip(1).any(|t| t.folded.starts_with("لل"))
                {
                    continue;
                }
                out.push(Entity { kind: kind(candidate.suggests), ..unknown(name, en, mention) });
            }
        }
    }
    quoted(draft, &mut out);
    for (paragraph, tokens) in draft.located.tokens.iter().enumerate() {
        for at in 0..tokens.list.len() {
            let Some((en, end)) = composed::presidency(draft, paragraph, at) else { continue };
            let span = draft.located.span(paragraph, at..end);
            let ar = crate::arabic::normalise(draft.located.release.text(span));
            let explain = "presidency of a group of states".to_owned();
            let mention =
                Mention { span, tokens: at..end, via: Via::Derived, explain, nested: false, assumed: false };
            match out.iter_mut().find(|e| e.en.as_ref() == Some(&en)) {
                Some(entity) => entity.mentions.push(mention),
                None => out.push(unknown(ar, Some(en), mention)),
            }
        }
    }
    draft.unknown = out;
}

/// Whether the body that begins at a token is the last term of the construct with which a name begins:
/// مجلس إدارة مرصد الصحراء, جمعية رؤساء دول الاتحاد الأفريقي.
fn is_owner(draft: &Draft<'_, '_>, candidate: &Candidate, at: usize) -> bool {
    let paragraph = candidate.span.paragraph;
    let list = &draft.located.tokens[paragraph].list;
    let open = |k: usize| {
        let text = list[k].folded.as_str();
        definite_noun(text).is_none() && list[k].kind == TokenKind::Arabic && !text.ends_with("ين")
    };
    let appositive = readings(&list[candidate.tokens.start].folded)
        .iter()
        .any(|r| NAMED_BY_APPOSITION.contains(&r.stem.as_str()));
    !appositive
        && at > candidate.tokens.start
        && (candidate.tokens.start..at).all(open)
        && draft.hit_at(paragraph, at).is_some_and(|h| {
            let body = |c: usize| draft.glossary.concepts[c].kind == Kind::Organisation;
            h.concept.is_some_and(body) && !h.mention.explain.contains("proclitic")
        })
}

/// One past the country or body at which an embassy, a mission or an office is: سفارة المملكة في إيطاليا.
fn post(draft: &Draft<'_, '_>, candidate: &Candidate, end: usize) -> Option<usize> {
    let paragraph = candidate.span.paragraph;
    let list = &draft.located.tokens[paragraph].list;
    let stems = readings(&list[candidate.tokens.start].folded);
    let is_post = |stem: &str| matches!(stem, "سفاره" | "بعثه" | "قنصليه" | "مكتب" | "مندوبيه" | "ممثليه");
    if end != candidate.tokens.end || !stems.iter().any(|r| is_post(&r.stem)) {
        return None;
    }
    list.get(end).filter(|t| matches!(t.folded.as_str(), "في" | "لدي"))?;
    let hit = draft.hit_at(paragraph, end + 1)?;
    let kind = draft.glossary.concepts[hit.concept?].kind;
    matches!(kind, Kind::Country | Kind::Place | Kind::Organisation).then_some(hit.mention.tokens.end)
}

/// Nouns behind which a body's own name stands, folded: منظمة الإسكوا is الإسكوا.
const NAMED_BY_APPOSITION: &[&str] =
    &["منظمه", "هيئه", "وكاله", "شركه", "مؤسسه", "بنك", "مصرف", "جامعه", "اتحاد", "وزاره", "رابطه"];

/// Whether a conference, an initiative or a treaty shows a sign of a name: a country, a nationality or a
/// place in it (منتدى القاهرة للمياه, الاتفاقية العربية لمكافحة الفساد), a word in Latin letters, or a noun
/// with an adjective of scope and its field (البرنامج الوطني للإسكان).
fn signed(draft: &Draft<'_, '_>, candidate: &Candidate) -> bool {
    let list = &draft.located.tokens[candidate.span.paragraph].list;
    let behind = candidate.tokens.start + 1..candidate.tokens.end;
    // A press conference is nobody's name, nor is a programme that somebody leads.
    if matches!(list[behind.start].folded.as_str(), "صحفي" | "صحافي" | "الصحفي" | "الصحافي")
        || list[behind.start].folded.starts_with('ت') && list[behind.start].folded.ends_with('ه')
    {
        return false;
    }
    let named = draft.hits.iter().any(|h| {
        h.mention.span.paragraph == candidate.span.paragraph
            && behind.contains(&h.mention.tokens.start)
            && h.mention.tokens.end <= candidate.tokens.end
            && h.concept
                .is_some_and(|c| matches!(draft.glossary.concepts[c].kind, Kind::Country | Kind::Place))
    });
    // برنامج تمويل التجارة العربية: the scope may stand at the end.
    let scoped = candidate.tokens.len() > 2 && is_own(&list[candidate.tokens.end - 1].folded);
    let latin = list[behind.clone()].iter().any(|t| t.kind == TokenKind::Latin);
    let first = &list[candidate.tokens.start].folded;
    let field = candidate.tokens.len() > 2
        && definite_noun(first).is_some()
        && is_own(&list[behind.start].folded)
        && list[behind].iter().skip(1).any(|t| t.folded.starts_with("لل"));
    named || scoped || latin || field
}

/// Further adjectives that say for whom a conference or an initiative is, or which of a row, folded.
const OWN: &[&str] = &["المشترك", "المشتركه", "الاول", "السنوي", "السنويه"];

/// Whether an adjective makes a name of a conference or an initiative.
fn is_own(folded: &str) -> bool {
    is_scope(folded) || is_national(folded) || OWN.contains(&folded)
}

/// Titles in quotation marks behind a noun with which names begin: مبادرة «حياة كريمة». The noun may have
/// an adjective: المبادرة الرئاسية «…».
fn quoted(draft: &Draft<'_, '_>, out: &mut Vec<Entity>) {
    for quote in &draft.located.quotes {
        let paragraph = quote.paragraph;
        let list = &draft.located.tokens[paragraph].list;
        let inner = draft.located.tokens[paragraph].within(quote.start, quote.end);
        let known = |k: usize| draft.covered(paragraph, k);
        let words = list[inner.clone()].iter().filter(|t| t.is_word()).count();
        // The opening mark stands between the noun and the title.
        let Some(before) = inner.start.checked_sub(2) else { continue };
        if words == 0 || words > LONGEST_TITLE || inner.clone().all(known) || known(before) {
            continue;
        }
        let noun = [before, before.wrapping_sub(1)].into_iter().find_map(|at| {
            let adjective = at == before || list[before].folded.starts_with("ال");
            let suggests = trigger(&list.get(at).filter(|_| adjective)?.folded)?;
            Some((at, suggests))
        });
        let Some((at, suggests)) = noun else { continue };
        let tokens = at..inner.end;
        let taken = |e: &Entity| {
            e.mentions.iter().any(|m| m.span.paragraph == paragraph && m.tokens.start == tokens.start)
        };
        out.retain(|e| !taken(e));
        let title = crate::arabic::normalise(draft.located.release.text(*quote));
        let mut noun = bare(&list[at].text);
        for adjective in &list[at + 1..=before] {
            noun.push(' ');
            noun.push_str(&adjective.text);
        }
        let mention = Mention {
            span: draft.located.span(paragraph, tokens.clone()),
            tokens,
            via: Via::Name,
            explain: "a title in quotation marks, in no glossary".into(),
            nested: false,
            assumed: false,
        };
        let ar = format!("{noun} «{title}»");
        match out.iter_mut().find(|e| e.ar == ar) {
            Some(entity) => entity.mentions.push(mention),
            None => out.push(Entity { kind: kind(suggests), ..unknown(ar, None, mention) }),
        }
    }
}

/// A trigger noun without its proclitics: لمبادرة is مبادرة.
fn bare(word: &str) -> String {
    readings(word)
        .into_iter()
        .map(|r| r.stem)
        .find(|stem| is_trigger(&crate::arabic::fold(stem)))
        .unwrap_or_else(|| word.to_owned())
}

/// Words of the longest title in quotation marks; what is longer is a statement.
const LONGEST_TITLE: usize = 10;

fn kind(suggests: Suggests) -> Kind {
    match suggests {
        Suggests::Organisation => Kind::Organisation,
        Suggests::Event => Kind::Event,
        Suggests::Initiative => Kind::Initiative,
        Suggests::Document => Kind::Document,
    }
}

/// A body that no glossary has, with composed English where there is some.
fn unknown(ar: String, en: Option<String>, mut mention: Mention) -> Entity {
    if en.is_some() {
        mention.via = Via::Derived;
        if !mention.explain.starts_with("presidency") {
            mention.explain = "in no glossary; English composed from its parts".into();
        }
    }
    Entity {
        concept: None,
        kind: Kind::Organisation,
        ar,
        origin: if en.is_some() { Origin::Composed } else { Origin::Unresolved },
        en,
        short: None,
        class: None,
        status: None,
        country: None,
        role: None,
        source: None,
        candidates: Vec::new(),
        mentions: vec![mention],
    }
}

/// Whether a hit is a policy term or a nationality adjective, which stand inside longer names.
fn is_term(draft: &Draft<'_, '_>, hit: &super::Hit) -> bool {
    hit.concept.is_some_and(|c| {
        matches!(draft.glossary.concepts[c].kind, Kind::Concept | Kind::Country | Kind::Place)
    })
}
