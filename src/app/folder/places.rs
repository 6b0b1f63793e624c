//! Every place where a name stands that shall be changed: what becomes of it, with the words around it.

use std::path::Path;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::rename::Renaming;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::paint_focus;
use crate::app::widget::menu::{line_of, one_line};
use crate::app::widget::tick::paint_box;
use crate::lang::{Lang, Text};
use crate::storage::rename::{Line, Part};

/// The height of a row with one line.
const ROW: f32 = 26.0;
/// Where the label of a place begins, and where what stands there does.
const LABEL: f32 = 38.0;
const PLACE: f32 = 178.0;

/// Shows the places, file by file; `root` is the folder.
pub(super) fn list_ui(ui: &mut Ui, renaming: &mut Renaming, root: &Path, lang: Lang) {
    let text = match (renaming.old.is_empty(), renaming.found.is_empty()) {
        (true, _) => Text::new(
            "选择要改的名称，这里会列出它出现的每一处。",
            "Choose a name, and each place of it is listed here.",
        ),
        (_, true) => Text::new("没有文件用到这个名称。", "No file has this name."),
        _ => Text::new(
            "字段里的名称已经勾选；正文里的提法可能另有所指，请逐条勾选。",
            "Fields that name it are ticked. In other texts it may mean something else: tick those that do not.",
        ),
    };
    ui.label(RichText::new(text.get(lang)).size(theme::CAPTION).color(tokens(ui).text2));
    ui.add_space(6.0);
    let width = ui.available_width();
    renaming.measure(width);
    let mut toggled = None;
    for file in 0..renaming.found.len() {
        file_ui(ui, renaming, file, root, lang);
        for hit in 0..renaming.found[file].count() {
            if hit_ui(ui, renaming, (file, hit), lang) {
                toggled = Some((file, hit));
            }
        }
    }
    if let Some(at) = toggled
        && !renaming.left_out.remove(&at)
    {
        renaming.left_out.insert(at);
    }
}

/// A file: the folder that it lies in, its name, how many of its places are changed.
fn file_ui(ui: &mut Ui, renaming: &Renaming, file: usize, root: &Path, lang: Lang) {
    let found = &renaming.found[file];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let inside = found.path.strip_prefix(root).unwrap_or(&found.path);
    let (ticked, all) = (renaming.ticked(file), found.count());
    let count = match lang {
        Lang::Zh => format!("改 {ticked} 处，共 {all} 处"),
        Lang::En => format!("{ticked} of {all} places"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {count}", inside.display())));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = tokens(ui);
    let middle = |height: f32| vec2(0.0, -height / 2.0);
    let count = one_line(ui, &count, theme::CAPTION, tokens.text3, rect.width() / 3.0);
    let right = count.size().x + 12.0;
    ui.painter().galley(rect.right_center() + middle(count.size().y) - vec2(right - 4.0, 0.0), count, tokens.text3);
    let name = inside.display().to_string();
    let galley = line_of(ui, &name, theme::bold(theme::BODY), tokens.text, rect.width() - right - 8.0);
    ui.painter().galley(rect.left_center() + middle(galley.size().y), galley, tokens.text);
    response.on_hover_text(found.path.display().to_string());
}

/// A place with a box; tells whether it was clicked.
fn hit_ui(ui: &mut Ui, renaming: &mut Renaming, at: (usize, usize), lang: Lang) -> bool {
    let width = ui.available_width();
    let known = renaming.heights.get(&at).copied();
    let hidden = known.is_some_and(|height| {
        let place = Rect::from_min_size(ui.cursor().min, vec2(width, height));
        !ui.is_rect_visible(place)
    });
    if let (true, Some(height)) = (hidden, known) {
        ui.allocate_space(vec2(width, height));
        return false;
    }
    let new = match renaming.new.trim() {
        "" => "……",
        new => new,
    };
    let line = renaming.found[at.0].line(at.1, lang);
    let name = format!("{}: {} → {}", line.label, line.old(), crate::lang::one_line(&line.renamed(new)));
    let galley = change_of(ui, &line, &crate::lang::one_line(new), width - PLACE - 8.0);
    let height = (galley.size().y + 10.0).max(ROW);
    renaming.heights.insert(at, height);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let ticked = !renaming.left_out.contains(&at);
    let response = ui.interact(rect, ui.scope_id().with(at), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, &name));
    let tokens = tokens(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.soft);
    }
    paint_focus(ui, rect, response.has_focus());
    paint_box(ui, rect.left_top() + vec2(20.0, ROW / 2.0), ticked);
    let label = one_line(ui, &line.label, theme::BODY, tokens.text2, PLACE - LABEL - 10.0);
    let cut = label.elided;
    ui.painter().galley(rect.left_top() + vec2(LABEL, (ROW - label.size().y) / 2.0), label, tokens.text2);
    ui.painter().galley(rect.left_top() + vec2(PLACE, 5.0), galley, tokens.text);
    if cut { response.on_hover_text(line.label).clicked() } else { response.clicked() }
}

/// What stands at a place, the name struck out and the new one behind it, on as many lines as it takes.
fn change_of(ui: &Ui, line: &Line, new: &str, width: f32) -> Arc<Galley> {
    let tokens = tokens(ui);
    let plain = |ink| TextFormat::simple(theme::regular(theme::BODY), ink);
    let around = plain(if line.whole { tokens.text } else { tokens.text2 });
    let struck = TextFormat {
        strikethrough: Stroke::new(1.0, tokens.error.text),
        background: tokens.error.soft,
        ..plain(tokens.error.text)
    };
    let set = TextFormat { background: tokens.good_soft, ..plain(tokens.good) };
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    for part in &line.parts {
        match part {
            Part::Around(text) => job.append(text, 0.0, around.clone()),
            Part::Name(name) => {
                job.append(name, 0.0, struck.clone());
                job.append(new, 2.0, set.clone());
            }
        }
    }
    ui.painter().layout_job(job)
}
