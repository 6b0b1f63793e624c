//! Moving rows by a handle: what is held, where it may land, and the line that shows it.

use egui::{CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::button::paint_icon;
use crate::app::icon;
use crate::app::theme::{self, tokens};

/// What a drag remembers. `S` names what can be dragged, and the gaps in which it can land.
pub(in crate::app) struct Drag<S> {
    held: Option<S>,
    /// Where it could land in this frame: the height, and the left and right end of the line.
    landings: Vec<(f32, egui::Rangef, S)>,
}

impl<S> Default for Drag<S> {
    fn default() -> Self {
        Self { held: None, landings: Vec::new() }
    }
}

impl<S: Copy + PartialEq> Drag<S> {
    /// The handle by which `spot` is dragged.
    pub(in crate::app) fn handle_ui(&mut self, ui: &mut Ui, spot: S, name: &str, size: egui::Vec2) -> Response {
        let (rect, response) = ui.allocate_exact_size(size, Sense::DRAG | Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        let lit = response.hovered() || response.dragged();
        let ink = if lit { tokens(ui).text } else { tokens(ui).text3 };
        paint_icon(ui, rect.center(), icon::DRAG, theme::ICON, ink);
        self.take(response, spot)
    }

    /// Holds `spot`.
    pub(in crate::app) fn hold(&mut self, spot: S) {
        self.held = Some(spot);
    }

    /// Holds `spot` from the moment on at which its handle is dragged.
    pub(in crate::app) fn take(&mut self, handle: Response, spot: S) -> Response {
        if handle.drag_started() {
            self.held = Some(spot);
        }
        handle.on_hover_and_drag_cursor(CursorIcon::Grab)
    }

    /// What is held.
    pub(in crate::app) fn held(&self) -> Option<S> {
        self.held
    }

    /// Notes that what is held may land at the top or the bottom of `rect`.
    pub(in crate::app) fn may_land(&mut self, rect: Rect, top: bool, spot: S) {
        let y = if top { rect.top() - 2.0 } else { rect.bottom() + 2.0 };
        self.landings.push((y, rect.x_range(), spot));
    }

    /// Draws where what is held will land, and tells what was let go where.
    pub(in crate::app) fn finish_ui(&mut self, ui: &Ui) -> Option<(S, S)> {
        let landings = std::mem::take(&mut self.landings);
        let held = self.held?;
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let far = |landing: &(f32, egui::Rangef, S), at: Pos2| (landing.0 - at.y).abs();
        let near = pointer.and_then(|at| landings.iter().min_by(|a, b| far(a, at).total_cmp(&far(b, at))));
        if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            self.held = None;
            return None;
        }
        if ui.input(|input| input.pointer.any_down()) {
            if let Some(&(y, span, _)) = near {
                let stroke = Stroke::new(2.0, tokens(ui).accent);
                ui.painter().hline(span, y, stroke);
                ui.painter().circle_filled(Pos2::new(span.min, y), 4.0, stroke.color);
            }
            scroll_at_edges(ui, pointer);
            return None;
        }
        self.held = None;
        near.map(|&(_, _, spot)| (held, spot))
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
