//! From a line of generated Typst back to the template's line.
//!
//! A template line is fixed text with `{{ … }}` and `{% … %}` in between. A generated line came
//! from the template line whose fixed pieces it holds in the same order; the longest match wins.
//! Markers in the generated text would be exact, but they would also be in every `--format typ`.

use crate::diagnostic::Place;

/// One template or library file, for messages.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// Name in the template engine, or virtual path in the library.
    pub(super) name: String,
    /// Path as a person knows it.
    pub(super) path: String,
    /// The file's text.
    pub(super) text: String,
}

/// All files in use.
#[derive(Debug, Default)]
pub(super) struct Origins(pub(super) Vec<Origin>);

impl Origins {
    /// The file of a name.
    pub(super) fn get(&self, name: &str) -> Option<&Origin> {
        self.0.iter().find(|origin| origin.name == name)
    }

    /// A place in a library file under the path it was loaded from.
    pub(super) fn in_library(&self, mut place: Place) -> Place {
        if let Some(origin) = self.get(&place.path) {
            place.path.clone_from(&origin.path);
        }
        place
    }

    /// A place in the template that most likely wrote the line at `place`; the layout's own
    /// template `main` goes before those it includes.
    pub(super) fn in_template(&self, main: &str, place: Place) -> Place {
        let templates = self.0.iter().filter(|origin| origin.name.ends_with(".j2"));
        let mut best: Option<(usize, Place)> = None;
        for origin in templates {
            for (index, line) in origin.text.lines().enumerate() {
                let Some(mut score) = fixed_length(line, &place.text) else { continue };
                score = score * 2 + usize::from(origin.name.starts_with(main));
                if best.as_ref().is_none_or(|(highest, _)| score > *highest) {
                    best = Some((score, whole_line(&origin.path, index, line)));
                }
            }
        }
        best.map_or(place, |(_, found)| found)
    }
}

/// A line of a file as a place.
fn whole_line(path: &str, index: usize, line: &str) -> Place {
    let indent = line.len() - line.trim_start().len();
    Place {
        path: path.to_owned(),
        line: index + 1,
        column: indent + 1,
        width: line.trim().chars().count().max(1),
        text: line.to_owned(),
    }
}

/// How many bytes of fixed text a template line shares with a generated one, `None` where the
/// generated line cannot have come from it.
fn fixed_length(template: &str, generated: &str) -> Option<usize> {
    let mut rest = generated;
    let mut length = 0;
    for piece in fixed_pieces(template) {
        let at = rest.find(piece)?;
        rest = &rest[at + piece.len()..];
        length += piece.len();
    }
    (length > 0).then_some(length)
}

/// The fixed pieces of a template line.
fn fixed_pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line.trim();
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        pieces.push(rest[..at].trim());
        let close = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        rest = rest[at..].find(close).map_or("", |end| &rest[at + end + 2..]);
    }
    pieces.push(rest.trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_line_finds_its_template_line() {
        let origins = Origins(vec![Origin {
            name: "side.typ.j2".into(),
            path: "templates/side.typ.j2".into(),
            text: "#import \"x.typ\": *\n{% for row in rows %}\n  #row({{ row.en }}, {{ row.ar }})\n{% endfor %}\n"
                .into(),
        }]);
        let place = Place {
            path: "side.typ".into(),
            line: 9,
            column: 3,
            width: 4,
            text: "  #row(\"a, {{ b }}\", \"ب\")".into(),
        };
        let found = origins.in_template("side.typ", place);
        assert_eq!((found.path.as_str(), found.line, found.column), ("templates/side.typ.j2", 3, 3));
    }
}
