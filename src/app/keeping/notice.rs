//! The strip above a document: why it is read only, what became of its file, that an approved version is being changed;
//! and what can be done.

use std::sync::Arc;

use egui::{Align, Layout, RichText, Stroke, Ui};

use super::{Elsewhere, Review, moment};
use crate::app::command::Command;
use crate::app::form::revisions;
use crate::app::open::Open;
use crate::app::tab::Tab;
use crate::app::theme::{self, tokens};
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look, icon_button_ui, icon_ui};
use crate::app::widget::order::{ends_ui, right_ui};
use crate::app::{App, icon, time_of};
use crate::document::{Field, Place, Status};
use crate::lang::{Lang, Text};

const HEIGHT: f32 = 40.0;

/// The height of the strip, when there is one.
pub(in crate::app) fn notice_height(app: &mut App) -> Option<f32> {
    let says = |open: &mut Open| open.look.is_some() || (!open.heard && open.overwrites());
    let looks = app.tabs.open_mut().is_some_and(says);
    let guard = app.tabs.front()?.guard();
    (looks || guard.review.is_some() || guard.elsewhere.is_some()).then_some(HEIGHT)
}

/// Shows the strip.
pub(in crate::app) fn notice_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let tokens = tokens(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0, tokens.info.soft);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.info.line));
    if let Some(at) = app.tabs.open().and_then(|open| open.look.as_ref()).map(|look| look.at) {
        return look_ui(app, ui, &moment(at), lang);
    }
    let Some(guard) = app.tabs.front().map(Tab::guard) else { return };
    if let Some(elsewhere) = guard.elsewhere {
        return elsewhere_ui(ui, elsewhere, lang);
    }
    let Some(review) = guard.review.clone() else { return approved_ui(app, ui, lang) };
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
                    app.commands.push(Command::Review);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(text).size(theme::BODY).color(tokens.text)).truncate());
            });
        });
    });
}

/// Says that what was approved is being changed, and offers to begin a version.
fn approved_ui(app: &mut App, ui: &mut Ui, lang: Lang) {
    let Some(open) = app.tabs.open() else { return };
    let version = open.editor.document().newest_revision().map_or("", |revision| revision.version.trim());
    let text = match (version, lang) {
        ("", Lang::Zh) => "这一版已批准，而您正在改动它。".to_owned(),
        ("", Lang::En) => "This version is approved, and you are changing it.".to_owned(),
        (version, Lang::Zh) => format!("{version} 已批准，而您正在改动它。"),
        (version, Lang::En) => format!("{version} is approved, and you are changing it."),
    };
    let tokens = tokens(ui);
    ui.horizontal_centered(|ui| {
        ui.add_space(16.0);
        icon_ui(ui, icon::APPROVAL, theme::ICON, tokens.info.text);
        let text = egui::Label::new(RichText::new(text).size(theme::BODY).color(tokens.text)).truncate();
        let left = |ui: &mut Ui| drop(ui.add(text));
        ends_ui(ui, "approved", left, |ui| {
            let revise = Command::Revise.label().get(lang);
            if Button::new(revise, Look::Outlined).ui(ui).clicked() {
                app.commands.push(Command::Revise);
            }
            let close = Text::new("关闭提示", "Close note").get(lang);
            if icon_button_ui(ui, icon::CLOSE, close).clicked()
                && let Some(open) = app.tabs.open_mut()
            {
                open.heard = true;
            }
            ui.add_space(12.0);
        });
    });
}

impl App {
    /// Begins a new version of the description that shows: a draft, with a row of its own among the revisions.
    pub(in crate::app) fn revise(&mut self, ctx: &egui::Context) {
        let (lang, today) = (self.settings.lang, self.clock.now().date());
        let author = self.settings.author.clone();
        let Some(open) = self.tabs.open_mut() else { return };
        let revision = revisions::next(open.editor.document(), today, &author);
        let version = revision.version.clone();
        let place = Place::at(Field::RevisionSummary, open.editor.document().revisions.len());
        open.editor.end_step();
        open.editor.edit(place, time_of(ctx), |document| {
            document.status = Status::Draft;
            document.revisions.push(revision);
        });
        open.editor.end_step();
        // The next approved version is worth a word of its own.
        open.heard = false;
        open.overwritten = false;
        let document = Arc::clone(open.editor.document());
        open.form.jump(place, &document);
        let text = match lang {
            Lang::Zh => format!("已开始 {version}（草稿）：请在修订记录里写明改了什么"),
            Lang::En => format!("{version} has begun, as a draft: say in the revisions what changes"),
        };
        self.toasts.push(Toast::undoable(text, open.editor.generation()));
    }
}

/// Says what became of the file.
fn elsewhere_ui(ui: &mut Ui, elsewhere: Elsewhere, lang: Lang) {
    let text = match elsewhere {
        Elsewhere::Changed => Text::new(
            "文件已在别处改过，这里还没有读入：保存时请选择保留哪些内容。",
            "The file was changed elsewhere, which does not show here: when you save you choose what stays.",
        ),
        Elsewhere::Gone => Text::new(
            "文件已不在原处（被删除、移走或改名）：保存会重新写一份；所在文件夹也不在时请另存。",
            "The file is no longer there: deleted, moved or renamed. Saving writes it anew where its folder still is.",
        ),
    };
    let tokens = tokens(ui);
    ui.horizontal_centered(|ui| {
        ui.add_space(16.0);
        icon_ui(ui, icon::WARNING, theme::ICON, tokens.warning.text);
        ui.add(egui::Label::new(RichText::new(text.get(lang)).size(theme::BODY).color(tokens.text)).truncate());
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
        right_ui(ui, "version", |ui| {
            let bring = Text::new("恢复这一版", "Bring this one back").get(lang);
            if Button::new(bring, Look::Filled).ui(ui).clicked() {
                app.bring_look_back(ui.ctx());
            }
            let back = Text::new("返回当前内容", "Back to the present").get(lang);
            if Button::new(back, Look::Outlined).ui(ui).clicked() {
                app.look_away();
            }
            ui.add_space(16.0);
        });
    });
}
