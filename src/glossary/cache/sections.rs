//! The file format: a header of 64 bytes, a table of lengths, and sections of plain numbers and
//! bytes, which are read without looking at each. Numbers are in the order of this machine's bytes;
//! a file of another order is refused like a damaged one.

use std::io::{self, Read, Write};

use bytemuck::{NoUninit, Pod};
use crc32fast::Hasher;

use super::Key;

/// Version of the format. It is part of the key.
pub(super) const FORMAT: u32 = 1;

const MAGIC: [u8; 8] = *b"mujaz\0gl";
/// Reads otherwise where the bytes of a number are in another order.
const ORDER: u32 = 0x0102_0304;

/// The header as it stands in the file.
#[derive(Clone, Copy)]
struct Header {
    key: [u8; 32],
    /// Bytes after the header.
    length: u64,
    sections: u32,
    /// CRC-32 of everything before and after it.
    checksum: u32,
}

impl Header {
    const LEN: usize = 64;

    fn bytes(&self) -> [u8; Self::LEN] {
        let mut out = [0; Self::LEN];
        out[..8].copy_from_slice(&MAGIC);
        out[8..12].copy_from_slice(&FORMAT.to_ne_bytes());
        out[12..16].copy_from_slice(&ORDER.to_ne_bytes());
        out[16..48].copy_from_slice(&self.key);
        out[48..56].copy_from_slice(&self.length.to_ne_bytes());
        out[56..60].copy_from_slice(&self.sections.to_ne_bytes());
        out[60..].copy_from_slice(&self.checksum.to_ne_bytes());
        out
    }

    /// The part of the bytes that the checksum covers.
    fn checked(bytes: &[u8; Self::LEN]) -> &[u8] {
        &bytes[..60]
    }
}

/// Why a file cannot be used.
pub(in crate::glossary) fn damaged(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// What is going to be written.
#[derive(Debug, Default)]
pub(in crate::glossary) struct Sections<'a>(Vec<&'a [u8]>);

impl<'a> Sections<'a> {
    /// Adds a table.
    pub(in crate::glossary) fn table<T: NoUninit>(&mut self, table: &'a [T]) {
        self.0.push(bytemuck::cast_slice(table));
    }

    pub(super) fn write(&self, key: &Key, out: &mut impl Write) -> io::Result<()> {
        let lengths: Vec<u64> = self.0.iter().map(|section| section.len() as u64).collect();
        let table: &[u8] = bytemuck::cast_slice(&lengths);
        let mut header = Header {
            key: key.whole,
            length: table.len() as u64 + lengths.iter().sum::<u64>(),
            sections: u32::try_from(lengths.len()).map_err(io::Error::other)?,
            checksum: 0,
        };
        let mut checksum = Hasher::new();
        checksum.update(Header::checked(&header.bytes()));
        checksum.update(table);
        self.0.iter().for_each(|section| checksum.update(section));
        header.checksum = checksum.finalize();
        out.write_all(&header.bytes())?;
        out.write_all(table)?;
        self.0.iter().try_for_each(|section| out.write_all(section))?;
        out.flush()
    }
}

/// A file that is being read, section by section.
pub(in crate::glossary) struct Reader<'f> {
    file: &'f mut dyn Read,
    lengths: std::vec::IntoIter<u64>,
    checksum: Hasher,
    expected: u32,
}

impl<'f> Reader<'f> {
    /// Looks at the header; `length` is that of the file.
    pub(super) fn open(file: &'f mut dyn Read, length: u64, key: &Key) -> io::Result<Self> {
        let mut bytes = [0; Header::LEN];
        file.read_exact(&mut bytes)?;
        let number = |at: usize| u32::from_ne_bytes([0, 1, 2, 3].map(|i| bytes[at + i]));
        if bytes[..8] != MAGIC || number(8) != FORMAT || number(12) != ORDER {
            return Err(damaged("it is of another format"));
        }
        if bytes[16..48] != key.whole {
            return Err(damaged("it is of another glossary"));
        }
        let rest = length.checked_sub(Header::LEN as u64).ok_or_else(|| damaged("it is not whole"))?;
        let stated = u64::from_ne_bytes([0, 1, 2, 3, 4, 5, 6, 7].map(|i| bytes[48 + i]));
        let sections = number(56) as usize;
        if stated != rest || sections as u64 > rest / 8 {
            return Err(damaged("it is not whole"));
        }
        let mut lengths = vec![0_u64; sections];
        let table = bytemuck::cast_slice_mut(&mut lengths);
        file.read_exact(table)?;
        let mut checksum = Hasher::new();
        checksum.update(Header::checked(&bytes));
        checksum.update(table);
        let sum = lengths.iter().try_fold(8 * sections as u64, |sum, length| sum.checked_add(*length));
        if sum != Some(rest) {
            return Err(damaged("its sections do not fit"));
        }
        Ok(Self { file, lengths: lengths.into_iter(), checksum, expected: number(60) })
    }

    /// The next section, a table. Nothing says yet that it is undamaged.
    pub(in crate::glossary) fn table<T: Pod>(&mut self) -> io::Result<Vec<T>> {
        let length = self.lengths.next().ok_or_else(|| damaged("a section is missing"))?;
        let length = usize::try_from(length).map_err(io::Error::other)?;
        if length % size_of::<T>() != 0 {
            return Err(damaged("a section ends inside an element"));
        }
        let mut table = bytemuck::zeroed_vec::<T>(length / size_of::<T>());
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut table);
        self.file.read_exact(bytes)?;
        self.checksum.update(bytes);
        Ok(table)
    }

    /// Says that everything that was read is as it was written.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.lengths.next().is_some() {
            return Err(damaged("it holds more than it should"));
        }
        if self.checksum.finalize() != self.expected {
            return Err(damaged("it is damaged"));
        }
        Ok(())
    }
}
