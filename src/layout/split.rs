//! Set rows cut in two where a page ends.

use super::set::{SetBody, SetCell, SetLine, SetRow, text_height};
use crate::page::{Pt, Role};

/// A row in a cell that is higher than this is cut rather than moved whole.
const HIGH: Pt = 110.0;

/// Where a cell is cut.
enum Cut {
    /// Nowhere: all of it stays above.
    Below,
    /// In front of a line.
    Line(usize),
    /// In front of a row.
    Row(usize),
    /// In a row.
    InRow(usize, Vec<Cut>),
}

/// Cuts `row` so that the first part is `room` high at most, between lines, two at least on each side.
///
/// Gives the row back when it cannot be cut there. `ids` counts what was cut.
pub fn split(row: SetRow, room: Pt, ids: &mut u64) -> Result<(SetRow, SetRow), SetRow> {
    match cuts(&row, room) {
        Some(cuts) => Ok(cut(row, cuts, ids)),
        None => Err(row),
    }
}

/// The least room in which [`split`] finds a place to cut `row`; all of its height when there is none.
#[must_use]
pub fn least_part(row: &SetRow) -> Pt {
    let part = |cell: &SetCell| match &cell.body {
        SetBody::Lines(lines) => least_lines(lines) + 2.0 * cell.pad,
        SetBody::Rows(rows) => rows.first().map_or(0.0, least_part),
        SetBody::Figure(figure) => figure.height,
    };
    row.cells.iter().map(part).fold(0.0, Pt::max).min(row.height)
}

/// Where each cell of `row` is cut; nothing when the row cannot be cut, or need not be.
fn cuts(row: &SetRow, room: Pt) -> Option<Vec<Cut>> {
    let cut_of = |cell: &SetCell| match &cell.body {
        SetBody::Figure(_) => None,
        _ if cell.height() <= room => Some(Cut::Below),
        SetBody::Lines(lines) => line_cut(lines, room - 2.0 * cell.pad).map(Cut::Line),
        SetBody::Rows(rows) => row_cut(rows, room),
    };
    let cuts = row.cells.iter().map(cut_of).collect::<Option<Vec<Cut>>>()?;
    cuts.iter().any(|cut| !matches!(cut, Cut::Below)).then_some(cuts)
}

/// Between rows; in the one that does not fit when it is the first, or high.
fn row_cut(rows: &[SetRow], room: Pt) -> Option<Cut> {
    let mut left = room;
    let fits = |row: &&SetRow| {
        let fits = row.height <= left;
        left -= if fits { row.height } else { 0.0 };
        fits
    };
    let at = rows.iter().take_while(fits).count();
    let row = rows.get(at)?;
    let inside = if at == 0 || row.height > HIGH { cuts(row, left) } else { None };
    match inside {
        Some(cuts) => Some(Cut::InRow(at, cuts)),
        None => (at > 0).then_some(Cut::Row(at)),
    }
}

/// Cuts `row` at `cuts`. What lies below is moved and not copied: a row of thousands is cut on every page.
fn cut(row: SetRow, cuts: Vec<Cut>, ids: &mut u64) -> (SetRow, SetRow) {
    let mut above = Vec::with_capacity(row.cells.len());
    let mut below = Vec::with_capacity(row.cells.len());
    for (cell, cut) in row.cells.into_iter().zip(cuts) {
        let (width, fill, pad, repeats) = (cell.width, cell.fill, cell.pad, cell.repeats);
        let (first, rest) = cut_body(cell.body, cut, repeats, ids);
        let id = named(cell.id, ids);
        let part = |body, role| SetCell { width, fill, body, role, id, repeats, pad };
        below.push(part(rest, if repeats { Role::Decoration } else { cell.role.clone() }));
        above.push(part(first, cell.role));
    }
    let id = named(row.id, ids);
    let part = |cells: Vec<SetCell>, clings| {
        let height = cells.iter().map(SetCell::height).fold(0.0, Pt::max);
        SetRow { cells, height, clings, ruled: row.ruled, id }
    };
    (part(above, row.clings), part(below, false))
}

fn cut_body(body: SetBody, at: Cut, repeats: bool, ids: &mut u64) -> (SetBody, SetBody) {
    match (body, at) {
        (SetBody::Lines(mut lines), Cut::Line(at)) => {
            let mut rest = lines.split_off(at);
            if let Some(first) = rest.first_mut() {
                first.gap = 0.0;
            }
            (SetBody::Lines(lines), SetBody::Lines(rest))
        }
        (SetBody::Rows(mut rows), Cut::Row(at)) => {
            let rest = rows.split_off(at);
            (SetBody::Rows(rows), SetBody::Rows(rest))
        }
        (SetBody::Rows(mut rows), Cut::InRow(at, cuts)) => {
            let mut rest = rows.split_off(at + 1);
            let (first, second) = rows.pop().map(|row| cut(row, cuts, ids)).unzip();
            rows.extend(first);
            rest.splice(0..0, second);
            (SetBody::Rows(rows), SetBody::Rows(rest))
        }
        (SetBody::Lines(lines), _) => {
            let again = if repeats { lines.clone() } else { Vec::new() };
            (SetBody::Lines(lines), SetBody::Lines(again))
        }
        (SetBody::Rows(rows), _) => (SetBody::Rows(rows), SetBody::Rows(Vec::new())),
        // What holds one is never cut.
        (figure @ SetBody::Figure(_), _) => (figure, SetBody::Lines(Vec::new())),
    }
}

/// The name that a row or cell has, or a new one.
fn named(id: u64, ids: &mut u64) -> u64 {
    if id == 0 {
        *ids += 1;
        return *ids;
    }
    id
}

/// The number of lines that stay above a cut at `room`, two at least on each side: between paragraphs, or inside one with
/// two of its own on each side.
fn line_cut(lines: &[SetLine], room: Pt) -> Option<usize> {
    let mut used = 0.0;
    let fits = |line: &&SetLine| {
        used += line.gap + line.height;
        used <= room
    };
    let fitting = lines.iter().take_while(fits).count().min(lines.len().saturating_sub(1));
    (1..=fitting).rev().find(|&at| is_good(lines, at))
}

/// The height of the fewest lines that stand above a cut.
fn least_lines(lines: &[SetLine]) -> Pt {
    let at = (1..lines.len()).find(|&at| is_good(lines, at)).unwrap_or(lines.len());
    text_height(&lines[..at])
}

/// Tells whether `lines` may be cut in front of line `at`.
fn is_good(lines: &[SetLine], at: usize) -> bool {
    let para = |index: usize| lines.get(index).map(|line| line.para);
    let inside = para(at - 1) == para(at);
    let few = at < 2 || lines.len() - at < 2;
    !few && (!inside || (para(at - 2) == para(at) && para(at + 1) == para(at)))
}
