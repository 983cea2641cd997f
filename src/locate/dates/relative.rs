//! Dates relative to the day of publication: أمس, الأسبوع المقبل, الخميس الماضي.

use super::scan::{Scan, strip};
use super::{PartialDate, RawDate, Relative};
use crate::arabic::calendar;
use crate::arabic::clitics::readings;
use crate::arabic::holding::is_event_verb;
use crate::arabic::words::is_function_word;
use crate::arabic::{Kind, numerals};
use crate::english::PHRASES;

impl Scan<'_> {
    /// أمس, غدا, العام الماضي, الشهر المقبل, الخميس المقبل.
    pub(super) fn relative(&self, i: usize) -> Option<Vec<RawDate>> {
        let (relative, end) = self
            .relative_day(i)
            .or_else(|| self.relative_weekdays(i))
            .or_else(|| self.relative_weekday(i))
            .or_else(|| self.relative_year(i).filter(|_| !self.is_dated(i + 2)))
            .or_else(|| self.relative_period(i))?;
        let date = self.build(i..end, PartialDate::default(), PartialDate::default());
        Some(vec![RawDate { relative: Some(relative), ..date }])
    }

    /// Whether a year in digits follows: للعام الحالي 2015.
    fn is_dated(&self, i: usize) -> bool {
        self.year_number(i).is_some()
    }

    fn relative_day(&self, i: usize) -> Option<(Relative, usize)> {
        let word = self.folded(i);
        let before = i.checked_sub(1).map_or("", |b| self.folded(b));
        let named = |stem: &str| strip(word, stem);
        let (days, end) = if named("امس") || named("الامس") {
            match (before, self.folded(i + 1)) {
                (_, "الاول") => (-2, i + 2),
                // أول أمس, أول من أمس
                ("اول" | "قبل", _) => (-2, i + 1),
                ("من", _) if i > 1 && self.folded(i - 2) == "اول" => (-2, i + 1),
                _ => (-1, i + 1),
            }
        } else if named("غدا") || (named("غد") && before != "بعد") {
            (1, i + 1)
        } else if matches!(word, "غد" | "الغد" | "غدا") && before == "بعد" {
            (2, i + 1)
        } else if word == "اليوم" && self.is_today(i) {
            (0, i + 1)
        } else {
            return None;
        };
        // غدًا الاثنين ٢ نوفمبر: the date itself follows.
        let followed = (end..end + 3).any(|k| self.day(k).is_some() && self.month(k + 1).is_some());
        if followed {
            return None;
        }
        // أمس الأحد, اليوم (الاثنين)
        let open = usize::from(self.kind(end) == Some(Kind::Open));
        if calendar::weekday(self.folded(end + open)).is_some() {
            let close = usize::from(open == 1 && self.kind(end + 2) == Some(Kind::Close));
            return Some((Relative::Days(days), end + open + 1 + close));
        }
        Some((Relative::Days(days), end))
    }

    /// اليوم is today before a weekday, after a part of the day and between commas; elsewhere it is a day
    /// among others (اليوم الثالث) or "nowadays".
    fn is_today(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or("", |b| self.folded(b));
        let open = usize::from(self.kind(i + 1) == Some(Kind::Open));
        // عُقد بالدوحة، اليوم، الاجتماع: between commas it is the day of the news.
        let apart = i > 0 && [i - 1, i + 1].map(|k| self.kind(k)).iter().all(|k| *k == Some(Kind::Comma));
        apart
            || self.said_of_the_day(i)
            || matches!(before, "مساء" | "صباح" | "ظهر" | "عصر" | "فجر" | "ليل")
            || calendar::weekday(self.folded(i + 1 + open)).is_some_and(|_| self.step(i + 2 + open).is_none())
    }

    /// عقد اليوم الاجتماع, شارك الوزير اليوم في …: behind a verb of the genre, or behind its subject. A day
    /// that has a name or a number of its own is not meant: اليوم العالمي, اليوم الثاني.
    fn said_of_the_day(&self, i: usize) -> bool {
        let next = self.folded(i + 1);
        let adjective = next.starts_with("ال") && (next.ends_with('ي') || next.ends_with("يه"));
        let named = adjective
            || matches!(next, "نفسه" | "ذاته" | "الواحد" | "المفتوح" | "الاخير" | "السابق" | "السابع")
            || numerals::ordinal(&self.words(i + 1, 2)).is_some();
        let Some(before) = i.checked_sub(1).map(|b| self.folded(b)).filter(|_| !named) else {
            return false;
        };
        let tells = |word: &str| {
            is_event_verb(word)
                || PHRASES.verb(word).is_some()
                || PHRASES.outcome(word).is_some()
                || matches!(PHRASES.part(word), Some("participant" | "host" | "organiser" | "chair"))
        };
        if tells(before) {
            return true;
        }
        // تحديات اليوم is a construct; a definite noun before it is none.
        let subject = before.starts_with("ال") && !matches!(before, "العالم" | "المنطقه" | "الواقع");
        let meets = PHRASES.meeting(&[next]).is_some_and(|(.., definite)| definite)
            || matches!(next, "اعمال" | "فعاليات" | "اشغال" | "جلسات");
        let from = i.saturating_sub(10);
        let clause = (from..i).rev().take_while(|&k| self.kind(k) == Some(Kind::Arabic));
        let verb = clause.clone().any(|k| tells(self.folded(k)));
        verb && !is_function_word(before) && (subject || meets)
    }

    /// السبت والأحد الماضيين: both days.
    fn relative_weekdays(&self, i: usize) -> Option<(Relative, usize)> {
        let first = calendar::weekday(self.folded(i))?;
        let last = calendar::weekday(self.folded(i + 1).strip_prefix('و')?)?;
        let step = self.step(i + 2).filter(|s| *s != 0)?;
        Some((Relative::Weekdays(first, last, step), i + 3))
    }

    /// الخميس المقبل, يوم الاثنين الماضي; a weekday with its date is not looked at here.
    fn relative_weekday(&self, i: usize) -> Option<(Relative, usize)> {
        let step = self.step(i + 1).filter(|s| *s != 0)?;
        let word = self.folded(i);
        let day = calendar::weekday(word)
            .or_else(|| readings(word).iter().find_map(|r| calendar::weekday(&r.stem)))?;
        Some((Relative::Weekday(day, step), i + 2))
    }

    /// الشهر الماضي, هذا الأسبوع, الأسبوع بعد المقبل.
    fn relative_period(&self, i: usize) -> Option<(Relative, usize)> {
        let this = self.folded(i) == "هذا";
        let noun = if this { i + 1 } else { i };
        let month = strip(self.folded(noun), "الشهر");
        if !month && !strip(self.folded(noun), "الاسبوع") {
            return None;
        }
        let (step, end) = match self.folded(noun + 1) {
            _ if this => (0, noun + 1),
            "قبل" | "بعد" => (self.step(noun + 2).filter(|s| *s != 0)? * 2, noun + 3),
            _ => (self.step(noun + 1)?, noun + 2),
        };
        let relative = if month { Relative::Months(step) } else { Relative::Weeks(step) };
        Some((relative, end))
    }
}
