//! Blocks to pages: what stays together, and what stands again at the head of the next page.

use super::reading::Voice;
use super::set::{SetBody, SetRow};
use super::set_block::SetBlock;
use super::sheet::Sheet;
use super::split::{least_part, split};
use super::table::{Block, WIDTH};
use crate::page::{Pt, Rect, Role};

/// Where a form lays its blocks.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// The left edge.
    pub x: Pt,
    /// The top edge.
    pub top: Pt,
    /// The top edge on the first page, which may have something above.
    pub first_top: Pt,
    /// The bottom edge.
    pub bottom: Pt,
}

impl Area {
    fn height(self) -> Pt {
        self.bottom - self.top
    }
}

/// What stays whole leaves no more than this share of a page blank.
const MOST_BLANK: f32 = 1.0 / 6.0;

/// A last block of no more than this share of a page takes a row of the one before along rather than stand alone.
const SMALL: f32 = 0.25;

/// All of the one before, when both take no more than this and it has no row to give.
const SMALL_PAIR: f32 = 0.3;

/// Lays `blocks` into `area` on as many sheets as it takes, and tells how much of the last one is taken; `again` stands
/// behind a heading that is repeated.
#[must_use]
pub fn paginate(blocks: Vec<Block>, area: Area, again: &str) -> (Vec<Sheet>, Pt) {
    let blocks: Vec<SetBlock> = blocks.into_iter().map(|block| SetBlock::new(block, again)).collect();
    let (ids, container, grid) = (0, None, false);
    let mut flow =
        Flow { area, y: area.first_top, framed_from: None, sheets: vec![Sheet::default()], ids, container, grid };
    let heights: Vec<Pt> = blocks.iter().map(SetBlock::height).collect();
    let last =
        blocks.last().filter(|last| last.block.whole && last.height() < area.height() * SMALL).map(SetBlock::height);
    let count = blocks.len();
    let mut blocks = blocks.into_iter().enumerate().peekable();
    while let Some((index, mut block)) = blocks.next() {
        let mut together = heights[index];
        let tail = last.filter(|_| index + 2 == count);
        let titled = blocks.peek().filter(|_| block.rows.is_empty() && block.block.with_next);
        block.tail = titled.map_or(tail.unwrap_or_default(), |(_, next)| next.head_height() + flow.first(next));
        // Its heading keeps a row all the same.
        let kept = 1 + usize::from(block.rows.back().is_some_and(|row| row.clings));
        block.glued =
            tail.is_some_and(|tail| block.rows.len() <= kept && together + tail <= area.height() * SMALL_PAIR);
        if let (true, Some(next)) = (block.block.with_next || tail.is_some(), heights.get(index + 1))
            && together + next <= area.height()
        {
            together += next;
        }
        flow.block(block, together);
    }
    flow.close();
    flow.leave();
    (flow.sheets, flow.y - area.top)
}

/// The page being filled, and how far.
struct Flow {
    area: Area,
    y: Pt,
    /// Where the table begins that the rows at hand belong to.
    framed_from: Option<Pt>,
    sheets: Vec<Sheet>,
    /// Counts what goes on from page to page.
    ids: u64,
    /// The element that the rows at hand belong to.
    container: Option<Container>,
    /// Cells stand side by side in the rows at hand.
    grid: bool,
}

/// A table or a list, which may go on from page to page.
struct Container {
    role: Role,
    id: u64,
    /// It is open on the page being filled.
    open: bool,
}

/// The element that rows such as `row` stand in; nothing for a heading, a paragraph or what is alone in its block.
fn container(row: &SetRow, grid: bool) -> Option<Role> {
    let first = row.cells.first().and_then(|cell| match &cell.body {
        SetBody::Lines(lines) => lines.first().map(|line| &line.role),
        _ => None,
    });
    match first {
        Some(Role::Heading(_)) => None,
        _ if row.ruled => grid.then_some(Role::Table),
        Some(Role::Entry) => Some(Role::Contents),
        Some(Role::Item) => Some(Role::List),
        _ => None,
    }
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
    fn block(&mut self, mut block: SetBlock<'_>, together: Pt) {
        // What is whole may leave some of a page blank, but not much of it.
        let parts = together > self.room() && self.is_empty() && !block.glued;
        let stays = (block.block.whole || block.glued) && together <= self.area.height() && !parts;
        let needed = if stays { together } else { block.head_height() + self.first(&block) };
        if needed > self.room() {
            self.turn();
        }
        self.leave();
        self.grid = block.rows.iter().chain(&block.heads).any(|row| row.cells.len() > 1);
        let y = self.y;
        let mut fresh = y <= self.area.top;
        // Room for a part of it was found before the head took its own.
        let mut promised = block.rows.front().is_some_and(|row| self.breaks(row));
        if !block.block.goes_on {
            self.sheet().mark(&block.block.heading.text, 0, y);
        }
        for row in block.head(self.room(), fresh) {
            self.place(row);
        }
        while let Some(row) = block.rows.pop_front() {
            let cut = std::mem::take(&mut promised) || fresh || self.breaks(&row);
            fresh = self.place_or_turn(row, &mut block, fresh, cut);
        }
    }

    /// What stays with the head of `block` at least: its first row or a part of that, and what does not part from it.
    fn first(&self, block: &SetBlock<'_>) -> Pt {
        let Some(row) = block.rows.front() else { return block.tail };
        let clinging = block.rows.get(1).filter(|row| row.clings);
        let alone = block.rows.len() == 1 + usize::from(clinging.is_some());
        let tail = if alone && !self.breaks(row) { block.tail } else { 0.0 };
        self.least(row) + clinging.map_or(0.0, |row| self.least(row)) + tail
    }

    /// Places `row`, or a first part of it, or turns the page; tells whether only the head stands on the page now.
    fn place_or_turn(&mut self, row: SetRow, block: &mut SetBlock<'_>, fresh: bool, cut: bool) -> bool {
        let tail = if block.rows.len() < 2 { block.tail } else { 0.0 };
        let clinging = match block.rows.front() {
            Some(next) if next.clings => self.least(next) + tail,
            None if !row.clings => tail,
            _ => 0.0,
        };
        if row.height + clinging <= self.room() {
            self.place(row);
            return false;
        }
        // What fits by itself gives its last lines to what stays with it.
        let most = self.room().min(row.height - 0.02);
        let parts = if cut { split(row, most, &mut self.ids) } else { Err(row) };
        let rest = match parts {
            Ok((part, rest)) => {
                self.place(part);
                rest
            }
            // Nothing more can be done on an empty page: what cannot be cut goes as it is.
            Err(row) if fresh => {
                self.place(row);
                return false;
            }
            Err(row) => row,
        };
        self.turn();
        for row in block.head_again() {
            self.place_as(row, Voice::Silent);
        }
        block.rows.push_front(rest);
        true
    }

    /// What a row needs at least on the page of what stands above it: all of it, or room for some lines of it.
    fn least(&self, row: &SetRow) -> Pt {
        if self.breaks(row) { least_part(row) } else { row.height }
    }

    /// Tells whether a row may be cut here: prose, what is higher than half a page, and any row rather than that much
    /// stays blank.
    fn breaks(&self, row: &SetRow) -> bool {
        let may = !row.ruled || row.height > self.area.height() / 2.0 || self.is_empty();
        may && least_part(row) < row.height
    }

    /// Tells whether more of the page is empty than may stay blank.
    fn is_empty(&self) -> bool {
        self.room() > self.area.height() * MOST_BLANK
    }

    fn place(&mut self, row: SetRow) {
        let role = container(&row, self.grid);
        if self.container.as_ref().map(|container| &container.role) != role.as_ref() {
            self.leave();
        }
        let voice = if role == Some(Role::Table) { Voice::Cells } else { Voice::Loose };
        if let Some(role) = role {
            self.enter(role);
        }
        self.place_as(row, voice);
    }

    /// Opens the element for rows, or goes on with the one that was open on the page before.
    fn enter(&mut self, role: Role) {
        let mut container = self.container.take().unwrap_or_else(|| {
            self.ids += 1;
            Container { role, id: self.ids << 32, open: false }
        });
        if !container.open {
            container.open = true;
            self.sheet().open(container.role.clone(), container.id);
        }
        self.container = Some(container);
    }

    /// Ends the element that the rows so far belong to.
    fn leave(&mut self) {
        if self.container.take().is_some_and(|container| container.open) {
            self.sheet().close();
        }
    }

    fn place_as(&mut self, row: SetRow, voice: Voice) {
        if !row.ruled {
            self.close();
        }
        let first = self.framed_from.is_none();
        if first && row.ruled {
            self.framed_from = Some(self.y);
        }
        let (x, y) = (self.area.x, self.y);
        let height = row.height;
        self.sheet().row(row, (x, y), height, first, voice);
        self.y += height;
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
            if self.container.as_mut().is_some_and(|container| std::mem::take(&mut container.open)) {
                self.sheet().close();
            }
            self.sheets.push(Sheet::default());
            self.y = self.area.top;
        }
    }
}
