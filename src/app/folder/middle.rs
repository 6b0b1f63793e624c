//! The middle of a folder: its head, the table, what the descriptions contradict one another in, an export at the foot.

use egui::{Frame, Margin, Rect, Ui, UiBuilder, vec2};

use super::{head, strip, table};
use crate::app::App;

/// The height of a window below which the head is one row.
const LOW: f32 = 480.0;

/// The space at either side: where there is little room, the columns need it.
pub(super) fn side(width: f32) -> i8 {
    match width {
        ..480.0 => 12,
        ..860.0 => 16,
        _ => 24,
    }
}

/// Tells whether the window is so low that the rows need the room of all that is not needed.
pub(super) fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// Shows all of it.
pub(in crate::app) fn middle_ui(app: &mut App, ui: &mut Ui) {
    let today = app.clock.now().date();
    head::head_ui(app, ui);
    strip::export_ui(app, ui);
    let side = side(ui.available_width());
    let above = if is_low(ui) { 6 } else { 12 };
    Frame::new().inner_margin(Margin { left: side, right: side, top: above, bottom: above }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        strip::chosen_ui(app, ui);
        // The table is as high as its rows, so that what is said about them stands right below; it leaves room for that.
        let room = ui.available_height() - strip::across_height(app, ui.ctx().content_rect().height());
        let height = table::height(app).map_or(room, |height| height.min(room)).max(0.0);
        let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| table::table_ui(app, ui, today));
        ui.advance_cursor_after_rect(rect);
        strip::across_ui(app, ui);
    });
}
