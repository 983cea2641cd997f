//! `cargo +nightly fuzz run tbx`: whatever the bytes, the reader of TBX neither panics nor keeps
//! anything of a malformed file, and what it reads can be written and read again. The same checks run
//! on damaged files in `tests/exchange_tbx`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/exchange_tbx/checks.rs"]
mod checks;

fuzz_target!(|bytes: &[u8]| checks::hold(bytes));
