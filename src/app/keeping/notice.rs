//! The strip above a document that is read only: why, and what can be done.

use egui::{Align, Layout, RichText, Stroke, Ui};

use super::{Review, moment};
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_ui};
use crate::app::{App, icon};
use crate::lang::{Lang, Text};

const HEIGHT: f32 = 40.0;

/// The height of the strip, when there is one.
pub(in crate::app) fn notice_height(app: &mut App) -> Option<f32> {
    let front = app.front()?;
    let looks = app.open.as_ref().is_some_and(|open| open.look.is_some()) && app.front_pack().is_none();
    (looks || app.guard_of(front)?.review.is_some()).then_some(HEIGHT)
}

/// Shows the strip.
pub(in crate::app) fn notice_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let Some(front) = app.front() else { return };
    let tokens = tokens(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0, tokens.info.soft);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.info.line));
    let look = app.open.as_ref().filter(|_| front == crate::app::command::Front::Description);
    if let Some(at) = look.and_then(|open| open.look.as_ref()).map(|look| look.at) {
        return look_ui(app, ui, &moment(at), lang);
    }
    let Some(review) = app.guard_of(front).and_then(|guard| guard.review.clone()) else { return };
    let text = match (&review, lang) {
        (Review::Asked, Lang::Zh) => "正在审阅：内容只读，不会改动。".to_owned(),
        (Review::Asked, Lang::En) => "Open for review: nothing can be changed.".to_owned(),
        (Review::ReadOnly, Lang::Zh) => "文件是只读的：可以编辑，但要另存为别的文件。".to_owned(),
        (Review::ReadOnly, Lang::En) => "The file is read-only: changes can be saved to another file.".to_owned(),
        (Review::Newer, Lang::Zh) => {
            "文件由更新的版本写成：只能查看，这里看不到的内容仍在文件里；请升级后再编辑。".to_owned()
        }
        (Review::Newer, Lang::En) => {
            "Written by a newer version: to look at only. What does not show is still in the file; update to edit it."
                .to_owned()
        }
        (Review::Held(holder), Lang::Zh) => {
            format!("{} 自 {} 起打开着这个文件：现在只读，以免互相覆盖。", holder.label(), moment(holder.since))
        }
        (Review::Held(holder), Lang::En) => {
            format!("{} has had this file open since {}: read-only for now.", holder.label(), moment(holder.since))
        }
    };
    ui.horizontal_centered(|ui| {
        ui.add_space(16.0);
        icon_ui(ui, icon::INFO, theme::ICON, tokens.info.text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(16.0);
            if review != Review::Newer {
                let held = matches!(review, Review::Held(_));
                let edit = if held {
                    Text::new("仍要编辑", "Edit all the same")
                } else {
                    Text::new("开始编辑", "Edit")
                };
                if Button::new(edit.get(lang), Look::Outlined).ui(ui).clicked() {
                    app.review(front, None);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(text).size(theme::BODY).color(tokens.text)).truncate());
            });
        });
    });
}

fn look_ui(app: &mut App, ui: &mut Ui, at: &str, lang: Lang) {
    let tokens = tokens(ui);
    let text = match lang {
        Lang::Zh => format!("正在查看 {at} 的版本，内容只读。"),
        Lang::En => format!("This is the version of {at}, to look at only."),
    };
    ui.horizontal_centered(|ui| {
        ui.add_space(16.0);
        icon_ui(ui, icon::HISTORY, theme::ICON, tokens.info.text);
        ui.label(RichText::new(text).size(theme::BODY).color(tokens.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(16.0);
            let back = Text::new("返回当前内容", "Back to the present").get(lang);
            if Button::new(back, Look::Outlined).ui(ui).clicked() {
                app.look_away();
            }
            let bring = Text::new("恢复这一版", "Bring this one back").get(lang);
            if Button::new(bring, Look::Filled).ui(ui).clicked() {
                app.bring_look_back(ui.ctx());
            }
        });
    });
}
