//! The codes of all diagnostics of the program, by which `[severity]` names them: a slip of the pen there
//! would leave a house with less than it asked for, and nobody would notice.

use mujaz::diagnostic::findings::WORDINGS;
use mujaz::glossary::lint;

/// Codes that neither the table of findings nor the checks of the glossary have.
const OTHERS: &[&str] = &[
    "bidi-control",
    "binary-file",
    "brief-json",
    "cannot-write",
    "control-character",
    "empty-file",
    "encoding-guessed",
    "exchange-binary",
    "exchange-cell-too-long",
    "exchange-format",
    "exchange-lost",
    "exchange-term-dropped",
    "exchange-too-large",
    "exchange-write",
    "exchange-written-only",
    "font-invalid",
    "font-missing",
    "front-matter",
    "git-failed",
    "git-missing",
    "git-repository",
    "git-revision",
    "glossary-cache",
    "glossary-changed",
    "glossary-edit",
    "glossary-editor",
    "glossary-folder",
    "glossary-in-use",
    "glossary-kept",
    "glossary-key",
    "glossary-kind",
    "glossary-lock",
    "glossary-locked",
    "glossary-merge",
    "glossary-no-concept",
    "glossary-shipped",
    "glossary-value",
    "glossary-write",
    "html-entity",
    "html-tag",
    "import-ambiguous",
    "import-ask",
    "import-conflict",
    "import-forbidden",
    "import-id",
    "import-no-id",
    "import-no-name",
    "import-no-source",
    "import-unread",
    "index-damaged",
    "invalid-encoding",
    "invalid-value",
    "json",
    "lost-character",
    "merge-by-lines",
    "merge-conflict",
    "merge-failed",
    "much-cleaned",
    "no-arabic",
    "no-format",
    "no-releases",
    "old-briefing",
    "outdated-product",
    "output-locked",
    "passed-over",
    "pdf-standard",
    "picture",
    "publisher-name",
    "residue",
    "same-meeting",
    "skos-base",
    "skos-not-carried",
    "skos-write",
    "stale-product",
    "table-above",
    "table-column-twice",
    "table-column-unknown",
    "table-delimiter",
    "table-headings",
    "table-languages",
    "table-pair",
    "table-quote",
    "table-row-empty",
    "table-syntax",
    "table-value",
    "tbx-category",
    "tbx-empty",
    "tbx-entry",
    "tbx-field",
    "tbx-language",
    "tbx-more",
    "tbx-not-carried",
    "tbx-structure",
    "tbx-target",
    "tbx-term",
    "tbx-value",
    "tbx-write",
    "template",
    "template-filter",
    "template-folder",
    "template-path",
    "toml-syntax",
    "too-large",
    "typst",
    "unknown-encoding",
    "unknown-key",
    "unreadable-file",
    "unsafe-id",
    "unsafe-name",
    "unwritable-file",
    "wrong-type",
    "xlsx-columns",
    "xlsx-empty",
    "xlsx-error-value",
    "xlsx-read",
    "xlsx-refused",
    "xlsx-sheets",
    "xml-character",
    "xml-depth",
    "xml-dtd",
    "xml-encoding",
    "xml-entity",
    "xml-syntax",
];

/// Every code that a diagnostic can have.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    let findings = WORDINGS.keys().map(String::as_str);
    findings.chain(lint::checks().map(|check| check.code)).chain(OTHERS.iter().copied())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// The sources of the program without their tests.
    fn sources() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.expect("an entry"));
        let is_source = |path: &Path| {
            path.extension().is_some_and(|e| e == "rs")
                && !path.ends_with("tests.rs")
                && !path.ends_with("codes.rs")
        };
        let text = |path: &Path| std::fs::read_to_string(path).expect("a source");
        let whole: Vec<String> = files.filter(|f| is_source(f.path())).map(|f| text(f.path())).collect();
        let start =
            |text: &String| text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
        whole.iter().map(start).collect()
    }

    #[test]
    fn every_code_of_the_program_is_known_and_no_other() {
        let makes = r#"(?:error|warning|notice|Diagnostic::new|refuse|refused|problem)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)*)""#;
        let makes = regex::Regex::new(makes).expect("a pattern");
        let all: BTreeSet<&str> = all().collect();
        let sources = sources();
        for source in &sources {
            for found in makes.captures_iter(source) {
                assert!(all.contains(&found[1]), "{} is missing in OTHERS", &found[1]);
            }
        }
        for code in OTHERS {
            let written = format!("\"{code}\"");
            assert!(
                sources.iter().any(|source| source.contains(&written)),
                "no diagnostic has the code {code}"
            );
        }
        assert!(OTHERS.is_sorted(), "in the order of the alphabet");
        assert_eq!(super::all().count(), all.len(), "each code once");
    }
}
