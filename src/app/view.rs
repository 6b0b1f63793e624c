//! What the window looks like, from one time to the next: its size and place, the size of the interface, the widths.

use super::App;
use super::preview::Zoom;
use crate::storage::settings::{Settings, Window};

/// What a system puts around a window and at the edge of the screen: a title, a bar of its own.
const AROUND: egui::Vec2 = egui::vec2(8.0, 96.0);

impl App {
    /// Makes the interface as large as `choose` says of the sizes to choose from and the one in force.
    pub(super) fn scale(&mut self, ctx: &egui::Context, choose: impl FnOnce(&[u16], u16) -> Option<u16>) {
        if let Some(percent) = choose(&Settings::SCALES, self.settings.scale()) {
            self.settings.scale = Some(percent).filter(|&percent| percent != 100);
            apply_scale(ctx, &self.settings);
            self.keep_settings();
        }
    }

    /// Takes up the view as it was left.
    pub(super) fn restore_view(&mut self, ctx: &egui::Context) {
        // The keys for the size are commands like others, which remember it.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        apply_scale(ctx, &self.settings);
        self.preview.form = self.settings.form;
        if let Some(percent) = self.settings.zoom {
            self.preview.zoom = Zoom::Times(f32::from(percent.clamp(25, 300)) / 100.0);
        }
    }

    /// Notes the view as it is, to be kept with the next settings that are, at the end at the latest.
    pub(super) fn note_view(&mut self, ctx: &egui::Context) {
        self.settings.zoom = match self.preview.zoom {
            Zoom::Fit => None,
            Zoom::Times(times) => Some((times * 100.0).round() as u16),
        };
        let view = ctx.input(|input| input.viewport().clone());
        let Some(inner) = view.inner_rect.filter(|_| view.minimized != Some(true)) else { return };
        if self.settings.window.is_none() {
            fit_to_screen(ctx, inner.size(), view.monitor_size);
        }
        // In points of the system: another size of the interface leaves the window as it is.
        let scale = ctx.zoom_factor();
        let size = inner.size() * scale;
        let known = self.settings.window.unwrap_or_default();
        self.settings.window = Some(match view.maximized {
            Some(true) => Window { maximized: true, ..known },
            _ => Window {
                width: size.x.round() as u16,
                height: size.y.round() as u16,
                place: view.outer_rect.map(|outer| ((outer.left() * scale) as i16, (outer.top() * scale) as i16)),
                maximized: false,
            },
        });
    }
}

/// Makes a window that nobody has sized yet low enough for its screen: what the system puts around it, and beside it, has
/// to be seen, too.
fn fit_to_screen(ctx: &egui::Context, size: egui::Vec2, screen: Option<egui::Vec2>) {
    let Some(screen) = screen else { return };
    let fits = size.min(screen - AROUND);
    if fits != size {
        ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(fits));
    }
}

fn apply_scale(ctx: &egui::Context, settings: &Settings) {
    ctx.set_zoom_factor(f32::from(settings.scale()) / 100.0);
}
