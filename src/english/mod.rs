//! How English says it: dates, numbers, money, lists, in the style of a house; the tables that say
//! which English stands for an Arabic word (`phrases`) or a personal name (`romanise`), and the
//! sentences that `model` fills (`sentences`).

pub mod currencies;
pub mod dates;
pub mod lists;
pub mod money;
pub mod numbers;
pub mod phrases;
pub mod romanise;
pub mod sentences;
pub mod shares;
pub mod style;

pub use phrases::PHRASES;
pub use sentences::SENTENCES;
pub use style::Style;
