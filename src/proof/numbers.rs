//! Numbers of the Arabic that the English leaves out, by their value: wherever the English of a
//! briefing has the number in digits or words, the reader has it.

use std::collections::HashSet;

use crate::arabic::{Kind, Tokens, numerals};
use crate::english::numbers;
use crate::model::Brief;
use crate::model::brief::{Finding, Passage};

/// A finding for each number in digits, and each ordinal, whose value stands nowhere in the English.
pub(super) fn check(brief: &Brief, out: &mut Vec<Finding>) {
    let english = English::of(brief);
    for ordinal in &brief.ordinals {
        // الأول is as often the foremost as the first.
        if ordinal.value > 1 && !english.has(f64::from(ordinal.value)) {
            tell(&ordinal.at, out);
        }
    }
    for (paragraph, text) in brief.paragraphs.iter().enumerate() {
        for passage in in_digits(paragraph, &text.ar) {
            let told = english.says(&passage) || brief.ordinals.iter().any(|o| overlap(&o.at, &passage));
            if !told {
                tell(&passage, out);
            }
        }
    }
}

fn tell(at: &Passage, out: &mut Vec<Finding>) {
    out.push(Finding::of("number-unread", &[("number", &at.text)], Some(at)));
}

fn overlap(a: &Passage, b: &Passage) -> bool {
    a.paragraph == b.paragraph && a.start < b.end && b.start < a.end
}

/// The numbers in digits of a paragraph. What is joined to Latin letters or a hyphen (PP-22,
/// كوفيد-19) belongs to what it is joined to, and the number of an item of a list is none of the text.
fn in_digits(paragraph: usize, text: &str) -> Vec<Passage> {
    let tokens = Tokens::of(text).list;
    tokens
        .iter()
        .filter(|token| token.kind == Kind::Number)
        .filter(|token| {
            let (before, after) = (&text[..token.start], &text[token.end..]);
            let joined = before.ends_with(|c: char| c == '-' || c.is_ascii_alphabetic());
            let line = before.rsplit('\n').next().unwrap_or_default();
            let item =
                line.trim().is_empty() && after.trim_start().starts_with(['-', '–', ')', '.', 'ـ', '/']);
            !joined && !item
        })
        .map(|token| {
            let start = text[..token.start].chars().count();
            let words = &text[token.start..token.end];
            Passage { paragraph, start, end: start + words.chars().count(), text: words.to_owned() }
        })
        .collect()
}

/// What the English of a briefing says in numbers.
struct English<'b> {
    /// Their values, as they are written without separators.
    values: HashSet<String>,
    /// Words in lower case.
    words: HashSet<String>,
    /// Passages that have an English of their own: dates, figures and names, which may say a number
    /// otherwise (a Hijri year, a part of a sum in words).
    said: Vec<&'b Passage>,
}

impl<'b> English<'b> {
    fn of(brief: &'b Brief) -> Self {
        let mut said: Vec<&Passage> = brief.dates.iter().map(|d| &d.at).collect();
        said.extend(brief.figures.iter().map(|f| &f.at));
        let named = brief.entities.iter().filter(|e| e.en.is_some());
        said.extend(named.flat_map(|e| &e.mentions).map(|m| &m.at));
        let mut english = Self { values: HashSet::new(), words: HashSet::new(), said };
        for text in texts(brief) {
            english.read(text);
        }
        english.values.extend(brief.sessions.iter().filter_map(|s| s.number).map(|n| n.to_string()));
        english
    }

    fn read(&mut self, text: &str) {
        let part = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        for number in text.split(|c: char| !part(c)) {
            let plain = number.trim_matches(['.', ',']).replace(',', "");
            if !plain.is_empty() {
                self.values.insert(plain);
            }
        }
        self.words.extend(text.split(|c: char| !c.is_ascii_alphabetic()).map(str::to_ascii_lowercase));
    }

    fn has(&self, value: f64) -> bool {
        let digits = numbers::grouped(value).replace(',', "");
        self.values.contains(&digits) || self.words.contains(&numbers::cardinal(value))
    }

    /// Whether a number of the Arabic is said: by its value, or in the English of what it is part of.
    fn says(&self, passage: &Passage) -> bool {
        let own = self.said.iter().any(|known| overlap(known, passage));
        let digits: String = Tokens::of(&passage.text).list.iter().map(|t| t.text.as_str()).collect();
        own || numerals::number(&digits).is_some_and(|value| self.has(value))
    }
}

/// Everything of a briefing that is printed in English, names aside.
fn texts(brief: &Brief) -> Vec<&str> {
    let mut out = vec![brief.headline.en.as_str(), &brief.meeting.name.en];
    out.extend(brief.meeting.place.iter().map(|p| p.en.as_str()));
    out.extend(brief.meeting.theme.iter().filter_map(|t| t.en.as_deref()));
    out.extend(brief.dates.iter().map(|d| d.en.as_str()));
    out.extend(brief.figures.iter().map(|f| f.en.as_str()));
    out.extend(brief.sessions.iter().filter_map(|s| s.title.en.as_deref()));
    out.extend(brief.agenda.iter().filter_map(|a| a.en.as_deref()));
    out.extend(brief.statements.iter().filter_map(|s| s.about.as_deref()));
    out.extend(brief.outcomes.iter().filter_map(|o| o.en.as_deref()));
    for agreement in &brief.agreements {
        let said = [agreement.subject.en.as_deref(), agreement.amount.as_deref(), agreement.term.as_deref()];
        out.extend(said.into_iter().flatten());
    }
    out.extend(brief.elections.iter().filter_map(|e| e.votes.as_deref()));
    out.extend(brief.next_steps.iter().filter_map(|s| s.en.as_deref()));
    out.extend(brief.summary.iter().map(|s| s.en.as_str()));
    out.extend(brief.paragraphs.iter().filter_map(|p| p.en.as_ref()).map(|en| en.text.as_str()));
    out
}
