//! What a house layer changes in the layers beneath it: nobody should learn from a briefing that two
//! layers disagree.

use std::collections::HashMap;

use super::{Concept, Kind};
use crate::arabic::fold;
use crate::diagnostic::Diagnostic;

/// Tells that an entry overrides one of the same id that says something else. Countries are left out:
/// their entries are meant to correct CLDR.
pub(super) fn overridden(below: &Concept, above: &Concept) -> Option<Diagnostic> {
    if below.kind == Kind::Country && above.kind == Kind::Country {
        return None;
    }
    let id = &above.id;
    if below.kind != above.kind {
        let message = format!(
            "`{id}` is of kind {} here and of kind {} in {}",
            above.kind.name(),
            below.kind.name(),
            below.at.path
        );
        let help = "give the entry another id, or make it the same kind";
        return Some(Diagnostic::warning("glossary-override", message).at(above.at.place()).help(help));
    }
    let differ = [
        ("Arabic", below.name_ar(), above.name_ar(), fold(below.name_ar()) != fold(above.name_ar())),
        ("English", below.name_en(), above.name_en(), below.name_en() != above.name_en()),
    ];
    let said: Vec<String> = differ
        .iter()
        .filter(|(.., differs)| *differs)
        .map(|(language, old, new, _)| {
            format!("in {language} \u{201C}{new}\u{201D}, not \u{201C}{old}\u{201D}")
        })
        .collect();
    (!said.is_empty()).then(|| {
        let message = format!("`{id}` overrides {}: {}", below.at.path, said.join("; "));
        Diagnostic::notice("glossary-override", message)
            .at(above.at.place())
            .help("this is what layers are for; nothing is to be done if it is meant")
    })
}

/// Finds entries whose Arabic name another layer has under another id, so that the name would be
/// ambiguous or the wrong one would win. `layers` gives the layer of each concept, CLDR being 0.
pub(super) fn doubled(concepts: &[Concept], layers: &HashMap<String, usize>) -> Vec<Diagnostic> {
    let layer = |c: &Concept| layers.get(&c.id).copied().unwrap_or(0);
    let key = |c: &Concept| (c.kind, c.country.clone(), fold(c.name_ar()));
    // Only what lies above another layer can be in conflict with it.
    let above: Vec<&Concept> = concepts.iter().filter(|c| layer(c) > 1).collect();
    if above.is_empty() {
        return Vec::new();
    }
    let mut by_name: HashMap<_, Vec<&Concept>> = HashMap::new();
    for concept in &above {
        by_name.entry(key(concept)).or_default();
    }
    for concept in concepts {
        if let Some(list) = by_name.get_mut(&key(concept)) {
            list.push(concept);
        }
    }
    let mut out = Vec::new();
    for concept in above {
        let beneath = by_name[&key(concept)]
            .iter()
            .find(|o| layer(o) < layer(concept) && validity(o) == validity(concept));
        if let Some(other) = beneath {
            let (name, id, path) = (concept.name_ar(), &other.id, &other.at.path);
            let message = format!(
                "\u{201C}{name}\u{201D} is `{}` here and `{id}` in {path}, so that it is ambiguous",
                concept.id
            );
            let help = format!(
                "give the entry the id `{id}` to override it, or tell the two apart by country or date"
            );
            out.push(
                Diagnostic::warning("glossary-layer-conflict", message).at(concept.at.place()).help(help),
            );
        }
    }
    out
}

fn validity(concept: &Concept) -> (Option<&str>, Option<&str>) {
    (concept.since.as_deref(), concept.until.as_deref())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;
    use crate::glossary::Glossary;
    use crate::glossary::store::File;

    fn codes(base: &str, house: &str) -> Vec<(&'static str, Severity)> {
        let file = |path: &str, text: &str| vec![File { path: path.into(), text: text.into() }];
        let (_, problems) = Glossary::from_layers(&[file("base", base), file("house", house)]);
        problems.iter().map(|d| (d.code, d.severity)).collect()
    }

    #[test]
    fn what_two_layers_disagree_about_is_told() {
        let body = |id: &str, en: &str| {
            format!("[[organisation]]\nid = \"{id}\"\nar = \"هيئة الطيران\"\nen = \"{en}\"\n")
        };
        assert_eq!(codes(&body("a", "Authority"), &body("a", "Authority")), []);
        let override_notice = [("glossary-override", Severity::Notice)];
        assert_eq!(codes(&body("a", "Authority"), &body("a", "Agency")), override_notice);
        let other_kind = "[[event]]\nid = \"a\"\nar = \"هيئة الطيران\"\nen = \"Authority\"\n";
        assert_eq!(codes(&body("a", "Authority"), other_kind), [("glossary-override", Severity::Warning)]);
        let conflict = [("glossary-layer-conflict", Severity::Warning)];
        assert_eq!(codes(&body("a", "Authority"), &body("b", "Authority")), conflict);
        let abroad = body("b", "Authority") + "country = \"EG\"\n";
        assert_eq!(codes(&body("a", "Authority"), &abroad), []);
    }
}
