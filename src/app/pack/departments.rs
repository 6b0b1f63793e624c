//! 部门与岗位: the cover's texts, what is wrong, a card a department, and what adds to them.

use egui::Ui;

use super::{Spot, View, cover, department, problems, rows};
use crate::app::command::Command;
use crate::app::form::card::{card_ui, head_ui, help_ui};
use crate::app::icon;
use crate::app::widget::button::{Button, Look};
use crate::document::PackPlace;
use crate::document::pack::Department;

/// Shows them.
pub(super) fn departments_ui(ui: &mut Ui, view: &mut View<'_>) {
    cover::cover_ui(ui, view);
    problems::problems_ui(ui, view);
    let count = view.editor.document().departments.len();
    if count == 0 {
        empty_ui(ui, view);
    }
    let mut last = None;
    for index in 0..count {
        let rect = department::far_ui(ui, view, index).unwrap_or_else(|| department::department_ui(ui, view, index));
        may_land(view, rect, true, Spot::Department(index));
        last = Some((rect, index));
    }
    if let Some((rect, index)) = last {
        may_land(view, rect, false, Spot::Department(index + 1));
    }
    if let Some((held, spot)) = view.state.drag.finish_ui(ui) {
        land(view, held, spot);
    }
}

/// Notes that what is held may land there, when it is of the kind that does.
pub(super) fn may_land(view: &mut View<'_>, rect: egui::Rect, top: bool, spot: Spot) {
    let held = view.state.drag.held();
    let fits = matches!(
        (held, spot),
        (Some(Spot::Department(_)), Spot::Department(_)) | (Some(Spot::Member(..)), Spot::Member(..))
    );
    if fits {
        view.state.drag.may_land(rect, top, spot);
    }
}

fn empty_ui(ui: &mut Ui, view: &mut View<'_>) {
    card_ui(ui, false, |ui| {
        head_ui(ui, view.t("从一个部门开始", "Begin with a department"));
        let help = view.t(
            "汇编由部门组成，部门里是岗位说明书。说明书留在各自的文件里，要放在汇编的文件夹内。",
            "A pack is made of departments with descriptions. These stay in their own files, in the folder of the pack.",
        );
        help_ui(ui, help);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            if Button::new(view.t("添加第一个部门", "Add the first department"), Look::Accented)
                .icon(icon::ADD)
                .ui(ui)
                .clicked()
            {
                view.commands.push(Command::AddDepartment);
            }
        });
    });
}

fn land(view: &mut View<'_>, held: Spot, spot: Spot) {
    match (held, spot) {
        (Spot::Department(from), Spot::Department(gap)) => move_department(view, from, gap),
        (Spot::Member(department, row), Spot::Member(other, gap)) => move_member(view, (department, row), (other, gap)),
        _ => {}
    }
}

/// Moves a department to a gap and takes the focus along.
pub(super) fn move_department(view: &mut View<'_>, from: usize, gap: usize) {
    let mut moved = None;
    view.step(PackPlace::Name(from), |pack| moved = rows::move_department(pack, from, gap));
    let Some(to) = moved else { return };
    view.state.folded = view.state.folded.iter().map(|&old| rows::after_move(old, from, to)).collect();
    view.state.intro = view.state.intro.map(|old| rows::after_move(old, from, to));
    view.focus(PackPlace::Name(to));
}

/// Moves a member to a gap and takes the focus along.
pub(super) fn move_member(view: &mut View<'_>, from: (usize, usize), gap: (usize, usize)) {
    let mut moved = None;
    view.step(PackPlace::Member(from.0, from.1), |pack| moved = rows::move_member(pack, from, gap));
    if let Some((department, row)) = moved {
        view.state.folded.remove(&department);
        view.focus(PackPlace::Member(department, row));
    }
}

/// Adds a department at the end and gives its name the focus.
pub(super) fn add_department(view: &mut View<'_>) {
    let at = view.editor.document().departments.len();
    view.step(PackPlace::Name(at), |pack| pack.departments.push(Department::default()));
    view.focus(PackPlace::Name(at));
}
