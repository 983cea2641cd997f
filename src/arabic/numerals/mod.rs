//! Numbers: digits with their separators, cardinals, fractions and ordinals in words.
//!
//! [`all`] finds the numbers of a text whatever they count; what is a figure, a date or an ordinal
//! of a release is decided in `locate`.

mod cardinals;
mod digits;
mod fractions;
mod ordinals;
mod reading;

pub use cardinals::{cardinal, cardinal_of, scale};
pub use digits::number;
pub use fractions::fraction;
pub use ordinals::{ordinal, ordinal_of};
pub use reading::{Numeral, all, at, half_more};
