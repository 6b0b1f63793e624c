//! A page's display list as PDF operators.

use std::io::Write as _;

use super::faces::{Faces, resource_name};
use crate::page::{Color, Item, Page, Pt, Run};

/// A gap of this many thousandths of an em reads as a space; where none was typed, the text says so.
const READS_AS_SPACE: f32 = 95.0;

/// Writes the content stream of `page`.
#[must_use]
pub fn write(page: &Page, faces: &Faces) -> Vec<u8> {
    let mut stream = Stream { bytes: Vec::new(), height: page.height, state: State::default() };
    for item in &page.items {
        stream.item(item, faces);
    }
    stream.bytes
}

/// What was set last, so that it is not set again.
#[derive(Default, PartialEq)]
struct State {
    fill: Option<Color>,
    stroke: Option<Color>,
    width: Option<Pt>,
    font: Option<(&'static str, Pt)>,
}

struct Stream {
    bytes: Vec<u8>,
    height: Pt,
    state: State,
}

impl Stream {
    fn item(&mut self, item: &Item, faces: &Faces) {
        match item {
            Item::Fill { rect, color } => {
                self.fill(*color);
                self.numbers(&[rect.x, self.height - rect.bottom(), rect.w, rect.h]);
                self.operator("re f");
            }
            Item::Line { from, to, width, color } => {
                self.stroke(*color, *width);
                self.numbers(&[from.0, self.height - from.1]);
                self.operator("m");
                self.numbers(&[to.0, self.height - to.1]);
                self.operator("l S");
            }
            Item::Text(run) => self.text(run, faces),
            // Links stand beside the content of a page, not in it.
            Item::Link { .. } => {}
        }
    }

    fn text(&mut self, run: &Run, faces: &Faces) {
        self.fill(run.color);
        let spaced = run.gaps.iter().any(|(_, gap)| *gap > READS_AS_SPACE);
        if spaced {
            self.actual_text(&run.text);
        }
        self.operator("BT");
        let font = (resource_name(run.face), run.size);
        if self.state.font != Some(font) {
            self.state.font = Some(font);
            self.word("/");
            self.word(font.0);
            self.word(" ");
            self.numbers(&[run.size]);
            self.operator("Tf");
        }
        self.numbers(&[run.x, self.height - run.y]);
        self.operator("Td");
        self.glyphs(run, faces);
        self.operator("ET");
        if spaced {
            self.operator("EMC");
        }
    }

    /// Shows the glyphs, each gap as a step to the right.
    fn glyphs(&mut self, run: &Run, faces: &Faces) {
        self.word("[<");
        let mut gaps = run.gaps.iter().peekable();
        for (index, c) in run.text.chars().enumerate() {
            self.hex(faces.glyph(run.face, c));
            if let Some((_, gap)) = gaps.next_if(|(at, _)| *at == index) {
                self.bytes.push(b'>');
                self.decimal(-gap);
                self.bytes.push(b'<');
            }
        }
        self.word(">]");
        self.operator("TJ");
    }

    /// Says what the following text reads as, whatever its spacing suggests.
    fn actual_text(&mut self, text: &str) {
        self.word("/Span<</ActualText<FEFF");
        for unit in text.encode_utf16() {
            self.hex(unit);
        }
        self.word(">>>");
        self.operator("BDC");
    }

    fn fill(&mut self, color: Color) {
        if self.state.fill != Some(color) {
            self.state.fill = Some(color);
            self.color(color, "g", "rg");
        }
    }

    fn stroke(&mut self, color: Color, width: Pt) {
        if self.state.stroke != Some(color) {
            self.state.stroke = Some(color);
            self.color(color, "G", "RG");
        }
        if self.state.width != Some(width) {
            self.state.width = Some(width);
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

    fn numbers(&mut self, numbers: &[f32]) {
        for &number in numbers {
            self.decimal(number);
            self.bytes.push(b' ');
        }
    }

    /// Writes a number with three decimals at most.
    fn decimal(&mut self, number: f32) {
        let thousandths = (f64::from(number) * 1000.0).round() as i64;
        let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
        let sign = if thousandths < 0 { "-" } else { "" };
        // Writing to memory does not fail.
        let _ = match rest {
            0 => write!(self.bytes, "{sign}{whole}"),
            rest if rest % 100 == 0 => write!(self.bytes, "{sign}{whole}.{}", rest / 100),
            rest => write!(self.bytes, "{sign}{whole}.{rest:03}"),
        };
    }

    /// Writes four hexadecimal digits: they are half of the stream, and `format!` would take most of the time.
    fn hex(&mut self, number: u16) {
        let digit = |shift: u16| b"0123456789ABCDEF"[usize::from(number >> shift & 0xf)];
        self.bytes.extend([digit(12), digit(8), digit(4), digit(0)]);
    }

    fn word(&mut self, word: &str) {
        self.bytes.extend_from_slice(word.as_bytes());
    }

    fn operator(&mut self, operator: &str) {
        self.word(operator);
        self.bytes.push(b'\n');
    }
}
