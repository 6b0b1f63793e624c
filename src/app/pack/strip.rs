//! The strip at the foot of the middle while a pack is exported: what is done, how far it is, and 取消.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Stroke, Ui, vec2};

use crate::app::command::Command;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_ui};
use crate::app::widget::mark::bar_ui;
use crate::app::widget::menu::one_line;
use crate::app::{App, icon};
use crate::lang::{Lang, Text};

/// How often the strip looks how far the export is, in seconds.
const LOOK: f64 = 0.1;

/// Shows the strip while there is something to show.
pub(super) fn strip_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let Some(running) = app.tabs.pack().and_then(|pack| pack.export.as_ref()) else { return };
    let (stage, done, share) = running.state();
    let name = running.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = format!("{} {name}", stage.label().get(lang));
    if running_ui(ui, &text, (done, running.count), share, lang) {
        app.commands.push(Command::StopExport);
    }
}

/// The strip of an export that has done so many of how many; tells whether it shall stop.
pub(in crate::app) fn running_ui(
    ui: &mut Ui,
    text: &str,
    (done, count): (usize, usize),
    share: f32,
    lang: Lang,
) -> bool {
    let count = format!("{done} / {count}");
    ui.ctx().request_repaint_after_secs(LOOK as f32);
    let frame = Frame::new().fill(tokens(ui).app).inner_margin(Margin::symmetric(24, 0));
    let mut stops = false;
    Panel::bottom("export").exact_size(44.0).frame(frame).show(ui, |ui| {
        let tokens = tokens(ui);
        let whole = ui.max_rect().expand2(vec2(24.0, 0.0));
        ui.painter().hline(whole.x_range(), whole.top(), Stroke::new(1.0, tokens.line));
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            icon_ui(ui, icon::PDF, theme::ICON, tokens.accent);
            let galley = one_line(ui, text, theme::BODY, tokens.text, ui.available_width() * 0.4);
            ui.add(egui::Label::new(galley));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let cancel = Text::new("取消导出", "Cancel export").get(lang);
                let button = Button::new(Text::new("取消", "Cancel").get(lang), Look::Outlined).small().ui(ui);
                stops = button.accessible_name(cancel).clicked();
                ui.label(RichText::new(count).size(theme::BODY).color(tokens.text2));
                bar_ui(ui, share);
            });
        });
    });
    stops
}
