//! A block whose text is broken into lines, while its rows go to the pages.

use std::collections::VecDeque;

use super::set::{SetRow, set, span_columns};
use super::table::Block;
use crate::page::Pt;

/// A block whose heights are known.
pub struct SetBlock<'a> {
    /// What the block says of itself; its rows and heads are taken out and set.
    pub block: Block,
    /// What stands behind a heading that is repeated.
    again: &'a str,
    /// The heading, until it stands.
    heading: Option<SetRow>,
    /// The heads of the columns.
    pub heads: Option<SetRow>,
    /// The rows that do not stand yet.
    pub rows: VecDeque<SetRow>,
    /// What its last row needs below it, on the page it stands on, or its heading where it has no rows.
    pub tail: Pt,
    /// Does not part from the next block.
    pub glued: bool,
}

impl<'a> SetBlock<'a> {
    /// The same, set.
    pub fn new(mut block: Block, again: &'a str) -> Self {
        let heading = (!block.goes_on).then(|| set(block.heading_row("")));
        let mut heads = block.heads.take().map(set);
        let mut rows: VecDeque<SetRow> = std::mem::take(&mut block.rows).into_iter().map(set).collect();
        span_columns(&mut heads.iter_mut().chain(&mut rows).filter(|row| row.ruled).collect::<Vec<_>>());
        Self { block, again, heading, heads, rows, tail: 0.0, glued: false }
    }

    /// The head as it stands on the first page of the block, `fresh` when nothing stands above it there; it is kept for
    /// the next one unless all of the block fits into `room`, and what its last row needs below it.
    pub fn head(&mut self, room: Pt, fresh: bool) -> Vec<SetRow> {
        if self.block.goes_on && fresh {
            return self.head_again();
        }
        let heads = if self.height() + self.tail <= room { self.heads.take() } else { self.heads.clone() };
        self.heading.take().into_iter().chain(heads).collect()
    }

    /// The head as it stands again on the next page.
    pub fn head_again(&self) -> Vec<SetRow> {
        if self.block.prose {
            return Vec::new();
        }
        std::iter::once(set(self.block.heading_row(self.again))).chain(self.heads.clone()).collect()
    }

    /// How high what stands above its first row is.
    pub fn head_height(&self) -> Pt {
        self.heading.iter().chain(&self.heads).map(|row| row.height).sum()
    }

    /// How high all of it is.
    pub fn height(&self) -> Pt {
        self.head_height() + self.rows.iter().map(|row| row.height).sum::<Pt>()
    }
}
