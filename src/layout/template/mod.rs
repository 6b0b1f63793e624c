//! The printed forms, a file each: which value stands in which block.
//!
//! To add a form, add a file here and a line in [`super::print`].

mod parts;
pub mod standard;

pub use parts::Source;
