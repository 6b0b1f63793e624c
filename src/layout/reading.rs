//! How the lines of a cell are read aloud: paragraphs, headings, lists with their numbers.

use super::redline::ink;
use super::set::{Piece, SetLine};
use crate::page::{Item, Pt, Role, Run};

/// How far the baseline lies below the top of its line, for a line height of 1.
const BASELINE: f32 = 0.745;
/// How what is drawn is read aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Not at all: it stands on every page, or stands there again.
    Silent,
    /// As paragraphs.
    Loose,
    /// As the cells of a table.
    Cells,
    /// As the items of a list: cells side by side that nothing heads.
    Items,
}

// The elements of a cell or row that was cut: see [`element`].

/// A row.
pub const ROW: u64 = 0;
/// A cell.
pub const CELL: u64 = 1;
/// The table inside a cell.
pub const INNER: u64 = 2;
/// What an item of a list says.
pub const BODY: u64 = 3;
const LIST: u64 = 4;
const PARAS: u64 = 5;

/// The name of element `nth` of the cell or row `id`, under which it goes on after a page break; 0 for a whole one.
pub fn element(id: u64, nth: u64) -> u64 {
    if id == 0 { 0 } else { id << 32 | nth }
}

/// Where in the structure the lines of a cell stand while they are drawn.
pub struct Reading {
    voice: Voice,
    id: u64,
    /// The paragraph that is open, and whether it is an item of a list.
    para: Option<(usize, bool)>,
    /// A list is open.
    list: bool,
}

impl Reading {
    /// Before the first line of the cell `id`.
    pub fn new(voice: Voice, id: u64) -> Self {
        Self { voice, id, para: None, list: false }
    }

    /// Draws `line` with its left edge at `x` and its top at `y`.
    pub fn line(&mut self, line: SetLine, x: Pt, y: Pt, items: &mut Vec<Item>) {
        if line.pieces.iter().all(|piece| piece.line.text.is_empty()) {
            return;
        }
        let (para, role, marked) = (line.para, line.role.clone(), line.marked);
        let mut runs = runs(line, x, y).map(Item::Text);
        if self.voice != Voice::Silent && self.para.map(|(para, _)| para) != Some(para) {
            self.end_para(items);
            let item = role == Role::Item;
            // Items outside of cells are rows of their own, and their list is opened around them.
            let listed = item && self.voice == Voice::Cells;
            if self.list != listed {
                self.list = listed;
                items.push(if listed {
                    Item::Open { role: Role::List, id: element(self.id, LIST) }
                } else {
                    Item::Close
                });
            }
            let own = PARAS + para as u64 * 2;
            items.push(Item::Open { role, id: element(self.id, own) });
            if item {
                if marked {
                    items.push(Item::Open { role: Role::Label, id: 0 });
                    items.extend(runs.next());
                    items.push(Item::Close);
                }
                items.push(Item::Open { role: Role::Body, id: element(self.id, own + 1) });
            }
            self.para = Some((para, item));
        }
        items.extend(runs);
    }

    fn end_para(&mut self, items: &mut Vec<Item>) {
        if let Some((_, item)) = self.para.take() {
            items.extend(std::iter::repeat_n(Item::Close, if item { 2 } else { 1 }));
        }
    }

    /// After the last line.
    pub fn end(mut self, items: &mut Vec<Item>) {
        self.end_para(items);
        if self.list {
            items.push(Item::Close);
        }
    }
}

/// The baseline of `line` with its top at `y`.
pub fn baseline(line: &SetLine, y: Pt) -> Pt {
    y + line.height * BASELINE
}

/// The runs of `line` with its left edge at `x` and its top at `y`.
pub fn runs(line: SetLine, x: Pt, y: Pt) -> impl Iterator<Item = Run> {
    let (baseline, color) = (baseline(&line, y), line.color);
    let shows = |piece: &Piece| !piece.line.text.is_empty();
    line.pieces.into_iter().filter(shows).map(move |Piece { x: offset, line, style, fate }| Run {
        x: x + offset,
        y: baseline,
        size: style.size,
        face: style.face,
        color: ink(fate).unwrap_or(color),
        text: line.text,
        spacing: line.spacing,
        gaps: line.gaps,
    })
}
