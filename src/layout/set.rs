//! Rows to set rows: text broken into lines, heights known.

use smallvec::{SmallVec, smallvec};

use super::figure::Figure;
use super::line::{self, Line, Lines, Style};
use super::redline::Walk;
use super::table::{BODY, Body, Cell, HANG, Heads, ITEM_GAP, Para, Row, SIDE, SMALL};
use crate::document::redline::Fate;
use crate::font::font;
use crate::page::{Color, Pt, Role};

/// A word that is wider than its cell is set smaller, down to this size, rather than broken.
const LEAST: Pt = 7.5;

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

/// Breaks `paras` into lines of `width`; the pieces are placed from the left edge of the text.
#[must_use]
pub fn set_paras(paras: Vec<Para>, width: Pt) -> Vec<SetLine> {
    // The widest number decides how far all items of the list hang.
    let hang = paras
        .iter()
        .filter_map(|para| {
            let Style { face, size } = para.marker_style;
            Some(font(face).width(para.marker.as_ref()?, size) + 0.3 * BODY.size)
        })
        .fold(HANG * BODY.size, Pt::max);
    let mut lines = Vec::with_capacity(paras.len());
    for (index, para) in paras.into_iter().enumerate() {
        let (first, size) = (lines.len(), para.style.size);
        set_para(para, width, hang, &mut lines);
        for (nth, line) in lines[first..].iter_mut().enumerate() {
            line.para = index;
            line.gap = if index > 0 && nth == 0 { ITEM_GAP * size } else { 0.0 };
        }
    }
    lines
}

fn set_para(mut para: Para, width: Pt, hang: Pt, lines: &mut Vec<SetLine>) {
    let indent = if para.marker.is_some() { hang } else { 0.0 };
    let style = line::fitting_words(&para.text, para.style, width - indent, LEAST);
    let role = role(&para);
    let mut walk = Walk::of(&mut para);
    let apart = spread(&mut para).or_else(|| tracked(&mut para, width - indent));
    // What is led to has its room at the end of every line, and some dots in front of it.
    let led_to =
        if para.led_to.is_empty() { 0.0 } else { font(style.face).width(&para.led_to, style.size) + 2.0 * style.size };
    let set = apart.unwrap_or_else(|| line::lines(std::mem::take(&mut para.text), style, width - indent - led_to));
    let last = set.len() - 1;
    let marker_style = Style { size: para.marker_style.size.min(style.size), ..para.marker_style };
    let mut note = (!para.note.is_empty()).then(|| line::single(para.note, SMALL));
    let height = para.leading * style.size;
    let mut push = |pieces, marked| {
        let (color, key) = (para.color, para.key);
        lines.push(SetLine { pieces, color, gap: 0.0, height, key, para: 0, role: role.clone(), marked });
    };
    for (index, line) in set.into_iter().enumerate() {
        // The note stands behind the last line if there is room, under it otherwise.
        let fits = |note: &mut Line| index == last && line.width + note.width <= width - indent;
        let note = note.take_if(fits);
        let taken = line.width + note.as_ref().map_or(0.0, |note| note.width);
        let x = indent + para.align.offset(taken, width - indent);
        let mut pieces = Pieces::new();
        let number = para.marker.take();
        let marked = number.is_some();
        if let Some(marker) = number {
            pieces.push(Piece::new(0.0, line::single(marker, marker_style), marker_style));
        }
        let after = x + line.width;
        let start = x - line.hang;
        match &mut walk {
            Some(walk) => pieces.extend(walk.pieces(&line, style, start)),
            None => pieces.push(Piece::new(start, line, style)),
        }
        pieces.extend(note.map(|line| Piece::new(after, line, SMALL)));
        if index == last && !para.led_to.is_empty() {
            pieces.extend(leader(std::mem::take(&mut para.led_to), style, after, width));
        }
        push(pieces, marked);
    }
    if let Some(note) = note {
        let x = indent + para.align.offset(note.width, width - indent);
        push(smallvec![Piece::new(x, note, SMALL)], false);
    }
}

/// What `para` is to a reader: a marker that ends as numbers do makes it an item of a list.
fn role(para: &Para) -> Role {
    let numbered = para.marker.as_ref().is_some_and(|marker| marker.ends_with(['.', ')']));
    match para.heading {
        0 if !para.led_to.is_empty() => Role::Entry,
        0 if numbered => Role::Item,
        0 => Role::Paragraph,
        level => Role::Heading(level),
    }
}

/// Dots from `x` on, and `text` at the right edge of `width`.
fn leader(text: String, style: Style, x: Pt, width: Pt) -> [Piece; 2] {
    const STEP: f32 = 0.5;
    let text = line::single(text, style);
    let edge = width - text.width;
    let step = STEP * style.size;
    // On a grid, so that the dots of all lines stand under one another.
    let first = (x / step).ceil() + 1.0;
    let count = ((edge / step).floor() - first).max(0.0) as usize;
    let mut dots = line::single(".".repeat(count), style);
    let dot = line::width(".", style);
    dots.spacing = (step - dot) / style.size * 1000.0;
    [Piece::new(first * step, dots, style), Piece::new(edge, text, style)]
}

/// A label of two or three hanzi as wide as four; nothing for any other.
fn spread(para: &mut Para) -> Option<Lines> {
    let count = if para.spread { para.text.chars().count() } else { 0 };
    let spreads = matches!(count, 2 | 3) && para.text.chars().all(|c| c as u32 > 0x2e7f);
    spreads.then(|| {
        let gap = (4 - count) as f32 * 1000.0 / (count - 1) as f32;
        let line = line::single(std::mem::take(&mut para.text), para.style);
        smallvec![Line { spacing: gap, width: 4.0 * para.style.size, ..line }]
    })
}

/// A line of hanzi with its letters apart; nothing for any other, or when it is too wide.
fn tracked(para: &mut Para, width: Pt) -> Option<Lines> {
    let count = if para.tracking > 0.0 { para.text.chars().count() } else { 0 };
    let apart = (2..40).contains(&count) && para.text.chars().all(|c| c as u32 > 0x2e7f);
    let width_apart = apart.then(|| line::width(&para.text, para.style))?
        + para.tracking * (count - 1) as f32 * para.style.size / 1000.0;
    (width_apart <= width).then(|| {
        let line = line::single(std::mem::take(&mut para.text), para.style);
        smallvec![Line { spacing: para.tracking, width: width_apart, ..line }]
    })
}
