//! The strips of a folder: what is ticked and what can be done with it, what the descriptions contradict one another in,
//! an export in progress.

use std::sync::Arc;

use egui::{Frame, Galley, Margin, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::rows::file_name;
use super::summary::Line;
use crate::app::command::Command;
use crate::app::pack::strip::running_ui;
use crate::app::tab::Tab;
use crate::app::theme::{self, Tone, tokens};
use crate::app::widget::button::{Button, Look, icon_button_ui, icon_ui, paint_focus, paint_icon};
use crate::app::widget::mark::{icon_of, tone_of};
use crate::app::widget::menu::{Row, lines_of, one_line, popup_ui};
use crate::app::widget::order::ends_ui;
use crate::app::{App, icon};
use crate::lang::{Lang, Text};
use crate::storage::StorageError;

/// What the list takes at most, and a line of it, which may have two rows.
const LIST: f32 = 4.0 * LINE;
const LINE: f32 = 44.0;
/// A strip with its frame, and the space above it.
const STRIP: f32 = theme::BUTTON + 10.0 + GAP;
const GAP: f32 = 8.0;

/// A strip in the colours of `tone`, with a name that no other one beside it has.
pub(super) fn strip_ui(
    ui: &mut Ui,
    (name, tone): (&str, Tone),
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) {
    let frame = Frame::new()
        .fill(tone.soft)
        .stroke(Stroke::new(1.0, tone.line))
        .corner_radius(theme::CARD_CORNER)
        .inner_margin(Margin::symmetric(12, 4));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.set_height(theme::BUTTON);
            ui.spacing_mut().item_spacing.x = 8.0;
            ends_ui(ui, name, left, right);
        });
    });
}

/// Shows what is ticked, and what can be done with it.
pub(super) fn chosen_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let chosen = app.tabs.folder().map_or(0, super::Folder::chosen);
    if chosen == 0 {
        return;
    }
    let text = match lang {
        Lang::Zh => format!("已选 {chosen} 份"),
        Lang::En => format!("{chosen} selected"),
    };
    let packs: Vec<(u64, String)> = app.tabs.packs().map(|pack| (pack.serial, pack.name(lang))).collect();
    let mut asked = Vec::new();
    let mut clears = false;
    let tone = tokens(ui).info;
    let right = |ui: &mut Ui| {
        let export = Text::new("批量导出…", "Export each…").get(lang);
        if Button::new(export, Look::Outlined).icon(icon::PDF).small().ui(ui).clicked() {
            asked.push(Command::ExportPdf);
        }
        let gather =
            Button::new(Text::new("加入汇编", "Add to a pack").get(lang), Look::Outlined).icon(icon::PACK).small();
        let gather = gather.ui(ui);
        popup_ui(&gather, |ui| {
            for (pack, name) in &packs {
                if Row::new(name).icon(icon::PACK).ui(ui).clicked() {
                    asked.push(Command::GatherInto(*pack));
                }
            }
            if Row::new(Command::NewPack.label().get(lang)).icon(icon::NEW).ui(ui).clicked() {
                asked.push(Command::Gather);
            }
        });
        clears = icon_button_ui(ui, icon::CLOSE, Text::new("取消选择", "Select none").get(lang)).clicked();
    };
    let left = |ui: &mut Ui| {
        let text = RichText::new(text).font(theme::bold(theme::BODY)).color(tone.text);
        ui.add(egui::Label::new(text).truncate());
    };
    strip_ui(ui, ("chosen", tone), left, right);
    app.commands.extend(asked);
    if clears && let Some(folder) = app.tabs.folder_mut() {
        folder.chosen.clear();
    }
}

/// How high the list may be in a window of this height: the rows above it are what the folder is for.
fn list_height(height: f32) -> f32 {
    (height * 0.28).clamp(2.0 * LINE, LIST)
}

/// How high that is which [`across_ui`] shows in a window of this height, with the space above it.
pub(super) fn across_height(app: &App, height: f32) -> f32 {
    let Some(folder) = app.tabs.folder() else { return 0.0 };
    let count = folder.summary.alike.len();
    let strips = left_out(folder).count() + usize::from(count > 0);
    let list = if folder.across_shows { (count as f32 * LINE).min(list_height(height)) + GAP } else { 0.0 };
    strips as f32 * STRIP + list
}

/// Shows what the descriptions contradict one another in: in a line, or as a list.
pub(super) fn across_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let Some(folder) = app.tabs.folder() else { return };
    left_out_ui(ui, folder, lang);
    let (found, lines) = (&folder.summary.across, &folder.summary.alike);
    if found.is_empty() {
        return;
    }
    let shows = folder.across_shows;
    let head = match lang {
        Lang::Zh => format!("{} 处跨岗位不一致", found.len()),
        Lang::En => format!("{} across the posts", found.len()),
    };
    let kinds = &folder.summary.kinds;
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{} {count}", kind.get(lang))).collect();
    let tone = tokens(ui).warning;
    let mut toggles = false;
    let right = |ui: &mut Ui| {
        let text = if shows { Text::new("收起", "Fold") } else { Text::new("查看", "Look") };
        toggles = Button::new(text.get(lang), Look::Outlined).small().ui(ui).clicked();
    };
    let left = |ui: &mut Ui| {
        icon_ui(ui, icon::WARNING, theme::ICON, tone.text);
        let head_text = RichText::new(&head).font(theme::bold(theme::BODY)).color(tokens(ui).text);
        ui.add(egui::Label::new(head_text));
        if let Some(galley) = fitting(ui, &kinds) {
            ui.add(egui::Label::new(galley));
        }
    };
    strip_ui(ui, ("across", tone), left, right);
    let mut opened = None;
    if shows {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = list_height(ui.ctx().content_rect().height());
        let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]).id_salt("across");
        let area = match folder.to_line {
            Some(line) => area.vertical_scroll_offset(line as f32 * LINE),
            None => area,
        };
        area.show_rows(ui, LINE, lines.len(), |ui, visible| {
            for index in visible {
                let all = || lines[index].all.iter().map(|&one| &found[one]);
                let pointed = all().find(|line| folder.cursor.as_ref() == Some(&line.path));
                let line = &found[lines[index].first()];
                let text = lines[index].line(&line.title, &line.message, lang);
                if line_ui(ui, (index, &text), line, pointed.is_some()) {
                    let goes_to = pointed.unwrap_or(line);
                    opened = Some((goes_to.path.clone(), goes_to.place));
                }
            }
        });
    }
    if toggles {
        app.commands.push(Command::ToggleProblems);
    }
    if let Some(folder) = app.tabs.folder_mut() {
        folder.to_line = None;
    }
    if let Some((path, place)) = opened {
        app.open_at(path, Some(place), ui.ctx());
    }
}

/// As many of `kinds` as there is room for.
fn fitting(ui: &Ui, kinds: &[String]) -> Option<Arc<Galley>> {
    let room = ui.available_width();
    let galley = |count: usize| one_line(ui, &kinds[..count].join(" · "), theme::BODY, tokens(ui).text, f32::INFINITY);
    (1..=kinds.len()).rev().map(galley).find(|galley| galley.size().x <= room)
}

/// Findings that say the same, of which `first` is the first and one may be that of the row of the cursor; tells whether
/// they were clicked.
fn line_ui(ui: &mut Ui, (index, line): (usize, &str), first: &Line, pointed: bool) -> bool {
    let (path, severity) = (&first.path, first.severity);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE));
    let response = ui.interact(rect, ui.scope_id().with(("across", index)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, pointed, line));
    let tokens = tokens(ui);
    if response.hovered() || pointed {
        let ground = if pointed { tokens.accent_soft } else { tokens.soft };
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), theme::CORNER, ground);
    }
    paint_focus(ui, rect, response.has_focus());
    let tone = tone_of(tokens, severity);
    paint_icon(ui, rect.left_center() + vec2(20.0, 0.0), icon_of(severity), theme::SMALL_ICON, tone.text);
    let galley = lines_of(ui, line, tokens.text, (rect.width() - 48.0, 2));
    ui.painter().galley(rect.left_center() + vec2(36.0, -galley.size().y / 2.0), galley, tokens.text);
    let tooltip = format!("{line}\n{}", file_name(path));
    response.on_hover_text(tooltip).clicked()
}

/// What is said of what was not looked at.
fn left_out(folder: &super::Folder) -> impl Iterator<Item = &StorageError> {
    folder.left_out.iter().take(2)
}

fn left_out_ui(ui: &mut Ui, folder: &super::Folder, lang: Lang) {
    for error in left_out(folder) {
        let (tone, line) = (tokens(ui).warning, error.line(lang));
        let left = |ui: &mut Ui| {
            icon_ui(ui, icon::WARNING, theme::ICON, tone.text);
            let text = RichText::new(&line).size(theme::BODY).color(tokens(ui).text);
            ui.add(egui::Label::new(text).truncate());
        };
        strip_ui(ui, (&line, tone), left, |_| {});
    }
}

/// Shows an export in progress at the foot.
pub(super) fn export_ui(app: &mut App, ui: &mut Ui) {
    let lang = app.settings.lang;
    let Some(Tab::Folder(folder)) = app.tabs.front() else { return };
    let (text, done, count) = match (&folder.export, &folder.progress, lang) {
        (Some(running), _, Lang::Zh) => {
            (format!("正在导出到 {}", running.folder.display()), running.done(), running.count)
        }
        (Some(running), _, Lang::En) => {
            (format!("Exporting to {}", running.folder.display()), running.done(), running.count)
        }
        (None, Some(progress), Lang::Zh) => ("正在改名".to_owned(), progress.done(), progress.count),
        (None, Some(progress), Lang::En) => ("Renaming".to_owned(), progress.done(), progress.count),
        (None, None, _) => return,
    };
    if running_ui(ui, &text, (done, count), done as f32 / count.max(1) as f32, lang) {
        app.commands.push(Command::StopExport);
    }
}
