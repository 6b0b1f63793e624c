//! Colours, faces and places as operators, each only where it changes.

use super::Stream;
use crate::page::{Color, Pt, Run};
use crate::pdf::bytes::{Spell as _, hundredths};
use crate::pdf::faces::resource_name;

/// What was set last, so that it is not set again.
#[derive(Default)]
pub(super) struct Pen {
    fill: Option<Color>,
    stroke: Option<Color>,
    width: Option<Pt>,
    font: Option<(&'static str, Pt)>,
    pub(super) spacing: Option<Pt>,
}

impl Stream<'_> {
    pub(super) fn font(&mut self, run: &Run) {
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

    pub(super) fn fill(&mut self, color: Color) {
        if self.pen.fill != Some(color) {
            self.pen.fill = Some(color);
            self.color(color, "g", "rg");
        }
    }

    pub(super) fn stroke(&mut self, color: Color, width: Pt) {
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

    pub(super) fn lengths<const N: usize>(&mut self, lengths: [Pt; N]) {
        self.steps(lengths.map(hundredths));
    }

    pub(super) fn steps<const N: usize>(&mut self, steps: [i64; N]) {
        for step in steps {
            self.content.bytes.hundredths(step);
            self.content.bytes.push(b' ');
        }
    }

    pub(super) fn numbers(&mut self, numbers: &[f32]) {
        for &number in numbers {
            self.content.bytes.decimal(number);
            self.content.bytes.push(b' ');
        }
    }

    pub(super) fn word(&mut self, word: &str) {
        self.content.bytes.word(word);
    }

    pub(super) fn operator(&mut self, operator: &str) {
        self.content.bytes.word(operator);
        self.content.bytes.push(b'\n');
    }
}
