//! Releases whose editors name a concept that gets another id: they follow where that is asked for, and
//! else nothing changes, because an id that is no concept any more costs a briefing its name.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use mujaz::glossary::store::Store;
use mujaz::ingest;

use crate::commands::Failure;

use super::desk::{Desk, refuse};

/// Has the releases that name `old` in `[names]` name `new`, written together with the store's files; gives
/// what was changed where.
///
/// # Errors
/// There are such releases and `allowed` is not set, or one of them cannot be changed.
pub(super) fn follow(
    desk: &mut Desk<'_>,
    store: &mut Store,
    (old, new): (&str, &str),
    allowed: bool,
) -> Result<Vec<String>, Failure> {
    let usage = desk.usage(&[])?;
    let uses: Vec<_> = usage.stated(old).collect();
    if !allowed && !uses.is_empty() {
        let mut problems: Vec<_> = uses.iter().map(|used| used.problem(old)).collect();
        if let Some(last) = problems.last_mut() {
            last.help =
                Some(format!("nothing was changed; --releases also writes `{new}` into the releases"));
        }
        return Err(problems.into());
    }
    let publishers = desk.config.publishers.iter();
    let mut named = publishers.flat_map(|p| p.names.iter().map(move |(words, id)| (&p.name, words, id)));
    if let Some((publisher, words, _)) = named.find(|(.., id)| *id == old) {
        let message =
            format!("`{old}` is in use: mujaz.toml names it for {words} of the publisher {publisher}");
        return Err(refuse("glossary-in-use", message, format!("write `{new}` there by hand first")));
    }
    let releases: BTreeSet<&str> = uses.iter().map(|used| used.release.as_str()).collect();
    for release in releases {
        let bytes = fs::read(release).with_context(|| format!("{release} cannot be read"))?;
        let Ok(before) = String::from_utf8(bytes) else {
            let help = format!("save it in UTF-8, or write `{new}` there by hand first");
            return Err(refuse("glossary-in-use", format!("{release} is not in UTF-8"), help));
        };
        let after = renamed(&before, old, new);
        store.write_too(PathBuf::from(release), before, after);
    }
    Ok(uses.iter().map(|used| format!("now names `{new}`: {}", used.line())).collect())
}

/// The text of a release with another id wherever its editor names the old one.
fn renamed(text: &str, old: &str, new: &str) -> String {
    let mark = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let mut out = text.to_owned();
    let mut names = ingest::stated_names(&text[mark..]);
    names.sort_by_key(|name| std::cmp::Reverse(name.at.start));
    for name in names.iter().filter(|name| name.id == old) {
        out.replace_range(mark + name.at.start..mark + name.at.end, new);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_id_changes() {
        let text = "\u{FEFF}+++\r\ntitle = \"eg-a\"\r\n[names]\r\n\"eg-a\" = 'eg-a' # eg-a\r\n\"الهيئة\" = \"eg-b\"\r\n\
            \"الجهاز\" = \"eg-a\"\r\n+++\r\neg-a\r\n";
        let wanted =
            text.replace("'eg-a'", "'eg-new'").replace("\"الجهاز\" = \"eg-a\"", "\"الجهاز\" = \"eg-new\"");
        assert_eq!(renamed(text, "eg-a", "eg-new"), wanted);
        assert_eq!(renamed("no front matter", "eg-a", "eg-new"), "no front matter");
    }
}
