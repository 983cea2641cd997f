//! What the program asks on a terminal, and what it makes of the answers.

use std::fs;
use std::path::Path;

use super::terminal::{DOWN, ENTER, Terminal};

/// A project with nothing in its glossary and one release.
fn project(release: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for folder in ["glossary", "meetings"] {
        fs::create_dir(root.path().join(folder)).expect("made");
    }
    fs::write(root.path().join("mujaz.toml"), "[glossary]\nshipped = false\ncache = false\n")
        .expect("written");
    fs::write(root.path().join("meetings/a.txt"), release).expect("written");
    root
}

fn file(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join("glossary").join(name)).unwrap_or_default()
}

#[test]
fn add_asks_for_what_is_missing_and_again_where_an_answer_is_none() {
    let root = project("عقدت اللجنة اجتماعها.\n");
    let mut terminal = Terminal::run(root.path(), "add");
    terminal.answer("> organisation", &format!("{}{ENTER}", DOWN.repeat(3)));
    terminal.answer("Arabic name", &format!("Sharm{ENTER}"));
    terminal.answer("this has no Arabic letter", &format!("{}شرم الشيخ{ENTER}", "\x7F".repeat(5)));
    terminal.answer("English name", &format!("الشيخ{ENTER}"));
    terminal.answer("this has Arabic letters", &format!("{}Sharm El-Sheikh{ENTER}", "\x7F".repeat(5)));
    terminal.answer("Acronym", ENTER);
    terminal.answer("Country, such as", &format!("Egipt{ENTER}"));
    terminal.answer("did you mean `EG` (Egypt)?", &format!("{}مصر{ENTER}", "\x7F".repeat(5)));
    let (status, screen) = terminal.end();
    assert_eq!(status, 0, "{screen}");
    assert!(screen.contains("added sharm-el-sheikh in glossary/place.toml"), "{screen}");
    assert_eq!(
        file(root.path(), "place.toml"),
        "[[place]]\nid = \"sharm-el-sheikh\"\nar = \"شرم الشيخ\"\nen = \"Sharm El-Sheikh\"\ncountry = \"EG\"\nstatus = \"proposed\"\n"
    );
}

#[test]
fn suggest_takes_edits_skips_and_refuses() {
    let root = project(
        "استضافت الهيئة القومية للاتصالات ورشة عمل في باريس يوم 2 مايو 2024 بالتعاون مع المعهد القومي للبريد.\n\n\
        وشارك المركز الوطني للبحوث في الورشة، كما شارك الاتحاد العربي للنقل في أعمالها.\n",
    );
    let mut terminal = Terminal::run(root.path(), "suggest");
    let ask = "Take it into the glossary";
    // Names that have no English begin with `edit`.
    terminal.answer("1 of ", "");
    terminal.answer(ask, "");
    terminal.answer("> edit", ENTER);
    terminal.answer("English name (empty to go back)", &format!("House Body{ENTER}"));
    terminal.answer("Arabic name", ENTER);
    terminal.answer("Kind", ENTER);
    terminal.answer("2 of ", "");
    terminal.answer("> edit", &format!("{DOWN}{ENTER}"));
    terminal.answer("3 of ", "");
    terminal.answer("> edit", &format!("{}{ENTER}", DOWN.repeat(2)));
    terminal.answer("4 of ", "");
    terminal.answer("> edit", &format!("{}{ENTER}", DOWN.repeat(3)));
    let (status, screen) = terminal.end();
    assert_eq!(status, 0, "{screen}");
    assert!(screen.contains("1 accepted, 1 refused, 2 left"), "{screen}");
    let entries = file(root.path(), "organisation.toml");
    assert!(
        entries.contains("id = \"house-body\"") && entries.contains("status = \"proposed\""),
        "{entries}"
    );
    assert_eq!(file(root.path(), "refused.txt").lines().filter(|line| !line.starts_with('#')).count(), 1);
    // Arabic in a line of English is set apart, so that neither turns the other around.
    assert!(screen.contains('\u{2068}') || screen.contains('\u{200F}'), "{screen}");
}

#[test]
fn import_asks_about_each_conflict_and_before_it_writes() {
    let root = project("عقدت اللجنة اجتماعها.\n");
    let entry = |id: &str, ar: &str, en: &str| {
        format!("[[place]]\nid = \"{id}\"\nar = \"{ar}\"\nen = \"{en}\"\nstatus = \"proposed\"\n")
    };
    let before = format!("{}\n{}", entry("geneva", "جنيف", "Geneva"), entry("paris", "باريس", "Paris"));
    fs::write(root.path().join("glossary/place.toml"), &before).expect("written");
    let table = "id,ar,en\ngeneva,جنيف,Genève\nparis,باريز,Paris\n";
    fs::write(root.path().join("list.csv"), table).expect("written");

    let mut terminal = Terminal::run(root.path(), "import list.csv");
    terminal.answer("geneva (Geneva)", "");
    terminal.answer("en: Geneva → Genève", "");
    terminal.answer("> keep", &format!("{DOWN}{ENTER}"));
    // Before and after stand in their order although both are Arabic.
    terminal.answer("ar: \u{2068}باريس\u{2069} → \u{2068}باريز\u{2069}", "");
    terminal.answer("> keep", &format!("{}{ENTER}", DOWN.repeat(2)));
    terminal.answer("Write these 2 entries?", "n");
    let (status, screen) = terminal.end();
    assert_eq!(status, 0, "{screen}");
    assert!(screen.contains("nothing was changed"), "{screen}");
    assert_eq!(file(root.path(), "place.toml"), before);

    let mut terminal = Terminal::run(root.path(), "import list.csv");
    terminal.answer("> keep", &format!("{}{ENTER}", DOWN.repeat(4)));
    terminal.answer("Write these 2 entries?", "y");
    let (status, screen) = terminal.end();
    assert_eq!(status, 0, "{screen}");
    let wanted = format!("{}\n{}", entry("geneva", "جنيف", "Genève"), entry("paris", "باريز", "Paris"));
    assert_eq!(file(root.path(), "place.toml"), wanted, "replace, here and in all that follow");
}

#[test]
fn an_entry_that_is_not_sound_is_opened_again_or_kept_beside() {
    let root = project("عقدت اللجنة اجتماعها.\n");
    let before = "[[place]]\nid = \"paris\"\nar = \"باريس\"\nen = \"Paris\"\nstatus = \"proposed\"\n";
    fs::write(root.path().join("glossary/place.toml"), before).expect("written");
    // The editor breaks the entry the first time and mends it the second.
    let editor = root.path().join("editor.sh");
    let script = "if grep -q wrong \"$1\"; then sed -i 's/wrong/approved/' \"$1\"; echo 'source = \"https://example.org\"' >> \"$1\"; else sed -i 's/proposed/wrong/' \"$1\"; fi\n";
    fs::write(&editor, script).expect("written");
    let words = "edit paris";
    let run = || {
        fs::write(root.path().join("glossary/place.toml"), before).expect("written");
        Terminal::with(root.path(), words, &[("EDITOR", "sh ./editor.sh")])
    };
    let mut terminal = run();
    terminal.answer("unknown status `wrong`", "");
    terminal.answer("Open the entry again?", "y");
    let (status, screen) = terminal.end();
    assert_eq!(status, 0, "{screen}");
    assert!(file(root.path(), "place.toml").contains("status = \"approved\"\nsource = "), "{screen}");
    let mut terminal = run();
    terminal.answer("Open the entry again?", "n");
    let (status, screen) = terminal.end();
    assert_eq!(status, 2, "{screen}");
    assert!(screen.contains("what you wrote is kept"), "{screen}");
    assert_eq!(file(root.path(), "place.toml"), before);
}
