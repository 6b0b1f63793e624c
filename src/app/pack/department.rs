//! The card of a department: handle, name, 部门职责, fold, menu; its members below.

use egui::{Color32, CornerRadius, Frame, Key, Margin, Modifiers, Rect, Role, Sense, Stroke, Ui};
use egui::{WidgetInfo, vec2};

use super::badge::Badge;
use super::departments::{may_land, move_department};
use super::field::{Style, bare_text_ui};
use super::{Spot, View, id_of, member};
use crate::app::command::Command;
use crate::app::form::row_menu::row_ui;
use crate::app::icon;
use crate::app::theme::{self, tokens};
use crate::app::toast::Toast;
use crate::app::widget::button::{Button, Look, icon_button_of_ui, more_button_ui, paint_focus};
use crate::app::widget::mark::chip_ui;
use crate::app::widget::menu::{context_ui, one_line, popup_ui, rule_ui};
use crate::app::widget::order::{right_ui, room_beside};
use crate::document::PackPlace;
use crate::lang::{Lang, counted};

/// The height of the head.
const HEAD: f32 = 42.0;

/// What stands below a card.
const GAP: f32 = 6.0;

/// Leaves the room of a department whose card is far from what is seen, and tells where it lies: of hundreds few are seen.
/// One in which something happens is shown.
pub(super) fn far_ui(ui: &mut Ui, view: &View<'_>, index: usize) -> Option<Rect> {
    let state = &view.state;
    let is_meant = |place: PackPlace| match place {
        PackPlace::Name(of) | PackPlace::Intro(of) | PackPlace::Member(of, _) => of == index,
        _ => false,
    };
    if state.drag.held().is_some() || state.intro == Some(index) || state.wanted.is_some_and(is_meant) {
        return None;
    }
    let rows = match view.editor.document().departments.get(index).map(|department| department.members.len()) {
        _ if state.folded.contains(&index) => 0.0,
        Some(count) if count > 0 => count as f32 * member::ROW,
        _ => member::NONE,
    };
    let size = vec2(ui.available_width(), HEAD + rows + 2.0);
    let rect = Rect::from_min_size(ui.cursor().min, size);
    if ui.clip_rect().expand(member::NEAR).intersects(rect) {
        return None;
    }
    ui.allocate_space(size);
    ui.add_space(GAP);
    Some(rect)
}

/// Shows the department and tells where its card lies.
pub(super) fn department_ui(ui: &mut Ui, view: &mut View<'_>, index: usize) -> Rect {
    let line = tokens(ui).line;
    let held = view.state.drag.held() == Some(Spot::Department(index));
    let folded = view.state.folded.contains(&index);
    let frame = Frame::new().fill(tokens(ui).card).stroke(Stroke::new(1.0, line)).corner_radius(theme::CARD_CORNER);
    let shown = ui.scope(|ui| {
        if held {
            ui.multiply_opacity(0.5);
        }
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            let top = head_ui(ui, view, index, folded);
            if view.state.intro == Some(index) {
                intro_ui(ui, view, index);
            }
            let count = view.editor.document().departments.get(index).map_or(0, |department| department.members.len());
            if folded {
                may_land(view, top, false, Spot::Member(index, count));
            } else {
                member::members_ui(ui, view, index, count);
            }
        });
        shown.response.rect
    });
    ui.add_space(GAP);
    shown.inner
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, index: usize, folded: bool) -> Rect {
    let number = index + 1;
    keys(ui, view, index);
    // What stands in the head takes its own clicks.
    let ground = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), HEAD));
    let ground = ui.interact(ground, ui.scope_id().with(("head", index)), Sense::CLICK);
    context_ui(&ground, |ui| rows_ui(ui, view, index));
    let margin = Frame::new().inner_margin(Margin { left: 8, right: 6, top: 5, bottom: 5 });
    let shown = margin.show(ui, |ui| {
        ui.set_min_height(HEAD - 10.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let name = format!("{} {number}", view.t("拖动部门", "Drag department"));
            view.state.drag.handle_ui(ui, Spot::Department(index), &name, vec2(18.0, theme::ROW));
            name_ui(ui, view, index);
            chip(ui, view, index);
            let tail = format!("tail {index}");
            let room = room_beside(ui, &tail);
            intro_line_ui(ui, view, index, room);
            right_ui(ui, &tail, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                fold_ui(ui, view, index, folded);
                menu_ui(ui, view, index);
            });
        });
    });
    shown.response.rect
}

/// How many members it has, and what is wrong with it.
fn chip(ui: &mut Ui, view: &View<'_>, index: usize) {
    let count = view.editor.document().departments.get(index).map_or(0, |department| department.members.len());
    let text = match view.lang {
        Lang::Zh => format!("{count} 份"),
        Lang::En => count.to_string(),
    };
    let (ink, ground) = (tokens(ui).text2, tokens(ui).soft);
    chip_ui(ui, None, &text, ink, ground);
    if count == 0
        && let Some(badge) = Badge::of(ui, view, PackPlace::Name(index))
    {
        badge.ui(ui);
    }
}

/// The name, as wide as it is long.
fn name_ui(ui: &mut Ui, view: &mut View<'_>, index: usize) {
    let name = view.editor.document().departments.get(index).map(|department| department.name.clone());
    let galley = ui.painter().layout_no_wrap(name.unwrap_or_default(), theme::bold(theme::FIELD), Color32::PLACEHOLDER);
    let most = (ui.available_width() * 0.45).max(120.0);
    let width = (galley.size().x + 22.0).clamp(64.0, most);
    let label = format!("{} {}", view.t("部门名称", "Department"), index + 1);
    let style = Style { hint: view.t("部门名称", "Department"), heading: true, ..Style::default() };
    bare_text_ui(ui, view, PackPlace::Name(index), &label, width, style);
}

/// Alt with an arrow moves the department while its name has the focus.
fn keys(ui: &Ui, view: &mut View<'_>, index: usize) {
    if !ui.memory(|memory| memory.has_focus(id_of(PackPlace::Name(index)))) {
        return;
    }
    let (up, down) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::ALT, Key::ArrowUp), input.consume_key(Modifiers::ALT, Key::ArrowDown))
    });
    if up && index > 0 {
        move_department(view, index, index - 1);
    } else if down {
        move_department(view, index, index + 2);
    }
}

/// 部门职责 on one line; a click lets it be written.
fn intro_line_ui(ui: &mut Ui, view: &mut View<'_>, index: usize, room: f32) {
    if view.state.intro == Some(index) {
        return;
    }
    let intro = view.editor.document().departments.get(index).map(|department| department.intro.replace('\n', " "));
    let intro = intro.unwrap_or_default();
    let hint = view.t("写部门职责…", "What it does…");
    let text = if intro.is_empty() { hint } else { &intro };
    let galley = one_line(ui, text, theme::CAPTION, tokens(ui).text3, room - 14.0);
    let cut = galley.elided;
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 10.0, theme::SMALL), Sense::click());
    let name = format!("{} {}", view.t("编辑部门职责", "Edit what department does"), index + 1);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(5), tokens(ui).soft);
    }
    paint_focus(ui, rect, response.has_focus());
    let ink = if intro.is_empty() { tokens(ui).text3.gamma_multiply(0.75) } else { tokens(ui).text3 };
    let at = rect.left_center() + vec2(5.0, -galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, ink);
    if response.clicked() {
        view.state.intro = Some(index);
        view.state.wanted = Some(PackPlace::Intro(index));
    }
    if cut {
        response.on_hover_text(intro);
    }
}

fn intro_ui(ui: &mut Ui, view: &mut View<'_>, index: usize) {
    Frame::new().inner_margin(Margin { left: 32, right: 12, top: 0, bottom: 8 }).show(ui, |ui| {
        let width = ui.available_width();
        let label = format!("{} {}", view.t("部门职责", "What department does"), index + 1);
        let hint = view.t("一段一行，印在部门扉页上", "A paragraph a line, printed on the divider");
        let style = Style { hint, rows: 2, ..Style::default() };
        let response = bare_text_ui(ui, view, PackPlace::Intro(index), &label, width, style);
        ui.add_space(6.0);
        let done = Button::new(view.t("写好了", "Done"), Look::Outlined).small().ui(ui).clicked();
        if done || response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            view.state.intro = None;
        }
    });
}

fn fold_ui(ui: &mut Ui, view: &mut View<'_>, index: usize, folded: bool) {
    let (icon, name) = if folded {
        (icon::UNFOLD, view.t("展开部门", "Unfold department"))
    } else {
        (icon::FOLD, view.t("折叠部门", "Fold department"))
    };
    let name = format!("{name} {}", index + 1);
    if icon_button_of_ui(ui, icon, &name, vec2(theme::BUTTON, theme::ROW), false).clicked() {
        if folded {
            view.state.folded.remove(&index);
        } else {
            view.state.folded.insert(index);
        }
    }
}

fn menu_ui(ui: &mut Ui, view: &mut View<'_>, index: usize) {
    let button = more_button_ui(ui, &format!("{} {}", view.t("部门菜单", "Department menu"), index + 1));
    popup_ui(&button, |ui| rows_ui(ui, view, index));
}

/// The rows of the menu of a department.
fn rows_ui(ui: &mut Ui, view: &mut View<'_>, index: usize) {
    let last = view.editor.document().departments.len().saturating_sub(1);
    if row_ui(ui, view.t("添加岗位…", "Add posts…"), Some(icon::NEW), "", true) {
        view.commands.push(Command::AddMembers(Some(index)));
    }
    if row_ui(ui, view.t("编辑部门职责", "Edit what it does"), Some(icon::NOTES), "", true) {
        view.state.intro = Some(index);
        view.state.wanted = Some(PackPlace::Intro(index));
    }
    rule_ui(ui);
    if row_ui(ui, view.t("上移部门", "Move up"), Some(icon::ARROW_UP), "Alt+↑", index > 0) {
        move_department(view, index, index - 1);
    }
    if row_ui(ui, view.t("下移部门", "Move down"), Some(icon::ARROW_DOWN), "Alt+↓", index < last) {
        move_department(view, index, index + 2);
    }
    rule_ui(ui);
    if row_ui(ui, view.t("删除部门", "Delete department"), Some(icon::DELETE), "", true) {
        remove(view, index);
    }
}

/// Takes a department with its members away and offers to bring it back.
fn remove(view: &mut View<'_>, at: usize) {
    let Some(department) = view.editor.document().departments.get(at).cloned() else { return };
    view.step(PackPlace::Name(at), |pack| drop(pack.departments.remove(at)));
    let after = |old: usize| if old > at { old - 1 } else { old };
    view.state.folded = view.state.folded.iter().filter(|&&old| old != at).map(|&old| after(old)).collect();
    view.state.intro = view.state.intro.filter(|&old| old != at).map(after);
    view.state.marked = None;
    let name = if department.name.is_empty() { (at + 1).to_string() } else { department.name };
    let text = match (view.lang, department.members.len()) {
        (Lang::Zh, 0) => format!("已删除部门“{name}”"),
        (Lang::Zh, count) => format!("已删除部门“{name}”及其中 {count} 个岗位；文件没有动"),
        (Lang::En, 0) => format!("Department \"{name}\" deleted"),
        (Lang::En, count) => {
            format!("Department \"{name}\" deleted with {}; no file was touched", counted(count, "post"))
        }
    };
    *view.toast = Some(Toast::undoable(text, view.editor.generation()));
}
