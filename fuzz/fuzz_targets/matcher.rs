//! `cargo +nightly fuzz run matcher`: any text keeps the promises of the normaliser, the tokeniser
//! and the matcher. The same checks run on random texts in `tests/matcher`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/matcher/checks.rs"]
mod checks;

fuzz_target!(|text: &str| checks::hold(text));
