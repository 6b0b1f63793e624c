//! Moving duties and tasks by their handle: what is dragged, where it may land, and the line that shows it.

use egui::{Align2, CursorIcon, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::Form;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::paint_icon;
use crate::document::{Field, Place};

/// What can be dragged, and where it can land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// The duty, or the gap above it.
    Duty(usize),
    /// The task of a duty, or the gap above it.
    Task(usize, usize),
}

/// What the drag remembers.
#[derive(Default)]
pub(super) struct Drag {
    held: Option<Spot>,
    /// Where it could land in this frame: the height, and the left and right end of the line.
    landings: Vec<(f32, egui::Rangef, Spot)>,
}

/// The handle by which `spot` is dragged.
pub(super) fn handle_ui(ui: &mut Ui, form: &mut Form<'_>, spot: Spot, name: &str, size: egui::Vec2) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let lit = response.hovered() || response.dragged();
    let ink = if lit { tokens(ui).text } else { tokens(ui).text3 };
    paint_icon(ui, rect.center(), icon::DRAG, theme::ICON, ink);
    if response.drag_started() {
        form.state.drag.held = Some(spot);
    }
    response.on_hover_and_drag_cursor(CursorIcon::Grab);
}

/// A number in front of a row.
pub(super) fn number_ui(ui: &mut Ui, text: &str, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, theme::ROW), Sense::hover());
    let ink = tokens(ui).text3;
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, text, theme::regular(theme::FIELD), ink);
}

/// A number that is a handle too: it turns into one under the pointer.
pub(super) fn number_handle_ui(ui: &mut Ui, form: &mut Form<'_>, spot: Spot, text: &str, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(36.0, theme::ROW), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let ink = tokens(ui).text3;
    if response.hovered() || response.dragged() {
        paint_icon(ui, rect.center(), icon::DRAG, theme::ICON, tokens(ui).text);
    } else {
        let at = Pos2::new(rect.right() - 4.0, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, text, theme::regular(theme::FIELD), ink);
    }
    if response.drag_started() {
        form.state.drag.held = Some(spot);
    }
    response.on_hover_and_drag_cursor(CursorIcon::Grab);
}

impl Drag {
    pub(super) fn holds(&self, spot: Spot) -> bool {
        self.held == Some(spot)
    }

    /// Notes that what is dragged may land at the top or the bottom of `rect`.
    pub(super) fn may_land(&mut self, rect: Rect, top: bool, spot: Spot) {
        let fits =
            matches!((self.held, spot), (Some(Spot::Duty(_)), Spot::Duty(_)) | (Some(Spot::Task(..)), Spot::Task(..)));
        if fits {
            let y = if top { rect.top() - 2.0 } else { rect.bottom() + 2.0 };
            self.landings.push((y, rect.x_range(), spot));
        }
    }
}

/// Draws where the dragged thing will land, and moves it there when it is let go.
pub(super) fn finish_ui(ui: &Ui, form: &mut Form<'_>) {
    let landings = std::mem::take(&mut form.state.drag.landings);
    let Some(held) = form.state.drag.held else { return };
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let near = pointer.and_then(|at| landings.iter().min_by(|a, b| (a.0 - at.y).abs().total_cmp(&(b.0 - at.y).abs())));
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        form.state.drag.held = None;
        return;
    }
    if ui.input(|input| input.pointer.any_down()) {
        if let Some(&(y, span, _)) = near {
            let stroke = Stroke::new(2.0, tokens(ui).accent);
            ui.painter().hline(span, y, stroke);
            ui.painter().circle_filled(Pos2::new(span.min, y), 4.0, stroke.color);
        }
        scroll_at_edges(ui, pointer);
        return;
    }
    form.state.drag.held = None;
    if let Some(&(_, _, spot)) = near {
        land(form, held, spot);
    }
}

fn scroll_at_edges(ui: &Ui, pointer: Option<Pos2>) {
    let Some(pointer) = pointer else { return };
    let view = ui.clip_rect();
    let step = if pointer.y < view.top() + 32.0 {
        8.0
    } else if pointer.y > view.bottom() - 32.0 {
        -8.0
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, step));
    ui.ctx().request_repaint();
}

fn land(form: &mut Form<'_>, held: Spot, spot: Spot) {
    match (held, spot) {
        (Spot::Duty(from), Spot::Duty(gap)) => {
            let to = if gap > from { gap - 1 } else { gap };
            super::duties::shift(form, from, to);
        }
        (Spot::Task(duty, from), Spot::Task(other, gap)) => {
            let to = if duty == other && gap > from { gap - 1 } else { gap };
            if (duty, from) == (other, to) {
                return;
            }
            form.step(Place::inside(Field::DutyTask, other, to), |document| {
                let taken = document.duties.get_mut(duty).filter(|duty| from < duty.tasks.len());
                let Some(task) = taken.map(|duty| duty.tasks.remove(from)) else { return };
                if let Some(duty) = document.duties.get_mut(other) {
                    duty.tasks.insert(to.min(duty.tasks.len()), task);
                }
            });
            form.focus(Place::inside(Field::DutyTask, other, to));
        }
        _ => {}
    }
}
