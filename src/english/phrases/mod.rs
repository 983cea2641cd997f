//! English phrases for Arabic words that are no names: units, qualifiers, meeting nouns,
//! reporting verbs. They live in `phrases.toml`, which a non-programmer can edit.

mod file;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::arabic::clitics::readings;
use crate::arabic::fold;

use self::file::*;

/// A counted noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// English for one.
    pub one: String,
    /// English for several.
    pub many: String,
}

/// A verb of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Past tense: `said`.
    pub en: String,
    /// Before what is said: `spoke of`.
    pub before: String,
    /// Prepositions that lead to what is said, folded; the empty one for none.
    pub links: Vec<String>,
    /// Whether a name alone can be what is said.
    pub direct: bool,
    /// Before what was spoken of, where only that is known: `stressed points on`.
    pub about: String,
}

/// A word of outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// `adopted`, `discussed` …
    pub grade: String,
    /// Prepositions that lead to the object, folded; the empty one for none.
    pub links: Vec<String>,
    /// Past tense before its object.
    pub done: String,
    /// Infinitive before its object.
    pub r#do: String,
    /// What it is called on its own: `a decision`.
    pub noun: String,
}

/// Words that begin what is said or decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complement {
    /// English before a thing or term: `the importance of`.
    pub en: Option<String>,
    /// English before a state, a body or a person: `the efforts of`.
    pub party: Option<String>,
    /// English of what says something without a name behind it: `appreciation`.
    pub whole: Option<String>,
    /// A second name follows, of what is joined: the accession of Egypt *to* the initiative.
    pub to: bool,
}

/// People who act together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `the participants`, `officials`.
    pub en: String,
    /// A body may follow: officials *of the Ministry of Health*.
    pub of: bool,
    /// One person or thing, which is meant only where no name follows: الوزير, but not الوزير فلان.
    pub alone: bool,
}

/// The phrase tables.
#[derive(Debug)]
pub struct Phrases {
    units: HashMap<String, usize>,
    duals: HashMap<String, usize>,
    plurals: HashMap<String, usize>,
    unit_list: Vec<Unit>,
    qualifiers: Vec<(Vec<String>, String)>,
    meetings: Vec<(Vec<String>, String)>,
    adjectives: Vec<(Vec<String>, String)>,
    verbs: HashMap<String, usize>,
    sayings: Vec<Saying>,
    encounter: Saying,
    outcomes: HashMap<String, (usize, bool)>,
    outcome_nouns: HashMap<String, usize>,
    deeds: Vec<Deed>,
    complements: Vec<(Vec<String>, Complement)>,
    groups: Vec<(Vec<String>, Group)>,
    posts: Vec<(Vec<String>, [String; 2])>,
    votes: HashMap<String, String>,
    parts: HashMap<String, String>,
    online: Vec<Vec<String>>,
    onsite: Vec<Vec<String>>,
    heads: HashMap<String, (String, String)>,
    attendees: Vec<(Vec<String>, String)>,
}

/// The shipped tables.
pub static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../phrases.toml")).unwrap_or_else(|error| {
        // The file is part of the program, and a test reads it.
        panic!("phrases.toml: {error}")
    });
    Phrases::new(file)
});

fn sequence(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

fn sequences(pairs: Vec<Pair>) -> Vec<(Vec<String>, String)> {
    let mut out: Vec<(Vec<String>, String)> =
        pairs.into_iter().flat_map(|p| p.ar.into_iter().map(move |a| (sequence(&a), p.en.clone()))).collect();
    // The longest first, so that ورشة عمل is found before ورشة.
    out.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    out
}

impl Phrases {
    fn new(file: File) -> Self {
        let mut units = HashMap::new();
        let mut duals = HashMap::new();
        let mut plurals = HashMap::new();
        let mut unit_list = Vec::new();
        for entry in file.unit {
            let index = unit_list.len();
            for form in &entry.ar {
                units.entry(fold(form)).or_insert(index);
            }
            for form in entry.ar.iter().skip(1).map(|form| fold(form)) {
                // The accusative singular (مسارا) stands in the list as well.
                if entry.ar.first().is_none_or(|one| form.strip_suffix('ا') != Some(&fold(one))) {
                    plurals.entry(form).or_insert(index);
                }
            }
            if let Some(singular) = entry.ar.first().map(|s| fold(s)) {
                // مرحلة: مرحلتان، مرحلتين، and in construct مرحلتا، مرحلتي. A masculine construct
                // (اجتماعي) looks like an adjective and is left out.
                let endings: &[&str] = if singular.ends_with('ه') {
                    &["تان", "تين", "تا", "تي"]
                } else {
                    &["ان", "ين"]
                };
                let stem = singular.strip_suffix('ه').unwrap_or(&singular);
                for ending in endings {
                    duals.entry(format!("{stem}{ending}")).or_insert(index);
                }
            }
            let [one, many] = entry.en;
            unit_list.push(Unit { one, many });
        }
        // A plural in ين of a masculine noun (مشاركين) is the plural, not the dual.
        duals.retain(|form, _| !units.contains_key(form));
        let mut outcomes = numbered(file.outcome.iter().map(|o| &o.coming[..]))
            .into_iter()
            .map(|(word, index)| (word, (index, true)))
            .collect::<HashMap<_, _>>();
        // تقرر is rather what has been decided than what will be.
        for (word, index) in numbered(file.outcome.iter().map(|o| &o.ar[..])) {
            outcomes.insert(word, (index, false));
        }
        let outcome_nouns = numbered(file.outcome.iter().map(|o| &o.nouns[..]));
        let deeds = file
            .outcome
            .into_iter()
            .map(|o| Deed {
                grade: o.grade,
                links: o.links.iter().map(|l| fold(l)).collect(),
                done: o.done,
                r#do: o.r#do,
                noun: o.noun,
            })
            .collect();
        Self {
            units,
            duals,
            plurals,
            unit_list,
            qualifiers: sequences(file.qualifier),
            meetings: sequences(file.meeting),
            adjectives: sequences(file.adjective),
            verbs: numbered(file.verb.iter().map(|v| &v.ar[..])),
            sayings: file.verb.into_iter().map(saying).collect(),
            encounter: saying(file.encounter),
            complements: listed(
                file.complement
                    .into_iter()
                    .map(|c| (c.ar, Complement { en: c.en, party: c.party, whole: c.whole, to: c.to })),
            ),
            groups: listed(
                file.group.into_iter().map(|g| (g.ar, Group { en: g.en, of: g.of, alone: g.alone })),
            ),
            posts: listed(file.post.into_iter().map(|p| (p.ar, p.en))),
            votes: file
                .vote
                .into_iter()
                .flat_map(|v| v.ar.into_iter().map(move |a| (fold(&a), v.kind.clone())))
                .collect(),
            heads: file.head.into_iter().map(|h| (fold(&h.ar), (h.en, h.link))).collect(),
            attendees: sequences(file.attendees),
            parts: file
                .part
                .into_iter()
                .flat_map(|p| p.ar.into_iter().map(move |a| (fold(&a), p.role.clone())))
                .collect(),
            online: file.online.iter().flat_map(|w| &w.ar).map(|a| sequence(a)).collect(),
            onsite: file.onsite.iter().flat_map(|w| &w.ar).map(|a| sequence(a)).collect(),
            outcomes,
            outcome_nouns,
            deeds,
        }
    }

    /// The counted noun a folded word is, proclitics allowed.
    pub fn unit(&self, folded: &str) -> Option<&Unit> {
        let direct = self.units.get(folded);
        let index = direct.or_else(|| {
            readings(folded).into_iter().find_map(|r| {
                self.units.get(r.stem.as_str()).or_else(|| self.units.get(r.stem.strip_prefix("ال")?))
            })
        })?;
        self.unit_list.get(*index)
    }

    /// The counted noun a folded word is as it stands: what follows a number carries no proclitic
    /// (62 للجنة is no count of committees).
    pub fn unit_bare(&self, folded: &str) -> Option<&Unit> {
        self.units.get(folded).and_then(|&i| self.unit_list.get(i))
    }

    /// The counted noun that the folded words begin with (متر مكعب before متر), and how many words
    /// it takes.
    pub fn unit_of(&self, words: &[&str]) -> Option<(&Unit, usize)> {
        (1..=words.len().min(3)).rev().find_map(|n| Some((self.unit_bare(&words[..n].join(" "))?, n)))
    }

    /// The counted noun of which a folded word is the plural, article and proclitics allowed.
    pub fn plural(&self, folded: &str) -> Option<&Unit> {
        let index = readings(folded).into_iter().find_map(|r| {
            self.plurals
                .get(r.stem.as_str())
                .or_else(|| self.plurals.get(r.stem.strip_prefix("ال")?))
                .copied()
        })?;
        self.unit_list.get(index)
    }

    /// The counted noun of which a folded word is the dual (مرحلتين, الاجتماعين, مبادرتي).
    pub fn dual(&self, folded: &str) -> Option<&Unit> {
        let index = readings(folded).into_iter().find_map(|r| {
            self.duals.get(r.stem.as_str()).or_else(|| self.duals.get(r.stem.strip_prefix("ال")?)).copied()
        })?;
        self.unit_list.get(index)
    }

    /// The qualifier that ends where a figure begins: its English and how many words it takes.
    pub fn qualifier_before(&self, words: &[&str]) -> Option<(&str, usize)> {
        self.qualifiers.iter().find_map(|(form, en)| {
            let from = words.len().checked_sub(form.len())?;
            let same = words[from..].iter().zip(form).enumerate().all(|(i, (word, form))| {
                word == form || (i == 0 && readings(word).iter().any(|r| r.stem == *form))
            });
            same.then_some((en.as_str(), form.len()))
        })
    }

    /// The meeting noun that the folded words begin with (proclitics and article allowed on the
    /// first): its English, how many words it takes, and whether it had the article.
    pub fn meeting(&self, words: &[&str]) -> Option<(&str, usize, bool)> {
        let first = words.first()?;
        self.meetings.iter().find_map(|(form, en)| {
            if form.len() > words.len() || !form[1..].iter().zip(&words[1..]).all(|(a, b)| a == b) {
                return None;
            }
            readings(first).into_iter().find_map(|r| {
                if r.stem == form[0] {
                    return Some((en.as_str(), form.len(), form[0].starts_with("ال")));
                }
                (r.stem.strip_prefix("ال")? == form[0]).then_some((en.as_str(), form.len(), true))
            })
        })
    }

    /// The adjective of a meeting that the folded words begin with, article allowed.
    pub fn adjective(&self, words: &[&str]) -> Option<(&str, usize)> {
        self.adjectives.iter().find_map(|(form, en)| {
            let same = form.len() <= words.len()
                && form.iter().zip(words).all(|(form, word)| {
                    let word = word.strip_prefix('و').filter(|w| w.starts_with("ال")).unwrap_or(word);
                    word == form
                        || word.strip_prefix("ال") == Some(form)
                        || form.strip_prefix("ال") == Some(word)
                });
            same.then_some((en.as_str(), form.len()))
        })
    }

    /// A verb of saying, و and ف allowed before it.
    pub fn verb(&self, folded: &str) -> Option<&Saying> {
        let index = conjoined(folded).find_map(|w| self.verbs.get(w))?;
        self.sayings.get(*index)
    }

    /// What is said of those who meet others: met with.
    pub fn encounter(&self) -> &Saying {
        &self.encounter
    }

    /// Whether a verb of saying or outcome has a conjunction before it; وقع begins with its own و.
    pub fn has_conjunction(&self, folded: &str) -> bool {
        let whole = self.verbs.contains_key(folded) || self.outcomes.contains_key(folded);
        folded.starts_with(['و', 'ف']) && !whole
    }

    /// What the folded words begin with that leads to what is said, and how many words it takes;
    /// proclitics are allowed on the first.
    pub fn complement(&self, words: &[&str]) -> Option<(&Complement, usize)> {
        leading(&self.complements, words)
    }

    /// The group of people that the folded words begin with, and how many words it takes.
    pub fn group(&self, words: &[&str]) -> Option<(&Group, usize)> {
        self.groups
            .iter()
            .find(|(form, _)| form.len() <= words.len() && form.iter().zip(words).all(|(a, b)| a == b))
            .map(|(form, group)| (group, form.len()))
    }

    /// The elected office that the folded words begin with, for one and for several, and how many
    /// words it takes.
    pub fn post(&self, words: &[&str]) -> Option<(&[String; 2], usize)> {
        leading(&self.posts, words)
    }

    /// What a word says of an election: `elected`, `candidate`, `won`; و and ف allowed before it.
    pub fn vote(&self, folded: &str) -> Option<&str> {
        conjoined(folded).find_map(|w| self.votes.get(w)).map(String::as_str)
    }

    /// The part in a meeting that a verb or noun tells: `host`, `organiser` …
    pub fn part(&self, folded: &str) -> Option<&str> {
        conjoined(folded).find_map(|w| self.parts.get(w)).map(String::as_str)
    }

    /// Those who meet, in the plural, that the folded words begin with (article allowed).
    pub fn attendees(&self, words: &[&str]) -> Option<(&str, usize)> {
        let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
        let first: Vec<String> = readings(words.first()?).iter().map(|r| bare(&r.stem)).collect();
        self.attendees.iter().find_map(|(form, en)| {
            let rest = form.iter().zip(words).skip(1).all(|(f, w)| *f == bare(w));
            let same = form.len() <= words.len() && first.contains(&form[0]) && rest;
            same.then_some((en.as_str(), form.len()))
        })
    }

    /// English head noun of a body and the preposition before its complement, of a folded noun
    /// without article.
    pub fn head(&self, folded: &str) -> Option<(&str, &str)> {
        self.heads.get(folded).map(|(en, link)| (en.as_str(), link.as_str()))
    }

    /// How many of the folded words say that people met online; 0 where they don't.
    pub fn online(&self, words: &[&str]) -> usize {
        begins(&self.online, words)
    }

    /// How many of the folded words say that people met in person; 0 where they don't.
    pub fn onsite(&self, words: &[&str]) -> usize {
        begins(&self.onsite, words)
    }

    /// What a word of outcome tells, و and ف allowed before it, and whether it is still to come.
    pub fn outcome(&self, folded: &str) -> Option<(&Deed, bool)> {
        let (index, coming) = conjoined(folded).find_map(|w| self.outcomes.get(w))?;
        self.deeds.get(*index).map(|deed| (deed, *coming))
    }

    /// What a verbal noun of outcome tells (توقيع).
    pub fn outcome_noun(&self, folded: &str) -> Option<&Deed> {
        let index = conjoined(folded).find_map(|w| self.outcome_nouns.get(w))?;
        self.deeds.get(*index)
    }

    /// What an outcome of a grade is called.
    pub fn deed(&self, grade: &str) -> Option<&Deed> {
        self.deeds.iter().find(|deed| deed.grade == grade)
    }
}

fn saying(entry: file::VerbEntry) -> Saying {
    Saying {
        before: entry.before.unwrap_or_else(|| entry.en.clone()),
        en: entry.en,
        links: entry.links.iter().map(|l| fold(l)).collect(),
        direct: entry.direct,
        about: entry.about,
    }
}

/// Each folded word with the number of its entry.
fn numbered<'a>(entries: impl Iterator<Item = &'a [String]>) -> HashMap<String, usize> {
    entries.enumerate().flat_map(|(i, forms)| forms.iter().map(move |a| (fold(a), i))).collect()
}

/// Each folded sequence of words with its value, the longest first.
fn listed<T: Clone>(entries: impl Iterator<Item = (Vec<String>, T)>) -> Vec<(Vec<String>, T)> {
    let mut out: Vec<(Vec<String>, T)> = entries
        .flat_map(|(forms, value)| forms.into_iter().map(move |a| (sequence(&a), value.clone())))
        .collect();
    out.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    out
}

/// The longest entry that the words begin with; proclitics are allowed on the first word.
fn leading<'a, T>(entries: &'a [(Vec<String>, T)], words: &[&str]) -> Option<(&'a T, usize)> {
    let first = readings(words.first()?);
    entries
        .iter()
        .find(|(form, _)| {
            form.len() <= words.len()
                && form.iter().zip(words).skip(1).all(|(a, b)| a == b)
                && first.iter().any(|r| r.stem == form[0])
        })
        .map(|(form, value)| (value, form.len()))
}

/// The length of the longest form that the words begin with; a proclitic is allowed on the first.
fn begins(forms: &[Vec<String>], words: &[&str]) -> usize {
    let Some(first) = words.first() else { return 0 };
    let fits = |form: &&Vec<String>| {
        form.len() <= words.len()
            && form.iter().zip(words).skip(1).all(|(a, b)| a == b)
            && (form[0] == *first || conjoined(first).any(|w| w == form[0]))
    };
    forms.iter().filter(fits).map(Vec::len).max().unwrap_or(0)
}

/// The word itself, and the word without a conjunction.
fn conjoined(folded: &str) -> impl Iterator<Item = &str> {
    let rest = folded.strip_prefix('و').or_else(|| folded.strip_prefix('ف'));
    std::iter::once(folded).chain(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_duals() {
        let unit = |w: &str| PHRASES.unit(&fold(w)).map(|u| u.many.clone());
        assert_eq!(unit("دول").as_deref(), Some("countries"));
        assert_eq!(unit("جلسة").as_deref(), Some("sessions"));
        let dual = |w: &str| PHRASES.dual(&fold(w)).map(|u| u.many.clone());
        assert_eq!(dual("مرحلتين").as_deref(), Some("phases"));
        assert_eq!(dual("مبادرتي").as_deref(), Some("initiatives"));
        assert_eq!(dual("الاجتماعين").as_deref(), Some("meetings"));
        assert_eq!(dual("اجتماعي"), None);
        assert_eq!(dual("مشاركين"), None);
    }

    #[test]
    fn meetings_and_their_adjectives() {
        assert_eq!(PHRASES.meeting(&["للاجتماع"]), Some(("Meeting", 1, true)));
        assert_eq!(PHRASES.meeting(&["ورشه", "عمل"]), Some(("Workshop", 2, false)));
        assert_eq!(PHRASES.adjective(&["السنوي"]), Some(("Annual", 1)));
        assert_eq!(PHRASES.adjective(&["رفيع", "المستوي"]), Some(("High-Level", 2)));
    }

    #[test]
    fn qualifiers_before_a_figure() {
        assert_eq!(PHRASES.qualifier_before(&["المنتدي", "اكثر", "من"]), Some(("more than", 2)));
        assert_eq!(PHRASES.qualifier_before(&["بنحو"]), Some(("approximately", 1)));
        assert_eq!(PHRASES.qualifier_before(&["المنتدي"]), None);
    }
}
