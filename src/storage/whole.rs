//! Tells a file that is not whole from one that is wrong: a copy that stopped half-way, a disk that was full.
//!
//! A parser stands at the end of such a file, but says whatever it would have liked to see next.

use crate::document::Fault;

/// What stands in a text, as far as that tells whether it is whole.
struct Extent {
    /// Where its last word, mark or string begins, in bytes; nothing when there is none.
    last: Option<usize>,
    /// Where what stands in it ends.
    end: usize,
    /// Something was begun that does not end: a string, a remark, a bracket.
    is_open: bool,
}

/// The fault of `text`, which the parser could read up to `reached`, a line and a column: that nothing stands in it or
/// that it breaks off, where that is so, else `fault`.
pub(super) fn broken_off(text: &str, reached: (usize, usize), fault: Fault) -> Fault {
    let extent = Extent::of(text);
    let Some(last) = extent.last else { return Fault::empty() };
    // What is wrong before the last word is wrong whether or not the file ends too early.
    if !extent.is_open || reached < place_of(text, last) {
        return fault;
    }
    Fault::broken_off(place_of(text, extent.end))
}

/// The line and the column, in characters, of the byte at `at`.
fn place_of(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

impl Extent {
    fn of(text: &str) -> Self {
        let mut extent = Self { last: None, end: 0, is_open: false };
        let (mut at, mut depth) = (0, 0_usize);
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let is_remark = rest.starts_with("//") || rest.starts_with("/*");
            let (length, ends) = if is_remark { remark(rest) } else { token(rest, c) };
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if !is_remark && !c.is_whitespace() {
                (extent.last, extent.end) = (Some(at), at + length);
            }
            extent.is_open |= !ends;
            at += length;
        }
        extent.is_open |= depth > 0;
        extent
    }
}

/// How long that is with which `rest` begins, of which `c` is the first, and whether it ends.
fn token(rest: &str, c: char) -> (usize, bool) {
    match (c, raw_marks(rest)) {
        (_, Some(marks)) => raw(rest, marks),
        ('"', _) => string(rest),
        _ if c.is_alphanumeric() || c == '_' => (word(rest), true),
        _ => (c.len_utf8(), true),
    }
}

/// How long the word is with which `rest` begins.
fn word(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(rest.len())
}

/// How long the string is with which `rest` begins, and whether it ends.
fn string(rest: &str) -> (usize, bool) {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (at + 1, true),
            _ => {}
        }
    }
    (rest.len(), false)
}

/// How many # stand around the raw string with which `rest` begins.
fn raw_marks(rest: &str) -> Option<usize> {
    let marked = rest.strip_prefix('r')?;
    let inside = marked.trim_start_matches('#');
    let marks = marked.len() - inside.len();
    (inside.starts_with('"') || marks > 0 && inside.is_empty()).then_some(marks)
}

/// How long that raw string is, and whether it ends.
fn raw(rest: &str, marks: usize) -> (usize, bool) {
    let close = format!("\"{}", "#".repeat(marks));
    let inside = marks + 2;
    let end = rest.get(inside..).and_then(|text| text.find(&close));
    end.map_or((rest.len(), false), |end| (inside + end + close.len(), true))
}

/// How long the remark is with which `rest` begins, and whether it ends; one may stand in another.
fn remark(rest: &str) -> (usize, bool) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), true);
    }
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(c) = rest[at..].chars().next() {
        match &rest[at..] {
            inner if inner.starts_with("/*") => (at, depth) = (at + 2, depth + 1),
            inner if inner.starts_with("*/") => (at, depth) = (at + 2, depth - 1),
            _ => at += c.len_utf8(),
        }
        if depth == 0 {
            return (at, true);
        }
    }
    (rest.len(), false)
}
