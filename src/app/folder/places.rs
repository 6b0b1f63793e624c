//! Every place where a name stands that shall be changed: what becomes of it, with the words around it.

use std::path::Path;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Pos2, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::rename::Renaming;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, keep_in_view, paint_focus};
use crate::app::widget::menu::{line_of, one_line};
use crate::app::widget::tick::paint_box;
use crate::document::{Choice as _, Status};
use crate::lang::{Lang, Text};
use crate::storage::rename::{Line, Part};

/// The height of a row with one line.
const ROW: f32 = 26.0;
/// Where the name of a file begins; then where the label of a place does, and what stands there.
const FILE: f32 = 24.0;
const LABEL: f32 = 48.0;
const PLACE: f32 = 186.0;
/// How far outside the view a place is still laid out, so that Tab reaches it.
const NEAR: f32 = 200.0;

/// What is to be done with the list, and what ticks all of it or nothing.
pub(super) fn head_ui(ui: &mut Ui, renaming: &mut Renaming, lang: Lang) {
    let text = match (renaming.old.trim().is_empty(), renaming.found.is_empty()) {
        (true, _) => Text::new(
            "填写或选择要改的名称，这里会列出它出现的每一处。",
            "Type or choose a name, and each place of it is listed here.",
        ),
        (_, true) => Text::new("没有文件用到这个名称。", "No file has this name."),
        _ => Text::new(
            "字段里的名称已经勾选；正文里的提法可能另有所指，请逐条勾选。",
            "Fields that name it are ticked. In other texts it may mean something else: tick those that do not.",
        ),
    };
    let some = !renaming.found.is_empty();
    let label = RichText::new(text.get(lang)).size(theme::CAPTION).color(tokens(ui).text2);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (text, ticks) in [(Text::new("全选", "Tick all"), true), (Text::new("全不选", "Tick none"), false)] {
            if some && Button::new(text.get(lang), Look::Outlined).small().ui(ui).clicked() {
                renaming.tick_all(ticks);
            }
        }
        ui.label(label);
    });
}

/// Shows the places, file by file; `root` is the folder.
pub(super) fn list_ui(ui: &mut Ui, renaming: &mut Renaming, root: &Path, lang: Lang) {
    let width = ui.available_width();
    renaming.measure(width);
    let mut toggled = None;
    for file in 0..renaming.found.len() {
        if file_ui(ui, renaming, file, root, lang) {
            renaming.toggle_file(file);
        }
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

/// Tells whether something this high, which stands next, is far from what is seen.
fn is_far(ui: &Ui, height: f32) -> bool {
    let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    !ui.clip_rect().expand(NEAR).intersects(place)
}

/// A file: a box for all of its places, the folder that it lies in, its name, whether it is approved, how many of its
/// places are changed. Tells whether it was clicked.
fn file_ui(ui: &mut Ui, renaming: &Renaming, file: usize, root: &Path, lang: Lang) -> bool {
    let found = &renaming.found[file];
    let far = is_far(ui, ROW);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    if far {
        return false;
    }
    let inside = found.path.strip_prefix(root).unwrap_or(&found.path).display().to_string();
    let (ticked, all) = (renaming.ticked(file), found.count());
    let count = match lang {
        Lang::Zh => format!("改 {ticked} 处，共 {all} 处"),
        Lang::En => format!("{ticked} of {all} places"),
    };
    let approved = found.is_approved().then(|| Status::Approved.label().get(lang));
    let spoken = approved.map(|approved| format!("（{approved}）")).unwrap_or_default();
    let response = ui.interact(rect, ui.scope_id().with(("file", file)), Sense::click());
    let spoken = format!("{inside}{spoken}: {count}");
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked > 0, &spoken));
    keep_in_view(&response);
    let tokens = tokens(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.soft);
    }
    paint_focus(ui, rect, response.has_focus());
    paint_box(ui, rect.left_center() + vec2(10.0, 0.0), ticked > 0);
    paint_file(ui, rect, (&inside, &count), approved);
    response.on_hover_text(found.path.display().to_string()).clicked()
}

/// What a file is called, and how many of its places are changed; a chip where it is approved.
fn paint_file(ui: &Ui, rect: Rect, (name, count): (&str, &str), approved: Option<&str>) {
    let tokens = tokens(ui);
    let middle = |galley: &Galley| vec2(0.0, -galley.size().y / 2.0);
    let count = one_line(ui, count, theme::CAPTION, tokens.text3, rect.width() / 3.0);
    let right = rect.right() - count.size().x - 8.0;
    ui.painter().galley(Pos2::new(right, rect.center().y) + middle(&count), count, tokens.text3);
    let chip = approved.map(|text| one_line(ui, text, theme::CAPTION, tokens.good, 80.0));
    let left = rect.left() + FILE;
    let beside = chip.as_ref().map_or(8.0, |chip| chip.size().x + 32.0);
    let galley = line_of(ui, name, theme::bold(theme::BODY), tokens.text, right - left - beside);
    if let Some(chip) = chip {
        let at = Pos2::new(left + galley.size().x + 8.0, rect.center().y - 10.0);
        let ground = Rect::from_min_size(at, vec2(chip.size().x + 12.0, 20.0));
        ui.painter().rect_filled(ground, theme::CORNER, tokens.good_soft);
        ui.painter().galley(ground.center() - chip.size() / 2.0, chip, tokens.good);
    }
    ui.painter().galley(Pos2::new(left, rect.center().y) + middle(&galley), galley, tokens.text);
}

/// A place with a box; tells whether it was clicked.
fn hit_ui(ui: &mut Ui, renaming: &mut Renaming, at: (usize, usize), lang: Lang) -> bool {
    let width = ui.available_width();
    // One that was never in view is taken for a row of one line.
    let known = renaming.heights.get(&at).copied().unwrap_or(ROW);
    if is_far(ui, known) {
        ui.allocate_space(vec2(width, known));
        return false;
    }
    let new = match renaming.new.trim() {
        "" => "……",
        new => new,
    };
    let line = renaming.found[at.0].line(at.1, lang);
    let name = format!("{}: {} → {}", line.label, line.old(), crate::lang::one_line(&line.renamed(new)));
    let ticked = !renaming.left_out.contains(&at);
    let new = crate::lang::one_line(new);
    let galley = change_of(ui, &line, ticked.then_some(&*new), width - PLACE - 8.0);
    let height = (galley.size().y + 10.0).max(ROW);
    renaming.heights.insert(at, height);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let response = ui.interact(rect, ui.scope_id().with(at), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, &name));
    keep_in_view(&response);
    let tokens = tokens(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.soft);
    }
    paint_focus(ui, rect, response.has_focus());
    paint_box(ui, rect.left_top() + vec2(LABEL - 18.0, ROW / 2.0), ticked);
    let label = one_line(ui, &line.label, theme::BODY, tokens.text2, PLACE - LABEL - 10.0);
    let cut = label.elided;
    ui.painter().galley(rect.left_top() + vec2(LABEL, (ROW - label.size().y) / 2.0), label, tokens.text2);
    ui.painter().galley(rect.left_top() + vec2(PLACE, 5.0), galley, tokens.text);
    if cut { response.on_hover_text(line.label).clicked() } else { response.clicked() }
}

/// What stands at a place, on as many lines as it takes: the name struck out and the `new` one behind it, or, where it
/// stays, only pointed out.
fn change_of(ui: &Ui, line: &Line, new: Option<&str>, width: f32) -> Arc<Galley> {
    let tokens = tokens(ui);
    let plain = |ink| TextFormat::simple(theme::regular(theme::BODY), ink);
    let around = plain(if new.is_some() { tokens.text } else { tokens.text3 });
    let stays = TextFormat { background: tokens.softer, ..plain(tokens.text2) };
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
            Part::Name(name) => match new {
                Some(new) => {
                    job.append(name, 0.0, struck.clone());
                    job.append(new, 2.0, set.clone());
                }
                None => job.append(name, 0.0, stays.clone()),
            },
        }
    }
    ui.painter().layout_job(job)
}
