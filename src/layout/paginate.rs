//! Blocks to pages: what stays together, and what stands again at the head of the next page.

use std::collections::VecDeque;

use super::set::{SetRow, set, split};
use super::sheet::Sheet;
use super::table::{Block, WIDTH};
use crate::page::{Pt, Rect};

/// Where a form lays its blocks.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// The left edge.
    pub x: Pt,
    /// The top edge.
    pub top: Pt,
    /// The bottom edge.
    pub bottom: Pt,
}

impl Area {
    fn height(self) -> Pt {
        self.bottom - self.top
    }
}

/// A block whose heights are known.
struct SetBlock {
    name: String,
    head: Vec<SetRow>,
    head_again: Vec<SetRow>,
    rows: VecDeque<SetRow>,
    whole: bool,
    with_next: bool,
    goes_on: bool,
}

impl SetBlock {
    fn new(block: Block, again: &str) -> Self {
        let heads = block.heads.clone().map(set);
        let head = |note: &str| std::iter::once(set(block.heading_row(note))).chain(heads.clone()).collect();
        Self {
            head: if block.goes_on { heads.clone().into_iter().collect() } else { head("") },
            head_again: if block.prose { Vec::new() } else { head(again) },
            goes_on: block.goes_on,
            name: block.heading.text.clone(),
            rows: block.rows.into_iter().map(set).collect(),
            whole: block.whole,
            with_next: block.with_next,
        }
    }

    fn head_height(&self) -> Pt {
        self.head.iter().map(|row| row.height).sum()
    }

    fn height(&self) -> Pt {
        self.head_height() + self.rows.iter().map(|row| row.height).sum::<Pt>()
    }
}

/// Lays `blocks` into `area` on as many sheets as it takes; `again` stands behind a heading that is repeated.
#[must_use]
pub fn paginate(blocks: Vec<Block>, area: Area, again: &str) -> Vec<Sheet> {
    let blocks: Vec<SetBlock> = blocks.into_iter().map(|block| SetBlock::new(block, again)).collect();
    let mut flow = Flow { area, y: area.top, framed_from: None, sheets: vec![Sheet::default()] };
    let heights: Vec<Pt> = blocks.iter().map(SetBlock::height).collect();
    for (index, block) in blocks.into_iter().enumerate() {
        let mut together = heights[index];
        if let (true, Some(next)) = (block.with_next, heights.get(index + 1))
            && together + next <= area.height()
        {
            together += next;
        }
        flow.block(block, together);
    }
    flow.close();
    flow.sheets
}

/// The page being filled, and how far.
struct Flow {
    area: Area,
    y: Pt,
    /// Where the table begins that the rows at hand belong to.
    framed_from: Option<Pt>,
    sheets: Vec<Sheet>,
}

impl Flow {
    fn room(&self) -> Pt {
        // A hundredth of a point is lost to rounding.
        self.area.bottom - self.y + 0.01
    }

    fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().expect("there is one from the start")
    }

    /// Places `block`; `together` is the height of what should stay on its page with it.
    fn block(&mut self, mut block: SetBlock, together: Pt) {
        let clinging = block.rows.get(1).filter(|row| row.clings).map_or(0.0, |row| self.least(row));
        let first = block.rows.front().map_or(0.0, |row| self.least(row)) + clinging;
        let stays = block.whole && together <= self.area.height();
        let needed = if stays { together } else { block.head_height() + first };
        if needed > self.room() {
            self.turn();
        }
        let y = self.y;
        let mut fresh = y <= self.area.top;
        if !block.goes_on {
            self.sheet().mark(&block.name, 0, y);
        }
        self.place_all(if block.goes_on && fresh { &block.head_again } else { &block.head });
        while let Some(row) = block.rows.pop_front() {
            fresh = self.place_or_turn(row, &mut block, fresh);
        }
    }

    /// Places `row`, or a first part of it, or turns the page; tells whether only the head stands on the page now.
    fn place_or_turn(&mut self, row: SetRow, block: &mut SetBlock, fresh: bool) -> bool {
        let clinging = block.rows.front().filter(|next| next.clings).map_or(0.0, |next| self.least(next));
        if row.height + clinging <= self.room() {
            self.place(&row);
            return false;
        }
        let breaks = !row.ruled || row.height > self.area.height() / 2.0;
        let parts = if breaks || fresh { split(&row, self.room()) } else { None };
        let rest = match parts {
            Some((part, rest)) => {
                self.place(&part);
                rest
            }
            // Nothing more can be done on an empty page: what cannot be cut goes as it is.
            None if fresh => {
                self.place(&row);
                return false;
            }
            None => row,
        };
        self.turn();
        self.place_all(&block.head_again);
        block.rows.push_front(rest);
        true
    }

    /// What a row needs at least on the page of what stands above it: all of it, or room for some lines of it.
    fn least(&self, row: &SetRow) -> Pt {
        let some_lines = if row.ruled { self.area.height() / 4.0 } else { 40.0 };
        let breaks = !row.ruled || row.height > self.area.height() / 2.0;
        if breaks { row.height.min(some_lines) } else { row.height }
    }

    fn place_all(&mut self, rows: &[SetRow]) {
        for row in rows {
            self.place(row);
        }
    }

    fn place(&mut self, row: &SetRow) {
        if !row.ruled {
            self.close();
        }
        let first = self.framed_from.is_none();
        if first && row.ruled {
            self.framed_from = Some(self.y);
        }
        let (x, y) = (self.area.x, self.y);
        self.sheet().row(row, (x, y), row.height, first);
        self.y += row.height;
    }

    /// Frames the table that ends here, if there is one.
    fn close(&mut self) {
        let Some(top) = self.framed_from.take() else { return };
        let rect = Rect::new(self.area.x, top, WIDTH, self.y - top);
        self.sheet().frame(rect);
    }

    fn turn(&mut self) {
        if self.y > self.area.top {
            self.close();
            self.sheets.push(Sheet::default());
            self.y = self.area.top;
        }
    }
}
