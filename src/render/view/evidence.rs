//! The Arabic of the summary: the sentences of the release that the English ones rest on.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::arabic::Tokens;
use crate::model::Brief;
use crate::model::brief::Passage;

/// Sentences of one paragraph.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Quoted<'a> {
    /// Each begins where it does in the release.
    ar: Vec<&'a str>,
    marks: [usize; 1],
}

/// The sentences in the order of the release, each once however many English ones rest on it.
///
/// What an Arabic page shows word for word further down (positions, outcomes, agreements, next
/// steps) is not quoted here too, unless the first sentence of the summary rests on it.
pub(super) fn quoted(brief: &Brief) -> Vec<Quoted<'_>> {
    let shown: Vec<&Passage> = brief
        .statements
        .iter()
        .map(|statement| &statement.at)
        .chain(brief.outcomes.iter().map(|outcome| &outcome.at))
        .chain(brief.agreements.iter().map(|agreement| &agreement.at))
        .chain(brief.next_steps.iter().map(|step| &step.at))
        .collect();
    let is_shown = |at: &Passage| shown.iter().any(|other| overlap(at, other));
    let mut wanted: BTreeMap<usize, Vec<&Passage>> = BTreeMap::new();
    for (number, sentence) in brief.summary.iter().enumerate() {
        for at in sentence.evidence.iter().filter(|at| number == 0 || !is_shown(at)) {
            wanted.entry(at.paragraph).or_default().push(at);
        }
    }
    wanted.into_iter().filter_map(|(paragraph, passages)| of_paragraph(brief, paragraph, &passages)).collect()
}

fn overlap(a: &Passage, b: &Passage) -> bool {
    a.paragraph == b.paragraph && a.start < b.end && b.start < a.end
}

fn of_paragraph<'a>(brief: &'a Brief, paragraph: usize, passages: &[&Passage]) -> Option<Quoted<'a>> {
    let text = brief.paragraphs.get(paragraph)?.ar.as_str();
    let sentences = Tokens::of(text).sentence_bytes();
    let around = |at: &Passage| {
        let bytes = at.bytes(text)?;
        sentences.iter().position(|sentence| sentence.start <= bytes.start && bytes.start < sentence.end)
    };
    let chosen: BTreeSet<usize> = passages.iter().filter_map(|at| around(at)).collect();
    let ar: Vec<&str> = chosen.into_iter().map(|n| text[sentences[n].clone()].trim()).collect();
    (!ar.is_empty()).then_some(Quoted { ar, marks: [paragraph + 1] })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const TEXT: &str = "تستضيف تونس المنتدى يوم 3 مايو 2020. ويحضره 40 خبيرا. وأكدت تونس أهمية الحوار.";

    /// The passage of the words in the text.
    fn at(words: &str) -> Value {
        let byte = TEXT.find(words).expect("in the text");
        let start = TEXT[..byte].chars().count();
        json!({"paragraph": 0, "start": start, "end": start + words.chars().count(), "text": words})
    }

    /// Each sentence of the summary by the words it rests on; the third sentence of the release is
    /// a statement.
    fn quotations(summary: &[&[&str]]) -> Vec<(Vec<String>, usize)> {
        let fixture = include_str!("../../../tests/fixtures/briefs/nothing-known.json");
        let mut value: Value = serde_json::from_str(fixture).expect("JSON");
        value["paragraphs"] = json!([{"ar": TEXT, "en": null, "background": false}]);
        let verb = json!({"en": "stressed", "ar": "وأكدت"});
        value["statements"] = json!([{"speaker": null, "verb": verb, "at": at("وأكدت تونس أهمية الحوار")}]);
        value["summary"] = summary
            .iter()
            .map(|words| json!({"en": "", "ar": "", "evidence": words.iter().map(|w| at(w)).collect::<Vec<_>>()}))
            .collect();
        let brief: Brief = serde_json::from_value(value).expect("a brief");
        let owned = |q: Quoted<'_>| (q.ar.into_iter().map(str::to_owned).collect(), q.marks[0]);
        quoted(&brief).into_iter().map(owned).collect()
    }

    #[test]
    fn a_sentence_is_quoted_once_and_in_the_order_of_the_release() {
        let found = quotations(&[&["40 خبيرا", "المنتدى"], &["تستضيف تونس", "3 مايو"], &["يحضره"]]);
        let sentences = ["تستضيف تونس المنتدى يوم 3 مايو 2020.", "ويحضره 40 خبيرا."];
        assert_eq!(found, [(sentences.map(str::to_owned).to_vec(), 1)]);
    }

    #[test]
    fn what_stands_word_for_word_among_the_positions_is_quoted_only_for_the_lead() {
        assert_eq!(quotations(&[&["المنتدى"], &["أهمية"]])[0].0.len(), 1);
        assert_eq!(quotations(&[&["المنتدى", "أهمية"]])[0].0.len(), 2);
        assert_eq!(quotations(&[&[], &["أهمية"]]), []);
    }
}
