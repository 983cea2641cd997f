//! Which PDF standards a file declares and is held to.

use typst_pdf::{PdfStandard, PdfStandards};

use crate::diagnostic::Diagnostic;

/// How a PDF is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfOptions {
    /// Names of the standards, as Typst has them: `a-3a`, `ua-1`, `a-2b`, `1.7`. Empty for plain
    /// PDF 1.7.
    pub standards: Vec<String>,
    /// What identifies the document from one build to the next, such as the meeting's id; `None`
    /// makes it from title and author.
    pub identifier: Option<String>,
}

impl Default for PdfOptions {
    /// PDF/A-3a and PDF/UA-1: archivable with its data attached, and accessible.
    fn default() -> Self {
        Self { standards: vec!["a-3a".into(), "ua-1".into()], identifier: None }
    }
}

impl PdfOptions {
    /// Checks the names and whether they go together; for configuration, before the first document.
    ///
    /// # Errors
    /// A name that is none, or standards that contradict each other.
    pub fn check(&self) -> Result<(), Diagnostic> {
        self.typst_standards().map(drop)
    }

    /// The standards in the compiler's form.
    pub(super) fn typst_standards(&self) -> Result<PdfStandards, Diagnostic> {
        let list = self.standards.iter().map(|name| standard(name)).collect::<Result<Vec<_>, _>>()?;
        PdfStandards::new(&list).map_err(|error| {
            let hints: Vec<String> = error.hints().iter().map(ToString::to_string).collect();
            let problem = Diagnostic::error("pdf-standard", error.message().to_string());
            if hints.is_empty() { problem } else { problem.help(hints.join("; ")) }
        })
    }
}

/// The standard of a name; the names are Typst's own, read by its own deserialiser.
fn standard(name: &str) -> Result<PdfStandard, Diagnostic> {
    serde_json::from_value(serde_json::Value::from(name)).map_err(|_| {
        Diagnostic::error("pdf-standard", format!("`{name}` is not the name of a PDF standard"))
            .help("use names such as a-3a, a-2b, ua-1, 1.7 or 2.0")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(standards: &[&str]) -> PdfOptions {
        PdfOptions { standards: standards.iter().map(ToString::to_string).collect(), identifier: None }
    }

    #[test]
    fn names_are_those_of_typst() {
        assert!(PdfOptions::default().check().is_ok());
        assert!(options(&[]).check().is_ok());
        assert!(options(&["a-2b"]).check().is_ok());
        assert!(options(&["1.7"]).check().is_ok());
    }

    #[test]
    fn a_wrong_name_and_a_contradiction_are_reported() {
        let wrong = options(&["a-9z"]).check().expect_err("no such standard");
        assert_eq!(wrong.message, "`a-9z` is not the name of a PDF standard");
        let both = options(&["a-3a", "a-2b"]).check().expect_err("two archival standards");
        assert_eq!(both.code, "pdf-standard");
    }
}
