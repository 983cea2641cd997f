//! Step 1: every encoding, every kind of residue, every error, each on text made here.

#[path = "ingest/checks.rs"]
mod checks;

use std::path::PathBuf;

use encoding_rs::WINDOWS_1256;
use mujaz::diagnostic::{Diagnostic, Severity, Warned};
use mujaz::document::Release;
use mujaz::ingest::{MAX_BYTES, discover, read, read_bytes};
use proptest::prelude::*;

const TEXT: &str = "شاركت مصر في الاجتماع الثاني للجنة، في باريس.\nوناقش الاجتماع الاقتصاد الرقمي.";

fn ok(name: &str, text: &str) -> Warned<Release> {
    read_bytes(name, text.as_bytes()).expect("a release")
}

fn texts(release: &Release) -> Vec<&str> {
    release.paragraphs.iter().map(|p| p.text.as_str()).collect()
}

fn errors(name: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let all = read_bytes(name, bytes).expect_err("no release");
    all.into_iter().filter(|d| d.severity == Severity::Error).collect()
}

/// `code line:column width`, without the message.
fn places(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|d| match &d.place {
            Some(p) => format!("{} {}:{} {}", d.code, p.line, p.column, p.width),
            None => d.code.to_owned(),
        })
        .collect()
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn every_encoding_gives_the_same_paragraphs() {
    let (windows, _, lost) = WINDOWS_1256.encode(TEXT);
    assert!(!lost);
    let files = [
        TEXT.as_bytes().to_vec(),
        format!("\u{FEFF}{TEXT}").into_bytes(),
        utf16(TEXT, false),
        utf16(TEXT, true),
        windows.into_owned(),
        TEXT.replace('\n', "\r\n").into_bytes(),
    ];
    let expected: Vec<&str> = TEXT.lines().collect();
    for bytes in files {
        let release = read_bytes("a.txt", &bytes).expect("a release");
        assert_eq!(texts(&release.value), expected);
        assert!(release.diagnostics.iter().all(|d| d.code == "encoding-guessed"));
    }
}

#[test]
fn a_short_windows_1256_text_is_still_arabic() {
    let (bytes, _, _) = WINDOWS_1256.encode("في باريس");
    let release = read_bytes("a.txt", &bytes).expect("a release");
    assert_eq!(texts(&release.value), ["في باريس"]);
    assert_eq!(release.diagnostics[0].message, "read as Windows-1256, judged by its bytes");
}

#[test]
fn damaged_files_are_errors_at_the_damage() {
    let mut damaged = TEXT.as_bytes().to_vec();
    let second = TEXT.find('\n').expect("two lines") + 1;
    damaged[second + 3] = b'x';
    assert_eq!(places(&errors("a.txt", &damaged)), ["invalid-encoding 2:2 1"]);

    // Cut in the middle of a letter.
    let cut = &"في باريس".as_bytes()[.."في باريس".len() - 1];
    assert_eq!(places(&errors("a.txt", cut)), ["invalid-encoding 1:8 1"]);

    let mut odd = utf16("في\nباريس", false);
    odd.pop();
    assert_eq!(places(&errors("a.txt", &odd)), ["invalid-encoding 2:5 1"]);

    let mut lone: Vec<u8> = utf16("في", true);
    lone.extend([0xD8, 0x00]);
    assert_eq!(places(&errors("a.txt", &lone)), ["invalid-encoding 1:3 1"]);
}

#[test]
fn files_that_are_no_release_are_errors() {
    let code = |bytes: &[u8]| errors("a.txt", bytes).iter().map(|d| d.code).collect::<Vec<_>>();
    assert_eq!(code(b""), ["empty-file"]);
    assert_eq!(code(b" \r\n\t\n"), ["empty-file"]);
    assert_eq!(code("\u{FEFF}\u{A0}\n".as_bytes()), ["empty-file"]);
    assert_eq!(code(b"+++\ntitle = \"x\"\n+++\n"), ["empty-file"]);
    assert_eq!(code(b"%PDF-1.7 \xFF\xFE"), ["binary-file"]);
    assert_eq!(code(b"a\0b"), ["binary-file"]);
    assert_eq!(code(b"A meeting was held in Paris."), ["no-arabic"]);
    assert_eq!(code("١٢٣،؟".as_bytes()), ["no-arabic"]);
    assert_eq!(code("Réunion à Genève, où les délégués élus ont été reçus.".as_bytes()), ["no-arabic"]);
    assert_eq!(code(b"R\xE9union \xE0 Gen\xE8ve, o\xF9 les d\xE9l\xE9gu\xE9s"), ["unknown-encoding"]);
    assert_eq!(code(&vec![b'a'; usize::try_from(MAX_BYTES).expect("small") + 1]), ["too-large"]);
}

#[test]
fn a_text_with_blank_lines_has_a_paragraph_per_block() {
    let release = ok("a.txt", "عنوان البيان\n\n\nأول السطر\r\nوتتمته.\n \u{A0}\t\nفقرة ثانية.\n").value;
    assert_eq!(texts(&release), ["عنوان البيان", "أول السطر وتتمته.", "فقرة ثانية."]);
    let headings: Vec<bool> = release.paragraphs.iter().map(|p| p.heading).collect();
    assert_eq!(headings, [true, false, false]);
}

#[test]
fn a_first_block_that_is_a_sentence_is_no_title() {
    for text in ["شاركت مصر في الاجتماع.\n\nفقرة", "عنوان\nفقرة", "عنوان من\nسطرين\n\nفقرة", "فقرة"]
    {
        assert!(!ok("a.txt", text).value.paragraphs[0].heading, "{text}");
    }
}

#[test]
fn whole_paragraphs_below_a_title_need_no_blank_line_between_them() {
    let long = "شارك الوفد في الاجتماع الذي استضافته العاصمة، وناقش مع نظرائه سبل التعاون في مجالات المياه والطاقة والغذاء خلال السنوات الخمس المقبلة";
    let text = format!("عنوان البيان\n\n{long}.\n{long}.\n- بند أول\n- بند ثان\nسطر قصير\nملفوف.\n");
    let release = ok("a.txt", &text).value;
    let whole = format!("{long}.");
    assert_eq!(texts(&release), ["عنوان البيان", &whole, &whole, "- بند أول - بند ثان سطر قصير ملفوف."]);
}

#[test]
fn front_matter_is_read_and_is_no_paragraph() {
    let text = "+++\r\ntitle = \"اجتماع\u{202E} باريس\"\r\npublished = 2020-11-01\r\ncountry = \"eg\"\r\nyear = 2020\r\nmode = \"virtual\"\r\n[names]\r\n\"المنظمة\" = \"oecd\"\r\n+++\r\nشاركت مصر.\r\n";
    let release = ok("a.txt", text);
    assert_eq!(places(&release.diagnostics), ["bidi-control 2:9 15"]);
    let front = &release.value.front;
    assert_eq!(front.title.as_deref(), Some("اجتماع باريس"));
    assert_eq!(front.published.as_deref(), Some("2020-11-01"));
    assert_eq!(front.country.as_deref(), Some("EG"));
    assert_eq!((front.year, front.mode.as_deref()), (Some(2020), Some("virtual")));
    assert_eq!(front.names.get("المنظمة").map(String::as_str), Some("oecd"));
    assert_eq!(texts(&release.value), ["شاركت مصر."]);
    assert_eq!(release.value.paragraphs[0].source_offset(0), text.find("شاركت").expect("present"));
}

#[test]
fn every_error_of_the_front_matter_is_reported_at_its_place() {
    let text = "+++\npublishd = \"2020-11-01\"\ntitle = 3\nyear = 20\ncountry = \"Egypt\"\nmode = \"online\"\nurl = \"ftp://a\"\n[names]\n\"المنظمة\" = \"OECD\"\n+++\nنص";
    let errors = errors("a.txt", text.as_bytes());
    assert_eq!(
        places(&errors),
        [
            "unknown-key 2:1 8",
            "wrong-type 3:9 1",
            "invalid-value 4:8 2",
            "invalid-value 5:11 7",
            "invalid-value 6:8 8",
            "invalid-value 7:7 9",
            "invalid-value 9:13 6",
        ]
    );
    assert_eq!(errors[0].message, "`publishd` is not a known key");
    assert_eq!(errors[0].help.as_deref(), Some("did you mean `published`?"));
    assert_eq!(errors[1].message, "`title` is a string, not a value of type integer");
}

#[test]
fn impossible_dates_and_broken_toml_are_errors() {
    for (line, place) in [
        ("published = \"2020-02-30\"", "invalid-value 2:13 12"),
        ("published = \"2020-11\"", "invalid-value 2:13 9"),
        ("title = \"never closed", "toml-syntax 2:"),
        ("published = 2020-13-01", "toml-syntax 2:"),
    ] {
        let found = places(&errors("a.txt", format!("+++\n{line}\n+++\nنص").as_bytes()));
        assert!(found[0].starts_with(place), "{line}: {found:?}");
    }
    assert_eq!(places(&errors("a.txt", "+++\ntitle = \"x\"\nنص".as_bytes())), ["front-matter 1:1 3"]);
}

#[test]
fn invisible_characters_go_and_the_dangerous_ones_are_reported() {
    let text =
        "في \u{202E}باريس\u{202C} و\u{200F}روما\u{200E}\nمي\u{200C}رود \u{7}\u{E001}نص\u{2066}\u{2069}";
    let release = ok("a.txt", text);
    assert_eq!(texts(&release.value), ["في باريس وروما", "مي\u{200C}رود نص"]);
    assert_eq!(
        places(&release.diagnostics),
        [
            "bidi-control 1:4 1",
            "bidi-control 1:10 1",
            "control-character 2:8 1",
            "control-character 2:9 1",
            "bidi-control 2:12 1",
            "bidi-control 2:13 1",
        ]
    );
    assert_eq!(release.diagnostics[0].message, "removed bidirectional control U+202E");
}

#[test]
fn entities_and_tags_go_and_are_counted() {
    let text = "<p>البحث &amp; التطوير</p><p>في&nbsp;باريس&nbsp;<b>اليوم</b><br/>غدا &bogus; <OECD></p>\nنص &#x202E;مقلوب";
    let release = ok("a.txt", text);
    assert_eq!(
        texts(&release.value),
        ["البحث & التطوير", "في\u{A0}باريس\u{A0}اليوم غدا &bogus; <OECD>", "نص مقلوب"]
    );
    let messages: Vec<&str> = release.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "removed HTML markup (p) (4 times, first here)",
            "decoded HTML entity &amp;",
            "decoded HTML entity &nbsp; (2 times, first here)",
            "removed HTML markup (b) (2 times, first here)",
            "removed HTML markup (br)",
            "decoded HTML entity &#x202E;",
            "removed bidirectional control U+202E",
        ]
    );
}

#[test]
fn agencies_are_kept_and_their_marks_are_not() {
    for (text, agency, last) in [
        ("نص أول.\n/ العمانية /", Some("العمانية"), "نص أول."),
        ("نص أول.\n//انتهى//", None, "نص أول."),
        ("نص أول.\n// انتهى //16:32ت م\n0123\nwww.example.org", None, "نص أول."),
        ("نص أول. (النهاية) ف ن / م م", None, "نص أول."),
        ("نص أول (وام).", Some("وام"), "نص أول"),
        ("نص أول.\nوام/سالم أحمد/ منى", Some("وام"), "نص أول."),
        ("نص أول.\nالمصدر: https://example.org", None, "المصدر: https://example.org"),
        ("نص أول.\nالمصدر: وكالة الأنباء القطرية", Some("وكالة الأنباء القطرية"), "نص أول."),
        ("نص أول.\n/ العمانية /\n//انتهى//\nليست هناك تعليقات", Some("العمانية"), "نص أول."),
        ("نص أول (كوفيد).", None, "نص أول (كوفيد)."),
        ("نص أول وقال الدكتور/ سالم.", None, "نص أول وقال الدكتور/ سالم."),
    ] {
        let release = ok("a.txt", text).value;
        assert_eq!(release.agency.as_deref(), agency, "{text}");
        assert_eq!(texts(&release).last(), Some(&last), "{text}");
    }
}

#[test]
fn separating_lines_separate() {
    let release = ok("a.txt", "عنوان\n* * *\nسطر أول\nسطر ثان\n\u{640}\u{640}\u{640}\nفقرة.\n###\n");
    assert_eq!(texts(&release.value), ["عنوان", "سطر أول سطر ثان", "فقرة."]);
    assert_eq!(places(&release.diagnostics), ["residue 2:1 5", "residue 5:1 3", "residue 7:1 3"]);
}

#[test]
fn datelines_stay_and_name_their_agency() {
    for (text, agency) in [
        ("القاهرة في 3 نوفمبر /وام/ - شاركت مصر.", Some("وام")),
        ("أبوظبي في 3 نوفمبر / وام / شاركت الإمارات.", Some("وام")),
        ("الخرطوم /وكالة جديدة/ - شارك السودان.", Some("وكالة جديدة")),
        ("القاهرة (رويترز) - شاركت مصر.", Some("رويترز")),
        ("القاهرة - أ ش أ - شاركت مصر.", Some("أ ش أ")),
        ("الرياض 17 ربيع الأول 1442 هـ الموافق 03 نوفمبر 2020 م واس", Some("واس")),
        ("الكويت - 3 - 11 (كونا) -- شاركت الكويت.", Some("كونا")),
        ("وشارك الدكتور/ سالم في اللجنة/ الفريق.", None),
    ] {
        let release = ok("a.txt", text).value;
        assert_eq!(release.agency.as_deref(), agency, "{text}");
        assert_eq!(texts(&release), [text]);
    }
}

#[test]
fn what_a_web_page_puts_round_a_text_goes() {
    let text = "الرئيسية / الأخبار / بيانات\nسياسي / شاركت مصر في الاجتماع.\n\nفقرة ثانية.\n\nOECD\n\nشارك هذا الموضوع:\n\nطباعة\n\nليست هناك تعليقات:\n";
    let release = ok("a.txt", text);
    assert_eq!(texts(&release.value), ["شاركت مصر في الاجتماع.", "فقرة ثانية."]);
    assert_eq!(
        places(&release.diagnostics),
        [
            "residue 1:1 27",
            "residue 2:1 8",
            "residue 6:1 4",
            "residue 8:1 17",
            "residue 10:1 5",
            "residue 12:1 18"
        ]
    );
    assert_eq!(release.diagnostics[2].message, "removed label of a web page: OECD");

    let related = ok("a.txt", "فقرة.\n\nاقرأ أيضا:\n\nاجتماع آخر في روما\n").value;
    assert_eq!(texts(&related), ["فقرة."]);
    // Without a web page after it, a Latin line is text.
    assert_eq!(texts(&ok("a.txt", "فقرة.\n\nOECD\n").value), ["فقرة.", "OECD"]);
}

#[test]
fn markdown_is_read_without_its_marks() {
    let text = "# عنوان *البيان*\n\nشاركت **مصر** في [المنتدى](https://example.org \"t\")\nوفي `الجلسة` &amp; غيرها.\n\n- بند أول\n- بند ![صورة](a.png)ثان\n\n<div>نص &nbsp;داخل</div>\n";
    let release = ok("a.md", text);
    assert_eq!(
        texts(&release.value),
        ["عنوان البيان", "شاركت مصر في المنتدى وفي الجلسة & غيرها.", "بند أول", "بند ثان", "نص \u{A0}داخل"]
    );
    assert!(release.value.paragraphs[0].heading && !release.value.paragraphs[1].heading);
    let second = &release.value.paragraphs[1];
    let session = second.text.find("الجلسة").expect("present");
    assert_eq!(second.source_offset(session), text.find("الجلسة").expect("present"));
}

#[test]
fn folders_are_searched_sorted_and_once() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["b.txt", "a.md", "sub/c.TXT", "README.md", ".hidden.txt", "d.pdf", ".git/e.txt"] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(path, TEXT).expect("written");
    }
    let again = folder.path().join("./b.txt");
    let missing = folder.path().join("missing.txt");
    let found = discover(&[folder.path().to_owned(), again, missing.clone(), PathBuf::from("-")]);
    let names: Vec<String> = found
        .value
        .iter()
        .map(|p| p.strip_prefix(folder.path()).unwrap_or(p).display().to_string().replace('\\', "/"))
        .collect();
    assert_eq!(names, ["a.md", "b.txt", "sub/c.TXT", "-"]);
    assert_eq!(places(&found.diagnostics), ["unreadable-file 0:0 0", "passed-over"]);
    let passed = &found.diagnostics[1].message;
    assert!(passed.starts_with("1 file passed over") && passed.ends_with("d.pdf"), "{passed}");
    assert_eq!(read(&missing).expect_err("no file")[0].code, "unreadable-file");
    let release = read(&folder.path().join("b.txt")).expect("a release").value;
    assert_eq!(release.sha256.len(), 64);
}

#[test]
fn a_hostile_file_costs_no_more_than_its_size() {
    let started = std::time::Instant::now();
    for piece in [
        "<!--<b>",
        "<script>",
        "طباعة\n",
        "مشاهدة 1\n",
        "/ العمانية /\n",
        "&amp;",
        "<",
        "\u{202E}",
        "//انتهى//\n",
        "*_[",
        "> - ",
    ] {
        for name in ["a.txt", "a.md"] {
            let text = format!("نص\n{}", piece.repeat(20_000));
            let _ = read_bytes(name, text.as_bytes());
        }
    }
    let many: String = ('\u{E000}'..'\u{F8FF}').cycle().take(200_000).collect();
    let release = ok("a.txt", &format!("نص{many}"));
    let last = release.diagnostics.last().expect("a warning");
    assert_eq!(
        (last.code, last.message.as_str()),
        ("much-cleaned", "cleaned 196800 more things in this file")
    );
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn code_over_two_lines_finds_its_way_back() {
    for text in ["نص `في\nباريس` اليوم", "نص ``\nفي  باريس\n`` ثم", "> نص `في\n> باريس`", "`\n€!`ک"]
    {
        checks::hold(text.as_bytes());
    }
    let release = ok("a.md", "نص `في\r\nباريس` اليوم").value;
    let at = release.paragraphs[0].text.find("باريس").expect("present");
    assert!(release.source[release.paragraphs[0].source_offset(at)..].starts_with("باريس"));
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ء-ي]{1,8}",
        "[A-Za-z0-9 .،()/]{1,6}",
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\u{202E}".to_owned()),
        Just("\u{200F}".to_owned()),
        Just("<b>".to_owned()),
        Just("</p>".to_owned()),
        Just("\u{A0}".to_owned()),
        Just("*".to_owned()),
        Just("# ".to_owned()),
        Just("//انتهى//".to_owned()),
    ]
}

proptest! {
    #[test]
    fn every_character_finds_its_way_back(pieces in prop::collection::vec(piece(), 0..60), markdown: bool) {
        let text = format!("نص {}", pieces.concat());
        let name = if markdown { "a.md" } else { "a.txt" };
        let Ok(release) = read_bytes(name, text.as_bytes()) else { return Ok(()) };
        let release = release.value;
        for paragraph in &release.paragraphs {
            prop_assert!(!paragraph.text.trim().is_empty());
            for (at, c) in paragraph.text.char_indices() {
                let there = paragraph.source_offset(at);
                let source = release.source[there..].chars().next();
                // A space between lines stands where the first of them ended.
                let joint = c == ' ' && source.is_none_or(|s| s.is_whitespace() || "<\u{202E}\u{200F}*".contains(s));
                prop_assert!(source == Some(c) || joint, "{c:?} at {at} came from {source:?} at {there} of {text:?}");
            }
            let rising = paragraph.origin.windows(2).all(|p| p[0].0 < p[1].0 && p[0].1 < p[1].1);
            prop_assert!(rising);
        }
    }

    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        checks::hold(&bytes);
        checks::hold(text.as_bytes());
        checks::hold(format!("+++\n{text}\n+++\nنص").as_bytes());
    }
}

#[test]
fn a_country_of_the_front_matter_is_one_and_the_nearest_is_named() {
    let text = "+++\npublished = \"2024-05-02\"\ncountry = \"UK\"\n+++\nعقدت اللجنة اجتماعها.\n";
    let errors = mujaz::ingest::read_bytes("a.txt", text.as_bytes()).expect_err("no country");
    let shown: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["a.txt:3:11: error[invalid-value]: `UK` is not the code of a country in `country`"]);
    assert_eq!(errors[0].help.as_deref(), Some("did you mean `GB` (United Kingdom)?"));
    let release = mujaz::ingest::read_bytes("a.txt", text.replace("UK", "gb").as_bytes()).expect("a release");
    assert_eq!(release.value.front.country.as_deref(), Some("GB"));
}
