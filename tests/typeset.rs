//! What a finished PDF is held to.

use std::fs;
use std::path::{Path, PathBuf};

use lopdf::{Dictionary, Document, Object};
use mujaz::english::Style;
use mujaz::model::Brief;
use mujaz::proof::{Proofed, proof};
use mujaz::render::{Layout, RenderOptions, Templates, TypstSource};
use mujaz::typeset::{Pdf, PdfOptions, Typesetter};

const BRIEFS: [&str; 3] = ["igf-2020", "g20-digital-economy", "nothing-known"];

fn fixture(name: &str) -> Brief {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/briefs/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).expect("the fixture is there")).expect("a brief")
}

/// Templates and compiler, as the pipeline has them.
struct Press {
    templates: Templates,
    typesetter: Typesetter,
}

impl Press {
    fn new(folder: Option<&Path>) -> Self {
        Self {
            templates: Templates::load(folder).expect("templates"),
            typesetter: Typesetter::new(&[], &[]).expect("fonts"),
        }
    }

    fn source(&self, brief: &Proofed, layout: Layout) -> TypstSource {
        let options = RenderOptions {
            layout,
            document_date: (2020, 11, 1),
            style: Style::default(),
            publisher: None,
            attach: true,
        };
        self.templates.render(brief, &options, &|c| self.typesetter.covers(c)).expect("rendered")
    }

    fn proof(&self, brief: Brief) -> Proofed {
        proof(brief, &|c| self.typesetter.covers(c))
    }

    fn pdf(&self, brief: Brief, layout: Layout) -> Pdf {
        self.typesetter.pdf(&self.source(&self.proof(brief), layout), &PdfOptions::default()).expect("a PDF")
    }
}

fn catalog(pdf: &Pdf) -> (Document, Dictionary) {
    let document = Document::load_mem(&pdf.bytes).expect("a PDF");
    let catalog = document.catalog().expect("a catalogue").clone();
    (document, catalog)
}

/// The content of the first stream below `name` in the catalogue.
fn stream(document: &Document, object: &Object) -> Vec<u8> {
    let (_, object) = document.dereference(object).expect("there");
    let stream = object.as_stream().expect("a stream");
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

#[test]
fn the_same_brief_gives_the_same_bytes() {
    let (one, two) = (Press::new(None), Press::new(None));
    for layout in Layout::ALL {
        let first = one.pdf(fixture("igf-2020"), layout);
        // Another document in between must leave no trace.
        one.pdf(fixture("g20-digital-economy"), layout);
        assert!(first == one.pdf(fixture("igf-2020"), layout), "{layout} differs in the same compiler");
        assert!(first == two.pdf(fixture("igf-2020"), layout), "{layout} differs in another compiler");
    }
}

#[test]
fn threads_share_one_compiler() {
    let press = Press::new(None);
    let alone: Vec<Pdf> = BRIEFS.map(|name| press.pdf(fixture(name), Layout::SideBySide)).into();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for (name, alone) in BRIEFS.iter().zip(&alone) {
                    assert!(press.pdf(fixture(name), Layout::SideBySide) == *alone, "{name} differs");
                }
            });
        }
    });
}

#[test]
fn both_standards_and_the_language_are_declared() {
    let press = Press::new(None);
    for (layout, language) in [(Layout::SideBySide, "en"), (Layout::English, "en"), (Layout::Arabic, "ar")] {
        let (document, catalog) = catalog(&press.pdf(fixture("igf-2020"), layout));
        let xmp = stream(&document, catalog.get(b"Metadata").expect("XMP"));
        let xmp = String::from_utf8(xmp).expect("XMP is UTF-8");
        for declared in [
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(xmp.contains(declared), "{layout}: {declared} is not in {xmp}");
        }
        assert!(xmp.contains("منتدى حوكمة الإنترنت"), "{layout}: the title is in Arabic too");
        let lang = catalog.get(b"Lang").and_then(Object::as_str).expect("a language");
        assert_eq!(String::from_utf8_lossy(lang), language, "{layout}");
        assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"), "{layout}");
    }
}

#[test]
fn the_brief_is_attached_as_it_is() {
    let press = Press::new(None);
    for name in BRIEFS {
        for layout in Layout::ALL {
            let brief = fixture(name);
            let json = mujaz::render::json(&press.proof(brief.clone())).expect("JSON");
            let (document, catalog) = catalog(&press.pdf(brief, layout));
            let files = catalog.get(b"AF").and_then(Object::as_array).expect("associated files");
            let [file] = files.as_slice() else { panic!("one attachment, not {}", files.len()) };
            let (_, file) = document.dereference(file).expect("there");
            let file = file.as_dict().expect("a file specification");
            let embedded = file.get(b"EF").and_then(Object::as_dict).expect("an embedded file");
            assert_eq!(stream(&document, embedded.get(b"F").expect("content")), json.as_bytes(), "{name}");
            assert!(file.has(b"Desc") && file.has(b"AFRelationship"), "{name}");
        }
    }
}

#[test]
fn standards_can_be_lowered() {
    let press = Press::new(None);
    let source = press.source(&press.proof(fixture("nothing-known")), Layout::SideBySide);
    for standards in [vec![], vec!["1.7".to_owned()], vec!["ua-1".to_owned()], vec!["a-3b".to_owned()]] {
        let options = PdfOptions { standards, identifier: Some("nothing-known".into()) };
        assert_eq!(press.typesetter.pdf(&source, &options).expect("a PDF").pages, 1);
    }
    let wrong = PdfOptions { standards: vec!["a-9".into()], identifier: None };
    assert_eq!(press.typesetter.pdf(&source, &wrong).expect_err("no such standard")[0].code, "pdf-standard");
}

#[test]
fn a_character_without_a_glyph_does_not_cost_the_briefing() {
    let press = Press::new(None);
    let mut brief = fixture("nothing-known");
    let strange = "اجتماع 😀 \u{202E}تنسيقي\u{E000}\0 会議";
    brief.headline.ar = strange.into();
    brief.headline.en = strange.into();
    brief.meeting.name.en = strange.into();
    brief.paragraphs[0].ar = strange.into();
    for layout in Layout::ALL {
        assert!(press.pdf(brief.clone(), layout).pages >= 1);
    }
}

#[test]
fn extremes_are_set_on_pages() {
    let press = Press::new(None);
    let mut brief = fixture("g20-digital-economy");
    let long = "الاقتصاد الرقمي والتحول الرقمي والأمن السيبراني ".repeat(40);
    brief.meeting.name.ar.clone_from(&long);
    brief.meeting.name.en = "Digital economy and digital transformation ".repeat(40);
    let entities = brief.entities.clone();
    brief.entities = std::iter::repeat_with(|| entities.clone()).take(4).flatten().collect();
    brief.paragraphs[0].ar = long.repeat(4);
    brief.paragraphs.extend(brief.paragraphs.clone());
    for layout in Layout::ALL {
        assert!(press.pdf(brief.clone(), layout).pages > 3);
    }
}

#[test]
fn pictures_are_made_of_every_page() {
    let press = Press::new(None);
    let source = press.source(&press.proof(fixture("nothing-known")), Layout::SideBySide);
    let pages = press.typesetter.png(&source, 1.0).expect("pictures");
    assert_eq!(pages.len(), 1);
    assert!(pages[0].starts_with(b"\x89PNG"));
}

#[test]
fn a_mistake_in_a_template_is_reported_with_the_template_and_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "#let label = 1\n{% for row in page.glance %}\n#text({{ row.key }}, fill: {{ row.key }})\n{% endfor %}\n";
    fs::write(folder.path().join("english.typ.j2"), text).expect("written");
    let press = Press::new(Some(folder.path()));
    let source = press.source(&press.proof(fixture("nothing-known")), Layout::English);
    let problems = press.typesetter.pdf(&source, &PdfOptions::default()).expect_err("a colour is no string");
    let place = problems[0].place.as_ref().expect("a place");
    assert!(place.path.ends_with("english.typ.j2"), "{}", place.path);
    assert_eq!(place.line, 3);
}

#[test]
fn a_mistake_in_the_design_library_names_its_file_and_the_caller() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("design")).expect("a folder");
    fs::write(folder.path().join("design/english.typ"), "#let shown(it) = it + 1\n").expect("written");
    let text = "#import \"design/english.typ\": *\n#shown({{ page.headline.en }})\n";
    fs::write(folder.path().join("english.typ.j2"), text).expect("written");
    let press = Press::new(Some(folder.path()));
    let source = press.source(&press.proof(fixture("nothing-known")), Layout::English);
    let problems = press.typesetter.pdf(&source, &PdfOptions::default()).expect_err("text plus one");
    let place = problems[0].place.as_ref().expect("a place");
    assert!(place.path.ends_with("english.typ") && place.path.contains("design"), "{}", place.path);
    assert_eq!(place.line, 1);
    let help = problems[0].help.as_deref().unwrap_or_default();
    assert!(help.contains("english.typ.j2:2"), "{help}");
}

#[test]
fn a_template_sees_no_files_and_no_packages() {
    for reach in ["#read(\"/etc/hostname\")", "#read(\"../Cargo.toml\")", "#import \"@preview/cetz:0.3.0\""] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("english.typ.j2"), reach).expect("written");
        let press = Press::new(Some(folder.path()));
        let source = press.source(&press.proof(fixture("nothing-known")), Layout::English);
        assert!(press.typesetter.pdf(&source, &PdfOptions::default()).is_err(), "{reach}");
    }
}

#[test]
fn a_missing_font_stops_before_the_first_document() {
    let problems = Typesetter::new(&[PathBuf::from("fonts/none.ttf")], &[]).expect_err("missing");
    assert_eq!(problems[0].code, "font-missing");
}
