//! The Arabic headline: the release's own title; where it has none in Arabic, the opening of the sentence
//! that names the meeting, without the dateline, as short as a title.

use super::brief::Tense;
use super::lead;
use super::meetings::is_event_verb;
use super::place::behind_marks;
use crate::arabic::{Kind as TokenKind, Token, is_arabic_letter};
use crate::document::{Release, Span};
use crate::english::PHRASES;
use crate::glossary::Kind;
use crate::map::Mapped;

/// Longest headline that is made of a sentence, in characters. English ones have at most 120.
const LENGTH: usize = 120;

/// Shortest part of a sentence that is cut at a comma or before a bracket, in characters.
const SHORTEST: usize = 50;

/// How many tokens the dateline of a sentence and the subject before its verb can take.
const OPENING: usize = 24;

/// Words that end no headline.
const PARTICLES: [&str; 16] = [
    "في", "فى", "من", "على", "إلى", "الى", "عن", "مع", "أن", "إن", "الذي", "التي", "الذى", "حول", "بشأن", "و",
];

/// The release's own title, verbatim.
pub(super) fn title(release: &Release) -> Option<String> {
    let first = || release.paragraphs.first().filter(|p| p.heading).map(|p| p.text.trim().to_owned());
    release.front.title.clone().or_else(first)
}

/// The headline of a meeting that `at` names.
pub(super) fn arabic(mapped: &Mapped<'_>, at: Span) -> String {
    let release = mapped.located.release;
    if let Some(title) = title(release).filter(|title| title.chars().any(is_arabic_letter)) {
        return title;
    }
    let sentence = mapped.located.sentence(at);
    let all = &mapped.located.tokens[sentence.paragraph].list;
    let first = all.partition_point(|token| token.start < sentence.start);
    let last = all.partition_point(|token| token.start < sentence.end);
    let tokens = &all[first..last];
    let begins_with_place = mapped.mentions().any(|(entity, mention)| {
        mention.span.paragraph == sentence.paragraph
            && mention.tokens.start == first
            && matches!(mapped.entities[entity].kind, Kind::Place | Kind::Country)
    });
    let start = tokens.get(dateline(tokens, begins_with_place)).map_or(sentence.start, |token| token.start);
    shortened(release.text(Span::new(sentence.paragraph, start, sentence.end)))
}

/// How many tokens the dateline of a sentence takes: up to its last dash or slash before the verb
/// (القاهرة - 13 ماي 2024 (ومع) - شاركت), or up to the verb where it is a place and a day without a mark
/// (الرياض في 31 أكتوبر 2020 م واس أكد).
fn dateline(tokens: &[Token], begins_with_place: bool) -> usize {
    let opening = &tokens[..tokens.len().min(OPENING)];
    let is_verb = |t: &Token| {
        is_event_verb(&t.folded)
            || PHRASES.verb(&t.folded).is_some()
            || lead::tense(&t.folded) != Tense::Unknown
    };
    let verb = opening.iter().position(is_verb).unwrap_or(0);
    let before = &opening[..verb];
    let has_day = before.iter().any(|t| t.kind == TokenKind::Number);
    match behind_marks(before) {
        0 if begins_with_place && has_day => verb,
        marked => marked,
    }
}

/// A sentence as a headline: whole where it is short, else its opening words with an ellipsis, cut at a
/// comma where there is one, and never inside brackets or quotation marks.
fn shortened(text: &str) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(LENGTH) else {
        return text.trim_end_matches('.').to_owned();
    };
    let window = &text[..end];
    let is_enough = |at: &usize| window[..*at].chars().count() >= SHORTEST;
    let word = window.rfind(char::is_whitespace).unwrap_or(end);
    let mut cut = window.rfind(['،', '؛', ',']).filter(is_enough).unwrap_or(word);
    if let Some(open) = unclosed(&window[..cut]).filter(is_enough) {
        cut = open;
    }
    // The ellipsis never stands on a line of its own.
    format!("{}\u{A0}…", without_particles(&window[..cut]))
}

/// A text without the particles at its end, which wait for a word that was cut off.
fn without_particles(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, '،' | '؛' | ',' | ':' | '-' | '–' | '—');
    let mut text = text.trim_end_matches(ends);
    while let Some((before, last)) = text.rsplit_once(char::is_whitespace)
        && PARTICLES.contains(&last)
    {
        text = before.trim_end_matches(ends);
    }
    text
}

/// Where the first bracket or quotation mark stands that is not closed.
fn unclosed(text: &str) -> Option<usize> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        let closing = match c {
            '(' => Some(')'),
            '[' => Some(']'),
            '«' => Some('»'),
            '“' => Some('”'),
            '"' if open.last().is_none_or(|(_, mark)| *mark != '"') => Some('"'),
            _ => None,
        };
        match closing {
            Some(mark) => open.push((at, mark)),
            None if open.last().is_some_and(|(_, mark)| *mark == c) => {
                open.pop();
            }
            None => {}
        }
    }
    open.first().map(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Glossary;
    use crate::locate::locate;
    use crate::locate::testing::release;
    use crate::map::{MapOptions, map};

    const ENTRIES: &str = "[[place]]\nid = \"riyadh\"\nar = \"الرياض\"\nen = \"Riyadh\"\n";

    /// The headline of a release whose first paragraph holds the words `at`.
    fn headline(title: Option<&str>, text: &str, at: &str) -> String {
        let file = crate::glossary::store::File { path: "place.toml".into(), text: ENTRIES.into() };
        let (glossary, problems) = Glossary::from_layers(&[vec![file]]);
        assert_eq!(problems, []);
        let mut release = release(&[text]);
        release.front.title = title.map(str::to_owned);
        let mapped = map(locate(&release), &glossary, &MapOptions::default());
        let start = text.find(at).expect("in the text");
        arabic(&mapped, Span::new(0, start, start + at.len()))
    }

    #[test]
    fn a_title_in_arabic_stands_and_one_without_does_not() {
        let text = "شاركت مصر في اجتماع اللجنة.";
        assert_eq!(headline(Some("مصر في لجنة G20"), text, "اجتماع"), "مصر في لجنة G20");
        assert_eq!(headline(Some("G20 Meeting"), text, "اجتماع"), "شاركت مصر في اجتماع اللجنة");
    }

    #[test]
    fn a_dateline_is_no_headline() {
        for before in [
            "القاهرة - ",
            "القاهرة في 5 نوفمبر /قنا/ -- ",
            "الرياض في 14 ربيع الأول 1442 هـ الموافق 31 أكتوبر 2020 م واس ",
        ] {
            let text = format!("{before}شاركت مصر في اجتماع اللجنة.");
            assert_eq!(headline(None, &text, "اجتماع"), "شاركت مصر في اجتماع اللجنة", "{before}");
        }
        // A number in the name of what opens the sentence makes no dateline.
        let text = "الدورة 23 للجنة المياه تعقد في الرياض.";
        assert_eq!(headline(None, text, "الدورة"), "الدورة 23 للجنة المياه تعقد في الرياض");
    }

    #[test]
    fn a_long_sentence_is_cut_where_it_may_be() {
        let clause = "شاركت وزارة الاتصالات وتكنولوجيا المعلومات في أعمال منتدى حوكمة الإنترنت العالمي";
        assert_eq!(shortened(&format!("{clause}، الذي {clause}.")), format!("{clause}\u{A0}…"));
        assert_eq!(shortened(&format!("{clause} في {}", "ا".repeat(90))), format!("{clause}\u{A0}…"));
        assert_eq!(shortened(&format!("{clause} (الذي {clause}).")), format!("{clause}\u{A0}…"));
        let words = "كلمة ".repeat(60);
        let cut = shortened(&words);
        assert!(cut.ends_with("كلمة\u{A0}…") && cut.chars().count() <= LENGTH + 2, "{cut}");
        let open = format!("قال «{}", "كلمة ".repeat(60));
        assert!(shortened(&open).starts_with("قال «كلمة"), "what opens at once has to stay");
    }
}
