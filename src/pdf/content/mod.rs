//! A page's display list as PDF operators.

mod pen;

use std::sync::Arc;

use super::Link;
use super::bytes::{Spell as _, hundredths};
use super::faces::{Used, image_name};
use super::tags::{TOP, Tree};
use crate::font::{Piece, font};
use crate::page::{Image, Item, Page, Pt, Rect, Run};
use pen::Pen;

/// A gap of this many thousandths of an em reads as a space; where none was typed, the text says so.
const READS_AS_SPACE: f32 = 95.0;
/// A step back by more than this reads as a new word.
const READS_AS_BREAK: f32 = -510.0;

/// The content of a page.
pub struct Content {
    /// The operators.
    pub bytes: Vec<u8>,
    /// The element of each numbered piece.
    pub pieces: Vec<u32>,
    /// The links on it.
    pub links: Vec<Link>,
}

/// Writes the content of `page`, the `index`th of its part; its pieces are numbered from `first_piece` on.
pub fn write(page: &Page, index: usize, first_piece: usize, tree: &mut Tree, used: &Used) -> Content {
    let content = Content { bytes: Vec::with_capacity(32_768), pieces: Vec::new(), links: Vec::new() };
    let mut stream = Stream {
        content,
        height: page.height,
        pen: Pen::default(),
        tree,
        used,
        index,
        first_piece,
        open: vec![TOP],
        voice: Voice::None,
        line: None,
    };
    for item in &page.items {
        stream.item(item, page.width);
    }
    stream.say(Voice::None);
    stream.content
}

/// What the operators at hand belong to.
#[derive(Clone, Copy, PartialEq)]
enum Voice {
    /// Nothing yet.
    None,
    /// Decoration, which is not read.
    Artifact,
    /// An element of the structure.
    Element(u32),
}

struct Stream<'a> {
    content: Content,
    height: Pt,
    pen: Pen,
    tree: &'a mut Tree,
    used: &'a Used,
    index: usize,
    first_piece: usize,
    /// The elements that are open, the innermost last.
    open: Vec<u32>,
    voice: Voice,
    /// Where the line of the text object at hand begins, in hundredths of a point; none where no text object is open.
    line: Option<(i64, i64)>,
}

impl Stream<'_> {
    fn item(&mut self, item: &Item, width: Pt) {
        match item {
            Item::Fill { rect, color } => {
                self.draws();
                self.fill(*color);
                self.lengths([rect.x, self.height - rect.bottom(), rect.w, rect.h]);
                self.operator("re f");
            }
            Item::Line { from, to, width, color } => {
                self.draws();
                self.stroke(*color, *width);
                self.lengths([from.0, self.height - from.1]);
                self.operator("m");
                self.lengths([to.0, self.height - to.1]);
                self.operator("l S");
            }
            Item::Text(run) => {
                let innermost = self.innermost();
                self.say(if innermost == TOP { Voice::Artifact } else { Voice::Element(innermost) });
                self.text(run);
            }
            Item::Open { role, id } => self.open.push(self.tree.open(role, *id, self.innermost())),
            Item::Link { rect, page, alt } => {
                let nth = self.tree.links();
                let node = self.tree.link(self.innermost(), self.index);
                self.open.push(node);
                self.content.links.push(Link { rect: *rect, page: *page, alt: alt.clone(), node, nth });
            }
            Item::Close => {
                self.open.pop();
            }
            Item::Stamp(run) => {
                self.draws();
                self.stamp(run, width);
            }
            Item::Image { rect, image } => {
                self.draws();
                self.image(*rect, image);
            }
        }
    }

    /// The element that is open.
    fn innermost(&self) -> u32 {
        self.open.last().copied().unwrap_or(TOP)
    }

    /// Begins what is drawn and not read.
    fn draws(&mut self) {
        self.say(Voice::Artifact);
        self.end_text();
    }

    /// Ends what was said before, unless it goes on, and begins what `voice` says.
    ///
    /// Marks and text objects must be nested: one text object goes around element after element, and within decoration.
    fn say(&mut self, voice: Voice) {
        if self.voice == voice {
            return;
        }
        if self.voice == Voice::Artifact {
            self.end_text();
        }
        if self.voice != Voice::None {
            self.operator("EMC");
        }
        self.voice = voice;
        match voice {
            Voice::None => self.end_text(),
            Voice::Artifact => {
                self.end_text();
                self.operator("/Artifact BMC");
            }
            Voice::Element(node) => {
                self.begin_text();
                let mcid = self.first_piece + self.content.pieces.len();
                self.content.pieces.push(node);
                self.tree.piece(node, self.index, mcid);
                let bytes = &mut self.content.bytes;
                bytes.push(b'/');
                bytes.word(self.tree.tag(node));
                bytes.word("<</MCID ");
                bytes.integer(mcid as u64);
                bytes.word(">>");
                self.operator("BDC");
            }
        }
    }

    fn begin_text(&mut self) {
        if self.line.is_none() {
            self.line = Some((0, 0));
            self.operator("BT");
        }
    }

    fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.operator("ET");
        }
    }

    fn text(&mut self, run: &Run) {
        self.begin_text();
        self.fill(run.color);
        let misread = |gap: f32| !(READS_AS_BREAK..=READS_AS_SPACE).contains(&gap);
        let spaced = misread(run.spacing) || run.gaps.iter().any(|(_, gap)| misread(run.spacing + gap));
        if spaced {
            self.content.bytes.word("/Span<</ActualText");
            self.content.bytes.text(&run.text);
            self.content.bytes.word(">>");
            self.operator("BDC");
        }
        self.font(run);
        // From where the last line began: both are whole hundredths, so that no error adds up.
        let to = (hundredths(run.x), hundredths(self.height - run.y));
        let from = self.line.replace(to).unwrap_or_default();
        self.steps([to.0 - from.0, to.1 - from.1]);
        self.operator("Td");
        self.glyphs(run);
        if spaced {
            self.operator("EMC");
        }
    }

    /// Draws `run` across the middle of the page, rising at 45 degrees: as outlines, since a text across the page would
    /// tear apart what other programs extract from it.
    fn stamp(&mut self, run: &Run, width: Pt) {
        const SLOPE: f32 = std::f32::consts::FRAC_1_SQRT_2;
        let font = font(run.face);
        let half = font.width(&run.text, run.size) / 2.0;
        let below = run.size * 0.35;
        let start = [width / 2.0 - SLOPE * (half - below), self.height / 2.0 - SLOPE * (half + below)];
        self.fill(run.color);
        self.word("q ");
        self.numbers(&[SLOPE, SLOPE, -SLOPE, SLOPE, start[0], start[1]]);
        self.operator("cm");
        let scale = run.size / 1000.0;
        let mut left = 0.0;
        for c in run.text.chars() {
            let at = |[x, y]: [f32; 2]| [left + x * scale, y * scale];
            for piece in font.outline(c) {
                match piece {
                    Piece::Move(to) => self.drawn(&at(to), "m"),
                    Piece::Line(to) => self.drawn(&at(to), "l"),
                    Piece::Curve(points) => self.drawn(&points.map(at).concat(), "c"),
                    Piece::Close => self.drawn(&[], "h"),
                }
            }
            left += f32::from(font.advance(c)) * scale;
        }
        self.operator("f Q");
    }

    fn drawn(&mut self, numbers: &[f32], operator: &str) {
        self.numbers(numbers);
        self.operator(operator);
    }

    fn image(&mut self, rect: Rect, image: &Arc<Image>) {
        self.word("q ");
        self.numbers(&[rect.w, 0.0, 0.0, rect.h, rect.x, self.height - rect.bottom()]);
        self.word("cm /");
        self.word(&image_name(self.used.image(image)));
        self.operator(" Do Q");
    }

    /// Shows the glyphs, each gap as a step to the right.
    fn glyphs(&mut self, run: &Run) {
        let spacing = (run.spacing * run.size).round() / 1000.0;
        if self.pen.spacing != Some(spacing) {
            self.pen.spacing = Some(spacing);
            self.numbers(&[spacing]);
            self.operator("Tc");
        }
        let face = font(run.face);
        let used = self.used.face(run.face);
        let bytes = &mut self.content.bytes;
        bytes.word(if run.gaps.is_empty() { "(" } else { "[(" });
        let mut gaps = run.gaps.iter().peekable();
        for (index, c) in run.text.chars().enumerate() {
            let glyph = face.glyph(c).unwrap_or(0);
            used.add(glyph);
            bytes.literal(glyph);
            if let Some((_, gap)) = gaps.next_if(|(at, _)| *at as usize == index) {
                bytes.push(b')');
                bytes.decimal(-(gap * 10.0).round() / 10.0);
                bytes.push(b'(');
            }
        }
        self.operator(if run.gaps.is_empty() { ")Tj" } else { ")]TJ" });
    }
}
