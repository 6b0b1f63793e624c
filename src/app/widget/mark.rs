//! Small marks: badges, chips, the ring of completeness.

use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, vec2};

use super::button::paint_icon;
use crate::app::icon;
use crate::app::theme::{self, Tokens, Tone, tokens};
use crate::check::Severity;
use crate::document::completeness::Completeness;

/// The colours of a severity.
pub(in crate::app) fn tone_of(tokens: &Tokens, severity: Severity) -> Tone {
    match severity {
        Severity::Error => tokens.error,
        Severity::Warning => tokens.warning,
        Severity::Hint => tokens.info,
    }
}

/// The symbol of a severity.
pub(in crate::app) fn icon_of(severity: Severity) -> char {
    match severity {
        Severity::Error => icon::ERROR,
        Severity::Warning => icon::WARNING,
        Severity::Hint => icon::INFO,
    }
}

/// Paints a round badge with a number, and returns its width.
pub(in crate::app) fn paint_badge(ui: &Ui, right_middle: Pos2, text: &str, tone: Tone) -> f32 {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::regular(theme::CAPTION), tone.text);
    let size = vec2((galley.size().x + 10.0).max(18.0), 18.0);
    let rect = Rect::from_min_size(Pos2::new(right_middle.x - size.x, right_middle.y - size.y / 2.0), size);
    ui.painter().rect_filled(rect, CornerRadius::same(9), tone.soft);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, tone.text);
    size.x
}

/// A chip of text on a soft ground.
pub(in crate::app) fn chip_ui(ui: &mut Ui, icon: Option<char>, text: &str, ink: Color32, ground: Color32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::regular(theme::CAPTION), ink);
    let icon_width = if icon.is_some() { 18.0 } else { 0.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x + icon_width + 12.0, 20.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(5), ground);
    if let Some(icon) = icon {
        paint_icon(ui, Pos2::new(rect.left() + 13.0, rect.center().y), icon, 14.0, ink);
    }
    let at = Pos2::new(rect.left() + 6.0 + icon_width, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// Paints how far something is written: an empty ring, a part, a full disc.
pub(in crate::app) fn paint_ring(ui: &Ui, middle: Pos2, completeness: Completeness) {
    const RADIUS: f32 = 6.0;
    let tokens = tokens(ui);
    let painter = ui.painter();
    match completeness {
        Completeness::Empty => {
            painter.circle_stroke(middle, RADIUS, Stroke::new(1.5, tokens.strong_line));
        }
        Completeness::Part(share) => {
            painter.circle_stroke(middle, RADIUS, Stroke::new(1.5, tokens.accent));
            // A thick arc half-way out fills the pie: a pie of over half a turn is not convex.
            let inner = RADIUS - 2.0;
            let share = share.clamp(0.08, 0.95);
            let arc = (0..=24).map(|step| {
                let angle = std::f32::consts::TAU * (share * step as f32 / 24.0 - 0.25);
                middle + vec2(angle.cos(), angle.sin()) * (inner / 2.0)
            });
            painter.line(arc.collect(), Stroke::new(inner, tokens.accent));
        }
        Completeness::Full => {
            painter.circle_filled(middle, RADIUS + 0.75, tokens.accent_fill);
            let tick = [vec2(-3.0, 0.0), vec2(-1.0, 2.2), vec2(3.2, -2.4)].map(|step| middle + step);
            painter.line(tick.to_vec(), Stroke::new(1.6, theme::ON_ACCENT));
        }
    }
}

/// A bar that fills from the left.
pub(in crate::app) fn bar_ui(ui: &mut Ui, share: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
    paint_bar(ui, rect, share);
}

/// Paints the bar into `rect`.
pub(in crate::app) fn paint_bar(ui: &Ui, rect: Rect, share: f32) {
    let tokens = tokens(ui);
    let corner = CornerRadius::same(3);
    ui.painter().rect_filled(rect, corner, tokens.softer);
    let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share.clamp(0.0, 1.0), rect.height()));
    if filled.width() >= 1.0 {
        ui.painter().rect_filled(filled, corner, tokens.accent_fill);
    }
}

/// Paints a dashed frame: something that is not there.
pub(in crate::app) fn paint_gap(ui: &Ui, rect: Rect, text: &str, tone: Tone) {
    ui.painter().rect_filled(rect, CornerRadius::same(2), tone.soft);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, tone.text), 3.0, 2.0));
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, theme::regular(theme::CAPTION), tone.text);
}

/// What a key does, and the key as it stands on a keyboard: from right to left.
pub(in crate::app) fn key_ui(ui: &mut Ui, key: &str, what: &str) {
    let tokens = tokens(ui);
    ui.label(egui::RichText::new(what).size(theme::CAPTION).color(tokens.text3));
    ui.add_space(-4.0);
    let galley = ui.painter().layout_no_wrap(key.to_owned(), theme::regular(11.0), tokens.text2);
    let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(8.0, 0.0), Sense::hover());
    let line = Stroke::new(1.0, tokens.strong_line);
    ui.painter().rect(rect, CornerRadius::same(4), tokens.card, line, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, tokens.text2);
}

/// Keys as a person reads them on the keyboard.
pub(in crate::app) fn said(ctx: &egui::Context, keys: egui::KeyboardShortcut) -> String {
    let said = ctx.format_shortcut(&keys);
    let marks = [(egui::Key::Comma, ","), (egui::Key::Equals, "="), (egui::Key::Plus, "+"), (egui::Key::Minus, "-")];
    match marks.iter().find(|(key, _)| *key == keys.logical_key) {
        Some((key, mark)) => said.replace(key.name(), mark),
        None => said,
    }
}
