//! The tabs in the top bar: one for each open document. Those that do not fit are in a menu of all.

use std::ffi::OsStr;
use std::ops::Range;
use std::path::Path;

use egui::{Id, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::top::row_ui;
use crate::app::command::Command;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{paint_focus, paint_icon};
use crate::app::widget::menu::{Row, context_ui, one_line, popup_ui, rule_ui};
use crate::app::{App, icon};
use crate::lang::{Lang, Text};

/// What a tab needs beside its name: the icon, the dot, the button that closes it.
const AROUND: f32 = 68.0;
/// The room of a name: no more, and no less.
const NAME: (f32, f32) = (56.0, 220.0);
const HEIGHT: f32 = 30.0;
const GAP: f32 = 4.0;
/// The button that opens the menu of all tabs.
const MENU: f32 = 48.0;
/// What the buttons at the right take before they were drawn once.
const TOOLS: f32 = 260.0;

/// What a tab shows.
struct Face {
    serial: u64,
    icon: char,
    name: String,
    /// Its file, once it has one.
    file: Option<String>,
    /// What may tell it from others of the same name: its client, its file's name, and the folder of that.
    beside: [Option<String>; 3],
    dirty: bool,
    shows: bool,
}

/// Puts behind a name that several have what is only its own: the client of a pack, else the name of the file, else the
/// folder.
fn tell_apart(faces: &mut [Face]) {
    let told = |face: &Face| {
        let mut others = faces.iter().filter(|other| other.serial != face.serial && other.name == face.name).peekable();
        others.peek()?;
        let others: Vec<&Face> = others.collect();
        let mut own =
            (0..face.beside.len()).filter(|&kind| others.iter().all(|of| of.beside[kind] != face.beside[kind]));
        own.find_map(|kind| face.beside[kind].clone()).or_else(|| face.beside[2].clone())
    };
    let told: Vec<Option<String>> = faces.iter().map(told).collect();
    for (face, beside) in faces.iter_mut().zip(told) {
        face.name.extend(beside.map(|beside| format!(" · {beside}")));
    }
}

/// Shows the tabs.
pub(super) fn tabs_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let shown = app.tabs.shown();
    let mut faces: Vec<Face> = app
        .tabs
        .iter_mut()
        .map(|tab| {
            let (serial, icon, name) = (tab.serial(), tab.icon(), tab.name(lang));
            let file = tab.path().map(|path| path.display().to_string());
            let part = |part: Option<&OsStr>| part.map(|part| part.to_string_lossy().into_owned());
            let stem = part(tab.path().and_then(Path::file_stem));
            let folder = part(tab.path().and_then(Path::parent).and_then(Path::file_name));
            Face {
                serial,
                icon,
                name,
                file,
                beside: [tab.client(), stem, folder],
                dirty: tab.is_dirty(),
                shows: shown == Some(serial),
            }
        })
        .collect();
    tell_apart(&mut faces);
    let tools = ui.data(|data| data.get_temp(tools_id())).unwrap_or(TOOLS);
    let ink = tokens(ui).text;
    let room = ui.available_width() - tools - theme::BUTTON - 2.0 * GAP;
    let widths: Vec<f32> =
        faces.iter().map(|face| one_line(ui, &face.name, theme::BODY, ink, NAME.1).size().x).collect();
    let (visible, name) = fit(&widths, faces.iter().position(|face| face.shows), room, ui);
    let mut rects = Vec::new();
    let mut dragged = None;
    for face in &faces[visible.clone()] {
        let response = tab_ui(app, ui, face, name, lang);
        if response.dragged() {
            dragged = response.interact_pointer_pos().map(|at| (face.serial, at.x));
        }
        rects.push(response.rect);
    }
    if let Some((serial, x)) = dragged
        && let Some(over) = rects.iter().position(|rect| rect.x_range().contains(x))
    {
        app.tabs.move_to(serial, visible.start + over);
    }
    if visible.len() < faces.len() {
        menu_ui(app, ui, &faces, lang);
    }
}

fn tools_id() -> Id {
    Id::unique("room of the tools")
}

/// Notes how much room the buttons at the right need.
pub(super) fn keep_room(ui: &Ui) {
    let width = ui.min_rect().width();
    if ui.data(|data| data.get_temp(tools_id())) != Some(width) {
        ui.data_mut(|data| data.insert_temp(tools_id(), width));
        ui.ctx().request_repaint();
    }
}

/// Which of the tabs show in `room`, and how wide their names may be. The one in front is among them.
fn fit(widths: &[f32], front: Option<usize>, room: f32, ui: &Ui) -> (Range<usize>, f32) {
    let ((least, most), count) = (NAME, widths.len());
    let name = share(widths, room - count as f32 * (AROUND + GAP));
    if name >= least {
        return (0..count, name.min(most));
    }
    let room = room - MENU;
    let fits = (((room + GAP) / (AROUND + least + GAP)) as usize).clamp(1, count);
    let id = Id::unique("first tab");
    let first = ui.data(|data| data.get_temp(id)).unwrap_or(0_usize).min(count - fits);
    let first = front.map_or(first, |front| first.clamp((front + 1).saturating_sub(fits), front));
    ui.data_mut(|data| data.insert_temp(id, first));
    let visible = first..first + fits;
    let name = share(&widths[visible.clone()], room - fits as f32 * (AROUND + GAP));
    (visible, name.clamp(least, most))
}

/// How wide a name may be so that all of `widths` fit into `room`; a short one leaves its room to the others.
fn share(widths: &[f32], mut room: f32) -> f32 {
    let mut widths = widths.to_vec();
    widths.sort_by(f32::total_cmp);
    for (index, width) in widths.iter().enumerate() {
        let share = room / (widths.len() - index) as f32;
        if *width > share {
            return share;
        }
        room -= width;
    }
    f32::INFINITY
}

/// A tab, with a dot while it has unsaved changes. A click shows it, one with the middle button closes it.
fn tab_ui(app: &mut App, ui: &mut Ui, face: &Face, room: f32, lang: Lang) -> Response {
    let tokens = tokens(ui);
    let ink = if face.shows { tokens.text } else { tokens.text2 };
    let galley = one_line(ui, &face.name, theme::BODY, ink, room);
    let size = vec2(AROUND + galley.size().x, HEIGHT);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, ui.scope_id().with(("tab", face.serial)), Sense::click_and_drag());
    let name = match (face.shows, lang) {
        (true, Lang::Zh) => format!("当前 {}", face.name),
        (true, Lang::En) => format!("Current: {}", face.name),
        (false, Lang::Zh) => format!("转到 {}", face.name),
        (false, Lang::En) => format!("Go to {}", face.name),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), face.shows, &name));
    if face.shows {
        ui.painter().rect(rect, theme::CORNER, tokens.card, Stroke::new(1.0, tokens.strong_line), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.softer);
    }
    paint_focus(ui, rect, response.has_focus());
    let middle = rect.center().y;
    paint_icon(ui, Pos2::new(rect.left() + 17.0, middle), face.icon, theme::SMALL_ICON, tokens.text2);
    let width = galley.size().x;
    ui.painter().galley(Pos2::new(rect.left() + 30.0, middle - galley.size().y / 2.0), galley, ink);
    if face.dirty {
        ui.painter().circle_filled(Pos2::new(rect.left() + 30.0 + width + 9.0, middle), 3.0, tokens.accent);
    }
    if close_ui(ui, face, rect, lang).clicked() || response.middle_clicked() {
        app.commands.push(Command::CloseTab(face.serial));
    } else if response.clicked() {
        app.commands.push(Command::Show(face.serial));
    }
    context_ui(&response, |ui| {
        if face.shows {
            for command in [Command::Save, Command::SaveAs, Command::Versions, Command::Compare, Command::Review] {
                row_ui(app, ui, command, false);
            }
            rule_ui(ui);
        }
        row_ui(app, ui, if face.shows { Command::Close } else { Command::CloseTab(face.serial) }, false);
        row_ui(app, ui, Command::Reopen, false);
    });
    response.on_hover_text(face.file.as_deref().unwrap_or(&face.name))
}

fn close_ui(ui: &mut Ui, face: &Face, tab: Rect, lang: Lang) -> Response {
    let rect = Rect::from_center_size(Pos2::new(tab.right() - 16.0, tab.center().y), vec2(22.0, 22.0));
    let response = ui.interact(rect, ui.scope_id().with(("close", face.serial)), Sense::click());
    let name = format!("{} {}", Command::Close.label().get(lang), face.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens(ui).softer);
    }
    paint_icon(ui, rect.center(), icon::CLOSE, theme::SMALL_ICON, tokens(ui).text2);
    let command = if face.shows { Command::Close } else { Command::CloseTab(face.serial) };
    response.on_hover_text(command.tooltip(ui.ctx(), lang))
}

/// The menu of all tabs, for those that do not fit.
fn menu_ui(app: &mut App, ui: &mut Ui, faces: &[Face], lang: Lang) {
    let name = Text::new("全部标签页", "All tabs").get(lang);
    let (rect, response) = ui.allocate_exact_size(vec2(MENU - GAP, theme::BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let tokens = tokens(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.softer);
    }
    paint_focus(ui, rect, response.has_focus());
    let galley = one_line(ui, &faces.len().to_string(), theme::BODY, tokens.text2, MENU);
    ui.painter().galley(Pos2::new(rect.left() + 6.0, rect.center().y - galley.size().y / 2.0), galley, tokens.text2);
    paint_icon(ui, Pos2::new(rect.right() - 12.0, rect.center().y), icon::UNFOLD, theme::SMALL_ICON, tokens.text2);
    popup_ui(&response, |ui| {
        let height = ui.ctx().content_rect().height() - 80.0;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for face in faces {
                let name = format!("{}{}", face.name, if face.dirty { " •" } else { "" });
                let row = Row::new(&name).icon(face.icon).chosen(face.shows).ui(ui);
                if row.clicked() {
                    app.commands.push(Command::Show(face.serial));
                }
            }
        });
    });
    response.on_hover_text(name);
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn short_names_leave_their_room_to_long_ones() {
        assert!((share(&[20.0, 200.0, 200.0], 220.0) - 100.0).abs() < 0.1);
        assert!(share(&[200.0, 20.0], 300.0).is_infinite(), "all have room");
    }
}
