//! What holds for any bytes that are taken for a release: the body of the fuzz target, which the tests
//! run on random bytes too.

use std::sync::LazyLock;

use mujaz::diagnostic::Severity;
use mujaz::document::{Release, Span};
use mujaz::english::Style;
use mujaz::glossary::Glossary;
use mujaz::glossary::store::File;
use mujaz::ingest::read_bytes;
use mujaz::locate::locate;
use mujaz::map::{MapOptions, map};
use mujaz::model::{Brief, build};

/// Names of each sort that the steps after this one look for.
const ENTRIES: &str = "[[organisation]]\nid = \"itu\"\nar = \"الاتحاد الدولي للاتصالات\"\nar-short = [\"الاتحاد\"]\nen = \"International Telecommunication Union\"\nacronym = \"ITU\"\n\n\
    [[place]]\nid = \"geneva\"\nar = \"جنيف\"\nen = \"Geneva\"\ncountry = \"CH\"\n\n\
    [[event]]\nid = \"wsis\"\nar = \"القمة العالمية لمجتمع المعلومات\"\nen = \"World Summit on the Information Society\"\n\n\
    [[person]]\nid = \"doreen\"\nar = \"دورين بوغدان\"\nen = \"Doreen Bogdan\"\n";

static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| {
    let file = File { path: "glossary.toml".into(), text: ENTRIES.into() };
    let (glossary, problems) = Glossary::from_layers(&[vec![file]]);
    assert_eq!(problems, []);
    glossary
});

/// Fails where a step breaks a promise on these bytes.
pub(crate) fn hold(bytes: &[u8]) {
    for name in ["a.txt", "a.md"] {
        match read_bytes(name, bytes) {
            Err(problems) => {
                assert!(problems.iter().any(|p| p.severity == Severity::Error), "refused for a reason");
            }
            Ok(release) => of_release(&release.value),
        }
    }
}

fn of_release(release: &Release) {
    for (number, paragraph) in release.paragraphs.iter().enumerate() {
        assert!(!paragraph.text.trim().is_empty());
        for (at, _) in paragraph.text.char_indices() {
            assert!(release.source.is_char_boundary(paragraph.source_offset(at)), "{at} of {paragraph:?}");
        }
        assert!(release.place(Span::new(number, 0, paragraph.text.len())).line > 0);
    }
    let mapped = map(locate(release), &GLOSSARY, &MapOptions::default());
    build(&mapped, None, &GLOSSARY, Style::default()).iter().for_each(|brief| of_brief(brief, release));
}

/// What a brief says of the text stands there.
fn of_brief(brief: &Brief, release: &Release) {
    for at in brief.entities.iter().flat_map(|entity| &entity.mentions).map(|mention| &mention.at) {
        let text = release.paragraphs[at.paragraph].text.chars();
        let there: String = text.skip(at.start).take(at.end - at.start).collect();
        assert_eq!(at.text, there);
    }
}
