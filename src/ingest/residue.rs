//! What agencies, archives and web pages leave round a release. Everything known about it is in the
//! tables here; each entry says where it was seen.

use std::sync::LazyLock;

use regex::Regex;

use super::notes::Notes;
use super::paragraphs::Line;

/// News agencies as they sign. Only these are believed between round brackets or on a line of their
/// own; between slashes any short Arabic name is.
const AGENCIES: &[&str] = &[
    "العمانية",                           // Oman
    "وام",                                // United Arab Emirates
    "واس",                                // Saudi Arabia
    "كونا",                               // Kuwait
    "قنا",                                // Qatar
    "بنا",                                // Bahrain
    "بترا",                               // Jordan
    r"أ\s?\.?\s?ش\s?\.?\s?أ",             // Egypt, Middle East News Agency
    "أنباء الشرق الأوسط",                  // the same in full
    "و?واج",                              // Algeria
    "وات",                                // Tunisia
    r"و\s?\.?\s?م\s?\.?\s?ع",             // Morocco
    "وفا",                                // Palestine
    "سانا",                               // Syria
    "سبأ",                                // Yemen
    "سونا",                               // Sudan
    "واع",                                // Iraq
    "وال",                                // Libya
    "الوطنية للإعلام",                      // Lebanon
    "يونا",                               // OIC
    "رويترز",                             // Reuters
    r"أ\s?\.?\s?ف\s?\.?\s?ب",             // AFP
    r"د\s?\.?\s?ب\s?\.?\s?أ",             // dpa
    "الأناضول",                            // Türkiye
    "شينخوا",                             // China
    "سبوتنيك",                            // Russia
    "وكالة (?:ال)?[أا]نباء [ء-ي ]{3,30}", // any agency in full
];

/// Lines of a web page round the text: dropped at both ends of a file, never inside.
const WEB_LINES: &[&str] = &[
    r"(?:ليست هناك|لا توجد|لا يوجد|لا) (?:أي )?تعليقات?\.?", // Blogger, WordPress: no comments
    r"(?:التعليقات|تعليقات|تعليق)(?:\s*[:(]?\s*[0-9٠-٩]+\s*\)?)?", // number of comments
    r"(?:إرسال|[أا]ضف|[أا]ترك|اترك|كتابة|[أا]كتب) (?:ال)?تعليق(?:ا|اً|ًا|ك|كم)?\.?", // leave a comment
    r"(?:[0-9٠-٩]+\s+)?تعليقات?\s*[0-9٠-٩]*",             // 3 comments
    r"(?:شارك|شاركها|مشاركة|انشر|نشر)(?: هذا| هذه)?(?: ال)?\s?(?:الموضوع|المقال|المقالة|الخبر|الصفحة)?(?: (?:على|عبر|في) .{1,40})?:?", // share this
    r"(?:طباعة|[أا]طبع|حفظ|[أا]رسل لصديق|[إا]رسال لصديق|نسخ الرابط|تم نسخ الرابط)(?: الصفحة| الخبر)?", // print, copy
    r"(?:عدد )?(?:المشاهدات|الزيارات|القراءات|مشاهدة|قراءة)\s*:?\s*[0-9٠-٩,.]*", // view counts
    r"(?:الخبر|المقال|الموضوع|التدوينة|رسالة) (?:السابقة?|التالية?|[أا]حدث|[أا]قدم)(?:\s*[:»«].{0,120})?", // next, previous
    r"(?:رسالة [أا]حدث|رسالة [أا]قدم|الصفحة الرئيسية|العودة إلى ال[أا]على|العودة|المزيد|[إا]غلاق)", // navigation
    r"(?:الاشتراك في|الاشتراك ب).{0,60}", // Blogger: subscribe to
    r"(?:الوسوم|وسوم|التسميات|كلمات دلالية|الكلمات المفتاحية)\s*:.{0,200}", // tags
    r"الرئيسي[ةه]\s*[/>»«›\\|].{0,120}", // a trail of breadcrumbs
    r"(?i:share|tweet|print|e-?mail|facebook|twitter|whats\s?app|linkedin|telegram|pinterest|copy link|no comments|comments|read more|home)(?:\s*[:(]?\s*[0-9]+\)?)?", // the same in English
    r"(?:جميع الحقوق محفوظة|حقوق النشر محفوظة|©).{0,80}", // all rights reserved
    r"https?://\S+|www\.\S+",                             // an address on a line of its own
    r"(?:فيسبوك|تويتر|واتساب|لينكد\s?إن|تيليجرام|تلغرام)", // buttons
];

/// Lines after which a page lists other releases.
const RELATED: &str = r"^(?:[أا]قر[أا] [أا]يضا?ً?|(?:مواضيع|[أا]خبار|مقالات|موضوعات) (?:ذات صلة|متعلقة|مشابهة)|قد يعجبك [أا]يضا?ً?|[أا]خبار [أا]خرى)\s*:?$";

/// The mark with which an agency ends a message, with initials and times after it:
/// `//انتهى//`, `// انتهى //16:32ت م`, `(النهاية) ف ن / م م`.
const END_MARK: &str = r"(?:/{1,2}\s*(?:انتهى|انتهي|يتبع|النهاية)\s*/{1,2}|\(\s*(?:انتهى|انتهي|النهاية|يتبع)\s*\)|^(?:انتهى|انتهي)\.?$).{0,60}$";

/// Desks under which agencies file a message, before its first word: `سياسي / وصل …`.
const CATEGORY: &str = r"^(?:عام|عاجل|سياسي|سياسية|اقتصادي|اقتصادية|[إا]قتصادي|ثقافي|ثقافية|رياضي|رياضية|اجتماعي|اجتماعية|علمي|صحي|تعليمي|محلي|محليات|دولي|عربي|[أا]خبار|بيان صحفي)\s*/+\s+";

/// The letter that only lengthens; a row of them is drawn as a line.
const TATWEEL: char = '\u{640}';

/// The longest line of initials, times and addresses after an end mark, in scalar values.
const LONGEST_SIGNATURE: usize = 40;
/// The longest headline in a list of other releases, in scalar values.
const LONGEST_HEADLINE: usize = 200;

/// The tables, compiled.
struct Patterns {
    web_line: Regex,
    label: Regex,
    related: Regex,
    end_mark: Regex,
    category: Regex,
    closing_line: Regex,
    closing_suffix: Regex,
    dateline: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let regex = |pattern: &str| Regex::new(pattern).expect("the patterns are valid");
    let agencies = AGENCIES.join("|");
    // Between slashes any one to three Arabic words can be an agency.
    let words = r"[ء-ي]+(?: [ء-ي]+){0,2}";
    Patterns {
        web_line: regex(&format!(r"^(?:{})\s*[.:…]*$", WEB_LINES.join("|"))),
        // A tag of the page, such as OECD, directly before its comments.
        label: regex(r"^[A-Za-z][A-Za-z0-9&.,/ -]{0,39}$"),
        related: regex(RELATED),
        end_mark: regex(END_MARK),
        category: regex(CATEGORY),
        closing_line: regex(&format!(
            r"^(?:/+\s*({words})\s*/+\.?|\(\s*({agencies})\s*\)\.?|({agencies})\.?|({agencies})\s*/\s*[ء-ي ./-]{{2,40}}|المصدر\s*:\s*\(?\s*([ء-ي][ء-ي .]{{1,39}}?)\s*\)?)$"
        )),
        closing_suffix: regex(&format!(r"\s*(?:/+\s*({agencies})\s*/+|\(\s*({agencies})\s*\))\.?$")),
        dateline: regex(&format!(
            r"^(?:[^/()]{{2,70}}?[\s،,-]*(?:/+\s*({agencies})\s*/+|/+\s*({words})\s*/+\s*[-–—ـ:]|\(\s*({agencies})\s*\)|[-–—ـ]\s*({agencies})\s*(?:[-–—ـ:]|$))|[^/()]{{2,60}}[0-9٠-٩][^/()]{{0,40}}\s({agencies})$|({agencies})\s*[-–—ـ:])"
        )),
    }
});

/// Removes residue from both ends of a text and returns the agency that signs it.
pub(super) fn remove(lines: &mut Vec<Line>, notes: &mut Notes<'_>) -> Option<String> {
    let mut closing = None;
    separators(lines, notes);
    related(lines, notes);
    // The marks come in any order, so the end is looked at until it no longer changes; a few rounds
    // are enough for any real text.
    for _ in 0..8 {
        let before = (lines.len(), lines.last().map(|line| line.text.text().len()));
        web_tail(lines, notes);
        end_mark(lines, notes);
        closing = closing.or(closing_agency(lines, notes));
        if before == (lines.len(), lines.last().map(|line| line.text.text().len())) {
            break;
        }
    }
    web_head(lines, notes);
    category(lines, notes);
    dateline(lines).or(closing)
}

/// Lines of stars, dashes or tatweel only separate: they go, and what follows begins a paragraph.
fn separators(lines: &mut Vec<Line>, notes: &mut Notes<'_>) {
    let mut blank_before = false;
    lines.retain_mut(|line| {
        let text = line.text.text();
        let separates = !text.contains(|c: char| c.is_alphanumeric() && c != TATWEEL);
        if separates {
            report(line, 0..text.len(), "separating line", notes);
            blank_before = true;
        } else {
            line.blank_before |= std::mem::take(&mut blank_before);
        }
        !separates
    });
}

fn related(lines: &mut Vec<Line>, notes: &mut Notes<'_>) {
    let Some(at) = lines.iter().position(|line| PATTERNS.related.is_match(line.text.text())) else { return };
    let rest = &lines[at + 1..];
    if at > 0 && rest.iter().all(|line| line.text.text().chars().count() <= LONGEST_HEADLINE) {
        drop_from(lines, at, "list of other releases", notes);
    }
}

fn web_tail(lines: &mut Vec<Line>, notes: &mut Notes<'_>) {
    let mut found = false;
    while lines.last().is_some_and(|line| PATTERNS.web_line.is_match(line.text.text())) {
        drop_from(lines, lines.len() - 1, "line of a web page", notes);
        found = true;
    }
    if found && lines.last().is_some_and(|line| PATTERNS.label.is_match(line.text.text())) {
        drop_from(lines, lines.len() - 1, "label of a web page", notes);
    }
}

fn web_head(lines: &mut Vec<Line>, notes: &mut Notes<'_>) {
    let is_web = |line: &&Line| PATTERNS.web_line.is_match(line.text.text());
    let count = lines.iter().take(lines.len().saturating_sub(1)).take_while(is_web).count();
    for line in lines.drain(..count) {
        report(&line, 0..line.text.text().len(), "line of a web page", notes);
    }
}

fn end_mark(lines: &mut Vec<Line>, notes: &mut Notes<'_>) {
    let signed = |line: &Line| line.text.text().chars().count() <= LONGEST_SIGNATURE;
    let Some((at, mark)) = lines
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, line)| Some((at, PATTERNS.end_mark.find(line.text.text())?.range())))
    else {
        return;
    };
    if !lines[at + 1..].iter().all(signed) {
        return;
    }
    if at + 1 < lines.len() {
        drop_from(lines, at + 1, "line after the end mark", notes);
    }
    cut(lines, at, mark, "end mark of an agency", notes);
}

fn closing_agency(lines: &mut Vec<Line>, notes: &mut Notes<'_>) -> Option<String> {
    let last = lines.len().checked_sub(1)?;
    let text = lines[last].text.text();
    let captures = PATTERNS
        .closing_line
        .captures(text)
        // A text of one line has no closing line.
        .filter(|_| last > 0)
        .or_else(|| PATTERNS.closing_suffix.captures(text))?;
    let range = captures.get(0)?.range();
    let agency = captures.iter().skip(1).flatten().next()?.as_str().trim().to_owned();
    cut(lines, last, range, "closing mark of an agency", notes);
    Some(agency)
}

/// The agency in the dateline; the dateline stays, because it says where and when.
fn dateline(lines: &[Line]) -> Option<String> {
    lines.iter().filter(|line| !line.heading).take(2).find_map(|line| {
        let captures = PATTERNS.dateline.captures(line.text.text())?;
        Some(captures.iter().skip(1).flatten().next()?.as_str().trim().to_owned())
    })
}

fn category(lines: &mut Vec<Line>, notes: &mut Notes<'_>) {
    if let Some(found) = lines.first().and_then(|line| PATTERNS.category.find(line.text.text())) {
        let range = found.range();
        cut(lines, 0, range, "category prefix", notes);
    }
}

/// Removes a range of a line, and the line when nothing is left of it.
fn cut(lines: &mut Vec<Line>, at: usize, range: std::ops::Range<usize>, what: &str, notes: &mut Notes<'_>) {
    report(&lines[at], range.clone(), what, notes);
    lines[at].text = lines[at].text.edit(&[(range, "")]).trim();
    if lines[at].text.text().is_empty() {
        lines.remove(at);
    }
}

fn drop_from(lines: &mut Vec<Line>, at: usize, what: &str, notes: &mut Notes<'_>) {
    for line in lines.drain(at..) {
        report(&line, 0..line.text.text().len(), what, notes);
    }
}

fn report(line: &Line, range: std::ops::Range<usize>, what: &str, notes: &mut Notes<'_>) {
    let removed = line.text.text()[range.clone()].trim();
    let shown: String = match removed.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &removed[..end]),
        None => removed.to_owned(),
    };
    notes.notice("residue", format!("removed {what}: {shown}"), line.text.source_range(range));
}
