//! The words of findings: `findings.toml` has, for each code, its severity, message and advice in
//! English and Arabic.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Severity;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wording {
    /// How much it matters where the house says nothing else.
    pub severity: Severity,
    /// English message, one sentence without a full stop.
    pub en: String,
    /// Arabic message.
    pub ar: String,
    /// English advice.
    pub help_en: String,
    /// Arabic advice.
    pub help_ar: String,
}

/// All rows by their code.
pub static WORDINGS: LazyLock<BTreeMap<String, Wording>> = LazyLock::new(|| {
    toml::from_str(include_str!("findings.toml")).unwrap_or_else(|error| {
        // The file is part of the program, and a test reads it.
        panic!("findings.toml: {error}")
    })
});

impl Wording {
    /// The wording of a code with its gaps filled; a code that the table lacks is a plain warning of
    /// that name, so that no finding is lost.
    pub fn of(code: &str, gaps: &[(&str, &str)]) -> Self {
        let known = WORDINGS.get(code);
        debug_assert!(known.is_some(), "findings.toml lacks {code}");
        let Some(row) = known else {
            return Self {
                severity: Severity::Warning,
                en: code.to_owned(),
                ar: code.to_owned(),
                help_en: String::new(),
                help_ar: String::new(),
            };
        };
        let fill = |text: &str| {
            let mut out = String::with_capacity(text.len());
            let mut rest = text;
            // One pass, so that braces in a release are never read as gaps.
            while let Some((before, after)) = rest.split_once('{') {
                out.push_str(before);
                let Some((name, behind)) = after.split_once('}') else { break };
                out.push_str(gaps.iter().find(|(gap, _)| *gap == name).map_or("", |(_, value)| value));
                rest = behind;
            }
            out.push_str(rest);
            out
        };
        Self {
            severity: row.severity,
            en: fill(&row.en),
            ar: fill(&row.ar),
            help_en: fill(&row.help_en),
            help_ar: fill(&row.help_ar),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_once() {
        let wording = Wording::of("romanised-name", &[("ar", "سالم {en}"), ("en", "Salim")]);
        assert_eq!(wording.en, "“سالم {en}” was romanised as “Salim”");
        assert_eq!(wording.ar, "نُقل اسم «سالم {en}» صوتياً: Salim");
    }

    #[test]
    fn the_documented_table_is_that_of_the_program() {
        let table = include_str!("../../docs/findings.md");
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
        assert_eq!(rows.len(), WORDINGS.len());
        for (code, wording) in WORDINGS.iter() {
            let Wording { severity, en, help_en, .. } = wording;
            let row = format!("| `{code}` | {severity} | {en} | {help_en} |");
            assert!(rows.contains(&row.as_str()), "docs/findings.md lacks: {row}");
        }
    }

    #[test]
    fn every_message_is_in_both_languages() {
        for (code, wording) in WORDINGS.iter() {
            for arabic in [&wording.ar, &wording.help_ar] {
                assert!(arabic.chars().any(|c| matches!(c, 'ا'..='ي')), "{code}: {arabic}");
            }
        }
    }
}
