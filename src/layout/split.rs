//! Set rows cut in two where a page ends.

use super::set::{SetBody, SetCell, SetLine, SetRow};
use crate::page::{Pt, Role};

/// Cuts `row` so that the first part is `room` high at most, between lines, two at least on each side.
///
/// Gives nothing when the row cannot be cut there. `ids` counts what was cut.
#[must_use]
pub fn split(row: &SetRow, room: Pt, ids: &mut u64) -> Option<(SetRow, SetRow)> {
    let mut above = Vec::new();
    let mut below = Vec::new();
    let mut cut = false;
    for cell in &row.cells {
        let (first, rest) = match &cell.body {
            SetBody::Lines(lines) if cell.height() <= room => {
                let again = if cell.repeats { lines.clone() } else { Vec::new() };
                (SetBody::Lines(lines.clone()), SetBody::Lines(again))
            }
            SetBody::Lines(lines) => {
                let at = line_cut(lines, room - 2.0 * cell.pad)?;
                cut = true;
                let mut rest = lines[at..].to_vec();
                rest[0].gap = 0.0;
                (SetBody::Lines(lines[..at].to_vec()), SetBody::Lines(rest))
            }
            SetBody::Rows(rows) if cell.height() <= room => (SetBody::Rows(rows.clone()), SetBody::Rows(Vec::new())),
            SetBody::Rows(rows) => {
                let (first, rest) = split_rows(rows, room, ids)?;
                cut = true;
                (SetBody::Rows(first), SetBody::Rows(rest))
            }
            SetBody::Figure(_) => return None,
        };
        let id = named(cell.id, ids);
        let (width, fill, pad, repeats) = (cell.width, cell.fill, cell.pad, cell.repeats);
        let part = |body, role| SetCell { width, fill, body, role, id, repeats, pad };
        above.push(part(first, cell.role.clone()));
        below.push(part(rest, if repeats { Role::Decoration } else { cell.role.clone() }));
    }
    let id = named(row.id, ids);
    let part = |cells: Vec<SetCell>, clings| {
        let height = cells.iter().map(SetCell::height).fold(0.0, Pt::max);
        SetRow { cells, height, clings, ruled: row.ruled, id }
    };
    cut.then(|| (part(above, row.clings), part(below, false)))
}

/// The name that a row or cell has, or a new one.
fn named(id: u64, ids: &mut u64) -> u64 {
    if id == 0 {
        *ids += 1;
        return *ids;
    }
    id
}

fn split_rows(rows: &[SetRow], room: Pt, ids: &mut u64) -> Option<(Vec<SetRow>, Vec<SetRow>)> {
    let mut used = 0.0;
    let fitting = rows.iter().take_while(|row| {
        used += row.height;
        used <= room
    });
    let at = fitting.count();
    if at > 0 {
        return Some((rows[..at].to_vec(), rows[at..].to_vec()));
    }
    let (first, rest) = split(&rows[0], room, ids)?;
    Some((vec![first], std::iter::once(rest).chain(rows[1..].iter().cloned()).collect()))
}

/// The number of lines that stay above a cut at `room`: between paragraphs, or inside one with two
/// of its lines at least on each side.
fn line_cut(lines: &[SetLine], room: Pt) -> Option<usize> {
    let mut used = 0.0;
    let fits = |line: &&SetLine| {
        used += line.gap + line.height;
        used <= room
    };
    let fitting = lines.iter().take_while(fits).count().min(lines.len() - 1);
    let para = |index: usize| lines.get(index).map(|line| line.para);
    let good = |at: usize| {
        let inside = para(at - 1) == para(at);
        !inside || (at >= 2 && para(at - 2) == para(at) && para(at + 1) == para(at))
    };
    (1..=fitting).rev().find(|&at| good(at))
}
