//! The printed forms, a file each: which value stands in which block.
//!
//! To add a form, add a file here and a line in [`super::print`].

mod parts;
mod person;
mod record;
mod relations;
pub mod standard;
mod work;

pub use parts::Source;
