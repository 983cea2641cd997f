//! What was said and done: sessions, agenda, statements, outcomes, agreements, next steps.
//!
//! Each is a passage of the text with what could be read off it; nothing is put into words that the
//! text does not have.

use std::ops::Range;

use super::brief::Grade;
use crate::arabic::{Kind as TokenKind, Token};
use crate::document::Span;
use crate::english::PHRASES;
use crate::glossary::Kind;
use crate::map::Mapped;

/// A session: its title, its number, the words that are about it.
#[derive(Debug, Clone)]
pub(crate) struct RawSession {
    pub(crate) title: Span,
    pub(crate) number: Option<u32>,
    pub(crate) span: Span,
}

/// A statement: who, the verb, the clause.
#[derive(Debug, Clone)]
pub(crate) struct RawStatement {
    pub(crate) speaker: Option<usize>,
    pub(crate) verb_en: String,
    pub(crate) verb: Span,
    pub(crate) span: Span,
}

/// An outcome.
#[derive(Debug, Clone)]
pub(crate) struct RawOutcome {
    pub(crate) grade: Grade,
    pub(crate) span: Span,
}

/// An agreement.
#[derive(Debug, Clone)]
pub(crate) struct RawAgreement {
    pub(crate) parties: Vec<usize>,
    pub(crate) kind_en: &'static str,
    pub(crate) subject: Span,
    /// The policy term that names the subject.
    pub(crate) topic: Option<usize>,
    pub(crate) span: Span,
}

/// Nouns of numbered or titled parts of a meeting.
const SESSION_NOUNS: &[&str] =
    &["جلسه", "الجلسه", "حدث", "الحدث", "ورشه", "الورشه", "حلقه", "الحلقه", "فعاليه", "الفعاليه"];

fn bare(folded: &str) -> &str {
    let word = folded.strip_prefix('و').filter(|w| w.chars().count() > 3).unwrap_or(folded);
    word.strip_prefix("بال").or_else(|| word.strip_prefix("لل")).map_or(word, |w| w)
}

fn is_session(token: &Token) -> bool {
    let word = bare(&token.folded);
    SESSION_NOUNS.contains(&word)
        || word.strip_prefix(['ب', 'ل', 'ك']).is_some_and(|w| SESSION_NOUNS.contains(&w))
}

/// Sessions with a title in quotation marks.
pub(crate) fn sessions(mapped: &Mapped<'_>) -> Vec<RawSession> {
    let located = &mapped.located;
    let mut out: Vec<RawSession> = Vec::new();
    for paragraph in 0..located.tokens.len() {
        let tokens = &located.tokens[paragraph].list;
        // Where each session begins; its words run to the next session or the end of the sentence.
        let starts: Vec<usize> = (0..tokens.len()).filter(|&i| is_session(&tokens[i])).collect();
        for (n, &at) in starts.iter().enumerate() {
            let sentence = located.sentences[paragraph].iter().find(|r| r.contains(&at));
            let stop = sentence.map_or(tokens.len(), |r| r.end);
            let next = starts.get(n + 1).copied().unwrap_or(stop).min(stop);
            let quote = located.quotes.iter().find(|q| {
                q.paragraph == paragraph && q.start > tokens[at].start && q.end <= tokens[next - 1].end
            });
            let Some(&title) = quote else { continue };
            let number = located
                .ordinals
                .iter()
                .find(|o| {
                    o.span.paragraph == paragraph
                        && o.tokens.start >= at
                        && o.tokens.end <= next
                        && o.numbered
                })
                .map(|o| o.value);
            // A title far away belongs to something else, unless the session is numbered.
            let distance = tokens[at..next].iter().take_while(|t| t.start < title.start).count();
            if distance > 4 && number.is_none() {
                continue;
            }
            out.push(RawSession { title, number, span: located.span(paragraph, at..next) });
        }
    }
    out
}

/// The sentences that tell of the meeting: no titles, no history. Each with its paragraph and the
/// paragraph's tokens.
fn told<'m>(mapped: &'m Mapped<'_>) -> impl Iterator<Item = (usize, &'m [Token], &'m Range<usize>)> {
    let located = &mapped.located;
    located.sentences.iter().enumerate().flat_map(move |(paragraph, sentences)| {
        let running = !located.release.paragraphs[paragraph].heading;
        sentences
            .iter()
            .filter(move |s| {
                running
                    && !s.is_empty()
                    && !located.is_background(located.span(paragraph, s.start..s.start + 1))
            })
            .map(move |s| (paragraph, &located.tokens[paragraph].list[..], s))
    })
}

/// Clauses of a sentence: split at semicolons.
fn clauses(tokens: &[Token], sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = sentence.start;
    for (i, token) in tokens.iter().enumerate().take(sentence.end).skip(sentence.start) {
        if token.kind == TokenKind::Semicolon {
            if i > from {
                out.push(from..i);
            }
            from = i + 1;
        }
    }
    if from < sentence.end {
        out.push(from..sentence.end);
    }
    out
}

/// Clauses that begin with a verb of saying, with their speaker.
pub(crate) fn statements(mapped: &Mapped<'_>) -> Vec<RawStatement> {
    let located = &mapped.located;
    let mut out = Vec::new();
    let mut last: Option<usize> = None;
    for (paragraph, tokens, sentence) in told(mapped) {
        for clause in clauses(tokens, sentence) {
            // كما أشار, وخلال مشاركته في جلسة "…" أشار: the verb may follow an opening phrase.
            let reach = clause.start..(clause.start + 14).min(clause.end);
            let Some(verb) = reach.clone().find(|&k| PHRASES.verb(&tokens[k].folded).is_some()) else {
                continue;
            };
            let en = PHRASES.verb(&tokens[verb].folded).unwrap_or_default().to_owned();
            let subject = (verb + 1..(verb + 3).min(clause.end)).find_map(|k| {
                mapped.entity_at(paragraph, k).filter(|(e, m)| {
                    matches!(mapped.entities[*e].kind, Kind::Person | Kind::Role | Kind::Organisation)
                        && !attached_preposition(&m.explain)
                })
            });
            let subject = subject.map(|(e, _)| e);
            if subject.is_some() {
                last = subject;
            }
            // A participle (مشيرا) or a bare verb goes on with the speaker before.
            let speaker = subject.or(last);
            out.push(RawStatement {
                speaker,
                verb_en: en,
                verb: located.span(paragraph, verb..verb + 1),
                span: located.span(paragraph, clause),
            });
        }
    }
    out
}

fn attached_preposition(explain: &str) -> bool {
    explain.split("proclitic ").nth(1).is_some_and(|c| c.starts_with('ب') || c.starts_with('ل'))
}

/// Clauses with a word of outcome.
pub(crate) fn outcomes(mapped: &Mapped<'_>) -> Vec<RawOutcome> {
    let located = &mapped.located;
    let mut out: Vec<RawOutcome> = Vec::new();
    for (paragraph, tokens, sentence) in told(mapped) {
        for clause in clauses(tokens, sentence) {
            let at_head =
                clause.clone().take(6).find_map(|k| PHRASES.outcome(&tokens[k].folded)).and_then(grade);
            // تم مناقشة, تم توقيع: the verbal noun behind تم, wherever it stands.
            let done = clause.clone().find_map(|k| {
                (matches!(bare(&tokens[k].folded), "تم" | "جري" | "يتم"))
                    .then(|| tokens.get(k + 1).and_then(|t| PHRASES.outcome(&t.folded)).and_then(grade))
                    .flatten()
            });
            if let Some(grade) = done.or(at_head) {
                out.push(RawOutcome { grade, span: located.span(paragraph, clause) });
            }
        }
    }
    out
}

fn grade(name: &str) -> Option<Grade> {
    Some(match name {
        "decided" => Grade::Decided,
        "adopted" => Grade::Adopted,
        "agreed" => Grade::Agreed,
        "signed" => Grade::Signed,
        "recommended" => Grade::Recommended,
        "discussed" => Grade::Discussed,
        "reviewed" => Grade::Reviewed,
        _ => return None,
    })
}

/// Agreements that were signed: the word for it behind وقع or توقيع, the parties behind بين or مع.
pub(crate) fn agreements(mapped: &Mapped<'_>) -> Vec<RawAgreement> {
    let located = &mapped.located;
    let mut out = Vec::new();
    for paragraph in 0..located.tokens.len() {
        let tokens = &located.tokens[paragraph].list;
        for at in 0..tokens.len() {
            if !matches!(PHRASES.outcome(&tokens[at].folded), Some("signed")) {
                continue;
            }
            let Some(sentence) = located.sentences[paragraph].iter().find(|r| r.contains(&at)) else {
                continue;
            };
            let end = (at + 30).min(sentence.end);
            let Some(noun) = (at + 1..(at + 6).min(end)).find(|&k| agreement(&tokens[k].folded).is_some())
            else {
                continue;
            };
            let kind_en = agreement(&tokens[noun].folded).unwrap_or("agreement");
            let mut clause_end = (noun..end)
                .find(|&k| {
                    matches!(tokens[k].kind, TokenKind::Semicolon | TokenKind::Stop)
                        || matches!(tokens[k].folded.as_str(), "والتي" | "التي" | "والذي" | "الذي")
                })
                .unwrap_or(end);
            if clause_end == noun {
                clause_end = noun + 1;
            }
            let between = (noun..clause_end).find(|&k| matches!(tokens[k].folded.as_str(), "بين" | "مع"));
            let mut parties: Vec<usize> = Vec::new();
            if let Some(k) = between {
                parties = mapped
                    .mentions()
                    .filter(|(e, m)| {
                        m.span.paragraph == paragraph
                            && m.tokens.start > k
                            && m.tokens.end <= clause_end
                            && !m.nested
                            && matches!(mapped.entities[*e].kind, Kind::Country | Kind::Organisation)
                    })
                    .map(|(e, _)| e)
                    .collect();
                parties.dedup();
            }
            let topic = mapped
                .mentions()
                .filter(|(e, m)| {
                    m.span.paragraph == paragraph
                        && m.tokens.start > noun
                        && m.tokens.end <= clause_end
                        && matches!(mapped.entities[*e].kind, Kind::Concept)
                        && tokens[noun..m.tokens.start]
                            .iter()
                            .any(|t| matches!(t.folded.as_str(), "مجال" | "بشان" | "حول" | "مجالات"))
                })
                .map(|(e, _)| e)
                .next();
            out.push(RawAgreement {
                parties,
                kind_en,
                subject: located.span(paragraph, noun..clause_end),
                topic,
                span: located.span(paragraph, at..clause_end),
            });
        }
    }
    out
}

fn agreement(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "مذكره" | "المذكره" => "memorandum of understanding",
        "مذكرات" => "memoranda of understanding",
        "اتفاقيه" | "الاتفاقيه" | "اتفاق" => "agreement",
        "اتفاقيات" => "agreements",
        "بروتوكول" => "protocol",
        "اعلان" => "declaration",
        "الوثائق" | "الوثيقه" => "document",
        _ => return None,
    })
}

/// Sentences that speak of what is to come.
pub(crate) fn next_steps(mapped: &Mapped<'_>) -> Vec<Span> {
    let located = &mapped.located;
    let mut out = Vec::new();
    for (paragraph, tokens, sentence) in told(mapped) {
        let words = &tokens[sentence.clone()];
        let planned = words.windows(2).any(|w| {
            w[0].folded == "من" && matches!(w[1].folded.as_str(), "المقرر" | "المنتظر" | "المتوقع" | "المزمع")
        });
        let coming = words.windows(2).any(|w| {
            matches!(
                bare(&w[0].folded),
                "دورته"
                    | "دورتها"
                    | "الاجتماع"
                    | "الدوره"
                    | "اجتماعها"
                    | "اجتماعه"
                    | "المؤتمر"
                    | "النسخه"
            ) && matches!(w[1].folded.as_str(), "المقبل" | "المقبله" | "القادم" | "القادمه")
        });
        if planned || coming {
            out.push(located.span(paragraph, sentence.clone()));
        }
    }
    out
}

/// Items behind جدول الأعمال or أجندة up to the end of their sentence.
pub(crate) fn agenda(mapped: &Mapped<'_>) -> Vec<Span> {
    let located = &mapped.located;
    let mut out = Vec::new();
    for paragraph in 0..located.tokens.len() {
        let tokens = &located.tokens[paragraph].list;
        for sentence in &located.sentences[paragraph] {
            let list = sentence.clone().find(|&k| {
                (bare(&tokens[k].folded) == "جدول"
                    && tokens.get(k + 1).is_some_and(|t| {
                        matches!(t.folded.as_str(), "الاعمال" | "اعمال" | "اعماله" | "اعمالها")
                    }))
                    || matches!(bare(&tokens[k].folded), "اجنده" | "الاجنده")
            });
            let Some(from) = list else { continue };
            if located.is_background(located.span(paragraph, from..from + 1)) {
                continue;
            }
            // هي البيانات، البيئة، الشمول، الثقة: the items after هي or a colon or ومنها.
            let Some(start) = (from..sentence.end).find(|&k| {
                tokens[k].kind == TokenKind::Colon
                    || matches!(tokens[k].folded.as_str(), "هي" | "وهي" | "منها" | "ومنها" | "ابرزها")
            }) else {
                continue;
            };
            let mut item = start + 1;
            for (k, token) in tokens.iter().enumerate().take(sentence.end).skip(start + 1) {
                let ends = matches!(token.kind, TokenKind::Comma | TokenKind::Semicolon | TokenKind::Stop);
                if ends || k + 1 == sentence.end {
                    let end = if ends { k } else { k + 1 };
                    if end > item {
                        let span = located.span(paragraph, item..end);
                        // والمهارات: the و joins the items and is none of the last one's letters.
                        let joined = tokens[item].text.starts_with("وال");
                        let start = span.start + if joined { "و".len() } else { 0 };
                        out.push(Span::new(paragraph, start, span.end));
                    }
                    item = k + 1;
                }
            }
        }
    }
    out
}
