//! The JSON Schema of a glossary file, from which editors complete and check while somebody types. The
//! reader says more than a schema can (whether an id exists, whether a day does); what the schema
//! refuses, the reader refuses too.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::concept::Status;

/// The schema of a glossary file.
pub fn schema() -> Schema {
    of_toml::<GlossaryFile>()
}

/// The schema of a type that stands in a TOML file, where a key is left out and never null.
pub fn of_toml<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_null));
    settings.into_generator().into_root_schema_for::<T>()
}

fn without_null(schema: &mut Schema) {
    let is_null = |value: &Value| value == "null" || value.get("type").is_some_and(|t| t == "null");
    for key in ["type", "anyOf", "enum"] {
        let Some(Value::Array(list)) = schema.get_mut(key) else { continue };
        list.retain(|value| !is_null(value) && !value.is_null());
        if key == "type" && list.len() == 1 {
            let only = list.remove(0);
            schema.insert(key.to_owned(), only);
        }
    }
    schema.remove("default");
}

/// A glossary file: entries of one kind or of several.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(title = "mujaz glossary")]
#[derive(Default)]
struct GlossaryFile {
    /// Ministry, regulator, committee, company.
    organisation: Vec<Named>,
    /// A person with a name.
    person: Vec<Named>,
    /// A country; its names come from CLDR where the entry gives none.
    country: Vec<Entry>,
    /// City or venue.
    place: Vec<Named>,
    /// A named meeting or series.
    event: Vec<Named>,
    /// Strategy, programme, platform.
    initiative: Vec<Named>,
    /// Treaty, law, report.
    document: Vec<Named>,
    /// An office or an honorific.
    role: Vec<Named>,
    /// A policy term.
    concept: Vec<Named>,
}

/// An entry that must have a name in both languages.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("required" = ["id", "ar", "en"]))]
struct Named(Entry);

/// One entry.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend(
    "if" = { "properties": { "status": { "const": "approved" } }, "required": ["status"] },
    "then" = { "required": ["source"] }
))]
struct Entry {
    /// Unique, readable, stable: ASCII, lower case, hyphens; national bodies begin with their country:
    /// eg-ntra.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    id: String,
    /// Finer sort in English: ministry, regulator, committee; roles are office or honorific.
    class: Option<String>,
    /// The Arabic name, in full spelling, without vowel marks.
    ar: Option<Term>,
    /// Other full names in Arabic.
    ar_variant: Option<Terms>,
    /// The official long name in Arabic.
    ar_formal: Option<Terms>,
    /// Forms that mean it only after a full mention in the same release: دول المجلس.
    ar_short: Option<Terms>,
    /// Acronyms in Arabic script: الإسكوا.
    ar_acronym: Option<Terms>,
    /// Nationality adjective of a country, masculine, without article: مصري.
    ar_adjective: Option<Terms>,
    /// Arabic that is never to be used.
    ar_forbidden: Option<Terms>,
    /// The English name as the body itself writes it, without acronym and without "the".
    en: Option<Term>,
    /// Other English names.
    en_variant: Option<Terms>,
    /// The official long name in English.
    en_formal: Option<Terms>,
    /// Short names in English.
    en_short: Option<Terms>,
    /// Nationality adjective of a country in English.
    en_adjective: Option<Terms>,
    /// English that is never to be used.
    en_forbidden: Option<Terms>,
    /// The Latin acronym that is printed.
    acronym: Option<Terms>,
    /// Latin acronyms that are recognised as well.
    acronym_variant: Option<Terms>,
    /// ISO 3166-1 alpha-2, for national bodies and places.
    #[schemars(regex(pattern = r"^[A-Z]{2}$"))]
    country: Option<String>,
    /// Id of the parent body.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    parent: Option<String>,
    /// What it is, in a sentence.
    definition: Option<String>,
    /// For the terminologist.
    note: Option<String>,
    /// How far the English can be trusted; approved needs a source.
    status: Option<Status>,
    /// The page where the English was read, with https:// before it.
    #[schemars(regex(pattern = r"://|^github:|^CLDR$"))]
    source: Option<String>,
    /// ISO date from which the name holds, cut to what is known.
    since: Option<Day>,
    /// ISO date until which the name held, cut to what is known.
    until: Option<Day>,
    /// Editions of a series with the year in which each was held: "15: 2020".
    editions: Option<Vec<EditionText>>,
    /// Id of the successor.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    replaced_by: Option<String>,
    /// True where a one-word name is also a common word (بنين): it then needs دولة or the like before it.
    common: Option<bool>,
}

/// A term, which is not empty.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
struct Term(#[schemars(regex(pattern = r"\S"))] String);

/// One term or a list of them.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
enum Terms {
    One(Term),
    Several(Vec<Term>),
}

/// An ISO date, cut to what is known.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
struct Day(#[schemars(regex(pattern = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"))] String);

/// An edition of a series and its year.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
struct EditionText(#[schemars(regex(pattern = r"^ *0*[1-9][0-9]* *: *[0-9]{4} *$"))] String);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Kind;
    use crate::glossary::keys::KEYS;

    fn properties(definition: &serde_json::Value) -> Vec<&str> {
        definition["properties"].as_object().expect("properties").keys().map(String::as_str).collect()
    }

    #[test]
    fn the_schema_has_the_keys_and_kinds_of_the_reader() {
        let schema = schema().to_value();
        assert_eq!(properties(&schema), Kind::ALL.map(Kind::name));
        assert_eq!(properties(&schema["$defs"]["Entry"]), KEYS);
    }
}
