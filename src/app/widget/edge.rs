//! The edge between two regions of the window, by which one is made wider.

use egui::{CursorIcon, Id, Key, Modifiers, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::app::theme::tokens;

/// How far an arrow moves it.
const STEP: f32 = 16.0;

/// An edge at `x`.
pub(in crate::app) struct Edge<'a> {
    pub(in crate::app) name: &'a str,
    pub(in crate::app) x: f32,
    pub(in crate::app) height: Rangef,
    /// How wide the region is, and may be.
    pub(in crate::app) width: f32,
    pub(in crate::app) widths: Rangef,
    /// Whether the region lies at the right of it.
    pub(in crate::app) at_right: bool,
}

/// What was done to an edge.
pub(in crate::app) enum Moved {
    /// The region shall be as wide as this.
    To(u16),
    /// It shall be as wide as at first.
    Back,
}

impl Moved {
    /// The width to remember.
    pub(in crate::app) fn width(&self) -> Option<u16> {
        match self {
            Self::To(width) => Some(*width),
            Self::Back => None,
        }
    }
}

impl Edge<'_> {
    /// Shows it; tells where it was moved.
    pub(in crate::app) fn ui(&self, ui: &mut Ui) -> Option<Moved> {
        let rect = Rect::from_x_y_ranges(Rangef::new(self.x - 3.0, self.x + 3.0), self.height);
        let response = ui.interact(rect, Id::unique(self.name), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, ui.is_enabled(), self.name));
        if response.hovered() || response.dragged() || response.has_focus() {
            ui.painter().vline(self.x, self.height, Stroke::new(2.0, tokens(ui).accent));
        }
        let mut by = response.drag_delta().x;
        if response.has_focus() {
            let all = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, all));
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            by += f32::from(i8::from(pressed(Key::ArrowRight)) - i8::from(pressed(Key::ArrowLeft))) * STEP;
        }
        let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        if response.double_clicked() {
            return Some(Moved::Back);
        }
        let to = self.widths.clamp(self.width + if self.at_right { -by } else { by });
        (by != 0.0).then_some(Moved::To(to.round() as u16))
    }
}
