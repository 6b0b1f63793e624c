//! A drawing in a cell: the cross diagram, the chart.

use crate::page::{Color, Item, Pt, Rect, Zone};

/// A drawing of a fixed height; its items are placed from its top left corner.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// What it shows, in words.
    pub alt: String,
    /// How high it is.
    pub height: Pt,
    /// What is drawn.
    pub items: Vec<Item>,
    /// Which value lies where.
    pub zones: Vec<Zone>,
}

impl Figure {
    /// Draws the outline of a rectangle.
    pub fn frame(&mut self, rect: Rect, color: Color) {
        let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        self.line((left, top), (right, top), color);
        self.line((left, bottom), (right, bottom), color);
        self.line((left, top), (left, bottom), color);
        self.line((right, top), (right, bottom), color);
    }

    /// Draws the outline of a rectangle in dashes.
    pub fn dashed_frame(&mut self, rect: Rect, color: Color) {
        const DASH: (Pt, Pt) = (3.0, 2.0);
        let mut side = |length: Pt, at: &dyn Fn(Pt) -> (Pt, Pt)| {
            let mut from = 0.0;
            while from < length {
                self.line(at(from), at((from + DASH.0).min(length)), color);
                from += DASH.0 + DASH.1;
            }
        };
        for y in [rect.y, rect.bottom()] {
            side(rect.w, &|along| (rect.x + along, y));
        }
        for x in [rect.x, rect.right()] {
            side(rect.h, &|along| (x, rect.y + along));
        }
    }

    /// Draws a line half a point wide.
    pub fn line(&mut self, from: (Pt, Pt), to: (Pt, Pt), color: Color) {
        self.items.push(Item::Line { from, to, width: 0.5, color });
    }
}
