use proptest::prelude::*;

use super::*;
use crate::glossary::store;

const UNTIDY: &str = r#"# Bodies.
# Two lines about the file.

# about b
[[organisation]] # beside the header
en = 'Second'   # how they write it
# who knows
id = "b"
ar = "الثانية الكبرى"
common = false # no
ar-variant = [
  # seen once
  "الثانية", # yes
  'الأخرى',
]
[[place]]
id="p"
ar="باريس"
en="Paris"
status = "proposed"


[[organisation]]
id = "a"
ar = "الأولى الكبرى"
en = "First \u0041"
source = "https://example.org"
status = "approved"
# of a, too

# the end
"#;

const TIDY: &str = r##"# Bodies.
# Two lines about the file.

[[organisation]]
id = "a"
ar = "الأولى الكبرى"
en = "First A"
status = "approved"
source = "https://example.org"
# of a, too

# about b
[[organisation]] # beside the header
# no
# who knows
id = "b"
ar = "الثانية الكبرى"
ar-variant = [
  # seen once
  "الثانية", # yes
  "الأخرى",
]
en = "Second" # how they write it
status = "proposed"

[[place]]
id = "p"
ar = "باريس"
en = "Paris"
status = "proposed"

# the end
"##;

#[test]
fn an_untidy_file_is_made_canonical_and_keeps_every_comment() {
    assert_eq!(format("g.toml", UNTIDY).expect("formatted"), TIDY);
    assert_eq!(format("g.toml", TIDY).expect("formatted"), TIDY);
}

#[test]
fn line_ends_stay() {
    let crlf = UNTIDY.replace('\n', "\r\n");
    assert_eq!(format("g.toml", &crlf).expect("formatted"), TIDY.replace('\n', "\r\n"));
}

#[test]
fn a_file_with_an_error_is_left_alone() {
    let problems = format("g.toml", &TIDY.replace("[[place]]", "[[place]")).expect_err("refused");
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["glossary-syntax"]);
    let inline = "place = [{ id = \"p\", ar = \"باريس\", en = \"Paris\" }]\n";
    assert_eq!(format("g.toml", inline).expect_err("refused").len(), 1);
    assert_eq!(format("g.toml", "# only a comment\n").as_deref(), Ok("# only a comment\n"));
    assert_eq!(format("g.toml", "").as_deref(), Ok(""));
}

#[test]
fn the_shipped_files_are_in_canonical_form() {
    for file in store::shipped() {
        assert_eq!(format(&file.path, &file.text).as_deref(), Ok(file.text.as_str()), "{}", file.path);
    }
}

fn lines() -> impl Strategy<Value = String> {
    let comment = || prop_oneof![Just(String::new()), "# [a-zب-ي =\\[\\]\"]{0,12}\n", Just("\n".to_owned())];
    let value = prop_oneof![
        Just("\"كلمة طيبة\"".to_owned()),
        Just("'كلمة أخرى'".to_owned()),
        Just("\"\"\"كلمة\n طويلة\"\"\"".to_owned()),
    ];
    let list = proptest::collection::vec((value.clone(), comment()), 1..4)
        .prop_map(|items| format!("[{}]", items.iter().map(|(v, c)| format!("{v},{c}")).collect::<String>()));
    let beside = prop_oneof![Just(""), Just(" # beside"), Just("\t#x")];
    (comment(), comment(), comment(), list, beside, "[a-d]{1,2}", "[a-zA-Z][a-z '#]{0,8}[a-z]", any::<bool>()).prop_map(
        |(a, b, c, list, beside, id, en, place)| {
            let kind = if place { "place" } else { "event" };
            format!("{a}[[{kind}]]{beside}\n{b}en=\"{en}\"\nar-variant = {list}{beside}\n{c}id = '{id}'\nar = \"اسم كبير\"\n")
        },
    )
}

proptest! {
    #[test]
    fn formatting_is_idempotent_and_keeps_concepts_and_comments(entries in proptest::collection::vec(lines(), 0..5), crlf: bool) {
        let text = if crlf { entries.concat().replace('\n', "\r\n") } else { entries.concat() };
        let Ok(once) = format("t.toml", &text) else {
            prop_assert!(!read("t.toml", &text).1.is_empty());
            return Ok(());
        };
        prop_assert_eq!(format("t.toml", &once), Ok(once.clone()));
        prop_assert_eq!(sorted(read("t.toml", &once).0), sorted(read("t.toml", &text).0));
        let count = |text: &str| text.lines().filter(|l| l.contains("# beside")).count();
        prop_assert_eq!(count(&once), count(&text));
    }
}

#[test]
fn sections_keep_their_titles_and_are_sorted_by_themselves() {
    let entry = |id: &str| {
        format!("[[place]]\nid = \"{id}\"\nar = \"باريس\"\nen = \"Paris {id}\"\nstatus = \"proposed\"\n")
    };
    let (a, b, c, d) = (entry("a"), entry("b"), entry("c"), entry("d"));
    let text = format!(
        "# File.\n\n\n# North.\n\n# of d\n{d}# below d\n\n{b}\n# South.\n# And east.\n\n{c}{a}\n\n# End.\n"
    );
    let wanted = format!(
        "# File.\n\n# North.\n\n{b}\n# of d\n{d}# below d\n\n# South.\n# And east.\n\n{a}\n{c}\n# End.\n"
    );
    assert_eq!(format("g.toml", &text).as_deref(), Ok(wanted.as_str()));
    assert_eq!(format("g.toml", &wanted).as_deref(), Ok(wanted.as_str()));
}

/// Where each comment of a file stands, by what is next to it: told from the lines alone.
fn neighbours(text: &str) -> BTreeMap<String, Vec<String>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    // However a text is quoted, it is the same.
    let content = |line: &str| {
        let bare = line.split(" #").next().unwrap_or_default().trim();
        bare.trim_end_matches(',').replace('\'', "\"")
    };
    let is_comment = |at: usize| lines[at].starts_with('#');
    let is_header = |at: usize| lines[at].starts_with("[[");
    let id_of = |header: usize| {
        let own = lines[header..].iter().find_map(|line| line.strip_prefix("id = "));
        content(own.expect("an id"))
    };
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut entry, mut key, mut is_in_list) = (String::new(), String::new(), false);
    for at in 0..lines.len() {
        if is_header(at) {
            (entry, key) = (id_of(at), "header".to_owned());
        } else if let Some((name, _)) = lines[at].split_once(" = ").filter(|_| !is_comment(at)) {
            key = name.to_owned();
        }
        let Some((_, comment)) =
            format!(" {}", lines[at]).split_once(" #").map(|(a, c)| (a.len(), c.to_owned()))
        else {
            is_in_list = lines[at].ends_with('[') || is_in_list && !lines[at].starts_with(']');
            continue;
        };
        let opens = content(lines[at]).ends_with('[');
        let next = (at + 1..lines.len()).find(|&n| !is_comment(n) && !lines[n].is_empty());
        let place = if is_in_list && is_comment(at) || opens {
            format!("above {} of {key} of {entry}", content(lines[next.expect("a bracket")]))
        } else if is_in_list && !lines[at].starts_with(']') {
            format!("beside {} of {key} of {entry}", content(lines[at]))
        } else if !is_comment(at) {
            format!("beside {key} of {entry}")
        } else {
            let touches_next = next.is_some_and(|next| (at..next).all(|n| !lines[n].is_empty()));
            let touches_last = !(0..=at)
                .rev()
                .take_while(|&n| is_comment(n))
                .last()
                .is_some_and(|first| first == 0 || lines[first - 1].is_empty());
            match next {
                Some(next) if !is_header(next) => {
                    format!("above {} of {entry}", lines[next].split(" = ").next().unwrap_or_default())
                }
                Some(next) if touches_next => format!("above header of {}", id_of(next)),
                _ if touches_last => format!("below {entry}"),
                _ => {
                    let mut ids: Vec<String> = (at..lines.len())
                        .take_while(|&n| n == at || !is_comment(n) || !is_title(&lines, n))
                        .filter(|&n| is_header(n))
                        .map(id_of)
                        .collect();
                    ids.sort();
                    format!("title of {ids:?}")
                }
            }
        };
        is_in_list = opens || is_in_list && !lines[at].starts_with(']');
        out.entry(place).or_default().push(comment);
    }
    out
}

/// Whether a line of comments has blank lines, or an end of the file, around its block.
fn is_title(lines: &[&str], at: usize) -> bool {
    let edge = |mut range: Box<dyn Iterator<Item = usize>>| {
        range.find(|&n| !lines[n].starts_with('#')).is_none_or(|n| lines[n].is_empty())
    };
    edge(Box::new((0..at).rev())) && edge(Box::new(at + 1..lines.len()))
}

/// An entry with comments wherever one may stand; `bits` says where there is one.
fn commented(number: usize, bits: &[bool], turn: usize) -> String {
    let mut bits = bits.iter().copied();
    let mut count = 0;
    let mut comment = |lead: &str, end: &str| {
        count += 1;
        if bits.next().unwrap_or(false) { format!("{lead}# {number}.{count}{end}") } else { String::new() }
    };
    // Ids run against the order of the file.
    let id = char::from(b'z' - u8::try_from(number).expect("few"));
    let list = [
        "ar-variant = [".to_owned(),
        comment(" ", ""),
        "\n".to_owned(),
        comment("  ", "\n"),
        "  \"كلمة طيبة\",".to_owned(),
        comment(" ", ""),
        "\n".to_owned(),
        comment("", "\n"),
        "'كلمة أخرى'".to_owned(),
        comment(" ", ""),
        "\n".to_owned(),
        comment("", "\n"),
        "]".to_owned(),
    ];
    let mut keys = vec![
        format!("id = \"{id}\""),
        list.concat(),
        "en = \"Word\"".to_owned(),
        "ar = \"اسم كبير\"".to_owned(),
    ];
    keys.rotate_left(turn % 4);
    let mut out = [comment("", "\n\n"), comment("", "\n")].concat();
    out.push_str(if turn.is_multiple_of(3) { "[[place]]" } else { "[[event]]" });
    out.push_str(&comment("  ", ""));
    out.push('\n');
    for key in keys {
        out.push_str(&[comment("", "\n"), key, comment(" ", ""), "\n".to_owned()].concat());
    }
    out + &comment("", "\n") + "\n"
}

proptest! {
    #[test]
    fn every_comment_keeps_its_neighbours(
        entries in proptest::collection::vec((proptest::collection::vec(any::<bool>(), 20), 0..12_usize), 1..5)
    ) {
        let text: String = entries.iter().enumerate().map(|(n, (bits, turn))| commented(n, bits, *turn)).collect();
        let made = format("t.toml", &text).expect("formatted");
        prop_assert_eq!(neighbours(&made), neighbours(&text), "{}\n{}", text, made);
        prop_assert_eq!(format("t.toml", &made), Ok(made.clone()));
        let titles = |text: &str| {
            let lines: Vec<&str> = text.lines().collect();
            let titles = (0..lines.len()).filter(|&n| lines[n].starts_with('#') && is_title(&lines, n));
            titles.map(|n| lines[n].to_owned()).collect::<Vec<_>>()
        };
        prop_assert_eq!(titles(&made), titles(&text));
    }
}
