//! Text extraction from the finished PDFs, with poppler's pdftotext where it is installed: the letters
//! of the source in their order in the Arabic layout, the same words in the side-by-side one.
//!
//! The tag tree and the attached JSON are read back in `typeset.rs`, without any tool.

use std::path::Path;
use std::process::Command;

use mujaz::arabic::{is_arabic_letter, normalise};
use mujaz::ingest;
use mujaz::pipeline::{Engine, EngineOptions, Format, Layout, ProductOptions};

/// Words in one chunk that must come out in one piece.
const CHUNK: usize = 4;

fn letters(text: &str) -> String {
    normalise(text).chars().filter(|&c| is_arabic_letter(c)).collect()
}

fn pdftotext(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.pdf");
    std::fs::write(&file, pdf).expect("written");
    let output = Command::new("pdftotext").arg(&file).arg("-").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Each sample release with its paragraphs and its PDF in a layout.
fn briefings(layout: Layout) -> Vec<(String, Vec<String>, Vec<u8>, usize)> {
    let engine = Engine::new(&EngineOptions { shipped_glossary: true, ..EngineOptions::default() })
        .expect("an engine")
        .value;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings");
    let options = ProductOptions { layout, ..ProductOptions::default() };
    let mut out = Vec::new();
    for file in ingest::discover(&[folder]).value {
        let release = ingest::read(&file).expect("a sample").value;
        for brief in engine.briefs(&release) {
            let made = engine.product(&brief, Format::Pdf, &options).expect("a PDF").remove(0);
            let paragraphs = brief.paragraphs.iter().map(|p| p.ar.clone()).collect();
            out.push((brief.meeting.id.clone(), paragraphs, made.bytes, made.pages));
        }
    }
    assert!(out.len() >= 7, "{} briefings", out.len());
    out
}

#[test]
fn the_arabic_layout_gives_the_letters_in_their_order() {
    for (id, paragraphs, pdf, pages) in briefings(Layout::Arabic) {
        let Some(text) = pdftotext(&pdf) else {
            println!("skipped: pdftotext is not installed");
            return;
        };
        let stream = letters(&text);
        let mut at = 0;
        let mut missing = Vec::new();
        let mut chunks = 0;
        for paragraph in &paragraphs {
            let words: Vec<&str> = paragraph.split_whitespace().collect();
            for chunk in words.chunks(CHUNK) {
                let wanted = letters(&chunk.join(" "));
                if wanted.is_empty() {
                    continue;
                }
                chunks += 1;
                match stream[at..].find(&wanted) {
                    Some(found) => at += found + wanted.len(),
                    None => missing.push(chunk.join(" ")),
                }
            }
        }
        // Where a page ends inside a paragraph, its foot and the next head stand between two words.
        assert!(
            missing.len() <= pages && chunks > 40,
            "{id}: {} of {chunks} chunks are not found in order: {missing:?}",
            missing.len()
        );
    }
}

#[test]
fn the_side_by_side_layout_gives_the_same_words() {
    for (id, paragraphs, pdf, _) in briefings(Layout::SideBySide) {
        let Some(text) = pdftotext(&pdf) else {
            println!("skipped: pdftotext is not installed");
            return;
        };
        let stream = letters(&text);
        for paragraph in &paragraphs {
            for word in paragraph.split_whitespace() {
                let wanted = letters(word);
                assert!(stream.contains(&wanted), "{id}: the word {word} is not found");
            }
        }
    }
}
