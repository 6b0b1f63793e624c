//! Text to lines: where a line may break, and how its characters are spaced.
//!
//! Breaks follow [`super::breaks`]. Two full-width marks in a row, and a closing mark at the end of a
//! line, take half their width; an eighth of an em stands between hanzi and Latin letters or digits.
//!
//! A text without any opportunity breaks anywhere as a last resort, so that nothing overflows.

use std::borrow::Cow;

use smallvec::{SmallVec, smallvec};

use super::paragraph::Paragraph;
use crate::font::font;
use crate::page::{Face, Pt};

/// What ends a paragraph.
const LINE_ENDS: [char; 3] = ['\n', '\u{2028}', '\u{2029}'];

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
    pub text: Cow<'static, str>,
    /// Extra space after every character, in thousandths of an em.
    pub spacing: f32,
    /// More space after the character of an index, in thousandths of an em.
    pub gaps: Vec<(u32, f32)>,
    /// Its width.
    pub width: Pt,
    /// How far its first glyph starts left of its edge: the blank half of an opening mark.
    pub hang: Pt,
}

/// The lines of a text: mostly one, with room for that in the value itself.
pub type Lines = SmallVec<[Line; 1]>;

/// Breaks `text` into lines of `width` at most, filled to the edge but the last of each paragraph.
///
/// A paragraph ends at a line feed. There is one line at least, empty for an empty text.
#[must_use]
pub fn lines(text: Cow<'static, str>, style: Style, width: Pt) -> Lines {
    let measure = width / style.size * 1000.0;
    // Most texts of a form fit into one line as they are.
    let whole = Paragraph::new(&text, style);
    if whole.is_as_written() {
        return if whole.is_within(measure) { smallvec![whole.only(text)] } else { whole.lines(measure) };
    }
    drop(whole);
    text.split(LINE_ENDS).flat_map(|paragraph| Paragraph::new(paragraph, style).lines(measure)).collect()
}

/// Sets `text` as one line, however wide.
#[must_use]
pub fn single(text: impl Into<Cow<'static, str>>, style: Style) -> Line {
    let text = text.into();
    Paragraph::new(&text, style).only(text)
}

/// How wide `text` is on one line.
#[must_use]
pub fn width(text: &str, style: Style) -> Pt {
    Paragraph::new(text, style).width()
}

/// `style`, or a smaller one of `least` at least if the longest Latin word of `text` then fits into `width`.
#[must_use]
pub fn fitting_words(text: &str, style: Style, width: Pt, least: Pt) -> Style {
    let font = font(style.face);
    if text.len() as f32 * style.size <= width {
        return style;
    }
    let words = text.split(|c: char| c.is_whitespace() || c as u32 > 0x2e7f);
    if words.clone().all(|word| word.len() as f32 * style.size <= width) {
        return style;
    }
    let widest = words.map(|word| font.width(word, 1.0)).fold(0.0, f32::max);
    let fitting = width / widest - 0.01;
    if (least..style.size).contains(&fitting) { Style { size: fitting, ..style } } else { style }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Style = Style { face: Face::Regular, size: 10.0 };

    fn set(text: &str, ems: f32) -> Vec<String> {
        lines(text.to_owned().into(), BODY, ems * 10.0).into_iter().map(|line| line.text.into_owned()).collect()
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
        assert!(lines("W".repeat(60).into(), BODY, 100.0).iter().all(|line| line.width <= 100.0));
    }

    #[test]
    fn a_paragraph_does_not_end_in_one_character() {
        assert_eq!(set("一二三四五六七八九十甲乙。", 11.0), ["一二三四五六七八九十", "甲乙。"]);
    }

    #[test]
    fn lines_fill_their_measure_but_the_last() {
        let lines = lines("受理客户的咨询，登记需求并在24小时内答复客户，记录处理结果。".into(), BODY, 120.0);
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
        let ems = |text: &str| width(text, BODY) / BODY.size;
        let near = |text: &str, expected: f32| assert!((ems(text) - expected).abs() < 0.01, "{text} {}", ems(text));
        // At its edges a line gives up half a mark, between two marks another half goes.
        near("“重点”", 3.0);
        near("查“重点”，办", 6.5);
        near("查（“重点”）。", 6.0);
        near("client’s", ems("clients") + 0.25);
        near("a “b” c", ems("a b c") + 1.0);
        for width in 30..200 {
            for line in lines("编制“重点”，审核“要点”“难点”（“疑点”）。他说：“可以。”再办理".into(), BODY, width as f32)
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
