use super::*;

fn entry(id: &str, ar: &str, en: &str, more: &str) -> String {
    format!("[[organisation]]\nid = \"{id}\"\nar = \"{ar}\"\nen = \"{en}\"\n{more}")
}

fn roads(en: &str, more: &str) -> String {
    entry("roads", "هيئة الطرق", en, more)
}

fn water(more: &str) -> String {
    entry("water", "هيئة المياه", "Water Authority", more)
}

fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    merge(base, ours, theirs, MARKER_SIZE).expect("three good texts")
}

/// The text of a merge without conflicts.
fn clean(base: &str, ours: &str, theirs: &str) -> String {
    let merged = merged(base, ours, theirs);
    assert_eq!(merged.conflicts, [], "{}", merged.text);
    merged.text
}

fn file(entries: &[String]) -> String {
    format!("# Bodies.\n\n{}", entries.join("\n"))
}

#[test]
fn a_key_changed_on_one_side_wins() {
    let base = file(&[roads("Roads Authority", "country = \"EG\"\n"), water("")]);
    let ours = file(&[roads("Road Authority", "country = \"EG\"\n"), water("")]);
    let theirs =
        file(&[roads("Roads Authority", "country = \"JO\"\nsince = \"2020\"\n"), water("note = \"x\"\n")]);
    let expected =
        file(&[roads("Road Authority", "country = \"JO\"\nsince = \"2020\"\n"), water("note = \"x\"\n")]);
    assert_eq!(clean(&base, &ours, &theirs), expected);
    assert_eq!(clean(&base, &theirs, &ours), expected, "the sides may change places");
}

#[test]
fn what_nobody_changed_stays_byte_for_byte() {
    let odd = "#head\n\n  # above\n[[organisation]]  # beside\nid='roads'\nar   = \"هيئة الطرق\"\nen = \"\"\"Roads\"\"\"\n\n\n# apart\n\n";
    assert_eq!(clean(odd, odd, odd), odd.trim_end().to_owned() + "\n\n");
    let without_line_feed = odd.trim_end();
    assert_eq!(clean(without_line_feed, without_line_feed, without_line_feed), without_line_feed);
}

#[test]
fn comments_and_order_are_ours() {
    let base = file(&[roads("Roads Authority", ""), water("")]);
    let ours = format!(
        "# Bodies.\n\n# the second first\n{}\n# about roads\n{}",
        water(""),
        roads("Roads Authority", "")
            .replace("en = \"Roads Authority\"", "en = \"Roads Authority\" # read twice")
    );
    let theirs = file(&[roads("Road Authority", ""), water("note = \"x\"\n")]);
    let expected = format!(
        "# Bodies.\n\n# the second first\n{}\n# about roads\n{}",
        water("note = \"x\"\n"),
        roads("Road Authority", "")
            .replace("en = \"Road Authority\"", "en = \"Road Authority\" # read twice")
    );
    assert_eq!(clean(&base, &ours, &theirs), expected);
}

#[test]
fn comments_that_only_they_wrote_come_along() {
    let base = file(&[roads("Roads Authority", "")]);
    let theirs = base.replace("[[", "# new\n[[").replace("id = \"roads\"", "id = \"roads\" # short");
    assert_eq!(clean(&base, &base, &theirs), theirs);
}

#[test]
fn lists_merge_as_sets_in_our_order() {
    let list = |items: &str| file(&[roads("Roads Authority", &format!("ar-variant = [{items}] # seen\n"))]);
    assert_eq!(
        clean(
            &list("\"واحد\", \"اثنان\""),
            &list("\"ثلاثة\", \"واحد\", \"اثنان\""),
            &list("\"واحد\", \"أربعة\"")
        ),
        list("\"ثلاثة\", \"واحد\", \"أربعة\"")
    );
    let none = file(&[roads("Roads Authority", "")]);
    let line = "ar-variant = [\"اثنان\"] # seen\n";
    for (ours, theirs) in [(&none, &list("\"واحد\", \"اثنان\"")), (&list("\"اثنان\""), &none)] {
        let text = clean(&list("\"واحد\""), ours, theirs);
        assert!(text.contains(line) && !text.contains("واحد"), "{text}");
    }
}

#[test]
fn a_list_with_an_item_a_line_stays_so() {
    let list = |items: &str| file(&[roads("Roads Authority", &format!("ar-variant = [\n{items}]\n"))]);
    let ours = list("    \"واحد\", # old\n    \"اثنان\",\n");
    let expected = list("    \"واحد\", # old\n    \"اثنان\",\n    \"ثلاثة\",\n");
    assert_eq!(clean(&list("    \"واحد\",\n"), &ours, &list("    \"واحد\",\n    \"ثلاثة\",\n")), expected);
}

#[test]
fn entries_added_on_both_sides_stay_sorted() {
    let of = |ids: &[&str]| {
        file(&ids.iter().map(|id| entry(id, &format!("هيئة {id}"), id, "")).collect::<Vec<_>>())
    };
    assert_eq!(
        clean(&of(&["a", "z"]), &of(&["a", "c", "z"]), &of(&["a", "b", "d", "z"])),
        of(&["a", "b", "c", "d", "z"])
    );
    assert_eq!(clean(&of(&["a"]), &of(&["a", "b"]), &of(&["a", "c"])), of(&["a", "b", "c"]));
    assert_eq!(clean("", &of(&["a"]), &of(&["b"])), of(&["a", "b"]));
    assert_eq!(clean(&of(&["b"]), &of(&["b"]), &of(&["a", "b"])), of(&["a", "b"]));
}

#[test]
fn entries_removed_on_one_side_go() {
    let both = file(&[roads("Roads Authority", ""), water("")]);
    let one = file(&[roads("Roads Authority", "")]);
    assert_eq!(clean(&both, &one, &both), one);
    assert_eq!(clean(&both, &both, &one), one);
}

#[test]
fn the_same_entry_added_on_both_sides_is_one() {
    let ours = file(&[roads("Roads Authority", "country = \"EG\"\n")]);
    let theirs = file(&[roads("Roads Authority", "note = \"x\"\n")]);
    let expected = file(&[roads("Roads Authority", "country = \"EG\"\nnote = \"x\"\n")]);
    assert_eq!(clean("# Bodies.\n\n", &ours, &theirs), expected);
}

#[test]
fn both_changed_differently_is_a_conflict_around_that_entry_only() {
    let base = file(&[roads("Roads Authority", ""), water("")]);
    let ours = file(&[roads("Road Authority", "country = \"EG\"\n"), water("")]);
    let theirs = file(&[roads("Roads Board", "note = \"x\"\n"), water("note = \"y\"\n")]);
    let merged = merged(&base, &ours, &theirs);
    let side = |en: &str| roads(en, "country = \"EG\"\nnote = \"x\"\n");
    let expected = format!(
        "# Bodies.\n\n<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n\n{}",
        side("Road Authority"),
        side("Roads Board"),
        water("note = \"y\"\n")
    );
    assert_eq!(merged.text, expected);
    assert_eq!(
        merged.conflicts,
        [Conflict { id: "roads".into(), why: Why::Keys(vec!["en".into()]), line: 3 }]
    );
}

#[test]
fn removed_here_and_changed_there_is_a_conflict() {
    let base = file(&[roads("Roads Authority", ""), water("")]);
    let removed = file(&[water("")]);
    let changed = file(&[roads("Road Authority", ""), water("")]);
    let whys = |ours, theirs| -> Vec<Why> {
        merged(&base, ours, theirs).conflicts.into_iter().map(|c| c.why).collect()
    };
    assert_eq!(whys(&removed, &changed), [Why::RemovedHere]);
    assert_eq!(whys(&changed, &removed), [Why::RemovedThere]);
    let text = merged(&base, &removed, &changed).text;
    let marked = format!("<<<<<<< ours\n=======\n{}>>>>>>> theirs\n", roads("Road Authority", ""));
    assert!(text.contains(&marked), "{text}");
}

#[test]
fn english_that_nobody_read_is_not_approved() {
    let approved = "status = \"approved\"\nsource = \"https://example.org\"\n";
    let base = file(&[roads("Roads Authority", "status = \"proposed\"\n")]);
    let ours = file(&[roads("Roads Authority", approved)]);
    let theirs = file(&[roads("Road Authority", "status = \"proposed\"\n")]);
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let conflicts = merged(&base, ours, theirs).conflicts;
        assert_eq!(conflicts.iter().map(|c| &c.why).collect::<Vec<_>>(), [&Why::Approval]);
    }
    let both = file(&[roads("Road Authority", approved)]);
    assert_eq!(clean(&base, &both, &theirs), both, "the side that approved has the English, too");
}

#[test]
fn a_renamed_entry_keeps_what_the_other_side_does_to_it() {
    let base = file(&[roads("Roads Authority", ""), water("")]);
    let renamed = base.replace("id = \"roads\"", "id = \"eg-roads\"");
    let noted = file(&[roads("Roads Authority", "note = \"x\"\n"), water("")]);
    let expected = renamed.replace("en = \"Roads Authority\"\n", "en = \"Roads Authority\"\nnote = \"x\"\n");
    assert_eq!(clean(&base, &renamed, &noted), expected);
    assert_eq!(clean(&base, &noted, &renamed), expected);
}

#[test]
fn an_id_that_would_be_taken_twice_is_a_conflict() {
    let base = file(&[roads("Roads Authority", "")]);
    let ours = file(&[roads("Roads Authority", ""), entry("eg-roads", "هيئة الجسور", "Bridges Board", "")]);
    let theirs = base.replace("id = \"roads\"", "id = \"eg-roads\"");
    let whys: Vec<Why> = merged(&base, &ours, &theirs).conflicts.into_iter().map(|c| c.why).collect();
    assert_eq!(whys, [Why::SameId]);
}

#[test]
fn line_ends_are_ours() {
    let base = file(&[roads("Roads Authority", ""), water("")]);
    let theirs = file(&[roads("Roads Authority", "note = \"x\"\n"), water("")]);
    let crlf = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(clean(&crlf(&base), &crlf(&base), &theirs), crlf(&theirs));
    assert_eq!(clean(&base, &base, &crlf(&theirs)), theirs);
}

#[test]
fn what_cannot_be_taken_apart_is_refused_with_its_line() {
    let good = file(&[roads("Roads Authority", "")]);
    let broken = format!("{good}\n[[place\n");
    let error = merge(&good, &broken, &good, MARKER_SIZE).expect_err("no TOML");
    assert_eq!((error.side, error.line), (Side::Ours, 8), "{error}");
    let inline = "place = [{ id = \"a\" }]\n";
    assert_eq!(merge(&good, &good, inline, MARKER_SIZE).expect_err("no tables").side, Side::Theirs);
}

#[test]
fn the_shipped_files_come_apart_and_together() {
    for file in super::super::store::shipped() {
        assert_eq!(clean(&file.text, &file.text, &file.text), file.text, "{}", file.path);
    }
}

proptest::proptest! {
    /// Whatever one side does alone is the result.
    #[test]
    fn one_side_alone_wins(
        old in proptest::collection::btree_map("[a-d]", "[A-C]", 0..4),
        new in proptest::collection::btree_map("[a-d]", "[A-C]", 0..4),
    ) {
        let of = |entries: &std::collections::BTreeMap<String, String>| -> String {
            file(&entries.iter().map(|(id, en)| entry(id, &format!("هيئة {id}"), en, "")).collect::<Vec<_>>())
        };
        let (base, changed) = (of(&old), of(&new));
        proptest::prop_assert_eq!(clean(&base, &changed, &base), changed.clone());
        let concepts = |text: &str| {
            let mut list = read::read("", text).0;
            list.iter_mut().for_each(|c| c.at.line = 0);
            // A rename keeps its place.
            list.sort_by(|a, b| a.id.cmp(&b.id));
            list
        };
        proptest::prop_assert_eq!(concepts(&clean(&base, &base, &changed)), concepts(&changed));
    }
}
