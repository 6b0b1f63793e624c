//! The top bar: logo, menus, a tab a document; undo, redo, export.

use std::path::Path;

use egui::{CornerRadius, Key, Sense, Stroke, Ui, vec2};

use super::field_menu::WRITING;
use super::start::face;
use super::tabs;
use crate::app::command::Command;
use crate::app::logo::LINES as LOGO_LINES;
use crate::app::tab::Tab;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_of_ui};
use crate::app::widget::mark::said;
use crate::app::widget::menu::{Row, menu_ui, popup_ui, rule_ui};
use crate::app::widget::order::right_ui;
use crate::app::{App, icon, palette};
use crate::document::{Choice as _, Labels};
use crate::lang::{Lang, Text};
use crate::storage::settings::Theme;

/// Below this width the button that exports is an icon, and the steps and the search are in the menus only.
const ROOM_FOR_EXPORT: f32 = 720.0;

/// Shows the top bar.
pub(super) fn top_ui(app: &mut App, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.horizontal_centered(|ui| {
        ui.add_space(12.0);
        logo_ui(ui);
        ui.add_space(4.0);
        file_menu_ui(app, ui);
        edit_menu_ui(app, ui);
        view_menu_ui(app, ui);
        tools_menu_ui(app, ui);
        help_menu_ui(app, ui);
        let (rect, _) = ui.allocate_exact_size(vec2(9.0, 24.0), Sense::hover());
        ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, tokens(ui).strong_line));
        tabs::tabs_ui(app, ui);
        command_button_ui(app, ui, Command::New, icon::ADD);
        right_ui(ui, "tools", |ui| {
            tools_ui(app, ui);
            tabs::keep_room(ui);
        });
    });
}

/// Undo, redo, find, export.
fn tools_ui(app: &mut App, ui: &mut Ui) {
    let Some(front) = app.tabs.front() else { return };
    let lang = app.settings.lang;
    let text = match front {
        Tab::Pack(_) => Text::new("导出汇编", "Export pack").get(lang),
        Tab::Folder(_) => Text::new("批量导出", "Export each").get(lang),
        Tab::Description(_) => Command::ExportPdf.label().get(lang).trim_end_matches('…'),
    };
    // In a narrow window, or at twice the size, the tab wants the room: the menu has them, too.
    let narrow = ui.ctx().content_rect().width() < ROOM_FOR_EXPORT;
    if !narrow {
        command_button_ui(app, ui, Command::Undo, icon::UNDO);
        command_button_ui(app, ui, Command::Redo, icon::REDO);
        if app.tabs.pack().is_none() {
            command_button_ui(app, ui, Command::Find, icon::FIND);
        }
        ui.add_space(8.0);
    }
    let shown = if narrow { "" } else { text };
    let export = Button::new(shown, Look::Filled).icon(icon::PDF).ui(ui).accessible_name(text);
    if export.on_hover_text(Command::ExportPdf.tooltip(ui.ctx(), lang)).clicked() {
        app.commands.push(Command::ExportPdf);
    }
    let more = Text::new("其他导出方式", "More ways to export").get(lang);
    let arrow = Button::new("", Look::Filled).icon(icon::UNFOLD).ui(ui).accessible_name(more);
    popup_ui(&arrow, |ui| {
        for command in [Command::ExportPdf, Command::ExportOpen, Command::ExportAgain, Command::Print] {
            row_ui(app, ui, command, false);
        }
    });
    arrow.on_hover_text(more);
    ui.add_space(8.0);
}

fn command_button_ui(app: &mut App, ui: &mut Ui, command: Command, icon: char) {
    let lang = app.settings.lang;
    let name = command.label().get(lang).trim_end_matches('…');
    ui.add_enabled_ui(app.offers(command, ui.ctx()), |ui| {
        let tooltip = command.tooltip(ui.ctx(), lang);
        let size = vec2(theme::BUTTON, theme::BUTTON);
        let response = icon_button_of_ui(ui, icon, &tooltip, size, false).accessible_name(name);
        if response.clicked() {
            app.commands.push(command);
        }
    });
}

fn logo_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
    let tokens = tokens(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(5), tokens.accent_fill);
    for (from, to) in LOGO_LINES {
        let at = |(x, y): (f32, f32)| rect.min + vec2(x, y) * rect.width();
        ui.painter().line_segment([at(from), at(to)], Stroke::new(1.8, theme::ON_ACCENT));
    }
}

/// A row of a menu that gives a command.
pub(super) fn row_ui(app: &mut App, ui: &mut Ui, command: Command, chosen: bool) {
    let lang = app.settings.lang;
    let keys = command.keys().map(|keys| said(ui.ctx(), keys)).unwrap_or_default();
    let name = match (command, app.exported_to().and_then(Path::file_name), lang) {
        (Command::ExportAgain, Some(file), Lang::Zh) => format!("再次导出到 {}", file.display()),
        (Command::ExportAgain, Some(file), Lang::En) => format!("Export again to {}", file.display()),
        // Among the other rows of a menu the bare name would not say of what it is.
        (Command::Paint(_), ..) => palette::name(command, lang),
        _ => command.label().get(lang).to_owned(),
    };
    let row = Row { icon: command.icon(), keys: &keys, chosen, ..Row::new(&name) };
    ui.add_enabled_ui(app.offers(command, ui.ctx()), |ui| {
        if row.ui(ui).clicked() {
            app.commands.push(command);
        }
    });
}

fn file_menu_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    menu_ui(ui, Text::new("文件", "File").get(lang), Key::F, |ui| {
        row_ui(app, ui, Command::New, false);
        row_ui(app, ui, Command::NewPack, false);
        row_ui(app, ui, Command::Open, false);
        row_ui(app, ui, Command::OpenFolder, false);
        row_ui(app, ui, Command::Reopen, false);
        recent_ui(app, ui);
        rule_ui(ui);
        for command in [Command::Save, Command::SaveAs] {
            row_ui(app, ui, command, false);
        }
        for command in [Command::ExportPdf, Command::ExportOpen, Command::ExportAgain, Command::Print, Command::Close] {
            row_ui(app, ui, command, false);
        }
        rule_ui(ui);
        row_ui(app, ui, Command::Revise, false);
        row_ui(app, ui, Command::Versions, false);
        row_ui(app, ui, Command::Compare, false);
        let reviewed = app.tabs.front().is_some_and(|tab| tab.guard().review.is_some());
        row_ui(app, ui, Command::Review, reviewed);
        rule_ui(ui);
        row_ui(app, ui, Command::Quit, false);
    });
}

/// The newest files, in the menu itself.
fn recent_ui(app: &mut App, ui: &mut Ui) {
    let recent: Vec<_> = app.settings.recent.iter().take(5).cloned().collect();
    if recent.is_empty() {
        return;
    }
    rule_ui(ui);
    for path in recent {
        let (name, symbol) = face(&app.settings, &path);
        let row = Row::new(&name).icon(symbol).ui(ui);
        if row.on_hover_text(path.display().to_string()).clicked() {
            app.open_file(path, ui.ctx());
        }
    }
}

fn edit_menu_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    menu_ui(ui, Text::new("编辑", "Edit").get(lang), Key::E, |ui| {
        row_ui(app, ui, Command::Undo, false);
        row_ui(app, ui, Command::Redo, false);
        rule_ui(ui);
        for command in WRITING {
            row_ui(app, ui, command, false);
        }
        rule_ui(ui);
        row_ui(app, ui, Command::Find, false);
    });
}

fn tools_menu_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    menu_ui(ui, Text::new("工具", "Tools").get(lang), Key::T, |ui| {
        row_ui(app, ui, Command::NextFinding, false);
        row_ui(app, ui, Command::PreviousFinding, false);
        row_ui(app, ui, Command::ToggleProblems, app.problems.shows());
        rule_ui(ui);
        row_ui(app, ui, Command::Rename, false);
        row_ui(app, ui, Command::Gather, false);
        rule_ui(ui);
        row_ui(app, ui, Command::Palette, false);
        row_ui(app, ui, Command::Settings, false);
    });
}

fn help_menu_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    menu_ui(ui, Text::new("帮助", "Help").get(lang), Key::H, |ui| {
        row_ui(app, ui, Command::Keys, false);
        row_ui(app, ui, Command::About, false);
    });
}

fn view_menu_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    menu_ui(ui, Text::new("视图", "View").get(lang), Key::V, |ui| {
        if app.tabs.front().is_some() {
            let shows = super::preview_shows(app, ui.ctx());
            row_ui(app, ui, Command::TogglePreview, shows);
            for command in [Command::ZoomIn, Command::ZoomOut, Command::FitWidth] {
                row_ui(app, ui, command, false);
            }
            let follows = app.preview.follows;
            row_ui(app, ui, Command::Follow, follows);
            rule_ui(ui);
            row_ui(app, ui, Command::NextSection, false);
            row_ui(app, ui, Command::PreviousSection, false);
            row_ui(app, ui, Command::NextTab, false);
            row_ui(app, ui, Command::PreviousTab, false);
            rule_ui(ui);
        }
        for command in [Command::ScaleUp, Command::ScaleDown, Command::ScaleReset] {
            row_ui(app, ui, command, false);
        }
        rule_ui(ui);
        for &labels in Labels::ALL {
            let chosen = app.settings.labels == labels;
            row_ui(app, ui, Command::Label(labels), chosen);
        }
        rule_ui(ui);
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            let chosen = app.settings.theme == theme;
            row_ui(app, ui, Command::Paint(theme), chosen);
        }
        rule_ui(ui);
        for lang in [Lang::Zh, Lang::En] {
            let chosen = app.settings.lang == lang;
            row_ui(app, ui, Command::Speak(lang), chosen);
        }
    });
}
