//! How English says it: names, dates, numbers, lists, sentences. No Arabic is read here except by
//! the phrase tables.

pub mod dates;
pub mod lists;
pub mod numbers;
pub mod phrases;
pub mod romanise;

pub use phrases::PHRASES;
