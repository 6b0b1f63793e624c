//! The parts of a form that are more than rows of text.

pub mod frame;
pub mod logo;
pub mod relations;
