//! The printed forms, a file each: which value stands in which block.
//!
//! To add a form, add a file here, and a variant with its arms to [`Form`].

mod mission;
mod parts;
mod person;
mod record;
mod relations;
mod standard;
mod weighted;
mod work;

use crate::document::{Choice, PositionDescription};
use crate::lang::{Lang, Text};
use crate::layout::table::Block;
use parts::Source;

/// A printed form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// The table form that most companies use.
    #[default]
    Standard,
    /// The compact one with the weights at its heart.
    Weighted,
    /// The one that opens with what the post is for.
    Mission,
}

impl Choice for Form {
    const ALL: &'static [Self] = &[Self::Standard, Self::Weighted, Self::Mission];

    fn label(self) -> Text {
        match self {
            Self::Standard => Text::new("标准表格", "Standard"),
            Self::Weighted => Text::new("权重表", "Weighted"),
            Self::Mission => Text::new("使命版", "Mission"),
        }
    }
}

impl Form {
    /// The blocks of `document` in this form.
    pub(super) fn blocks(self, document: &PositionDescription, lang: Lang) -> Vec<Block> {
        let source = |label_width| Source { document, lang, label_width };
        match self {
            Self::Standard => standard::blocks(source(26.0)),
            Self::Weighted => weighted::blocks(source(28.0)),
            Self::Mission => mission::blocks(source(26.0)),
        }
    }
}
