//! Names that somebody decided not to take into the glossary: a plain text file, one Arabic name a
//! line, `#` before a comment; sorted, so that a diff shows the decision and nothing else.

use std::collections::BTreeMap;

use crate::arabic::fold;

/// Its name in the folder of the glossary. It is no `.toml` file, which would hold entries.
pub const FILE: &str = "refused.txt";

/// What the file begins with.
const HEADER: &str = "# Names that `mujaz glossary suggest` does not suggest again, one a line.\n";

/// Refused names, known by their folded form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refused {
    /// Comment lines and blank lines, as they stand at the top.
    header: String,
    /// Folded name to the line as it is written.
    names: BTreeMap<String, String>,
}

impl Refused {
    /// Reads the file; every line is a name, a comment or blank, so that nothing can be wrong in it.
    pub fn read(text: &str) -> Self {
        let mut out = Self::default();
        for line in text.lines() {
            let name = line.split('#').next().unwrap_or_default().trim();
            if !name.is_empty() {
                out.names.entry(fold(name)).or_insert_with(|| line.trim().to_owned());
            } else if out.names.is_empty() {
                out.header.push_str(line);
                out.header.push('\n');
            }
        }
        out
    }

    /// The file as it is written.
    pub fn text(&self) -> String {
        let header = if self.header.is_empty() { HEADER } else { &self.header };
        let mut lines: Vec<&str> = self.names.values().map(String::as_str).collect();
        lines.sort_unstable();
        let names: String = lines.into_iter().map(|line| format!("{line}\n")).collect();
        format!("{header}{names}")
    }

    /// Whether a name has been refused, in whatever spelling.
    pub fn holds(&self, name: &str) -> bool {
        self.names.contains_key(&fold(name))
    }

    /// Refuses a name; `false` where it already was.
    pub fn add(&mut self, name: &str) -> bool {
        let name = name.split(['#', '\n', '\r']).next().unwrap_or_default().trim();
        if name.is_empty() || self.holds(name) {
            return false;
        }
        self.names.insert(fold(name), name.to_owned());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_spelling_and_comments_stay() {
        let text = "# Ours.\n\nهيئة الطرق  # a project\nأكاديمية البحر\n";
        let mut refused = Refused::read(text);
        assert!(refused.holds("هيئه الطرق") && refused.holds("اكاديمية البحر"));
        assert!(!refused.add("هيئة الطرق"));
        assert!(refused.add("بنك النيل"));
        assert_eq!(refused.text(), "# Ours.\n\nأكاديمية البحر\nبنك النيل\nهيئة الطرق  # a project\n");
        assert_eq!(Refused::read(&refused.text()), refused);
    }

    #[test]
    fn a_new_file_says_what_it_is() {
        let mut refused = Refused::read("");
        assert!(refused.add("بنك النيل\n# more"));
        assert_eq!(refused.text(), format!("{HEADER}بنك النيل\n"));
    }
}
