//! Full names: which of all matches count, and which concept each one names.
//!
//! Declared order: more words win over fewer; at equal length the earlier one wins; a match that
//! crosses an accepted one loses; a match inside an accepted one is kept as nested where it names a
//! body, a person or a country of its own.

use std::collections::HashSet;

use super::described;
use super::homographs;
use super::weigh::{choose, country_behind};
use super::{Draft, Hit, Mention, Reason, via};
use crate::arabic::Kind as TokenKind;
use crate::arabic::clitics::{definite_noun, without_article};
use crate::glossary::forms::derived;
use crate::glossary::{Concept, Entry, Kind, Match, Needs, Rule, Term, TermType};
use crate::locate::names::{states_purpose, trigger};

/// Runs the pass.
pub(crate) fn run(draft: &mut Draft<'_, '_>, matches: &[Vec<Match<'_>>]) {
    draft.certain = certain(draft, matches);
    let mentioned = fully_mentioned(draft, matches);
    for (paragraph, list) in matches.iter().enumerate() {
        let mut order: Vec<&Match<'_>> = list.iter().collect();
        order.sort_by_key(|m| (std::cmp::Reverse(m.words), m.tokens.start, m.clitics.len()));
        let mut accepted: Vec<Hit> = Vec::new();
        for found in order {
            let mut lost = Vec::new();
            match overlap(&accepted, found) {
                Err(reason) => lost.extend(found.entries.iter().map(|e| (e.concept, reason))),
                Ok(inside) => {
                    let hit = decide(draft, paragraph, found, &mentioned, inside, &mut lost);
                    match hit.as_ref().and_then(|h| h.concept) {
                        Some(concept) if inside && renamed(draft, &accepted, found, concept) => {
                            lost.push((concept, Reason::Inside));
                        }
                        _ => accepted.extend(hit),
                    }
                }
            }
            draft.reject(draft.located.span(paragraph, found.tokens.clone()), &lost);
        }
        draft.hits.extend(accepted);
    }
    draft.hits.sort_by_key(|h| h.mention.span);
}

/// Whether a match lies inside an accepted name, or why it cannot be one beside the accepted ones.
fn overlap(accepted: &[Hit], found: &Match<'_>) -> Result<bool, Reason> {
    let mut inside = false;
    for hit in accepted {
        let (held, own) = (&hit.mention.tokens, &found.tokens);
        if held.start >= own.end || own.start >= held.end {
            continue;
        }
        if !(held.start <= own.start && own.end <= held.end) || held == own {
            return Err(Reason::Crosses);
        }
        // The beginning of a longer name is that name: وزارة التخطيط in وزارة التخطيط والتنمية.
        if held.start == own.start {
            return Err(Reason::Longer);
        }
        inside = true;
    }
    Ok(inside)
}

/// Whether a name lies inside another name of the same body, one of which took the place of the other:
/// دبي الذكية in حكومة دبي الذكية.
fn renamed(draft: &Draft<'_, '_>, accepted: &[Hit], found: &Match<'_>, concept: usize) -> bool {
    let now = |c: usize| draft.glossary.successor(c).map_or(&draft.glossary.concepts[c].id, |s| &s.id);
    accepted.iter().any(|h| {
        h.mention.tokens.start <= found.tokens.start
            && found.tokens.end <= h.mention.tokens.end
            && h.concept.is_some_and(|holder| now(holder) == now(concept))
    })
}

/// Concepts that the release names in full and beyond doubt: no other concept has these words.
fn certain(draft: &Draft<'_, '_>, matches: &[Vec<Match<'_>>]) -> HashSet<usize> {
    let mut out = HashSet::new();
    for (paragraph, list) in matches.iter().enumerate() {
        for found in list {
            let mut full = found.entries.iter().filter(|e| counts(draft, paragraph, found, e).is_ok());
            if let (Some(only), None) = (full.next(), full.next()) {
                out.insert(only.concept);
            }
        }
    }
    out
}

/// Concepts with a full mention in the document, with the first place (paragraph, token) of each.
fn fully_mentioned(draft: &Draft<'_, '_>, matches: &[Vec<Match<'_>>]) -> Vec<(usize, (usize, usize))> {
    let mut out: Vec<(usize, (usize, usize))> = Vec::new();
    for (paragraph, list) in matches.iter().enumerate() {
        for found in list {
            for entry in choose(
                draft,
                paragraph,
                found,
                found.entries.iter().filter(|e| counts(draft, paragraph, found, e).is_ok()).collect(),
                &mut Vec::new(),
            ) {
                if !out.iter().any(|&(c, _)| c == entry.concept) {
                    out.push((entry.concept, (paragraph, found.tokens.start)));
                }
            }
        }
    }
    out
}

/// Whether an entry is a full name here, and if not, why.
fn counts(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>, entry: &Entry) -> Result<(), Reason> {
    let concept = &draft.glossary.concepts[entry.concept];
    if entry.needs != Needs::Nothing {
        Err(Reason::NoMention)
    } else if concept.common && found.words == 1 && !introduced(draft, paragraph, found) {
        Err(Reason::CommonWord)
    } else if entry.term == TermType::Acronym && !cued(draft, paragraph, found) {
        Err(Reason::Unmarked)
    } else if entry.term == TermType::Adjective && !agrees(draft, paragraph, found) {
        Err(Reason::Disagrees)
    } else if is_cut_short(draft, paragraph, found)
        || has_plus(draft, paragraph, found)
        || (concept.kind == Kind::Organisation && described::is_another(draft, paragraph, found))
    {
        Err(Reason::GoesOn)
    } else if bracketed_acronym(draft, paragraph, found.tokens.end)
        .is_some_and(|acronym| contradicts(concept, entry, acronym))
    {
        Err(Reason::OtherAcronym)
    } else if is_of_country_behind(draft, paragraph, found, concept) {
        Err(Reason::CountryStated)
    } else if is_unnamed_countrys(draft, concept) {
        Err(Reason::CountryOfRelease)
    } else {
        Ok(())
    }
}

/// Whether the words behind a ministry say that it is another country's: وزارة الصحة في جمهورية كوريا.
fn is_of_country_behind(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &Match<'_>,
    concept: &Concept,
) -> bool {
    let within = draft.located.tokens[paragraph].list.get(found.tokens.end).is_some_and(|t| t.folded == "في");
    let ministry = concept.class.as_deref() == Some("ministry") && concept.country.is_some();
    within
        && ministry
        && country_behind(draft, paragraph, found).is_some_and(|code| Some(code) != concept.country)
}

/// Whether a short acronym in Arabic letters (وات, قنا, بنا), which is also a word, is marked as one:
/// by brackets, slashes or quotation marks, or by وكالة before it.
fn cued(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    use crate::arabic::Kind as Token;
    let tokens = &draft.located.tokens[paragraph].list;
    let own = &tokens[found.tokens.start];
    let short = own.kind == Token::Arabic && own.folded.chars().count() <= 4 && !own.folded.starts_with("ال");
    if !short || found.words > 1 {
        return true;
    }
    let mark = |k: Option<usize>| {
        k.and_then(|k| tokens.get(k)).is_some_and(|t| {
            matches!(t.kind, Token::Open | Token::Close | Token::Slash | Token::Quote | Token::Dash)
                || t.folded == "وكاله"
        })
    };
    mark(found.tokens.start.checked_sub(1)) || mark(Some(found.tokens.end))
}

/// Whether a nationality adjective can describe the noun before it: an indefinite one behind a
/// definite noun (الطالب تركي) does not agree, and المستوى القطري is the national level.
fn agrees(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    let Some(before) = found.tokens.start.checked_sub(1).map(|b| &tokens[b]) else { return true };
    let own = &tokens[found.tokens.start].folded;
    if own.starts_with("القطر")
        && matches!(before.folded.as_str(), "المستوي" | "الصعيد" | "المستويين" | "المكتب" | "المنسق")
    {
        return false;
    }
    let indefinite = !own.starts_with("ال") && found.clitics.is_empty();
    // The dollar in دولار أمريكي speaks for no country.
    let currency = crate::english::currencies::currency(&[&before.folded, own]).is_some_and(|(_, n)| n == 2);
    let after_definite = before.folded.starts_with("ال") && before.kind == crate::arabic::Kind::Arabic;
    !(currency || indefinite && after_definite)
}

/// Whether a plus sign at its end makes it another group: أوبك+ is not أوبك.
fn has_plus(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let span = draft.located.span(paragraph, found.tokens.clone());
    draft.located.release.paragraphs[paragraph].text[span.end..].starts_with('+')
}

/// Whether a word such as دولة stands before a name that is also a common word.
fn introduced(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    found.tokens.start.checked_sub(1).is_some_and(|b| {
        let before = tokens[b].folded.trim_start_matches(['و', 'ب', 'ل']);
        let place = found.entries.iter().any(|e| draft.glossary.concepts[e.concept].kind == Kind::Place);
        matches!(before, "دوله" | "جمهوريه" | "مملكه" | "مدينه" | "العاصمه" | "عاصمه")
            || (place && tokens[b].folded == "في")
    })
}

/// Which concept a match names; why the others are not meant goes to `lost`.
fn decide(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &Match<'_>,
    mentioned: &[(usize, (usize, usize))],
    inside: bool,
    lost: &mut Vec<(usize, Reason)>,
) -> Option<Hit> {
    let mut full: Vec<&Entry> = Vec::new();
    for entry in found.entries.iter() {
        match counts(draft, paragraph, found, entry) {
            Ok(()) => full.push(entry),
            Err(reason) => lost.push((entry.concept, reason)),
        }
    }
    if let Some(meant) = homographs::country_or_city(draft, paragraph, found) {
        lost.extend(full.drain(..).filter(|e| e.concept != meant.concept).map(|e| (e.concept, Reason::Kind)));
        lost.retain(|&(concept, _)| concept != meant.concept);
        full.push(meant);
    }
    let here = (paragraph, found.tokens.start);
    // A title is shorter than the lead below it, which has the name in full.
    let title = found.words > 1 && draft.located.release.paragraphs[paragraph].heading;
    let seen = |concept: usize| {
        mentioned.iter().any(|&(c, at)| c == concept && (at <= here || title && at.0 <= paragraph + 2))
    };
    let concepts = &draft.glossary.concepts;
    let mut top = choose(draft, paragraph, found, full.clone(), lost);
    let mut all = full;
    // A body named before by these words comes before a full name that is another country's body or
    // only a term: وزارة الاتصالات in an Egyptian release, فريق العمل after its full name.
    let foreign = |e: &Entry| {
        let concept = &concepts[e.concept];
        concept.kind == Kind::Concept
            || (concept.country.is_some() && draft.country.is_some() && concept.country != draft.country)
    };
    let own = |e: &&Entry| {
        concepts[e.concept].kind == Kind::Organisation
            && ((e.needs != Needs::Nothing && seen(e.concept)) || is_the_only_one(draft, e))
    };
    if !top.is_empty() && top.iter().all(|e| foreign(e)) && found.entries.iter().any(|e| own(&e)) {
        lost.extend(top.drain(..).map(|e| (e.concept, Reason::NamedBefore)));
    }
    if top.is_empty() {
        (top, all) = shortened(draft, paragraph, found, &seen, lost);
        if let Some(reason) = another_body(draft, paragraph, found, &top) {
            lost.extend(top.iter().map(|e| (e.concept, reason)));
            return None;
        }
    }
    let first = *top.first()?;
    let concept = &concepts[first.concept];
    let body = matches!(concept.kind, Kind::Organisation | Kind::Person | Kind::Country | Kind::Event);
    if inside
        && (top.len() != 1
            || !body
            || first.term == TermType::Adjective
            || first.needs != Needs::Nothing
            || found.words < 2 && concept.kind != Kind::Country)
    {
        lost.extend(top.iter().map(|e| (e.concept, Reason::Inside)));
        return None;
    }
    if top.len() > 1 {
        lost.extend(top.iter().map(|e| (e.concept, Reason::Ambiguous)));
    } else {
        lost.retain(|&(concept, _)| concept != first.concept);
    }
    let mut candidates: Vec<usize> = all.iter().map(|e| e.concept).collect();
    let both = concept.country.is_some() && is_of_both_countries(draft, paragraph, found);
    if both {
        candidates = found.entries.iter().map(|e| e.concept).collect();
    }
    let mut unique = HashSet::new();
    candidates.retain(|c| unique.insert(*c));
    Some(Hit {
        concept: (top.len() == 1 && !both).then_some(first.concept),
        mention: Mention {
            span: draft.located.span(paragraph, found.tokens.clone()),
            tokens: found.tokens.clone(),
            via: via(first.term, first.rule),
            explain: rule_path(draft, paragraph, found, first, top.len() == 1 && candidates.len() > 1),
            nested: inside,
            assumed: false,
        },
        candidates,
    })
}

/// Short and derived forms: after a full mention of the concept, or of its parent. The chosen ones,
/// and all that were in question.
fn shortened<'e>(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &'e Match<'_>,
    seen: &impl Fn(usize) -> bool,
    lost: &mut Vec<(usize, Reason)>,
) -> (Vec<&'e Entry>, Vec<&'e Entry>) {
    let concepts = &draft.glossary.concepts;
    let parent_seen = |e: &Entry| {
        let parent = concepts[e.concept].parent.as_deref().and_then(|p| draft.glossary.position(p));
        e.rule == Rule::ParentShortened && parent.is_some_and(seen)
    };
    let all: Vec<&Entry> = found
        .entries
        .iter()
        .filter(|e| e.needs != Needs::Nothing && (seen(e.concept) || parent_seen(e)))
        .collect();
    let by_mention: Vec<&Entry> = all.iter().copied().filter(|e| seen(e.concept)).collect();
    let chosen =
        choose(draft, paragraph, found, if by_mention.is_empty() { all.clone() } else { by_mention }, lost);
    if !chosen.is_empty() {
        return (chosen, all);
    }
    // وزارة الاتصالات without a full mention: where the release's country has only one.
    let only_one: Vec<&Entry> = found.entries.iter().filter(|e| is_the_only_one(draft, e)).collect();
    if !only_one.is_empty() {
        return (only_one.clone(), only_one);
    }
    // السلطنة means Oman without a full mention, because no other country has that short form.
    match &*found.entries {
        [only] if only.term == TermType::Short && concepts[only.concept].kind == Kind::Country => {
            (vec![only], vec![only])
        }
        _ => (Vec::new(), all),
    }
}

/// Why a short or derived form is the name of another body after all: the words go on.
fn another_body(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &Match<'_>,
    top: &[&Entry],
) -> Option<Reason> {
    // A longer name that begins with the same words is another body.
    let longer = draft.located.candidates.iter().any(|c| {
        c.span.paragraph == paragraph
            && c.tokens.start == found.tokens.start
            && c.tokens.end > found.tokens.end
    });
    let cut = |e: &&Entry| e.rule.derives() || e.rule == Rule::Beginning;
    let is_longer = longer && top.iter().all(cut);
    // A beginning such as اللجنة الفنية that goes on with its own complement is another body.
    let is_beginning = top.iter().all(|e| e.rule == Rule::Beginning) && goes_on(draft, paragraph, found);
    // الجمعية العامة للدول الأطراف is not the assembly of the body that was named before, and الأمانة
    // العامة لمنتدى … is that of the forum.
    let is_anothers = top.iter().all(|e| e.rule == Rule::ParentShortened)
        && (is_cut_short(draft, paragraph, found)
            || top.iter().all(|e| is_of_another(draft, paragraph, found, e)));
    (is_longer || is_beginning || is_anothers).then_some(Reason::GoesOn)
}

/// The acronym in brackets at a token: (CPL-26), without its edition.
fn bracketed_acronym<'d>(draft: &'d Draft<'_, '_>, paragraph: usize, at: usize) -> Option<&'d str> {
    let [open, inside, close] = draft.located.tokens[paragraph].list.get(at..at + 3)? else { return None };
    let bracketed =
        open.kind == TokenKind::Open && inside.kind == TokenKind::Latin && close.kind == TokenKind::Close;
    let letters = inside.text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    let capitals = letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_uppercase());
    (bracketed && capitals).then_some(letters)
}

/// Whether a concept that has acronyms, and that only a variant of its name found, has not this one:
/// مؤتمر المفوضين (CPL) is not the conference whose acronym is PP.
fn contradicts(concept: &Concept, entry: &Entry, acronym: &str) -> bool {
    let is_acronym = |kind: TermType| matches!(kind, TermType::Acronym | TermType::AcronymVariant);
    let mut own = concept.en.iter().chain(&concept.ar).filter(|term| is_acronym(term.kind)).peekable();
    entry.term != TermType::Name
        && own.peek().is_some()
        && !own.any(|term| term.text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-') == acronym)
}

/// Whether another body than the parent of the concept stands behind a match, with ل: whose organ it is.
fn is_of_another(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>, entry: &Entry) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    if !tokens.get(found.tokens.end).is_some_and(|t| t.folded.starts_with('ل')) {
        return false;
    }
    let parent = draft.glossary.concepts[entry.concept].parent.as_deref();
    let mut behind = Vec::new();
    draft.glossary.index.matches_at(tokens, found.tokens.end, &mut behind);
    let mut bodies =
        behind.iter().filter(|m| m.clitics.ends_with('ل')).flat_map(|m| m.entries.iter()).peekable();
    let is_body = |e: &&Entry| {
        e.needs == Needs::Nothing && draft.glossary.concepts[e.concept].kind == Kind::Organisation
    };
    let is_parent = |e: &Entry| Some(draft.glossary.concepts[e.concept].id.as_str()) == parent;
    bodies.peek().is_some() && bodies.clone().any(|e| is_body(&e)) && !bodies.any(is_parent)
}

/// The rule path of a match: which term, which form of it, what was taken off, how it was chosen.
fn rule_path(
    draft: &Draft<'_, '_>,
    paragraph: usize,
    found: &Match<'_>,
    entry: &Entry,
    among: bool,
) -> String {
    let mut path = String::from(match entry.term {
        TermType::Name => "name",
        TermType::Variant | TermType::Formal => "variant",
        TermType::Short => "short form",
        TermType::Acronym | TermType::AcronymVariant => "acronym",
        TermType::Adjective => "nationality adjective",
        TermType::Forbidden => "forbidden term",
    });
    path.push_str(", ");
    path.push_str(entry.rule.name());
    if entry.rule.derives()
        && let Some(term) = full_name(draft, paragraph, found, entry)
    {
        path.push_str(" of ");
        path.push_str(&term.text);
    }
    if !found.clitics.is_empty() {
        path.push_str("; proclitic ");
        path.push_str(found.clitics);
    }
    if found.folded {
        path.push_str("; folded");
    }
    if among {
        path.push_str(match &draft.glossary.concepts[entry.concept].country {
            Some(code) if Some(code) == draft.country.as_ref() => "; chosen by country",
            _ => "; chosen among several",
        });
    }
    path
}

/// The full name of which a match is a derived form.
fn full_name<'g>(
    draft: &Draft<'_, 'g>,
    paragraph: usize,
    found: &Match<'_>,
    entry: &Entry,
) -> Option<&'g Term> {
    let tokens = &draft.located.tokens[paragraph].list[found.tokens.clone()];
    let words: Vec<&str> = tokens.iter().filter(|t| t.is_word()).map(|t| t.folded.as_str()).collect();
    derived::full_name(&draft.glossary.concepts[entry.concept], entry.rule, &words)
}

/// Whether a derived name counts without a full mention: an international body's, because the glossary
/// has it only once, and that of a body of the release's country.
fn is_the_only_one(draft: &Draft<'_, '_>, entry: &Entry) -> bool {
    let concept = &draft.glossary.concepts[entry.concept];
    match entry.needs {
        Needs::Unique => concept.country.is_none() || in_force(draft, concept),
        Needs::UniqueOrMention => in_force(draft, concept),
        _ => false,
    }
}

/// Whether a concept is of the release's country and its name held on the day of publication.
fn in_force(draft: &Draft<'_, '_>, concept: &Concept) -> bool {
    concept.country.is_some()
        && concept.country == draft.country
        && draft.day.as_deref().map_or(concept.until.is_none(), |day| concept.valid_on(day))
}

/// Whether the words go on after the match with a complement in ل or a further adjective.
fn goes_on(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    let definite = |k: usize| tokens.get(k).is_some_and(|t| t.folded.starts_with("ال"));
    tokens.get(found.tokens.end).is_some_and(|t| {
        let article = t.folded.starts_with("لل") || t.folded.starts_with("ال");
        // مكتب الأمم المتحدة لشؤون الفضاء, but not لبحث الخطة.
        let construct =
            t.folded.starts_with('ل') && definite(found.tokens.end + 1) && !states_purpose(&t.folded);
        t.kind == crate::arabic::Kind::Arabic && (article || construct)
    })
}

/// Whether a ministry or a regulator is that of a country which the release does not name at all: each
/// country has a وزارة الصحة, and the glossary may lack the one that is meant.
fn is_unnamed_countrys(draft: &Draft<'_, '_>, concept: &Concept) -> bool {
    let (Some(own), Some(release)) = (&concept.country, &draft.country) else { return false };
    matches!(concept.class.as_deref(), Some("ministry" | "regulator"))
        && own != release
        && !draft.countries.contains(own)
}

/// Whether a name is said of two countries at once: وزارة الصحة في البلدين.
fn is_of_both_countries(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    let behind = |n: usize| tokens.get(found.tokens.end + n).map_or("", |t| t.folded.as_str());
    match behind(0) {
        "بالبلدين" | "بالدولتين" => true,
        "في" | "لدي" => {
            let at = usize::from(matches!(behind(1), "كلا" | "كلتا"));
            matches!(behind(1 + at), "البلدين" | "الدولتين")
        }
        _ => false,
    }
}

/// Whether a full name is only the beginning of a longer one: القمة العربية in القمة العربية للاتصالات. A
/// noun with which many names begin, with adjectives alone, is another body's or event's where its own
/// field stands behind it. A body behind it is no field: المجلس التنفيذي للمنظمة.
fn is_cut_short(draft: &Draft<'_, '_>, paragraph: usize, found: &Match<'_>) -> bool {
    let tokens = &draft.located.tokens[paragraph].list;
    let own = &tokens[found.tokens.clone()];
    let Some(field) = tokens.get(found.tokens.end) else { return false };
    if !field.folded.starts_with("لل")
        || states_purpose(&field.folded)
        || trigger(&field.folded).is_some()
        || own.iter().skip(1).any(|t| without_article(&t.folded).is_none())
        || !definite_noun(&own[0].folded).is_some_and(|head| HEADS_WITH_FIELDS.contains(&head.as_str()))
    {
        return false;
    }
    let mut behind = Vec::new();
    draft.glossary.index.matches_at(tokens, found.tokens.end, &mut behind);
    let is_field = |e: &Entry| draft.glossary.concepts[e.concept].kind == Kind::Concept;
    behind.iter().flat_map(|m| m.entries.iter()).all(is_field)
}

/// Nouns that begin many names of one pattern, noun, adjective, field; folded.
const HEADS_WITH_FIELDS: &[&str] = &[
    "قمه",
    "مؤتمر",
    "منتدي",
    "ملتقي",
    "لجنه",
    "هيئه",
    "مكتب",
    "مركز",
    "معهد",
    "جمعيه",
    "شبكه",
    "رابطه",
    "مجموعه",
    "برنامج",
    "تحالف",
    "شراكه",
    "مبادره",
];
