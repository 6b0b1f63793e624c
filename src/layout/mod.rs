//! Description to pages.

use crate::document::PositionDescription;
use crate::lang::Lang;
use crate::page::Page;

/// How to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of the labels.
    pub lang: Lang,
}

/// A printed description.
pub struct Printed {
    /// Its pages, one at least.
    pub pages: Vec<Page>,
    /// The characters that the face lacks, each once; a 〓 stands in their place.
    pub missing: Vec<char>,
}

/// Lays `document` out as the standard table form.
#[must_use]
pub fn print(document: &PositionDescription, options: Options) -> Printed {
    let _ = (document, options);
    Printed { pages: vec![Page::default()], missing: Vec::new() }
}
