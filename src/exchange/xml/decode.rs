//! Bytes of an XML file to text: by byte order mark, else by the declaration, else UTF-8 (XML 1.0,
//! appendix F).

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Place};

/// How far into a file its declaration is looked for.
const DECLARATION_REACH: usize = 1024;

/// Decodes a file; the text has no byte order mark.
///
/// # Errors
/// When the encoding is unknown, contradicts the first bytes, or when bytes are invalid in it.
pub(in crate::exchange) fn decode<'a>(path: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, Diagnostic> {
    let (by_bytes, rest) = first_bytes(path, bytes)?;
    let declared = match by_bytes {
        Some(encoding) if encoding != UTF_8 => {
            let head = &rest[..rest.len().min(2 * DECLARATION_REACH)];
            declaration(&encoding.decode_without_bom_handling(head).0)
        }
        _ => {
            let head = &rest[..rest.len().min(DECLARATION_REACH)];
            declaration(&String::from_utf8_lossy(head))
        }
    };
    let encoding = agreed(path, by_bytes, declared.as_deref())?;
    transcode(path, rest, encoding)
}

/// What the first bytes say, and the bytes after a byte order mark.
fn first_bytes<'a>(path: &str, bytes: &'a [u8]) -> Result<(Option<&'static Encoding>, &'a [u8]), Diagnostic> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(error(path, "the file is in UTF-32, which is not read".to_owned()));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok((Some(encoding), &bytes[length..]));
    }
    let guess = match bytes {
        [b'<', 0, ..] => Some(UTF_16LE),
        [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    };
    if guess.is_none() && bytes.iter().take(DECLARATION_REACH).any(|&b| b == 0) {
        return Err(error(path, "the file holds zero bytes: it is no XML text".to_owned()));
    }
    Ok((guess, bytes))
}

/// The name of the encoding in `<?xml … encoding="…"?>`.
fn declaration(head: &str) -> Option<String> {
    let inside = head.strip_prefix("<?xml")?.split("?>").next()?;
    let after = inside.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after[1..].split(quote).next().map(|name| name.trim().to_owned())
}

/// The encoding on which the first bytes and the declaration agree.
fn agreed(
    path: &str,
    by_bytes: Option<&'static Encoding>,
    declared: Option<&str>,
) -> Result<&'static Encoding, Diagnostic> {
    let Some(name) = declared else { return Ok(by_bytes.unwrap_or(UTF_8)) };
    let Some(encoding) = Encoding::for_label(name.as_bytes()) else {
        return Err(error(path, format!("the declaration names an unknown encoding, `{name}`")));
    };
    let wide = |e: &'static Encoding| e == UTF_16LE || e == UTF_16BE;
    match by_bytes {
        None if wide(encoding) => {
            Err(error(path, format!("the declaration says {name}, but the bytes are no UTF-16")))
        }
        None => Ok(encoding),
        // `UTF-16` in a declaration means either order of bytes; the first bytes tell which.
        Some(found) if found == encoding || (wide(found) && wide(encoding)) => Ok(found),
        Some(found) => Err(error(
            path,
            format!("the declaration says {name}, but the file begins as {} does", found.name()),
        )),
    }
}

fn transcode<'a>(
    path: &str,
    bytes: &'a [u8],
    encoding: &'static Encoding,
) -> Result<Cow<'a, str>, Diagnostic> {
    if encoding == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(broken) => {
                let good = String::from_utf8_lossy(&bytes[..broken.valid_up_to()]);
                Err(invalid(path, &good, encoding))
            }
        };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(room);
    let (outcome, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match outcome {
        DecoderResult::InputEmpty => Ok(Cow::Owned(text)),
        _ => Err(invalid(path, &text, encoding)),
    }
}

/// Bytes break the rules of their encoding just after the text that could be read.
fn invalid(path: &str, good: &str, encoding: &'static Encoding) -> Diagnostic {
    let mut place = Place::in_source(path, good, good.len(), good.len());
    // The rest of the line is not text, so there is no line to show.
    place.text = String::new();
    Diagnostic::error("xml-encoding", format!("bytes here are not valid {}", encoding.name()))
        .at(place)
        .help("the file is damaged, or its declaration names the wrong encoding: save it as UTF-8")
}

fn error(path: &str, message: String) -> Diagnostic {
    Diagnostic::error("xml-encoding", message).at(Place::file(path)).help("save the file as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "<t>اتحاد</t>";

    fn wide(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn every_way_of_saying_the_encoding_is_understood() {
        let utf16 = format!("<?xml version='1.0' encoding='UTF-16'?>{ARABIC}");
        let (old, _, _) = encoding_rs::WINDOWS_1256.encode(ARABIC);
        let mut windows = b"<?xml version=\"1.0\" encoding = \"windows-1256\"?>".to_vec();
        windows.extend_from_slice(&old);
        let inputs = [
            ARABIC.as_bytes().to_vec(),
            format!("\u{FEFF}{ARABIC}").into_bytes(),
            wide(ARABIC, true),
            wide(&utf16, false),
            wide(&format!("\u{FEFF}{utf16}"), true),
            windows,
        ];
        for input in inputs {
            let text = decode("t.tbx", &input).expect("decoded");
            assert!(text.ends_with(ARABIC) && !text.starts_with('\u{FEFF}'), "{text}");
        }
    }

    #[test]
    fn contradictions_and_damage_are_told_with_their_place() {
        let cases: [(&[u8], &str); 6] = [
            (b"<?xml version='1.0' encoding='klingon'?><t/>", "an unknown encoding, `klingon`"),
            (b"<?xml version='1.0' encoding='UTF-16'?><t/>", "the bytes are no UTF-16"),
            (b"\xEF\xBB\xBF<?xml version='1.0' encoding='windows-1256'?><t/>", "begins as UTF-8 does"),
            (b"\xFF\xFE\0\0<\0\0\0", "UTF-32"),
            (b"PK\x03\x04\0\0", "zero bytes"),
            (b"<t>\n ab\xFF</t>", "not valid UTF-8"),
        ];
        for (input, wanted) in cases {
            let error = decode("t.tbx", input).expect_err("refused");
            assert!(error.message.contains(wanted), "{error}");
        }
        let error = decode("t.tbx", b"<t>\n ab\xFF</t>").expect_err("refused");
        assert_eq!(error.place.map(|p| (p.line, p.column)), Some((2, 4)));
    }
}
