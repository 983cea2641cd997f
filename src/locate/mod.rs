//! Step 2, `Release -> Located`: what can be found without the glossary. Tokens and sentences,
//! dates, figures, ordinals, quotations, background passages, and candidate names.

pub mod dates;
pub mod figures;
pub mod names;
pub mod ordinals;

use std::ops::Range;

use crate::arabic::{Kind, Tokens};
use crate::document::{Release, Span};

pub use dates::{Part, PartialDate, RawDate, Relative};
pub use figures::RawFigure;
pub use names::Candidate;
pub use ordinals::RawOrdinal;

/// A release with what was found in it.
#[derive(Debug)]
pub struct Located<'r> {
    /// The release.
    pub release: &'r Release,
    /// Tokens of each paragraph.
    pub tokens: Vec<Tokens>,
    /// Sentences of each paragraph, as ranges of token indices.
    pub sentences: Vec<Vec<Range<usize>>>,
    /// Dates in text order.
    pub dates: Vec<RawDate>,
    /// Figures in text order.
    pub figures: Vec<RawFigure>,
    /// Ordinals in text order.
    pub ordinals: Vec<RawOrdinal>,
    /// Contents of quotation marks, in text order.
    pub quotes: Vec<Span>,
    /// From which byte on a paragraph tells history; `None` where it does not.
    pub background: Vec<Option<usize>>,
    /// Names that look like names of bodies, whether or not the glossary has them.
    pub candidates: Vec<Candidate>,
}

impl Located<'_> {
    /// Whether a span lies in a background passage.
    pub fn is_background(&self, span: Span) -> bool {
        self.background[span.paragraph].is_some_and(|from| span.start >= from)
    }

    /// The bytes of the sentence in which a span begins.
    pub fn sentence(&self, span: Span) -> Span {
        let tokens = &self.tokens[span.paragraph].list;
        let at = tokens.partition_point(|t| t.end <= span.start);
        let range = self.sentences[span.paragraph].iter().find(|r| r.contains(&at));
        match range {
            Some(range) if range.start < range.end => {
                Span::new(span.paragraph, tokens[range.start].start, tokens[range.end - 1].end)
            }
            _ => span,
        }
    }

    /// The span of a range of tokens.
    pub fn span(&self, paragraph: usize, tokens: Range<usize>) -> Span {
        let list = &self.tokens[paragraph].list;
        Span::new(paragraph, list[tokens.start].start, list[tokens.end - 1].end)
    }
}

/// Finds everything that needs no glossary.
pub fn locate(release: &Release) -> Located<'_> {
    let tokens: Vec<Tokens> = release.paragraphs.iter().map(|p| Tokens::of(&p.text)).collect();
    let sentences = tokens.iter().map(Tokens::sentences).collect();
    let mut located = Located {
        release,
        tokens,
        sentences,
        dates: Vec::new(),
        figures: Vec::new(),
        ordinals: Vec::new(),
        quotes: Vec::new(),
        background: Vec::new(),
        candidates: Vec::new(),
    };
    for (paragraph, tokens) in located.tokens.iter().enumerate() {
        let list = &tokens.list;
        let dates = dates::find(paragraph, list);
        let ordinals = ordinals::find(paragraph, list, &dates);
        located.figures.extend(figures::find(paragraph, list, &dates, &ordinals));
        located.dates.extend(dates);
        located.ordinals.extend(ordinals);
        located.quotes.extend(quotes(paragraph, tokens));
        located.background.push(background(tokens));
        located.candidates.extend(names::find(paragraph, list));
    }
    located
}

/// Longest quotation that is taken for one, in tokens; a longer one has lost its other mark.
const LONGEST_QUOTE: usize = 30;

/// Contents of quotation marks. Marks are paired in order, because real texts mix opening and
/// closing ones; a pair that would run over a full stop or too far is given up and its second mark
/// opens the next.
fn quotes(paragraph: usize, tokens: &Tokens) -> Vec<Span> {
    let list = &tokens.list;
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (i, token) in list.iter().enumerate() {
        match token.kind {
            Kind::Quote => match open {
                Some(from) if i - from > 1 && i - from <= LONGEST_QUOTE => {
                    out.push(Span::new(paragraph, list[from + 1].start, list[i - 1].end));
                    open = None;
                }
                Some(from) if i - from == 1 => open = Some(i),
                _ => open = Some(i),
            },
            Kind::Stop if open.is_some() && list.get(i + 1).is_none_or(|t| t.kind != Kind::Quote) => {
                open = None;
            }
            _ => {}
        }
    }
    out
}

/// Words with which a passage of history begins, folded.
const BACKGROUND: &[&[&str]] = &[
    &["جدير", "بالذكر"],
    &["الجدير", "بالذكر"],
    &["والجدير", "بالذكر"],
    &["وجدير", "بالذكر"],
    &["يذكر", "ان"],
    &["ويذكر", "ان"],
    &["يشار", "الي"],
    &["ويشار", "الي"],
    &["تجدر", "الاشاره"],
    &["وتجدر", "الاشاره"],
    &["وتاسس"],
    &["وتاسست"],
];

/// The byte at which a paragraph turns to history.
fn background(tokens: &Tokens) -> Option<usize> {
    let list = &tokens.list;
    tokens.sentences().into_iter().find_map(|range| {
        let starts = BACKGROUND.iter().any(|words| {
            words.len() <= range.len() && words.iter().zip(&list[range.start..]).all(|(w, t)| t.folded == *w)
        });
        starts.then(|| list[range.start].start)
    })
}

#[cfg(test)]
pub(crate) mod testing {
    use std::sync::Arc;

    use crate::document::{FrontMatter, Paragraph, Release};

    /// A release of plain paragraphs.
    pub(crate) fn release(paragraphs: &[&str]) -> Release {
        let source: Arc<str> = paragraphs.join("\n").into();
        let mut at = 0;
        let list = paragraphs
            .iter()
            .map(|p| {
                let here = at;
                at += p.len() + 1;
                Paragraph::verbatim(*p, here)
            })
            .collect();
        Release {
            path: "test.txt".into(),
            sha256: "0".repeat(64),
            source,
            front: FrontMatter::default(),
            paragraphs: list,
            agency: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::testing::release;
    use super::*;

    fn quoted(text: &str) -> Vec<String> {
        let release = release(&[text]);
        let located = locate(&release);
        located.quotes.iter().map(|&s| release.text(s).to_owned()).collect()
    }

    #[test]
    fn quotation_marks_of_every_kind() {
        assert_eq!(quoted("تحت شعار \"صمود الإنسان\"."), ["صمود الإنسان"]);
        assert_eq!(quoted("جلسة ” البنية التحتية الرقمية” ثم “الأمن”"), ["البنية التحتية الرقمية", "الأمن"]);
        assert_eq!(quoted("(»SISA«)"), ["SISA"]);
    }

    #[test]
    fn background_from_a_sentence_on() {
        let release = release(&["شاركت مصر. جدير بالذكر أن المنظمة أنشئت عام 1961.", "شاركت قطر."]);
        let located = locate(&release);
        assert_eq!(located.background[0], Some("شاركت مصر. ".len()));
        assert_eq!(located.background[1], None);
    }

    /// Words that dates, figures and ordinals are made of, in any order.
    const PIECES: &[&str] = &[
        "3",
        "17",
        "31",
        "2020",
        "1445",
        "1.6",
        "6,750",
        "0",
        "(",
        ")",
        "/",
        "-",
        "%",
        "$",
        ".",
        "،",
        ":",
        "و",
        "من",
        "إلى",
        "بين",
        "حتى",
        "يومي",
        "يوم",
        "الاثنين",
        "نوفمبر",
        "تشرين",
        "الثاني",
        "رمضان",
        "شهر",
        "شهري",
        "عام",
        "العام",
        "المقبل",
        "الماضي",
        "هـ",
        "الموافق",
        "الربع",
        "الثالث",
        "والعشرين",
        "السبعينيات",
        "القرن",
        "أمس",
        "غد",
        "بعد",
        "أول",
        "هذا",
        "الأسبوع",
        "مطلع",
        "مليون",
        "ألفا",
        "ونصف",
        "نصف",
        "ثلاثة",
        "أرباع",
        "مائة",
        "وخمسون",
        "فاصلة",
        "سالب",
        "أكثر",
        "دولار",
        "دنانير",
        "دولة",
        "المسارات",
        "الأربعة",
        "مرحلتين",
        "الدورة",
        "رقم",
        "الـ",
        "بالمائة",
        "في",
        "الثانية",
        "على",
        "الأقل",
        "يتجاوز",
        "عدد",
        "آلاف",
        "مدينة",
        "السنوات",
    ];

    proptest! {
        #[test]
        fn any_order_of_words_is_read_without_harm(picked in prop::collection::vec(0..PIECES.len(), 0..24), glue in any::<u32>()) {
            let mut text = String::new();
            for (i, &piece) in picked.iter().enumerate() {
                text += PIECES[piece];
                if glue >> (i % 32) & 1 == 0 {
                    text.push(' ');
                }
            }
            let release = release(&[&text]);
            let located = locate(&release);
            let inside = |span: Span| span.start < span.end && text.get(span.start..span.end).is_some();
            prop_assert!(located.dates.iter().all(|d| inside(d.span)));
            prop_assert!(located.ordinals.iter().all(|o| inside(o.span)));
            prop_assert!(located.figures.iter().all(|f| inside(f.span) && f.value.is_finite()));
            // A figure's own words are no part of a date or an ordinal.
            for figure in &located.figures {
                let other = located.dates.iter().map(|d| &d.tokens).chain(located.ordinals.iter().map(|o| &o.tokens));
                prop_assert!(other.into_iter().all(|t| figure.tokens.end <= t.start || t.end <= figure.tokens.start), "{text}");
            }
        }
    }
}
