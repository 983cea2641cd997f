//! `cargo +nightly fuzz run glossary`: any text is read as a glossary file, each problem with its place,
//! and what is read can be written and read again. The same checks run on random texts in
//! `tests/glossary.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/glossary/checks.rs"]
mod checks;

fuzz_target!(|text: &str| checks::hold(text));
