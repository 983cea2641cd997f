//! What a change of the glossary does to briefings: the briefs of one release, made with the old and
//! with the new glossary, compared name by name and part by part.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::glossary::Status;
use crate::model::brief::{Brief, Entity, Passage};

/// How a name comes out differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// It had no English and has one now.
    Resolved,
    /// It had English and has none now.
    Unresolved,
    /// The English differs.
    English,
    /// The English is the same, the Arabic that is printed for it differs.
    Arabic,
    /// Both are the same, the concept behind them is another.
    Concept,
    /// Only the status differs.
    Status,
    /// It is recognised as a name now.
    Found,
    /// It is no longer recognised as a name.
    Lost,
}

impl What {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Resolved => "now has English",
            Self::Unresolved => "no longer has English",
            Self::English => "other English",
            Self::Arabic => "other Arabic",
            Self::Concept => "another concept",
            Self::Status => "other status",
            Self::Found => "now found",
            Self::Lost => "no longer found",
        }
    }
}

/// What a brief makes of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Shown {
    /// The concept; `None` where the glossary does not know it.
    pub id: Option<String>,
    /// The Arabic that is printed.
    pub ar: String,
    /// The English with its acronym.
    pub en: Option<String>,
    /// The status in the glossary, as in an entry.
    pub status: Option<&'static str>,
}

/// A name that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameChange {
    /// How.
    pub what: What,
    /// The first of the passages where it does.
    pub at: Passage,
    /// In how many passages.
    pub mentions: usize,
    /// Before; `None` where it was not found.
    pub old: Option<Shown>,
    /// Now; `None` where it is not found.
    pub new: Option<Shown>,
}

/// A briefing that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Altered {
    /// The meeting's id before; `None` where it is told of only now.
    pub old: Option<String>,
    /// The meeting's id now, which is also the name of the files; `None` where it is no longer told of.
    pub new: Option<String>,
    /// Names, in text order.
    pub names: Vec<NameChange>,
    /// Further parts of the brief that differ, by their place in it: `meeting.name`, `headline`.
    pub parts: Vec<String>,
}

/// What differs between the briefs of one release; empty where nothing does.
pub fn compare(old: &[Brief], new: &[Brief]) -> Vec<Altered> {
    let mut out = Vec::new();
    for (old, new) in pairs(old, new) {
        let (names, parts) = match (old, new) {
            (Some(old), Some(new)) => {
                let names = names(old, new);
                let mut parts = parts(old, new);
                // The names say it in full.
                parts.retain(|part| part != "entities" || names.is_empty());
                (names, parts)
            }
            _ => (Vec::new(), Vec::new()),
        };
        let id = |brief: Option<&Brief>| brief.map(|b| b.meeting.id.clone());
        let altered = Altered { old: id(old), new: id(new), names, parts };
        if altered.old != altered.new || !altered.names.is_empty() || !altered.parts.is_empty() {
            out.push(altered);
        }
    }
    out
}

/// Briefs of the same meeting: by id, then those left over by their order.
fn pairs<'a>(old: &'a [Brief], new: &'a [Brief]) -> Vec<(Option<&'a Brief>, Option<&'a Brief>)> {
    let mut left: Vec<&Brief> = new.iter().collect();
    let mut out: Vec<(Option<&Brief>, Option<&Brief>)> = Vec::new();
    for brief in old {
        let same = left.iter().position(|b| b.meeting.id == brief.meeting.id);
        out.push((Some(brief), same.map(|i| left.remove(i))));
    }
    let mut left = left.into_iter();
    for pair in &mut out {
        if pair.1.is_none() {
            pair.1 = left.next();
        }
    }
    out.extend(left.map(|brief| (None, Some(brief))));
    out
}

/// Where a mention stands.
type Spot = (usize, usize, usize);

/// Every mention of a brief with the entity it belongs to.
fn mentions(brief: &Brief) -> BTreeMap<Spot, (&Passage, &Entity)> {
    let mut out = BTreeMap::new();
    for entity in &brief.entities {
        for mention in &entity.mentions {
            let at = &mention.at;
            out.insert((at.paragraph, at.start, at.end), (at, entity));
        }
    }
    out
}

/// Names that come out differently, those of one kind together.
fn names(old: &Brief, new: &Brief) -> Vec<NameChange> {
    let (before, after) = (mentions(old), mentions(new));
    let spots: BTreeSet<&Spot> = before.keys().chain(after.keys()).collect();
    let mut out: Vec<NameChange> = Vec::new();
    for spot in spots {
        let (was, is) = (before.get(spot), after.get(spot));
        let old = was.map(|(_, entity)| shown(entity));
        let new = is.map(|(_, entity)| shown(entity));
        let Some(what) = what(old.as_ref(), new.as_ref()) else { continue };
        match out.iter_mut().find(|n| n.what == what && n.old == old && n.new == new) {
            Some(same) => same.mentions += 1,
            None => {
                let Some((at, _)) = is.or(was) else { continue };
                out.push(NameChange { what, at: (*at).clone(), mentions: 1, old, new });
            }
        }
    }
    out
}

fn shown(entity: &Entity) -> Shown {
    let with_acronym = |en: &String| match &entity.short {
        Some(short) => format!("{en} ({short})"),
        None => en.clone(),
    };
    Shown {
        id: entity.id.clone(),
        ar: entity.ar.clone(),
        en: entity.en.as_ref().map(with_acronym),
        status: entity.status.map(Status::name),
    }
}

fn what(old: Option<&Shown>, new: Option<&Shown>) -> Option<What> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(_)) => return Some(What::Found),
        (Some(_), None) => return Some(What::Lost),
        (None, None) => return None,
    };
    if old.en != new.en {
        return Some(match (&old.en, &new.en) {
            (None, _) => What::Resolved,
            (_, None) => What::Unresolved,
            _ => What::English,
        });
    }
    if old.ar != new.ar {
        return Some(What::Arabic);
    }
    if old.id != new.id {
        return Some(What::Concept);
    }
    (old.status != new.status).then_some(What::Status)
}

/// The parts that differ. `generator` names the glossary's hash, which always does; the names have
/// been compared one by one.
fn parts(old: &Brief, new: &Brief) -> Vec<String> {
    let fields = |brief: &Brief| match serde_json::to_value(brief) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (old, new) = (fields(old), fields(new));
    let mut out = Vec::new();
    for (key, value) in &new {
        let before = old.get(key);
        if before == Some(value) || key == "generator" {
            continue;
        }
        match (before.and_then(serde_json::Value::as_object), value.as_object()) {
            (Some(before), Some(after)) if key == "meeting" => {
                let differing = after.iter().filter(|(key, value)| before.get(*key) != Some(value));
                // The id has a place of its own in the report.
                out.extend(differing.filter(|(k, _)| *k != "id").map(|(k, _)| format!("{key}.{k}")));
            }
            _ => out.push(key.clone()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{FrontMatter, Paragraph, Release};
    use crate::glossary::{Glossary, store};
    use crate::pipeline::{self, EngineOptions};

    const TEXT: &str = "شاركت وزارة الطرق في الاجتماع الثاني للجنة الجسور، في باريس.";

    fn briefs(entries: &str) -> Vec<Brief> {
        let file = store::File { path: "g.toml".into(), text: entries.into() };
        let (glossary, problems) = Glossary::from_layers(&[vec![file]]);
        assert!(problems.is_empty(), "{problems:?}");
        let release = Release {
            path: "r.txt".into(),
            sha256: String::new(),
            source: TEXT.into(),
            front: FrontMatter::default(),
            paragraphs: vec![Paragraph::verbatim(TEXT, 0)],
            agency: None,
        };
        pipeline::briefs(&release, &glossary, &EngineOptions::default())
    }

    fn ministry(en: &str, more: &str) -> String {
        format!("[[organisation]]\nid = \"roads\"\nar = \"وزارة الطرق\"\nen = \"{en}\"\n{more}")
    }

    const BRIDGES: &str =
        "[[organisation]]\nid = \"bridges\"\nar = \"لجنة الجسور\"\nen = \"Bridges Committee\"\n";

    fn compared(old: &str, new: &str) -> Vec<Altered> {
        compare(&briefs(old), &briefs(new))
    }

    #[test]
    fn the_same_glossary_alters_nothing() {
        let entries = ministry("Ministry of Roads", "") + BRIDGES;
        assert_eq!(compared(&entries, &format!("# a comment\n{entries}")), []);
    }

    #[test]
    fn other_english_is_shown_with_the_parts_that_print_it() {
        let altered = compared(
            &(ministry("Ministry of Roads", "") + BRIDGES),
            &(ministry("Roads Ministry", "acronym = \"RM\"\n") + BRIDGES),
        );
        assert_eq!(altered.len(), 1, "{altered:?}");
        let name = &altered[0].names[0];
        assert_eq!((name.what, name.at.text.as_str(), name.mentions), (What::English, "وزارة الطرق", 1));
        let english = |shown: &Option<Shown>| shown.as_ref().and_then(|s| s.en.clone());
        assert_eq!(english(&name.old).as_deref(), Some("Ministry of Roads"));
        assert_eq!(english(&name.new).as_deref(), Some("Roads Ministry (RM)"));
        assert!(altered[0].parts.contains(&"headline".to_owned()), "{:?}", altered[0].parts);
        assert!(!altered[0].parts.contains(&"entities".to_owned()));
        assert_eq!(altered[0].old, altered[0].new);
    }

    #[test]
    fn a_meeting_whose_body_is_renamed_gets_another_id() {
        let entries = ministry("Ministry of Roads", "");
        let renamed = BRIDGES.replace("\"bridges\"", "\"bc\"");
        let altered = compared(&(entries.clone() + BRIDGES), &(entries + &renamed));
        let name = &altered[0].names[0];
        assert_eq!((name.what, name.at.text.as_str()), (What::Concept, "للجنة الجسور"));
        assert!(altered[0].parts.contains(&"meeting.body".to_owned()), "{:?}", altered[0].parts);
    }

    #[test]
    fn a_name_that_comes_into_the_glossary_is_resolved_or_found() {
        let altered =
            compared(&ministry("Ministry of Roads", ""), &(ministry("Ministry of Roads", "") + BRIDGES));
        let whats: Vec<What> = altered[0].names.iter().map(|n| n.what).collect();
        assert!(
            whats.iter().any(|w| matches!(w, What::Resolved | What::Found | What::English)),
            "{altered:?}"
        );
        let back =
            compared(&(ministry("Ministry of Roads", "") + BRIDGES), &ministry("Ministry of Roads", ""));
        assert!(!back[0].names.is_empty());
    }
}
