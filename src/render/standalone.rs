//! A document that the Typst command line compiles by itself: the main text, and beside it the files
//! of the design library that it imports.

use std::collections::BTreeMap;

use super::source::TypstSource;

impl TypstSource {
    /// The main text and, by file name, the library files it needs. All of them stand in one folder:
    /// `design/both.typ` becomes `design-both.typ`, and so do the imports that name it.
    pub fn standalone(&self) -> (String, BTreeMap<String, String>) {
        let mut needed = BTreeMap::new();
        let main = self.flattened("", &self.text, &mut needed);
        (main, needed)
    }

    /// A file of the folder `folder` with its imports turned into names beside it.
    fn flattened(&self, folder: &str, text: &str, needed: &mut BTreeMap<String, String>) -> String {
        let lines = text.split_inclusive('\n').map(|line| {
            let Some((before, path, after)) = import(line) else { return line.to_owned() };
            let name = match path.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}{path}"),
            };
            let Some((_, text)) = self.library.iter().find(|(file, _)| *file == name) else {
                return line.to_owned();
            };
            let flat = name.replace('/', "-");
            if !needed.contains_key(&flat) {
                // Entered before it is read, so that a circle of imports ends.
                needed.insert(flat.clone(), String::new());
                let own = name.rfind('/').map_or("", |at| &name[..=at]);
                let text = self.flattened(own, text, needed);
                needed.insert(flat.clone(), text);
            }
            // A module without a name of its own is called after its file.
            let is_bare = after.trim() == "\"" && before.contains("import");
            let stem = path.rsplit('/').next().and_then(|file| file.strip_suffix(".typ"));
            match stem.filter(|_| is_bare) {
                Some(stem) => format!("{before}{flat}\" as {stem}{}", &after[1..]),
                None => format!("{before}{flat}{after}"),
            }
        });
        lines.collect()
    }
}

/// An import or include at the beginning of a line, cut around its path.
fn import(line: &str) -> Option<(&str, &str, &str)> {
    let code = line.trim_start().trim_start_matches('#');
    let rest = code.strip_prefix("import ").or_else(|| code.strip_prefix("include "))?.strip_prefix('"')?;
    let path = &rest[..rest.find('"')?];
    let start = line.len() - rest.len();
    Some((&line[..start], path, &line[start + path.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_imports_are_cut() {
        assert_eq!(import("#import \"a/b.typ\": *\n"), Some(("#import \"", "a/b.typ", "\": *\n")));
        assert_eq!(import("  include \"b.typ\""), Some(("  include \"", "b.typ", "\"")));
        for line in ["", "import", "#import name: x", "#let a = \"import\"", "#important(\"a.typ\")"] {
            assert_eq!(import(line), None, "{line}");
        }
    }
}
