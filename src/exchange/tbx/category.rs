//! The data categories of TBX-Min and TBX-Basic: which element carries each, on which levels it may
//! stand and which values it may have (the modules `min` and `basic` of ISO 30042:2019; TBX-Core has
//! none).

/// The levels of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// The concept entry.
    Concept,
    /// A language section.
    Language,
    /// A term section.
    Term,
}

impl Level {
    /// The element of version 3.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Concept => "conceptEntry",
            Self::Language => "langSec",
            Self::Term => "termSec",
        }
    }
}

/// The dialect of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// No data categories.
    Core,
    /// The module `min`.
    Min,
    /// The modules `min` and `basic`.
    Basic,
    /// A dialect whose data categories are not known here; version 2 too.
    Other,
}

impl Dialect {
    /// The dialect of a name in `<tbx type="…">`.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "TBX-Core" => Self::Core,
            "TBX-Min" => Self::Min,
            "TBX-Basic" => Self::Basic,
            _ => Self::Other,
        }
    }

    /// The data categories it allows; `None` where they are not known here.
    pub(super) fn categories(self) -> Option<impl Iterator<Item = &'static Category>> {
        let modules: &[Module] = match self {
            Self::Core => &[],
            Self::Min => &[Module::Min],
            Self::Basic => &[Module::Min, Module::Basic],
            Self::Other => return None,
        };
        Some(CATEGORIES.iter().filter(move |c| modules.contains(&c.module)))
    }
}

/// A module of data categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Module {
    /// `http://www.tbxinfo.net/ns/min`
    Min,
    /// `http://www.tbxinfo.net/ns/basic`
    Basic,
}

/// A data category.
#[derive(Debug)]
pub(super) struct Category {
    /// Its name.
    pub(super) name: &'static str,
    /// The element whose `type` it is.
    pub(super) carrier: &'static str,
    /// The module it belongs to.
    pub(super) module: Module,
    /// Where it may stand.
    pub(super) levels: &'static [Level],
    /// Which values it may have; empty where any.
    pub(super) values: &'static [&'static str],
}

/// Elements that need a `type`.
pub(super) const CARRIERS: &[&str] =
    &["admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref"];

const ANYWHERE: &[Level] = &[Level::Concept, Level::Language, Level::Term];
const CONCEPT: &[Level] = &[Level::Concept];
const CONCEPT_OR_LANGUAGE: &[Level] = &[Level::Concept, Level::Language];
const CONCEPT_OR_TERM: &[Level] = &[Level::Concept, Level::Term];
const TERM: &[Level] = &[Level::Term];

const fn category(
    name: &'static str,
    carrier: &'static str,
    module: Module,
    levels: &'static [Level],
    values: &'static [&'static str],
) -> Category {
    Category { name, carrier, module, levels, values }
}

/// All of them.
pub(super) const CATEGORIES: &[Category] = &[
    category("customerSubset", "admin", Module::Min, CONCEPT_OR_TERM, &[]),
    category("subjectField", "descrip", Module::Min, CONCEPT, &[]),
    category(
        "administrativeStatus",
        "termNote",
        Module::Min,
        TERM,
        &[
            "admittedTerm-admn-sts",
            "deprecatedTerm-admn-sts",
            "preferredTerm-admn-sts",
            "supersededTerm-admn-sts",
        ],
    ),
    category(
        "partOfSpeech",
        "termNote",
        Module::Min,
        TERM,
        &["adjective", "adverb", "noun", "other", "verb"],
    ),
    category("externalCrossReference", "xref", Module::Min, ANYWHERE, &[]),
    category("projectSubset", "admin", Module::Basic, CONCEPT_OR_TERM, &[]),
    category("source", "admin", Module::Basic, ANYWHERE, &[]),
    category("context", "descrip", Module::Basic, TERM, &[]),
    category("definition", "descrip", Module::Basic, CONCEPT_OR_LANGUAGE, &[]),
    category("crossReference", "ref", Module::Basic, CONCEPT_OR_TERM, &[]),
    category("geographicalUsage", "termNote", Module::Basic, TERM, &[]),
    category(
        "grammaticalGender",
        "termNote",
        Module::Basic,
        TERM,
        &["feminine", "masculine", "neuter", "other"],
    ),
    category("termLocation", "termNote", Module::Basic, TERM, &[]),
    category(
        "termType",
        "termNote",
        Module::Basic,
        TERM,
        &["abbreviation", "acronym", "fullForm", "phrase", "shortForm", "variant"],
    ),
    category("transactionType", "transac", Module::Basic, ANYWHERE, &["modification", "origination"]),
    category("responsibility", "transacNote", Module::Basic, ANYWHERE, &[]),
    category("xGraphic", "xref", Module::Basic, CONCEPT_OR_LANGUAGE, &[]),
];

/// The data category of a name in a module's namespace; `None` for other namespaces.
pub(super) fn of_tag(namespace: &str, name: &str) -> Option<&'static Category> {
    let module = match namespace {
        "http://www.tbxinfo.net/ns/min" => Module::Min,
        "http://www.tbxinfo.net/ns/basic" => Module::Basic,
        _ => return None,
    };
    CATEGORIES.iter().find(|c| c.module == module && c.name == name)
}
