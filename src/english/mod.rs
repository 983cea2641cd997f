//! How English says it: dates, numbers, lists, and the tables that say which English stands for an
//! Arabic word (`phrases`) or a personal name (`romanise`). Sentences are put together in `model`.

pub mod currencies;
pub mod dates;
pub mod lists;
pub mod numbers;
pub mod phrases;
pub mod romanise;
pub mod shares;

pub use phrases::PHRASES;
