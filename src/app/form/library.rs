//! The box that offers whole duties: those of the other descriptions of the folder, and those of the templates.

use std::collections::BTreeSet;
use std::path::Path;

use egui::{Id, Key, Modifiers, RichText, ScrollArea, Ui};

use super::card::{head_ui, help_ui};
use super::field::flatten_paste;
use super::{Form, duties};
use crate::app::initials::spans;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look};
use crate::app::widget::modal::modal_ui;
use crate::app::widget::text::TextField;
use crate::app::widget::tick::check_ui;
use crate::app::words::{Offer, Origin};
use crate::document::Duty;
use crate::lang::Lang;

const WIDTH: f32 = 560.0;

/// What is looked for and what is ticked.
#[derive(Default)]
pub(super) struct Library {
    what: String,
    ticked: BTreeSet<usize>,
    /// The box has shown.
    shown: bool,
}

/// Shows the box while it is open.
pub(super) fn library_ui(ui: &Ui, form: &mut Form<'_>) {
    let Some(mut library) = form.state.library.take() else { return };
    let (mut done, mut open) = (false, true);
    let modal = modal_ui(ui.ctx(), "library", WIDTH, |ui| {
        head_ui(ui, form.t("从职责库选取", "Take from the library"));
        let help = form.t(
            "同一文件夹的说明书与模板里的职责；任务一并加入，权重留空。",
            "Duties of the descriptions in this folder and of the templates; their tasks come along, weights stay empty.",
        );
        help_ui(ui, help);
        search_ui(ui, form, &mut library);
        offers_ui(ui, form, &mut library);
        ui.horizontal(|ui| {
            let count = library.ticked.len();
            let add = match form.lang {
                Lang::Zh => format!("添加 {count} 项职责"),
                Lang::En => format!("Add {count} duties"),
            };
            ui.add_enabled_ui(count > 0, |ui| {
                done = Button::new(&add, Look::Filled).ui(ui).clicked()
                    || count > 0 && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            });
            open = !Button::new(form.t("取消", "Cancel"), Look::Outlined).ui(ui).clicked();
        });
    });
    if done {
        let taken = |offer: &Offer| Duty { weight: None, ..offer.duty.clone() };
        let chosen = library.ticked.iter().filter_map(|&nth| form.words.duties.get(nth)).map(taken).collect();
        duties::add(form, form.editor.document().duties.len(), chosen);
    } else if open && !modal.should_close() {
        form.state.library = Some(library);
    }
}

fn search_ui(ui: &mut Ui, form: &Form<'_>, library: &mut Library) {
    let id = Id::unique("duty to look for");
    if ui.memory(|memory| memory.has_focus(id)) && !form.state.composing {
        flatten_paste(ui);
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
        }
    }
    let hint = form.t("职责、任务或岗位，也可输入拼音首字母", "A duty, a task or a position");
    let field = TextField::new(id, form.t("查找职责", "Find duties"), WIDTH).hint(hint).ui(ui, &mut library.what);
    if !std::mem::replace(&mut library.shown, true) {
        field.request_focus();
    }
}

fn offers_ui(ui: &mut Ui, form: &Form<'_>, library: &mut Library) {
    let own = form.file;
    let mut any = false;
    ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (nth, offer) in form.words.duties.iter().enumerate() {
            if !is_meant(offer, library.what.trim(), own) {
                continue;
            }
            any = true;
            let ticked = library.ticked.contains(&nth);
            let tick = check_ui(ui, &offer.duty.name, ticked);
            if tick.clicked() {
                if ticked {
                    library.ticked.remove(&nth);
                } else {
                    library.ticked.insert(nth);
                }
            }
            let count = offer.duty.tasks.len();
            let about = match (form.lang, offer.origin == Origin::Template) {
                (Lang::Zh, false) => format!("{} · {count} 条任务", offer.title),
                (Lang::Zh, true) => format!("模板：{} · {count} 条任务", offer.title),
                (Lang::En, false) => format!("{} · {count} tasks", offer.title),
                (Lang::En, true) => format!("Template: {} · {count} tasks", offer.title),
            };
            ui.horizontal(|ui| {
                ui.add_space(26.0);
                let label = egui::Label::new(caption(ui, about)).truncate().show_tooltip_when_elided(false);
                ui.add(label).on_hover_text(offer.duty.tasks.join("\n"));
            });
            ui.add_space(4.0);
        }
        if !any {
            let none = form.t("没有相符的职责，换一个词试试", "No such duty: try another word");
            ui.label(caption(ui, none.to_owned()));
        }
    });
}

fn caption(ui: &Ui, text: String) -> RichText {
    RichText::new(text).size(theme::CAPTION).color(tokens(ui).text3)
}

/// Tells whether `what` stands in the duty, its tasks or its title; nothing of the open file itself is meant.
fn is_meant(offer: &Offer, what: &str, own: Option<&Path>) -> bool {
    if matches!((&offer.origin, own), (Origin::File(path), Some(own)) if path == own) {
        return false;
    }
    let what = what.to_lowercase();
    let stands = |text: &String| text.to_lowercase().contains(&what);
    // In a whole sentence some initials stand nearly everywhere.
    let means = |text: &String| stands(text) || !spans(text, &what).is_empty();
    means(&offer.duty.name) || means(&offer.title) || offer.duty.tasks.iter().any(stands)
}
