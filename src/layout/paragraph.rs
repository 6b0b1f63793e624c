//! A paragraph: its characters with their widths and the spaces between them, and the lines that they fill.

use std::borrow::Cow;
use std::cell::Cell;

use smallvec::smallvec;

use super::breaks::{
    is_closing, is_full_width_mark, is_hanzi, is_latin, is_mark, is_opening, may_stretch, opportunities,
};
use super::line::{Line, Lines, Style};
use crate::font::font;
use crate::page::Pt;

/// The space between a hanzi and a Latin letter or digit, in thousandths of an em: less than what
/// a reader of the PDF would take for a typed space.
const MIXED_GAP: f32 = 125.0;
/// What a full-width mark gives up beside another, in thousandths of an em.
const HALF: f32 = 500.0;
/// What a single quotation mark gives up beside a Latin letter.
const SINGLE: f32 = 750.0;
/// A line is filled to its edge only if that needs no more than this between two characters.
const MAX_STRETCH: f32 = 120.0;
/// A column narrower than this is not filled to its edge: a few characters would be drawn apart.
const NARROW: f32 = 11_000.0;

/// A character with what is known about it.
#[derive(Clone, Copy)]
struct Glyph {
    char: char,
    /// In thousandths of an em.
    advance: f32,
    /// The space that stands after it on a line that goes on.
    gap: f32,
    /// Tells whether a line may break before it.
    breaks: bool,
}

thread_local! {
    /// The room for the glyphs of a paragraph, which is used again: a pack has hundreds of thousands of them.
    static SCRATCH: Cell<Vec<Glyph>> = Cell::default();
}

/// A paragraph in one style.
pub struct Paragraph {
    glyphs: Vec<Glyph>,
    style: Style,
    /// Chinese lines are filled to the edge; narrow columns of Latin words would get holes.
    fills: bool,
    /// Every character is shown as itself.
    as_written: bool,
}

impl Drop for Paragraph {
    fn drop(&mut self) {
        SCRATCH.set(std::mem::take(&mut self.glyphs));
    }
}

impl Paragraph {
    /// The characters of `text` as they are shown.
    pub fn new(text: &str, style: Style) -> Self {
        let font = font(style.face);
        let mut glyphs = SCRATCH.take();
        glyphs.clear();
        let mut as_written = true;
        for c in text.chars() {
            let Some((char, advance)) = font.drawn(c) else {
                as_written = false;
                continue;
            };
            as_written &= char == c;
            if let Some(last) = glyphs.last_mut() {
                let last: &mut Glyph = last;
                last.gap = gap_between(last.char, char);
            }
            glyphs.push(Glyph { char, advance: f32::from(advance), gap: 0.0, breaks: false });
        }
        let fills = glyphs.iter().any(|glyph| is_hanzi(glyph.char));
        Self { glyphs, style, fills, as_written }
    }

    /// Tells whether every character is shown as itself.
    pub fn is_as_written(&self) -> bool {
        self.as_written
    }

    /// Its width on one line.
    pub fn width(&self) -> Pt {
        self.natural_width(0, self.glyphs.len()) * self.style.size / 1000.0
    }

    /// Tells whether it fits into one line of `measure`.
    pub fn is_within(&self, measure: f32) -> bool {
        self.natural_width(0, self.glyphs.len()) <= measure
    }

    /// All of `text`, of which the paragraph is made, on one line.
    pub fn only(&self, text: Cow<'static, str>) -> Line {
        let end = self.glyphs.len();
        if self.as_written { Line { text, ..self.spaced(0, end, None) } } else { self.line(0, end, None) }
    }

    /// Breaks it into lines of `measure` at most, filled to the edge but the last.
    pub fn lines(mut self, measure: f32) -> Lines {
        if self.is_within(measure) {
            return smallvec![self.line(0, self.glyphs.len(), None)];
        }
        let chars: Vec<char> = self.glyphs.iter().map(|glyph| glyph.char).collect();
        for (glyph, breaks) in self.glyphs.iter_mut().zip(opportunities(&chars)) {
            glyph.breaks = breaks;
        }
        let mut starts = self.breaks(measure);
        self.lengthen_last(&mut starts, measure);
        let ends = starts.iter().skip(1).copied().chain([self.glyphs.len()]);
        let last = starts.len() - 1;
        let line = |(index, (&start, end))| self.line(start, end, (index < last).then_some(measure));
        starts.iter().zip(ends).enumerate().map(line).collect()
    }

    /// Where the lines start: each as long as it may be.
    fn breaks(&self, measure: f32) -> Vec<usize> {
        let mut starts = vec![0];
        let (mut start, mut opportunity, mut width) = (0, None, -self.hang(0));
        let mut index = 0;
        while index < self.glyphs.len() {
            let glyph = self.glyphs[index];
            if index > start && glyph.breaks {
                opportunity = Some(index);
            }
            if width + self.width_at_end(index) > measure && index > start {
                start = opportunity.take().unwrap_or(index);
                starts.push(start);
                (index, width) = (start, -self.hang(start));
                continue;
            }
            width += glyph.advance + glyph.gap;
            index += 1;
        }
        starts
    }

    /// What a glyph that begins a line gives up: the blank half of an opening mark.
    fn hang(&self, index: usize) -> f32 {
        self.glyphs.get(index).map_or(0.0, |glyph| if is_opening(glyph.char) { HALF } else { 0.0 })
    }

    /// The width of a glyph that ends a line: spaces hang over, a closing mark gives up its blank half.
    fn width_at_end(&self, index: usize) -> f32 {
        let glyph = self.glyphs[index];
        match glyph.char {
            ' ' => 0.0,
            mark if is_closing(mark) && glyph.advance > HALF => glyph.advance - HALF,
            _ => glyph.advance,
        }
    }

    /// Sees to it that a paragraph does not end in a line of one character.
    fn lengthen_last(&self, starts: &mut [usize], measure: f32) {
        let [.., before, last] = starts else { return };
        let alone = self.glyphs[*last..].iter().filter(|glyph| !is_mark(glyph.char) && glyph.char != ' ').count() < 2;
        let earlier = (*before + 1..*last).rev().find(|&index| self.glyphs[index].breaks);
        if let (true, Some(earlier)) = (alone, earlier)
            && self.natural_width(earlier, self.glyphs.len()) <= measure
            && self.natural_width(*before, earlier) > measure * 0.7
        {
            *last = earlier;
        }
    }

    fn natural_width(&self, start: usize, end: usize) -> f32 {
        if start == end {
            return 0.0;
        }
        let body: f32 = self.glyphs[start..end - 1].iter().map(|glyph| glyph.advance + glyph.gap).sum();
        body + self.width_at_end(end - 1) - self.hang(start)
    }

    /// The line from `start` to `end`, stretched to `measure` when one is given.
    fn line(&self, start: usize, end: usize, measure: Option<f32>) -> Line {
        let mut end = end;
        while end > start && measure.is_some() && self.glyphs[end - 1].char == ' ' {
            end -= 1;
        }
        let glyphs = &self.glyphs[start..end];
        let mut text = String::with_capacity(glyphs.len() * 3);
        text.extend(glyphs.iter().map(|glyph| glyph.char));
        Line { text: text.into(), ..self.spaced(start, end, measure) }
    }

    /// How the line from `start` to `end` is spaced; its text is not said.
    fn spaced(&self, start: usize, end: usize, measure: Option<f32>) -> Line {
        let glyphs = &self.glyphs[start..end];
        let mut line = Line { text: "".into(), spacing: 0.0, gaps: Vec::new(), width: 0.0, hang: 0.0 };
        let Some((_, inner)) = glyphs.split_last() else { return line };
        let natural = self.natural_width(start, end);
        let stretches = |index: usize| may_stretch(glyphs[index].char, glyphs[index + 1].char);
        let filled = measure.filter(|measure| self.fills && *measure >= NARROW);
        let places = filled.map_or(0, |_| (0..inner.len()).filter(|&index| stretches(index)).count());
        let slack = filled.map_or(0.0, |measure| measure - natural);
        let stretch =
            if places > 0 && slack > 0.0 && slack / places as f32 <= MAX_STRETCH { slack / places as f32 } else { 0.0 };
        // What most characters share is said once.
        line.spacing = if places * 2 > inner.len() { stretch } else { 0.0 };
        let gaps = inner.iter().enumerate().filter_map(|(index, glyph)| {
            let gap = glyph.gap - line.spacing + if stretch > 0.0 && stretches(index) { stretch } else { 0.0 };
            (gap.abs() > 0.01).then_some((index as u32, gap))
        });
        line.gaps = gaps.collect();
        line.width = (natural + stretch * places as f32) * self.style.size / 1000.0;
        line.hang = self.hang(start) * self.style.size / 1000.0;
        line
    }
}

/// The space between two neighbours on one line.
fn gap_between(before: char, after: char) -> f32 {
    // What most pairs are is asked first.
    if is_hanzi(before) && is_hanzi(after) {
        return 0.0;
    }
    let squeezed = is_closing(before) && is_full_width_mark(after) || is_opening(before) && is_opening(after);
    if squeezed {
        -HALF
    } else if is_hanzi(before) && is_latin(after) || is_latin(before) && is_hanzi(after) {
        MIXED_GAP
    } else {
        // The face has quotation marks as wide as hanzi: beside Latin letters they give up what is blank.
        match (before, after) {
            ('”', '\0'..='\u{24f}') | ('\0'..='\u{24f}', '“') => -HALF,
            ('’', '\0'..='\u{24f}') | ('\0'..='\u{24f}', '‘') => -SINGLE,
            _ => 0.0,
        }
    }
}
