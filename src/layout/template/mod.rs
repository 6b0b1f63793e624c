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
use crate::layout::Options;
use crate::layout::table::Block;
use parts::Source;

/// The blocks of `document` in the form that `options` ask for.
pub fn blocks(document: &PositionDescription, options: &Options) -> Vec<Block> {
    let source = |label_width| Source { document, options, label_width };
    match options.style.layout {
        Form::Standard => standard::blocks(source(26.0)),
        Form::Weighted => weighted::blocks(source(28.0)),
        Form::Mission => mission::blocks(source(26.0)),
        Form::Narrative => narrative::blocks(source(26.0)),
    }
}
