//! Buttons: filled, outlined, quiet, and of an icon alone.

use egui::{Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::icon;
use crate::app::theme::{self, Tokens, tokens};

/// How much a button wants to be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Look {
    /// The one thing to do.
    Filled,
    /// Something to do.
    Outlined,
    /// Something to do, in the accent colour.
    Accented,
    /// Part of a row.
    Quiet,
    /// Part of a row, in the accent colour.
    QuietAccent,
}

/// A button to be shown with [`Button::ui`].
pub(in crate::app) struct Button<'a> {
    icon: Option<char>,
    text: &'a str,
    look: Look,
    height: f32,
}

impl<'a> Button<'a> {
    pub(in crate::app) fn new(text: &'a str, look: Look) -> Self {
        Self { icon: None, text, look, height: theme::BUTTON }
    }

    pub(in crate::app) fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    pub(in crate::app) fn small(self) -> Self {
        Self { height: theme::SMALL, ..self }
    }

    pub(in crate::app) fn ui(self, ui: &mut Ui) -> Response {
        let size = if self.height < theme::BUTTON { theme::CAPTION } else { theme::BODY };
        let tokens = tokens(ui);
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), theme::regular(size), Color32::PLACEHOLDER);
        let gap = if self.text.is_empty() { 0.0 } else { 6.0 };
        let icon_width = if self.icon.is_some() { theme::SMALL_ICON + gap } else { 0.0 };
        let padding = if self.height < theme::BUTTON || gap == 0.0 { 8.0 } else { 10.0 };
        let width = padding * 2.0 + icon_width + galley.size().x;
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.height), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.text));
        keep_in_view(&response);
        if ui.is_rect_visible(rect) {
            let ink = self.paint_ground(ui, rect, &response, tokens);
            let mut x = rect.left() + padding;
            if let Some(icon) = self.icon {
                let middle = egui::pos2(x + theme::SMALL_ICON / 2.0, rect.center().y);
                paint_icon(ui, middle, icon, theme::SMALL_ICON, ink);
                x += icon_width;
            }
            let top = rect.center().y - galley.size().y / 2.0;
            ui.painter().galley(egui::pos2(x, top), galley, ink);
        }
        response
    }

    /// Paints what lies under the text and tells the colour of the text.
    fn paint_ground(&self, ui: &Ui, rect: egui::Rect, response: &Response, tokens: &Tokens) -> Color32 {
        let hovered = response.hovered() && ui.is_enabled();
        let (fill, line, ink) = match self.look {
            Look::Filled => {
                (if hovered { tokens.accent_hover } else { tokens.accent_fill }, Stroke::NONE, theme::ON_ACCENT)
            }
            Look::Outlined => {
                let fill = if hovered { tokens.soft } else { tokens.card };
                (fill, Stroke::new(1.0, tokens.strong_line), tokens.text)
            }
            Look::Accented => {
                let fill = if hovered { tokens.accent_soft } else { tokens.card };
                (fill, Stroke::new(1.0, tokens.accent_line), tokens.accent)
            }
            Look::Quiet => (if hovered { tokens.softer } else { Color32::TRANSPARENT }, Stroke::NONE, tokens.text2),
            Look::QuietAccent => {
                (if hovered { tokens.accent_soft } else { Color32::TRANSPARENT }, Stroke::NONE, tokens.accent)
            }
        };
        // In what is read only fields stay as they are, and what can be done in them does not.
        let still = !ui.is_enabled() && ui.visuals().disabled_alpha > STILL;
        let shown = |color: Color32| if still { color.gamma_multiply(0.45) } else { color };
        let line = Stroke { color: shown(line.color), ..line };
        ui.painter().rect(rect, theme::CORNER, shown(fill), line, StrokeKind::Inside);
        paint_focus(ui, rect, response.has_focus());
        shown(ink)
    }
}

/// What is disabled as a whole is fainter by less than this, for it shall be read.
const STILL: f32 = 0.8;

/// A button of an icon alone. `name` is its tooltip and its accessible name.
pub(in crate::app) fn icon_button_ui(ui: &mut Ui, icon: char, name: &str) -> Response {
    icon_button_of_ui(ui, icon, name, vec2(theme::BUTTON, theme::BUTTON), false)
}

/// A button of an icon alone in a row of fields, as tall as they are.
///
/// It takes things away, so Tab passes it over: who types on would delete a row. Backspace in an empty row does its work.
pub(in crate::app) fn row_button_ui(ui: &mut Ui, icon: char, name: &str) -> Response {
    passed_button_ui(ui, icon, name, vec2(theme::BUTTON, theme::ROW))
}

/// A button of an icon alone that Tab passes over, because a key in the field beside it does the same.
pub(in crate::app) fn passed_button_ui(ui: &mut Ui, icon: char, name: &str, size: egui::Vec2) -> Response {
    icon_button_with_ui(ui, (icon, name), size, false, Sense::CLICK)
}

/// A button of an icon alone that may be pressed down.
pub(in crate::app) fn icon_button_of_ui(ui: &mut Ui, icon: char, name: &str, size: egui::Vec2, down: bool) -> Response {
    icon_button_with_ui(ui, (icon, name), size, down, Sense::click())
}

fn icon_button_with_ui(
    ui: &mut Ui,
    (icon, name): (char, &str),
    size: egui::Vec2,
    down: bool,
    sense: Sense,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    keep_in_view(&response);
    if ui.is_rect_visible(rect) {
        let tokens = tokens(ui);
        let hovered = response.hovered() && ui.is_enabled();
        if hovered || down {
            ui.painter().rect_filled(rect, theme::CORNER, if hovered { tokens.softer } else { tokens.soft });
        }
        paint_focus(ui, rect, response.has_focus());
        let ink = if down { tokens.accent } else { tokens.text2 };
        let ink = if ui.is_enabled() { ink } else { ink.gamma_multiply(0.45) };
        paint_icon(ui, rect.center(), icon, theme::ICON, ink);
    }
    if sense.is_focusable() {
        return response.on_hover_text(name);
    }
    // In a row the tooltip stands beside its button: below it would cover the next row's.
    let mut tooltip = egui::Tooltip::for_enabled(&response);
    tooltip.popup = tooltip.popup.align(egui::RectAlign::LEFT);
    tooltip.show(|ui| ui.label(name));
    response
}

/// Paints `icon` around `middle`.
pub(in crate::app) fn paint_icon(ui: &Ui, middle: egui::Pos2, icon: char, size: f32, ink: Color32) {
    let galley = ui.painter().layout_no_wrap(icon.to_string(), theme::icons(size), ink);
    ui.painter().galley(middle - galley.rect.center().to_vec2(), galley, ink);
}

/// An icon in a line of text.
pub(in crate::app) fn icon_ui(ui: &mut Ui, icon: char, size: f32, ink: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    paint_icon(ui, rect.center(), icon, size, ink);
    response
}

/// Scrolls to what a key gave the focus.
pub(in crate::app) fn keep_in_view(response: &Response) {
    if response.gained_focus() && !response.ctx.input(|input| input.pointer.any_click()) {
        response.scroll_to_me(None);
    }
}

/// Paints the ring around what has the focus.
pub(in crate::app) fn paint_focus(ui: &Ui, rect: egui::Rect, focused: bool) {
    if focused {
        let accent = tokens(ui).accent;
        let ring = Stroke::new(2.0, accent.gamma_multiply(0.25));
        ui.painter().rect_stroke(rect, theme::CORNER, Stroke::new(1.0, accent), StrokeKind::Inside);
        ui.painter().rect_stroke(rect, theme::CORNER, ring, StrokeKind::Outside);
    }
}

/// The button that opens a menu of a row.
pub(in crate::app) fn more_button_ui(ui: &mut Ui, name: &str) -> Response {
    row_button_ui(ui, icon::MORE, name)
}

/// The ground of an entry of the left column, and what is done to it.
pub(in crate::app) fn entry_ui(ui: &mut Ui, name: &str, chosen: bool) -> (Rect, Response) {
    let (outer, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen, name));
    let rect = outer.shrink2(vec2(8.0, 0.0));
    if chosen {
        ui.painter().rect_filled(rect, theme::CORNER, tokens(ui).accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens(ui).soft);
    }
    paint_focus(ui, rect, response.has_focus());
    (rect, response)
}
