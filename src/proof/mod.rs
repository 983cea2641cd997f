//! Step 5, `Brief -> Proofed`: checks on the finished brief. Only this step can build a
//! [`Proofed`], so that nothing unchecked is ever printed.

use std::ops::Deref;

use crate::diagnostic::Severity;
use crate::model::Brief;
use crate::model::brief::{EntityKind, Finding, Origin, Passage, Status, Via, YearOrigin};

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
    years(&brief, &mut found);
    impossible(&brief, &mut found);
    glyphs(&brief, covered, &mut found);
    brief.findings.extend(found);
    brief.findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| position(a).cmp(&position(b))));
    Proofed(brief)
}

fn position(finding: &Finding) -> (usize, usize) {
    finding.at.as_ref().map_or((usize::MAX, 0), |p| (p.paragraph, p.start))
}

fn finding(code: &str, severity: Severity, message: String, at: Option<&Passage>, help: &str) -> Finding {
    Finding { code: code.into(), severity, message, at: at.cloned(), help: Some(help.into()) }
}

/// Names without English, with several candidates, romanised, proposed or deprecated.
fn names(brief: &Brief, out: &mut Vec<Finding>) {
    for entity in &brief.entities {
        let at = entity.mentions.first().map(|m| &m.at);
        let ar = &entity.ar;
        let en = entity.en.as_deref().unwrap_or_default();
        match (entity.origin, entity.status) {
            (Origin::Unresolved, _) if !entity.candidates.is_empty() => out.push(finding(
                "ambiguous-name",
                Severity::Unresolved,
                format!("\u{201C}{ar}\u{201D} can be {}", entity.candidates.join(", ")),
                at,
                "say which in the front matter: [names], or state the country",
            )),
            (Origin::Unresolved, _) => out.push(finding(
                "unresolved-name",
                Severity::Unresolved,
                format!("\u{201C}{ar}\u{201D} is in no glossary"),
                at,
                "add it to the glossary with its English name",
            )),
            (Origin::Transliterated, _) => out.push(finding(
                "romanised-name",
                Severity::Unresolved,
                format!("\u{201C}{ar}\u{201D} was romanised as \u{201C}{en}\u{201D}"),
                at,
                "add the person to the glossary in the spelling they use",
            )),
            // An office built by the regular pattern from a known body needs no review of its own.
            (Origin::Composed, _) if entity.kind != EntityKind::Role => out.push(finding(
                "composed-name",
                Severity::Unresolved,
                format!("\u{201C}{ar}\u{201D} is in no glossary; its English was composed: {en}"),
                at,
                "add it to the glossary with the English it uses itself",
            )),
            (_, Some(Status::Proposed)) => {
                // A policy term in plain words needs no source before it may be printed.
                let severity =
                    if entity.kind == EntityKind::Concept { Severity::Notice } else { Severity::Unresolved };
                out.push(finding(
                    "proposed-english",
                    severity,
                    format!("the English of \u{201C}{ar}\u{201D} is only proposed: {en}"),
                    at,
                    "read it in a source and approve the entry",
                ));
            }
            (_, Some(Status::Deprecated)) => out.push(finding(
                "deprecated-english",
                Severity::Warning,
                format!("\u{201C}{ar}\u{201D} is printed with a deprecated name: {en}"),
                at,
                "name the successor in replaced-by",
            )),
            _ => {}
        }
    }
}

/// Names that were recognised in spite of a slip of the pen.
fn slips(brief: &Brief, out: &mut Vec<Finding>) {
    for entity in &brief.entities {
        for mention in entity.mentions.iter().filter(|m| m.via == Via::Fuzzy) {
            let (text, ar) = (&mention.at.text, &entity.ar);
            out.push(finding(
                "fuzzy-name",
                Severity::Unresolved,
                format!("\u{201C}{text}\u{201D} was taken for \u{201C}{ar}\u{201D}; {}", mention.explain),
                Some(&mention.at),
                "if it is another name, add it to the glossary or say so in the front matter: [names]",
            ));
        }
    }
}

/// Dates of the meeting without a year, and years that were inferred.
fn years(brief: &Brief, out: &mut Vec<Finding>) {
    for date in &brief.meeting.dates {
        match date.year {
            YearOrigin::Unknown => out.push(finding(
                "year-not-stated",
                Severity::Warning,
                format!("the year of {} is not stated", date.en.trim_end_matches(" (year not stated)")),
                Some(&date.at),
                "add published = \"YYYY-MM-DD\" or year = YYYY to the front matter",
            )),
            YearOrigin::Inferred => out.push(finding(
                "year-inferred",
                Severity::Notice,
                format!("the year of {} was inferred", date.en),
                Some(&date.at),
                "state it in the front matter if it is wrong: year = YYYY",
            )),
            YearOrigin::Stated => {}
        }
    }
}

/// Days that no calendar has: 31 November.
fn impossible(brief: &Brief, out: &mut Vec<Finding>) {
    for date in &brief.dates {
        for side in [&date.start, &date.end] {
            // A year that is not stated could be a leap year.
            let full = side.strip_prefix("--").map_or_else(|| side.clone(), |rest| format!("2024-{rest}"));
            if full.len() == 10 && full.parse::<chrono::NaiveDate>().is_err() {
                out.push(finding(
                    "impossible-date",
                    Severity::Warning,
                    format!("there is no such day: {}", date.en),
                    Some(&date.at),
                    "check the date with the source; the text is printed as it is",
                ));
                break;
            }
        }
    }
}

/// Characters that no font has are printed as a box.
fn glyphs(brief: &Brief, covered: &dyn Fn(char) -> bool, out: &mut Vec<Finding>) {
    for (index, paragraph) in brief.paragraphs.iter().enumerate() {
        for (at, c) in paragraph.ar.chars().enumerate() {
            if !c.is_whitespace() && !covered(c) {
                let passage = Passage { paragraph: index, start: at, end: at + 1, text: c.to_string() };
                out.push(finding(
                    "no-glyph",
                    Severity::Notice,
                    format!("no font has U+{:04X}; it is printed as a box", u32::from(c)),
                    Some(&passage),
                    "take the character out, or add a font in mujaz.toml",
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Glossary, store::File};
    use crate::locate::{locate, testing::release};
    use crate::map::{MapOptions, map};
    use crate::model::build;

    fn codes(text: &str) -> Vec<String> {
        let toml = "[[organisation]]\nid = \"a\"\nar = \"هيئة الطيران\"\nen = \"Aviation Authority\"\n";
        let (glossary, _) = Glossary::from_layers(&[vec![File { path: "g".into(), text: toml.into() }]]);
        let release = release(&[text]);
        let mapped = map(locate(&release), &glossary, &MapOptions::default());
        let brief = build(&mapped, &glossary).remove(0);
        let proofed = proof(brief, &|c| c != '☃');
        proofed.findings.iter().map(|f| f.code.clone()).collect()
    }

    #[test]
    fn each_check_finds_its_fault_and_nothing_else() {
        let clean = codes("شاركت مصر في الاجتماع الثاني عشر لهيئة الطيران يوم 3 نوفمبر 2020.");
        assert_eq!(clean, ["proposed-english"]);
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
    fn a_new_id_changes_nothing_else() {
        let (glossary, _) = Glossary::from_layers(&[]);
        let release = release(&["شاركت مصر في الاجتماع الثاني."]);
        let brief = build(&map(locate(&release), &glossary, &MapOptions::default()), &glossary).remove(0);
        let proofed = proof(brief, &|_| true);
        let renamed = proofed.with_id("other");
        assert_eq!(renamed.meeting.id, "other");
        assert_eq!(renamed.findings, proofed.findings);
    }
}
