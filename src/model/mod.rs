//! Step 4, `Mapped -> Vec<Brief>`: which meetings, who, when, where, what; one brief per meeting.

pub mod brief;

pub use brief::Brief;
