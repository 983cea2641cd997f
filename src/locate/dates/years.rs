//! Years, spans of years, decades, and parts of a year: quarters and halves.

use super::scan::{HIJRI_YEARS, Scan, is_until, is_year_word, strip};
use super::{Part, PartialDate, RawDate, Relative};
use crate::arabic::words::is_function_word;
use crate::arabic::{Kind, numerals};

/// Years that bare digits can mean in a span such as 2014-2018.
const BARE_YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Most tokens between a Hijri year and the Gregorian one beside it.
const APART: usize = 5;

/// Words of time that a bare year can follow.
const TIME_WORDS: &[&str] = &["منذ", "بحلول", "خلال", "في", "حتي", "قبل", "بعد"];

fn only(year: i32) -> PartialDate {
    PartialDate { year: Some(year), ..PartialDate::default() }
}

impl Scan<'_> {
    /// `عام 2007`, `لعام ٢٠٢٠`, `عامي 2019 و2020`, `للفترة 2024–2027`, `عام ألفين وعشرين`.
    pub(super) fn years(&self, i: usize) -> Option<Vec<RawDate>> {
        let word = self.folded(i);
        let period = strip(word, "الفتره") || strip(word, "فتره");
        let plural =
            ["عامي", "الاعوام", "اعوام", "العامين", "السنوات", "سنوات"].iter().any(|w| strip(word, w));
        if !is_year_word(word) && !period && !plural {
            return None;
        }
        let mut at = i + 1;
        while matches!(self.folded(at), "من" | "الدراسي" | "المالي" | "الميلادي" | "ما" | "بين")
            || (self.step(at).is_some() && self.year_number(at + 1).is_some())
        {
            at += 1;
        }
        if matches!(self.kind(at), Some(Kind::Comma | Kind::Open)) {
            at += 1;
        }
        let (first, next) = self.stated_year(at, !period && !plural)?;
        let hijri = matches!(self.folded(next), "ه" | "هجريه" | "هجري") || HIJRI_YEARS.contains(&first);
        if hijri {
            // A bare Hijri year spans two Gregorian ones; nothing is inferred from it, but the Gregorian
            // one beside it is stated: عام 1405هـ الموافق 1985م.
            let mut at = next;
            let between = |s: &Self, at: usize| {
                matches!(s.kind(at), Some(Kind::Slash | Kind::Open | Kind::Dash))
                    || matches!(s.folded(at), "ه" | "هجريه" | "هجري" | "الموافق" | "ل" | "لعام" | "عام")
            };
            while at < next + APART && between(self, at) {
                at += 1;
            }
            let year = self.year_number(at).filter(|y| at > next && BARE_YEARS.contains(y))?;
            let end = at + 1 + usize::from(matches!(self.folded(at + 1), "م" | "ميلاديه" | "ميلادي"));
            return Some(vec![self.build(i..end, only(year), only(year))]);
        }
        if let Some((second, end)) = self.second_year(next, period || plural).filter(|&(y, _)| y > first) {
            return Some(vec![self.build(i..end, only(first), only(second))]);
        }
        if period || (plural && !strip(word, "عامي")) {
            return None;
        }
        let end = if matches!(self.folded(next), "م" | "ميلاديه" | "ميلادي") {
            next + 1
        } else {
            next
        };
        Some(vec![self.build(i..end, only(first), only(first))])
    }

    /// The year that عام names: four digits, three digits or words.
    fn stated_year(&self, at: usize, worded: bool) -> Option<(i32, usize)> {
        if let Some(year) = self.year_number(at) {
            return Some((year, at + 1));
        }
        if !worded {
            return None;
        }
        let short = self.number(at).filter(|y| (100..1000).contains(y) && self.tokens[at].text.len() == 3);
        let short = short.and_then(|y| i32::try_from(y).ok()).filter(|_| self.words(at + 1, 1).is_empty());
        short.map(|year| (year, at + 1)).or_else(|| self.year_words(at, 100))
    }

    /// The last year of a span whose first ends before `at`.
    fn second_year(&self, at: usize, plural: bool) -> Option<(i32, usize)> {
        if let (Some(year), Some(Kind::Close)) = (self.year_number(at), self.kind(at + 1)) {
            // (2010 2014): the dash was lost.
            return Some((year, at + 2));
        }
        match self.kind(at)? {
            Kind::Dash | Kind::Slash => self.year_number(at + 1).map(|y| (y, at + 2)),
            Kind::Arabic if is_until(self.folded(at)) || (plural && self.folded(at) == "و") => {
                let k = if is_year_word(self.folded(at + 1)) { at + 2 } else { at + 1 };
                let (mut last, mut end) = (self.year_number(k)?, k + 1);
                // الأعوام 2020 و2021 و2022
                while plural
                    && self.folded(end) == "و"
                    && let Some(next) = self.year_number(end + 1).filter(|&y| y == last + 1)
                {
                    (last, end) = (next, end + 2);
                }
                Some((last, end))
            }
            _ => None,
        }
    }

    /// `2014-2018`, `من 2014 إلى 2018`, `بين 2014 و2018`, `(2010 2014)`: two years in digits say that
    /// they are years; one year alone is a decoy.
    pub(super) fn bare_span(&self, i: usize) -> Option<Vec<RawDate>> {
        let first = self.year_number(i).filter(|y| BARE_YEARS.contains(y))?;
        let before = i.checked_sub(1);
        let word = before.map_or("", |b| self.folded(b));
        let glued = before.is_some_and(|b| {
            self.tokens[i].glued && matches!(self.kind(b), Some(Kind::Dash | Kind::Slash | Kind::Latin))
        });
        let joined = match self.kind(i + 1)? {
            Kind::Dash => true,
            Kind::Number => {
                before.is_some_and(|b| self.kind(b) == Some(Kind::Open))
                    && self.kind(i + 2) == Some(Kind::Close)
            }
            Kind::Arabic => {
                (word == "من" && is_until(self.folded(i + 1)))
                    || (self.between(i) && word != "من" && self.folded(i + 1) == "و")
            }
            _ => false,
        };
        if !joined || glued {
            return None;
        }
        let at = if self.kind(i + 1) == Some(Kind::Number) { i + 1 } else { i + 2 };
        let second = self.year_number(at).filter(|y| BARE_YEARS.contains(y) && *y > first)?;
        // 2014-2018-1 is a number of a file.
        let longer =
            self.tokens.get(at + 1).is_some_and(|t| t.glued && matches!(t.kind, Kind::Dash | Kind::Slash));
        let counts = crate::english::PHRASES.unit_of(&self.words(at + 1, 3)).is_some();
        (!longer && !counts).then(|| vec![self.build(i..at + 1, only(first), only(second))])
    }

    /// `منذ 2015`, `بحلول 2030`: a bare year behind a word of time, unless it counts something.
    pub(super) fn year_behind_time(&self, i: usize) -> Option<Vec<RawDate>> {
        let year = self.year_number(i).filter(|y| BARE_YEARS.contains(y))?;
        let before = self.folded(i.checked_sub(1)?);
        if !TIME_WORDS.iter().any(|w| before == *w || before.strip_prefix('و') == Some(w)) {
            return None;
        }
        // A noun behind it is counted, and a sign makes it another number.
        let open_end = match self.kind(i + 1) {
            Some(Kind::Arabic) => {
                let next = self.folded(i + 1);
                let definite = next.starts_with("ال") || next.starts_with('و');
                definite || is_function_word(next)
            }
            Some(Kind::Slash | Kind::Dash | Kind::Percent | Kind::Number | Kind::Latin | Kind::Other) => {
                false
            }
            _ => true,
        };
        open_end.then(|| vec![self.build(i..i + 1, only(year), only(year))])
    }

    /// `السبعينيات`, `ثمانينيات القرن الماضي`: ten years. Without a century the twentieth is meant;
    /// the twenties and before are left open.
    pub(super) fn decade(&self, i: usize) -> Option<Vec<RawDate>> {
        let word = self.folded(i);
        if !word.ends_with("ات") {
            return None;
        }
        let stems = crate::arabic::clitics::readings(word);
        let tens = stems.iter().find_map(|r| {
            let stem = r.stem.strip_prefix("ال").unwrap_or(&r.stem);
            let ten = stem.strip_suffix("يات").or_else(|| stem.strip_suffix("ات"))?;
            numerals::cardinal(&[ten]).map(|(v, _)| v).filter(|v| (20..=90).contains(v) && v % 10 == 0)
        })?;
        let tens = i32::try_from(tens).ok()?;
        let (century, end) = self.century(i + 1).map_or((None, i + 1), |(c, end)| (Some(c), end));
        let first = match century {
            Some(century) => (century - 1) * 100 + tens,
            None if tens >= 30 => 1900 + tens,
            None => return None,
        };
        // Without من before it a decade is no range: the span is its words only.
        let date = self.build(i..end, only(first), only(first));
        Some(vec![RawDate { end: only(first + 9), assumed: century.is_none(), ..date }])
    }

    /// القرن الماضي, القرن التاسع عشر: its number, and the index after it.
    fn century(&self, i: usize) -> Option<(i32, usize)> {
        let i = if self.folded(i) == "من" { i + 1 } else { i };
        if !strip(self.folded(i), "القرن") {
            return None;
        }
        if self.step(i + 1) == Some(-1) {
            return Some((20, i + 2));
        }
        let (number, taken) = numerals::ordinal(&self.words(i + 1, 3))?;
        Some((i32::try_from(number).ok()?, i + 1 + taken))
    }

    /// `الربع الثالث من عام 2016`, `النصف الأول من العام المقبل`, `السداسي الأول من 2027`.
    pub(super) fn part_of_year(&self, i: usize) -> Option<Vec<RawDate>> {
        let quarter = strip(self.folded(i), "الربع") || strip(self.folded(i), "الثلاثي");
        if !quarter && !strip(self.folded(i), "النصف") && !strip(self.folded(i), "السداسي") {
            return None;
        }
        let (number, taken) = match self.folded(i + 1) {
            "الاخير" => (if quarter { 4 } else { 2 }, 1),
            _ => numerals::ordinal(&self.words(i + 1, 1))?,
        };
        let part = match number {
            1..=4 if quarter => Part::Quarter(number),
            1..=2 if !quarter => Part::Half(number),
            _ => return None,
        };
        let mut at = i + 1 + taken;
        if self.folded(at) == "من" {
            at += 1;
        }
        if let Some((relative, end)) = self.relative_year(at) {
            let date = self.build(i..end, PartialDate::default(), PartialDate::default());
            return Some(vec![RawDate { relative: Some(relative), part: Some(part), ..date }]);
        }
        let at = if is_year_word(self.folded(at)) { at + 1 } else { at };
        let (year, end) = match self.year_number(at) {
            Some(year) => (year, at + 1),
            None => self.year_words(at, 1000)?,
        };
        let (first, last) = part.months()?;
        let month = |m: u32| PartialDate { year: Some(year), month: Some(m), day: None };
        let date = self.build(i..end, month(first), month(first));
        Some(vec![RawDate { end: month(last), part: Some(part), ..date }])
    }

    /// العام المقبل, هذا العام: how far from the year of publication, and the index after it.
    pub(super) fn relative_year(&self, i: usize) -> Option<(Relative, usize)> {
        if matches!(self.folded(i), "هذا" | "هذه") && is_year_word(self.folded(i + 1)) {
            return Some((Relative::Years(0), i + 2));
        }
        if !is_year_word(self.folded(i)) {
            return None;
        }
        // العام قبل الماضي
        if matches!(self.folded(i + 1), "قبل" | "بعد") {
            let step = self.step(i + 2).filter(|s| *s != 0)?;
            return Some((Relative::Years(step * 2), i + 3));
        }
        Some((Relative::Years(self.step(i + 1)?), i + 2))
    }
}
