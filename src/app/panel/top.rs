//! The top bar: logo, menus, a tab a document; undo, redo, export.

use egui::{Align, CornerRadius, Layout, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::command::{Command, Front};
use crate::app::logo::LINES as LOGO_LINES;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_of_ui, paint_focus, paint_icon};
use crate::app::widget::menu::{Row, menu_ui, one_line, rule_ui};
use crate::app::{App, documents, icon};
use crate::document::{Choice as _, Labels};
use crate::lang::{Lang, Text};
use crate::storage::settings::Theme;

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
        let (rect, _) = ui.allocate_exact_size(vec2(9.0, 24.0), Sense::hover());
        ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, tokens(ui).strong_line));
        for (front, open) in [(Front::Pack, app.pack.is_some()), (Front::Description, app.open.is_some())] {
            if open {
                tab_ui(app, ui, front);
            }
        }
        command_button_ui(app, ui, Command::New, icon::ADD);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| tools_ui(app, ui));
    });
}

/// Export, redo, undo: from right to left.
fn tools_ui(app: &mut App, ui: &mut Ui) {
    ui.add_space(12.0);
    let Some(front) = app.front() else { return };
    let lang = app.settings.lang;
    let text = match front {
        Front::Pack => Text::new("导出汇编", "Export pack").get(lang),
        Front::Description => Command::ExportPdf.label().get(lang).trim_end_matches('…'),
    };
    let export = Button::new(text, Look::Filled).icon(icon::PDF).ui(ui);
    if export.on_hover_text(Command::ExportPdf.tooltip(ui.ctx(), lang)).clicked() {
        app.commands.push(Command::ExportPdf);
    }
    ui.add_space(8.0);
    if front == Front::Description {
        command_button_ui(app, ui, Command::Find, icon::FIND);
    }
    command_button_ui(app, ui, Command::Redo, icon::REDO);
    command_button_ui(app, ui, Command::Undo, icon::UNDO);
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
fn row_ui(app: &mut App, ui: &mut Ui, command: Command, chosen: bool) {
    let lang = app.settings.lang;
    let keys = command.shortcuts().first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
    let row = Row { icon: command.icon(), keys: &keys, chosen, ..Row::new(command.label().get(lang)) };
    ui.add_enabled_ui(app.offers(command, ui.ctx()), |ui| {
        if row.ui(ui).clicked() {
            app.commands.push(command);
        }
    });
}

fn file_menu_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    menu_ui(ui, Text::new("文件", "File").get(lang), |ui| {
        row_ui(app, ui, Command::New, false);
        row_ui(app, ui, Command::NewPack, false);
        row_ui(app, ui, Command::Open, false);
        recent_ui(app, ui);
        rule_ui(ui);
        for command in [Command::Save, Command::SaveAs, Command::ExportPdf, Command::Close] {
            row_ui(app, ui, command, false);
        }
        rule_ui(ui);
        row_ui(app, ui, Command::Versions, false);
        let reviewed = app.front().and_then(|front| app.guard_of(front)).is_some_and(|guard| guard.review.is_some());
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
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let row = Row::new(&name).icon(icon::HISTORY).ui(ui);
        if row.on_hover_text(path.display().to_string()).clicked() {
            app.guard(documents::Pending::File(path), ui.ctx());
        }
    }
}

fn edit_menu_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    menu_ui(ui, Text::new("编辑", "Edit").get(lang), |ui| {
        row_ui(app, ui, Command::Undo, false);
        row_ui(app, ui, Command::Redo, false);
        rule_ui(ui);
        row_ui(app, ui, Command::Find, false);
        row_ui(app, ui, Command::Palette, false);
        rule_ui(ui);
        row_ui(app, ui, Command::NextFinding, false);
        row_ui(app, ui, Command::PreviousFinding, false);
        row_ui(app, ui, Command::ToggleProblems, app.problems.shows());
        rule_ui(ui);
        row_ui(app, ui, Command::Settings, false);
    });
}

fn view_menu_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    menu_ui(ui, Text::new("视图", "View").get(lang), |ui| {
        if app.front().is_some() {
            let shows = super::preview_shows(app, ui.ctx());
            row_ui(app, ui, Command::TogglePreview, shows);
            for command in [Command::ZoomIn, Command::ZoomOut, Command::FitWidth] {
                row_ui(app, ui, command, false);
            }
            rule_ui(ui);
            row_ui(app, ui, Command::NextSection, false);
            row_ui(app, ui, Command::PreviousSection, false);
            rule_ui(ui);
        }
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

/// The tab of an open document, with a dot while it has unsaved changes; the one behind comes to the front by a click.
fn tab_ui(app: &mut App, ui: &mut Ui, front: Front) {
    const CLOSE: f32 = 22.0;
    let lang = app.settings.lang;
    let shows = app.front() == Some(front);
    let (name, dirty) = app.name_of(front);
    let tokens = tokens(ui);
    let ink = if shows { tokens.text } else { tokens.text2 };
    let galley = one_line(ui, &name, theme::BODY, ink, (ui.available_width() - 320.0).clamp(60.0, 220.0));
    let dot = if dirty { 12.0 } else { 0.0 };
    let width = 32.0 + galley.size().x + dot + if shows { CLOSE + 10.0 } else { 10.0 };
    let sense = if shows { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), sense);
    if shows {
        ui.painter().rect(rect, theme::CORNER, tokens.card, Stroke::new(1.0, tokens.strong_line), StrokeKind::Inside);
    } else {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{}{name}", go_to(lang))));
        if response.hovered() {
            ui.painter().rect_filled(rect, theme::CORNER, tokens.softer);
        }
        paint_focus(ui, rect, response.has_focus());
    }
    let middle = rect.center().y;
    let icon = if front == Front::Pack { icon::PACK } else { icon::DOCUMENT };
    paint_icon(ui, Pos2::new(rect.left() + 17.0, middle), icon, theme::SMALL_ICON, tokens.text2);
    let text_width = galley.size().x;
    let cut = galley.elided;
    ui.painter().galley(Pos2::new(rect.left() + 30.0, middle - galley.size().y / 2.0), galley, ink);
    if dirty {
        ui.painter().circle_filled(Pos2::new(rect.left() + 30.0 + text_width + 8.0, middle), 3.0, tokens.accent);
    }
    if shows {
        let place = Rect::from_center_size(Pos2::new(rect.right() - 16.0, middle), vec2(CLOSE, CLOSE));
        if close_ui(ui, place, Command::Close.label().get(lang)).clicked() {
            app.commands.push(Command::Close);
        }
    } else if response.clicked() {
        app.commands.push(Command::Front(front));
    }
    if cut {
        response.on_hover_text(name);
    }
}

fn go_to(lang: Lang) -> &'static str {
    Text::new("转到 ", "Go to ").get(lang)
}

fn close_ui(ui: &mut Ui, rect: Rect, name: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with("close tab"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens(ui).softer);
    }
    paint_icon(ui, rect.center(), icon::CLOSE, theme::SMALL_ICON, tokens(ui).text2);
    response.on_hover_text(name)
}
