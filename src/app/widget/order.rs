//! What keeps Tab in reading order: it goes in the order in which things are shown.

use egui::{Align, Id, Layout, Panel, Rect, Sense, Ui, UiBuilder, pos2};

/// Shows things from the left to the right at the right end of a row, as wide as they were in the last frame; `name` tells
/// them from others of the same row.
pub(in crate::app) fn right_ui<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = id_of(ui, name);
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
    let room = ui.available_rect_before_wrap();
    let place = Rect::from_min_max(pos2((room.right() - width).max(room.left()), room.top()), room.max);
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(place).layout(layout));
    let result = add(&mut child);
    let used = child.min_rect().width();
    if (used - width).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, used));
        ui.ctx().request_discard("the things at the right have another width");
    }
    ui.allocate_rect(child.min_rect(), Sense::hover());
    result
}

/// Shows things from the left on, and others at the right end of the row, as in [`right_ui`]; the first get the room that
/// the others leave.
pub(in crate::app) fn ends_ui<R>(
    ui: &mut Ui,
    name: &str,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui) -> R,
) -> R {
    let room = ui.available_rect_before_wrap();
    let room = room.with_max_x(room.left() + room_beside(ui, name));
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().id_salt((name, "left")).max_rect(room).layout(layout));
    left(&mut child);
    ui.allocate_rect(child.min_rect(), Sense::hover());
    right_ui(ui, name, right)
}

/// How much room what stands at the right end of the row leaves.
pub(in crate::app) fn room_beside(ui: &Ui, name: &str) -> f32 {
    let width = ui.data(|data| data.get_temp::<f32>(id_of(ui, name))).unwrap_or(0.0);
    (ui.available_width() - width - ui.spacing().item_spacing.x).max(0.0)
}

/// Under this the width of what stands at the right is remembered.
fn id_of(ui: &Ui, name: &str) -> Id {
    ui.scope_id().with(("at the right", name))
}

/// Keeps the place of a panel that is shown later.
pub(in crate::app) fn keep(ui: &mut Ui, panel: Panel) -> Rect {
    panel.show(ui, |ui| ui.max_rect()).inner
}

/// Shows what belongs to the place that was kept.
pub(in crate::app) fn kept_ui<R>(ui: &mut Ui, place: Rect, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(place).layout(layout));
    child.shrink_clip_rect(place);
    add(&mut child)
}
