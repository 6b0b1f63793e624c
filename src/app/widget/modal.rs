//! A box in the middle of the window that wants an answer before anything else.

use egui::{Context, Frame, Id, Margin, Modal, ModalResponse, ScrollArea, Ui};

use crate::app::theme;

/// The room of the bar that scrolls a box.
const BAR: f32 = 10.0;

/// The height of a list in a box, beside what else takes `besides`: `wanted` where there is so much room, so that the box
/// is not scrolled as a whole as well.
pub(in crate::app) fn list_height(ctx: &Context, besides: f32, wanted: f32) -> f32 {
    const LEAST: f32 = 84.0;
    wanted.min((room_of(ctx).y - besides).max(LEAST))
}

fn room_of(ctx: &Context) -> egui::Vec2 {
    ctx.content_rect().size() - egui::vec2(56.0, 64.0)
}

/// Shows a box of `width`.
pub(in crate::app) fn modal_ui<R>(
    ctx: &Context,
    id: &'static str,
    width: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> ModalResponse<R> {
    let frame =
        Frame::popup(&ctx.style_of(ctx.theme())).inner_margin(Margin::same(20)).corner_radius(theme::CARD_CORNER);
    Modal::new(Id::unique(id)).frame(frame).show(ctx, |ui| {
        let room = room_of(ctx);
        ui.set_width(width.min(room.x));
        ui.spacing_mut().item_spacing.y = 8.0;
        // A box that is higher than the window is scrolled, by a bar beside what it holds.
        ui.spacing_mut().scroll.floating_allocated_width = BAR;
        let area = ScrollArea::vertical().max_height(room.y).min_scrolled_height(room.y).id_salt(id);
        let around = ui.clip_rect();
        area.show(ui, |ui| {
            // The ring around what has the focus lies outside of it.
            let inner = ui.clip_rect().y_range();
            ui.set_clip_rect(egui::Rect::from_x_y_ranges(around.x_range(), inner.expand(4.0)));
            add(ui)
        })
        .inner
    })
}
