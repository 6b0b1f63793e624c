//! A row of the table of a folder: its box, its cells, or why its file cannot be read.

use std::collections::BTreeSet;

use egui::{Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::keys::{tick, tick_to};
use super::rows::{Column, Row, file_name};
use super::scan::Counts;
use super::table::{Ask, BOX, ROW};
use super::{Folder, is_old};
use crate::app::command::Command;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::paint_icon;
use crate::app::widget::mark::{paint_badge, paint_bar, tone_of};
use crate::app::widget::menu::{self, context_ui, line_of, one_line};
use crate::app::widget::tick::paint_box;
use crate::check::Severity;
use crate::document::{Choice as _, Date, Status};
use crate::lang::{Lang, Text};

/// How a row shows.
#[derive(Clone, Copy)]
struct State {
    /// It is ticked or under the cursor.
    lit: bool,
    chosen: bool,
    /// It has not been revised for years.
    old: bool,
}

/// A row; gives what is asked of it: to be opened, or a command about what is selected.
pub(super) fn row_ui(
    ui: &mut Ui,
    folder: &mut Folder,
    (index, row): (usize, &Row),
    columns: &[(Column, Rect)],
    table: &Response,
    (today, lang): (Date, Lang),
) -> Option<Ask> {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    // Tab goes from the table on to what is below it, not through all rows.
    let response = ui.interact(rect, ui.scope_id().with(("row", index)), Sense::CLICK);
    let (path, name) = (&row.entry.path, row.name());
    let pointed = folder.cursor.as_ref() == Some(path);
    let chosen = folder.chosen.contains(path);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, pointed, &name));
    let tokens = tokens(ui);
    let inner = rect.shrink2(vec2(1.0, 0.0));
    if chosen || pointed {
        ui.painter().rect_filled(inner, 0, tokens.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, 0, tokens.soft);
    }
    ui.painter().hline(inner.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    if pointed {
        let bar = Rect::from_min_size(inner.min, vec2(3.0, ROW - 1.0));
        ui.painter().rect_filled(bar, 0, tokens.accent);
    }
    let cut = match &row.entry.content {
        Err(error) => paint_fault(ui, rect, &error.within(&folder.path).line(lang)),
        Ok(_) => cells_ui(ui, folder, (index, row), rect, columns, (today, lang)),
    };
    let opens = response.double_clicked();
    if response.clicked() {
        table.request_focus();
        let modifiers = ui.input(|input| input.modifiers);
        if modifiers.shift {
            tick_to(folder, index);
        } else if modifiers.command {
            tick(folder, row);
        }
        folder.cursor = Some(path.clone());
    }
    if response.secondary_clicked() {
        folder.cursor = Some(path.clone());
    }
    let mut asked = opens.then(|| Ask::Open(path.clone()));
    context_ui(&response, |ui| asked = menu_ui(ui, folder, row, lang).or(asked.take()));
    let told: Vec<String> =
        [Some(cut.unwrap_or_else(|| file_name(path))), of_which(row, lang)].into_iter().flatten().collect();
    // A key opens a box over the row that the pointer rests on: what was shown beside the pointer would stay over it.
    if ui.memory(|memory| memory.top_modal_layer().is_none()) {
        response.on_hover_text_at_pointer(told.join("\n"));
    }
    asked
}

/// Of what kinds its findings are, when some go across the posts: those alone do not show in its own window.
fn of_which(row: &Row, lang: Lang) -> Option<String> {
    let own: usize = row.entry.post()?.findings.iter().sum();
    let across = row.findings.iter().sum::<usize>().checked_sub(own).filter(|&across| across > 0)?;
    Some(match lang {
        Lang::Zh => format!("问题：本岗位 {own} 处，与其他岗位不一致 {across} 处"),
        Lang::En => format!("Findings: {own} of its own, {across} against other posts"),
    })
}

/// The menu of a row.
fn menu_ui(ui: &mut Ui, folder: &mut Folder, row: &Row, lang: Lang) -> Option<Ask> {
    let path = &row.entry.path;
    let entry = |text, symbol, keys| menu::Row { icon: symbol, keys, ..menu::Row::new(text) };
    let mut asked = None;
    if entry(Command::OpenMember(0, 0).label().get(lang), Some(icon::OPEN), "Enter").ui(ui).clicked() {
        asked = Some(Ask::Open(path.clone()));
    }
    let ticked = folder.chosen.contains(path);
    let ticks = if ticked { Text::new("取消选中", "Deselect") } else { Text::new("选中", "Select") };
    if entry(ticks.get(lang), None, "Space").ui(ui).clicked() {
        tick(folder, row);
    }
    menu::rule_ui(ui);
    for command in [Command::ExportPdf, Command::Gather, Command::Rename, Command::NewHere] {
        if entry(command.label().get(lang), command.icon(), "").ui(ui).clicked() {
            // What is done from the menu of a row is meant for it, unless it is one of those that are chosen.
            if matches!(command, Command::ExportPdf | Command::Gather) && !ticked && row.entry.post().is_some() {
                folder.chosen = BTreeSet::from([path.clone()]);
            }
            asked = Some(Ask::Give(command));
        }
    }
    asked
}

/// The box and the cells of a row; gives the whole of the texts that are cut.
fn cells_ui(
    ui: &mut Ui,
    folder: &mut Folder,
    (index, row): (usize, &Row),
    rect: Rect,
    columns: &[(Column, Rect)],
    (today, lang): (Date, Lang),
) -> Option<String> {
    let chosen = folder.chosen.contains(&row.entry.path);
    let lit = chosen || folder.cursor.as_ref() == Some(&row.entry.path);
    let ticks = Rect::from_min_size(rect.min, vec2(BOX, ROW));
    let response = ui.interact(ticks, ui.scope_id().with(("box", index)), Sense::CLICK);
    let label = match lang {
        Lang::Zh => format!("选中 {}", row.name()),
        Lang::En => format!("Select {}", row.name()),
    };
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, chosen, &label));
    paint_box(ui, ticks.center(), chosen);
    if response.clicked() {
        tick(folder, row);
    }
    let old = row.revised().is_some_and(|date| is_old(date, today));
    let state = State { lit, chosen, old };
    let mut cut: Vec<String> = Vec::new();
    for &(column, place) in columns {
        let place = Rect::from_x_y_ranges(place.x_range(), rect.y_range()).shrink2(vec2(8.0, 0.0));
        cut.extend(cell_ui(ui, row, column, place, state, lang));
    }
    (!cut.is_empty()).then(|| cut.join("\n"))
}

/// Why a file cannot be read, in its row; gives the whole line where it is cut.
fn paint_fault(ui: &Ui, rect: Rect, line: &str) -> Option<String> {
    let tokens = tokens(ui);
    paint_icon(ui, Pos2::new(rect.left() + BOX / 2.0, rect.center().y), icon::ERROR, theme::ICON, tokens.error.text);
    let galley = one_line(ui, line, theme::BODY, tokens.error.text, rect.width() - BOX - 16.0);
    let cut = galley.elided.then(|| line.to_owned());
    let at = Pos2::new(rect.left() + BOX + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.error.text);
    cut
}

/// What a column says of a row; gives the whole of a text that is cut.
fn cell_ui(ui: &Ui, row: &Row, column: Column, rect: Rect, state: State, lang: Lang) -> Option<String> {
    let post = row.entry.post()?;
    let (tokens, identity) = (tokens(ui), &post.document.identity);
    let middle = rect.center().y;
    let (text, ink) = match column {
        Column::Title => (row.name(), tokens.text),
        Column::Department => (identity.department.clone(), tokens.text2),
        Column::Code => (identity.code.clone(), tokens.text2),
        Column::Superior => (identity.reports_to.clone(), tokens.text2),
        Column::Revised => {
            let ink = if state.old { tokens.warning.text } else { tokens.text2 };
            (row.revised().map(|date| date.to_string()).unwrap_or_default(), ink)
        }
        Column::Share => {
            let bar = Rect::from_min_size(Pos2::new(rect.left(), middle - 3.0), vec2(40.0, 6.0));
            paint_bar(ui, bar, post.share);
            let percent = format!("{:.0}%", (post.share * 100.0).floor());
            let galley = one_line(ui, &percent, theme::CAPTION, tokens.text2, 44.0);
            ui.painter().galley(Pos2::new(bar.right() + 6.0, middle - galley.size().y / 2.0), galley, tokens.text2);
            return None;
        }
        Column::Findings => {
            paint_counts(ui, rect, row.findings, state.lit);
            return None;
        }
        Column::Status => {
            paint_status(ui, rect, post.document.status, lang);
            return None;
        }
    };
    let bold = column == Column::Title && state.chosen;
    let size = if column == Column::Title { theme::FIELD } else { theme::BODY };
    let font = if bold { theme::bold(size) } else { theme::regular(size) };
    let galley = line_of(ui, crate::lang::one_line(&text).as_str(), font, ink, rect.width());
    let cut = galley.elided.then_some(text);
    ui.painter().galley(Pos2::new(rect.left(), middle - galley.size().y / 2.0), galley, ink);
    cut
}

fn paint_counts(ui: &Ui, rect: Rect, counts: Counts, lit: bool) {
    let mut left = rect.left();
    for (&severity, count) in Severity::ALL.iter().zip(counts).filter(|(_, count)| *count > 0) {
        let mut tone = tone_of(tokens(ui), severity);
        if lit {
            // The ground of the row is that of a hint.
            tone.soft = tokens(ui).card;
        }
        let text = if count > 99 { "99+".to_owned() } else { count.to_string() };
        let width = (text.len() as f32).mul_add(7.0, 11.0).max(18.0);
        left += paint_badge(ui, Pos2::new(left + width, rect.center().y), &text, tone).max(width) + 2.0;
    }
}

fn paint_status(ui: &Ui, rect: Rect, status: Status, lang: Lang) {
    let tokens = tokens(ui);
    let (ink, ground) = match status {
        Status::Draft => (tokens.text2, tokens.soft),
        Status::InReview => (tokens.warning.text, tokens.warning.soft),
        Status::Approved => (tokens.good, tokens.good_soft),
    };
    let galley = one_line(ui, status.label().get(lang), theme::CAPTION, ink, rect.width() - 4.0);
    let size = galley.size() + vec2(12.0, 4.0);
    let chip = Rect::from_min_size(Pos2::new(rect.left() - 4.0, rect.center().y - size.y / 2.0), size);
    ui.painter().rect_filled(chip, theme::CORNER, ground);
    ui.painter().galley(chip.min + vec2(6.0, 2.0), galley, ink);
}
