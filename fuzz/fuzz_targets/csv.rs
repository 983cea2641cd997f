//! `cargo +nightly fuzz run csv`: any bytes are read as a table of terms or refused with a reason. The
//! same checks run on random bytes in `tests/exchange_sheets`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/exchange_sheets/checks.rs"]
#[allow(dead_code, reason = "each target uses its own check")]
mod checks;

fuzz_target!(|bytes: &[u8]| checks::table(bytes));
