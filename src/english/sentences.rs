//! The sentences of a briefing, from `sentences.toml`: texts with gaps for what a release gives. Only
//! the text is respelt for a house, never what fills a gap, because names are names.

use std::sync::LazyLock;

use serde::Deserialize;

use super::style::{Style, capital};

/// A text with gaps: `{who} headed {whose} delegation.`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// The name of a gap, and whether what fills it begins with a capital there.
    Gap(String, bool),
}

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some(open) = rest.find('{') {
            let close = rest[open..].find('}').ok_or_else(|| format!("a brace without its other: {text}"))?;
            if open > 0 {
                pieces.push(Piece::Text(rest[..open].to_owned()));
            }
            let name = &rest[open + 1..open + close];
            let begins = pieces.is_empty() || name.starts_with(char::is_uppercase);
            pieces.push(Piece::Gap(name.to_lowercase(), begins));
            rest = &rest[open + close + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Ok(Self(pieces))
    }
}

impl Template {
    /// The text in a house's spelling with its gaps filled. A gap at the beginning of a sentence (one
    /// that ends in a full stop) gets a capital, and so does one whose name is written with one. What
    /// no gap asks for is left out.
    pub fn fill(&self, style: Style, gaps: &[(&str, &str)]) -> String {
        let sentence = matches!(self.0.last(), Some(Piece::Text(text)) if text.ends_with('.'));
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(&style.spell(text)),
                Piece::Gap(name, begins) => {
                    let known = gaps.iter().find(|(gap, _)| gap == name).map(|(_, value)| *value);
                    debug_assert!(known.is_some(), "nothing fills {{{name}}} of {self:?}");
                    let value = known.unwrap_or_default();
                    let raised = *begins && (sentence || !out.is_empty());
                    out.push_str(&if raised { capital(value) } else { value.to_owned() });
                }
            }
        }
        out
    }
}

/// Verbs in the present for one, the present for several, and the past.
pub type Forms = [String; 3];

/// The table. What each key means stands beside it in `sentences.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the keys are explained in the file they come from")]
pub struct Sentences {
    pub takes_part: Forms,
    pub hosts: Forms,
    pub organises: Forms,
    pub holds: Forms,
    pub opens: Forms,
    pub chairs: Forms,
    pub takes_no_part: Forms,
    pub hosts_not: Forms,
    pub denies: Forms,
    pub declines: Forms,
    pub declines_to_host: Forms,
    pub withdraws: Forms,
    pub withdraws_as_host: Forms,
    pub actor: Template,
    pub represented: Template,
    pub report: Template,
    pub report_cancelled: Template,
    pub report_postponed: Template,
    pub planned: Template,
    pub headline_cancelled: Template,
    pub headline_postponed: Template,
    pub organised_by: Template,
    pub hosted_by: Template,
    pub chaired_by: Template,
    pub sponsored_by: Template,
    pub held_online: Template,
    pub held_in: Template,
    pub held_both: Template,
    pub held: Template,
    pub opening: Template,
    pub closing: Template,
    pub theme: Template,
    pub heads_delegation: Template,
    pub headed_delegation: Template,
    pub implemented_by: Template,
    pub funded_by: Template,
    pub project: Template,
    pub work: Template,
    pub sessions: Template,
    pub sessions_untitled: Template,
    pub session_number: Template,
    pub session_ordinal: Template,
    pub session_title: Template,
    pub session_both: Template,
    pub session_dated: Template,
    pub session_unknown: Template,
    pub said: Template,
    pub said_more: Template,
    pub remarks: Template,
    pub remark: Template,
    pub outcome: Template,
    pub outcome_passive: Template,
    pub outcome_unsaid: Template,
    pub matters: Template,
    pub matter: Template,
    pub stands: Template,
    pub be: [String; 2],
    pub be_to: [String; 2],
    pub to_do: [Template; 2],
    pub signed: Template,
    pub between: Template,
    pub with_party: Template,
    pub by_party: Template,
    pub involving: Template,
    pub on_topic: Template,
    pub worth: Template,
    pub for_term: Template,
    pub elected: [String; 2],
    pub candidate: [String; 2],
    pub election: Template,
    pub of_body: Template,
    pub also_elected: Template,
    pub of_nameless: Template,
    pub votes: Template,
    pub postponed: Template,
    pub cancelled: Template,
    pub an_election: String,
    pub next_held: Template,
    pub later_held: Template,
    pub in_place: Template,
    pub deadline: Template,
    pub figures: Template,
}

/// The shipped table.
pub static SENTENCES: LazyLock<Sentences> = LazyLock::new(|| {
    toml::from_str(include_str!("sentences.toml")).unwrap_or_else(|error| {
        // The file is part of the program, and a test reads it.
        panic!("sentences.toml: {error}")
    })
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::style::Spelling;

    fn template(text: &str) -> Template {
        Template::try_from(text.to_owned()).expect("a template")
    }

    #[test]
    fn a_name_is_not_respelt() {
        let american = Style { spelling: Spelling::American, ..Style::default() };
        let filled = template("{Who} organised the {what} programme.")
            .fill(american, &[("who", "the Centre for Labour"), ("what", "Organisation")]);
        assert_eq!(filled, "The Centre for Labour organized the Organisation program.");
    }

    #[test]
    fn sentences_begin_with_a_capital_and_parts_do_not() {
        let gaps = [("who", "the forum")];
        assert_eq!(template("{who} met.").fill(Style::default(), &gaps), "The forum met.");
        assert_eq!(template("{who} met").fill(Style::default(), &gaps), "the forum met");
    }

    #[test]
    fn the_table_is_whole() {
        assert_eq!(SENTENCES.hosts[2], "hosted");
        assert!(Template::try_from("{who".to_owned()).is_err());
    }
}
