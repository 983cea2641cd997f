//! Bytes to text: which encoding a file is in, and where it breaks its own rules.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};

use crate::arabic::is_arabic_letter;
use crate::diagnostic::{Diagnostic, Place, Warned};

/// How files that are no text begin, with what to call them.
const BINARY: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip container such as a Word document"),
    (b"\xD0\xCF\x11\xE0", "an old Word or Excel document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a gzip archive"),
];

/// Decodes a file. The text has no byte order mark; line ends are as they were.
///
/// # Errors
/// When the file is binary, in an encoding no Arabic text is written in, or when its bytes are
/// invalid in its encoding.
pub fn decode(path: &str, bytes: &[u8]) -> Result<Warned<String>, Vec<Diagnostic>> {
    if let Some((_, what)) = BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(binary(path, &format!("this is {what}, not a text file")));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(path, rest).map(certain);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(path, rest, u16::from_le_bytes, "UTF-16 LE").map(certain);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(path, rest, u16::from_be_bytes, "UTF-16 BE").map(certain);
    }
    if bytes.contains(&0) {
        return Err(binary(path, "the file holds zero bytes: it is binary, or UTF-16 without its mark"));
    }
    if std::str::from_utf8(bytes).is_ok() || is_mostly_utf8(bytes) {
        return utf8(path, bytes).map(certain);
    }
    legacy(path, bytes)
}

fn certain(text: String) -> Warned<String> {
    Warned::new(text, Vec::new())
}

fn binary(path: &str, message: &str) -> Vec<Diagnostic> {
    let error = Diagnostic::error("binary-file", message).at(Place::file(path));
    vec![error.help("save it as plain text in UTF-8")]
}

/// Whether bytes that are not valid UTF-8 were nevertheless meant as UTF-8: Windows-1256 text hardly
/// ever holds a valid multibyte sequence, a damaged UTF-8 file holds many for each bad one.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn utf8(path: &str, bytes: &[u8]) -> Result<String, Vec<Diagnostic>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let shown = String::from_utf8_lossy(bytes);
            Err(invalid(path, &shown, error.valid_up_to(), "UTF-8"))
        }
    }
}

fn utf16(
    path: &str,
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    name: &'static str,
) -> Result<String, Vec<Diagnostic>> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut bad = None;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(c) => text.push(c),
            Err(_) => {
                bad.get_or_insert(text.len());
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    if !odd.is_empty() {
        bad.get_or_insert(text.len());
        text.push(char::REPLACEMENT_CHARACTER);
    }
    match bad {
        Some(at) => Err(invalid(path, &text, at, name)),
        None => Ok(text),
    }
}

/// Encodings of before Unicode: Windows-1256 and, rarely, ISO 8859-6.
fn legacy(path: &str, bytes: &[u8]) -> Result<Warned<String>, Vec<Diagnostic>> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The top-level domain is the detector's way of being told to expect Arabic.
    let guess = detector.guess(Some(b"sa"), Utf8Detection::Deny);
    // A very short text can still be taken for a Western one, so its letters are asked as well.
    let encoding: &'static Encoding =
        if guess == ISO_8859_6 || !is_mostly_arabic(bytes) { guess } else { WINDOWS_1256 };
    if encoding != WINDOWS_1256 && encoding != ISO_8859_6 {
        let message = format!("the bytes look like {}, which cannot hold Arabic", encoding.name());
        let error = Diagnostic::error("unknown-encoding", message).at(Place::file(path));
        return Err(vec![error.help("save it as UTF-8")]);
    }
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let name = if encoding == WINDOWS_1256 { "Windows-1256" } else { "ISO 8859-6" };
    if damaged && let Some(at) = text.find(char::REPLACEMENT_CHARACTER) {
        return Err(invalid(path, &text, at, name));
    }
    let notice = Diagnostic::notice("encoding-guessed", format!("read as {name}, judged by its bytes"))
        .at(Place::file(path))
        .help("save it as UTF-8 to be sure");
    Ok(Warned::new(text.into_owned(), vec![notice]))
}

/// Whether most bytes above ASCII are Arabic letters when read as Windows-1256.
fn is_mostly_arabic(bytes: &[u8]) -> bool {
    let high: Vec<u8> = bytes.iter().copied().filter(|b| !b.is_ascii()).collect();
    let (text, _) = WINDOWS_1256.decode_without_bom_handling(&high);
    let arabic = text.chars().filter(|&c| is_arabic_letter(c)).count();
    arabic * 10 >= high.len() * 7
}

fn invalid(path: &str, shown: &str, at: usize, encoding: &str) -> Vec<Diagnostic> {
    let width = shown[at..].chars().next().map_or(0, char::len_utf8);
    let error = Diagnostic::error("invalid-encoding", format!("bytes here are not valid {encoding}"))
        .at(Place::in_source(path, shown, at, at + width));
    vec![error.help("the file is damaged or was cut in the middle of a letter: save it again as UTF-8")]
}
