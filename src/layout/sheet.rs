//! A page in the making: set rows become items, the fills below, the rules above every fill.

use super::set::{SetBody, SetCell, SetLine, SetRow, text_height};
use super::table::{Figure, SIDE};
use crate::page::{Color, Item, Mark, Page, Pt, Rect, Run, Zone, mm};

/// How far the baseline lies below the top of its line, for a line height of 1.
const BASELINE: f32 = 0.745;
/// The grey of the rules inside a table.
const RULE: Color = Color::grey(70);
/// How thick the rules inside a table are.
const RULE_WIDTH: Pt = 0.5;
/// How thick the frame around a table is.
const FRAME_WIDTH: Pt = 1.0;

/// A page in the making.
#[derive(Default)]
pub struct Sheet {
    fills: Vec<Item>,
    texts: Vec<Item>,
    rules: Vec<Item>,
    zones: Vec<Zone>,
    marks: Vec<Mark>,
}

impl Sheet {
    /// The finished A4 page.
    #[must_use]
    pub fn finish(self) -> Page {
        let items = [self.fills, self.texts, self.rules].concat();
        Page { width: mm(210.0), height: mm(297.0), items, zones: self.zones, marks: self.marks }
    }

    /// Notes a heading for the outline.
    pub fn mark(&mut self, text: &str, depth: u8, y: Pt) {
        self.marks.push(Mark { text: text.to_owned(), depth, y });
    }

    /// Notes a heading above all others of the page.
    pub fn mark_first(&mut self, text: &str, depth: u8) {
        self.marks.insert(0, Mark { text: text.to_owned(), depth, y: 0.0 });
    }

    /// Moves the headings so far `depth` deeper.
    pub fn deepen(&mut self, depth: u8) {
        for mark in &mut self.marks {
            mark.depth += depth;
        }
    }

    /// Forgets the headings so far.
    pub fn unmark(&mut self) {
        self.marks.clear();
    }

    /// Tells whether nothing is on it.
    pub fn is_blank(&self) -> bool {
        self.texts.is_empty() && self.rules.is_empty()
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, rect: Rect, color: Color) {
        self.fills.push(Item::Fill { rect, color });
    }

    /// Draws the frame of a table.
    pub fn frame(&mut self, rect: Rect) {
        let half = FRAME_WIDTH / 2.0;
        let (left, right) = (rect.x, rect.right());
        for y in [rect.y, rect.bottom()] {
            self.rule((left - half, y), (right + half, y), FRAME_WIDTH, Color::BLACK);
        }
        for x in [left, right] {
            self.rule((x, rect.y - half), (x, rect.bottom() + half), FRAME_WIDTH, Color::BLACK);
        }
    }

    /// Draws `row` with its top left corner at `x` and `y`, `height` high, with a rule at the top unless it is the `first`.
    pub fn row(&mut self, row: &SetRow, (x, y): (Pt, Pt), height: Pt, first: bool) {
        let width: Pt = row.cells.iter().map(|cell| cell.width).sum();
        if row.ruled && !first {
            self.rule((x, y), (x + width, y), RULE_WIDTH, RULE);
        }
        let mut left = x;
        for (index, cell) in row.cells.iter().enumerate() {
            if row.ruled && index > 0 {
                self.rule((left, y), (left, y + height), RULE_WIDTH, RULE);
            }
            self.cell(cell, Rect::new(left, y, cell.width, height));
            left += cell.width;
        }
    }

    fn cell(&mut self, cell: &SetCell, rect: Rect) {
        if let Some(color) = cell.fill {
            self.fills.push(Item::Fill { rect, color });
        }
        match &cell.body {
            SetBody::Lines(lines) => self.lines(lines, rect),
            SetBody::Rows(rows) => {
                let spare = (rect.h - cell.height()) / rows.len().max(1) as f32;
                let mut y = rect.y;
                for (index, row) in rows.iter().enumerate() {
                    self.row(row, (rect.x, y), row.height + spare, index == 0);
                    y += row.height + spare;
                }
            }
            SetBody::Figure(figure) => self.figure(figure, rect.x, rect.y),
        }
    }

    /// Draws `lines` in the middle of the height of `rect`.
    fn lines(&mut self, lines: &[SetLine], rect: Rect) {
        let mut y = rect.y + (rect.h - text_height(lines)) / 2.0;
        let alone = lines.iter().all(|line| line.key == lines[0].key);
        if let (true, Some(key)) = (alone, lines.first().and_then(|line| line.key)) {
            self.zones.push(Zone { key, rect });
        }
        for line in lines {
            if let (false, Some(key)) = (alone, line.key) {
                self.zone(key, Rect::new(rect.x, y, rect.w, line.gap + line.height));
            }
            y += line.gap;
            self.line(line, rect.x + SIDE, y);
            y += line.height;
        }
    }

    /// Draws `line` with its left edge at `x` and its top at `y`.
    pub fn line(&mut self, line: &SetLine, x: Pt, y: Pt) {
        self.texts.extend(runs(line, x, y).map(Item::Text));
    }

    /// Adds a zone; one that goes on below the last one with the same key becomes part of it.
    fn zone(&mut self, key: u64, rect: Rect) {
        match self.zones.last_mut() {
            Some(last) if last.key == key => last.rect.h = rect.bottom() - last.rect.y,
            _ => self.zones.push(Zone { key, rect }),
        }
    }

    fn figure(&mut self, figure: &Figure, x: Pt, y: Pt) {
        for item in &figure.items {
            match item.clone() {
                Item::Text(run) => self.texts.push(Item::Text(Run { x: run.x + x, y: run.y + y, ..run })),
                Item::Line { from, to, width, color } => {
                    self.rule((from.0 + x, from.1 + y), (to.0 + x, to.1 + y), width, color);
                }
                Item::Fill { rect, color } => self.fills.push(Item::Fill { rect: rect.moved(x, y), color }),
                Item::Link { rect, page } => self.rules.push(Item::Link { rect: rect.moved(x, y), page }),
            }
        }
        self.zones.extend(figure.zones.iter().map(|zone| Zone { key: zone.key, rect: zone.rect.moved(x, y) }));
    }

    /// Draws a straight line.
    pub fn rule(&mut self, from: (Pt, Pt), to: (Pt, Pt), width: Pt, color: Color) {
        self.rules.push(Item::Line { from, to, width, color });
    }
}

/// The runs of `line` with its left edge at `x` and its top at `y`.
pub fn runs(line: &SetLine, x: Pt, y: Pt) -> impl Iterator<Item = Run> + '_ {
    line.pieces.iter().filter(|(_, piece, _)| !piece.text.is_empty()).map(move |(offset, piece, style)| Run {
        x: x + offset,
        y: y + line.height * BASELINE,
        size: style.size,
        face: style.face,
        color: line.color,
        text: piece.text.clone(),
        gaps: piece.gaps.clone(),
    })
}
