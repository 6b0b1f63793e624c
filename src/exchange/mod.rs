//! Other formats in and out, a file each. Takes and gives text, never touches a file.

pub mod json;
