//! What a template may do, and what it cannot do to a text.

use std::fs;
use std::path::Path;

use mujaz::diagnostic::Diagnostic;
use mujaz::english::Style;
use mujaz::model::Brief;
use mujaz::proof::{Proofed, proof};
use mujaz::render::{Layout, RenderOptions, Templates, TypstSource};
use proptest::prelude::*;
use serde_json::Value;
use typst_syntax::{SyntaxKind, SyntaxNode, ast};

/// The briefs under `tests/fixtures/briefs`.
const BRIEFS: [&str; 3] = ["igf-2020", "g20-digital-economy", "nothing-known"];

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/briefs/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).expect("the fixture is there")).expect("JSON")
}

fn brief(value: Value) -> Proofed {
    proof(serde_json::from_value::<Brief>(value).expect("a brief"), &|_| true)
}

fn options(layout: Layout) -> RenderOptions {
    RenderOptions {
        layout,
        document_date: (2020, 11, 1),
        style: Style::default(),
        publisher: None,
        attach: true,
    }
}

fn render(templates: &Templates, brief: &Proofed, layout: Layout) -> TypstSource {
    templates.render(brief, &options(layout), &|_| true).expect("rendered")
}

/// Loads the embedded templates with one file replaced.
fn with_override(name: &str, text: &str) -> Result<Templates, Vec<Diagnostic>> {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), text).expect("written");
    Templates::load(Some(folder.path()))
}

/// Replaces every free text of a brief by what `replace` makes of it. Keys, dates and enumerations
/// stay; mentions and evidence go: cutting a paragraph at its names and sentences is tested in
/// `view::release` and `view::evidence`.
fn replace_strings(value: &mut Value, key: &str, replace: &mut dyn FnMut(&str, &str) -> String) {
    const FIXED: [&str; 21] = [
        "schema", "kind", "origin", "status", "role", "mode", "tense", "use", "year", "via", "grade",
        "severity", "start", "end", "id", "entity", "speaker", "body", "code", "sha256", "glossary",
    ];
    match value {
        Value::String(text) if !FIXED.contains(&key) => *text = replace(key, text),
        Value::Array(items) if matches!(key, "mentions" | "parties" | "evidence") => items.truncate(0),
        Value::Array(items) => items.iter_mut().for_each(|item| replace_strings(item, key, replace)),
        Value::Object(map) => {
            for (key, item) in map.iter_mut() {
                replace_strings(item, key, replace);
            }
        }
        _ => {}
    }
}

/// Kinds of all nodes in order, and the values of all strings.
fn walk(node: &SyntaxNode, kinds: &mut Vec<SyntaxKind>, strings: &mut Vec<String>) {
    kinds.push(node.kind());
    if let Some(string) = node.cast::<ast::Str<'_>>() {
        strings.push(string.get().to_string());
    }
    for child in node.children() {
        walk(child, kinds, strings);
    }
}

/// Parses, and fails where Typst finds a mistake.
fn parse(source: &TypstSource) -> (Vec<SyntaxKind>, Vec<String>) {
    parse_text(&source.text)
}

/// The document without the list of what a person should check, whose length depends on the texts.
fn without_review(source: &TypstSource) -> (Vec<SyntaxKind>, Vec<String>) {
    parse_text(source.text.split("#section(\"review\")").next().unwrap_or_default())
}

fn parse_text(text: &str) -> (Vec<SyntaxKind>, Vec<String>) {
    let root = typst_syntax::parse(text);
    let (errors, _) = root.errors_and_warnings();
    assert!(errors.is_empty(), "{errors:?}");
    let (mut kinds, mut strings) = (Vec::new(), Vec::new());
    walk(&root, &mut kinds, &mut strings);
    (kinds, strings)
}

#[test]
fn all_layouts_render_all_fixtures() {
    let templates = Templates::load(None).expect("the embedded templates parse");
    for name in BRIEFS {
        for layout in Layout::ALL {
            parse(&render(&templates, &brief(fixture(name)), layout));
        }
    }
}

#[test]
fn rendering_is_repeatable() {
    let templates = Templates::load(None).expect("templates");
    let brief = brief(fixture("igf-2020"));
    let first = render(&templates, &brief, Layout::SideBySide);
    assert_eq!(first.text, render(&templates, &brief, Layout::SideBySide).text);
    assert!(first.title.contains('·'), "the title is in both languages: {}", first.title);
}

/// Characters that mean something to Typst or minijinja, hide, or turn the direction.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[\\\\\"#$\\[\\](){}<>@*_`/~=+:;'!&^%|-]{1,6}",
        prop::sample::select(vec![
            "{{ page }}",
            "{% raw %}",
            "{#",
            "]",
            "#panic()",
            "\\u{41}",
            "\\\"",
            "\n\n= Heading\n",
            "\r\n",
            "\u{202E}",
            "\u{2066}",
            "\u{2069}",
            "\u{200F}",
            "\u{FEFF}",
            "\0",
            "\u{2028}",
            "//",
            "/*",
            "*/",
            "https://a.example/#b",
            "قمة «العشرين»",
            "٢٠٢٠",
            "😀",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever a text holds, Typst reads it back as it was, and the rest of the document is the
    /// same as with a plain text in its place.
    #[test]
    fn a_text_is_a_string_in_every_position(seed in hostile()) {
        is_a_string_everywhere(&seed)?;
    }
}

/// A text behind every string of the sample briefs, in every layout.
fn is_a_string_everywhere(seed: &str) -> Result<(), TestCaseError> {
    let templates = Templates::load(None).expect("templates");
    for name in BRIEFS {
        let (mut plain, mut wild) = (fixture(name), fixture(name));
        let mut keys = Vec::new();
        replace_strings(&mut plain, "", &mut |key, _| {
            keys.push(key.to_owned());
            format!("text {}", keys.len())
        });
        let mut wanted = Vec::new();
        replace_strings(&mut wild, "", &mut |_, _| {
            wanted.push(format!("text {}{seed}", wanted.len() + 1));
            wanted[wanted.len() - 1].clone()
        });
        for layout in Layout::ALL {
            let (plain_kinds, plain_strings) =
                without_review(&render(&templates, &brief(plain.clone()), layout));
            let source = render(&templates, &brief(wild.clone()), layout);
            let (wild_kinds, wild_strings) = without_review(&source);
            let (_, all_strings) = parse(&source);
            prop_assert!(plain_kinds == wild_kinds, "the structure of {layout} changed");
            let mut intact = vec![false; wanted.len()];
            let mut shown = vec![false; wanted.len()];
            for (plain, found) in plain_strings.iter().zip(&wild_strings) {
                let number = plain.strip_prefix("text ").and_then(|rest| rest.parse::<usize>().ok());
                let Some(number) = number.map(|number| number - 1) else {
                    // Made of several texts, such as a name with its short form; or not from the brief.
                    prop_assert!(plain.contains("text ") || found == plain, "{plain} became {found}");
                    continue;
                };
                // Of an address and a path the page shows a part, which is still no markup.
                shown[number] |= keys[number] != "source" && keys[number] != "path";
                intact[number] |= *found == wanted[number];
            }
            for (number, wanted) in wanted.iter().enumerate() {
                if keys[number] == "message" {
                    prop_assert!(all_strings.contains(wanted), "{layout}: {wanted:?} is not in the review");
                }
                prop_assert!(intact[number] || !shown[number], "{layout}: {wanted:?} is not intact");
            }
        }
    }
    Ok(())
}

#[test]
fn a_digit_behind_a_number_is_no_other_number() {
    is_a_string_everywhere("0").expect("intact");
}

#[test]
fn every_statement_of_a_brief_reaches_the_page() {
    let templates = Templates::load(None).expect("templates");
    for name in BRIEFS {
        let mut value = fixture(name);
        let mut texts = Vec::new();
        replace_strings(&mut value, "", &mut |_, _| {
            texts.push(format!("text {}.", texts.len() + 1));
            texts[texts.len() - 1].clone()
        });
        let summary = value["summary"].as_array().cloned().unwrap_or_default();
        let wanted = summary.iter().map(|sentence| &sentence["en"]).chain([
            &value["headline"]["en"],
            &value["headline"]["ar"],
            &value["meeting"]["name"]["ar"],
        ]);
        let (_, strings) = parse(&render(&templates, &brief(value.clone()), Layout::SideBySide));
        for text in wanted {
            let text = text.as_str().expect("a text");
            assert!(strings.iter().any(|string| string == text), "{name}: {text} is not on the page");
        }
    }
}

#[test]
fn a_name_whose_english_is_incomplete_says_so_at_a_glance() {
    let mut value = fixture("igf-2020");
    let templates = Templates::load(None).expect("templates");
    let is_marked = |value: &Value| {
        let source = render(&templates, &brief(value.clone()), Layout::English);
        parse(&source).1.iter().any(|text| text == "in-part")
    };
    assert!(!is_marked(&value));
    value["findings"].as_array_mut().expect("findings").push(serde_json::json!({
        "code": "meeting-name", "severity": "unresolved", "message": "m", "at": null, "help": null,
    }));
    assert!(is_marked(&value));
}

#[test]
fn a_character_without_a_glyph_is_a_box_on_the_page_and_itself_in_the_data() {
    let templates = Templates::load(None).expect("templates");
    let mut value = fixture("nothing-known");
    value["headline"]["en"] = "Coordination 😀 meeting".into();
    let brief = brief(value);
    let source = templates.render(&brief, &options(Layout::SideBySide), &|c| c != '😀').expect("rendered");
    assert!(source.text.contains("Coordination ▯ meeting"));
    let (_, json) = &source.data[0];
    assert_eq!(json.as_slice(), mujaz::render::json(&brief).expect("JSON").as_bytes());
    assert!(String::from_utf8_lossy(json).contains('😀'));
}

#[test]
fn a_template_that_does_not_parse_is_reported_with_its_line() {
    let problems =
        with_override("english.typ.j2", "= Title\n{% if page %}\n#text({{ page. }})\n").expect_err("broken");
    let place = problems[0].place.as_ref().expect("a place");
    assert!(place.path.ends_with("english.typ.j2"), "{}", place.path);
    assert_eq!(place.line, 3);
    assert_eq!(place.text, "#text({{ page. }})");
}

#[test]
fn a_value_that_is_not_there_is_reported_with_its_line() {
    let templates =
        with_override("english.typ.j2", "#let a = 1\n#text({{ page.headline.fr }})\n").expect("it parses");
    let problem = templates
        .render(&brief(fixture("nothing-known")), &options(Layout::English), &|_| true)
        .expect_err("no French");
    let place = problem.place.as_ref().expect("a place");
    assert_eq!(place.line, 2);
    assert!(place.text.contains("page.headline.fr"));
}

#[test]
fn filters_that_would_let_text_become_markup_are_refused() {
    let text = "{# a comment may say |safe #}\n#text({{ page.headline.en | safe }})\n{% set x = page|tojson %}\n\
                {% filter escape %}a{% endfilter %}\n{% autoescape false %}{% endautoescape %}\n";
    let problems = with_override("english.typ.j2", text).expect_err("refused");
    let found: Vec<(usize, &str)> = problems
        .iter()
        .filter(|problem| problem.code == "template-filter")
        .map(|problem| (problem.place.as_ref().map_or(0, |place| place.line), problem.message.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (2, "`|safe` is not allowed in a template"),
            (3, "`|tojson` is not allowed in a template"),
            (4, "`filter escape` is not allowed in a template"),
            (5, "`autoescape` is not allowed in a template"),
        ]
    );
}

#[test]
fn macros_and_set_blocks_pass_as_they_are() {
    let text = "{% macro shout(it) %}#strong({{ it }}){% endmacro %}\n{{ shout(page.headline.en) }}\n\
                {% set block %}#emph({{ page.headline.en }}){% endset %}\n{{ block }}\n";
    let templates = with_override("english.typ.j2", text).expect("templates");
    let source = render(&templates, &brief(fixture("nothing-known")), Layout::English);
    assert!(source.text.contains("#strong(\"Coordination meeting\")"), "{}", source.text);
    assert!(source.text.contains("#emph(\"Coordination meeting\")"), "{}", source.text);
}

#[test]
fn a_value_in_the_wrong_place_shows_quotes_but_runs_nothing() {
    let templates = with_override("english.typ.j2", "Hello {{ page.headline.en }}\n").expect("templates");
    let mut value = fixture("nothing-known");
    value["headline"]["en"] = "#panic() $x$ *bold* <label> // rest".into();
    let (kinds, _) = parse(&render(&templates, &brief(value), Layout::English));
    for kind in [SyntaxKind::FuncCall, SyntaxKind::Equation, SyntaxKind::Strong, SyntaxKind::Label] {
        assert!(!kinds.contains(&kind), "{kind:?} came from a text");
    }
}
