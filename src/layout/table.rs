//! What a printed form is composed of: blocks of rows of cells.
//!
//! A template says *what* stands in which cell; [`super::set`] breaks it into lines, and
//! [`super::paginate`] decides on which page it lands.

use std::borrow::Cow;

use super::figure::Figure;
use super::label::Label;
use super::line::Style;
use crate::document::redline::Fate;
use crate::page::{Color, Face, Pt, mm};

/// The width of the text: A4 less the margins.
pub const WIDTH: Pt = mm(170.0);
/// The space at the sides of a cell.
pub const SIDE: Pt = 5.0;
/// The space above and below the text of a cell.
pub const PAD: Pt = 4.5;
/// The same of a label in two languages.
const PAD_OF_TWO: Pt = 3.0;
/// From one baseline to the next, for an em of 1.
pub const LEADING: f32 = 1.36;
/// The space above an item of a list, for an em of 1.
pub const ITEM_GAP: f32 = 0.42;
/// How far the text of a numbered item hangs, for an em of 1.
pub const HANG: f32 = 1.45;

/// The body text.
pub const BODY: Style = Style { face: Face::Regular, size: 10.0 };
/// Column heads and what else is bold in the body.
pub const BOLD: Style = Style { face: Face::Bold, size: 10.0 };
/// The headings of the blocks.
pub const HEADING: Style = Style { face: Face::Bold, size: 10.5 };
/// Notes in headings, head and foot of the page.
pub const SMALL: Style = Style { face: Face::Regular, size: 9.0 };

/// The fill of a block's heading.
pub const HEADING_FILL: Color = Color::grey(214);
/// The fill of column heads.
pub const HEAD_FILL: Color = Color::grey(231);
/// The fill of labels.
pub const LABEL_FILL: Color = Color::grey(243);
/// Text that stands for nothing.
pub const FAINT: Color = Color::grey(140);

/// Keys from here on are those of pages: what has one leads there.
pub const LINK: u64 = 1 << 62;

/// Where text stands in its cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Centre,
    /// Flush right in a column of figures this wide, which stands in the middle.
    Figures(Pt),
}

impl Align {
    /// Where text of a width of `taken` starts in a line of `width`.
    #[must_use]
    pub fn offset(self, taken: Pt, width: Pt) -> Pt {
        match self {
            Self::Left => 0.0,
            Self::Centre => (width - taken) / 2.0,
            Self::Figures(widest) => f32::midpoint(width, widest) - taken,
        }
    }
}

/// A paragraph in a cell.
#[derive(Clone, Debug)]
pub struct Para {
    /// What it says.
    pub text: Cow<'static, str>,
    /// How it is set.
    pub style: Style,
    /// Its colour.
    pub color: Color,
    /// Where it stands.
    pub align: Align,
    /// The number or the label in front of it, behind which its lines hang.
    pub marker: Option<String>,
    /// How the marker is set.
    pub marker_style: Style,
    /// From one baseline to the next, for an em of 1.
    pub leading: f32,
    /// A smaller note behind a heading.
    pub note: String,
    /// What stands at the right edge, with dots that lead to it.
    pub led_to: String,
    /// The space between its letters when it has one line, in thousandths of an em.
    pub tracking: f32,
    /// Set two or three characters as wide as four.
    pub spread: bool,
    /// The level of the heading that it is; 0 for text.
    pub heading: u8,
    /// The document's value that it shows.
    pub key: Option<u64>,
    /// What became of each of its characters; empty where all are alike.
    pub fates: Vec<Fate>,
}

impl Para {
    /// A paragraph of body text.
    pub fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            text: text.into(),
            style: BODY,
            color: Color::BLACK,
            align: Align::Left,
            marker: None,
            marker_style: BODY,
            leading: LEADING,
            note: String::new(),
            led_to: String::new(),
            tracking: 0.0,
            spread: false,
            heading: 0,
            key: None,
            fates: Vec::new(),
        }
    }

    /// The same, showing the value `key`.
    #[must_use]
    pub fn key(self, key: u64) -> Self {
        Self { key: Some(key), ..self }
    }

    /// The same, in `style`.
    #[must_use]
    pub fn style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// The same, in `color`.
    #[must_use]
    pub fn color(self, color: Color) -> Self {
        Self { color, ..self }
    }

    /// The same, standing at `align`.
    #[must_use]
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// Several paragraphs numbered 1., 2. …; one stands alone.
    #[must_use]
    pub fn numbered(mut paras: Vec<Self>) -> Vec<Self> {
        if paras.len() > 1 {
            for (index, para) in paras.iter_mut().enumerate() {
                para.marker = Some(format!("{}.", index + 1));
            }
        }
        paras
    }
}

/// What a cell holds.
#[derive(Clone, Debug)]
pub enum Body {
    /// Text.
    Paras(Vec<Para>),
    /// Rows of its own, as wide as the cell.
    Rows(Vec<Row>),
    /// A drawing, which never breaks.
    Figure(Figure),
}

/// What a cell says about its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heads {
    /// Nothing: it holds a value.
    Nothing,
    /// What the cells to its right hold.
    Row,
    /// What the cells below hold.
    Column,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// How wide it is.
    pub width: Pt,
    /// What lies behind its text.
    pub fill: Option<Color>,
    /// What it holds.
    pub body: Body,
    /// On the next page it stands again when its row breaks.
    pub repeats: bool,
    /// What it says about its neighbours.
    pub heads: Heads,
    /// The space above and below its text.
    pub pad: Pt,
}

impl Cell {
    /// A cell of `millimetres` with `paras`.
    #[must_use]
    pub fn paras(millimetres: f32, paras: Vec<Para>) -> Self {
        Self {
            width: mm(millimetres),
            fill: None,
            body: Body::Paras(paras),
            repeats: false,
            heads: Heads::Nothing,
            pad: PAD,
        }
    }

    /// A cell of `millimetres` with one paragraph.
    #[must_use]
    pub fn para(millimetres: f32, para: Para) -> Self {
        Self::paras(millimetres, vec![para])
    }

    /// A label: in the middle, on grey, short ones spread.
    #[must_use]
    pub fn label(millimetres: f32, label: impl Into<Label>) -> Self {
        let mut paras = label.into().paras(BODY);
        paras[0].spread = true;
        let pad = if paras.len() > 1 { PAD_OF_TWO } else { PAD };
        Self { fill: Some(LABEL_FILL), repeats: true, heads: Heads::Row, pad, ..Self::paras(millimetres, paras) }
    }

    /// The head of a column.
    #[must_use]
    pub fn head(millimetres: f32, label: impl Into<Label>) -> Self {
        let paras = label.into().paras(BOLD);
        let pad = if paras.len() > 1 { PAD_OF_TWO } else { PAD };
        Self { fill: Some(HEAD_FILL), heads: Heads::Column, pad, ..Self::paras(millimetres, paras) }
    }

    /// A cell of `millimetres` with rows of its own.
    #[must_use]
    pub fn rows(millimetres: f32, rows: Vec<Row>) -> Self {
        Self { body: Body::Rows(rows), pad: 0.0, ..Self::paras(millimetres, Vec::new()) }
    }

    /// The same, its paragraphs showing the value `key`.
    #[must_use]
    pub fn keyed(mut self, key: u64) -> Self {
        if let Body::Paras(paras) = &mut self.body {
            for para in paras {
                para.key = Some(key);
            }
        }
        self
    }

    /// The same, with little space above and below.
    #[must_use]
    pub fn tight(self) -> Self {
        Self { pad: 2.0, ..self }
    }

    /// The same, standing again on the next page when the row breaks.
    #[must_use]
    pub fn repeating(self) -> Self {
        Self { repeats: true, ..self }
    }
}

/// What is left of the space above and below a text where a page is to be saved.
const TIGHTER: f32 = 2.0 / 3.0;

/// A row of cells.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
    /// How high it is at least.
    pub min_height: Pt,
    /// Never parts from the row above it.
    pub clings: bool,
    /// Rules stand around it and between its cells; without them it is prose, which may break between any lines.
    pub ruled: bool,
}

impl Row {
    /// A row of `cells`.
    #[must_use]
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, min_height: 0.0, clings: false, ruled: true }
    }

    /// The same, with less air in its cells.
    fn tightened(mut self) -> Self {
        for cell in &mut self.cells {
            cell.pad *= TIGHTER;
            if let Body::Rows(rows) = &mut cell.body {
                *rows = std::mem::take(rows).into_iter().map(Self::tightened).collect();
            }
        }
        self
    }
}

/// A block of the form: a heading and rows under it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own, and any may hold with any")]
pub struct Block {
    /// The heading, which stands again with (续) on the next page.
    pub heading: Para,
    /// The heads of the columns, which stand again too.
    pub heads: Option<Row>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Stays whole when it fits on a page.
    pub whole: bool,
    /// Stays on one page with the next block when both fit.
    pub with_next: bool,
    /// Goes on with the block above: its heading stands only on the pages that it runs over to.
    pub goes_on: bool,
    /// Is prose, whose heading is not boxed and does not stand again.
    pub prose: bool,
    /// Has less air in its cells, to save a page.
    pub tight: bool,
}

impl Block {
    /// A block that stays whole when it fits on a page.
    #[must_use]
    pub fn new(heading: impl Into<Label>, rows: Vec<Row>) -> Self {
        let heading = Self::heading_of(heading);
        Self { heading, heads: None, rows, whole: true, with_next: false, goes_on: false, prose: false, tight: false }
    }

    /// The heading of a block.
    #[must_use]
    pub fn heading_of(label: impl Into<Label>) -> Para {
        let label = label.into();
        Para { note: label.note(""), heading: 2, ..Para::new(label.first).style(HEADING).align(Align::Centre) }
    }

    /// The row of the heading, with `note` behind it.
    #[must_use]
    pub fn heading_row(&self, note: &str) -> Row {
        if self.prose {
            let cell = Cell { pad: 7.0, ..Cell::para(170.0, self.heading.clone()) };
            return self.aired(Row { ruled: false, ..Row::new(vec![cell]) });
        }
        let para = Para { note: format!("{}{note}", self.heading.note), ..self.heading.clone() };
        self.aired(Row::new(vec![Cell { fill: Some(HEADING_FILL), ..Cell::para(170.0, para) }]))
    }

    fn aired(&self, row: Row) -> Row {
        if self.tight { row.tightened() } else { row }
    }

    /// The same, with less air in all its cells.
    #[must_use]
    pub fn tightened(self) -> Self {
        let heads = self.heads.map(Row::tightened);
        Self { heads, rows: self.rows.into_iter().map(Row::tightened).collect(), tight: true, ..self }
    }
}
