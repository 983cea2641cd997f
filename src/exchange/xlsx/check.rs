//! Is a workbook safe to read? Asked before it is read, because the library trusts what a workbook
//! says of itself: sizes it then reserves, cell references it computes with.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::diagnostic::{Diagnostic, Place};

/// The most parts (files) of a workbook; Excel makes about ten for each sheet.
pub const MAX_PARTS: usize = 10_000;

/// The most bytes that a workbook may unpack to: 100,000 concepts unpack to some 60 MB.
pub const MAX_UNPACKED: u64 = 300_000_000;

/// How many times its own size a workbook may unpack to where that is more than 10 MB; tables of text
/// come to 10 or 30 times, the most that deflate can do is about 1,000.
pub const MAX_RATIO: u64 = 200;

/// Up to this many unpacked bytes the ratio does not matter.
const SMALL: u64 = 10_000_000;

/// How deeply elements may be nested; workbooks need about 10.
const MAX_DEPTH: usize = 64;

/// The most formats of cells, as in Excel.
const MAX_FORMATS: usize = 65_536;

/// The longest description of a number format, in bytes; Excel allows 255 characters.
const LONGEST_FORMAT: usize = 1_024;

/// Rows and columns of a sheet, as in Excel.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// Holds a workbook against the limits, by unpacking each part as a stream and keeping nothing.
///
/// # Errors
/// When it is no workbook, too large when unpacked, or malformed in a way that reading must not meet.
pub fn check(path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let refused = |message: String, help: &str| {
        Err(Diagnostic::error("xlsx-refused", message).at(Place::file(path)).help(help))
    };
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let message = "this is an old Excel workbook, or one with a password".to_owned();
        return refused(message, "save it as .xlsx without a password");
    }
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return refused(format!("this is no Excel workbook: {error}"), "save it as .xlsx"),
    };
    if archive.len() > MAX_PARTS {
        let message = format!("the workbook has {} parts; at most {MAX_PARTS} are read", archive.len());
        return refused(message, "save the sheet with the terms as a workbook of its own");
    }
    let most = MAX_UNPACKED.min((bytes.len() as u64).saturating_mul(MAX_RATIO).max(SMALL));
    let budget = Cell::new(most);
    let again = "open it in a spreadsheet program and save it again";
    for at in 0..archive.len() {
        let part = match archive.by_index(at) {
            Ok(part) => part,
            Err(error) => return refused(format!("a part of the workbook cannot be read: {error}"), again),
        };
        let name = part.name().map(Cow::into_owned).unwrap_or_default();
        let is_xml = [".xml", ".rels", ".vml"].iter().any(|end| name.to_lowercase().ends_with(end));
        let result = scan(Counted { inner: part, left: &budget });
        if budget.get() == 0 {
            let message = format!("the workbook unpacks to more than {} MB", most / 1_000_000);
            let help = "it may be made to fill the memory; if you trust it, save the sheet as CSV";
            return refused(message, help);
        }
        match result {
            // The same parser stops at the same place when it is read, so what follows does no harm.
            Err(Fault::Xml(_)) if !is_xml => {}
            Err(Fault::Xml(error)) => return refused(format!("{name}: {error}"), again),
            Err(Fault::Limit(what)) => return refused(format!("{name}: {what}"), again),
            Ok(()) => {}
        }
    }
    Ok(())
}

/// Why a part is not read.
enum Fault {
    Xml(quick_xml::Error),
    Limit(String),
}

/// Counts what is unpacked down from a budget, and stops when nothing is left of it; the sizes that the
/// archive states prove nothing.
struct Counted<'a, R> {
    inner: R,
    left: &'a Cell<u64>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get().saturating_sub(read as u64);
        self.left.set(left);
        if left == 0 { Err(io::Error::other("too large")) } else { Ok(read) }
    }
}

fn scan(part: impl Read) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    // As the library reads it, so that both see the same.
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let (mut buffer, mut depth, mut formats) = (Vec::new(), 0_usize, 0_usize);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Fault::Xml)? {
            Event::DocType(_) => {
                let message = "a document type declaration has no place in a workbook";
                return Err(Fault::Limit(message.to_owned()));
            }
            Event::Start(element) => {
                depth += 1;
                formats += usize::from(element.local_name().as_ref() == "xf");
                if depth > MAX_DEPTH {
                    return Err(Fault::Limit(format!("elements are nested deeper than {MAX_DEPTH}")));
                }
                if formats > MAX_FORMATS {
                    return Err(Fault::Limit(format!("there are more than {MAX_FORMATS} formats of cells")));
                }
                attributes(&element).map_err(Fault::Limit)?;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Holds the attributes that reading computes with against what a sheet can have.
fn attributes(element: &BytesStart<'_>) -> Result<(), String> {
    let name = element.local_name();
    let (wanted, is_sound): (&str, fn(&str) -> bool) = match name.as_ref() {
        "c" => ("r", |r| cell(r).is_some()),
        "row" => ("r", |r| r.parse::<u32>().is_ok_and(|row| (1..=ROWS).contains(&row))),
        "dimension" | "mergeCell" => ("ref", is_range),
        // Room for that many strings is taken before one is read.
        "sst" => ("uniqueCount", |count| count.parse::<u32>().is_ok_and(|count| count <= 10_000_000)),
        "numFmt" => ("formatCode", |format| format.len() <= LONGEST_FORMAT),
        _ => return Ok(()),
    };
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value: &str = attribute.value.as_ref();
        if attribute.key.as_ref() == wanted && !is_sound(value) {
            let shown: String = value.chars().take(40).collect();
            return Err(format!("<{}> has {wanted} = `{shown}`", name.as_ref()));
        }
    }
    Ok(())
}

/// Row and column from 1 of a reference such as `B7`.
fn cell(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(digits);
    if !(1..=3).contains(&letters.len()) || digits.len() > 7 {
        return None;
    }
    let mut column = 0;
    for c in letters.bytes() {
        column = column * 26 + u32::from(c.is_ascii_alphabetic().then(|| c.to_ascii_uppercase() - b'A')?) + 1;
    }
    let row = digits.parse().ok().filter(|row| (1..=ROWS).contains(row))?;
    (column <= COLUMNS).then_some((row, column))
}

/// Whether a text is a cell, or two with the first above and before the second.
fn is_range(reference: &str) -> bool {
    match reference.split_once(':') {
        None => cell(reference).is_some(),
        Some((from, to)) => match (cell(from), cell(to)) {
            (Some(from), Some(to)) => from.0 <= to.0 && from.1 <= to.1,
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_cells_of_a_sheet() {
        assert_eq!(cell("B7"), Some((7, 2)));
        assert_eq!(cell("XFD1048576"), Some((1_048_576, 16_384)));
        for wrong in ["", "B", "7", "XFE1", "A0", "A1048577", "AAAA1", "A99999999999", "A1B"] {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
        assert!(is_range("A1") && is_range("A1:XFD1048576"));
        assert!(!is_range("B2:A1") && !is_range("A1:B2:C3"));
    }
}
