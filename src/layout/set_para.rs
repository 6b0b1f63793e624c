//! Paragraphs to lines: numbers that hang, notes behind the last line, what is led to by dots.

use std::borrow::Cow;

use smallvec::smallvec;

use super::line::{self, Line, Lines, Style};
use super::redline::Walk;
use super::set::{Piece, Pieces, SetLine};
use super::table::{BODY, HANG, ITEM_GAP, Para, SMALL};
use crate::font::font;
use crate::page::{Pt, Role};

/// A word that is wider than its cell is set smaller, down to this size, rather than broken.
const LEAST: Pt = 7.5;

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
    let mut note = (!para.note.is_empty()).then(|| line::single(para.note, SMALL));
    let measure = width - indent - led_to;
    let set = apart.unwrap_or_else(|| lines_before(note.as_ref(), std::mem::take(&mut para.text), style, measure));
    let last = set.len() - 1;
    let marker_style = Style { size: para.marker_style.size.min(style.size), ..para.marker_style };
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

/// The lines of a text, the last one with room for a short note behind it: under it alone it would say nothing.
fn lines_before(note: Option<&Line>, text: Cow<'static, str>, style: Style, measure: Pt) -> Lines {
    let Some(note) = note.filter(|note| note.width < measure / 2.0) else {
        return line::lines(text, style, measure);
    };
    let lines = line::lines(text.clone(), style, measure);
    if lines.last().is_none_or(|last| last.width + note.width <= measure) {
        return lines;
    }
    line::lines(text, style, measure - note.width)
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
