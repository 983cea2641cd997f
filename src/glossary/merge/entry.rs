//! One entry merged key by key.

use super::Why;
use super::parts::{Entry, HEADER, Part, Value};
use crate::glossary::canonical;
use crate::glossary::keys::{self, KEYS};

/// What becomes of an entry; texts end with a line feed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is removed.
    Gone,
    /// It is merged.
    Whole(String),
    /// A person has to decide between two texts; an empty one means removal.
    Conflict { why: Why, ours: String, theirs: String },
}

/// Merges the three states of an entry; `None` where a side does not have it.
pub(super) fn merge(base: Option<&Entry>, ours: Option<&Entry>, theirs: Option<&Entry>) -> Outcome {
    let same = |a: &Entry, b: &Entry| {
        a.parts.len() == b.parts.len() && a.parts.iter().all(|p| value(Some(b), &p.key) == Some(&p.value))
    };
    match (base, ours, theirs) {
        (_, None, None) => Outcome::Gone,
        (None, Some(only), None) | (None, None, Some(only)) => Outcome::Whole(only.text()),
        (Some(base), Some(ours), None) if same(base, ours) => Outcome::Gone,
        (Some(base), None, Some(theirs)) if same(base, theirs) => Outcome::Gone,
        (Some(_), Some(ours), None) => {
            Outcome::Conflict { why: Why::RemovedThere, ours: ours.text(), theirs: String::new() }
        }
        (Some(_), None, Some(theirs)) => {
            Outcome::Conflict { why: Why::RemovedHere, ours: String::new(), theirs: theirs.text() }
        }
        (base, Some(ours), Some(theirs)) => by_key(base, ours, theirs),
    }
}

fn value<'a>(entry: Option<&'a Entry>, key: &str) -> Option<&'a Value> {
    entry.and_then(|entry| entry.part(key)).map(|part| &part.value)
}

/// What a key becomes on either side of a conflict; the same text where there is none, `None` where
/// the key goes.
struct Choice {
    key: String,
    ours: Option<String>,
    theirs: Option<String>,
}

fn by_key(base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> Outcome {
    let approval = approves_unread_english(base, ours, theirs);
    let mut choices: Vec<Choice> = Vec::new();
    let mut conflicts: Vec<String> = Vec::new();
    let theirs_only = theirs.parts.iter().filter(|part| ours.part(&part.key).is_none());
    for key in ours.parts.iter().chain(theirs_only).map(|part| &part.key) {
        let (here, there) = (ours.part(key), theirs.part(key));
        let choice = match decide(base.and_then(|b| b.part(key)), here, there) {
            Some(text) if !approval || !APPROVAL.contains(&key.as_str()) => {
                Choice { key: key.clone(), ours: text.clone(), theirs: text }
            }
            decided => {
                if decided.is_none() {
                    conflicts.push(key.clone());
                }
                Choice { key: key.clone(), ours: here.map(Part::text), theirs: there.map(Part::text) }
            }
        };
        let place = if here.is_some() { choices.len() } else { place(&choices, key) };
        choices.insert(place, choice);
    }
    let text = |side: fn(&Choice) -> &Option<String>| -> String {
        choices.iter().filter_map(|choice| side(choice).as_deref()).collect()
    };
    let (ours, theirs) = (text(|c| &c.ours), text(|c| &c.theirs));
    if !conflicts.is_empty() {
        return Outcome::Conflict { why: Why::Keys(conflicts), ours, theirs };
    }
    if approval {
        return Outcome::Conflict { why: Why::Approval, ours, theirs };
    }
    Outcome::Whole(ours)
}

/// The keys that belong together in an approved entry: the English, and where it was read.
const APPROVAL: &[&str] = &["en", "status", "source"];

/// The place of a key that we do not have: before the first one that comes later in an entry.
fn place(choices: &[Choice], key: &str) -> usize {
    let rank = |key: &str| match key {
        HEADER => 0,
        _ => KEYS.iter().position(|k| *k == key).map_or(usize::MAX, |i| i + 1),
    };
    choices.iter().position(|choice| rank(&choice.key) > rank(key)).unwrap_or(choices.len())
}

/// The merged text of a key, `Some(None)` where it goes; `None` where both changed it differently.
fn decide(base: Option<&Part>, ours: Option<&Part>, theirs: Option<&Part>) -> Option<Option<String>> {
    let value = |part: Option<&Part>| part.map(|p| p.value.clone());
    let (was, here, there) = (value(base), value(ours), value(theirs));
    if here == there {
        // The values agree; comments are ours, unless only they changed them.
        Some(if ours == base { theirs } else { ours }.map(Part::text))
    } else if here == was {
        Some(theirs.map(|theirs| with_our_comments(base, ours, theirs)))
    } else if there == was {
        Some(ours.map(Part::text))
    } else {
        set(base, ours, theirs)
    }
}

/// Their value, between our comments where we changed them.
fn with_our_comments(base: Option<&Part>, ours: Option<&Part>, theirs: &Part) -> String {
    match (base, ours) {
        (Some(base), Some(ours)) if (&ours.before, &ours.after) != (&base.before, &base.after) => {
            [ours.before.as_str(), &theirs.written, &ours.after].concat()
        }
        _ => theirs.text(),
    }
}

/// Two lists merged as sets: ours without what they removed, and with what they added behind it.
/// `None` where they are no lists.
fn set(base: Option<&Part>, ours: Option<&Part>, theirs: Option<&Part>) -> Option<Option<String>> {
    let all = [base, ours, theirs];
    if !all.iter().flatten().any(|part| matches!(part.value, Value::List(_))) {
        return None;
    }
    let of = |part: Option<&Part>| part.map_or(Some(Vec::new()), items);
    let (was, here, there) = (of(base)?, of(ours)?, of(theirs)?);
    let removed = |text: &&String| was.contains(text) && !there.contains(text);
    let mut merged: Vec<String> = here.iter().filter(|text| !removed(text)).cloned().collect();
    for text in &there {
        if !was.contains(text) && !merged.contains(text) {
            merged.push(text.clone());
        }
    }
    let model = ours.or(theirs)?;
    Some((!merged.is_empty()).then(|| {
        let list = if merged == here { model.written.clone() } else { written(model, merged) };
        [model.before.as_str(), &list, &model.after].concat()
    }))
}

fn items(part: &Part) -> Option<Vec<String>> {
    match &part.value {
        Value::List(list) => Some(list.clone()),
        Value::Text(text) => Some(vec![text.clone()]),
        Value::Other(_) => None,
    }
}

/// A list as the model is written: one item a line where the model is so, with the comments in it.
fn written(model: &Part, merged: Vec<String>) -> String {
    let canonical = |list: Vec<String>| canonical::text(&keys::Value::List(list));
    let parsed = model.written.parse::<toml_edit::Value>();
    let Ok(toml_edit::Value::Array(mut array)) = parsed else { return canonical(merged) };
    let first = array.get(0).and_then(|item| Some(item.decor().prefix()?.as_str()?.to_owned()));
    array.retain(|item| item.as_str().is_none_or(|text| merged.iter().any(|m| m == text)));
    // The first item stands as the first item stood.
    if let (Some(prefix), Some(item)) = (first.filter(|prefix| !prefix.contains('#')), array.get_mut(0)) {
        item.decor_mut().set_prefix(prefix);
    }
    let there: Vec<String> = array.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect();
    let indent = match array.iter().last().and_then(|item| item.decor().prefix()?.as_str()) {
        // Where each item has a line of its own, so has a new one.
        Some(prefix) if prefix.contains('\n') => {
            format!("\n{}", prefix.rsplit('\n').next().unwrap_or_default())
        }
        _ if array.is_empty() => String::new(),
        _ => " ".to_owned(),
    };
    for text in merged.iter().filter(|text| !there.contains(text)) {
        let mut item = toml_edit::Value::from(text.as_str());
        item.decor_mut().set_prefix(indent.clone());
        array.push_formatted(item);
    }
    array.to_string().trim().to_owned()
}

/// Whether the merged entry would be approved although the English comes from one side and the status
/// or its source from the other: `approved` says that somebody read this English in that source.
fn approves_unread_english(base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> bool {
    let changed =
        |side: &Entry, keys: &[&str]| keys.iter().any(|key| value(Some(side), key) != value(base, key));
    let status = |entry: &Entry| match value(Some(entry), "status") {
        Some(Value::Text(status)) => status == "approved",
        _ => false,
    };
    let agree = |key: &str| value(Some(ours), key) == value(Some(theirs), key);
    let crosses = |english: &Entry, approval: &Entry| {
        changed(english, &["en"])
            && !agree("en")
            && changed(approval, &["status", "source"])
            && status(approval)
    };
    crosses(ours, theirs) || crosses(theirs, ours)
}
