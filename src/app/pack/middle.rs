//! The middle of a pack: the head of the part, which stays, the part below it, and an export in progress at the foot.

use egui::{Align, Frame, Layout, Margin, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, vec2};

use super::{Part, View, cover, departments, strip, style};
use crate::app::command::Command;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, icon_button_of_ui, paint_icon};
use crate::app::widget::menu::{line_of, one_line};
use crate::app::widget::order::right_ui;
use crate::app::{App, icon};
use crate::document::PackPart;
use crate::lang::{Lang, Text};

/// The form is at most this wide.
const WIDEST: f32 = 760.0;

/// Shows head, part and strip.
pub(in crate::app) fn middle_ui(app: &mut App, ui: &mut Ui) {
    head_ui(app, ui);
    strip::strip_ui(app, ui);
    let serial = app.tabs.shown();
    let mut toast = None;
    if let Some(view) = &mut app.pack_view(ui.ctx(), &mut toast) {
        let area = ScrollArea::vertical().auto_shrink(false).id_salt(("pack", serial, view.state.part.name().en));
        let protected = view.editor.is_protected();
        area.show(ui, |ui| {
            if protected {
                crate::app::panel::still(ui);
            }
            let side = margin(ui.available_width());
            let margin = Margin { left: side, right: side, top: 14, bottom: 48 };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width().min(WIDEST));
                ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                part_ui(ui, view);
            });
        });
    }
    app.toasts.extend(toast);
    app.show_folder_of_member();
    if app.tabs.pack_mut().is_some_and(|pack| std::mem::take(&mut pack.state.to_folder)) {
        app.switch_folder(ui.ctx());
    }
}

fn part_ui(ui: &mut Ui, view: &mut View<'_>) {
    match view.state.part {
        Part::Departments => departments::departments_ui(ui, view),
        Part::Style => style::style_ui(ui, view),
        Part::Paper(PackPart::Cover) => cover::cover_ui(ui, view),
        Part::Paper(PackPart::Preface) => cover::preface_ui(ui, view),
        Part::Paper(part) => cover::made_ui(ui, view, part),
    }
}

/// The space at either side.
fn margin(width: f32) -> i8 {
    if width < 480.0 { 12 } else { 24 }
}

fn head_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let Some(pack) = app.tabs.pack() else { return };
    let (part, count) = (pack.state.part, pack.count());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 62.0), Sense::hover());
    let tokens = tokens(ui);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let left = rect.left() + f32::from(margin(rect.width()));
    paint_icon(ui, Pos2::new(left + 9.0, rect.top() + 22.0), part.icon(), theme::ICON + 2.0, tokens.accent);
    let buttons = buttons_ui(app, ui, rect, part);
    let title = line_of(ui, part.name().get(lang), theme::bold(theme::TITLE + 1.0), tokens.text, buttons - left - 40.0);
    let at = Pos2::new(left + 28.0, rect.top() + 22.0 - title.size().y / 2.0);
    let after = at.x + title.size().x + 8.0;
    ui.painter().galley(at, title, tokens.text);
    if part == Part::Departments {
        let text = match lang {
            Lang::Zh => format!("{count} 份"),
            Lang::En => count.to_string(),
        };
        let galley = one_line(ui, &text, theme::CAPTION, tokens.text2, 80.0);
        let chip = Rect::from_min_size(Pos2::new(after, rect.top() + 12.0), galley.size() + vec2(12.0, 2.0));
        if chip.right() < buttons {
            ui.painter().rect_filled(chip, theme::CORNER, tokens.soft);
            ui.painter().galley(chip.min + vec2(6.0, 1.0), galley, tokens.text2);
        }
    }
    let guidance = part.guidance().get(lang);
    let galley = one_line(ui, guidance, theme::CAPTION, tokens.text2, rect.right() - left - 44.0);
    let cut = galley.elided;
    ui.painter().galley(Pos2::new(left + 28.0, rect.top() + 38.0), galley, tokens.text2);
    if cut {
        response.on_hover_text(guidance);
    }
}

/// What adds to the departments, and the preview where it is hidden; tells where they begin.
fn buttons_ui(app: &mut App, ui: &mut Ui, head: Rect, part: Part) -> f32 {
    let lang = app.settings.lang;
    let row = Rect::from_min_max(head.min, Pos2::new(head.right() - 20.0, head.top() + 42.0));
    let builder = egui::UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center));
    let shows = crate::app::panel::preview_shows(app, ui.ctx());
    right_ui(&mut ui.new_child(builder), "steps", |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if part == Part::Departments {
            let text = Text::new("添加部门", "Add department").get(lang);
            if Button::new(text, Look::Outlined).icon(icon::FOLDER_ADD).ui(ui).clicked() {
                app.commands.push(Command::AddDepartment);
            }
            let text = Text::new("添加岗位…", "Add posts…").get(lang);
            if Button::new(text, Look::Outlined).icon(icon::NEW).ui(ui).clicked() {
                app.commands.push(Command::AddMembers(None));
            }
        }
        if !shows {
            let command = Command::TogglePreview;
            let tooltip = command.tooltip(ui.ctx(), lang);
            let size = vec2(theme::BUTTON, theme::BUTTON);
            if icon_button_of_ui(ui, icon::PANEL_OPEN, &tooltip, size, false).clicked() {
                app.commands.push(command);
            }
        }
        ui.min_rect().left()
    })
}
