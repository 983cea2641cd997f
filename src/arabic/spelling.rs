//! Written words as fixed-size keys.

use std::hash::{Hash, Hasher};

/// A spelling of up to 24 bytes, padded with zeros: twelve Arabic letters, which is nearly every
/// word. It is compared without following a pointer.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(crate) struct Short(pub(crate) [u64; 3]);

impl Hash for Short {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for part in self.0 {
            state.write_u64(part);
        }
    }
}

impl Short {
    /// Longest spelling in bytes.
    const LEN: usize = 24;

    /// What is written in `text` from byte `start` to `end`, if it is short enough.
    #[inline]
    pub(crate) fn of(text: &str, start: usize, end: usize) -> Option<Self> {
        let len = end - start;
        if len > Self::LEN {
            return None;
        }
        let rest = &text.as_bytes()[start..];
        if let Some(window) = rest.first_chunk::<{ Self::LEN }>() {
            // Reading a whole window and masking it is quicker than copying a few bytes.
            let (parts, _) = window.as_chunks::<8>();
            let part = |i: usize| {
                let bits = 8 * len.saturating_sub(8 * i).min(8);
                u64::from_le_bytes(parts[i]) & u64::MAX.checked_shr(64 - bits as u32).unwrap_or(0)
            };
            return Some(Self([part(0), part(1), part(2)]));
        }
        let mut window = [0; Self::LEN];
        window[..len].copy_from_slice(&rest[..len]);
        let (parts, _) = window.as_chunks::<8>();
        Some(Self([0, 1, 2].map(|i| u64::from_le_bytes(parts[i]))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_same_within_a_text_and_at_its_end() {
        let text = "مصر وقطر في مجلس التعاون، ومصر";
        let last = text.len() - "مصر".len();
        assert_eq!(Short::of(text, 0, "مصر".len()), Short::of(text, last, text.len()));
        assert_ne!(Short::of(text, 0, "مص".len()), Short::of(text, last, text.len()));
        assert_eq!(Short::of(text, 0, 25), None);
        assert!(Short::of(text, 0, 24).is_some());
    }
}
