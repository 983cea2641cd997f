//! `cargo +nightly fuzz run xlsx`: any bytes are read as a workbook or refused with a reason. The same
//! checks run on random and on damaged workbooks in `tests/exchange_sheets`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/exchange_sheets/checks.rs"]
#[allow(dead_code, reason = "each target uses its own check")]
mod checks;

fuzz_target!(|bytes: &[u8]| checks::workbook(bytes));
