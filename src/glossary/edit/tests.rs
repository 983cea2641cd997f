//! What an edit must leave alone, on texts as people write them.

use proptest::prelude::*;

use super::*;
use crate::glossary::concept::{Position, Status, Term, TermType};

fn here() -> Position {
    Position { path: "t.toml".into(), line: 1 }
}

fn place(id: &str, ar: &str, en: &str) -> Concept {
    let mut concept = Concept::new(id, Kind::Place, here());
    concept.ar.push(Term { text: ar.to_owned(), kind: TermType::Name });
    concept.en.push(Term { text: en.to_owned(), kind: TermType::Name });
    concept
}

fn one(text: &str, id: &str) -> Concept {
    let (all, problems) = read("t.toml", text);
    assert_eq!(problems, []);
    all.into_iter().find(|c| c.id == id).expect("the entry")
}

const FILE: &str = "# Places of the desk.\n\n[[place]]\nid = \"cairo\"   # the capital\nar = 'القاهرة'  # as in CLDR\nen = \"Cairo\" # sic\nar-variant = [\n    \"مدينة القاهرة\", # long\n    # seen once\n    \"قاهرة المعز\",\n]\nnote = \"x\" # ask Mona\n\n# --- Europe ---\n\n# both spellings\n[[place]]\nen = \"Paris\"\nid = \"paris\"\nar = \"باريس\"\n";

#[test]
fn a_value_changes_and_the_comment_beside_it_stays() {
    let mut cairo = one(FILE, "cairo");
    cairo.en[0].text = "Cairo (Egypt)".to_owned();
    let text = update(FILE, "cairo", &cairo).expect("edited");
    assert_eq!(text, FILE.replace("en = \"Cairo\" # sic", "en = \"Cairo (Egypt)\" # sic"));
}

#[test]
fn an_unchanged_entry_is_unchanged_text() {
    let paris = one(FILE, "paris");
    assert_eq!(update(FILE, "paris", &paris).expect("edited"), FILE);
}

#[test]
fn a_new_key_stands_in_canonical_order() {
    let mut paris = one(FILE, "paris");
    paris.country = Some("FR".to_owned());
    paris.status = Status::Approved;
    paris.source = Some("https://example.org/".to_owned());
    let text = update(FILE, "paris", &paris).expect("edited");
    let wanted = "en = \"Paris\"\ncountry = \"FR\"\nstatus = \"approved\"\nsource = \"https://example.org/\"\nid = \"paris\"\n";
    assert_eq!(text, FILE.replace("en = \"Paris\"\nid = \"paris\"\n", wanted));
}

#[test]
fn a_key_that_goes_leaves_its_comment() {
    let mut cairo = one(FILE, "cairo");
    cairo.note = None;
    let text = update(FILE, "cairo", &cairo).expect("edited");
    assert_eq!(text, FILE.replace("note = \"x\" # ask Mona", "# ask Mona"));
}

#[test]
fn a_list_over_lines_keeps_lines_and_comments() {
    let mut cairo = one(FILE, "cairo");
    cairo.ar.retain(|t| t.text != "قاهرة المعز");
    cairo.ar.push(Term { text: "القاهرة الكبرى".to_owned(), kind: TermType::Variant });
    let text = update(FILE, "cairo", &cairo).expect("edited");
    let wanted = "    # seen once\n";
    assert!(text.contains(wanted), "{text}");
    assert!(text.contains("    \"مدينة القاهرة\", # long\n    \"القاهرة الكبرى\",\n"), "{text}");
    assert!(!text.contains("المعز"));
    assert_eq!(
        text.lines().filter(|l| l.contains('#')).count(),
        FILE.lines().filter(|l| l.contains('#')).count()
    );
}

#[test]
fn entries_go_where_they_are_sorted() {
    let text = insert(FILE, &place("lima", "ليما", "Lima")).expect("inserted");
    let ids: Vec<&str> = text.lines().filter(|l| l.starts_with("id")).collect();
    assert_eq!(ids, ["id = \"cairo\"   # the capital", "id = \"lima\"", "id = \"paris\""]);
    assert_eq!(remove(&text, "lima").expect("removed"), FILE);
    let text = insert(FILE, &place("aden", "عدن", "Aden")).expect("inserted");
    assert!(text.starts_with("# Places of the desk.\n\n[[place]]\nid = \"aden\"\n"), "{text}");
    assert_eq!(remove(&text, "aden").expect("removed"), FILE);
    let text = insert(FILE, &place("rome", "روما", "Rome")).expect("inserted");
    assert!(text.ends_with(
        "ar = \"باريس\"\n\n[[place]]\nid = \"rome\"\nar = \"روما\"\nen = \"Rome\"\nstatus = \"proposed\"\n"
    ));
    assert_eq!(remove(&text, "rome").expect("removed"), FILE);
}

#[test]
fn line_ends_mark_and_missing_last_end_stay() {
    let file = format!("\u{FEFF}{}", FILE.trim_end().replace('\n', "\r\n"));
    let text = insert(&file, &place("rome", "روما", "Rome")).expect("inserted");
    assert!(text.ends_with("status = \"proposed\"") && text.starts_with('\u{FEFF}'));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(remove(&text, "rome").expect("removed"), file);
    let mut cairo = one(&file, "cairo");
    cairo.ar.push(Term { text: "القاهرة الكبرى".to_owned(), kind: TermType::Variant });
    cairo.country = Some("EG".to_owned());
    let text = update(&file, "cairo", &cairo).expect("edited");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    let mut paris = one(&file, "paris");
    paris.country = Some("FR".to_owned());
    let text = update(&file, "paris", &paris).expect("edited");
    assert!(
        text.contains("en = \"Paris\"\r\ncountry = \"FR\"\r\nid") && text.ends_with("\"باريس\""),
        "{text:?}"
    );
}

#[test]
fn a_new_id_moves_the_entry_with_its_comments() {
    let mut paris = one(FILE, "paris");
    paris.id = "berlin".to_owned();
    let text = update(FILE, "paris", &paris).expect("edited");
    assert!(
        text.starts_with(
            "# Places of the desk.\n\n# both spellings\n[[place]]\nen = \"Paris\"\nid = \"berlin\"\n"
        ),
        "{text}"
    );
    let mut event = one(FILE, "paris");
    event.kind = Kind::Event;
    let text = update(FILE, "paris", &event).expect("edited");
    assert!(text.contains("# both spellings\n[[event]]\nen = \"Paris\"\n"), "{text}");
}

#[test]
fn an_empty_file_and_one_of_comments_take_an_entry() {
    let lima = place("lima", "ليما", "Lima");
    assert_eq!(insert("", &lima).expect("inserted"), canonical::entry(&lima));
    let text = insert("# Places\n", &lima).expect("inserted");
    assert_eq!(text, format!("# Places\n\n{}", canonical::entry(&lima)));
}

#[test]
fn what_cannot_be_done_is_said() {
    let lima = place("lima", "ليما", "Lima");
    assert_eq!(update(FILE, "lima", &lima), Err(EditError::Missing("lima".into())));
    assert_eq!(insert(FILE, &place("paris", "باريس", "Paris")), Err(EditError::Taken("paris".into())));
    let mut bad = lima;
    bad.status = Status::Approved;
    let Err(EditError::Unsound(problems)) = insert(FILE, &bad) else { panic!("approved without source") };
    assert_eq!(problems[0].code, "glossary-no-source");
    let inline = "place = [{ id = \"lima\", ar = \"ليما\", en = \"Lima\" }]\n";
    assert!(update(inline, "lima", &place("lima", "ليما", "Lima, Peru")).is_err());
}

/// A file of some entries as people write them: comments, blank lines, quotes of both sorts.
fn files() -> impl Strategy<Value = (String, Vec<String>)> {
    let entry = ("[a-f]{1,3}", 0..5_usize, 0..4_usize, any::<bool>());
    (proptest::collection::vec(entry, 1..6), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(entries, crlf, mark, last)| {
            let mut ids = Vec::new();
            let mut text = String::from("# head\n\n");
            for (id, comment, blank, single) in entries {
                if ids.contains(&id) {
                    continue;
                }
                text.push_str(["", "# touching\n", "# far\n\n", "\n\n", "  # indented\n\n# two\n"][comment]);
                let quote = if single { '\'' } else { '"' };
                text.push_str(&format!(
                    "[[place]] # {id}\nid = {quote}{id}{quote}\nar = \"مدينة\"  # ar\nen = {quote}City {id}{quote}\nar-short = [ 'أ',\n  'ب' # two\n ]\n"
                ));
                text.push_str(["\n", "# after\n\n", "\n\n\n", ""][blank]);
                ids.push(id);
            }
            if !last {
                text.truncate(text.trim_end().len());
            }
            if crlf {
                text = text.replace('\n', "\r\n");
            }
            (if mark { format!("\u{FEFF}{text}") } else { text }, ids)
        },
    )
}

proptest! {
    #[test]
    fn what_is_put_in_and_taken_out_leaves_no_trace((text, _) in files(), id in "[a-f]{4}") {
        let with = insert(&text, &place(&id, "ليما", "Lima")).expect("inserted");
        let (all, problems) = read("t.toml", &with);
        prop_assert!(problems.is_empty(), "{:?}", problems);
        prop_assert!(all.iter().any(|c| c.id == id));
        prop_assert_eq!(remove(&with, &id).expect("removed"), text);
    }

    #[test]
    fn only_lines_of_the_entry_change((text, ids) in files(), which in 0..5_usize, add in any::<bool>()) {
        let id = &ids[which % ids.len()];
        let mut concept = one(&text, id);
        concept.en[0].text = "Another City".to_owned();
        if add {
            concept.ar.push(Term { text: "ت".to_owned(), kind: TermType::Short });
            concept.country = Some("EG".to_owned());
        }
        let changed = update(&text, id, &concept).expect("edited");
        let before = Entries::of(&text);
        let after = Entries::of(&changed);
        for other in &ids {
            if other != id {
                prop_assert_eq!(before.body(other).map(|b| b.1), after.body(other).map(|b| b.1));
            }
        }
        let body = before.body(id).expect("there").1;
        let new = after.body(id).expect("there").1;
        prop_assert_eq!(text.replacen(body, new, 1), changed);
        for comment in ["# ar", "# two", "# after", "# touching"] {
            prop_assert_eq!(body.matches(comment).count(), new.matches(comment).count());
        }
    }

    /// What a file remembers between two edits must be what it would find anew.
    #[test]
    fn many_edits_at_once_are_the_same_as_one_by_one(
        (text, _) in files(),
        edits in proptest::collection::vec(("[a-g]{1,2}", 0..3_usize, any::<bool>()), 1..20),
    ) {
        same_as_one_by_one(&text, edits)?;
    }
}

/// Entries put in (with the number of a kind) and taken out, at once and one by one.
fn same_as_one_by_one(text: &str, edits: Vec<(String, usize, bool)>) -> Result<(), TestCaseError> {
    let mut together = Entries::of(text);
    let mut one_by_one = text.to_owned();
    for (id, kind, put_in) in edits {
        let kind = [Kind::Place, Kind::Event, Kind::Role][kind];
        if put_in {
            let concept = Concept { kind, ..place(&id, "ليما", "Lima") };
            let anew = insert(&one_by_one, &concept);
            prop_assert_eq!(together.insert(&concept).err(), anew.clone().err());
            one_by_one = anew.unwrap_or(one_by_one);
        } else {
            let anew = remove(&one_by_one, &id);
            prop_assert_eq!(together.remove(&id).err(), anew.clone().err());
            one_by_one = anew.unwrap_or(one_by_one);
        }
        prop_assert_eq!(together.text(), one_by_one.as_str());
    }
    Ok(())
}

#[test]
fn the_last_entry_without_a_line_end_is_taken_out_before_another_is_put_in() {
    let entry = |id: &str| format!("[[place]] # {id}\nid = \"{id}\"\nar = \"مدينة\"\nen = \"City {id}\"");
    let text = format!("# head\n\n{}\n\n# far\n\n{}", entry("a"), entry("d"));
    same_as_one_by_one(&text, vec![("d".to_owned(), 0, false), ("b".to_owned(), 0, true)]).expect("the same");
}
