//! A page's display list as PDF operators.

use std::sync::Arc;

use super::Link;
use super::bytes::Spell as _;
use super::faces::{Used, image_name, resource_name};
use super::tags::{TOP, Tree};
use crate::font::{Piece, font};
use crate::page::{Color, Image, Item, Page, Pt, Rect, Run};

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
    let pen = Pen { fill: None, stroke: None, width: None, font: None, spacing: None };
    let mut stream = Stream {
        content,
        height: page.height,
        pen,
        tree,
        used,
        index,
        first_piece,
        open: vec![TOP],
        voice: Voice::None,
    };
    for item in &page.items {
        stream.item(item, page.width);
    }
    stream.say(Voice::None);
    stream.content
}

/// What was set last, so that it is not set again.
struct Pen {
    fill: Option<Color>,
    stroke: Option<Color>,
    width: Option<Pt>,
    font: Option<(&'static str, Pt)>,
    spacing: Option<Pt>,
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
}

impl Stream<'_> {
    fn item(&mut self, item: &Item, width: Pt) {
        match item {
            Item::Fill { rect, color } => {
                self.say(Voice::Artifact);
                self.fill(*color);
                self.lengths(&[rect.x, self.height - rect.bottom(), rect.w, rect.h]);
                self.operator("re f");
            }
            Item::Line { from, to, width, color } => {
                self.say(Voice::Artifact);
                self.stroke(*color, *width);
                self.lengths(&[from.0, self.height - from.1]);
                self.operator("m");
                self.lengths(&[to.0, self.height - to.1]);
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
                self.say(Voice::Artifact);
                self.stamp(run, width);
            }
            Item::Image { rect, image } => {
                self.say(Voice::Artifact);
                self.image(*rect, image);
            }
        }
    }

    /// The element that is open.
    fn innermost(&self) -> u32 {
        self.open.last().copied().unwrap_or(TOP)
    }

    /// Ends what was said before, unless it goes on, and begins what `voice` says.
    fn say(&mut self, voice: Voice) {
        if self.voice == voice {
            return;
        }
        if self.voice != Voice::None {
            self.operator("EMC");
        }
        self.voice = voice;
        match voice {
            Voice::None => {}
            Voice::Artifact => self.operator("/Artifact BMC"),
            Voice::Element(node) => {
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

    fn text(&mut self, run: &Run) {
        self.fill(run.color);
        let misread = |gap: f32| !(READS_AS_BREAK..=READS_AS_SPACE).contains(&gap);
        let spaced = misread(run.spacing) || run.gaps.iter().any(|(_, gap)| misread(run.spacing + gap));
        if spaced {
            self.content.bytes.word("/Span<</ActualText");
            self.content.bytes.text(&run.text);
            self.content.bytes.word(">>");
            self.operator("BDC");
        }
        self.operator("BT");
        self.font(run);
        self.lengths(&[run.x, self.height - run.y]);
        self.operator("Td");
        self.glyphs(run);
        self.operator("ET");
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

    fn font(&mut self, run: &Run) {
        let font = (resource_name(run.face), run.size);
        if self.pen.font != Some(font) {
            self.pen.font = Some(font);
            self.word("/");
            self.word(font.0);
            self.word(" ");
            self.numbers(&[run.size]);
            self.operator("Tf");
        }
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
        bytes.word("[(");
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
        bytes.word(")]");
        self.operator("TJ");
    }

    fn fill(&mut self, color: Color) {
        if self.pen.fill != Some(color) {
            self.pen.fill = Some(color);
            self.color(color, "g", "rg");
        }
    }

    fn stroke(&mut self, color: Color, width: Pt) {
        if self.pen.stroke != Some(color) {
            self.pen.stroke = Some(color);
            self.color(color, "G", "RG");
        }
        if self.pen.width != Some(width) {
            self.pen.width = Some(width);
            self.numbers(&[width]);
            self.operator("w");
        }
    }

    fn color(&mut self, Color(red, green, blue): Color, grey: &str, rgb: &str) {
        let part = |value: u8| f32::from(value) / 255.0;
        if red == green && green == blue {
            self.numbers(&[part(red)]);
            self.operator(grey);
        } else {
            self.numbers(&[part(red), part(green), part(blue)]);
            self.operator(rgb);
        }
    }

    fn lengths(&mut self, lengths: &[Pt]) {
        for &length in lengths {
            self.content.bytes.length(length);
            self.content.bytes.push(b' ');
        }
    }

    fn numbers(&mut self, numbers: &[f32]) {
        for &number in numbers {
            self.content.bytes.decimal(number);
            self.content.bytes.push(b' ');
        }
    }

    fn word(&mut self, word: &str) {
        self.content.bytes.word(word);
    }

    fn operator(&mut self, operator: &str) {
        self.content.bytes.word(operator);
        self.content.bytes.push(b'\n');
    }
}
