//! A page in the making: set rows become items, the fills below, the rules above every fill.

use std::sync::Arc;

use super::figure::Figure;
use super::grid;
use super::reading::{BODY, CELL, INNER, ROW, Reading, Voice, element, runs};
use super::redline;
use super::set::{SetBody, SetCell, SetLine, SetRow, text_height};
use super::shades::is_dark;
use super::table::{LINK, SIDE};
use crate::font::SUBSTITUTE;
use crate::lang::one_line;
use crate::page::{Color, Image, Item, Mark, Page, Pt, Rect, Role, Run, Zone, mm};

/// What leads to the page of `key`, which is known, with its name, when all pages are laid out.
pub fn link(rect: Rect, key: u64) -> Item {
    Item::Link { rect, page: key as usize, alt: String::new() }
}

/// A page in the making.
#[derive(Default)]
pub struct Sheet {
    /// What is read before it and lies under it, the last first.
    before: Vec<Sheet>,
    fills: Vec<Item>,
    /// Lies on the fills, so that shaded cells do not hide it, and under the text.
    stamp: Option<Run>,
    texts: Vec<Item>,
    rules: Vec<Item>,
    zones: Vec<Zone>,
    marks: Vec<Mark>,
}

impl Sheet {
    /// The finished A4 page.
    #[must_use]
    pub fn finish(mut self) -> Page {
        let mut sheets = std::mem::take(&mut self.before);
        sheets.reverse();
        sheets.push(self);
        let count = |sheet: &Self| sheet.fills.len() + sheet.texts.len() + sheet.rules.len() + 1;
        let mut items = Vec::with_capacity(sheets.iter().map(count).sum());
        let stamped = sheets.iter().any(|sheet| sheet.stamp.is_some());
        // A stamp lies on shaded cells, which would hide it, and below colours and pictures, which it would spoil.
        let covers = |item: &mut Item| match item {
            Item::Fill { color, .. } => is_dark(*color),
            _ => true,
        };
        let above: Vec<Item> =
            sheets.iter_mut().filter(|_| stamped).flat_map(|sheet| sheet.fills.extract_if(.., covers)).collect();
        for sheet in &mut sheets {
            items.append(&mut sheet.fills);
        }
        items.extend(sheets.iter_mut().filter_map(|sheet| sheet.stamp.take()).map(Item::Stamp));
        items.extend(above);
        for sheet in &mut sheets {
            items.append(&mut sheet.texts);
        }
        for sheet in &mut sheets {
            items.append(&mut sheet.rules);
        }
        let (mut zones, mut marks) = (Vec::new(), Vec::new());
        for sheet in &mut sheets {
            marks.append(&mut sheet.marks);
        }
        // What is drawn last is found first.
        for sheet in sheets.iter_mut().rev() {
            zones.append(&mut sheet.zones);
        }
        Page { width: mm(210.0), height: mm(297.0), items, zones, marks }
    }

    /// Puts `first`, which is read before it, under it.
    pub fn prepend(&mut self, mut first: Self) {
        let earlier = std::mem::take(&mut first.before);
        self.before.push(first);
        self.before.extend(earlier);
    }

    /// Notes a heading for the outline.
    pub fn mark(&mut self, text: &str, depth: u8, y: Pt) {
        self.marks.push(Mark { text: one_line(text), depth, y });
    }

    /// Notes a heading above all others of the page.
    pub fn mark_first(&mut self, text: &str, depth: u8) {
        self.marks.insert(0, Mark { text: one_line(text), depth, y: 0.0 });
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

    /// Tells whether something stands on it in place of what the face lacks, or as if it did.
    pub fn has_substitutes(&self) -> bool {
        let substitute = |item: &Item| matches!(item, Item::Text(run) if run.text.contains(SUBSTITUTE));
        self.texts.iter().any(substitute) || self.before.iter().any(Self::has_substitutes)
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, rect: Rect, color: Color) {
        self.fills.push(Item::Fill { rect, color });
    }

    /// Draws a picture.
    pub fn image(&mut self, rect: Rect, image: &Arc<Image>) {
        self.fills.push(Item::Image { rect, image: Arc::clone(image) });
    }

    /// Stamps the paper.
    pub fn stamp(&mut self, run: Run) {
        self.stamp = Some(run);
    }

    /// Draws the frame of a table.
    pub fn frame(&mut self, rect: Rect) {
        self.rules.extend(grid::frame(rect));
    }

    /// Begins an element of the structure; what is opened again under the same `id` goes on.
    pub fn open(&mut self, role: Role, id: u64) {
        self.texts.push(Item::Open { role, id });
    }

    /// Ends the element that was begun last.
    pub fn close(&mut self) {
        self.texts.push(Item::Close);
    }

    /// Draws `row` with its top left corner at `x` and `y`, `height` high, with a rule at the top unless it is the `first`.
    pub fn row(&mut self, row: SetRow, (x, y): (Pt, Pt), height: Pt, first: bool, voice: Voice) {
        let width: Pt = row.cells.iter().map(|cell| cell.width).sum();
        if row.ruled && !first {
            self.rules.push(grid::level(x, y, width));
        }
        if voice == Voice::Cells {
            self.open(Role::Row, element(row.id, ROW));
        }
        let mut left = x;
        for (index, cell) in row.cells.into_iter().enumerate() {
            if row.ruled && index > 0 {
                grid::upright(&mut self.rules, left, y, y + height);
            }
            let rect = Rect::new(left, y, cell.width, height);
            left += cell.width;
            self.cell(cell, rect, voice);
        }
        if voice == Voice::Cells {
            self.close();
        }
    }

    fn cell(&mut self, cell: SetCell, rect: Rect, voice: Voice) {
        if let Some(color) = cell.fill {
            grid::shade(&mut self.fills, rect, color);
        }
        // An item that says nothing fills its row only.
        let item = voice == Voice::Items && !cell.is_blank();
        let spoken = voice == Voice::Cells || item;
        let voice = match voice {
            _ if cell.role == Role::Decoration => Voice::Silent,
            Voice::Items => Voice::Cells,
            voice => voice,
        };
        let height = cell.height();
        if item {
            self.open(Role::Item, element(cell.id, CELL));
            self.open(Role::Body, element(cell.id, BODY));
        } else if spoken {
            self.open(cell.role, element(cell.id, CELL));
        }
        match cell.body {
            SetBody::Lines(lines) => self.lines(lines, rect, voice, cell.id),
            SetBody::Rows(rows) => {
                let spare = (rect.h - height) / rows.len().max(1) as f32;
                self.rows(rows, rect, spare, voice, cell.id);
            }
            SetBody::Figure(figure) => self.figure(figure, (rect.x, rect.y), voice),
        }
        if spoken {
            self.close();
        }
        if item {
            self.close();
        }
    }

    /// Draws the rows of a cell, each `spare` higher than it need be.
    fn rows(&mut self, rows: Vec<SetRow>, rect: Rect, spare: Pt, voice: Voice, id: u64) {
        let heads = |cell: &SetCell| matches!(cell.role, Role::RowHead(_) | Role::ColumnHead(_));
        let table = rows.iter().any(|row| row.cells.iter().any(heads));
        let (voice, role) = match voice {
            Voice::Silent => (voice, Role::Decoration),
            _ if table => (Voice::Cells, Role::Table),
            _ => (Voice::Items, Role::List),
        };
        if voice != Voice::Silent {
            self.open(role, element(id, INNER));
        }
        let mut y = rect.y;
        for (index, row) in rows.into_iter().enumerate() {
            let height = row.height + spare;
            self.row(row, (rect.x, y), height, index == 0, voice);
            y += height;
        }
        if voice != Voice::Silent {
            self.close();
        }
    }

    /// Draws `lines` in the middle of the height of `rect`.
    fn lines(&mut self, lines: Vec<SetLine>, rect: Rect, voice: Voice, id: u64) {
        let mut y = rect.y + (rect.h - text_height(&lines)) / 2.0;
        let alone = lines.iter().all(|line| line.key == lines[0].key);
        if let (true, Some(key)) = (alone, lines.first().and_then(|line| line.key)) {
            if key >= LINK {
                return self.link(lines, key, y, rect, voice);
            }
            self.zones.push(Zone { key, rect });
        }
        // A paragraph that is alone in its cell needs no element of its own.
        let only = lines.iter().all(|line| line.para == lines[0].para && line.role == Role::Paragraph);
        let voice = if only && voice == Voice::Cells { Voice::Silent } else { voice };
        let mut reading = Reading::new(voice, id);
        for line in lines {
            if let (false, Some(key)) = (alone, line.key) {
                self.zone(key, Rect::new(rect.x, y, rect.w, line.gap + line.height));
            }
            let (top, bottom) = (y + line.gap, y + line.gap + line.height);
            self.rules.extend(redline::rules(&line, rect.x + SIDE, top));
            reading.line(line, rect.x + SIDE, top, &mut self.texts);
            y = bottom;
        }
        reading.end(&mut self.texts);
    }

    /// Draws `lines` from `y` on, all of which lead to the page of `key`; the whole of `rect` can be clicked.
    fn link(&mut self, lines: Vec<SetLine>, key: u64, mut y: Pt, rect: Rect, voice: Voice) {
        let entry = voice == Voice::Loose && lines[0].role == Role::Entry;
        if entry {
            self.open(Role::Entry, 0);
            self.open(Role::Reference, 0);
        }
        self.texts.push(link(rect, key));
        for line in lines {
            let height = line.height;
            y += line.gap;
            self.texts.extend(runs(line, rect.x + SIDE, y).map(Item::Text));
            y += height;
        }
        self.close();
        if entry {
            self.close();
            self.close();
        }
    }

    /// Draws `lines` under one another with their left edges at `x`, from `y` on; gives back where they end.
    pub fn stack(&mut self, lines: Vec<SetLine>, x: Pt, mut y: Pt) -> Pt {
        let mut reading = Reading::new(Voice::Loose, 0);
        for line in lines {
            let (top, bottom) = (y + line.gap, y + line.gap + line.height);
            reading.line(line, x, top, &mut self.texts);
            y = bottom;
        }
        reading.end(&mut self.texts);
        y
    }

    /// Adds a zone; one that goes on below the last one with the same key becomes part of it.
    fn zone(&mut self, key: u64, rect: Rect) {
        match self.zones.last_mut() {
            Some(last) if last.key == key => last.rect.h = rect.bottom() - last.rect.y,
            _ => self.zones.push(Zone { key, rect }),
        }
    }

    fn figure(&mut self, figure: Figure, (x, y): (Pt, Pt), voice: Voice) {
        if voice != Voice::Silent {
            self.open(Role::Figure(figure.alt), 0);
        }
        for item in figure.items {
            match item {
                Item::Text(run) => self.texts.push(Item::Text(Run { x: run.x + x, y: run.y + y, ..run })),
                Item::Line { from, to, width, color } => {
                    self.rule((from.0 + x, from.1 + y), (to.0 + x, to.1 + y), width, color);
                }
                Item::Fill { rect, color } => self.fills.push(Item::Fill { rect: rect.moved(x, y), color }),
                Item::Link { rect, page, alt } => self.texts.push(Item::Link { rect: rect.moved(x, y), page, alt }),
                Item::Image { rect, image } => self.fills.push(Item::Image { rect: rect.moved(x, y), image }),
                Item::Open { .. } | Item::Close => self.texts.push(item),
                Item::Stamp(_) => {}
            }
        }
        if voice != Voice::Silent {
            self.close();
        }
        self.zones.extend(figure.zones.iter().map(|zone| Zone { key: zone.key, rect: zone.rect.moved(x, y) }));
    }

    /// Draws a straight line.
    pub fn rule(&mut self, from: (Pt, Pt), to: (Pt, Pt), width: Pt, color: Color) {
        self.rules.push(Item::Line { from, to, width, color });
    }
}
