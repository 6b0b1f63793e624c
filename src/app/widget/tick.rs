//! Boxes to tick.

use egui::{CornerRadius, Pos2, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::{keep_in_view, paint_focus, paint_icon};
use crate::app::icon;
use crate::app::theme::{self, tokens};

/// A box to tick, with its text.
pub(in crate::app) fn check_ui(ui: &mut Ui, text: &str, ticked: bool) -> Response {
    let tokens = tokens(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::regular(theme::BODY), tokens.text);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 30.0, theme::SMALL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), ticked, text));
    keep_in_view(&response);
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(5), tokens.soft);
    }
    paint_focus(ui, rect, response.has_focus());
    paint_box(ui, pos2(rect.left() + 13.0, rect.center().y), ticked);
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0), galley, tokens.text);
    response
}

/// Paints a box, ticked or empty.
pub(in crate::app) fn paint_box(ui: &Ui, middle: Pos2, ticked: bool) {
    let tokens = tokens(ui);
    let (icon, ink) = if ticked { (icon::BOX_CHECKED, tokens.text2) } else { (icon::BOX, tokens.text3) };
    paint_icon(ui, middle, icon, theme::ICON, ink);
}
