//! The left column of a folder: its departments, the packs in it, and at the foot how far it is.

use std::path::PathBuf;

use egui::{Align, Frame, Layout, Margin, Panel, Pos2, RichText, ScrollArea, Ui};

use super::Folder;
use super::head::name_of;
use super::rows::file_name;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{entry_ui, paint_icon};
use crate::app::widget::mark::bar_ui;
use crate::app::widget::menu::{line_of, one_line, segments_ui};
use crate::app::widget::order::{keep, kept_ui};
use crate::app::{App, icon};
use crate::lang::{Lang, Text, counted};

/// An entry: its icon, its name, its number.
struct Face<'a> {
    icon: Option<char>,
    name: &'a str,
    count: usize,
    chosen: bool,
}

/// What was clicked.
enum Click {
    Department(Option<String>),
    Pack(PathBuf),
}

/// Shows the switch between the sections of a description and the folder that it lies in.
pub(in crate::app) fn switch_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let folder = app.tabs.folder().is_some();
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 0 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let choices =
            [(Text::new("章节", "Sections").get(lang), !folder), (Text::new("文件夹", "Folder").get(lang), folder)];
        let taken = ui.with_layout(Layout::top_down_justified(Align::Min), |ui| segments_ui(ui, &choices)).inner;
        if taken.is_some_and(|taken| !choices[taken].1) {
            app.switch_folder(ui.ctx());
        }
    });
}

/// Shows the column; `narrow` leaves the icons only.
pub(in crate::app) fn left_ui(app: &mut App, ui: &mut Ui, narrow: bool) {
    let lang = app.settings.lang;
    let frame = Frame::new().inner_margin(Margin::symmetric(16, 10));
    let foot = (!narrow).then(|| keep(ui, Panel::bottom("folder state").exact_size(80.0).frame(frame)));
    if !narrow {
        switch_ui(app, ui);
    }
    let Some(folder) = app.tabs.folder_mut() else { return };
    let mut clicked = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(8.0);
        let name = folder.name();
        let chosen = folder.query.department.clone();
        let face = Face { icon: Some(icon::OPEN), name: &name, count: folder.count(), chosen: chosen.is_none() };
        if face_ui(ui, &face, narrow) {
            clicked = Some(Click::Department(None));
        }
        if !narrow {
            for ((_, department), &count) in &folder.summary.departments {
                let chosen = chosen.as_ref() == Some(department);
                let face = Face { icon: None, name: name_of(department, lang), count, chosen };
                if face_ui(ui, &face, false) {
                    clicked = Some(Click::Department(Some(department.clone())));
                }
            }
        }
        for (path, title, count) in folder.packs() {
            let file = file_name(path);
            let name = if title.trim().is_empty() { &file } else { title };
            if face_ui(ui, &Face { icon: Some(icon::PACK), name, count, chosen: false }, narrow) {
                clicked = Some(Click::Pack(path.to_owned()));
            }
        }
    });
    if let Some(place) = foot {
        kept_ui(ui, place, "folder state", |ui| foot_ui(folder, ui, lang));
    }
    match clicked {
        Some(Click::Department(department)) => folder.query.department = department,
        Some(Click::Pack(path)) => app.open_file(path, ui.ctx()),
        None => {}
    }
}

fn face_ui(ui: &mut Ui, face: &Face<'_>, narrow: bool) -> bool {
    let (rect, response) = entry_ui(ui, face.name, face.chosen);
    let tokens = tokens(ui);
    let ink = if face.chosen { tokens.accent } else { tokens.text };
    let middle = rect.center().y;
    if let Some(icon) = face.icon {
        let ink = if face.chosen { tokens.accent } else { tokens.text2 };
        let at = if narrow { rect.center() } else { Pos2::new(rect.left() + 17.0, middle) };
        paint_icon(ui, at, icon, theme::ICON, ink);
    }
    if narrow {
        return response.on_hover_text(face.name).clicked();
    }
    let count = one_line(ui, &face.count.to_string(), theme::BODY, tokens.text3, 60.0);
    let right = rect.right() - 10.0 - count.size().x;
    ui.painter().galley(Pos2::new(right, middle - count.size().y / 2.0), count, tokens.text3);
    let font = if face.chosen { theme::bold(theme::FIELD) } else { theme::regular(theme::FIELD) };
    let galley = line_of(ui, face.name, font, ink, right - rect.left() - 42.0);
    let cut = galley.elided;
    ui.painter().galley(Pos2::new(rect.left() + 34.0, middle - galley.size().y / 2.0), galley, ink);
    let response = if cut { response.on_hover_text(face.name) } else { response };
    response.clicked()
}

/// How many are approved, and how many have not been revised for years.
fn foot_ui(folder: &Folder, ui: &mut Ui, lang: Lang) {
    let super::Summary { count, approved, old, .. } = folder.summary;
    let share = approved as f32 / count.max(1) as f32;
    let tokens = tokens(ui);
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.horizontal(|ui| {
        let text = match lang {
            Lang::Zh => format!("{count} 份 · 已批准 {approved}"),
            Lang::En => format!("{} · {approved} approved", counted(count, "post")),
        };
        ui.label(RichText::new(text).size(theme::CAPTION).color(tokens.text2));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let percent = format!("{:.0}%", (share * 100.0).floor());
            ui.label(RichText::new(percent).font(theme::bold(theme::BODY)).color(tokens.text));
        });
    });
    bar_ui(ui, share);
    let text = match (old, lang) {
        (0, Lang::Zh) => "没有超过三年未修订的".to_owned(),
        (0, Lang::En) => "None older than three years".to_owned(),
        (_, Lang::Zh) => format!("{old} 份超过三年未修订"),
        (_, Lang::En) => format!("{old} not revised for three years"),
    };
    let text = RichText::new(text).size(theme::CAPTION).color(tokens.text3);
    ui.add(egui::Label::new(text).truncate());
}
