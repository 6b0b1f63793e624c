//! Above the table: the folder, what is searched for, and what is left out.

use egui::{Align, Id, Key, Layout, Modifiers, Pos2, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::{Folder, Wanted};
use crate::app::command::Command;
use crate::app::form::field::flatten_paste;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_of_ui, paint_icon};
use crate::app::widget::menu::{chooser_ui, chooser_width, line_of, one_line, segments_ui, segments_width};
use crate::app::widget::order::{ends_ui, right_ui, room_beside};
use crate::app::widget::text::TextField;
use crate::app::{App, icon, initials};
use crate::document::{Choice as _, Status};
use crate::lang::{Lang, Text};

const HEIGHT: f32 = 92.0;
/// With all of it in one row.
const LOW: f32 = 50.0;
/// So much room beside one another they need.
const BESIDE: f32 = 480.0;
/// A filter is no narrower.
const SMALLEST: f32 = 40.0;
/// A filter is no wider: its tooltip has the whole of what it says.
const FILTER: f32 = 190.0;
/// The field that searches is no narrower for the filters' sake.
const SEARCH: f32 = 150.0;
/// As it is where all stands in one row.
const LOW_SEARCH: f32 = 110.0;

/// Shows the head. In a low window it is one row without the name, which the tab and the status bar say, too.
pub(super) fn head_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let shows = crate::app::panel::preview_shows(app, ui.ctx());
    let Some(folder) = app.tabs.folder_mut() else { return };
    let low = super::middle::is_low(ui) && ui.available_width() > BESIDE;
    let height = if low { LOW } else { HEIGHT };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens(ui).line));
    let side = f32::from(super::middle::side(rect.width()));
    let row = |top: f32, bottom: f32| {
        let corner = Pos2::new(rect.left() + side, rect.top() + top);
        Rect::from_min_max(corner, Pos2::new(rect.right() - side, rect.top() + bottom))
    };
    let commands = &mut app.commands;
    let buttons = |ui: &mut Ui| buttons_ui(ui, commands, (shows, !low && rect.width() > WIDE), lang);
    if low {
        let left = |ui: &mut Ui| seek_ui(folder, ui, LOW_SEARCH, lang);
        ends_ui(&mut row_ui(ui, row(8.0, 44.0), "folder head"), "folder", left, buttons);
    } else {
        let left = |ui: &mut Ui| title_ui(folder, ui, lang);
        ends_ui(&mut row_ui(ui, row(8.0, 44.0), "folder head"), "folder", left, buttons);
        seek_ui(folder, &mut row_ui(ui, row(50.0, HEIGHT - 8.0), "folder filters"), SEARCH, lang);
    }
}

fn row_ui(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    let layout = Layout::left_to_right(Align::Center);
    ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(name))
}

/// What the folder is called, and how many descriptions show.
fn title_ui(folder: &mut Folder, ui: &mut Ui, lang: Lang) {
    let tokens = tokens(ui);
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::hover());
    paint_icon(ui, rect.left_center() + vec2(9.0, 0.0), icon::OPEN, theme::ICON + 2.0, tokens.accent);
    let count = match (folder.shown(), lang) {
        (Some(part), Lang::Zh) => format!("{part} / {} 份", folder.count()),
        (Some(part), Lang::En) => format!("{part} of {}", folder.count()),
        (None, Lang::Zh) => format!("{} 份", folder.count()),
        (None, Lang::En) => folder.count().to_string(),
    };
    let unread = folder.unreadable();
    let count = match lang {
        _ if unread == 0 => count,
        Lang::Zh => format!("{count}，另有 {unread} 份读不出"),
        Lang::En => format!("{count}, {unread} unreadable"),
    };
    let count = one_line(ui, &count, theme::CAPTION, tokens.text2, 160.0);
    let room = rect.width() - 28.0 - count.size().x - 28.0;
    let title = line_of(ui, &folder.name(), theme::bold(theme::TITLE + 1.0), tokens.text, room);
    let at = Pos2::new(rect.left() + 28.0, rect.center().y - title.size().y / 2.0);
    let chip = Pos2::new(at.x + title.size().x + 8.0, rect.center().y - 10.0);
    let chip = Rect::from_min_size(chip, count.size() + vec2(12.0, 2.0));
    ui.painter().galley(at, title, tokens.text);
    if chip.right() < rect.right() {
        ui.painter().rect_filled(chip, theme::CORNER, tokens.soft);
        ui.painter().galley(chip.min + vec2(6.0, 1.0), count, tokens.text2);
    }
    response.on_hover_text(folder.path.display().to_string());
}

/// What is searched for, in a field no narrower than `least`, and what is left out.
fn seek_ui(folder: &mut Folder, ui: &mut Ui, least: f32, lang: Lang) {
    let room = ui.available_width() - least - ui.spacing().item_spacing.x;
    search_ui(folder, ui, room_beside(ui, "filters").max(least), lang);
    right_ui(ui, "filters", |ui| filters_ui(folder, ui, room, lang));
}

/// Wider, the buttons say what they do.
const WIDE: f32 = 608.0;

/// What is done with the folder.
fn buttons_ui(ui: &mut Ui, commands: &mut Vec<Command>, (preview, wide): (bool, bool), lang: Lang) {
    for (command, text, icon) in [
        (Command::NewHere, Text::new("新建", "New"), icon::NEW),
        (Command::Rename, Text::new("统一改名…", "Rename…"), icon::FIND),
        (Command::Gather, Text::new("组成汇编…", "Make a pack…"), icon::PACK),
    ] {
        let name = command.label().get(lang);
        let button = if wide {
            Button::new(text.get(lang), Look::Outlined).icon(icon).ui(ui)
        } else {
            icon_button_of_ui(ui, icon, name, vec2(theme::BUTTON, theme::BUTTON), false)
        };
        if button.accessible_name(name).clicked() {
            commands.push(command);
        }
    }
    if !preview {
        let command = Command::TogglePreview;
        let size = vec2(theme::BUTTON, theme::BUTTON);
        let tooltip = command.tooltip(ui.ctx(), lang);
        if icon_button_of_ui(ui, icon::PANEL_OPEN, &tooltip, size, false).clicked() {
            commands.push(command);
        }
    }
}

/// Department, status, and whether only what has findings shows, in `room`.
fn filters_ui(folder: &mut Folder, ui: &mut Ui, room: f32, lang: Lang) {
    let statuses = Text::new("全部状态", "All statuses").get(lang);
    let departments = Text::new("全部部门", "All departments").get(lang);
    let chosen = folder.query.department.clone();
    let shown = chosen.as_deref().map_or(departments, |name| name_of(name, lang));
    let labels = Status::ALL.iter().map(|status| status.label().get(lang)).chain([statuses]);
    let status_width = labels.map(|label| chooser_width(ui, label)).fold(0.0, f32::max);
    let department_width = chooser_width(ui, shown).max(chooser_width(ui, departments)).min(FILTER);
    // One gap before each of the two that follow.
    let room = room - 2.0 * ui.spacing().item_spacing.x;
    let share = (room - theme::BUTTON).min(status_width + department_width) / (status_width + department_width);
    let names: Vec<String> = folder.summary.departments.keys().map(|(_, name)| name.clone()).collect();
    let mut rows = vec![(departments, chosen.is_none())];
    rows.extend(names.iter().map(|name| (name_of(name, lang), chosen.as_ref() == Some(name))));
    let name = Text::new("按部门筛选", "Filter by department").get(lang);
    if let Some(taken) = filter_ui(ui, "department", (department_width * share).max(SMALLEST), (name, shown), &rows) {
        folder.query.department = taken.checked_sub(1).and_then(|at| names.get(at)).cloned();
    }
    let mut rows = vec![(statuses, folder.query.status.is_none())];
    rows.extend(Status::ALL.iter().map(|&status| (status.label().get(lang), folder.query.status == Some(status))));
    let shown = folder.query.status.map_or(statuses, |status| status.label().get(lang));
    let name = Text::new("按状态筛选", "Filter by status").get(lang);
    if let Some(taken) = filter_ui(ui, "status", (status_width * share).max(SMALLEST), (name, shown), &rows) {
        folder.query.status = taken.checked_sub(1).and_then(|at| Status::ALL.get(at)).copied();
    }
    let found = Text::new("只看有问题的", "Only findings").get(lang);
    let all = Text::new("全部", "All").get(lang);
    if room > status_width + department_width + segments_width(ui, &[all, found]) {
        if let Some(taken) = segments_ui(ui, &[(all, !folder.query.found), (found, folder.query.found)]) {
            folder.query.found = taken == 1;
        }
    } else {
        let size = vec2(theme::BUTTON, theme::BUTTON);
        if icon_button_of_ui(ui, icon::WARNING, found, size, folder.query.found).clicked() {
            folder.query.found = !folder.query.found;
        }
    }
}

/// What a department is called; posts without one have a name for that, too.
pub(super) fn name_of(department: &str, lang: Lang) -> &str {
    if department.is_empty() { Text::new("未填部门", "No department").get(lang) } else { department }
}

fn filter_ui(ui: &mut Ui, id: &str, width: f32, (name, shown): (&str, &str), rows: &[(&str, bool)]) -> Option<usize> {
    let (response, taken) = chooser_ui(ui, Id::unique(("folder", id)), width, Some(shown), "", rows);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    taken
}

/// What the field says while it is empty; the example is one that finds something here.
fn hint(folder: &Folder, width: f32, lang: Lang) -> String {
    let example = folder.documents().find_map(|document| initials::of(&document.identity.title, 6));
    match (example.filter(|_| width >= 300.0), lang) {
        (Some(example), Lang::Zh) => format!("岗位、编号、正文或拼音首字母（如 {example}）"),
        (Some(example), Lang::En) => format!("Post, code, text, or pinyin initials ({example})"),
        (None, _) if width < SEARCH => Text::new("搜索", "Search").get(lang).to_owned(),
        (None, _) => Text::new("岗位、编号或正文", "Post, code or text").get(lang).to_owned(),
    }
}

/// The identity of the field that searches.
pub(super) fn search_id() -> Id {
    Id::unique("search folder")
}

/// The field that searches. Enter and the arrow down go to the table, Esc empties it.
fn search_ui(folder: &mut Folder, ui: &mut Ui, width: f32, lang: Lang) {
    let id = search_id();
    let name = Text::new("搜索", "Search").get(lang);
    let hint = hint(folder, width, lang);
    if folder.wanted == Some(Wanted::Search) {
        folder.wanted = None;
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if ui.memory(|memory| memory.has_focus(id)) {
        flatten_paste(ui);
        let leaves = ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::NONE, Key::ArrowDown)
        });
        if leaves {
            folder.wanted = Some(Wanted::Table);
        }
    }
    let field = TextField::new(id, name, width.max(60.0)).hint(&hint).ui(ui, &mut folder.query.what);
    // Escape takes the focus away before anything else sees it.
    if field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        folder.query.what.clear();
        folder.wanted = Some(Wanted::Table);
    }
}
