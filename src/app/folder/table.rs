//! The table of a folder: a row a description, by keyboard and by mouse. Only the rows in view are drawn.

use std::path::PathBuf;

use egui::{Align, Id, Layout, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::keys::{keys, posts};
use super::row::row_ui;
use super::rows::Column;
use super::{Folder, Wanted};
use crate::app::command::Command;
use crate::app::theme::{self, tokens};
use crate::app::widget::button::{Button, Look, paint_focus, paint_icon};
use crate::app::widget::menu::one_line;
use crate::app::widget::tick::paint_box;
use crate::app::{App, icon};
use crate::document::Date;
use crate::lang::{Lang, Text};

pub(super) const ROW: f32 = 38.0;
const HEAD: f32 = 34.0;
/// The box at the left of a row.
pub(super) const BOX: f32 = 42.0;

/// What was asked for by key or mouse.
pub(super) enum Ask {
    Open(PathBuf),
    Give(Command),
    Search(String),
}

/// Shows the table.
pub(super) fn table_ui(app: &mut App, ui: &mut Ui, today: Date) {
    let lang = app.settings.lang;
    let Some(folder) = app.tabs.folder_mut() else { return };
    let rect = ui.available_rect_before_wrap();
    let id = Id::unique(("table", folder.serial));
    let table = ui.interact(rect, id, Sense::click());
    if folder.wanted == Some(Wanted::Table) {
        table.request_focus();
    }
    folder.wanted = folder.wanted.filter(|&wanted| wanted != Wanted::Table);
    let name = folder.at().map(|at| folder.rows()[at].name()).unwrap_or_default();
    table.widget_info(|| {
        let list = Text::new("岗位列表", "Posts").get(lang);
        WidgetInfo::labeled(Role::ListBox, true, format!("{list} {name}").trim())
    });
    let page = ((rect.height() - HEAD) / ROW) as usize;
    let mut asked = keys(ui, folder, &table, page);
    let line = Stroke::new(1.0, tokens(ui).line);
    ui.painter().rect(rect, theme::CARD_CORNER, tokens(ui).card, line, StrokeKind::Inside);
    paint_focus(ui, rect, table.has_focus());
    let columns = columns(rect.shrink2(vec2(4.0, 0.0)), lang);
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, folder, &columns, lang);
    let count = folder.rows().len();
    if count == 0 {
        empty_ui(ui, folder, &mut app.commands, lang);
        return;
    }
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(("rows", folder.serial));
    if std::mem::take(&mut folder.to_cursor)
        && let Some(at) = folder.at()
    {
        area = area.vertical_scroll_offset(offset(ui, folder, at, rect.height() - HEAD));
    }
    let output = area.show_rows(ui, ROW, count, |ui, visible| {
        // The edge stays whole, whatever a row that is half in view paints.
        ui.shrink_clip_rect(rect.shrink(1.0));
        for index in visible {
            let row = folder.rows()[index].clone();
            asked = row_ui(ui, folder, (index, &row), &columns, &table, (today, lang)).or(asked.take());
        }
    });
    let top = output.state.clamped_offset().y;
    ui.data_mut(|data| data.insert_temp(id, top));
    match asked {
        Some(Ask::Open(path)) => app.open_at(path, None, ui.ctx()),
        Some(Ask::Give(command)) => app.commands.push(command),
        Some(Ask::Search(text)) => {
            folder.query.what.push_str(&text);
            folder.wanted = Some(Wanted::Search);
        }
        None => {}
    }
}

/// How high the table is with all its rows; nothing while it has none.
pub(super) fn height(app: &mut App) -> Option<f32> {
    let count = app.tabs.folder_mut()?.rows().len();
    (count > 0).then_some(HEAD + count as f32 * ROW + 1.0)
}

/// Where to scroll so that the row of the cursor is in view: no further than needed.
fn offset(ui: &Ui, folder: &Folder, at: usize, height: f32) -> f32 {
    let now = ui.data(|data| data.get_temp(Id::unique(("table", folder.serial)))).unwrap_or(0.0_f32);
    let top = at as f32 * ROW;
    now.min(top).max(top + ROW - height)
}

/// The columns, what is missed most first, and how wide each is at least.
fn by_priority(lang: Lang) -> [(Column, f32); 8] {
    // A badge of every severity has room.
    let (status, findings) = if lang == Lang::Zh { (66.0, 96.0) } else { (84.0, 80.0) };
    [
        (Column::Title, 190.0),
        (Column::Findings, findings),
        (Column::Status, status),
        (Column::Department, 104.0),
        (Column::Share, 92.0),
        (Column::Code, 96.0),
        (Column::Revised, 92.0),
        (Column::Superior, 112.0),
    ]
}

/// The columns that there is room for, and where they stand. What is left goes to those with texts.
fn columns(rect: Rect, lang: Lang) -> Vec<(Column, Rect)> {
    let mut free = rect.width() - BOX;
    let mut widths: Vec<(Column, f32)> = Vec::new();
    for (column, least) in by_priority(lang) {
        // One that is left out makes no room for a lesser one: columns come and go in one order.
        if !widths.is_empty() && least > free {
            break;
        }
        free -= least;
        widths.push((column, least));
    }
    let weight = |column: Column| match column {
        Column::Title => 1.5,
        Column::Department | Column::Superior => 1.1,
        Column::Code => 1.0,
        _ => 0.0,
    };
    let weights: f32 = widths.iter().map(|&(column, _)| weight(column)).sum();
    let mut left = rect.left() + BOX;
    let place = |column| {
        let (_, least) = widths.iter().find(|(other, _)| *other == column)?;
        let width = least + free * weight(column) / weights;
        let place = Rect::from_min_size(Pos2::new(left, rect.top()), vec2(width, HEAD));
        left += width;
        Some((column, place))
    };
    Column::ALL.into_iter().filter_map(place).collect()
}

/// The names of the columns; a click sorts by one, the way that is asked for most, another the other way round.
fn head_ui(ui: &mut Ui, folder: &mut Folder, columns: &[(Column, Rect)], lang: Lang) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let tokens = tokens(ui);
    let ground = rect.shrink2(vec2(1.0, 0.0)).with_min_y(rect.top() + 1.0);
    let corner = egui::CornerRadius { nw: 8, ne: 8, sw: 0, se: 0 };
    ui.painter().rect_filled(ground, corner, tokens.soft);
    all_ui(ui, folder, Rect::from_min_size(rect.min, vec2(BOX, HEAD)), lang);
    for &(column, place) in columns {
        let id = ui.scope_id().with(("column", column.label().en));
        let response = ui.interact(place, id, Sense::click());
        let chosen = folder.query.by == column;
        let name = match lang {
            Lang::Zh => format!("按{}排序", column.label().zh),
            Lang::En => format!("Sort by {}", column.label().en.to_lowercase()),
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
        let ink = if chosen || response.hovered() { tokens.text } else { tokens.text2 };
        let galley = one_line(ui, column.label().get(lang), theme::BODY, ink, place.width() - 24.0);
        let right = place.left() + 8.0 + galley.size().x;
        ui.painter().galley(Pos2::new(place.left() + 8.0, place.center().y - galley.size().y / 2.0), galley, ink);
        if chosen {
            let icon = if folder.query.falls { icon::ARROW_DOWN } else { icon::ARROW_UP };
            paint_icon(ui, Pos2::new(right + 10.0, place.center().y), icon, 14.0, tokens.text2);
        }
        paint_focus(ui, place.shrink(2.0), response.has_focus());
        if response.clicked() {
            folder.query.falls = if chosen { !folder.query.falls } else { column.falls_first() };
            folder.query.by = column;
            // Who sorts with the mouse walks the rows next; the keys stay where they are.
            if !response.has_focus() {
                folder.enter();
            }
        }
    }
}

/// The box that ticks all that show.
fn all_ui(ui: &mut Ui, folder: &mut Folder, rect: Rect, lang: Lang) {
    let response = ui.interact(rect, ui.scope_id().with("all"), Sense::click());
    let all: Vec<PathBuf> = posts(folder.rows()).collect();
    let ticked = !all.is_empty() && all.iter().all(|path| folder.chosen.contains(path));
    let name = Text::new("全选", "Select all").get(lang);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, name));
    paint_box(ui, rect.center(), ticked);
    paint_focus(ui, rect.shrink(4.0), response.has_focus());
    if response.clicked() {
        if ticked {
            folder.chosen.clear();
        } else {
            folder.chosen.extend(all);
        }
        if !response.has_focus() {
            folder.enter();
        }
    }
}

/// What stands in place of rows where there are none.
fn empty_ui(ui: &mut Ui, folder: &mut Folder, commands: &mut Vec<Command>, lang: Lang) {
    let reads = folder.reading.is_some() && folder.known.entries.is_empty();
    let text = match (reads, folder.query.narrows()) {
        (true, _) => Text::new("正在读取……", "Reading …"),
        (_, true) => Text::new("没有符合条件的岗位", "No post is like that"),
        _ => Text::new("文件夹里还没有岗位说明书", "There is no description in this folder yet"),
    };
    ui.add_space(48.0);
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.label(egui::RichText::new(text.get(lang)).size(theme::FIELD).color(tokens(ui).text2));
        ui.add_space(8.0);
        if folder.query.narrows() {
            let all = Text::new("显示全部", "Show all").get(lang);
            if Button::new(all, Look::Outlined).ui(ui).clicked() {
                folder.query =
                    super::Query { by: folder.query.by, falls: folder.query.falls, ..super::Query::default() };
            }
        } else if !reads {
            let new = Text::new("新建岗位说明书", "New description").get(lang);
            if Button::new(new, Look::Outlined).icon(icon::NEW).ui(ui).clicked() {
                commands.push(Command::NewHere);
            }
        }
    });
}
