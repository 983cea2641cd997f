//! `mujaz.toml`: what a project says once so that nobody has to type it.

mod codes;
pub(crate) mod schema;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use mujaz::diagnostic::{Diagnostic, Place, Severity};
use mujaz::english::style::{DateOrder, Money, Spelling, Style};
use mujaz::ingest::fields::{self, Fields};
use mujaz::pipeline::Publisher;

use crate::args::{FailOn, FormatArg, LayoutArg, Level};
use crate::cache::CacheSetting;

/// The name of the configuration file.
pub(crate) const FILE: &str = "mujaz.toml";

/// The configuration of a project; every key has a default. Paths are resolved against the folder of
/// the file, so that a command works the same in every subfolder.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) output: PathBuf,
    pub(crate) formats: Vec<FormatArg>,
    pub(crate) layout: LayoutArg,
    pub(crate) pdf_standards: Vec<String>,
    pub(crate) glossary: Option<PathBuf>,
    /// Where the project's glossary is, or will be once it has an entry.
    pub(crate) glossary_home: PathBuf,
    pub(crate) shipped_glossary: bool,
    pub(crate) cache: CacheSetting,
    pub(crate) templates: Option<PathBuf>,
    pub(crate) fonts: Vec<PathBuf>,
    pub(crate) fail_on: Option<FailOn>,
    pub(crate) severities: BTreeMap<String, Severity>,
    pub(crate) country: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) style: Style,
    pub(crate) publishers: Vec<Publisher>,
}

impl Config {
    /// Reads the given file, or the nearest `mujaz.toml` here or above; without one, the defaults.
    ///
    /// # Errors
    /// A file that cannot be read, or every mistake in it.
    pub(crate) fn load(given: Option<&Path>) -> Result<Self, Vec<Diagnostic>> {
        let file = match given {
            Some(file) => Some(file.to_owned()),
            None => nearest(),
        };
        let Some(file) = file else { return Self::parse("", "", Path::new("")) };
        let name = file.display().to_string();
        let text = std::fs::read_to_string(&file).map_err(|error| {
            let message = format!("the configuration cannot be read: {error}");
            vec![Diagnostic::error("unreadable-file", message).at(Place::file(name.as_str()))]
        })?;
        Self::parse(&name, &text, file.parent().unwrap_or(Path::new("")))
    }

    /// Reads a configuration whose paths are relative to `root`.
    fn parse(name: &str, text: &str, root: &Path) -> Result<Self, Vec<Diagnostic>> {
        fields::read(name, text, 0..text.len(), |fields| {
            let input = fields.table("input", |f| paths(f, "paths", root)).flatten();
            let output = fields.table("output", |f| Output::read(f, root)).unwrap_or_default();
            let glossary =
                fields.table("glossary", |f| (path(f, "folder", root), f.boolean("shipped"), cache(f, root)));
            let (folder, shipped, cache) = glossary.unwrap_or_default();
            let house = fields.table("house", |f| (f.country("country"), f.string("publisher")));
            let (country, publisher) = house.unwrap_or_default();
            Self {
                inputs: input.unwrap_or_else(|| vec![root.join("meetings")]),
                output: output.folder.unwrap_or_else(|| root.join("output")),
                formats: output.formats.unwrap_or_else(|| vec![FormatArg::Pdf]),
                layout: output.layout.unwrap_or(LayoutArg::SideBySide),
                pdf_standards: output.pdf_standards,
                glossary_home: folder.clone().unwrap_or_else(|| root.join("glossary")),
                glossary: folder.or_else(|| Some(root.join("glossary")).filter(|path| path.is_dir())),
                cache,
                shipped_glossary: shipped.is_none_or(|(shipped, _)| shipped),
                templates: fields.table("templates", |f| path(f, "folder", root)).flatten(),
                fonts: fields.table("fonts", |f| paths(f, "files", root)).flatten().unwrap_or_default(),
                fail_on: fields.table("check", |f| word(f, "fail-on")).flatten(),
                severities: severities(fields),
                country,
                style: fields.table("english", style).unwrap_or_default(),
                publisher: publisher.map(|(publisher, _)| publisher),
                publishers: fields.tables("publisher", known_publisher),
            }
        })
    }
}

/// The `[output]` table.
#[derive(Default)]
struct Output {
    folder: Option<PathBuf>,
    formats: Option<Vec<FormatArg>>,
    layout: Option<LayoutArg>,
    pdf_standards: Vec<String>,
}

impl Output {
    fn read(fields: &mut Fields<'_>, root: &Path) -> Self {
        let standards = fields.strings("pdf-standards").unwrap_or_default();
        Self {
            folder: path(fields, "folder", root),
            formats: words(fields, "formats"),
            layout: word(fields, "layout"),
            pdf_standards: standards.into_iter().map(|(standard, _)| standard).collect(),
        }
    }
}

/// The nearest `mujaz.toml`, as a path relative to the working folder: `../../mujaz.toml`.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let above = here.ancestors().position(|folder| folder.join(FILE).is_file())?;
    Some(std::iter::repeat_n("..", above).collect::<PathBuf>().join(FILE))
}

fn path(fields: &mut Fields<'_>, key: &'static str, root: &Path) -> Option<PathBuf> {
    fields.string(key).map(|(path, _)| root.join(path))
}

fn paths(fields: &mut Fields<'_>, key: &'static str, root: &Path) -> Option<Vec<PathBuf>> {
    Some(fields.strings(key)?.into_iter().map(|(path, _)| root.join(path)).collect())
}

/// One of the words that the command line takes for the same option.
fn word<T: ValueEnum>(fields: &mut Fields<'_>, key: &'static str) -> Option<T> {
    let names = names::<T>();
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    let (word, _) = fields.one_of(key, &known)?;
    T::from_str(&word, false).ok()
}

fn words<T: ValueEnum>(fields: &mut Fields<'_>, key: &'static str) -> Option<Vec<T>> {
    let mut values = Vec::new();
    for (word, range) in fields.strings(key)? {
        match T::from_str(&word, false) {
            Ok(value) => values.push(value),
            Err(_) => unknown_word::<T>(fields, &word, range),
        }
    }
    Some(values)
}

fn unknown_word<T: ValueEnum>(fields: &mut Fields<'_>, word: &str, range: std::ops::Range<usize>) {
    let names = names::<T>();
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    fields.invalid(range, format!("`{word}` is not known here"), fields::did_you_mean(word, &known));
}

fn names<T: ValueEnum>() -> Vec<String> {
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

fn severities(fields: &mut Fields<'_>) -> BTreeMap<String, Severity> {
    let mut severities = BTreeMap::new();
    for ((code, at), (level, range)) in fields.map("severity") {
        if !codes::all().any(|known| known == code) {
            let known: Vec<&str> = codes::all().collect();
            fields.invalid(at, format!("there is no diagnostic `{code}`"), fields::nearest(&code, &known));
        }
        match Level::from_str(&level, false) {
            Ok(level) => {
                severities.insert(code, level.into());
            }
            Err(_) => unknown_word::<Level>(fields, &level, range),
        }
    }
    severities
}

/// The `[english]` table.
fn style(fields: &mut Fields<'_>) -> Style {
    let spelling = fields.one_of("spelling", &["british", "american"]);
    let order = fields.one_of("date-order", &["day-month", "month-day"]);
    let money = fields.one_of("money", &["symbol", "code", "name"]);
    Style {
        spelling: match spelling {
            Some((word, _)) if word == "american" => Spelling::American,
            _ => Spelling::British,
        },
        date_order: match order {
            Some((word, _)) if word == "month-day" => DateOrder::MonthDay,
            _ => DateOrder::DayMonth,
        },
        money: match money.as_ref().map(|(word, _)| word.as_str()) {
            Some("code") => Money::Code,
            Some("name") => Money::Name,
            _ => Money::Symbol,
        },
    }
}

fn cache(fields: &mut Fields<'_>, root: &Path) -> CacheSetting {
    match fields.string_or_false("cache") {
        None => CacheSetting::System,
        Some(None) => CacheSetting::Off,
        Some(Some((folder, _))) => CacheSetting::Folder(root.join(folder)),
    }
}

/// A `[[publisher]]`: its name, and what it is known to mean.
fn known_publisher(fields: &mut Fields<'_>) -> Publisher {
    let name = fields.string("name").map(|(name, _)| name).unwrap_or_default();
    let country = fields.country("country");
    let names = fields.map("names").into_iter().map(|((words, _), (id, _))| (words, id)).collect();
    Publisher { name, country, names }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, Vec<Diagnostic>> {
        Config::parse(FILE, text, Path::new("root"))
    }

    #[test]
    fn every_key_has_a_default() {
        let config = parse("").expect("defaults");
        assert_eq!(config.inputs, [Path::new("root/meetings")]);
        assert_eq!(config.output, Path::new("root/output"));
        assert_eq!(config.cache, CacheSetting::System);
        assert!(config.shipped_glossary && config.glossary.is_none() && config.fail_on.is_none());
    }

    #[test]
    fn every_key_is_read() {
        let text = "[input]\npaths = [\"in\"]\n[output]\nfolder = \"out\"\nformats = [\"pdf\", \"json\"]\nlayout = \"english\"\npdf-standards = [\"ua-1\"]\n[glossary]\nfolder = \"terms\"\nshipped = false\ncache = \"c\"\n[templates]\nfolder = \"t\"\n[fonts]\nfiles = [\"a.ttf\"]\n[check]\nfail-on = \"never\"\n[severity]\nresidue = \"warning\"\n[house]\ncountry = \"eg\"\npublisher = \"The Desk\"\n[[publisher]]\nname = \"وام\"\ncountry = \"AE\"\nnames = { \"الدولة\" = \"ae\" }\n[english]\nspelling = \"american\"\ndate-order = \"month-day\"\nmoney = \"code\"\n";
        let config = parse(text).expect("a configuration");
        let style =
            Style { spelling: Spelling::American, date_order: DateOrder::MonthDay, money: Money::Code };
        assert_eq!(config.style, style);
        assert_eq!(config.inputs, [Path::new("root/in")]);
        assert_eq!(config.formats, [FormatArg::Pdf, FormatArg::Json]);
        assert_eq!(config.layout, LayoutArg::English);
        assert_eq!(config.glossary.as_deref(), Some(Path::new("root/terms")));
        assert!(!config.shipped_glossary);
        assert_eq!(config.cache, CacheSetting::Folder("root/c".into()));
        assert_eq!(parse("[glossary]\ncache = false\n").expect("no cache").cache, CacheSetting::Off);
        assert_eq!(config.fail_on, Some(FailOn::Never));
        assert_eq!(config.severities["residue"], Severity::Warning);
        assert_eq!(config.country.as_deref(), Some("EG"));
        assert_eq!(config.publishers[0].names["الدولة"], "ae");
        assert_eq!(config.publisher.as_deref(), Some("The Desk"));
    }

    #[test]
    fn unknown_codes_and_countries_are_errors_that_name_the_nearest() {
        let text = "[severity]\nresidu = \"warning\"\nglossary-acronym-name = \"notice\"\n[house]\ncountry = \"UK\"\n[[publisher]]\nname = \"وام\"\ncountry = \"الإمارات العربية المتحدة\"\n";
        let errors = parse(text).expect_err("mistakes");
        let shown: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "mujaz.toml:2:1: error[invalid-value]: there is no diagnostic `residu`",
                "mujaz.toml:3:1: error[invalid-value]: there is no diagnostic `glossary-acronym-name`",
                "mujaz.toml:5:11: error[invalid-value]: `UK` is not the code of a country in `house.country`",
                "mujaz.toml:8:11: error[invalid-value]: `الإمارات العربية المتحدة` is not the code of a country in `publisher.country`",
            ]
        );
        let helps: Vec<&str> = errors.iter().filter_map(|e| e.help.as_deref()).collect();
        assert_eq!(
            helps,
            [
                "did you mean `residue`?",
                "did you mean `glossary-acronym-in-name`?",
                "did you mean `GB` (United Kingdom)?",
                "did you mean `AE` (United Arab Emirates)?",
            ]
        );
    }

    #[test]
    fn another_english_is_refused_with_the_known_ones() {
        let errors =
            parse("[english]\nspelling = \"amercan\"\ndate-order = \"iso\"\n").expect_err("mistakes");
        let shown: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "mujaz.toml:2:12: error[invalid-value]: `amercan` is not a value of `english.spelling`",
                "mujaz.toml:3:14: error[invalid-value]: `iso` is not a value of `english.date-order`",
            ]
        );
        let helps: Vec<&str> = errors.iter().filter_map(|e| e.help.as_deref()).collect();
        assert_eq!(helps, ["did you mean `american`?", "known are `day-month`, `month-day`"]);
    }

    #[test]
    fn mistakes_are_all_reported_at_their_places() {
        let text = "[outptu]\n[output]\nfromats = []\nlayout = \"englsh\"\nformats = [\"pfd\"]\n[glossary]\nshipped = \"yes\"\n";
        let errors = parse(text).expect_err("mistakes");
        let shown: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "mujaz.toml:1:2: error[unknown-key]: `outptu` is not a known key",
                "mujaz.toml:3:1: error[unknown-key]: `output.fromats` is not a known key",
                "mujaz.toml:4:10: error[invalid-value]: `englsh` is not a value of `output.layout`",
                "mujaz.toml:5:12: error[invalid-value]: `pfd` is not known here",
                "mujaz.toml:7:11: error[wrong-type]: `glossary.shipped` is true or false, not a value of type string",
            ]
        );
        let helps: Vec<&str> = errors.iter().filter_map(|e| e.help.as_deref()).collect();
        assert_eq!(
            helps,
            [
                "did you mean `output`?",
                "did you mean `formats`?",
                "did you mean `english`?",
                "did you mean `pdf`?"
            ]
        );
    }
}
