//! The rows of the members: handle, title, what is wrong, code, page, menu.

use egui::{EventFilter, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder};
use egui::{WidgetInfo, vec2};

use super::badge::Badge;
use super::departments::{may_land, move_member};
use super::{Spot, View, id_of, menu, rows};
use crate::app::command::Command;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look, more_button_ui, paint_focus};
use crate::app::widget::menu::{context_ui, one_line, open_menu, popup_ui};
use crate::document::PackPlace;
use crate::lang::Lang;

/// The height of a row.
pub(super) const ROW: f32 = 36.0;
/// The height of what stands where there are none.
pub(super) const NONE: f32 = ROW + 4.0;
/// Rows at least this wide show the code, all or none, and beside it a problem or how many there are.
const WITH_CODES: f32 = 490.0;
/// How far outside the view a row is still there, for the keyboard and for a screen reader.
pub(super) const NEAR: f32 = 600.0;

/// The members of a department, or what stands where there are none.
pub(super) fn members_ui(ui: &mut Ui, view: &mut View<'_>, department: usize, count: usize) {
    if count == 0 {
        none_ui(ui, view, department);
    }
    for row in 0..count {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        may_land(view, rect, true, Spot::Member(department, row));
        if row + 1 == count {
            may_land(view, rect, false, Spot::Member(department, count));
        }
        let wanted = view.state.wanted == Some(PackPlace::Member(department, row));
        if wanted || ui.clip_rect().expand(NEAR).intersects(rect) {
            row_ui(ui, view, (department, row), rect);
        }
    }
}

fn none_ui(ui: &mut Ui, view: &mut View<'_>, department: usize) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), NONE));
    may_land(view, rect, true, Spot::Member(department, 0));
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens(ui).line));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(28.0, 8.0))));
    inside.horizontal(|ui| {
        let text = view.t("添加岗位…", "Add posts…");
        let button = Button::new(text, Look::QuietAccent).icon(icon::ADD).small().ui(ui);
        if button.clicked() {
            view.commands.push(Command::AddMembers(Some(department)));
        }
        let ink = tokens(ui).text3;
        let text = view.t("或把别处的岗位拖到这里", "or drag posts here");
        ui.label(egui::RichText::new(text).size(theme::CAPTION).color(ink));
    });
}

fn row_ui(ui: &mut Ui, view: &mut View<'_>, at: (usize, usize), rect: Rect) {
    let place = PackPlace::Member(at.0, at.1);
    let Some(file) = place.text(view.editor.document()).cloned() else { return };
    let id = id_of(place);
    let focused = ui.memory(|memory| memory.has_focus(id));
    if focused {
        keys(ui, view, at);
    }
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let (title, code) = match view.document(&file) {
        Some(document) => (document.identity.title.trim().to_owned(), document.identity.code.trim().to_owned()),
        None => (String::new(), String::new()),
    };
    let untitled = title.is_empty();
    let name = if untitled { file.clone() } else { title };
    let marked = view.state.marked == Some(place);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), marked, &name));
    if response.drag_started() {
        view.state.drag.hold(Spot::Member(at.0, at.1));
    }
    // Only its place is wanted where nobody sees it.
    if !ui.is_rect_visible(rect) {
        return answer(ui, view, at, &response);
    }
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("member", at)));
    paint_ground(&mut inside, view, &response, place, marked);
    let left = handle_ui(&mut inside, view, at, rect, &name);
    let ink = if untitled { tokens(ui).text3 } else { tokens(ui).text };
    let whole = one_line(&inside, &name, theme::FIELD, ink, f32::INFINITY).size().x;
    // A short title leaves more than half of the row to what is wrong.
    let from = (left + whole + 16.0).min(rect.center().x).min(rect.right() - 160.0);
    let right = tail_ui(&mut inside, view, (at, &name), rect.with_min_x(from), &code);
    let galley = one_line(&inside, &name, theme::FIELD, ink, right - left - 8.0);
    let cut = galley.elided;
    inside.painter().galley(Pos2::new(left, rect.center().y - galley.size().y / 2.0), galley, ink);
    answer(ui, view, at, &response);
    context_ui(&response, |ui| rows_ui(ui, view, at));
    let tooltip = if cut { format!("{name}\n{file}") } else { file };
    response.on_hover_text(tooltip);
}

fn paint_ground(ui: &mut Ui, view: &View<'_>, response: &Response, place: PackPlace, marked: bool) {
    let tokens = tokens(ui);
    let rect = response.rect;
    let held = matches!((view.state.drag.held(), place),
        (Some(Spot::Member(department, row)), PackPlace::Member(d, r)) if (department, row) == (d, r));
    if held {
        ui.multiply_opacity(0.4);
    }
    let inner = rect.shrink2(vec2(3.0, 2.0));
    if marked {
        ui.painter().rect_filled(inner, theme::CORNER, tokens.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, theme::CORNER, tokens.soft);
    }
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    paint_focus(ui, inner, response.has_focus());
}

/// The handle; tells where it ends.
fn handle_ui(ui: &mut Ui, view: &mut View<'_>, at: (usize, usize), rect: Rect, name: &str) -> f32 {
    let place = Rect::from_min_size(rect.min + vec2(8.0, 0.0), vec2(18.0, ROW));
    let label = format!("{} {name}", view.t("拖动", "Drag"));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place).id_salt("handle"));
    view.state.drag.handle_ui(&mut inside, Spot::Member(at.0, at.1), &label, place.size());
    place.right() + 8.0
}

/// Menu, page, code and badge from right to left; tells where they begin.
fn tail_ui(ui: &mut Ui, view: &mut View<'_>, (at, name): ((usize, usize), &str), rect: Rect, code: &str) -> f32 {
    let codes = ui.max_rect().width() >= WITH_CODES;
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(6.0, 0.0))).layout(layout));
    inside.spacing_mut().item_spacing.x = 4.0;
    menu_ui(&mut inside, view, at, name);
    let page = view.book.members.get(&at).map(|&page| view.book.label(page, view.lang));
    let page = page.map_or_else(String::new, |page| match view.lang {
        Lang::Zh => format!("第 {page} 页"),
        Lang::En => format!("p. {page}"),
    });
    cell_ui(&mut inside, &page, 62.0);
    if codes {
        cell_ui(&mut inside, code, 84.0);
    }
    if let Some(badge) = Badge::of(&inside, view, PackPlace::Member(at.0, at.1)) {
        badge.ui(&mut inside);
    }
    inside.min_rect().left()
}

/// A grey text, flush right.
fn cell_ui(ui: &mut Ui, text: &str, width: f32) {
    let ink = tokens(ui).text3;
    let galley = one_line(ui, text, theme::CAPTION, ink, width);
    let room = galley.size().x.max(width);
    let (rect, response) = ui.allocate_exact_size(vec2(room, ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let at = Pos2::new(rect.right() - galley.size().x - 4.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// Does what a click or the focus asks for.
fn answer(ui: &Ui, view: &mut View<'_>, at: (usize, usize), response: &Response) {
    let place = PackPlace::Member(at.0, at.1);
    if view.takes_focus(ui, place) {
        response.request_focus();
        ui.scroll_to_rect(response.rect.expand2(vec2(0.0, 48.0)), None);
    }
    if response.has_focus() {
        // The arrows are the list's.
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if response.clicked() {
        response.request_focus();
    }
    let chosen = response.clicked() || response.secondary_clicked();
    if chosen || (response.gained_focus() && view.state.marked != Some(place)) {
        view.state.marked = Some(place);
        view.state.found = None;
        view.state.turns_to = Some(at);
        ui.ctx().request_repaint();
    }
    if response.double_clicked() {
        view.commands.push(Command::OpenMember(at.0, at.1));
    }
}

/// What the keys do in the row that has the focus.
fn keys(ui: &Ui, view: &mut View<'_>, at: (usize, usize)) {
    let taken = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let up = taken(Modifiers::ALT, Key::ArrowUp);
    if up || taken(Modifiers::ALT, Key::ArrowDown) {
        shift(view, at, !up);
    } else if taken(Modifiers::SHIFT, Key::F10) {
        let place = PackPlace::Member(at.0, at.1);
        view.state.menu = Some(place);
        // It opens beside its row, which may have been wheeled out of view.
        view.focus(place);
    } else if taken(Modifiers::NONE, Key::Enter) {
        view.commands.push(Command::OpenMember(at.0, at.1));
    } else if taken(Modifiers::NONE, Key::Delete) || taken(Modifiers::NONE, Key::Backspace) {
        remove(view, at);
    } else if taken(Modifiers::NONE, Key::ArrowUp) {
        step(view, at, false);
    } else if taken(Modifiers::NONE, Key::ArrowDown) {
        step(view, at, true);
    }
}

/// Moves the member by one row.
pub(super) fn shift(view: &mut View<'_>, at: (usize, usize), down: bool) {
    let gap = rows::gap_beside(view.editor.document(), at, down);
    if let Some(gap) = gap {
        move_member(view, at, gap);
    }
}

/// Moves the focus by one row, into the next department that shows members where this one ends.
fn step(view: &mut View<'_>, at: (usize, usize), down: bool) {
    let pack = view.pack();
    let shown = pack.departments.iter().enumerate().filter(|(index, _)| !view.state.folded.contains(index));
    let all: Vec<(usize, usize)> =
        shown.flat_map(|(index, department)| (0..department.members.len()).map(move |row| (index, row))).collect();
    let next = if down { all.iter().find(|&&other| other > at) } else { all.iter().rfind(|&&other| other < at) };
    if let Some(&(department, row)) = next {
        let place = PackPlace::Member(department, row);
        view.focus(place);
    }
}

fn menu_ui(ui: &mut Ui, view: &mut View<'_>, at: (usize, usize), name: &str) {
    let button = more_button_ui(ui, &format!("{} {name}", view.t("岗位菜单", "Menu of")));
    let place = PackPlace::Member(at.0, at.1);
    if view.state.menu.take_if(|menu| *menu == place).is_some() {
        open_menu(&button);
    }
    let closed = popup_ui(&button, |ui| rows_ui(ui, view, at));
    if closed && view.state.wanted.is_none() {
        view.state.wanted = Some(place);
    }
}

fn rows_ui(ui: &mut Ui, view: &mut View<'_>, at: (usize, usize)) {
    let pack = view.pack();
    if let Some(ask) = menu::rows_ui(ui, &pack, at, !view.editor.is_protected(), view.lang) {
        view.act(at, ask);
    }
}

/// Takes a member out of the pack and offers to bring it back.
pub(super) fn remove(view: &mut View<'_>, (department, row): (usize, usize)) {
    let place = PackPlace::Member(department, row);
    let Some(file) = place.text(view.editor.document()).cloned() else { return };
    let title = view.document(&file).map(|document| document.identity.title.clone()).filter(|title| !title.is_empty());
    view.step(place, |pack| {
        if let Some(of) = pack.departments.get_mut(department).filter(|of| row < of.members.len()) {
            of.members.remove(row);
        }
    });
    let left = view.editor.document().departments.get(department).map_or(0, |of| of.members.len());
    view.state.marked = None;
    if left > 0 {
        view.focus(PackPlace::Member(department, row.min(left - 1)));
    }
    let name = title.unwrap_or(file);
    let text = match view.lang {
        Lang::Zh => format!("已把“{name}”移出汇编；文件没有动"),
        Lang::En => format!("\"{name}\" is out of the pack; its file stays"),
    };
    *view.toast = Some(Toast::undoable(text, view.editor.generation()));
}
