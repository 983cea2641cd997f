//! What an entry says of other entries, of countries and of time, held against what there is: the rules
//! that one entry alone cannot break, for whoever reads, writes or imports entries.

use super::concept::Concept;
use super::countries;
use crate::diagnostic::Diagnostic;

/// The other entries.
pub trait Others {
    /// The entry of an id.
    fn get(&self, id: &str) -> Option<&Concept>;
    /// Whether there is a country of this code (ISO 3166-1 alpha-2).
    fn has_country(&self, code: &str) -> bool;
}

/// Everything that an entry may not say among these others, without a place.
pub fn problems(concept: &Concept, others: &impl Others) -> Vec<Diagnostic> {
    let mut out = unknown(concept, others);
    out.extend(circles(concept, others));
    out.extend(inverted(concept));
    out
}

/// Chains of parents or successors that come back to the entry.
pub fn circles(concept: &Concept, others: &impl Others) -> Vec<Diagnostic> {
    let circle = |(key, target): (_, Option<&str>)| circle(concept, key, target?, others);
    named(concept).into_iter().filter_map(circle).collect()
}

/// References to entries and countries that are not there.
pub fn unknown(concept: &Concept, others: &impl Others) -> Vec<Diagnostic> {
    let id = &concept.id;
    let mut out = Vec::new();
    if let Some(code) = concept.country.as_deref().filter(|code| !others.has_country(code)) {
        let message = format!("`{id}`: there is no country {code}");
        let help =
            countries::code(code).err().unwrap_or_else(|| format!("the glossary has no country {code}"));
        out.push(Diagnostic::error("glossary-country", message).help(help));
    }
    for (key, target) in named(concept) {
        if let Some(target) = target.filter(|target| *target != id && others.get(target).is_none()) {
            let message = format!("`{id}`: `{key}` names `{target}`, which is no concept");
            let small = target.to_ascii_lowercase();
            let help = match others.get(&small) {
                Some(meant) => format!("did you mean `{small}` ({})?", meant.name_en()),
                None => "add that concept, or correct the id".to_owned(),
            };
            out.push(Diagnostic::error("glossary-dangling", message).help(help));
        }
    }
    out
}

/// Whether one day, cut to what is known of it, is after another one.
pub fn is_after(a: &str, b: &str) -> bool {
    let n = a.len().min(b.len());
    a[..n] > b[..n]
}

/// A validity that ends before it begins.
fn inverted(concept: &Concept) -> Option<Diagnostic> {
    let (since, until) = (concept.since.as_deref()?, concept.until.as_deref()?);
    is_after(since, until).then(|| {
        let message = format!("`{}` begins on {since} and ends on {until}, which is before that", concept.id);
        Diagnostic::error("glossary-validity", message).help("exchange or correct the two dates")
    })
}

fn named(concept: &Concept) -> [(&'static str, Option<&str>); 2] {
    [("parent", concept.parent.as_deref()), ("replaced-by", concept.replaced_by.as_deref())]
}

/// A chain of references that comes back to the entry; one that runs into an older circle does not.
fn circle(concept: &Concept, key: &str, target: &str, others: &impl Others) -> Option<Diagnostic> {
    let mut chain = vec![concept.id.as_str(), target];
    while chain.last() != Some(&concept.id.as_str()) {
        let last = others.get(chain.last()?)?;
        let (_, next) = named(last).into_iter().find(|(own, _)| *own == key)?;
        let next = next?;
        if next != concept.id && chain.contains(&next) {
            return None;
        }
        chain.push(next);
    }
    let ids: Vec<String> = chain.iter().map(|id| format!("`{id}`")).collect();
    let message = format!("`{key}` goes round in a circle: {}", ids.join(" → "));
    Some(Diagnostic::error("glossary-cycle", message).help("take one of the references out"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::catalogue::Catalogue;
    use crate::glossary::read::read;
    use crate::glossary::store::File;

    #[test]
    fn each_rule_is_held_against_the_others() {
        let text = "[[place]]\nid = \"a\"\nar = \"باريس\"\nen = \"A\"\nparent = \"b\"\n\n\
            [[place]]\nid = \"b\"\nar = \"باريس\"\nen = \"B\"\nreplaced-by = \"z\"\n";
        let (others, _) = Catalogue::of(&[vec![File { path: "g".into(), text: text.into() }]]);
        let said = |toml: &str| {
            let entry = format!("[[place]]\nid = \"b\"\nar = \"باريس\"\nen = \"B\"\n{toml}\n");
            let concept = read("t", &entry).0.remove(0);
            problems(&concept, &others).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(said("country = \"FR\"\nsince = \"2020\"\nuntil = \"2020-05\""), [] as [&str; 0]);
        assert_eq!(
            said("parent = \"c\""),
            ["error[glossary-dangling]: `b`: `parent` names `c`, which is no concept"]
        );
        assert_eq!(said("country = \"QQ\""), ["error[glossary-country]: `b`: there is no country QQ"]);
        assert_eq!(
            said("parent = \"a\""),
            ["error[glossary-cycle]: `parent` goes round in a circle: `b` → `a` → `b`"]
        );
        assert_eq!(
            said("replaced-by = \"b\""),
            ["error[glossary-cycle]: `replaced-by` goes round in a circle: `b` → `b`"]
        );
        assert_eq!(
            said("since = \"2021\"\nuntil = \"2020-05\""),
            ["error[glossary-validity]: `b` begins on 2021 and ends on 2020-05, which is before that"]
        );
    }
}
