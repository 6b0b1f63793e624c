//! A box in the middle of the window that wants an answer before anything else.

use egui::{Context, Frame, Id, Margin, Modal, ModalResponse, Ui};

use crate::app::theme;

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
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 8.0;
        add(ui)
    })
}
