//! Moving duties and tasks by their handle: which of them may land where, and what moves then.

use egui::{Align2, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::Form;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::paint_icon;

/// What can be dragged, and where it can land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// The duty, or the gap above it.
    Duty(usize),
    /// The task of a duty, or the gap above it.
    Task(usize, usize),
}

/// The handle by which `spot` is dragged.
pub(super) fn handle_ui(ui: &mut Ui, form: &mut Form<'_>, spot: Spot, name: &str, size: egui::Vec2) -> Response {
    form.state.drag.handle_ui(ui, spot, name, size)
}

/// A number in front of a row.
pub(super) fn number_ui(ui: &mut Ui, text: &str, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, theme::ROW), Sense::hover());
    let ink = tokens(ui).text3;
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, text, theme::regular(theme::FIELD), ink);
}

/// A number that is a handle too: it turns into one under the pointer.
pub(super) fn number_handle_ui(ui: &mut Ui, form: &mut Form<'_>, spot: Spot, text: &str, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(36.0, theme::ROW), Sense::DRAG | Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let ink = tokens(ui).text3;
    if response.hovered() || response.dragged() {
        paint_icon(ui, rect.center(), icon::DRAG, theme::ICON, tokens(ui).text);
    } else {
        let at = Pos2::new(rect.right() - 4.0, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, text, theme::regular(theme::FIELD), ink);
    }
    form.state.drag.take(response, spot)
}

/// Notes that what is held may land at the top or the bottom of `rect`, when it is of the kind that does.
pub(super) fn may_land(form: &mut Form<'_>, rect: Rect, top: bool, spot: Spot) {
    let held = form.state.drag.held();
    if matches!((held, spot), (Some(Spot::Duty(_)), Spot::Duty(_)) | (Some(Spot::Task(..)), Spot::Task(..))) {
        form.state.drag.may_land(rect, top, spot);
    }
}

/// Draws where the dragged thing will land, and moves it there when it is let go.
pub(super) fn finish_ui(ui: &Ui, form: &mut Form<'_>) {
    if let Some((held, spot)) = form.state.drag.finish_ui(ui) {
        land(form, held, spot);
    }
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
            super::duties::move_task(form, (duty, from), (other, to));
        }
        _ => {}
    }
}
