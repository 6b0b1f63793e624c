//! What is wrong with a row of the pack, in a word.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Pos2, Role, Sense, Ui, WidgetInfo, vec2};

use super::View;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::paint_icon;
use crate::app::widget::mark::{icon_of, tone_of};
use crate::app::widget::menu::one_line;
use crate::check::Severity;
use crate::document::PackPlace;

/// A badge is no wider: it says how many problems there are rather than the gravest in half a word.
const WIDEST: f32 = 240.0;
/// What stands beside the text of a badge.
const BESIDE: f32 = 28.0;

/// The gravest problem of a row in a word, and what all of them say.
pub(super) struct Badge {
    text: String,
    galley: Arc<Galley>,
    severity: Severity,
    count: usize,
    tooltip: String,
}

impl Badge {
    /// The badge of the row at `place`; nothing when nothing is wrong with it.
    pub(super) fn of(ui: &Ui, view: &View<'_>, place: PackPlace) -> Option<Self> {
        let problems: Vec<_> = view.problems_at(place).collect();
        let gravest = problems.iter().min_by_key(|problem| problem.severity)?;
        let count = problems.len();
        let more = if count > 1 { format!(" +{}", count - 1) } else { String::new() };
        let text = format!("{}{more}", gravest.name.get(view.lang));
        let galley = one_line(ui, &text, theme::CAPTION, ink(ui, gravest.severity), f32::INFINITY);
        let messages: Vec<_> = problems.iter().map(|problem| problem.line(view.lang)).collect();
        Some(Self { text, galley, severity: gravest.severity, count, tooltip: messages.join("\n") })
    }

    /// Shows it, with all problems in its tooltip.
    pub(super) fn ui(self, ui: &mut Ui) {
        let ink = ink(ui, self.severity);
        let fits = self.galley.size().x + BESIDE <= ui.available_width().min(WIDEST);
        let count = || one_line(ui, &self.count.to_string(), theme::CAPTION, ink, f32::INFINITY);
        let galley = if fits { Arc::clone(&self.galley) } else { count() };
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + BESIDE, 20.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.text));
        let ground = match self.severity {
            Severity::Hint => Color32::TRANSPARENT,
            severity => tone_of(tokens(ui), severity).soft,
        };
        ui.painter().rect_filled(rect, CornerRadius::same(5), ground);
        paint_icon(ui, Pos2::new(rect.left() + 12.0, rect.center().y), icon_of(self.severity), 14.0, ink);
        let at = Pos2::new(rect.left() + 22.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        response.on_hover_text(self.tooltip);
    }
}

fn ink(ui: &Ui, severity: Severity) -> Color32 {
    match severity {
        Severity::Hint => tokens(ui).text3,
        severity => tone_of(tokens(ui), severity).text,
    }
}
