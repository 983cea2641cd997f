//! `cargo +nightly fuzz run release`: any bytes are read as a release, and go through the steps that need
//! no page, or are refused with a reason. The same checks run on random bytes in `tests/ingest.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/ingest/checks.rs"]
mod checks;

fuzz_target!(|bytes: &[u8]| checks::hold(bytes));
