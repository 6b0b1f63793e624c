//! Rows far outside the view keep their place and are not drawn, so that a long list costs what its visible part costs.
//!
//! A row near the view is always drawn: the keyboard goes from row to row, and a screen reader reads on.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Rect, Ui, vec2};

/// How far from the view a row must lie.
const FAR: f32 = 600.0;

/// How many heights are remembered before all are forgotten.
const MOST: usize = 4096;

/// How high a row of a text is at a width.
#[derive(Default)]
pub(super) struct Heights {
    known: HashMap<u64, f32>,
}

/// What the height of a row depends on.
pub(super) fn key(text: &str, width: f32, findings: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (text, width.to_bits(), findings).hash(&mut hasher);
    hasher.finish()
}

impl Heights {
    /// Keeps the place of the row with `key`, when it is known to lie far outside the view.
    pub(super) fn skip_ui(&self, ui: &mut Ui, key: u64) -> Option<Rect> {
        let height = *self.known.get(&key)?;
        let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        let near = ui.clip_rect().expand2(vec2(0.0, FAR)).y_range();
        if rect.bottom() >= near.min && rect.top() <= near.max {
            return None;
        }
        ui.advance_cursor_after_rect(rect);
        Some(rect)
    }

    /// Notes how high the row with `key` is.
    pub(super) fn learn(&mut self, key: u64, height: f32) {
        if self.known.len() >= MOST {
            self.known.clear();
        }
        self.known.insert(key, height);
    }
}
