//! What is true of Arabic text, whatever the glossary says: letters and their folding, tokens with
//! their offsets, proclitics, numerals, months and weekdays.

pub mod calendar;
mod classes;
pub mod clitics;
pub mod heads;
pub mod holding;
pub mod letters;
pub mod lexicon;
pub mod numerals;
pub mod slips;
pub(crate) mod spelling;
pub mod tokens;
pub mod words;

pub use letters::{fold, is_arabic_letter, normalise};
pub use lexicon::Word;
pub use tokens::{Kind, Token, Tokens};
