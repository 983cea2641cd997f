//! The templates in use: those embedded in the program, with a project's own laid over them.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use rust_embed::RustEmbed;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::origin::{Origin, Origins};
use super::source::TypstSource;
use super::{RenderOptions, literal, uncovered, view};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Brief;
use crate::proof::Proofed;

/// The folder `templates/` of the source tree.
#[derive(RustEmbed)]
#[folder = "templates/"]
struct Embedded;

/// Ending of a template; a file that ends in `.typ` alone belongs to the design library.
const TEMPLATE: &str = ".typ.j2";

/// Virtual path of the brief's JSON.
const BRIEF_JSON: &str = "brief.json";

/// Filters that can turn a string of a release into something other than one Typst value.
const REFUSED: [&str; 9] =
    ["safe", "tojson", "escape", "e", "urlencode", "replace", "format", "reverse", "indent"];

/// All templates, parsed.
#[derive(Debug)]
pub struct Templates {
    engine: Environment<'static>,
    library: Arc<[(String, String)]>,
    origins: Arc<Origins>,
    /// Whether a template asks for the brief itself, beyond what `page` arranges of it.
    uses_brief: bool,
}

impl Templates {
    /// The embedded templates; a file of the same name in `folder` replaces one, other files there
    /// with the endings `.typ.j2` and `.typ` are added.
    ///
    /// # Errors
    /// A folder or file that cannot be read, and every template that does not parse or uses a
    /// refused filter.
    pub fn load(folder: Option<&Path>) -> Result<Self, Vec<Diagnostic>> {
        let mut files = embedded();
        let mut problems = Vec::new();
        if let Some(folder) = folder {
            overlay(&mut files, folder, &mut problems);
        }
        let mut engine = Environment::new();
        engine.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
        engine.set_formatter(literal::format);
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .build()
                .map_err(|error| vec![Diagnostic::error("template", describe(&error))])?,
        );
        engine.set_debug(true);
        for filter in REFUSED {
            engine.remove_filter(filter);
        }
        let mut library = Vec::new();
        let mut uses_brief = false;
        for file in &files {
            if !file.name.ends_with(TEMPLATE) {
                library.push((file.name.clone(), file.text.clone()));
                continue;
            }
            for range in statements(&file.text) {
                uses_brief |= file.text[range.clone()]
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .any(|word| word == "brief");
                problems.extend(refused(file, range));
            }
            if let Err(error) = engine.add_template_owned(file.name.clone(), file.text.clone()) {
                problems.push(diagnostic(&error, file));
            }
        }
        if problems.is_empty() {
            Ok(Self { engine, library: library.into(), origins: Arc::new(Origins(files)), uses_brief })
        } else {
            Err(problems)
        }
    }

    /// SHA-256 of all templates and of the design library, hexadecimal.
    pub fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        for file in &self.origins.0 {
            hasher.update(file.name.as_bytes());
            hasher.update(file.text.as_bytes());
        }
        hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }

    /// Fills the template of the chosen layout. `covered` says for which characters there is a
    /// glyph; others are shown as ▯, except in the attached JSON.
    ///
    /// # Errors
    /// A template that asks for a value that is not there, or does with it what cannot be done.
    pub fn render(
        &self,
        brief: &Proofed,
        options: &RenderOptions,
        covered: &dyn Fn(char) -> bool,
    ) -> Result<TypstSource, Diagnostic> {
        let unwritable = |error: serde_json::Error| {
            Diagnostic::error("brief-json", format!("the brief cannot be written as JSON: {error}"))
        };
        let json = super::json(brief).map_err(unwritable)?;
        let page = view::View::new(brief, options);
        let title = page.document.title.clone();
        let context = Context {
            page,
            brief: self.uses_brief.then_some(&**brief),
            attachment: options.attach.then_some(BRIEF_JSON),
        };
        let context = if json.chars().all(covered) {
            Value::from(Serde(&context))
        } else {
            let mut values = serde_json::to_value(&context).map_err(unwritable)?;
            uncovered::replace_all(&mut values, covered);
            Value::from(Serde(values))
        };
        let name = format!("{}.typ", options.layout);
        let text = self
            .engine
            .get_template(&format!("{name}.j2"))
            .and_then(|template| template.render(context))
            .map_err(|error| self.locate(&error))?;
        Ok(TypstSource {
            name,
            text,
            library: Arc::clone(&self.library),
            data: vec![(BRIEF_JSON.to_owned(), json.into_bytes())],
            title,
            origins: Arc::clone(&self.origins),
        })
    }

    /// An error while filling, with its place in the template it names.
    fn locate(&self, error: &minijinja::Error) -> Diagnostic {
        match error.name().and_then(|name| self.origins.get(name)) {
            Some(file) => diagnostic(error, file),
            None => Diagnostic::error("template", describe(error)),
        }
    }
}

/// The values a template can ask for.
#[derive(Serialize)]
struct Context<'a> {
    page: view::View<'a>,
    brief: Option<&'a Brief>,
    /// Virtual path of the brief's JSON; none where it is not attached.
    attachment: Option<&'static str>,
}

/// The embedded files.
fn embedded() -> Vec<Origin> {
    let file = |name: std::borrow::Cow<'static, str>| {
        let data = Embedded::get(&name)?.data;
        let text = String::from_utf8(data.into_owned()).ok()?;
        (name.ends_with(TEMPLATE) || name.ends_with(".typ")).then(|| Origin {
            path: format!("templates/{name}"),
            name: name.into_owned(),
            text,
        })
    };
    Embedded::iter().filter_map(file).collect()
}

/// Lays the files of `folder` over `files`.
fn overlay(files: &mut Vec<Origin>, folder: &Path, problems: &mut Vec<Diagnostic>) {
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).display().to_string();
                problems.push(
                    Diagnostic::error("template-folder", "the templates cannot be read")
                        .at(Place::file(path))
                        .help(error.to_string()),
                );
                continue;
            }
        };
        let Ok(inside) = entry.path().strip_prefix(folder) else { continue };
        let name = inside.to_string_lossy().replace('\\', "/");
        if !entry.file_type().is_file() || !(name.ends_with(TEMPLATE) || name.ends_with(".typ")) {
            continue;
        }
        let path = entry.path().display().to_string();
        match std::fs::read_to_string(entry.path()) {
            Ok(text) => {
                files.retain(|file| file.name != name);
                files.push(Origin { name, path, text });
            }
            Err(error) => problems.push(
                Diagnostic::error("template-folder", format!("the template cannot be read: {error}"))
                    .at(Place::file(path)),
            ),
        }
    }
}

/// The expressions and statements of a template, as byte ranges without their braces; comments are
/// passed over.
fn statements(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                from = open + 1;
                continue;
            }
        };
        let end = text[open + 2..].find(close).map_or(text.len(), |end| open + 2 + end);
        if close != "#}" {
            found.push(open + 2..end);
        }
        from = (end + 2).min(text.len());
    }
    found
}

/// Uses of refused filters in one expression or statement, found in the text so that they stop a
/// run before its first document.
fn refused(file: &Origin, range: Range<usize>) -> Vec<Diagnostic> {
    let start = range.start;
    let mut found = Vec::new();
    let mut report = |at: usize, length: usize, what: &str| {
        found.push(
            Diagnostic::error("template-filter", format!("{what} is not allowed in a template"))
                .at(Place::in_source(file.path.as_str(), &file.text, at, at + length))
                .help("values are written as Typst values; leave the filter out"),
        );
    };
    let statement = &file.text[range];
    for (pipe, _) in statement.match_indices('|') {
        let at = pipe + 1 + leading_space(&statement[pipe + 1..]);
        let name = word(&statement[at..]);
        if REFUSED.contains(&name) {
            report(start + at, name.len(), &format!("`|{name}`"));
        }
    }
    let at = statement.len() - statement.trim_start_matches(['-', '+', ' ', '\t', '\n']).len();
    let mut words = statement[at..].split_whitespace();
    match (words.next(), words.next().map(word)) {
        (Some("filter"), Some(name)) if REFUSED.contains(&name) => {
            report(start + at, "filter".len(), &format!("`filter {name}`"));
        }
        (Some("autoescape"), _) => report(start + at, "autoescape".len(), "`autoescape`"),
        _ => {}
    }
    found
}

/// How many bytes of white space a text starts with.
fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The identifier a text starts with.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    &text[..end]
}

/// An error of the template engine: template, line, and the expression at fault.
fn diagnostic(error: &minijinja::Error, file: &Origin) -> Diagnostic {
    let place = match (error.range(), error.line()) {
        (Some(range), _) => Place::in_source(file.path.as_str(), &file.text, range.start, range.end),
        (None, Some(line)) => {
            let start: usize = file.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
            let length = file.text[start..].lines().next().map_or(0, str::len);
            Place::in_source(file.path.as_str(), &file.text, start, start + length)
        }
        (None, None) => Place::file(file.path.as_str()),
    };
    Diagnostic::error("template", describe(error)).at(place)
}

/// What the engine says, without its own mention of the place.
fn describe(error: &minijinja::Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}
