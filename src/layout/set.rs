//! Rows to set rows: text broken into lines, heights known, and cut in two where a page ends.

use super::line::{self, Line, Style};
use super::table::{BODY, Body, Cell, Figure, HANG, ITEM_GAP, Para, Row, SIDE, SMALL};
use crate::page::{Color, Pt};

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
    repeats: bool,
    pad: Pt,
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

/// A line of text in a cell.
#[derive(Clone, Debug)]
pub struct SetLine {
    /// Its pieces, each with its left edge in the cell.
    pub pieces: Vec<(Pt, Line, Style)>,
    /// Its colour.
    pub color: Color,
    /// The space above it.
    pub gap: Pt,
    /// Its height.
    pub height: Pt,
    /// The document's value that it shows.
    pub key: Option<u64>,
    /// Which paragraph of the cell it belongs to.
    para: usize,
}

impl SetCell {
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
    SetRow { cells, height, clings: row.clings, ruled: row.ruled }
}

fn set_cell(cell: Cell) -> SetCell {
    let body = match cell.body {
        Body::Paras(paras) => SetBody::Lines(set_paras(&paras, cell.width - 2.0 * SIDE)),
        Body::Rows(rows) => SetBody::Rows(rows.into_iter().map(set).collect()),
        Body::Figure(figure) => SetBody::Figure(figure),
    };
    SetCell { width: cell.width, fill: cell.fill, body, repeats: cell.repeats, pad: cell.pad }
}

/// Breaks `paras` into lines of `width`; the pieces are placed from the left edge of the text.
#[must_use]
pub fn set_paras(paras: &[Para], width: Pt) -> Vec<SetLine> {
    // The widest number decides how far all items of the list hang.
    let hang = paras
        .iter()
        .filter_map(|para| Some(line::single(para.marker.as_ref()?, para.marker_style).width + 0.3 * BODY.size))
        .fold(HANG * BODY.size, Pt::max);
    let mut lines = Vec::new();
    for (index, para) in paras.iter().enumerate() {
        let first = lines.len();
        set_para(para, width, hang, &mut lines);
        for (nth, line) in lines[first..].iter_mut().enumerate() {
            line.para = index;
            line.gap = if index > 0 && nth == 0 { ITEM_GAP * para.style.size } else { 0.0 };
        }
    }
    lines
}

fn set_para(para: &Para, width: Pt, hang: Pt, lines: &mut Vec<SetLine>) {
    let indent = if para.marker.is_some() { hang } else { 0.0 };
    let style = line::fitting_words(&para.text, para.style, width - indent, LEAST);
    let set = spread(para)
        .or_else(|| tracked(para, width - indent))
        .unwrap_or_else(|| line::lines(&para.text, style, width - indent));
    let last = set.len() - 1;
    let marker_style = Style { size: para.marker_style.size.min(style.size), ..para.marker_style };
    let mut note = (!para.note.is_empty()).then(|| line::single(&para.note, SMALL));
    let height = para.leading * style.size;
    let mut push = |pieces| lines.push(SetLine { pieces, color: para.color, gap: 0.0, height, key: para.key, para: 0 });
    for (index, line) in set.into_iter().enumerate() {
        // The note stands behind the last line if there is room, under it otherwise.
        let fits = |note: &mut Line| index == last && line.width + note.width <= width - indent;
        let note = note.take_if(fits);
        let taken = line.width + note.as_ref().map_or(0.0, |note| note.width);
        let x = indent + para.align.offset(taken, width - indent);
        let mut pieces = Vec::new();
        if let (0, Some(marker)) = (index, &para.marker) {
            pieces.push((0.0, line::single(marker, marker_style), marker_style));
        }
        let after = x + line.width;
        pieces.push((x - line.hang, line, style));
        pieces.extend(note.map(|note| (after, note, SMALL)));
        if index == last && !para.led_to.is_empty() {
            pieces.extend(leader(&para.led_to, style, after, width));
        }
        push(pieces);
    }
    if let Some(note) = note {
        push(vec![(indent + para.align.offset(note.width, width - indent), note, SMALL)]);
    }
}

/// Dots from `x` on, and `text` at the right edge of `width`.
fn leader(text: &str, style: Style, x: Pt, width: Pt) -> Vec<(Pt, Line, Style)> {
    const STEP: f32 = 0.5;
    let text = line::single(text, style);
    let edge = width - text.width;
    let step = STEP * style.size;
    // On a grid, so that the dots of all lines stand under one another.
    let first = (x / step).ceil() + 1.0;
    let count = ((edge / step).floor() - first).max(0.0) as usize;
    let mut dots = line::single(&".".repeat(count), style);
    let dot = line::single(".", style).width;
    dots.gaps = (0..count.saturating_sub(1)).map(|index| (index, (step - dot) / style.size * 1000.0)).collect();
    vec![(first * step, dots, style), (edge, text, style)]
}

/// A label of two or three hanzi as wide as four; nothing for any other.
fn spread(para: &Para) -> Option<Vec<Line>> {
    let count = para.text.chars().count();
    let spreads = para.spread && matches!(count, 2 | 3) && para.text.chars().all(|c| c as u32 > 0x2e7f);
    spreads.then(|| {
        let gap = (4 - count) as f32 * 1000.0 / (count - 1) as f32;
        let gaps = (0..count - 1).map(|index| (index, gap)).collect();
        vec![Line { gaps, width: 4.0 * para.style.size, ..line::single(&para.text, para.style) }]
    })
}

/// A line of hanzi with its letters apart; nothing for any other, or when it is too wide.
fn tracked(para: &Para, width: Pt) -> Option<Vec<Line>> {
    let count = para.text.chars().count();
    let apart = para.tracking > 0.0 && (2..40).contains(&count) && para.text.chars().all(|c| c as u32 > 0x2e7f);
    let line = apart.then(|| line::single(&para.text, para.style))?;
    let width_apart = line.width + para.tracking * (count - 1) as f32 * para.style.size / 1000.0;
    let gaps = (0..count - 1).map(|index| (index, para.tracking)).collect();
    (width_apart <= width).then(|| vec![Line { gaps, width: width_apart, ..line }])
}

/// Cuts `row` so that the first part is `room` high at most, between lines, two at least on each side.
///
/// Gives nothing when the row cannot be cut there.
#[must_use]
pub fn split(row: &SetRow, room: Pt) -> Option<(SetRow, SetRow)> {
    let mut above = Vec::new();
    let mut below = Vec::new();
    let mut cut = false;
    for cell in &row.cells {
        let (first, rest) = match &cell.body {
            SetBody::Lines(lines) if cell.height() <= room => {
                let again = if cell.repeats { lines.clone() } else { Vec::new() };
                (SetBody::Lines(lines.clone()), SetBody::Lines(again))
            }
            SetBody::Lines(lines) => {
                let at = line_cut(lines, room - 2.0 * cell.pad)?;
                cut = true;
                let mut rest = lines[at..].to_vec();
                rest[0].gap = 0.0;
                (SetBody::Lines(lines[..at].to_vec()), SetBody::Lines(rest))
            }
            SetBody::Rows(rows) if cell.height() <= room => (SetBody::Rows(rows.clone()), SetBody::Rows(Vec::new())),
            SetBody::Rows(rows) => {
                let (first, rest) = split_rows(rows, room)?;
                cut = true;
                (SetBody::Rows(first), SetBody::Rows(rest))
            }
            SetBody::Figure(_) => return None,
        };
        above.push(SetCell { body: first, ..cell.clone() });
        below.push(SetCell { body: rest, ..cell.clone() });
    }
    let part = |cells: Vec<SetCell>, clings| {
        let height = cells.iter().map(SetCell::height).fold(0.0, Pt::max);
        SetRow { cells, height, clings, ruled: row.ruled }
    };
    cut.then(|| (part(above, row.clings), part(below, false)))
}

fn split_rows(rows: &[SetRow], room: Pt) -> Option<(Vec<SetRow>, Vec<SetRow>)> {
    let mut used = 0.0;
    let fitting = rows.iter().take_while(|row| {
        used += row.height;
        used <= room
    });
    let at = fitting.count();
    if at > 0 {
        return Some((rows[..at].to_vec(), rows[at..].to_vec()));
    }
    let (first, rest) = split(&rows[0], room)?;
    Some((vec![first], std::iter::once(rest).chain(rows[1..].iter().cloned()).collect()))
}

/// The number of lines that stay above a cut at `room`: between paragraphs, or inside one with two
/// of its lines at least on each side.
fn line_cut(lines: &[SetLine], room: Pt) -> Option<usize> {
    let mut used = 0.0;
    let fits = |line: &&SetLine| {
        used += line.gap + line.height;
        used <= room
    };
    let fitting = lines.iter().take_while(fits).count().min(lines.len() - 1);
    let para = |index: usize| lines.get(index).map(|line| line.para);
    let good = |at: usize| {
        let inside = para(at - 1) == para(at);
        !inside || (at >= 2 && para(at - 2) == para(at) && para(at + 1) == para(at))
    };
    (1..=fitting).rev().find(|&at| good(at))
}
