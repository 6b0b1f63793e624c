//! Text to lines: where a line may break, and how its characters are spaced.
//!
//! Breaks follow [`super::breaks`]. Two full-width marks in a row, and a closing mark at the end of a
//! line, take half their width; an eighth of an em stands between hanzi and Latin letters or digits.
//!
//! A text without any opportunity breaks anywhere as a last resort, so that nothing overflows.

use std::cell::Cell;

use super::breaks::{
    is_closing, is_full_width_mark, is_hanzi, is_latin, is_mark, is_opening, may_stretch, opportunities,
};
use crate::font::{self, font};
use crate::page::{Face, Pt};

/// The space between a hanzi and a Latin letter or digit, in thousandths of an em: less than what
/// a reader of the PDF would take for a typed space.
const MIXED_GAP: f32 = 125.0;
/// What a full-width mark gives up beside another, in thousandths of an em.
const HALF: f32 = 500.0;
/// What a single quotation mark gives up beside a Latin letter.
const SINGLE: f32 = 750.0;
/// A line is filled to its edge only if that needs no more than this between two characters.
const MAX_STRETCH: f32 = 120.0;
/// What ends a paragraph.
const LINE_ENDS: [char; 3] = ['\n', '\u{2028}', '\u{2029}'];
/// A column narrower than this is not filled to its edge: a few characters would be drawn apart.
const NARROW: f32 = 11_000.0;

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The face.
    pub face: Face,
    /// The size of the em.
    pub size: Pt,
}

/// A line of text, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its characters, all of which the face has.
    pub text: String,
    /// Extra space after every character, in thousandths of an em.
    pub spacing: f32,
    /// More space after the character of an index, in thousandths of an em.
    pub gaps: Vec<(u32, f32)>,
    /// Its width.
    pub width: Pt,
    /// How far its first glyph starts left of its edge: the blank half of an opening mark.
    pub hang: Pt,
}

/// Breaks `text` into lines of `width` at most, filled to the edge but the last of each paragraph.
///
/// A paragraph ends at a line feed. There is one line at least, empty for an empty text.
#[must_use]
pub fn lines(text: &str, style: Style, width: Pt) -> Vec<Line> {
    let measure = width / style.size * 1000.0;
    text.split(LINE_ENDS).flat_map(|paragraph| Paragraph::new(paragraph, style).lines(measure)).collect()
}

/// Sets `text` as one line, however wide.
#[must_use]
pub fn single(text: &str, style: Style) -> Line {
    let paragraph = Paragraph::new(text, style);
    paragraph.line(0, paragraph.glyphs.len(), None)
}

/// `style`, or a smaller one of `least` at least if the longest Latin word of `text` then fits into `width`.
#[must_use]
pub fn fitting_words(text: &str, style: Style, width: Pt, least: Pt) -> Style {
    let font = font(style.face);
    if text.len() as f32 * style.size <= width {
        return style;
    }
    let words = text.split(|c: char| c.is_whitespace() || c as u32 > 0x2e7f);
    let widest = words.map(|word| font.width(word, 1.0)).fold(0.0, f32::max);
    let fitting = width / widest - 0.01;
    if (least..style.size).contains(&fitting) { Style { size: fitting, ..style } } else { style }
}

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

struct Paragraph {
    glyphs: Vec<Glyph>,
    style: Style,
    /// Chinese lines are filled to the edge; narrow columns of Latin words would get holes.
    fills: bool,
}

impl Drop for Paragraph {
    fn drop(&mut self) {
        SCRATCH.set(std::mem::take(&mut self.glyphs));
    }
}

impl Paragraph {
    fn new(text: &str, style: Style) -> Self {
        let font = font(style.face);
        let mut glyphs = SCRATCH.take();
        glyphs.clear();
        for c in text.chars().filter(|&c| !font::is_invisible(c)) {
            let char = font.shown(c);
            if let Some(last) = glyphs.last_mut() {
                let last: &mut Glyph = last;
                last.gap = gap_between(last.char, char);
            }
            glyphs.push(Glyph { char, advance: f32::from(font.advance(char)), gap: 0.0, breaks: false });
        }
        let fills = glyphs.iter().any(|glyph| is_hanzi(glyph.char));
        Self { glyphs, style, fills }
    }

    fn lines(mut self, measure: f32) -> Vec<Line> {
        // Most texts of a form fit into one line, and where it would break need not be known.
        if self.natural_width(0, self.glyphs.len()) <= measure {
            return vec![self.line(0, self.glyphs.len(), None)];
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
        if glyphs.is_empty() {
            return Line { text: String::new(), spacing: 0.0, gaps: Vec::new(), width: 0.0, hang: 0.0 };
        }
        let natural = self.natural_width(start, end);
        let inner = &glyphs[..glyphs.len() - 1];
        let stretches = |index: usize| may_stretch(glyphs[index].char, glyphs[index + 1].char);
        let filled = measure.filter(|measure| self.fills && *measure >= NARROW);
        let places = filled.map_or(0, |_| (0..inner.len()).filter(|&index| stretches(index)).count());
        let slack = filled.map_or(0.0, |measure| measure - natural);
        let stretch =
            if places > 0 && slack > 0.0 && slack / places as f32 <= MAX_STRETCH { slack / places as f32 } else { 0.0 };
        // What most characters share is said once.
        let spacing = if places * 2 > inner.len() { stretch } else { 0.0 };
        let gaps = inner.iter().enumerate().filter_map(|(index, glyph)| {
            let gap = glyph.gap - spacing + if stretch > 0.0 && stretches(index) { stretch } else { 0.0 };
            (gap.abs() > 0.01).then_some((index as u32, gap))
        });
        let mut text = String::with_capacity(glyphs.len() * 3);
        text.extend(glyphs.iter().map(|glyph| glyph.char));
        Line {
            text,
            spacing,
            gaps: gaps.collect(),
            width: (natural + stretch * places as f32) * self.style.size / 1000.0,
            hang: self.hang(start) * self.style.size / 1000.0,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Style = Style { face: Face::Regular, size: 10.0 };

    fn set(text: &str, ems: f32) -> Vec<String> {
        lines(text, BODY, ems * 10.0).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn marks_never_begin_a_line_and_openers_never_end_one() {
        assert_eq!(set("客户服务部，经理", 5.0), ["客户服务", "部，经理"]);
        // The mark at the end needs half its width.
        assert_eq!(set("客户服务部，经理", 5.5), ["客户服务部，", "经理"]);
        assert_eq!(set("核实客户的（签约）情况", 6.0), ["核实客户的", "（签约）情况"]);
    }

    #[test]
    fn a_number_stays_with_its_unit_and_sign() {
        assert_eq!(set("响应应在5个工作日内", 7.0), ["响应应在", "5个工作日内"]);
        assert_eq!(set("合同金额超过50万元的", 7.5), ["合同金额超过", "50万元的"]);
        assert_eq!(set("满意度应当为≥98%", 7.5), ["满意度应当为", "≥98%"]);
    }

    #[test]
    fn codes_stay_whole_and_long_ones_break_somewhere() {
        assert_eq!(set("编号为CC-KF-02", 6.0), ["编号为", "CC-KF-02"]);
        assert!(set("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH", 6.0).len() > 2);
        assert!(lines(&"W".repeat(60), BODY, 100.0).iter().all(|line| line.width <= 100.0));
    }

    #[test]
    fn a_paragraph_does_not_end_in_one_character() {
        assert_eq!(set("一二三四五六七八九十甲乙。", 11.0), ["一二三四五六七八九十", "甲乙。"]);
    }

    #[test]
    fn lines_fill_their_measure_but_the_last() {
        let lines = lines("受理客户的咨询，登记需求并在24小时内答复客户，记录处理结果。", BODY, 120.0);
        assert!(lines.len() > 2);
        for line in &lines[..lines.len() - 1] {
            assert!((line.width - 120.0).abs() < 0.1, "{line:?}");
        }
        assert!(lines[lines.len() - 1].width < 119.0);
    }

    #[test]
    fn what_the_face_lacks_is_replaced_and_line_feeds_break() {
        assert_eq!(set("甲\u{10ffff}乙\n丙\t丁", 20.0), ["甲〓乙", "丙 丁"]);
        assert_eq!(set("甲\u{200b}乙\u{feff}丙\u{2028}丁", 20.0), ["甲乙丙", "丁"]);
    }

    #[test]
    fn quotation_marks_are_full_width_marks_beside_hanzi_and_narrow_beside_latin_letters() {
        let ems = |text: &str| single(text, BODY).width / BODY.size;
        let near = |text: &str, expected: f32| assert!((ems(text) - expected).abs() < 0.01, "{text} {}", ems(text));
        // At its edges a line gives up half a mark, between two marks another half goes.
        near("“重点”", 3.0);
        near("查“重点”，办", 6.5);
        near("查（“重点”）。", 6.0);
        near("client’s", ems("clients") + 0.25);
        near("a “b” c", ems("a b c") + 1.0);
        for width in 30..200 {
            for line in lines("编制“重点”，审核“要点”“难点”（“疑点”）。他说：“可以。”再办理", BODY, width as f32)
            {
                assert!(!line.text.starts_with(['”', '，', '。', '）']), "{}", line.text);
                assert!(!line.text.ends_with(['“', '（']), "{}", line.text);
            }
        }
    }

    #[test]
    fn two_marks_in_a_row_take_half_their_width() {
        // Six marks and hanzi, less half a mark at either edge and between the two in the middle.
        assert!((single("《甲》（乙）", BODY).width - 45.0).abs() < 0.1);
    }
}
