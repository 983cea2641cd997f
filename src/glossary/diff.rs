//! Two states of a glossary compared by concept, not by line.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::concept::Concept;
use super::keys::{self, KEYS, Value};
use crate::arabic::fold;

/// What became of a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is the same, or nearly, under another id.
    Renamed,
    /// Its id is the same, its content is not.
    Changed,
}

/// What a field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// English terms.
    English,
    /// Arabic terms.
    Arabic,
    /// The status, its source and what takes the concept's place.
    Status,
    /// Everything else.
    Other,
}

/// One key with its values on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The key as it is written in an entry; `kind` for the name of the table.
    pub key: &'static str,
    /// What it is about.
    pub aspect: Aspect,
    /// Values that are gone, in their order.
    pub old: Vec<String>,
    /// Values that are new, in their order.
    pub new: Vec<String>,
}

/// One concept that is not the same on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'a> {
    /// What became of it.
    pub sort: Sort,
    /// As it was; `None` where it is new.
    pub old: Option<&'a Concept>,
    /// As it is; `None` where it is gone.
    pub new: Option<&'a Concept>,
    /// What differs, in the order of keys; empty for a concept that is new or gone.
    pub fields: Vec<FieldChange>,
}

impl<'a> Change<'a> {
    /// The concept as it is, else as it was.
    pub fn concept(&self) -> Option<&'a Concept> {
        self.new.or(self.old)
    }

    /// The id by which the concept is known now, or was known last.
    pub fn id(&self) -> &'a str {
        self.concept().map_or("", |concept| concept.id.as_str())
    }

    /// Whether a field of this aspect differs.
    pub fn is_about(&self, aspect: Aspect) -> bool {
        self.fields.iter().any(|field| field.aspect == aspect)
    }
}

/// How alike the other name must be (normalised Damerau-Levenshtein) where one name is the same in
/// both, for two ids to be one renamed concept.
const NEARLY: f64 = 0.75;

/// Everything that differs, sorted by id. Of two entries with one id the first counts, as everywhere.
pub fn diff<'a>(old: &'a [Concept], new: &'a [Concept]) -> Vec<Change<'a>> {
    let (before, after) = (by_id(old), by_id(new));
    let only_in = |list: &'a [Concept], own: &HashMap<&str, &'a Concept>, other: &HashMap<&str, &Concept>| {
        let first = |c: &&Concept| own.get(c.id.as_str()).is_some_and(|first| std::ptr::eq(*first, *c));
        list.iter().filter(first).filter(|c| !other.contains_key(c.id.as_str())).collect::<Vec<_>>()
    };
    let removed = only_in(old, &before, &after);
    let added = only_in(new, &after, &before);
    let renamed = renamed(&removed, &added);

    let mut changes: Vec<Change<'a>> = Vec::new();
    for (&id, &old) in &before {
        if let Some(&new) = after.get(id) {
            let fields = fields(old, new);
            if !fields.is_empty() {
                changes.push(Change { sort: Sort::Changed, old: Some(old), new: Some(new), fields });
            }
        }
    }
    for &(old, new) in &renamed {
        let fields = fields(old, new);
        changes.push(Change { sort: Sort::Renamed, old: Some(old), new: Some(new), fields });
    }
    let old_ids: HashSet<&str> = renamed.iter().map(|(old, _)| old.id.as_str()).collect();
    let new_ids: HashSet<&str> = renamed.iter().map(|(_, new)| new.id.as_str()).collect();
    let gone = removed.into_iter().filter(|c| !old_ids.contains(c.id.as_str()));
    changes.extend(gone.map(|c| Change { sort: Sort::Removed, old: Some(c), new: None, fields: Vec::new() }));
    let here = added.into_iter().filter(|c| !new_ids.contains(c.id.as_str()));
    changes.extend(here.map(|c| Change { sort: Sort::Added, old: None, new: Some(c), fields: Vec::new() }));
    changes.sort_by(|a, b| a.id().cmp(b.id()).then(a.sort.cmp(&b.sort)));
    changes
}

fn by_id(concepts: &[Concept]) -> HashMap<&str, &Concept> {
    let mut out = HashMap::new();
    for concept in concepts {
        out.entry(concept.id.as_str()).or_insert(concept);
    }
    out
}

/// Pairs of a concept that is gone and one that is new and is the same body: of one country, with one
/// name the same and the other nearly so. Each has one partner, the likest first.
fn renamed<'a>(removed: &[&'a Concept], added: &[&'a Concept]) -> Vec<(&'a Concept, &'a Concept)> {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, concept) in added.iter().enumerate() {
        for name in names(concept) {
            by_name.entry(name).or_default().push(i);
        }
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (o, old) in removed.iter().enumerate() {
        let mut near: Vec<usize> =
            names(old).iter().filter_map(|name| by_name.get(name)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        pairs.extend(near.into_iter().filter_map(|n| Some((likeness(old, added[n])?, o, n))));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken_old, mut taken_new) = (vec![false; removed.len()], vec![false; added.len()]);
    let mut out = Vec::new();
    for (_, o, n) in pairs {
        if !taken_old[o] && !taken_new[n] {
            (taken_old[o], taken_new[n]) = (true, true);
            out.push((removed[o], added[n]));
        }
    }
    out
}

/// The two names, each marked with its script by its own letters.
fn names(concept: &Concept) -> [String; 2] {
    [fold(concept.name_ar()), concept.name_en().to_lowercase()]
}

fn likeness(old: &Concept, new: &Concept) -> Option<f64> {
    if old.country != new.country {
        return None;
    }
    let [old_ar, old_en] = names(old);
    let [new_ar, new_en] = names(new);
    let arabic = strsim::normalized_damerau_levenshtein(&old_ar, &new_ar);
    let english = strsim::normalized_damerau_levenshtein(&old_en, &new_en);
    (arabic >= NEARLY && english >= NEARLY).then_some(arabic + english)
}

/// What differs between two states of one concept; its id and where it stands do not count.
pub fn fields(old: &Concept, new: &Concept) -> Vec<FieldChange> {
    let mut out = Vec::new();
    for key in std::iter::once(KIND).chain(KEYS.iter().copied().filter(|key| *key != "id")) {
        let (before, after) = (values(old, key), values(new, key));
        if before == after {
            continue;
        }
        let gone: Vec<String> = before.iter().filter(|v| !after.contains(v)).cloned().collect();
        let come: Vec<String> = after.iter().filter(|v| !before.contains(v)).cloned().collect();
        // The same values in another order: both orders are shown.
        let reordered = gone.is_empty() && come.is_empty();
        let (old, new) = if reordered { (before, after) } else { (gone, come) };
        out.push(FieldChange { key, aspect: aspect(key), old, new });
    }
    out
}

/// What stands for the name of the table, which is no key of an entry.
const KIND: &str = "kind";

fn values(concept: &Concept, key: &str) -> Vec<String> {
    if key == KIND {
        return vec![concept.kind.name().to_owned()];
    }
    match keys::value(concept, key) {
        None => Vec::new(),
        Some(Value::Text(text)) => vec![text],
        Some(Value::List(list)) => list,
        Some(Value::Flag) => vec!["true".to_owned()],
    }
}

fn aspect(key: &str) -> Aspect {
    match (keys::term_type(key), key) {
        (Some((true, _)), _) => Aspect::Arabic,
        (Some((false, _)), _) => Aspect::English,
        (None, "status" | "source" | "replaced-by") => Aspect::Status,
        _ => Aspect::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concepts(text: &str) -> Vec<Concept> {
        let (concepts, problems) = super::super::read::read("g.toml", text);
        assert!(problems.is_empty(), "{problems:?}");
        concepts
    }

    fn body(id: &str, ar: &str, en: &str, more: &str) -> String {
        format!("[[organisation]]\nid = \"{id}\"\nar = \"{ar}\"\nen = \"{en}\"\n{more}\n")
    }

    fn sorts(old: &str, new: &str) -> Vec<(Sort, String)> {
        let (old, new) = (concepts(old), concepts(new));
        diff(&old, &new).iter().map(|c| (c.sort, c.id().to_owned())).collect()
    }

    #[test]
    fn order_comments_and_format_are_no_change() {
        let a = body("a", "هيئة الطرق", "Roads Authority", "");
        let b = body("b", "هيئة المياه", "Water Authority", "");
        assert_eq!(sorts(&format!("# old\n{a}{b}"), &format!("{b}\n# new\n{a}")), []);
    }

    #[test]
    fn each_sort_of_change_is_told_apart() {
        let old = [
            body("gone", "هيئة الموانئ", "Ports Authority", ""),
            body("roads", "هيئة الطرق", "Roads Authority", ""),
            body("same", "هيئة المياه", "Water Authority", ""),
        ]
        .concat();
        let new = [
            body("come", "هيئة الطيران", "Aviation Authority", ""),
            body("eg-roads", "هيئة الطرق", "Road Authority", ""),
            body("same", "هيئة المياه", "Waters Authority", "ar-variant = [\"هيئة الماء\"]\n"),
        ]
        .concat();
        assert_eq!(
            sorts(&old, &new),
            [
                (Sort::Added, "come".to_owned()),
                (Sort::Renamed, "eg-roads".to_owned()),
                (Sort::Removed, "gone".to_owned()),
                (Sort::Changed, "same".to_owned()),
            ]
        );
    }

    #[test]
    fn only_the_values_that_differ_are_shown() {
        let old =
            concepts(&body("a", "هيئة", "Old", "ar-variant = [\"واحدة\", \"اثنتان\"]\nacronym = \"A\""));
        let new = concepts(&body(
            "a",
            "هيئة",
            "New",
            "ar-variant = [\"واحدة\", \"ثلاث\"]\nacronym = \"A\"\nstatus = \"approved\"\nsource = \"https://example.org\"",
        ));
        let changes = diff(&old, &new);
        let shown: Vec<(&str, Vec<&str>, Vec<&str>)> = changes[0]
            .fields
            .iter()
            .map(|f| {
                (
                    f.key,
                    f.old.iter().map(String::as_str).collect(),
                    f.new.iter().map(String::as_str).collect(),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("ar-variant", vec!["اثنتان"], vec!["ثلاث"]),
                ("en", vec!["Old"], vec!["New"]),
                ("status", vec!["proposed"], vec!["approved"]),
                ("source", vec![], vec!["https://example.org"]),
            ]
        );
        assert!(changes[0].is_about(Aspect::Status) && !changes[0].is_about(Aspect::Other));
    }

    #[test]
    fn two_bodies_of_one_name_in_two_countries_are_no_rename() {
        let ar = "هيئة تنظيم الاتصالات";
        let en = "Telecommunications Regulatory Authority";
        let old = body("bh-tra", ar, en, "country = \"BH\"");
        let new = body("om-tra", ar, en, "country = \"OM\"");
        assert_eq!(sorts(&old, &new), [(Sort::Removed, "bh-tra".into()), (Sort::Added, "om-tra".into())]);
    }

    #[test]
    fn a_rename_takes_the_likest_partner() {
        let old = body("x", "هيئة الطرق", "Roads Authority", "");
        let new =
            [body("y", "هيئة الطرق", "Road Authority", ""), body("z", "هيئة الطرق", "Roads Authority", "")];
        let (old, new) = (concepts(&old), concepts(&new.concat()));
        let changes = diff(&old, &new);
        let renamed = changes.iter().find(|c| c.sort == Sort::Renamed).expect("a rename");
        assert_eq!((renamed.old.map(|c| c.id.as_str()), renamed.id()), (Some("x"), "z"));
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn a_changed_order_shows_both_orders() {
        let old = concepts(&body("a", "هيئة", "A", "ar-variant = [\"واحدة\", \"ثلاث\"]"));
        let new = concepts(&body("a", "هيئة", "A", "ar-variant = [\"ثلاث\", \"واحدة\"]"));
        assert_eq!(diff(&old, &new)[0].fields[0].old, ["واحدة", "ثلاث"]);
    }
}
