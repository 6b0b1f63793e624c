//! The box that offers whole duties: those of the other descriptions of the folder, and those of the templates.

use std::collections::BTreeSet;
use std::path::Path;

use egui::{EventFilter, Id, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::card::{head_ui, help_ui};
use super::field::flatten_paste;
use super::{Form, duties};
use crate::app::icon;
use crate::app::initials::spans;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, keep_in_view, paint_focus, passed_button_ui};
use crate::app::widget::menu::one_line;
use crate::app::widget::modal::{list_height, modal_ui};
use crate::app::widget::text::TextField;
use crate::app::widget::tick::paint_box;
use crate::app::words::{Offer, Origin, language};
use crate::document::Duty;
use crate::lang::{Lang, counted};

const WIDTH: f32 = 560.0;

/// What is looked for and what is ticked.
#[derive(Default)]
pub(super) struct Library {
    what: String,
    ticked: BTreeSet<usize>,
    /// The duties whose tasks stand one below the other.
    unfolded: BTreeSet<usize>,
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
                Lang::En if count == 1 => "Add 1 duty".to_owned(),
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
    let height = list_height(ui.ctx(), 132.0, 320.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let lang = language(form.editor.document(), form.lang);
        let mut offers: Vec<(usize, &Offer)> = form.words.duties.iter().enumerate().collect();
        offers.sort_by_key(|(_, offer)| Lang::of(&offer.duty.name).is_some_and(|other| other != lang));
        for (nth, offer) in offers {
            if is_meant(offer, library.what.trim(), own) {
                any = true;
                offer_ui(ui, form, library, (nth, offer));
            }
        }
        if !any {
            let none = form.t("没有相符的职责，换一个词试试", "No such duty: try another word");
            ui.label(RichText::new(none).size(theme::CAPTION).color(tokens(ui).text3));
        }
    });
}

/// A row: the duty, where it is from, and its tasks, in a line or one below the other. All of it ticks; the arrows to the
/// right and to the left unfold and fold the tasks.
fn offer_ui(ui: &mut Ui, form: &Form<'_>, library: &mut Library, (nth, offer): (usize, &Offer)) {
    const LEFT: f32 = 34.0;
    let tokens = tokens(ui);
    let (ticked, unfolded) = (library.ticked.contains(&nth), library.unfolded.contains(&nth));
    let room = ui.available_width() - LEFT - theme::BUTTON - 8.0;
    let name = one_line(ui, &offer.duty.name, theme::BODY, tokens.text, room);
    let about = one_line(ui, &about(form, offer), theme::CAPTION, tokens.text3, room);
    let tasks = if unfolded {
        let text = offer.duty.tasks.iter().map(|task| format!("· {task}")).collect::<Vec<_>>().join("\n");
        ui.painter().layout(text, theme::regular(theme::CAPTION), tokens.text2, room)
    } else {
        one_line(ui, &glimpse(offer, library.what.trim()), theme::CAPTION, tokens.text2, room)
    };
    let height = name.size().y + about.size().y + tasks.size().y + 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let spoken = &offer.duty.name;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), ticked, spoken));
    keep_in_view(&response);
    if ticked || response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, if ticked { tokens.accent_soft } else { tokens.soft });
    }
    paint_focus(ui, rect, response.has_focus());
    paint_box(ui, rect.left_top() + vec2(16.0, 6.0 + name.size().y / 2.0), ticked);
    let mut at = rect.left_top() + vec2(LEFT, 4.0);
    for (line, ink) in [(name, tokens.text), (about, tokens.text3), (tasks, tokens.text2)] {
        let height = line.size().y;
        ui.painter().galley(at, line, ink);
        at.y += height + 2.0;
    }
    let turned = turn_ui(ui, form, rect, (spoken, unfolded));
    let by_key = response.has_focus() && {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let key = if unfolded { Key::ArrowLeft } else { Key::ArrowRight };
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
    };
    if turned || by_key {
        turn(&mut library.unfolded, nth);
    } else if response.clicked() {
        turn(&mut library.ticked, nth);
    }
}

/// The button at the end of a row that unfolds its tasks.
fn turn_ui(ui: &mut Ui, form: &Form<'_>, row: Rect, (spoken, unfolded): (&str, bool)) -> bool {
    let (icon, name) = if unfolded {
        (icon::FOLD, form.t("折叠任务", "Fold tasks"))
    } else {
        (icon::UNFOLD, form.t("展开任务", "Unfold tasks"))
    };
    let size = vec2(theme::BUTTON, theme::BUTTON);
    let place = Rect::from_min_size(row.right_top() + vec2(-theme::BUTTON - 4.0, 4.0), size);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place));
    passed_button_ui(&mut child, icon, &format!("{name} {spoken}"), size).clicked()
}

fn turn(rows: &mut BTreeSet<usize>, nth: usize) {
    if !rows.remove(&nth) {
        rows.insert(nth);
    }
}

/// Where a duty is from, and how many tasks it has.
fn about(form: &Form<'_>, offer: &Offer) -> String {
    let count = offer.duty.tasks.len();
    match (form.lang, offer.origin == Origin::Template) {
        (Lang::Zh, false) => format!("{} · {count} 条任务", offer.title),
        (Lang::Zh, true) => format!("模板：{} · {count} 条任务", offer.title),
        (Lang::En, false) => format!("{} · {}", offer.title, counted(count, "task")),
        (Lang::En, true) => format!("Template: {} · {}", offer.title, counted(count, "task")),
    }
}

/// The tasks in a line, those with what is looked for first.
fn glimpse(offer: &Offer, what: &str) -> String {
    let mut tasks: Vec<&str> =
        offer.duty.tasks.iter().map(|task| task.trim_end_matches(['。', '；', ';', '.'])).collect();
    tasks.sort_by_key(|task| !what.is_empty() && !task.to_lowercase().contains(&what.to_lowercase()));
    tasks.join("；")
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
