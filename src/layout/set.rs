//! Rows to set rows: text broken into lines, heights known.

use smallvec::SmallVec;

use super::figure::Figure;
use super::line::{Line, Style};
use super::set_para::set_paras;
use super::table::{Body, Cell, Heads, Row, SIDE};
use crate::document::redline::Fate;
use crate::page::{Color, Pt, Role};

/// A row whose heights are known.
#[derive(Clone, Debug)]
pub struct SetRow {
    /// Its cells.
    pub cells: Vec<SetCell>,
    /// Its height.
    pub height: Pt,
    /// Never parts from the row above it.
    pub clings: bool,
    /// Rules stand around it and between its cells.
    pub ruled: bool,
    /// What the parts of a row that was cut share; 0 for a whole one.
    pub id: u64,
}

/// A cell whose text is broken into lines.
#[derive(Clone, Debug)]
pub struct SetCell {
    /// Its width.
    pub width: Pt,
    /// What lies behind its text.
    pub fill: Option<Color>,
    /// What it holds.
    pub body: SetBody,
    /// What it is to a reader.
    pub role: Role,
    /// What the parts of a cell that was cut share; 0 for a whole one.
    pub id: u64,
    /// On the next page it stands again when its row breaks.
    pub repeats: bool,
    /// The space above and below its text.
    pub pad: Pt,
}

/// What a set cell holds.
#[derive(Clone, Debug)]
pub enum SetBody {
    /// Lines of text.
    Lines(Vec<SetLine>),
    /// Rows of its own.
    Rows(Vec<SetRow>),
    /// A drawing.
    Figure(Figure),
}

/// What is set in one style on a line.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its left edge in the cell.
    pub x: Pt,
    /// What it says.
    pub line: Line,
    /// How it is set.
    pub style: Style,
    /// What became of its words, where the text is compared with another.
    pub fate: Fate,
}

impl Piece {
    /// A piece of text that is compared with nothing.
    #[must_use]
    pub fn new(x: Pt, line: Line, style: Style) -> Self {
        Self { x, line, style, fate: Fate::Same }
    }
}

/// The pieces of a line: nearly always one, with room for that in the line itself.
pub type Pieces = SmallVec<[Piece; 1]>;

/// A line of text in a cell.
#[derive(Clone, Debug)]
pub struct SetLine {
    /// Its pieces.
    pub pieces: Pieces,
    /// Its colour.
    pub color: Color,
    /// The space above it.
    pub gap: Pt,
    /// Its height.
    pub height: Pt,
    /// The document's value that it shows.
    pub key: Option<u64>,
    /// Which paragraph of the cell it belongs to.
    pub para: usize,
    /// What that paragraph is to a reader.
    pub role: Role,
    /// Begins with the number or the mark of its paragraph.
    pub marked: bool,
}

impl SetCell {
    /// Tells whether it holds no text.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let empty = |line: &SetLine| line.pieces.iter().all(|piece| piece.line.text.is_empty());
        matches!(&self.body, SetBody::Lines(lines) if lines.iter().all(empty))
    }

    /// The height of what it holds, with the space around.
    #[must_use]
    pub fn height(&self) -> Pt {
        match &self.body {
            SetBody::Lines(lines) => text_height(lines) + 2.0 * self.pad,
            SetBody::Rows(rows) => rows.iter().map(|row| row.height).sum(),
            SetBody::Figure(figure) => figure.height,
        }
    }
}

/// The height of lines under one another.
#[must_use]
pub fn text_height(lines: &[SetLine]) -> Pt {
    lines.iter().map(|line| line.gap + line.height).sum()
}

/// Breaks the text of `row`.
#[must_use]
pub fn set(row: Row) -> SetRow {
    let cells: Vec<SetCell> = row.cells.into_iter().map(set_cell).collect();
    let height = cells.iter().map(SetCell::height).fold(row.min_height, Pt::max);
    SetRow { cells, height, clings: row.clings, ruled: row.ruled, id: 0 }
}

/// Tells the cells of a table how many of its columns they span.
pub fn span_columns(rows: &mut [&mut SetRow]) {
    fn edges(row: &SetRow) -> impl Iterator<Item = i32> + '_ {
        let mut right = 0.0;
        row.cells.iter().map(move |cell| {
            right += cell.width;
            // Widths are sums of millimetres, which differ in the last digits.
            (right * 10.0).round() as i32
        })
    }
    let Some((first, others)) = rows.split_first() else { return };
    if others.iter().all(|row| edges(row).eq(edges(first))) {
        return;
    }
    let mut columns: Vec<i32> = rows.iter().flat_map(|row| edges(row)).collect();
    columns.sort_unstable();
    columns.dedup();
    for row in rows {
        let ends: Vec<usize> = edges(row).map(|edge| columns.partition_point(|&column| column <= edge)).collect();
        let mut start = 0;
        for (cell, end) in row.cells.iter_mut().zip(ends) {
            if let Role::Cell(span) | Role::RowHead(span) | Role::ColumnHead(span) = &mut cell.role {
                *span = u8::try_from(end - start).unwrap_or(u8::MAX);
            }
            start = end;
        }
    }
}

/// Breaks the text of `cell`.
#[must_use]
pub fn set_cell(cell: Cell) -> SetCell {
    let body = match cell.body {
        Body::Paras(paras) => SetBody::Lines(set_paras(paras, cell.width - 2.0 * SIDE)),
        Body::Rows(rows) => {
            let mut rows: Vec<SetRow> = rows.into_iter().map(set).collect();
            span_columns(&mut rows.iter_mut().collect::<Vec<_>>());
            SetBody::Rows(rows)
        }
        Body::Figure(figure) => SetBody::Figure(figure),
    };
    let role = match cell.heads {
        Heads::Nothing => Role::Cell(1),
        Heads::Row => Role::RowHead(1),
        Heads::Column => Role::ColumnHead(1),
    };
    SetCell { width: cell.width, fill: cell.fill, body, role, id: 0, repeats: cell.repeats, pad: cell.pad }
}
