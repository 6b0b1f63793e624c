//! The start screen: templates to begin with, files to go on with.

use std::path::Path;

use egui::{
    Align, Frame, Layout, Popup, Pos2, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use crate::app::command::Command;
use crate::app::template::{TEMPLATES, Template};
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, paint_focus, paint_icon};
use crate::app::widget::menu::{line_of, one_line};
use crate::app::widget::order::right_ui;
use crate::app::{App, icon, keeping};
use crate::lang::{Lang, Text};
use crate::storage::PACK;
use crate::storage::settings::Settings;

const WIDEST: f32 = 920.0;
const GAP: f32 = 14.0;

/// Shows the start screen.
pub(super) fn start_ui(app: &mut App, ui: &mut Ui) {
    let room = ui.available_width();
    let width = (room - 48.0).min(WIDEST);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let side = ((room - width) / 2.0).max(24.0);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(if ui.ctx().content_rect().height() > 700.0 { 64.0 } else { 24.0 });
                keeping::left_ui(app, ui);
                head_ui(app, ui);
                ui.add_space(14.0);
                templates_ui(app, ui);
                ui.add_space(24.0);
                recent_ui(app, ui);
                ui.add_space(32.0);
            });
        });
    });
}

/// The buttons stand beside the heading where there is so much room.
const ROOM_BESIDE: f32 = 700.0;

fn head_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let wide = ui.available_width() >= ROOM_BESIDE;
    let title = Text::new("写一份岗位说明书", "Write a position description").get(lang);
    let title = RichText::new(title).font(theme::bold(20.0)).color(tokens(ui).text);
    let mut buttons = |ui: &mut Ui| {
        let file = Text::new("打开文件…", "Open file…");
        for (command, text, icon) in [
            (Command::NewPack, Command::NewPack.label(), icon::PACK),
            (Command::OpenFolder, Command::OpenFolder.label(), icon::FOLDER),
            (Command::Open, file, icon::OPEN),
        ] {
            if Button::new(text.get(lang), Look::Outlined).icon(icon).ui(ui).clicked() {
                app.commands.push(command);
            }
        }
    };
    if wide {
        ui.horizontal(|ui| {
            ui.label(title);
            right_ui(ui, "open", buttons);
        });
    } else {
        ui.label(title);
        ui.add_space(4.0);
        ui.horizontal_wrapped(&mut buttons);
    }
}

fn templates_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let width = ui.available_width();
    let columns = (((width + GAP) / (200.0 + GAP)) as usize).clamp(1, 4);
    let card = (width - GAP * (columns as f32 - 1.0)) / columns as f32;
    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
    let mut chosen = None;
    // Whoever comes here by the keyboard goes on with it: some card has the focus where nothing else does.
    let above = app.has_box() || Popup::is_any_open(ui.ctx());
    let mut enters = !above && ui.memory(|memory| memory.focused().is_none());
    for row in TEMPLATES.chunks(columns) {
        ui.horizontal(|ui| {
            for template in row {
                let response = card_ui(ui, template, card, lang);
                if std::mem::take(&mut enters) {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some(template);
                }
            }
        });
    }
    if let Some(template) = chosen {
        app.start_with(template.document(), ui.ctx());
    }
}

fn card_ui(ui: &mut Ui, template: &Template, width: f32, lang: Lang) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 116.0), Sense::click());
    let name = template.name.get(lang);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let tokens = tokens(ui);
    let line = if response.hovered() { tokens.accent_line } else { tokens.line };
    ui.painter().rect(rect, theme::CARD_CORNER, tokens.card, Stroke::new(1.0, line), StrokeKind::Inside);
    paint_focus(ui, rect, response.has_focus());
    let square = egui::Rect::from_min_size(rect.min + vec2(16.0, 14.0), vec2(36.0, 36.0));
    ui.painter().rect_filled(square, theme::CARD_CORNER, tokens.accent_soft);
    paint_icon(ui, square.center(), template.icon, 22.0, tokens.accent);
    let galley = line_of(ui, name, theme::bold(theme::FIELD), tokens.text, width - 32.0);
    ui.painter().galley(rect.min + vec2(16.0, 60.0), galley, tokens.text);
    let galley = one_line(ui, template.about.get(lang), theme::CAPTION, tokens.text2, width - 32.0);
    ui.painter().galley(rect.min + vec2(16.0, 83.0), galley, tokens.text2);
    response
}

fn recent_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let tokens = tokens(ui);
    ui.horizontal(|ui| {
        let title = Text::new("最近", "Recent").get(lang);
        ui.label(RichText::new(title).font(theme::bold(theme::TITLE)).color(tokens.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = Text::new(
                "拖入岗位说明书或汇编（.ron）即可打开",
                "Drop a description or a pack (.ron) here to open it",
            )
            .get(lang);
            ui.label(RichText::new(hint).size(theme::CAPTION).color(tokens.text3));
        });
    });
    ui.add_space(8.0);
    let recent = app.settings.recent.clone();
    if recent.is_empty() {
        let text = Text::new("还没有打开过文件", "No file has been opened yet").get(lang);
        ui.label(RichText::new(text).size(theme::BODY).color(tokens.text3));
        return;
    }
    let line = Stroke::new(1.0, tokens.line);
    Frame::new().fill(tokens.card).stroke(line).corner_radius(theme::CARD_CORNER).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, path) in recent.iter().enumerate() {
            if row_ui(ui, path, face(&app.settings, path), index > 0) {
                app.open_file(path.clone(), ui.ctx());
            }
        }
    });
}

/// What a recent file is called, and its symbol. The files of packs all have one name: a pack is called by its own, or by
/// that of its folder.
pub(super) fn face(settings: &Settings, path: &Path) -> (String, char) {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(name) = settings.packs.get(path) {
        (name.clone(), icon::PACK)
    } else if path.ends_with(PACK) {
        (path.parent().map(stem).unwrap_or_default(), icon::PACK)
    } else if path.extension().is_some_and(|ending| ending == "ron") {
        (stem(path), icon::DOCUMENT)
    } else {
        (stem(path), icon::FOLDER)
    }
}

fn row_ui(ui: &mut Ui, path: &Path, (name, symbol): (String, char), ruled: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    let tokens = tokens(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), theme::CORNER, tokens.soft);
    }
    if ruled {
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    }
    paint_focus(ui, rect.shrink(2.0), response.has_focus());
    paint_icon(ui, Pos2::new(rect.left() + 22.0, rect.center().y), symbol, theme::ICON, tokens.text2);
    let room = rect.width() - 56.0;
    let galley = one_line(ui, &name, theme::FIELD, tokens.text, room);
    ui.painter().galley(Pos2::new(rect.left() + 42.0, rect.top() + 4.0), galley, tokens.text);
    let folder = path.parent().unwrap_or(path).display().to_string();
    let galley = one_line(ui, &folder, theme::CAPTION, tokens.text3, room);
    ui.painter().galley(Pos2::new(rect.left() + 42.0, rect.top() + 24.0), galley, tokens.text3);
    response.clicked()
}
