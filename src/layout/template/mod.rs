//! The printed forms, a file each: which value stands in which block.
//!
//! To add a form, add a file here, and a variant to [`Form`].

mod mission;
mod narrative;
mod parts;
mod person;
mod record;
mod relations;
mod standard;
mod weighted;
mod work;

use crate::document::{Form, PositionDescription};
use crate::lang::Lang;
use crate::layout::table::Block;
use parts::Source;

impl Form {
    /// The blocks of `document` in this form.
    pub(super) fn blocks(self, document: &PositionDescription, lang: Lang) -> Vec<Block> {
        let source = |label_width| Source { document, lang, label_width };
        match self {
            Self::Standard => standard::blocks(source(26.0)),
            Self::Weighted => weighted::blocks(source(28.0)),
            Self::Mission => mission::blocks(source(26.0)),
            Self::Narrative => narrative::blocks(source(26.0)),
        }
    }
}
