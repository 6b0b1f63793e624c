//! The card that holds a part of the form.

use egui::{Frame, Margin, Response, RichText, Stroke, Ui};

use crate::app::theme::{self, tokens};

/// Shows a card as wide as the form.
pub(in crate::app) fn card_ui<R>(ui: &mut Ui, lit: bool, add: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    let tokens = tokens(ui);
    let line = if lit { tokens.accent } else { tokens.line };
    let shown = Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(theme::CARD_CORNER)
        .inner_margin(Margin::symmetric(12, 9))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        });
    ui.add_space(3.0);
    shown
}

/// The bold head of a card.
pub(in crate::app) fn head_ui(ui: &mut Ui, text: &str) {
    let ink = tokens(ui).text;
    ui.label(RichText::new(text).font(theme::bold(theme::FIELD)).color(ink));
}

/// The name above a field.
pub(in crate::app) fn label_ui(ui: &mut Ui, text: &str, required: bool) -> Response {
    let tokens = tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let label = ui.label(RichText::new(text).size(theme::CAPTION).color(tokens.text2));
        if required {
            ui.label(RichText::new("*").size(theme::CAPTION).color(tokens.error.text));
        }
        label
    })
    .inner
}

/// One grey line of guidance.
pub(in crate::app) fn help_ui(ui: &mut Ui, text: &str) {
    if !text.is_empty() {
        let ink = tokens(ui).text3;
        ui.add(egui::Label::new(RichText::new(text).size(theme::CAPTION).color(ink)).truncate());
    }
}
