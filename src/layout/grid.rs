//! The rules and shades of a table: what neighbouring cells have in common is drawn as one.

use crate::page::{Color, Item, Pt, Rect};

/// The grey of the rules inside a table.
const RULE: Color = Color::grey(70);
/// How thick the rules inside a table are.
const RULE_WIDTH: Pt = 0.5;
/// How thick the frame around a table is.
const FRAME_WIDTH: Pt = 1.0;
/// A row has rarely more cells.
const MANY_CELLS: usize = 12;

fn rule(from: (Pt, Pt), to: (Pt, Pt)) -> Item {
    Item::Line { from, to, width: RULE_WIDTH, color: RULE }
}

/// The rule between two rows.
pub fn level(x: Pt, y: Pt, width: Pt) -> Item {
    rule((x, y), (x + width, y))
}

/// Adds the rule between two cells, as one with that of the row above: rows have theirs mostly at the same places.
pub fn upright(rules: &mut Vec<Item>, x: Pt, top: Pt, bottom: Pt) {
    let goes_on = |item: &&mut Item| matches!(item, Item::Line { from, to, .. } if (from.0, *to) == (x, (x, top)));
    match rules.iter_mut().rev().take(2 * MANY_CELLS).find(goes_on) {
        Some(Item::Line { to, .. }) => *to = (x, bottom),
        _ => rules.push(rule((x, top), (x, bottom))),
    }
}

/// Adds the shade of a cell, as one with that of the cell at its left or above it.
pub fn shade(fills: &mut Vec<Item>, rect: Rect, color: Color) {
    for item in fills.iter_mut().rev().take(MANY_CELLS) {
        match item {
            Item::Fill { rect: other, color: same } if *same == color => {
                if (other.y, other.h, other.right()) == (rect.y, rect.h, rect.x) {
                    return other.w = rect.right() - other.x;
                }
                if (other.x, other.w, other.bottom()) == (rect.x, rect.w, rect.y) {
                    return other.h = rect.bottom() - other.y;
                }
            }
            _ => {}
        }
    }
    fills.push(Item::Fill { rect, color });
}

/// The frame of a table.
pub fn frame(rect: Rect) -> [Item; 4] {
    let half = FRAME_WIDTH / 2.0;
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let line = |from, to| Item::Line { from, to, width: FRAME_WIDTH, color: Color::BLACK };
    [
        line((left - half, top), (right + half, top)),
        line((left - half, bottom), (right + half, bottom)),
        line((left, top - half), (left, bottom + half)),
        line((right, top - half), (right, bottom + half)),
    ]
}
