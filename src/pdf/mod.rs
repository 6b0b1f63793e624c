//! Pages to bytes.

use crate::lang::Lang;
use crate::page::Page;

/// What a PDF says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// The language of the text.
    pub lang: Lang,
}

/// How hard to squeeze.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As fast as can be: for the preview.
    Fast,
    /// As small as can be: for a file.
    Small,
}

/// Writes `pages` as a PDF. Equal input gives equal bytes.
#[must_use]
pub fn write(pages: &[Page], info: &Info, effort: Effort) -> Vec<u8> {
    let _ = (pages, info, effort);
    Vec::new()
}
