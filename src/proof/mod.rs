//! Step 5, `Brief -> Proofed`: checks on the finished brief. Only this step can build a
//! [`Proofed`], so that nothing unchecked is ever printed.

mod numbers;

use std::ops::Deref;

use crate::diagnostic::Severity;
use crate::model::Brief;
use crate::model::brief::{
    Bilingual, EntityKind, Finding, Origin, Passage, Status, Successor, Via, YearOrigin,
};

/// A brief that has been checked; its `findings` are complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Proofed(Brief);

impl Deref for Proofed {
    type Target = Brief;

    fn deref(&self) -> &Brief {
        &self.0
    }
}

impl Proofed {
    /// The same brief under the id that keeps it apart from other meetings. The meeting's name, which
    /// the checks looked at, does not change.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Self {
        let mut brief = self.0.clone();
        id.clone_into(&mut brief.meeting.id);
        Self(brief)
    }
}

/// Checks a brief and adds what it finds; `covered` tells whether some font has a character.
pub fn proof(mut brief: Brief, covered: &dyn Fn(char) -> bool) -> Proofed {
    let mut found = Vec::new();
    names(&brief, &mut found);
    slips(&brief, &mut found);
    assumptions(&brief, &mut found);
    years(&brief, &mut found);
    impossible(&brief, &mut found);
    offices(&brief, &mut found);
    numbers::check(&brief, &mut found);
    directions(&brief, &mut found);
    glyphs(&brief, covered, &mut found);
    brief.findings.extend(found);
    brief.findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| position(a).cmp(&position(b))));
    Proofed(brief)
}

fn position(finding: &Finding) -> (usize, usize) {
    finding.at.as_ref().map_or((usize::MAX, 0), |p| (p.paragraph, p.start))
}

/// Names without English, with several candidates, romanised, proposed or deprecated.
fn names(brief: &Brief, out: &mut Vec<Finding>) {
    for entity in &brief.entities {
        let at = entity.mentions.first().map(|m| &m.at);
        let en = entity.en.as_deref().unwrap_or_default();
        let candidates = |name: fn(&Bilingual) -> &str, comma: &str| {
            entity.candidate_names.iter().map(name).collect::<Vec<_>>().join(comma)
        };
        let code = match (entity.origin, entity.status) {
            (Origin::Unresolved, _) if !entity.candidates.is_empty() => "ambiguous-name",
            (Origin::Unresolved, _) => "unresolved-name",
            (Origin::Transliterated, _) => "romanised-name",
            // An office built by the regular pattern from a known body needs no review of its own.
            (Origin::Composed, _) if entity.kind != EntityKind::Role => "composed-name",
            (_, Some(Status::Proposed)) => "proposed-english",
            (_, Some(Status::Deprecated)) => "deprecated-english",
            _ => continue,
        };
        let gaps = [
            ("ar", entity.ar.as_str()),
            ("en", en),
            ("candidates", &candidates(|name| &name.en, "; ")),
            ("candidates-ar", &candidates(|name| &name.ar, "؛ ")),
        ];
        let mut finding = Finding::of(code, &gaps, at);
        if code == "proposed-english" && entity.kind == EntityKind::Concept {
            // A policy term in plain words needs no source before it may be printed.
            finding.severity = Severity::Notice;
        }
        if code == "deprecated-english"
            && let Some(now) = &entity.successor
        {
            let Successor { id, ar, en } = now;
            finding.help = Some(format!(
                "it is {en} (`{id}`) now; if the release means that, say so in the front matter: [names]"
            ));
            finding.help_ar =
                Some(format!("صار اسمه «{ar}» (`{id}`)، فإن كان البيان يعنيه فحدده في مقدمة الملف: [names]"));
        }
        out.push(finding);
    }
}

/// Names that the release does not say: what its publisher is known to mean.
fn assumptions(brief: &Brief, out: &mut Vec<Finding>) {
    for entity in &brief.entities {
        if let Some(mention) = entity.mentions.iter().find(|m| m.assumed) {
            let gaps = [
                ("words", mention.at.text.as_str()),
                ("en", entity.en.as_deref().unwrap_or(&entity.ar)),
                ("ar", &entity.ar),
                ("rule", &mention.explain),
            ];
            out.push(Finding::of("assumed-name", &gaps, Some(&mention.at)));
        }
    }
}

/// Names that were recognised in spite of a slip of the pen.
fn slips(brief: &Brief, out: &mut Vec<Finding>) {
    for entity in &brief.entities {
        for mention in entity.mentions.iter().filter(|m| m.via == Via::Fuzzy) {
            let gaps = [("words", mention.at.text.as_str()), ("ar", &entity.ar), ("rule", &mention.explain)];
            out.push(Finding::of("fuzzy-name", &gaps, Some(&mention.at)));
        }
    }
}

/// Offices whose holder the release does not name: the briefing can only say the office.
fn offices(brief: &Brief, out: &mut Vec<Finding>) {
    for office in brief.entities.iter().filter(|e| e.kind == EntityKind::Role) {
        let at = office.mentions.first().map(|m| &m.at);
        out.push(Finding::of("office-without-person", &[("ar", &office.ar)], at));
    }
}

/// Dates of the meeting without a year, and years that were inferred.
fn years(brief: &Brief, out: &mut Vec<Finding>) {
    for date in &brief.meeting.dates {
        let code = match date.year {
            YearOrigin::Unknown => "year-not-stated",
            YearOrigin::Inferred => "year-inferred",
            YearOrigin::Stated => continue,
        };
        let en = date.en.trim_end_matches(" (year not stated)");
        out.push(Finding::of(code, &[("date", en), ("words", &date.at.text)], Some(&date.at)));
    }
}

/// Days that no calendar has: 31 November.
fn impossible(brief: &Brief, out: &mut Vec<Finding>) {
    for date in &brief.dates {
        for side in [&date.start, &date.end] {
            // A year that is not stated could be a leap year.
            let full = side.strip_prefix("--").map_or_else(|| side.clone(), |rest| format!("2024-{rest}"));
            if full.len() == 10 && full.parse::<chrono::NaiveDate>().is_err() {
                let gaps = [("date", date.en.as_str()), ("words", &date.at.text)];
                out.push(Finding::of("impossible-date", &gaps, Some(&date.at)));
                break;
            }
        }
    }
}

/// Characters that turn the direction of what follows them (UAX #9, explicit directional formatting).
/// The reader of files takes them out of a release; they can still come in with a glossary entry.
fn directions(brief: &Brief, out: &mut Vec<Finding>) {
    let control = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    for (index, paragraph) in brief.paragraphs.iter().enumerate() {
        for (at, c) in paragraph.ar.chars().enumerate().filter(|(_, c)| control(*c)) {
            let passage = Passage { paragraph: index, start: at, end: at + 1, text: c.to_string() };
            out.push(Finding::of("direction-control", &[("code", &hexadecimal(c))], Some(&passage)));
        }
    }
    for entity in &brief.entities {
        let texts = [Some(&entity.ar), entity.en.as_ref(), entity.short.as_ref()];
        if let Some(c) = texts.into_iter().flatten().flat_map(|text| text.chars()).find(|c| control(*c)) {
            let at = entity.mentions.first().map(|m| &m.at);
            out.push(Finding::of("direction-control", &[("code", &hexadecimal(c))], at));
        }
    }
}

/// The number of a character as Unicode writes it: `202E`.
fn hexadecimal(c: char) -> String {
    format!("{:04X}", u32::from(c))
}

/// Characters that no font has are printed as a box.
fn glyphs(brief: &Brief, covered: &dyn Fn(char) -> bool, out: &mut Vec<Finding>) {
    for (index, paragraph) in brief.paragraphs.iter().enumerate() {
        for (at, c) in paragraph.ar.chars().enumerate() {
            if !c.is_whitespace() && !covered(c) {
                let passage = Passage { paragraph: index, start: at, end: at + 1, text: c.to_string() };
                out.push(Finding::of("no-glyph", &[("code", &hexadecimal(c))], Some(&passage)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Style;
    use crate::glossary::{Glossary, store::File};
    use crate::locate::{locate, testing::release};
    use crate::map::{MapOptions, map};
    use crate::model::build;

    fn codes(text: &str) -> Vec<String> {
        found(text).into_iter().map(|finding| finding.code).collect()
    }

    fn found(text: &str) -> Vec<Finding> {
        let toml = "[[organisation]]\nid = \"a\"\nar = \"هيئة الطيران\"\nen = \"Aviation Authority\"\n\
                    [[organisation]]\nid = \"b\"\nar = \"ديوان الملاحة\"\nen = \"Old Name\"\nstatus = \"deprecated\"\n\
                    [[organisation]]\nid = \"c\"\nar = \"ديوان الموانئ\"\nen = \"Port Office\"\nstatus = \"deprecated\"\nreplaced-by = \"a\"\n\
                    [[role]]\nid = \"r\"\nclass = \"office\"\nar = \"رئيس\"\nen = \"President\"\n";
        let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: toml.into() }]]);
        let release = release(&[text]);
        let mapped = map(locate(&release), &glossary, &MapOptions::default());
        let brief = build(&mapped, None, &glossary, Style::default()).remove(0);
        let proofed = proof(brief, &|c| c != '☃');
        proofed.findings.clone()
    }

    #[test]
    fn each_check_finds_its_fault_and_nothing_else() {
        let clean = codes("شاركت مصر في الاجتماع الثاني عشر لهيئة الطيران يوم 3 نوفمبر 2020.");
        assert_eq!(clean, ["proposed-english"]);
        assert!(codes("شاركت مصر في الاجتماع الثاني لديوان الملاحة.").contains(&"deprecated-english".into()));
        assert!(
            codes("شاركت مصر في الاجتماع الثاني لهيئة الطيران يومي 30 و31 نوفمبر 2020.")
                .contains(&"impossible-date".into())
        );
        assert!(
            codes("شاركت مصر في الاجتماع الثاني لهيئة الطيران يوم 3 نوفمبر.")
                .contains(&"year-not-stated".into())
        );
        assert!(codes("شاركت مصر في الاجتماع الثاني لهيئة الطيران ☃ أمس.").contains(&"no-glyph".into()));
        assert!(
            codes("شاركت وزارة الموارد المائية في اجتماع هيئة الطيران.").contains(&"unresolved-name".into())
        );
        assert!(
            codes("يوم الأحد 3 نوفمبر 2020 شاركت مصر في اجتماع هيئة الطيران.").contains(&"weekday".into())
        );
        assert!(codes("السماء صافية فوق القاهرة.").contains(&"no-meeting".into()));
    }

    #[test]
    fn a_deprecated_name_comes_with_its_successor() {
        let help = |text: &str| {
            let found = found(text);
            let finding = found.iter().find(|f| f.code == "deprecated-english").expect("a finding");
            (finding.help.clone().expect("advice"), finding.help_ar.clone().expect("advice"))
        };
        let (en, ar) = help("شاركت مصر في الاجتماع الثاني لديوان الموانئ.");
        assert!(en.contains("Aviation Authority (`a`)") && !en.contains("replaced-by"), "{en}");
        assert!(ar.contains("«هيئة الطيران» (`a`)") && !ar.contains("replaced-by"), "{ar}");
        let (en, ar) = help("شاركت مصر في الاجتماع الثاني لديوان الملاحة.");
        assert!(en.contains("replaced-by") && ar.contains("replaced-by"), "{en} {ar}");
    }

    #[test]
    fn an_ordinal_that_differs_is_found_and_another_meeting_is_not() {
        let differs = |second: &str| {
            codes(&format!("شاركت مصر في الاجتماع الثاني عشر لهيئة الطيران. {second}"))
                .contains(&"ordinal-differs".to_owned())
        };
        assert!(differs("وانعقد الاجتماع الثالث عشر لهيئة الطيران يوم 3 نوفمبر 2020."));
        assert!(!differs("وانعقد الاجتماع الثاني عشر لهيئة الطيران يوم 3 نوفمبر 2020."));
        assert!(!differs("وينعقد الاجتماع الثالث عشر المقبل لهيئة الطيران يوم 3 نوفمبر 2020."));
    }

    #[test]
    fn what_the_english_leaves_out_is_found() {
        let text = "شاركت مصر في الاجتماع الثاني لهيئة الطيران يوم 3 نوفمبر 2020، الهاتف 5551234.";
        assert!(codes(text).contains(&"number-unread".into()));
        assert!(!codes(&text.replace("، الهاتف 5551234", "")).contains(&"number-unread".into()));
        // The number of an item is none of the text.
        let list = "شاركت مصر في الاجتماع الثاني لهيئة الطيران وبحثت:\n7- السلامة الجوية.";
        assert!(!codes(list).contains(&"number-unread".into()));
        // An ordinal that only the Arabic has; one that the English has in other words is none.
        let other = "شاركت مصر في الاجتماع الثاني لهيئة الطيران يوم 3 نوفمبر 2020. وبحثت المادة الثامنة.";
        assert!(codes(other).contains(&"number-unread".into()));
        let again =
            "شاركت مصر في الاجتماع الثاني لهيئة الطيران يوم 3 نوفمبر 2020. وانتهى الثاني في وقته رقم 2.";
        assert!(!codes(again).contains(&"number-unread".into()));
        let office = "شاركت مصر في الاجتماع الثاني لهيئة الطيران برئاسة رئيس هيئة الطيران.";
        assert!(codes(office).contains(&"office-without-person".into()));
        let named = "شارك الدكتور سالم حسن رئيس هيئة الطيران في الاجتماع الثاني لهيئة الطيران.";
        assert!(!codes(named).contains(&"office-without-person".into()));
    }

    #[test]
    fn directions_that_turn_are_found() {
        let turned = "شاركت مصر في الاجتماع الثاني لهيئة الطيران \u{202E}أمس.";
        assert!(codes(turned).contains(&"direction-control".into()));
        assert!(!codes(&turned.replace('\u{202E}', "")).contains(&"direction-control".into()));
    }

    #[test]
    fn a_new_id_changes_nothing_else() {
        let (glossary, _) = Glossary::from_layers(&[]);
        let release = release(&["شاركت مصر في الاجتماع الثاني."]);
        let brief = build(
            &map(locate(&release), &glossary, &MapOptions::default()),
            None,
            &glossary,
            Style::default(),
        )
        .remove(0);
        let proofed = proof(brief, &|_| true);
        let renamed = proofed.with_id("other");
        assert_eq!(renamed.meeting.id, "other");
        assert_eq!(renamed.findings, proofed.findings);
    }
}
